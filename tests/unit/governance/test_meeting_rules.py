"""The course of a meeting and who is in the room."""

from __future__ import annotations

import itertools
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules import meetings as m
from governance.rules.meetings import MeetingStatus as S
from governance.rules.meetings import Stay, Work
from sr_board.base.errors import InputInvalid, RuleBroken

T0 = datetime(2026, 11, 24, 10, 30, tzinfo=UTC)


def at(minutes: int) -> datetime:
    return T0 + timedelta(minutes=minutes)


def test_a_meeting_goes_from_draft_to_approved_step_by_step() -> None:
    course = [S.DRAFT, S.NOTICED, S.OPEN, S.CLOSED, S.MINUTED, S.APPROVED]
    for now, to in itertools.pairwise(course):
        m.check_move(now, to)


@given(st.sampled_from(S), st.sampled_from(S))
def test_no_step_leads_back_or_out_of_an_end(now: S, to: S) -> None:
    rank = {s: n for n, s in enumerate(S)}
    try:
        m.check_move(now, to)
    except RuleBroken as refused:
        assert refused.key == "meeting-step-refused"
        assert refused.params == {"now": now.value, "to": to.value}
    else:
        assert rank[to] > rank[now]
        assert now not in (S.APPROVED, S.CANCELLED)


@given(st.sampled_from(S))
def test_cancelling_is_possible_only_before_opening(now: S) -> None:
    if now in (S.DRAFT, S.NOTICED):
        m.check_cancel(now, "rain")
        with pytest.raises(InputInvalid, match="text-missing"):
            m.check_cancel(now, "")
    else:
        with pytest.raises(RuleBroken, match="meeting-already-held"):
            m.check_cancel(now, "rain")


@pytest.mark.parametrize(
    ("now", "work", "key"),
    [
        (S.DRAFT, Work.RECORD, "meeting-not-open"),
        (S.NOTICED, Work.RECORD, "meeting-not-open"),
        (S.OPEN, Work.NOTICE, "meeting-already-held"),
        (S.CLOSED, Work.NOTICE, "meeting-already-held"),
        (S.CANCELLED, Work.AGENDA, "meeting-cancelled"),
        (S.MINUTED, Work.AGENDA, "minutes-signed"),
        (S.MINUTED, Work.RECORD, "minutes-signed"),
        (S.APPROVED, Work.NOTICE, "minutes-signed"),
    ],
)
def test_entries_outside_their_part_of_the_course_are_refused(now: S, work: Work, key: str) -> None:
    with pytest.raises(RuleBroken, match=key):
        m.check_work(now, work)


@pytest.mark.parametrize(
    ("now", "work"),
    [
        (S.DRAFT, Work.AGENDA),
        (S.NOTICED, Work.NOTICE),
        (S.OPEN, Work.RECORD),
        (S.CLOSED, Work.RECORD),
        (S.ADJOURNED, Work.AGENDA),
    ],
)
def test_entries_in_their_part_of_the_course_are_taken(now: S, work: Work) -> None:
    m.check_work(now, work)


def test_the_date_of_a_late_evening_is_the_date_where_it_was_held() -> None:
    late = datetime(2026, 12, 31, 19, 0, tzinfo=UTC)
    assert m.local_date(late, 330) == date(2027, 1, 1)
    assert m.local_date(late, 0) == date(2026, 12, 31)


@pytest.mark.parametrize("year", [1026, 1949, 2029])
def test_a_mistyped_year_is_refused(year: int) -> None:
    with pytest.raises(InputInvalid, match="date-impossible"):
        m.check_planned(date(year, 5, 1), date(2026, 11, 22))


def test_a_meeting_may_be_planned_for_next_year_or_typed_in_from_an_old_book() -> None:
    m.check_planned(date(2027, 5, 1), date(2026, 11, 22))
    m.check_planned(date(1995, 5, 1), date(2026, 11, 22))


def test_a_sitting_ends_after_it_began_and_not_in_the_future() -> None:
    m.check_sitting_times(at(0), None, at(0))
    m.check_sitting_times(at(0), at(0), at(0))
    with pytest.raises(InputInvalid, match="closed-before-opened"):
        m.check_sitting_times(at(1), at(0), at(5))
    with pytest.raises(InputInvalid, match="time-in-future") as caught:
        m.check_sitting_times(at(1), at(9), at(5))
    assert caught.value.params["field"] == "closed_at"


