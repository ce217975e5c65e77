"""The times of the acts on the cases, followed since two persons last confirmed the clock."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from sr_board.audit.models import CasesEvent
from sr_board.cases.rules.laptop_clock import SeenClock, follow
from sr_board.cases.sealing.ring import Ring

__all__ = ["CLOCK_CONFIRMED", "seen_clock"]

CLOCK_CONFIRMED = "case.clock"
"""The act with which two persons confirm date and time. What came before it is not asked again."""


def seen_clock(session: Session, ring: Ring) -> SeenClock:
    """What the acts tell. Acts already followed are remembered until the lock."""
    with ring.lock:
        begin = _confirmed(session, ring.clock_n)
        seen, after = (ring.clock, ring.clock_n) if begin is None else (SeenClock(), begin - 1)
        question = (
            select(CasesEvent.n, CasesEvent.at).where(CasesEvent.n > after).order_by(CasesEvent.n)
        )
        rows = session.execute(question).all()
        seen = follow(seen, (row.at for row in rows))
        if rows:
            ring.clock, ring.clock_n = seen, rows[-1].n
        return seen


def _confirmed(session: Session, after: int) -> int | None:
    """Number of the newest confirmation that was not followed yet."""
    question = select(func.max(CasesEvent.n)).where(
        CasesEvent.n > after, CasesEvent.action == CLOCK_CONFIRMED
    )
    return session.scalars(question).first()
