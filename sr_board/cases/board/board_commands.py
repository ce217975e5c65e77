"""What can be done to the register of the board: one frozen command for each act."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.rules.quorum import FLOOR, QuorumSettings
from sr_board.cases.vocabulary import BoardOffice, Profession, RosterCapacity, SeatKind, Side

__all__ = [
    "AcceptCode",
    "AddSeat",
    "Appoint",
    "AppointAlternate",
    "ChangeBoard",
    "Constitute",
    "EndDuty",
    "EndMember",
    "FirstMember",
    "NoteTraining",
    "PutOnDuty",
    "RenewTerm",
    "RestrictSeat",
    "SignCodeOnPaper",
]


@dataclass(frozen=True)
class FirstMember:
    """A seat of a new board and who sits on it."""

    side: Side
    kind: SeatKind
    person_id: str
    term_from: date
    term_to: date
    profession: Profession = Profession.NONE
    office: BoardOffice = BoardOffice.NONE
    restricted: bool = False


@dataclass(frozen=True)
class Constitute:
    """A board is constituted by two who work for it. `place_code`: two to eight letters or
    digits, for the codes of its files."""

    name: str
    place_code: str
    constitution_ref: str
    members: tuple[FirstMember, ...]
    sites: tuple[str, ...] = ()
    pack_id: str = "in"
    federation: str = ""
    neighbour_board: str = ""
    settings: QuorumSettings = FLOOR


@dataclass(frozen=True)
class ChangeBoard:
    """Name, sites, neighbours and what the constitution asks. `resolution`: what decided it."""

    board_id: str
    name: str
    sites: tuple[str, ...]
    federation: str
    neighbour_board: str
    settings: QuorumSettings
    resolution: str


@dataclass(frozen=True)
class AddSeat:
    """A new, vacant seat."""

    board_id: str
    side: Side
    kind: SeatKind
    restricted: bool = False


@dataclass(frozen=True)
class RestrictSeat:
    """The holder of a seat gets the restricted brief from now on. Never taken back."""

    seat_id: str


@dataclass(frozen=True)
class Appoint:
    """Somebody takes a vacant seat."""

    seat_id: str
    person_id: str
    term_from: date
    term_to: date
    profession: Profession = Profession.NONE


@dataclass(frozen=True)
class AppointAlternate:
    """Somebody stands by for a seat. `kind`: from where she comes."""

    seat_id: str
    person_id: str
    kind: SeatKind
    term_from: date
    term_to: date
    profession: Profession = Profession.NONE


@dataclass(frozen=True)
class RenewTerm:
    """A member starts a new term today, on the same seat and in the same office."""

    member_id: str
    term_to: date


@dataclass(frozen=True)
class EndMember:
    """A member leaves. `on`: her first day without the seat."""

    member_id: str
    on: date
    reason: str


@dataclass(frozen=True)
class AcceptCode:
    """The user accepts the code of conduct in the version that she read."""

    version: str


@dataclass(frozen=True)
class SignCodeOnPaper:
    """A member without an account signed the code of conduct on paper."""

    member_id: str
    signed_on: date


@dataclass(frozen=True)
class PutOnDuty:
    """Somebody is on duty. Moments aware. `community`: she is from the community."""

    board_id: str
    person_id: str
    capacity: RosterCapacity
    since: datetime
    until: datetime
    community: bool


@dataclass(frozen=True)
class EndDuty:
    """A turn of duty ends now."""

    turn_id: str


@dataclass(frozen=True)
class NoteTraining:
    """A screener was trained. `valid_until`: 24 months after, unless told otherwise."""

    person_id: str
    topic: str
    held_on: date
    valid_until: date | None = None
