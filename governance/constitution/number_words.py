"""Numbers that an article writes in words, English and Bengali: "twenty-one days", "একুশ দিন". Pure.

Read to say where an article and its rule part; nothing is counted by them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from unicodedata import normalize

from sr_board.base.text import ascii_digits

__all__ = ["numbers_in"]

_ONES = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
_ONES += "sixteen seventeen eighteen nineteen"
_TENS = "twenty thirty forty fifty sixty seventy eighty ninety"
_BENGALI = (
    "এক দুই তিন চার পাঁচ ছয় সাত আট নয় দশ এগারো বারো তেরো চৌদ্দ পনেরো ষোলো সতেরো আঠারো উনিশ কুড়ি একুশ বাইশ "
    "তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আটাশ উনত্রিশ ত্রিশ একত্রিশ"
)
_MORE = {
    "বিশ": 20, "চোদ্দ": 14, "দু": 2, "তিরিশ": 30, "ছত্রিশ": 36, "চল্লিশ": 40, "পঁয়তাল্লিশ": 45, "পঞ্চাশ": 50,
    "ষাট": 60, "পঁচাত্তর": 75, "আশি": 80, "নব্বই": 90, "একশ": 100, "একশো": 100, "hundred": 100,
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4,
    "fifth": 5, "fifths": 5, "tenth": 10, "tenths": 10, "তৃতীয়াংশ": 3, "চতুর্থাংশ": 4, "পঞ্চমাংশ": 5,
}  # fmt: skip
"""What follows a number and makes a share of it: "two thirds"."""
_BETWEEN = re.compile(r"[\s,.;:()\[\]।॥“”‘’\"'!?/–—-]+")
_DIGITS = re.compile(r"\d+")
_ENDINGS = ("টি", "টা", "জনের", "জনকে", "জন", "খানা", "বার", "দিনের", "দিন", "মাসের", "মাস", "বছর", "ভাগ")
"""What Bengali hangs on a number without a space."""
_NOT_ALONE = normalize("NFC", "নয়")
"""Alone it means "is not"; with an ending it is nine."""


def _known() -> dict[str, int]:
    found = {word: number for number, word in enumerate(_ONES.split(), 1)}
    found |= {word: number * 10 for number, word in enumerate(_TENS.split(), 2)}
    found |= {word: number for number, word in enumerate(_BENGALI.split(), 1)}
    return {normalize("NFC", word): number for word, number in (found | _MORE).items()}


_WORDS = _known()
_SHARES = {normalize("NFC", word): number for word, number in _PARTS.items()}
_TAILS = tuple(normalize("NFC", tail) for tail in _ENDINGS)
_TENS_WORDS = frozenset(_TENS.split())


def numbers_in(text: str, *, words: bool = True, ones: bool = False) -> tuple[int, ...]:
    """Whole numbers of a text, each once, in their order: digits of any script, and words.

    `ones`: a one in words too. It is left out otherwise, because it mostly is no number ("no one").
    """
    return tuple(dict.fromkeys(_found(text, words=words, ones=ones)))


def _found(text: str, *, words: bool, ones: bool) -> Iterator[int]:
    tokens = [t for t in _BETWEEN.split(normalize("NFC", ascii_digits(text)).casefold()) if t]
    place = 0
    while place < len(tokens):
        digits = _DIGITS.findall(tokens[place])
        if digits:
            yield from map(int, digits)
        elif words:
            number, used = _word_at(tokens, place)
            share = place + used < len(tokens) and tokens[place + used] in _SHARES
            if number is not None and (ones or number != 1 or share):
                yield number
                if share:
                    yield _SHARES[tokens[place + used]]
            place += used - 1
        place += 1


def _word_at(tokens: list[str], place: int) -> tuple[int | None, int]:
    """The number at a place, and how many tokens it takes (at least one)."""
    word = tokens[place]
    number = _number(word)
    if word in _TENS_WORDS and number is not None and place + 1 < len(tokens):
        unit = _WORDS.get(tokens[place + 1], 0)
        if 1 <= unit <= 9:
            return number + unit, 2
    return number, 1


def _number(word: str) -> int | None:
    if word in _WORDS and word != _NOT_ALONE:
        return _WORDS[word]
    for tail in _TAILS:
        if word.endswith(tail) and word[: -len(tail)] in _WORDS:
            return _WORDS[word[: -len(tail)]]
    return None
