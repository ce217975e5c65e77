"""Fields for dates and times, as people write them: 22/11/2026, 22-11-26, ২২.১১.২০২৬, 16:05.

Day comes first, always. Digits of every script are read; shown are those of the screen. What was
understood is said below the box, with the day of the week.
"""

from __future__ import annotations

import re
from datetime import date, time

from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui.fields import LineField, follow_digits
from ui.live import Text, own_digits, say

__all__ = ["DateField", "TimeField", "read_date", "read_time"]

_DATE = re.compile(r"^\s*(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*[./\- ]\s*(\d{4}|\d{2})\s*$")
_ISO = re.compile(r"^\s*(\d{4})-(\d{1,2})-(\d{1,2})\s*$")
_SHORT = re.compile(r"^\s*(\d{1,2})\s*[./\- ]\s*(\d{1,2})\s*$")
_TIME = re.compile(r"^\s*(\d{1,2})(?:\s*[:.\- ]\s*|(?=\d{2}\s*$))(\d{2})\s*$")


def read_date(text: str, near: date | None = None) -> date | None:
    """The date in `text` (day, month, year; two-digit years are 20xx), or None.

    With `near` the year may be left out: then the one that comes closest is meant.
    """
    plain = ascii_digits(text)
    short = _SHORT.match(plain)
    if short and near is not None:
        found = [_day(near.year + more, int(short[2]), int(short[1])) for more in (-1, 0, 1)]
        return min((d for d in found if d is not None), key=lambda d: abs(d - near), default=None)
    iso = _ISO.match(plain)
    match = _DATE.match(plain)
    if iso:
        year, month, day = (int(g) for g in iso.groups())
    elif match:
        day, month, year = (int(g) for g in match.groups())
        year += 2000 if year < 100 else 0
    else:
        return None
    return _day(year, month, day)


def _day(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None


def read_time(text: str) -> time | None:
    """The time of day in `text` on the 24-hour clock, or None. 1605 is 16:05."""
    match = _TIME.match(ascii_digits(text))
    if not match:
        return None
    hour, minute = int(match[1]), int(match[2])
    return time(hour, minute) if hour < 24 and minute < 60 else None


class DateField(LineField):
    """A date. `day()` is what was understood."""

    def __init__(self, label: Text, *, key: str = "", help: Text | None = None) -> None:
        self._own_help = help
        self._near: date | None = None
        super().__init__(label, key=key, placeholder=lambda: say("day/month/year"), most=20)
        self.line.textChanged.connect(lambda _t: self._echo())
        self._echo()

    def day(self) -> date | None:
        """The date understood, or None."""
        return read_date(self.line.text(), self._near)

    def set_near(self, day: date | None) -> None:
        """The year may be left out from now on: the one closest to this day is meant."""
        self._near = day
        self._echo()

    def set_day(self, day: date | None) -> None:
        """Put a date in."""
        self.set_value(f"{day.day:02d}/{day.month:02d}/{day.year}" if day else "")

    def set_value(self, value: object) -> None:
        super().set_value(own_digits(value))

    def retranslate(self) -> None:
        super().retranslate()
        follow_digits(self.line)

    def is_wrong(self) -> bool:
        """True when something is typed that is not a date."""
        return bool(self.line.text().strip()) and self.day() is None

    def _echo(self) -> None:
        if self.day() is not None:
            self.set_help(self._understood)
        else:
            self.set_help(self._own_help)
        if self._error is not None and not self.is_wrong():
            self.set_error(None)

    def _understood(self) -> str:
        day = self.day()
        return i18n.current().date(day, "weekday") if day else ""


class TimeField(LineField):
    """A time of day, 24-hour clock."""

    def __init__(self, label: Text, *, key: str = "", help: Text | None = None) -> None:
        super().__init__(label, key=key, help=help, placeholder=lambda: say("hour:minute"), most=12)

    def moment(self) -> time | None:
        """The time understood, or None."""
        return read_time(self.line.text())

    def set_moment(self, value: time | None) -> None:
        """Put a time in."""
        self.set_value(f"{value.hour:02d}:{value.minute:02d}" if value else "")

    def set_value(self, value: object) -> None:
        super().set_value(own_digits(value))

    def retranslate(self) -> None:
        super().retranslate()
        follow_digits(self.line)

    def is_wrong(self) -> bool:
        """True when something is typed that is not a time of day."""
        return bool(self.line.text().strip()) and self.moment() is None
