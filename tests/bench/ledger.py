"""Books of 100,000 and 1,000,000 entries: the trial balance beside a bare sum and beside others.

Everything that is compared runs in this one run on this machine, with pages not locked in memory;
how much that costs is said at the end. The entries are written past the
services (a million of them would take an hour), but the totals of months and all indexes are those
of a real book, and the guards stand again before anything is measured.

    python -m tests.bench.ledger [--quick]
"""

from __future__ import annotations

import argparse
import random
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import psutil

from finance.desk import MoneyDesk
from finance.ledger.balances import balance
from finance.ledger.commands import EntryDraft, OpenBooks
from finance.reports.queries_statements import StatementQueries
from finance.reports.reading import BookWanted
from finance.rules.entries import EntryKind, Line
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.composition import Workplace
from sr_board.people.models import Membership, Person
from sr_board.store.engine import make_engine
from sr_board.store.uow import make_reader
from sr_board.vault import compartments
from sr_board.vault.keys import cheap_keys_for_tests
from tests.bench.place import MARKER, Room
from tests.bench.table import Figure, machine, median_ms, show, watch

__all__ = ["figures"]

FIRST = date(2016, 4, 1)
DAYS = 3650
ACCOUNTS = 406
MEMBERS = 20
SIZES = (100_000, 1_000_000)
_BARE = "SELECT account, SUM(amount) FROM posting GROUP BY account"
_LAPTOP = 4
"""An old laptop is about so many times slower than this machine should be."""


@dataclass(frozen=True)
class Bench:
    """A place with open books."""

    place: Workplace
    group: str
    members: tuple[str, ...]

    @property
    def treasurer(self) -> MoneyDesk:
        """The desk of a treasurer."""
        place = self.place
        roles = frozenset({Role.TREASURER, Role.ADMINISTRATOR})
        who = SignedIn(place.who.account_id, place.who.person_id, roles)
        return MoneyDesk(place.uow, place.read, place.clock, who)


def codes() -> list[str]:
    """Codes of own accounts, none of which needs a member, loan, bank or lender."""
    found = [f"{cls}{n:03}" for cls in "1345" for n in range(500, 602)]
    return found[:ACCOUNTS]


def figures(root: Path, *, quick: bool = False) -> Iterator[Figure]:
    """Every figure of the ledger; the large book last."""
    # Once pages are locked in memory they stay so for this process: that comes last.
    compartments._MEMORY_SECURITY = "OFF"
    room = Room(root / "ledger")
    room.root.mkdir(parents=True, exist_ok=True)
    place = room.found()
    bench = Bench(place, *_opened(place))
    small = 0.0
    sizes = (2_000,) if quick else SIZES
    for size in sizes:
        with watch() as clock:
            _fill(bench, size)
        yield Figure(f"{size:,} entries written past the services", f"{clock.seconds:.0f} s")
        bare, ours = _cold(bench, _bare), _cold(bench, _trial)
        yield Figure(f"{size:,}: bare group by, cold, with key", f"{bare:.1f} ms")
        aim = f"not slower, and {2000 // _LAPTOP} ms"
        met = ours <= bare and ours < 2000 / _LAPTOP
        yield Figure(f"{size:,}: our trial balance, cold, with key", f"{ours:.1f} ms", aim, met)
        if size == sizes[0]:
            small = ours
            yield from _others(room, bench, size, ours)
        else:
            growth = f"{ours / small:.2f} times that of {sizes[0]:,}"
            yield Figure("  grown by", growth, "at most 3 times", ours <= 3 * small)
        yield from _daily(bench, size)
    compartments._MEMORY_SECURITY = "ON"
    bare, ours = _cold(bench, _bare), _cold(bench, _trial)
    shown = f"{ours:.1f} ms (bare group by {bare:.1f})"
    yield Figure(f"{sizes[-1]:,}: the same with every page locked in memory", shown)


def _opened(place: Workplace) -> tuple[str, tuple[str, ...]]:
    group = place.people.groups()[0].group_id
    stamp = {"recorded_at": place.clock.now(), "recorded_by": place.who.account_id}
    members = tuple(new_id() for _ in range(MEMBERS))
    with place.uow() as uow:
        for number, ref in enumerate(members, start=101):
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
    roles = frozenset({Role.ADMINISTRATOR, Role.TREASURER})
    who = SignedIn(place.who.account_id, place.who.person_id, roles)
    desk = MoneyDesk(place.uow, place.read, place.clock, who)
    desk.ledger.setup.open(OpenBooks(group, FIRST, savings_amount=5000))
    return group, members


