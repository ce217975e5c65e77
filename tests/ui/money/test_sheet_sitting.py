"""The sheet as the treasurer works on it: questions, undo, bringers, advances. No widgets."""

from __future__ import annotations

from dataclasses import replace

import pytest

from finance.rules.sheet import Column, Mark, RowState
from finance.sheet.content import (
    BankContent,
    PaymentContent,
    PaymentKind,
    SheetContent,
    as_text,
    from_text,
)
from tests.gallery.sheet_example import example_sheet, filled
from ui.money.sheet.sitting import Sitting

LAKSHMI, NOOR, BINA, MALATI = "p7", "p10", "p2", "p8"


@pytest.fixture
def sheet() -> Sitting:
    return Sitting(example_sheet())


def test_the_picture_comes_to_its_figures() -> None:
    sheet = Sitting(filled())
    found = sheet.totals()
    assert (found.received, found.in_full, found.missing) == (238700, 13, 25000)
    assert sheet.box().must == 650700
    states = {row.member.number: row.state for row in sheet.rows()}
    assert (states[7], states[8], states[10]) == (RowState.PART, RowState.SENT, RowState.DUE)


def test_a_payment_above_the_loan_is_refused_and_can_be_returned(sheet: Sitting) -> None:
    asked = sheet.type_amount(LAKSHMI, Column.PRINCIPAL, 200000)
    assert asked is not None
    assert (asked.kind, asked.owed, asked.rest, asked.firm) == ("above-owed", 150000, 50000, True)
    assert sheet.type_amount(LAKSHMI, Column.PRINCIPAL, 200000) is not None
    assert sheet.given(LAKSHMI).total == 0
    sheet.give_back()
    assert sheet.given(LAKSHMI).of(Column.PRINCIPAL) == 150000


def test_an_advance_is_asked_once_and_meant_the_second_time(sheet: Sitting) -> None:
    asked = sheet.type_amount(LAKSHMI, Column.PRINCIPAL, 40000)
    assert asked is not None
    assert asked.kind == "advance"
    assert sheet.type_amount(LAKSHMI, Column.PRINCIPAL, 40000) is None
    assert sheet.given(LAKSHMI).of(Column.PRINCIPAL) == 40000
    sheet.type_amount(LAKSHMI, Column.PRINCIPAL, 50000)
    sheet.take_advance("lower")
    assert sheet.content.row(LAKSHMI).advance == "lower"
    assert sheet.given(LAKSHMI).of(Column.PRINCIPAL) == 50000


def test_much_more_than_usual_and_odd_savings_are_asked_again(sheet: Sitting) -> None:
    more = sheet.type_amount(BINA, Column.SAVINGS, 50000)
    odd = sheet.type_amount(BINA, Column.SAVINGS, 4500)
    assert more is not None
    assert odd is not None
    assert (more.kind, odd.kind, odd.owed) == ("much-more", "not-a-multiple", 1000)
    assert sheet.type_amount(BINA, Column.SAVINGS, 4500) is None
    assert sheet.row(BINA).missing == 500


def test_more_savings_than_asked_can_become_extra_savings(sheet: Sitting) -> None:
    assert Column.VOLUNTARY not in sheet.columns
    asked = sheet.type_amount(BINA, Column.SAVINGS, 8000)
    assert asked is not None
    assert asked.kind == "extra"
    sheet.take_extra()
    given = sheet.given(BINA)
    assert (given.of(Column.SAVINGS), given.of(Column.VOLUNTARY)) == (5000, 3000)
    assert sheet.columns[1] is Column.VOLUNTARY


def test_one_sum_is_divided_and_the_rest_given_back(sheet: Sitting) -> None:
    asked = sheet.type_total(BINA, 10000)
    assert asked is not None
    assert (asked.kind, asked.rest) == ("change", 5000)
    assert sheet.given(BINA).total == 5000
    rest = sheet.type_total(LAKSHMI, 50000)
    assert rest is not None
    assert (rest.kind, rest.rest) == ("too-much", 12600)
    sheet.take_advance("shorten")
    assert sheet.given(LAKSHMI).total == 50000
    assert sheet.type_total(LAKSHMI, 37400) is None


def test_money_of_one_who_is_away_waits_for_its_bringer(sheet: Sitting) -> None:
    sheet.mark(NOOR, Mark.ABSENT)
    sheet.mark(MALATI, Mark.LEAVE)
    asked = sheet.type_total(NOOR, 5000)
    assert asked is not None
    assert asked.kind == "absent"
    assert not sheet.sent_with(NOOR, MALATI)
    assert sheet.sent_with(NOOR, BINA)
    assert sheet.row(NOOR).state is RowState.SENT
    sheet.mark(NOOR, Mark.PRESENT)
    assert sheet.given(NOOR).sent_with is None


def test_a_fine_comes_and_goes_with_the_mark(sheet: Sitting) -> None:
    sheet.all_paid()
    sheet.mark(BINA, Mark.LATE)
    assert sheet.due(BINA).due(Column.FINE) == 500
    assert sheet.row(BINA).missing == 500
    sheet.all_paid()
    assert sheet.given(BINA).of(Column.FINE) == 500
    sheet.mark(BINA, Mark.PRESENT)
    assert sheet.given(BINA).of(Column.FINE) == 0
    marks = [sheet.turn(BINA) for _ in range(4)]
    assert marks == [Mark.LATE, Mark.LEAVE, Mark.ABSENT, Mark.PRESENT]


def test_undo_takes_back_step_by_step_and_stays_where_the_meeting_stands(sheet: Sitting) -> None:
    sheet.all_paid()
    sheet.go(3)
    sheet.type_amount(BINA, Column.SAVINGS, 0)
    assert sheet.undo()
    assert sheet.given(BINA).total == 5000
    assert sheet.undo()
    assert (sheet.totals().received, sheet.content.step) == (0, 3)
    assert not sheet.undo()
    assert not sheet.can_undo()


def test_what_is_written_comes_back_from_its_text(sheet: Sitting) -> None:
    sheet.all_paid()
    sheet.add_payment(PaymentContent("a", PaymentKind.EXPENSE, 500, payee="Shop"))
    sheet.add_bank(BankContent("b", "b1", -700, "9"))
    sheet.set_pieces(50000, 3)
    sheet.set_pieces(100, 4)
    sheet.set_pieces(100, None)
    sheet.set_counters((BINA, NOOR))
    sheet.set_reason("two notes stuck together")
    assert from_text(as_text(sheet.content)) == sheet.content
    assert from_text("") == SheetContent()
    assert sheet.count().counted == 150000
    sheet.drop_payment("a")
    sheet.drop_bank("b")
    assert (sheet.content.payments, sheet.content.bank) == ((), ())


def test_a_payment_with_the_same_id_takes_the_place_of_the_old(sheet: Sitting) -> None:
    first = PaymentContent("a", PaymentKind.EXPENSE, 500)
    sheet.add_payment(first)
    sheet.add_payment(replace(first, amount=900))
    assert [each.amount for each in sheet.content.payments] == [900]


def test_rows_in_which_nothing_is_written_are_counted(sheet: Sitting) -> None:
    assert sheet.untouched() == 15
    sheet.mark(NOOR, Mark.ABSENT)
    sheet.accept(BINA, Column.SAVINGS)
    assert sheet.untouched() == 13
    sheet.accept(NOOR, Column.SAVINGS)
    assert sheet.given(NOOR).total == 0
    sheet.all_present()
    assert sheet.here() == 15
