"""A page of one part of the board, as a place of the window."""

from __future__ import annotations

from collections.abc import Callable
from typing import TypeVar

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text
from ui.page import Page
from ui.registry import Place

__all__ = ["place_of"]

S = TypeVar("S")


def place_of(
    key: str,
    icon: str,
    word: Text,
    page: Callable[[Desk, S], Page],
    shown: S,
    right: Action = Action.CASES_WORK,
) -> Place:
    """A place that stands under "Board cases", not in the rail. `shown`: the part's presenter."""
    return Place(
        key, icon, word, lambda desk: page(desk, shown), right=right, in_rail=False, under="cases"
    )
