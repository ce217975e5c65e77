"""Blocks of a booklet: the cover, the list of contents with its pages, articles with their picture,
and the sentence of a rule, marked with the stitch."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus.flowables import Flowable

from sr_board.base.picture import Picture
from sr_board.papers import look
from sr_board.papers.flow import Text, TextBlock, draw_line, line_width
from sr_board.papers.frame import Tile
from sr_board.papers.look import Style, Styles
from sr_board.papers.pictures import draw_picture, picture_words
from sr_board.papers.symbols import draw_icon, draw_tile

__all__ = [
    "ARTICLE_INDENT",
    "ArticleHead",
    "ContentsBlock",
    "Cover",
    "CoverBlock",
    "PageMark",
    "StitchBlock",
    "draw_stitch",
]

ARTICLE_INDENT = 33 * mm
_PICTURE = 28 * mm
_ICON = 15 * mm


def draw_stitch(
    canvas: Any, start: tuple[float, float], end: tuple[float, float], length: float = 6
) -> None:
    """The running stitch: marigold, round, as on the screen's thread."""
    canvas.saveState()
    canvas.setStrokeColor(look.THREAD)
    canvas.setLineWidth(2)
    canvas.setLineCap(1)
    canvas.setDash(length, length * 0.85)
    canvas.line(*start, *end)
    canvas.restoreState()


@dataclass(frozen=True)
class Cover:
    """The first page of a booklet. `lines`: facts below the title, the first one in bold."""

    name: str
    title: str
    lines: Sequence[str] = ()
    tile: Tile | None = None


class CoverBlock(Flowable):  # type: ignore[misc]
    """A whole page: tile, name, stitch, title, facts."""

    _TILE = 46 * mm

    def __init__(self, cover: Cover, styles: Styles, base: str) -> None:
        super().__init__()
        self._cover = cover
        body = styles.body.size
        self._name = TextBlock(
            cover.name, Style(body * 2.5, bold=True, colour=look.ACTION, align="centre"), base
        )
        self._title = TextBlock(cover.title, Style(body * 1.7, align="centre"), base)
        self._lines = [
            TextBlock(
                line,
                Style(body * 1.1, bold=not place, colour=look.SOFT, align="centre", after=3),
                base,
            )
            for place, line in enumerate(cover.lines)
        ]
        blocks = [self._name, self._title, *self._lines]
        self.missing: frozenset[int] = frozenset().union(*(block.missing for block in blocks))

    def wrap(self, available_width: float, available_height: float) -> tuple[float, float]:
        for block in (self._name, self._title, *self._lines):
            block.wrap(available_width, 0)
        self.width, self.height = available_width, available_height - 1
        return self.width, self.height

    def draw(self) -> None:
        canvas, middle = self.canv, self.width / 2
        y = self.height * 0.86
        if self._cover.tile:
            y -= self._TILE
            at = (middle - self._TILE / 2, y)
            draw_tile(canvas, at, self._TILE, self._cover.tile.symbol, self._cover.tile.hue)
        for block, gap in ((self._name, 16 * mm), (self._title, 16 * mm)):
            y -= gap + block.height
            block.drawOn(canvas, 0, y)
            if block is self._name:
                half = self.width * 0.19
                draw_stitch(canvas, (middle - half, y - 8 * mm), (middle + half, y - 8 * mm))
        foot = sum(line.height + 3 for line in self._lines) + 4 * mm
        for line in self._lines:
            foot -= line.height + 3
            line.drawOn(canvas, 0, foot)


class PageMark(Flowable):  # type: ignore[misc]
    """No size: remembers on which page it came to stand, for the list of contents."""

    missing: frozenset[int] = frozenset()

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key
        self.width = self.height = 0

    def wrap(self, _available_width: float, _available_height: float) -> tuple[float, float]:
        return 0, 0

    def draw(self) -> None:
        self.canv.marks[self._key] = self.canv.getPageNumber()


