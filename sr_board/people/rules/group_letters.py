"""The letters before the serial number of a decision, such as BKL in BKL/2026/001.

Latin letters and digits, because minutes in every script quote them and phones can type them.
Proposed from the name of the group; a person decides.
"""

from __future__ import annotations

import re
import unicodedata

from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits, clean_line
from sr_board.people.rules.likeness import sound

__all__ = ["LEAST", "MOST", "check_letters", "propose_letters"]

LEAST, MOST = 2, 6
"""Fewest and most letters before a serial number."""
_LETTERS = re.compile(rf"[A-Z0-9]{{{LEAST},{MOST}}}")
_NOT_LATIN = re.compile("[^A-Z0-9]")


def propose_letters(name: str) -> str:
    """First letters of the words of a name in any script; of a single word its first three.

    A number in the name stays whole: Ward 24 Samiti is W24S. Nothing when fewer than two
    letters are found.
    """
    words = [word for word in map(_latin, ascii_digits(name).split()) if word]
    if len(words) == 1:
        found = words[0][:3]
    else:
        found = "".join(word if word.isdigit() else word[0] for word in words)[:MOST]
    return found if len(found) >= LEAST else ""


def _latin(word: str) -> str:
    plain = _upper(word)
    return plain or _upper(sound(word))


def _upper(word: str) -> str:
    return _NOT_LATIN.sub("", unicodedata.normalize("NFKD", word).upper())


def check_letters(typed: str) -> str:
    """The letters for storing, in capitals. Raises InputInvalid "group-letters" (field code)."""
    letters = ascii_digits(clean_line(typed, field="code")).replace(" ", "").upper()
    if not _LETTERS.fullmatch(letters):
        raise InputInvalid("group-letters", field="code", least=LEAST, most=MOST)
    return letters
