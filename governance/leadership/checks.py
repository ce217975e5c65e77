"""From the records of leaders to the rules and back: every finding of this area is made here.

Reads what a rule needs, asks the rule, gives its finding. Writes nothing and checks no rights.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

from sqlalchemy.orm import Session

from governance.constitution.in_force import rules_in_force
from governance.leadership.facts import OfficeFact, TermFact, load_members
from governance.leadership.standing import Came, attendance_of, member_of
from governance.leadership.views import Composition
from governance.roll import group_of
from governance.rules.composition import check_composition
from governance.rules.findings import Fact, Finding, Level
from governance.rules.good_standing import check_standing
from governance.rules.handover import check_handover
from governance.rules.mandates import check_bank_change, check_mandate, check_sole_gainer
from governance.rules.notice import days_given
from governance.rules.parameter_values import Counting
from governance.rules.parameters import OfficeRules, OriginKind, RuleSet
from governance.rules.recall import earliest_vote
from governance.rules.terms import (
    TermServed,
    check_one_office,
    check_overdue,
    check_term_limit,
    term_limit,
)
from sr_board.base.dates import whole_months
from sr_board.base.errors import InputInvalid
from sr_board.people.rules.kinds import HowSeated, SeatSide, TermState

__all__ = [
    "bank_change",
    "check_certifying",
    "check_signing",
    "composition",
    "handover",
    "not_serving",
    "office_rules",
    "petition_verdicts",
    "recall_notice",
    "seat_findings",
    "served",
    "term_finding",
    "term_months",
]

_WRITTEN = (OriginKind.OWN, OriginKind.PARENT)


# Terms


def office_rules(rules: RuleSet, office: OfficeFact) -> OfficeRules:
    """What holds for an office; months of a term as the office has them, unless rules say so."""
    found = rules.office(office.key)
    if rules.origin_of(f"office.{office.key}.term_months").kind in _WRITTEN:
        return found
    return replace(found, term_months=office.term_months)


def term_months(session: Session, office: OfficeFact, on: date) -> int:
    """Months of a term that begins on a day."""
    return office_rules(rules_in_force(session, office.group_id, on), office).term_months


def served(terms: Iterable[TermFact], on: date, today: date) -> tuple[TermServed, ...]:
    """Terms as periods served before a day. A term that runs is taken to its last day."""
    return tuple(
        TermServed(
            term.office.key,
            term.started,
            _end(term, on, today),
            term.how is HowSeated.ACTING,
        )
        for term in terms
        if term.started < on
    )


def _end(term: TermFact, on: date, today: date) -> date:
    """The last day served before `on`; ahead of today a term is taken to end when it is due."""
    last = term.last_day(on - timedelta(days=1))
    if term.ended is None and on > today:
        last = min(last, max(term.due_to, today))
    return max(term.started, last)


def term_finding(term: TermFact, rules: RuleSet, on: date) -> Finding | None:
    """A leader who serves beyond her term without a successor."""
    if term.state(on) is not TermState.HOLDING_OVER:
        return None
    return check_overdue(term.due_to, rules.holdover_days, on)


def seat_findings(
    session: Session,
    office: OfficeFact,
    terms: Sequence[TermFact],
    *,
    person_id: str,
    acting: bool,
    on: date,
    today: date,
) -> tuple[Finding, ...]:
    """What the rules say against a person in a seat from a day on; outside seats are free of it."""
    rules = rules_in_force(session, office.group_id, on)
    mine = [term for term in terms if term.person_id == person_id]
    own = office_rules(rules, office)
    found: list[Finding | None] = []
    if not acting:
        limit = term_limit(served(mine, on, today), own, on)
        found.append(check_term_limit(office.key, limit, own))
    others = sum(term.serves(on) and term.office.id != office.id for term in mine)
    found.append(check_one_office(office.key, own, others, same_group=True))
    if office.side != SeatSide.OUTSIDE:
        found += _membership(session, office, own, rules, person_id, on)
    return tuple(each for each in found if each is not None)


def _membership(
    session: Session,
    office: OfficeFact,
    own: OfficeRules,
    rules: RuleSet,
    person_id: str,
    on: date,
) -> list[Finding | None]:
    """Good standing, and a member long enough."""
    members = {m.person.person_id: m for m in load_members(session, office.group_id, on)}
    fact = members.get(person_id)
    key = f"office.{office.key}.min_membership_months"
    if fact is None:
        reasons = {"reasons": "not_active", "dues_days": None, "joined": None}
        return [Finding("member.good_standing", "not_in_good_standing", Level.BREACH, reasons)]
    kind = group_of(session, office.group_id).kind
    came, _ = attendance_of(session, office.group_id, kind, [fact], on)
    standing = check_standing(
        rules.good_standing, member_of(fact, came.get(person_id, Came(0, 0))), on
    )
    found: list[Finding | None] = [standing]
    short = fact.joined is not None and (whole_months(fact.joined, on) < own.min_membership_months)
    if short and standing is None:
        facts = {"reasons": "too_new", "dues_days": None, "joined": fact.joined}
        found.append(Finding(key, "not_in_good_standing", Level.BREACH, facts))
    return found


def composition(
    offices: Iterable[OfficeFact], terms: Sequence[TermFact], rules: RuleSet, on: date
) -> Composition:
    """Community seats of a board against the least share."""
    sides = {office.id: office.side for office in offices}
    filled = [term for term in terms if term.office.id in sides and term.serves(on)]
    community = sum(sides[term.office.id] != SeatSide.OUTSIDE for term in filled)
    rule = rules.board_composition
    finding = check_composition(rule, community, len(filled)) if filled else None
    to_fill = finding.facts.get("to_fill") if finding is not None else 0
    return Composition(
        community,
        len(filled),
        Fraction(rule.community_share_min.num, rule.community_share_min.den),
        to_fill if isinstance(to_fill, int) else 0,
        finding,
    )


# Bank


def check_signing(
    k: int, must_include: Collection[str], signatories: Sequence[tuple[str, str]]
) -> None:
    """Refuse an order nobody can follow. `signatories`: person and the office she signs for.

    Raises InputInvalid "signatories-missing", "signatory-twice", and those of `check_mandate`.
    """
    if not signatories:
        raise InputInvalid("signatories-missing", field="signatories")
    if len({person for person, _ in signatories}) != len(signatories):
        raise InputInvalid("signatory-twice", field="signatories")
    check_mandate(k, must_include, {person: (office,) for person, office in signatories})


def check_certifying(
    certifying: Collection[str], before: Collection[str], after: Collection[str]
) -> None:
    """One of those who certify must not be the only one who gains the right to sign."""
    check_sole_gainer(certifying, set(after) - set(before))


def bank_change(rules: RuleSet, due: date | None, on: date) -> tuple[Finding, ...]:
    """The bank has to be told: a note on the day, a breach after it."""
    if due is None:
        return ()
    changed = due - timedelta(days=rules.bank.change_days)
    found = check_bank_change(rules.bank, changed, None, on)
    return () if found is None else (found,)


def not_serving(gone: Collection[str], of: int) -> tuple[Finding, ...]:
    """The bank still takes the signature of somebody who holds no such office any more."""
    if not gone:
        return ()
    facts = {"gone": len(gone), "of": of}
    return (Finding("bank", "signatory_not_serving", Level.BREACH, facts),)


# Hand-over and recall


def handover(rules: RuleSet, started: date, on: date) -> Finding | None:
    """Papers and money not handed over in time. `started`: first day of the new term."""
    return check_handover(started, rules.handover_days, None, on)


def petition_verdicts(lines: Sequence[str | None], roll: Collection[str]) -> tuple[str, ...]:
    """counted, duplicate or not_member for each line, in their order."""
    seen: set[str] = set()
    found = []
    for person in lines:
        if person is None or person not in roll:
            found.append("not_member")
        elif person in seen:
            found.append("duplicate")
        else:
            seen.add(person)
            found.append("counted")
    return tuple(found)


def recall_notice(rules: RuleSet, told_on: date | None, day: date) -> Finding | None:
    """Members and the leader were told too late, or not at all, of a vote on removing her."""
    needed = rules.recall.notice_days
    if told_on is None:
        if not needed:
            return None
        facts: dict[str, Fact] = {
            "needed": needed,
            "unit": "day",
            "counting": "calendar",
            "meeting": day,
        }
        return Finding("recall", "notice_missing", Level.BREACH, facts)
    first = earliest_vote(rules.recall, told_on)
    if day >= first:
        return None
    given = days_given(told_on, day, Counting.CALENDAR)
    return Finding(
        "recall",
        "notice_short",
        Level.BREACH,
        {
            "needed": needed,
            "unit": "day",
            "counting": "calendar",
            "given": given,
            "short_by": needed - given,
            "sent": told_on,
            "meeting": day,
            "earliest": first,
        },
    )
