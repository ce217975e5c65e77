"""Every kind of work around leaders has its row on Today, in words and with a way to it."""

from __future__ import annotations

from datetime import date
from types import SimpleNamespace
from typing import Any

import pytest

from governance.leadership.today import LeaderItem, LeaderWork
from governance.views import Urgency
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from tests.conftest import START
from ui.live import speak
from ui.shapes import State
from ui.today_leaders import leader_rows

DAY = date(2026, 11, 22)


def work(role: Role, *items: LeaderItem) -> Any:
    """A workplace that gives just these."""
    return SimpleNamespace(
        who=SignedIn("a", "p", frozenset({role})),
        clock=FixedClock(START),
        leadership=SimpleNamespace(today=SimpleNamespace(items=lambda _today: items)),
    )


def item(kind: LeaderWork, days: int = 0) -> LeaderItem:
    return LeaderItem(
        kind, "g", "Bakul Samiti", "s", "Treasurer", "Asha", DAY, days, Urgency.DUE, count=3
    )


@pytest.mark.parametrize("kind", LeaderWork)
def test_each_kind_has_words_and_a_way(kind: LeaderWork) -> None:
    (row,) = leader_rows(work(Role.SECRETARY, item(kind)))
    assert speak(row.fact)
    assert speak(row.button)
    assert "Bakul Samiti" in speak(row.line)
    assert (row.go, row.state) == ("leaders", State.DUE)


def test_the_state_says_how_late_it_is() -> None:
    def words(days: int) -> str:
        (row,) = leader_rows(work(Role.SECRETARY, item(LeaderWork.HANDOVER, days)))
        return speak(row.state_words)

    assert words(3) == "3 days over"
    assert words(0) == "today"
    assert words(-5) == "until 22 Nov 2026"


def test_what_lies_far_ahead_and_what_is_not_hers_is_left_out() -> None:
    assert leader_rows(work(Role.SECRETARY, item(LeaderWork.TERM_ENDS, -31))) == []
    assert leader_rows(work(Role.ADMINISTRATOR, item(LeaderWork.TERM_ENDS))) == ()
