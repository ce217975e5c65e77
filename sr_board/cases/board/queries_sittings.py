"""Reading sittings: when, notice, who was there. Right: BOARD_READ. No word of any case.

What a sitting dealt with is read through the files that the viewer may open.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.cases.board.board_facts import board_of, settings_of
from sr_board.cases.board.board_views import BoardMemberRow, PresenceRow, SittingRow
from sr_board.cases.board.queries_board import member_rows
from sr_board.cases.models import Sitting, SittingPresence
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.emergency import check_notice

__all__ = ["SittingQueries"]


class SittingQueries:
    """The register of sittings."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    def all(self, board_id: str) -> tuple[SittingRow, ...]:
        """All sittings, the latest first. Raises NotAllowed, NotFound "board-unknown"."""
        require(self._room.who, Action.BOARD_READ)
        with self._room.read() as session:
            return self._rows(session, board_id)

    def one(self, sitting_id: str) -> SittingRow:
        """One sitting. Raises NotAllowed, NotFound "sitting-unknown"."""
        require(self._room.who, Action.BOARD_READ)
        with self._room.read() as session:
            row = session.get(Sitting, sitting_id)
            if row is None:
                raise NotFound("sitting-unknown", what="sitting")
            return next(r for r in self._rows(session, row.board_id) if r.id == sitting_id)

    def _rows(self, session: Session, board_id: str) -> tuple[SittingRow, ...]:
        hours = settings_of(board_of(session, board_id)).notice_hours
        people = {
            row.id: row
            for row in member_rows(self._room, session, board_id, self._room.clock.today())
        }
        sittings = session.scalars(
            select(Sitting)
            .where(Sitting.board_id == board_id)
            .order_by(Sitting.starts_at.desc(), Sitting.number.desc())
        ).all()
        numbers = {row.id: row.number for row in sittings}
        there = _presence(session, people)
        return tuple(
            SittingRow(
                row.id,
                row.number,
                row.starts_at,
                row.offset_minutes,
                row.place,
                row.protective,
                row.notice_sent_at,
                _short(row, hours),
                row.short_notice_reason,
                numbers.get(row.notice_ratified_in or ""),
                row.opened_at,
                row.ended_at,
                row.minutes_ref,
                tuple(there[row.id]),
            )
            for row in sittings
        )


def _short(row: Sitting, hours: int) -> int:
    """How many minutes were missing to the notice, by the constitution of today."""
    sent = row.notice_sent_at or row.starts_at
    return check_notice(sent, row.starts_at, hours, protective=True).short_minutes


def _presence(
    session: Session, people: Mapping[str, BoardMemberRow]
) -> Mapping[str, list[PresenceRow]]:
    """Who was at which sitting, by seat."""
    there: dict[str, list[PresenceRow]] = defaultdict(list)
    rows = session.scalars(select(SittingPresence).where(SittingPresence.member_id.in_(people)))
    for row in rows:
        there[row.sitting_id].append(PresenceRow(people[row.member_id], row.voting, row.left_at))
    for list_of in there.values():
        list_of.sort(key=lambda one: (one.member.seat_number, one.member.alternate))
    return there
