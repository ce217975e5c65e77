"""Which line of the bank is which line of the books."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.matching import How, Item, Proposal, check_match, check_once, proposals, sure
from sr_board.base.errors import InputInvalid, RuleBroken

FEW = settings(max_examples=60, deadline=None)
START = date(2026, 3, 1)


def item(key: str, day: int, amount: int, number: str = "") -> Item:
    """A line on a day of March."""
    return Item(key, START + timedelta(days=day - 1), amount, number)


def ids(made: tuple[Proposal, ...]) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    """Only what goes with what."""
    return [(one.bank, one.book) for one in made]


def test_same_amount_within_three_days_and_not_on_the_fourth() -> None:
    bank = [item("b1", 10, 5000), item("b2", 20, -700)]
    book = [item("k1", 7, 5000), item("k2", 16, -700)]
    assert ids(proposals(bank, book)) == [(("b1",), ("k1",))]
    assert ids(proposals(bank, book, window=4)) == [(("b1",), ("k1",)), (("b2",), ("k2",))]
    with pytest.raises(InputInvalid) as wrong:
        proposals(bank, book, window=-1)
    assert wrong.value.key == "match-window-wrong"


def test_money_in_is_never_money_out() -> None:
    assert proposals([item("b", 1, 500)], [item("k", 1, -500)]) == ()


def test_a_line_goes_with_one_line_only_and_most_pairs_are_found() -> None:
    """The nearest pair first would leave two lines without a partner."""
    bank = [item("b1", 4, 900), item("b2", 6, 900)]
    book = [item("k1", 2, 900), item("k2", 5, 900)]
    assert ids(proposals(bank, book)) == [(("b2",), ("k2",)), (("b1",), ("k1",))]
    assert not any(one.alone for one in proposals(bank, book) if one.bank == ("b1",))
    assert ids(sure(bank, book)) == []


def test_the_number_of_the_cheque_goes_before_the_date() -> None:
    bank = [item("b1", 20, -900, "Chq 000123"), item("b2", 2, -900)]
    book = [item("k1", 2, -900, "123"), item("k2", 2, -900)]
    made = proposals(bank, book)
    assert ids(made) == [(("b1",), ("k1",)), (("b2",), ("k2",))]
    assert (made[0].how, made[0].days) == (How.NUMBER, 18)
    assert ids(sure(bank, book)) == [(("b2",), ("k2",))], "a number far apart is only proposed"


def test_a_number_that_stands_twice_says_nothing() -> None:
    bank = [item("b1", 2, 900, "7"), item("b2", 2, 900, "7")]
    made = proposals(bank, [item("k1", 2, 900, "7")])
    assert [one.how for one in made] == [How.AMOUNT]


def test_one_deposit_of_several_entries_and_one_entry_of_several_lines() -> None:
    bank = [item("b1", 5, 1500), item("b2", 9, -300), item("b3", 10, -400)]
    book = [item("k1", 4, 1000), item("k2", 5, 500), item("k3", 9, -700), item("k4", 5, 250)]
    made = sure(bank, book)
    assert ids(made) == [(("b1",), ("k1", "k2")), (("b2", "b3"), ("k3",))]
    assert {one.how for one in made} == {How.SUM}


def test_two_ways_to_add_up_are_proposed_and_not_ticked() -> None:
    bank = [item("b1", 5, 1500)]
    book = [item("k1", 5, 1000), item("k2", 5, 500), item("k3", 6, 900), item("k4", 6, 600)]
    made = proposals(bank, book)
    assert ids(made) == [(("b1",), ("k1", "k2"))]
    assert not made[0].alone
    assert sure(bank, book) == ()


def test_a_sum_takes_six_lines_at_most() -> None:
    bank = [item("b", 5, 700)]
    book = [item(f"k{n}", 5, 100) for n in range(7)]
    assert proposals(bank, book) == ()


def test_many_lines_of_one_size_end_the_search_and_not_the_program() -> None:
    bank = [item("b", 5, 100_001)]
    book = [item(f"k{n:02}", 5, 2 * n + 2) for n in range(40)]
    assert proposals(bank, book) == ()


@pytest.mark.parametrize(
    ("bank", "book", "key"),
    [
        ([], [item("k", 1, 5)], "match-one-side"),
        ([item("b", 1, 5)], [], "match-one-side"),
        ([item("b", 1, 5)] * 2, [item("k", 1, 5)] * 2, "match-many-many"),
        ([item("b", 1, 5)], [item("k", 1, 4)], "match-amounts-differ"),
    ],
)
def test_what_cannot_be_ticked_together(bank: list[Item], book: list[Item], key: str) -> None:
    with pytest.raises(RuleBroken) as broken:
        check_match(bank, book)
    assert broken.value.key == key


def test_lines_of_one_side_that_cancel_each_other() -> None:
    check_match([item("b", 1, -30), item("c", 4, 30)], [])
    check_match([], [item("k", 1, 50), item("l", 1, -20), item("m", 2, -30)])
    with pytest.raises(RuleBroken):
        check_match([item("b", 1, -30), item("c", 4, 31)], [])


@pytest.mark.parametrize("side", [0, 1])
def test_a_line_is_the_same_money_only_once(side: int) -> None:
    check_once([(["x"], ["x"]), (["y", "z"], ["w"]), ((), ("a", "b"))])
    ticked = [(("x",), ("y",)), (("x", "a"), ("b",))]
    with pytest.raises(RuleBroken) as broken:
        check_once([(one[side], one[1 - side]) for one in ticked])
    assert (broken.value.key, broken.value.params["line"]) == ("match-line-twice", "x")


def test_ticks_may_lie_months_apart() -> None:
    check_match([item("b", 90, 5)], [item("k", 1, 3), item("l", 2, 2)])


LINES = st.lists(
    st.tuples(st.integers(1, 12), st.sampled_from([-300, -200, -100, 100, 200, 300])), max_size=6
)


def _items(rows: list[tuple[int, int]], side: str) -> list[Item]:
    return [item(f"{side}{n}", day, amount) for n, (day, amount) in enumerate(rows)]


@FEW
@given(LINES, LINES)
def test_every_proposal_can_be_ticked_and_no_line_stands_in_two(
    left: list[tuple[int, int]], right: list[tuple[int, int]]
) -> None:
    bank, book = _items(left, "b"), _items(right, "k")
    by_id = {x.id: x for x in (*bank, *book)}
    made = proposals(bank, book)
    for one in made:
        check_match([by_id[x] for x in one.bank], [by_id[x] for x in one.book])
        assert one.days <= 3
    used = [x for one in made for x in (*one.bank, *one.book)]
    assert len(used) == len(set(used))
    assert set(sure(bank, book)) <= set(made)


@FEW
@given(st.lists(st.integers(1, 9), max_size=4), st.lists(st.integers(1, 9), max_size=4))
def test_no_other_pairing_of_one_amount_finds_more_or_lies_nearer(
    left: list[int], right: list[int]
) -> None:
    bank = _items([(day, 100) for day in left], "b")
    book = _items([(day, 100) for day in right], "k")
    made = [one for one in proposals(bank, book) if one.how is How.AMOUNT]
    mine = (-len(made), sum(one.days for one in made))
    small, large = sorted((left, right), key=len)
    best = min(
        (
            _worth([(a, b) for a, b in zip(small, order, strict=False)])
            for order in permutations(large, len(small))
        ),
        default=(0, 0),
    )
    assert mine <= best


def _worth(pairs: list[tuple[int, int]]) -> tuple[int, int]:
    """(pairs within the window below nought, days) of the pairs that may be."""
    near = [abs(a - b) for a, b in pairs if abs(a - b) <= 3]
    return -len(near), sum(near)
