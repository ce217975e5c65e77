"""Running serials, the life of a resolution, and what is carried to the next meeting."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules import actions as a
from governance.rules import resolutions as r
from governance.rules.resolutions import ResolutionStatus as R
from sr_board.base.errors import InputInvalid, RuleBroken

DAY = date(2026, 11, 24)


@given(st.integers(0, 300))
def test_serials_run_without_gaps_from_one(count: int) -> None:
    used: list[int] = []
    for _ in range(count):
        used.append(r.next_seq(used))
    assert used == list(range(1, count + 1))
    assert r.find_gaps(used) == ()


@given(st.sets(st.integers(1, 50), min_size=1))
def test_a_gap_is_named_and_stops_the_register(used: set[int]) -> None:
    gaps = r.find_gaps(used)
    if gaps:
        with pytest.raises(RuleBroken, match="serial-gap") as caught:
            r.next_seq(used)
        assert caught.value.params["missing"] == min(set(range(1, max(used))) - used)
    else:
        assert r.next_seq(used) == max(used) + 1


def test_the_serial_reads_as_it_is_written_on_paper() -> None:
    assert r.serial_text("BKL", 2026, 31) == "BKL/2026/031"
    assert r.serial_text("BKL", 2026, 1031) == "BKL/2026/1031"
    with pytest.raises(InputInvalid, match="group-code-missing"):
        r.serial_text("", 2026, 1)


def test_a_carried_motion_is_passed_and_another_lost() -> None:
    assert (r.verdict(True), r.verdict(False)) == (R.PASSED, R.LOST)


def test_what_carried_in_a_vote_that_does_not_stand_is_void_and_what_was_lost_is_lost() -> None:
    assert (r.verdict(True, valid=False), r.verdict(False, valid=False)) == (R.VOID, R.LOST)


@pytest.mark.parametrize(
    ("day", "april", "year"),
    [
        (date(2026, 3, 31), False, 2026),
        (date(2026, 3, 31), True, 2025),
        (date(2026, 4, 1), True, 2026),
        (date(2026, 12, 31), True, 2026),
        (date(2027, 1, 1), True, 2026),
    ],
)
def test_serials_begin_again_in_january_or_in_april(day: date, april: bool, year: int) -> None:
    assert r.serial_year(day, april=april) == year


@given(st.sampled_from(R), st.sampled_from(R))
def test_an_ended_resolution_changes_no_more_and_nothing_becomes_passed(now: R, to: R) -> None:
    allowed = (now is R.PASSED and to in (R.VOID, R.RESCINDED, R.CARRIED_OUT)) or (
        now is R.LOST and to is R.VOID
    )
    if allowed:
        r.check_change(now, to, "the count was wrong")
        with pytest.raises(InputInvalid, match="text-missing"):
            r.check_change(now, to, "")
    else:
        with pytest.raises(RuleBroken, match="resolution-step-refused"):
            r.check_change(now, to, "the count was wrong")


def item(**changes: object) -> a.ActionState:
    facts: dict[str, object] = {"id": "i", "meeting_id": "m1", "due": DAY}
    return a.ActionState(**(facts | changes))  # type: ignore[arg-type]


def test_something_to_do_is_not_due_before_it_was_agreed() -> None:
    a.check_due(DAY, DAY)
    with pytest.raises(InputInvalid, match="due-before-meeting"):
        a.check_due(date(2026, 11, 23), DAY)


@pytest.mark.parametrize("ended", [{"done_on": DAY}, {"dropped": True}, {"carried_away": True}])
def test_an_ended_item_can_be_neither_done_nor_dropped(ended: dict[str, object]) -> None:
    with pytest.raises(RuleBroken, match="action-not-open"):
        a.check_done(item(**ended), DAY, DAY)
    with pytest.raises(RuleBroken, match="action-not-open"):
        a.check_drop(item(**ended), "moved away")


def test_an_item_is_not_done_tomorrow_nor_dropped_without_a_reason() -> None:
    a.check_done(item(), DAY, DAY)
    a.check_drop(item(), "moved away")
    with pytest.raises(InputInvalid, match="date-in-future"):
        a.check_done(item(), date(2026, 11, 25), DAY)
    with pytest.raises(InputInvalid, match="text-missing"):
        a.check_drop(item(), "")


def test_open_items_of_earlier_meetings_are_carried_and_nothing_else() -> None:
    items = [
        item(id="open"),
        item(id="own", meeting_id="m2"),
        item(id="done", done_on=DAY),
        item(id="dropped", dropped=True),
        item(id="gone on", carried_away=True),
    ]
    assert [i.id for i in a.plan_carry(items, "m2")] == ["open"]


def test_an_item_is_late_the_day_after_and_stuck_after_three_carries() -> None:
    assert not a.is_late(item(), DAY)
    assert a.is_late(item(), date(2026, 11, 25))
    assert not a.is_late(item(done_on=DAY), date(2026, 11, 25))
    assert not a.is_stuck(item(carries=2))
    assert a.is_stuck(item(carries=3))
    assert not a.is_stuck(item(carries=3, done_on=DAY))
