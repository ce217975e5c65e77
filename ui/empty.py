"""The empty state: a picture, one sentence, one button."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import icons, theme
from ui.buttons import Button
from ui.labels import Label
from ui.live import Text

__all__ = ["Empty"]


class _Picture(QWidget):
    """An icon on a tile of 64."""

    def __init__(self, icon: str) -> None:
        super().__init__()
        self._icon = icon
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(64), theme.px(64))

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        contrast = theme.look().border > 1
        painter.setBrush(theme.colour("sunk" if contrast else "actsoft"))
        rect = QRectF(self.rect())
        painter.drawRoundedRect(rect, rect.width() * 0.24, rect.width() * 0.24)
        inset = rect.width() * 0.2
        place = rect.adjusted(inset, inset, -inset, -inset)
        icons.draw_icon(painter, self._icon, place, theme.colour("ink" if contrast else "action"))
        painter.end()


class Empty(QWidget):
    """Shown where a list would be. `button` is the one thing to do now, or None."""

    def __init__(self, icon: str, sentence: Text, button: Button | None = None) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(20, 32, 20, 32)
        column.setSpacing(16)
        column.addStretch(1)
        column.addWidget(_Picture(icon), 0, Qt.AlignmentFlag.AlignHCenter)
        self.sentence = Label(sentence, "body", wrap=True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignCenter)
        column.addWidget(self.sentence)
        if button is not None:
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(button)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(1)
