"""A field whose text is printed in a register: it says that no name belongs there, and warns when
one that the file knows stands in it. It never keeps anybody from saving."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QTimer

from ui.cases.files.presenter import FilesPresenter
from ui.fields import LineField
from ui.live import Text, say
from ui.page import Page

__all__ = ["NameWatch"]

_AFTER_MS = 400


class NameWatch:
    """Watches the field for the file that the page is about."""

    def __init__(self, page: Page, field: LineField, presenter: FilesPresenter, help: Text) -> None:
        self._page, self._field, self._presenter = page, field, presenter
        self.case_id = ""
        field.set_help(help)
        self.timer = QTimer(page, singleShot=True, interval=_AFTER_MS)
        self.timer.timeout.connect(self.look)
        field.changed.connect(self.timer.start)

    def look(self) -> None:
        """Ask whether a known name stands in it, off the screen."""
        typed, case_id = self._field.value(), self.case_id
        self._page.read(
            partial(self._presenter.names_her, case_id, typed), partial(self._told, typed)
        )

    def _told(self, typed: str, named: bool) -> None:
        if typed == self._field.value():
            self._field.set_error(_warning if named else None)


def _warning() -> str:
    return say(
        "A name that stands in this file seems to be in it. The register is printed: write the "
        "office or the place only."
    )
