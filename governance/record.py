"""The record of one meeting, whole and frozen: what the minutes say, in no language of its own.

The same values feed the screens, the paper and the signed text. `canonical` writes them as JSON
with one possible form, so that a digest of it means something. Reads no table and knows no right.
"""

from __future__ import annotations

import hashlib
import json
import types
import typing
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from typing import Any

__all__ = [
    "ActionLine",
    "BreachLine",
    "ConflictLine",
    "GuestLine",
    "ItemLine",
    "MeetingRecord",
    "MotionLine",
    "NoticeLine",
    "PersonLine",
    "PresentLine",
    "ProxyLine",
    "StayLine",
    "VoteLine",
    "canonical",
    "digest_of",
    "from_canonical",
]

FORMAT = 1
"""Grows when a field changes its meaning. A field that is added later has a default and is left out
of the canonical text while it holds that, so that older records keep their text and digest."""


@dataclass(frozen=True)
class PersonLine:
    """A person as the minutes name her: chosen name, and number in the group if she has one."""

    id: str
    name: str
    number: int | None = None


@dataclass(frozen=True)
class NoticeLine:
    """How members were told, with the titles that stood on the agenda sent out."""

    sent_at: datetime
    channel: str
    told: str
    proof: str
    agenda: tuple[str, ...] = ()
    text_of_changes: str = ""


@dataclass(frozen=True)
class StayLine:
    """One stay in the room; `left` is None for "to the end"."""

    came: datetime
    left: datetime | None


@dataclass(frozen=True)
class PresentLine:
    """A person who was there. `voting`: on the roll that day."""

    person: PersonLine
    voting: bool
    mark: str
    stays: tuple[StayLine, ...]


@dataclass(frozen=True)
class GuestLine:
    """A guest, who may speak and has no vote."""

    name: str
    came: datetime | None


@dataclass(frozen=True)
class VoteLine:
    """The count and verdict of a motion. Figures are None where nobody counted.

    `carried` is what the count says, `valid` whether the decision stands; what was not checked (by
    the first release) is None. `counted` of `quorum_needed` were counted for the quorum.
    """

    method: str
    taken_at: datetime | None
    votes_for: int | None
    votes_against: int | None
    votes_abstain: int | None
    present_then: int
    roll_then: int
    majority_num: int
    majority_den: int
    majority_base: str
    majority_strict: bool
    carried: bool
    conflicted: int | None = None
    proxies: int | None = None
    counted: int | None = None
    quorum_needed: int | None = None
    quorum_base: int | None = None
    quorum_met: bool | None = None
    quorum_article: int | None = None
    valid: bool | None = None
    void_code: str | None = None
    chair_cast: str | None = None
    majority_article: int | None = None


@dataclass(frozen=True)
class MotionLine:
    """A motion word for word, its vote and serial. `status`: passed, lost or void.

    `text`: as it was put. `amended_text`: as it was voted on after amendments carried. `amends`:
    number of the motion of the same point that this one would change.
    """

    id: str
    no: int
    text: str
    decision_kind: str
    proposer: PersonLine | None
    seconder: PersonLine | None
    vote: VoteLine | None
    resolution_id: str | None
    serial: str | None
    status: str | None
    amends: int | None = None
    amended_text: str | None = None
    withdrawn: bool = False

    @property
    def words(self) -> str:
        """The words that are voted on."""
        return self.amended_text or self.text


@dataclass(frozen=True)
class ConflictLine:
    """A person's own interest in a point, as declared. `voted`: before it was declared."""

    person: PersonLine
    kind: str
    left_room: bool
    voted: bool


@dataclass(frozen=True)
class ItemLine:
    """A point of the agenda. `source`: why it stands there, with the object in `source_id`; `at`:
    when the meeting came to it."""

    id: str
    no: int
    title: str
    kind: str
    text: str
    outcome: str
    done: bool
    motions: tuple[MotionLine, ...]
    conflicts: tuple[ConflictLine, ...] = ()
    at: datetime | None = None
    source: str = ""
    source_id: str = ""


