"""What the pages of sittings show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.cases.board.board_views import BoardMemberRow, BoardView, PresenceRow, SittingRow
from sr_board.cases.board.decision_views import PointView
from sr_board.cases.rules.composition import MemberStanding
from ui.cases.board.presenter import BoardPresenter

__all__ = ["Place", "SittingSeen", "SittingsPresenter", "SittingsSeen"]

_ABLE = (MemberStanding.SERVING, MemberStanding.CODE_MISSING, MemberStanding.TERM_OVER)


@dataclass(frozen=True)
class SittingsSeen:
    """The list."""

    board: BoardView
    rows: tuple[SittingRow, ...]


@dataclass(frozen=True)
class Place:
    """Somebody of the board, and whether she is at the sitting."""

    member: BoardMemberRow
    presence: PresenceRow | None


@dataclass(frozen=True)
class SittingSeen:
    """One sitting. `to_ratify`: earlier sittings whose short notice waits for this one. `points`:
    those whose files are open to the viewer; of the others she learns nothing."""

    board: BoardView
    row: SittingRow
    places: tuple[Place, ...]
    to_ratify: tuple[SittingRow, ...]
    points: tuple[PointView, ...] = ()


class SittingsPresenter(BoardPresenter):
    """Reads, and runs what is done."""

    def all(self) -> SittingsSeen:
        """All sittings, the latest first."""
        board = self.board()
        return SittingsSeen(board, self.desk.sittings.all(board.id))

    def one(self, sitting_id: str) -> SittingSeen:
        """One sitting with everybody who may come."""
        board = self.board()
        rows = self.desk.sittings.all(board.id)
        row = self.desk.sittings.one(sitting_id)
        there = {one.member.id: one for one in row.presence}
        people = [
            member
            for member in self.desk.board.terms(board.id)
            if member.standing in _ABLE or member.id in there
        ]
        earlier = tuple(
            other for other in rows if other.to_ratify and other.starts_at < row.starts_at
        )
        return SittingSeen(
            board,
            row,
            tuple(Place(member, there.get(member.id)) for member in people),
            earlier,
            self.desk.points.points(sitting_id),
        )
