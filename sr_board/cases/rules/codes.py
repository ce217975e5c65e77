"""Codes of cases: `SRB-<place>-<yy>-<nnnn>-<X>`. Pure; the draw of a number is given from outside.

Source: domain paper, section 3. `nnnn` is drawn without repetition within the year, so that gaps
and volumes tell nothing; X is the ISO 7064 MOD 37-2 check character over letters and digits (from
python-stdnum), which finds any one wrong character and any two neighbours exchanged. Numbers
whose check character would be `*` are not used.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Collection
from enum import StrEnum

from stdnum.iso7064 import mod_37_2

from sr_board.base.errors import RuleBroken
from sr_board.base.text import ascii_digits

__all__ = ["Typed", "check_code", "draw_code", "typed_code", "with_check"]

NUMBERS = 10_000
_BEGUN = re.compile(r"^SRB-([A-Z0-9]{0,8}|[A-Z0-9]{2,8}-(\d{0,2}|\d{2}-\d{0,4}-?))$")
_FORM = re.compile(r"^SRB-([A-Z0-9]{2,8})-(\d{2})-(\d{4})-?([A-Z0-9*])$")


def with_check(place: str, year: int, number: int) -> str:
    """The code of a number in a year; "" for a number that is not used."""
    body = f"SRB-{place.upper()}-{year % 100:02d}-{number:04d}"
    mark = str(mod_37_2.calc_check_digit(body.replace("-", "")))
    return "" if mark == "*" else f"{body}-{mark}"


def check_code(typed: str) -> str:
    """A code as it was typed in any digits, small letters, with or without spaces, put right.

    Raises RuleBroken "case-r19" for anything that has no sound check character; nothing is
    searched then.
    """
    found = _FORM.match(_plain(typed))
    if found is None:
        raise RuleBroken("case-r19")
    place, year, number, mark = found.groups()
    code = with_check(place, int(year), int(number))
    if not code or not code.endswith(f"-{mark}"):
        raise RuleBroken("case-r19")
    return code


class Typed(StrEnum):
    """What stands in a field in which a code may be typed."""

    OTHER = "other"
    """No code: words, or nothing."""
    UNFINISHED = "unfinished"
    """A code that goes on."""
    WRONG = "wrong"
    """A whole code with a typing error (R19)."""
    RIGHT = "right"


def typed_code(typed: str) -> Typed:
    """Whether a text is a code, and whether it is right, while it is being typed: a wrong one is
    told before anything is searched."""
    plain = _plain(typed)
    if not plain.startswith("SRB-"):
        return Typed.OTHER
    try:
        check_code(typed)
    except RuleBroken:
        return Typed.UNFINISHED if _BEGUN.match(plain) else Typed.WRONG
    return Typed.RIGHT


def _plain(typed: str) -> str:
    """Capitals, digits of our script, single hyphens."""
    plain = re.sub(r"[\s‐‑‒–—_]+", "-", ascii_digits(typed).strip().upper())
    return re.sub(r"-{2,}", "-", plain)


def draw_code(place: str, year: int, taken: Collection[str], draw: Callable[[int], int]) -> str:
    """A free code of the year. `draw(n)` gives a random number below n.

    Raises RuleBroken "case-codes-used-up" when no number of the year is left.
    """
    free = [
        code
        for code in (with_check(place, year, number) for number in range(NUMBERS))
        if code and code not in taken
    ]
    if not free:
        raise RuleBroken("case-codes-used-up")
    return free[draw(len(free))]
