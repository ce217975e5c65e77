"""A curtain before pages that nobody beside the screen may read while it is not looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.labels import Label
from ui.live import say

__all__ = ["GUARDED_IDLE_SECONDS", "Curtain"]

GUARDED_IDLE_SECONDS = 120
"""Vault paper: two minutes in a case file."""


class Curtain(QWidget):
    """Lies over a page while another window has the focus; nothing of the page can be read."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAutoFillBackground(True)
        self.words = Label(lambda: say("Hidden until you come back."), "body", "soft", parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self.heed)

    def heed(self, state: Qt.ApplicationState) -> None:
        """Draw it when the program is not the active one, take it away when it is again."""
        if state == Qt.ApplicationState.ApplicationActive:
            self.hide()
            return
        self._cover()
        self.show()
        self.raise_()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self._cover()
        return False

    def _cover(self) -> None:
        page = self.parentWidget()
        if page is not None:
            palette = self.palette()
            palette.setColor(self.backgroundRole(), theme.colour("ground"))
            self.setPalette(palette)
            self.setGeometry(page.rect())
            self.words.setGeometry(self.rect())
