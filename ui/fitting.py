"""Columns as wide as what stands in them: for books and registers, whose columns are many.

A column that holds nothing in any row is left out, so that the words have its room. What stretches
keeps at least `LEAST`; where that does not fit, the table moves sideways instead of cutting words.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from math import ceil
from typing import Any

from PySide6.QtGui import QFontMetricsF

from ui import theme
from ui.live import speak
from ui.table_model import Cell, Column

__all__ = ["LEAST", "filled", "fitted", "needs", "shared"]

LEAST = 150
"""Pixels at 100 % under which a column of sentences cannot be read."""

_PAD = 22
_LOOKED_AT = 300
_NOTHING = ("", "–")


def filled(columns: Sequence[Column], rows: Sequence[Any]) -> list[bool]:
    """For each column whether any row has something in it; every column when there is no row."""
    return [
        not rows or any(_cell(column, row).text not in _NOTHING for row in rows[:_LOOKED_AT])
        for column in columns
    ]


def fitted(
    columns: Sequence[Column], rows: Sequence[Any], foot: Sequence[str] = ()
) -> list[Column]:
    """The columns with the width of their widest text; what stretches goes on stretching.

    A heading may stand in two rows. A cell that wraps is never wider than its column was.
    """
    seen = rows[:_LOOKED_AT]
    return [
        column
        if not column.width
        else replace(column, width=_width(column, seen, foot[place] if foot else "", place == 0))
        for place, column in enumerate(columns)
    ]


def needs(columns: Sequence[Column], rows: Sequence[Any], foot: Sequence[str] = ()) -> list[int]:
    """Pixels that each column needs so that nothing in it is cut. Rows that have not come yet ask
    for nothing."""
    seen = [row for row in rows[:_LOOKED_AT] if row is not None]
    return [
        theme.px(_width(replace(column, width=column.width or LEAST), seen, text, place == 0, 1))
        for place, (column, text) in enumerate(
            zip(columns, [*foot, *[""] * (len(columns) - len(foot))], strict=True)
        )
    ]


def shared(given: Sequence[int], needed: Sequence[int], room: int) -> list[int]:
    """Pixels for each column of a table that is `room` wide; 0 for one that takes the rest.

    `given`: the widths drawn by the design, 0 for a column that stretches. Each gets what it was
    given and what it needs, as long as all needs together fit: a column with more than it needs
    gives to one that would be cut. Sentences are content with `LEAST`. When not even the needs
    fit, the design stands.
    """
    fixed = [place for place, width in enumerate(given) if width]
    words = [needed[place] for place, width in enumerate(given) if not width]
    rest = room - sum(needed[place] for place in fixed)
    if rest < sum(min(need, theme.px(LEAST)) for need in words):
        return list(given)
    free = max(0, rest - sum(words))
    widths = [needed[place] if given[place] else 0 for place in range(len(given))]
    for place in fixed:
        more = min(free, max(0, given[place] - needed[place]))
        widths[place] += more
        free -= more
    return widths


def _width(
    column: Column, rows: Sequence[Any], foot: str, first: bool, heading_rows: int = 2
) -> int:
    cells = [_cell(column, row) for row in rows]
    heading = speak(column.heading)
    above = _heading(heading) if heading_rows > 1 else _measured("head", heading)
    wide = max([above, _measured("strong", foot), *map(_wide, cells)])
    found = ceil(wide * 100 / theme.look().scale) + _PAD + (8 if first else 0)
    return min(found, column.width) if any(cell.wrap for cell in cells) else found


def _wide(cell: Cell) -> float:
    if cell.button:
        return _measured("body", cell.button) + 10
    mark = (0 if cell.state is None else theme.px(11) + 8) + (
        theme.px(28) + 10 if cell.symbol else 0
    )
    text = _measured("strong" if cell.bold else "body", cell.text)
    return mark + max(text, _measured("second", cell.second))


def _heading(text: str) -> float:
    """The width of a heading broken at the best place."""
    words = text.split(" ")
    halves = ((" ".join(words[:n]), " ".join(words[n:])) for n in range(1, len(words) + 1))
    return min(max(_measured("head", part) for part in pair) for pair in halves)


def _cell(column: Column, row: Any) -> Cell:
    shown = column.show(row)
    return Cell(shown) if isinstance(shown, str) else shown


def _measured(role: str, text: str) -> float:
    return QFontMetricsF(theme.font(role, text)).horizontalAdvance(text)
