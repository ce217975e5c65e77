"""Taking a seat and leaving it, within one open unit of work. Used by the services and by what
makes terms from a result of an election. Checks no rights and commits nothing.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select

from governance.breaches.recording import record_findings
from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.leadership import checks
from governance.leadership.commands import BeginLeading, EndLeading
from governance.leadership.decisions import passed
from governance.leadership.facts import OfficeFact, load_terms, office_of
from governance.leadership.models import TermLink
from governance.rules.findings import Finding
from governance.rules.meetings import OLDEST_YEAR
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.people.models import Group, OfficeTerm, Person
from sr_board.people.records import clean_resolution
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import EndReason, GroupStatus, HowSeated, PersonStatus
from sr_board.people.rules.offices import TermSpan, check_end, check_seat, due_to

__all__ = ["end_term", "seat_findings", "seat_person"]


def seat_person(entry: Entry, command: BeginLeading) -> OfficeTerm:
    """Write the term with what it rests on, and record what the rules say against it.

    Raises NotFound, RuleBroken "office-still-held" (hard stop H2) and others of `check_seat`,
    "resolution-does-not-stand", InputInvalid "term-until-wrong", "date-impossible".
    """
    session = entry.session
    office = office_of(session, command.office_id)
    _check_alive(entry, office)
    person = session.get(Person, command.person_id)
    if person is None or person.status == PersonStatus.MISTAKEN:
        raise NotFound("person-not-found", what="person")
    due = _due(entry, office, command)
    check_seat(
        command.seat_no,
        office.seats,
        command.started,
        due,
        _spans(entry, office.id, min(command.seat_no, office.seats)),
        today=entry.today,
    )
    findings = seat_findings(entry, office, command)
    term = OfficeTerm(
        **entry.new(),
        office_id=office.id,
        seat_no=command.seat_no,
        person_id=person.id,
        how=command.how.value,
        started=command.started,
        due_to=due,
    )
    session.add(term)
    session.flush()
    _link(entry, term.id, office.group_id, command)
    rules = rules_in_force(session, office.group_id, command.started)
    record_findings(
        entry,
        group_id=office.group_id,
        object_kind="term",
        object_id=term.id,
        rules=rules,
        findings=findings,
        on=entry.today,
    )
    return term


def seat_findings(entry: Entry, office: OfficeFact, command: BeginLeading) -> tuple[Finding, ...]:
    """What the rules say against this person in this seat: shown before, recorded with it."""
    terms = load_terms(entry.session, [office.group_id])
    return checks.seat_findings(
        entry.session,
        office,
        terms,
        person_id=command.person_id,
        acting=command.how is HowSeated.ACTING,
        on=command.started,
        today=entry.today,
    )


def end_term(entry: Entry, command: EndLeading) -> OfficeTerm:
    """Close a term. Raises NotFound "term-not-found", RuleBroken "term-already-ended",
    "removal-needs-resolution", InputInvalid of `check_end`."""
    term = entry.session.get(OfficeTerm, command.term_id)
    if term is None:
        raise NotFound("term-not-found", what="term")
    check_end(term.started, term.ended, command.ended, entry.today)
    office = office_of(entry.session, term.office_id)
    paper = clean_resolution(command.paper_resolution)
    if command.reason is EndReason.REMOVED and not (command.resolution_id or paper):
        raise RuleBroken("term-removal-needs-resolution")
    if command.resolution_id is not None:
        passed(entry.session, command.resolution_id, office.group_id)
    if command.resolution_id is not None or paper:
        entry.session.add(
            TermLink(
                **entry.new(),
                term_id=term.id,
                ends=True,
                resolution_id=command.resolution_id,
                paper_resolution=paper,
            )
        )
    term.ended, term.end_reason = command.ended, command.reason.value
    entry.session.flush()
    return term


def _check_alive(entry: Entry, office: OfficeFact) -> None:
    group = entry.session.get(Group, office.group_id)
    assert group is not None  # the office refers to it
    check_group_alive(GroupStatus(group.status))


def _due(entry: Entry, office: OfficeFact, command: BeginLeading) -> date:
    if command.started.year < OLDEST_YEAR:
        raise InputInvalid("date-impossible", field="started", value=command.started)
    whole = due_to(command.started, checks.term_months(entry.session, office, command.started))
    if command.until is None:
        return whole
    if not command.started <= command.until <= whole:
        raise InputInvalid("term-until-wrong", field="until", last=whole)
    return command.until


def _spans(entry: Entry, office_id: str, seat_no: int) -> list[TermSpan]:
    found = entry.session.execute(
        select(OfficeTerm, Person.chosen_name)
        .join(Person, Person.id == OfficeTerm.person_id)
        .where(OfficeTerm.office_id == office_id, OfficeTerm.seat_no == seat_no)
    )
    return [TermSpan(term.started, term.due_to, term.ended, name) for term, name in found]


def _link(entry: Entry, term_id: str, group_id: str, command: BeginLeading) -> None:
    paper = clean_resolution(command.paper_resolution)
    if command.resolution_id is not None:
        passed(entry.session, command.resolution_id, group_id)
    if command.acting_for is not None and entry.session.get(OfficeTerm, command.acting_for) is None:
        raise NotFound("term-not-found", what="term")
    rests = (command.resolution_id, command.election_id, command.acting_for, paper or None)
    if any(each is not None for each in rests):
        entry.session.add(
            TermLink(
                **entry.new(),
                term_id=term_id,
                ends=False,
                resolution_id=command.resolution_id,
                paper_resolution=paper,
                election_id=command.election_id,
                acting_for=command.acting_for,
            )
        )
    entry.session.flush()
