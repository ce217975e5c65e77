"""Possible links between a member of the board and a case, noticed by the program.

Shown to one person only, as "possible link", without saying what it rests on: to the chair; if the
chair is one of them, to the secretary; if both are, to the acting chair. Source: domain paper,
section 11. Compared are phones (where the viewer may open the identity), house and site; what the
register does not hold (villages) cannot be compared, and loans lie where this area never reads.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits, fold
from sr_board.cases.board.board_facts import members_of, seats_of
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_team import recusals
from sr_board.cases.keepers import officers_of
from sr_board.cases.records import Identity, PlaceHint, Recusal
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.composition import MemberFact, MemberStanding, standing
from sr_board.cases.rules.recusal import (
    Declared,
    LinkFacts,
    Officer,
    asked_about,
    possible_links,
)
from sr_board.cases.sealing.keeping import seal_new
from sr_board.people.models import Group, Membership, PersonPrivate

__all__ = ["LinkLooked", "LinkRow", "LinkService"]

_DIGITS = 10
"""The last so many digits of a phone are compared: country codes are written or not."""


@dataclass(frozen=True)
class LinkRow:
    """A possible link: which member, which seat. What it rests on is not told."""

    member_id: str
    seat: int


@dataclass(frozen=True)
class LinkLooked:
    """The one who was asked looked at a possible link and found none."""

    case_id: str
    member_id: str


class LinkService:
    """Noticing, and putting aside what was looked at. A link that holds becomes a recusal."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room
        self._looks, self._works = CaseQueries(room), CaseService(room)

    def possible(self, case_id: str) -> tuple[LinkRow, ...]:
        """Possible links of a case, for the one who is asked; nothing for everybody else.

        Raises NotAllowed, NotFound "no-such-case".
        """
        with self._looks.look(Action.BOARD_WORK) as entry:
            return self._possible(entry, entry.open(case_id))

    def looked(self, command: LinkLooked) -> Done:
        """It is not shown again. Raises NotAllowed, NotFound "no-such-case", "link-unknown"."""
        with self._works.work(Action.BOARD_WORK) as (uow, entry):
            file = entry.open(command.case_id)
            shown = {row.member_id for row in self._possible(entry, file)}
            if command.member_id not in shown:
                raise NotFound("link-unknown", what="link")
            record = Recusal(
                id=new_id(),
                by=entry.account_id,
                at=entry.now,
                case_id=file.case_id,
                member="",
                seat="",
                ground="",
                declared=str(Declared.SYSTEM),
                confirmed_by=command.member_id,
                lifted_at=entry.now,
            )
            offices = officers_of(
                uow.session, file.head.board_id, _out(entry, file), entry.clock.today()
            )
            seal_new(entry, "recusal", offices.values(), record)
            uow.record("case.keys", subject=f"case/{file.case_id}")
            return Done(record.id, frozenset({"board"}), uow.commit())

    def _possible(self, entry: CaseEntry, file: CaseFile) -> tuple[LinkRow, ...]:
        board, today = file.head.board_id, entry.clock.today()
        members = [
            one
            for one in members_of(entry.session, board)
            if standing(one, today) is MemberStanding.SERVING
        ]
        seats = {seat.id: seat for seat in seats_of(entry.session, board)}
        with self._room.book() as book:
            facts = [(one.id, _facts_of(book, one)) for one in members]
        found = set(possible_links(_facts_of_case(file), facts, settled=_settled(entry, file)))
        matched = {one.slot_id or one.id for one in members if one.id in found}
        officers = [
            Officer(one.slot_id, seat.number, seat.side, one.office)
            for one in members
            if one.slot_id and (seat := seats.get(one.seat_id or "")) is not None
        ]
        asked = asked_about(officers, matched | _out(entry, file))
        if asked is None or asked.slot_id != entry.account_id:
            return ()
        return tuple(
            LinkRow(one.id, seats[str(one.seat_id or one.alternate_for)].number)
            for one in members
            if one.id in found
        )


def _out(entry: CaseEntry, file: CaseFile) -> frozenset[str]:
    roster = entry.room.vault.header.act.roster
    return frozenset(slot for slot in roster if file.barred(slot))


def _settled(entry: CaseEntry, file: CaseFile) -> set[str]:
    """Members recused already, or looked at before."""
    out = _out(entry, file)
    members = members_of(entry.session, file.head.board_id)
    kept = [record for _, record in recusals(entry, *file.cases)]
    seats = {record.seat for record in kept if record.seat and record.lifted_at is None}
    looked = {record.confirmed_by for record in kept if not record.ground}
    return looked | {
        one.id for one in members if one.slot_id in out or (one.seat_id or "") in seats
    }


def _phones(values: Iterable[str]) -> frozenset[str]:
    digits = ("".join(c for c in ascii_digits(value) if c.isdigit()) for value in values)
    return frozenset(one[-_DIGITS:] for one in digits if len(one) >= _DIGITS)


def _places(values: Iterable[str]) -> frozenset[str]:
    return frozenset(text for value in values if (text := fold(value)))


def _facts_of_case(file: CaseFile) -> LinkFacts:
    """Only compared, never shown; so it is no opening of the identity."""
    places, phones = [file.head.site], []
    if file.may_identity:
        for record in file.identity_records():
            if isinstance(record, PlaceHint):
                places.append(record.house)
            if isinstance(record, Identity):
                phones += [record.phone, record.guardian_contact]
    return LinkFacts(houses=_places(places), phones=_phones(phones))


def _facts_of(book: Session, member: MemberFact) -> LinkFacts:
    private = book.get(PersonPrivate, member.person_id)
    groups = book.scalars(
        select(Group.name)
        .join(Membership, Membership.group_id == Group.id)
        .where(Membership.person_id == member.person_id, Membership.left.is_(None))
    )
    return LinkFacts(
        houses=_places(groups), phones=_phones([private.phone] if private is not None else [])
    )
