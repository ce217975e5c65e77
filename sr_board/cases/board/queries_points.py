"""Reading points, decisions, briefs and emergency acts: only of files that are open to the viewer.

Rights: BOARD_READ. Who is recused or not of a file finds nothing, not even a number.
"""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.cases.board.decision_views import (
    BriefView,
    DecisionView,
    EmergencyRow,
    PointView,
    brief_of,
    decision_view,
)
from sr_board.cases.board.points import OpenPoint, open_point, points_of
from sr_board.cases.board.records_board import BriefRecord
from sr_board.cases.board.service_decisions import quorum_now
from sr_board.cases.board.service_points import expires_at
from sr_board.cases.board.sitting_facts import recused_seats, voters_of_item
from sr_board.cases.models import Sitting, SittingBrief
from sr_board.cases.ports import Act, Door, FileOpen
from sr_board.cases.records import Decision, EmergencyAct
from sr_board.cases.rules.emergency import ratify_overdue

__all__ = ["PointQueries"]


class PointQueries:
    """What the viewer may read of the board's work on files."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def points(self, sitting_id: str) -> tuple[PointView, ...]:
        """The points of a sitting that she may read, by code. Raises NotAllowed."""
        with self._door.look(Action.BOARD_READ) as act:
            return tuple(_point(act, found) for found in points_of(act, sitting_id))

    def files(self) -> tuple[tuple[str, str], ...]:
        """Id and code of every file that she may read and that is not closed, by code.

        Raises NotAllowed.
        """
        with self._door.look(Action.BOARD_READ) as act:
            return act.files()

    def point(self, item_id: str) -> PointView:
        """One point. Raises NotAllowed, NotFound "sitting-item-unknown"."""
        with self._door.look(Action.BOARD_READ) as act:
            return _point(act, open_point(act, item_id))

    def voters(self, item_id: str) -> tuple[int, ...]:
        """Numbers of the seats that vote on a point now. Raises NotAllowed, NotFound."""
        with self._door.look(Action.BOARD_READ) as act:
            found = open_point(act, item_id)
            today = act.clock.today()
            return tuple(sorted(voters_of_item(act.session, found.sitting, today, found.recused)))

    def of_file(self, case_id: str) -> tuple[DecisionView, ...]:
        """All decisions of a file, the oldest first. Raises NotAllowed, NotFound."""
        with self._door.look(Action.BOARD_READ) as act:
            return _decisions(act, act.open(case_id))

    def decision(self, case_id: str, decision_id: str) -> DecisionView:
        """One decision. Raises NotAllowed, NotFound."""
        for view in self.of_file(case_id):
            if view.id == decision_id:
                return view
        raise NotFound("record-unknown", what="decision")

    def briefs(self) -> tuple[BriefView, ...]:
        """Briefs that she may read now, of the latest sitting first. Raises NotAllowed."""
        with self._door.look(Action.BOARD_READ) as act:
            pairs = act.session.execute(
                select(SittingBrief, Sitting)
                .join(Sitting, Sitting.id == SittingBrief.sitting_id)
                .order_by(Sitting.starts_at.desc(), SittingBrief.id)
            ).all()
            found = []
            for row, sitting in pairs:
                until = expires_at(sitting)
                kept = act.envelopes.open_envelope(row.envelope_id) if act.now <= until else None
                if isinstance(kept, BriefRecord):
                    found.append(brief_of(row.id, kept, sitting.number, until))
            return tuple(found)

    def emergencies(self) -> tuple[EmergencyRow, ...]:
        """Acts done at once in the files that she may read, the latest first. Raises NotAllowed."""
        with self._door.look(Action.BOARD_READ) as act:
            rows = [
                EmergencyRow(
                    one,
                    case_id,
                    file.code,
                    ratify_overdue(one.ratify_by, act.now, one.ratified),
                )
                for case_id in act.with_emergencies()
                for file in (act.open(case_id),)
                for one in file.all(EmergencyAct)
            ]
        return tuple(sorted(rows, key=lambda row: row.act.ratify_by, reverse=True))


def _sittings(session: Session) -> dict[str, tuple[int, datetime, int]]:
    return {
        row.id: (row.number, row.starts_at, row.offset_minutes)
        for row in session.scalars(select(Sitting))
    }


def _decisions(act: Act, file: FileOpen, sitting_id: str = "") -> tuple[DecisionView, ...]:
    sittings = _sittings(act.session)
    return tuple(
        decision_view(file, one, sittings)
        for one in file.all(Decision)
        if not sitting_id or one.sitting_id == sitting_id
    )


def _point(act: Act, found: OpenPoint) -> PointView:
    sent = act.session.scalars(
        select(SittingBrief.id).where(SittingBrief.item_id == found.row.id).limit(1)
    ).first()
    return PointView(
        found.row.id,
        found.file.case_id,
        found.file.code,
        found.proposal,
        found.point.options,
        found.point.note,
        recused_seats(act.session, found.sitting, act.clock.today(), found.recused),
        quorum_now(act, found, found.proposal),
        _decisions(act, found.file, found.sitting.id),
        sent is not None,
    )
