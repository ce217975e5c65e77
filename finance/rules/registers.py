"""Running columns of the books: cash book, ledger, passbook, and their pages on paper.

A page shows what was brought forward, its own rows and what is carried forward. Amounts are whole
paise. Source: domain rules 9.1 and 5.2 (a corrected line stays, struck through).
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import groupby

__all__ = [
    "Balances",
    "BookPage",
    "LedgerPage",
    "MoneyMove",
    "MoneyRow",
    "PassbookFact",
    "PassbookRow",
    "by_month",
    "cash_book",
    "cash_book_pages",
    "ledger",
    "ledger_pages",
    "passbook",
]


@dataclass(frozen=True)
class MoneyMove:
    """One entry as the cash book sees it: signed change of box and bank (in above nought)."""

    key: str
    cash: int = 0
    bank: int = 0


@dataclass(frozen=True)
class Balances:
    """What is in the box and at the bank."""

    cash: int
    bank: int


@dataclass(frozen=True)
class MoneyRow:
    """A line of the cash book: what came in, what went out, and both balances after it."""

    key: str
    cash_in: int
    bank_in: int
    cash_out: int
    bank_out: int
    after: Balances


@dataclass(frozen=True)
class BookPage:
    """A page of the cash book. `totals`: (cash in, bank in, cash out, bank out) of all pages up to
    and with this one."""

    brought: Balances
    rows: tuple[MoneyRow, ...]
    carried: Balances
    totals: tuple[int, int, int, int]


def cash_book(opening: Balances, moves: Iterable[MoneyMove]) -> Iterator[MoneyRow]:
    """The lines of the cash book in the order given; entries that moved no money are left out."""
    cash, bank = opening.cash, opening.bank
    for move in moves:
        if not (move.cash or move.bank):
            continue
        cash, bank = cash + move.cash, bank + move.bank
        yield MoneyRow(
            move.key,
            max(move.cash, 0),
            max(move.bank, 0),
            max(-move.cash, 0),
            max(-move.bank, 0),
            Balances(cash, bank),
        )


def cash_book_pages(
    opening: Balances, rows: Sequence[MoneyRow], per_page: int
) -> tuple[BookPage, ...]:
    """The cash book cut into pages; one empty page when there are no rows."""
    pages: list[BookPage] = []
    brought, totals = opening, (0, 0, 0, 0)
    for start in range(0, max(len(rows), 1), per_page):
        part = tuple(rows[start : start + per_page])
        carried = part[-1].after if part else brought
        cash_in, bank_in, cash_out, bank_out = totals
        totals = (
            cash_in + sum(row.cash_in for row in part),
            bank_in + sum(row.bank_in for row in part),
            cash_out + sum(row.cash_out for row in part),
            bank_out + sum(row.bank_out for row in part),
        )
        pages.append(BookPage(brought, part, carried, totals))
        brought = carried
    return tuple(pages)


def ledger(opening: int, amounts: Iterable[int]) -> Iterator[tuple[int, int, int]]:
    """(debit, credit, balance) of each signed amount of an account, in the order given."""
    balance = opening
    for amount in amounts:
        balance += amount
        yield max(amount, 0), max(-amount, 0), balance


@dataclass(frozen=True)
class LedgerPage:
    """A page of an account: signed balance before and after, rows, and the sums of the page."""

    brought: int
    rows: tuple[tuple[int, int, int], ...]
    carried: int
    debit: int
    credit: int


def ledger_pages(opening: int, amounts: Sequence[int], per_page: int) -> tuple[LedgerPage, ...]:
    """An account cut into pages; one empty page when nothing moved."""
    pages: list[LedgerPage] = []
    brought = opening
    for start in range(0, max(len(amounts), 1), per_page):
        rows = tuple(ledger(brought, amounts[start : start + per_page]))
        carried = rows[-1][2] if rows else brought
        debit, credit = sum(row[0] for row in rows), sum(row[1] for row in rows)
        pages.append(LedgerPage(brought, rows, carried, debit, credit))
        brought = carried
    return tuple(pages)


@dataclass(frozen=True)
class PassbookFact:
    """What one entry did for one member. `savings`: paid in above nought, returned below; `loan`:
    taken above nought, repaid below; the others are what she paid. `struck`: a later entry
    cancelled or corrected it; it stays in the book and in the balance until that day."""

    key: str
    on_date: date
    savings: int = 0
    loan: int = 0
    interest: int = 0
    fine: int = 0
    other: int = 0
    correction: bool = False
    struck: bool = False


@dataclass(frozen=True)
class PassbookRow:
    """A line of the passbook. In a line of a correction an amount may be below nought: it takes
    back what was written wrongly. `total_paid`: savings, repayment, interest, fine and other."""

    key: str
    on_date: date
    savings_in: int
    savings_out: int
    savings_balance: int
    loan_taken: int
    loan_repaid: int
    loan_balance: int
    interest: int
    fine: int
    other: int
    struck: bool = False
    correction: bool = False

    @property
    def total_paid(self) -> int:
        """What she paid on that day."""
        return self.savings_in + self.loan_repaid + self.interest + self.fine + self.other


def passbook(savings: int, loan: int, facts: Iterable[PassbookFact]) -> Iterator[PassbookRow]:
    """The lines of a passbook with both balances; `savings` and `loan` stood before the first.

    A correction takes back in the column in which money came: paid in less, repaid less.
    """
    for fact in facts:
        savings, loan = savings + fact.savings, loan + fact.loan
        back = fact.correction
        yield PassbookRow(
            key=fact.key,
            on_date=fact.on_date,
            savings_in=fact.savings if back else max(fact.savings, 0),
            savings_out=0 if back else max(-fact.savings, 0),
            savings_balance=savings,
            loan_taken=0 if back else max(fact.loan, 0),
            loan_repaid=-fact.loan if back else max(-fact.loan, 0),
            loan_balance=loan,
            interest=fact.interest,
            fine=fact.fine,
            other=fact.other,
            struck=fact.struck,
            correction=back,
        )


def by_month(rows: Iterable[PassbookRow]) -> tuple[PassbookRow, ...]:
    """One line for each month in which anything happened, dated on its last line's day.

    `rows` in the order of days. Struck lines and what corrects them are both counted.
    """
    months: list[PassbookRow] = []
    for _, group in groupby(rows, key=lambda row: (row.on_date.year, row.on_date.month)):
        part = list(group)
        last = part[-1]
        months.append(
            PassbookRow(
                key=f"{last.on_date:%Y-%m}",
                on_date=last.on_date,
                savings_in=sum(row.savings_in for row in part),
                savings_out=sum(row.savings_out for row in part),
                savings_balance=last.savings_balance,
                loan_taken=sum(row.loan_taken for row in part),
                loan_repaid=sum(row.loan_repaid for row in part),
                loan_balance=last.loan_balance,
                interest=sum(row.interest for row in part),
                fine=sum(row.fine for row in part),
                other=sum(row.other for row in part),
            )
        )
    return tuple(months)
