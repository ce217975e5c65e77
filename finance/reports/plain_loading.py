"""The whole book of a group as plain rows, for text that other programs recompute. Reads only."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of, members_of
from finance.ledger.locking import standing_locks
from finance.ledger.models import BankAccount, LedgerEntry, LedgerPosting
from finance.reports.loan_facts import loan_numbers
from finance.reports.plain_book import PlainBook, PlainEntry, PlainLine
from finance.rules.accounts import BANK, LENDER_ACCOUNTS, LOAN_ACCOUNTS, MEMBER_ACCOUNTS
from finance.rules.locks import LockScope
from governance.models import Meeting, Resolution
from sr_board.people.models import Group

__all__ = ["plain_book"]

E, P = LedgerEntry, LedgerPosting
_WITH_MEMBER = MEMBER_ACCOUNTS | LOAN_ACCOUNTS


@dataclass(frozen=True)
class _Numbers:
    """Numbers by which members, loans, banks and lenders are named."""

    members: Mapping[str, str]
    loans: Mapping[str, str]
    banks: Mapping[str, str]
    lenders: dict[str, str]

    def parts(self, line: LedgerPosting) -> tuple[str, ...]:
        """The parts of the path behind the account."""
        found = []
        if line.account in _WITH_MEMBER and line.member_id is not None:
            found.append(self.members.get(line.member_id, "M0"))
        if line.account in LOAN_ACCOUNTS and line.loan_id is not None:
            found.append(self.loans.get(line.loan_id, "L0"))
        if line.account == BANK and line.bank_id is not None:
            found.append(self.banks[line.bank_id])
        if line.account in LENDER_ACCOUNTS and line.lender_id is not None:
            found.append(self.lenders.setdefault(line.lender_id, f"X{len(self.lenders) + 1}"))
        return tuple(found)


def plain_book(session: Session, group_id: str, *, names: bool) -> PlainBook:
    """Everything posted, with the locks that stand. Raises NotFound "books-not-opened"."""
    books = books_of(session, group_id)
    group = session.get_one(Group, group_id)
    members = members_of(session, group_id, with_former=True)
    numbers = _numbers(session, group_id, {m.member_id: f"M{m.number:04}" for m in members})
    entries = _entries(session, group_id, numbers)
    told = None
    if names:
        by_number = {f"M{each.number:04}": each.name for each in members}
        told = {
            line.path: by_number[line.parts[0]]
            for entry in entries
            for line in entry.lines
            if line.parts and line.parts[0] in by_number
        }
    locks = sorted(
        {
            each.until
            for each in standing_locks(session, group_id)
            if each.scope is not LockScope.MEETING
        }
    )
    return PlainBook(group.name, books.currency, books.minor_digits, entries, locks, told)


def _numbers(session: Session, group_id: str, members: Mapping[str, str]) -> _Numbers:
    banks = session.scalars(
        select(BankAccount.id)
        .where(BankAccount.group_id == group_id)
        .order_by(BankAccount.recorded_at, BankAccount.id)
    )
    return _Numbers(
        members,
        {ref: f"L{number:04}" for ref, number in loan_numbers(session, group_id).items()},
        {bank_id: f"B{place}" for place, bank_id in enumerate(banks, start=1)},
        {},
    )


def _entries(session: Session, group_id: str, numbers: _Numbers) -> list[PlainEntry]:
    lines: dict[str, list[PlainLine]] = defaultdict(list)
    for line in session.scalars(
        select(P).where(P.group_id == group_id).order_by(P.entry_id, P.line_no)
    ):
        lines[line.entry_id].append(
            PlainLine(line.account, line.amount, line.fund, numbers.parts(line))
        )
    rows = session.execute(
        select(E, Meeting.number, Resolution.serial)
        .outerjoin(Meeting, Meeting.id == E.meeting_id)
        .outerjoin(Resolution, Resolution.id == E.resolution_id)
        .where(E.group_id == group_id, E.seq.is_not(None))
        .order_by(E.seq)
    )
    return [
        PlainEntry(
            entry.id,
            entry.seq or 0,
            entry.on_date,
            entry.kind,
            entry.narration,
            tuple(lines[entry.id]),
            "" if meeting is None else str(meeting),
            serial or entry.resolution_no,
            entry.reverses or entry.corrects or "",
            entry.hash or "",
        )
        for entry, meeting, serial in rows
    ]
