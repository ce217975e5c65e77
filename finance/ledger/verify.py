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
from finance.ledger.models import EntryAttachment, LedgerEntry, LedgerPosting, MonthTotal, YearTotal
from finance.rules.accounts import BANK, LENDER_ACCOUNTS, LOAN_ACCOUNTS, MEMBER_ACCOUNTS
from finance.rules.chain import first_hash, row_hash
from finance.rules.entries import EntryState, Line
from sr_board.audit.stored import StoredRow, stored_rows
from sr_board.audit.verify import Finding, Weight
from sr_board.store.money_guards import money_guard_statements, year_total_statements

__all__ = ["verify_books"]

Key = tuple[str, str, str, str, str, str]


def verify_books(session: Session) -> tuple[Finding, ...]:
    """Everything found in the books of all groups; () when they are sound."""
    walk = _Walk(session)
    walk.guards()
    walk.entries()
    walk.chain()
    walk.totals()
    return tuple(walk.findings)


class _Walk:
    """State of one check."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._sums: defaultdict[Key, list[int]] = defaultdict(lambda: [0, 0])
        self.findings: list[Finding] = []

    def _broken(self, code: str, **params: object) -> None:
        self.findings.append(Finding(code, Weight.BROKEN, params))

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
                self._broken("money-guard-missing", name=name)

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
            self._broken("money-line-of-nothing", ref=row.ref)

    def _entry(self, entry: LedgerEntry, rows: list[StoredRow], pictures: tuple[str, ...]) -> None:
        voucher = entry.voucher_no or "?"
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
            self._broken("money-line-added", voucher=voucher, n=number, ref=added[-1].ref)
            return
        numbers = [row.values["line_no"] for row in rows]
        gone = next((n for n in range(1, len(rows) + 1) if n not in numbers), None)
        unbalanced = sum(line.amount for line in lines) != 0
        if gone is not None or unbalanced:
            self._broken(
                "money-lines-differ", voucher=voucher, ref=f"entry/{entry.id}", n=gone or len(rows)
            )
        else:
            self._changed(entry)

    def _changed(self, entry: LedgerEntry) -> None:
        voucher = entry.voucher_no or "?"
        self._broken("money-entry-changed", voucher=voucher, ref=f"entry/{entry.id}")

    @staticmethod
    def _sound(row: StoredRow) -> bool:
        return row.as_written and type(row.values["amount"]) is int

    def _placed(self, entry: LedgerEntry, rows: Sequence[StoredRow]) -> None:
        """What the hash does not cover: group and day of the lines, and whom they name."""
        for row in rows:
            values = row.values
            strays = values["group_id"] != entry.group_id or values["on_date"] != entry.on_date
            if strays or _names_nobody(values):
                self._broken("money-line-astray", voucher=entry.voucher_no or "?", ref=row.ref)

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
                self._broken("money-entry-missing", voucher=voucher, n=seq + 1)
            elif prev_hash != before:
                self._broken("money-link-broken", voucher=voucher)
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
                self._broken("money-total-differs", account=key[1], month=key[2])


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
