"""Rows and shapes of statements, funds, resolutions and what the auditor asked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from finance.reports.table import Column, ColumnKind, TableShape
from sr_board.i18n import N_

__all__ = [
    "BALANCE_SHEET",
    "FUNDS",
    "INCOME",
    "RECEIPTS",
    "RESOLUTIONS",
    "TRIAL",
    "BalanceSheetRow",
    "FundRow",
    "IncomeRow",
    "ReceiptsRow",
    "ResolutionRow",
    "TrialLine",
]

_K = ColumnKind


@dataclass(frozen=True)
class TrialLine:
    """An account in the trial balance; balances signed, debit above nought."""

    code: str
    account: str
    opening: int
    debit: int
    credit: int
    closing: int


TRIAL = TableShape(
    "trial_balance",
    N_("Trial balance"),
    (
        Column("code", N_("Code"), _K.CODE),
        Column("account", N_("Account"), share=4),
        Column("opening", N_("Opening"), _K.MONEY, total=True),
        Column("debit", N_("Debit"), _K.MONEY, total=True),
        Column("credit", N_("Credit"), _K.MONEY, total=True),
        Column("closing", N_("Closing"), _K.MONEY, total=True),
    ),
    plain=False,
)


@dataclass(frozen=True)
class ReceiptsRow:
    """A line of receipts and payments. `side`: in, out, or box and bank at either end."""

    side: str
    head: str
    amount: int
    before: int


RECEIPTS = TableShape(
    "receipts_payments",
    N_("Receipts and payments"),
    (
        Column("head", N_("What for"), share=4),
        Column("amount", N_("Amount"), _K.MONEY),
        Column("before", N_("Time before"), _K.MONEY),
    ),
)


@dataclass(frozen=True)
class IncomeRow:
    """A line of income and expenditure. `side`: income, expenditure, surplus."""

    side: str
    account: str
    amount: int
    before: int


INCOME = TableShape(
    "income_expenditure",
    N_("Income and expenditure"),
    (
        Column("account", N_("What for"), share=4),
        Column("amount", N_("Amount"), _K.MONEY),
        Column("before", N_("Time before"), _K.MONEY),
    ),
)


@dataclass(frozen=True)
class BalanceSheetRow:
    """A line of the balance sheet. `side`: assets, liabilities, equity, surplus, totals."""

    side: str
    account: str
    amount: int
    before: int


BALANCE_SHEET = TableShape(
    "balance_sheet",
    N_("Balance sheet"),
    (
        Column("account", N_("What the group has, owes and owns"), share=4),
        Column("amount", N_("Amount"), _K.MONEY),
        Column("before", N_("Time before"), _K.MONEY),
    ),
)


@dataclass(frozen=True)
class FundRow:
    """A fund in a time. `received` is what came in, `used` what was given back or spent;
    `lent` and `returned` are loans to members out of the fund and their repayment."""

    code: str
    fund: str
    opening: int
    received: int
    used: int
    closing: int
    cash: int
    bank: int
    loans: int
    other: int
    lent: int
    returned: int
    repaid: int
    conditions: str


FUNDS = TableShape(
    "funds",
    N_("Register of funds"),
    (
        Column("fund", N_("Fund"), share=2),
        Column("opening", N_("At the beginning"), _K.MONEY, total=True),
        Column("received", N_("Came in"), _K.MONEY, total=True),
        Column("used", N_("Went out"), _K.MONEY, total=True),
        Column("closing", N_("At the end"), _K.MONEY, total=True),
        Column("cash", N_("In the box"), _K.MONEY, total=True),
        Column("bank", N_("At the bank"), _K.MONEY, total=True),
        Column("loans", N_("Lent out"), _K.MONEY, total=True),
        Column("other", N_("Other"), _K.MONEY, total=True),
        Column("lent", N_("Lent to members"), _K.MONEY, total=True),
        Column("returned", N_("Returned by members"), _K.MONEY, total=True),
        Column("repaid", N_("Repaid to lenders"), _K.MONEY, total=True),
        Column("conditions", N_("What it is for"), share=3),
    ),
)


@dataclass(frozen=True)
class ResolutionRow:
    """A resolution that money was paid under. `approved` None: the minutes name no amount."""

    reference: str
    number: str
    on_date: date | None
    text: str
    paper: bool
    entries: int
    approved: int | None
    used: int


RESOLUTIONS = TableShape(
    "resolutions",
    N_("Register of resolutions"),
    (
        Column("number", N_("Number"), _K.CODE),
        Column("on_date", N_("Day"), _K.DATE),
        Column("text", N_("Words of the decision"), share=4),
        Column("paper", N_("Paper minutes"), _K.YES),
        Column("entries", N_("Entries"), _K.INT),
        Column("approved", N_("Allowed"), _K.MONEY),
        Column("used", N_("Used"), _K.MONEY, total=True),
    ),
)
