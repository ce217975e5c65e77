"""The page around the text: letterhead with the tile, running head, foot with the audit code,
page x of y, draft mark. A4.

Bytes depend on the content alone: no dates, no random numbers (ReportLab's invariant mode).
"""

from __future__ import annotations

import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas
from reportlab.platypus import BaseDocTemplate, Frame, PageTemplate
from reportlab.platypus.doctemplate import LayoutError
from reportlab.platypus.flowables import Flowable

from sr_board.base.errors import RuleBroken
from sr_board.i18n import Translator
from sr_board.papers import look
from sr_board.papers.flow import draw_line, line_width
from sr_board.papers.look import Style, Styles
from sr_board.papers.symbols import draw_tile

__all__ = ["PAGES_MOST", "Letterhead", "Sheet", "Tile", "printed"]

PAGES_MOST = 600
"""A paper with more pages is refused: nobody prints it, and it would stall an old laptop."""

_SIDE = 20 * mm
_SIDE_LYING = 13 * mm
_TOP = 14 * mm
_FOOT = 13 * mm
_TILE = 13 * mm
_BOTTOM = _FOOT + 9 * mm


@dataclass(frozen=True)
class Tile:
    """The vault's or a person's tile: name of the symbol (resources/icons) and of its hue."""

    symbol: str
    hue: str = "indigo"


@dataclass(frozen=True)
class Letterhead:
    """Who issues the paper: the collective's name, its tile, a line below (branch, address)."""

    name: str
    tile: Tile | None = None
    line: str = ""


@dataclass(frozen=True)
class Sheet:
    """What stands on every page besides the text. `code`: the audit code, empty for none.

    `bare_first`: the first page is a cover and bears no letterhead. `lying`: the page lies on its
    long side, for books with many columns. `books_code`: the last code of a group's books, where
    that stands at the foot instead of the audit code.
    """

    tr: Translator
    title: str
    styles: Styles
    letterhead: Letterhead | None = None
    code: str = ""
    draft: bool = False
    bare_first: bool = False
    festive: bool = False
    lying: bool = False
    books_code: str = ""

    @property
    def size(self) -> tuple[float, float]:
        """Width and height of the page in points."""
        wide, high = landscape(A4) if self.lying else A4
        return float(wide), float(high)

    @property
    def side(self) -> float:
        """Margin left and right, in points."""
        return float(_SIDE_LYING if self.lying else _SIDE)

    @property
    def base(self) -> str:
        """Script of the paper's language."""
        return self.tr.language.script

    @property
    def text_room(self) -> float:
        """Width of the text in points."""
        return self.size[0] - 2 * self.side


class _Pages(Canvas):  # type: ignore[misc]
    """A canvas that holds its pages back until their number is known, then draws the feet."""

    sheet: Sheet

    def __init__(self, sheet: Sheet, into: io.BytesIO, **options: Any) -> None:
        super().__init__(into, pagesize=sheet.size, invariant=1, pageCompression=1, **options)
        self.sheet = sheet
        self._held: list[dict[str, Any]] = []
        self.marks: dict[str, int] = {}
        self.late: list[tuple[int, tuple[float, float], str, Style]] = []

    def _make_preamble(self) -> None:
        """No font that is not embedded: ReportLab would name Helvetica on every page."""
        self._preamble = "1 0 0 1 0 0 cm"

    def showPage(self) -> None:
        if len(self._held) >= PAGES_MOST:
            raise RuleBroken("paper-too-long", most=PAGES_MOST)
        self._held.append(dict(self.__dict__))
        self._startPage()

    def save(self) -> None:
        held = self._held
        for number, state in enumerate(held, 1):
            self.__dict__.update(state)
            _draw_foot(self, self.sheet, number, len(held))
            _draw_late(self, self.sheet, number)
            super().showPage()
        self._code: list[str] = []
        super().save()


def printed(sheet: Sheet, story: Sequence[Flowable]) -> bytes:
    """The PDF of a story. Raises RuleBroken "paper-too-long" or "paper-does-not-fit"."""
    into = io.BytesIO()
    head = _letterhead_height(sheet)
    high = sheet.size[1] - _BOTTOM - _TOP
    left, wide = sheet.side, sheet.text_room
    first = Frame(left, _BOTTOM, wide, high - head, 0, 0, 0, 0, id="first")
    running = sheet.styles.small.size * 1.6 + 12
    later = Frame(left, _BOTTOM, wide, high - running, 0, 0, 0, 0, id="later")
    document = BaseDocTemplate(
        into,
        pagesize=sheet.size,
        pageTemplates=[
            PageTemplate("first", [first], onPage=_first_page, autoNextPageTemplate="later"),
            PageTemplate("later", [later], onPage=_later_page),
        ],
        title=sheet.title,
        author="",
        creator="SR Board",
        producer="SR Board",
        lang=sheet.tr.code,
        allowSplitting=1,
    )

    def canvas(name: io.BytesIO, **options: Any) -> _Pages:
        wanted = {key: options[key] for key in ("lang",) if options.get(key)}
        return _Pages(sheet, name, **wanted)

    try:
        document.build(list(story), canvasmaker=canvas)
    except LayoutError as fault:
        raise RuleBroken("paper-does-not-fit") from fault
    return into.getvalue()


def _draw_late(canvas: _Pages, sheet: Sheet, number: int) -> None:
    """Numbers of pages in the list of contents, which are known only now."""
    for page, at, key, style in canvas.late:
        if page == number and key in canvas.marks:
            draw_line(canvas, at, sheet.tr.digits(str(canvas.marks[key])), style, sheet.base)


def _letterhead_height(sheet: Sheet) -> float:
    return _TILE + 7 + 20 if sheet.letterhead and not sheet.bare_first else 6


