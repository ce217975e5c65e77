"""A large book, made in bulk: rows as the program writes them, but in minutes instead of a day.

A million entries through the services would be a million signed acts. Here the rows go in by the
ten thousand, with the guards and indexes taken down meanwhile and put back word for word before
anything is measured. What stands in the book is what the program would have written: every entry
is hashed by the program's own rules onto the one before, payments bear a resolution and the
approval of another person, the box is never below nought, totals of months are those of the lines.
`verify_books` finds nothing in it. Only the vault's own audit trail knows nothing of these rows.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import select

from finance.desk import MoneyDesk
from finance.ledger.books import BooksView, books_of, members_of
from finance.ledger.commands import EntryDraft, OpenBooks
from finance.ledger.content import shown_hash
from finance.rules.chain import ChainRow, first_hash, row_hash
from finance.rules.entries import EntryKind, Line, used_of_resolution
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.composition import Workplace
from sr_board.people.models import Membership, Person
from tests.bench.place import MARKER

__all__ = [
    "DAYS",
    "FIRST",
    "LARGEST",
    "Bench",
    "codes",
    "day_of",
    "fill",
    "open_books",
    "opened",
    "treasurer_of",
]

FIRST = date(2016, 4, 1)
DAYS = 3650
LARGEST = 1_000_000
"""The book of this size covers all the days; a smaller one the first of them, as densely."""

ACCOUNTS = 406
MEMBERS = 20
_NUMBERED_FROM = 101
_SAVED = 5_000
_PART = 10_000
_FILLED = ("entry", "posting", "approval", "demand", "allocation")


@dataclass(frozen=True)
class Bench:
    """A place with open books. `second`: the person who confirms payments."""

    place: Workplace
    group: str
    members: tuple[str, ...]
    second: str

    @property
    def treasurer(self) -> MoneyDesk:
        """The desk of a treasurer."""
        place = self.place
        return MoneyDesk(place.uow, place.read, place.clock, treasurer_of(place))


def treasurer_of(place: Workplace) -> SignedIn:
    """Who signed in there, with the rights of a treasurer."""
    roles = frozenset({Role.TREASURER, Role.ADMINISTRATOR})
    return SignedIn(place.who.account_id, place.who.person_id, roles)


def codes() -> list[str]:
    """Codes of own accounts, none of which needs a member, loan, bank or lender."""
    found = [f"{cls}{n:03}" for cls in "1345" for n in range(500, 602)]
    return found[:ACCOUNTS]


def day_of(size: int) -> date:
    """The day of the last entry of a book of this size."""
    return FIRST + timedelta(days=(size - 1) * DAYS // max(size, LARGEST))


def open_books(place: Workplace) -> Bench:
    """A group of twenty members with open books."""
    group = place.people.groups()[0].group_id
    members = tuple(new_id() for _ in range(MEMBERS))
    with place.uow() as uow:
        mine = place.who.person_id
        second = uow.session.scalars(select(Person.id).where(Person.id != mine)).first() or ""
        stamp = {"recorded_at": place.clock.now(), "recorded_by": place.who.account_id}
        for number, ref in enumerate(members, start=_NUMBERED_FROM):
            name = f"{MARKER} {number}"
            facts = {"symbol": "leaf", "hue": "sea", "status": "active"}
            person = Person(id=ref, chosen_name=name, search_key=name.lower(), **facts, **stamp)
            uow.session.add(person)
            uow.session.flush()
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=ref,
                    group_id=group,
                    number=number,
                    member_class="full",
                    status="active",
                    joined=FIRST,
                    **stamp,
                )
            )
        uow.record("member.joined", subject="bench")
        uow.commit()
    bench = Bench(place, group, members, second)
    bench.treasurer.ledger.setup.open(OpenBooks(group, FIRST, savings_amount=_SAVED))
    return bench


def opened(place: Workplace) -> Bench:
    """The books that `open_books` opened, in the same vault opened again."""
    group = place.people.groups()[0].group_id
    mine = place.who.person_id
    with place.read() as session:
        listed = members_of(session, group)
        members = tuple(each.member_id for each in listed if each.number >= _NUMBERED_FROM)
        strangers = Person.id.not_in((mine, *members))
        second = session.scalars(select(Person.id).where(strangers)).first() or ""
    return Bench(place, group, members, second)


def fill(bench: Bench, size: int) -> None:
    """Make the book `size` entries long; what stands in it stays."""
    with bench.place.read() as session:
        books = books_of(session, bench.group)
    raw = bench.place.engine().raw_connection()
    cursor: Any = raw.cursor()
    cursor.execute("PRAGMA cache_size=-400000")
    names = ", ".join(f"'{table}'" for table in (*_FILLED, "month_total", "year_total"))
    stands = cursor.execute(
        f"SELECT type, name, sql FROM sqlite_master WHERE tbl_name IN ({names})"
        " AND type IN ('trigger', 'index') AND sql IS NOT NULL ORDER BY type"
    ).fetchall()
    cursor.execute("BEGIN IMMEDIATE")
    for what, name, _ in stands:
        cursor.execute(f'DROP {what} "{name}"')
    _accounts(bench, cursor)
    writer = _Writer(bench, books, cursor)
    while writer.seq < size:
        writer.write(min(_PART, size - writer.seq))
    _totals(cursor)
    for _, _, sql in stands:
        cursor.execute(sql)
    raw.commit()
    raw.detach()  # with its large cache; what is measured starts as small as any other
    raw.close()


def _accounts(bench: Bench, cursor: Any) -> None:
    place = bench.place
    cursor.executemany(
        "INSERT OR IGNORE INTO ledger_account (group_id, code, name, type, control_of, own,"
        " active, recorded_at, recorded_by) VALUES (?, ?, ?, 'asset', 'none', 1, 1, ?, ?)",
        [
            (bench.group, code, code, _stored(place.clock.now()), place.who.account_id)
            for code in codes()
        ],
    )


def _totals(cursor: Any) -> None:
    cursor.execute("DELETE FROM month_total")
    cursor.execute("DELETE FROM year_total")
    cursor.execute(
        "INSERT INTO month_total (group_id, account, month, fund, bank_id, lender_id, debit,"
        " credit) SELECT group_id, account, substr(on_date, 1, 7), fund, COALESCE(bank_id, ''),"
        " COALESCE(lender_id, ''), SUM(MAX(amount, 0)), SUM(MAX(-amount, 0)) FROM posting"
        " GROUP BY 1, 2, 3, 4, 5, 6"
    )
    cursor.execute(
        "INSERT INTO year_total (group_id, account, year, fund, bank_id, lender_id, debit, credit)"
        " SELECT group_id, account, substr(month, 1, 4), fund, bank_id, lender_id, SUM(debit),"
        " SUM(credit) FROM month_total GROUP BY 1, 2, 3, 4, 5, 6"
    )


def _stored(moment: datetime) -> str:
    return moment.replace(tzinfo=None).isoformat(sep=" ", timespec="microseconds")


@dataclass
class _Rows:
    """Rows of one portion, by table."""

    entry: list[tuple[object, ...]] = field(default_factory=list)
    posting: list[tuple[object, ...]] = field(default_factory=list)
    approval: list[tuple[object, ...]] = field(default_factory=list)
    demand: list[tuple[object, ...]] = field(default_factory=list)
    allocation: list[tuple[object, ...]] = field(default_factory=list)

    def store(self, cursor: Any) -> None:
        """Insert everything."""
        for table, columns in _COLUMNS.items():
            places = ", ".join("?" * len(columns.split(",")))
            sql = f"INSERT INTO {table} ({columns}) VALUES ({places})"
            cursor.executemany(sql, getattr(self, table))


_COLUMNS = {
    "entry": "id, group_id, on_date, kind, narration, resolution_no, resolution_on,"
    " resolution_amount, resolution_used, reason, refused_reason, prepared_by, approved_by,"
    " state, content, content_hash, seq, voucher_no, voucher_year, voucher_seq, posted_at,"
    " prev_hash, hash, recorded_at, recorded_by",
    "posting": "entry_id, line_no, group_id, on_date, account, amount, member_id, fund",
    "approval": "id, group_id, subject, entry_id, person_id, decision, content_hash, reason,"
    " recorded_at, recorded_by",
    "demand": "id, group_id, member_id, kind, n, due_on, amount, rule, paid, waived, state,"
    " recorded_at, recorded_by",
    "allocation": "id, entry_id, group_id, member_id, demand_id, kind, on_date, amount,"
    " recorded_at, recorded_by",
}


class _Writer:
    """Writes entries after the last one that is there."""

    def __init__(self, bench: Bench, books: BooksView, cursor: Any) -> None:
        place = bench.place
        self._bench, self._books, self._cursor = bench, books, cursor
        self._now = place.clock.now()
        self._stamp = (_stored(self._now), place.who.account_id)
        ask = cursor.execute
        group = (bench.group,)
        last = ask(
            "SELECT seq, hash FROM entry WHERE group_id = ? AND seq > 0 ORDER BY seq DESC LIMIT 1",
            group,
        ).fetchone()
        self.seq, self._hash = last or (0, first_hash(bench.group))
        self._vouchers: dict[str, int] = dict(
            ask(
                "SELECT voucher_year, MAX(voucher_seq) FROM entry"
                " WHERE group_id = ? AND seq > 0 GROUP BY voucher_year",
                group,
            ).fetchall()
        )
        self._box = int(
            ask(
                "SELECT COALESCE(SUM(amount), 0) FROM posting WHERE group_id = ?"
                " AND account = '1010'",
                group,
            ).fetchone()[0]
        )
        self._years: dict[date, str] = {}

    def write(self, many: int) -> None:
        """The next entries."""
        rows, rng = _Rows(), random.Random(self.seq)
        for draft in self._drafts(rng, many):
            self._entry(rows, rng, draft)
        rows.store(self._cursor)

    def _drafts(self, rng: random.Random, many: int) -> Iterator[EntryDraft]:
        """Savings, income, a payment, income, and again."""
        taken = [code for code in codes() if code[0] in "34"]
        spent = [code for code in codes() if code[0] in "15"]
        group, names = self._bench.group, self._bench.members
        for n in range(self.seq, self.seq + many):
            day = FIRST + timedelta(days=n * DAYS // LARGEST)
            if n % 4 == 2:
                amount = rng.randrange(100, min(1_000_000, self._box))
                lines = (Line(rng.choice(spent), amount), Line("1010", -amount))
                yield EntryDraft(
                    group,
                    day,
                    EntryKind.PAYMENT,
                    "bench",
                    lines,
                    resolution_no=f"R/{n}",
                    resolution_on=day,
                    resolution_amount=amount,
                )
                continue
            if n % 4:
                amount = rng.randrange(100, 1_000_000)
                other = Line(rng.choice(taken), -amount)
            else:
                amount = _SAVED if n % 4000 else _SAVED // 2
                other = Line("2010", -amount, names[n // 4 % MEMBERS])
            yield EntryDraft(group, day, EntryKind.RECEIPT, "bench", (Line("1010", amount), other))

    def _entry(self, rows: _Rows, rng: random.Random, draft: EntryDraft) -> None:
        bench, ref = self._bench, _id(rng)
        who = bench.place.who.person_id
        approver = bench.second if draft.kind is EntryKind.PAYMENT else None
        year, number = self._voucher(draft.on_date)
        self.seq += 1
        used = used_of_resolution(draft.kind, draft.lines)
        chained = ChainRow(
            group_id=bench.group,
            seq=self.seq,
            voucher_no=f"{year}/{number}",
            on_date=draft.on_date,
            kind=str(draft.kind),
            meeting_id=None,
            narration=draft.narration,
            resolution_id=None,
            resolution_no=draft.resolution_no,
            resolution_on=draft.resolution_on,
            resolution_amount=draft.resolution_amount,
            resolution_used=used,
            payee_id=None,
            reverses=None,
            corrects=None,
            reason="",
            prepared_by=who,
            approved_by=approver,
            idempotency_key=None,
            posted_at=self._now,
        )
        shown, before = shown_hash(draft, who), self._hash
        self._hash = row_hash(chained, draft.lines, before)
        day = draft.on_date.isoformat()
        rows.entry.append(
            (
                *(ref, bench.group, day, str(draft.kind), draft.narration, draft.resolution_no),
                *(day if draft.resolution_on else None, draft.resolution_amount, used, "", ""),
                *(who, approver, "posted", "", shown, self.seq, chained.voucher_no, year, number),
                *(self._stamp[0], before, self._hash, *self._stamp),
            )
        )
        for n, line in enumerate(draft.lines, start=1):
            self._box += line.amount if line.account == "1010" else 0
            rows.posting.append(
                (ref, n, bench.group, day, line.account, line.amount, line.member_id, line.fund)
            )
        if approver is not None:
            rows.approval.append(
                (
                    *(_id(rng), bench.group, f"entry/{ref}", ref, approver, "approved", shown, ""),
                    *self._stamp,
                )
            )
        self._demand(rows, rng, ref, draft.lines[1], day)

    def _demand(self, rows: _Rows, rng: random.Random, entry: str, line: Line, day: str) -> None:
        """What was asked of the member who saves, and what of it she paid."""
        if line.member_id is None:
            return
        group, ref, paid = self._bench.group, _id(rng), -line.amount
        state = "paid" if paid == _SAVED else "part"
        rows.demand.append(
            (
                *(ref, group, line.member_id, "savings", 0, day, _SAVED, "meeting", paid, 0),
                *(state, *self._stamp),
            )
        )
        rows.allocation.append(
            (_id(rng), entry, group, line.member_id, ref, "savings", day, paid, *self._stamp)
        )

    def _voucher(self, day: date) -> tuple[str, int]:
        if day not in self._years:
            first, last = self._books.year_of(day)
            self._years[day] = f"{first.year}-{last.year % 100:02d}"
        year = self._years[day]
        self._vouchers[year] = self._vouchers.get(year, 0) + 1
        return year, self._vouchers[year]


def _id(rng: random.Random) -> str:
    """As meaningless as the program's own, and the same in every run."""
    return f"{rng.getrandbits(128):032x}"
