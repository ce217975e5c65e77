"""Pictures of rules on the screen: what `sr_board.base.picture` describes, in the colours in force.

A picture never stands without its sentence; the sentence is its accessible name.
"""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from sr_board.base.picture import Arc, Box, Disc, Figure, Icon, Path, Picture, Shape, Tone
from ui import icons, theme
from ui.live import Text, speak

__all__ = ["PictureView", "draw_picture"]

_NONE = Qt.GlobalColor.transparent


def _tint(tone: Tone) -> QColor:
    return QColor(_NONE) if tone == "none" else theme.colour(tone)


def draw_picture(painter: QPainter, picture: Picture, rect: QRectF) -> None:
    """Draw a picture as large as `rect` allows, in its middle."""
    scale = min(rect.width() / picture.width, rect.height() / picture.height)
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(
        rect.center().x() - picture.width * scale / 2,
        rect.center().y() - picture.height * scale / 2,
    )
    painter.scale(scale, scale)
    for shape in picture.shapes:
        _draw(painter, shape)
    painter.restore()


def _pen(edge: Tone, width: float, *, dashed: bool = False) -> QPen:
    if edge == "none":
        return QPen(Qt.PenStyle.NoPen)
    pen = QPen(_tint(edge), width)
    pen.setCapStyle(Qt.PenCapStyle.RoundCap)
    pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
    if dashed:
        pen.setDashPattern([3, 2.4])
    return pen


def _draw(painter: QPainter, shape: Shape) -> None:
    if isinstance(shape, Disc):
        painter.setPen(_pen(shape.edge, shape.width))
        painter.setBrush(_tint(shape.fill))
        painter.drawEllipse(QPointF(shape.x, shape.y), shape.radius, shape.radius)
    elif isinstance(shape, Box):
        painter.setPen(_pen(shape.edge, shape.width, dashed=shape.dashed))
        painter.setBrush(_tint(shape.fill))
        place = QRectF(shape.x, shape.y, shape.w, shape.h)
        painter.drawRoundedRect(place, shape.radius, shape.radius)
    elif isinstance(shape, Path):
        painter.setPen(_pen(shape.edge, shape.width, dashed=shape.dashed))
        painter.setBrush(_tint(shape.fill))
        painter.drawPath(_outline(shape))
    elif isinstance(shape, Arc):
        pen = _pen(shape.edge, shape.width)
        pen.setCapStyle(Qt.PenCapStyle.FlatCap)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        side = shape.radius * 2
        place = QRectF(shape.x - shape.radius, shape.y - shape.radius, side, side)
        painter.drawArc(place, round((90 - shape.start) * 16), round(-shape.sweep * 16))
    elif isinstance(shape, Icon):
        place = QRectF(shape.x, shape.y, shape.size, shape.size)
        icons.draw_icon(painter, shape.name, place, _tint(shape.tone))
    else:
        _draw_figure(painter, shape)


def _outline(shape: Path) -> QPainterPath:
    path = QPainterPath()
    for name, numbers in shape.steps:
        points = [QPointF(*numbers[at : at + 2]) for at in range(0, len(numbers), 2)]
        if name == "move":
            path.moveTo(points[0])
        elif name == "line":
            path.lineTo(points[0])
        elif name == "curve":
            path.cubicTo(*points)
        else:
            path.closeSubpath()
    return path


def _draw_figure(painter: QPainter, figure: Figure) -> None:
    font = theme.font("clock", figure.text)
    font.setPixelSize(max(1, round(figure.size)))
    painter.setFont(font)
    painter.setPen(_tint(figure.tone))
    measure = QFontMetricsF(font)
    width = measure.horizontalAdvance(figure.text)
    at = QPointF(figure.x - width / 2, figure.y + figure.size * 0.34)
    painter.drawText(at, figure.text)


class PictureView(QWidget):
    """A picture at a fixed width; `words` is what it says, for those who listen to the screen."""

    def __init__(self, picture: Picture, words: Text, width: int = 160) -> None:
        super().__init__()
        self._picture, self._words, self._wanted = picture, words, width
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.setAccessibleName(speak(self._words))

    def show_picture(self, picture: Picture, words: Text) -> None:
        """Show another picture."""
        self._picture, self._words = picture, words
        self.retranslate()
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        width = theme.px(self._wanted)
        return QSize(width, round(width * self._picture.height / self._picture.width))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        draw_picture(painter, self._picture, QRectF(self.rect()))
        painter.end()
