"""What the pages of leaders are handed. The program's composition has these attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.leadership.desk import LeadershipDesk
    from governance.queries import MeetingQueries
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock
    from sr_board.people.queries import PeopleQueries

__all__ = ["LeadersWork"]


class LeadersWork(Protocol):
    """The attributes that pages of leaders use."""

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
        """Symbol and hue of the vault, for the heads of papers."""
        ...

    @property
    def people(self) -> PeopleQueries:
        """Groups and members."""
        ...

    @property
    def meetings(self) -> MeetingQueries:
        """Meetings, to choose the one that votes on a petition."""
        ...

    @property
    def leadership(self) -> LeadershipDesk:
        """All of leadership."""
        ...
