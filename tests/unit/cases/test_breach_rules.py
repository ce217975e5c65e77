"""A breach: 72 elapsed hours, authority first, persons without delay."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid
from sr_board.cases.rules.breaches import (
    BreachState,
    BreachTimes,
    breach_due,
    breach_state,
    check_times,
)
from sr_board.cases.rules.clocks import Length
from sr_board.cases.vocabulary import ClockNature

KNOWN = datetime(2026, 3, 6, 17, 10, tzinfo=UTC)
NOW = KNOWN + timedelta(hours=1)


def test_the_weekend_adds_nothing() -> None:
    assert breach_due(KNOWN) == datetime(2026, 3, 9, 17, 10, tzinfo=UTC)


@given(st.integers(1, 20_000))
def test_a_pack_only_shortens(minutes: int) -> None:
    length = Length(ClockNature.STATUTORY, minutes=minutes)
    assert breach_due(KNOWN, length) == KNOWN + timedelta(minutes=min(minutes, 72 * 60))


def test_the_authority_stands_first_then_the_persons() -> None:
    ends = breach_due(KNOWN)
    times = BreachTimes(KNOWN)
    assert breach_state(times, ends, ends) is BreachState.OPEN
    assert breach_state(times, ends, ends + timedelta(minutes=1)) is BreachState.OVERDUE
    told = replace(times, authority_told_at=NOW)
    assert breach_state(told, ends, NOW) is BreachState.PERSONS_WAIT
    assert breach_state(replace(told, no_persons=True), ends, NOW) is BreachState.DONE
    assert breach_state(replace(told, persons_told_at=NOW), ends, NOW) is BreachState.DONE
    assert breach_state(replace(times, persons_told_at=NOW), ends, NOW) is BreachState.OPEN


def test_moments_make_sense() -> None:
    check_times(BreachTimes(KNOWN, NOW, NOW), NOW)
    check_times(BreachTimes(KNOWN, KNOWN), NOW)
    for wrong in (
        BreachTimes(NOW + timedelta(minutes=1)),
        BreachTimes(KNOWN, None, NOW + timedelta(minutes=1)),
    ):
        with pytest.raises(InputInvalid, match="breach-later"):
            check_times(wrong, NOW)
    with pytest.raises(InputInvalid, match="breach-told-before"):
        check_times(BreachTimes(KNOWN, KNOWN - timedelta(minutes=1)), NOW)
