"""Drawing that several parts share: state shapes, stitches, knots, key hints, sheets.

Only painting: a painter, a place and a meaning come in. No widget, no state.
"""

from __future__ import annotations

from enum import StrEnum

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFontMetricsF, QPainter, QPainterPath, QPen, QPolygonF

from ui import icons, theme

__all__ = [
    "State",
    "draw_broken",
    "draw_key_hint",
    "draw_knot",
    "draw_sheet",
    "draw_state",
    "draw_strip",
    "draw_text",
    "draw_tick",
    "draw_two_lines",
    "fits",
    "key_hint_size",
    "key_hint_text",
    "loose_pen",
    "sewn_pen",
    "state_colour",
    "state_fill",
    "state_ground",
]


class State(StrEnum):
    """The five states: each is a shape and a colour, and never stands without its word."""

    OK = "ok"
    DUE = "due"
    OVER = "over"
    NOT_YET = "not-yet"
    AWAY = "away"


_MEANING = {State.OK: "ok", State.DUE: "due", State.OVER: "over"}


def state_colour(state: State) -> QColor:
    """Colour of the word of a state."""
    return theme.colour(_MEANING.get(state, "soft"))


def state_fill(state: State) -> QColor:
    """Colour of the shape of a state."""
    meaning = _MEANING.get(state)
    return theme.colour(f"{meaning}fill") if meaning else theme.colour("soft")


def state_ground(state: State) -> QColor:
    """Ground of the pill of a state."""
    meaning = _MEANING.get(state)
    return theme.colour(f"{meaning}soft") if meaning else theme.colour("sunk")


def draw_state(
    painter: QPainter, state: State, centre: QPointF, size: float, tint: QColor | None = None
) -> None:
    """Draw the shape of a state, `size` pixels across: ● ▲ ■ ○ –."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    fill = tint or state_fill(state)
    half = size / 2
    x, y = centre.x(), centre.y()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    if state is State.OK:
        painter.drawEllipse(centre, half, half)
    elif state is State.DUE:
        top = QPointF(x, y - half * 1.05)
        painter.drawPolygon(
            QPolygonF([top, QPointF(x + half * 1.1, y + half), QPointF(x - half * 1.1, y + half)])
        )
    elif state is State.OVER:
        painter.drawRect(QRectF(x - half * 0.92, y - half * 0.92, size * 0.92, size * 0.92))
    elif state is State.NOT_YET:
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(fill, max(1.6, size * 0.18)))
        painter.drawEllipse(centre, half * 0.86, half * 0.86)
    else:
        painter.drawRoundedRect(QRectF(x - half, y - size * 0.13, size, size * 0.26), 1.2, 1.2)
    painter.restore()


def sewn_pen(tint: QColor, width: float = 2.4) -> QPen:
    """A running stitch: what is done."""
    pen = QPen(tint, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([3.2, 2.6])
    return pen


def loose_pen(tint: QColor, width: float = 1.8) -> QPen:
    """Loose dots: what is still to come."""
    pen = QPen(tint, width, Qt.PenStyle.CustomDashLine, Qt.PenCapStyle.RoundCap)
    pen.setDashPattern([0.01, 3.4])
    return pen


def draw_knot(painter: QPainter, centre: QPointF, kind: str, scale: float = 1.0) -> None:
    """A knot of the thread: kind is "done", "now", "loose" or "due"."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    action = theme.colour("action")
    if kind == "done":
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(action)
        painter.drawEllipse(centre, 8 * scale, 8 * scale)
        pen = QPen(theme.colour("onaction"), 2 * scale)
        pen.setCapStyle(Qt.PenCapStyle.RoundCap)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        path = QPainterPath(centre + QPointF(-3.4, 0.2) * scale)
        path.lineTo(centre + QPointF(-0.9, 2.8) * scale)
        path.lineTo(centre + QPointF(3.6, -2.6) * scale)
        painter.drawPath(path)
    elif kind == "now":
        painter.setPen(QPen(action, 2 * scale))
        painter.setBrush(theme.colour("surface"))
        painter.drawEllipse(centre, 10 * scale, 10 * scale)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("thread"))
        painter.drawEllipse(centre, 5.5 * scale, 5.5 * scale)
    elif kind == "due":
        draw_state(painter, State.DUE, centre, 15 * scale)
    else:
        painter.setPen(QPen(theme.colour("edge"), 1.8 * scale))
        painter.setBrush(theme.colour("ground"))
        painter.drawEllipse(centre, 6 * scale, 6 * scale)
    painter.restore()


_KEYS = {"Return": "↵", "Enter": "↵", "Ctrl": "Ctrl", "Escape": "Esc"}


def key_hint_text(sequence: str) -> str:
    """What is printed on a key hint: "Ctrl+Return" becomes "Ctrl ↵"."""
    return " ".join(_KEYS.get(part, part) for part in sequence.split("+"))


