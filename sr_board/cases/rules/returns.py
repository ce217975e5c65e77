"""The de-identified return: what is counted of a file, and the columns real boards publish. Pure.

Source: domain paper, section 20. One fact per file, without code or name; minors are children by
order and presumed ones; the median and the 90th percentile are by nearest rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sr_board.cases.rules.suppression import (
    HIDDEN,
    LEAST,
    Release,
    barred,
    bounds,
    first_shown,
    hide_more,
    percent,
    usable,
)
from sr_board.cases.vocabulary import AgeStanding, CaseState, Outcome, Situation, Track

__all__ = [
    "COLUMNS",
    "FOUND",
    "OUTCOMES",
    "PRINTED",
    "SUMS",
    "Fact",
    "Return",
    "columns_of",
    "day_after",
    "finding_of_file",
    "hours_of",
    "nearest_rank",
    "return_of",
]

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
PRINTED = ("screened", "minors", *COLUMNS, "sent_home", "to_home_or_shelter")
"""Columns of every return, in the order of the paper."""
OUTCOMES = (
    *("restored_by_order", "home_by_choice", "in_care", "shelter"),
    *("elsewhere", "other_support", "left_in_peace", "transferred", "lost"),
)
"""Outcomes, told one by one for quarters and years."""
FOUND = tuple(f"found_{one}" for one in Situation)
"""What the last follow-up of a file found, told for years only."""
SUMS = {
    "minors": ("child_by_order", "presumed_child"),
    "sent_home": ("restored_by_order", "home_by_choice"),
    "to_home_or_shelter": ("in_care", "shelter"),
    "followed_up": FOUND,
    "screened": ("minors", "unwilling", "uncertain", "willing", "out_of_scope", "open"),
}
"""Columns that others add up to; the inner sums stand first."""
_ZERO_TOO = frozenset(
    {"screened", "minors", "child_by_order", "presumed_child", "unwilling", "sent_home"}
    | {"to_home_or_shelter", "restored_by_order", "in_care", "followed_up", *FOUND}
)
"""Columns that speak of children or of unwilling persons: nought is a small number there."""


@dataclass(frozen=True)
class Fact:
    """What is counted of one file. `month`: 2026-03; hours where both ends are known; `found`:
    what the last follow-up found, empty when there was none."""

    month: str
    finding: str
    outcome: Outcome | None = None
    reason_to_report_minutes: int | None = None
    on_time: bool | None = None
    found: str = ""


@dataclass(frozen=True)
class Return:
    """A period's return. `counts` are true numbers of `COLUMNS`, `true` those of every column of
    the period; `shown` is what may be printed, in their order: a number, "<5" or "hidden"."""

    period: str
    screened: int
    minors: int
    counts: dict[str, int]
    true: dict[str, int]
    shown: dict[str, int | str]
    minors_percent: str
    unwilling_percent: str
    on_time_percent: str
    median_minutes: int | None
    ninetieth_minutes: int | None

    @property
    def minors_shown(self) -> int | str:
        """Minors, as printed."""
        return self.shown["minors"]


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


def columns_of(period: str) -> tuple[str, ...]:
    """Columns printed for a period; outcomes one by one for quarters and years only, follow-ups
    for years."""
    if len(period) == 4:
        return (*PRINTED, *OUTCOMES, "followed_up", *FOUND)
    return (*PRINTED, *OUTCOMES) if "Q" in period else PRINTED


def return_of(period: str, facts: Iterable[Fact], before: Sequence[Release] = ()) -> Return:
    """The return of a period: a year, a quarter (2026-Q1) or a month, from the facts in it.

    `before`: what was released earlier; it decides what more is hidden.
    """
    kept = [fact for fact in facts if _inside(fact.month, period)]
    true = _counted(kept)
    wanted = {name: true[name] for name in columns_of(period)}
    shown = _printed(wanted, barred(period, wanted, before), usable(period, wanted, before))
    minutes = [f.reason_to_report_minutes for f in kept if f.reason_to_report_minutes is not None]
    timed = [f for f in kept if f.on_time is not None]
    told = len(minutes) >= LEAST
    return Return(
        period,
        true["screened"],
        true["minors"],
        {name: true[name] for name in COLUMNS},
        wanted,
        shown,
        _percent(shown, "minors"),
        _percent(shown, "unwilling"),
        percent(sum(1 for f in timed if f.on_time), len(timed)),
        nearest_rank(minutes, 50) if told else None,
        nearest_rank(minutes, 90) if told else None,
    )


def _counted(facts: Sequence[Fact]) -> dict[str, int]:
    true = {name: sum(1 for fact in facts if fact.finding == name) for name in COLUMNS}
    true |= {name: sum(1 for fact in facts if fact.outcome == name) for name in OUTCOMES}
    true |= {f"found_{one}": sum(1 for fact in facts if fact.found == one) for one in Situation}
    true["screened"] = len(facts)
    for total in ("minors", "sent_home", "to_home_or_shelter", "followed_up"):
        true[total] = sum(true[part] for part in SUMS[total])
    return true


def _printed(
    true: dict[str, int], no: frozenset[str], spare: Sequence[str]
) -> dict[str, int | str]:
    """What may be printed: small numbers hidden, then whatever would give them away."""
    few = true["screened"] < LEAST  # then every cell is one of few, nought or not
    shown = {
        name: first_shown(count, zero_too=few or name in _ZERO_TOO) for name, count in true.items()
    }
    for name in no:
        if isinstance(shown[name], int):
            shown[name] = HIDDEN
    for total, parts in SUMS.items():
        if parts[0] in true:
            _guard(shown, true, total, [part for part in parts if part in spare])
    if shown["willing"] == HIDDEN and isinstance(shown.get("left_in_peace"), int):
        shown["left_in_peace"] = HIDDEN  # nearly the same number by another name
    return shown


def _guard(shown: dict[str, int | str], true: dict[str, int], total: str, spare: list[str]) -> None:
    parts = SUMS[total]
    if isinstance(shown[total], int):
        known = {part: _known(shown, part) for part in parts}
        single = [part for part in spare if part not in SUMS]
        if not hide_more(shown, true, known, true[total], single):
            shown[total] = HIDDEN
    for inner in (total, *(part for part in parts if part in SUMS)):
        _no_sum(shown, true, inner)


def _no_sum(shown: dict[str, int | str], true: dict[str, int], total: str) -> None:
    """A hidden total is no sum of what is shown: its smallest part is hidden with it."""
    parts = [part for part in SUMS[total] if true[part] > 0]
    told = all(isinstance(shown[part], int) for part in SUMS[total])
    if shown[total] == HIDDEN and told and parts:
        shown[min(parts, key=lambda part: true[part])] = HIDDEN


def _known(shown: dict[str, int | str], part: str) -> tuple[int, int | None]:
    """The least and the most that a part can be; a hidden sum is what its parts can be."""
    low, high = bounds(shown[part], zero_too=part in _ZERO_TOO)
    if part in SUMS and shown[part] == HIDDEN:
        inner = [_known(shown, one) for one in SUMS[part]]
        low = max(low, sum(one[0] for one in inner))
        highs = [one[1] for one in inner if one[1] is not None]
        high = sum(highs) if len(highs) == len(inner) else None
    return low, high


def _percent(shown: dict[str, int | str], name: str) -> str:
    """A share of the files screened, "–" when either is not shown."""
    part, whole = shown[name], shown["screened"]
    return percent(part, whole) if isinstance(part, int) and isinstance(whole, int) else "–"


def _inside(month: str, period: str) -> bool:
    if period[5:].startswith("Q"):
        quarter = (int(month[5:7]) - 1) // 3 + 1
        return month[:4] == period[:4] and quarter == int(period[6:])
    return month.startswith(period)


def day_after(period: str) -> date:
    """The first day after a year, a quarter (2026-Q1) or a month (2026-03)."""
    year, rest = int(period[:4]), period[5:]
    last = 12 if not rest else 3 * int(rest[1:]) if rest.startswith("Q") else int(rest)
    return date(year + last // 12, last % 12 + 1, 1)


def hours_of(minutes: int | None) -> str:
    """Minutes as hours with one decimal, half up; "–" of nothing."""
    if minutes is None:
        return "–"
    tenths = (minutes + 3) // 6
    return f"{tenths // 10}.{tenths % 10}"
