"""Names of the months as they are written in registers: English, Bengali, Hindi, Telugu, Kannada.

Only for reading what people typed. Dates are written out by `sr_board.i18n`, never from here.
"""

from __future__ import annotations

from sr_board.base.text import fold

__all__ = ["month_of"]

_NAMES: dict[int, str] = {
    1: "january জানুয়ারি জানুয়ারী जनवरी जन జనవరి జన ಜನವರಿ ಜನ",
    2: "february ফেব্রুয়ারি ফেব্রুয়ারী ফেব फ़रवरी फरवरी ఫిబ్రవరి ಫೆಬ್ರವರಿ ಫೆಬ್ರುವರಿ",
    3: "march মার্চ मार्च మార్చి ಮಾರ್ಚ್",
    4: "april এপ্রিল अप्रैल ఏప్రిల్ ಏಪ್ರಿಲ್",
    5: "may মে मई మే ಮೇ",
    6: "june জুন जून జూన్ ಜೂನ್",
    7: "july জুলাই जुलाई జూలై జులై ಜುಲೈ",
    8: "august আগস্ট আগষ্ট অগাস্ট অগস্ট আগ अगस्त अग ఆగస్టు ఆగష్టు ఆగ ಆಗಸ್ಟ್ ಆಗ",
    9: "september sept সেপ্টেম্বর सितंबर सितम्बर సెప్టెంబర్ సెప్టెంబరు ಸೆಪ್ಟೆಂಬರ್",
    10: "october অক্টোবর अक्टूबर अक्तूबर అక్టోబర్ అక్టోబరు ಅಕ್ಟೋಬರ್",
    11: "november নভেম্বর नवंबर नवम्बर नव నవంబర్ నవంబరు ನವೆಂಬರ್",
    12: "december ডিসেম্বর दिसंबर दिसम्बर డిసెంబర్ డిసెంబరు ಡಿಸೆಂಬರ್",
}
_SHORTEST = 3
"""Fewest letters of a shortened name (`jan`, `জানু`); two letters would guess."""


def _whole_names() -> dict[str, int]:
    return {fold(name): month for month, names in _NAMES.items() for name in names.split()}


def _shortened() -> dict[str, int]:
    """Every beginning of a name that belongs to one month only."""
    months: dict[str, set[int]] = {}
    for name, month in _WHOLE.items():
        for length in range(_SHORTEST, len(name)):
            months.setdefault(name[:length], set()).add(month)
    return {start: found.pop() for start, found in months.items() if len(found) == 1}


_WHOLE = _whole_names()
_SHORT = _shortened()


def month_of(word: str) -> int | None:
    """The month (1-12) a word names, whole or shortened, in any shipped script; else None."""
    key = fold(word).rstrip(".॰ঃ")
    return _WHOLE.get(key) or _SHORT.get(key)
