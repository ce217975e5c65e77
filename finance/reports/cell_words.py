"""Cells of books in words and digits of a language, the same on the screen and on paper.

Amounts stand without the sign of the currency, as in every account book; the head of the book
names it. Nothing stands as a dash, paise only when there are any.
"""

from __future__ import annotations

from datetime import date

from finance.reports.table import Cell, Column, ColumnKind
from sr_board.base.money import RUPEE
from sr_board.i18n import Translator

__all__ = ["NOTHING", "cell_words", "is_number", "said"]

NOTHING = "–"
"""What stands in a cell without anything in it, and where an amount is nought."""

_NUMBERS = frozenset({ColumnKind.MONEY, ColumnKind.INT, ColumnKind.PERCENT})


def is_number(column: Column) -> bool:
    """Does a column hold figures, which stand at the right?"""
    return column.kind in _NUMBERS


def cell_words(column: Column, value: Cell, tr: Translator) -> str:
    """A cell as text. Amounts in paise: 12,345.50; per cent in hundredths: 13.39 %."""
    if value is None or value == "":
        return NOTHING if is_number(column) else ""
    if isinstance(value, bool):
        return tr.say("yes") if value else ""
    if isinstance(value, date):
        return tr.date(value, "short")
    if isinstance(value, int):
        return _number(column.kind, value, tr)
    if column.kind is ColumnKind.CODE:
        return tr.digits(value)
    return said(value, tr) if column.kind is ColumnKind.WORD else value


def said(value: str, tr: Translator) -> str:
    """A cell of message ids in words; what people wrote stays as it is."""
    return " · ".join(tr.say(part) if part else part for part in value.split(" · "))


def _number(kind: ColumnKind, value: int, tr: Translator) -> str:
    if kind is ColumnKind.MONEY:
        return _amount(value, tr) if value else NOTHING
    if kind is ColumnKind.PERCENT:
        whole, rest = divmod(abs(value), 100)
        sign = "−" if value < 0 else ""
        return tr.digits(f"{sign}{whole}.{rest:02}") + " %"
    return tr.integer(value)


def _amount(paise: int, tr: Translator) -> str:
    return tr.money(paise).replace(f"{RUPEE}\N{NO-BREAK SPACE}", "")
