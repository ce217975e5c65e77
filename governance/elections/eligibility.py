"""Who is in good standing, and what speaks against a candidate: facts loaded, rules asked.

Dues come from the money area; while it has no figures the test of dues passes with a note.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.frozen import rules_of
from governance.elections.models import ElectionPost
from governance.elections.work import Running
from governance.models import Attendance, Meeting
from governance.rules.findings import Fact
from governance.rules.parameter_values import GoodStanding
from sr_board.base.dates import add_months
from sr_board.people.models import Membership, Office, OfficeTerm
from sr_board.people.rules.kinds import LeaveReason, MemberStatus

__all__ = ["Refused", "Standing", "check_candidate", "standings"]

_HELD = ("closed", "minuted", "approved")


@dataclass(frozen=True)
class Refused:
    """One rule that speaks against a candidate: code of section 9, rule key, numbers used."""

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
    joined = _joined(session, group_id, people)
    came = _attendance(session, group_id, people, joined, on)
    key = "member.good_standing"
    found: dict[str, Standing] = {}
    for person in people:
        refused: list[Refused] = []
        since = joined.get(person)
        if since is not None and add_months(since, rule.months) > on:
            first = add_months(since, rule.months)
            refused.append(Refused("too_new", key, {"joined": since, "eligible_from": first}))
        present, held = came.get(person, (0, 0))
        share = rule.attendance
        if share is not None and held and present * share.den < held * share.num:
            refused.append(Refused("attendance", key, {"present": present, "held": held}))
        found[person] = Standing(tuple(refused))
    return found


def check_candidate(run: Running, post: ElectionPost, person_id: str) -> tuple[Refused, ...]:
    """Everything that speaks against a candidate for a post, in the order of section 9."""
    session, election = run.session, run.election
    rules = rules_of(election)
    on = election.polling_on
    found: list[Refused] = []
    status = session.scalars(
        select(Membership.status).where(
            Membership.person_id == person_id, Membership.group_id == election.group_id
        )
    ).all()
    if MemberStatus.ACTIVE.value not in status:
        found.append(Refused("not_active", "member.good_standing"))
    standing = standings(session, election.group_id, [person_id], rules.good_standing, on)
    found += standing[person_id].refused
    office = session.get(Office, post.office_id) if post.office_id else None
    if office is not None:
        held = _other_office(session, person_id, office, on)
        if held is not None and rules.office(office.key).one_office:
            found.append(Refused("holds_office", f"office.{office.key}.one_office"))
    return tuple(found)


def _other_office(session: Session, person_id: str, office: Office, on: date) -> str | None:
    """Title of another office of the group that she holds on that day."""
    rows = session.execute(
        select(Office.title, OfficeTerm.due_to, OfficeTerm.ended)
        .join(OfficeTerm, OfficeTerm.office_id == Office.id)
        .where(
            Office.group_id == office.group_id,
            Office.id != office.id,
            OfficeTerm.person_id == person_id,
            OfficeTerm.started <= on,
        )
    )
    for title, due, ended in rows:
        if (ended is None or ended >= on) and due >= on:
            return str(title)
    return None


def _joined(session: Session, group_id: str, people: Sequence[str]) -> dict[str, date]:
    rows = session.execute(
        select(Membership.person_id, Membership.joined).where(
            Membership.group_id == group_id,
            Membership.person_id.in_(people),
            Membership.joined.is_not(None),
            (Membership.reason.is_(None)) | (Membership.reason != LeaveReason.ERROR.value),
        )
    )
    return {person: joined for person, joined in rows if joined is not None}


def _attendance(
    session: Session, group_id: str, people: Sequence[str], joined: Mapping[str, date], on: date
) -> dict[str, tuple[int, int]]:
    """(meetings she came to, meetings held while she was a member) over twelve months."""
    since = add_months(on, -12)
    meetings = session.scalars(
        select(Meeting).where(Meeting.group_id == group_id, Meeting.status.in_(_HELD))
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
