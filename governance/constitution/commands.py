"""Commands of constitutions: one frozen value for each thing a person does.

Values of rules are plain JSON data; the services read them with the catalogue of rules.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

__all__ = [
    "AddArticle",
    "AdoptVersion",
    "AnswerQuestion",
    "ChangeArticle",
    "CirculateDraft",
    "ClearRule",
    "FillFromResolution",
    "MakeVoid",
    "MarkDifference",
    "MoveArticle",
    "NameChanges",
    "NextVersion",
    "RecordFiling",
    "RemoveArticle",
    "RetireLaw",
    "SetGroupState",
    "SetRule",
    "StartDraft",
    "WithdrawDraft",
    "WriteLaw",
]


@dataclass(frozen=True)
class StartDraft:
    """Begin a group's rules from a template. `area`: where the group lives and works."""

    group_id: str
    template: str
    area: str = ""


@dataclass(frozen=True)
class NextVersion:
    """A new draft as a copy of the newest adopted version."""

    group_id: str


@dataclass(frozen=True)
class WithdrawDraft:
    """The draft is given up; its number stays used."""

    constitution_id: str
    reason: str


@dataclass(frozen=True)
class AnswerQuestion:
    """An answer to one of the plain questions: the values of the rules that it sets."""

    constitution_id: str
    question: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class SetRule:
    """Type the value of one rule. `article_no` None leaves it where it stands."""

    constitution_id: str
    key: str
    value: object
    note: str = ""
    article_no: int | None = None


@dataclass(frozen=True)
class ClearRule:
    """The version no longer says anything of its own about a rule."""

    constitution_id: str
    key: str


@dataclass(frozen=True)
class ChangeArticle:
    """Heading and text of an article in one language."""

    constitution_id: str
    no: int
    language: str
    heading: str
    text: str


@dataclass(frozen=True)
class AddArticle:
    """A new article after article `after` (0: as the first one)."""

    constitution_id: str
    after: int
    language: str
    heading: str
    text: str
    section: str = ""
    picture: str = ""


@dataclass(frozen=True)
class RemoveArticle:
    """An article is taken out of a draft; those after it move up."""

    constitution_id: str
    no: int


@dataclass(frozen=True)
class MoveArticle:
    """An article of a draft gets another number; those between move by one."""

    constitution_id: str
    no: int
    to: int


@dataclass(frozen=True)
class MarkDifference:
    """Say of a rule that its article says otherwise (True), the same (False), or nothing (None)."""

    constitution_id: str
    key: str
    differs: bool | None


@dataclass(frozen=True)
class CirculateDraft:
    """The text was sent to the members on a day, with the notice of the meeting."""

    constitution_id: str
    on: date


@dataclass(frozen=True)
class AdoptVersion:
    """A passed resolution adopts the draft, in force from a day that is not before the meeting."""

    constitution_id: str
    resolution_id: str
    effective_from: date


@dataclass(frozen=True)
class NameChanges:
    """What a motion changes, rule by rule: the new values. The old ones are those in force."""

    motion_id: str
    changes: Mapping[str, object]


@dataclass(frozen=True)
class FillFromResolution:
    """Put the changes that a passed resolution names into the draft of the next version."""

    resolution_id: str


@dataclass(frozen=True)
class MakeVoid:
    """An adopted version does not hold from a day on. `by`: court, registrar, general_meeting."""

    constitution_id: str
    by: str
    void_from: date
    reason: str
    resolution_id: str | None = None


@dataclass(frozen=True)
class RecordFiling:
    """The version was filed with the registrar."""

    constitution_id: str
    filed_on: date
    filing_ref: str


@dataclass(frozen=True)
class SetGroupState:
    """Under the law of which state a group lives; "" takes its own entry away."""

    group_id: str
    state: str


@dataclass(frozen=True)
class WriteLaw:
    """A line of a state's law pack. `id`: the line that it replaces, shipped or own, or ""."""

    state: str
    subject: str
    source_text: str
    checked_on: date
    key: str = ""
    floor: object = None
    note: str = ""
    id: str = ""


@dataclass(frozen=True)
class RetireLaw:
    """A line of a law pack no longer counts; it stays to be read."""

    id: str
