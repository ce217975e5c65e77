"""A loan of the group as one value of the rules, and writing a new one. No rights, no commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.commands import Borrow
from finance.bank.models import ExternalInstalment, ExternalLoan
from finance.ledger.balances import balance
from finance.ledger.books import books_of, fund_of
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import LedgerPosting
from finance.rules.external import ACCOUNT_OF, ExternalTerms, LenderKind, external_schedule
from finance.rules.loans.products import Method, exact_rate
from finance.rules.loans.schedules import Row
from sr_board.base.errors import InputInvalid
from sr_board.base.money import MAX_PAISE
from sr_board.base.text import clean_line, clean_text

__all__ = ["owed", "received", "register_lender", "schedule_rows", "terms_of"]


def terms_of(row: ExternalLoan) -> ExternalTerms:
    """The terms of a stored loan."""
    return ExternalTerms(
        principal=row.principal,
        rate=row.rate,
        method=Method(row.method),
        instalments=row.instalments,
        received=row.received_on,
        first_due=row.first_due,
        every_months=row.every_months,
        instalment=row.instalment,
        grace=row.grace,
        unit=row.unit,
    )


def schedule_rows(session: Session, lender_id: str) -> tuple[Row, ...]:
    """The newest version of the lender's schedule; a cash credit has none."""
    newest = (
        select(func.max(ExternalInstalment.version))
        .where(ExternalInstalment.loan_id == lender_id)
        .scalar_subquery()
    )
    rows = session.scalars(
        select(ExternalInstalment)
        .where(ExternalInstalment.loan_id == lender_id, ExternalInstalment.version == newest)
        .order_by(ExternalInstalment.n)
    )
    return tuple(
        Row(one.n, one.due_on, one.days, one.principal, one.interest, one.balance) for one in rows
    )


def owed(session: Session, row: ExternalLoan) -> int:
    """What the group owes on it today, paise."""
    return -balance(session, row.group_id, row.account, lender_id=row.id)


def received(session: Session, row: ExternalLoan) -> int:
    """What came of it, paise: everything that made the debt grow."""
    total = session.scalar(
        select(func.coalesce(func.sum(-LedgerPosting.amount), 0)).where(
            LedgerPosting.lender_id == row.id,
            LedgerPosting.account == row.account,
            LedgerPosting.amount < 0,
        )
    )
    return int(total or 0)


def register_lender(entry: MoneyEntry, command: Borrow) -> str:
    """Write down a sanctioned loan with its schedule; its id. Also for loans of paper books,
    with what is still owed and the instalments that are left.

    Raises NotFound "books-not-opened", "fund-unknown", InputInvalid for what cannot be, and what
    the loan engine raises.
    """
    session = entry.session
    books_of(session, command.group_id)
    fund_of(session, command.group_id, command.fund)
    if not 1 <= command.principal <= MAX_PAISE:
        raise InputInvalid("external-amount-wrong", field="principal")
    exact_rate(command.rate)
    row = _loan(entry, command)
    rows: Sequence[Row] = ()
    if command.kind is not LenderKind.CASH_CREDIT:
        rows = external_schedule(terms_of(row)).rows
    session.add(row)
    session.flush()
    session.add_all(_instalments(entry, row.id, rows))
    session.flush()
    return row.id


def _loan(entry: MoneyEntry, command: Borrow) -> ExternalLoan:
    return ExternalLoan(
        **entry.new(),
        group_id=command.group_id,
        kind=str(command.kind),
        lender=clean_line(command.lender, field="lender", most=120, required=True),
        fund=command.fund,
        account=ACCOUNT_OF[command.kind],
        sanction_no=clean_line(command.sanction_no, field="sanction_no", most=120),
        principal=command.principal,
        rate=command.rate.strip().removesuffix("%").strip(),
        method=str(command.method),
        instalments=command.instalments,
        received_on=command.received_on,
        first_due=command.first_due,
        every_months=command.every_months,
        instalment=command.instalment,
        grace=command.grace,
        unit=command.unit,
        subvention=command.subvention,
        note=clean_text(command.note, field="note", most=2000),
    )


def _instalments(
    entry: MoneyEntry, loan_id: str, rows: Sequence[Row]
) -> Iterator[ExternalInstalment]:
    for one in rows:
        yield ExternalInstalment(
            **entry.new(),
            loan_id=loan_id,
            version=1,
            n=one.n,
            due_on=one.due,
            days=one.days,
            principal=one.principal,
            interest=one.interest,
            balance=one.balance,
        )
