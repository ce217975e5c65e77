"""What an import would do, as plain data: the proposal, its answers, the register it meets."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from sr_board.base.dates import DateOrder
from sr_board.people.exchange.headings import Meaning
from sr_board.people.rules.kinds import LeaveReason, MemberClass, MemberStatus
from sr_board.people.rules.membership import MIN_AGE

__all__ = [
    "NEW_GROUP",
    "Act",
    "Answers",
    "Change",
    "DateQuestion",
    "Existing",
    "GroupQuestion",
    "KnownMember",
    "Note",
    "Offer",
    "Proposal",
    "ProposedColumn",
    "ProposedRow",
    "RowAnswer",
    "RowData",
    "RowState",
    "Take",
    "Vocabulary",
]

NEW_GROUP = "new"
"""Answer to a group question: make the group."""


class RowState(StrEnum):
    """What would happen to a row."""

    READY = "ready"
    QUESTION = "question"
    LEFT_OUT = "left_out"
    UNCHANGED = "unchanged"
    CHANGE = "change"


class Take(StrEnum):
    """What the person decides about a row."""

    NEW = "new"
    SAME = "same"
    SKIP = "skip"


class Act(StrEnum):
    """What a button beside a row offers."""

    GIVE_NUMBER = "give_number"
    CHOOSE_DATE = "choose_date"
    TYPE_NAME = "type_name"
    COMPARE = "compare"
    CHOOSE = "choose"
    LOOK_AGAIN = "look_again"


@dataclass(frozen=True)
class Note:
    """Something found. `code` has words in `sr_board.wording.people`; `asks`: needs an answer."""

    code: str
    params: Mapping[str, object] = field(default_factory=dict)
    asks: bool = False
    field: str = ""


@dataclass(frozen=True)
class Offer:
    """A way to answer. GIVE_NUMBER: `number`; COMPARE: a row or a membership; else `field`."""

    act: Act
    number: int | None = None
    row_no: int | None = None
    membership_id: str | None = None
    field: str = ""


@dataclass(frozen=True)
class RowData:
    """What a row was read as."""

    name: str = ""
    number: int | None = None
    joined: date | None = None
    left: date | None = None
    status: MemberStatus | None = None
    reason: LeaveReason | None = None
    member_class: MemberClass | None = None
    phone: str = ""
    legal_name: str = ""
    group_id: str | None = None
    group_name: str = ""


@dataclass(frozen=True)
class Change:
    """A field of a known member that would change. Private fields only with the right to see."""

    field: str
    before: object
    after: object


@dataclass(frozen=True)
class ProposedRow:
    """One row: what would happen, what was read, what stood there (`original`, by field)."""

    row_no: int
    state: RowState
    data: RowData
    original: Mapping[str, str]
    notes: tuple[Note, ...] = ()
    offers: tuple[Offer, ...] = ()
    membership_id: str | None = None
    person_id: str | None = None
    changes: tuple[Change, ...] = ()


@dataclass(frozen=True)
class ProposedColumn:
    """A column and its proposed meaning; `confidence` in percent, 100 when the person chose."""

    index: int
    heading: str
    meaning: Meaning
    confidence: int
    samples: tuple[str, ...] = ()
    note: Note | None = None


@dataclass(frozen=True)
class DateQuestion:
    """Day or month first? Asked once for the whole file.

    `settled`: other dates of the file show the order, so the answer is only a confirmation.
    """

    example: str
    count: int
    day_first: date
    month_first: date
    chosen: DateOrder
    answered: bool
    settled: bool


@dataclass(frozen=True)
class GroupQuestion:
    """A group name in the file that the register does not know."""

    name: str
    count: int
    chosen: str | None


@dataclass(frozen=True)
class Proposal:
    """What the import would do. Nothing is written by making one."""

    columns: tuple[ProposedColumn, ...]
    rows: tuple[ProposedRow, ...]
    header_row: int | None
    date_question: DateQuestion | None
    group_questions: tuple[GroupQuestion, ...]
    notes: tuple[Note, ...]
    counts: Mapping[RowState, int]
    fingerprint: str


@dataclass(frozen=True)
class RowAnswer:
    """A decision about one row.

    `values` replaces what was read, by field of RowData (`joined`: None means no date known).
    `membership_id`: with Take.SAME, the member meant; `person_id`: a person of another group.
    """

    take: Take | None = None
    values: Mapping[str, object] = field(default_factory=dict)
    membership_id: str | None = None
    person_id: str | None = None


@dataclass(frozen=True)
class Answers:
    """Everything the person decided. `group_id`: where rows go that name no group.

    `groups`: file's group name to a group id or NEW_GROUP. `alike_are_new`: all similar names in
    this file are different persons.
    """

    group_id: str
    meanings: Mapping[int, Meaning] = field(default_factory=dict)
    order: DateOrder | None = None
    rows: Mapping[int, RowAnswer] = field(default_factory=dict)
    groups: Mapping[str, str] = field(default_factory=dict)
    header_row: int | None = None
    alike_are_new: bool = False


@dataclass(frozen=True)
class KnownMember:
    """A membership that is in the register now."""

    membership_id: str
    person_id: str
    group_id: str
    number: int | None
    name: str
    member_class: MemberClass
    status: MemberStatus
    joined: date | None = None
    left: date | None = None
    reason: LeaveReason | None = None
    phone: str = ""
    legal_name: str = ""


@dataclass(frozen=True)
class Existing:
    """The register that the file meets. `closed_groups` are dissolved: nobody joins them.

    Without `may_private`, phones and legal names stay out.
    """

    today: date
    groups: Mapping[str, str]
    members: tuple[KnownMember, ...] = ()
    used_numbers: Mapping[str, frozenset[int]] = field(default_factory=dict)
    closed_groups: frozenset[str] = frozenset()
    may_private: bool = True
    least_age: int = MIN_AGE


@dataclass(frozen=True)
class Vocabulary:
    """The program's own words in all its languages, so that exports read back.

    Values of the last three are looked up by `cells.word_key`.
    """

    headings: Mapping[str, Meaning] = field(default_factory=dict)
    classes: Mapping[str, MemberClass] = field(default_factory=dict)
    statuses: Mapping[str, MemberStatus] = field(default_factory=dict)
    reasons: Mapping[str, LeaveReason] = field(default_factory=dict)
