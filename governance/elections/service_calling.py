"""Calling an election: posts, days, the rules frozen with it, who runs it, what is read out."""

from __future__ import annotations

from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.breaches.recording import record_findings
from governance.constitution.in_force import rules_in_force
from governance.elections.commands import (
    AddObserver,
    AnnulElection,
    AppointHelpers,
    CallElection,
    ChangeDates,
    ChangeMethod,
    PostEntry,
    StepElection,
)
from governance.elections.delegates import delegate_seats
from governance.elections.frozen import canonical, frozen_text, kept_for, rules_of
from governance.elections.helping import record_helping
from governance.elections.models import Candidate, Election, ElectionHelper, ElectionPost
from governance.elections.work import ElectionWork, Running, scrutineers_of, standing_sheets
from governance.entry import Entry, choice
from governance.models import Resolution
from governance.roll import group_of
from governance.rules.election_steps import (
    CandidateState,
    ElectionState,
    Method,
    PollingForm,
    check_dates,
    check_helpers,
    check_not_frozen,
    check_years,
)
from governance.rules.findings import Finding, Level
from governance.rules.parameters import RuleSet
from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.models import Office
from sr_board.people.rules.groups import check_group_alive
from sr_board.people.rules.kinds import GroupStatus

__all__ = ["COLOURS", "CallingService"]

COLOURS = ("white", "yellow", "pink", "green", "blue", "orange")
"""Colours of ballot papers: one for each post of an election."""
_S = ElectionState
_OUT = (CandidateState.REFUSED.value, CandidateState.WITHDRAWN.value)


