"""Symbols and marks on paper: outline icons on their tiles, the shapes of states.

Reads the path data of the outline icons in resources/icons (24 grid, strokes only). It is no
general SVG reader: what the icons do not use is refused.
"""

from __future__ import annotations

import math
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any, Literal

import resources
from sr_board.papers import look

__all__ = ["MarkKind", "draw_icon", "draw_mark", "draw_tile"]

MarkKind = Literal["ok", "due", "over", "none", "away"]

_PATH = re.compile(r"<path\b[^>]*?\bd=\"([^\"]+)\"[^>]*>")
_LETTER = re.compile(r"[\s,]*(?P<letter>[A-Za-z]?)")
_NUMBER = re.compile(r"[\s,]*(-?(?:\d+\.\d*|\.\d+|\d+)(?:[eE][-+]?\d+)?)")
_FLAG = re.compile(r"[\s,]*([01])")
_NAME = re.compile(r"[a-z0-9-]{1,40}")
_TAKES = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "a": 7, "z": 0}
# move x y · line x y · curve x1 y1 x2 y2 x y · close
Step = tuple[str, tuple[float, ...]]


def draw_tile(canvas: Any, at: tuple[float, float], side: float, symbol: str, hue: str) -> None:
    """A tile with its symbol; `at` is its lower left corner. An unknown symbol leaves it empty."""
    ink, ground = look.TILE_HUES.get(hue, look.TILE_HUES["indigo"])
    canvas.saveState()
    canvas.setFillColor(ground)
    canvas.roundRect(*at, side, side, side * 0.24, stroke=0, fill=1)
    canvas.restoreState()
    draw_icon(canvas, (at[0] + side * 0.21, at[1] + side * 0.21), side * 0.58, symbol, ink)


def draw_icon(
    canvas: Any, at: tuple[float, float], side: float, name: str, tint: Any, width: float = 1.75
) -> None:
    """An outline icon without ground; `at` is its lower left corner. An unknown name draws nothing.

    `width` of its stroke in the icon's own 24 grid.
    """
    canvas.saveState()
    canvas.translate(at[0], at[1] + side)
    canvas.scale(side / 24, -side / 24)
    canvas.setStrokeColor(tint)
    canvas.setLineWidth(width)
    canvas.setLineCap(1)
    canvas.setLineJoin(1)
    path = canvas.beginPath()
    _trace(path, _outline(name))
    canvas.drawPath(path, stroke=1, fill=0)
    canvas.restoreState()


def draw_mark(canvas: Any, at: tuple[float, float], size: float, kind: MarkKind) -> None:
    """The shape of a state, `at` its lower left corner: ● ok, ▲ due, ■ over, ○ none, – away."""
    x, y = at
    canvas.saveState()
    canvas.setLineWidth(0.9)
    half = size / 2
    if kind == "ok":
        canvas.setFillColor(look.OK)
        canvas.circle(x + half, y + half, half, stroke=0, fill=1)
    elif kind == "due":
        canvas.setFillColor(look.DUE)
        path = canvas.beginPath()
        path.moveTo(x, y)
        path.lineTo(x + size, y)
        path.lineTo(x + half, y + size)
        path.close()
        canvas.drawPath(path, stroke=0, fill=1)
    elif kind == "over":
        canvas.setFillColor(look.OVER)
        canvas.rect(x, y, size * 0.92, size * 0.92, stroke=0, fill=1)
    elif kind == "none":
        canvas.setStrokeColor(look.EDGE)
        canvas.circle(x + half, y + half, half - 0.5, stroke=1, fill=0)
    else:
        canvas.setStrokeColor(look.SOFT)
        canvas.setLineWidth(1.4)
        canvas.line(x, y + half, x + size, y + half)
    canvas.restoreState()


def _trace(path: Any, steps: tuple[Step, ...]) -> None:
    draw: dict[str, Callable[..., None]] = {
        "move": path.moveTo,
        "line": path.lineTo,
        "curve": path.curveTo,
        "close": path.close,
    }
    for name, numbers in steps:
        draw[name](*numbers)


@cache
def _outline(symbol: str) -> tuple[Step, ...]:
    """The steps of an icon's lines; nothing for a name we have no icon for."""
    if not _NAME.fullmatch(symbol) or not resources.path("icons", f"{symbol}.svg").is_file():
        return ()
    source = resources.text("icons", f"{symbol}.svg")
    steps: list[Step] = []
    for found in _PATH.finditer(source):
        if 'stroke="none"' not in found.group(0):
            steps += _Pen().steps(found.group(1))
    return tuple(steps)


