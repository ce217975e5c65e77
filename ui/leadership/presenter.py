"""What the pages of leaders show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.leadership.commands import BeginLeading, CheckLeaders, DrawLots
from governance.leadership.decisions import Decided
from governance.leadership.desk import LeadershipDesk
from governance.leadership.views import (
    BankWork,
    HandoverView,
    HandoverWaiting,
    MandateView,
    Named,
    OfficesBoard,
    RecallView,
    SeatLine,
    TermLine,
)
from governance.leadership.views_turns import LotView, StaggeredView, TurnView
from governance.rules.findings import Finding
from governance.views import MeetingFilter
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.people.rows import GroupRow
from ui.leadership.work import LeadersWork
from ui.live import Text, own_digits
from ui.meetings.times import here_now

__all__ = [
    "Bank",
    "Handovers",
    "LeadersPresenter",
    "Offices",
    "Recalls",
    "Turns",
    "decision_choices",
    "member_choices",
]


@dataclass(frozen=True)
class Offices:
    """The first page: a group's seats."""

    groups: tuple[GroupRow, ...]
    board: OfficesBoard
    handovers: tuple[HandoverWaiting, ...]
    petitions: int
    articles: tuple[tuple[str, int | None], ...]

    def article(self, finding: Finding) -> int | None:
        """The article that a finding is about."""
        return dict(self.articles).get(finding.key)


@dataclass(frozen=True)
class Turns:
    """Whose turn it is: offices to choose from, one proposal, what a decision needs."""

    offices: tuple[tuple[str, str], ...]
    view: TurnView | None
    members: tuple[Named, ...]
    decisions: tuple[Decided, ...]
    staggered: StaggeredView | None
    lots: tuple[LotView, ...]
    seats: tuple[SeatLine, ...]


@dataclass(frozen=True)
class Bank:
    """Mandates of a group."""

    group_name: str
    work: tuple[BankWork, ...]
    register: tuple[MandateView, ...]
    members: tuple[Named, ...]
    decisions: tuple[Decided, ...]
    offices: tuple[tuple[str, str], ...]
    may_write: bool


@dataclass(frozen=True)
class Recalls:
    """Petitions of a group."""

    group_name: str
    rows: tuple[RecallView, ...]
    serving: tuple[TermLine, ...]
    members: tuple[Named, ...]
    decisions: tuple[Decided, ...]
    meetings: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Handovers:
    """Hand-overs of a group."""

    group_name: str
    waiting: tuple[HandoverWaiting, ...]
    signed: tuple[HandoverView, ...]
    money_only: bool


class LeadersPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: LeadersWork) -> None:
        self._work = work

    @property
    def desk(self) -> LeadershipDesk:
        """All services and queries of this area."""
        return self._work.leadership

    @property
    def today(self) -> date:
        """The day here."""
        return here_now(self._work.clock).date()

    def may(self, action: Action) -> bool:
        """Whether her offices allow it."""
        return self._work.who.may(action)

    def group_or_first(self, group_id: str) -> str:
        """The group asked for, or the first that has offices."""
        if group_id:
            return group_id
        groups = self._work.people.groups()
        for group in groups:
            if self._work.people.offices(group.group_id):
                return group.group_id
        return groups[0].group_id if groups else ""

    # -- the first page -----------------------------------------------------------------------

    def offices(self, group_id: str) -> Offices:
        """All seats of a group, checked against its rules first by who may write that down."""
        group_id = self.group_or_first(group_id)
        if self.may(Action.BREACHES_WRITE):
            self.desk.leader_work.check(CheckLeaders(group_id))
        board = self.desk.leaders.board(group_id)
        rules = self.desk.leaders.rules(group_id)
        found = [seat.finding for seat in board.seats if seat.finding is not None]
        if board.composition is not None and board.composition.finding is not None:
            found.append(board.composition.finding)
        open_ones = [row for row in self.desk.recalls.of_group(group_id) if row.decided_on is None]
        return Offices(
            self._work.people.groups(),
            board,
            self.desk.handovers.waiting(group_id),
            len(open_ones),
            tuple((finding.key, rules.article_of(finding.key)) for finding in found),
        )

    def against(self, group_id: str, command: BeginLeading) -> list[tuple[Finding, int | None]]:
        """What the rules say against a person in a seat, with the article of each."""
        found = self.desk.leaders.against(command)
        if not found:
            return []
        rules = self.desk.leaders.rules(group_id)
        return [(finding, rules.article_of(finding.key)) for finding in found]

    def members(self, group_id: str) -> tuple[Named, ...]:
        """Members by number."""
        return self.desk.leaders.members(group_id)

    def decisions(self, group_id: str, kinds: tuple[str, ...] = ()) -> tuple[Decided, ...]:
        """Decisions to choose from."""
        return self.desk.leaders.resolutions(group_id, kinds)

    # -- turns --------------------------------------------------------------------------------

    def turns(self, group_id: str, office_id: str, day: date | None) -> Turns:
        """Whose turn it is for an office on a day."""
        board = self.desk.leaders.board(group_id)
        offices = dict.fromkeys((seat.office_id, seat.office_title) for seat in board.seats)
        chosen = office_id or next(iter(offices), ("", ""))[0]
        view = self.desk.turns.look(chosen, day) if chosen else None
        staggered = self.desk.turns.retiring(group_id, day) if board.mode == "staggered" else None
        return Turns(
            tuple(offices),
            view,
            self.members(group_id),
            self.decisions(group_id),
            staggered,
            self.desk.turns.lots(group_id),
            tuple(seat for seat in board.seats if seat.office_id == chosen),
        )

    def draw(self, command: DrawLots) -> Done:
        """Write the record of a lot."""
        return self.desk.turn_work.draw(command)

    # -- bank, petitions, hand-overs ----------------------------------------------------------

    def bank(self, group_id: str) -> Bank:
        """Mandates, what is to be done, and what a new one needs."""
        board = self.desk.leaders.board(group_id)
        offices = dict.fromkeys((seat.office_key, seat.office_title) for seat in board.seats)
        return Bank(
            board.group_name,
            self.desk.mandates.work(group_id),
            self.desk.mandates.register(group_id),
            self.members(group_id),
            self.decisions(group_id, ("bank",)),
            tuple(offices),
            self.may(Action.MANDATES_WRITE),
        )

    def recalls(self, group_id: str) -> Recalls:
        """Petitions, and what a new step needs."""
        board = self.desk.leaders.board(group_id)
        page = self._work.meetings.page(MeetingFilter(group_id=group_id, limit=40))
        meetings = [
            (row.id, own_digits(f"{row.number}/{row.year}"))
            for row in page.rows
            if row.status != "cancelled"
        ]
        return Recalls(
            board.group_name,
            self.desk.recalls.of_group(group_id),
            tuple(seat.term for seat in board.seats if seat.term is not None),
            self.members(group_id),
            self.decisions(group_id, ("recall",)),
            tuple(meetings),
        )

    def handovers(self, group_id: str) -> Handovers:
        """Hand-overs that wait, and signed ones."""
        board = self.desk.leaders.board(group_id)
        writes_all = self.may(Action.OFFICES_WRITE)
        may_read = self.may(Action.HANDOVER_WRITE) or self.may(Action.BREACHES_READ)
        return Handovers(
            board.group_name,
            self.desk.handovers.waiting(group_id),
            self.desk.handovers.signed(group_id) if may_read else (),
            not writes_all,
        )


def member_choices(members: Sequence[Named]) -> list[tuple[object, Text]]:
    """Members for a field: number and name."""
    return [
        (who.id, who.name if who.number is None else f"{own_digits(who.number)}  {who.name}")
        for who in members
    ]


def decision_choices(decisions: Sequence[Decided]) -> list[tuple[object, Text]]:
    """Decisions for a field: serial number and the beginning of their words."""
    return [(row.id, f"{own_digits(row.serial)}  {row.text}"[:90]) for row in decisions]
