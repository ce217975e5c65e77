"""Amounts of money in words, as on a receipt: English, Bengali and Hindi, by lakh and crore.

Bengali and Hindi have a word of its own for every number below a hundred, so these are tables.
Why no package: docs/decisions/0003-amounts-in-words.md.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass

__all__ = ["in_words"]


def _table(words: str) -> tuple[str, ...]:
    return tuple(words.split())


_EN_SMALL = _table(
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
    "fifteen sixteen seventeen eighteen nineteen"
)
_EN_TENS = _table("twenty thirty forty fifty sixty seventy eighty ninety")

_BN_SMALL = _table(
    "শূন্য এক দুই তিন চার পাঁচ ছয় সাত আট নয় "
    "দশ এগারো বারো তেরো চোদ্দো পনেরো ষোলো সতেরো আঠারো উনিশ "
    "কুড়ি একুশ বাইশ তেইশ চব্বিশ পঁচিশ ছাব্বিশ সাতাশ আঠাশ ঊনত্রিশ "
    "ত্রিশ একত্রিশ বত্রিশ তেত্রিশ চৌত্রিশ পঁয়ত্রিশ ছত্রিশ সাঁইত্রিশ আটত্রিশ ঊনচল্লিশ "
    "চল্লিশ একচল্লিশ বিয়াল্লিশ তেতাল্লিশ চুয়াল্লিশ পঁয়তাল্লিশ ছেচল্লিশ সাতচল্লিশ আটচল্লিশ ঊনপঞ্চাশ "
    "পঞ্চাশ একান্ন বাহান্ন তিপ্পান্ন চুয়ান্ন পঞ্চান্ন ছাপ্পান্ন সাতান্ন আটান্ন ঊনষাট "
    "ষাট একষট্টি বাষট্টি তেষট্টি চৌষট্টি পঁয়ষট্টি ছেষট্টি সাতষট্টি আটষট্টি ঊনসত্তর "
    "সত্তর একাত্তর বাহাত্তর তিয়াত্তর চুয়াত্তর পঁচাত্তর ছিয়াত্তর সাতাত্তর আটাত্তর ঊনআশি "
    "আশি একাশি বিরাশি তিরাশি চুরাশি পঁচাশি ছিয়াশি সাতাশি অষ্টাশি ঊননব্বই "
    "নব্বই একানব্বই বিরানব্বই তিরানব্বই চুরানব্বই পঁচানব্বই ছিয়ানব্বই সাতানব্বই আটানব্বই নিরানব্বই"
)

_HI_SMALL = _table(
    "शून्य एक दो तीन चार पाँच छह सात आठ नौ "
    "दस ग्यारह बारह तेरह चौदह पंद्रह सोलह सत्रह अठारह उन्नीस "
    "बीस इक्कीस बाईस तेईस चौबीस पच्चीस छब्बीस सत्ताईस अट्ठाईस उनतीस "
    "तीस इकतीस बत्तीस तैंतीस चौंतीस पैंतीस छत्तीस सैंतीस अड़तीस उनतालीस "
    "चालीस इकतालीस बयालीस तैंतालीस चौवालीस पैंतालीस छियालीस सैंतालीस अड़तालीस उनचास "
    "पचास इक्यावन बावन तिरपन चौवन पचपन छप्पन सत्तावन अट्ठावन उनसठ "
    "साठ इकसठ बासठ तिरसठ चौंसठ पैंसठ छियासठ सड़सठ अड़सठ उनहत्तर "
    "सत्तर इकहत्तर बहत्तर तिहत्तर चौहत्तर पचहत्तर छिहत्तर सतहत्तर अठहत्तर उन्यासी "
    "अस्सी इक्यासी बयासी तिरासी चौरासी पचासी छियासी सत्तासी अट्ठासी नवासी "
    "नब्बे इक्यानवे बानवे तिरानवे चौरानवे पचानवे छियानवे सत्तानवे अट्ठानवे निन्यानवे"
)


def _english_small(n: int) -> str:
    if n < 20:
        return _EN_SMALL[n]
    tens, ones = divmod(n, 10)
    return _EN_TENS[tens - 2] + (f"-{_EN_SMALL[ones]}" if ones else "")


@dataclass(frozen=True)
class _Words:
    """How one language counts and what it calls money.

    `hundred` is a pattern with the number of hundreds; `hundred_and` stands between hundreds and
    the rest; `rupee`, `paisa` are (one, many).
    """

    small: Callable[[int], str]
    hundred: str
    hundred_and: str
    thousand: str
    lakh: str
    crore: str
    rupee: tuple[str, str]
    paisa: tuple[str, str]
    both: str
    below_nought: str


_WORDS: Mapping[str, _Words] = {
    "en": _Words(
        _english_small,
        "{} hundred",
        " and ",
        "thousand",
        "lakh",
        "crore",
        ("rupee", "rupees"),
        ("paisa", "paise"),
        "{rupees} and {paise}",
        "minus {}",
    ),
    "bn": _Words(
        _BN_SMALL.__getitem__,
        "{}শো",
        " ",
        "হাজার",
        "লক্ষ",
        "কোটি",
        ("টাকা", "টাকা"),
        ("পয়সা", "পয়সা"),
        "{rupees} {paise}",
        "ঋণাত্মক {}",
    ),
    "hi": _Words(
        _HI_SMALL.__getitem__,
        "{} सौ",
        " ",
        "हज़ार",
        "लाख",
        "करोड़",
        ("रुपया", "रुपये"),
        ("पैसा", "पैसे"),
        "{rupees} {paise}",
        "ऋणात्मक {}",
    ),
}


def in_words(code: str, paise: int) -> str:
    """The amount in words of the language `code` (English for one without words here).

    "one lakh twenty thousand rupees and fifty paise". Takes any whole number of paise.
    """
    words = _WORDS.get(code, _WORDS["en"])
    rupees, rest = divmod(abs(paise), 100)
    whole = f"{_number(words, rupees)} {words.rupee[rupees != 1]}"
    small = f"{words.small(rest)} {words.paisa[rest != 1]}"
    if rupees and rest:
        said = words.both.format(rupees=whole, paise=small)
    else:
        said = small if rest else whole
    return words.below_nought.format(said) if paise < 0 else said


def _number(words: _Words, n: int) -> str:
    """A whole number; above ninety-nine crore the crores are counted like a number themselves."""
    crores, n = divmod(n, 10_000_000)
    lakhs, n = divmod(n, 100_000)
    thousands, n = divmod(n, 1_000)
    parts = []
    if crores:
        parts.append(f"{_number(words, crores)} {words.crore}")
    if lakhs:
        parts.append(f"{words.small(lakhs)} {words.lakh}")
    if thousands:
        parts.append(f"{words.small(thousands)} {words.thousand}")
    if n or not parts:
        parts.append(_below_thousand(words, n))
    return " ".join(parts)


def _below_thousand(words: _Words, n: int) -> str:
    hundreds, rest = divmod(n, 100)
    if not hundreds:
        return words.small(rest)
    said = words.hundred.format(words.small(hundreds))
    return said + (words.hundred_and + words.small(rest) if rest else "")
