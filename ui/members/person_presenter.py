"""What a person's page shows: her card, and what she said of herself where that may be seen."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.results import Done
from sr_board.people.queries import PeopleQueries
from sr_board.people.rows import GroupRow, MemberRow, PersonCard, SelfAnswerRow
from sr_board.people.rules.kinds import GroupStatus
from sr_board.people.service_members import Given, MembershipService, NoteGiven
from sr_board.people.service_persons import ChangePerson, PersonsService, SetPrivate
from sr_board.people.service_subgroups import SubgroupsService
from sr_board.people.subgroup_queries import SubgroupQueries

__all__ = ["PersonPresenter", "PersonView"]


@dataclass(frozen=True)
class PersonView:
    """One person. `answers` is None for those who may not see them."""

    card: PersonCard
    answers: tuple[SelfAnswerRow, ...] | None

    def membership(self, ref: str) -> MemberRow | None:
        """One of her memberships."""
        return next((m for m in self.card.memberships if m.membership_id == ref), None)


class PersonPresenter:
    """Reads a person and runs what is done with her. Everything here runs off the screen."""

    def __init__(
        self,
        people: PeopleQueries,
        subgroups: SubgroupQueries,
        persons: PersonsService,
        memberships: MembershipService,
        answers: SubgroupsService,
        clock: Clock,
    ) -> None:
        self.people, self.subgroups = people, subgroups
        self.persons, self.memberships, self.answers = persons, memberships, answers
        self.clock = clock

    def look(self, person_id: str, may: Callable[[Action], bool]) -> PersonView:
        """The card; answers only with the right given by name. Raises NotAllowed, NotFound."""
        given = self.subgroups.of_person(person_id) if may(Action.SUBGROUP_READ) else None
        return PersonView(self.people.card(person_id), given)

    def living_groups(self) -> tuple[GroupRow, ...]:
        """Groups that may take members."""
        return tuple(g for g in self.people.groups() if g.status is not GroupStatus.DISSOLVED)

    def note_given(self, membership_id: str, what: Given) -> Done:
        """Her card was printed, or she got the welcome pack, today."""
        return self.memberships.note_given(NoteGiven(membership_id, what, self.clock.today()))

    def change(self, view: PersonView, wish: ChangePerson, private: SetPrivate | None) -> Done:
        """Write name and tile, and the private field where it was changed."""
        known = view.card.private
        done = self.persons.change(wish)
        if (
            private is not None
            and known is not None
            and (private.legal_name, private.phone) != (known.legal_name, known.phone)
        ):
            done = self.persons.set_private(private)
        return done
