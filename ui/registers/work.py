"""What the pages of registers and figures are handed by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.breaches.queries import BreachQueries
    from governance.breaches.service import BreachService
    from governance.constitution.office import Rulebook
    from governance.elections.office import ElectionOffice
    from governance.leadership.desk import LeadershipDesk
    from governance.queries_decisions import DecisionQueries
    from governance.registers.queries import RegisterQueries
    from governance.statistics.queries import StatisticsQueries
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock
    from sr_board.people.queries import PeopleQueries

__all__ = ["RegistersWork"]


class RegistersWork(Protocol):
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
        """Groups."""
        ...

    @property
    def decisions(self) -> DecisionQueries:
        """Decisions."""
        ...

    @property
    def registers(self) -> RegisterQueries:
        """Lines of registers."""
        ...

    @property
    def statistics(self) -> StatisticsQueries:
        """Figures."""
        ...

    @property
    def breaches(self) -> BreachQueries:
        """Rules that were not met."""
        ...

    @property
    def leadership(self) -> LeadershipDesk:
        """Leaders, mandates, hand-overs."""
        ...

    @property
    def elections(self) -> ElectionOffice:
        """Elections."""
        ...

    @property
    def rulebook(self) -> Rulebook:
        """Constitutions."""
        ...

    @property
    def breach_work(self) -> BreachService:
        """Answering them."""
        ...
