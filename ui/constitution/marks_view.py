"""A text with what went struck out and what came underlined, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QFont, QResizeEvent, QTextCharFormat
from PySide6.QtWidgets import QFrame, QSizePolicy, QTextEdit

from governance.constitution.views import Mark
from ui import theme
from ui.live import say

__all__ = ["MarksView"]


class MarksView(QTextEdit):
    """Runs of words. The texts are put in as plain text, so they can never be mark-up."""

    def __init__(self, marks: Sequence[Mark], role: str = "body") -> None:
        super().__init__()
        self._marks, self._role = tuple(marks), role
        self.setReadOnly(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.viewport().setAutoFillBackground(False)
        self.document().setDocumentMargin(0)
        self.relook()

    def relook(self) -> None:
        """Write the runs in the colours and fonts in force."""
        self.clear()
        cursor = self.textCursor()
        for mark in self._marks:
            cursor.insertText(mark.text, self._format(mark))
        self.setAccessibleName(self._spoken())
        self._fit()

    def _format(self, mark: Mark) -> QTextCharFormat:
        style = QTextCharFormat()
        font = QFont(theme.font("strong" if mark.kind == "in" else self._role, mark.text))
        font.setStrikeOut(mark.kind == "out")
        font.setUnderline(mark.kind == "in")
        style.setFont(font)
        colour = {"out": "over", "in": "ok"}.get(mark.kind, "ink")
        style.setForeground(theme.colour(colour))
        return style

    def _spoken(self) -> str:
        words = {
            "out": lambda text: say("taken out: {text}", text=text),
            "in": lambda text: say("put in: {text}", text=text),
            "same": lambda text: text,
        }
        return " ".join(words[mark.kind](mark.text) for mark in self._marks)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        self.document().setTextWidth(max(self.viewport().width(), 40))
        self.setFixedHeight(int(self.document().size().height()) + 6)

    def sizeHint(self) -> QSize:
        return QSize(400, self.height())

    def minimumSizeHint(self) -> QSize:
        return QSize(120, self.height())
