"""A text with what went struck out and what came underlined, word by word."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QBrush, QResizeEvent, QTextCharFormat
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
        style.setFont(theme.font("strong" if mark.kind == "in" else self._role, mark.text))
        style.setFontStrikeOut(mark.kind == "out")
        style.setFontUnderline(mark.kind == "in")
        colour = {"out": "over", "in": "ok"}.get(mark.kind, "ink")
        style.setForeground(QBrush(theme.colour(colour)))
        return style

    def _spoken(self) -> str:
        return " ".join(_aloud(mark) for mark in self._marks)

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


def _aloud(mark: Mark) -> str:
    """A run as readers hear it."""
    if mark.kind == "out":
        return say("taken out: {text}", text=mark.text)
    return say("put in: {text}", text=mark.text) if mark.kind == "in" else mark.text
