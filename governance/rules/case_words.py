"""Does a text on a board case say who it is about? Pure.

Source: domain rules "Resolutions": a case stands in minutes by its number only; on entry the
program warns when a member's name or a telephone number appears. It warns and never refuses: a
common word may be somebody's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from sr_board.base.text import ascii_digits, fold

__all__ = ["Revealing", "revealing"]

_PHONE = re.compile(r"(?<!\d)(?:\+?91[ -]?|0)?\d(?:[ -]?\d){7,11}(?!\d)")
_BETWEEN = re.compile(r"[\s.,;:!?()\[\]{}\"'‘’“”।|/…—–-]+")
_SHORTEST = 3
"""A name of fewer letters is too often a word."""


@dataclass(frozen=True)
class Revealing:
    """What was found: `names` of the register in the order they stand, and telephone numbers."""

    names: tuple[str, ...]
    phones: int

    @property
    def any(self) -> bool:
        """Whether there is anything to look at."""
        return bool(self.names or self.phones)


def revealing(text: str, names: Iterable[str]) -> Revealing:
    """Names of persons (whole words, in any case) and telephone numbers in a text."""
    plain = fold(text)
    words = set(_words(plain))
    found = []
    for name in dict.fromkeys(names):
        parts = _words(fold(name))
        long_enough = sum(len(part) for part in parts) >= _SHORTEST
        if parts and long_enough and words.issuperset(parts):
            found.append((plain.find(parts[0]), name))
    return Revealing(
        tuple(name for _, name in sorted(found)), len(_PHONE.findall(ascii_digits(text)))
    )


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if word]