def _fill(bench: Bench, size: int) -> None:
    """Entries of two postings, after those that are there, and the totals anew."""
    raw = bench.place.engine().raw_connection()
    cursor = raw.cursor()
    guards = cursor.execute(
        "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND tbl_name IN"
        " ('entry', 'posting', 'month_total')"
    ).fetchall()
    cursor.execute("BEGIN IMMEDIATE")
    for name, _ in guards:
        cursor.execute(f'DROP TRIGGER "{name}"')
    there = cursor.execute("SELECT COUNT(*) FROM entry").fetchone()[0]
    _accounts(bench, cursor)
    for start in range(there, size, 20_000):
        _batch(bench, cursor, start, min(start + 20_000, size))
    cursor.execute("DELETE FROM month_total")
    cursor.execute(
        "INSERT INTO month_total (group_id, account, month, fund, bank_id, lender_id, debit,"
        " credit) SELECT group_id, account, substr(on_date, 1, 7), fund, '', '',"
        " SUM(MAX(amount, 0)), SUM(MAX(-amount, 0)) FROM posting GROUP BY 1, 2, 3, 4"
    )
    for _, sql in guards:
        cursor.execute(sql)
    raw.commit()
    cursor.execute("ANALYZE")
    raw.commit()
    raw.close()


def _accounts(bench: Bench, cursor: object) -> None:
    place = bench.place
    now = place.clock.now().replace(tzinfo=None).isoformat(sep=" ")
    cursor.executemany(  # type: ignore[attr-defined]
        "INSERT OR IGNORE INTO ledger_account (group_id, code, name, type, control_of, own,"
        " active, recorded_at, recorded_by) VALUES (?, ?, ?, 'asset', 'none', 1, 1, ?, ?)",
        [(bench.group, code, code, now, place.who.account_id) for code in codes()],
    )


