"""Reading what is typed after `loan-schedule`: choices, whole paise, days, none."""

from __future__ import annotations

import re
from datetime import date
from enum import StrEnum
from typing import TypeVar

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["choice", "day_of", "days_of", "number", "number_or_none", "text_or_none", "yes"]

Chosen = TypeVar("Chosen", bound=StrEnum)
_NONE = frozenset({"", "none", "-"})
_LONGEST = 20
_SAME = {"start": "start_of_period", "daily": "daily_balance", "whole_begun_period": "whole"}


def choice(kind: type[Chosen], text: str, field: str) -> Chosen:
    """The member a word names, however its parts are joined: 30/360, HALF-UP.

    Raises InputInvalid "loan-choice-unknown" with all choices.
    """
    bare = re.sub(r"[\s/-]+", "_", text.strip()).lower()
    for member in kind:
        if member.value.lower() in (bare, _SAME.get(bare)):
            return member
    choices = ", ".join(member.value for member in kind)
    raise InputInvalid("loan-choice-unknown", field=field, choices=choices)


def number(text: str, field: str) -> int:
    """A whole number, not below nought. Raises InputInvalid "loan-number-wrong"."""
    bare = ascii_digits(text).strip().replace(",", "").replace("_", "")
    if not bare.isascii() or not bare.isdigit() or len(bare) > _LONGEST:
        raise InputInvalid("loan-number-wrong", field=field)
    return int(bare)


def number_or_none(text: str, field: str) -> int | None:
    """A whole number, or None for "none". Raises as `number`."""
    return None if text.strip().lower() in _NONE else number(text, field)


def text_or_none(text: str) -> str | None:
    """The text, or None for "none"."""
    return None if text.strip().lower() in _NONE else text.strip()


def day_of(text: str, field: str) -> date:
    """A day as year-month-day. Raises InputInvalid "loan-day-wrong"."""
    try:
        return date.fromisoformat(ascii_digits(text).strip())
    except ValueError:
        raise InputInvalid("loan-day-wrong", field=field) from None


def days_of(text: str, field: str) -> tuple[date, ...]:
    """Days with commas between them. Raises as `day_of`."""
    return tuple(day_of(part, field) for part in text.split(",") if part.strip())


def yes(given: bool, words: list[str], field: str) -> bool:
    """A switch, which may be followed by yes or no. Raises InputInvalid "loan-choice-unknown"."""
    if not words:
        return given
    word = words[-1].strip().lower()
    if len(words) > 1 or word not in {"yes", "no", "true", "false"}:
        raise InputInvalid("loan-choice-unknown", field=field, choices="yes, no")
    return given and word in {"yes", "true"}
