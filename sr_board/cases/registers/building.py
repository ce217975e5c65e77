"""Which registers the board keeps, and how each is put together for who may read it.

A part of the area adds its register with one line here: a key, the word of it, and what builds it
from the desk of the reader. Rights are those of the queries it asks; `offered` leaves out what is
only for chair and secretary.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from governance.registers.table import RegisterTable, Sort
from sr_board.base.errors import NotFound
from sr_board.cases.board.board_views import BoardView
from sr_board.cases.registers.board import (
    attendance_register,
    duty_register,
    seats_register,
    sittings_register,
    training_register,
)
from sr_board.cases.registers.filed import (
    consent_register,
    letter_register,
    opening_register,
    report_register,
    request_register,
    telling_register,
)
from sr_board.cases.registers.files import emergency_register, recusal_register
from sr_board.cases.registers.law import (
    breach_register,
    erasure_register,
    pack_register,
    release_register,
)
from sr_board.i18n import N_, Translator

if TYPE_CHECKING:
    from sr_board.cases.desk import CasesDesk

__all__ = ["CASE_REGISTERS", "CaseRegister", "by_day"]


@dataclass(frozen=True)
class CaseRegister:
    """A register. `officers`: for chair and secretary of the board only. `of_year`: for one made
    from the files: its lines of one year, which spares opening the others."""

    word: str
    build: Callable[[CasesDesk, Translator], RegisterTable]
    officers: bool = False
    of_year: Callable[[CasesDesk, Translator, int | None], RegisterTable] | None = None


def _board(desk: CasesDesk) -> BoardView:
    board = desk.board.board()
    if board is None:
        raise NotFound("board-unknown", what="board")
    return board


def _seats(desk: CasesDesk, tr: Translator) -> RegisterTable:
    board = _board(desk)
    return seats_register(board, desk.board.terms(board.id), tr)


def _sittings(desk: CasesDesk, tr: Translator) -> RegisterTable:
    board = _board(desk)
    return sittings_register(board, desk.sittings.all(board.id), tr)


def _attendance(desk: CasesDesk, tr: Translator) -> RegisterTable:
    board = _board(desk)
    return attendance_register(board, desk.sittings.all(board.id), tr)


def _duty(desk: CasesDesk, tr: Translator) -> RegisterTable:
    board = _board(desk)
    return duty_register(board, desk.board.duty(board.id), desk.offset_minutes, tr)


def _training(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return training_register(_board(desk), desk.board.training(), tr)


def _emergency(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return emergency_register(_board(desk).name, desk.points.emergencies(), tr)


def _recusals(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return recusal_register(_board(desk).name, desk.recusals.all(), tr)


def _erasures(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return erasure_register(_board(desk).name, desk.retention.certificates(), tr)


def _breaches(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return breach_register(_board(desk).name, desk.breaches.all(), desk.offset_minutes, tr)


def _releases(desk: CasesDesk, tr: Translator) -> RegisterTable:
    released = desk.statistics.releases()
    return release_register(_board(desk).name, released, desk.offset_minutes, tr)


def _reports(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return report_register(_board(desk).name, desk.filed.reports(year), desk.offset_minutes, tr)


def _letters(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return letter_register(_board(desk).name, desk.filed.letters(year), desk.offset_minutes, tr)


def _consents(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return consent_register(_board(desk).name, desk.filed.consents(year), desk.offset_minutes, tr)


def _tellings(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return telling_register(_board(desk).name, desk.filed.tellings(year), desk.offset_minutes, tr)


def _requests(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return request_register(_board(desk).name, desk.filed.requests(year), desk.offset_minutes, tr)


def _openings(desk: CasesDesk, tr: Translator, year: int | None) -> RegisterTable:
    return opening_register(_board(desk).name, desk.filed.openings(year), desk.offset_minutes, tr)


def _filed(
    word: str, build: Callable[[CasesDesk, Translator, int | None], RegisterTable]
) -> CaseRegister:
    """A register made from the files that are open to its reader."""
    return CaseRegister(word, lambda desk, tr: build(desk, tr, None), of_year=build)


def _packs(desk: CasesDesk, tr: Translator) -> RegisterTable:
    return pack_register(_board(desk).name, desk.pack_choice.history(), tr)


CASE_REGISTERS: Mapping[str, CaseRegister] = MappingProxyType(
    {
        "seats": CaseRegister(N_("Register of seats and terms"), _seats),
        "sittings": CaseRegister(N_("Register of sittings"), _sittings),
        "attendance": CaseRegister(N_("Register of attendance"), _attendance),
        "duty": CaseRegister(N_("Duty roster"), _duty),
        "training": CaseRegister(N_("Training of screeners"), _training),
        "emergency": CaseRegister(N_("Register of acts done at once"), _emergency),
        "reports": _filed(N_("Register of reports by law"), _reports),
        "letters": _filed(N_("Register of letters to services"), _letters),
        "consents": _filed(N_("Register of consents and withdrawals"), _consents),
        "tellings": _filed(N_("Register of what was told outside"), _tellings),
        "requests": _filed(N_("Register of requests"), _requests),
        "openings": _filed(N_("Register of opened identities"), _openings),
        "recusals": CaseRegister(N_("Register of recusals"), _recusals, officers=True),
        "erasures": CaseRegister(N_("Register of erasures"), _erasures, officers=True),
        "breaches": CaseRegister(N_("Register of breaches of data"), _breaches, officers=True),
        "releases": CaseRegister(N_("Register of releases"), _releases, officers=True),
        "packs": CaseRegister(N_("Register of law versions"), _packs),
    }
)
"""The registers by key, in the order in which they are offered."""


def by_day(table: RegisterTable, *, newest_first: bool) -> RegisterTable:
    """The same register sorted by its first column of days; lines without a day come last."""
    at = next((n for n, column in enumerate(table.columns) if column.sort is Sort.DAY), None)
    if at is None:
        return table
    dated = [row for row in table.rows if row[at] is not None]
    bare = tuple(row for row in table.rows if row[at] is None)
    dated.sort(key=lambda row: str(row[at]), reverse=newest_first)
    return RegisterTable(
        table.key, table.title, table.about, table.columns, (*dated, *bare), table.note
    )
