"""What the pages of meetings and papers are handed: queries, services, the clock, who is signed in.

The program's composition has these attributes; tests hand in the same. Holds no behaviour.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.breaches.queries import BreachQueries
    from governance.breaches.service import BreachService
    from governance.commands import AgendaEntry
    from governance.commands_calendar import (
        CallNext,
        ChangeSeries,
        CloseCommittee,
        FormCommittee,
        LeaveCommittee,
        PlanSeries,
        SitOnCommittee,
        StopSeries,
    )
    from governance.commands_room import (
        CountTurn,
        DeclareConflict,
        GiveProxy,
        RevokeProxy,
        TakeBackConflict,
    )
    from governance.queries import MeetingQueries
    from governance.queries_decisions import DecisionQueries
    from governance.queries_today import TodayQueries
    from governance.service_attendance import AttendanceService
    from governance.service_decisions import DecisionService
    from governance.service_meetings import MeetingService
    from governance.service_minutes import MinutesService
    from governance.service_paper import PaperMeetingService
    from governance.views_calendar import CalendarRow, CallByRow, CommitteeRow, SeriesRow
    from governance.views_checks import (
        CallAdvice,
        ConflictView,
        MeetingChecks,
        ProxyView,
        TurnsRow,
    )
    from sr_board.access.check import SignedIn
    from sr_board.access.copies import CopiesService
    from sr_board.base.clock import Clock
    from sr_board.base.results import Done
    from sr_board.people.queries import PeopleQueries

__all__ = ["Calendar", "CalendarWork", "Checks", "CommitteeWork", "MeetingsWork", "RoomWork"]


class Checks(Protocol):
    """What the rules say of a meeting, before it is called and while it is held."""

    def meeting(self, meeting_id: str) -> MeetingChecks:
        """All checks of one meeting as they stand now."""
        ...

    def before_call(
        self, group_id: str, type_: str, planned_at: datetime, committee_id: str | None = None
    ) -> CallAdvice:
        """What the rules say before it is called."""
        ...

    def agenda_for(
        self, group_id: str, type_: str, planned_at: datetime, committee_id: str | None = None
    ) -> tuple[AgendaEntry, ...]:
        """The agenda that a meeting called now would begin with."""
        ...

    def proxies(self, meeting_id: str) -> tuple[ProxyView, ...]:
        """Slips, accepted and refused."""
        ...

    def conflicts(self, meeting_id: str) -> tuple[ConflictView, ...]:
        """Interests declared."""
        ...

    def turns(self, item_id: str) -> tuple[TurnsRow, ...]:
        """Who spoke how often to a point."""
        ...


class RoomWork(Protocol):
    """Slips, interests, turns to speak."""

    def give_proxy(self, command: GiveProxy) -> Done:
        """A slip came in."""
        ...

    def revoke_proxy(self, command: RevokeProxy) -> Done:
        """It was taken back."""
        ...

    def declare_conflict(self, command: DeclareConflict) -> Done:
        """An interest of her own."""
        ...

    def take_back_conflict(self, command: TakeBackConflict) -> Done:
        """It was a slip of the pen."""
        ...

    def count_turn(self, command: CountTurn) -> Done:
        """She spoke."""
        ...


class Calendar(Protocol):
    """Months, days by which to meet, recurring meetings, committees."""

    def month(self, year: int, month: int, group_id: str | None = None) -> tuple[CalendarRow, ...]:
        """Meetings and expected dates of a month."""
        ...

    def call_by(self, today: date, group_id: str | None = None) -> tuple[CallByRow, ...]:
        """Bodies that have to meet."""
        ...

    def series(self, group_id: str | None = None) -> tuple[SeriesRow, ...]:
        """Recurring meetings."""
        ...

    def committees(self, group_id: str | None = None) -> tuple[CommitteeRow, ...]:
        """Committees with those who sit on them."""
        ...


class CalendarWork(Protocol):
    """Recurring meetings."""

    def plan_series(self, command: PlanSeries) -> Done:
        """A meeting comes back."""
        ...

    def change_series(self, command: ChangeSeries) -> Done:
        """It comes back otherwise."""
        ...

    def stop_series(self, command: StopSeries) -> Done:
        """It does not come back."""
        ...

    def call_next(self, command: CallNext) -> Done:
        """Call the next one."""
        ...


class CommitteeWork(Protocol):
    """Committees."""

    def form(self, command: FormCommittee) -> Done:
        """A group gives a few persons a task."""
        ...

    def sit(self, command: SitOnCommittee) -> Done:
        """A person joins."""
        ...

    def leave(self, command: LeaveCommittee) -> Done:
        """A person leaves."""
        ...

    def close(self, command: CloseCommittee) -> Done:
        """It has done its task."""
        ...


class MeetingsWork(Protocol):
    """The attributes that pages of meetings, papers and Today use."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def people(self) -> PeopleQueries:
        """Groups and members."""
        ...

    @property
    def meetings(self) -> MeetingQueries:
        """Reading meetings."""
        ...

    @property
    def decisions(self) -> DecisionQueries:
        """Reading decisions and tasks."""
        ...

    @property
    def today(self) -> TodayQueries:
        """What waits."""
        ...

    @property
    def meeting_work(self) -> MeetingService:
        """Calling, preparing, opening, closing."""
        ...

    @property
    def attendance(self) -> AttendanceService:
        """Who is here."""
        ...

    @property
    def decision_work(self) -> DecisionService:
        """Motions, votes, tasks."""
        ...

    @property
    def minutes(self) -> MinutesService:
        """Minutes."""
        ...

    @property
    def paper_meetings(self) -> PaperMeetingService:
        """Meetings typed in from the minute book."""
        ...

    @property
    def copies(self) -> CopiesService:
        """Copies that leave the vault."""
        ...

    @property
    def vault_read_only(self) -> bool:
        """True when nothing can be written."""
        ...

    @property
    def checks(self) -> Checks:
        """What the rules say."""
        ...

    @property
    def room_work(self) -> RoomWork:
        """Slips and interests."""
        ...

    @property
    def calendar(self) -> Calendar:
        """Months and days by which to meet."""
        ...

    @property
    def calendar_work(self) -> CalendarWork:
        """Recurring meetings."""
        ...

    @property
    def committee_work(self) -> CommitteeWork:
        """Committees."""
        ...

    @property
    def breaches(self) -> BreachQueries:
        """Rules that were not met."""
        ...

    @property
    def breach_work(self) -> BreachService:
        """Answers to them."""
        ...
