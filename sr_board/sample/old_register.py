"""A sample "old register" as collectives keep them, for the demo to take over.

A title above the headings, headings of two languages, dates and digits of every kind, phones that
became numbers, a double, blank rows and a total at the end.
"""

from __future__ import annotations

import io
from datetime import date, datetime, time, timedelta
from typing import Any

from sr_board.sample.collective import Sample

__all__ = ["old_register"]

_BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
_HEADINGS = (
    "Sl. no.",
    "সদস্য নং",
    "Name of member",
    "যোগদানের তারিখ",
    "Phone no.",
    "Group",
    "Remarks",
)
_EXCEL_DAY_0 = date(1899, 12, 30)
_FIRST_PHONE = 9_000_000_100


def old_register(sample: Sample, today: date) -> bytes:
    """The workbook. `today`: nobody joined later."""
    from openpyxl.workbook.workbook import Workbook

    book: Any = Workbook()  # type: ignore[no-untyped-call]
    sheet = book.active
    sheet.title = "Members"
    sheet.append([sample.text("title")])
    sheet.merge_cells("A1:G1")
    sheet.append([])
    sheet.append(list(_HEADINGS))
    written = 0
    for key, names in (("bakul", sample.bakul), ("shapla", sample.shapla)):
        for number, name in enumerate(names, 1):
            written += 1
            joined = date(today.year - 2, 1, 5) + timedelta(days=17 * written)
            cells = _cells(written, number, joined, sample.code(key))
            sheet.append([written, cells[0], name, *cells[1:], sample.group(key), ""])
            if written == 4:
                again = [written, cells[0], f"  {name} ", *cells[1:], sample.group(key), "again"]
                sheet.append(again)
        sheet.append([])
    sheet.append(["", "", "মোট", "", "", "", f"{written}".translate(_BENGALI)])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def _cells(place: int, number: int, joined: date, code: str) -> tuple[object, object, object]:
    """Number, joining date and phone, each time written in another way."""
    way = place % 5
    phone = _FIRST_PHONE + 37 * place
    return (
        (
            number,
            str(number).translate(_BENGALI),
            f"{code}-{number:02}",
            number * 1.0,
            str(number),
        )[way],
        (
            datetime.combine(joined, time()),
            f"{joined:%d/%m/%Y}".translate(_BENGALI),
            f"{joined:%d-%m-%y}",
            (joined - _EXCEL_DAY_0).days,
            f"{joined:%d.%m.%Y}",
        )[way],
        (phone * 1.0, str(phone).translate(_BENGALI), f"+91 {phone}", phone, "")[way],
    )
