"""Opening a file for the import page: chosen or dropped, read off the screen, sheet by sheet."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from sr_board.people.exchange.table import Table as FileTable
from ui.live import say
from ui.members.saving import ask_open_path, read_bytes

if TYPE_CHECKING:
    from ui.members.import_page import ImportPage

__all__ = ["Opening"]


class Opening:
    """How a file comes onto the page."""

    def __init__(self, page: ImportPage) -> None:
        self._page = page

    def choose_file(self) -> None:
        """Ask which file, then read it."""
        if not self._group_known():
            return
        path = ask_open_path(self._page)
        if path is not None:
            self.open_file(path)

    def _group_known(self) -> bool:
        if self._page.start.group.value() is None:
            self._page.start.group.set_error(lambda: say("Choose the group first."))
            self._page.start.group.box.setFocus()
            return False
        self._page.start.group.set_error(None)
        return True

    def open_file(self, path: Path) -> None:
        """Read a file and look at it, off the screen."""
        if not self._group_known():
            return
        self._page.notices.clear()
        group = str(self._page.start.group.value())

        def work() -> tuple[bytes, FileTable]:
            data = read_bytes(path)
            return data, self._page.presenter.read(data)

        def show(found: tuple[bytes, FileTable]) -> None:
            self._page.presenter.begin(found[0], path.name, found[1], group)
            self._page.look("columns")

        self._page.read(work, show, words=lambda: say("Reading the file"))

    def choose_sheet(self, sheet: str) -> None:
        """Read another sheet of the same file."""
        data = self._page.presenter.data

        def show(table: FileTable) -> None:
            self._page.presenter.another_sheet(table)
            self._page.look("columns")

        self._page.read(lambda: self._page.presenter.read(data, sheet), show)
