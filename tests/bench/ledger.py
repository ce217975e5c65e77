"""Books of 100,000 and 1,000,000 entries: the trial balance beside a bare sum and beside others.

Everything that is compared runs in this one run on this machine, with pages not locked in memory;
how much that costs is said at the end. How the books are made: `tests.bench.big_book`.

    python -m tests.bench.ledger [--quick]
"""

from __future__ import annotations

import argparse
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from datetime import timedelta
from pathlib import Path

import psutil

from finance.ledger.balances import balance
from finance.ledger.commands import EntryDraft
from finance.ledger.verify import verify_books
from finance.reports.queries_statements import StatementQueries
from finance.reports.reading import BookWanted
from finance.rules.entries import EntryKind, Line
from sr_board.store.engine import make_engine
from sr_board.store.uow import make_reader
from sr_board.vault import compartments
from sr_board.vault.keys import cheap_keys_for_tests
from tests.bench.big_book import (
    DAYS,
    FIRST,
    LARGEST,
    Bench,
    codes,
    day_of,
    fill,
    open_books,
    opened,
    treasurer_of,
)
from tests.bench.place import Room
from tests.bench.table import Figure, machine, median_ms, show, watch

__all__ = ["figures"]

SIZES = (100_000, LARGEST)
_BARE = "SELECT account, SUM(amount) FROM posting GROUP BY account"
_LAPTOP = 4
"""An old laptop is about so many times slower than this machine should be."""
_MEMORY = 250
"""Megabytes that a day's work may take, the program itself included."""
_MEETING = "posting a meeting of 20"


def figures(root: Path, *, quick: bool = False) -> Iterator[Figure]:
    """Every figure of the ledger; the large book last."""
    # Once pages are locked in memory they stay so for this process: that comes last.
    compartments._MEMORY_SECURITY = "OFF"
    room = Room(root / "ledger")
    room.root.mkdir(parents=True, exist_ok=True)
    bench = open_books(room.found())
    first: dict[str, float] = {}
    sizes = (2_000,) if quick else SIZES
    for size in sizes:
        yield from _made(bench, size)
        yield from _balanced(room, bench, size, first)
        yield from _daily(bench, size, first)
    compartments._MEMORY_SECURITY = "ON"
    bare, ours = _beside(bench)
    shown = f"{ours:.1f} ms (bare group by {bare:.1f})"
    yield Figure(f"{sizes[-1]:,}: trial balance, every page locked in memory", shown)


def _made(bench: Bench, size: int) -> Iterator[Figure]:
    with watch() as clock:
        fill(bench, size)
    yield Figure(f"{size:,} entries written in bulk", f"{clock.seconds:.0f} s")
    with watch() as clock, bench.place.read() as session:
        found = verify_books(session)
    shown = f"{len(found)} findings ({clock.seconds:.0f} s)"
    yield Figure(f"{size:,}: check of chain, lines and totals", shown, "no finding", not found)


def _balanced(room: Room, bench: Bench, size: int, first: dict[str, float]) -> Iterator[Figure]:
    """The trial balance beside a bare sum and beside others, and what it takes of memory."""
    bare, ours = _beside(bench)
    yield Figure(f"{size:,}: bare group by, cold, with key", f"{bare:.1f} ms")
    what = "our trial balance, cold, with key"
    aim = f"not slower than bare, and {2000 // _LAPTOP} ms"
    shown = f"{ours:.1f} ms: {bare / ours:.1f} times as fast"
    yield Figure(f"{size:,}: {what}", shown, aim, ours <= bare and ours < 2000 / _LAPTOP)
    yield from _grown(what, ours, first, size)
    added, memory = _memory_of_a_day(room, size)
    what, shown = f"{size:,}: memory of a day's work, program and all", f"{memory:.0f} MB"
    yield Figure(what, shown, f"less than {_MEMORY} MB", memory < _MEMORY)
    yield Figure("  of it the trial balance takes", f"{added:.1f} MB")
    yield from _others(room, bench, size, ours, added)


def _grown(what: str, ours: float, first: dict[str, float], size: int) -> Iterator[Figure]:
    """Beside the same in the smaller book, once there is one."""
    small = first.setdefault(what, ours)
    if size == SIZES[-1]:
        shown = f"{ours / small:.2f} times that of {SIZES[0]:,}"
        yield Figure("  grown to", shown, "at most 3 times", ours <= 3 * small)


def _beside(bench: Bench) -> tuple[float, float]:
    """Medians of a bare sum and of our trial balance, run by turns, in milliseconds.

    Each run has a connection of its own that derives its key.
    """
    taken: dict[Callable[[Bench], object], list[float]] = {_bare: [], _trial: []}
    for _ in range(7):
        for act, times in taken.items():
            with watch() as clock:
                act(bench)
            times.append(clock.seconds * 1000)
    return statistics.median(taken[_bare]), statistics.median(taken[_trial])


def _bare(bench: Bench) -> object:
    connection = bench.place.vault.connect("book")
    rows = connection.execute(_BARE).fetchall()
    connection.close()
    return rows


def _trial(bench: Bench) -> object:
    place = bench.place
    engine = make_engine(lambda: place.vault.connect("book"))
    queries = StatementQueries(make_reader(engine), treasurer_of(place))
    found = queries.trial_balance(bench.group, FIRST, FIRST + timedelta(days=DAYS))
    engine.dispose()
    return found


