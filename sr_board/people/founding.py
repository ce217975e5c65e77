"""The first rows of a new vault: the founding group, the founders as persons and members.

Runs once, inside the unit of work that makes the first accounts; there is nobody yet whose rights
could be asked.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sr_board.base.ids import new_id
from sr_board.base.text import clean_line
from sr_board.people.models import Group, Membership, Person
from sr_board.people.records import NewPerson, Records, search_key
from sr_board.people.rules.kinds import GroupKind, GroupStatus, MemberClass, MemberStatus

__all__ = ["FirstGroup", "found_group"]


@dataclass(frozen=True)
class FirstGroup:
    """The founding group. `code` begins the serial numbers of its resolutions."""

    name: str
    kind: GroupKind
    code: str


def found_group(
    records: Records, first: FirstGroup, founders: Sequence[NewPerson], today: date
) -> tuple[Group, tuple[Person, ...]]:
    """Write the group and the founders as its first members, in their order.

    Raises InputInvalid for an unusable name.
    """
    name = clean_line(first.name, field="group_name", required=True)
    group = Group(
        id=new_id(),
        kind=str(first.kind),
        code=clean_line(first.code, field="group_code", most=20),
        name=name,
        search_key=search_key(name)[:260],
        parent_id=None,
        status=str(GroupStatus.ACTIVE),
        **records.stamp,
    )
    records.session.add(group)
    persons = tuple(records.add_person(founder) for founder in founders)
    records.session.flush()
    for number, person in enumerate(persons, start=1):
        records.session.add(
            Membership(
                id=new_id(),
                person_id=person.id,
                group_id=group.id,
                number=number,
                member_class=str(MemberClass.FULL),
                status=str(MemberStatus.ACTIVE),
                joined=today,
                **records.stamp,
            )
        )
    return group, persons
