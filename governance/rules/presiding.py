"""Whose turn it is to lead the sitting, where members take turns. Pure.

Source: domain rules, `chair.sitting` and "chair of the sitting set (rotates in SHGs: next on the
rota)". Who never led comes first, then who led longest ago; among equals who joined first, then the
lower number. The order is total: nobody draws.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["Member", "presiding_order"]

_NO_NUMBER = 1_000_000_000
"""Members without a number stand behind those with one."""


@dataclass(frozen=True)
class Member:
    """A member with a vote. `last_led`: the day of the last sitting that she led."""

    id: str
    joined: date | None = None
    number: int | None = None
    last_led: date | None = None


def presiding_order(members: Iterable[Member]) -> tuple[str, ...]:
    """Ids of members, the one whose turn it is first."""
    return tuple(member.id for member in sorted(members, key=_place))


def _place(member: Member) -> tuple[date, date, int, str]:
    return (
        member.last_led or date.min,
        member.joined or date.max,
        _NO_NUMBER if member.number is None else member.number,
        member.id,
    )
