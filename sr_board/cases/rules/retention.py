"""When an identity and a file are erased. Pure; the days are those of the domain paper.

Source: domain paper, section 17 (unverified, kept as data of the law pack where one is read).
A legal hold stops erasure; a child's file waits for the end of its court case too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from sr_board.base.dates import add_months
from sr_board.cases.vocabulary import CaseState, Track

__all__ = [
    "AT_WORK",
    "PERIODS",
    "PROOF_YEARS",
    "REVIEW_AHEAD",
    "EraseDates",
    "Period",
    "RetentionClass",
    "ages_out",
    "class_of",
    "due_for_review",
    "erase_dates",
]

PROOF_YEARS = 8
"""Years that the proof of a report stays."""
_BACKUP_MONTHS = 12
REVIEW_AHEAD = timedelta(days=14)
AT_WORK = frozenset(
    {CaseState.NOTICED, CaseState.SCREENING, CaseState.CHILD_PROTECTION}
    | {CaseState.WITH_AUTHORITY}
)
"""States in which nothing is erased, whatever date was settled too early: age or duty is open."""


class RetentionClass(StrEnum):
    """Classes of files."""

    WILLING = "willing"
    UNWILLING = "unwilling"
    CHILD = "child"
    OUT_OF_SCOPE = "out_of_scope"
    TRANSFERRED = "transferred"


@dataclass(frozen=True)
class Period:
    """Days or months until the identity, and until the body after `body_after`."""

    identity_days: int = 0
    identity_months: int = 0
    body_days: int = 0
    body_months: int = 0
    body_after_identity: bool = False


PERIODS: Mapping[RetentionClass, Period] = MappingProxyType(
    {
        RetentionClass.WILLING: Period(identity_days=90, body_months=12),
        RetentionClass.UNWILLING: Period(
            identity_months=12, body_months=12, body_after_identity=True
        ),
        RetentionClass.CHILD: Period(identity_months=24, body_months=24),
        RetentionClass.OUT_OF_SCOPE: Period(identity_days=30, body_days=30),
        RetentionClass.TRANSFERRED: Period(identity_days=30, body_days=30),
    }
)


@dataclass(frozen=True)
class EraseDates:
    """Days on which identity and body are erased."""

    identity: date
    body: date


def class_of(state: CaseState, track: Track) -> RetentionClass:
    """The class of a file. A child stays a child's file wherever it went; a file that another board
    took in writing is kept there, and here only its code and the proofs of reports stay."""
    if state is CaseState.TRANSFERRED:
        return RetentionClass.TRANSFERRED
    if track is Track.CHILD:
        return RetentionClass.CHILD
    if state is CaseState.OUT_OF_SCOPE or track is Track.OUT_OF_SCOPE:
        return RetentionClass.OUT_OF_SCOPE
    if state is CaseState.WILLING_INFORMED:
        return RetentionClass.WILLING
    return RetentionClass.UNWILLING


def erase_dates(
    kind: RetentionClass, decided: date, last_follow_up: date | None = None, *, sooner: bool = False
) -> EraseDates:
    """Days of erasure. `decided`: day of the decision; `last_follow_up`: counts for persons who
    were supported and for children. `sooner`: a willing adult asked for 30 days."""
    period = PERIODS[kind]
    begin = decided
    if kind in (RetentionClass.UNWILLING, RetentionClass.CHILD) and last_follow_up is not None:
        begin = max(decided, last_follow_up)
    days = 30 if sooner and kind is RetentionClass.WILLING else period.identity_days
    identity = add_months(begin, period.identity_months) + timedelta(days=days)
    after = identity if period.body_after_identity else begin
    body = add_months(after, period.body_months) + timedelta(days=period.body_days)
    return EraseDates(identity, max(body, identity))


def ages_out(made: date) -> date:
    """Day from which a backup that was made on a day is no longer kept, where backups are made
    every month: twelve months are kept (the rule of the backups)."""
    return add_months(made.replace(day=1), _BACKUP_MONTHS)


def due_for_review(dates: Iterable[date | None], today: date) -> bool:
    """Whether one of the days lies within the next fourteen, or is past."""
    return any(day is not None and day - REVIEW_AHEAD <= today for day in dates)
