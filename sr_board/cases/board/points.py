"""Points of sittings: sealed, so that a sitting tells nobody else which files it deals with.

Entries and reading; checks no rights and commits nothing.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from sqlalchemy import select

from sr_board.base.errors import NotAllowed, NotFound
from sr_board.base.ids import new_id
from sr_board.cases.board.board_facts import members_of
from sr_board.cases.board.records_board import SittingPoint
from sr_board.cases.models import Sitting, SittingItem
from sr_board.cases.ports import Act, FileOpen
from sr_board.cases.rules.decisions import Proposal

__all__ = ["OpenPoint", "check_officer", "open_point", "points_of", "seal_point", "write_point"]

PURPOSE = "item"


@dataclass(frozen=True)
class OpenPoint:
    """A point whose file is open: its row, its words, its file, everybody recused on it."""

    row: SittingItem
    sitting: Sitting
    point: SittingPoint
    file: FileOpen
    recused: frozenset[str]

    @property
    def proposal(self) -> Proposal:
        """What is proposed."""
        return Proposal(self.point.proposal)


def _recused_members(act: Act, sitting: Sitting, point: SittingPoint) -> frozenset[str]:
    accounts, seats = act.recused(point.case_id), act.recused_seats(point.case_id)
    found = {
        member.id
        for member in members_of(act.session, sitting.board_id)
        if (member.slot_id in accounts if member.slot_id else member.seat_id in seats)
    }
    return frozenset(found | set(point.recused))


def open_point(act: Act, item_id: str) -> OpenPoint:
    """A point and its file. Raises NotFound "sitting-item-unknown" for everybody else."""
    row = act.session.get(SittingItem, item_id)
    point = act.envelopes.open_envelope(row.envelope_id) if row is not None else None
    if row is None or not isinstance(point, SittingPoint):
        raise NotFound("sitting-item-unknown", what="item")
    sitting = act.session.get(Sitting, row.sitting_id)
    assert sitting is not None
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
    """Chair and secretary in their terms write decisions; where one of them is recused on this
    file, who acts for her. Raises NotAllowed "board-officers-only"."""
    if act.station.lapsed or act.account_id not in act.officers(board_id, case_id):
        raise NotAllowed("board-officers-only")


def _readers(act: Act, file: FileOpen) -> frozenset[str]:
    wanted = {*act.officers(file.head.board_id, file.case_id), *file.team}
    return frozenset(wanted - act.recused(file.case_id))


def seal_point(act: Act, sitting: Sitting, file: FileOpen, point: SittingPoint) -> str:
    """A new point. The same file twice on one sitting is one point. Returns its id."""
    known = (one for one in points_of(act, sitting.id) if one.point.case_id == point.case_id)
    for one in known:
        return one.row.id
    envelope = act.envelopes.seal_new(PURPOSE, _readers(act, file), point)
    row = SittingItem(id=new_id(), sitting_id=sitting.id, envelope_id=envelope)
    act.session.add(row)
    return row.id


def write_point(
    act: Act, found: OpenPoint, *, note: str | None = None, recused: Iterable[str] | None = None
) -> None:
    """Other words of a point: sealed anew to who may read it now; the old envelope is destroyed."""
    old = found.row.envelope_id
    made = replace(
        found.point,
        id=new_id(),
        note=found.point.note if note is None else note,
        recused=found.point.recused if recused is None else tuple(sorted(set(recused))),
    )
    found.row.envelope_id = act.envelopes.seal_new(PURPOSE, _readers(act, found.file), made)
    act.session.flush()
    act.envelopes.destroy(old)
