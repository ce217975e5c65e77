"""What the pages of elections are handed: services, registers, the clock, who is signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.elections.office import ElectionOffice
    from governance.queries_decisions import DecisionQueries
    from sr_board.access.check import SignedIn
    from sr_board.audit.queries import AuditQueries
    from sr_board.base.clock import Clock
    from sr_board.people.queries import PeopleQueries

__all__ = ["ElectionsWork"]


class ElectionsWork(Protocol):
    """The attributes that pages of elections use."""

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
        """Groups, members, offices."""
        ...

    @property
    def decisions(self) -> DecisionQueries:
        """Resolutions, to call an election by."""
        ...

    @property
    def elections(self) -> ElectionOffice:
        """All of elections."""
        ...

    @property
    def audit(self) -> AuditQueries:
        """The audit code, for the foot of papers."""
        ...
