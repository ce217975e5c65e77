"""The steps of an election, its dates, sheets, boxes, symbols, lots and marks."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.election_steps import (
    CandidateState,
    Contest,
    ElectionState,
    Method,
    check_dates,
    check_helpers,
    check_lot,
    check_marks,
    check_move,
    check_not_frozen,
    check_roll_day,
    check_years,
    contest_of,
    merged_order,
    mix_boxes,
    plan_symbols,
)
from sr_board.base.errors import InputInvalid, RuleBroken

D = date(2026, 11, 1)


def day(number: int) -> date:
    return date(2026, 11, number)


def key_of(work: object) -> str:
    with pytest.raises((RuleBroken, InputInvalid)) as caught:
        work()  # type: ignore[operator]
    return caught.value.key


def test_steps_follow_one_another_and_nothing_follows_the_end() -> None:
    way = "called nominations scrutiny polling counting tie counting declared disputed declared"
    states = [ElectionState(word) for word in f"{way} closed".split()]
    for now, to in pairwise(states):
        check_move(now, to)
    for end in (ElectionState.CLOSED, ElectionState.ANNULLED):
        assert end.is_over
        for to in ElectionState:
            assert key_of(lambda to=to, end=end: check_move(end, to)) == "election-step-refused"
    assert not ElectionState.TIE.is_over
    assert key_of(lambda: check_move(ElectionState.POLLING, ElectionState.DECLARED)) == (
        "election-step-refused"
    )


def test_every_open_election_can_be_annulled() -> None:
    for now in ElectionState:
        if not now.is_over:
            check_move(now, ElectionState.ANNULLED)


def test_states_and_methods_say_what_they_are() -> None:
    assert [s for s in CandidateState if s.stands] == [
        CandidateState.VALID,
        CandidateState.ELECTED,
        CandidateState.NOT_ELECTED,
    ]
    assert {m for m in Method if m.ranked} == {Method.STV, Method.IRV}
    assert {m for m in Method if m.open_vote} == {
        Method.SHOW_OF_HANDS,
        Method.QUEUE,
        Method.CONSENSUS,
    }
    assert {m for m in Method if m.one_post} == {
        Method.PLURALITY,
        Method.YES_NO_SINGLE,
        Method.TWO_ROUND,
        Method.IRV,
    }


@pytest.mark.parametrize(
    ("days", "key"),
    [
        ((5, 9, 8, 12, 20), "nominations-close-first"),
        ((5, 8, 9, 8, 20), "withdrawals-out-of-order"),
        ((5, 8, 9, 12, 11), "polling-too-early"),
        ((21, 8, 9, 12, 20), "roll-after-polling"),
    ],
)
def test_dates_in_another_order_are_refused(days: tuple[int, ...], key: str) -> None:
    assert key_of(lambda: check_dates(*map(day, days))) == key


def test_all_on_one_day_is_possible_in_a_small_group() -> None:
    check_dates(D, D, D, D, D)


def test_who_counts_does_not_stand() -> None:
    assert check_helpers("a", ("b", "c"), {"x"}) is None
    assert check_helpers(None, (), {"x"}) is None
    assert check_helpers("a", ("b", "x"), {"x"}) == "x"
    assert key_of(lambda: check_helpers("a", ("a",), ())) == "helper-twice"


def test_a_frozen_roll_takes_nobody() -> None:
    check_not_frozen(None)
    assert key_of(lambda: check_not_frozen(D)) == "roll-is-frozen"


def test_small_boxes_are_mixed() -> None:
    assert mix_boxes({"A": 40, "B": 3, "C": 30}, 5) == (("A",), ("B", "C"))
    assert mix_boxes({"A": 40, "B": 3, "C": 4}, 5) == (("A",), ("B", "C"))
    assert mix_boxes({"A": 4}, 5) == (("A",),)
    assert mix_boxes({"A": 5, "B": 6}, 5) == (("A",), ("B",))
    assert mix_boxes({}, 5) == ()


@given(
    st.dictionaries(st.sampled_from("ABCDEFGH"), st.integers(0, 40), min_size=1),
    st.integers(0, 10),
)
def test_no_group_of_boxes_shows_few_voters(boxes: dict[str, int], below: int) -> None:
    groups = mix_boxes(boxes, below)
    assert sorted(box for group in groups for box in group) == sorted(boxes)
    sizes = [sum(boxes[box] for box in group) for group in groups]
    assert all(size >= below for size in sizes) or len(groups) == 1


def test_contests() -> None:
    def contest(standing: int, seats: int, kept: int = 0, ask: bool = False) -> Contest:
        return contest_of(standing, seats, kept_empty=kept, ask_yes_no=ask)

    assert contest(0, 3) is Contest.NOBODY
    assert contest(3, 3) is Contest.UNOPPOSED
    assert contest(3, 3, kept=1) is Contest.CONTESTED
    assert contest(4, 3) is Contest.CONTESTED
    assert contest(1, 1, ask=True) is Contest.YES_NO
    assert contest(2, 2, ask=True) is Contest.UNOPPOSED


STOCK = ("ladder", "sun", "pot", "fish")


def test_the_earlier_nomination_has_the_symbol() -> None:
    plan = plan_symbols([("b", day(2), "sun"), ("a", day(1), "sun"), ("c", D, "")], {}, STOCK)
    assert plan.given == {"a": "sun", "b": "ladder", "c": "pot"}
    assert plan.needs_lot == {}


def test_of_one_day_a_lot_decides() -> None:
    wishes = [("a", D, "sun"), ("b", D, "sun"), ("c", D, "fish")]
    plan = plan_symbols(wishes, {}, STOCK)
    assert plan.given == {"c": "fish"}
    assert plan.needs_lot == {"sun": ("a", "b")}
    drawn = plan_symbols(wishes, {"sun": "b"}, STOCK)
    assert drawn.given == {"b": "sun", "c": "fish", "a": "ladder"}


def test_symbols_can_run_out() -> None:
    wishes = [(name, D, "") for name in "abcde"]
    assert key_of(lambda: plan_symbols(wishes, {}, STOCK)) == "symbols-run-out"


@given(st.lists(st.sampled_from(("", *STOCK)), min_size=1, max_size=4))
def test_no_symbol_is_given_twice(wishes: list[str]) -> None:
    rows = [(str(no), day(no + 1), wish) for no, wish in enumerate(wishes)]
    plan = plan_symbols(rows, {}, STOCK)
    assert sorted(plan.given) == sorted(who for who, _, _ in rows)
    assert len(set(plan.given.values())) == len(rows)


def test_a_lot_is_whole_or_refused() -> None:
    tied = ("a", "b", "c")
    check_lot(tied, ("c", "a", "b"), recounted=True, witnesses=2, chits=15)

    def lot(order: tuple[str, ...] = ("c", "a", "b"), **more: int) -> str:
        facts = {"recounted": True, "witnesses": 2, "chits": 15, **more}
        return key_of(lambda: check_lot(tied, order, **facts))  # type: ignore[arg-type]

    assert lot(recounted=False) == "lot-before-recount"
    assert lot(("c", "a")) == "lot-order-incomplete"
    assert lot(("c", "a", "a")) == "lot-order-incomplete"
    assert lot(witnesses=1) == "lot-needs-witnesses"
    assert lot(chits=14) == "lot-chits-differ"
    assert lot(chits=0) == "lot-chits-differ"


def test_orders_of_several_lots_hold_together() -> None:
    assert merged_order([]) == ()
    assert merged_order([(3, 1), (2, 1)]) == (3, 2, 1)
    assert merged_order([(1, 2), (3, 2)]) == (1, 3, 2)
    assert merged_order([(1, 2), (2, 1)]) == (1, 2)


@given(st.lists(st.permutations([1, 2, 3, 4, 5]).map(lambda p: tuple(p[:3])), max_size=3))
def test_a_merged_order_holds_everybody_once(lots: list[tuple[int, ...]]) -> None:
    order = merged_order(lots)
    assert sorted(order) == sorted({name for lot in lots for name in lot})
    if len(lots) == 1:
        assert order == lots[0]


def test_three_marks() -> None:
    check_marks(["scrutineer", "returning_officer", "scrutineer"])
    assert key_of(lambda: check_marks(["returning_officer", "scrutineer"])) == "marks-missing"
    assert key_of(lambda: check_marks(["scrutineer", "scrutineer"])) == "marks-missing"
    assert key_of(lambda: check_marks([])) == "marks-missing"


def test_days_lie_within_the_years_of_people() -> None:
    today = date(2026, 1, 1)
    check_years((date(1950, 1, 1), date(2028, 12, 31)), today)
    for day in (date(1949, 12, 31), date(2029, 1, 1)):
        with pytest.raises(InputInvalid, match="date-impossible"):
            check_years((today, day), today)


@given(st.sampled_from(ElectionState), st.integers(-40, 40))
def test_the_roll_is_frozen_in_the_scrutiny_from_its_day_on(
    state: ElectionState, later: int
) -> None:
    today = D + timedelta(days=later)
    early = state in (ElectionState.CALLED, ElectionState.NOMINATIONS) or later < 0
    if early:
        assert key_of(lambda: check_roll_day(state, D, today)) == "roll-too-early"
    elif state is ElectionState.SCRUTINY:
        check_roll_day(state, D, today)
    else:
        assert key_of(lambda: check_roll_day(state, D, today)) == "election-step-refused"
