"""Minutes: heard before signed, never without the chair, never changed afterwards."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules import minutes as m
from governance.rules.meetings import MeetingStatus
from governance.rules.minutes import Mark, MarkCapacity, MinutesState
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2026, 11, 24)
NEXT = date(2026, 12, 1)
CHAIR, SECRETARY, MEMBER = MarkCapacity
SIGNED = (MinutesState.SIGNED, MinutesState.APPROVED)


@pytest.mark.parametrize("state", SIGNED)
def test_signed_minutes_refuse_every_change(state: MinutesState) -> None:
    marks = [Mark("asha", CHAIR)]
    with pytest.raises(RuleBroken, match="minutes-signed"):
        m.check_unsigned(state)
    with pytest.raises(RuleBroken, match="minutes-signed"):
        m.check_compose(MeetingStatus.CLOSED, state)
    with pytest.raises(RuleBroken, match="minutes-signed"):
        m.check_read_aloud(state, agreed=True, read_on=DAY, meeting_day=DAY, today=DAY)
    with pytest.raises(RuleBroken, match="minutes-signed"):
        m.check_sign(state, marks, read_digest="a", digest_now="a")


@pytest.mark.parametrize("status", MeetingStatus)
def test_minutes_are_drawn_up_only_after_the_sitting(status: MeetingStatus) -> None:
    if status in (MeetingStatus.CLOSED, MeetingStatus.ADJOURNED):
        m.check_compose(status, None)
        m.check_compose(status, MinutesState.READ_ALOUD)
    else:
        with pytest.raises(RuleBroken, match="meeting-not-closed"):
            m.check_compose(status, None)


def test_minutes_are_read_on_a_possible_day_and_agreed() -> None:
    m.check_read_aloud(MinutesState.DRAFT, agreed=True, read_on=DAY, meeting_day=DAY, today=DAY)
    with pytest.raises(RuleBroken, match="reading-not-agreed"):
        m.check_read_aloud(
            MinutesState.DRAFT, agreed=False, read_on=DAY, meeting_day=DAY, today=DAY
        )
    for day in (date(2026, 11, 23), NEXT):
        with pytest.raises(InputInvalid, match="date-impossible"):
            m.check_read_aloud(
                MinutesState.DRAFT, agreed=True, read_on=day, meeting_day=DAY, today=DAY
            )


def test_minutes_not_read_aloud_or_changed_afterwards_cannot_be_signed() -> None:
    marks = [Mark("asha", CHAIR)]
    with pytest.raises(RuleBroken, match="not-read-aloud"):
        m.check_sign(MinutesState.DRAFT, marks, read_digest="a", digest_now="a")
    with pytest.raises(RuleBroken, match="changed-since-read"):
        m.check_sign(MinutesState.READ_ALOUD, marks, read_digest="a", digest_now="b")


def test_minutes_that_nobody_read_are_signed_when_that_is_told_openly() -> None:
    marks = [Mark("asha", CHAIR)]
    wanted = (CHAIR, MEMBER, MEMBER)
    missing = m.check_sign(
        MinutesState.DRAFT, marks, read_digest="a", digest_now="a", not_read=True, wanted=wanted
    )
    assert missing == (MEMBER, MEMBER)
    with pytest.raises(RuleBroken, match="changed-since-read"):
        m.check_sign(MinutesState.DRAFT, marks, read_digest="a", digest_now="b", not_read=True)


@given(
    st.lists(st.builds(Mark, st.sampled_from("abcdef"), st.sampled_from(MarkCapacity)), max_size=6)
)
def test_minutes_are_signed_exactly_when_the_chair_has_put_her_mark(marks: list[Mark]) -> None:
    twice = len({mark.person for mark in marks}) < len(marks)
    chair = any(mark.capacity is CHAIR for mark in marks)
    try:
        missing = m.check_sign(MinutesState.READ_ALOUD, marks, read_digest="a", digest_now="a")
    except RuleBroken as refused:
        assert refused.key == "chair-not-signed"
        assert not chair
    except InputInvalid as refused:
        assert refused.key == "mark-twice"
        assert twice
    else:
        assert chair
        assert not twice
        assert CHAIR not in missing


def test_marks_that_miss_are_told_in_the_order_of_the_sheet() -> None:
    assert m.missing_marks([]) == (CHAIR, SECRETARY, MEMBER, MEMBER)
    assert m.missing_marks([Mark("a", CHAIR), Mark("b", MEMBER)]) == (SECRETARY, MEMBER)
    everybody = [Mark("a", CHAIR), Mark("b", SECRETARY), Mark("c", MEMBER), Mark("d", MEMBER)]
    assert m.missing_marks([*everybody, Mark("e", MEMBER)]) == ()


def test_a_correction_stands_under_signed_minutes_and_says_something_else() -> None:
    for state in SIGNED:
        m.check_correction(state, "60", "50")
    with pytest.raises(InputInvalid, match="correction-same"):
        m.check_correction(MinutesState.SIGNED, "60", "60")
    for state in (None, MinutesState.DRAFT, MinutesState.READ_ALOUD):
        with pytest.raises(RuleBroken, match="minutes-not-signed"):
            m.check_correction(state, "60", "50")


def test_minutes_are_approved_once_by_a_later_meeting_of_the_same_group() -> None:
    def approve(state: MinutesState | None, same_group: bool = True, day: date = NEXT) -> None:
        m.check_approve(state, meeting_day=DAY, same_group=same_group, later_day=day)

    approve(MinutesState.SIGNED)
    with pytest.raises(RuleBroken, match="already-approved"):
        approve(MinutesState.APPROVED)
    with pytest.raises(RuleBroken, match="minutes-not-signed"):
        approve(MinutesState.READ_ALOUD)
    with pytest.raises(RuleBroken, match="not-a-later-meeting"):
        approve(MinutesState.SIGNED, same_group=False)
    with pytest.raises(RuleBroken, match="not-a-later-meeting"):
        approve(MinutesState.SIGNED, day=DAY)
