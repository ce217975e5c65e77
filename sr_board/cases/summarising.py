"""From the records of a case to its one line, and to the text a search looks through."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pydantic import TypeAdapter

from sr_board.base.text import fold
from sr_board.cases.doubles.records_doubles import JoinedFile, MatchMarks
from sr_board.cases.files.records_consent import DisclosureRequest
from sr_board.cases.files.records_duty import DutyMark
from sr_board.cases.files.records_papers import PaperAsked, SealedPaper
from sr_board.cases.keeping.counting import countable_of, written
from sr_board.cases.records import (
    AgeStatus,
    CaseAttachment,
    CaseHead,
    CaseTask,
    ClockRow,
    Decision,
    EmergencyAct,
    FollowUp,
    Happening,
    LegalHold,
    Notice,
    PlanNeed,
    Record,
    Referral,
    SafetyFlag,
    StatutoryReport,
    WillingnessInterview,
)
from sr_board.cases.rules.doubles import codes_in, names_code
from sr_board.cases.summary import CaseSummary, RunningClock, WaitingTask
from sr_board.cases.vocabulary import AgeStanding, ClockNature, Flag, ReportKind, Situation

__all__ = ["SUMMARIES", "running", "summary_of", "words_of"]

SUMMARIES: TypeAdapter[CaseSummary] = TypeAdapter(CaseSummary)

_WORDS: tuple[tuple[type[Record], tuple[str, ...]], ...] = (
    (CaseHead, ("code", "site", "closure_reason")),
    (Notice, ("text",)),
    (Happening, ("remark",)),
    (WillingnessInterview, ("words",)),
    (PlanNeed, ("need", "wish", "step", "outcome")),
    (CaseTask, ("text", "outcome")),
    (Decision, ("proposal", "reasons", "dissent", "person_view")),
    (StatutoryReport, ("to_body", "officer", "ref_no", "reasons")),
    (Referral, ("service_name", "purpose", "outcome")),
    (FollowUp, ("needs",)),
    (DisclosureRequest, ("who", "office", "wanted", "answer")),
)


def running(clock: ClockRow) -> bool:
    """A clock that is neither met nor taken up by another."""
    return clock.met_at is None and not clock.cancelled_by


def summary_of(records: Iterable[Record], head: CaseHead) -> CaseSummary:
    """The case in one line. Every part of it is read by itself: one odd record hides no clock."""
    kept = tuple(records)
    clocks = _running(kept)
    hold = any(isinstance(one, LegalHold) and one.ended_at is None for one in kept)
    found = CaseSummary(
        case_id=head.id,
        code=head.code,
        board_id=head.board_id,
        site=head.site,
        state=head.state,
        track=head.track,
        risk=head.risk,
        subject_kind=head.subject_kind,
        lead=head.lead,
        team=head.team,
        team_named=head.team_named,
        opened_at=min((one.at for one in kept), default=head.at),
        changed_at=max((one.at for one in kept), default=head.at),
        child_apprehended=head.child_apprehended,
        flags=_standing_flags(kept),
        clocks=clocks,
        tasks=_tasks(kept, head),
        outcome=head.outcome,
        closed_at=head.closed_at,
        erase_identity_on=head.erase_identity_on,
        erase_body_on=head.erase_body_on,
        identity_erased_at=head.identity_erased_at,
        legal_hold=hold,
        keys_wait=head.identity_stale,
        standing=_standing(kept),
        state_before=head.state_before,
        report_minutes=_report_minutes(kept, head),
        on_time=_on_time(kept),
        found=_found(kept),
        emergency_acts=sum(isinstance(one, EmergencyAct) for one in kept),
        papers=sum(isinstance(one, (CaseAttachment, SealedPaper)) for one in kept),
        open_statutory=sum(1 for one in clocks if one.nature is ClockNature.STATUTORY),
        countable=_counted(kept, head),
    )
    return _with_doubles(_with_others(found, kept), kept, head)


def _tasks(records: tuple[Record, ...], head: CaseHead) -> tuple[WaitingTask, ...]:
    """Tasks that wait, the earliest due first, those without a day last."""
    found = (_task(one) for one in records if isinstance(one, CaseTask) and _waits(one))
    return tuple(sorted(found, key=lambda one: (one.due_at is None, one.due_at or head.at, one.id)))


def _with_others(found: CaseSummary, records: tuple[Record, ...]) -> CaseSummary:
    """What waits for others than its team: a note for duty, an approval."""
    asked = [one for one in records if isinstance(one, PaperAsked)]
    return replace(
        found,
        duty_mark=next((one.mark for one in records if isinstance(one, DutyMark)), ""),
        papers_asked=tuple(one.by for one in asked if not (one.approved_at or one.ended_at)),
    )


def _with_doubles(found: CaseSummary, records: Iterable[Record], head: CaseHead) -> CaseSummary:
    """What other files about the same person are found by."""
    marks = next((one for one in records if isinstance(one, MatchMarks)), None)
    return replace(
        found,
        marks=marks.marks if marks is not None else None,
        marks_of=marks.generation if marks is not None else 0,
        named=_named(records, head),
        joined=tuple((one.head.id, one.head.code) for one in _joined(records)),
    )


def _joined(records: Iterable[Record]) -> list[JoinedFile]:
    """Files joined with this one, the first joined first."""
    found = (one for one in records if isinstance(one, JoinedFile))
    return sorted(found, key=lambda one: (one.at, one.id))


def _named(records: Iterable[Record], head: CaseHead) -> tuple[str, ...]:
    """Codes that the notices of a file name, without its own."""
    texts = [one.text for one in records if isinstance(one, Notice)]
    found = dict.fromkeys(code for text in texts for code in codes_in(text))
    return tuple(code for code in found if not names_code(code, head.code))


def _counted(records: tuple[Record, ...], head: CaseHead) -> str:
    """What the return counts of it; empty when that fails: a count never hides a clock."""
    try:
        return written(countable_of(records, head))
    except Exception:
        return ""


def _standing_flags(records: Iterable[Record]) -> tuple[Flag, ...]:
    """Dangers that stand, each once."""
    raised = (one for one in records if isinstance(one, SafetyFlag) and one.cleared_at is None)
    return tuple(sorted({one.flag for one in raised}))


def words_of(records: Iterable[Record]) -> str:
    """Folded text of the case layer, for a search within what the reader may open."""
    found: list[str] = []
    for record in records:
        for kind, fields in _WORDS:
            if type(record) is kind:
                found.extend(str(getattr(record, name)) for name in fields)
    return fold(" ".join(part for part in found if part))


def _running(records: tuple[Record, ...]) -> tuple[RunningClock, ...]:
    """Clocks not met, the earliest due first."""
    found = (_clock(one) for one in records if isinstance(one, ClockRow) and running(one))
    return tuple(sorted(found, key=lambda one: (one.due_at, one.rule_id)))


def _standing(records: tuple[Record, ...]) -> AgeStanding:
    steps = [one for one in records if isinstance(one, AgeStatus)]
    return max(steps, key=lambda one: one.at).standing if steps else AgeStanding.UNKNOWN


def _report_minutes(records: tuple[Record, ...], head: CaseHead) -> int | None:
    """Minutes from the reason to believe to the production before the committee."""
    since = head.reason_to_believe.at if head.reason_to_believe is not None else None
    sent = [
        one.sent.at
        for one in records
        if isinstance(one, StatutoryReport)
        and one.kind is ReportKind.CWC_PRODUCTION
        and one.sent.at is not None
    ]
    if since is None or not sent:
        return None
    return max(int((min(sent) - since).total_seconds() // 60), 0)


def _on_time(records: tuple[Record, ...]) -> bool | None:
    met = [
        one.met_at <= one.due_at
        for one in records
        if isinstance(one, ClockRow) and one.rule_id == "cwc_production" and one.met_at is not None
    ]
    return all(met) if met else None


def _found(records: tuple[Record, ...]) -> Situation | None:
    """What the last follow-up found."""
    made = [
        (one.done.at, one.situation)
        for one in records
        if isinstance(one, FollowUp) and one.done is not None and one.done.at is not None
    ]
    return max(made, key=lambda one: one[0])[1] if made else None


def _clock(row: ClockRow) -> RunningClock:
    return RunningClock(
        row.id,
        row.rule_id,
        row.nature,
        row.starts_at,
        row.due_at,
        row.journey_minutes,
        row.offset_minutes,
        row.missed_reason,
    )


def _waits(task: CaseTask) -> bool:
    return task.done_at is None and task.cancelled_at is None


def _task(task: CaseTask) -> WaitingTask:
    return WaitingTask(task.id, task.kind, task.text, task.due_at, task.who)
