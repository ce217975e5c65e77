"""Everything about constitutions for one signed-in person, made when it is asked for."""

from __future__ import annotations

from functools import cached_property

from governance.constitution.queries import ConstitutionQueries
from governance.constitution.queries_choosing import ChoosingQueries
from governance.constitution.service_adoption import AdoptionService
from governance.constitution.service_changes import ChangeService
from governance.constitution.service_drafts import ConstitutionService
from governance.constitution.service_laws import LawService
from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory, UowFactory

__all__ = ["Rulebook"]


class Rulebook:
    """The desk of constitutions."""

    def __init__(self, uow: UowFactory, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._read, self._clock, self._who = uow, read, clock, who

    @cached_property
    def reading(self) -> ConstitutionQueries:
        """Rules in force, versions, comparison."""
        return ConstitutionQueries(self._read, self._who, self._clock)

    @cached_property
    def choosing(self) -> ChoosingQueries:
        """Decisions that can adopt rules, named changes, laws of states."""
        return ChoosingQueries(self._read, self._who)

    @cached_property
    def drafts(self) -> ConstitutionService:
        """Writing drafts."""
        return ConstitutionService(self._uow, self._clock, self._who)

    @cached_property
    def adoption(self) -> AdoptionService:
        """Sent round, adopted, filed, void."""
        return AdoptionService(self._uow, self._clock, self._who)

    @cached_property
    def changes(self) -> ChangeService:
        """Changes of rules that motions name."""
        return ChangeService(self._uow, self._clock, self._who)

    @cached_property
    def laws(self) -> LawService:
        """Law packs and the states of groups."""
        return LawService(self._uow, self._clock, self._who)
