"""Small spreadsheets for tests, in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from openpyxl import Workbook

from sr_board.people.exchange.proposal import Answers, Existing, KnownMember, Proposal, ProposedRow
from sr_board.people.exchange.propose import propose
from sr_board.people.exchange.reading import read_register
from sr_board.people.rules.kinds import MemberClass, MemberStatus

TODAY = date(2026, 11, 22)
HOME = "g1"


def xlsx(rows: Sequence[Sequence[Any]], merge: Sequence[str] = ()) -> bytes:
    """A workbook with one sheet."""
    book = Workbook()
    for row in rows:
        book.active.append(list(row))
    for area in merge:
        book.active.merge_cells(area)
    return saved(book)


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def repacked(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The same archive with some parts replaced or added."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w", 8) as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, body in parts.items():
            new.writestr(name, body)
    return out.getvalue()


def known(number: int, name: str, **more: Any) -> KnownMember:
    """A member of the register."""
    values: dict[str, Any] = {
        "membership_id": f"m{number}",
        "person_id": f"p{number}",
        "group_id": HOME,
        "member_class": MemberClass.FULL,
        "status": MemberStatus.ACTIVE,
    }
    return KnownMember(number=number, name=name, **(values | more))


def register(*members: KnownMember, **more: Any) -> Existing:
    """The register as the import meets it."""
    used = {HOME: frozenset(m.number for m in members if m.number and m.group_id == HOME)}
    values: dict[str, Any] = {"groups": {HOME: "Kalighat", "g2": "Bowbazar"}, "used_numbers": used}
    return Existing(today=TODAY, members=members, **(values | more))


def judged(
    rows: Sequence[Sequence[Any]], answers: Answers | None = None, existing: Existing | None = None
) -> Proposal:
    """The proposal for a workbook of these rows."""
    table = read_register(xlsx(rows))
    return propose(table, answers or Answers(HOME), existing or register())


def by_row(proposal: Proposal) -> dict[int, ProposedRow]:
    """Rows by their number in the file."""
    return {row.row_no: row for row in proposal.rows}


def codes(row: ProposedRow) -> list[str]:
    """Codes of the notes of a row."""
    return [note.code for note in row.notes]
