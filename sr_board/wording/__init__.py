"""What the program says to a person for each error key: one table per area, merged here.

An area adds a module with a table `WORDS`; nothing needs to be registered. This package imports
nothing of the program but `sr_board.base`, and it never translates: whoever shows the words does.
"""

from __future__ import annotations

import pkgutil
from importlib import import_module

from sr_board.base.errors import SRBoardError
from sr_board.wording.words import N_, Words

__all__ = ["DOUBLES", "N_", "WORDS", "Words", "words_for"]


def _merged() -> tuple[dict[str, Words], frozenset[str]]:
    merged: dict[str, Words] = {}
    twice: set[str] = set()
    for module in sorted(entry.name for entry in pkgutil.iter_modules(__path__)):
        table: dict[str, Words] = getattr(import_module(f"{__name__}.{module}"), "WORDS", {})
        twice |= merged.keys() & table.keys()
        merged = {**table, **merged}
    return merged, frozenset(twice)


WORDS, DOUBLES = _merged()
"""All error keys with their words, and the keys that two areas give words for.

There must be no doubles; a test sees to it. The program itself goes on with the first of the two.
"""


def words_for(error: SRBoardError) -> Words:
    """The words for an error, untranslated, with places still open for `error.params`.

    A key that nobody gave words for gets those of "unexpected", never an exception of its own:
    this runs while something is already going wrong.
    """
    return WORDS.get(error.key, WORDS["unexpected"])
