"""Papers kept with a file: the list, keeping one, looking at one."""

from __future__ import annotations

from collections.abc import Callable

from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import FilesPresenter
from ui.cases.part import place_of
from ui.cases.scans.destroy_form import DestroyScanPage
from ui.cases.scans.keep_form import KeepPaperPage
from ui.cases.scans.kept_page import KeptPapersPage
from ui.cases.scans.paper_page import PaperShownPage
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.registry import Place

__all__ = ["places"]

_Line = tuple[str, Text, Callable[[Desk, FilesPresenter], Page]]


def places(work: BoardWork) -> list[Place]:
    """The places of this part; all are reached from a file's page."""
    shown = FilesPresenter(work)
    return [_place(line, shown) for line in _lines()]


def _place(line: _Line, shown: FilesPresenter) -> Place:
    key, word, page = line
    return place_of(key, "files", word, page, shown)


def _lines() -> list[_Line]:
    return [
        ("cases-kept-papers", lambda: say("Kept papers"), KeptPapersPage),
        ("cases-paper-keep", lambda: say("Keep a paper"), KeepPaperPage),
        ("cases-paper-destroy", lambda: say("A scan may not be kept"), DestroyScanPage),
        ("cases-paper", lambda: say("A kept paper"), PaperShownPage),
    ]
