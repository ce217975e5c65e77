"""The de-identified return: what is counted of a file, and the columns real boards publish. Pure.

Source: domain paper, section 20. One fact per file, without code or name; minors are children by
order and presumed ones; the median and the 90th percentile are by nearest rank.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from sr_board.cases.rules.bands import NOT_KNOWN
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
    "TIMELINESS",
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
    "produced",
    *("restored_by_order", "home_by_choice", "in_care", "shelter"),
    *("elsewhere", "other_support", "left_in_peace", "transferred", "lost"),
)
"""Produced before the committee, and outcomes, told one by one for quarters and years."""
TIMELINESS = ("missed", "missed_reason", "missed_plain")
"""Reports to the committee that came late or still wait after their time, with a reason written
down and without; for quarters and years."""
FOUND = tuple(f"found_{one}" for one in Situation)
"""What the last follow-up of a file found, told for years only."""
SUMS = {
    "minors": ("child_by_order", "presumed_child"),
    "sent_home": ("restored_by_order", "home_by_choice"),
    "to_home_or_shelter": ("in_care", "shelter"),
    "followed_up": FOUND,
    "missed": ("missed_reason", "missed_plain"),
    "screened": ("minors", "unwilling", "uncertain", "willing", "out_of_scope", "open"),
}
"""Columns that others add up to; the inner sums stand first."""
_ZERO_TOO = frozenset(
    {"screened", "minors", "child_by_order", "presumed_child", "unwilling", "sent_home", "produced"}
    | {"to_home_or_shelter", "restored_by_order", "in_care", "followed_up", *FOUND}
)
"""Columns that speak of children or of unwilling persons: nought is a small number there."""


@dataclass(frozen=True)
class Fact:
    """What is counted of one file. `month`: 2026-03, in which screening began; minutes where both
    ends are known; `found`: what the last follow-up found, empty when there was none; `reasoned`:
    a reason stands by a late report; `events`: year, word and number of what happened."""

    month: str
    finding: str
    outcome: Outcome | None = None
    reason_to_report_minutes: int | None = None
    on_time: bool | None = None
    found: str = ""
    produced: bool = False
    reasoned: bool = False
    notice_to_contact_minutes: int | None = None
    band: str = NOT_KNOWN
    origin: str = NOT_KNOWN
    source: str = ""
    means: tuple[str, ...] = ()
    events: tuple[tuple[int, str, int], ...] = ()


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
    contact_median: int | None = None
    contact_ninetieth: int | None = None

    @property
    def adds_up(self) -> bool:
        """The check of the paper: the findings add up to the files screened."""
        return sum(self.counts.values()) == self.screened

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


_TWINS = (("willing", "left_in_peace"), ("minors", "produced"))
"""Nearly the same number by another name: the second is not told where the first is not."""
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
    """Columns printed for a period; outcomes one by one and timeliness for quarters and years only,
    follow-ups for years."""
    if _is_month(period):
        return PRINTED
    year = ("followed_up", *FOUND) if len(period) == 4 else ()
    return (*PRINTED, *OUTCOMES, *TIMELINESS, *year)


def _is_month(period: str) -> bool:
    return len(period) > 4 and "Q" not in period


def return_of(period: str, facts: Iterable[Fact], before: Sequence[Release] = ()) -> Return:
    """The return of a period: a year, a quarter (2026-Q1) or a month, from the facts in it.

    `before`: what was released earlier; it decides what more is hidden.
    """
    kept = [fact for fact in facts if _inside(fact.month, period)]
    true = _counted(kept)
    wanted = {name: true[name] for name in columns_of(period)}
    shown = _printed(wanted, barred(period, wanted, before), usable(period, wanted, before))
    timed = [f for f in kept if f.on_time is not None]
    in_time = "–"
    if isinstance(shown.get("missed"), int):  # else the share would tell what was hidden
        in_time = percent(sum(1 for f in timed if f.on_time), len(timed))
    reports = _times(period, (f.reason_to_report_minutes for f in kept))
    contacts = _times(period, (f.notice_to_contact_minutes for f in kept))
    return Return(
        period,
        true["screened"],
        true["minors"],
        {name: true[name] for name in COLUMNS},
        wanted,
        shown,
        _percent(shown, "minors"),
        _percent(shown, "unwilling"),
        in_time,
        *reports,
        *contacts,
    )


def _times(period: str, minutes: Iterable[int | None]) -> tuple[int | None, int | None]:
    """Half and ninety of a hundred, from five on, for quarters and years."""
    known = [one for one in minutes if one is not None]
    if len(known) < LEAST or _is_month(period):
        return None, None
    return nearest_rank(known, 50), nearest_rank(known, 90)


def _counted(facts: Sequence[Fact]) -> dict[str, int]:
    true = {name: sum(1 for fact in facts if fact.finding == name) for name in COLUMNS}
    true |= {name: sum(1 for fact in facts if fact.outcome == name) for name in OUTCOMES}
    true |= {f"found_{one}": sum(1 for fact in facts if fact.found == one) for one in Situation}
    true["screened"] = len(facts)
    true["produced"] = sum(1 for fact in facts if fact.produced)
    late = [fact for fact in facts if fact.on_time is False]
    true["missed_reason"] = sum(1 for fact in late if fact.reasoned)
    true["missed_plain"] = len(late) - true["missed_reason"]
    for total in ("minors", "sent_home", "to_home_or_shelter", "followed_up", "missed"):
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
    for one, other in _TWINS:
        if isinstance(shown[one], str) and isinstance(shown.get(other), int):
            shown[other] = HIDDEN
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
