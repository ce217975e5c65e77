"""An `OfficePaper` as ODT (OpenDocument text), in memory. The same content gives the same bytes."""

from __future__ import annotations

import io
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from itertools import count
from typing import Any

from odfdo import Cell as OdfCell
from odfdo import Document, Header, Paragraph, Span, Style, Table

from sr_board.papers.flow import Text
from sr_board.papers.office import (
    Block,
    FactLines,
    Grid,
    Hanging,
    OfficePaper,
    Panel,
    Role,
    Signing,
    Words,
    clean,
    runs_of,
    words_of,
)
from sr_board.papers.office_docx import FACES, SIZES
from sr_board.papers.office_zip import repacked

__all__ = ["odt_bytes"]

_INK, _SOFT, _ACTION = "#191D33", "#4E556E", "#3B43A6"
_COLOURS: dict[Role, str] = {"heading": _ACTION, "second": _SOFT, "figure": _ACTION}
_STRIPS = {
    "action": _ACTION,
    "ok": "#2B8A57",
    "due": "#BF7A00",
    "over": "#C4392B",
    "quiet": "#767E98",
}
_ONCE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's clock has no zone


def odt_bytes(paper: OfficePaper) -> bytes:
    """The paper as ODT."""
    return _Writer(paper).written()


class _Writer:
    """Writes one document; styles are named by what they are."""

    def __init__(self, paper: OfficePaper) -> None:
        self._paper = paper
        self._document = Document("text")
        self._body = self._document.body
        self._body.clear()
        self._tables = count(1)
        self._styles()

    def written(self) -> bytes:
        """The finished file."""
        paper = self._paper
        if paper.letterhead is not None:
            draft = f"   ({paper.tr.say('Draft')})" if paper.draft else ""
            self._add(paper.letterhead.name + draft, "letterhead")
            if paper.letterhead.line:
                self._add(paper.letterhead.line, "second")
        for block in paper.blocks:
            self._write(block)
        if paper.foot:
            self._add(paper.foot, "second")
        return self._saved()

    def _saved(self) -> bytes:
        meta = self._document.meta
        meta.title = clean(self._paper.title)
        meta.creation_date = meta.date = _ONCE
        meta.generator = "SR Board"
        container = self._document.container
        assert container is not None
        for name in container.parts:
            if name.startswith(("Thumbnails/", "Configurations2/")) or name == "manifest.rdf":
                container.del_part(name)
                with suppress(KeyError):  # folders stand in the archive only
                    self._document.manifest.del_full_path(name)
        into = io.BytesIO()
        self._document.save(into, pretty=False)
        return repacked(into.getvalue(), first="mimetype")

    # -- styles ------------------------------------------------------------------------------

    def _styles(self) -> None:
        for role, size in SIZES.items():
            bold = role in ("title", "heading", "subheading", "figure")
            self._style(role, size, _COLOURS.get(role, _INK), bold=bold)
        self._style("letterhead", 14, _ACTION, bold=True)
        self._style("strong", SIZES["body"], _INK, bold=True)
        self._style("soft", SIZES["body"], _SOFT)
        self._style("right", SIZES["body"], _INK, more={"fo:text-align": "end"})
        self._style("centre", SIZES["body"], _INK, more={"fo:text-align": "center"})
        hanging = {"fo:margin-left": "9mm", "fo:text-indent": "-9mm"}
        self._style("hanging", SIZES["body"], _INK, more=hanging)
        new = {"fo:break-before": "page"}
        self._style("new-page", SIZES["body"], _INK, more=new)
        for kind, colour in _STRIPS.items():
            edge = {
                "fo:border-left": f"1.2mm solid {colour}",
                "fo:padding-left": "3mm",
                "fo:background-color": "#F6F7FC",
                "fo:margin-bottom": "0mm",
            }
            self._style(f"panel-{kind}", SIZES["body"], _INK, more=edge)
            self._style(f"panel-head-{kind}", SIZES["body"], _INK, bold=True, more=edge)
        strong = Style("text", name="bold")
        strong.set_properties({f"{a}:font-weight{b}": "bold" for a, b in _WEIGHTS}, area="text")
        self._document.insert_style(strong)
        for name, border in (("box", "0.5pt solid #D3D8E4"), ("bare", "none")):
            cell = Style("table-cell", name=name)
            about = {"fo:border": border, "fo:padding": "1.2mm"}
            cell.set_properties(about, area="table-cell")
            self._document.insert_style(cell, automatic=True)

    def _style(
        self,
        name: str,
        size: int,
        colour: str,
        *,
        bold: bool = False,
        more: dict[str, str] | None = None,
    ) -> None:
        paper = self._paper
        points = f"{size * (135 if paper.large else 100) // 100}pt"
        language, country = paper.tr.language.locale.split("_")
        style = Style("paragraph", name=name, parent_style="Standard")
        weight = "bold" if bold else "normal"
        words = {
            "fo:font-family": "Noto Sans",
            "style:font-family-complex": FACES[paper.tr.language.script],
            "fo:font-size": points,
            "style:font-size-complex": points,
            "fo:color": colour,
            "fo:language": "en",
            "fo:country": "IN",
            "style:language-complex": language,
            "style:country-complex": country,
            **{f"{a}:font-weight{b}": weight for a, b in _WEIGHTS},
        }
        style.set_properties(words, area="text")
        before = "5mm" if name == "heading" else "0mm"
        around = {"fo:margin-top": before, "fo:margin-bottom": "1.6mm", **(more or {})}
        style.set_properties(around, area="paragraph")
        self._document.insert_style(style)

    # -- blocks ------------------------------------------------------------------------------

    def _write(self, block: Block) -> None:
        if isinstance(block, Words):
            if block.role in ("heading", "subheading"):
                level = 1 if block.role == "heading" else 2
                made = Header(level, "")
                made.set_attribute("text:style-name", block.role)
                _say(made, block.text)
                self._body.append(made)
            else:
                self._add(block.text, block.role if block.align == "left" else block.align)
        elif isinstance(block, Hanging):
            self._add([f"{block.label}\t", *_parts(block.text)], "hanging")
        elif isinstance(block, FactLines):
            rows = [[(name, "soft"), (what, "body")] for name, what in block.pairs]
            self._table(rows, "bare")
        elif isinstance(block, Panel):
            self._add(block.head, f"panel-head-{block.kind}")
            for line in block.lines:
                self._add(line, f"panel-{block.kind}")
            self._add("", "body")
        elif isinstance(block, Grid):
            self._grid(block)
        elif isinstance(block, Signing):
            self._signing(block)
        else:
            self._add("", "new-page")

    def _add(self, text: Text, style: str) -> None:
        made = Paragraph("", style=style)
        _say(made, text)
        self._body.append(made)

    def _table(self, rows: Sequence[Sequence[tuple[Text, str]]], box: str) -> None:
        width = len(rows[0]) if rows else 1
        table = Table(f"table-{next(self._tables)}", width=width, height=len(rows))
        for y, row in enumerate(rows):
            for x, (text, style) in enumerate(row):
                cell = OdfCell(style=box)
                made = Paragraph("", style=style)
                _say(made, text)
                cell.append(made)
                table.set_cell((x, y), cell)
        self._body.append(table)
        self._add("", "body")

    def _grid(self, block: Grid) -> None:
        side = {"left": "body", "right": "right", "centre": "centre"}
        rows: list[list[tuple[Text, str]]] = [[(c.title, "strong") for c in block.columns]]
        for values in block.rows:
            rows.append(
                [(words_of(v), side[c.align]) for v, c in zip(values, block.columns, strict=True)]
            )
        if block.total is not None:
            rows.append([(words_of(value), "strong") for value in block.total])
        self._table(rows, "box")

    def _signing(self, block: Signing) -> None:
        thumb = self._paper.tr.say_in("signature", "Thumb")
        rows: list[list[tuple[Text, str]]] = []
        for person in block.people:
            words = "\n".join(part for part in (person.name.strip(), person.office) if part)
            rows.append(
                [
                    (words + "\n\n\n", "body"),
                    ("", "body"),
                    (thumb if person.thumb else "", "centre"),
                ]
            )
        self._table(rows, "box")


_WEIGHTS = (("fo", ""), ("style", "-complex"))


def _parts(text: Text) -> list[Any]:
    return [text] if isinstance(text, str) else list(text)


def _say(into: Paragraph | Header, text: Text) -> None:
    """Plain words: tabs and line breaks become their elements, nothing is read as mark-up."""
    for run in runs_of(text):
        if not run.text:
            continue
        if run.bold:
            span = Span("", style="bold")
            span.append_plain_text(run.text)
            into.append(span)
        else:
            into.append_plain_text(run.text)
