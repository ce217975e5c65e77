"""The board itself: constituted, its seats filled and left, its constitution tightened.

Right: BOARD_WORK, and the station of chair or secretary. A board is constituted by two. Rules:
domain paper, section 5 (composition R23, one seat a person, alternates of the same side).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from datetime import date, timedelta

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import ascii_digits, clean_line
from sr_board.cases.board.board_commands import (
    AddSeat,
    Appoint,
    AppointAlternate,
    ChangeBoard,
    Constitute,
    EndMember,
    FirstMember,
    RenewTerm,
    RestrictSeat,
)
from sr_board.cases.board.board_entry import BOARD, BoardEntry, BoardService
from sr_board.cases.board.board_facts import (
    composition_now,
    members_of,
    only_board,
    seats_of,
    settings_text,
)
from sr_board.cases.models import Board, BoardMember, Seat
from sr_board.cases.rules.composition import (
    RESTRICTED_KINDS,
    MemberStanding,
    SeatFact,
    check_alternate,
    check_appointment,
    check_constituted,
    check_one_seat,
    check_restricted,
    check_side,
    composition,
    standing,
)
from sr_board.cases.rules.quorum import check_settings
from sr_board.cases.vocabulary import BoardOffice, SeatKind, Side
from sr_board.vault.users import SecondSigner

__all__ = ["BoardRegisterService"]

_PLACE = re.compile(r"[A-Z0-9]{2,8}")
_OVER = (MemberStanding.ENDED, MemberStanding.TERM_OVER)


class BoardRegisterService(BoardService):
    """Seats and who sits on them."""

    def constitute(self, command: Constitute, second: SecondSigner) -> Done:
        """A new board. Returns its id.

        Raises NotAllowed, RuleBroken "board-exists", "case-r23", "board-needs-officers",
        "office-restricted", "seat-other-side", "person-has-seat", what `check_settings` and
        `require_second` raise, InputInvalid for fields, NotFound "person-unknown".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            entry.both(second)
            if only_board(uow.session) is not None:
                raise RuleBroken("board-exists")
            self._check_first(command)
            board = Board(
                **entry.new(),
                name=clean_line(command.name, field="name", most=120, required=True),
                place_code=_place_code(command.place_code),
                sites=_sites(command.sites),
                constitution_ref=clean_line(
                    command.constitution_ref, field="constitution_ref", most=120, required=True
                ),
                pack_id=clean_line(command.pack_id, field="pack_id", most=40, required=True),
                federation=clean_line(command.federation, field="federation", most=120),
                neighbour_board=clean_line(
                    command.neighbour_board, field="neighbour_board", most=120
                ),
                settings=settings_text(command.settings),
                notice_hours=command.settings.notice_hours,
            )
            uow.session.add(board)
            uow.session.flush()
            for number, first in enumerate(command.members, 1):
                _seat_first(entry, board.id, number, first)
            uow.record("board.register", subject=f"board/{board.id}", second=second)
            return Done(board.id, BOARD, uow.commit())

    @staticmethod
    def _check_first(command: Constitute) -> None:
        settings = command.settings
        check_settings(settings)
        for first in command.members:
            check_side(first.kind, first.side)
        sides = (first.side for first in command.members)
        check_constituted(composition(sides, num=settings.share_num, den=settings.share_den))
        people = [first.person_id for first in command.members]
        if len(set(people)) != len(people):
            raise RuleBroken("person-has-seat")
        offices = [one.office for one in command.members if one.office is not BoardOffice.NONE]
        if sorted(offices) != [BoardOffice.CHAIR, BoardOffice.SECRETARY]:
            raise RuleBroken("board-needs-officers")
        if any(_narrow_office(first) for first in command.members):
            raise RuleBroken("office-restricted")

    def change(self, command: ChangeBoard, second: SecondSigner | None = None) -> Done:
        """Raises NotAllowed, NotFound, InputInvalid, and what `check_settings` raises."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            signer = entry.lead(command.board_id, second)
            board = entry.board(command.board_id)
            check_settings(command.settings)
            board.name = clean_line(command.name, field="name", most=120, required=True)
            board.sites = _sites(command.sites)
            board.federation = clean_line(command.federation, field="federation", most=120)
            board.neighbour_board = clean_line(
                command.neighbour_board, field="neighbour_board", most=120
            )
            board.constitution_ref = clean_line(
                command.resolution, field="resolution", most=120, required=True
            )
            board.settings = settings_text(command.settings)
            board.notice_hours = command.settings.notice_hours
            uow.record("board.register", subject=f"board/{board.id}", second=signer)
            return Done(board.id, BOARD, uow.commit())

    def add_seat(self, command: AddSeat, second: SecondSigner | None = None) -> Done:
        """A vacant seat; it counts for nothing until it is held. Returns its id."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            signer = entry.lead(command.board_id, second)
            check_side(command.kind, command.side)
            last = max((seat.number for seat in seats_of(uow.session, command.board_id)), default=0)
            seat = _seat(
                entry, command.board_id, last + 1, command.side, command.kind, command.restricted
            )
            uow.record("board.register", subject=f"seat/{seat.id}", second=signer)
            return Done(seat.id, BOARD, uow.commit())

    def restrict(self, command: RestrictSeat, second: SecondSigner | None = None) -> Done:
        """From now on the holder of the seat reads no place. Raises RuleBroken "office-restricted"
        while chair or secretary sit on it."""
        with self._work(Action.BOARD_WORK) as (uow, entry):
            seat = entry.seat(command.seat_id)
            signer = entry.lead(seat.board_id, second)
            if seat.restricted:
                return Done(seat.id)
            check_restricted(SeatKind(seat.kind), before=seat.restricted, after=True)
            officers = select(BoardMember.id).where(
                BoardMember.seat_id == seat.id,
                BoardMember.office != str(BoardOffice.NONE),
                BoardMember.ended_on.is_(None),
            )
            if uow.session.scalars(officers).first() is not None:
                raise RuleBroken("office-restricted")
            seat.restricted = True
            uow.record("board.register", subject=f"seat/{seat.id}", second=signer)
            return Done(seat.id, BOARD, uow.commit())

    def appoint(self, command: Appoint, second: SecondSigner | None = None) -> Done:
        """Somebody takes a vacant seat. Returns the member's id.

        Raises NotAllowed, NotFound, RuleBroken "seat-taken", "person-has-seat", "case-r23",
        InputInvalid "board-term-upside-down".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            seat = entry.seat(command.seat_id)
            signer = entry.lead(seat.board_id, second)
            entry.term(command.term_from, command.term_to)
            members = members_of(uow.session, seat.board_id)
            if any(m.seat_id == seat.id and standing(m, entry.today) not in _OVER for m in members):
                raise RuleBroken("seat-taken")
            check_one_seat(members, command.person_id, entry.today)
            board = entry.board(seat.board_id)
            check_appointment(composition_now(uow.session, board, entry.today), Side(seat.side))
            member = BoardMember(
                **entry.new(),
                board_id=seat.board_id,
                seat_id=seat.id,
                person_id=command.person_id,
                slot_id=entry.account_of(command.person_id),
                kind=seat.kind,
                term_from=command.term_from,
                term_to=command.term_to,
                profession=str(command.profession),
                office=str(BoardOffice.NONE),
                end_reason="",
            )
            uow.session.add(member)
            uow.record("board.register", subject=f"board_member/{member.id}", second=signer)
            return Done(member.id, BOARD, uow.commit())

    def appoint_alternate(
        self, command: AppointAlternate, second: SecondSigner | None = None
    ) -> Done:
        """Somebody stands by for a seat of her own side. Returns the member's id.

        Raises NotAllowed, NotFound, RuleBroken "person-has-seat", "alternate-other-side",
        InputInvalid "board-term-upside-down".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            seat = entry.seat(command.seat_id)
            signer = entry.lead(seat.board_id, second)
            entry.term(command.term_from, command.term_to)
            check_one_seat(members_of(uow.session, seat.board_id), command.person_id, entry.today)
            check_alternate(command.kind, _fact_of(seat))
            member = BoardMember(
                **entry.new(),
                board_id=seat.board_id,
                alternate_for=seat.id,
                person_id=command.person_id,
                slot_id=entry.account_of(command.person_id),
                kind=str(command.kind),
                term_from=command.term_from,
                term_to=command.term_to,
                profession=str(command.profession),
                office=str(BoardOffice.NONE),
                end_reason="",
            )
            uow.session.add(member)
            uow.record("board.register", subject=f"board_member/{member.id}", second=signer)
            return Done(member.id, BOARD, uow.commit())

    def renew(self, command: RenewTerm, second: SecondSigner | None = None) -> Done:
        """A new term from today on the same seat; the old one stays in the register.

        A member from outside whose term ran out comes back only while R23 allows it. Raises
        NotAllowed, NotFound, RuleBroken "member-left", "seat-taken", "case-r23", InputInvalid.
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            old = entry.member(command.member_id)
            signer = entry.lead(old.board_id, second)
            entry.term(entry.today, command.term_to)
            if old.ended_on is not None:
                raise RuleBroken("member-left")
            self._check_renewal(entry, old)
            new = BoardMember(
                **entry.new(),
                board_id=old.board_id,
                seat_id=old.seat_id,
                alternate_for=old.alternate_for,
                person_id=old.person_id,
                slot_id=entry.account_of(old.person_id),
                kind=old.kind,
                term_from=entry.today,
                term_to=command.term_to,
                profession=old.profession,
                office=old.office,
                code_signed_on=old.code_signed_on,
                end_reason="",
            )
            old.ended_on = min(entry.today, old.term_to + timedelta(days=1))
            old.end_reason = "renewed"
            uow.session.add(new)
            uow.record("board.register", subject=f"board_member/{new.id}", second=signer)
            return Done(new.id, BOARD, uow.commit())

    @staticmethod
    def _check_renewal(entry: BoardEntry, old: BoardMember) -> None:
        others = [m for m in members_of(entry.session, old.board_id) if m.id != old.id]
        check_one_seat(others, old.person_id, entry.today)
        if old.seat_id is None or old.term_to >= entry.today:
            return
        if any(m.seat_id == old.seat_id and standing(m, entry.today) not in _OVER for m in others):
            raise RuleBroken("seat-taken")
        board = entry.board(old.board_id)
        now = composition_now(entry.session, board, entry.today)
        check_appointment(now, Side(entry.seat(old.seat_id).side))

    def end(self, command: EndMember, second: SecondSigner | None = None) -> Done:
        """A member leaves; nothing that protects anybody waits for her successor.

        Raises NotAllowed, NotFound, RuleBroken "member-left", "member-holds-office" (the office is
        handed over first), InputInvalid "date-in-future", "text-missing".
        """
        with self._work(Action.BOARD_WORK) as (uow, entry):
            member = entry.member(command.member_id)
            signer = entry.lead(member.board_id, second)
            if member.ended_on is not None:
                raise RuleBroken("member-left")
            if member.office != str(BoardOffice.NONE):
                raise RuleBroken("member-holds-office")
            member.ended_on = _end_day(command.on, entry.today, member.term_from)
            member.end_reason = clean_line(command.reason, field="reason", most=200, required=True)
            uow.record("board.register", subject=f"board_member/{member.id}", second=signer)
            return Done(member.id, BOARD, uow.commit())


def _end_day(on: date, today: date, since: date) -> date:
    """A past or present day inside the term."""
    if on > today:
        raise InputInvalid("board-day-in-future", field="on")
    if on < since:
        raise InputInvalid("board-day-before-term", field="on")
    return on


def _place_code(text: str) -> str:
    code = ascii_digits(text.strip()).upper()
    if not _PLACE.fullmatch(code):
        raise InputInvalid("board-place-code", field="place_code")
    return code


def _sites(sites: Iterable[str]) -> str:
    cleaned = (clean_line(site, field="sites", most=80) for site in sites)
    return json.dumps(list(dict.fromkeys(site for site in cleaned if site)), ensure_ascii=False)


def _seat(
    entry: BoardEntry, board_id: str, number: int, side: Side, kind: SeatKind, restricted: bool
) -> Seat:
    seat = Seat(
        **entry.new(),
        board_id=board_id,
        number=number,
        side=str(side),
        kind=str(kind),
        restricted=restricted or kind in RESTRICTED_KINDS,
    )
    entry.session.add(seat)
    return seat


def _seat_first(entry: BoardEntry, board_id: str, number: int, first: FirstMember) -> None:
    entry.term(first.term_from, first.term_to)
    seat = _seat(entry, board_id, number, first.side, first.kind, first.restricted)
    entry.session.flush()
    entry.session.add(
        BoardMember(
            **entry.new(),
            board_id=board_id,
            seat_id=seat.id,
            person_id=first.person_id,
            slot_id=entry.account_of(first.person_id),
            kind=str(first.kind),
            term_from=first.term_from,
            term_to=first.term_to,
            profession=str(first.profession),
            office=str(first.office),
            end_reason="",
        )
    )


def _fact_of(seat: Seat) -> SeatFact:
    return SeatFact(seat.id, seat.number, Side(seat.side), SeatKind(seat.kind), seat.restricted)


def _narrow_office(first: FirstMember) -> bool:
    """A restricted seat with an office: chair and secretary read whole files."""
    narrow = first.restricted or first.kind in RESTRICTED_KINDS
    return narrow and first.office is not BoardOffice.NONE
