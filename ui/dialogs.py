"""The one kind of dialog: a question before an act that cannot be undone.

The harmless choice is filled and the default; the other button repeats the verb of the act.
"""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from ui import shapes, theme
from ui.buttons import Button, Kind
from ui.labels import Label
from ui.live import Text, speak

__all__ = ["Irreversible"]


class Irreversible(QDialog):
    """Asks once. `exec()` gives 1 when the act is wanted, 0 for the harmless choice.

    It lies as a 40 % veil over the whole window with the question in the middle.
    """

    def __init__(
        self, parent: QWidget, question: Text, consequence: Text, *, keep: Text, act: Text
    ) -> None:
        window = parent.window()
        super().__init__(window, Qt.WindowType.Dialog | Qt.WindowType.FramelessWindowHint)
        self.setAttribute(Qt.WidgetAttribute.WA_TranslucentBackground)
        self.setModal(True)
        self.setGeometry(window.geometry())
        self.setAccessibleName(speak(question))
        self.sheet = _Sheet()
        self.sheet.setFixedWidth(min(theme.px(560), max(320, window.width() - 40)))
        column = QVBoxLayout(self.sheet)
        column.setContentsMargins(24, 20, 24, 20)
        column.setSpacing(12)
        column.addWidget(Label(question, "card", wrap=True))
        column.addWidget(Label(consequence, "body", wrap=True))
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addStretch(1)
        self.keep = Button(keep, Kind.MAIN, on=self.reject)
        self.act = Button(act, Kind.DANGER, on=self.accept)
        row.addWidget(self.keep)
        row.addWidget(self.act)
        column.addSpacing(4)
        column.addLayout(row)
        outer = QVBoxLayout(self)
        outer.addWidget(self.sheet, 0, Qt.AlignmentFlag.AlignCenter)
        self.keep.setFocus()

    def done(self, result: int) -> None:
        """Close; the keys are the window's again, also where no window manager gives them back."""
        super().done(result)
        window = self.parentWidget()
        if window is not None:
            window.activateWindow()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            (self.accept if self.act.hasFocus() else self.reject)()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(0, 0, 0, 102))
        painter.end()


class _Sheet(QWidget):
    """The sheet of the question."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes.draw_sheet(painter, QRectF(self.rect()), edge=theme.colour("edge"))
        painter.end()
