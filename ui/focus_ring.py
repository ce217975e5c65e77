"""The focus ring: 3 px, with a 2 px gap, drawn over the neighbours so that nothing hides it.

One ring for each window follows the widget that has the keyboard. A widget may set
`ring_radius` (its own curve) or `own_ring = True` when it marks its focus itself (table cells).

Windows that Qt makes by itself (its file dialog) get no ring and are never touched: they are taken
down while the keyboard leaves them, and asking a half-destroyed window for its parts ends the
program.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractScrollArea, QApplication, QScrollArea, QWidget
from shiboken6 import createdByPython, isValid

from ui import theme

__all__ = ["FocusRings"]

_GAP, _WIDTH = 2, 3
_REACH = _GAP + _WIDTH + 1
_FOLLOW = {
    QEvent.Type.Move,
    QEvent.Type.Resize,
    QEvent.Type.Show,
    QEvent.Type.Hide,
    QEvent.Type.LayoutRequest,
}


class _Ring(QWidget):
    """The drawn ring; child of a window, above everything, blind to the mouse."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("focusRing")
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.shape = QRectF()
        self.radius = 8.0

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(QPen(theme.colour("focus"), _WIDTH))
        reach = _GAP + _WIDTH / 2
        painter.drawRoundedRect(
            self.shape.adjusted(-reach, -reach, reach, reach),
            self.radius + reach,
            self.radius + reach,
        )
        painter.end()


class FocusRings(QObject):
    """Puts the ring around whatever has the keyboard, in any window of the application."""

    def __init__(self, app: QApplication) -> None:
        super().__init__(app)
        self._target: QWidget | None = None
        self._ring: _Ring | None = None
        self._watched: list[QWidget] = []
        app.focusChanged.connect(self._moved)

    def _moved(self, _old: QWidget | None, new: QWidget | None) -> None:
        for widget in self._watched:
            if isValid(widget):
                widget.removeEventFilter(self)
        self._watched = []
        self._hide()
        self._target = new if new is not None and createdByPython(new.window()) else None
        if hasattr(new, "catch_keyboard"):
            self._target = None  # a page holds the keyboard for a moment only
        walk = self._target
        while walk is not None:
            # The wrapper of a part that Qt made does not notice when Qt takes it down.
            if createdByPython(walk):
                walk.installEventFilter(self)
                self._watched.append(walk)
            if isinstance(walk, QScrollArea) and walk.widget() is not None and new is not None:
                # Enter moves the keyboard without Qt's own scrolling after Tab.
                walk.ensureWidgetVisible(new, 12, 2 * _REACH + 12)
            walk = None if walk.isWindow() else walk.parentWidget()
        self.place()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() in _FOLLOW:
            self.place()
        return False

    def place(self) -> None:
        """Put the ring where its widget is now."""
        target = self._target
        if target is None or not isValid(target):
            return
        window = target.window()
        flags = window.windowType()
        if flags == Qt.WindowType.Popup or getattr(target, "own_ring", False):
            return
        if not target.isVisible():
            self._hide()
            return
        framed = getattr(target, "ring_target", None) or target
        rect = QRect(framed.mapTo(window, QPoint(0, 0)), framed.size())
        seen = _clip(framed, window)
        ring = self._ring
        if ring is None or not isValid(ring) or ring.parentWidget() is not window:
            self._hide()
            ring = self._ring = window.findChild(_Ring, "focusRing") or _Ring(window)
        ring.setGeometry(rect.adjusted(-_REACH, -_REACH, _REACH, _REACH).intersected(seen))
        ring.shape = QRectF(rect.translated(-ring.pos()))
        ring.radius = float(getattr(target, "ring_radius", 8))
        ring.raise_()
        ring.show()
        ring.update()

    def _hide(self) -> None:
        if self._ring is not None and isValid(self._ring):
            self._ring.hide()


def _clip(widget: QWidget, window: QWidget) -> QRect:
    """The part of the window where a ring around `widget` may show (scroll areas cut it)."""
    seen = window.rect()
    walk = widget.parentWidget()
    while walk is not None and walk is not window:
        parent = walk.parentWidget()
        if isinstance(parent, QAbstractScrollArea) and parent.viewport() is walk:
            place = QRect(walk.mapTo(window, QPoint(0, 0)), walk.size())
            seen = seen.intersected(place.adjusted(-_REACH, -_REACH, _REACH, _REACH))
        walk = parent
    return seen
