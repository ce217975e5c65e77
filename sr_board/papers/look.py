"""The look of papers: colours by meaning, sizes and spaces in points; ink on white.

Values follow design: indigo for structure, hairlines, no large red, two weights of one family.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from reportlab.lib.colors import Color, HexColor

__all__ = [
    "ACTION", "ACTSOFT", "DUE", "EDGE", "INK", "LINE", "OK", "OVER", "SEL", "SERIES", "SOFT",
    "SUNK", "THREAD", "TILE_HUES", "WATERMARK", "WHITE", "Leading", "Style", "Styles", "styles_for",
]  # fmt: skip

INK = HexColor("#191D33")
SOFT = HexColor("#4E556E")
LINE = HexColor("#D3D8E4")
EDGE = HexColor("#767E98")
ACTION = HexColor("#3B43A6")
ACTSOFT = HexColor("#E7E9F9")
SUNK = HexColor("#E9ECF3")
SEL = HexColor("#F6F7FC")
THREAD = HexColor("#E3A008")
OK = HexColor("#2B8A57")
DUE = HexColor("#BF7A00")
OVER = HexColor("#C4392B")
WHITE = HexColor("#FFFFFF")
WATERMARK = HexColor("#ECEEF8")
SERIES = tuple(HexColor(each) for each in ("#3B43A6", "#7F89C8", "#46A18F", "#80326C", "#C1610D"))

TILE_HUES: dict[str, tuple[Color, Color]] = {
    name: (HexColor(symbol), HexColor(ground))
    for name, symbol, ground in (
        ("indigo", "#3B43A6", "#E7E9F9"),
        ("marigold", "#8A5600", "#FFEFC9"),
        ("leaf", "#17663A", "#DDF1E4"),
        ("plum", "#6B2C72", "#F3E4F5"),
        ("sea", "#0B5F6B", "#D9F0F2"),
        ("clay", "#8F3A1D", "#FBE5DC"),
    )
}
"""Symbol and ground of a tile by the name of its hue."""


class Leading(StrEnum):
    """How much air a script needs between lines."""

    LATIN = "latin"
    MIDDLE = "middle"  # Bengali, Devanagari
    TALL = "tall"  # Telugu, Kannada


_FACTOR = {Leading.LATIN: 1.42, Leading.MIDDLE: 1.52, Leading.TALL: 1.62}
_LEADING_OF_SCRIPT = {
    "Latn": Leading.LATIN,
    "Beng": Leading.MIDDLE,
    "Deva": Leading.MIDDLE,
    "Telu": Leading.TALL,
    "Knda": Leading.TALL,
}


@dataclass(frozen=True)
class Style:
    """How a block of text is set. Sizes in points; `align`: "left", "centre", "right". `struck`: a
    line goes through it; it stays readable."""

    size: float
    bold: bool = False
    colour: Color = INK
    align: str = "left"
    before: float = 0
    after: float = 0
    indent: float = 0
    struck: bool = False

    def line_height(self, scripts: frozenset[str]) -> float:
        """Distance of baselines for text in these scripts."""
        return self.size * max(_FACTOR[_LEADING_OF_SCRIPT[each]] for each in scripts)


@dataclass(frozen=True)
class Styles:
    """The styles of one paper."""

    title: Style
    heading: Style
    subheading: Style
    body: Style
    strong: Style
    second: Style
    label: Style
    cell: Style
    cell_head: Style
    figure: Style
    small: Style
    letterhead: Style


def styles_for(script: str, *, large: bool = False) -> Styles:
    """The styles for a paper in the language of this script.

    Scripts with tall letters get one point more; `large` print is 1.35 times the size.
    """
    scale = 1.35 if large else 1.0
    more = 1.0 if script in ("Beng", "Deva") else 0.5 if script in ("Telu", "Knda") else 0.0

    def points(size: float) -> float:
        return round((size + more) * scale, 2)

    return Styles(
        title=Style(points(21), bold=True, after=4),
        heading=Style(points(13), bold=True, colour=ACTION, before=16, after=5),
        subheading=Style(points(11), bold=True, before=9, after=3),
        body=Style(points(10.5), after=5),
        strong=Style(points(10.5), bold=True, after=5),
        second=Style(points(9.5), colour=SOFT, after=4),
        label=Style(points(9.5), colour=SOFT),
        cell=Style(points(9.5)),
        cell_head=Style(points(9.5), bold=True, colour=SOFT),
        figure=Style(points(22), bold=True, colour=ACTION),
        small=Style(points(8.5), colour=SOFT),
        letterhead=Style(points(14), bold=True, colour=ACTION),
    )