def _first_page(canvas: _Pages, _document: Any) -> None:
    sheet = canvas.sheet
    if sheet.festive:
        _draw_border(canvas, sheet)
    if sheet.draft:
        _draw_watermark(canvas, sheet)
    if sheet.letterhead and not sheet.bare_first:
        _draw_letterhead(canvas, sheet, sheet.letterhead)


def _later_page(canvas: _Pages, _document: Any) -> None:
    sheet = canvas.sheet
    if sheet.festive:
        _draw_border(canvas, sheet)
    if sheet.draft:
        _draw_watermark(canvas, sheet)
    style = sheet.styles.small
    y = sheet.size[1] - _TOP - style.size
    right = Style(style.size, colour=style.colour, align="right")
    half = sheet.text_room / 2 - 6
    name = sheet.letterhead.name if sheet.letterhead else ""
    draw_line(canvas, (sheet.side, y), name, style, sheet.base, room=half)
    draw_line(canvas, (sheet.size[0] - sheet.side, y), sheet.title, right, sheet.base, room=half)
    _rule(canvas, sheet, y - style.size * 0.75)


def _draw_border(canvas: _Pages, sheet: Sheet) -> None:
    """A double frame around the page, the collective's own symbol in each corner."""
    inset, corner = 7 * mm, 8 * mm
    canvas.setStrokeColor(look.ACTION)
    for width, more in ((1.6, 0.0), (0.6, 1.6 * mm)):
        side = inset + more
        canvas.setLineWidth(width)
        canvas.roundRect(
            side, side, sheet.size[0] - 2 * side, sheet.size[1] - 2 * side, 4 * mm, stroke=1, fill=0
        )
    tile = sheet.letterhead.tile if sheet.letterhead else None
    symbol, hue = (tile.symbol, tile.hue) if tile else ("flower", "marigold")
    for x in (inset, sheet.size[0] - inset):
        for y in (inset, sheet.size[1] - inset):
            at = (x - corner / 2, y - corner / 2)
            canvas.setFillColor(look.WHITE)
            canvas.circle(x, y, corner * 0.75, stroke=0, fill=1)
            draw_tile(canvas, at, corner, symbol, hue)


def _rule(canvas: _Pages, sheet: Sheet, y: float) -> None:
    canvas.setStrokeColor(look.LINE)
    canvas.setLineWidth(0.6)
    canvas.line(sheet.side, y, sheet.size[0] - sheet.side, y)


def _draw_letterhead(canvas: _Pages, sheet: Sheet, head: Letterhead) -> None:
    top = sheet.size[1] - _TOP
    x = sheet.side
    if head.tile:
        draw_tile(canvas, (x, top - _TILE), _TILE, head.tile.symbol, head.tile.hue)
        x += _TILE + 10
    name, small = sheet.styles.letterhead, sheet.styles.small
    room = sheet.size[0] - sheet.side - x - (90 if sheet.draft else 0)
    middle = top - _TILE / 2
    if head.line:
        draw_line(canvas, (x, middle + 2.5), head.name, name, sheet.base, room=room)
        at = (x, middle - small.size * 1.35)
        draw_line(canvas, at, head.line, small, sheet.base, room=room)
    else:
        at = (x, middle - name.size * 0.34)
        draw_line(canvas, at, head.name, name, sheet.base, room=room)
    if sheet.draft:
        _draw_pill(canvas, sheet, middle)
    y = top - _TILE - 7
    _rule(canvas, sheet, y)
    canvas.setFillColor(look.ACTION)
    canvas.roundRect(sheet.side, y - 0.9, _TILE, 1.8, 0.9, stroke=0, fill=1)


def _draw_pill(canvas: _Pages, sheet: Sheet, middle: float) -> None:
    style = Style(sheet.styles.small.size, bold=True, colour=look.DUE, align="centre")
    word = sheet.tr.say("Draft")
    width = line_width(word, style, sheet.base) + 20
    height = style.size * 2
    canvas.setStrokeColor(look.DUE)
    canvas.setLineWidth(0.9)
    left = sheet.size[0] - sheet.side - width
    canvas.roundRect(left, middle - height / 2, width, height, height / 2, stroke=1, fill=0)
    at = (left + width / 2, middle - style.size * 0.34)
    draw_line(canvas, at, word, style, sheet.base)


def _draw_watermark(canvas: _Pages, sheet: Sheet) -> None:
    style = Style(110, bold=True, colour=look.WATERMARK, align="centre")
    canvas.saveState()
    canvas.translate(sheet.size[0] / 2, sheet.size[1] / 2)
    canvas.rotate(52)
    draw_line(canvas, (0, -38), sheet.tr.say("Draft"), style, sheet.base)
    canvas.restoreState()


def _draw_foot(canvas: _Pages, sheet: Sheet, page: int, pages: int) -> None:
    style = sheet.styles.small
    y = _FOOT
    _rule(canvas, sheet, y + style.size * 1.5)
    right = Style(style.size, colour=style.colour, align="right")
    count = sheet.tr.say("Page {page} of {pages}", page=page, pages=pages)
    width = draw_line(canvas, (sheet.size[0] - sheet.side, y), count, right, sheet.base)
    if sheet.books_code:
        left = sheet.tr.say("Code of the books: {code}", code=sheet.books_code)
    elif sheet.code:
        left = sheet.tr.say("Code in the audit book: {code}", code=sheet.code)
    elif sheet.draft:
        left = sheet.tr.say("Draft, not signed")
    else:
        return
    draw_line(canvas, (sheet.side, y), left, style, sheet.base, room=sheet.text_room - width - 12)
