"""From an error's key to its words: walks the tables of `sr_board.wording`, once, on first need.

No words stand here but those for an error that has none.
"""

from __future__ import annotations

import importlib
import pkgutil
from functools import lru_cache

from sr_board import wording
from sr_board.base.errors import SRBoardError
from sr_board.wording.words import Words
from ui.live import say

__all__ = ["words_for"]


@lru_cache(maxsize=1)
def _tables() -> dict[str, Words]:
    found: dict[str, Words] = {}
    for module in pkgutil.iter_modules(wording.__path__):
        table = getattr(importlib.import_module(f"{wording.__name__}.{module.name}"), "WORDS", {})
        found.update(table)
    return found


def words_for(error: SRBoardError) -> tuple[str, str]:
    """(what happened, what to do next) in the language in force."""
    words = _tables().get(error.key)
    if words is None:
        return (
            say(
                "Something went wrong here, and it is not your fault. Code: {code}", code=error.key
            ),
            say("What was saved is safe. Try again; if it comes back, tell your trainer the code."),
        )
    params = dict(error.params)
    try:
        return say(words.what, **params), say(words.next, **params)
    except (KeyError, IndexError):
        return say(words.what), say(words.next)
