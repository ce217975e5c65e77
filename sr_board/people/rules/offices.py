"""Rules of offices: seats, terms, and that one seat has one holder (hard stop H2)."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from sr_board.base.dates import term_end
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import TermState

__all__ = [
    "SEATS_MAX",
    "TERM_MONTHS_MAX",
    "TermSpan",
    "check_end",
    "check_office",
    "check_seat",
    "due_to",
    "overdue_days",
    "term_state",
]

SEATS_MAX = 200
TERM_MONTHS_MAX = 240


@dataclass(frozen=True)
class TermSpan:
    """One term in one seat. `holder` is the name shown when it stands in the way."""

    start: date
    due: date
    ended: date | None
    holder: str = ""


def due_to(start: date, term_months: int) -> date:
    """Last day of the term: from + term_months - 1 day (domain/governance.md section 7)."""
    return term_end(start, term_months)


def check_office(seats: int, term_months: int) -> None:
    """Raises InputInvalid "seats-out-of-range" or "term-months-out-of-range"."""
    if not 1 <= seats <= SEATS_MAX:
        raise InputInvalid("seats-out-of-range", field="seats", most=SEATS_MAX)
    if not 1 <= term_months <= TERM_MONTHS_MAX:
        raise InputInvalid("term-months-out-of-range", field="term_months", most=TERM_MONTHS_MAX)


def check_seat(
    seat_no: int,
    seats: int,
    start: date,
    due: date,
    others: Iterable[TermSpan],
    *,
    today: date,
) -> None:
    """One seat, one serving holder. `others` are the terms of the same seat.

    A successor may be planned for a day after the due day of a term that is not yet overdue;
    whoever holds over must be ended first. Raises InputInvalid "seat-unknown", RuleBroken
    "office-still-held" (H2), "office-held-until" or "office-taken-from".
    """
    if not 1 <= seat_no <= seats:
        raise InputInvalid("seat-unknown", field="seat_no", seats=seats)
    for other in others:
        _check_against(other, start, due, today)


def _check_against(other: TermSpan, start: date, due: date, today: date) -> None:
    if other.start > start:
        if other.start <= due:
            raise RuleBroken("office-taken-from", name=other.holder, start=other.start)
    elif other.ended is not None:
        if other.ended >= start:
            raise RuleBroken(
                "office-held-until",
                name=other.holder,
                ended=other.ended,
                first=other.ended + timedelta(days=1),
            )
    elif other.due >= start or other.due < today:
        raise RuleBroken("office-still-held", name=other.holder)


def check_end(start: date, ended_before: date | None, end: date, today: date) -> None:
    """A term ends once, not before it began and not in the future.

    Raises RuleBroken "term-already-ended", InputInvalid "term-end-before-start" or
    "term-end-in-future".
    """
    if ended_before is not None:
        raise RuleBroken("term-already-ended", ended=ended_before)
    if end < start:
        raise InputInvalid("term-end-before-start", field="ended", start=start)
    if end > today:
        raise InputInvalid("term-end-in-future", field="ended")


def term_state(
    start: date, due: date, ended: date | None, successor: date | None, today: date
) -> TermState:
    """Where a term stands on a day. `successor`: first day of the next term in the same seat."""
    if start > today:
        return TermState.PLANNED
    if ended is not None:
        return TermState.ENDED if ended < today else TermState.SERVING
    if today <= due:
        return TermState.SERVING
    if successor is not None and successor <= today:
        return TermState.ENDED
    return TermState.HOLDING_OVER


def overdue_days(due: date, today: date) -> int:
    """Days that a term is past its due day (0 when it is not)."""
    return max((today - due).days, 0)
