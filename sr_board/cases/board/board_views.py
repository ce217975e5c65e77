"""Frozen rows of the board's register. Names are those of members of the board, never of a case."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.rules.composition import Composition, MemberStanding
from sr_board.cases.rules.quorum import QuorumSettings
from sr_board.cases.vocabulary import BoardOffice, Profession, RosterCapacity, SeatKind, Side
from sr_board.people.rows import PersonRow

__all__ = [
    "BoardMemberRow",
    "BoardView",
    "DutyRow",
    "PresenceRow",
    "SeatRow",
    "SittingRow",
    "TrainingRow",
]


@dataclass(frozen=True)
class BoardMemberRow:
    """A member or alternate, one line for each term. `person`: None when the book lost her name.

    `code_on`: when she accepted the code of conduct in force. `keys`: she has an account.
    """

    id: str
    person: PersonRow | None
    seat_id: str
    seat_number: int
    side: Side
    kind: SeatKind
    alternate: bool
    standing: MemberStanding
    term_from: date
    term_to: date
    ended_on: date | None
    end_reason: str
    profession: Profession
    office: BoardOffice
    code_on: date | None
    keys: bool
    restricted: bool

    @property
    def name(self) -> str:
        """Her chosen name; empty when it is not in the book."""
        return self.person.name if self.person else ""


@dataclass(frozen=True)
class SeatRow:
    """A seat with who holds it now and who stands by for it."""

    id: str
    number: int
    side: Side
    kind: SeatKind
    restricted: bool
    holder: BoardMemberRow | None
    alternates: tuple[BoardMemberRow, ...]


@dataclass(frozen=True)
class BoardView:
    """The board today. `may_write`: the viewer is chair or secretary, or nobody in her term is;
    then `by_two` says that a second person signs too."""

    id: str
    name: str
    place_code: str
    sites: tuple[str, ...]
    constitution_ref: str
    federation: str
    neighbour_board: str
    settings: QuorumSettings
    seats: tuple[SeatRow, ...]
    composition: Composition
    broken_since: date | None
    may_write: bool
    by_two: bool

    @property
    def lapsed(self) -> tuple[BoardMemberRow, ...]:
        """Who sits on a seat without a vote: term over, or code of conduct not accepted."""
        rows = (row.holder for row in self.seats)
        over = (MemberStanding.TERM_OVER, MemberStanding.CODE_MISSING)
        return tuple(row for row in rows if row is not None and row.standing in over)


@dataclass(frozen=True)
class DutyRow:
    """A turn of duty. `now`: it runs at this moment."""

    id: str
    person: PersonRow | None
    capacity: RosterCapacity
    community: bool
    since: datetime
    until: datetime
    ended_at: datetime | None
    now: bool


@dataclass(frozen=True)
class TrainingRow:
    """A training of a screener. `valid`: it holds today."""

    id: str
    person: PersonRow | None
    topic: str
    held_on: date
    valid_until: date
    valid: bool


@dataclass(frozen=True)
class PresenceRow:
    """Somebody of the board at a sitting."""

    member: BoardMemberRow
    voting: bool
    left_at: datetime | None

    @property
    def here(self) -> bool:
        """Whether she is still in the room."""
        return self.left_at is None


@dataclass(frozen=True)
class SittingRow:
    """A sitting. `short_minutes`: how much was missing to the notice; `ratified_in`: number of the
    sitting that ratified it. Nothing of any case stands here."""

    id: str
    number: int
    starts_at: datetime
    offset_minutes: int
    place: str
    protective: bool
    notice_sent_at: datetime | None
    short_minutes: int
    short_reason: str
    ratified_in: int | None
    opened_at: datetime | None
    ended_at: datetime | None
    minutes_ref: str
    presence: tuple[PresenceRow, ...]

    @property
    def open(self) -> bool:
        """Whether it sits now."""
        return self.opened_at is not None and self.ended_at is None

    @property
    def to_ratify(self) -> bool:
        """Whether a later sitting still has to ratify the short notice."""
        return self.short_minutes > 0 and self.ratified_in is None
