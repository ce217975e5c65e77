"""The rules that hold for a group on a day, as one frozen set with a name for each rule. Pure.

Source: domain rules 5 and 6. A `RuleSet` holds what was written (own, parent's, template's) and
falls back to the defaults of the catalogue; it always knows where a value comes from and in which
article it stands.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from enum import StrEnum
from functools import cached_property
from types import MappingProxyType
from typing import Any

from governance.rules import parameter_values as pv
from governance.rules.minutes import MarkCapacity
from governance.rules.parameter_keys import (
    ALIASES,
    PARAMETERS,
    Parameter,
    Question,
    default_value,
    keys_of_question,
    parameter,
    value_from_json,
    value_to_json,
    variant_of,
)
from governance.rules.votes import Majority
from sr_board.base.errors import InputInvalid

__all__ = [
    "PARAMETERS",
    "ElectionRules",
    "Entry",
    "Floor",
    "Notice",
    "OfficeRules",
    "Origin",
    "OriginKind",
    "Parameter",
    "Question",
    "RuleSet",
    "default_value",
    "keys_of_question",
    "parameter",
    "value_from_json",
    "value_to_json",
    "variant_of",
]


class OriginKind(StrEnum):
    """Where a value comes from, the nearest first."""

    OWN = "own"
    PARENT = "parent"
    TEMPLATE = "template"
    DEFAULT = "default"


@dataclass(frozen=True)
class Floor:
    """The least that the law of a state asks for. `source` names it in words for people."""

    value: Any
    source: str = ""
    state: str = ""
    checked_on: date | None = None
    shipped: bool = False


@dataclass(frozen=True)
class Origin:
    """Where a value comes from; the floor of the law under it, and whether it lies below."""

    kind: OriginKind = OriginKind.DEFAULT
    floor: Floor | None = None
    below_floor: bool = False


@dataclass(frozen=True)
class Entry:
    """One rule that was written: its value, the number of its article, where it comes from."""

    value: Any
    article: int | None = None
    origin: Origin = Origin()


@dataclass(frozen=True)
class Notice:
    """How members are told of a meeting of one type. Exactly one of `days` and `hours` is given."""

    days: int | None
    hours: int | None
    counting: pv.Counting
    channels: tuple[pv.Channel, ...]
    agenda: bool
    proposal_text_with_notice: bool


@dataclass(frozen=True)
class OfficeRules:
    """What holds for one office: places, months of a term, limits, who may stand."""

    id: str
    seats: int
    term_months: int
    max_consecutive: int
    cooling_off_months: int
    consecutive_gap_days: int
    count_partial_from_share: pv.Share
    acting_counts: bool
    one_office: bool
    min_membership_months: int
    min_age: int
    signatory: bool


_STV = (pv.ElectionMethod.STV_SCOTTISH_WIGM, pv.ElectionMethod.IRV)
_MANY_TO_ONE = {
    pv.ElectionMethod.STV_SCOTTISH_WIGM: pv.ElectionMethod.IRV,
    pv.ElectionMethod.PLURALITY_BLOCK: pv.ElectionMethod.PLURALITY,
}


@dataclass(frozen=True)
class ElectionRules:
    """How elections are held. `tie_break_written`: the order of steps was chosen by the group."""

    method: pv.ElectionMethod
    method_one_post: pv.ElectionMethod
    max_marks: int | str
    nomination_days: int
    objection_days: int
    tie_break: tuple[pv.TieStep, ...]
    tie_break_written: bool
    split_term_on_tie: bool
    unopposed: pv.Unopposed
    unfilled: pv.Unfilled
    reserved_mode: pv.ReservedMode
    observers: int
    merge_below: int
    delegate_per: int
    major_fraction: bool
    delegate_min: int
    delegates_fixed: int | None

    def method_for(self, seats: int) -> pv.ElectionMethod:
        """The method for a post of so many seats: a block vote for one seat is a plain one."""
        if seats == 1 and self.method in _MANY_TO_ONE:
            chosen = self.method_one_post
            return _MANY_TO_ONE.get(chosen, chosen)
        return self.method

    def ties_for(self, method: pv.ElectionMethod) -> tuple[pv.TieStep, ...]:
        """The steps when votes are equal; ranked counts look at earlier rounds unless written."""
        if method in _STV and not self.tie_break_written:
            return (pv.TieStep.EARLIER_ROUND, pv.TieStep.LOT)
        return self.tie_break

    def marks_for(self, seats: int) -> int | None:
        """How many marks one voter may make; None for as many as she likes."""
        if self.max_marks == "unlimited":
            return None
        return seats if isinstance(self.max_marks, str) else self.max_marks


def _fields(prefix: str, own: frozenset[str]) -> tuple[str, ...]:
    names = (each.pattern.removeprefix(prefix) for each in PARAMETERS)
    return tuple(name for name in names if name in own)


_OFFICE_FIELDS = _fields("office.<id>.", frozenset(OfficeRules.__dataclass_fields__))
_ELECTION_FIELDS = _fields("election.", frozenset(ElectionRules.__dataclass_fields__))


def _no_entries() -> Mapping[str, Entry]:
    return MappingProxyType({})


@dataclass(frozen=True)
class RuleSet:
    """The rules of a group on a day.

    `version`: id of the constitution in force; None: no adopted rule, the template's or the
    program's defaults are used. `template`: key of the template, "" without one. Sets are equal
    when everything written in them is equal. Make one with `RuleSet()`, `from_json`, `with_values`.
    """

    entries: Mapping[str, Entry] = field(default_factory=_no_entries)
    version: str | None = None
    template: str = ""

    @classmethod
    def from_json(
        cls,
        values: Mapping[str, object],
        *,
        articles: Mapping[str, int] | None = None,
        kind: OriginKind = OriginKind.OWN,
        version: str | None = None,
        template: str = "",
    ) -> RuleSet:
        """A set from values as written down. Raises InputInvalid for what is no key or value."""
        read = {ALIASES.get(key, key): _read(key, obj, values) for key, obj in values.items()}
        fresh = cls(version=version, template=template)
        return fresh.with_values(read, articles=articles, kind=kind)

    def to_json(self) -> dict[str, object]:
        """Every written value as it is stored, by key in alphabetical order."""
        return {key: value_to_json(key, self.entries[key].value) for key in sorted(self.entries)}

    def with_values(
        self,
        values: Mapping[str, Any],
        *,
        articles: Mapping[str, int] | None = None,
        kind: OriginKind = OriginKind.OWN,
    ) -> RuleSet:
        """This set with other values (typed, not JSON) written over it.

        Notice in days takes the place of notice in hours and the other way round. Raises
        InputInvalid for a key or value that is none, "notice-days-or-hours" for both at once.
        """
        entries = dict(self.entries)
        for name, value in values.items():
            key = ALIASES.get(name, name)
            whole = value if key == name else replace(self.value(key), majority=value)
            checked = value_from_json(key, value_to_json(key, whole))
            article = (articles or {}).get(name, self.article_of(key))
            entries[key] = Entry(checked, article, Origin(kind))
            _one_notice(entries, key, values)
        return replace(self, entries=MappingProxyType(entries))

    def in_version(self, version: str | None) -> RuleSet:
        """The same rules as those of this constitution."""
        return replace(self, version=version)

    def with_entries(self, entries: Mapping[str, Entry]) -> RuleSet:
        """The same set with these entries, already checked (the cascade makes them)."""
        return replace(self, entries=MappingProxyType(dict(entries)))

    def value(self, key: str) -> Any:
        """The value that holds for a key. Raises InputInvalid "rule-key-unknown"."""
        if key in ALIASES:
            return self.value(ALIASES[key]).majority
        entry = self.entries.get(key)
        return default_value(key) if entry is None else entry.value

    def article_of(self, key: str) -> int | None:
        """Number of the article in which a rule stands; of its first part for "notice.general"."""
        exact = self.entries.get(ALIASES.get(key, key))
        if exact is not None:
            return exact.article
        parts = [e.article for k, e in self.entries.items() if k.startswith(key + ".")]
        return min((a for a in parts if a is not None), default=None)

    def origin_of(self, key: str) -> Origin:
        """Where the value of a key comes from."""
        entry = self.entries.get(ALIASES.get(key, key))
        return Origin() if entry is None else entry.origin

    @cached_property
    def office_ids(self) -> tuple[str, ...]:
        """Keys of the offices that these rules name, in the order they were written."""
        found = (key.split(".")[1] for key in self.entries if key.startswith("office."))
        return tuple(dict.fromkeys(found))

    @property
    def below_floor(self) -> tuple[str, ...]:
        """Keys whose value lies below a floor of the law."""
        return tuple(sorted(k for k, e in self.entries.items() if e.origin.below_floor))

    # One name for each rule

    def quorum(self, type_: str) -> pv.Quorum:
        """How many must be present at a meeting of this type."""
        found: pv.Quorum = self.value(f"quorum.{type_}")
        return found

    def notice(self, type_: str) -> Notice:
        """How members are told of a meeting of this type."""
        head = f"notice.{type_}"
        hours = self.value(f"{head}.hours")
        days = self.value(f"{head}.days")
        if f"{head}.days" in self.entries:
            hours = None
        elif f"{head}.hours" in self.entries:
            days = None
        return Notice(
            days,
            hours,
            self.value(f"{head}.counting"),
            self.value(f"{head}.channels"),
            self.value(f"{head}.agenda"),
            self.value(f"{head}.proposal_text_with_notice"),
        )

    def frequency(self, type_: str) -> pv.Frequency | None:
        """How often a meeting of this type is held; None when no rule says so."""
        found: pv.Frequency | None = self.value(f"frequency.{type_}")
        return found

    def requisition(self, type_: str) -> pv.Requisition:
        """How many members can have a meeting of this type called."""
        found: pv.Requisition = self.value(f"requisition.{type_}")
        return found

    def majority(self, kind: str) -> Majority:
        """The majority that a decision of this kind needs."""
        found: Majority = self.value(f"majority.{kind}")
        return found

    def office(self, office_id: str) -> OfficeRules:
        """What holds for the office with this key."""
        values = {name: self.value(f"office.{office_id}.{name}") for name in _OFFICE_FIELDS}
        return OfficeRules(id=office_id, **values)

    @property
    def election(self) -> ElectionRules:
        """How elections are held."""
        values = {name: self.value(f"election.{name}") for name in _ELECTION_FIELDS}
        return ElectionRules(tie_break_written="election.tie_break" in self.entries, **values)

    @property
    def casting(self) -> bool:
        """Whether the chair may decide an equal vote."""
        return bool(self.value("chair.casting"))

    @property
    def chair_sitting(self) -> pv.ChairSitting:
        """Who leads a sitting."""
        return pv.ChairSitting(self.value("chair.sitting"))

    @property
    def proxy(self) -> pv.Proxy:
        """Whether votes may be carried for others."""
        found: pv.Proxy = self.value("proxy")
        return found

    @property
    def good_standing(self) -> pv.GoodStanding:
        """Who may vote and stand."""
        found: pv.GoodStanding = self.value("member.good_standing")
        return found

    @property
    def size(self) -> pv.MemberSize:
        """The least and the most members."""
        found: pv.MemberSize = self.value("member.size")
        return found

    @property
    def min_age(self) -> int:
        """The least age of a member in years."""
        return int(self.value("member.min_age"))

    @property
    def holdover_days(self) -> int:
        """Days that a leader may stay after her term when the election is late."""
        return int(self.value("holdover.max_days"))

    @property
    def reserved(self) -> tuple[pv.Reserved, ...]:
        """Seats kept for sub-groups, in order."""
        return tuple(self.value("reserved"))

    @property
    def rotation(self) -> pv.Rotation:
        """How places are passed on."""
        found: pv.Rotation = self.value("rotation")
        return found

    @property
    def recall(self) -> pv.Recall:
        """How a leader is removed."""
        found: pv.Recall = self.value("recall")
        return found

    @property
    def bank(self) -> pv.Bank:
        """Who signs at the bank."""
        found: pv.Bank = self.value("bank")
        return found

    @property
    def handover_days(self) -> int:
        """Days within which papers and money are handed over."""
        return int(self.value("handover.days"))

    @property
    def board_composition(self) -> pv.BoardComposition:
        """The least share of the community on a board."""
        found: pv.BoardComposition = self.value("board_composition")
        return found

    @property
    def amend(self) -> pv.Amend:
        """How these rules are changed."""
        found: pv.Amend = self.value("amend")
        return found

    @property
    def minutes_marks(self) -> tuple[MarkCapacity, ...]:
        """Whose marks stand under the minutes."""
        return tuple(self.value("minutes.marks"))

    @property
    def serial_year(self) -> pv.SerialYear:
        """When the numbers of resolutions start again."""
        return pv.SerialYear(self.value("serial.year"))

    @property
    def attendance_target(self) -> pv.Share:
        """The share of meetings each member tries to come to."""
        found: pv.Share = self.value("attendance.target")
        return found


def _read(key: str, obj: object, values: Mapping[str, object]) -> Any:
    """A value from JSON; a majority written under its other name goes into its rule."""
    whole = ALIASES.get(key)
    if whole is None:
        return value_from_json(key, obj)
    if whole in values:
        raise InputInvalid("listed-twice", field=key)
    return value_from_json(whole, {"majority": obj})


def _one_notice(entries: dict[str, Entry], key: str, written: Iterable[str]) -> None:
    """Days or hours: the one written last takes the place of the other."""
    head, _, tail = key.rpartition(".")
    other = {"days": "hours", "hours": "days"}.get(tail)
    if not head.startswith("notice.") or other is None:
        return
    if f"{head}.{other}" in written:
        raise InputInvalid("notice-days-or-hours", field=key)
    entries.pop(f"{head}.{other}", None)
