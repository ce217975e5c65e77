"""Whose turn it is in an office on a day: the facts, asked of the rule, as rows. Reads only.

Who belongs to a sub-group is read for the rule alone: it leaves this module in no row. A place that
is kept shows only that it is kept.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership import checks
from governance.leadership.facts import (
    MemberFact,
    OfficeFact,
    TermFact,
    load_members,
    load_offices,
    load_terms,
    office_of,
)
from governance.leadership.models import LotRecord, RotationDecision, RotationProposal, Willingness
from governance.leadership.standing import Came, attendance_of
from governance.leadership.views import Named
from governance.leadership.views_turns import RefusalLine, RefusedLine, TurnLine, TurnView
from governance.roll import group_of
from governance.rules.parameters import OfficeRules, RuleSet
from governance.rules.rotation import Candidate, Proposal, Ranked, Serving, propose
from sr_board.people.models import SubgroupAnswer
from sr_board.people.rules.kinds import SelfAnswer

__all__ = ["turn_on"]


@dataclass(frozen=True)
class _Facts:
    """All that the rule is asked with."""

    office: OfficeFact
    rules: RuleSet
    own: OfficeRules
    members: tuple[MemberFact, ...]
    candidates: tuple[Candidate, ...]
    shortfall: tuple[tuple[str, int], ...]
    vacancies: int
    lot: LotRecord | None
    held: int
    on: date


def turn_on(session: Session, office_id: str, on: date, today: date) -> tuple[TurnView, str]:
    """The proposal, and a digest (hex) of the facts it rests on. Raises NotFound."""
    facts = _gather(session, office_of(session, office_id), on, today)
    found = propose(
        facts.candidates,
        facts.own,
        facts.rules.good_standing,
        on,
        shortfall=facts.shortfall,
        vacancies_left=facts.vacancies,
        lot=facts.lot.drawn.split() if facts.lot else (),
    )
    return _view(session, facts, found), _digest(facts)


def _gather(session: Session, office: OfficeFact, on: date, today: date) -> _Facts:
    rules = rules_in_force(session, office.group_id, on)
    members = load_members(session, office.group_id, min(on, today))
    terms = load_terms(session, [office.group_id])
    kind = group_of(session, office.group_id).kind
    came, held = attendance_of(session, office.group_id, kind, members, min(on, today))
    staying = [term for term in terms if _stays(term, on, today)]
    groups = _declared(session, [each.group for each in rules.reserved])
    unwilling = _unwilling(session, office.id)
    candidates = tuple(
        _candidate(member, terms, came, groups, unwilling, on, today) for member in members
    )
    seats = sum(each.seats for each in load_offices(session, office.group_id) if each.active)
    return _Facts(
        office,
        rules,
        checks.office_rules(rules, office),
        members,
        candidates,
        _shortfall(rules, staying, groups),
        max(1, seats - len(staying)),
        _lot(session, office.id),
        held,
        on,
    )


def _stays(term: TermFact, on: date, today: date) -> bool:
    """She still holds the seat on the day the turn begins."""
    return term.started < on and term.ended is None and term.due_to >= max(on, today)


def _candidate(
    member: MemberFact,
    terms: Sequence[TermFact],
    came: Mapping[str, Came],
    groups: Mapping[str, frozenset[str]],
    unwilling: frozenset[str],
    on: date,
    today: date,
) -> Candidate:
    ref = member.person.person_id
    mine = [term for term in terms if term.person_id == ref]
    attended = came.get(ref, Came(0, 0))
    return Candidate(
        ref,
        member.joined,
        member.status == "active",
        None,
        attended.present,
        attended.held,
        groups.get(ref, frozenset()),
        ref not in unwilling,
        None,
        checks.served(mine, on, today),
        tuple(_serving(t, today) for t in mine if t.serves(today) or t.serves(on)),
        member.person.name,
    )


def _serving(term: TermFact, today: date) -> Serving:
    """Until when; nobody knows while she holds over."""
    if term.next_start is not None:
        return Serving(term.office.key, term.next_start - timedelta(days=1))
    until = term.ended or (term.due_to if term.due_to >= today else None)
    return Serving(term.office.key, until)


def _declared(session: Session, keys: Iterable[str]) -> Mapping[str, frozenset[str]]:
    """Sub-groups with kept places that each person said she belongs to. Stays in this module."""
    rows = session.execute(
        select(SubgroupAnswer.person_id, SubgroupAnswer.group_key).where(
            SubgroupAnswer.group_key.in_(list(keys)),
            SubgroupAnswer.answer == SelfAnswer.YES.value,
            SubgroupAnswer.withdrawn_on.is_(None),
        )
    )
    found: dict[str, frozenset[str]] = {}
    for person, key in rows:
        found[person] = found.get(person, frozenset()) | {key}
    return found


def _shortfall(
    rules: RuleSet, staying: Sequence[TermFact], groups: Mapping[str, frozenset[str]]
) -> tuple[tuple[str, int], ...]:
    """Kept places that those who stay do not fill."""
    missing = []
    for kept in rules.reserved:
        have = sum(kept.group in groups.get(term.person_id, ()) for term in staying)
        if have < kept.min:
            missing.append((kept.group, kept.min - have))
    return tuple(missing)


def _unwilling(session: Session, office_id: str) -> frozenset[str]:
    """Who said last that she does not wish to serve."""
    rows = session.scalars(
        select(Willingness)
        .where(Willingness.office_id == office_id)
        .order_by(Willingness.recorded_at, Willingness.id)
    )
    last = {row.person_id: row.willing for row in rows}
    return frozenset(person for person, willing in last.items() if not willing)


def _lot(session: Session, office_id: str) -> LotRecord | None:
    """The last lot for this office since the meeting last decided."""
    lot = session.scalars(
        select(LotRecord)
        .where(LotRecord.office_id == office_id, LotRecord.purpose == "rotation")
        .order_by(LotRecord.recorded_at.desc(), LotRecord.id)
        .limit(1)
    ).first()
    decided = session.scalars(
        select(RotationDecision.recorded_at)
        .join(RotationProposal, RotationProposal.id == RotationDecision.proposal_id)
        .where(RotationProposal.office_id == office_id)
        .order_by(RotationDecision.recorded_at.desc())
        .limit(1)
    ).first()
    return None if lot is None or (decided is not None and decided >= lot.recorded_at) else lot


# Rows


def _view(session: Session, facts: _Facts, found: Proposal) -> TurnView:
    who = {m.person.person_id: Named(m.person, m.number) for m in facts.members}
    group = group_of(session, facts.office.group_id)
    titles = {each.key: each.title for each in load_offices(session, group.id)}
    return TurnView(
        None,
        group.id,
        group.name,
        facts.office.id,
        facts.office.key,
        facts.office.title,
        facts.on,
        facts.own.min_membership_months,
        _order(found.ranking, who),
        tuple(
            RefusedLine(
                who[ref],
                tuple(RefusalLine(r.code, _told(r.facts, titles)) for r in reasons),
            )
            for ref, reasons in found.not_eligible.items()
        ),
        len(found.set_aside),
        bool(found.kept_for),
        found.flag or None,
        tuple(who[ref] for ref in found.tie_needing_lot),
        facts.lot.id if facts.lot else None,
        any(candidate.dues_days is not None for candidate in facts.candidates),
        facts.held,
        tuple(found.refused_by.items()),
    )


def _order(ranking: Sequence[Ranked], who: Mapping[str, Named]) -> tuple[TurnLine, ...]:
    lines: list[TurnLine] = []
    for place, each in enumerate(ranking, start=1):
        line = TurnLine(place, who[each.id], each.months, each.last_left, each.joined, each.tied)
        before = lines[-1] if lines else None
        if before is not None and each.tied and _same(before, line):
            line = replace(line, rank=before.rank)
        lines.append(line)
    return tuple(lines)


def _same(one: TurnLine, two: TurnLine) -> bool:
    return (one.months, one.last_left, one.joined) == (two.months, two.last_left, two.joined)


def _told(
    facts: Mapping[str, object], titles: Mapping[str, str]
) -> tuple[tuple[str, int | str | bool | date | None], ...]:
    """The facts by the names of the spoken sentences; an office with its own title."""
    made = {name: value for name, value in facts.items() if isinstance(value, int | str | date)}
    if "office" in made:
        made["office_key"] = made["office"]
        made["office"] = titles.get(str(made["office"]), str(made["office"]))
    return tuple(sorted(made.items()))


def _digest(facts: _Facts) -> str:
    """SHA-256 of what was asked: without sub-groups, so that nobody can try them out."""
    asked = [
        [
            each.id,
            str(each.joined),
            each.active,
            each.present,
            each.held,
            each.willing,
            [[t.office, t.start.isoformat(), t.end.isoformat(), t.acting] for t in each.terms],
        ]
        for each in sorted(facts.candidates, key=lambda c: c.id)
    ]
    made = [
        facts.office.id,
        facts.on.isoformat(),
        facts.rules.version or "",
        facts.vacancies,
        asked,
    ]
    return hashlib.sha256(json.dumps(made, separators=(",", ":")).encode()).hexdigest()
