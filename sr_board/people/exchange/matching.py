"""Rows against the register and against each other: known members, numbers, doubles.

Order of judging: groups, then members known by number, then alike names, then free numbers.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date

from sr_board.base.text import fold
from sr_board.people.exchange.proposal import (
    NEW_GROUP,
    Act,
    Answers,
    Change,
    Existing,
    GroupQuestion,
    KnownMember,
    Offer,
    ProposedRow,
    RowAnswer,
    RowData,
    RowState,
    Take,
)
from sr_board.people.exchange.row_reading import Draft
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.people.rules.likeness import Match, NameIndex
from sr_board.people.rules.membership import next_number

__all__ = ["Matcher"]

COMMON_NAME = 5
"""From so many bearers on a name is common, and alone says nothing about being one person."""
_COMPARED = ("name", "joined", "member_class", "phone", "legal_name")


class Matcher:
    """Judges drafts one after another, in the order of the file."""

    def __init__(self, answers: Answers, existing: Existing) -> None:
        self._answers, self._existing = answers, existing
        self._members = {m.membership_id: m for m in existing.members}
        self._by_number = {(m.group_id, m.number): m for m in existing.members if m.number}
        self._names: dict[str, NameIndex] = {}
        self._everywhere: dict[str, list[KnownMember]] = {}
        for member in existing.members:
            if member.reason is not LeaveReason.ERROR:
                self._index(member.group_id).add(f"m:{member.membership_id}", member.name)
                self._everywhere.setdefault(fold(member.name), []).append(member)
        living = sorted(existing.groups.items(), key=lambda g: g[0] not in existing.closed_groups)
        self._groups = {fold(name): ref for ref, name in living}
        self._used = {ref: set(numbers) for ref, numbers in existing.used_numbers.items()}
        self._rows: dict[int, Draft] = {}
        self._numbers: dict[tuple[str, int], int] = {}
        self._taken: set[str] = set()
        self._chosen = {fold(name): ref for name, ref in answers.groups.items()}
        self._unknown: dict[str, tuple[str, int]] = {}

    def reserve(self, drafts: list[Draft]) -> None:
        """Look at all numbers of the file first, so that a free number is free of them too."""
        for draft in drafts:
            if not draft.out:
                self._find_group(draft)
                if draft.data.number is not None:
                    self._used_in(self._place(draft)).add(draft.data.number)

    def group_questions(self) -> tuple[GroupQuestion, ...]:
        """One question for each group name that the register does not know."""
        return tuple(
            GroupQuestion(name, count, self._chosen.get(key))
            for key, (name, count) in self._unknown.items()
        )

    def judge(self, draft: Draft) -> ProposedRow:
        """Decide the state of one row."""
        answer = self._answers.rows.get(draft.row_no, RowAnswer())
        if draft.out:
            return self._row(draft, RowState.LEFT_OUT)
        if answer.take is Take.SKIP:
            draft.note("row-skipped")
            draft.offers.append(Offer(Act.LOOK_AGAIN))
            return self._row(draft, RowState.LEFT_OUT)
        known = self._known(draft, answer)
        if known is not None:
            self._taken.add(known.membership_id)
            return self._compared(draft, known, answer)
        if self._place(draft) in self._existing.closed_groups:
            draft.leave_out("group-dissolved")
            return self._row(draft, RowState.LEFT_OUT)
        if self._repeated(draft):
            draft.leave_out("row-repeated", row=self._numbers[self._key(draft)])
            return self._row(draft, RowState.LEFT_OUT)
        self._check_number(draft)
        if answer.take is not Take.NEW and answer.take is not Take.SAME:
            self._check_double(draft)
        return self._new(draft, answer)

    # ---- groups

    def _find_group(self, draft: Draft) -> None:
        name = draft.data.group_name
        group: str | None = self._answers.group_id
        if name:
            group = self._groups.get(fold(name)) or self._chosen.get(fold(name))
            if fold(name) not in self._groups:
                first, count = self._unknown.get(fold(name), (name, 0))
                self._unknown[fold(name)] = (first, count + 1)
            if group is None:
                draft.note("group-unknown", asks=True, field="group", group=name)
        if group is not None and group != NEW_GROUP and group not in self._existing.groups:
            draft.note("group-unknown", asks=True, field="group", group=name)
            group = None
        draft.data = replace(draft.data, group_id=group)

    def _place(self, draft: Draft) -> str:
        """The group for comparing: its id, or the name of one that is to be made."""
        group = draft.data.group_id
        return group if group and group != NEW_GROUP else f"new:{fold(draft.data.group_name)}"

    def _key(self, draft: Draft) -> tuple[str, int]:
        return self._place(draft), draft.data.number or 0

    def _index(self, group: str) -> NameIndex:
        return self._names.setdefault(group, NameIndex())

    def _used_in(self, group: str) -> set[int]:
        return self._used.setdefault(group, set())

    # ---- known members

    def _known(self, draft: Draft, answer: RowAnswer) -> KnownMember | None:
        if answer.take is Take.SAME and answer.membership_id:
            return self._members.get(answer.membership_id)
        place, number = self._key(draft)
        member = self._by_number.get((place, number))
        if member is not None:
            alike = NameIndex()
            alike.add("it", member.name)
            same = fold(member.name) == fold(draft.data.name) or bool(alike.alike(draft.data.name))
            mistaken = member.reason is LeaveReason.ERROR
            return (
                member
                if same and not mistaken and member.membership_id not in self._taken
                else None
            )
        return self._known_without_number(draft) if draft.data.number is None else None

    def _known_without_number(self, draft: Draft) -> KnownMember | None:
        """A row without a number is a known member when name and joining date are the same."""
        place = self._place(draft)
        same = [
            m
            for m in self._everywhere.get(fold(draft.data.name), ())
            if m.group_id == place
            and m.membership_id not in self._taken
            and m.joined == draft.data.joined
        ]
        return same[0] if same else None

    def _compared(self, draft: Draft, known: KnownMember, answer: RowAnswer) -> ProposedRow:
        changes = [c for name in _COMPARED if (c := _change(name, known, draft.data))]
        changes += self._end_of_membership(draft, known)
        asked = any(n.asks for n in draft.notes)
        state = RowState.CHANGE if changes else RowState.UNCHANGED
        if asked:
            state = RowState.QUESTION
        elif changes and known.number != draft.data.number and draft.data.number is not None:
            draft.note("number-stays", field="number", number=known.number)
        row = self._row(draft, state)
        return replace(
            row,
            membership_id=known.membership_id,
            person_id=known.person_id,
            changes=tuple(changes),
        )

    def _end_of_membership(self, draft: Draft, known: KnownMember) -> list[Change]:
        data = draft.data
        if data.status is None or data.status is known.status:
            return []
        if not known.status.is_open and data.status.is_open:
            draft.note("was-closed", asks=True, field="status")
            draft.offers.append(Offer(Act.COMPARE, membership_id=known.membership_id))
            return []
        if data.status is MemberStatus.SUSPENDED:
            draft.note("suspension-not-taken", field="status")
            return []
        if data.status.is_open:  # the register says suspended, the file says active
            return []
        ends = [Change("status", known.status, data.status)]
        if data.left is not None:
            ends.append(Change("left", known.left, data.left))
        if data.reason is not None:
            ends.append(Change("reason", known.reason, data.reason))
        return ends

    # ---- numbers

    def _repeated(self, draft: Draft) -> bool:
        first = self._rows.get(self._numbers.get(self._key(draft), -1))
        return (
            draft.data.number is not None
            and first is not None
            and fold(first.data.name) == fold(draft.data.name)
            and first.data.joined == draft.data.joined
        )

    def _check_number(self, draft: Draft) -> None:
        number, place = draft.data.number, self._place(draft)
        if number is None:
            if not any(n.field == "number" and n.asks for n in draft.notes):
                self._give_number(draft, place)
            elif any(o.act is Act.GIVE_NUMBER for o in draft.offers):
                self._offer_number(draft, place)
            return
        if (row := self._numbers.get((place, number))) is not None:
            draft.note("number-twice", asks=True, field="number", number=number, row=row)
            self._offer_number(draft, place)
        elif (member := self._by_number.get((place, number))) is not None:
            draft.note(
                "number-of-other", asks=True, field="number", number=number, name=member.name
            )
            self._offer_number(draft, place)
            draft.offers.append(Offer(Act.COMPARE, membership_id=member.membership_id))
        elif number in self._existing.used_numbers.get(place, ()):
            draft.note("number-was-used", asks=True, field="number", number=number)
            self._offer_number(draft, place)
        self._numbers.setdefault((place, number), draft.row_no)

    def _give_number(self, draft: Draft, place: str) -> None:
        number = next_number(self._used_in(place))
        self._used_in(place).add(number)
        draft.data = replace(draft.data, number=number)
        draft.note("number-given", field="number", number=number)

    def _offer_number(self, draft: Draft, place: str) -> None:
        free = next_number(self._used_in(place))
        self._used_in(place).add(free)
        draft.offers = [o for o in draft.offers if o.act is not Act.GIVE_NUMBER]
        draft.offers.append(Offer(Act.GIVE_NUMBER, number=free, field="number"))

    # ---- doubles

    def _check_double(self, draft: Draft) -> None:
        alike = self._index(self._place(draft)).alike(draft.data.name)
        if not alike:
            self._note_elsewhere(draft)
            return
        agreeing = [match for match in alike if self._agrees(match, draft)]
        if len(alike) >= COMMON_NAME and not agreeing:
            draft.note("name-common", count=len(alike))
            return
        best = (agreeing or alike)[0]
        asks = not self._answers.alike_are_new
        kind, ref = best.ref.split(":", 1)
        if kind == "m":
            member = self._members[ref]
            draft.note("like-member", asks=asks, name=member.name, number=member.number or "–")
            draft.offers.append(Offer(Act.COMPARE, membership_id=ref))
        else:
            other = self._rows[int(ref)]
            draft.note("like-row", asks=asks, name=other.data.name, row=other.row_no)
            draft.offers.append(Offer(Act.COMPARE, row_no=other.row_no))

    def _agrees(self, match: Match, draft: Draft) -> bool:
        """Whether more than the name speaks for one person: the phone or the joining date."""
        kind, ref = match.ref.split(":", 1)
        joined: date | None
        if kind == "m":
            joined, phone = self._members[ref].joined, self._members[ref].phone
        else:
            joined, phone = self._rows[int(ref)].data.joined, self._rows[int(ref)].data.phone
        data = draft.data
        return bool(data.phone and data.phone == phone) or (
            data.joined is not None and data.joined == joined
        )

    def _note_elsewhere(self, draft: Draft) -> None:
        elsewhere = self._everywhere.get(fold(draft.data.name), ())
        for member in elsewhere[:1]:
            group = self._existing.groups.get(member.group_id, "")
            draft.note("name-in-other-group", group=group, number=member.number or "–")

    # ---- result

    def _new(self, draft: Draft, answer: RowAnswer) -> ProposedRow:
        if draft.data.name:
            self._rows[draft.row_no] = draft
            self._index(self._place(draft)).add(f"r:{draft.row_no}", draft.data.name)
        if draft.data.joined is None and not any(n.field == "joined" for n in draft.notes):
            draft.note("no-joining-date", field="joined")
        if draft.data.status is MemberStatus.SUSPENDED:
            draft.note("suspension-not-taken", field="status")
            draft.data = replace(draft.data, status=MemberStatus.ACTIVE)
        draft.data = replace(
            draft.data,
            status=draft.data.status or MemberStatus.ACTIVE,
            member_class=draft.data.member_class or MemberClass.FULL,
        )
        person = answer.person_id if answer.take is Take.SAME else None
        self._check_joining(draft, person)
        asked = any(n.asks for n in draft.notes)
        row = self._row(draft, RowState.QUESTION if asked else RowState.READY)
        return replace(row, person_id=person)

    def _check_joining(self, draft: Draft, person_id: str | None) -> None:
        """A person from another group joins only where she has no open membership."""
        if person_id is None:
            return
        for member in self._existing.members:
            same = member.person_id == person_id
            if same and member.group_id == self._place(draft) and member.status.is_open:
                draft.note("already-member", asks=True, number=member.number or "–")

    def _row(self, draft: Draft, state: RowState) -> ProposedRow:
        offers: Mapping[Offer, None] = dict.fromkeys(draft.offers)
        return ProposedRow(
            draft.row_no,
            state,
            draft.data,
            draft.original,
            tuple(draft.notes),
            tuple(offers),
        )


def _change(name: str, known: KnownMember, data: RowData) -> Change | None:
    """A field that the file would change; an empty cell changes nothing."""
    before, after = getattr(known, name), getattr(data, name)
    if after in (None, "") or before == after:
        return None
    if isinstance(after, str) and fold(str(before)) == fold(after):
        return None
    return Change(name, before, after)