@dataclass(frozen=True)
class ProxyLine:
    """A slip by which `holder` voted for `giver`; `items` empty: the whole meeting."""

    giver: PersonLine
    holder: PersonLine
    accepted: bool
    refusal_code: str | None
    items: tuple[int, ...]


@dataclass(frozen=True)
class BreachLine:
    """A rule that was not met, as it was found: on the whole meeting, or on motion `motion_id`.

    `facts`: canonical JSON of the numbers that the check used. `article`: None while the group had
    adopted no rules.
    """

    key: str
    code: str
    level: str
    article: int | None
    facts: str
    mend_by: date | None
    motion_id: str | None


@dataclass(frozen=True)
class ActionLine:
    """Something to do, as the meeting agreed it. What became of it is not part of the minutes."""

    id: str
    no: int
    text: str
    owner: PersonLine
    due: date
    item_no: int | None
    carries: int


@dataclass(frozen=True)
class MeetingRecord:
    """All that was recorded of one meeting.

    `roll`: how many had a vote that day. `absent` names nobody when too many were not there.
    `asked_by`: members who had it called. `put_off_on`: day of the first sitting of which this is
    the second. `urgent_reason`: why a board sat without the notice or number of its rules.
    """

    meeting_id: str
    group_id: str
    group_name: str
    group_kind: str
    number: int
    year: int
    type: str
    planned_at: datetime
    offset_minutes: int
    place: str
    adjourned: bool
    called_by: PersonLine | None
    opened_at: datetime | None
    closed_at: datetime | None
    chair: PersonLine | None
    roll: int
    notices: tuple[NoticeLine, ...]
    present: tuple[PresentLine, ...]
    apologies: tuple[PersonLine, ...]
    absent: tuple[PersonLine, ...]
    guests: tuple[GuestLine, ...]
    opening: str
    items: tuple[ItemLine, ...]
    closing: str
    actions: tuple[ActionLine, ...]
    format: int = FORMAT
    committee: str = ""
    asked_by: int | None = None
    asked_on: date | None = None
    urgent_reason: str = ""
    proxies: tuple[ProxyLine, ...] = ()
    breaches: tuple[BreachLine, ...] = ()
    put_off_on: date | None = None

    @property
    def voting_present(self) -> int:
        """Members of the roll who were there at any time."""
        return sum(1 for line in self.present if line.voting)


def _plain(value: object) -> object:
    if is_dataclass(value):
        held = ((f, getattr(value, f.name)) for f in fields(value))
        return {f.name: _plain(each) for f, each in held if not _left_out(f, each)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    if isinstance(value, datetime | date):
        return value.isoformat()
    return value


def _left_out(field: Field[Any], value: object) -> bool:
    added_later = field.default is not MISSING and field.name not in _FIRST_DEFAULTS
    return added_later and value == field.default


_FIRST_DEFAULTS = frozenset({"format", "number"})
"""Fields with a default that the first format wrote in any case."""


def canonical(record: MeetingRecord) -> str:
    """The record as JSON in its one form: sorted keys, no spaces, times in UTC."""
    return json.dumps(_plain(record), sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def digest_of(content: str) -> str:
    """SHA-256 (hex) of a canonical text."""
    return hashlib.sha256(content.encode()).hexdigest()


def from_canonical(content: str) -> MeetingRecord:
    """The record back from its canonical text. Raises ValueError when the text is no record."""
    try:
        built: MeetingRecord = _built(MeetingRecord, json.loads(content))
    except (KeyError, TypeError, AttributeError) as broken:
        raise ValueError("not the record of a meeting") from broken
    return built


def _built(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        known = (f for f in fields(kind) if f.name in value or f.default is MISSING)
        return kind(**{f.name: _built(hints[f.name], value[f.name]) for f in known})
    origin = typing.get_origin(kind)
    if origin is types.UnionType:
        inner = next(part for part in typing.get_args(kind) if part is not type(None))
        return None if value is None else _built(inner, value)
    if origin is tuple:
        return tuple(_built(typing.get_args(kind)[0], each) for each in value)
    if kind in (datetime, date):
        return kind.fromisoformat(value)
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value
