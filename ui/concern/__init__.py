"""A note of concern, for every user, with or without the key of the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sr_board.access.roles import Action
from ui.concern.page import ConcernPage
from ui.live import say
from ui.registry import Place

if TYPE_CHECKING:
    from sr_board.access.concern import ConcernService

__all__ = ["ConcernWork", "places"]


class ConcernWork(Protocol):
    """What this page is handed."""

    @property
    def concern(self) -> ConcernService:
        """Writes notes."""
        ...


def places(work: ConcernWork) -> list[Place]:
    """The one place, at the foot of the rail."""
    return [
        Place(
            "concern",
            "pencil-plus",
            lambda: say("Note a concern"),
            lambda desk: ConcernPage(desk, work.concern.write),
            right=Action.CONCERN_WRITE,
            at_foot=True,
            guarded=True,
        )
    ]
