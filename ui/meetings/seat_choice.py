"""Choosing a person of the roll: "6  Kajal", in the order of numbers. No Qt."""

from __future__ import annotations

from collections.abc import Iterable

from governance.record import PersonLine
from governance.views import SeatRow, SeatState
from sr_board import i18n
from ui.live import Text

__all__ = ["named", "person_named", "seat_choices"]


def named(number: int | None, name: str) -> str:
    """Number and name as members say it."""
    if number is None:
        return name
    return f"{i18n.current().digits(str(number))}  {name}"


def person_named(person: PersonLine | None) -> str:
    """A person of the record; nothing for None."""
    return "" if person is None else named(person.number, person.name)


def seat_choices(
    seats: Iterable[SeatRow], *, only: frozenset[SeatState] | None = None
) -> list[tuple[object, Text]]:
    """Choices of persons; with `only`, those in these states."""
    return [
        (seat.person_id, lambda s=seat: named(s.number, s.name))
        for seat in seats
        if only is None or seat.state in only
    ]
