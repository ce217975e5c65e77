"""A paper for a word processor: the same calls as `Paper`, kept as blocks until it is written.

Whoever writes a paper takes a `Pen` and does not know which it has: `Paper` (PDF), or this one,
which becomes DOCX or ODT. Text is plain everywhere; nothing typed is ever read as mark-up.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from typing import Literal, Protocol

from sr_board.i18n import Translator
from sr_board.papers.blocks import Signature
from sr_board.papers.flow import Strong, Text
from sr_board.papers.frame import Letterhead
from sr_board.papers.tables import Cell, Column, Mark, Picture, Struck

__all__ = [
    "Block",
    "Break",
    "FactLines",
    "Grid",
    "Hanging",
    "OfficePaper",
    "Panel",
    "Pen",
    "Role",
    "Run",
    "Signing",
    "Words",
    "clean",
    "runs_of",
    "words_of",
]

Align = Literal["left", "centre", "right"]
PanelKind = Literal["action", "ok", "due", "over", "quiet"]
Role = Literal["title", "second", "heading", "subheading", "body", "figure"]
_SHAPES = {"ok": "●", "due": "▲", "over": "■", "none": "○", "away": "–"}


class Pen(Protocol):
    """What a paper is written with."""

    tr: Translator

    def heading(self, text: Text) -> None:
        """A heading."""

    def subheading(self, text: Text) -> None:
        """A smaller heading."""

    def line(self, text: Text, *, align: Align = "left") -> None:
        """A paragraph."""

    def second(self, text: Text) -> None:
        """A quieter paragraph."""

    def item(self, label: str, text: Text) -> None:
        """A paragraph with a label before it."""

    def facts(self, pairs: Sequence[tuple[str, Text]]) -> None:
        """Labels and values."""

    def panel(self, head: Text, *lines: Text, kind: PanelKind = "action") -> None:
        """A bold line and lines below it on a soft ground."""

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        total: Sequence[Cell] | None = None,
    ) -> None:
        """A table."""

    def signatures(self, people: Sequence[Signature]) -> None:
        """Room to sign."""

    def space(self, points: float) -> None:
        """Empty height."""

    def together(self) -> AbstractContextManager[None]:
        """What is added inside stays on one page if it can."""


@dataclass(frozen=True)
class Run:
    """A stretch of plain words, bold or not."""

    text: str
    bold: bool = False


@dataclass(frozen=True)
class Words:
    """A paragraph and what it is."""

    role: Role
    text: Text
    align: Align = "left"


@dataclass(frozen=True)
class Hanging:
    """A paragraph with its label hanging before it."""

    label: str
    text: Text


@dataclass(frozen=True)
class FactLines:
    """Labels and values."""

    pairs: tuple[tuple[str, Text], ...]


@dataclass(frozen=True)
class Panel:
    """A bold line and lines below it."""

    head: Text
    lines: tuple[Text, ...]
    kind: PanelKind


@dataclass(frozen=True)
class Grid:
    """A table."""

    columns: tuple[Column, ...]
    rows: tuple[tuple[Cell, ...], ...]
    total: tuple[Cell, ...] | None


@dataclass(frozen=True)
class Signing:
    """Places to sign."""

    people: tuple[Signature, ...]


@dataclass(frozen=True)
class Break:
    """A new page."""


Block = Words | Hanging | FactLines | Panel | Grid | Signing | Break


def clean(text: str) -> str:
    """The text without signs that a word processor's file may not hold (XML 1.0)."""
    return "".join(c for c in text if c in "\n\t" or " " <= c <= "\ufffd" or c > "\uffff")


def runs_of(text: Text) -> tuple[Run, ...]:
    """The stretches of a text."""
    parts = [text] if isinstance(text, str) else text
    return tuple(Run(clean(part), isinstance(part, Strong)) for part in parts)


def words_of(cell: Cell) -> Text:
    """The words of a cell; a state has its shape before its word."""
    if isinstance(cell, Picture):
        return cell.word
    if isinstance(cell, Struck):
        return cell.text
    return f"{_SHAPES[cell.kind]} {cell.word}" if isinstance(cell, Mark) else cell


class OfficePaper:
    """Collects the blocks of one paper; see `sr_board.papers.office_docx` and `office_odt`."""

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
    ) -> None:
        self.tr = tr
        self.title, self.letterhead, self.code = title, letterhead, code
        self.draft, self.large = draft, large
        self.blocks: list[Block] = [Words("title", title)]
        if subtitle:
            self.blocks.append(Words("second", subtitle))

    @property
    def foot(self) -> str:
        """The words at the foot of every page."""
        if self.code:
            return self.tr.say("Code in the audit book: {code}", code=self.code)
        return self.tr.say("Draft, not signed") if self.draft else ""

    def heading(self, text: Text) -> None:
        """A heading."""
        self.blocks.append(Words("heading", text))

    def subheading(self, text: Text) -> None:
        """A smaller heading."""
        self.blocks.append(Words("subheading", text))

    def line(self, text: Text, *, align: Align = "left") -> None:
        """A paragraph; line breaks in it stay."""
        self.blocks.append(Words("body", text, align))

    def second(self, text: Text) -> None:
        """A quieter paragraph."""
        self.blocks.append(Words("second", text))

    def amount(self, text: Text, caption: str = "") -> None:
        """One large figure, and a line that says what it is."""
        self.blocks.append(Words("figure", text))
        if caption:
            self.second(caption)

    def item(self, label: str, text: Text) -> None:
        """A paragraph with a label before it."""
        self.blocks.append(Hanging(label, text))

    def facts(self, pairs: Sequence[tuple[str, Text]]) -> None:
        """Labels and values."""
        if pairs:
            self.blocks.append(FactLines(tuple(pairs)))

    def panel(self, head: Text, *lines: Text, kind: PanelKind = "action") -> None:
        """A bold line and lines below it on a soft ground."""
        self.blocks.append(Panel(head, tuple(line for line in lines if line), kind))

    def table(
        self,
        columns: Sequence[Column],
        rows: Sequence[Sequence[Cell]],
        *,
        total: Sequence[Cell] | None = None,
    ) -> None:
        """A table."""
        self.blocks.append(
            Grid(
                tuple(columns),
                tuple(tuple(row) for row in rows),
                None if total is None else tuple(total),
            )
        )

    def signatures(self, people: Sequence[Signature]) -> None:
        """Room to sign, with boxes for a thumb where asked."""
        if people:
            self.blocks.append(Signing(tuple(people)))

    def space(self, points: float) -> None:
        """Headings bring their own air in a word processor."""

    def new_page(self) -> None:
        """Go on with a new page."""
        self.blocks.append(Break())

    @contextmanager
    def together(self) -> Iterator[None]:
        """A word processor keeps headings with what follows by itself."""
        yield
