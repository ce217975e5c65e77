"""What happened on a loan of the group, entry by entry, and its plan in force. No rights."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.bank.models import ExternalInstalment, ExternalLoan, ExternalPlan
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.external import INTEREST_OF, ExternalTerms, LenderKind, Paid
from finance.rules.external_plan import VersionTerms
from finance.rules.loans.products import Method
from finance.rules.loans.schedules import Row

__all__ = [
    "LenderMove",
    "moves_of",
    "paid_of",
    "plans_of",
    "schedule_rows",
    "terms_of",
    "versions_of",
]

P = LedgerPosting


@dataclass(frozen=True)
class LenderMove:
    """What one entry did to a loan of the group, paise. A cancellation takes away what the entry
    that it cancels had added, so its figures lie below nought."""

    entry_id: str
    on_date: date
    voucher_no: str
    received: int = 0
    principal: int = 0
    interest: int = 0
    subvention: int = 0


def moves_of(session: Session, loan: ExternalLoan) -> tuple[LenderMove, ...]:
    """What each entry did to the loan, the oldest first."""
    rows = session.execute(
        select(
            P.entry_id,
            P.on_date,
            LedgerEntry.voucher_no,
            LedgerEntry.reverses,
            P.account,
            P.amount,
        )
        .join(LedgerEntry, LedgerEntry.id == P.entry_id)
        .where(P.lender_id == loan.id)
        .order_by(P.on_date, LedgerEntry.seq, P.line_no)
    ).all()
    cancels = {row.entry_id: row.reverses for row in rows}
    found: dict[str, LenderMove] = {}
    for entry, day, voucher, _, account, amount in rows:
        old = found.get(entry, LenderMove(entry, day, voucher or ""))
        found[entry] = _added(old, loan, account, int(amount), _is_mirror(entry, cancels))
    return tuple(found.values())


def _is_mirror(entry: str, cancels: Mapping[str, str | None]) -> bool:
    """Whether an entry takes away the effect of another: a cancellation of a cancellation does
    not."""
    mirror, other = False, cancels.get(entry)
    while other is not None:
        mirror, other = not mirror, cancels.get(other)
    return mirror


def _added(
    old: LenderMove, loan: ExternalLoan, account: str, amount: int, mirror: bool
) -> LenderMove:
    received = principal = 0
    if account == loan.account:
        paid_back = (amount > 0) is not mirror
        received, principal = (0, amount) if paid_back else (-amount, 0)
    is_interest = account == INTEREST_OF[LenderKind(loan.kind)]
    return LenderMove(
        old.entry_id,
        old.on_date,
        old.voucher_no,
        old.received + received,
        old.principal + principal,
        old.interest + (amount if is_interest else 0),
        old.subvention + (-amount if account == "4070" else 0),
    )


def paid_of(moves: Sequence[LenderMove]) -> list[Paid]:
    """The moves as what the lender got."""
    return [Paid(x.on_date, x.principal, x.interest) for x in moves if x.principal or x.interest]


# -- the plan ------------------------------------------------------------------------------------


def terms_of(row: ExternalLoan) -> ExternalTerms:
    """The terms of a stored loan as the sanction letter has them."""
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


def plans_of(session: Session, lender_id: str) -> Sequence[ExternalPlan]:
    """Every change of the lender's plan, the oldest first."""
    return session.scalars(
        select(ExternalPlan).where(ExternalPlan.loan_id == lender_id).order_by(ExternalPlan.version)
    ).all()


def versions_of(session: Session, loan: ExternalLoan) -> tuple[VersionTerms, ...]:
    """The terms of each version of the plan: the sanction letter's, then every change."""
    changed = tuple(
        VersionTerms(
            plan.first_n,
            ExternalTerms(
                principal=plan.principal,
                rate=plan.rate,
                method=Method(plan.method),
                instalments=plan.instalments,
                received=plan.begins,
                first_due=plan.first_due,
                every_months=plan.every_months,
                instalment=plan.instalment,
                grace=plan.grace,
                unit=plan.unit,
            ),
        )
        for plan in plans_of(session, loan.id)
    )
    return (VersionTerms(1, terms_of(loan)), *changed)


def schedule_rows(session: Session, lender_id: str) -> tuple[Row, ...]:
    """The newest version of the lender's schedule; a cash credit has none."""
    rows = session.scalars(
        select(ExternalInstalment)
        .where(ExternalInstalment.loan_id == lender_id)
        .order_by(ExternalInstalment.version.desc(), ExternalInstalment.n)
    ).all()
    return tuple(
        Row(one.n, one.due_on, one.days, one.principal, one.interest, one.balance)
        for one in rows
        if one.version == rows[0].version
    )
