"""Pages of papers: the list of what can be printed, and the preview. `places` registers them."""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.meetings.work import MeetingsWork
from ui.papers.listing import PapersPage
from ui.papers.lock_page import LockPage
from ui.papers.offered import all_kinds
from ui.papers.papers_presenter import PapersPresenter
from ui.papers.preview import PreviewPage
from ui.registry import Place

__all__ = ["places"]


def places(work: MeetingsWork) -> list[Place]:
    """The places of papers."""
    return [
        Place(
            "papers",
            "files",
            lambda: say("Papers"),
            lambda desk: PapersPage(desk, PapersPresenter(work, all_kinds(work))),
            right=Action.PAPERS_READ,
        ),
        Place(
            "paper",
            "files",
            lambda: say("Paper"),
            lambda desk: PreviewPage(desk, PapersPresenter(work, all_kinds(work))),
            right=Action.MEETINGS_READ,
            in_rail=False,
            under="papers",
        ),
        Place(
            "paper-lock",
            "lock",
            lambda: say("Save a copy"),
            lambda desk: LockPage(desk, PapersPresenter(work, all_kinds(work))),
            right=Action.MEETINGS_READ,
            in_rail=False,
            under="papers",
        ),
    ]
