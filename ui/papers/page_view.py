"""Pages of a paper on the screen, one under another, as large as the zoom says."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QPainter, QPaintEvent, QPen, QWheelEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

from ui import theme
from ui.live import say

if TYPE_CHECKING:
    from sr_board.papers import PageImage

__all__ = ["PageView", "as_image"]

_GAP = 16
ZOOMS = (50, 75, 100, 125, 150, 200)
"""Zoom steps in per cent of the width that fits."""


def as_image(page: PageImage) -> QImage:
    """A page as Qt's picture, with its own copy of the pixels."""
    image = QImage(page.data, page.width, page.height, page.stride, QImage.Format.Format_RGB32)
    return image.copy()


class _Sheets(QWidget):
    """The pages themselves."""

    def __init__(self) -> None:
        super().__init__()
        self.images: list[QImage] = []
        self.side = 600

    def show_images(self, images: list[QImage]) -> None:
        """Show these pages."""
        self.images = images
        self.resize_to(self.side)

    def resize_to(self, side: int) -> None:
        """Draw pages this wide."""
        self.side = max(120, side)
        self.setFixedSize(self.sizeHint())
        self.update()

    def heights(self) -> list[int]:
        """Height of each page at the present width."""
        return [round(i.height() * self.side / max(1, i.width())) for i in self.images]

    def sizeHint(self) -> QSize:
        return QSize(self.side + 2 * _GAP, sum(self.heights()) + _GAP * (len(self.images) + 1))

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        top = float(_GAP)
        for image, height in zip(self.images, self.heights(), strict=True):
            place = QRectF(_GAP, top, self.side, height)
            if place.intersects(QRectF(event.rect())):
                painter.drawImage(place, image)
                painter.setPen(QPen(theme.colour("line"), theme.look().border))
                painter.drawRect(place)
            top += height + _GAP
        painter.end()


class PageView(QScrollArea):
    """The pages with scrolling and zoom. Ctrl+plus, Ctrl+minus, Ctrl+wheel; arrows scroll."""

    ring_radius = 12

    def __init__(self) -> None:
        super().__init__()
        self.zoom = 100
        self._sheets = _Sheets()
        self.setWidget(self._sheets)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAlignment(Qt.AlignmentFlag.AlignHCenter)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_pages(self, pages: Sequence[PageImage]) -> None:
        """Show these pages."""
        self.show_images([as_image(page) for page in pages])

    def show_images(self, images: list[QImage]) -> None:
        """Show these pictures as pages."""
        self._sheets.show_images(images)
        self.setAccessibleName(say("Pages of the paper: {count}", count=len(images)))
        self._fit()

    def count(self) -> int:
        """How many pages are shown."""
        return len(self._sheets.images)

    def set_zoom(self, zoom: int) -> None:
        """Zoom in per cent; 100 is the usual reading width."""
        self.zoom = min(max(zoom, ZOOMS[0]), ZOOMS[-1])
        self._fit()

    def step(self, way: int) -> None:
        """The next larger (1) or smaller (-1) zoom."""
        steps = [z for z in ZOOMS if (z > self.zoom if way > 0 else z < self.zoom)]
        if steps:
            self.set_zoom(steps[0] if way > 0 else steps[-1])

    def _fit(self) -> None:
        room = min(self.viewport().width() - 2 * _GAP, theme.px(860))
        self._sheets.resize_to(round(room * self.zoom / 100))

    def resizeEvent(self, event: object) -> None:
        super().resizeEvent(event)  # type: ignore[arg-type]
        self._fit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            self.step(1 if event.angleDelta().y() > 0 else -1)
            return
        super().wheelEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            if event.key() in (Qt.Key.Key_Plus, Qt.Key.Key_Equal):
                self.step(1)
                return
            if event.key() == Qt.Key.Key_Minus:
                self.step(-1)
                return
        super().keyPressEvent(event)
