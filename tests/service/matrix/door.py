"""The workplace of anybody in front of a closed vault: whoever gets past the right is stopped.

No vault is made. What is asked before anything is read or written is what these tests are about.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from functools import cached_property
from typing import Any

from sr_board.access.check import SignedIn
from sr_board.access.roles import Action, Role
from sr_board.audit.safekeeping import SafeKeeping
from sr_board.base.clock import FixedClock
from sr_board.base.errors import SRBoardError
from sr_board.composition import Workplace
from tests.conftest import START
from tests.service.made_up import Given, Method, methods_of, parts

APART = ("money", "cases")
"""Rooms that have matrices of their own."""
ALL: dict[str, Method] = {
    f"{service}.{method}": function
    for service, kind in parts(Workplace)
    for method, function in methods_of(kind)
    if service.partition(".")[0] not in APART
}
PEOPLE: Mapping[str, tuple[frozenset[Role], frozenset[Action]]] = {
    "nobody": (frozenset(), frozenset()),
    **{str(role): (frozenset({role}), frozenset()) for role in Role},
    "named to read answers": (frozenset({Role.BOARD_MEMBER}), frozenset({Action.SUBGROUP_READ})),
    "secretary and treasurer": (frozenset({Role.SECRETARY, Role.TREASURER}), frozenset()),
}
"""Who asks: an account without an office, or whose office was ended; each office; a right given by
name; two offices."""


class Closed(SRBoardError):
    """The right was there."""

    key = "closed"


class ClosedVault:
    """A vault of which everything but its name is closed."""

    vault_id, slot_id, read_only = "0" * 32, "1" * 32, False
    compartments: tuple[str, ...] = ()

    def __getattr__(self, name: str) -> object:
        if name.startswith("__"):
            raise AttributeError(name)
        raise Closed(Closed.key)


class Door(Workplace):
    """Somebody's workplace in front of it."""

    def __init__(self, person: str) -> None:
        roles, rights = PEOPLE[person]
        self.vault = ClosedVault()  # type: ignore[assignment]
        self.clock = FixedClock(START)
        self._engines = {}
        self.who = SignedIn("1" * 32, "2" * 32, roles, rights)

    def uow(self) -> Any:
        """Nothing is written."""
        raise Closed(Closed.key)

    @cached_property
    def keeping(self) -> SafeKeeping:
        """Backups and checks of it."""
        readers = {"book": self.read}
        return SafeKeeping(self.uow, self.clock, self.who, self.vault, readers)

    @property
    def read(self) -> Any:
        """Nothing is read."""

        def closed() -> Any:
            raise Closed(Closed.key)

        return closed


GIVEN = Given(START, {"since": date(2026, 4, 1), "until": START.date()})
