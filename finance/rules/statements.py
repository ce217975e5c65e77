"""Statements that must tie: trial balance, income and expenditure, balance sheet, fund statements.

All are made from the same rows: what moved in a time, by account and fund. Amounts are whole paise,
signed as in the postings: debit above nought, credit below. Source: domain rules 4 and 9.3.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

__all__ = [
    "CASH_BOX",
    "BalanceSheet",
    "Class",
    "Figure",
    "FundStatement",
    "IncomeExpenditure",
    "Moved",
    "Side",
    "TrialBalance",
    "TrialRow",
    "balance_sheet",
    "class_of",
    "fund_statements",
    "income_expenditure",
    "side_of",
    "trial_balance",
]

CASH_BOX = "1010"
_BANKS = ("1020",)
_LOANS = ("1110", "1120")


class Class(StrEnum):
    """The five classes of accounts."""

    ASSET = "asset"
    LIABILITY = "liability"
    EQUITY = "equity"
    INCOME = "income"
    EXPENSE = "expense"


_BY_DIGIT = dict(zip("12345", Class, strict=True))


def class_of(account: str) -> Class:
    """The class of an account, told by the first figure of its code. Raises KeyError."""
    return _BY_DIGIT[account[:1]]


@dataclass(frozen=True)
class Moved:
    """What happened on one account in one fund: `opening` before the first day (signed), `debit`
    and `credit` of the days themselves (both nought or more), and `closed`: the closing entries of
    these days, signed, which are not in `debit` and `credit`."""

    account: str
    fund: str
    opening: int = 0
    debit: int = 0
    credit: int = 0
    closed: int = 0

    @property
    def before_close(self) -> int:
        """The balance as if the closing entries of these days had not been made, signed."""
        return self.opening + self.debit - self.credit

    @property
    def closing(self) -> int:
        """The balance on the last day, signed."""
        return self.before_close + self.closed


@dataclass(frozen=True)
class TrialRow:
    """One account: signed balances, and the sums of its debits and credits."""

    account: str
    opening: int
    debit: int
    credit: int
    closing: int


@dataclass(frozen=True)
class TrialBalance:
    """All accounts on which anything stands or moved, by code. `debit` equals `credit`, and the
    balances add up to nought, or the book is damaged (`ties`)."""

    rows: tuple[TrialRow, ...]

    @property
    def debit(self) -> int:
        """Sum of all debits of the time."""
        return sum(row.debit for row in self.rows)

    @property
    def credit(self) -> int:
        """Sum of all credits of the time."""
        return sum(row.credit for row in self.rows)

    @property
    def ties(self) -> bool:
        """Do the columns agree?"""
        balances = (sum(row.opening for row in self.rows), sum(row.closing for row in self.rows))
        return self.debit == self.credit and balances == (0, 0)


@dataclass(frozen=True)
class Figure:
    """An amount on one account, nought or more where the account stands as it usually does."""

    account: str
    amount: int


@dataclass(frozen=True)
class IncomeExpenditure:
    """What was earned and spent in a time; closing entries do not count."""

    income: tuple[Figure, ...]
    expenditure: tuple[Figure, ...]

    @property
    def total_income(self) -> int:
        """Sum of the income."""
        return sum(each.amount for each in self.income)

    @property
    def total_expenditure(self) -> int:
        """Sum of the expenditure."""
        return sum(each.amount for each in self.expenditure)

    @property
    def surplus(self) -> int:
        """Income less expenditure; below nought it is a deficit."""
        return self.total_income - self.total_expenditure


class Side(StrEnum):
    """The sides of a balance sheet."""

    ASSETS = "assets"
    LIABILITIES = "liabilities"
    EQUITY = "equity"


_SIDES = {Class.ASSET: Side.ASSETS, Class.LIABILITY: Side.LIABILITIES, Class.EQUITY: Side.EQUITY}


def side_of(account: str) -> Side | None:
    """Where an account stands in the balance sheet; None for income and expenses."""
    return _SIDES.get(class_of(account))


@dataclass(frozen=True)
class BalanceSheet:
    """What the group has, owes and owns on a day. `surplus`: income less expenses that no closing
    entry has moved yet; a line of its own before the close of the year, nought after it."""

    assets: tuple[Figure, ...]
    liabilities: tuple[Figure, ...]
    equity: tuple[Figure, ...]
    surplus: int

    @property
    def total_assets(self) -> int:
        """Everything the group has."""
        return sum(each.amount for each in self.assets)

    @property
    def total_claims(self) -> int:
        """Everything it owes, its own money, and the surplus not yet closed."""
        return sum(each.amount for each in (*self.liabilities, *self.equity)) + self.surplus

    @property
    def ties(self) -> bool:
        """Do both sides agree?"""
        return self.total_assets == self.total_claims


@dataclass(frozen=True)
class FundStatement:
    """One fund in a time. `came_in`: credits of what is owed, owned and earned; `went_out`: debits
    of it. What it holds is in the box, at the bank, lent out, or `other`; the four add up to
    `closing`. The closings of all funds add up to the assets of the balance sheet."""

    fund: str
    opening: int
    came_in: int
    went_out: int
    cash: int
    bank: int
    loans: int
    other: int

    @property
    def closing(self) -> int:
        """What the fund holds on the last day."""
        return self.opening + self.came_in - self.went_out

    @property
    def ties(self) -> bool:
        """Is what came and went what is there?"""
        return self.closing == self.cash + self.bank + self.loans + self.other


def trial_balance(moved: Iterable[Moved]) -> TrialBalance:
    """The trial balance over all funds; accounts without a balance or a movement are left out.

    A closing entry counts as a debit or a credit like any other.
    """
    sums: dict[str, list[int]] = defaultdict(lambda: [0, 0, 0])
    for each in moved:
        opening, debit, credit = each.opening, each.debit, each.credit
        row = sums[each.account]
        row[0] += opening
        row[1] += debit + max(each.closed, 0)
        row[2] += credit + max(-each.closed, 0)
    return TrialBalance(
        tuple(
            TrialRow(account, opening, debit, credit, opening + debit - credit)
            for account, (opening, debit, credit) in sorted(sums.items())
            if opening or debit or credit
        )
    )


def income_expenditure(moved: Iterable[Moved]) -> IncomeExpenditure:
    """Income (4xxx) and expenditure (5xxx) of the time over all funds."""
    income: dict[str, int] = defaultdict(int)
    spent: dict[str, int] = defaultdict(int)
    for each in moved:
        kind = class_of(each.account)
        if kind is Class.INCOME:
            income[each.account] += each.credit - each.debit
        elif kind is Class.EXPENSE:
            spent[each.account] += each.debit - each.credit
    return IncomeExpenditure(_figures(income), _figures(spent))


def balance_sheet(moved: Iterable[Moved]) -> BalanceSheet:
    """The balance sheet on the last day of the time, over all funds."""
    sides: dict[Side, dict[str, int]] = {side: defaultdict(int) for side in Side}
    surplus = 0
    for each in moved:
        side = side_of(each.account)
        if side is None:
            surplus -= each.closing
        else:
            sign = 1 if side is Side.ASSETS else -1
            sides[side][each.account] += sign * each.closing
    assets, liabilities, equity = (_figures(sides[side]) for side in Side)
    return BalanceSheet(assets, liabilities, equity, surplus)


def fund_statements(moved: Iterable[Moved]) -> tuple[FundStatement, ...]:
    """Every fund that held, received or gave anything in the time, by its code."""
    funds: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
    for each in moved:
        fund = funds[each.fund]
        if class_of(each.account) is Class.ASSET:
            fund["opening"] += each.opening
            fund[_held_as(each.account)] += each.closing
        else:
            fund["in"] += each.credit
            fund["out"] += each.debit
    return tuple(
        FundStatement(
            code,
            *(fund[key] for key in ("opening", "in", "out", "cash", "bank", "loans", "other")),
        )
        for code, fund in sorted(funds.items())
        if any(fund.values())
    )


def _held_as(account: str) -> str:
    if account == CASH_BOX:
        return "cash"
    if account in _BANKS:
        return "bank"
    return "loans" if account in _LOANS else "other"


def _figures(amounts: dict[str, int]) -> tuple[Figure, ...]:
    return tuple(Figure(account, amount) for account, amount in sorted(amounts.items()) if amount)
