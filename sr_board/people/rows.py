"""Frozen rows that queries of the register give out. What a person may not see is None in them."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum

from sr_board.people.rules.kinds import (
    GroupKind,
    GroupStatus,
    HowSeated,
    LeaveReason,
    MemberClass,
    MemberStatus,
    SeatSide,
    SelfAnswer,
    TermState,
)

__all__ = [
    "BatchRow",
    "Counts",
    "GroupRow",
    "HolderRow",
    "MemberRow",
    "MemberSort",
    "MembersWanted",
    "OfficeRow",
    "Page",
    "PersonCard",
    "PersonRow",
    "PrivateData",
    "SelfAnswerRow",
    "Shown",
    "TermRow",
]

PAGE_MAX = 500


class MemberSort(StrEnum):
    """Order of a member list."""

    NUMBER = "number"
    NAME = "name"
    JOINED = "joined"


class Shown(StrEnum):
    """Which memberships a list shows. Struck-through entries are in ALL only."""

    OPEN = "open"
    ENDED = "ended"
    ALL = "all"


@dataclass(frozen=True)
class MembersWanted:
    """A question for a member list. `within`: with all groups below `group_id`. `text`: part of a
    name in any script, or a number."""

    group_id: str | None = None
    within: bool = False
    text: str = ""
    shown: Shown = Shown.OPEN
    sort: MemberSort = MemberSort.NUMBER
    descending: bool = False
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True)
class PersonRow:
    """A person as everybody with the list sees her."""

    person_id: str
    name: str
    symbol: str
    hue: str
    tile_number: int | None


@dataclass(frozen=True)
class MemberRow:
    """A membership in a list. Helpers get name, number and tile only."""

    membership_id: str
    person: PersonRow
    group_id: str
    group_name: str
    number: int | None
    struck_number: int | None = None
    member_class: MemberClass | None = None
    status: MemberStatus | None = None
    joined: date | None = None
    left: date | None = None
    reason: LeaveReason | None = None
    suspended_until: date | None = None
    card_printed_on: date | None = None
    welcome_pack_on: date | None = None

    @property
    def struck(self) -> bool:
        """A mistaken entry, shown struck through."""
        return self.reason is LeaveReason.ERROR


@dataclass(frozen=True)
class Page:
    """A part of a list, and how long the whole list is."""

    rows: tuple[MemberRow, ...]
    total: int


@dataclass(frozen=True)
class PrivateData:
    """What only secretary and chair see."""

    legal_name: str = field(repr=False)
    phone: str = field(repr=False)


@dataclass(frozen=True)
class TermRow:
    """A term in somebody's life, newest first."""

    term_id: str
    office_id: str
    office_key: str
    office_title: str
    group_name: str
    seat_no: int
    how: HowSeated
    started: date
    due_to: date
    ended: date | None
    state: TermState


@dataclass(frozen=True)
class PersonCard:
    """All about one person that the reader may see. `private` is None without the right."""

    person: PersonRow
    memberships: tuple[MemberRow, ...]
    terms: tuple[TermRow, ...]
    private: PrivateData | None


@dataclass(frozen=True)
class GroupRow:
    """A group in the tree; rows come parents first, `depth` 0 is the top."""

    group_id: str
    parent_id: str | None
    kind: GroupKind
    code: str
    name: str
    status: GroupStatus
    depth: int
    members: int
    members_within: int


@dataclass(frozen=True)
class HolderRow:
    """Who holds a seat on the day asked."""

    term_id: str
    seat_no: int
    person: PersonRow
    how: HowSeated
    started: date
    due_to: date
    ended: date | None
    state: TermState
    overdue_days: int


@dataclass(frozen=True)
class OfficeRow:
    """An office and its holders; `vacant`: seats that nobody serves in."""

    office_id: str
    group_id: str
    key: str
    title: str
    seats: int
    term_months: int
    signatory: bool
    seat_side: SeatSide | None
    holders: tuple[HolderRow, ...]
    planned: tuple[HolderRow, ...]
    vacant: int


@dataclass(frozen=True)
class Counts:
    """Figures for the head of the page."""

    groups: int
    members: int
    by_class: tuple[tuple[MemberClass, int], ...]


@dataclass(frozen=True)
class BatchRow:
    """An import that was made."""

    batch_id: str
    made_at: datetime
    made_by: str
    reversed_at: datetime | None
    added: int
    changed: int
    unchanged: int
    asked: int
    left_out: int


@dataclass(frozen=True)
class SelfAnswerRow:
    """What a person said of herself."""

    group_key: str
    answer: SelfAnswer
    given_on: date
    consent_version: str
