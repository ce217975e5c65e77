"""What a register is: headings, rows, and the words around them, in one language. Frozen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from sr_board.i18n import Translator

__all__ = ["RegisterCell", "RegisterColumn", "RegisterTable", "RegisterWanted", "Sort", "cell_text"]

RegisterCell = str | int | date | None
"""A text, a whole number, a day, or nothing."""


class Sort(StrEnum):
    """What stands in a column."""

    TEXT = "text"
    NUMBER = "number"
    DAY = "day"


@dataclass(frozen=True)
class RegisterColumn:
    """A column. `share`: its part of the width on paper; None: as wide as what stands in it."""

    title: str
    sort: Sort = Sort.TEXT
    share: float | None = None


@dataclass(frozen=True)
class RegisterWanted:
    """Which group (None: all she may read) and days (both counted; None: without an end)."""

    group_id: str | None = None
    since: date | None = None
    until: date | None = None


@dataclass(frozen=True)
class RegisterTable:
    """A register ready to be shown. `about`: group and days in words. `note`: a line below."""

    key: str
    title: str
    about: str
    columns: tuple[RegisterColumn, ...]
    rows: tuple[tuple[RegisterCell, ...], ...]
    note: str = ""

    def __post_init__(self) -> None:
        if any(len(row) != len(self.columns) for row in self.rows):
            raise ValueError(f"a row of {self.key} has other columns than its head")

    @property
    def headings(self) -> Sequence[str]:
        """The titles of the columns."""
        return [column.title for column in self.columns]


def cell_text(value: RegisterCell, tr: Translator) -> str:
    """A cell in words and digits of the language."""
    if value is None:
        return ""
    if isinstance(value, date):
        return tr.date(value, "medium")
    return tr.integer(value) if isinstance(value, int) else value
