"""A paper, built from top to bottom: headings, lines, facts, tables, panels, figures, signatures.

    paper = Paper(tr, title=…, letterhead=Letterhead(…), code=…, draft=True)
    paper.heading(…); paper.facts([…]); paper.table([…], […]); pdf = paper.pdf()

Texts are plain `str` (or parts with `Strong`); words of the program come through `tr.say`. A
paper knows nothing of queries or vaults.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, Literal

from reportlab.lib.colors import Color
from reportlab.platypus import CondPageBreak, KeepTogether, PageBreak, Spacer
from reportlab.platypus.flowables import Flowable

from sr_board.i18n import Translator
from sr_board.papers import look
from sr_board.papers.blocks import CutLine, FactsBlock, PanelBlock, Signature, SignatureBlock
from sr_board.papers.boxes import MarkLinesBlock, Specimen, SpecimenBlock
from sr_board.papers.figures import Bars, Dots, FigureBlock
from sr_board.papers.flow import Text, TextBlock, draw_line, line_width, missing_in
from sr_board.papers.fonts import INSTEAD
from sr_board.papers.frame import Letterhead, Sheet, printed
from sr_board.papers.look import Style, styles_for
from sr_board.papers.members import CardsBlock, MemberCard, MemberHead, MemberHeadBlock
from sr_board.papers.roll_sheet import Blank, RollLine, RollSheetBlock
from sr_board.papers.tables import Carry, Cell, Column, TableBlock

__all__ = ["PanelKind", "Paper"]

PanelKind = Literal["action", "ok", "due", "over", "quiet"]
_STRIPS: dict[PanelKind, Color] = {
    "action": look.ACTION,
    "ok": look.OK,
    "due": look.DUE,
    "over": look.OVER,
    "quiet": look.EDGE,
}


class Paper:
    """One document in one language.

    `tr`: the paper's language and digits, apart from the screen's. `subtitle`: a line below the
    title. `code`: audit code for the foot. `draft`: marks every page. `large`: large print.
    `lying`: pages on their long side, for books with many columns. `books_code`: the last code of
    a group's books, which stands at the foot instead of the audit code.
    """

    _bare_first = False
    _festive = False

    def __init__(
        self,
        tr: Translator,
        *,
        title: str,
        subtitle: str = "",
        letterhead: Letterhead | None = None,
        code: str = "",
        draft: bool = False,
        large: bool = False,
        lying: bool = False,
        books_code: str = "",
    ) -> None:
        self.tr = tr
        self.styles = styles_for(tr.language.script, large=large)
        kind = (self._bare_first, self._festive)
        self._sheet = Sheet(
            tr, title, self.styles, letterhead, code, draft, *kind, lying, books_code
        )
        self._base = self._sheet.base
        self._story: list[Flowable] = []
        self._missing: set[int] = set()
        self._note(title, code or books_code, letterhead.name if letterhead else "")
        self._note(letterhead.line if letterhead else "")
        self._begin(title, subtitle)

    def _begin(self, title: str, subtitle: str) -> None:
        self._text(title, self.styles.title)
        if subtitle:
            self._text(subtitle, self.styles.second)
        self.space(6)

    def _note(self, *texts: Text) -> None:
        for text in texts:
            self._missing |= missing_in(text)

    def _add(self, block: Any) -> None:
        self._missing |= block.missing
        self._story.append(block)

    def _text(self, text: Text, style: Style) -> None:
        self._add(TextBlock(text, style, self._base))

    # Words

    def heading(self, text: Text) -> None:
        """A heading; stays with the beginning of what follows."""
        self._headed(text, self.styles.heading)

    def subheading(self, text: Text) -> None:
        """A smaller heading; stays with the beginning of what follows."""
        self._headed(text, self.styles.subheading)

    def _headed(self, text: Text, style: Style) -> None:
        # Room for the heading and four lines; ReportLab's own way would move a whole table.
        block = TextBlock(text, style, self._base)
        height = block.wrap(self._sheet.text_room, 0)[1]
        self.need(style.before + height + 4 * style.size * 1.6)
        self._add(block)

    def line(self, text: Text, *, align: Literal["left", "centre", "right"] = "left") -> None:
        """A paragraph; line breaks in it stay."""
        style = self.styles.body
        self._text(text, Style(style.size, align=align, after=style.after))

    def second(self, text: Text) -> None:
        """A paragraph in the quieter, smaller style."""
        self._text(text, self.styles.second)

    def amount(self, text: Text, caption: str = "") -> None:
        """One large figure, and a line that says what it is."""
        self._text(text, self.styles.figure)
        if caption:
            self.second(caption)

    def numbered(self, items: Sequence[Text], *, first: int = 1) -> None:
        """A numbered list in the paper's digits."""
        for number, item in enumerate(items, first):
            self.item(self.tr.digits(f"{number}."), item)
        self.space(4)

    def item(self, label: str, text: Text) -> None:
        """A paragraph with a label hanging before it ("3.", "–")."""
        body = self.styles.body
        width = line_width(label, body, self._base)
        indent = max(body.size * 2, width + 6)
        lead_style = Style(body.size, colour=look.ACTION, bold=True)
        base = self._base
        self._note(label)

        def lead(canvas: Any, baseline: float) -> None:
            draw_line(canvas, (0, baseline), label, lead_style, base)

        style = Style(body.size, after=3, indent=indent)
        self._add(TextBlock(text, style, base, lead))

    # Blocks

    def facts(self, pairs: Sequence[tuple[str, Text]]) -> None:
        """Labels and values in two columns."""
        if pairs:
            self._add(FactsBlock(pairs, self.styles, self._base))

    def panel(self, head: Text, *lines: Text, kind: PanelKind = "action") -> None:
        """A bold line and lines below it on a soft ground: a resolution, a rule quoted."""
        body = self.styles.body
        blocks = [TextBlock(head, Style(body.size, bold=True, after=2), self._base)]
        blocks += [TextBlock(each, Style(body.size, after=2), self._base) for each in lines if each]
        ground = look.SUNK if kind == "quiet" else look.SEL
        self._add(PanelBlock(blocks, _STRIPS[kind], ground))

    def member(self, head: MemberHead) -> None:
        """Whose paper it is: tile, name and number, with large figures beside."""
        self._add(MemberHeadBlock(head, self.styles, self._base))

    def cards(self, cards: Sequence[MemberCard]) -> None:
        """Cards of the size of a bank card, to be cut out; two in a row."""
        if cards:
            self._add(CardsBlock(cards, self.styles, self._base))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        total: Sequence[Cell] | None = None,
        carry: Carry | None = None,
    ) -> None:
        """A table; its head is repeated on every page. `carry`: sums at the page's turn."""
        self._add(TableBlock(columns, rows, self.styles, self._base, total=total, carry=carry))

    def figure(self, figure: Bars | Dots) -> None:
        """A small figure with its sentence."""
        self._add(FigureBlock(figure, self.styles, self._base))

    def signatures(self, people: Sequence[Signature], *, across: int = 0) -> None:
        """Room to sign, with boxes for a thumb where asked; `across` 0: as many as have room."""
        if people:
            word = self.tr.say_in("signature", "Thumb")
            block = SignatureBlock(people, self.styles, self._base, word, across)
            self._hold(block)
            self._add(block)

    def _hold(self, block: Flowable) -> None:
        """Rows of the table above, with nothing but lines between, stay with a block."""
        height, room = 0.0, self._sheet.text_room
        for each in [block, *reversed(self._story)]:
            if isinstance(each, TableBlock):
                each.follow = height
            if not isinstance(each, TextBlock | FactsBlock | SignatureBlock):
                return
            height += each.getSpaceBefore() + each.wrap(room, 0)[1] + each.getSpaceAfter()

    def mark_lines(self, count: int, *, first: int = 1) -> None:
        """Numbered lines to write a name and a number on, each with a box for the thumb."""
        tr = self.tr
        words = (tr.say("Name"), tr.say("Member no."), tr.say_in("signature", "Thumb"))
        labels = [tr.digits(str(number)) for number in range(first, first + count)]
        self._add(MarkLinesBlock(labels, words, self.styles, self._base))

    def specimens(self, people: Sequence[Specimen]) -> None:
        """Boxes for photograph, two specimen marks and thumb, for each person."""
        if people:
            tr = self.tr
            words = (
                tr.say("Photograph"),
                tr.say("Specimen signature 1"),
                tr.say("Specimen signature 2"),
                tr.say_in("signature", "Thumb"),
            )
            self._add(SpecimenBlock(people, words, self.styles, self._base))

    def roll_sheet(
        self,
        lines: Sequence[RollLine],
        blanks: Sequence[Blank],
        heads: tuple[str, str],
        *,
        high: int = 15,
    ) -> None:
        """A row for every person with empty boxes; `heads` stand over her number and her name."""
        if lines:
            block = RollSheetBlock(lines, blanks, heads, self.styles, self._base, high=high)
            self._add(block)

    def cut_line(self, words: str) -> None:
        """A dashed line with words: what stands below is cut off and handed in."""
        self._add(CutLine(words, self.styles, self._base))

    # Pages

    def space(self, points: float) -> None:
        """Empty height."""
        self._story.append(Spacer(1, points))

    def new_page(self) -> None:
        """Go on with a new page."""
        self._story.append(PageBreak())

    def need(self, points: float) -> None:
        """Go on with a new page unless this height is left."""
        self._story.append(CondPageBreak(points))

    @contextmanager
    def together(self) -> Iterator[None]:
        """What is added inside stays on one page if it fits on one."""
        before, self._story = self._story, []
        try:
            yield
        finally:
            self._story = [*before, KeepTogether(self._story)]

    def _notice(self) -> None:
        codes = [f"U+{code:04X}" for code in sorted(self._missing)]
        self.space(8)
        self.second(
            self.tr.say(
                "Letters or signs that this paper could not draw stand as {mark}: {codes}.",
                mark=INSTEAD,
                codes=", ".join(codes),
            )
        )

    def pdf(self) -> bytes:
        """The document. The same content gives the same bytes.

        A name may hold a sign that the faces lack; the paper appears nevertheless, with a mark in
        its place and a notice that names the signs by their codes. Raises RuleBroken
        "paper-too-long" or "paper-does-not-fit". Can be called once.
        """
        if self._missing:
            self._notice()
        story, self._story = self._story, []
        return printed(self._sheet, story)
