"""Taking over a paper book on its cut-off day: what must hold, and the difference that is left.

Assets less known claims is the difference, shown on 3010 inside each fund until it is explained in
words and moved to 3020. What members have saved and owe must add up to the totals of the paper
book. Source: the domain paper on money, 13.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from finance.rules.loans.products import Method, exact_rate
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "GENERAL",
    "Control",
    "OldBank",
    "OldDebt",
    "OldFund",
    "OldLoan",
    "OldSavings",
    "PaperBook",
    "Totals",
    "check_opening",
    "difference_by_fund",
    "member_sums",
    "totals",
]

GENERAL = "general"
MOST_INSTALMENTS = 1200


@dataclass(frozen=True)
class OldSavings:
    """What a member had saved on the cut-off day, in paise; `shares`: paid for shares."""

    member_id: str
    compulsory: int = 0
    voluntary: int = 0
    shares: int = 0

    @property
    def whole(self) -> int:
        """All of it."""
        return self.compulsory + self.voluntary + self.shares


@dataclass(frozen=True)
class OldLoan:
    """A loan that runs on the cut-off day, in paise.

    `rate`: exact per cent; `left`: instalments still to come, the overdue ones not counted.
    Overdue principal is part of the balance; overdue interest and fines stand beside it.
    """

    key: str
    member_id: str
    original: int
    balance: int
    rate: str = "2"
    method: Method = Method.EQUAL_PRINCIPAL
    left: int = 1
    overdue_principal: int = 0
    overdue_interest: int = 0
    overdue_fines: int = 0
    fund: str = GENERAL


@dataclass(frozen=True)
class OldBank:
    """A bank account with the balance of its statement, in paise; `deposit`: a fixed deposit."""

    key: str
    balance: int
    deposit: bool = False
    fund: str = GENERAL


@dataclass(frozen=True)
class OldDebt:
    """What the group owed to a lender outside, in paise; `account`: 2110, 2120 or 2130."""

    key: str
    account: str
    balance: int
    fund: str = GENERAL


@dataclass(frozen=True)
class OldFund:
    """A fund of the group: its claim on `account` (2040, 3030, 3040, 3050, 2210) and how much of
    the counted cash and of which bank account is its money, all in paise."""

    code: str
    account: str
    amount: int
    cash: int = 0
    bank: int = 0
    bank_key: str | None = None


@dataclass(frozen=True)
class Control:
    """The totals that the paper book itself says; None where nobody typed one."""

    savings: int | None = None
    loans: int | None = None
    shares: int | None = None


@dataclass(frozen=True)
class PaperBook:
    """Everything that is taken over. `cash`: counted in the box, of all funds together."""

    cut_off: date
    cash: int = 0
    savings: Sequence[OldSavings] = ()
    loans: Sequence[OldLoan] = ()
    banks: Sequence[OldBank] = ()
    debts: Sequence[OldDebt] = ()
    funds: Sequence[OldFund] = ()
    control: Control = field(default_factory=Control)


@dataclass(frozen=True)
class Totals:
    """Sums in paise. `difference`: assets less claims, above nought an unexplained surplus."""

    assets: int
    claims: int

    @property
    def difference(self) -> int:
        """What nobody has explained yet: the balance of 3010 as a credit."""
        return self.assets - self.claims


def member_sums(book: PaperBook) -> Control:
    """What the members' rows add up to."""
    return Control(
        savings=sum(row.compulsory + row.voluntary for row in book.savings),
        loans=sum(loan.balance for loan in book.loans),
        shares=sum(row.shares for row in book.savings),
    )


def totals(book: PaperBook) -> Totals:
    """Assets and known claims of the whole book."""
    assets = book.cash + sum(bank.balance for bank in book.banks)
    assets += sum(loan.balance for loan in book.loans)
    claims = sum(row.whole for row in book.savings)
    claims += sum(debt.balance for debt in book.debts) + sum(f.amount for f in book.funds)
    return Totals(assets, claims)


