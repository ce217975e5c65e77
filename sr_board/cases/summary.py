"""A case in one line, as lists and Today need it. Kept sealed beside the case itself."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime

from sr_board.cases.rules.doubles import Marks
from sr_board.cases.vocabulary import (
    AgeStanding,
    CaseState,
    ClockNature,
    Flag,
    Outcome,
    Risk,
    Situation,
    SubjectKind,
    Track,
)

__all__ = ["CaseSummary", "RunningClock", "WaitingTask"]


@dataclass(frozen=True)
class RunningClock:
    """A clock that is not met. Moments aware, UTC."""

    id: str
    rule_id: str
    nature: ClockNature
    starts_at: datetime
    due_at: datetime
    journey_minutes: int
    offset_minutes: int
    missed_reason: str = ""


@dataclass(frozen=True)
class WaitingTask:
    """A task that is not done."""

    id: str
    kind: str
    text: str
    due_at: datetime | None
    who: str = ""


@dataclass(frozen=True)
class CaseSummary:
    """One case. `clocks`: those still running, the earliest first. `words`: left empty unless a
    search asked for them.
    `keys_wait`: somebody who holds the identity must pass its key on. `report_minutes`: from the
    reason to believe to the committee; `on_time`: whether that was in time. `found`: what the last
    follow-up found. `papers`: how many papers are kept with it. `marks`, `marks_of`: keyed marks of
    the identity and of which key; `named`: codes that its notices name; `joined`: id and code of
    files joined with it. `countable`: what the return counts of it (see `counting`), empty in a
    line written by an earlier program. `duty_mark`: from what the note for duty was made.
    `papers_asked`: accounts that asked for the approval of a paper and have no answer."""

    case_id: str
    code: str
    board_id: str
    site: str
    state: CaseState
    track: Track
    risk: Risk
    subject_kind: SubjectKind
    lead: str
    team: tuple[str, ...]
    team_named: bool
    opened_at: datetime
    changed_at: datetime
    child_apprehended: bool
    flags: tuple[Flag, ...] = ()
    clocks: tuple[RunningClock, ...] = ()
    tasks: tuple[WaitingTask, ...] = ()
    outcome: Outcome | None = None
    closed_at: datetime | None = None
    erase_identity_on: date | None = None
    erase_body_on: date | None = None
    identity_erased_at: datetime | None = None
    legal_hold: bool = False
    keys_wait: bool = False
    standing: AgeStanding = AgeStanding.UNKNOWN
    state_before: CaseState | None = None
    report_minutes: int | None = None
    on_time: bool | None = None
    found: Situation | None = None
    open_statutory: int = 0
    emergency_acts: int = 0
    papers: int = 0
    marks: Marks | None = None
    marks_of: int = 0
    named: tuple[str, ...] = ()
    joined: tuple[tuple[str, str], ...] = ()
    countable: str = ""
    duty_mark: str = ""
    papers_asked: tuple[str, ...] = ()

    @property
    def next_clock(self) -> RunningClock | None:
        """The clock that is told first: the first of the duties by law, else the first of all."""
        by_law = (one for one in self.clocks if one.nature is ClockNature.STATUTORY)
        return next(by_law, self.clocks[0] if self.clocks else None)
