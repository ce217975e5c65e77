"""The register with 5,000 persons: import from XLSX with preview, and search as one types."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path

from openpyxl import Workbook

from sr_board.composition import Workplace
from sr_board.people.exchange.proposal import Answers, RowState
from sr_board.people.exchange.reading import read_register
from sr_board.people.rows import MembersWanted
from sr_board.people.service_import import ImportRegister
from tests.bench.place import Room
from tests.bench.table import Figure, median_ms, watch

__all__ = ["ROWS", "figures", "names", "search_figure"]

ROWS = 5_000
_FIRST = (
    "Asha Bina Champa Dipa Farida Gouri Hasina Jyoti Kajal Lakshmi Malati Noor Parul Rekha Sabina "
    "আশা বীণা চম্পা দীপা ফরিদা গৌরী হাসিনা জ্যোতি কাজল লক্ষ্মী মালতী নূর পারুল রেখা সাবিনা"
).split()
_SECOND = "Rani Mala Moni Lata Kumari Dolly Tuli Mou Puja Sona মণি লতা রানী মালা ডলি".split()
_THIRD = ("", "Baro", "Chhoto", "Kalighat", "Bazar", "Pukur", "বড়", "ছোট", "পুকুর", "মাঠ", "নদী", "হাট")
TYPED = ("a", "as", "ash", "asha", "asha r", "asha ra", "ল", "লক", "লক্ষ্মী", "25", "noor mo", "zz")
"""What is typed, letter after letter."""


def names() -> Iterator[str]:
    """Names as they occur: many bear the same first name; whole names are rarely the same."""
    for third in (*_THIRD, *(f"{one} {two}" for one in _THIRD for two in _THIRD)):
        for second in _SECOND:
            for first in _FIRST:
                yield f"{first} {second} {third}".strip()


def workbook(rows: int) -> bytes:
    """A register of many rows as XLSX."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("Members")
    sheet.append(["Noorpur: register of members"])
    sheet.append(["Member no.", "Name", "Joined on", "Phone"])
    for number, name in zip(range(1, rows + 1), names(), strict=False):
        joined = datetime.combine(date(2016, 1, 1) + timedelta(days=number % 3600), time())
        sheet.append([number, name, joined, 9_000_000_000.0 + number])
    kept = io.BytesIO()
    book.save(kept)
    return kept.getvalue()


def figures(root: Path) -> Iterator[Figure]:
    """Preview and import, then the search."""
    room = Room(root / "register")
    place = room.found()
    content = workbook(ROWS)
    group = place.people.groups()[0].group_id
    with watch() as looking:
        table = read_register(content)
        answers = Answers(group, alike_are_new=True)
        seen = place.register_import.preview(table, answers)
    with watch() as writing:
        command = ImportRegister(table, answers, seen.proposal.fingerprint)
        place.register_import.apply(command)
    ready = seen.proposal.counts[RowState.READY]
    what = f"XLSX of {ROWS} rows: reading and preview"
    yield Figure(what, f"{looking.seconds:.1f} s ({ready} rows ready)", "5 s", looking.seconds < 5)
    yield Figure("taking it over in one batch", f"{writing.seconds:.1f} s")
    yield search_figure(place)
    place.close()


def search_figure(place: Workplace) -> Figure:
    """The slowest of the usual beginnings, each the median of some tries."""
    taken = {
        text: median_ms(lambda text=text: place.people.members(MembersWanted(text=text)), 9)[0]
        for text in TYPED
    }
    total = place.people.members(MembersWanted()).total
    slowest = max(taken, key=lambda text: taken[text])
    return Figure(
        f"search as one types, {total} members",
        f"{sum(taken.values()) / len(taken):.0f} ms, slowest {taken[slowest]:.0f} ms (“{slowest}”)",
        "30 ms",
        taken[slowest] < 30,
    )
