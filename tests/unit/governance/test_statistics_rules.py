"""Figures of self-government, with their part and their whole."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.statistics import (
    MeetingFact,
    Rate,
    TaskFact,
    attendance,
    dormant_since,
    follow_through,
    is_active,
    quorum_rate,
)

DAY = date(2026, 11, 22)
facts = st.builds(
    MeetingFact,
    st.dates(date(2024, 1, 1), date(2026, 12, 31)),
    st.sampled_from([True, False, None]),
    st.integers(0, 15),
    st.integers(15, 60),
    st.booleans(),
)


def met(
    days_ago: int = 0, quorate: bool | None = True, *, approved: bool = True, present: int = 10
) -> MeetingFact:
    return MeetingFact(DAY - timedelta(days=days_ago), quorate, present, 15, approved)


def test_what_is_not_known_is_left_out_and_said() -> None:
    assert quorum_rate([met(), met(quorate=False), met(quorate=None)]) == Rate(1, 2, 1)
    assert quorum_rate([]).per_thousand is None


def test_attendance_is_over_all_meetings() -> None:
    assert attendance([met(present=9), met(present=12)]) == Rate(21, 30)
    assert Rate(21, 30).per_thousand == 700


@pytest.mark.parametrize(("part", "whole", "shown"), [(1, 3, 333), (2, 3, 667), (1, 2000, 1)])
def test_a_share_is_rounded_half_up(part: int, whole: int, shown: int) -> None:
    assert Rate(part, whole).per_thousand == shown


def test_follow_through_counts_what_was_due_in_the_time() -> None:
    tasks = [
        TaskFact(DAY, DAY),
        TaskFact(DAY, DAY + timedelta(days=1)),
        TaskFact(DAY, None),
        TaskFact(DAY - timedelta(days=40), DAY),
        TaskFact(DAY + timedelta(days=1), DAY),
    ]
    assert follow_through(tasks, DAY - timedelta(days=30), DAY) == Rate(1, 3)


def test_an_active_group_has_met_well_and_lately() -> None:
    assert is_active("active", "shg", [met(60)], DAY)
    assert not is_active("active", "shg", [met(61)], DAY)
    assert is_active("active", "branch", [met(120)], DAY)
    assert not is_active("active", "branch", [met(121)], DAY)
    assert not is_active("active", "shg", [met(quorate=False)], DAY)
    assert not is_active("active", "shg", [met(approved=False)], DAY)
    assert not is_active("dormant", "shg", [met()], DAY)
    assert not is_active("active", "shg", [met(-1)], DAY)


def test_a_group_that_long_did_not_meet_is_proposed_as_dormant() -> None:
    assert dormant_since(None, 14, DAY) is None
    assert dormant_since(DAY - timedelta(days=42), 14, DAY) is None
    assert dormant_since(DAY - timedelta(days=43), 14, DAY) == DAY


@given(st.lists(facts, max_size=12))
def test_no_part_is_greater_than_its_whole(meetings: list[MeetingFact]) -> None:
    for rate in (quorum_rate(meetings), attendance(meetings)):
        assert 0 <= rate.part <= rate.whole
        assert rate.per_thousand is None or 0 <= rate.per_thousand <= 1000
