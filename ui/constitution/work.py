"""What the pages of constitutions are handed: queries, services, the clock, who is signed in.

The program's composition has these attributes; tests hand in the same. Holds no behaviour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.constitution.queries import ConstitutionQueries
    from governance.constitution.queries_choosing import ChoosingQueries
    from governance.constitution.service_adoption import AdoptionService
    from governance.constitution.service_changes import ChangeService
    from governance.constitution.service_drafts import ConstitutionService
    from governance.constitution.service_laws import LawService
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

__all__ = ["ConstitutionWork"]


class ConstitutionWork(Protocol):
    """The attributes that pages and papers of constitutions use."""

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
    def constitutions(self) -> ConstitutionQueries:
        """Reading constitutions."""
        ...

    @property
    def constitution_choices(self) -> ChoosingQueries:
        """Lists to choose from: decisions, laws."""
        ...

    @property
    def constitution_work(self) -> ConstitutionService:
        """Writing drafts."""
        ...

    @property
    def adoption_work(self) -> AdoptionService:
        """Sending round, adopting, filing, voiding."""
        ...

    @property
    def rule_changes(self) -> ChangeService:
        """Changes that motions name."""
        ...

    @property
    def law_work(self) -> LawService:
        """Law packs and the states of groups."""
        ...
