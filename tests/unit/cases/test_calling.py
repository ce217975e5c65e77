"""Whom to call: the order, the number for the hour, and that no line ever disappears."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.cases.rules.calling import at_night, built_in, to_call
from sr_board.cases.vocabulary import ReferralKind

IST = timezone(timedelta(minutes=330))
K = ReferralKind


@dataclass(frozen=True)
class Service:
    kind: ReferralKind
    name: str = ""
    phone: str = ""
    hours: str = ""
    duty_phones: tuple[str, ...] = ()
    stale: bool = False
    verified_on: date | None = None


def here(day: int, hour: int, minute: int = 0) -> datetime:
    """A day of March 2026; the 8th is a Sunday."""
    return datetime(2026, 3, day, hour, minute, tzinfo=IST)


@pytest.mark.parametrize(
    ("at", "night"),
    [
        (here(6, 7, 59), True),
        (here(6, 8), False),
        (here(6, 19, 59), False),
        (here(6, 20), True),
        (here(6, 2), True),
        (here(7, 12), False),
        (here(8, 12), True),
    ],
)
def test_offices_are_closed_at_night_and_on_sundays(at: datetime, night: bool) -> None:
    assert at_night(at) is night


def test_at_night_the_duty_number_stands_first() -> None:
    office = Service(K.CWC, "Committee", "033 1", "10 to 5", ("033 2", "033 3"))
    (line,) = (one for one in to_call([office], here(6, 2), True) if one.kind is K.CWC)
    assert line.numbers == ("033 2", "033 3", "033 1")
    assert (line.name, line.hours, line.old, line.own) == ("Committee", "10 to 5", False, False)
    (line,) = (one for one in to_call([office], here(6, 12), True) if one.kind is K.CWC)
    assert line.numbers == ("033 1", "033 2", "033 3")


def test_a_number_stands_before_none_and_a_checked_one_before_an_old_one() -> None:
    rows = [
        Service(K.HOSPITAL, "without"),
        Service(K.HOSPITAL, "old", "1", stale=True),
        Service(K.HOSPITAL, "fresh", duty_phones=("2",)),
    ]
    found = [one.name for one in to_call(rows, here(6, 12), None) if one.kind is K.HOSPITAL]
    assert found == ["fresh", "old", "without"]


def test_for_an_adult_the_police_is_not_called_and_nobody_is_left_out_for_a_child() -> None:
    adult = {one.kind for one in to_call([Service(K.POLICE, "unit", "1")], here(6, 12), False)}
    assert K.POLICE not in adult
    assert K.CWC not in adult
    child = [one.kind for one in to_call([], here(6, 12), True)]
    assert child[:3] == [K.CHILD_HELPLINE, K.CWC, K.POLICE]


@pytest.mark.parametrize("child", [True, False, None])
def test_without_directory_and_pack_the_helplines_stay(child: bool | None) -> None:
    lines = built_in(child)
    assert [one.kind for one in lines] == [one.kind for one in to_call([], here(6, 12), child)]
    numbers = {one.numbers for one in lines}
    assert ("181",) in numbers or ("1098 / 112",) in numbers
    assert all(one.old for one in lines)


services = st.builds(
    Service,
    kind=st.sampled_from(list(ReferralKind)),
    name=st.text(max_size=4),
    phone=st.sampled_from(("", "1", "22")),
    duty_phones=st.lists(st.sampled_from(("7", "8")), max_size=2).map(tuple),
    stale=st.booleans(),
)


@settings(max_examples=60, deadline=None)
@given(
    st.lists(services, max_size=6),
    st.integers(0, 23),
    st.integers(1, 28),
    st.sampled_from((True, False, None)),
)
def test_every_kind_keeps_its_line_and_no_number_is_lost(
    rows: list[Service], hour: int, day: int, child: bool | None
) -> None:
    lines = to_call(rows, here(day, hour), child)
    kinds = [one.kind for one in lines]
    assert {one.kind for one in built_in(child)} == set(kinds)
    for row in rows:
        if row.kind in kinds:
            told = {n for one in lines if one.kind is row.kind for n in one.numbers}
            assert {*row.duty_phones, *([row.phone] if row.phone else [])} <= told