class CallingService(ElectionWork):
    """From the call to the opening of nominations."""

    def call(self, command: CallElection) -> Done:
        """Call an election under the rules in force today. Returns its id.

        Raises NotFound, RuleBroken "group-dissolved"…, "posts-missing", "roll-is-frozen" (of the
        centre), InputInvalid "one-seat-only" and those of the dates.
        """
        require(self._who, Action.ELECTIONS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group = group_of(uow.session, command.group_id)
            check_group_alive(GroupStatus(group.status))
            _check_days(command, entry.today)
            self._check_links(uow.session, command)
            if not command.posts:
                raise RuleBroken("posts-missing")
            rules = rules_in_force(uow.session, group.id, entry.today)
            offices = [_office(uow.session, post, group.id) for post in command.posts]
            election = _election(entry, command, rules, [o.key for o in offices if o is not None])
            uow.session.add(election)
            uow.session.flush()
            for no, (post, office) in enumerate(zip(command.posts, offices, strict=True), 1):
                uow.session.add(_post(entry, election, post, office, no, rules))
            return Running(uow, entry, election).done("election.called")

    @staticmethod
    def _check_links(session: Session, command: CallElection) -> None:
        if command.resolution_id is not None:
            resolution = session.get(Resolution, command.resolution_id)
            if resolution is None or resolution.group_id != command.group_id:
                raise NotFound("meeting-unknown", what="resolution")
        for other in (command.tier_parent, command.follows):
            if other is not None and session.get(Election, other) is None:
                raise NotFound("election-unknown", what="election")
        centre = session.get(Election, command.tier_parent) if command.tier_parent else None
        if centre is not None:
            check_not_frozen(centre.roll_frozen_on)

    def change_dates(self, command: ChangeDates) -> Done:
        """Other days, before the vote. Raises RuleBroken "election-step-refused", InputInvalid."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.CALLED, _S.NOMINATIONS, _S.SCRUTINY)
            row = run.election
            days = (
                command.roll_date,
                row.nominations_open,
                command.nominations_close,
                command.withdrawals_until,
                command.polling_on,
            )
            check_years(days, run.entry.today)
            check_dates(*days)
            if row.roll_frozen_on is None:
                row.roll_date = command.roll_date
            row.nominations_close = command.nominations_close
            row.withdrawals_until = command.withdrawals_until
            row.polling_on = command.polling_on
            row.place = clean_line(command.place, field="place")
            return run.done("election.dates")

    def change_method(self, command: ChangeMethod) -> Done:
        """Somebody objected to choosing by agreement: vote by hands or on paper.

        Raises RuleBroken "election-step-refused" for a post with another method or a sheet.
        """
        self._door()
        with self._uow() as uow:
            run, post = self._run_post(uow, command.post_id)
            run.expect(_S.NOMINATIONS, _S.SCRUTINY, _S.POLLING, _S.COUNTING)
            if post.method != Method.CONSENSUS or standing_sheets(uow.session, post.id):
                raise RuleBroken("election-step-refused", state=run.election.state)
            method = choice(Method, command.method, "method")
            if method.one_post and post.seats != 1:
                raise InputInvalid("one-seat-only", field="method")
            post.method = method.value
            post.max_marks = 1 if method.one_post else post.seats
            return run.done("election.method", post.id)

    def appoint(self, command: AppointHelpers) -> Done:
        """Returning officer, scrutineers, clerks. A relation to a candidate is noted, not refused;
        a clerk who stands herself is written down as a rule not met.

        Raises RuleBroken "helper-is-candidate" (H5), InputInvalid "helper-twice", NotFound.
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.expect(_S.CALLED, _S.NOMINATIONS, _S.SCRUTINY, _S.POLLING, _S.COUNTING, _S.DISPUTED)
            people = (command.officer_id, *command.scrutineers, *command.clerks)
            run.entry.check_persons(people)
            in_the_way = check_helpers(
                command.officer_id, command.scrutineers, _standing(run.session, run.election.id)
            )
            if in_the_way is not None:
                raise RuleBroken("helper-is-candidate", name=run.name_of(in_the_way))
            run.election.officer_id = command.officer_id
            run.election.officer_resolution = clean_line(
                command.resolution, field="resolution", most=60
            )
            run.election.officer_related = command.officer_related
            _replace(run, "scrutineer", command.scrutineers)
            _replace(run, "polling_clerk", command.clerks)
            record_helping(run)
            return run.done("election.helpers")

    def add_observer(self, command: AddObserver) -> Done:
        """Somebody watches. Raises InputInvalid "text-missing" without a person or a name."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            name = clean_line(command.name, field="name", required=command.person_id is None)
            run.entry.check_persons((command.person_id,))
            uow.session.add(_helper(run, "observer", command.person_id, name))
            record_helping(run)
            return run.done("election.helpers")

    def open_nominations(self, command: StepElection) -> Done:
        """Nominations are open. Mode of kept seats and tie rule were read out before.

        Raises RuleBroken "officer-missing", "rules-not-read-out", "election-step-refused".
        """
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            run.move(_S.NOMINATIONS)
            if run.election.officer_id is None:
                raise RuleBroken("officer-missing")
            if not command.read_out:
                raise RuleBroken("rules-not-read-out")
            run.election.rules_read_out = True
            self._check_observers(run)
            return run.done("election.nominations")

    def _check_observers(self, run: Running) -> None:
        """Fewer days for nominations than the rules give is recorded; it does not block."""
        rules = rules_of(run.election)
        days = (run.election.nominations_close - run.election.nominations_open).days
        needed = rules.election.nomination_days
        if days >= needed:
            return
        finding = Finding(
            "election.nomination_days",
            "notice_short",
            Level.WARN,
            {"needed": needed, "given": days},
        )
        record_findings(
            run.entry,
            group_id=run.election.group_id,
            object_kind="election",
            object_id=run.election.id,
            rules=rules,
            findings=(finding,),
            on=run.entry.today,
        )

    def annul(self, command: AnnulElection) -> Done:
        """The election does not count. Raises RuleBroken "order-missing"."""
        self._door()
        with self._uow() as uow:
            run = self._run(uow, command.election_id)
            order = clean_text(command.order, field="order", most=2000)
            if not order:
                raise RuleBroken("order-missing")
            run.move(_S.ANNULLED)
            run.election.state_reason = order
            return run.done("election.annulled")


def _check_days(command: CallElection, today: date) -> None:
    days = (
        command.roll_date,
        command.nominations_open,
        command.nominations_close,
        command.withdrawals_until,
        command.polling_on,
    )
    check_years(days, today)
    check_dates(*days)


def _office(session: Session, post: PostEntry, group_id: str) -> Office | None:
    if post.office_id is None:
        return None
    office = session.get(Office, post.office_id)
    if office is None or office.group_id != group_id or not office.active:
        raise NotFound("office-not-found", what="office")
    return office


def _election(entry: Entry, command: CallElection, rules: RuleSet, offices: list[str]) -> Election:
    return Election(
        **entry.new(),
        group_id=command.group_id,
        title=clean_line(command.title, field="title", required=True),
        state=_S.CALLED.value,
        resolution_id=command.resolution_id,
        constitution_id=rules.version,
        rules=frozen_text(rules, offices),
        roll_date=command.roll_date,
        nominations_open=command.nominations_open,
        nominations_close=command.nominations_close,
        withdrawals_until=command.withdrawals_until,
        polling_on=command.polling_on,
        place=clean_line(command.place, field="place"),
        officer_resolution="",
        officer_related=False,
        polling_form=choice(PollingForm, command.polling_form, "polling_form").value,
        rules_read_out=False,
        tier_parent=command.tier_parent,
        follows=command.follows,
        companions=0,
        state_reason="",
    )


def _post(
    entry: Entry,
    election: Election,
    post: PostEntry,
    office: Office | None,
    no: int,
    rules: RuleSet,
) -> ElectionPost:
    seats = post.seats
    if seats is None:
        seats = office.seats if office is not None else delegate_seats(entry.session, election)
    if seats < 1 or (office is not None and seats > office.seats):
        most = office.seats if office is not None else 200
        raise InputInvalid("seats-out-of-range", field="seats", most=most)
    told = post.method or rules.election.method_for(seats).value
    method = choice(Method, told, "method")
    if method.one_post and seats != 1:
        raise InputInvalid("one-seat-only", field="method")
    kept = kept_for(rules, seats, method.value) if post.kept_seats else ()
    if post.colour not in COLOURS:
        raise InputInvalid("choice-unknown", field="colour")
    return ElectionPost(
        **entry.new(),
        election_id=election.id,
        no=no,
        kind="office" if office is not None else "delegates",
        office_id=None if office is None else office.id,
        title=clean_line(post.title, field="title", required=True),
        seats=seats,
        method=method.value,
        max_marks=1 if method.one_post or method.ranked else _marks(rules, method, seats),
        reserved=canonical([list(each) for each in kept]),
        colour=post.colour,
    )


def _marks(rules: RuleSet, method: Method, seats: int) -> int | None:
    """Marks on one paper: approval knows no limit, unless the rules name a number."""
    marks = rules.election.marks_for(seats)
    unlimited = method is Method.APPROVAL_BLOCK and rules.election.max_marks == "seats"
    return None if unlimited else marks


def _standing(session: Session, election_id: str) -> set[str]:
    rows = session.scalars(
        select(Candidate.person_id).where(
            Candidate.election_id == election_id, Candidate.state.not_in(_OUT)
        )
    )
    return set(rows)


def _helper(run: Running, function: str, person: str | None, name: str = "") -> ElectionHelper:
    return ElectionHelper(
        **run.entry.new(),
        election_id=run.election.id,
        function=function,
        person_id=person,
        outside_name=name,
        left_out=False,
    )


def _replace(run: Running, function: str, people: tuple[str, ...]) -> None:
    """The list as it stands now; who stood there before stays in the record as left out."""
    rows = run.session.scalars(
        select(ElectionHelper).where(
            ElectionHelper.election_id == run.election.id, ElectionHelper.function == function
        )
    ).all()
    for row in rows:
        row.left_out = row.person_id not in people
    known = {row.person_id for row in rows}
    for person in people:
        if person not in known:
            run.session.add(_helper(run, function, person))


def observers_of(session: Session, election_id: str) -> int:
    """How many observers are noted."""
    query = (
        select(func.count())
        .select_from(ElectionHelper)
        .where(ElectionHelper.election_id == election_id, ElectionHelper.function == "observer")
    )
    return session.scalar(query) or 0


def scrutineers_ready(session: Session, election_id: str) -> bool:
    """Two or more scrutineers are appointed."""
    return len(scrutineers_of(session, election_id)) >= 2
