"""An `OfficePaper` as DOCX, in memory. The same content gives the same bytes.

Every style names a face for complex scripts too, or Bengali would be set in whatever the reader's
machine takes for Arabic and Hebrew.
"""

from __future__ import annotations

import io
from datetime import datetime
from typing import Any, Final

import docx
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor

from sr_board.i18n import Translator
from sr_board.papers.flow import Text
from sr_board.papers.office import (
    Block,
    Break,
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
from sr_board.papers.office_zip import repacked

__all__ = ["FACES", "SIZES", "docx_bytes"]

FACES: Final = {
    "Latn": "Noto Sans",
    "Beng": "Noto Sans Bengali",
    "Deva": "Noto Sans Devanagari",
    "Telu": "Noto Sans Telugu",
    "Knda": "Noto Sans Kannada",
}
"""The face of each script; a machine without it takes its own."""
SIZES: Final[dict[Role, int]] = {
    "title": 21,
    "second": 10,
    "heading": 13,
    "subheading": 12,
    "body": 11,
    "figure": 22,
}
"""Sizes in points."""
_COLOURS: Final[dict[Role, str]] = {"heading": "3B43A6", "second": "4E556E", "figure": "3B43A6"}
_STYLES: Final[dict[Role, str]] = {
    "title": "Title",
    "heading": "Heading 1",
    "subheading": "Heading 2",
    "body": "Normal",
    "second": "Subtitle",
    "figure": "Quote",
}
_SIDES: Final = {
    "left": WD_ALIGN_PARAGRAPH.LEFT,
    "centre": WD_ALIGN_PARAGRAPH.CENTER,
    "right": WD_ALIGN_PARAGRAPH.RIGHT,
}
_STRIPS: Final = {
    "action": "3B43A6",
    "ok": "2B8A57",
    "due": "BF7A00",
    "over": "C4392B",
    "quiet": "767E98",
}
_ORDER: Final = (
    # paragraphs
    *("pStyle", "keepNext", "keepLines", "pageBreakBefore", "widowControl", "numPr"),
    *("pBdr", "shd", "tabs", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl"),
    # runs
    *("rStyle", "rFonts", "b", "bCs", "i", "iCs", "color", "kern", "sz", "szCs", "lang"),
)
_ONCE = datetime(2000, 1, 1)  # noqa: DTZ001 - the file's clock has no zone


def docx_bytes(paper: OfficePaper) -> bytes:
    """The paper as DOCX."""
    document = docx.Document()
    _set_page(document)
    for role, name in _STYLES.items():
        _dress(document.styles[name], role, paper.tr, large=paper.large)
    _head_and_foot(document, paper)
    for block in paper.blocks:
        _write(document, block, paper.tr)
    facts = document.core_properties
    facts.author = facts.last_modified_by = facts.comments = facts.keywords = ""
    facts.title, facts.language = clean(paper.title), paper.tr.language.locale.replace("_", "-")
    facts.created = facts.modified = _ONCE
    facts.revision = 1
    into = io.BytesIO()
    document.save(into)
    return repacked(into.getvalue(), first="[Content_Types].xml")


def _set_page(document: Any) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)


def _dress(style: Any, role: Role, tr: Translator, *, large: bool) -> None:
    size = SIZES[role] * (135 if large else 100) // 100
    font = style.font
    font.name, font.size = "Noto Sans", Pt(size)
    font.bold, font.italic = role in ("title", "heading", "subheading", "figure"), False
    font.color.rgb = RGBColor.from_string(_COLOURS.get(role, "191D33"))
    style.paragraph_format.space_after = Pt(5)
    style.paragraph_format.space_before = Pt({"heading": 14, "subheading": 8}.get(role, 0))
    about = style.element.get_or_add_rPr()
    faces = about.get_or_add_rFonts()
    for attribute in list(faces.attrib):
        del faces.attrib[attribute]
    face = FACES[tr.language.script]
    for attribute, name in (("ascii", "Noto Sans"), ("hAnsi", "Noto Sans"), ("cs", face)):
        faces.set(qn(f"w:{attribute}"), name)
    for tag in ("w:szCs", "w:bCs", "w:lang"):
        for old in about.findall(qn(tag)):
            about.remove(old)
    _append(about, "w:szCs", val=str(size * 2))
    if font.bold:
        _append(about, "w:bCs")
    locale = tr.language.locale.replace("_", "-")
    _append(about, "w:lang", val="en-IN", bidi=locale)
    spacing = about.find(qn("w:spacing"))
    if spacing is not None:
        about.remove(spacing)


def _append(parent: Any, tag: str, **values: str) -> Any:
    """Put an element at the place that the format's order gives it; word processors insist."""
    element = OxmlElement(tag)
    for name, value in values.items():
        element.set(qn(f"w:{name}"), value)
    parent.append(element)
    order = {qn(f"w:{name}"): place for place, name in enumerate(_ORDER)}
    parent[:] = sorted(parent, key=lambda child: order.get(child.tag, len(order)))
    return element


def _head_and_foot(document: Any, paper: OfficePaper) -> None:
    section = document.sections[0]
    if paper.letterhead is not None:
        head = section.header.paragraphs[0]
        name = head.add_run(clean(paper.letterhead.name))
        name.bold, name.font.size = True, Pt(14)
        name.font.color.rgb = RGBColor.from_string("3B43A6")
        if paper.draft:
            head.add_run("   " + clean(paper.tr.say("Draft"))).bold = True
        if paper.letterhead.line:
            section.header.add_paragraph(clean(paper.letterhead.line))
    foot = section.footer.paragraphs[0]
    if paper.foot:
        foot.add_run(clean(paper.foot) + "   ")
    # "Page 2 of 3": the word processor counts, the words stand in the paper's language.
    words = paper.tr.say("Page {page} of {pages}", page="\x00", pages="\x01")
    for part in _around(words):
        if part in ("\x00", "\x01"):
            _field(foot, "PAGE" if part == "\x00" else "NUMPAGES")
        else:
            foot.add_run(part)


def _around(words: str) -> list[str]:
    parts, word = [], ""
    for letter in words:
        if letter in "\x00\x01":
            parts += [word, letter]
            word = ""
        else:
            word += letter
    return [part for part in (*parts, word) if part]


def _field(paragraph: Any, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    run = OxmlElement("w:r")
    text = OxmlElement("w:t")
    text.text = "1"
    run.append(text)
    field.append(run)
    paragraph._p.append(field)


def _write(document: Any, block: Block, tr: Translator) -> None:
    if isinstance(block, Words):
        paragraph = document.add_paragraph(style=_STYLES[block.role])
        paragraph.alignment = _SIDES[block.align]
        _say(paragraph, block.text)
    elif isinstance(block, Hanging):
        paragraph = document.add_paragraph()
        paragraph.paragraph_format.left_indent = Mm(9)
        paragraph.paragraph_format.first_line_indent = Mm(-9)
        paragraph.add_run(clean(block.label) + "\t").bold = True
        _say(paragraph, block.text)
    elif isinstance(block, FactLines):
        _facts(document, block)
    elif isinstance(block, Panel):
        _panel(document, block)
    elif isinstance(block, Grid):
        _grid(document, block)
    elif isinstance(block, Signing):
        _signing(document, block, tr)
    else:
        assert isinstance(block, Break)
        document.add_page_break()


def _say(paragraph: Any, text: Text) -> None:
    for run in runs_of(text):
        for place, line in enumerate(run.text.split("\n")):
            made = paragraph.add_run(line)
            if run.bold:
                made.bold = True
                _append(made._r.get_or_add_rPr(), "w:bCs")
            if place < run.text.count("\n"):
                made.add_break()


def _table(document: Any, rows: int, columns: int, *, grid: bool) -> Any:
    table = document.add_table(rows, columns)
    table.style = "Table Grid" if grid else "Normal Table"
    table.alignment = WD_TABLE_ALIGNMENT.LEFT
    return table


def _facts(document: Any, block: FactLines) -> None:
    table = _table(document, len(block.pairs), 2, grid=False)
    for row, (name, what) in zip(table.rows, block.pairs, strict=True):
        row.cells[0].width, row.cells[1].width = Mm(45), Mm(125)
        _cell(row.cells[0], name, colour="4E556E")
        _cell(row.cells[1], what)
    document.add_paragraph()


def _cell(cell: Any, text: Text, *, bold: bool = False, colour: str = "", align: str = "") -> None:
    paragraph = cell.paragraphs[0]
    paragraph.paragraph_format.space_after = Pt(2)
    if align:
        paragraph.alignment = _SIDES[align]
    _say(paragraph, text)
    for run in paragraph.runs:
        if bold:
            run.bold = True
            _append(run._r.get_or_add_rPr(), "w:bCs")
        if colour:
            run.font.color.rgb = RGBColor.from_string(colour)


def _panel(document: Any, block: Panel) -> None:
    for place, text in enumerate((block.head, *block.lines)):
        paragraph = document.add_paragraph()
        form = paragraph.paragraph_format
        form.left_indent, form.space_after = Mm(4), Pt(0)
        form.keep_with_next = place < len(block.lines)
        _say(paragraph, text)
        if not place:
            for run in paragraph.runs:
                run.bold = True
                _append(run._r.get_or_add_rPr(), "w:bCs")
        about = paragraph._p.get_or_add_pPr()
        border = _append(about, "w:pBdr")
        _append(border, "w:left", val="single", sz="24", space="8", color=_STRIPS[block.kind])
        _append(about, "w:shd", val="clear", color="auto", fill="F6F7FC")
    document.add_paragraph()


def _grid(document: Any, block: Grid) -> None:
    table = _table(document, 1, len(block.columns), grid=True)
    head = table.rows[0]
    _append(head._tr.get_or_add_trPr(), "w:tblHeader", val="true")
    for cell, column in zip(head.cells, block.columns, strict=True):
        _cell(cell, column.title, bold=True, colour="4E556E", align=column.align)
    rows = [*block.rows, *([block.total] if block.total is not None else [])]
    for values in rows:
        cells = table.add_row().cells
        for cell, value, column in zip(cells, values, block.columns, strict=True):
            _cell(cell, words_of(value), bold=values is block.total, align=column.align)
    document.add_paragraph()


def _signing(document: Any, block: Signing, tr: Translator) -> None:
    thumb = tr.say_in("signature", "Thumb")
    table = _table(document, len(block.people), 3, grid=True)
    for row, person in zip(table.rows, block.people, strict=True):
        row.height = Mm(22)
        words = "\n".join(part for part in (person.name.strip(), person.office) if part)
        _cell(row.cells[0], words)
        _cell(row.cells[2], thumb if person.thumb else "", colour="767E98", align="centre")
    document.add_paragraph()
