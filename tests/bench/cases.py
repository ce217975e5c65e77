"""Five thousand files over ten years: list, Today, search, opening one, beside a plain SELECT.

python -m tests.bench.cases [files]
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import text

from sr_board.base.clock import SystemClock
from sr_board.base.ids import new_id
from sr_board.cases.entry import CaseEntry, CaseQueries
from sr_board.cases.moments import When
from sr_board.cases.readable import keep_cache
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
from sr_board.sample import Beginning, load_sample
from sr_board.sample.board import CHAIR, SampleBoard
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests

SEARCHED = 500


def fill(entry: CaseEntry, count: int, first: int, board: str) -> None:
    """So many files, nine of ten of them closed."""
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
            team=(entry.account_id,),
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
        entry.create(head, (notice, clock), team=head.team)


def seconds(act: Callable[[], Any], times: int = 3) -> float:
    """The quickest of some tries."""
    found = []
    for _ in range(times):
        began = time.perf_counter()
        act()
        found.append(time.perf_counter() - began)
    return round(min(found), 4)


def measure(count: int) -> dict[str, Any]:
    """All figures, in seconds."""
    with tempfile.TemporaryDirectory(prefix="srb-") as place, cheap_keys_for_tests():
        vault, state = Path(place) / "bench.vault", Path(place) / "state"
        making = Beginning(load_sample("en"), SystemClock())
        making.found(vault, KdfParameters.for_tests(), state).close()
        work = making.open_for(CHAIR, vault, state)
        board = SampleBoard(work, making.sample).constitute()
        room = work.cases._room
        began = time.perf_counter()
        for first in range(0, count, 250):
            with room.uow() as uow:
                fill(CaseEntry(uow.session, room), min(250, count - first), first, board)
                uow.record("case.work", subject="case")
                uow.commit()
        filled = time.perf_counter() - began
        work.cases.files.list()
        with room.uow() as uow:
            keep_cache(uow.session, room)
            uow.commit()
        work.close()
        work = making.open_for(CHAIR, vault, state)
        files = work.cases.files
        cold = seconds(files.list, times=1)
        ids = [one.case_id for one in files.list()]
        fresh = replace(work.cases._room)

        def bare() -> None:
            with CaseQueries(fresh).look() as entry:
                entry.session.execute(text("SELECT id, rev, body FROM sealed_record")).all()

        figures = {
            "files": len(ids),
            "filling": round(filled, 1),
            "list, first after unlock": cold,
            "list": seconds(files.list),
            "clocks of Today": seconds(files.clocks),
            f"search ({len(ids)} files)": seconds(lambda: files.search("old cinema 4711")),
            "open a file": seconds(lambda: files.whole(ids[0])),
            "return of a year": seconds(lambda: work.cases.statistics.working("2026"), times=1),
            "register of reports, all years": seconds(work.cases.filed.reports, times=1),
            "bare SELECT of all sealed rows": seconds(bare),
        }
        work.close()
        return figures


if __name__ == "__main__":
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    print(json.dumps(measure(wanted), indent=1))
