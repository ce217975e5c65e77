"""Registers of what the board did on files: recusals, acts done at once. By code and seat only.

Each reader gets the lines of the files that are open to her. Source: domain paper, section 18.
"""

from __future__ import annotations

from datetime import timedelta, timezone

from governance.registers.table import RegisterColumn, RegisterTable, Sort
from sr_board.cases.board.decision_views import EmergencyRow, RecusalRow
from sr_board.cases.words.board import ACTS_DONE, DECLARED, GROUNDS, seat_words
from sr_board.i18n import Translator

__all__ = ["emergency_register", "recusal_register"]


def emergency_register(board: str, rows: tuple[EmergencyRow, ...], tr: Translator) -> RegisterTable:
    """Acts of two, with what the board said to them."""

    def answer(row: EmergencyRow) -> str:
        if row.act.ratified is None:
            return tr.say("overdue") if row.overdue else tr.say("waits for the board")
        if row.act.ratified:
            return tr.say("ratified")
        return tr.say("not ratified: further support stopped, reports stay")

    def local(row: EmergencyRow) -> timezone:
        return timezone(timedelta(minutes=row.act.when.offset_minutes))

    return RegisterTable(
        "emergency",
        tr.say("Register of acts done at once"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("Time")),
            RegisterColumn(tr.say("File"), share=1.8),
            RegisterColumn(tr.say("What was done"), share=2.4),
            RegisterColumn(tr.say("By how many"), Sort.NUMBER),
            RegisterColumn(tr.say("To be ratified by"), Sort.DAY),
            RegisterColumn(tr.say("The board"), share=2.2),
        ),
        tuple(
            (
                row.act.when.at.astimezone(local(row)).date() if row.act.when.at else None,
                tr.time(row.act.when.at.astimezone(local(row))) if row.act.when.at else "",
                row.code,
                ", ".join(tr.say(ACTS_DONE[act]) for act in row.act.acts),
                len(row.act.actors),
                row.act.ratify_by.astimezone(local(row)).date(),
                answer(row),
            )
            for row in rows
        ),
    )


def recusal_register(board: str, rows: tuple[RecusalRow, ...], tr: Translator) -> RegisterTable:
    """Recusals, for chair and secretary: by seat, never by name."""
    return RegisterTable(
        "recusals",
        tr.say("Register of recusals"),
        board,
        (
            RegisterColumn(tr.say("Day"), Sort.DAY),
            RegisterColumn(tr.say("File"), share=1.8),
            RegisterColumn(tr.say("Seat"), share=1.3),
            RegisterColumn(tr.say("Ground"), share=2.4),
            RegisterColumn(tr.say("Declared by"), share=1.3),
            RegisterColumn(tr.say("Lifted"), Sort.DAY),
        ),
        tuple(
            (
                row.day,
                row.code or "–",
                seat_words(row.seat, tr) if row.seat else tr.say("no seat"),
                tr.say(GROUNDS[row.ground]),
                tr.say(DECLARED[row.declared]),
                row.lifted_on,
            )
            for row in rows
        ),
    )
