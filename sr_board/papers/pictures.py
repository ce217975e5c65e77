"""Pictures on paper: what `sr_board.base.picture` describes, drawn in the colours of papers."""

from __future__ import annotations

import math
from typing import Any

from reportlab.lib.colors import Color

from sr_board.base.picture import Arc, Box, Disc, Figure, Icon, Path, Picture, Tone
from sr_board.papers import look
from sr_board.papers.flow import draw_line, missing_in
from sr_board.papers.look import Style
from sr_board.papers.symbols import draw_icon

__all__ = ["draw_picture", "picture_words"]

_TONES: dict[Tone, Color | None] = {
    "none": None,
    "surface": look.WHITE,
    "sunk": look.SUNK,
    "actsoft": look.ACTSOFT,
    "line": look.LINE,
    "edge": look.EDGE,
    "soft": look.SOFT,
    "ink": look.INK,
    "action": look.ACTION,
    "thread": look.THREAD,
    "okfill": look.OK,
    "overfill": look.OVER,
    "railink": look.LINE,
}


def draw_picture(
    canvas: Any, picture: Picture, at: tuple[float, float], width: float, base: str
) -> float:
    """Draw a picture `width` points wide, `at` its lower left corner; returns its height.

    `base` is the script of the paper, for the figures in the picture.
    """
    scale = width / picture.width
    canvas.saveState()
    canvas.translate(at[0], at[1] + picture.height * scale)
    canvas.scale(scale, scale)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    for shape in picture.shapes:
        _draw(canvas, shape, base)
    canvas.restoreState()
    return picture.height * scale


def _draw(canvas: Any, shape: object, base: str) -> None:
    """One shape; the canvas runs upwards, the description downwards."""
    if isinstance(shape, Disc):
        if _ready(canvas, shape.fill, shape.edge, shape.width):
            filled, edged = shape.fill != "none", shape.edge != "none"
            canvas.circle(shape.x, -shape.y, shape.radius, stroke=edged, fill=filled)
    elif isinstance(shape, Box):
        _ready(canvas, shape.fill, shape.edge, shape.width, dashed=shape.dashed)
        canvas.roundRect(
            shape.x,
            -shape.y - shape.h,
            shape.w,
            shape.h,
            shape.radius,
            stroke=shape.edge != "none",
            fill=shape.fill != "none",
        )
        canvas.setDash()
    elif isinstance(shape, Path):
        _draw_path(canvas, shape)
    elif isinstance(shape, Arc):
        _draw_arc(canvas, shape)
    elif isinstance(shape, Icon):
        at = (shape.x, -shape.y - shape.size)
        draw_icon(canvas, at, shape.size, shape.name, _ink(shape.tone), shape.width)
    elif isinstance(shape, Figure):
        style = Style(shape.size, bold=True, colour=_ink(shape.tone), align="centre")
        draw_line(canvas, (shape.x, -shape.y - shape.size * 0.34), shape.text, style, base)


def _ink(tone: Tone) -> Color:
    return _TONES[tone] or look.ACTION


def _ready(canvas: Any, fill: Tone, edge: Tone, width: float, *, dashed: bool = False) -> bool:
    """Set the colours; is there anything to draw?"""
    if (ground := _TONES[fill]) is not None:
        canvas.setFillColor(ground)
    if (ink := _TONES[edge]) is not None:
        canvas.setStrokeColor(ink)
        canvas.setLineWidth(width)
        if dashed:
            canvas.setDash(width * 3, width * 2.4)
    return fill != "none" or edge != "none"


def _draw_path(canvas: Any, shape: Path) -> None:
    _ready(canvas, shape.fill, shape.edge, shape.width, dashed=shape.dashed)
    path = canvas.beginPath()
    calls = {"move": path.moveTo, "line": path.lineTo, "curve": path.curveTo, "close": path.close}
    for name, numbers in shape.steps:
        turned = [-n if place % 2 else n for place, n in enumerate(numbers)]
        calls[name](*turned)
    canvas.drawPath(path, stroke=shape.edge != "none", fill=shape.fill != "none")
    canvas.setDash()


def _draw_arc(canvas: Any, shape: Arc) -> None:
    _ready(canvas, "none", shape.edge, shape.width)
    canvas.setLineCap(0)
    steps = max(2, math.ceil(shape.sweep / 6))
    path = canvas.beginPath()
    for step in range(steps + 1):
        angle = math.radians(shape.start + shape.sweep * step / steps)
        x = shape.x + shape.radius * math.sin(angle)
        y = shape.y - shape.radius * math.cos(angle)
        (path.lineTo if step else path.moveTo)(x, -y)
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.setLineCap(1)


def picture_words(picture: Picture) -> list[frozenset[int]]:
    """For each figure in a picture: code points that no face of the papers draws."""
    return [missing_in(shape.text) for shape in picture.shapes if isinstance(shape, Figure)]
