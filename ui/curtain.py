"""A curtain before pages that nobody beside the screen may read while it is not looked at."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from ui import theme
from ui.labels import Label
from ui.live import say

__all__ = ["GUARDED_IDLE_SECONDS", "WAITS", "Curtain", "keep_private", "set_wait", "wait"]

GUARDED_IDLE_SECONDS = 120
"""Vault paper: two minutes in a case file."""
WAITS = (0, 10, 30)
"""Seconds after which the curtain falls; it can fall later, never not at all."""
_chosen = {"wait": WAITS[0]}


def wait() -> int:
    """Seconds after which the curtain falls."""
    return _chosen["wait"]


def set_wait(seconds: int) -> None:
    """Let it fall after so many seconds; what is not offered counts as at once."""
    _chosen["wait"] = seconds if seconds in WAITS else WAITS[0]


def keep_private(page: QWidget) -> None:
    """What is written and read in the fields of a page goes onto no clipboard."""
    for widget in page.findChildren(QWidget):
        close = getattr(widget, "keep_private", None)
        if close is not None:
            close()


class Curtain(QWidget):
    """Lies over a page while another window has the focus; nothing of the page can be read."""

    def __init__(self, page: QWidget) -> None:
        super().__init__(page)
        self.setAutoFillBackground(True)
        self.words = Label(lambda: say("Hidden until you come back."), "body", "soft", parent=self)
        self.words.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.hide()
        self._falls = QTimer(self, singleShot=True)
        self._falls.timeout.connect(self.fall)
        page.installEventFilter(self)
        app = QApplication.instance()
        if isinstance(app, QApplication):
            app.applicationStateChanged.connect(self.heed)

    def heed(self, state: Qt.ApplicationState) -> None:
        """Draw it when the program is not the active one, take it away when it is again."""
        self._falls.stop()
        if state == Qt.ApplicationState.ApplicationActive:
            self.hide()
        elif wait():
            self._falls.start(wait() * 1000)
        else:
            self.fall()

    def fall(self) -> None:
        """Cover the page now."""
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
