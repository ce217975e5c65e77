"""`python3 start.py bench`: figures of speed, of the ledger, and the fault runs.

--speed    only the figures of speed
--faults   only the fault runs
--ledger   only the books of 100,000 and 1,000,000 entries, beside other programs
--cases    only the case files: 5,000 of them
--quick    fault runs in small numbers
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from sr_board.vault.keys import cheap_keys_for_tests
from tests.bench import cases, commits, counting, decisions, ledger, opening, printing, register
from tests.bench.place import Room
from tests.bench.table import Figure, machine, show

HERE = Path(__file__).resolve().parents[2]


def speed(root: Path) -> Iterator[Figure]:
    """Every figure of speed; the large vault last, because it takes a minute to make."""
    Room(root).live_here()
    with cheap_keys_for_tests():
        for part in (counting, commits, register, decisions, printing):
            yield from part.figures(root)
    yield from opening.figures(root)


def books(root: Path, *, quick: bool) -> Iterator[Figure]:
    """The figures of the ledger."""
    Room(root).live_here()
    with cheap_keys_for_tests():
        yield from ledger.figures(root, quick=quick)


def files(root: Path) -> Iterator[Figure]:
    """The figures of the case files."""
    Room(root).live_here()
    with cheap_keys_for_tests():
        yield from cases.figures(root)


def faults(*, quick: bool) -> Iterator[Figure]:
    """Every fault run, each in a process of its own."""
    few = ("--commits", "10", "--money", "5", "--backups", "2", "--migrations", "2")
    if os.name == "posix":
        yield from _killed(_run("killed", *(few if quick else ())))
    found = _run("flipped", *(("--databases", "20", "--every", "29") if quick else ()))
    believed, copies = found["header_believed"], found["copies"]
    yield _count("single-bit flips of the header", found["header_bits"], believed + copies, found)
    unnoticed = found["database_unnoticed"]
    yield _count("bit flips in database files", found["database_bits"], unnoticed, found)
    if os.name == "posix":
        for what, answer in _run("refused").items():
            good = answer["said"] == answer["expected"] and answer["words"] == "True"
            yield Figure(what, f"says “{answer['said']}”", answer["expected"], good)


def _killed(found: dict[str, Any]) -> Iterator[Figure]:
    for kind in ("commits", "money", "backups", "migrations"):
        one = found[kind]
        yield _count(f"kill -9 in {kind}", one["runs"], one["faults"], found, one["seconds"])
    yield Figure("  transactions half written when killed", str(found["half_written"]))


def _count(
    what: str, runs: int, wrong: list[Any], found: dict[str, Any], seconds: float | None = None
) -> Figure:
    taken = found["seconds"] if seconds is None else seconds
    shown = f": {wrong[:3]}" if wrong else ""
    told = f"{runs} runs, {len(wrong)} faults{shown} ({taken:.0f} s, seed {found['seed']})"
    return Figure(what, told, "no fault", not wrong)


def _run(module: str, *words: str) -> dict[str, Any]:
    command = [sys.executable, "-m", f"tests.bench.{module}", *words]
    done = subprocess.run(command, cwd=HERE, stdout=subprocess.PIPE, text=True, check=True)
    return dict(json.loads(done.stdout))


def main() -> int:
    """Print the tables; 1 if an aim was not met."""
    parser = argparse.ArgumentParser(prog="bench", description=__doc__)
    for name in ("speed", "faults", "ledger", "cases", "quick"):
        parser.add_argument(f"--{name}", action="store_true")
    wanted = parser.parse_args()
    both = not (wanted.speed or wanted.faults or wanted.ledger or wanted.cases)
    print(machine(), flush=True)
    good = True
    if wanted.speed or both:
        with tempfile.TemporaryDirectory(prefix="srb-") as folder:
            good = show("Speed", list(_told(speed(Path(folder)))))
    if wanted.ledger or both:
        with tempfile.TemporaryDirectory(prefix="srb-") as folder:
            told = _told(books(Path(folder), quick=wanted.quick))
            good = show("Ledger", list(told)) and good
    if wanted.cases or both:
        with tempfile.TemporaryDirectory(prefix="srb-") as folder:
            good = show("Case files", list(_told(files(Path(folder))))) and good
    if wanted.faults or both:
        good = show("Faults", list(_told(faults(quick=wanted.quick)))) and good
    return 0 if good else 1


def _told(figures: Iterator[Figure]) -> Iterator[Figure]:
    """Show that work goes on, on stderr."""
    for figure in figures:
        print(f"… {figure.what}", file=sys.stderr, flush=True)
        yield figure


if __name__ == "__main__":
    sys.exit(main())
