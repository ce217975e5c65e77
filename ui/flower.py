"""The picture beside unlock and first run: a neutral flower in running stitch on indigo."""

from __future__ import annotations

import math

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPaintEvent, QPen, QPixmap
from PySide6.QtWidgets import QSizePolicy, QWidget

from ui import theme

__all__ = ["StitchedFlower"]

_RINGS = ((170, "thread"), (236, "stitch3"), (324, "stitch4"))


class StitchedFlower(QWidget):
    """`centre`: where the flower lies, in parts of the width (0.5 middle, 0 left edge)."""

    def __init__(self, centre: float = 0.5) -> None:
        super().__init__()
        self._centre = centre
        self._drawn: QPixmap | None = None
        self._for: tuple[object, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Expanding)

    def paintEvent(self, _event: QPaintEvent) -> None:
        wanted = (self.size().toTuple(), theme.look().scheme, self.devicePixelRatioF())
        if self._drawn is None or self._for != wanted:
            self._drawn, self._for = self._draw(), wanted
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._drawn)
        painter.end()

    def _draw(self) -> QPixmap:
        ratio = self.devicePixelRatioF()
        pixmap = QPixmap(round(self.width() * ratio), round(self.height() * ratio))
        pixmap.setDevicePixelRatio(ratio)
        pixmap.fill(theme.colour("rail"))
        painter = QPainter(pixmap)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        centre = QPointF(self.width() * self._centre, self.height() / 2)
        self._rings(painter, centre)
        self._petals(painter, centre, 132, 26, "stitch1", 0)
        self._petals(painter, centre, 92, 16, "thread", 15)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("thread"))
        painter.drawEllipse(centre, 4, 4)
        for step in range(8):
            angle = math.tau * step / 8
            spot = centre + QPointF(math.cos(angle), math.sin(angle)) * 15
            painter.drawEllipse(spot, 2.6, 2.6)
        painter.end()
        return pixmap

    def _rings(self, painter: QPainter, centre: QPointF) -> None:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        reach = math.hypot(max(centre.x(), self.width() - centre.x()), self.height() / 2)
        radius = 148.0
        named = dict(_RINGS)
        while radius < reach + 22:
            meaning = named.get(round(radius), "stitch2")
            painter.setPen(_stitch(theme.colour(meaning), radius))
            painter.drawEllipse(centre, radius, radius)
            radius += 22

    def _petals(
        self,
        painter: QPainter,
        centre: QPointF,
        length: float,
        half: float,
        meaning: str,
        turn: int,
    ) -> None:
        inner = length * (0.48 if meaning == "stitch1" else 0.3)
        path = QPainterPath(QPointF(0, -inner))
        path.cubicTo(QPointF(half, -inner - 14), QPointF(half, -length + 20), QPointF(0, -length))
        path.cubicTo(QPointF(-half, -length + 20), QPointF(-half, -inner - 14), QPointF(0, -inner))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(_stitch(theme.colour(meaning), 0))
        for step in range(12):
            painter.save()
            painter.translate(centre)
            painter.rotate(30 * step + turn)
            painter.drawPath(path)
            painter.restore()


def _stitch(tint: QColor, radius: float) -> QPen:
    """A running stitch; on a ring a whole number of stitches, so that no seam shows."""
    width = 2.6 if radius else 2.2
    pen = QPen(tint, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    if radius:
        count = max(8, round(math.tau * radius / 16.0))
        unit = math.tau * radius / count / width
        pen.setDashPattern([unit * 0.52, unit * 0.48])
    else:
        pen.setDashPattern([2.6, 2.2])
    return pen
