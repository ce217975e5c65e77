"""Who is in good standing, and what speaks against a candidate: facts loaded, rules asked.

Dues come from the money area; while it has no figures the test of dues passes. Meetings are those
to which every member is called, over twelve months, from the day she joined.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.frozen import rules_of
from governance.elections.models import ElectionPost
from governance.elections.work import Running
from governance.models import Attendance, Meeting
from governance.roll import group_of
from governance.rules.findings import Fact
from governance.rules.good_standing import Member, member_since, refusals
from governance.rules.parameter_values import GoodStanding
from governance.rules.rotation import Candidate, Serving, eligibility
from governance.rules.terms import TermServed
from sr_board.base.dates import add_months
from sr_board.people.models import Membership, Office, OfficeTerm
from sr_board.people.rules.kinds import HowSeated, LeaveReason, MemberStatus, TermState
from sr_board.people.rules.offices import term_state

__all__ = ["Refused", "Standing", "check_candidate", "standings"]

_HELD = ("closed", "minuted", "approved")
_OF_ALL = ("general", "special", "shg")
_STANDING = "member.good_standing"
_OF_OFFICE = {
    "too_new": "min_membership_months",
    "max_consecutive_terms": "max_consecutive",
    "holds_office": "one_office",
    "under_age": "min_age",
}
"""Which rule of the office a code speaks of; the others are good standing."""


@dataclass(frozen=True)
class Refused:
    """One rule that speaks against a person: code of section 9, rule key, numbers used."""

    code: str
    key: str
    facts: Mapping[str, Fact] = field(default_factory=dict)

    def plain(self) -> dict[str, object]:
        """As it is stored."""
        facts = {k: v.isoformat() if isinstance(v, date) else v for k, v in self.facts.items()}
        return {"code": self.code, "key": self.key, "facts": facts}


@dataclass(frozen=True)
class Standing:
    """Good standing on a day, with what is missing."""

    refused: tuple[Refused, ...]

    @property
    def good(self) -> bool:
        """Nothing is missing."""
        return not self.refused


def standings(
    session: Session, group_id: str, people: Sequence[str], rule: GoodStanding, on: date
) -> Mapping[str, Standing]:
    """Good standing of several members on a day."""
    members = _members(session, group_id, people, on)
    found: dict[str, Standing] = {}
    for person, member in members.items():
        codes = refusals(rule, member, on)
        found[person] = Standing(tuple(_refused(code, member, rule) for code in codes))
    return found


def _refused(code: str, member: Member, rule: GoodStanding) -> Refused:
    facts: dict[str, Fact] = {}
    if code == "too_new" and member.joined is not None:
        first = member_since(member.joined, rule.months)
        facts = {"joined": member.joined, "eligible_from": first}
    elif code == "attendance":
        facts = {"present": member.present, "held": member.held}
    elif code == "dues":
        facts = {"days": member.dues_days}
    return Refused(code, _STANDING, facts)


def check_candidate(run: Running, post: ElectionPost, person_id: str) -> tuple[Refused, ...]:
    """Everything that speaks against a candidate for a post, in the order of section 9.

    Terms are looked at on the first day on which the elected can begin.
    """
    session, election = run.session, run.election
    rules = rules_of(election)
    member = _members(session, election.group_id, [person_id], election.polling_on)[person_id]
    office = session.get(Office, post.office_id) if post.office_id else None
    if office is None:
        codes = refusals(rules.good_standing, member, election.polling_on)
        return tuple(_refused(code, member, rules.good_standing) for code in codes)
    starts = election.polling_on + timedelta(days=rules.election.objection_days + 1)
    terms, serving = _terms(session, office.group_id, person_id, starts)
    facts = Candidate(
        person_id,
        member.joined,
        active=member.active,
        dues_days=member.dues_days,
        present=member.present,
        held=member.held,
        terms=terms,
        serving=serving,
    )
    found = eligibility(facts, rules.office(office.key), rules.good_standing, starts)
    return tuple(
        Refused(each.code, _key(each.code, office.key), dict(each.facts)) for each in found
    )


def _key(code: str, office: str) -> str:
    part = _OF_OFFICE.get(code)
    return _STANDING if part is None else f"office.{office}.{part}"


def _terms(
    session: Session, group_id: str, person_id: str, on: date
) -> tuple[tuple[TermServed, ...], tuple[Serving, ...]]:
    """Her terms in the offices of a group as they will stand on a day, and what she then holds."""
    rows = session.execute(
        select(OfficeTerm, Office)
        .join(Office, Office.id == OfficeTerm.office_id)
        .where(
            Office.group_id == group_id,
            OfficeTerm.person_id == person_id,
            OfficeTerm.started < on,
        )
        .order_by(OfficeTerm.started)
    ).all()
    served: list[TermServed] = []
    serving: list[Serving] = []
    for term, office in rows:
        after = _successor(session, term)
        end = term.ended or (after - timedelta(days=1) if after else max(term.due_to, on))
        served.append(TermServed(office.key, term.started, end, term.how == HowSeated.ACTING.value))
        state = term_state(term.started, term.due_to, term.ended, after, on)
        if state in (TermState.SERVING, TermState.HOLDING_OVER):
            over = state is TermState.HOLDING_OVER
            serving.append(Serving(office.key, None if over else term.due_to))
    return tuple(served), tuple(serving)


def _successor(session: Session, term: OfficeTerm) -> date | None:
    """First day of the next term in the same seat."""
    return session.scalars(
        select(OfficeTerm.started)
        .where(
            OfficeTerm.office_id == term.office_id,
            OfficeTerm.seat_no == term.seat_no,
            OfficeTerm.started > term.started,
        )
        .order_by(OfficeTerm.started)
    ).first()


def _members(session: Session, group_id: str, people: Sequence[str], on: date) -> dict[str, Member]:
    """The facts of each person; who has no membership is not active."""
    rows = session.execute(
        select(Membership.person_id, Membership.joined, Membership.status).where(
            Membership.group_id == group_id,
            Membership.person_id.in_(people),
            (Membership.reason.is_(None)) | (Membership.reason != LeaveReason.ERROR.value),
        )
    ).all()
    active = {person for person, _, status in rows if status == MemberStatus.ACTIVE.value}
    joined = {
        person: since
        for person, since, status in rows
        if since is not None and (person not in active or status == MemberStatus.ACTIVE.value)
    }
    came = _attendance(session, group_id, people, joined, on)
    return {
        person: Member(person in active, joined.get(person), None, *came[person])
        for person in people
    }


def _attendance(
    session: Session, group_id: str, people: Sequence[str], joined: Mapping[str, date], on: date
) -> dict[str, tuple[int, int]]:
    """(meetings she came to, meetings held while she was a member) over twelve months."""
    since = add_months(on, -12)
    types = (*_OF_ALL, "board") if group_of(session, group_id).kind == "board" else _OF_ALL
    meetings = session.scalars(
        select(Meeting).where(
            Meeting.group_id == group_id,
            Meeting.status.in_(_HELD),
            Meeting.type.in_(types),
            Meeting.put_off.is_(False),
        )
    ).all()
    days = {row.id: row.day for row in meetings if since < row.day <= on}
    rows = session.execute(
        select(Attendance.meeting_id, Attendance.person_id)
        .where(Attendance.meeting_id.in_(days), Attendance.kind == "present")
        .distinct()
    )
    came: dict[str, set[str]] = {}
    for meeting, person in rows:
        came.setdefault(person or "", set()).add(meeting)
    found = {}
    for person in people:
        own = {m for m, day in days.items() if day >= joined.get(person, date.min)}
        found[person] = (len(own & came.get(person, set())), len(own))
    return found