def _commands(data: str) -> Iterator[tuple[str, list[float]]]:
    """Commands with their numbers; a command that is repeated without its letter is said again."""
    place, letter = 0, ""
    while found := _LETTER.match(data, place) if data[place:].strip(" ,") else None:
        letter = found["letter"] or letter
        place = found.end()
        numbers = []
        for number in range(_TAKES[letter.lower()]):
            # The two flags of an arc are one digit each and may touch what follows: "0 016 0".
            flag = letter in "aA" and number in (3, 4)
            read = (_FLAG if flag else _NUMBER).match(data, place)
            if read is None:
                raise ValueError("path data ends early")
            numbers.append(float(read[1]))
            place = read.end()
        yield letter, numbers
        if letter in "mM":
            letter = "l" if letter == "m" else "L"


class _Pen:
    """Follows path data from point to point."""

    def __init__(self) -> None:
        self.x = self.y = 0.0
        self.start = (0.0, 0.0)
        self.control: tuple[float, float] | None = None

    def steps(self, data: str) -> Iterator[Step]:
        for letter, numbers in _commands(data):
            relative = letter.islower()
            kind = letter.lower()
            control, self.control = self.control, None
            if kind == "z":
                self.x, self.y = self.start
                yield "close", ()
            elif kind in "hv":
                yield self._straight(kind, numbers[0], relative)
            elif kind == "a":
                yield from self._arc(numbers, relative)
            else:
                yield self._points(kind, numbers, relative, control)

    def _straight(self, kind: str, number: float, relative: bool) -> Step:
        if kind == "h":
            self.x = number + (self.x if relative else 0.0)
        else:
            self.y = number + (self.y if relative else 0.0)
        return "line", (self.x, self.y)

    def _points(
        self, kind: str, numbers: list[float], relative: bool, control: tuple[float, float] | None
    ) -> Step:
        dx, dy = (self.x, self.y) if relative else (0.0, 0.0)
        points = [n + (dy if i % 2 else dx) for i, n in enumerate(numbers)]
        here = (self.x, self.y)
        self.x, self.y = points[-2], points[-1]
        if kind == "m":
            self.start = (self.x, self.y)
            return "move", (self.x, self.y)
        if kind == "l":
            return "line", (self.x, self.y)
        if kind == "q":
            first = [h + (p - h) * 2 / 3 for h, p in zip(here, points[:2], strict=True)]
            second = [e + (p - e) * 2 / 3 for e, p in zip(points[2:], points[:2], strict=True)]
            return "curve", (*first, *second, self.x, self.y)
        if kind == "s":
            mirrored = (2 * here[0] - control[0], 2 * here[1] - control[1]) if control else here
            points = [*mirrored, *points]
        self.control = (points[2], points[3])
        return "curve", tuple(points)

    def _arc(self, numbers: list[float], relative: bool) -> Iterator[Step]:
        radius_x, radius_y, _turn, large, sweep, x, y = numbers
        end = (x + self.x, y + self.y) if relative else (x, y)
        yield from _arc_curves((self.x, self.y), end, (radius_x, radius_y), large != sweep, sweep)
        self.x, self.y = end


def _arc_curves(
    start: tuple[float, float],
    end: tuple[float, float],
    radii: tuple[float, float],
    left_centre: bool,
    sweep: float,
) -> Iterator[Step]:
    """An elliptic arc without rotation as curves of at most a quarter turn."""
    rx, ry = abs(radii[0]), abs(radii[1])
    half_x, half_y = (start[0] - end[0]) / 2 / rx, (start[1] - end[1]) / 2 / ry
    reach = half_x * half_x + half_y * half_y
    if reach > 1:
        rx, ry = rx * math.sqrt(reach), ry * math.sqrt(reach)
        half_x, half_y, reach = half_x / math.sqrt(reach), half_y / math.sqrt(reach), 1.0
    factor = math.sqrt(max(0.0, 1 / reach - 1)) * (1 if left_centre else -1)
    centre_x = (start[0] + end[0]) / 2 + factor * half_y * rx
    centre_y = (start[1] + end[1]) / 2 - factor * half_x * ry
    first = math.atan2((start[1] - centre_y) / ry, (start[0] - centre_x) / rx)
    last = math.atan2((end[1] - centre_y) / ry, (end[0] - centre_x) / rx)
    if sweep and last < first:
        last += 2 * math.pi
    if not sweep and last > first:
        last -= 2 * math.pi
    count = max(1, math.ceil(abs(last - first) / (math.pi / 2) - 1e-9))
    step = (last - first) / count
    pull = 4 / 3 * math.tan(step / 4)
    for number in range(count):
        a, b = first + number * step, first + (number + 1) * step
        yield (
            "curve",
            (
                centre_x + rx * (math.cos(a) - pull * math.sin(a)),
                centre_y + ry * (math.sin(a) + pull * math.cos(a)),
                centre_x + rx * (math.cos(b) + pull * math.sin(b)),
                centre_y + ry * (math.sin(b) - pull * math.cos(b)),
                centre_x + rx * math.cos(b),
                centre_y + ry * math.sin(b),
            ),
        )