def key_hint_size(text: str) -> tuple[float, float]:
    """Width and height of the key hint that holds `text`."""
    metrics = QFontMetricsF(theme.font("hint", "a"))
    return max(theme.px(21), metrics.horizontalAdvance(text) + 13), theme.px(23)


def draw_key_hint(painter: QPainter, text: str, rect: QRectF, ink: QColor, edge: QColor) -> None:
    """A key: outlined, radius 4, Latin letters at 13."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(edge, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRoundedRect(rect.adjusted(0.5, 0.5, -0.5, -0.5), 4, 4)
    painter.setFont(theme.font("hint", "a"))
    painter.setPen(ink)
    painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, text)
    painter.restore()


def draw_sheet(  # a card: ground, border, in the light scheme two soft rows below
    painter: QPainter,
    rect: QRectF,
    *,
    radius: float = 12,
    ground: QColor | None = None,
    edge: QColor | None = None,
    width: float | None = None,
    raised: bool = True,
    dashed: bool = False,
) -> None:
    """Draw a sheet into `rect`; the two shadow rows lie in its last two pixels."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    border = theme.look().border if width is None else width
    if raised and theme.look().scheme is theme.Scheme.LIGHT:
        painter.setPen(Qt.PenStyle.NoPen)
        for drop, alpha in ((2.0, 8), (1.0, 18)):
            painter.setBrush(QColor(26, 32, 80, alpha))
            painter.drawRoundedRect(rect.adjusted(0, drop, 0, drop - 2), radius, radius)
    body = rect.adjusted(0, 0, 0, -2) if raised else rect
    inset = border / 2
    pen = QPen(edge or theme.colour("line"), border)
    if dashed:
        pen.setDashPattern([4, 3])
    painter.setPen(pen if border else Qt.PenStyle.NoPen)
    painter.setBrush(QBrush(ground or theme.colour("surface")))
    painter.drawRoundedRect(body.adjusted(inset, inset, -inset, -inset), radius, radius)
    painter.restore()


def draw_strip(painter: QPainter, rect: QRectF, tint: QColor, width: float = 6) -> None:
    """The accent strip inside the left edge of a rounded sheet."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    path = QPainterPath()
    path.addRoundedRect(rect, 12, 12)
    painter.setClipPath(path)
    painter.fillRect(QRectF(rect.left(), rect.top(), width, rect.height()), tint)
    painter.restore()


def draw_text(
    painter: QPainter, rect: QRectF, text: str, role: str, tint: QColor, *, side: int = -1
) -> None:
    """One row of text in the face of its own script, elided when it does not fit.

    All scripts share the baseline of the Latin face: their boxes differ, their lines must not.
    `side`: -1 left, 0 middle, 1 right.
    """
    face = theme.font(role, text)
    metrics = QFontMetricsF(face)
    shown = metrics.elidedText(text, Qt.TextElideMode.ElideRight, rect.width() + 0.5)
    width = metrics.horizontalAdvance(shown)
    left = {-1: rect.left(), 0: rect.center().x() - width / 2, 1: rect.right() - width}[side]
    painter.setFont(face)
    painter.setPen(tint)
    painter.drawText(QPointF(left, rect.center().y() + theme.baseline(role)), shown)


def fits(text: str, role: str, width: float) -> bool:
    """Whether a text stands in one row of so many pixels."""
    return QFontMetricsF(theme.font(role, text)).horizontalAdvance(text) <= width


def draw_two_lines(painter: QPainter, rect: QRectF, text: str, role: str, tint: QColor) -> None:
    """A text in one row, or where it is too long in two rows of the smaller size."""
    if fits(text, role, rect.width()):
        draw_text(painter, rect, text, role, tint)
        return
    draw_broken(painter, rect, text, "second", tint)


def draw_broken(
    painter: QPainter, rect: QRectF, text: str, role: str, tint: QColor, *, side: int = -1
) -> None:
    """A text in two rows of one size, broken where the first row is full."""
    words, first = text.split(" "), ""
    while words and fits(f"{first} {words[0]}".strip(), role, rect.width() + 0.5):
        first = f"{first} {words.pop(0)}".strip()
    if not first or not words:
        draw_text(painter, rect, text, role, tint, side=side)
        return
    height = theme.line_height(role, text)
    top = rect.center().y() - height
    for index, line in enumerate((first, " ".join(words))):
        place = QRectF(rect.left(), top + index * height, rect.width(), height)
        draw_text(painter, place, line, role, tint, side=side)


def draw_tick(painter: QPainter, centre: QPointF, size: float) -> None:
    """The filled ✓ of a chosen tile."""
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(theme.colour("okfill"))
    painter.drawEllipse(centre, size / 2, size / 2)
    side = size * 0.72
    place = QRectF(centre.x() - side / 2, centre.y() - side / 2, side, side)
    icons.draw_icon(painter, "check", place, theme.colour("surface"))
    painter.restore()
