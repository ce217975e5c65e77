"""Plan, tasks and follow-ups: what she wants, who does it, how she is reached again.

Domain paper, sections 8, 12 (R13, R20) and 15. Nobody is visited or called against her rule; a
follow-up that finds danger begins support again, and for a child the child track.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.contact import (
    answers_of,
    check_contact_task,
    check_reached,
    contact_rule_of,
)
from sr_board.cases.files.service_adult import settle_dates
from sr_board.cases.files.service_child import to_child_track
from sr_board.cases.files.service_intake import ask_age, exact_moment
from sr_board.cases.files.tasks import add_task, end_tasks
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move
from sr_board.cases.records import CaseTask, ClockRow, FollowUp, PlanNeed
from sr_board.cases.rules.consent import standing_yes
from sr_board.cases.rules.follow_up import (
    FAMILY,
    REVIEW_AFTER,
    SUPPORT_AGAIN,
    DueDate,
    begins_support,
    check_allowed,
    check_contact,
    met_by,
)
from sr_board.cases.rules.states import Grounds, returns_to
from sr_board.cases.summarising import running
from sr_board.cases.vocabulary import (
    CaseState,
    EntryBy,
    FollowUpMode,
    Purpose,
    Situation,
    Track,
)

__all__ = [
    "AddNeed",
    "AddTask",
    "DeclineRecheck",
    "EndNeed",
    "EndTask",
    "FollowedUp",
    "PlanFollowUps",
    "PlanService",
]


@dataclass(frozen=True)
class AddNeed:
    """A line of the plan: what she needs, what she wishes, the step. `id`: chosen by the page; a
    line saved twice is one line. `who`: account, "" for nobody yet."""

    case_id: str
    need: str
    step: str
    wish: str = ""
    who: str = ""
    due: date | None = None
    review_on: date | None = None
    id: str = ""


@dataclass(frozen=True)
class EndNeed:
    """A line of the plan is done, with what came of it."""

    case_id: str
    need_id: str
    outcome: str


@dataclass(frozen=True)
class AddTask:
    """Something to do on this file. `contact`: the way in which it reaches her, if it does."""

    case_id: str
    text: str
    due_at: datetime | None = None
    who: str = ""
    id: str = ""
    contact: FollowUpMode | None = None


@dataclass(frozen=True)
class EndTask:
    """A task is done, with what came of it."""

    case_id: str
    task_id: str
    outcome: str = ""


@dataclass(frozen=True)
class PlanFollowUps:
    """When somebody asks her how she is, at dates that she chose. `permit`: for a child, number of
    the paper with which the authority permits or asks for it."""

    case_id: str
    mode: FollowUpMode
    dates: tuple[datetime, ...]
    permit: str = ""


@dataclass(frozen=True)
class FollowedUp:
    """She was asked, or was not found. `by_her`: she came or called herself. `id`: the planned one,
    or an id chosen by the page for one that was not planned."""

    case_id: str
    mode: FollowUpMode
    when: When
    situation: Situation
    safe_to_contact: bool
    needs: str = ""
    id: str = ""
    permit: str = ""
    by_her: bool = False


@dataclass(frozen=True)
class DeclineRecheck:
    """A willing adult does not want to be asked again."""

    case_id: str


class PlanService(CaseService):
    """Plan, tasks, follow-ups."""

    def add_need(self, command: AddNeed) -> Done:
        """A line of the plan. Raises NotFound, InputInvalid for an empty need or step."""
        need = clean_line(command.need, field="need", most=300, required=True)
        step = clean_line(command.step, field="step", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.id and command.id in file.records:
                return Done(file.case_id)
            row = PlanNeed(
                **entry.origin(),
                need=need,
                wish=clean_line(command.wish, field="wish", most=300),
                step=step,
                who=command.who,
                due=command.due,
                review_on=command.review_on,
            )
            file.put(replace(row, id=command.id or row.id))
            end_tasks(entry, file, "support_plan")
            meet_clock(file, "unwilling_plan", entry.now, evidence=command.id or row.id)
            file.happened("planned")
            return entry.done(uow, file)

    def end_need(self, command: EndNeed) -> Done:
        """A line is done. Raises NotFound, InputInvalid, RuleBroken "plan-done"."""
        outcome = clean_line(command.outcome, field="outcome", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = file.get(PlanNeed, command.need_id)
            if row.done_at is not None:
                raise RuleBroken("plan-done")
            file.put(replace(row, done_at=entry.now, outcome=outcome))
            file.happened("plan_step_done")
            return entry.done(uow, file)

    def add_task(self, command: AddTask) -> Done:
        """Something to do; what reaches her keeps to her rule.

        Raises NotFound, InputInvalid, NotAllowed "identity-not-yours", RuleBroken "case-r13…",
        "case-r20", "contact-erased".
        """
        text = clean_line(command.text, field="text", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.id and command.id in file.records:
                return Done(file.case_id)
            if command.contact is not None:
                check_contact_task(entry, file, command.contact, command.who)
            row = CaseTask(
                **entry.origin(),
                kind="own",
                text=text,
                due_at=command.due_at,
                who=command.who,
                contact=command.contact,
            )
            file.put(replace(row, id=command.id or row.id))
            return entry.done(uow, file)

    def end_task(self, command: EndTask) -> Done:
        """A task is done; the monthly review of a file that stays uncertain asks for the next one.

        Raises NotFound, InputInvalid, RuleBroken "plan-done", "case-r13…" for one that reached her
        in a way she did not allow.
        """
        outcome = clean_line(command.outcome, field="outcome", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = file.get(CaseTask, command.task_id)
            if row.done_at is not None or row.cancelled_at is not None:
                raise RuleBroken("plan-done")
            if row.contact is not None:
                check_reached(entry, file, row.contact)
            file.put(replace(row, done_at=entry.now, done_by=entry.account_id, outcome=outcome))
            if row.kind == "monthly_review" and file.head.state is CaseState.UNCERTAIN:
                add_task(entry, file, "monthly_review", entry.now + REVIEW_AFTER)
            file.happened("task_done", about=row.kind)
            return entry.done(uow, file)

    def plan_follow_ups(self, command: PlanFollowUps) -> Done:
        """Plan follow-ups under her rule. A date planned twice is planned once.

        Raises NotFound, NotAllowed "identity-not-yours", RuleBroken "case-r13…", "case-r20",
        "follow-up-needs-yes", "follow-up-needs-permit", "contact-erased", InputInvalid
        "follow-up-dates" (none, or in the past).
        """
        permit = clean_line(command.permit, field="permit", most=60)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if not command.dates or min(command.dates) < entry.now - timedelta(days=1):
                raise InputInvalid("follow-up-dates", field="dates")
            self._may(entry, file, command.mode, permit)
            known = {(one.mode, one.due) for one in _waiting(file)}
            for due in sorted(set(command.dates)):
                if (command.mode, due) not in known:
                    file.put(FollowUp(**entry.origin(), mode=command.mode, due=due, permit=permit))
            file.happened("follow_up_planned")
            return entry.done(uow, file)

    def cancel_follow_up(self, case_id: str, follow_up_id: str) -> Done:
        """A planned follow-up is not made. Raises NotFound, RuleBroken "plan-done"."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            row = file.get(FollowUp, follow_up_id)
            if row not in _waiting(file):
                raise RuleBroken("plan-done")
            file.put(replace(row, cancelled_at=entry.now))
            file.happened("follow_up_cancelled")
            return entry.done(uow, file)

    def followed_up(self, command: FollowedUp) -> Done:
        """Write down how she is. At risk, or back where she did not want to be: support begins
        again, for a child the child track; that is never refused. Not found: a try, which meets no
        date.

        Raises NotFound, InputInvalid, RuleBroken "plan-done", for one that was planned "case-r13…"
        (her rule holds on the day), and for one that was neither planned nor begun by her what
        `plan_follow_ups` raises.
        """
        needs = clean_line(command.needs, field="needs", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            when = exact_moment(entry, command.when)
            row = self._planned(entry, file, command, when)
            file.put(
                replace(
                    row,
                    done=when,
                    done_at=entry.now,
                    situation=command.situation,
                    safe_to_contact=command.safe_to_contact,
                    needs=needs,
                    by_her=command.by_her,
                )
            )
            file.happened("followed_up", when=when, about=str(command.situation))
            self._met(file, when.at or entry.now, command.situation)
            self._found(entry, file, command.situation, when)
            if file.head.retention_class:
                settle_dates(entry, file)
            return entry.done(uow, file)

    def decline_recheck(self, command: DeclineRecheck) -> Done:
        """She is willing and does not want to be asked again. Raises NotFound, RuleBroken
        "clock-not-running"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if meet_clock(file, "recheck_willing", entry.now, evidence="declined") is None:
                raise RuleBroken("clock-not-running")
            file.happened("recheck_declined")
            return entry.done(uow, file)

    # -- inside ---------------------------------------------------------------------------------

    @staticmethod
    def _may(entry: CaseEntry, file: CaseFile, mode: FollowUpMode, permit: str) -> None:
        child = file.head.track is Track.CHILD
        answers = answers_of(file)
        check_allowed(
            mode,
            child=child,
            yes=standing_yes(answers, Purpose.FOLLOW_UP_CONTACT),
            permit=permit,
            family_yes=standing_yes(answers, Purpose.FOLLOW_UP_CONTACT, FAMILY),
        )
        check_contact(contact_rule_of(file), mode, entry.account_id)

    def _planned(
        self, entry: CaseEntry, file: CaseFile, command: FollowedUp, when: When
    ) -> FollowUp:
        """The planned follow-up, or a new one made by hand or by her."""
        free = command.by_her or begins_support([command.situation])
        if command.id in file.records:
            row = file.get(FollowUp, command.id)
            if row not in _waiting(file):
                raise RuleBroken("plan-done")
            if not free:
                check_reached(entry, file, command.mode)
            return row
        permit = clean_line(command.permit, field="permit", most=60)
        if not free:
            self._may(entry, file, command.mode, permit)
        row = FollowUp(**entry.origin(), mode=command.mode, due=when.at or entry.now, permit=permit)
        return replace(row, id=command.id or row.id)

    @staticmethod
    def _met(file: CaseFile, done: datetime, found: Situation) -> None:
        meet_clock(file, "lost_recheck", done)
        if found is Situation.UNREACHABLE:
            return
        waiting = [
            DueDate(one.rule_id, one.starts_at) for one in file.all(ClockRow) if running(one)
        ]
        for rule in (*met_by(done, waiting), "recheck_willing"):
            meet_clock(file, rule, done)

    @staticmethod
    def _found(entry: CaseEntry, file: CaseFile, found: Situation, when: When) -> None:
        """What follows from how she is."""
        back = returns_to(facts_of(file))
        danger = begins_support([found])
        child = file.head.track is Track.CHILD
        lost = file.head.state is CaseState.LOST_CONTACT
        here = danger or (lost and found is not Situation.UNREACHABLE)
        if here and back is not None and file.head.state is not CaseState.MERGED:
            move(entry, file, back, Grounds(reason="follow_up"), when=when)
            ask_age(entry, file)
        if not danger:
            return
        if not child:
            add_task(entry, file, "support_again", entry.now + SUPPORT_AGAIN)
        elif file.head.state not in (CaseState.CHILD_PROTECTION, CaseState.WITH_AUTHORITY):
            given = Grounds(indicator=True, reason=str(found))
            to_child_track(entry, file, given, EntryBy.BELIEF, when)


def _waiting(file: CaseFile) -> tuple[FollowUp, ...]:
    return tuple(one for one in file.all(FollowUp) if one.done is None and one.cancelled_at is None)
