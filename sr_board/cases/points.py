"""Points of sittings: sealed, so that a sitting tells nobody else which files it deals with.

Entries and reading; checks no rights and commits nothing.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace

from sqlalchemy import select

from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.ids import new_id
from sr_board.cases.board_facts import members_of, serving_officers
from sr_board.cases.models import Sitting, SittingItem
from sr_board.cases.ports import Act, FileOpen
from sr_board.cases.rules.decisions import Proposal

__all__ = ["Point", "check_officer", "open_point", "points_of", "seal_point", "write_point"]

PURPOSE = "item"


@dataclass(frozen=True)
class Point:
    """What is sealed of a point. `recused`: ids of members without an account who take no part."""

    case_id: str
    proposal: str
    options: tuple[str, ...]
    note: str = ""
    recused: tuple[str, ...] = ()


@dataclass(frozen=True)
class OpenPoint:
    """A point whose file is open: its row, its words, its file, everybody recused on it."""

    row: SittingItem
    sitting: Sitting
    point: Point
    file: FileOpen
    recused: frozenset[str]

    @property
    def proposal(self) -> Proposal:
        """What is proposed."""
        return Proposal(self.point.proposal)


def _read(body: bytes) -> Point:
    told = json.loads(body)
    return Point(
        told["case_id"],
        told["proposal"],
        tuple(told["options"]),
        told["note"],
        tuple(told["recused"]),
    )


def _recused_members(act: Act, sitting: Sitting, point: Point) -> frozenset[str]:
    accounts = act.recused(point.case_id)
    by_account = {
        member.id
        for member in members_of(act.session, sitting.board_id)
        if member.slot_id and member.slot_id in accounts
    }
    return frozenset(by_account | set(point.recused))


def open_point(act: Act, item_id: str) -> OpenPoint:
    """A point and its file. Raises NotFound "sitting-item-unknown" for everybody else."""
    row = act.session.get(SittingItem, item_id)
    body = act.envelopes.open_envelope(row.envelope_id) if row is not None else None
    if row is None or body is None:
        raise NotFound("sitting-item-unknown", what="item")
    sitting = act.session.get(Sitting, row.sitting_id)
    assert sitting is not None
    point = _read(body)
    try:
        file = act.open(point.case_id)
    except NotFound:
        raise NotFound("sitting-item-unknown", what="item") from None
    return OpenPoint(row, sitting, point, file, _recused_members(act, sitting, point))


def points_of(act: Act, sitting_id: str) -> tuple[OpenPoint, ...]:
    """The points of a sitting that she may read; of the others not even the number is told."""
    rows = act.session.scalars(
        select(SittingItem.id).where(SittingItem.sitting_id == sitting_id)
    ).all()
    found = []
    for item_id in rows:
        try:
            found.append(open_point(act, item_id))
        except NotFound:
            continue
    return tuple(sorted(found, key=lambda one: one.file.code))


def check_officer(act: Act, board_id: str, case_id: str) -> None:
    """Chair and secretary write decisions; when one of them is recused on this file, a serving
    member of the board who may read it acts. Raises NotAllowed "board-officers-only"."""
    station = act.station
    if station.board_id == board_id and not station.lapsed:
        if station.chair or station.secretary:
            return
        officers = serving_officers(act.session, board_id, act.clock.today())
        if set(officers.values()) & act.recused(case_id) or len(officers) < 2:
            return
    raise NotAllowed("board-officers-only")


def _readers(act: Act, sitting: Sitting, file: FileOpen) -> frozenset[str]:
    officers = serving_officers(act.session, sitting.board_id, act.clock.today())
    wanted = {*officers.values(), *file.team, act.account_id}
    return frozenset(wanted - act.recused(file.case_id))


def seal_point(act: Act, sitting: Sitting, file: FileOpen, point: Point) -> str:
    """A new point. The same file twice on one sitting is one point. Returns its id."""
    known = (one for one in points_of(act, sitting.id) if one.point.case_id == point.case_id)
    for one in known:
        return one.row.id
    envelope = act.envelopes.seal_new(PURPOSE, _readers(act, sitting, file), _bytes(point))
    row = SittingItem(id=new_id(), sitting_id=sitting.id, envelope_id=envelope)
    act.session.add(row)
    return row.id


def write_point(
    act: Act, found: OpenPoint, *, note: str | None = None, recused: Iterable[str] | None = None
) -> None:
    """Other words of a point: sealed anew, the old envelope is destroyed."""
    made = replace(
        found.point,
        note=found.point.note if note is None else note,
        recused=found.point.recused if recused is None else tuple(sorted(set(recused))),
    )
    if made == found.point:
        return
    old = found.row.envelope_id
    readers = _readers(act, found.sitting, found.file)
    found.row.envelope_id = act.envelopes.seal_new(PURPOSE, readers, _bytes(made))
    act.session.flush()
    act.envelopes.destroy(old)


def _bytes(point: Point) -> bytes:
    if len(point.options) > 20:
        raise InputInvalid("text-too-long", field="options", most=20, have=len(point.options))
    return json.dumps(asdict(point), ensure_ascii=False, sort_keys=True).encode()
