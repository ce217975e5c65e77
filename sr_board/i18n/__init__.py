"""Languages: `translator(code)` says things in a language, `current()` in that of the screen.

Papers choose their language and digits apart from the screen: `translator("bn",
native_digits=True)`. Phrases are English message ids; tests/catalogue.py collects the literal
strings given to `say`, `say_n`, `say_in` and `N_`.
"""

from __future__ import annotations

from functools import cache

from sr_board.i18n.languages import DEFAULT, LANGUAGES, SHIPPED, Language, language
from sr_board.i18n.translator import DateStyle, Translator
from sr_board.wording.words import N_

__all__ = [
    "DEFAULT",
    "LANGUAGES",
    "N_",
    "SHIPPED",
    "DateStyle",
    "Language",
    "Translator",
    "current",
    "language",
    "set_language",
    "translator",
]


@cache
def _built(code: str, native_digits: bool) -> Translator:
    return Translator(language(code), native_digits=native_digits)


def translator(code: str, native_digits: bool = False) -> Translator:
    """The translator of a language, one for each choice of digits; English for an unknown code."""
    return _built(language(code).code, native_digits)


_in_force: list[Translator] = []


def current() -> Translator:
    """The translator of the screen (English until `set_language` is called)."""
    return _in_force[0] if _in_force else translator(DEFAULT)


def set_language(code: str, native_digits: bool = False) -> Translator:
    """Put the screen into this language and return its translator."""
    _in_force[:] = [translator(code, native_digits)]
    return current()
