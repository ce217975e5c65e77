"""Registers of erasures, breaches of data, releases and law versions, for chair and secretary.

Without identity: codes, days, numbers. Source: domain paper, section 18.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone

from governance.registers.table import RegisterColumn, RegisterTable, Sort
from sr_board.cases.files.records_consent import ErasureCertificate, Released
from sr_board.cases.keeping.service_breaches import BreachRow
from sr_board.cases.packs import PACK_IDS, shipped
from sr_board.cases.packs.choosing import PackLine
from sr_board.cases.words.board import seat_words
from sr_board.cases.words.law import BREACH_STATES, CLASSES, ERASED, period_title
from sr_board.i18n import Translator

__all__ = ["breach_register", "erasure_register", "pack_register", "release_register"]


def erasure_register(
    board: str, rows: tuple[ErasureCertificate, ...], tr: Translator
) -> RegisterTable:
    """What was erased, by code."""
    return RegisterTable(
        "erasures",
        tr.say("Register of erasures"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=1.8),
            RegisterColumn(tr.say("What was erased"), share=1.5),
            RegisterColumn(tr.say("Kind of file"), share=1.5),
            RegisterColumn(tr.say("Older backups"), Sort.NUMBER),
            RegisterColumn(tr.say("Gone from them by"), Sort.DAY),
        ),
        tuple(
            (
                row.on,
                row.codes,
                tr.say(ERASED.get(row.what, "–")),
                tr.say(CLASSES.get(row.retention_class, "–")),
                row.backups,
                row.gone_by,
            )
            for row in rows
        ),
    )


def breach_register(
    board: str, rows: tuple[BreachRow, ...], offset: int, tr: Translator
) -> RegisterTable:
    """Breaches with their clock and who was told."""

    def told(at: datetime | None) -> str:
        return "–" if at is None else _moment(at, offset, tr)

    return RegisterTable(
        "breaches",
        tr.say("Register of breaches of data"),
        board,
        (
            RegisterColumn(tr.say("Known since"), Sort.DAY),
            RegisterColumn(tr.say("What happened"), share=2.6),
            RegisterColumn(tr.say("Persons"), Sort.NUMBER),
            RegisterColumn(tr.say("Authority until"), share=1.4),
            RegisterColumn(tr.say("Authority told"), share=1.4),
            RegisterColumn(tr.say("Persons told"), share=1.4),
            RegisterColumn(tr.say("State"), share=1.2),
        ),
        tuple(
            (
                _day(row.breach.known.at, offset),
                row.breach.what,
                row.breach.persons,
                _moment(row.breach.due_at, offset, tr),
                told(row.breach.authority_told_at),
                row.breach.no_persons_reason or told(row.breach.persons_told_at),
                tr.say(BREACH_STATES[row.state]),
            )
            for row in rows
        ),
    )


def release_register(
    board: str, rows: tuple[Released, ...], offset: int, tr: Translator
) -> RegisterTable:
    """Returns that were released: period, how many cells were shown and how many hidden."""
    return RegisterTable(
        "releases",
        tr.say("Register of releases"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Period"), share=2),
            RegisterColumn(tr.say("Numbers shown"), Sort.NUMBER),
            RegisterColumn(tr.say("Numbers hidden"), Sort.NUMBER),
            RegisterColumn(tr.say("Law pack"), share=1.4),
        ),
        tuple(
            (
                _day(row.at, offset),
                period_title(row.period, tr),
                *_cells_of(row),
                row.pack,
            )
            for row in rows
        ),
    )


def _cells_of(row: Released) -> tuple[int, int]:
    """How many cells of a release show a number, and how many do not, its tables included."""
    cells = [text for _, told in row.tables for _, _, text in told]
    numbers = sum(1 for text in cells if text.isdecimal())
    shown = len(row.columns) + numbers
    return shown, len(row.hidden) + len(row.small) + len(cells) - numbers


def pack_register(board: str, rows: tuple[PackLine, ...], tr: Translator) -> RegisterTable:
    """Signed versions of law packs, and which pack the board chose when; by seat."""

    def what(row: PackLine) -> str:
        if row.before:
            return tr.say("chosen by the board instead of {before}", before=titled(row.before))
        return tr.say("version {version}", version=row.version)

    def titled(pack_id: str) -> str:
        return shipped(pack_id).title(tr.code) if pack_id in PACK_IDS else pack_id

    def signed(row: PackLine) -> str:
        words = (seat_words(seat, tr) if seat else tr.say("no seat") for seat in row.seats)
        return ", ".join(words)

    return RegisterTable(
        "packs",
        tr.say("Register of law versions"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Law pack"), share=1.6),
            RegisterColumn(tr.say("What was signed"), share=2.2),
            RegisterColumn(tr.say("Checked on"), Sort.DAY),
            RegisterColumn(tr.say("Signed by"), share=1.8),
        ),
        tuple(
            (row.day, titled(row.pack_id), what(row), row.checked_on, signed(row)) for row in rows
        ),
    )


def _day(at: datetime | None, offset: int) -> date | None:
    return None if at is None else at.astimezone(timezone(timedelta(minutes=offset))).date()


def _moment(at: datetime, offset: int, tr: Translator) -> str:
    here = at.astimezone(timezone(timedelta(minutes=offset)))
    return tr.say("{day}, {time}", day=tr.date(here.date(), "medium"), time=tr.time(here))
