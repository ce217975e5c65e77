"""Names that may be one person: the same letters, the same sound in another script, one slip.

Only proposes; a person decides. Works on many thousand names without comparing each with each.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum

from sr_board.base.text import fold

__all__ = ["Likeness", "Match", "NameIndex", "sound"]

# The blocks of the Indian scripts share one layout: the same offset is the same letter.
_BLOCKS = (0x0900, 0x0980, 0x0C00, 0x0C80)
_CONSONANTS = dict(zip(range(0x15, 0x3A), "kkggnccjjnttddnttddnnppbbmyrrlllbsssh", strict=True))
_VOWELS = dict(zip(range(0x05, 0x15), "aaiiuurleeeeoooo", strict=True))
_SIGNS = dict(zip(range(0x3E, 0x4D), "aiiuurreeeeoooo", strict=True))
_VIRAMA, _NUKTA = 0x4D, 0x3C
_NASAL = {0x01, 0x02}
_SAME_SOUND = (
    (re.compile("chh?"), "c"),
    (re.compile("sh"), "s"),
    (re.compile("ks|x"), "ks"),
    (re.compile("ph|f"), "p"),
    (re.compile("([kgjtdb])h"), r"\1"),
    (re.compile("[vw]"), "b"),
    (re.compile("z"), "j"),
    (re.compile("q"), "k"),
    (re.compile("ee|ii|ea|y$|(?<=[^aeiou])y(?=[^aeiou])"), "i"),
    (re.compile("oo|ou"), "u"),
    (re.compile("aa"), "a"),
    (re.compile("ya$"), "a"),
    (re.compile(r"(.)\1+"), r"\1"),
    (re.compile("(?<=[^aeiou ])[ao]$"), ""),
)
_TITLES = frozenset(
    (
        *("smt", "shrimati", "srimati", "mrs", "ms", "miss", "mr", "km", "kumari", "sri", "shri"),
        *("শ্রীমতি", "শ্রীমতী", "শ্রী", "कुमारी", "श्रीमती", "श्री"),
    )
)
_LETTERS = re.compile(r"[^\W\d_]|[\u0900-\u0d7f]| ")
_SLIP_FROM = 5
"""Shortest sound in which one slip still means likeness; below it Mina and Mona would be one."""


class Likeness(IntEnum):
    """How alike two names are; a higher value is closer."""

    ONE_SLIP = 1
    SAME_SOUND = 2
    SAME = 3


@dataclass(frozen=True)
class Match:
    """A name in the index and how alike it is."""

    ref: str
    likeness: Likeness


def sound(name: str) -> str:
    """A rough Latin spelling that is equal for the usual spellings and scripts of a name.

    আশা, Asha and Aasha become one; Meena and Mina too. Parts are sorted, titles dropped.
    """
    kept = "".join(c if _LETTERS.match(c) else " " for c in fold(name))
    parts = [part for part in kept.split() if part not in _TITLES]
    return " ".join(sorted(filter(None, map(_sound_of_word, parts))))


def _sound_of_word(word: str) -> str:
    latin = word if word.isascii() else _romanised(word)
    for pattern, same in _SAME_SOUND:
        latin = pattern.sub(same, latin)
    return latin


def _romanised(word: str) -> str:
    out: list[str] = []
    pending = False  # a consonant that still carries its inherent vowel
    for char in word:
        offset = _offset(char)
        if offset in _CONSONANTS:
            out.append(("a" if pending else "") + _CONSONANTS[offset])
            pending = True
        elif offset in _SIGNS:
            out.append(_SIGNS[offset])
            pending = False
        elif offset == _VIRAMA:
            pending = False
        elif offset != _NUKTA:
            out.append("a" if pending else "")
            out.append(_other(char, offset))
            pending = False
    return "".join(out)


def _offset(char: str) -> int:
    for block in _BLOCKS:
        if block <= ord(char) < block + 0x80:
            return ord(char) - block
    return -1


def _other(char: str, offset: int) -> str:
    if offset in _VOWELS:
        return _VOWELS[offset]
    if offset in _NASAL:
        return "n"
    return "" if offset >= 0 else char


def _one_shorter(word: str) -> Iterator[str]:
    for place in range(len(word)):
        yield word[:place] + word[place + 1 :]


def _one_slip(one: str, two: str) -> bool:
    """At most one letter added, lost, changed or swapped with its neighbour.

    For words whose lengths differ by one at most, as neighbours in the index do.
    """
    if len(one) > len(two):
        one, two = two, one
    start = next((i for i, c in enumerate(one) if c != two[i]), len(one))
    if len(one) < len(two):
        return one[start:] == two[start + 1 :]
    swapped = two[start : start + 2][::-1] + two[start + 2 :]
    return one[start + 1 :] == two[start + 1 :] or one[start:] == swapped


class NameIndex:
    """Names with a reference each; asks in constant time which ones are alike."""

    def __init__(self) -> None:
        self._sounds: dict[str, list[tuple[str, str]]] = {}
        self._near: dict[str, set[str]] = {}

    def add(self, ref: str, name: str) -> None:
        """Put a name in."""
        heard = sound(name)
        if not heard:
            return
        if heard not in self._sounds and len(heard) >= _SLIP_FROM:
            for shorter in (heard, *_one_shorter(heard)):
                self._near.setdefault(shorter, set()).add(heard)
        self._sounds.setdefault(heard, []).append((ref, fold(name)))

    def alike(self, name: str) -> list[Match]:
        """References whose names are alike, the closest first, in the order they came."""
        heard, letters = sound(name), fold(name)
        found = [
            Match(ref, Likeness.SAME if spelled == letters else Likeness.SAME_SOUND)
            for ref, spelled in self._sounds.get(heard, ())
        ]
        for near in sorted(self._neighbours(heard)):
            found += [Match(ref, Likeness.ONE_SLIP) for ref, _ in self._sounds[near]]
        return sorted(found, key=lambda match: -match.likeness)

    def _neighbours(self, heard: str) -> set[str]:
        if len(heard) < _SLIP_FROM:
            return set()
        near: set[str] = set()
        for shorter in (heard, *_one_shorter(heard)):
            near |= self._near.get(shorter, set())
        return {other for other in near if other != heard and _one_slip(heard, other)}
