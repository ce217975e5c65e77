"""Registers of the board as tables and on paper, in English and Bengali."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.registers.papers import register_pdf
from sr_board.cases.board.board_commands import EndMember, NoteTraining, PutOnDuty
from sr_board.cases.board.sitting_commands import CallSitting, MarkPresent
from sr_board.cases.registers.building import CASE_REGISTERS, by_day
from sr_board.cases.vocabulary import RosterCapacity
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile

from .conftest import TODAY, BoardRoom


def _fill(seated: BoardRoom) -> None:
    now = seated.book.clock.now()
    desk = seated.desk("Bina")
    work = desk.sitting_work
    short = CallSitting(seated.board, now + timedelta(hours=2), "Office", True, "A child was found")
    sitting = work.call(short).id
    work.call(CallSitting(seated.board, now + timedelta(hours=60), "Office"))
    work.mark_present(MarkPresent(sitting, seated.member("Asha")))
    work.mark_present(MarkPresent(sitting, seated.member("Farida"), voting=False))
    until = now + timedelta(hours=8)
    peer = seated.person["Kajal"]
    desk.duty_work.put_on_duty(
        PutOnDuty(seated.board, peer, RosterCapacity.PEER, now, until, community=True)
    )
    desk.duty_work.note_training(NoteTraining(peer, "First talk", TODAY))
    desk.board_work.end(EndMember(seated.member("Champa"), TODAY, "Moved"))


@pytest.mark.parametrize("language", ["en", "bn"])
def test_every_register_stands_on_paper(seated: BoardRoom, language: str) -> None:
    _fill(seated)
    tr = translator(language)
    head = Letterhead("Kolkata board", Tile("flower", "marigold"))
    for key in ("seats", "sittings", "attendance", "duty", "training"):
        table = CASE_REGISTERS[key].build(seated.desk("Champa"), tr)
        assert table.rows
        assert register_pdf(table, tr, head).startswith(b"%PDF")


def test_what_registers_say(seated: BoardRoom) -> None:
    _fill(seated)
    tr = translator("en")
    desk = seated.desk("Champa")
    seats = CASE_REGISTERS["seats"].build(desk, tr)
    assert "Composition not met since 22 November 2026." in seats.note
    assert "Fill 1 community seat first." in seats.note
    champa = next(row for row in seats.rows if row[2] == "Champa")
    assert (champa[5], champa[7]) == (TODAY - timedelta(days=1), "has left")
    sittings = CASE_REGISTERS["sittings"].build(desk, tr)
    assert [row[4] for row in sittings.rows] == ["in time", "short, to be ratified"]
    attendance = CASE_REGISTERS["attendance"].build(desk, tr)
    assert [(row[4], row[5]) for row in attendance.rows] == [("Asha", "yes"), ("Farida", "no")]


def test_registers_are_sorted_by_their_days(seated: BoardRoom) -> None:
    _fill(seated)
    table = CASE_REGISTERS["sittings"].build(seated.desk(), translator("en"))
    newest = by_day(table, newest_first=True)
    oldest = by_day(table, newest_first=False)
    assert [row[0] for row in newest.rows] == [2, 1]
    assert [row[0] for row in oldest.rows] == [1, 2]
