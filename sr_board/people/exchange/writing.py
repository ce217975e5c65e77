"""A table as CSV or XLSX bytes, made in memory, safe to open in a spreadsheet.

The XLSX is written here because the usual library writes every sheet through a temporary file,
and no member's name may touch the disk in the clear. Text cells are stored as text; in CSV, where
a cell has no type, an apostrophe keeps a leading sign from being computed.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from xml.sax.saxutils import escape

__all__ = ["Amount", "ExportCell", "csv_bytes", "neutral", "xlsx_bytes"]


@dataclass(frozen=True)
class Amount:
    """A number with two decimals, kept as a whole number of hundredths: paise of rupees."""

    hundredths: int

    def __str__(self) -> str:
        whole, rest = divmod(abs(self.hundredths), 100)
        return f"{'-' if self.hundredths < 0 else ''}{whole}.{rest:02}"


ExportCell = str | int | date | Amount | None

_RISKY = tuple("=+-@\t\r")
_EPOCH = date(1899, 12, 30).toordinal()
_STAMP = (1980, 1, 1, 0, 0, 0)
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_DOC = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"

_PARTS = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/xl/workbook.xml" ContentType="{_TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/worksheets/sheet1.xml" ContentType="{_TYPE}.worksheet+xml"/>'
        f'<Override PartName="/xl/styles.xml" ContentType="{_TYPE}.styles+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships"><Relationship Id="rId1" '
        f'Type="{_DOC}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_DOC}/worksheet" Target="worksheets/sheet1.xml"/>'
        f'<Relationship Id="rId2" Type="{_DOC}/styles" Target="styles.xml"/></Relationships>'
    ),
    "xl/styles.xml": (
        f'<styleSheet xmlns="{_MAIN}"><numFmts count="1">'
        '<numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
        '<fonts count="2"><font><sz val="11"/><name val="Noto Sans"/></font>'
        '<font><b/><sz val="11"/><name val="Noto Sans"/></font></fonts>'
        '<fills count="2"><fill><patternFill patternType="none"/></fill>'
        '<fill><patternFill patternType="gray125"/></fill></fills>'
        '<borders count="1"><border/></borders>'
        '<cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="5">'
        '<xf numFmtId="0" fontId="0" xfId="0"/>'
        '<xf numFmtId="164" fontId="0" xfId="0" applyNumberFormat="1"/>'
        '<xf numFmtId="0" fontId="1" xfId="0" applyFont="1"/>'
        '<xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1" quotePrefix="1"/>'
        '<xf numFmtId="4" fontId="0" xfId="0" applyNumberFormat="1"/>'
        '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/>'
        "</cellStyles></styleSheet>"
    ),
}
_PLAIN, _DATE, _BOLD, _QUOTED, _AMOUNT = range(5)


def neutral(text: str) -> str:
    """A text that no spreadsheet computes: an apostrophe before = + - @, tab and return."""
    return f"'{text}" if text.lstrip("'").startswith(_RISKY) else text


def csv_bytes(headings: Sequence[str], rows: Iterable[Sequence[ExportCell]]) -> bytes:
    """CSV as UTF-8 with its mark (spreadsheets need it); dates as YYYY-MM-DD."""
    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow([neutral(heading) for heading in headings])
    for row in rows:
        writer.writerow([_csv_cell(value) for value in row])
    return out.getvalue().encode("utf-8-sig")


def _csv_cell(value: ExportCell) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return value.isoformat()
    return neutral(value) if isinstance(value, str) else str(value)


def xlsx_bytes(sheet: str, headings: Sequence[str], rows: Iterable[Sequence[ExportCell]]) -> bytes:
    """A workbook with one sheet: texts as texts, dates as dates, headings that stay in view."""
    lines = [_xlsx_row(1, headings, _BOLD)]
    lines += [_xlsx_row(number, row, _PLAIN) for number, row in enumerate(rows, start=2)]
    name = escape("".join(c for c in sheet if c not in "[]:*?/\\")[:31] or "1", {'"': "&quot;"})
    parts = _PARTS | {
        "xl/workbook.xml": (
            f'<workbook xmlns="{_MAIN}" xmlns:r="{_DOC}"><sheets>'
            f'<sheet name="{name}" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
        "xl/worksheets/sheet1.xml": (
            f'<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
            '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
            '</sheetView></sheetViews><cols><col min="1" max="40" width="18" customWidth="1"/>'
            f"</cols><sheetData>{''.join(lines)}</sheetData></worksheet>"
        ),
    }
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for path, body in parts.items():
            archive.writestr(zipfile.ZipInfo(path, _STAMP), _HEAD + body, zipfile.ZIP_DEFLATED)
    return out.getvalue()


def _xlsx_row(number: int, values: Sequence[ExportCell], style: int) -> str:
    cells = (_xlsx_cell(f"{_letters(i)}{number}", v, style) for i, v in enumerate(values))
    return f'<row r="{number}">{"".join(cells)}</row>'


def _xlsx_cell(ref: str, value: ExportCell, style: int) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, date):
        return f'<c r="{ref}" s="{_DATE}"><v>{value.toordinal() - _EPOCH}</v></c>'
    if isinstance(value, Amount):
        return f'<c r="{ref}" s="{_AMOUNT}"><v>{value}</v></c>'
    if isinstance(value, int):
        return f'<c r="{ref}" s="{style}"><v>{value}</v></c>'
    look = _QUOTED if value.startswith(_RISKY) else style
    text = escape("".join(c for c in value if c >= " " or c in "\t\n"))
    return f'<c r="{ref}" s="{look}" t="inlineStr"><is><t xml:space="preserve">{text}</t></is></c>'


def _letters(column: int) -> str:
    name = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name
