"""Whether a name that a file knows stands in a text that goes into a printed register. Pure.

Source: domain paper, sections 3 and 18: registers are printed without identity. It only warns: the
aunt who was told may have the same family name.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from sr_board.cases.rules.doubles import begins_alike

__all__ = ["SHORTEST", "named_in"]

SHORTEST = 3
"""Fewest letters of a word that is looked for: initials and titles stand in every text."""
_BETWEEN = re.compile(r"[\s\d.,;:!?()/'\"|–—-]+")


def named_in(text: str, names: Iterable[str]) -> bool:
    """Whether a word of one of the names stands in the text, in any script, as it sounds,
    with an ending or without."""
    told = _words(text)
    return any(begins_alike(word, one) for name in names for one in _words(name) for word in told)


def _words(text: str) -> list[str]:
    return [word for word in _BETWEEN.split(text) if len(word) >= SHORTEST]
