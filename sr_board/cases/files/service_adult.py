"""The adult's side: talks with her, her word, willing or not clear, contact lost, closing.

Right: CASES_WORK and access to the file. Domain paper, sections 8, 9, 12. Nobody is kept, sent or
reported against her will; what the board cannot find stays uncertain, with support.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import timedelta

from sqlalchemy import select

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.child_track import sign_seen
from sr_board.cases.files.contact import check_tries
from sr_board.cases.files.decided import decided
from sr_board.cases.files.service_child import leads, other_person
from sr_board.cases.files.service_intake import ask_age, exact_moment
from sr_board.cases.files.talks import counting, heard_by_screener, talks_now
from sr_board.cases.files.tasks import add_task
from sr_board.cases.models import BoardMember
from sr_board.cases.moments import When
from sr_board.cases.moving import facts_of, meet_clock, move, start_clock
from sr_board.cases.packs.standing import kept_pack
from sr_board.cases.records import (
    FollowUp,
    MeansNote,
    PlanNeed,
    WillingnessInterview,
)
from sr_board.cases.rules.follow_up import REVIEW_AFTER, SUPPORT_AGAIN
from sr_board.cases.rules.retention import (
    EraseDates,
    RetentionClass,
    class_of,
    erase_dates,
    never_later,
)
from sr_board.cases.rules.states import Grounds, returns_to
from sr_board.cases.rules.willingness import (
    GATES,
    Talk,
    check_again,
    check_means,
    finding_of,
    missing,
    reinterviews_left,
)
from sr_board.cases.vocabulary import (
    AgeStanding,
    BoardOffice,
    CaseState,
    Finding,
    FollowUpMode,
    MeansState,
    MeansTick,
    Outcome,
    Profession,
    Wants,
)
from sr_board.vault.users import SecondSigner

__all__ = [
    "AdultService",
    "Close",
    "HeardHer",
    "HerWord",
    "LostContact",
    "OutOfScope",
    "Reopen",
    "SettleOutcome",
    "settle_dates",
    "settle_outcome",
]


_ADULT = (AgeStanding.APPEARS_ADULT, AgeStanding.ADULT_BY_ORDER)


@dataclass(frozen=True)
class HeardHer:
    """One talk by two people. `gates`: those of `rules.willingness.GATES` that were met.
    `she_asked`: she herself wanted to be heard again."""

    case_id: str
    second_listener: str
    when: When
    gates: frozenset[str]
    means: tuple[tuple[MeansTick, MeansState], ...] = ()
    means_none: bool = False
    free_to_leave: str = "unsure"
    wants: Wants = Wants.TIME
    information: frozenset[str] = field(default_factory=frozenset)
    words: str = ""
    against: bool = False
    interpreter: str = ""
    she_asked: bool = False


@dataclass(frozen=True)
class HerWord:
    """She said that she does not want this. No paper, no second talk, no vote is needed."""

    case_id: str
    words: str


@dataclass(frozen=True)
class LostContact:
    """She was tried three times by the way she allowed; lead and a second person. `modes`: how each
    try was made, by phone where none is said."""

    case_id: str
    tries: tuple[When, ...]
    second: SecondSigner | None = field(default=None, repr=False)
    modes: tuple[FollowUpMode, ...] = ()


@dataclass(frozen=True)
class OutOfScope:
    """Not for the board: a visitor, or a child of a mother known to two members for a year."""

    case_id: str
    visitor: bool = False
    mother_known: bool = False
    indicator: bool = False
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class SettleOutcome:
    """How it went; the class of the file and its dates of erasure follow. `sooner`: a willing
    adult asked to be erased after 30 days."""

    case_id: str
    outcome: Outcome
    sooner: bool = False


@dataclass(frozen=True)
class Close:
    """Close by a signed decision of the board, or by chair and counsellor together.

    `acknowledged`: the authority acknowledged in writing that it has the child (number)."""

    case_id: str
    acknowledged: str = ""
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class Reopen:
    """Open a closed, lost or merged file again, where it was."""

    case_id: str
    reason: str
    second: SecondSigner | None = field(default=None, repr=False)


class AdultService(CaseService):
    """Work with adults."""

    def heard(self, command: HeardHer) -> Done:
        """Write a talk down; her word against this moves the file at once, when one of the two who
        heard it is a trained screener.

        Raises NotFound, InputInvalid "means-…", "second-listener-missing", "gates-unknown",
        RuleBroken "talks-enough".
        """
        check_means(command.means, none=command.means_none)
        if not command.gates <= GATES:
            raise InputInvalid("gates-unknown", field="gates")
        words = clean_text(command.words, field="words", most=500)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.second_listener in ("", entry.account_id):
                raise InputInvalid("second-listener-missing", field="second_listener")
            when = exact_moment(entry, command.when)
            row = self._row(entry, command, when, words)
            if file.head.state is CaseState.UNCERTAIN:
                check_again(row.finding, since=_again(file), she_asked=command.she_asked)
            file.put(row)
            file.happened("interviewed", when=when)
            self._meet(entry, file)
            self._stays(entry, file, row)
            if row.finding is Finding.UNWILLING and heard_by_screener(entry, row):
                self._support(entry, file, words)
            return entry.done(uow, file)

    def her_word(self, command: HerWord) -> Done:
        """She does not want this: support begins. Raises NotFound, RuleBroken
        "case-screener-only", "case-no-such-move", InputInvalid for empty words."""
        words = clean_text(command.words, field="words", most=500, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            given = Grounds(screener=entry.station.screener, her_word=True, reason=words)
            move(entry, file, CaseState.UNWILLING_SUPPORT, given)
            return entry.done(uow, file)

    def willing(self, case_id: str) -> Done:
        """After the board's signed decision: willing, when every condition holds. If not, the file
        becomes uncertain and another talk is due.

        Raises RuleBroken "case-r08" (after the file became uncertain), "case-r01", NotFound.
        """
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            facts = facts_of(file)
            if facts.child:
                raise RuleBroken("case-r01")
            adult = facts.standing in _ADULT
            by_board = decided(file, file.head, "willing")
            failing = missing(talks_now(file), adult=adult, by_board=by_board)
            if by_board:
                meet_clock(file, "adult_sitting", entry.now)
            if not failing:
                move(entry, file, CaseState.WILLING_INFORMED, Grounds(by_board=True))
                settle_outcome(entry, file, Outcome.LEFT_IN_PEACE, sooner=False)
                return entry.done(uow, file)
            if file.head.state is CaseState.ADULT_REVIEW and set(failing) - {"board"}:
                move(entry, file, CaseState.UNCERTAIN, Grounds(by_program=True))
                entry.done(uow, file)
        raise RuleBroken("case-r08", missing=failing)

    def willing_missing(self, case_id: str) -> tuple[str, ...]:
        """Keys of the conditions of "willing" that do not hold yet. Raises NotFound."""
        with self.work() as (_, entry):
            file = entry.open(case_id)
            adult = facts_of(file).standing in _ADULT
            return missing(
                talks_now(file), adult=adult, by_board=decided(file, file.head, "willing")
            )

    def her_request(self, case_id: str) -> Done:
        """She asks for a new review herself. Raises NotFound, RuleBroken."""
        with self.work() as (uow, entry):
            file = entry.open(case_id)
            given = Grounds(lead=leads(entry, file), her_request=True)
            move(entry, file, CaseState.ADULT_REVIEW, given)
            return entry.done(uow, file)

    def lost(self, command: LostContact) -> Done:
        """Contact is lost; no clock stops. Raises NotFound, RuleBroken "case-three-tries",
        "case-lead-and-second", "case-r13…", "case-r20"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            if command.second is not None:
                other_person(entry, file, command.second)
            tries = {
                moment.at: moment for moment in (exact_moment(entry, t) for t in command.tries)
            }
            second = (command.second.slot_id,) if command.second is not None else ()
            check_tries(file, command.modes or (FollowUpMode.PHONE,), (entry.account_id, *second))
            given = Grounds(
                lead=leads(entry, file), persons=1 + (command.second is not None), tries=len(tries)
            )
            for moment in tries.values():
                file.happened("tried", when=moment)
            move(entry, file, CaseState.LOST_CONTACT, given)
            return entry.done(uow, file, command.second)

    def out_of_scope(self, command: OutOfScope) -> Done:
        """Not for the board, by two persons. Raises NotFound, RuleBroken "case-r17"."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            second = command.second
            if second is not None:
                other_person(entry, file, second)
            given = Grounds(
                persons=1 + (second is not None),
                visitor=command.visitor,
                mother_known=command.mother_known,
                indicator=command.indicator or sign_seen(file),
            )
            move(entry, file, CaseState.OUT_OF_SCOPE, given)
            settle_outcome(entry, file, Outcome.OUT_OF_SCOPE, sooner=False)
            return entry.done(uow, file, second)

    def outcome(self, command: SettleOutcome) -> Done:
        """How it went, and from when the file is erased. Raises NotFound."""
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            settle_outcome(entry, file, command.outcome, sooner=command.sooner)
            file.happened("outcome", about=str(command.outcome))
            return entry.done(uow, file)

    def close(self, command: Close) -> Done:
        """Close. Raises NotFound, RuleBroken "case-r03", "case-r15",
        "case-child-not-acknowledged", "case-outcome-first", "case-retention-first"."""
        number = clean_line(command.acknowledged, field="acknowledged", most=60)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            by_board = decided(file, file.head, "close")
            second = None if by_board else other_person(entry, file, command.second)
            both = {entry.account_id} | ({second.slot_id} if second else set())
            given = Grounds(
                persons=len(both),
                by_board=by_board,
                chair=entry.offices(file).get(BoardOffice.CHAIR) in both,
                counsellor=any(_profession(entry, slot) == Profession.COUNSELLOR for slot in both),
                acknowledged=bool(number),
                outcome=file.head.outcome is not None,
                retention=bool(file.head.retention_class),
                reason=number,
            )
            move(entry, file, CaseState.CLOSED, given)
            return entry.done(uow, file, second)

    def reopen(self, command: Reopen) -> Done:
        """Back to where it was. Raises NotFound, RuleBroken "case-reason-first",
        "case-two-persons" (un-merging), "case-no-such-move"."""
        reason = clean_line(command.reason, field="reason", most=300)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            back = returns_to(facts_of(file))
            if back is None:
                raise RuleBroken("case-no-such-move")
            if command.second is not None:
                other_person(entry, file, command.second)
            given = Grounds(persons=1 + (command.second is not None), reason=reason)
            move(entry, file, back, given)
            ask_age(entry, file)
            return entry.done(uow, file, command.second)

    # -- inside ---------------------------------------------------------------------------------

    @staticmethod
    def _row(entry: CaseEntry, command: HeardHer, when: When, words: str) -> WillingnessInterview:
        gates = command.gates
        talk = _talk(command, entry.account_id, when)
        return WillingnessInterview(
            **entry.origin(),
            interviewer=entry.account_id,
            second_listener=command.second_listener,
            when=when,
            place_private="place_private" in gates,
            bringer_absent="bringer_absent" in gates,
            interpreter=clean_line(command.interpreter, field="interpreter"),
            interpreter_independent="interpreter_independent" in gates,
            referral_list_open="referral_list_open" in gates,
            consent_read="consent_read" in gates,
            right_to_stop_told="right_to_stop_told" in gates,
            means=tuple(MeansNote(tick, state) for tick, state in command.means),
            means_none=command.means_none,
            free_to_leave=command.free_to_leave,
            wants=command.wants,
            information_given=tuple(sorted(command.information)),
            words=words,
            finding=finding_of(talk),
        )

    @staticmethod
    def _meet(entry: CaseEntry, file: CaseFile) -> None:
        for rule in ("interview_after_order", "reinterview"):
            meet_clock(file, rule, entry.now)
        if len(counting(file)) >= 2:
            meet_clock(file, "adult_interviews", entry.now)

    @staticmethod
    def _stays(entry: CaseEntry, file: CaseFile, row: WillingnessInterview) -> None:
        """Still not clear: one more talk in a week, twice at most; then a plan of support and a
        review every month."""
        if file.head.state is not CaseState.UNCERTAIN or row.finding is not Finding.UNCERTAIN:
            return
        if reinterviews_left(_again(file) + 2):
            start_clock(entry, file, "reinterview", entry.now, event="entry")
            return
        add_task(entry, file, "monthly_review", entry.now + REVIEW_AFTER)
        if all(one.done_at is not None for one in file.all(PlanNeed)):
            add_task(entry, file, "support_plan", entry.now + SUPPORT_AGAIN)

    @staticmethod
    def _support(entry: CaseEntry, file: CaseFile, words: str) -> None:
        from_here = (CaseState.ADULT_REVIEW, CaseState.UNCERTAIN, CaseState.WILLING_INFORMED)
        if file.head.state in from_here:
            given = Grounds(screener=True, her_word=True, reason=words)
            move(entry, file, CaseState.UNWILLING_SUPPORT, given)


def _again(file: CaseFile) -> int:
    """How many talks there were since the file became uncertain."""
    since = file.head.state_since or file.head.at
    return sum(one.at > since for one in file.all(WillingnessInterview))


def _talk(command: HeardHer, interviewer: str, when: When) -> Talk:
    assert when.at is not None
    return Talk(
        interviewer,
        command.second_listener,
        when.at,
        command.gates,
        command.means,
        command.means_none,
        command.free_to_leave,
        command.wants,
        command.information,
        command.against,
    )


def settle_outcome(
    entry: CaseEntry, file: CaseFile, outcome: Outcome, *, sooner: bool = False
) -> None:
    """Outcome, class and dates of erasure."""
    head = file.head
    kind = class_of(head.state, head.track)
    file.put(replace(head, outcome=outcome, retention_class=str(kind)))
    body, stood = head.erase_body_on, head.retention_class == str(kind)
    before = EraseDates(head.erase_identity_on or body, body) if stood and body else None
    dates = never_later(kind, before, _dates(entry, file, sooner=sooner))
    identity = dates.identity if head.identity_erased_at is None else None
    file.change(erase_identity_on=identity, erase_body_on=dates.body)


def settle_dates(entry: CaseEntry, file: CaseFile) -> None:
    """After a follow-up the days of erasure of a settled file move on with it, never back."""
    head, dates = file.head, _dates(entry, file, sooner=False)
    if head.retention_class not in (RetentionClass.UNWILLING, RetentionClass.CHILD):
        return
    if head.erase_identity_on is not None:
        file.change(erase_identity_on=max(head.erase_identity_on, dates.identity))
    if head.erase_body_on is not None:
        file.change(erase_body_on=max(head.erase_body_on, dates.body))


def _dates(entry: CaseEntry, file: CaseFile, *, sooner: bool) -> EraseDates:
    kind = RetentionClass(file.head.retention_class)
    done = [one.done.at for one in file.all(FollowUp) if one.done is not None and one.done.at]
    zone = timedelta(minutes=entry.clock.offset_minutes())
    last = (max(done) + zone).date() if done else None
    periods = kept_pack(entry.session, file.head.pack).periods
    return erase_dates(kind, entry.clock.today(), last, sooner=sooner, periods=periods)


def _profession(entry: CaseEntry, slot_id: str) -> str:
    rows = entry.session.scalars(
        select(BoardMember).where(BoardMember.slot_id == slot_id, BoardMember.ended_on.is_(None))
    )
    today = entry.clock.today()
    return next((one.profession for one in rows if one.term_from <= today <= one.term_to), "")