def _batch(bench: Bench, cursor: object, start: int, end: int) -> None:
    rng = random.Random(start)
    now = bench.place.clock.now().replace(tzinfo=None).isoformat(sep=" ")
    who, names = bench.place.who.account_id, codes()
    entries, postings = [], []
    for n in range(start, end):
        ref = f"{n + 1:032x}"
        day = (FIRST + timedelta(days=n * DAYS // max(end, SIZES[-1]))).isoformat()
        entries.append((ref, bench.group, day, n + 1, str(n + 1), who, "0" * 64, now, who))
        one, two = rng.sample(names, 2)
        amount = rng.randrange(100, 1_000_000)
        member = bench.members[n % MEMBERS] if n % 4 == 0 else None
        postings.append((ref, 1, bench.group, day, one, amount, None))
        account = "2010" if member else two
        postings.append((ref, 2, bench.group, day, account, -amount, member))
    cursor.executemany(  # type: ignore[attr-defined]
        "INSERT INTO entry (id, group_id, on_date, kind, narration, resolution_no,"
        " resolution_used, reason, refused_reason, content, state, seq, voucher_no, prepared_by,"
        " content_hash, posted_at, prev_hash, hash, recorded_at, recorded_by) VALUES"
        " (?1, ?2, ?3, 'receipt', 'bench', '', 0, '', '', '', 'posted', ?4, ?5, ?6, ?7, ?8, ?7,"
        " ?7, ?8, ?9)",
        entries,
    )
    cursor.executemany(  # type: ignore[attr-defined]
        "INSERT INTO posting (entry_id, line_no, group_id, on_date, account, amount, member_id,"
        " fund) VALUES (?, ?, ?, ?, ?, ?, ?, 'general')",
        postings,
    )


def _cold(bench: Bench, ask: Callable[[Bench], object]) -> float:
    """Median of five runs, each on a connection of its own that derives its key."""
    return median_ms(lambda: ask(bench), 5)[0]


def _bare(bench: Bench) -> object:
    connection = bench.place.vault.connect("book")
    rows = connection.execute(_BARE).fetchall()
    connection.close()
    return rows


def _trial(bench: Bench) -> object:
    place = bench.place
    engine = make_engine(lambda: place.vault.connect("book"))
    queries = StatementQueries(make_reader(engine), bench.treasurer.reports.who)
    found = queries.trial_balance(bench.group, FIRST, FIRST + timedelta(days=DAYS))
    engine.dispose()
    return found


def _daily(bench: Bench, size: int) -> Iterator[Figure]:
    """What happens every day in a book of this size."""
    desk, place = bench.treasurer, bench.place
    last = FIRST + timedelta(days=DAYS)

    def one_balance() -> None:
        with place.read() as session:
            balance(session, bench.group, codes()[7], until=last)

    def page() -> None:
        wanted = BookWanted(bench.group, date(2025, 4, 1), last, limit=25)
        desk.reports.members.passbook(wanted, bench.members[0])

    def meeting() -> None:
        lines = [Line("2010", -5000, member) for member in bench.members]
        lines += [Line("4020", -500, member) for member in bench.members[:5]]
        lines.append(Line("1010", -sum(line.amount for line in lines)))
        draft = EntryDraft(bench.group, last, EntryKind.RECEIPT, "bench", tuple(lines))
        desk.ledger.entries.post(draft)

    for what, act, times, most in (
        ("one account's balance", one_balance, 20, 5),
        ("a page of a passbook", page, 5, 200),
        (f"posting a meeting of {MEMBERS}", meeting, 5, 300),
    ):
        middle, worst = median_ms(act, times)
        aim = f"{most / _LAPTOP:g} ms ({most} on an old laptop)"
        shown = f"{middle:.1f} ms (worst {worst:.1f})"
        yield Figure(f"{size:,}: {what}", shown, aim, middle < most / _LAPTOP)


def _others(room: Room, bench: Bench, size: int, ours: float) -> Iterator[Figure]:
    """The same book in other programs, and the memory of each."""
    journal, bean = room.root / "book.journal", room.root / "book.beancount"
    _texts(bench, journal, bean)
    before = psutil.Process().memory_info().rss
    _trial(bench)
    added = max(psutil.Process().memory_info().rss - before, 0) / 2**20
    yield Figure("  memory that our trial balance adds", f"{added:.1f} MB")
    for name, words, times in (
        ("ledger", ["ledger", "-f", str(journal), "balance"], 20),
        ("hledger", ["hledger", "-f", str(journal), "balance"], 60),
        ("bean-check", ["bean-check", "--no-cache", str(bean)], 200),
    ):
        if shutil.which(words[0]) is None:
            yield Figure(f"{size:,}: {name}", "not installed on this machine")
            continue
        seconds, memory = _measured(words)
        shown = f"{seconds:.2f} s, {memory:.0f} MB: {1000 * seconds / ours:.0f} times ours"
        met = 1000 * seconds >= times * ours
        yield Figure(f"{size:,}: {name}", shown, f"at least {times} times ours", met)
        if name == "ledger":
            yield Figure(
                "  our memory beside ledger's",
                f"{added / memory:.3f}",
                "at most a quarter",
                4 * added <= memory,
            )


_CHILD = (
    "import resource, subprocess, sys, time; began = time.perf_counter();"
    "subprocess.run(sys.argv[1:], stdout=subprocess.DEVNULL, check=True);"
    "print(time.perf_counter() - began,"
    " resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024)"
)


def _measured(words: list[str]) -> tuple[float, float]:
    """Seconds and megabytes at most of another program."""
    done = subprocess.run(
        [sys.executable, "-c", _CHILD, *words], stdout=subprocess.PIPE, text=True, check=True
    )
    seconds, memory = done.stdout.split()
    return float(seconds), float(memory)


def _texts(bench: Bench, journal: Path, bean: Path) -> None:
    """The book as plain figures for the others; no name stands in it."""
    connection = bench.place.vault.connect("book")
    rows = connection.execute(
        "SELECT entry_id, on_date, account, amount FROM posting ORDER BY entry_id, line_no"
    )
    classes = {"1": "Assets", "2": "Liabilities", "3": "Equity", "4": "Income", "5": "Expenses"}
    with journal.open("w") as one, bean.open("w") as two:
        for code in ("2010", *codes()):
            two.write(f"{FIRST} open {classes[code[0]]}:A{code} INR\n")
        last = ""
        for ref, day, account, amount in rows:
            path = f"{classes[account[0]]}:A{account}"
            if ref != last:
                one.write(f"\n{day} * bench\n")
                two.write(f'\n{day} * "bench"\n')
                last = ref
            sign, whole = ("-" if amount < 0 else ""), abs(amount)
            line = f"  {path}  {sign}{whole // 100}.{whole % 100:02} INR\n"
            one.write(line)
            two.write(line)
    connection.close()


def main() -> int:
    """Print the table; 1 if an aim was not met."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    parser.add_argument("--quick", action="store_true", help="a small book only")
    wanted = parser.parse_args()
    print(machine(), flush=True)
    with cheap_keys_for_tests(), tempfile.TemporaryDirectory(prefix="srb-") as folder:
        Room(Path(folder)).live_here()
        found = []
        for figure in figures(Path(folder), quick=wanted.quick):
            print(f"… {figure.what}: {figure.figure}", file=sys.stderr, flush=True)
            found.append(figure)
        return 0 if show("Ledger", found) else 1


if __name__ == "__main__":
    sys.exit(main())
