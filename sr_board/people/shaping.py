"""From table rows to the frozen rows that are given out. Pure shaping: no rights, no SQL."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from sr_board.people.models import Group, Membership, Office, OfficeTerm, Person
from sr_board.people.rows import GroupRow, HolderRow, MemberRow, OfficeRow, PersonRow, TermRow
from sr_board.people.rules.kinds import (
    GroupKind,
    GroupStatus,
    HowSeated,
    LeaveReason,
    MemberClass,
    MemberStatus,
    SeatSide,
    TermState,
)
from sr_board.people.rules.offices import overdue_days, term_state

__all__ = [
    "group_rows",
    "ids_within",
    "member_row",
    "office_row",
    "person_row",
    "term_row",
]

_SERVES = (TermState.SERVING, TermState.HOLDING_OVER)


def person_row(person: Person) -> PersonRow:
    """Name and tile."""
    return PersonRow(person.id, person.chosen_name, person.symbol, person.hue, person.tile_number)


def member_row(row: Membership, person: Person, group: str, *, narrow: bool) -> MemberRow:
    """A membership; `narrow` leaves only name, number and tile."""
    who = person_row(person)
    if narrow:
        return MemberRow(row.id, who, row.group_id, group, row.number)
    return MemberRow(
        row.id,
        who,
        row.group_id,
        group,
        row.number,
        row.struck_number,
        MemberClass(row.member_class),
        MemberStatus(row.status),
        row.joined,
        row.left,
        LeaveReason(row.reason) if row.reason else None,
        row.suspended_until,
        row.card_printed_on,
        row.welcome_pack_on,
    )


def ids_within(group_id: str, parents: Mapping[str, str | None]) -> list[str]:
    """A group and all groups below it."""
    children: dict[str | None, list[str]] = {}
    for ref, above in parents.items():
        children.setdefault(above, []).append(ref)
    found = [group_id]
    for ref in found:
        found.extend(child for child in children.get(ref, ()) if child not in found)
    return found


def group_rows(groups: Sequence[Group], counts: Mapping[str, int]) -> tuple[GroupRow, ...]:
    """The tree, parents first, siblings in the order given."""
    children: dict[str | None, list[Group]] = {}
    for group in groups:
        children.setdefault(group.parent_id, []).append(group)
    parents = {group.id: group.parent_id for group in groups}
    rows: list[GroupRow] = []

    def put(group: Group, depth: int) -> None:
        within = sum(counts.get(ref, 0) for ref in ids_within(group.id, parents))
        rows.append(
            GroupRow(
                group.id,
                group.parent_id,
                GroupKind(group.kind),
                group.code,
                group.name,
                GroupStatus(group.status),
                depth,
                counts.get(group.id, 0),
                within,
            )
        )
        for child in children.get(group.id, ()):
            put(child, depth + 1)

    for top in children.get(None, ()):
        put(top, 0)
    return tuple(rows)


def _successor(term: OfficeTerm, starts: Iterable[date]) -> date | None:
    return min((start for start in starts if start > term.started), default=None)


def _holder(term: OfficeTerm, person: Person, state: TermState, day: date) -> HolderRow:
    return HolderRow(
        term.id,
        term.seat_no,
        person_row(person),
        HowSeated(term.how),
        term.started,
        term.due_to,
        term.ended,
        state,
        overdue_days(term.due_to, day) if state is TermState.HOLDING_OVER else 0,
    )


def office_row(office: Office, terms: Sequence[tuple[OfficeTerm, Person]], day: date) -> OfficeRow:
    """An office with its holders on a day; `terms` are all its terms."""
    holders: list[HolderRow] = []
    planned: list[HolderRow] = []
    for term, person in terms:
        starts = [other.started for other, _ in terms if other.seat_no == term.seat_no]
        state = term_state(term.started, term.due_to, term.ended, _successor(term, starts), day)
        if state in _SERVES:
            holders.append(_holder(term, person, state, day))
        elif state is TermState.PLANNED:
            planned.append(_holder(term, person, state, day))
    return OfficeRow(
        office.id,
        office.group_id,
        office.key,
        office.title,
        office.seats,
        office.term_months,
        office.signatory,
        SeatSide(office.seat_side) if office.seat_side else None,
        tuple(holders),
        tuple(planned),
        office.seats - len({holder.seat_no for holder in holders}),
    )


def term_row(
    term: OfficeTerm, office: Office, group: str, starts: Iterable[date], day: date
) -> TermRow:
    """A term of one person; `starts` are the first days of all terms in the same seat."""
    return TermRow(
        term.id,
        office.id,
        office.key,
        office.title,
        group,
        term.seat_no,
        HowSeated(term.how),
        term.started,
        term.due_to,
        term.ended,
        term_state(term.started, term.due_to, term.ended, _successor(term, starts), day),
    )