class ContentsBlock(Flowable):  # type: ignore[misc]
    """One line of the contents: label, words, dots, page. The page is drawn when it is known."""

    def __init__(self, label: str, words: str, key: str, styles: Styles, base: str) -> None:
        super().__init__()
        self._key, self._base = key, base
        self._style = Style(styles.body.size)
        self._label_style = Style(styles.body.size, bold=True, colour=look.ACTION)
        self._label, self._left = label, max(26.0, line_width(label, self._label_style, base) + 10)
        self._words = TextBlock(words, self._style, base)
        self.missing = self._words.missing

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = self._words.wrap(available_width - self._left - 40, 0)[1] + 3
        return self.width, self.height

    def draw(self) -> None:
        canvas, size = self.canv, self._style.size
        baseline = 3 + size * 0.42
        self._words.drawOn(canvas, self._left, 3)
        top = self.height - self._words.height / max(1, round(self._words.height / (size * 1.5)))
        draw_line(canvas, (0, top + size * 0.42), self._label, self._label_style, self._base)
        last = self._left + min(self._words.natural_width(), self.width - self._left - 40)
        canvas.saveState()
        canvas.setStrokeColor(look.EDGE)
        canvas.setLineWidth(0.8)
        canvas.setLineCap(1)
        canvas.setDash(0.1, 4)
        canvas.line(last + 8, baseline, self.width - 26, baseline)
        canvas.restoreState()
        right = Style(size, align="right")
        x, y = canvas.absolutePosition(self.width, baseline)
        canvas.late.append((canvas.getPageNumber(), (x, y), self._key, right))


class ArticleHead(Flowable):  # type: ignore[misc]
    """Number and heading; the picture hangs at the left, beside the text that follows."""

    def __init__(
        self,
        heading: Text,
        styles: Styles,
        base: str,
        *,
        icon: str = "",
        picture: Picture | None = None,
    ) -> None:
        super().__init__()
        self._base, self._icon, self._picture = base, icon, picture
        style = Style(styles.heading.size, bold=True, colour=look.ACTION, indent=ARTICLE_INDENT)
        self._heading = TextBlock(heading, style, base)
        drawn = [] if picture is None else picture_words(picture)
        self.missing = self._heading.missing.union(*drawn) if drawn else self._heading.missing

    @property
    def picture_height(self) -> float:
        """How far the picture hangs down, in points."""
        if self._picture is None:
            return float(_ICON)
        return float(_PICTURE * self._picture.height / self._picture.width)

    def getSpaceBefore(self) -> float:
        return 16

    def getSpaceAfter(self) -> float:
        return 3

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = self._heading.wrap(available_width, 0)[1]
        return self.width, self.height

    def draw(self) -> None:
        canvas = self.canv
        self._heading.drawOn(canvas, 0, 0)
        top = self.height - 2
        if self._picture is not None:
            draw_picture(
                canvas, self._picture, (0, top - self.picture_height), _PICTURE, self._base
            )
        elif self._icon:
            left = (_PICTURE - _ICON) / 2
            canvas.setFillColor(look.ACTSOFT)
            canvas.roundRect(left, top - _ICON, _ICON, _ICON, _ICON * 0.24, stroke=0, fill=1)
            inset = _ICON * 0.21
            at = (left + inset, top - _ICON + inset)
            draw_icon(canvas, at, _ICON - 2 * inset, self._icon, look.ACTION)


class StitchBlock(Flowable):  # type: ignore[misc]
    """The sentence of a rule: what the program checks, held by the stitch at its left."""

    _GAP = 10.0

    def __init__(self, text: TextBlock, indent: float) -> None:
        super().__init__()
        self._text, self._indent = text, indent
        self.missing = text.missing

    def getSpaceBefore(self) -> float:
        return 1

    def getSpaceAfter(self) -> float:
        return float(self._text.style.after)

    def wrap(self, available_width: float, _available_height: float) -> tuple[float, float]:
        self.width = available_width
        self.height = self._text.wrap(available_width - self._indent - self._GAP, 0)[1]
        return self.width, self.height

    def split(self, available_width: float, available_height: float) -> list[Flowable]:
        room = available_width - self._indent - self._GAP
        parts = self._text.split(room, available_height)
        if len(parts) < 2:
            return [self] if parts else []
        return [StitchBlock(part, self._indent) for part in parts]

    def draw(self) -> None:
        x = self._indent + 2
        draw_stitch(self.canv, (x, self.height - 4), (x, 4), 3.6)
        self._text.drawOn(self.canv, self._indent + self._GAP, 0)
