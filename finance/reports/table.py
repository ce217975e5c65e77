"""What a register is, told once: its columns with kind and title, for screen, paper, XLSX and CSV.

Every register has one frozen row type and one `TableShape`, whose column keys are fields or
properties of the row. A generic page, paper or file is made from the shape; nobody repeats a list
of columns. Titles are message ids, put into words by whoever shows them.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

__all__ = ["Cell", "Column", "ColumnKind", "TableShape", "cells", "totals"]

Cell = str | int | date | bool | None
"""A text, whole number or amount in paise, day, yes or no, or nothing."""


class ColumnKind(StrEnum):
    """What stands in a column. `MONEY`: whole paise; `PERCENT`: hundredths of a per cent; `PERSON`:
    name of a member, left out of a version with numbers only; `WORD`: message ids, several parted
    by " · "; `CODE`: a number that is a name, such as that of a voucher, in digits of the language.
    """

    MONEY = "money"
    DATE = "date"
    TEXT = "text"
    INT = "int"
    PERCENT = "percent"
    PERSON = "person"
    WORD = "word"
    CODE = "code"
    YES = "yes"


@dataclass(frozen=True)
class Column:
    """One column. `key`: attribute of the row; `title`: message id; `total`: added up at the foot
    and carried forward on paper; `share`: its part of the width on paper (whole number)."""

    key: str
    title: str
    kind: ColumnKind = ColumnKind.TEXT
    total: bool = False
    share: int = 1


@dataclass(frozen=True)
class TableShape:
    """A register: `key`, message id of its title, and its columns. `plain`: the treasurer's words,
    without debit and credit; the auditor's books are not."""

    key: str
    title: str
    columns: tuple[Column, ...]
    plain: bool = True

    def without_names(self) -> TableShape:
        """The version with numbers only."""
        kept = tuple(each for each in self.columns if each.kind is not ColumnKind.PERSON)
        return TableShape(self.key, self.title, kept, self.plain)


def cells(shape: TableShape, row: object) -> tuple[Cell, ...]:
    """The cells of a row in the order of the columns."""
    return tuple(getattr(row, column.key) for column in shape.columns)


def totals(shape: TableShape, rows: Iterable[object]) -> Mapping[str, int]:
    """Sums of the columns that are added up, by key."""
    sums = {column.key: 0 for column in shape.columns if column.total}
    for row in rows:
        for key in sums:
            sums[key] += getattr(row, key)
    return sums