def difference_by_fund(book: PaperBook) -> Mapping[str, int]:
    """The difference inside each fund that has one, in paise: what 3010 carries as a credit.

    A fund's money is taken out of the cash and the bank account of the general fund.
    """
    by_fund: dict[str, int] = defaultdict(int)
    by_fund[GENERAL] += book.cash - sum(row.whole for row in book.savings)
    for bank in book.banks:
        by_fund[bank.fund] += bank.balance
    for loan in book.loans:
        by_fund[loan.fund] += loan.balance
    for debt in book.debts:
        by_fund[debt.fund] -= debt.balance
    for fund in book.funds:
        by_fund[fund.code] += fund.cash + fund.bank - fund.amount
        by_fund[GENERAL] -= fund.cash + fund.bank
    return {code: amount for code, amount in by_fund.items() if amount}


def check_opening(book: PaperBook, today: date) -> None:
    """Raise for a paper book that cannot be taken over.

    InputInvalid: "opening-day-ahead", "opening-amount-wrong", "opening-row-twice",
    "opening-loan-wrong", "opening-fund-money", "opening-control-missing", "loan-rate-wrong".
    RuleBroken: "opening-control-differs" with both sums.
    """
    if book.cut_off > today:
        raise InputInvalid("opening-day-ahead", field="cut_off")
    _check_amounts(book)
    _check_rows_once(book)
    for loan in book.loans:
        _check_loan(loan)
    _check_fund_money(book)
    _check_control(book)


def _check_amounts(book: PaperBook) -> None:
    amounts = [book.cash, *(bank.balance for bank in book.banks if bank.deposit)]
    for row in book.savings:
        amounts += [row.compulsory, row.voluntary, row.shares]
    amounts += [debt.balance for debt in book.debts]
    for fund in book.funds:
        amounts += [fund.amount, fund.cash, fund.bank]
    if any(amount < 0 for amount in amounts):
        raise InputInvalid("opening-amount-wrong", field="amount")


def _check_rows_once(book: PaperBook) -> None:
    for keys in (
        [row.member_id for row in book.savings],
        [loan.key for loan in book.loans],
        [bank.key for bank in book.banks],
        [debt.key for debt in book.debts],
        [f"{fund.code} {fund.account}" for fund in book.funds],
    ):
        if len(set(keys)) != len(keys):
            raise InputInvalid("opening-row-twice", field="rows")


def _check_loan(loan: OldLoan) -> None:
    exact_rate(loan.rate)
    fits = 0 < loan.balance <= loan.original and 0 <= loan.overdue_principal <= loan.balance
    fits = fits and loan.overdue_interest >= 0 and loan.overdue_fines >= 0
    still = loan.balance > loan.overdue_principal
    fits = fits and (1 if still else 0) <= loan.left <= MOST_INSTALMENTS
    if not fits:
        raise InputInvalid("opening-loan-wrong", field="loans", row=loan.key)


def _check_fund_money(book: PaperBook) -> None:
    """The money of the funds cannot be more than there is in the box and at the bank."""
    held: dict[str | None, int] = defaultdict(int)
    for fund in book.funds:
        held[fund.bank_key] += fund.bank
    there = {bank.key: bank.balance for bank in book.banks if bank.fund == GENERAL}
    too_much = any(amount > there.get(key or "", 0) for key, amount in held.items() if amount)
    if too_much or sum(fund.cash for fund in book.funds) > book.cash:
        raise InputInvalid("opening-fund-money", field="funds")


def _check_control(book: PaperBook) -> None:
    sums = member_sums(book)
    pairs: Iterable[tuple[str, int | None, int | None]] = (
        ("savings", sums.savings, book.control.savings),
        ("loans", sums.loans, book.control.loans),
        ("shares", sums.shares, book.control.shares),
    )
    for what, found, said in pairs:
        if said is None and found:
            raise InputInvalid("opening-control-missing", field=f"control_{what}")
        if said is not None and found != said:
            raise RuleBroken("opening-control-differs", sum_paise=found, control_paise=said)
