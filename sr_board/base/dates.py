"""Dates as people write them, and the counting of months.

Reading: 12/03/2021, 12-3-21, 12.3.2021, 2021-03-12, "12 Mar 2021", month names and digits of the
shipped scripts, serial numbers of spreadsheets. The day stands first unless told otherwise; a
reading says whether the other order would have been possible, so that a form or an import can ask
once. Nothing here knows the time: `today` is always given.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum

from sr_board.base.errors import InputInvalid
from sr_board.base.month_names import month_of
from sr_board.base.text import ascii_digits, clean_line

__all__ = [
    "DateForm",
    "DateOrder",
    "DateReading",
    "OrderEvidence",
    "add_months",
    "order_evidence",
    "read_date",
    "served_months",
    "term_end",
    "whole_months",
]

EARLIEST_YEAR = 1900
YEARS_AHEAD = 10
"""Years after today that a typed date may lie in; also how far two-digit years reach ahead."""
_LONGEST = 60
_YEARS_AS_NUMBERS = range(1900, 2101)
_SERIALS = range(366, 2_958_466)
_SERIALS_AS_TEXT = range(15_000, 80_000)

_TIME = re.compile(r"[ T]\d{1,2}:\d{2}(:\d{2}(\.\d+)?)?( ?[ap]\.?m\.?)?Z?$", re.IGNORECASE)
_NUMERIC = re.compile(r"^(\d{1,4}) ?[-/. ] ?(\d{1,2}) ?[-/. ] ?(\d{1,4})$")
_COMPACT = re.compile(r"^(\d{4})(\d{2})(\d{2})$")
_DASHES = re.compile("[\u2010-\u2015\u2212\\\\|]")
_WORD_PARTS = re.compile(r"\d+|[^\W\d_]+(?:[^\W\d_]|[\u0900-\u0d7f])*|[\u0900-\u0d7f]+")
_ORDINALS = frozenset({"st", "nd", "rd", "th", "of", "ই", "লা", "রা", "ঠা", "শে"})


class DateOrder(StrEnum):
    """Which part of 03/04/2024 comes first."""

    DAY_FIRST = "day_first"
    MONTH_FIRST = "month_first"


class DateForm(StrEnum):
    """How a date stood there."""

    ISO = "iso"
    NUMERIC = "numeric"
    WORDS = "words"
    SERIAL = "serial"
    CELL = "cell"


@dataclass(frozen=True)
class DateReading:
    """A date, and how sure it is.

    `ambiguous`: the other order of day and month gives another date. `only`: the one order this
    text can have, when it can have only one.
    """

    value: date
    form: DateForm
    ambiguous: bool = False
    only: DateOrder | None = None


@dataclass(frozen=True)
class OrderEvidence:
    """What all dates of one file say about their order."""

    day_first: int
    month_first: int
    ambiguous: int

    @property
    def order(self) -> DateOrder:
        """The likelier order; the day first when nothing speaks against it."""
        if self.month_first > self.day_first:
            return DateOrder.MONTH_FIRST
        return DateOrder.DAY_FIRST


def read_date(
    value: object,
    *,
    today: date,
    order: DateOrder = DateOrder.DAY_FIRST,
    date1904: bool = False,
    field: str = "date",
    years_ahead: int = YEARS_AHEAD,
) -> DateReading:
    """The date that a typed text or a cell of a spreadsheet means.

    `date1904`: the workbook counts days from 1904. Two-digit years fall between `years_ahead`
    after today and the 99 years before that. Raises InputInvalid "date-missing",
    "date-unreadable", "date-impossible" (no such day), "date-day-missing" (month or year only)
    or "date-year-absurd".
    """
    last = today.year + years_ahead
    if isinstance(value, datetime):
        return DateReading(
            _sane(value.date(), last, field, value.date().isoformat()), DateForm.CELL
        )
    if isinstance(value, date):
        return DateReading(_sane(value, last, field, value.isoformat()), DateForm.CELL)
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _from_number(value, date1904, last, field)
    if value is None or (isinstance(value, str) and not value.strip()):
        raise InputInvalid("date-missing", field=field)
    if not isinstance(value, str) or len(value) > _LONGEST:
        raise InputInvalid("date-unreadable", field=field, value=str(value)[:_LONGEST])
    return _from_text(value, order, date1904, last, field)


def order_evidence(readings: Iterable[DateReading]) -> OrderEvidence:
    """Count what speaks for either order, over all dates of a file."""
    found = list(readings)
    return OrderEvidence(
        day_first=sum(r.only is DateOrder.DAY_FIRST for r in found),
        month_first=sum(r.only is DateOrder.MONTH_FIRST for r in found),
        ambiguous=sum(r.ambiguous for r in found),
    )


def _from_number(value: int | float, date1904: bool, last: int, field: str) -> DateReading:
    shown = f"{value:.15g}"
    if not math.isfinite(value):
        raise InputInvalid("date-unreadable", field=field, value=shown)
    whole = math.floor(value)
    if whole in _YEARS_AS_NUMBERS:
        raise InputInvalid("date-day-missing", field=field, value=shown)
    if compact := _COMPACT.match(str(whole)):
        return _compact(compact, last, field, shown)
    if whole not in _SERIALS:
        raise InputInvalid("date-unreadable", field=field, value=shown)
    start = date(1904, 1, 1) if date1904 else date(1899, 12, 30)
    day = start.toordinal() + whole
    if day > date.max.toordinal():
        raise InputInvalid("date-unreadable", field=field, value=shown)
    return DateReading(_sane(date.fromordinal(day), last, field, shown), DateForm.SERIAL)


def _from_text(text: str, order: DateOrder, date1904: bool, last: int, field: str) -> DateReading:
    shown = clean_line(text, field=field)
    plain = _DASHES.sub("-", ascii_digits(shown)).strip("'’‘`\" .,;/-")
    plain = _TIME.sub("", plain).strip(" .,;/-")
    if numeric := _NUMERIC.match(plain):
        return _from_parts(numeric, order, last, field, shown)
    if plain.isdecimal():
        if int(plain) in _YEARS_AS_NUMBERS:
            raise InputInvalid("date-day-missing", field=field, value=shown)
        if compact := _COMPACT.match(plain):
            return _compact(compact, last, field, shown)
        if int(plain) in _SERIALS_AS_TEXT:
            return _from_number(int(plain), date1904, last, field)
        raise InputInvalid("date-unreadable", field=field, value=shown)
    return _from_words(plain, last, field, shown)


def _from_parts(
    found: re.Match[str], order: DateOrder, last: int, field: str, shown: str
) -> DateReading:
    first, middle, end = found.groups()
    if len(first) > 2:
        year = _year(first, last, field, shown)
        return DateReading(_made(year, int(middle), int(end), field, shown), DateForm.ISO)
    year = _year(end, last, field, shown)
    one, two = int(first), int(middle)
    only = _only_order(one, two)
    day, month = (two, one) if (only or order) is DateOrder.MONTH_FIRST else (one, two)
    return DateReading(
        _made(year, month, day, field, shown),
        DateForm.NUMERIC,
        ambiguous=only is None and one != two,
        only=only if one != two else None,
    )


def _only_order(one: int, two: int) -> DateOrder | None:
    """The order two figures must have because one of them cannot be a month."""
    if one > 12 >= two:
        return DateOrder.DAY_FIRST
    if two > 12 >= one:
        return DateOrder.MONTH_FIRST
    return None


def _compact(found: re.Match[str], last: int, field: str, shown: str) -> DateReading:
    year, month, day = (int(part) for part in found.groups())
    return DateReading(
        _sane(_made(year, month, day, field, shown), last, field, shown), DateForm.ISO
    )


def _from_words(plain: str, last: int, field: str, shown: str) -> DateReading:
    figures: list[str] = []
    months: list[int] = []
    for part in _WORD_PARTS.findall(plain):
        if part.isdecimal():
            figures.append(part)
        elif month := month_of(part):
            months.append(month)
        elif part.casefold() not in _ORDINALS:
            raise InputInvalid("date-unreadable", field=field, value=shown)
    if len(months) != 1 or not figures or len(figures) > 2:
        raise InputInvalid("date-unreadable", field=field, value=shown)
    if len(figures) == 1:
        raise InputInvalid("date-day-missing", field=field, value=shown)
    day, year = (figures[1], figures[0]) if len(figures[0]) == 4 else (figures[0], figures[1])
    if len(day) > 2:
        raise InputInvalid("date-unreadable", field=field, value=shown)
    full = _year(year, last, field, shown)
    return DateReading(_made(full, months[0], int(day), field, shown), DateForm.WORDS)


def _year(digits: str, last: int, field: str, shown: str) -> int:
    year = int(digits)
    if len(digits) == 1:  # 12/3/5 is a slip of the hand
        raise InputInvalid("date-unreadable", field=field, value=shown)
    if len(digits) == 2:
        year += last // 100 * 100
        return year if year <= last else year - 100
    if not EARLIEST_YEAR <= year <= last:
        raise InputInvalid(
            "date-year-absurd", field=field, value=shown, year=year, first=EARLIEST_YEAR, last=last
        )
    return year


def _made(year: int, month: int, day: int, field: str, shown: str) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise InputInvalid(
            "date-impossible", field=field, value=shown, day=day, month=month, year=year
        ) from None


def _sane(value: date, last: int, field: str, shown: str) -> date:
    if not EARLIEST_YEAR <= value.year <= last:
        raise InputInvalid(
            "date-year-absurd",
            field=field,
            value=shown,
            year=value.year,
            first=EARLIEST_YEAR,
            last=last,
        )
    return value


def add_months(day: date, months: int) -> date:
    """The same day `months` later (or earlier); the last day of a shorter month caps it.

    31 January + 1 month = 28 or 29 February. Source: domain/governance.md section 7.
    Raises InputInvalid "date-year-absurd" outside the calendar.
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    if not date.min.year <= year <= date.max.year:
        raise InputInvalid(
            "date-year-absurd", field="date", value=str(year), year=year, first=1, last=9999
        )
    return date(year, month + 1, min(day.day, _days_in(year, month + 1)))


def _days_in(year: int, month: int) -> int:
    if month == 12:
        return 31
    return (date(year, month + 1, 1) - timedelta(days=1)).day


def whole_months(start: date, end: date) -> int:
    """Completed months from `start` to `end` (0 when `end` is not after `start`)."""
    if end <= start:
        return 0
    months = (end.year - start.year) * 12 + end.month - start.month
    return months if add_months(start, months) <= end else months - 1


def served_months(start: date, end: date) -> int:
    """Months served from `start` to `end`, both days included; 15 days or more count as a month.

    Source: domain/governance.md section 7, counted terms.
    """
    after = end + timedelta(days=1)
    if after <= start:
        return 0
    months = whole_months(start, after)
    rest = (after - add_months(start, months)).days
    return months + (rest >= 15)


def term_end(start: date, months: int) -> date:
    """Last day of a term of `months` that begins on `start`: start + months - 1 day."""
    return add_months(start, months) - timedelta(days=1)
