"""What screens, papers and the command line see of meetings: frozen rows, already redacted."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from governance.record import MeetingRecord, PersonLine
from governance.rules.reading import Sight

__all__ = [
    "ActionRow",
    "AttendanceBar",
    "CorrectionView",
    "DecisionPage",
    "DecisionRow",
    "MarkView",
    "MeetingFilter",
    "MeetingPage",
    "MeetingRow",
    "MeetingWhole",
    "MinutesView",
    "SeatRow",
    "SeatState",
    "TodayItem",
    "TodayKind",
    "Urgency",
]


@dataclass(frozen=True)
class MeetingFilter:
    """Which meetings a list shows; newest first. `limit` is the size of a page."""

    group_id: str | None = None
    status: str | None = None
    year: int | None = None
    offset: int = 0
    limit: int = 50


@dataclass(frozen=True)
class MeetingRow:
    """A meeting in a list. `minutes_state` is None while there is no draft. `roll`: members with a
    vote that day, 0 before the meeting opens. `breaches`: rules not met that are still open.
    `readable`: whoever asked may read its minutes."""

    id: str
    group_id: str
    group_name: str
    number: int
    year: int
    type: str
    planned_at: datetime
    offset_minutes: int
    place: str
    status: str
    opened_at: datetime | None
    closed_at: datetime | None
    chair_name: str | None
    minutes_state: str | None
    present: int
    decisions: int
    roll: int = 0
    committee: str = ""
    breaches: int = 0
    readable: bool = True


@dataclass(frozen=True)
class MeetingPage:
    """One page of meetings and how many there are in all."""

    rows: tuple[MeetingRow, ...]
    total: int


@dataclass(frozen=True)
class MarkView:
    """A mark on the signed sheet."""

    capacity: str
    person: PersonLine
    kind: str


@dataclass(frozen=True)
class CorrectionView:
    """A numbered note under signed minutes. `superseded`: a later note stands in its place."""

    id: str
    no: int
    item_no: int | None
    wrong: str
    right: str
    decided_on: date | None
    serial: str | None
    superseded: bool


@dataclass(frozen=True)
class MinutesView:
    """How far the minutes are. `changed_since_read`: they must be read aloud again."""

    id: str
    state: str
    reader: PersonLine | None
    read_language: str | None
    read_on: date | None
    objections: str
    changed_since_read: bool
    marks: tuple[MarkView, ...]
    missing_marks: tuple[str, ...]
    signed_on: date | None
    scan_id: str | None
    scan_sha256: str | None
    digest: str
    approved_on: date | None
    corrections: tuple[CorrectionView, ...]


@dataclass(frozen=True)
class ActionRow:
    """Something to do. `state`: open, done, dropped or carried."""

    id: str
    group_id: str
    group_name: str
    meeting_id: str
    text: str
    owner: PersonLine
    due: date
    state: str
    done_on: date | None
    carries: int
    late: bool
    stuck: bool
    mine: bool
    former_owner: PersonLine | None = None


@dataclass(frozen=True)
class MeetingWhole:
    """One meeting with all that this person may see of it.

    Signed minutes come from the text that was signed, not from the rows as they are now.
    `audit_code` is the code of the signing act, or of the newest act while nothing is signed.
    """

    record: MeetingRecord
    status: str
    cancel_reason: str | None
    sight: Sight
    minutes: MinutesView | None
    actions: tuple[ActionRow, ...]
    audit_code: str


class SeatState(StrEnum):
    """Where a person is, as the grid of tiles shows it."""

    HERE = "here"
    LEFT = "left"
    APOLOGY = "apology"
    AWAY = "away"


@dataclass(frozen=True)
class SeatRow:
    """A tile of the attendance grid: every member of the roll, then others who are there."""

    person_id: str
    number: int | None
    name: str
    symbol: str
    hue: str
    state: SeatState
    came: datetime | None
    left: datetime | None
    voting: bool


@dataclass(frozen=True)
class DecisionRow:
    """A resolution in the list of decisions. `carried` and `valid` are two facts (`valid` is None
    for decisions of the first release, which nobody checked). `rescinded_by` and `ratified_by` are
    serials of later decisions."""

    id: str
    serial: str
    group_id: str
    group_name: str
    meeting_id: str
    meeting_number: int
    decided_on: date
    text: str
    status: str
    status_reason: str
    method: str
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    present_then: int
    kind: str = "ordinary"
    carried: bool = True
    valid: bool | None = None
    void_code: str | None = None
    proposer: str = ""
    money: bool = False
    rescinded_by: str | None = None
    ratified_by: str | None = None


@dataclass(frozen=True)
class DecisionPage:
    """One page of decisions and how many fit in all."""

    rows: tuple[DecisionRow, ...]
    total: int


@dataclass(frozen=True)
class AttendanceBar:
    """How many of the roll came to one meeting."""

    meeting_id: str
    number: int
    day: date
    present: int
    roll: int


class TodayKind(StrEnum):
    """What waits for a person."""

    MEETING_TO_HOLD = "meeting_to_hold"
    MEETING_OPEN = "meeting_open"
    MINUTES_TO_WRITE = "minutes_to_write"
    MINUTES_TO_READ = "minutes_to_read"
    MINUTES_TO_SIGN = "minutes_to_sign"
    ACTION_DUE = "action_due"


class Urgency(StrEnum):
    """Shape and colour of the state: square, triangle, dot."""

    OVERDUE = "overdue"
    DUE = "due"
    OK = "ok"


@dataclass(frozen=True)
class TodayItem:
    """One thing that waits. `days` counts from its day to today: negative is still to come.

    `subject_id` is a meeting, for ACTION_DUE an action item. `waiting`: motions without a vote in
    an open meeting. `noticed`: members have been told of a meeting to hold.
    """

    kind: TodayKind
    subject_id: str
    meeting_id: str
    group_id: str
    group_name: str
    number: int
    type: str
    day: date
    at: datetime | None
    offset_minutes: int
    place: str
    text: str
    days: int
    urgency: Urgency
    waiting: int = 0
    noticed: bool = False
