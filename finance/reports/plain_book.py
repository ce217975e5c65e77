"""The whole book as rows that plain-text accounting can take: entries, accounts, locks.

Members and loans are named by their numbers. Accounts get a path in English letters, made from the
code of the chart, so that other programs group them as we do; the code itself travels along.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

__all__ = ["Assertion", "PlainBook", "PlainEntry", "PlainLine", "assertions", "decimal", "path_of"]

_CLASSES = {"1": "Assets", "2": "Liabilities", "3": "Equity", "4": "Income", "5": "Expenses"}
_PATHS: Mapping[str, str] = {
    "1010": "Cash",
    "1020": "Bank",
    "1030": "CashShortOver",
    "1040": "FixedDeposit",
    "1110": "MemberLoans",
    "1120": "GroupLoans",
    "1210": "FederationShare",
    "2010": "Savings",
    "2020": "VoluntarySavings",
    "2030": "Shares",
    "2040": "SocialFund",
    "2110": "BankLoan",
    "2120": "FederationLoan",
    "2130": "OtherLender",
    "2210": "HeldForOthers",
    "3010": "OpeningDifference",
    "3020": "Surplus",
    "3030": "Reserve",
    "3040": "RevolvingFund",
    "3050": "VulnerabilityFund",
    "4010": "InterestFromMembers",
    "4020": "Fines",
    "4030": "BankInterest",
    "4040": "AdmissionFees",
    "4050": "Grants",
    "4060": "Recoveries",
    "4070": "Subvention",
    "4080": "GroupWork",
    "4085": "IncomeActivity",
    "4090": "OtherIncome",
    "5010": "BankLoanInterest",
    "5020": "FederationLoanInterest",
    "5030": "Stationery",
    "5040": "Travel",
    "5050": "BankCharges",
    "5060": "WrittenOff",
    "5070": "Honorarium",
    "5080": "InterestToMembers",
    "5090": "EmergencyHelp",
    "5100": "Training",
    "5110": "ActivityCost",
    "5120": "OtherCost",
    "5130": "CashShortageBorne",
}


@dataclass(frozen=True)
class PlainLine:
    """A posting: code, signed paise, fund, and the parts of whose it is: "M0012", "L0003", "B1"."""

    account: str
    amount: int
    fund: str = "general"
    parts: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """The account's path."""
        return path_of(self.account, self.parts)


@dataclass(frozen=True)
class PlainEntry:
    """A posted entry with everything that belongs beside it."""

    id: str
    number: int
    on_date: date
    kind: str
    narration: str
    lines: tuple[PlainLine, ...]
    meeting: str = ""
    resolution: str = ""
    reverses: str = ""
    hash: str = ""


@dataclass(frozen=True)
class PlainBook:
    """A book. `entries` in the order of posting; `locks`: last days of locked times, ascending;
    `names`: words for an account's path, where the export shows them."""

    title: str
    currency: str
    minor_digits: int
    entries: Sequence[PlainEntry]
    locks: Sequence[date] = ()
    names: Mapping[str, str] | None = None

    def accounts(self) -> Mapping[str, tuple[str, date]]:
        """Path of each account: its code and the first day on which it was used."""
        found: dict[str, tuple[str, date]] = {}
        for entry in self.entries:
            for line in entry.lines:
                path = line.path
                if path not in found or entry.on_date < found[path][1]:
                    found[path] = (line.account, entry.on_date)
        return dict(sorted(found.items()))


def path_of(account: str, parts: Iterable[str] = ()) -> str:
    """The path of an account: "Liabilities:Savings:M0012"."""
    return ":".join((_CLASSES[account[0]], _PATHS.get(account, f"A{account}"), *parts))


def decimal(paise: int, digits: int = 2) -> str:
    """An amount with a point, made from the whole number: -5 is "-0.05"."""
    figures = str(abs(paise)).rjust(digits + 1, "0")
    sign = "-" if paise < 0 else ""
    return f"{sign}{figures[:-digits]}.{figures[-digits:]}" if digits else f"{sign}{figures}"


@dataclass(frozen=True)
class Assertion:
    """What an account must hold at the end of a locked day."""

    on_date: date
    path: str
    amount: int


def assertions(book: PlainBook) -> Iterator[Assertion]:
    """For each lock, every account that moved since the lock before it."""
    balances: dict[str, int] = {}
    rest = sorted(book.entries, key=lambda entry: (entry.on_date, entry.number))
    place = 0
    for lock in book.locks:
        moved: set[str] = set()
        while place < len(rest) and rest[place].on_date <= lock:
            for line in rest[place].lines:
                balances[line.path] = balances.get(line.path, 0) + line.amount
                moved.add(line.path)
            place += 1
        for path in sorted(moved):
            yield Assertion(lock, path, balances[path])
