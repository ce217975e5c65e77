"""Short texts of a closed sheet: pieces of a count, and what was asked of a member.

Pieces: "50000x2 10000x6", worth in paise times number, largest first. Asked:
"savings:5000 fine:500", paise by column.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from finance.rules.sheet import Ask, Column, MemberDue

__all__ = ["asked_as_text", "asked_from_text", "pieces_as_text", "pieces_from_text"]


def asked_as_text(due: MemberDue) -> str:
    """What is asked of a member, column by column."""
    sums = ((column, due.due(column)) for column in Column)
    return " ".join(f"{column.value}:{amount}" for column, amount in sums if amount)


def asked_from_text(text: str, member_id: str, day: date) -> MemberDue:
    """What was asked of a member: one demand for each column."""
    pairs = (part.split(":") for part in text.split())
    asks = tuple(Ask(name, Column(name), int(amount), day) for name, amount in pairs)
    return MemberDue(member_id, asks)


def pieces_as_text(pieces: Mapping[int, int]) -> str:
    """The text of a count; worths of which there are none are left out."""
    parts = sorted(pieces.items(), reverse=True)
    return " ".join(f"{worth}x{number}" for worth, number in parts if number)


def pieces_from_text(text: str) -> dict[int, int]:
    """The count of a text."""
    pairs = (part.split("x") for part in text.split())
    return {int(worth): int(number) for worth, number in pairs}
