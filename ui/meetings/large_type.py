"""Text in large type, for reading aloud to the room: over the whole window, Esc closes it."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ui import theme
from ui.buttons import Button, Kind
from ui.labels import Label
from ui.live import Text, say

__all__ = ["LargeLabel", "LargeType"]

_GROWTH = 1.6


class LargeLabel(Label):
    """A text 1.6 times as large as its role."""

    def relook(self) -> None:
        super().relook()
        face = QFont(theme.font(self._role, self.text()))
        face.setPixelSize(round(face.pixelSize() * _GROWTH))
        self.setFont(face)
        high = theme.line_height(self._role, self.text())
        self.setMinimumHeight(round(high * _GROWTH))


class LargeType(QWidget):
    """Covers its window with one text."""

    def __init__(self, window: QWidget, heading: Text, text: Text) -> None:
        super().__init__(window)
        self.setAccessibleName(say("Read aloud"))
        self.setGeometry(window.rect())
        column = QVBoxLayout(self)
        column.setContentsMargins(48, 32, 48, 24)
        column.setSpacing(16)
        column.addWidget(Label(heading, "heading", "soft", wrap=True))
        holder = QWidget()
        holder.setObjectName("scrolled")
        inner = QVBoxLayout(holder)
        self.text = LargeLabel(text, "heading", wrap=True)
        inner.addWidget(self.text)
        inner.addStretch(1)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setWidget(holder)
        column.addWidget(area, 1)
        row = QHBoxLayout()
        row.addStretch(1)
        self.back = Button(lambda: say("Back"), Kind.MAIN, key="Escape", on=self.close_it)
        row.addWidget(self.back)
        column.addLayout(row)
        self.show()
        self.raise_()
        self.back.setFocus(Qt.FocusReason.OtherFocusReason)

    def close_it(self) -> None:
        """Uncover the window."""
        self.hide()
        self.deleteLater()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.close_it()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("surface"))
        painter.end()
