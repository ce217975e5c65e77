"""Contests for the tests of counting."""

from __future__ import annotations

from collections.abc import Mapping

from governance.rules.counting.contest import Contest, Method

BLOCK = Method.PLURALITY_BLOCK


def contest(totals: Mapping[int, int | None], seats: int, **more: object) -> Contest:
    method = more.pop("method", BLOCK)
    return Contest(method, seats, tuple(totals), totals=totals, **more)  # type: ignore[arg-type]


def totals_of(*votes: int) -> dict[int, int]:
    return dict(enumerate(votes, 1))
