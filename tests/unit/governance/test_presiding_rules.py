"""Whose turn it is to lead: a total order, never led before led, longest ago first."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.rules.presiding import Member, presiding_order

D = date(2026, 1, 1)
days = st.none() | st.integers(0, 400).map(lambda n: D + timedelta(days=n))
ids = st.text("abcdef", min_size=1, max_size=4)
members = st.lists(
    st.builds(Member, ids, days, st.none() | st.integers(1, 40), days),
    unique_by=lambda member: member.id,
    max_size=12,
)


def test_who_never_led_comes_first_then_who_led_longest_ago() -> None:
    later = D + timedelta(days=7)
    found = presiding_order(
        [
            Member("led last week", D, 1, later),
            Member("led first", D, 2, D),
            Member("joined later", later, 3),
            Member("joined first", D, 9),
            Member("with a number", later, 4),
            Member("no number", later),
            Member("day unknown"),
        ]
    )
    assert found == (
        "joined first", "joined later", "with a number", "no number", "day unknown",
        "led first", "led last week",
    )  # fmt: skip


@given(members, st.randoms())
def test_the_order_is_total_and_follows_the_turns(found: list[Member], chance: object) -> None:
    mixed = list(found)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    order = presiding_order(found)
    assert order == presiding_order(mixed)
    assert sorted(order) == sorted(member.id for member in found)
    led = {member.id: member.last_led or date.min for member in found}
    assert [led[person] for person in order] == sorted(led.values())


@given(members)
def test_after_her_turn_she_is_last(found: list[Member]) -> None:
    order = presiding_order(found)
    if order:
        today = D + timedelta(days=500)
        after = [
            Member(m.id, m.joined, m.number, today if m.id == order[0] else m.last_led)
            for m in found
        ]
        assert presiding_order(after) == (*order[1:], order[0])
