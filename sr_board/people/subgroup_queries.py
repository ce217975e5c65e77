"""Reading self-declared answers: single answers with the named right, totals with small counts
hidden for everyone else."""

from __future__ import annotations

from sqlalchemy import func, select

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.people.models import Group, Membership, Person, SubgroupAnswer, SubgroupKey
from sr_board.people.rows import SelfAnswerRow
from sr_board.people.rules.kinds import PersonStatus, SelfAnswer
from sr_board.people.rules.subgroups import SHIPPED_KEYS, Totals, small_cells
from sr_board.store.uow import ReadFactory

__all__ = ["SubgroupQueries"]

_OPEN = ("active", "suspended")


class SubgroupQueries:
    """Questions about sub-groups."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def keys(self) -> tuple[str, ...]:
        """The shipped sub-groups and those added by resolution."""
        require(self._who, Action.PEOPLE_READ)
        with self._read() as session:
            own = session.scalars(select(SubgroupKey.key).order_by(SubgroupKey.key)).all()
        return (*SHIPPED_KEYS, *own)

    def of_person(self, person_id: str) -> tuple[SelfAnswerRow, ...]:
        """What she said and did not withdraw. Needs the right given by name. Raises NotAllowed."""
        require(self._who, Action.SUBGROUP_READ)
        with self._read() as session:
            found = session.scalars(
                select(SubgroupAnswer)
                .where(SubgroupAnswer.person_id == person_id, SubgroupAnswer.withdrawn_on.is_(None))
                .order_by(SubgroupAnswer.group_key)
            )
            return tuple(
                SelfAnswerRow(
                    row.group_key, SelfAnswer(row.answer), row.given_on, row.consent_version
                )
                for row in found
            )

    def totals(self, group_key: str) -> Totals:
        """Persons who said yes, by group id, with small counts hidden. Every group with present
        members has a figure, so that a missing one tells nothing. Raises NotAllowed."""
        require(self._who, Action.SUBGROUP_TOTALS)
        with self._read() as session:
            counted = session.execute(
                select(Group.id, func.count(func.distinct(SubgroupAnswer.person_id)))
                .join(Membership, Membership.group_id == Group.id)
                .join(Person, Person.id == Membership.person_id)
                .join(SubgroupAnswer, SubgroupAnswer.person_id == Person.id)
                .where(
                    Membership.status.in_(_OPEN),
                    Person.status == PersonStatus.ACTIVE,
                    SubgroupAnswer.group_key == group_key,
                    SubgroupAnswer.answer == SelfAnswer.YES,
                    SubgroupAnswer.withdrawn_on.is_(None),
                )
                .group_by(Group.id)
            )
            peopled = select(Membership.group_id).where(Membership.status.in_(_OPEN)).distinct()
            counts = dict.fromkeys(session.scalars(peopled), 0)
            counts.update({ref: count for ref, count in counted})
        return small_cells(counts)
