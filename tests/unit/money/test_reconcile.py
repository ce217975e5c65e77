"""The reconciliation statement: what stands between the bank's balance and that of the books."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from finance.rules.matching import Item
from finance.rules.reconcile import Open, balance_breaks, check_final, statement
from sr_board.base.errors import RuleBroken

FEW = settings(max_examples=60, deadline=None)
AS_OF = date(2026, 3, 31)


def item(key: str, day: int, amount: int) -> Item:
    """A line on a day counted from the first of March."""
    return Item(key, date(2026, 3, 1) + timedelta(days=day - 1), amount)


BANK = [item("deposit", 3, 5_000_00), item("interest", 31, 31_20), item("charge", 30, -11_80)]
BOOK = [item("banked", 2, 5_000_00), item("late", 31, 700_00), item("cheque", 20, -250_00)]


def test_every_line_of_the_form_and_the_age_of_open_items() -> None:
    made = statement(AS_OF, 5_019_40, 5_450_00, BANK, BOOK, [(("deposit",), ("banked",))])
    assert (made.deposits, made.withdrawals) == (700_00, 250_00)
    assert (made.bank_in, made.bank_out) == (31_20, 11_80)
    assert made.expected == 5_019_40 + 700_00 - 250_00 - 31_20 + 11_80 == made.book_balance
    assert made.agrees
    check_final(made)
    assert [(one.item.id, one.kind, one.age) for one in made.items] == [
        ("late", Open.DEPOSIT, 0),
        ("cheque", Open.WITHDRAWAL, 11),
        ("interest", Open.BANK_IN, 0),
        ("charge", Open.BANK_OUT, 1),
    ]


def test_what_nobody_can_name_is_refused() -> None:
    made = statement(AS_OF, 5_019_40, 5_400_00, BANK, BOOK, [(("deposit",), ("banked",))])
    assert made.difference == -50_00
    with pytest.raises(RuleBroken) as broken:
        check_final(made)
    assert (broken.value.key, broken.value.params["amount_paise"]) == (
        "reconciliation-differs",
        50_00,
    )


def test_a_cheque_that_the_bank_pays_later_was_open_on_the_day() -> None:
    bank, book = [item("paid", 33, -250_00)], [item("cheque", 30, -250_00)]
    before = statement(AS_OF, 1_000_00, 750_00, bank, book, [(("paid",), ("cheque",))])
    assert [one.kind for one in before.items] == [Open.WITHDRAWAL]
    assert before.agrees
    after = statement(date(2026, 4, 2), 750_00, 750_00, bank, book, [(("paid",), ("cheque",))])
    assert (after.items, after.agrees) == ((), True)


def test_lines_that_belong_together_stay_open_until_the_last_is_there() -> None:
    bank = [item("b", 30, 300)]
    book = [item("k1", 29, 100), item("k2", 32, 200)]
    made = statement(AS_OF, 300, 100, bank, book, [(("b",), ("k1", "k2"))])
    assert [one.kind for one in made.items] == [Open.DEPOSIT, Open.BANK_IN]
    assert made.agrees


def test_a_running_balance_that_jumps() -> None:
    lines = [
        (item("a", 1, 100), 1_100),
        (item("b", 2, 50), None),
        (item("c", 3, -20), 1_130),
        (item("d", 4, 10), 1_150),
        (item("e", 5, 10), 1_160),
    ]
    (one,) = balance_breaks(lines)
    assert (one.id, one.expected, one.found) == ("d", 1_140, 1_150)
    assert balance_breaks([]) == ()
    assert balance_breaks([(item("a", 1, 100), None)]) == ()


AMOUNTS = st.integers(-10_000, 10_000).filter(bool)
DAYS = st.integers(1, 40)


@FEW
@given(
    both=st.lists(st.tuples(DAYS, DAYS, AMOUNTS), max_size=6),
    only_bank=st.lists(st.tuples(DAYS, AMOUNTS), max_size=4),
    only_book=st.lists(st.tuples(DAYS, AMOUNTS), max_size=4),
    opening=st.integers(-1_000, 1_000_000),
)
def test_true_lines_always_agree(
    both: list[tuple[int, int, int]],
    only_bank: list[tuple[int, int]],
    only_book: list[tuple[int, int]],
    opening: int,
) -> None:
    """Whatever was ticked and whenever it happened: the two balances differ by what is named."""
    bank = [item(f"b{n}", day, amount) for n, (day, _, amount) in enumerate(both)]
    book = [item(f"k{n}", day, amount) for n, (_, day, amount) in enumerate(both)]
    ticked = [((f"b{n}",), (f"k{n}",)) for n in range(len(both))]
    bank += [item(f"x{n}", day, amount) for n, (day, amount) in enumerate(only_bank)]
    book += [item(f"y{n}", day, amount) for n, (day, amount) in enumerate(only_book)]
    at_bank = opening + sum(x.amount for x in bank if x.on_date <= AS_OF)
    in_books = opening + sum(x.amount for x in book if x.on_date <= AS_OF)
    made = statement(AS_OF, at_bank, in_books, bank, book, ticked)
    assert made.agrees
    assert all(one.age >= 0 for one in made.items)
    off_by_one = statement(AS_OF, at_bank, in_books + 1, bank, book, ticked)
    assert off_by_one.difference == 1
