"""Rows of Today: rules that wait, groups that sleep; only for those who can do something."""

from __future__ import annotations

from sr_board.access.roles import Role
from tests.ui.meetings.collective import Collective
from ui.live import speak
from ui.registers.home_rows import MOST, breach_rows, dormant_rows

from .conftest import work_of
from .test_registers import short


def test_a_rule_not_met_waits_with_its_place(collective: Collective) -> None:
    breach = short(collective, collective.closed())
    (row,) = breach_rows(work_of(collective))
    assert (row.go, row.place) == ("breach", {"id": breach})
    assert "meeting 1" in speak(row.line)
    assert breach_rows(work_of(collective, Role.AUDITOR)) == ()


def test_many_become_one_row(collective: Collective) -> None:
    for _ in range(MOST + 2):
        short(collective, collective.closed())
    work = work_of(collective)
    rows, more = breach_rows(work), work.breaches.waiting(1).total - MOST
    assert len(rows) == MOST + 1
    assert speak(rows[-1].fact) == f"{more} more rules were not met"


def test_a_sleeping_group_is_asked_about(collective: Collective) -> None:
    collective.closed()
    assert dormant_rows(work_of(collective)) == []
    collective.book.clock.tick(60 * 86_400)
    (row,) = dormant_rows(work_of(collective))
    assert speak(row.state_words) == "60 days"
    assert dormant_rows(work_of(collective, Role.CHAIR)) == ()
