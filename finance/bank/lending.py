"""A loan of the group as one value of the rules, and writing a new one. No rights, no commit."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from sqlalchemy.orm import Session

from finance.bank.commands import Borrow, ReplanLender
from finance.bank.lender_moves import moves_of, paid_of, plans_of, schedule_rows, terms_of
from finance.bank.models import ExternalInstalment, ExternalLoan, ExternalPlan
from finance.ledger.balances import balance
from finance.ledger.books import books_of, fund_of
from finance.ledger.entry import MoneyEntry
from finance.rules.external import ACCOUNT_OF, ExternalTerms, LenderKind, external_schedule
from finance.rules.external_plan import Replanned, replanned
from finance.rules.loans.products import exact_rate
from finance.rules.loans.schedules import Row
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.money import MAX_PAISE
from sr_board.base.text import clean_line, clean_text

__all__ = ["owed", "plan_after", "received", "register_lender", "write_plan"]


def owed(session: Session, row: ExternalLoan) -> int:
    """What the group owes on it today, paise."""
    return -balance(session, row.group_id, row.account, lender_id=row.id)


def received(session: Session, row: ExternalLoan) -> int:
    """What came of it, paise."""
    return sum(move.received for move in moves_of(session, row))


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


def plan_after(session: Session, row: ExternalLoan, command: ReplanLender) -> Replanned:
    """The whole plan as it would be after the lender's change; writes nothing.

    Raises RuleBroken "not-for-cash-credit", "lender-plan-nothing-owed", InputInvalid
    "lender-plan-day-wrong", "lender-plan-first-due", and what the loan engine raises.
    """
    if row.kind == LenderKind.CASH_CREDIT:
        raise RuleBroken("not-for-cash-credit")
    changes = plans_of(session, row.id)
    since = max([row.received_on, *(plan.on_date for plan in changes)])
    if command.on < since:
        raise InputInvalid("lender-plan-day-wrong", field="on", date=since)
    exact_rate(command.rate)
    terms = ExternalTerms(
        principal=row.principal,
        rate=_plain_rate(command.rate),
        method=command.method,
        instalments=command.instalments,
        received=row.received_on,
        first_due=command.first_due,
        every_months=command.every_months,
        instalment=command.instalment,
        grace=command.grace,
        unit=row.unit,
    )
    moves = moves_of(session, row)
    came = sum(move.received for move in moves)
    return replanned(schedule_rows(session, row.id), paid_of(moves), came, command.on, terms)


def write_plan(entry: MoneyEntry, row: ExternalLoan, command: ReplanLender) -> None:
    """Write down the lender's change as a new version of the schedule. Raises as `plan_after`,
    and InputInvalid when `reason` is empty."""
    session = entry.session
    made = plan_after(session, row, command)
    version = 2 + len(plans_of(session, row.id))
    session.add(
        ExternalPlan(
            **entry.new(),
            loan_id=row.id,
            version=version,
            first_n=made.first_n,
            on_date=command.on,
            begins=made.begins,
            principal=made.principal,
            rate=_plain_rate(command.rate),
            method=str(command.method),
            instalments=command.instalments,
            first_due=command.first_due,
            every_months=command.every_months,
            instalment=command.instalment,
            grace=command.grace,
            unit=row.unit,
            reason=clean_text(command.reason, field="reason", most=2000, required=True),
        )
    )
    session.add_all(_instalments(entry, row.id, made.rows, version))
    session.flush()


def _plain_rate(rate: str) -> str:
    return rate.strip().removesuffix("%").strip()


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
        rate=_plain_rate(command.rate),
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
    entry: MoneyEntry, loan_id: str, rows: Sequence[Row], version: int = 1
) -> Iterator[ExternalInstalment]:
    for one in rows:
        yield ExternalInstalment(
            **entry.new(),
            loan_id=loan_id,
            version=version,
            n=one.n,
            due_on=one.due,
            days=one.days,
            principal=one.principal,
            interest=one.interest,
            balance=one.balance,
        )
