"""Who acts, as the board knows her: seat, side, office, training, duty. Built at each act."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn
from sr_board.base.clock import Clock
from sr_board.cases.models import BoardMember, CodeAcceptance, DutyTurn, ScreenerTraining, Seat
from sr_board.cases.rules.composition import RESTRICTED_KINDS
from sr_board.cases.vocabulary import BoardOffice, Profession, RosterCapacity, Side

__all__ = ["CODE_OF_CONDUCT", "Station", "officers", "station_of", "trained_screener"]

CODE_OF_CONDUCT = "1"
"""Version of the code of conduct in force; a new version is accepted anew by everybody."""


@dataclass(frozen=True)
class Station:
    """A user at the board. `lapsed`: her term is over or the code is not accepted.

    `screener`: her training is valid today. `on_duty`: capacities she is rostered in now.
    """

    slot_id: str
    person_id: str
    member_id: str = ""
    seat_id: str = ""
    board_id: str = ""
    side: Side | None = None
    office: BoardOffice = BoardOffice.NONE
    profession: Profession = Profession.NONE
    restricted: bool = False
    lapsed: bool = False
    code_accepted: bool = False
    screener: bool = False
    on_duty: frozenset[RosterCapacity] = field(default_factory=frozenset)
    duty_community: bool = False

    @property
    def chair(self) -> bool:
        """Chair of the board, in her term."""
        return self.office is BoardOffice.CHAIR and not self.lapsed

    @property
    def secretary(self) -> bool:
        """Secretary of the board (not of the collective), in her term."""
        return self.office is BoardOffice.SECRETARY and not self.lapsed

    @property
    def community(self) -> bool:
        """From the community: by her seat, or by the roster."""
        return self.side is Side.COMMUNITY or (self.side is None and self.duty_community)


def station_of(session: Session, who: SignedIn, clock: Clock) -> Station:
    """Her station today. `session` is one on the cases compartment."""
    now, today = clock.now(), clock.today()
    accepted = _accepted(session, who.account_id)
    turns = _turns(session, who.account_id, now)
    plain = Station(
        who.account_id,
        who.person_id,
        code_accepted=accepted,
        screener=trained_screener(session, who.account_id, today),
        on_duty=frozenset(RosterCapacity(turn.capacity) for turn in turns),
        duty_community=any(turn.community for turn in turns),
    )
    member = _member(session, who.account_id, today)
    if member is None:
        return plain
    seat = session.get(Seat, member.seat_id or member.alternate_for)
    return replace(
        plain,
        member_id=member.id,
        seat_id=member.seat_id or "",
        board_id=member.board_id,
        side=Side(seat.side) if seat else None,
        office=BoardOffice(member.office),
        profession=Profession(member.profession),
        restricted=bool(seat and seat.restricted) or member.kind in RESTRICTED_KINDS,
        lapsed=not accepted or not member.term_from <= today <= member.term_to,
    )


def _member(session: Session, slot_id: str, today: date) -> BoardMember | None:
    """Her place on the board: the one of a term that runs today, else the latest."""
    rows = session.scalars(
        select(BoardMember)
        .where(
            BoardMember.slot_id == slot_id,
            BoardMember.ended_on.is_(None) | (BoardMember.ended_on > today),
        )
        .order_by(BoardMember.term_from.desc(), BoardMember.id)
    ).all()
    running = (row for row in rows if row.term_from <= today <= row.term_to)
    return next(running, rows[0] if rows else None)


def _accepted(session: Session, slot_id: str) -> bool:
    question = select(CodeAcceptance.id).where(
        CodeAcceptance.slot_id == slot_id, CodeAcceptance.version == CODE_OF_CONDUCT
    )
    return session.scalars(question).first() is not None


def _turns(session: Session, slot_id: str, now: datetime) -> tuple[DutyTurn, ...]:
    question = select(DutyTurn).where(
        DutyTurn.slot_id == slot_id,
        DutyTurn.since <= now,
        DutyTurn.until > now,
        DutyTurn.ended_at.is_(None),
    )
    return tuple(session.scalars(question))


def trained_screener(session: Session, slot_id: str, today: date) -> bool:
    """Whether an account's training as a screener is valid today."""
    question = select(ScreenerTraining.id).where(
        ScreenerTraining.slot_id == slot_id, ScreenerTraining.valid_until >= today
    )
    return session.scalars(question).first() is not None


def officers(session: Session, board_id: str) -> dict[BoardOffice, str]:
    """Accounts of the chair and the secretary of a board, of those who have one."""
    rows = session.scalars(
        select(BoardMember).where(
            BoardMember.board_id == board_id,
            BoardMember.office != str(BoardOffice.NONE),
            BoardMember.ended_on.is_(None),
            BoardMember.slot_id.is_not(None),
        )
    )
    return {BoardOffice(row.office): str(row.slot_id) for row in rows}