@given(st.sets(st.integers(1, 60)))
def test_the_next_number_was_never_used(used: set[int]) -> None:
    assert m.next_number(used) not in used
    assert m.next_number(used) == max(used, default=0) + 1


def test_a_person_is_present_from_the_minute_she_came_until_before_she_left() -> None:
    stays = [Stay("asha", at(0), at(10)), Stay("bina", at(5))]
    assert m.present_at(stays, at(-1)) == frozenset()
    assert m.present_at(stays, at(0)) == {"asha"}
    assert m.present_at(stays, at(9)) == {"asha", "bina"}
    assert m.present_at(stays, at(10)) == {"bina"}
    assert m.present_ever(stays) == {"asha", "bina"}


def test_she_may_leave_and_come_back() -> None:
    first = m.plan_departure([Stay("asha", at(0))], "asha", at(10))
    assert first == Stay("asha", at(0), at(10))
    assert m.plan_arrival([first], "asha", at(10)) == Stay("asha", at(10))


def test_an_earlier_stay_may_be_added_afterwards() -> None:
    assert m.plan_arrival([Stay("asha", at(10))], "asha", at(0), at(10)).left == at(10)


@pytest.mark.parametrize(
    ("stay", "came", "left"),
    [
        (Stay("asha", at(0)), 5, None),
        (Stay("asha", at(0), at(10)), 9, None),
        (Stay("asha", at(10)), 5, 11),
        (Stay("asha", at(10)), 5, None),
    ],
)
def test_nobody_is_in_the_room_twice(stay: Stay, came: int, left: int | None) -> None:
    with pytest.raises(RuleBroken, match="already-here"):
        m.plan_arrival([stay], "asha", at(came), None if left is None else at(left))


def test_leaving_without_having_come_and_leaving_before_coming_are_refused() -> None:
    with pytest.raises(RuleBroken, match="not-here"):
        m.plan_departure([Stay("bina", at(0)), Stay("asha", at(0), at(5))], "asha", at(6))
    with pytest.raises(InputInvalid, match="left-before-came"):
        m.plan_departure([Stay("asha", at(5))], "asha", at(5))
    with pytest.raises(InputInvalid, match="left-before-came"):
        m.plan_arrival([], "asha", at(5), at(5))


@given(
    st.lists(
        st.tuples(st.sampled_from("abc"), st.integers(0, 60), st.none() | st.integers(1, 30)),
        max_size=12,
    ),
    st.integers(0, 100),
)
def test_accepted_stays_never_put_a_person_in_the_room_twice(
    tries: list[tuple[str, int, int | None]], moment: int
) -> None:
    stays: list[Stay] = []
    for person, came, length in tries:
        left = None if length is None else at(came + length)
        try:
            stays.append(m.plan_arrival(stays, person, at(came), left))
        except RuleBroken:
            continue
    inside = [s for s in stays if s.came <= at(moment) and (s.left is None or at(moment) < s.left)]
    assert len(inside) == len(m.present_at(stays, at(moment)))


def test_a_sitting_lasts_a_day_at_most() -> None:
    opened = datetime(2026, 11, 20, 10, tzinfo=UTC)
    now = datetime(2026, 11, 25, tzinfo=UTC)
    m.check_sitting_times(opened, opened + timedelta(hours=24), now)
    with pytest.raises(InputInvalid, match="sitting-too-long"):
        m.check_sitting_times(opened, opened + timedelta(hours=24, minutes=1), now)


def test_only_a_meeting_that_was_put_off_is_called_again_and_once() -> None:
    m.check_again(put_off=True, called_again=False)
    with pytest.raises(RuleBroken, match="meeting-not-put-off"):
        m.check_again(put_off=False, called_again=False)
    with pytest.raises(RuleBroken, match="already-called-again"):
        m.check_again(put_off=True, called_again=True)


def test_the_ends_of_the_calendar_are_slips_of_the_hand() -> None:
    with pytest.raises(InputInvalid, match="date-impossible"):
        m.local_date(datetime.max.replace(tzinfo=UTC), 330)
    with pytest.raises(InputInvalid, match="date-impossible"):
        m.check_sitting_times(
            datetime(202, 1, 1, tzinfo=UTC), None, datetime(2026, 1, 1, tzinfo=UTC)
        )
