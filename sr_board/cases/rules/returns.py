"""The de-identified return: what is counted of a file, and the columns real boards publish. Pure.

Source: domain paper, section 20. One fact per file, without code or name; minors are children by
order and presumed ones; the median and the 90th percentile are by nearest rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from sr_board.cases.rules.suppression import SMALL, percent, shown_cells
from sr_board.cases.vocabulary import AgeStanding, CaseState, Outcome, Track

__all__ = ["COLUMNS", "Fact", "Return", "finding_of_file", "nearest_rank", "return_of"]

COLUMNS = (
    "child_by_order",
    "presumed_child",
    "unwilling",
    "uncertain",
    "willing",
    "out_of_scope",
    "open",
)
"""Findings that add up to the files screened."""
_OF_CHILDREN = frozenset({"child_by_order", "presumed_child", "unwilling"})


@dataclass(frozen=True)
class Fact:
    """What is counted of one file. `month`: 2026-03; hours where both ends are known."""

    month: str
    finding: str
    outcome: Outcome | None = None
    reason_to_report_minutes: int | None = None
    on_time: bool | None = None


@dataclass(frozen=True)
class Return:
    """A period's return. `counts` are true numbers, `shown` what may be printed."""

    period: str
    screened: int
    counts: dict[str, int]
    shown: dict[str, int | str]
    minors: int
    minors_shown: int | str
    minors_percent: str
    unwilling_percent: str
    sent_home: int | str
    to_home_or_shelter: int | str
    on_time: int
    timed: int
    median_minutes: int | None
    ninetieth_minutes: int | None


def finding_of_file(
    state: CaseState, track: Track, standing: AgeStanding, before: CaseState | None
) -> str:
    """Under which column a file is counted. A closed or lost one counts by where it was."""
    if standing is AgeStanding.CHILD_BY_ORDER:
        return "child_by_order"
    if track is Track.CHILD:
        return "presumed_child"
    where = before if before is not None and state in _ENDED else state
    return _BY_STATE.get(where, "open")


_ENDED = frozenset({CaseState.CLOSED, CaseState.LOST_CONTACT, CaseState.TRANSFERRED})
_BY_STATE = {
    CaseState.UNWILLING_SUPPORT: "unwilling",
    CaseState.UNCERTAIN: "uncertain",
    CaseState.WILLING_INFORMED: "willing",
    CaseState.OUT_OF_SCOPE: "out_of_scope",
}


def nearest_rank(values: Sequence[int], percentile: int) -> int | None:
    """The nearest-rank percentile (1 to 100), None of nothing."""
    if not values:
        return None
    ordered = sorted(values)
    rank = -(-percentile * len(ordered) // 100)
    return ordered[max(rank, 1) - 1]


def return_of(period: str, facts: Iterable[Fact]) -> Return:
    """The return of a period: a year, a quarter (2026-Q1) or a month, from the facts in it."""
    kept = [fact for fact in facts if _inside(fact.month, period)]
    counts = {name: sum(1 for fact in kept if fact.finding == name) for name in COLUMNS}
    screened = len(kept)
    minors = counts["child_by_order"] + counts["presumed_child"]
    shown = _shown(counts)
    home = sum(1 for f in kept if f.outcome in (Outcome.RESTORED_BY_ORDER, Outcome.HOME_BY_CHOICE))
    care = sum(1 for f in kept if f.outcome in (Outcome.IN_CARE, Outcome.SHELTER))
    minutes = [f.reason_to_report_minutes for f in kept if f.reason_to_report_minutes is not None]
    timed = [f for f in kept if f.on_time is not None]
    return Return(
        period,
        screened,
        counts,
        shown,
        minors,
        minors if minors >= 5 else SMALL,
        percent(minors, screened),
        percent(counts["unwilling"], screened),
        home if home >= 5 else SMALL,
        care if care >= 5 else SMALL,
        sum(1 for f in timed if f.on_time),
        len(timed),
        nearest_rank(minutes, 50) if len(minutes) >= 5 else None,
        nearest_rank(minutes, 90) if len(minutes) >= 5 else None,
    )


def _shown(counts: dict[str, int]) -> dict[str, int | str]:
    found = shown_cells(counts, total_shown=True)
    for name in _OF_CHILDREN:
        if counts[name] < 5:
            found[name] = SMALL
    return found


def _inside(month: str, period: str) -> bool:
    if period[5:].startswith("Q"):
        quarter = (int(month[5:7]) - 1) // 3 + 1
        return month[:4] == period[:4] and quarter == int(period[6:])
    return month.startswith(period)
