"""A note of concern, for every user, with or without the key of the cases."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from sr_board.access.roles import Action
from ui.concern.page import ConcernPage
from ui.live import say
from ui.registry import Place

if TYPE_CHECKING:
    from sr_board.access.check import SignedIn
    from sr_board.access.concern import ConcernService

__all__ = ["ConcernWork", "places"]


class ConcernWork(Protocol):
    """What this page is handed."""

    @property
    def who(self) -> SignedIn:
        """Who is signed in."""
        ...

    @property
    def concern(self) -> ConcernService:
        """Writes notes."""
        ...


def places(work: ConcernWork) -> list[Place]:
    """The one place: at the foot of the rail, or below the files for those who have them."""
    has_files = work.who.may(Action.CASES_WORK)
    return [
        Place(
            "concern",
            "pencil-plus",
            lambda: say("Note a concern"),
            lambda desk: ConcernPage(desk, work.concern.write),
            right=Action.CONCERN_WRITE,
            in_rail=not has_files,
            under="cases" if has_files else "",
            at_foot=True,
            guarded=True,
        )
    ]
