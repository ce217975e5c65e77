"""Rows of Today: rules that wait, groups that sleep; only for those who can do something."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.constitution.views import FilingDue
from sr_board.access.roles import Role
from sr_board.people.models import Membership
from tests.ui.meetings.collective import Collective
from ui.live import speak
from ui.registers.home_rows import MOST, breach_rows, dormant_rows, filing_rows, size_rows
from ui.shapes import State

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


def test_a_group_too_small_or_too_large_is_told(collective: Collective) -> None:
    assert size_rows(work_of(collective)) == []
    with collective.book.uow() as uow:
        rows = uow.session.query(Membership).filter_by(group_id=collective.group).all()
        for row in rows[3:]:
            row.status = "moved_away"
        uow.record("member.moved", subject="test")
        uow.commit()
    (row,) = size_rows(work_of(collective))
    assert speak(row.fact) == "Bakul Samiti has 2 members too few"
    assert speak(row.line) == "We are 5 to 20 members."
    assert (row.go, row.place) == ("group", {"id": collective.group})
    assert size_rows(work_of(collective, Role.CHAIR)) == ()


def test_changed_rules_wait_to_be_filed(
    collective: Collective, monkeypatch: pytest.MonkeyPatch
) -> None:
    work, today = work_of(collective), collective.book.clock.today()
    assert filing_rows(work) == []
    due = [
        FilingDue("c1", collective.group, "Bakul Samiti", 2, today - timedelta(days=3)),
        FilingDue("c2", collective.group, "Bakul Samiti", 3, today + timedelta(days=9)),
    ]
    monkeypatch.setattr(work.rulebook.reading, "filings_due", lambda: due)
    late, open_still = filing_rows(work)
    assert (late.state, speak(late.state_words)) == (State.OVER, "3 days over")
    assert (open_still.state, open_still.place) == (State.DUE, {"id": "c2"})
    assert speak(late.line) == "Bakul Samiti, version 2"
    assert filing_rows(work_of(collective, Role.TREASURER)) == ()
