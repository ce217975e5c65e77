"""The lot: an order drawn by hand decides a tie, as an added vote would (domain rules, "Tie and
lot"). The program only applies the order it is told.

A computer lot exists for groups whose rules name it; it is never used unless asked for. Its start
is derived from the published totals, so that nobody can draw again until it suits.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping, Sequence

from sr_board.base.errors import InputInvalid

__all__ = ["added_votes", "check_order", "computer_order"]


def added_votes(order: Sequence[int]) -> dict[int, int]:
    """What the lot adds beside the votes: most to the one drawn first, nothing to those whose chit
    was not drawn. Only ever compared between equal votes."""
    return {candidate: len(order) - place for place, candidate in enumerate(order)}


def check_order(order: Sequence[int], candidates: Iterable[int]) -> None:
    """A lot names candidates of this election, each once.

    Raises InputInvalid "lot-name-twice" or "lot-name-unknown" (field "lot").
    """
    if len(set(order)) != len(order):
        raise InputInvalid("lot-name-twice", field="lot")
    if not set(order) <= set(candidates):
        raise InputInvalid("lot-name-unknown", field="lot")


def computer_order(tied: Iterable[int], totals: Mapping[int, int]) -> tuple[int, ...]:
    """An order of the tied from the published totals alone: the same totals, the same order.

    For each tied number the SHA-256 of the totals ("number:votes" joined by commas, numbers
    rising), a bar and the number itself; the smallest comes first. Anybody can check it.
    """
    published = ",".join(f"{number}:{totals[number]}" for number in sorted(totals))

    def drawn(number: int) -> str:
        return hashlib.sha256(f"{published}|{number}".encode()).hexdigest()

    return tuple(sorted(tied, key=drawn))
