"""Text as people type it: cleaned for storing, folded for searching, digits of any script read.

Nothing here decides what a field may hold beyond what is unsafe or invisible; areas add limits.
"""

from __future__ import annotations

import re
import unicodedata

from sr_board.base.errors import InputInvalid

__all__ = [
    "NAME_MAX",
    "TEXT_MAX",
    "ascii_digits",
    "clean_line",
    "clean_text",
    "fold",
]

NAME_MAX = 120
"""Most letters in a name or a one-line field."""
TEXT_MAX = 20_000
"""Most letters in a long text such as an item of the minutes."""

# Bidi controls can make a name read as another one; zero-width space, BOM, soft hyphen and the
# word joiner are invisible. ZWJ and ZWNJ stay: Bengali, Devanagari, Kannada and Telugu need them.
_HARMFUL = re.compile(
    "[\u00ad\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]"
)
# Half of a pair of surrogates is no letter and cannot be stored or printed.
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
_SPACES = re.compile(r"\s+")
# A joiner means something only after a consonant sign; at an end or doubled it only hides.
_STRAY_JOINER = re.compile("^[\u200c\u200d]+|[\u200c\u200d]+$|(?<=[\u200c\u200d])[\u200c\u200d]+")


def _usable(value: str) -> str:
    text = unicodedata.normalize("NFC", value)
    return _CONTROL.sub("", _HARMFUL.sub("", text))


def clean_line(value: str, *, field: str, most: int = NAME_MAX, required: bool = False) -> str:
    """One line for storing: NFC, no controls, no bidi or invisible marks, single spaces, trimmed.

    `most` counts code points. Raises InputInvalid "text-too-long" or "text-missing".
    """
    text = _STRAY_JOINER.sub("", _SPACES.sub(" ", _usable(value.replace("\t", " "))).strip())
    return _bounded(text, field, most, required)


def clean_text(value: str, *, field: str, most: int = TEXT_MAX, required: bool = False) -> str:
    """Several lines for storing: as `clean_line`, but line breaks stay.

    Raises InputInvalid "text-too-long" or "text-missing".
    """
    lines = (_SPACES.sub(" ", part).rstrip() for part in _lines(value))
    return _bounded("\n".join(lines).strip(), field, most, required)


def _lines(value: str) -> list[str]:
    return _usable(value.replace("\r\n", "\n").replace("\r", "\n")).split("\n")


def _bounded(text: str, field: str, most: int, required: bool) -> str:
    if len(text) > most:
        raise InputInvalid("text-too-long", field=field, most=most, have=len(text))
    if required and not text:
        raise InputInvalid("text-missing", field=field)
    return text


def fold(value: str) -> str:
    """The form that is searched: NFKC, case and Latin accents ignored, digits as 0-9, no joiners.

    Marks of Indic scripts are kept: there a vowel sign makes another word.
    """
    text = ascii_digits(unicodedata.normalize("NFKC", value)).casefold()
    text = _HARMFUL.sub("", text).replace("\u200c", "").replace("\u200d", "")
    decomposed = unicodedata.normalize("NFD", text)
    bare = "".join(
        c for c in decomposed if not (unicodedata.combining(c) and "\u0300" <= c <= "\u036f")
    )
    return _SPACES.sub(" ", unicodedata.normalize("NFC", bare)).strip()


def ascii_digits(value: str) -> str:
    """Digits of any script (Bengali, Devanagari, Telugu, Kannada, …) as 0-9; all else stays."""
    if value.isascii():
        return value
    return "".join(
        str(unicodedata.decimal(c))
        if not c.isascii() and unicodedata.decimal(c, None) is not None
        else c
        for c in value
    )
