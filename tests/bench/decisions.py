"""The decision register of ten years: 5,000 resolutions opened and searched, beside plain SQL."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from sqlalchemy import text

from governance.models import AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.queries_decisions import DecisionFilter
from sr_board.base.ids import new_id
from sr_board.base.text import fold
from sr_board.composition import Workplace
from tests.bench.place import Room
from tests.bench.table import Figure, median_ms

__all__ = ["ROWS", "figures", "fill"]

ROWS = 5_000
_PER_MEETING = 10
_SEARCHES = (
    ("opening", DecisionFilter()),
    ("words", DecisionFilter("loan machine 4711")),
    ("Bengali words", DecisionFilter("ঋণ সেলাই")),
    ("days and state", DecisionFilter(since=date(2019, 1, 1), status="lost")),
    ("money", DecisionFilter(money=True)),
    ("kind", DecisionFilter(kind="amend")),
    ("last page", DecisionFilter(offset=ROWS - 50)),
)
_PLAIN = (
    "SELECT r.id, r.serial, r.group_id, r.meeting_id, r.decided_on, r.text, r.status, v.method, "
    "v.votes_for, v.votes_against, v.votes_abstain, v.present_then, m.decision_kind, t.number "
    "FROM resolution r JOIN motion m ON m.id = r.motion_id JOIN vote_count v "
    "ON v.motion_id = m.id JOIN meeting t ON t.id = r.meeting_id "
    "ORDER BY r.decided_on DESC, r.seq DESC LIMIT 50"
)


def fill(place: Workplace, rows: int = ROWS) -> str:
    """So many decisions of one group, ten to a meeting; gives the group."""
    group = place.people.groups()[0].group_id
    for first in range(0, rows, 500):
        with place.uow() as uow:
            for start in range(first, min(first + 500, rows), _PER_MEETING):
                for row in (*_meeting(place, group, start), *_points(place, group, start)):
                    uow.session.add(row)
                    uow.session.flush()
            uow.record("meeting.typed_in", subject="bench")
            uow.commit()
    return group


def _stamp(place: Workplace) -> dict[str, object]:
    return {"recorded_at": place.clock.now(), "recorded_by": place.who.account_id}


def _ref(kind: int, start: int) -> str:
    return f"{kind:08x}{start:024x}"


def _meeting(place: Workplace, group: str, start: int) -> Iterator[object]:
    day = datetime(2016, 1, 5, 10, tzinfo=UTC) + timedelta(weeks=start // _PER_MEETING)
    yield Meeting(
        id=_ref(1, start),
        group_id=group,
        year=day.year,
        number=start // _PER_MEETING + 1,
        type="shg",
        planned_at=day,
        offset_minutes=330,
        place="",
        status="closed",
        opened_at=day,
        closed_at=day + timedelta(hours=1),
        put_off=False,
        **_stamp(place),
    )
    for no in range(start, start + _PER_MEETING):
        kind = "accounts" if no % 4 == 0 else "motion"
        facts = {"title": f"Point {no}", "kind": kind, "text": "", "outcome": "", "done": True}
        yield AgendaItem(
            id=_ref(2, no),
            meeting_id=_ref(1, start),
            no=no - start + 1,
            standing=False,
            **facts,
            **_stamp(place),
        )


def _points(place: Workplace, group: str, start: int) -> Iterator[object]:
    day = date(2016, 1, 5) + timedelta(weeks=start // _PER_MEETING)
    stamp = _stamp(place)
    for no in range(start, start + _PER_MEETING):
        words = f"Loan {no} for a sewing machine. সেলাই মেশিনের জন্য ঋণ {no}।"
        kind = ("ordinary", "loan", "bank", "amend")[no % 4]
        serial = f"NRP/{day.year}/{no:05d}"
        yield Motion(
            id=_ref(3, no), item_id=_ref(2, no), no=1, text=words, decision_kind=kind, **stamp
        )
        yield VoteCount(
            id=new_id(),
            motion_id=_ref(3, no),
            method="hands",
            votes_for=9,
            votes_against=1,
            votes_abstain=1,
            present_then=11,
            roll_then=15,
            majority_num=1,
            majority_den=2,
            majority_base="cast",
            majority_strict=True,
            carried=no % 7 != 0,
            valid=True,
            **stamp,
        )
        yield Resolution(
            id=_ref(4, no),
            group_id=group,
            meeting_id=_ref(1, start),
            motion_id=_ref(3, no),
            year=day.year,
            seq=no,
            serial=serial,
            decided_on=day,
            text=words,
            search_text=fold(f"{serial} {words}"),
            status="lost" if no % 7 == 0 else "passed",
            status_reason="",
            **stamp,
        )


def figures(root: Path) -> Iterator[Figure]:
    """Opening and searching the register, and the same first page by plain SQL."""
    place = Room(root / "decisions").found()
    fill(place)
    total = place.decisions.search().total
    for what, wanted in _SEARCHES:
        taken, worst = median_ms(lambda wanted=wanted: place.decisions.search(wanted), 9)
        figure = f"{taken:.0f} ms, worst {worst:.0f} ms"
        name = f"decision register of {total}, {what}"
        yield Figure(name, figure, "100 ms", worst < 100)
    yield Figure("  the first page by plain SQL", f"{_plain(place):.0f} ms")
    place.close()


def _plain(place: Workplace) -> float:
    def run() -> None:
        with place.read() as session:
            session.execute(text(_PLAIN)).all()

    return median_ms(run, 9)[0]
