"""What of a file decides whether a decision is possible, and what its brief may say. Reads only."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from datetime import datetime

from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.files.talks import counting
from sr_board.cases.ports import FileOpen
from sr_board.cases.records import (
    AgeEvidence,
    AgeStatus,
    ClockRow,
    SafetyFlag,
    WillingnessInterview,
)
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.rules.decisions import FileFacts, Proposal
from sr_board.cases.vocabulary import (
    CHILD_STATES,
    AgeStanding,
    CaseState,
    ClockNature,
    Finding,
    MeansState,
    Purpose,
    Track,
)

__all__ = ["brief_content", "file_facts", "next_due", "open_duties", "presumed_child"]

_CHILD = (AgeStanding.PRESUMED_CHILD, AgeStanding.CHILD_BY_ORDER)
_BY_ORDER = (CaseState.PLACED, CaseState.RESTORED)


def presumed_child(file: FileOpen) -> bool:
    """On the child track, or a child by her age status."""
    head = file.head
    if head.track is Track.CHILD or head.state in CHILD_STATES:
        return True
    ages = file.all(AgeStatus)
    return bool(ages) and ages[-1].standing in _CHILD


def open_duties(file: FileOpen) -> tuple[ClockRow, ...]:
    """Statutory clocks that are not met, the earliest first."""
    rows = (
        row
        for row in file.all(ClockRow)
        if row.nature is ClockNature.STATUTORY and row.met_at is None and not row.cancelled_by
    )
    return tuple(sorted(rows, key=lambda row: row.due_at))


def next_due(file: FileOpen) -> datetime | None:
    """When the next statutory duty is due; None when none is open."""
    return next((row.due_at for row in open_duties(file)), None)


def file_facts(file: FileOpen, proposal: Proposal, refer_to: str = "") -> FileFacts:
    """The facts for `rules.decisions.refusal_of`."""
    child = presumed_child(file)
    return FileFacts(
        child=child,
        adult=not child and file.head.track is Track.ADULT,
        order=file.head.state in _BY_ORDER,
        open_duties=bool(open_duties(file)),
        consent=_agreed(file, proposal, refer_to),
        willing_blocked=_willing_blocked(file),
    )


def _agreed(file: FileOpen, proposal: Proposal, refer_to: str) -> bool:
    """Whether she said yes to exactly this and has not taken it back."""
    standing = [
        row
        for row in file.all(ConsentRow)
        if row.agreed and row.withdrawn_at is None and row.given_by == "self"
    ]
    if proposal is Proposal.SEND_HOME:
        return any(row.purpose is Purpose.ASSIST for row in standing)
    return bool(refer_to) and any(
        row.purpose is Purpose.REFER_TO and row.refer_to == refer_to for row in standing
    )


def _willing_blocked(file: FileOpen) -> bool:
    """Whether her last talk that counts speaks against "willing", by what was found and by each of
    its answers: a file may come from another board. The means check comes first."""
    talks = counting(file)
    if not talks:
        return True
    last = talks[-1]
    gates = (
        last.place_private,
        last.bringer_absent,
        last.referral_list_open,
        last.right_to_stop_told,
        last.finding is Finding.WILLING,
        last.free_to_leave == "yes",
        last.means_none or bool(last.means),
    )
    works = any(note.state is not MeansState.ENDED for note in last.means)
    return works or not all(gates)


# -- briefs -------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Paper:
    """A paper about age without its issuer: that would name a place."""

    kind: str
    seen: str
    lower: int | None
    upper: int | None
    margin: int
    suspected_false: bool


def brief_content(
    file: FileOpen, proposal: Proposal, options: tuple[str, ...]
) -> dict[BriefField, object]:
    """Everything a brief may hold, as codes and numbers; each profile takes its part of it."""
    head = file.head
    return {
        BriefField.CODE: file.code,
        BriefField.QUESTION: str(proposal),
        BriefField.TRACK: str(head.track),
        BriefField.FLAGS: [str(row.flag) for row in file.all(SafetyFlag) if row.cleared_at is None],
        BriefField.EVIDENCE: [
            asdict(
                _Paper(
                    str(row.kind),
                    str(row.seen),
                    row.lower,
                    row.upper,
                    row.margin_years,
                    row.suspected_false,
                )
            )
            for row in file.all(AgeEvidence)
        ],
        BriefField.FINDINGS: [
            {
                "finding": str(row.finding),
                "wants": str(row.wants),
                "means": [f"{note.means}/{note.state}" for note in row.means],
            }
            for row in file.all(WillingnessInterview)
        ],
        BriefField.OPTIONS: list(options),
        BriefField.CLOCKS: [
            {"rule": row.rule_id, "due": row.due_at.isoformat(), "offset": row.offset_minutes}
            for row in open_duties(file)
        ],
        BriefField.SITE: head.site,
    }
