"""The register of places: one line for each page that the rail offers.

A place the signed-in person may not see is left out, not greyed. Pages are made when they are
first shown. Areas add their lines where the program is put together; the frame knows none of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from sr_board.access.roles import Action
from ui.desk import Desk
from ui.live import Text
from ui.page import Page
from ui.reminders import Ask

__all__ = ["Place", "Register"]


@dataclass(frozen=True)
class Place:
    """A page that can be shown.

    `key`: its name in `desk.go`. `right`: the action needed, None for everyone. `in_rail`: False
    for a page reached from another one (then `under` names the rail item to mark). `at_foot`: the
    rail item stands at the bottom. `guarded`: blank while the window has not the focus, and two
    minutes until the lock. `remind`: asked each minute what the person is to be reminded of,
    whatever page is shown.
    """

    key: str
    icon: str
    word: Text
    make: Callable[[Desk], Page]
    right: Action | None = None
    in_rail: bool = True
    under: str = ""
    at_foot: bool = False
    guarded: bool = False
    remind: Ask | None = None


class Register:
    """Places in the order of the rail."""

    def __init__(self, places: Iterable[Place] = ()) -> None:
        self._places: dict[str, Place] = {}
        for place in places:
            self.add(place)

    def add(self, place: Place) -> None:
        """Add a place; a key can be taken once only (ValueError)."""
        if place.key in self._places:
            raise ValueError(f"two places are called {place.key}")
        self._places[place.key] = place

    def allowed(self, desk: Desk) -> dict[str, Place]:
        """The places this person may see, by key, in order."""
        return {
            key: place
            for key, place in self._places.items()
            if place.right is None or desk.may(place.right)
        }
