"""Attendance as it is typed in a hurry: "all here but 4 8 10". Numbers of any script. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["OnRoll", "read_numbers"]

_BETWEEN = re.compile(r"[\s,;،।]+")


@dataclass(frozen=True)
class OnRoll:
    """A member with a vote."""

    person_id: str
    number: int | None
    name: str
    symbol: str = ""


def read_numbers(text: str, roll: Sequence[OnRoll], *, field: str) -> tuple[OnRoll, ...]:
    """The members whose numbers stand in `text`, each once, in the order of the roll.

    Ranges are written 4-8. Raises InputInvalid "numbers-unclear", "number-not-on-roll".
    """
    wanted: set[int] = set()
    for word in _BETWEEN.split(ascii_digits(text).strip()):
        if not word:
            continue
        ends = re.fullmatch(r"(\d{1,6})(?:[-–](\d{1,6}))?", word)
        if ends is None:
            raise InputInvalid("numbers-unclear", field=field, text=word)
        first = int(ends[1])
        last = int(ends[2]) if ends[2] else first
        if not first <= last < first + 1000:
            raise InputInvalid("numbers-unclear", field=field, text=word)
        wanted.update(range(first, last + 1))
    by_number = {member.number: member for member in roll if member.number is not None}
    for number in sorted(wanted):
        if number not in by_number:
            raise InputInvalid("number-not-on-roll", field=field, number=number)
    return tuple(member for member in roll if member.number in wanted)
