"""What the pages of leaders are handed by the program."""

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
    """The attributes that these pages use."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def people(self) -> PeopleQueries:
        """Groups and offices."""
        ...

    @property
    def meetings(self) -> MeetingQueries:
        """Meetings, to choose the special one of a recall."""
        ...

    @property
    def leadership(self) -> LeadershipDesk:
        """Leaders, mandates, hand-overs, recalls, turns."""
        ...
