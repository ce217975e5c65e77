"""Small numbers in what is released: hidden, and not to be worked out. Pure.

Source: domain paper, section 20. A count of persons under five prints "<5" (zero included where
the column speaks of children or unwilling persons); where a total is shown beside one hidden cell,
the next smallest is hidden too. Within a year and a column months or quarters are released, not
both; the year only when what is left of it is nothing or at least five.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sr_board.base.errors import RuleBroken

__all__ = [
    "HIDDEN",
    "LEAST",
    "SMALL",
    "Release",
    "check_release",
    "percent",
    "shown_cells",
    "year_shown",
]

LEAST = 5
SMALL = "<5"
HIDDEN = "hidden"


def shown_cells(
    cells: Mapping[str, int], *, total_shown: bool, zero_too: bool = False, least: int = LEAST
) -> dict[str, int | str]:
    """What is printed of a row or column: a number, "<5", or "hidden" for the second one."""
    low = 0 if zero_too else 1
    small = [key for key, count in cells.items() if low <= count < least]
    found: dict[str, int | str] = {key: SMALL if key in small else n for key, n in cells.items()}
    if total_shown and len(small) == 1:
        rest = sorted((n, key) for key, n in cells.items() if key not in small and n > 0)
        if rest:
            found[rest[0][1]] = HIDDEN
    return found


def percent(part: int, whole: int, *, least: int = LEAST) -> str:
    """A percentage with one decimal, half up; "–" where it rests on a small number or on none."""
    if whole <= 0 or part < least:
        return "–"
    tenths = (part * 2000 + whole) // (2 * whole)
    return f"{tenths // 10}.{tenths % 10}"


@dataclass(frozen=True)
class Release:
    """A table that was printed or exported. `period`: 2026-03, 2026-Q1 or 2026; `shown`: the
    numbers that stood in it by column (hidden ones are not in it)."""

    period: str
    shown: Mapping[str, int]

    @property
    def year(self) -> str:
        """Its year."""
        return self.period[:4]

    @property
    def kind(self) -> str:
        """month, quarter or year."""
        rest = self.period[5:]
        return "year" if not rest else "quarter" if rest.startswith("Q") else "month"


def check_release(period: str, columns: Sequence[str], before: Sequence[Release]) -> None:
    """Refuse a quarter once a month of its year was released with one of the columns, and a month
    once a quarter was. Raises RuleBroken "case-r22" with the earlier period."""
    wanted = Release(period, {})
    if wanted.kind == "year":
        return
    other = "month" if wanted.kind == "quarter" else "quarter"
    for one in before:
        clash = set(columns) & set(one.shown)
        if one.year == wanted.year and one.kind == other and clash:
            raise RuleBroken("case-r22", earlier=one.period)


def year_shown(whole: int, parts: Sequence[int], *, least: int = LEAST) -> int | str:
    """The number of a year beside the numbers of its parts that were shown: itself when what is
    left is nothing or at least five, else "<5"."""
    left = whole - sum(parts)
    return whole if whole >= least and (left == 0 or left >= least) else SMALL
