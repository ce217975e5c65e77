"""Rows and shapes of the books of loans: demand and balance, one loan's ledger, lenders."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance.reports.table import Column, ColumnKind, TableShape
from sr_board.i18n import N_

__all__ = ["DCB", "LENDERS", "LOAN_LEDGER", "DcbRow", "LenderLine", "LoanLedgerRow"]

_K = ColumnKind


@dataclass(frozen=True)
class DcbRow:
    """A member and loan in the register of demand, collection and balance."""

    member_id: str
    loan_id: str | None
    member_no: int
    member: str
    loan_no: int | None
    kind: str
    opening: int
    demand: int
    total: int
    collected_overdue: int
    collected_current: int
    waived: int
    advance: int
    balance: int
    days_overdue: int


DCB = TableShape(
    "dcb",
    N_("Register of demand, collection and balance"),
    (
        Column("member_no", N_("Member no."), _K.INT),
        Column("member", N_("Member"), _K.PERSON, share=2),
        Column("loan_no", N_("Loan"), _K.INT),
        Column("kind", N_("What for"), _K.WORD),
        Column("opening", N_("Overdue before"), _K.MONEY, total=True),
        Column("demand", N_("Asked for"), _K.MONEY, total=True),
        Column("total", N_("In all"), _K.MONEY, total=True),
        Column("collected_overdue", N_("Paid of overdue"), _K.MONEY, total=True),
        Column("collected_current", N_("Paid of now"), _K.MONEY, total=True),
        Column("waived", N_("Forgiven"), _K.MONEY, total=True),
        Column("advance", N_("Paid ahead"), _K.MONEY, total=True),
        Column("balance", N_("Left to pay"), _K.MONEY, total=True),
        Column("days_overdue", N_("Days late"), _K.INT),
    ),
)


@dataclass(frozen=True)
class LoanLedgerRow:
    """A day on which something was asked of a loan or paid on it, with what stands after it."""

    on_date: date
    demand_principal: int
    demand_interest: int
    demand_fine: int
    paid_principal: int
    paid_interest: int
    paid_fine: int
    balance: int
    overdue_principal: int
    overdue_interest: int


LOAN_LEDGER = TableShape(
    "loan_ledger",
    N_("Loan ledger"),
    (
        Column("on_date", N_("Day"), _K.DATE),
        Column("demand_principal", N_("Asked, principal"), _K.MONEY, total=True),
        Column("demand_interest", N_("Asked, interest"), _K.MONEY, total=True),
        Column("demand_fine", N_("Asked, fine"), _K.MONEY, total=True),
        Column("paid_principal", N_("Paid, principal"), _K.MONEY, total=True),
        Column("paid_interest", N_("Paid, interest"), _K.MONEY, total=True),
        Column("paid_fine", N_("Paid, fine"), _K.MONEY, total=True),
        Column("balance", N_("Principal left"), _K.MONEY),
        Column("overdue_principal", N_("Late, principal"), _K.MONEY),
        Column("overdue_interest", N_("Late, interest"), _K.MONEY),
    ),
)


@dataclass(frozen=True)
class LenderLine:
    """A loan that the group took from outside."""

    lender_id: str
    lender: str
    sanction_no: str
    received: int
    paid_principal: int
    paid_interest: int
    balance: int
    overdue: int
    next_due: date | None
    subvention: int


LENDERS = TableShape(
    "lenders",
    N_("Register of loans from outside"),
    (
        Column("lender", N_("Lender"), share=3),
        Column("sanction_no", N_("Sanction letter"), _K.CODE),
        Column("received", N_("Received"), _K.MONEY, total=True),
        Column("paid_principal", N_("Returned, principal"), _K.MONEY, total=True),
        Column("paid_interest", N_("Returned, interest"), _K.MONEY, total=True),
        Column("balance", N_("Left to pay"), _K.MONEY, total=True),
        Column("overdue", N_("Overdue"), _K.MONEY, total=True),
        Column("next_due", N_("Next due"), _K.DATE),
        Column("subvention", N_("Subvention received"), _K.MONEY, total=True),
    ),
)
