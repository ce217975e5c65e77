"""The languages of the program: what each calls itself, its digits, its hours of the day.

Facts only; looking up phrases belongs to `translator`.
"""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT", "LANGUAGES", "SHIPPED", "Language", "language"]

DEFAULT = "en"
"""The language of the message ids."""

# (first hour, word) in the order of the day; before the first entry the last one holds.
Periods = tuple[tuple[int, str], ...]


@dataclass(frozen=True)
class Language:
    """One language.

    `own_name`: as its speakers write it. `locale`: for names of months and days. `zero`: its digit
    nought. `shipped`: every phrase is translated (a test demands it). `plural`: rule of the
    catalogue in gettext's notation (from CLDR). `periods`: words for the parts of the day that
    stand before a twelve-hour clock time; without them the clock has twenty-four hours.
    """

    code: str
    own_name: str
    locale: str
    script: str
    zero: str
    shipped: bool
    plural: str
    periods: Periods = ()


LANGUAGES: tuple[Language, ...] = (
    Language("en", "English", "en_IN", "Latn", "0", True, "(n != 1)"),
    Language(
        "bn",
        "বাংলা",
        "bn_IN",
        "Beng",
        "০",
        True,
        "(n > 1)",
        (
            (4, "ভোর"),
            (6, "সকাল"),
            (12, "দুপুর"),
            (16, "বিকেল"),
            (18, "সন্ধ্যা"),
            (20, "রাত"),
        ),
    ),
    Language(
        "hi",
        "हिन्दी",
        "hi_IN",
        "Deva",
        "०",
        False,
        "(n > 1)",
        ((4, "सुबह"), (12, "दोपहर"), (16, "शाम"), (20, "रात")),
    ),
    Language(
        "te",
        "తెలుగు",
        "te_IN",
        "Telu",
        "౦",
        False,
        "(n != 1)",
        ((4, "ఉదయం"), (12, "మధ్యాహ్నం"), (16, "సాయంత్రం"), (20, "రాత్రి")),
    ),
    Language(
        "kn",
        "ಕನ್ನಡ",
        "kn_IN",
        "Knda",
        "೦",
        False,
        "(n > 1)",
        ((4, "ಬೆಳಗ್ಗೆ"), (12, "ಮಧ್ಯಾಹ್ನ"), (16, "ಸಂಜೆ"), (20, "ರಾತ್ರಿ")),
    ),
)
"""In the order in which first run offers them."""

SHIPPED: tuple[str, ...] = tuple(each.code for each in LANGUAGES if each.shipped)

_BY_CODE = {each.code: each for each in LANGUAGES}


def language(code: str) -> Language:
    """The language with this code ("bn", also "bn_IN" or "bn-IN"); English for an unknown one."""
    short = code.replace("-", "_").split("_", 1)[0].lower()
    return _BY_CODE.get(short, _BY_CODE[DEFAULT])
