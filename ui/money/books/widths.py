"""How wide the columns of a book stand on the screen: an amount is never cut, a heading is whole
where there is room for it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import ceil

from PySide6.QtGui import QFontMetricsF

from finance.reports.cell_words import cell_words, is_number
from finance.reports.table import Column, ColumnKind, TableShape
from sr_board import i18n
from ui import theme
from ui.live import say

__all__ = ["column_widths"]

_USUAL = {
    ColumnKind.MONEY: 98,
    ColumnKind.INT: 78,
    ColumnKind.PERCENT: 84,
    ColumnKind.DATE: 126,
    ColumnKind.YES: 78,
}
_WORDS = 108
_SIDES, _FIRST = 28, 8
_TEXT_NEEDS = 180
"""What a column of words needs before headings may take room from it."""


def column_widths(
    shape: TableShape, rows: Sequence[object], sums: Mapping[str, int], room: int
) -> dict[str, int]:
    """Widths in pixels at 100 % by key of the column, 0 for those that share what is left.

    `room`: what the table has, in pixels of the screen.
    """
    found = {each.key: _needed(each, rows, sums) for each in shape.columns}
    found[shape.columns[0].key] += _FIRST if found[shape.columns[0].key] else 0
    whole = {
        each.key: max(found[each.key], _heading(each)) if found[each.key] else 0
        for each in shape.columns
    }
    asked = sum(width or _TEXT_NEEDS for width in whole.values())
    return whole if theme.px(asked) <= room else found


def _needed(column: Column, rows: Sequence[object], sums: Mapping[str, int]) -> int:
    """What the cells of a column need; 0 for a column of many words."""
    usual = _USUAL.get(column.kind, 0 if column.share >= 2 else _WORDS)
    if column.kind is not ColumnKind.MONEY:
        return usual
    values = [value for row in rows if (value := getattr(row, column.key))]
    values += [value for value in (sums.get(column.key, 0),) if value]
    if not values:
        return usual
    largest = max(abs(value) for value in values)
    paise = 88 if any(value % 100 for value in values) else 0
    sign = -1 if min(values) < 0 else 1
    widest = cell_words(column, sign * (largest // 100 * 100 + paise), i18n.current())
    return max(usual, _wide(widest, "strong"))


def _heading(column: Column) -> int:
    """What the heading of a column of figures or days needs."""
    figures = is_number(column) or column.kind is ColumnKind.DATE
    return _wide(say(column.title), "head") if figures else 0


def _wide(text: str, role: str) -> int:
    advance = QFontMetricsF(theme.font(role, text)).horizontalAdvance(text)
    return ceil(advance * 100 / theme.look().scale) + _SIDES
