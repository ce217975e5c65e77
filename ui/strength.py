"""How strong a passphrase is, said as "who could open this". An estimate, never a gate by itself.

It counts what a person is likely to have chosen (words, digits, a name), not what is possible.
Nothing typed leaves this function.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from enum import IntEnum

from sr_board.base.text import fold

__all__ = ["LEAST", "Strength", "strength"]

LEAST = 8
"""Fewest letters that the vault takes."""

_COMMON = frozenset(
    {
        *("password", "passphrase", "12345678", "123456789", "1234567890", "qwertyui"),
        *("qwerty123", "india123", "bharat123", "krishna1", "iloveyou", "welcome1"),
        *("admin123", "abcd1234", "abc12345", "87654321", "0987654321"),
    }
)
_WORD_BITS = 10.0
"""A word that a person picks: one of about a thousand."""


class Strength(IntEnum):
    """Who could open this, at about a thousand tries a second (the key is slow to derive)."""

    NOTHING = 0
    TOO_SHORT = 1
    ANYONE_NEAR = 2
    PATIENT = 3
    NOBODY = 4


def strength(passphrase: str, known: Iterable[str] = ()) -> Strength:
    """Estimate `passphrase`; `known` are words others would try first (names, the collective)."""
    text = unicodedata.normalize("NFKC", passphrase).strip()
    if not text:
        return Strength.NOTHING
    if len(text) < LEAST:
        return Strength.TOO_SHORT
    bits = _bits(text, {fold(word) for name in known for word in name.split() if word})
    if bits < 24:  # a few hours
        return Strength.ANYONE_NEAR
    if bits < 38:  # some years on one machine, days on many
        return Strength.PATIENT
    return Strength.NOBODY


def _bits(text: str, known: set[str]) -> float:
    folded = fold(text)
    if folded.replace(" ", "") in _COMMON or len(set(folded)) <= 3:
        return 4
    words = folded.split()
    fresh = [word for word in dict.fromkeys(words) if word not in known]
    return sum(_word_bits(word) for word in fresh) + 2 * (len(words) > len(fresh))


def _word_bits(word: str) -> float:
    if word.isdigit():  # dates and phone numbers, not random digits
        return min(2.2 * len(word), 20)
    letters = sum(not c.isdigit() for c in word)
    digits = len(word) - letters
    return min(_WORD_BITS, 2.5 * letters) + max(0.0, letters - 7) * 1.2 + 1.8 * digits
