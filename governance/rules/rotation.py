"""Who is next in an office by turn: a full ranking, and a reason for everybody who may not. Pure.

Source: domain rules 9. The proposal never depends on the order in which members are listed, and it
draws no lot itself: when members tie for the first place it names them and waits. The meeting
decides.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from governance.rules.findings import Fact
from governance.rules.good_standing import attended_enough, member_since
from governance.rules.parameter_values import GoodStanding
from governance.rules.parameters import OfficeRules
from governance.rules.terms import TermServed, months_served, term_limit

__all__ = [
    "CODES",
    "Candidate",
    "Proposal",
    "Ranked",
    "Refusal",
    "Serving",
    "eligibility",
    "propose",
    "record_of",
]

CODES = (
    "not_active",
    "too_new",
    "dues",
    "attendance",
    "max_consecutive_terms",
    "holds_office",
    "under_age",
    "unwilling",
)
"""Every refusal, in the order in which they are told."""


@dataclass(frozen=True)
class Serving:
    """An office she holds. `until`: the last day of her term, None while nobody knows."""

    office: str
    until: date | None = None


@dataclass(frozen=True)
class Candidate:
    """A member as the rules look at her. `name` only orders those who tie.

    `dues_days` None: the money books say nothing. `age` None: nobody asked. `terms`: all her terms
    in all offices of the group.
    """

    id: str
    joined: date | None
    active: bool = True
    dues_days: int | None = 0
    present: int = 0
    held: int = 0
    groups: frozenset[str] = frozenset()
    willing: bool = True
    age: int | None = None
    terms: tuple[TermServed, ...] = ()
    serving: tuple[Serving, ...] = ()
    name: str = ""


@dataclass(frozen=True)
class Refusal:
    """One reason, with the facts that its words need."""

    code: str
    facts: Mapping[str, Fact] = field(default_factory=dict)


@dataclass(frozen=True)
class Ranked:
    """One place of the ranking with what it rests on. `tied`: equal with a neighbour in all but
    the lot. `last_left` None: she never served."""

    id: str
    months: int
    last_left: date | None
    joined: date | None
    tied: bool = False


@dataclass(frozen=True)
class Proposal:
    """What the rotation proposes.

    `next`: None when nobody may be named yet. `set_aside`: not refused, but this place is kept for
    others. `refused_by`: how many each rule refuses; `refused_only_by`: how many it alone does.
    `flag`: "", "no_eligible_member_in_group" or "nobody_eligible".
    """

    next: str | None
    ranking: tuple[Ranked, ...]
    not_eligible: Mapping[str, tuple[Refusal, ...]]
    restricted_to: tuple[str, ...] = ()
    set_aside: tuple[str, ...] = ()
    kept_for: tuple[str, ...] = ()
    tie_needing_lot: tuple[str, ...] = ()
    flag: str = ""

    @property
    def order(self) -> tuple[str, ...]:
        """The ranking as names."""
        return tuple(each.id for each in self.ranking)

    @property
    def refused_by(self) -> dict[str, int]:
        """How many members each single rule refuses, in the order of the codes."""
        counted = Counter(r.code for found in self.not_eligible.values() for r in found)
        return {code: counted[code] for code in CODES if counted[code]}

    @property
    def refused_only_by(self) -> dict[str, int]:
        """How many members would be eligible if this rule alone were lifted."""
        alone = Counter(f[0].code for f in self.not_eligible.values() if len(f) == 1)
        return {code: alone[code] for code in CODES if alone[code]}


def eligibility(
    candidate: Candidate, office: OfficeRules, standing: GoodStanding, on: date
) -> tuple[Refusal, ...]:
    """Everything that stands against her taking up the office on a day, in the order of the codes.

    `standing` gives the limits for dues and attendance; the months of membership are the office's.
    """
    checks = (
        _not_active(candidate),
        _too_new(candidate, office, on),
        _dues(candidate, standing),
        _attendance(candidate, standing),
        _terms(candidate, office, on),
        _holds_office(candidate, office, on),
        _under_age(candidate, office),
        None if candidate.willing else Refusal("unwilling"),
    )
    return tuple(each for each in checks if each is not None)


def _not_active(candidate: Candidate) -> Refusal | None:
    return None if candidate.active else Refusal("not_active")


def _too_new(candidate: Candidate, office: OfficeRules, on: date) -> Refusal | None:
    if candidate.joined is None:
        return None
    first = member_since(candidate.joined, office.min_membership_months)
    if first <= on:
        return None
    return Refusal("too_new", {"joined": candidate.joined, "eligible_from": first})


def _dues(candidate: Candidate, standing: GoodStanding) -> Refusal | None:
    if candidate.dues_days is None or candidate.dues_days <= standing.dues_days:
        return None
    return Refusal("dues", {"days": candidate.dues_days})


def _attendance(candidate: Candidate, standing: GoodStanding) -> Refusal | None:
    if attended_enough(candidate.present, candidate.held, standing.attendance):
        return None
    return Refusal("attendance", {"present": candidate.present, "held": candidate.held})


def _terms(candidate: Candidate, office: OfficeRules, on: date) -> Refusal | None:
    limit = term_limit(candidate.terms, office, on)
    if limit.eligible:
        return None
    facts: dict[str, Fact] = {"run": limit.run, "eligible_from": limit.eligible_from}
    return Refusal("max_consecutive_terms", facts)


def _holds_office(candidate: Candidate, office: OfficeRules, on: date) -> Refusal | None:
    """Any other office of hers, unless that term ends before this one begins."""
    if not office.one_office:
        return None
    for each in candidate.serving:
        if each.office != office.id and (each.until is None or each.until >= on):
            return Refusal("holds_office", {"office": each.office})
    return None


def _under_age(candidate: Candidate, office: OfficeRules) -> Refusal | None:
    if candidate.age is None or candidate.age >= office.min_age:
        return None
    return Refusal("under_age", {"min_age": office.min_age})


def record_of(candidate: Candidate, on: date) -> Ranked:
    """Months in all offices up to the day, and the day she last left one."""
    yesterday = on - timedelta(days=1)
    begun = [each for each in candidate.terms if each.start < on]
    months = sum(months_served(each, yesterday) for each in begun)
    last = max((min(each.end, yesterday) for each in begun), default=None)
    return Ranked(candidate.id, months, last, candidate.joined)


def propose(
    candidates: Iterable[Candidate],
    office: OfficeRules,
    standing: GoodStanding,
    on: date,
    *,
    shortfall: Sequence[tuple[str, int]] = (),
    vacancies_left: int = 1,
    lot: Sequence[str] = (),
) -> Proposal:
    """The proposal for the office on a day.

    `shortfall`: groups with kept places still to fill, and how many. `lot`: the order in which
    names were drawn, when members tied before.
    """
    members = sorted(candidates, key=lambda each: (each.name or each.id, each.id))
    against = {each.id: eligibility(each, office, standing, on) for each in members}
    refused = {key: found for key, found in against.items() if found}
    eligible = [each for each in members if each.id not in refused]
    if not eligible:
        return Proposal(None, (), refused, flag="nobody_eligible")
    short = [group for group, missing in shortfall if missing > 0]
    kept = bool(short) and sum(max(0, n) for _, n in shortfall) >= vacancies_left
    inside = [each for each in eligible if each.groups.intersection(short)] if kept else []
    ranked, tied = _ranking(inside or eligible, on, lot)
    names = tuple(each.id for each in ranked)
    return Proposal(
        next=None if tied else names[0],
        ranking=ranked,
        not_eligible=refused,
        restricted_to=names if inside else (),
        set_aside=tuple(each.id for each in eligible if each.id not in names),
        kept_for=tuple(short) if inside else (),
        tie_needing_lot=tied,
        flag="no_eligible_member_in_group" if kept and not inside else "",
    )


def _ranking(
    members: Sequence[Candidate], on: date, lot: Sequence[str]
) -> tuple[tuple[Ranked, ...], tuple[str, ...]]:
    """The members in their order, and those who tie for the first place and need a lot."""
    records = [record_of(each, on) for each in members]
    sizes = Counter(_turn(each) for each in records)
    drawn = {name: place for place, name in enumerate(lot)}
    places = {each.id: place for place, each in enumerate(records)}
    order = sorted(records, key=lambda r: (_turn(r), drawn.get(r.id, len(drawn)), places[r.id]))
    ranked = tuple(
        Ranked(r.id, r.months, r.last_left, r.joined, tied=sizes[_turn(r)] > 1) for r in order
    )
    first = tuple(r.id for r in order if _turn(r) == _turn(order[0]))
    return ranked, () if len(first) == 1 or _settled(first, lot) else first


def _turn(record: Ranked) -> tuple[int, date, date]:
    """Fewest months, longest away (never served first), longest a member."""
    return record.months, record.last_left or date.min, record.joined or date.max


def _settled(tied: Sequence[str], lot: Sequence[str]) -> bool:
    """Whether the lot was held among those who tie: it names all of them, or only some of them."""
    drawn = set(lot)
    return bool(drawn) and (drawn >= set(tied) or drawn <= set(tied))
