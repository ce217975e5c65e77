"""What the pages of meetings and papers are handed: queries, services, the clock, who is signed in.

The program's composition has these attributes; tests hand in the same. Holds no behaviour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.queries import MeetingQueries
    from governance.queries_decisions import DecisionQueries
    from governance.queries_today import TodayQueries
    from governance.service_attendance import AttendanceService
    from governance.service_decisions import DecisionService
    from governance.service_meetings import MeetingService
    from governance.service_minutes import MinutesService
    from governance.service_paper import PaperMeetingService
    from sr_board.access.check import SignedIn
    from sr_board.access.copies import CopiesService
    from sr_board.base.clock import Clock
    from sr_board.people.queries import PeopleQueries

__all__ = ["MeetingsWork"]


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
