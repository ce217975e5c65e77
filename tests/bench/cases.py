"""Five thousand files over ten years: list, Today, search, opening one, beside a plain SELECT.

The chair may open them all, a peer five hundred of them. Opening keys is what costs: figures are
given right after the unlock, when all keys come from the sealed cache, and later.

    python -m tests.bench.cases [files]
"""

from __future__ import annotations

import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from sqlalchemy import text

from sr_board.base.clock import SystemClock
from sr_board.base.ids import new_id
from sr_board.cases.doubles.matching import write_marks
from sr_board.cases.entry import CaseEntry, CaseQueries
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, ClockRow, Notice
from sr_board.cases.rules.codes import with_check
from sr_board.cases.vocabulary import (
    CaseSource,
    CaseState,
    ClockNature,
    Risk,
    SubjectKind,
    Track,
)
from sr_board.composition import Workplace
from sr_board.sample import Beginning, load_sample
from sr_board.sample.board import CHAIR, PEER, SampleBoard
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from tests.bench.table import Figure, machine, median_ms, show, watch
from ui.today_cases import clock_rows

ALL = 5_000
HERS = 500
"""Files of which the peer is in the team."""


def fill(entry: CaseEntry, count: int, first: int, board: str, peer: str) -> None:
    """So many files, nine of ten of them closed; the peer is in the team of the first of all."""
    luck = random.Random(first)
    for number in range(first, first + count):
        code = with_check(f"B{number // 9000}", 2026, number % 9000) or with_check(
            "BX", 2026, number
        )
        if not code:
            continue
        origin = entry.origin()
        began = entry.now - timedelta(days=luck.randrange(3650))
        head = CaseHead(
            **origin,
            code=code,
            board_id=board,
            site="North lanes",
            subject_kind=SubjectKind.NEWCOMER,
            track=Track.ADULT,
            state=CaseState.CLOSED if number % 10 else CaseState.ADULT_REVIEW,
            risk=Risk.LOW,
            source=CaseSource.PEER,
            noticed=When(began),
            pack="in@1",
            fact_token=new_id(),
            team=(entry.account_id, peer) if number < HERS else (entry.account_id,),
            closed_at=began if number % 10 else None,
        )
        notice = Notice(
            **{**origin, "id": new_id()},
            text=f"Seen near the old cinema, number {number}",
            source=CaseSource.PEER,
            when=When(began),
        )
        clock = ClockRow(
            **{**origin, "id": new_id()},
            rule_id="adult_sitting",
            rule="adult_sitting@in@1",
            nature=ClockNature.INTERNAL,
            start_event="entry",
            starts_at=began,
            due_at=began + timedelta(days=7),
            met_at=began if number % 10 else None,
        )
        write_marks(entry, entry.create(head, (notice, clock), team=head.team))


def measured(what: str, act: Callable[[], object], aim: float, times: int = 5) -> Figure:
    """One line; `aim` in seconds."""
    middle, worst = median_ms(act, times)
    told = f"{middle:.0f} ms (worst {worst:.0f})" if times > 1 else f"{middle:.0f} ms"
    return Figure(what, told, f"{aim * 1000:.0f} ms", middle <= aim * 1000)


class Files:
    """A vault with so many files, made once."""

    def __init__(self, place: Path, count: int) -> None:
        self.vault, self.state = place / "bench.vault", place / "state"
        self.making = Beginning(load_sample("en"), SystemClock())
        self.making.found(self.vault, KdfParameters.for_tests(), self.state).close()
        work = self.open(CHAIR)
        board = SampleBoard(work, self.making.sample).constitute()
        work.cases.doubles.keep_marks()
        peer = self.making.sample.users[PEER].name
        names = work.holders.names()
        slot = next(slot for slot, row in names.items() if row.name == peer)
        room = work.cases._room
        with watch() as self.filled:
            for first in range(0, count, 250):
                with room.uow() as uow:
                    fill(CaseEntry(uow.session, room), min(250, count - first), first, board, slot)
                    uow.record("case.work", subject="case")
                    uow.commit()
        work.close()

    def open(self, user: int) -> Workplace:
        """The vault as one of the users opens it."""
        return self.making.open_for(user, self.vault, self.state)

    def opened_before(self, user: int) -> Workplace:
        """The same, for somebody who has looked at her files once before."""
        work = self.open(user)
        SampleBoard(work, self.making.sample).accept()
        work.cases.files.list()
        work.cases.keep_cache()
        work.close()
        return self.open(user)


def figures(root: Path, count: int = ALL) -> Iterator[Figure]:
    """Every figure of the case files."""
    files = Files(root, count)
    yield Figure(f"{count:,} files written", f"{files.filled.seconds:.0f} s")
    work = files.opened_before(CHAIR)
    found = work.cases.files
    yield measured("the list, first after the unlock", found.list, 0.5, times=1)
    ids = [one.case_id for one in found.list()]
    assert len(ids) == count
    yield measured("the list", found.list, 0.15)

    def anew() -> None:
        work.cases._room.ring.listed_n = -1
        found.list()

    yield measured("the list, after an act", anew, 0.15)
    yield measured("clocks on Today", lambda: clock_rows(work), 0.15)
    yield measured("opening a file", lambda: found.whole(ids[0]), 0.2)
    yield measured("hints of doubles of a file", lambda: work.cases.doubles.of(ids[0]), 0.5)
    wanted = "old cinema 471"
    yield measured(f"search in all {count:,}", lambda: found.search(wanted), 1.5, times=3)
    year = str(SystemClock().today().year)
    figure = work.cases.statistics.working
    yield measured("the return of a year", lambda: figure(year), 1.5, times=1)
    yield measured("register of reports, all years", work.cases.filed.reports, 3.0, times=1)
    fresh = replace(work.cases._room)

    def bare() -> None:
        with CaseQueries(fresh).look() as entry:
            entry.session.execute(text("SELECT id, rev, body FROM sealed_record")).all()

    middle, _ = median_ms(bare, 3)
    yield Figure("a bare SELECT of all sealed rows", f"{middle:.0f} ms")
    work.close()
    work = files.opened_before(PEER)
    mine = work.cases.files
    assert len(mine.list()) == min(HERS, count)
    yield measured(f"a peer's list of {HERS}", mine.list, 0.15)
    yield measured(f"a peer's search in {HERS}", lambda: mine.search(wanted), 0.5)
    work.close()


def main() -> int:
    """Print the table; 1 if an aim was not met."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else ALL
    print(machine(), flush=True)
    with tempfile.TemporaryDirectory(prefix="srb-") as folder, cheap_keys_for_tests():
        return 0 if show("Case files", list(figures(Path(folder), count))) else 1


if __name__ == "__main__":
    sys.exit(main())
