"""The times of the acts on the cases, followed since two persons last confirmed the clock."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from sqlalchemy import String, func, select, type_coerce
from sqlalchemy.orm import Session

from sr_board.audit.models import CasesEvent
from sr_board.cases.rules.laptop_clock import SeenClock, follow
from sr_board.cases.sealing.ring import Ring

__all__ = ["CLOCK_CONFIRMED", "seen_clock", "turning_points"]

_MONTH = len("2026-03")

CLOCK_CONFIRMED = "case.clock"
"""The act with which two persons confirm date and time. What came before it is not asked again."""


def seen_clock(session: Session, ring: Ring) -> SeenClock:
    """What the acts tell. Acts already followed are remembered until the lock."""
    with ring.lock:
        begin = _confirmed(session, ring.clock_n)
        seen, after = (ring.clock, ring.clock_n) if begin is None else (SeenClock(), begin - 1)
        at = type_coerce(CasesEvent.at, String)
        question = select(CasesEvent.n, at).where(CasesEvent.n > after).order_by(CasesEvent.n)
        rows = session.execute(question).all()
        seen = follow(seen, map(_moment, turning_points(str(row[1]) for row in rows)))
        if rows:
            ring.clock, ring.clock_n = seen, rows[-1][0]
        return seen


def turning_points(times: Iterable[str]) -> Iterator[str]:
    """Of times as they are stored (they sort as text) those that can tell something: in a run that
    goes on within one month, its first and its last."""
    held = first = ""
    for at in times:
        if held and at >= held and at[:_MONTH] == first[:_MONTH]:
            held = at
            continue
        if held and held != first:
            yield held
        held = first = at
        yield at
    if held and held != first:
        yield held


def _moment(stored: str) -> datetime:
    return datetime.fromisoformat(stored).replace(tzinfo=UTC)


def _confirmed(session: Session, after: int) -> int | None:
    """Number of the newest confirmation that was not followed yet."""
    question = select(func.max(CasesEvent.n)).where(
        CasesEvent.n > after, CasesEvent.action == CLOCK_CONFIRMED
    )
    return session.scalars(question).first()
