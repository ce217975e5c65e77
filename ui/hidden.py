"""The hidden view (F12): ground, the vault's tile and name, nothing else.

Shown over everything at once; the work below stays as it is. The frame decides whether the vault
locks behind it.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from ui import theme
from ui.labels import Label
from ui.tiles import SymbolTile

__all__ = ["Hidden"]


class Hidden(QWidget):
    """Covers its parent. `left` fires on F12, Escape or Enter."""

    left = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._over = parent
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.own_ring = True
        column = QVBoxLayout(self)
        column.setSpacing(16)
        column.addStretch(1)
        self.tile = SymbolTile("flower", 64)
        self.name = Label("", "heading")
        column.addWidget(self.tile, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(self.name, 0, Qt.AlignmentFlag.AlignHCenter)
        column.addStretch(1)
        parent.installEventFilter(self)
        self.hide()

    def cover(self, name: str, symbol: str) -> None:
        """Hide everything now."""
        self.tile.show_symbol(symbol)
        self.name.tell(name)
        self.setGeometry(self._over.rect())
        self.show()
        self.raise_()
        self.setFocus()

    def uncover(self) -> None:
        """Show the work again."""
        self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        keys = (Qt.Key.Key_F12, Qt.Key.Key_Escape, Qt.Key.Key_Return, Qt.Key.Key_Enter)
        if event.key() in keys:
            self.left.emit()

    def eventFilter(self, watched: object, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Resize and self.isVisible():
            self.setGeometry(self._over.rect())
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("ground"))
        painter.end()
