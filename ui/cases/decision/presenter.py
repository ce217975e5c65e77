"""What the pages of points and decisions show and do. No Qt; all of it runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.cases.board.board_views import SittingRow
from sr_board.cases.board.decision_views import BriefView, DecisionView, EmergencyRow, PointView
from sr_board.cases.board.service_links import LinkRow
from ui.cases.board.presenter import BoardPresenter

__all__ = [
    "BoardOnFile",
    "DecisionsPresenter",
    "DraftSeen",
    "PointChoice",
    "PointSeen",
    "SignSeen",
    "VoteSeen",
]


@dataclass(frozen=True)
class PointSeen:
    """One point of a sitting; `no_account`: members in the register who have none, by id;
    `links`: possible links, for the one who is asked; `waits`: how many said for themselves that
    they take no part, and the file has no new keys yet."""

    row: SittingRow
    point: PointView
    no_account: tuple[tuple[str, str], ...]
    links: tuple[LinkRow, ...] = ()
    waits: int = 0


@dataclass(frozen=True)
class DraftSeen:
    """What a new decision may be about: acts to ratify, signed decisions to replace."""

    point: PointView
    emergencies: tuple[EmergencyRow, ...]
    standing: tuple[DecisionView, ...]


@dataclass(frozen=True)
class VoteSeen:
    """A decision to be voted, and which seats vote."""

    point: PointView
    decision: DecisionView
    seats: tuple[int, ...]


@dataclass(frozen=True)
class SignSeen:
    """A decision whole."""

    decision: DecisionView


@dataclass(frozen=True)
class BoardOnFile:
    """What the board did on one file. `officer`: the viewer is chair or secretary."""

    decisions: tuple[DecisionView, ...]
    acts: tuple[EmergencyRow, ...]
    officer: bool


@dataclass(frozen=True)
class PointChoice:
    """Files and sittings to choose from; sittings that have not ended, the next first."""

    files: tuple[tuple[str, str], ...]
    sittings: tuple[SittingRow, ...]


class DecisionsPresenter(BoardPresenter):
    """Reads, and runs what is done."""

    def point(self, sitting_id: str, item_id: str) -> PointSeen:
        """One point."""
        row = self.desk.sittings.one(sitting_id)
        people = self.desk.board.terms(self.board().id)
        bare = tuple(
            (one.id, one.name) for one in people if not one.keys and one.standing == "serving"
        )
        point = self.desk.points.point(item_id)
        asks = self._board_work.who.may(Action.BOARD_WORK)
        links = self.desk.links.possible(point.case_id) if asks else ()
        waits = sum(one.waits for one in self.desk.recusals.all() if one.case_id == point.case_id)
        return PointSeen(row, point, bare, links, waits)

    def files(self) -> tuple[tuple[str, str], ...]:
        """Id and code of the files that she may read."""
        return self.desk.points.files()

    def to_add(self) -> PointChoice:
        """Files and sittings for a new point."""
        rows = self.desk.sittings.all(self.board().id)
        waiting = tuple(row for row in reversed(rows) if row.ended_at is None)
        return PointChoice(self.desk.points.files(), waiting)

    def on_file(self, case_id: str) -> BoardOnFile:
        """What the board did on a file."""
        station = self.desk.board.station()
        return BoardOnFile(
            self.desk.points.of_file(case_id),
            tuple(row for row in self.desk.points.emergencies() if row.case_id == case_id),
            station.chair or station.secretary,
        )

    def to_draft(self, item_id: str) -> DraftSeen:
        """What a new decision on a point may be about."""
        point = self.desk.points.point(item_id)
        waiting = tuple(
            row
            for row in self.desk.points.emergencies()
            if row.case_id == point.case_id and row.act.ratified is None
        )
        signed = tuple(
            one for one in self.desk.points.of_file(point.case_id) if one.status == "signed"
        )
        return DraftSeen(point, waiting, signed)

    def to_vote(self, item_id: str, decision_id: str) -> VoteSeen:
        """A decision with the seats that vote. Raises NotFound "record-unknown"."""
        point = self.desk.points.point(item_id)
        for one in point.decisions:
            if one.id == decision_id:
                return VoteSeen(point, one, self.desk.points.voters(item_id))
        raise NotFound("record-unknown", what="decision")

    def decision(self, case_id: str, decision_id: str) -> DecisionView:
        """One decision."""
        return self.desk.points.decision(case_id, decision_id)

    def briefs(self) -> tuple[BriefView, ...]:
        """Briefs that she may read now."""
        return self.desk.points.briefs()

    def emergencies(self) -> tuple[EmergencyRow, ...]:
        """Acts done at once."""
        return self.desk.points.emergencies()
