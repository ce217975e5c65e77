"""Pages of papers: the list of what can be printed, and the preview. `places` registers them."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from sr_board.access.roles import Action
from ui.live import say
from ui.meetings.work import MeetingsWork
from ui.papers.kinds import PaperKind
from ui.papers.listing import PapersPage
from ui.papers.of_meetings import OF_MEETINGS
from ui.papers.papers_presenter import PapersPresenter
from ui.papers.preview import PreviewPage
from ui.registry import Place

__all__ = ["places"]


def places(work: MeetingsWork, more: Mapping[str, PaperKind] = MappingProxyType({})) -> list[Place]:
    """The places of papers. `more`: kinds of other areas, by their names."""
    kinds = {**OF_MEETINGS, **more}
    return [
        Place(
            "papers",
            "files",
            lambda: say("Papers"),
            lambda desk: PapersPage(desk, PapersPresenter(work, kinds)),
            right=Action.PAPERS_READ,
        ),
        Place(
            "paper",
            "files",
            lambda: say("Paper"),
            lambda desk: PreviewPage(desk, PapersPresenter(work, kinds)),
            right=Action.MEETINGS_READ,
            in_rail=False,
            under="papers",
        ),
    ]
