"""The child track: anybody puts a file on it, the authority alone takes it off.

Right: CASES_WORK and access to the file. Domain paper, sections 1, 4, 9, 10. Nothing here asks for
a vote, a quorum, a consent or a second person before a report.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta

from sr_board.access.concern import FEARS
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.child_track import note_standing, sign_seen, to_child_track
from sr_board.cases.files.concern_entries import (
    believed_since,
    enter_concern,
    note_concern,
    protected,
    stood,
)
from sr_board.cases.files.duties import reports_now
from sr_board.cases.files.records_moved import ConcernEntered
from sr_board.cases.files.service_intake import exact_moment
from sr_board.cases.files.tasks import add_task, end_tasks
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move, state_journey
from sr_board.cases.records import CaseTask, ClockRow
from sr_board.cases.rules.age import check_order
from sr_board.cases.rules.clocks import midnight, own_consent_due
from sr_board.cases.rules.states import Grounds
from sr_board.cases.summarising import running
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import (
    AgeStanding,
    BoardOffice,
    CaseState,
    EntryBy,
    EvidenceOrder,
    ReportKind,
    Track,
)
from sr_board.vault.users import SecondSigner

__all__ = [
    "AdultByOrder",
    "ByOrder",
    "ChildService",
    "Fear",
    "Journey",
    "MissedReason",
    "ToAuthority",
    "leads",
    "other_person",
    "tasks_of_birthday",
    "to_child_track",
]


ASK = "ask_authority"
"""Kind of the task that asks the authority."""
WATCHES = frozenset({"age_test_watch", "sir_watch", "final_order_watch"})
"""Dates of the authority, not of the board."""


@dataclass(frozen=True)
class Fear:
    """One press: this may be a child. `when`: since when there is reason to believe it."""

    case_id: str
    reason: str
    when: When | None = None
    indicator: bool = False
    mother_unknown: bool = False
    abandoned: bool = False


@dataclass(frozen=True)
class Journey:
    """The journey to the authority: minutes, from where to where."""

    case_id: str
    minutes: int
    begins: str
    ends: str


@dataclass(frozen=True)
class MissedReason:
    """Why a clock was not met in time. The clock stays open; the duty goes on."""

    case_id: str
    clock_id: str
    reason: str


@dataclass(frozen=True)
class ToAuthority:
    """The child is with the authority; the reports are entered already."""

    case_id: str


@dataclass(frozen=True)
class ByOrder:
    """An order of the authority: placed in care or restored."""

    case_id: str
    to: CaseState
    authority: str
    order_no: str
    order_date: date


@dataclass(frozen=True)
class AdultByOrder:
    """An order that finds an adult. Entered by chair and secretary of the board together."""

    case_id: str
    authority: EvidenceOrder
    order_no: str
    order_date: date
    second: SecondSigner | None = field(default=None, repr=False)


class ChildService(CaseService):
    """Work on the child track."""

    def fear(self, command: Fear) -> Done:
        """Put the file on the child track, at once, by one person; there is no undo. On a file of a
        child who is protected already it is written down, and makes her clocks sooner, never later.

        Raises NotFound "no-such-case", InputInvalid "fear-unknown", RuleBroken
        "case-resident-child" (a resident's own child without any sign).
        """
        if command.reason not in FEARS:
            raise InputInvalid("fear-unknown", field="reason")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            when = exact_moment(entry, command.when) if command.when else entry.moment()
            told = ConcernEntered(
                **entry.origin(), reason=command.reason, when=when, abandoned=command.abandoned
            )
            if protected(file):
                enter_concern(entry, file, told, EntryBy.BELIEF)
                return entry.done(uow, file)
            before = stood(file)
            believed_since(file, when)
            if command.abandoned:
                file.change(child_abandoned_or_lost=True)
            given = Grounds(
                indicator=command.indicator or sign_seen(file),
                mother_unknown=command.mother_unknown,
                reason=command.reason,
            )
            to_child_track(entry, file, given, EntryBy.BELIEF, when)
            note_concern(file, before, told)
            return entry.done(uow, file)

    def move_doubts(self) -> int:
        """The program moves every file whose question of age is open after its time; by doubt, the
        clock counts from the first contact. How many were moved. One bad file stops no other."""
        late = [
            one.case_id
            for one in self._late(frozenset({"age_question"}))
            if one.track is not Track.CHILD
        ]
        return self._each(late, self._doubt)

    def ask_authority(self) -> int:
        """A date of the authority that has passed is a task, "ask the authority", once for each
        date. How many files have a new one. Domain paper, section 10."""
        return self._each([one.case_id for one in self._late(WATCHES)], self._ask)

    def _late(self, rules: frozenset[str]) -> list[CaseSummary]:
        """Files she may read in which a clock of these rules is over."""
        with self._room.read() as session:
            now = self._room.clock.now()
            return [
                one
                for one in CaseEntry(session, self._room, reading=True).readable()
                if any(c.rule_id in rules and c.due_at <= now for c in one.clocks)
            ]

    def _each(self, cases: list[str], act: Callable[[CaseEntry, CaseFile], bool]) -> int:
        done = 0
        for case_id in cases:
            try:
                with self.work() as (uow, entry):
                    file = entry.open(case_id)
                    if act(entry, file):
                        entry.done(uow, file)
                        done += 1
            except Exception:  # noqa: S112 - one bad file must not stop another child's clock
                continue
        return done

    def journey(self, command: Journey) -> Done:
        """State the journey; the clocks of production and report move by exactly its minutes.

        Raises NotFound, InputInvalid "journey-impossible", "text-missing".
        """
        begins = clean_line(command.begins, field="begins", required=True)
        ends = clean_line(command.ends, field="ends", required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            state_journey(entry, file, command.minutes, begins, ends)
            return entry.done(uow, file)

    def missed(self, command: MissedReason) -> Done:
        """Why a clock was missed. Raises NotFound "record-unknown", RuleBroken "clock-not-missed",
        InputInvalid for a missing reason."""
        reason = clean_line(command.reason, field="reason", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            clock = file.get(ClockRow, command.clock_id)
            if clock.due_at > (clock.met_at or entry.now):
                raise RuleBroken("clock-not-missed")
            file.put(replace(clock, missed_reason=reason))
            file.happened("missed_reason", about=clock.rule_id, remark=reason)
            return entry.done(uow, file)

    def welfare_checked(self, case_id: str) -> Done:
        """Somebody looked after her: a safe place, two trusted persons near. Raises NotFound,
        RuleBroken "clock-not-running"."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            if meet_clock(file, "welfare_check", entry.now) is None:
                raise RuleBroken("clock-not-running")
            file.happened("welfare_checked")
            return entry.done(uow, file)

    def to_authority(self, command: ToAuthority) -> Done:
        """The child was produced. Raises NotFound, RuleBroken "case-lead-only", "case-r03"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            open_ones = facts_of(file).open_statutory
            given = Grounds(
                lead=leads(entry, file),
                produced=_received(file, ReportKind.CWC_PRODUCTION)
                and "cwc_production" not in open_ones,
                pocso_done=_received(file, ReportKind.POCSO_POLICE)
                and "pocso_report" not in open_ones,
            )
            move(entry, file, CaseState.WITH_AUTHORITY, given, when=_produced_at(file))
            return entry.done(uow, file)

    def by_order(self, command: ByOrder) -> Done:
        """Placed or restored, by the authority's order. Raises NotFound, InputInvalid
        "order-in-future", RuleBroken "case-r04", "case-lead-only", "case-no-such-move"."""
        if command.to not in (CaseState.PLACED, CaseState.RESTORED):
            raise RuleBroken("case-no-such-move")
        authority = clean_line(command.authority, field="authority")
        number = clean_line(command.order_no, field="order_no")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.order_date > entry.clock.today():
                raise InputInvalid("order-in-future", field="order_date")
            given = Grounds(
                lead=leads(entry, file),
                order=bool(authority and number),
                reason=f"{authority} {number} {command.order_date.isoformat()}",
            )
            move(entry, file, command.to, given)
            meet_clock(file, "final_order_watch", entry.now, evidence=number)
            meet_clock(file, "sir_watch", entry.now, evidence=number)
            end_tasks(entry, file, ASK)
            return entry.done(uow, file)

    def adult_by_order(self, command: AdultByOrder) -> Done:
        """The authority found an adult: chair and secretary enter its order, and the file goes on
        as that of an adult. What was recorded before stays under the rules for children.

        Raises NotFound, RuleBroken "case-r02", "case-chair-and-secretary",
        "second-person-missing", "second-person-same".
        """
        number = clean_line(command.order_no, field="order_no")
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            standing = AgeStanding.ADULT_BY_ORDER
            today = entry.clock.today()
            check_order(standing, command.authority, number, command.order_date, today)
            second = other_person(entry, file, command.second)
            both = {entry.account_id, second.slot_id}
            offices = entry.offices(file)
            given = Grounds(
                persons=len(both),
                chair=offices.get(BoardOffice.CHAIR) in both,
                secretary=offices.get(BoardOffice.SECRETARY) in both,
                order=True,
                adult_order=True,
                reason=number,
            )
            move(entry, file, CaseState.ADULT_REVIEW, given)
            note_standing(
                entry,
                file,
                standing,
                "order",
                authority=str(command.authority),
                order_no=number,
                order_date=command.order_date,
            )
            for rule in WATCHES:
                meet_clock(file, rule, entry.now, evidence=number)
            end_tasks(entry, file, ASK)
            return entry.done(uow, file, second)

    # -- inside ---------------------------------------------------------------------------------

    @staticmethod
    def _doubt(entry: CaseEntry, file: CaseFile) -> bool:
        given = Grounds(by_program=True, by_doubt=True, indicator=True, reason="doubt", persons=1)
        to_child_track(entry, file, given, EntryBy.DOUBT, entry.moment())
        return True

    @staticmethod
    def _ask(entry: CaseEntry, file: CaseFile) -> bool:
        over = [
            clock.due_at
            for clock in file.all(ClockRow)
            if clock.rule_id in WATCHES and running(clock) and clock.due_at <= entry.now
        ]
        asked = [task for task in file.all(CaseTask) if task.kind == ASK]
        if not over or any(one.done_at is None or one.at >= max(over) for one in asked):
            return False
        add_task(entry, file, ASK, max(over))
        return True


def tasks_of_birthday(entry: CaseEntry, file: CaseFile, born: date) -> None:
    """The task "ask her own consent", seven days after the 18th birthday. Nothing else changes."""
    due = midnight(own_consent_due(born) + timedelta(days=1), entry.clock.offset_minutes())
    if not any(task.kind == "own_consent_18" for task in file.all(CaseTask)):
        file.put(CaseTask(**entry.origin(), kind="own_consent_18", text="", due_at=due))


def _received(file: CaseFile, kind: ReportKind) -> bool:
    """Whether a report of the kind has a reference or receipt, or there is none to make."""
    return any(
        one.ref_no or one.receipt or (one.no_offence and one.second)
        for one in reports_now(file, kind)
    )


def _produced_at(file: CaseFile) -> When | None:
    """When the child was first produced; the authority's dates count from it (JJ Act s.36)."""
    found = reports_now(file, ReportKind.CWC_PRODUCTION)
    return found[0].sent if found else None


def leads(entry: CaseEntry, file: CaseFile) -> bool:
    """Whether she leads the case. Until a team is named, everybody in it may act as its lead."""
    if file.head.team_named:
        return file.head.lead == entry.account_id
    return entry.account_id in file.team or entry.account_id in entry.offices(file).values()


def other_person(
    entry: CaseEntry, file: CaseFile | None, second: SecondSigner | None
) -> SecondSigner:
    """The second person, once it is known that she is another and may hear of the file: not
    recused from it, and one of those who open the cases at all. `file`: None where the act is
    about no file.

    Raises RuleBroken "second-person-missing", "second-person-same", "second-person-role".
    """
    if second is None:
        raise RuleBroken("second-person-missing")
    if second.slot_id == entry.account_id:
        raise RuleBroken("second-person-same")
    recused = file is not None and file.barred(second.slot_id)
    if recused or "cases" not in second.compartments:
        raise RuleBroken("second-person-role")
    return second
