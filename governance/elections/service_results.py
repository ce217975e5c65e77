"""The end of an election: three marks, the declaration, objections, terms of office.

A locked result is never changed (H6): an objection that is upheld opens a new count, linked to it.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.elections.commands import (
    CloseElection,
    DecideObjection,
    DeclareElection,
    MarkResult,
    Object,
)
from governance.elections.frozen import rules_of
from governance.elections.models import (
    Candidate,
    ElectedTerm,
    ElectionPost,
    ElectionResult,
    Lot,
    Objection,
    ResultMark,
)
from governance.elections.results import result_from
from governance.elections.work import (
    CHANGED,
    ElectionWork,
    Running,
    newest_results,
    posts_of,
    scrutineers_of,
    standing_candidates,
)
from governance.leadership.checks import term_months
from governance.leadership.facts import office_of
from governance.leadership.models import TermLink
from governance.rules.election_steps import (
    CandidateState,
    ElectionState,
    check_helpers,
    check_marks,
)
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.models import Office, OfficeTerm, Person
from sr_board.people.rules.kinds import EndReason, HowSeated
from sr_board.people.rules.offices import TermSpan, check_seat, due_to

__all__ = ["ResultService"]

_S = ElectionState
_DECISIONS = ("no_ground", "new_count")
_KINDS = ("signature", "thumb")


class ResultService(ElectionWork):
    """From the marks to the terms of office."""

    def mark(self, command: MarkResult) -> Done:
        """A mark under the results. Returns the election's id.

        Raises RuleBroken "mark-not-theirs", "helper-is-candidate" (H5), "result-missing",
        "lot-missing" (H4), InputInvalid "mark-twice".
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.COUNTING, _S.DISPUTED, _S.TIE)
            capacity = _capacity(run, command.person_id)
            if command.kind not in _KINDS:
                raise InputInvalid("choice-unknown", field="kind")
            for result in _results(run):
                if any(m.person_id == command.person_id for m in _marks(run.session, result)):
                    raise InputInvalid("mark-twice", field="person_id")
                uow.session.add(
                    ResultMark(
                        **run.entry.new(),
                        result_id=result.id,
                        person_id=command.person_id,
                        capacity=capacity,
                        kind=command.kind,
                    )
                )
            return run.done("election.marked")

    def declare(self, command: DeclareElection) -> Done:
        """Lock the results. Raises RuleBroken "marks-missing", "lot-missing", "result-missing"."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            results = _results(run)
            for result in results:
                check_marks(mark.capacity for mark in _marks(run.session, result))
            run.move(_S.DECLARED)
            for result in results:
                if result.locked_on is None:
                    result.locked_on = run.entry.today
                _settle(run, result)
            days = rules_of(run.election).election.objection_days
            run.election.objections_until = run.entry.today + timedelta(days=days)
            return run.done("election.declared")

    def object(self, command: Object) -> Done:
        """Write down an objection; one that comes late is kept and marked as late.

        Raises RuleBroken "objection-needs-words", NotFound.
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.DECLARED)
            text = clean_text(command.text, field="text", most=4000)
            if not text:
                raise RuleBroken("objection-needs-words")
            run.entry.check_persons((command.by_person,))
            on = command.made_on or run.entry.today
            if on > run.entry.today:
                raise InputInvalid("date-in-future", field="made_on")
            row = Objection(
                **run.entry.new(),
                election_id=run.election.id,
                by_person=command.by_person,
                made_on=on,
                late=on > (run.election.objections_until or on),
                text=text,
                decided_by="",
                decision_text="",
            )
            uow.session.add(row)
            return run.done("election.objection", row.id)

    def decide_objection(self, command: DecideObjection) -> Done:
        """No ground, or a new count: then the election is disputed and is counted again.

        Raises RuleBroken "objection-decided", "order-missing", InputInvalid "choice-unknown".
        """
        self._door()
        with self._uow() as uow:
            row = uow.session.get(Objection, command.objection_id)
            if row is None:
                raise NotFound("election-unknown", what="objection")
            run = self._run(uow, row.election_id)
            run.expect(_S.DECLARED, _S.DISPUTED)
            if row.decision is not None:
                raise RuleBroken("objection-decided")
            if command.decision not in _DECISIONS:
                raise InputInvalid("choice-unknown", field="decision")
            row.decided_by = clean_line(command.decided_by, field="decided_by", required=True)
            row.decision_text = clean_text(command.text, field="text", most=4000, required=True)
            row.decision, row.decided_on = command.decision, run.entry.today
            if command.decision == "new_count" and run.state is _S.DECLARED:
                run.move(_S.DISPUTED)
            return run.done("election.objection_decided", row.id)

    def close(self, command: CloseElection) -> Done:
        """The result stands: terms of office begin. Returns the election's id.

        Raises RuleBroken "objections-still-possible", "objection-open", "no-seat-free",
        "office-still-held" (H2) and others of `check_seat`.
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            self._check_objections(run)
            run.move(_S.CLOSED)
            for post in posts_of(run.session, run.election.id):
                if post.office_id is not None:
                    self._seat(run, post, command)
            changed = CHANGED | {"offices", "people"}
            return run.done("election.closed", changed=changed)

    @staticmethod
    def _check_objections(run: Running) -> None:
        rows = run.session.scalars(
            select(Objection).where(
                Objection.election_id == run.election.id, Objection.decision.is_(None)
            )
        )
        if rows.first() is not None:
            raise RuleBroken("objection-open")
        until = run.election.objections_until
        if until is not None and run.entry.today <= until:
            raise RuleBroken("objections-still-possible", day=until)

    def _seat(self, run: Running, post: ElectionPost, command: CloseElection) -> None:
        office = run.session.get(Office, post.office_id)
        if office is None or not office.active:
            raise NotFound("office-not-found", what="office")
        result = result_from(newest_results(run.session, run.election.id)[post.id].fields)
        by_number = {row.no: row for row in standing_candidates(run.session, post.id)}
        drawn = _drawn(run.session, post)
        for number in result.elected_set:
            row = by_number[number]
            how = _how(result.decided_by, number in drawn)
            term = _begin(run, office, row, how, command)
            run.session.add(
                ElectedTerm(
                    **run.entry.new(),
                    election_id=run.election.id,
                    post_id=post.id,
                    candidate_id=row.id,
                    term_id=term.id,
                    how=how.value,
                )
            )
            run.session.flush()


def _capacity(run: Running, person_id: str) -> str:
    """As what she puts her mark. Raises RuleBroken "mark-not-theirs", "helper-is-candidate"."""
    scrutineers = scrutineers_of(run.session, run.election.id)
    if person_id != run.election.officer_id and person_id not in scrutineers:
        raise RuleBroken("mark-not-theirs")
    standing = {
        row.person_id
        for post in posts_of(run.session, run.election.id)
        for row in standing_candidates(run.session, post.id)
    }
    if check_helpers(None, (person_id,), standing) is not None:
        raise RuleBroken("helper-is-candidate", name=run.name_of(person_id))
    return "returning_officer" if person_id == run.election.officer_id else "scrutineer"


def _results(run: Running) -> list[ElectionResult]:
    """The newest count of every post; all are there, none waits for a lot or a run-off.

    In a dispute only those that are not locked yet take marks.
    """
    newest = newest_results(run.session, run.election.id)
    posts = posts_of(run.session, run.election.id)
    if any(post.id not in newest for post in posts):
        raise RuleBroken("result-missing")
    rows = [newest[post.id] for post in posts]
    if any(row.needs_lot for row in rows):
        raise RuleBroken("lot-missing")
    for row in rows:
        result = result_from(row.fields)
        if result.runoff and not result.elected_set:
            raise RuleBroken("result-missing")
    fresh = [row for row in rows if row.locked_on is None]
    if not fresh:
        raise RuleBroken("result-missing")
    return fresh


def _marks(session: Session, result: ElectionResult) -> Sequence[ResultMark]:
    return session.scalars(select(ResultMark).where(ResultMark.result_id == result.id)).all()


def _settle(run: Running, row: ElectionResult) -> None:
    """Write to each candidate whether she is elected."""
    result = result_from(row.fields)
    for candidate in standing_candidates(run.session, row.post_id):
        won = candidate.no in result.elected_set
        state = CandidateState.ELECTED if won else CandidateState.NOT_ELECTED
        candidate.state = state.value


def _drawn(session: Session, post: ElectionPost) -> set[int]:
    """Candidate numbers that any lot of the post was drawn among."""
    found: set[int] = set()
    for row in session.scalars(select(Lot).where(Lot.post_id == post.id)):
        found |= {int(part) for part in row.tied.strip("[]").split(",")}
    return found


def _how(decided_by: str | None, drawn: bool) -> HowSeated:
    if decided_by == "unopposed":
        return HowSeated.UNOPPOSED
    return HowSeated.LOT if decided_by == "lot" and drawn else HowSeated.ELECTED


def _begin(
    run: Running, office: Office, row: Candidate, how: HowSeated, command: CloseElection
) -> OfficeTerm:
    """A term in the first free seat (H2). Raises what `check_seat` raises for the last seat."""
    started = command.terms_from
    due = due_to(started, term_months(run.session, office_of(run.session, office.id), started))
    refused: Exception = RuleBroken("no-seat-free", office=office.title or office.key)
    for seat in range(1, office.seats + 1):
        terms = _terms(run.session, office.id, seat)
        if command.end_held_over:
            _end_held_over(terms, started, run.entry.today)
        spans = [TermSpan(t.started, t.due_to, t.ended, name) for t, name in terms]
        try:
            check_seat(seat, office.seats, started, due, spans, today=run.entry.today)
        except RuleBroken as error:
            refused = error
            continue
        term = OfficeTerm(
            id=new_id(),
            office_id=office.id,
            seat_no=seat,
            person_id=row.person_id,
            how=how.value,
            started=started,
            due_to=due,
            recorded_at=run.entry.clock.now(),
            recorded_by=run.entry.account_id,
        )
        run.session.add(term)
        run.session.flush()
        run.session.add(_link(run, term))
        return term
    raise refused


def _link(run: Running, term: OfficeTerm) -> TermLink:
    """What the term rests on, for the pages of leaders."""
    return TermLink(
        **run.entry.new(),
        term_id=term.id,
        ends=False,
        resolution_id=run.election.resolution_id,
        paper_resolution="",
        election_id=run.election.id,
    )


def _terms(session: Session, office_id: str, seat: int) -> list[tuple[OfficeTerm, str]]:
    rows = session.execute(
        select(OfficeTerm, Person.chosen_name)
        .join(Person, Person.id == OfficeTerm.person_id)
        .where(OfficeTerm.office_id == office_id, OfficeTerm.seat_no == seat)
    )
    return [(term, name) for term, name in rows]


def _end_held_over(terms: list[tuple[OfficeTerm, str]], started: date, today: date) -> None:
    """Whoever stayed on past her term ends on the day before the new term."""
    last = started - timedelta(days=1)
    for term, _ in terms:
        if term.ended is None and term.due_to < started and term.started <= last <= today:
            term.ended, term.end_reason = last, EndReason.EXPIRED.value
