"""Figures published before the program counted: which columns, in which unit. Pure.

Source: domain paper, section 2. They are never added to what is counted here.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits
from sr_board.cases.rules.returns import Fact, return_of

__all__ = ["COUNTS", "TENTHS", "check_column", "counted_in", "read_value"]

COUNTS = (
    *("screened", "minors", "unwilling", "willing", "sent_home", "to_home_or_shelter", "open"),
    "helped",
)
"""Columns that are numbers of persons; "helped": what older figures call all whom boards helped."""
TENTHS = ("minors_percent", "unwilling_percent", "mean_age")
"""Columns in tenths: shares of those screened, and a mean age."""
_SHARE_OF = {"minors_percent": "minors", "unwilling_percent": "unwilling"}
_PERSONS = 10_000_000
_MOST = {"minors_percent": 1000, "unwilling_percent": 1000, "mean_age": 1200}


def check_column(column: str) -> None:
    """A column that figures can have. Raises InputInvalid "legacy-column"."""
    if column not in COUNTS and column not in TENTHS:
        raise InputInvalid("legacy-column", field="column")


def read_value(column: str, typed: str) -> int:
    """The number of a column as typed, in tenths for a share or an age; commas between thousands
    are read over. Raises InputInvalid "legacy-column", "legacy-value"."""
    check_column(column)
    bare = ascii_digits(typed).strip().removesuffix("%").strip()
    if column in TENTHS:
        found = re.fullmatch(r"(\d{1,3})(?:[.,](\d))?", bare)
        value = int(found[1]) * 10 + int(found[2] or 0) if found else -1
    else:
        plain = bare.replace(",", "").replace(" ", "").replace("\u00a0", "")
        value = int(plain) if re.fullmatch(r"\d{1,9}", plain) else -1
    if not 0 <= value <= _MOST.get(column, _PERSONS):
        raise InputInvalid("legacy-value", field="value")
    return value


def counted_in(column: str, year: str, facts: Iterable[Fact]) -> int | None:
    """What is counted here of a column in a year, in the same unit; None for what is not counted
    or a share of nothing."""
    true = return_of(year, facts).true
    if column in true:
        return true[column]
    part = _SHARE_OF.get(column)
    if part is None or not true["screened"]:
        return None
    return (true[part] * 2000 + true["screened"]) // (2 * true["screened"])
