"""Checking the books of every group: chain, lines, totals, sub-ledgers, and the guards themselves.

The hash of each posted entry is made anew from what is stored, and the month totals from its
lines. What somebody wrote past the program is named by voucher and line. Part of the full check
of the vault; reads everything once, in portions.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import select, text
from sqlalchemy.orm import Session

from finance.ledger.content import chain_row
from finance.ledger.models import (
    EntryAttachment,
    GroupBooks,
    LedgerEntry,
    LedgerPosting,
    MonthTotal,
    YearTotal,
)
from finance.rules.accounts import BANK, LENDER_ACCOUNTS, LOAN_ACCOUNTS, MEMBER_ACCOUNTS
from finance.rules.chain import first_hash, row_hash
from finance.rules.entries import EntryState, Line
from sr_board.audit.stored import StoredRow, stored_rows
from sr_board.audit.verify import Finding, Weight
from sr_board.people.models import Group
from sr_board.store.money_guards import money_guard_statements, year_total_statements

__all__ = ["verify_books"]

Key = tuple[str, str, str, str, str, str]


def verify_books(session: Session, only: frozenset[str] | None = None) -> tuple[Finding, ...]:
    """Everything found in the books of all groups; () when they are sound.

    `only`: the groups whose books the reader may open, None for all. Of other groups' books she
    hears that something is wrong, and neither where nor what.
    """
    walk = _Walk(session, only)
    walk.guards()
    walk.entries()
    walk.chain()
    walk.totals()
    if walk.others:
        walk.findings.append(Finding("money-others-unsound", Weight.BROKEN))
    return tuple(walk.findings)


class _Walk:
    """State of one check."""

    def __init__(self, session: Session, only: frozenset[str] | None) -> None:
        self._session, self._only = session, only
        self._sums: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
        self._names = _names(session)
        self.findings: list[Finding] = []
        self.others = False

    def _broken(self, code: str, group_id: object, **params: object) -> None:
        if self._only is not None and group_id not in self._only:
            self.others = True
        else:
            self.findings.append(Finding(code, Weight.BROKEN, params))

    def _of(self, group_id: object, what: object) -> str:
        """A voucher or account, with its group's name where there are several."""
        name = self._names.get(str(group_id), "")
        return f"{what} ({name})" if name else str(what)

    def _voucher(self, entry: LedgerEntry) -> str:
        return self._of(entry.group_id, entry.voucher_no or "?")

    def guards(self) -> None:
        """The triggers stand as the program made them (of SQLite; a server checks its own)."""
        if self._session.get_bind().dialect.name != "sqlite":
            return
        rows = self._session.execute(
            text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'")
        )
        there = {str(name): str(sql) for name, sql in rows}
        for _, statement in (*money_guard_statements(), *year_total_statements()):
            name = statement.split()[2]
            if there.get(name) != statement:
                lost = Finding("money-guard-missing", Weight.BROKEN, {"name": name})
                self.findings.append(lost)

    # -- entries and their lines -----------------------------------------------------------------

    def entries(self) -> None:
        """Every entry against its hash, and every line against its entry."""
        pictures = self._pictures()
        lines = self._lines()
        ahead = next(lines, None)
        for stored in stored_rows(self._session, LedgerEntry, order_by=(LedgerEntry.id,)):
            row = LedgerEntry(**stored.values)
            mine: list[StoredRow] = []
            while ahead is not None and ahead[0] <= row.id:
                if ahead[0] == row.id:
                    mine = ahead[1]
                else:
                    self._homeless(ahead[1])
                ahead = next(lines, None)
            if row.state == EntryState.POSTED and not stored.as_written:
                self._changed(row)
            elif row.state == EntryState.POSTED:
                self._entry(row, mine, pictures.get(row.id, ()))
            elif mine:
                self._homeless(mine)
        while ahead is not None:
            self._homeless(ahead[1])
            ahead = next(lines, None)

    def _lines(self) -> Iterator[tuple[str, list[StoredRow]]]:
        P = LedgerPosting
        rows = stored_rows(self._session, P, order_by=(P.entry_id, P.line_no))
        for ref, found in groupby(rows, key=lambda row: str(row.values["entry_id"])):
            yield ref, list(found)

    def _pictures(self) -> dict[str, tuple[str, ...]]:
        found: dict[str, tuple[str, ...]] = {}
        for ref, digest in self._session.execute(
            select(EntryAttachment.entry_id, EntryAttachment.sha256).order_by(
                EntryAttachment.entry_id, EntryAttachment.place
            )
        ):
            found[ref] = (*found.get(ref, ()), digest)
        return found

    def _homeless(self, rows: Sequence[StoredRow]) -> None:
        for row in rows:
            self._broken("money-line-of-nothing", row.values["group_id"], ref=row.ref)

    def _entry(self, entry: LedgerEntry, rows: list[StoredRow], pictures: tuple[str, ...]) -> None:
        voucher, group = self._voucher(entry), entry.group_id
        if any(not self._sound(row) for row in rows):
            self._changed(entry)
            return
        self._add(rows)
        lines = [_line(row) for row in rows]
        fields = chain_row(entry, pictures)
        if row_hash(fields, lines, entry.prev_hash or "") == entry.hash:
            self._placed(entry, rows)
            return
        added = [
            rows[place]
            for place in range(len(lines))
            if row_hash(fields, lines[:place] + lines[place + 1 :], entry.prev_hash or "")
            == entry.hash
        ]
        if added:
            number = added[-1].values["line_no"]
            ref = added[-1].ref
            self._broken("money-line-added", group, voucher=voucher, n=number, ref=ref)
            return
        numbers = [row.values["line_no"] for row in rows]
        gone = next((n for n in range(1, len(rows) + 1) if n not in numbers), None)
        unbalanced = sum(line.amount for line in lines) != 0
        if gone is not None or unbalanced:
            n, ref = gone or len(rows), f"entry/{entry.id}"
            self._broken("money-lines-differ", group, voucher=voucher, ref=ref, n=n)
        else:
            self._changed(entry)

    def _changed(self, entry: LedgerEntry) -> None:
        voucher, ref = self._voucher(entry), f"entry/{entry.id}"
        self._broken("money-entry-changed", entry.group_id, voucher=voucher, ref=ref)

    @staticmethod
    def _sound(row: StoredRow) -> bool:
        return row.as_written and type(row.values["amount"]) is int

    def _placed(self, entry: LedgerEntry, rows: Sequence[StoredRow]) -> None:
        """What the hash does not cover: group and day of the lines, and whom they name."""
        for row in rows:
            values = row.values
            strays = values["group_id"] != entry.group_id or values["on_date"] != entry.on_date
            if strays or _names_nobody(values):
                voucher, group = self._voucher(entry), entry.group_id
                self._broken("money-line-astray", group, voucher=voucher, ref=row.ref)

    def _add(self, rows: Sequence[StoredRow]) -> None:
        for row in rows:
            v = row.values
            key = (
                str(v["group_id"]),
                str(v["account"]),
                str(v["on_date"])[:7],
                str(v["fund"]),
                v["bank_id"] or "",
                v["lender_id"] or "",
            )
            self._sums[key][0 if v["amount"] > 0 else 1] += abs(v["amount"])

    # -- chain and totals ------------------------------------------------------------------------

    def chain(self) -> None:
        """Numbers without a gap, each entry linked to the one before, voucher numbers in order."""
        group, seq, before = "", 0, ""
        E = LedgerEntry
        rows = self._session.execute(
            select(E.group_id, E.seq, E.prev_hash, E.hash, E.voucher_no)
            .where(E.state == str(EntryState.POSTED))
            .order_by(E.group_id, E.seq)
            .execution_options(yield_per=1000)
        )
        for group_id, number, prev_hash, hash_, voucher in rows:
            if group_id != group:
                group, seq, before = group_id, 0, first_hash(group_id)
            if number != seq + 1:
                of = self._of(group_id, voucher)
                self._broken("money-entry-missing", group_id, voucher=of, n=seq + 1)
            elif prev_hash != before:
                of = self._of(group_id, voucher)
                self._broken("money-link-broken", group_id, voucher=of)
            seq, before = number if type(number) is int else seq + 1, hash_ or ""

    def totals(self) -> None:
        """The totals of months and years that the database keeps are those of the lines."""
        months = self._session.scalars(select(MonthTotal))
        years: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
        for (group, account, month, fund, bank, lender), both in self._sums.items():
            year = years[group, account, month[:4], fund, bank, lender]
            year[0], year[1] = year[0] + both[0], year[1] + both[1]
        self._compare({_total_key(r, r.month): [r.debit, r.credit] for r in months}, self._sums)
        kept = self._session.scalars(select(YearTotal))
        self._compare({_total_key(r, r.year): [r.debit, r.credit] for r in kept}, years)

    def _compare(self, kept: Mapping[Key, list[int]], sums: Mapping[Key, list[int]]) -> None:
        for key in sorted(kept.keys() | sums.keys()):
            if kept.get(key, [0, 0]) != sums.get(key, [0, 0]):
                account = self._of(key[0], key[1])
                self._broken("money-total-differs", key[0], account=account, month=key[2])


def _names(session: Session) -> dict[str, str]:
    """Names of the groups with books; none where there is one, for everything is hers."""
    found = session.execute(
        select(Group.id, Group.name).join(GroupBooks, GroupBooks.group_id == Group.id)
    ).all()
    return {group: name for group, name in found} if len(found) > 1 else {}


def _total_key(row: MonthTotal | YearTotal, unit: str) -> Key:
    return row.group_id, row.account, unit, row.fund, row.bank_id, row.lender_id


def _names_nobody(values: dict[str, Any]) -> bool:
    account = values["account"]
    return (
        (account in MEMBER_ACCOUNTS and values["member_id"] is None)
        or (account in LOAN_ACCOUNTS and values["loan_id"] is None)
        or (account in LENDER_ACCOUNTS and values["lender_id"] is None)
        or (account == BANK and values["bank_id"] is None)
    )


def _line(row: StoredRow) -> Line:
    v = row.values
    return Line(
        v["account"],
        v["amount"],
        v["member_id"],
        v["loan_id"],
        v["fund"],
        v["bank_id"],
        v["lender_id"],
    )
