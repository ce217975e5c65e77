"""When an identity and a file are erased. Pure; the days are those of the domain paper.

Source: domain paper, section 17 (unverified): the lengths are data of the law pack, those of the
program hold where it says nothing. A legal hold stops erasure; a child's file waits for the end of
its court case too.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from sr_board.base.dates import add_months
from sr_board.base.errors import RuleBroken
from sr_board.cases.vocabulary import CaseState, Track

__all__ = [
    "AT_WORK",
    "PERIODS",
    "PROOF_YEARS",
    "REVIEW_AHEAD",
    "EraseDates",
    "HeldBackup",
    "Period",
    "RetentionClass",
    "ages_out",
    "check_lengths",
    "class_of",
    "due_for_review",
    "erase_dates",
    "lengths_in",
    "never_later",
    "periods_in",
    "proof_over",
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
    """Days or months until the identity, and until the body. `soon_days`: days until the identity
    when she asks for it."""

    identity_days: int = 0
    identity_months: int = 0
    body_days: int = 0
    body_months: int = 0
    body_after_identity: bool = False
    soon_days: int = 30


LIMITS: Mapping[str, tuple[int, int, int]] = MappingProxyType(
    {
        "willing_identity_days": (90, 1, 90),
        "willing_soon_days": (30, 1, 30),
        "willing_body_months": (12, 1, 36),
        "unwilling_identity_months": (12, 1, 60),
        "unwilling_body_months": (12, 0, 60),
        "child_identity_months": (24, 24, 240),
        "out_of_scope_days": (30, 1, 90),
        "transferred_days": (30, 1, 90),
        "proof_years": (PROOF_YEARS, PROOF_YEARS, 30),
    }
)
"""Lengths that a pack may give under `retention`: the program's own, the least, the most.

A pack may shorten what protects nobody any more and lengthen what a court may still ask for. It
never keeps the identity of a willing adult longer than the program does (domain paper, ground rule
8), and never drops a child's file or the proof of a report sooner (rules 3 to 5, R25).
"""


def check_lengths(section: Mapping[str, object]) -> None:
    """Refuse a pack whose lengths lie outside `LIMITS`, or are no whole numbers.

    Raises RuleBroken "case-r25" (parameter `what`).
    """
    for name, (_, least, most) in LIMITS.items():
        found = section.get(name)
        if found is None:
            continue
        if type(found) is not int or not least <= found <= most:
            raise RuleBroken("case-r25", what=f"retention.{name}")


def lengths_in(section: Mapping[str, object]) -> dict[str, int]:
    """Every length of `LIMITS`, from the section where it says one that is allowed."""
    found: dict[str, int] = {}
    for name, (own, least, most) in LIMITS.items():
        given = section.get(name)
        sound = type(given) is int and least <= given <= most
        found[name] = given if sound and isinstance(given, int) else own
    return found


def periods_in(section: Mapping[str, object]) -> Mapping[RetentionClass, Period]:
    """Periods of every class as a pack gives them under `retention`."""
    n = lengths_in(section)
    return {
        RetentionClass.WILLING: Period(
            identity_days=n["willing_identity_days"],
            body_months=n["willing_body_months"],
            soon_days=n["willing_soon_days"],
        ),
        RetentionClass.UNWILLING: Period(
            identity_months=n["unwilling_identity_months"],
            body_months=n["unwilling_body_months"],
            body_after_identity=True,
        ),
        RetentionClass.CHILD: Period(
            identity_months=n["child_identity_months"], body_months=n["child_identity_months"]
        ),
        RetentionClass.OUT_OF_SCOPE: Period(
            identity_days=n["out_of_scope_days"], body_days=n["out_of_scope_days"]
        ),
        RetentionClass.TRANSFERRED: Period(
            identity_days=n["transferred_days"], body_days=n["transferred_days"]
        ),
    }


PERIODS: Mapping[RetentionClass, Period] = MappingProxyType(dict(periods_in({})))
"""Periods where no pack says anything."""


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
    kind: RetentionClass,
    decided: date,
    last_follow_up: date | None = None,
    *,
    sooner: bool = False,
    periods: Mapping[RetentionClass, Period] = PERIODS,
) -> EraseDates:
    """Days of erasure. `decided`: day of the decision; `last_follow_up`: counts for persons who
    were supported and for children. `sooner`: a willing adult asked for it. `periods`: those of the
    law pack the file was opened under."""
    period = periods[kind]
    begin = decided
    if kind in (RetentionClass.UNWILLING, RetentionClass.CHILD) and last_follow_up is not None:
        begin = max(decided, last_follow_up)
    soon = min(period.soon_days, period.identity_days)
    days = soon if sooner and kind is RetentionClass.WILLING else period.identity_days
    identity = add_months(begin, period.identity_months) + timedelta(days=days)
    after = identity if period.body_after_identity else begin
    body = add_months(after, period.body_months) + timedelta(days=period.body_days)
    return EraseDates(identity, max(body, identity))


def proof_over(sent: date, years: int, today: date) -> bool:
    """Whether the proof of a report has been kept for its years."""
    return add_months(sent, 12 * years) <= today


@dataclass(frozen=True)
class HeldBackup:
    """A backup that was made before an erasure and may still be kept. `place`: number of the folder
    it lies in; `gone_by`: the day from which it is not kept, where backups go on there."""

    made: date
    place: int
    gone_by: date


def never_later(kind: RetentionClass, before: EraseDates | None, found: EraseDates) -> EraseDates:
    """The days that hold when a file is settled once more. Who is left in peace, or was not for the
    board, is not kept longer because somebody pressed again; others count from their last
    follow-up. `before`: the days of the same class that stood, None without."""
    if before is None or kind not in (RetentionClass.WILLING, RetentionClass.OUT_OF_SCOPE):
        return found
    return EraseDates(min(before.identity, found.identity), min(before.body, found.body))


def ages_out(made: date) -> date:
    """Day from which a backup that was made on a day is no longer kept, where backups are made
    every month: twelve months are kept (the rule of the backups)."""
    return add_months(made.replace(day=1), _BACKUP_MONTHS)


def due_for_review(dates: Iterable[date | None], today: date) -> bool:
    """Whether one of the days lies within the next fourteen, or is past."""
    return any(day is not None and day - REVIEW_AHEAD <= today for day in dates)
