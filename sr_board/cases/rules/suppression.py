"""Small numbers in what is released: hidden, and not to be worked out. Pure.

Source: domain paper, section 20. A count of persons under five prints "<5" (zero included where
the column speaks of children or unwilling persons); where a total is shown beside one hidden cell,
the next smallest is hidden too, and more while a hidden one could still be only one number. Within
a year and a column months or quarters are released, not both; the year, and after it its parts,
only when what is left of it is nothing or at least five.
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
    "barred",
    "bounds",
    "check_release",
    "first_shown",
    "given_away",
    "hide_more",
    "percent",
    "shown_cells",
    "usable",
    "year_shown",
]

LEAST = 5
SMALL = "<5"
HIDDEN = "hidden"


Shown = dict[str, "int | str"]
Bounds = tuple[int, "int | None"]


def first_shown(count: int, *, zero_too: bool = False, least: int = LEAST) -> int | str:
    """A number by itself: printed, or "<5"."""
    return SMALL if (0 if zero_too else 1) <= count < least else count


def bounds(shown: int | str, *, zero_too: bool = False, least: int = LEAST) -> Bounds:
    """The least and the most that a printed cell can be; no most for a hidden one."""
    if isinstance(shown, int):
        return shown, shown
    return ((0 if zero_too else 1), least - 1) if shown == SMALL else (least, None)


def given_away(hidden: Sequence[Bounds], rest: int) -> bool:
    """Whether one of the hidden cells can only be one number. `rest`: what they add up to."""
    for place, (low, high) in enumerate(hidden):
        others = [one for n, one in enumerate(hidden) if n != place]
        most = rest - sum(one[0] for one in others)
        highs = [one[1] for one in others if one[1] is not None]
        fewest = rest - sum(highs) if len(highs) == len(others) else low
        if min(most, most if high is None else high) <= max(low, fewest):
            return True
    return False


def hide_more(
    shown: Shown,
    true: Mapping[str, int],
    parts: Mapping[str, Bounds],
    rest_of: int,
    spare: Sequence[str],
) -> bool:
    """Hide further cells of `shown` until no hidden part of a shown total is given away.

    `parts`: what is known of each part; `rest_of`: the total; `spare`: those that may be hidden as
    well, of which the smallest goes first. False when that was not enough: then the total goes.
    """
    known = dict(parts)
    while True:
        hidden = [known[name] for name in known if isinstance(shown[name], str)]
        told = sum(true[name] for name in known if isinstance(shown[name], int))
        if not given_away(hidden, rest_of - told):
            return True
        more = [name for name in spare if isinstance(shown[name], int) and true[name] > 0]
        if not more:
            return False
        name = min(more, key=lambda one: (true[one], one))
        shown[name], known[name] = HIDDEN, (LEAST, None)


def shown_cells(
    cells: Mapping[str, int], *, total_shown: bool, zero_too: bool = False, least: int = LEAST
) -> dict[str, int | str]:
    """What is printed of a row or column: a number, "<5", or "hidden" for a further one."""
    found = {
        key: first_shown(count, zero_too=zero_too, least=least) for key, count in cells.items()
    }
    if total_shown:
        parts = {key: bounds(one, zero_too=zero_too, least=least) for key, one in found.items()}
        hide_more(found, cells, parts, sum(cells.values()), tuple(cells))
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
    numbers that stood in it by column; `hidden`: columns of it whose number was not shown."""

    period: str
    shown: Mapping[str, int]
    hidden: frozenset[str] = frozenset()

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
        clash = set(columns) & (set(one.shown) | one.hidden)
        if one.year == wanted.year and one.kind == other and clash:
            raise RuleBroken("case-r22", earlier=one.period)


def year_shown(whole: int, parts: Sequence[int], *, least: int = LEAST) -> int | str:
    """The number of a year beside the numbers of its parts that were shown: itself when what is
    left is nothing or at least five, else "<5"."""
    left = whole - sum(parts)
    return whole if whole >= least and (left == 0 or left >= least) else SMALL


def _of_year(period: str, column: str, before: Sequence[Release], *, year: bool) -> list[int]:
    """What earlier releases of this year show of a column: its years, or its parts."""
    wanted = Release(period, {})
    return [
        one.shown[column]
        for one in before
        if one.year == wanted.year
        and (one.kind == "year") is year
        and one.period != period
        and column in one.shown
    ]


def _left(period: str, column: str, count: int, before: Sequence[Release]) -> int | None:
    """What is left of the year beside all that is shown; None when no year is shown."""
    parts = sum(_of_year(period, column, before, year=False))
    if Release(period, {}).kind == "year":
        return count - parts
    years = _of_year(period, column, before, year=True)
    return years[-1] - parts - count if years else None


def barred(
    period: str, counts: Mapping[str, int], before: Sequence[Release], *, least: int = LEAST
) -> frozenset[str]:
    """Columns whose number would give away a small one beside what was released of its year."""
    found = {name: _left(period, name, count, before) for name, count in counts.items()}
    return frozenset(
        name for name, left in found.items() if left is not None and left != 0 and left < least
    )


def usable(
    period: str, counts: Mapping[str, int], before: Sequence[Release], *, least: int = LEAST
) -> tuple[str, ...]:
    """Columns that can be hidden for the sake of another: what was released does not tell them."""
    found = {name: _left(period, name, count, before) for name, count in counts.items()}
    return tuple(name for name, left in found.items() if left is None or left >= least)