def _daily(bench: Bench, size: int, first: dict[str, float]) -> Iterator[Figure]:
    """What happens every day in a book of this size."""
    for what, act, times, most in _acts(bench, size):
        act()
        middle, worst = median_ms(act, times)
        aim = f"{most / _LAPTOP:g} ms ({most} on an old laptop)"
        shown = f"{middle:.1f} ms (worst {worst:.1f})"
        yield Figure(f"{size:,}: {what}", shown, aim, middle < most / _LAPTOP)
        yield from _grown(what, middle, first, size) if what == _MEETING else ()


def _acts(bench: Bench, size: int) -> Iterator[tuple[str, Callable[[], object], int, int]]:
    """What is done, how, how often, and milliseconds that it may take on an old laptop."""
    desk, place, last = bench.treasurer, bench.place, day_of(size)
    a_year = BookWanted(bench.group, last - timedelta(days=365), last, limit=25)
    all_years = BookWanted(bench.group, FIRST, last, limit=25)
    month = BookWanted(bench.group, last.replace(day=1), last)

    def one_balance() -> None:
        with place.read() as session:
            balance(session, bench.group, codes()[7], until=last)

    def meeting() -> None:
        lines = [Line("2010", -5000, member) for member in bench.members]
        lines += [Line("4020", -500, member) for member in bench.members[:5]]
        lines.append(Line("1010", -sum(line.amount for line in lines)))
        day = FIRST + timedelta(days=DAYS)
        draft = EntryDraft(bench.group, day, EntryKind.RECEIPT, "bench", tuple(lines))
        desk.ledger.entries.post(draft)

    reports, member = desk.reports, bench.members[0]
    yield "one account's balance", one_balance, 20, 5
    passbook = reports.members.passbook
    yield "a page of a passbook, a year", lambda: passbook(a_year, member), 5, 200
    yield "a passbook from the first day", lambda: passbook(all_years, member), 5, 2000
    some = (last - timedelta(days=200), last - timedelta(days=20))
    trial = reports.statements.trial_balance
    yield (
        "a trial balance that begins and ends within months",
        lambda: trial(bench.group, *some),
        5,
        500,
    )
    yield "a month's demand and collection", lambda: reports.loans.dcb(month), 5, 500
    yield "a month's statements", lambda: reports.statements.statements(month), 5, 2000
    yield _MEETING, meeting, 11, 300


def _memory_of_a_day(room: Room, size: int) -> tuple[float, float]:
    """Megabytes that the trial balance adds and that a whole day takes, in a process of its own."""
    words = [sys.executable, "-m", "tests.bench.ledger", "--day", str(room.root), str(size)]
    done = subprocess.run(words, stdout=subprocess.PIPE, text=True, check=True)
    added, whole = done.stdout.split()
    return float(added), float(whole)


def _day(root: Path, size: int) -> None:
    """A day's work on the book, and what memory it took."""
    bench = opened(Room(root).open(read_only=True))
    before = psutil.Process().memory_info().rss / 2**20
    _trial(bench)
    added = max(_most() - before, 0)
    for what, act, _, _ in _acts(bench, size):
        act() if what != _MEETING else None  # the book stays as it is
    print(f"{added:.1f} {_most():.1f}")


def _most() -> float:
    """Megabytes that this process held at most."""
    status = Path("/proc/self/status")
    if status.exists():  # what `getrusage` says begins with the process that started this one
        for line in status.read_text().splitlines():
            if line.startswith("VmHWM:"):
                return int(line.split()[1]) / 1024
    return psutil.Process().memory_info().rss / 2**20


def _others(room: Room, bench: Bench, size: int, ours: float, added: float) -> Iterator[Figure]:
    """The same book in other programs, and the memory of each."""
    journal, bean = room.root / "book.journal", room.root / "book.beancount"
    _texts(bench, journal, bean)
    for name, words, times in (
        ("ledger", ["ledger", "-f", str(journal), "balance"], 20),
        ("hledger", ["hledger", "-f", str(journal), "balance"], 60),
        ("bean-check", ["bean-check", "--no-cache", str(bean)], 200),
    ):
        if shutil.which(words[0]) is None:
            yield Figure(f"{size:,}: {name}", "not installed on this machine")
            continue
        if size > SIZES[0] and name != "ledger":
            yield Figure(f"{size:,}: {name}", "left out: it takes minutes and 6 GB or more")
            continue
        seconds, memory = _measured(words)
        shown = f"{seconds:.2f} s, {memory:.0f} MB: {1000 * seconds / ours:.0f} times ours"
        met = 1000 * seconds >= times * ours
        yield Figure(f"{size:,}: {name}", shown, f"at least {times} times ours", met)
        if name == "ledger":
            shown, met = f"{added / memory:.3f} of ledger's", 4 * added <= memory
            yield Figure("  memory that ours adds", shown, "at most a quarter", met)


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
        "SELECT entry_id, on_date, account, amount FROM posting ORDER BY rowid"
    )
    classes = {"1": "Assets", "2": "Liabilities", "3": "Equity", "4": "Income", "5": "Expenses"}
    with journal.open("w") as one, bean.open("w") as two:
        for code in ("1010", "2010", "4020", *codes()):
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
    parser.add_argument("--day", nargs=2, metavar=("ROOM", "SIZE"), help=argparse.SUPPRESS)
    wanted = parser.parse_args()
    if wanted.day is not None:
        compartments._MEMORY_SECURITY = "OFF"
        with cheap_keys_for_tests():
            _day(Path(wanted.day[0]), int(wanted.day[1]))
        return 0
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
