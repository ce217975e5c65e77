"""Lines of the bank and of the books as the matching rules take them. Reads only, no rights.

A line of the books is a posting on the bank account. What was taken over with the opening batch
is the bank's own balance of that day and is never open; an entry and its cancellation settle each
other.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.bank.models import BankLine, BankMatch, Reconciliation
from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.accounts import BANK
from finance.rules.entries import EntryKind
from finance.rules.matching import Item
from finance.rules.reconcile import Statement, statement
from sr_board.base.text import ascii_digits

__all__ = [
    "BookLine",
    "Sides",
    "balance_at_bank",
    "book_id",
    "items_as_text",
    "last_reconciled",
    "load_sides",
    "statement_of",
]

_NUMBER = re.compile(r"(?<!\d)\d{4,10}(?!\d)")


@dataclass(frozen=True)
class BookLine:
    """A posting on the bank account."""

    entry_id: str
    line_no: int
    on_date: date
    amount: int
    voucher_no: str
    narration: str
    kind: str

    @property
    def id(self) -> str:
        """Its name beside lines of the bank."""
        return book_id(self.entry_id, self.line_no)


def book_id(entry_id: str, line_no: int) -> str:
    """The name of a posting beside lines of the bank."""
    return f"{entry_id}/{line_no}"


@dataclass(frozen=True)
class Sides:
    """Everything about one bank account: lines of both sides, and what belongs together.

    `ticks`: ids of both sides by tick; `settled`: pairs that need no bank (opening, cancelled).
    """

    bank: Mapping[str, BankLine]
    book: Mapping[str, BookLine]
    ticks: Mapping[str, tuple[tuple[str, ...], tuple[str, ...]]]
    settled: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]

    def bank_item(self, line_id: str) -> Item:
        """A line of the bank for the rules."""
        row = self.bank[line_id]
        return Item(row.id, row.on_date, row.amount, row.number)

    def book_item(self, ref: str) -> Item:
        """A line of the books for the rules."""
        line = self.book[ref]
        return Item(ref, line.on_date, line.amount, _number_in(line.narration))

    @property
    def bank_items(self) -> tuple[Item, ...]:
        """All lines of the bank."""
        return tuple(self.bank_item(ref) for ref in self.bank)

    @property
    def book_items(self) -> tuple[Item, ...]:
        """All lines of the books."""
        return tuple(self.book_item(ref) for ref in self.book)

    @property
    def matches(self) -> tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]:
        """Ticks and what settles itself."""
        return (*self.ticks.values(), *self.settled)

    @property
    def matched(self) -> frozenset[str]:
        """Ids of both sides that are not open any more."""
        return frozenset(ref for both in self.matches for side in both for ref in side)


def _number_in(narration: str) -> str:
    """The number of a slip or cheque that a narration names, when there is just one."""
    found = _NUMBER.findall(ascii_digits(narration))
    return found[0] if len(found) == 1 else ""


def load_sides(session: Session, bank_id: str) -> Sides:
    """Both sides of a bank account, by date."""
    lines = session.scalars(
        select(BankLine)
        .where(BankLine.bank_id == bank_id, BankLine.dropped == "")
        .order_by(BankLine.on_date, BankLine.recorded_at, BankLine.place, BankLine.id)
    )
    bank = {row.id: row for row in lines}
    book, settled = _book(session, bank_id)
    return Sides(bank, book, _ticks(session, bank_id), settled)


def _book(
    session: Session, bank_id: str
) -> tuple[dict[str, BookLine], tuple[tuple[tuple[str, ...], tuple[str, ...]], ...]]:
    rows = session.execute(
        select(LedgerPosting, LedgerEntry)
        .join(LedgerEntry, LedgerEntry.id == LedgerPosting.entry_id)
        .where(LedgerPosting.bank_id == bank_id, LedgerPosting.account == BANK)
        .order_by(LedgerPosting.on_date, LedgerEntry.seq, LedgerPosting.line_no)
    )
    found: dict[str, BookLine] = {}
    by_entry: dict[str, list[str]] = {}
    cancels: dict[str, str] = {}
    opening: list[str] = []
    for posting, entry in rows:
        line = BookLine(
            entry.id,
            posting.line_no,
            posting.on_date,
            posting.amount,
            entry.voucher_no or "",
            entry.narration,
            entry.kind,
        )
        found[line.id] = line
        by_entry.setdefault(entry.id, []).append(line.id)
        if entry.reverses is not None:
            cancels[entry.id] = entry.reverses
        if entry.kind == EntryKind.OPENING:
            opening.append(line.id)
    settled: list[tuple[tuple[str, ...], tuple[str, ...]]] = [((), (ref,)) for ref in opening]
    settled += _cancelled(cancels, by_entry, set(opening))
    return found, tuple(settled)


def _cancelled(
    cancels: Mapping[str, str], by_entry: Mapping[str, list[str]], opening: set[str]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Entries with their cancellations, the newest pair first; each entry in one pair only."""
    used: set[str] = set()
    pairs: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for mirror, wrong in reversed(list(cancels.items())):
        both = (*by_entry.get(wrong, ()), *by_entry[mirror])
        if used & set(both) or opening & set(both) or wrong not in by_entry:
            continue
        used |= set(both)
        pairs.append(((), both))
    return pairs


def _ticks(session: Session, bank_id: str) -> dict[str, tuple[tuple[str, ...], tuple[str, ...]]]:
    rows = session.scalars(
        select(BankMatch)
        .where(BankMatch.bank_id == bank_id, BankMatch.undone_at.is_(None))
        .order_by(BankMatch.recorded_at, BankMatch.id)
    )
    found: dict[str, tuple[list[str], list[str]]] = {}
    for row in rows:
        lines, postings = found.setdefault(row.tick, ([], []))
        if row.line_id is not None:
            lines.append(row.line_id)
        if row.entry_id is not None and row.line_no is not None:
            postings.append(book_id(row.entry_id, row.line_no))
    return {tick: (tuple(lines), tuple(postings)) for tick, (lines, postings) in found.items()}


def last_reconciled(session: Session, bank_id: str) -> date | None:
    """Day of the newest reconciliation that was kept."""
    return session.scalar(
        select(func.max(Reconciliation.as_of)).where(Reconciliation.bank_id == bank_id)
    )


def balance_at_bank(sides: Sides, as_of: date | None = None) -> tuple[int, date] | None:
    """The newest balance that a line of the bank shows, and its day."""
    shown = [
        row
        for row in sides.bank.values()
        if row.balance is not None and (as_of is None or row.on_date <= as_of)
    ]
    if not shown or shown[-1].balance is None:
        return None
    return shown[-1].balance, shown[-1].on_date


def statement_of(sides: Sides, as_of: date, bank_balance: int) -> Statement:
    """The statement of a day; the balance of the books is the sum of its lines."""
    book = sides.book_items
    in_books = sum(item.amount for item in book if item.on_date <= as_of)
    return statement(as_of, bank_balance, in_books, sides.bank_items, book, sides.matches)


def items_as_text(made: Statement, sides: Sides) -> str:
    """The open items as they are kept with a reconciliation."""
    return json.dumps(
        [
            {
                "id": one.item.id,
                "on": one.item.on_date.isoformat(),
                "amount": one.item.amount,
                "kind": one.kind.value,
                "age": one.age,
                "text": _text(sides, one.item.id),
                "number": one.item.number,
            }
            for one in made.items
        ],
        ensure_ascii=False,
        sort_keys=True,
    )


def _text(sides: Sides, ref: str) -> str:
    return sides.bank[ref].text if ref in sides.bank else sides.book[ref].narration
