"""Pictures as plain data: shapes on a small sheet, drawn alike on paper and on the screen.

One description, two painters (`sr_board.papers.pictures` and `ui.pictograms`). x runs to the right
and y downwards, in units of the picture. A tone is a meaning of the look, never a colour value.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

__all__ = ["Arc", "Box", "Disc", "Figure", "Icon", "Path", "Picture", "Shape", "Step", "Tone"]

Tone = Literal[
    "none", "surface", "sunk", "actsoft", "line", "edge", "soft", "ink", "action", "thread",
    "okfill", "overfill", "railink",
]  # fmt: skip
"""What a shape means: `action` is counted or done, `line` is there but not counted."""

Step = tuple[Literal["move", "line", "curve", "close"], tuple[float, ...]]
"""move x y · line x y · curve x1 y1 x2 y2 x y · close"""


@dataclass(frozen=True)
class Disc:
    """A circle round (x, y)."""

    x: float
    y: float
    radius: float
    fill: Tone = "none"
    edge: Tone = "none"
    width: float = 1.5


@dataclass(frozen=True)
class Box:
    """A rectangle with round corners; (x, y) is its upper left corner."""

    x: float
    y: float
    w: float
    h: float
    radius: float = 0
    fill: Tone = "none"
    edge: Tone = "none"
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True)
class Path:
    """Lines and curves with round ends; `dashed` is the running stitch."""

    steps: tuple[Step, ...]
    edge: Tone = "none"
    fill: Tone = "none"
    width: float = 1.5
    dashed: bool = False


@dataclass(frozen=True)
class Arc:
    """A part of a circle. Degrees run clockwise from the top."""

    x: float
    y: float
    radius: float
    start: float
    sweep: float
    edge: Tone = "action"
    width: float = 4


@dataclass(frozen=True)
class Icon:
    """An outline icon of resources/icons; (x, y) is the upper left corner of its square."""

    name: str
    x: float
    y: float
    size: float
    tone: Tone = "action"
    width: float = 1.75


@dataclass(frozen=True)
class Figure:
    """A number or a short word, already in the digits of the reader, its middle at (x, y)."""

    text: str
    x: float
    y: float
    size: float
    tone: Tone = "action"


Shape = Disc | Box | Path | Arc | Icon | Figure


@dataclass(frozen=True)
class Picture:
    """A picture of `width` by `height` units; later shapes lie on top of earlier ones."""

    width: float
    height: float
    shapes: tuple[Shape, ...]

    @classmethod
    def of(cls, width: float, height: float, *groups: Iterable[Shape]) -> Picture:
        """A picture from several runs of shapes."""
        return cls(width, height, tuple(shape for group in groups for shape in group))
