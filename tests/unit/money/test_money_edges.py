"""The rules of money exactly on their borders: the day itself, the last paisa, nothing at all."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from finance.rules import closing as cl
from finance.rules import statements as s
from finance.rules.cash_count import COINS_BELOW, DENOMINATIONS, denominations, worths_from
from finance.rules.dated import DatedRule, Unit
from finance.rules.entries import (
    EntryKind,
    Line,
    check_entry,
    money_by_fund,
    needs_second,
    net,
    reversed_lines,
    used_of_resolution,
)
from finance.rules.external import ExternalTerms, external_periods, external_schedule
from finance.rules.funds import FundKind, Use, transfer_legs, use_of
from finance.rules.grading import (
    Answer,
    Band,
    Parameter,
    Source,
    Template,
    check_template,
    grade,
)
from finance.rules.grading import Unit as Measure
from finance.rules.loans.products import Method
from finance.rules.locks import LockScope, StandingLock, check_new_lock, year_end_after, year_of
from finance.rules.matching import Item
from finance.rules.ratios import half_up, loan_fund_use, members_with_loan, retention
from finance.rules.receipts_payments import EntryFact, Leg, receipts_payments
from finance.rules.reconcile import Open, statement
from finance.rules.sheet import (
    Ask,
    Column,
    Doubt,
    Given,
    LoanOut,
    MemberDue,
    RowState,
    as_due,
    check_given,
    doubts,
    fill,
    row_state,
    totals,
)
from finance.rules.subvention import forecast
from sr_board.base.errors import InputInvalid, RuleBroken

DAY, END = date(2026, 3, 1), date(2026, 3, 31)


def test_a_trial_balance_ties_only_when_every_column_does() -> None:
    def ties(*rows: tuple[int, int, int, int]) -> bool:
        made = [s.TrialRow(str(n), *row) for n, row in enumerate(rows)]
        return s.TrialBalance(tuple(made)).ties

    assert ties((5, 7, 0, 12), (-5, 0, 7, -12))
    assert not ties((5, 7, 0, 12), (-5, 0, 8, -12))
    assert not ties((5, 7, 0, 12), (-4, 0, 7, -12))
    assert not ties((5, 7, 0, 12), (-5, 0, 7, -11))


def test_statements_are_in_the_order_of_codes_and_leave_nothing_out_but_nothing() -> None:
    rows = [
        s.Moved("5030", "general", debit=90, credit=20),
        s.Moved("4020", "social", credit=70, debit=10, closed=60),
        s.Moved("4010", "general", credit=50, closed=-3),
        s.Moved("1020", "social", opening=4, debit=4, credit=8),
        s.Moved("1010", "general"),
        s.Moved("4030", "rf", debit=6, credit=6),
    ]
    made = s.trial_balance(rows)
    assert [row.account for row in made.rows] == ["1020", "4010", "4020", "4030", "5030"]
    assert [(row.debit, row.credit) for row in made.rows] == [
        (4, 8), (0, 53), (70, 70), (6, 6), (90, 20),
    ]  # fmt: skip
    result = s.income_expenditure(rows)
    assert result.income == (s.Figure("4010", 50), s.Figure("4020", 60))
    assert result.expenditure == (s.Figure("5030", 70),)
    assert (result.total_income, result.surplus) == (110, 40)
    sheet = s.balance_sheet(
        [s.Moved("1020", "g", 5), s.Moved("1010", "g", 7), s.Moved("1040", "g")]
    )
    assert sheet.assets == (s.Figure("1010", 7), s.Figure("1020", 5)) and sheet.surplus == 0
    funds = s.fund_statements([*rows, s.Moved("1010", "empty")])
    assert [fund.fund for fund in funds] == ["general", "rf", "social"]


def test_a_correction_is_understood_in_whatever_order_it_is_told() -> None:
    wrong = EntryFact(1, "a", DAY, (Leg("1010", 500), Leg("4010", -500)))
    right = EntryFact(2, "a", END, (Leg("4010", 500), Leg("4020", -500)))
    for told in ([wrong, right], [right, wrong]):
        made = receipts_payments(told, DAY, END)
        assert [(row.head, row.amount) for row in made.receipts] == [("4020", 500)]
        assert made.payments == () and made.ties


READY = cl.Readiness(END, date(2026, 4, 2), banks=(cl.BankFact("b", END),))


def test_books_that_were_never_locked_can_be() -> None:
    assert cl.gaps_of_month(READY) == cl.gaps_of_year(READY) == ()
    assert cl.gaps_of_year(replace(READY, unclosed=True)) == ()
    locked = replace(READY, locked_until=END, unexplained=5)
    assert cl.gaps_of_year(locked) == (cl.Gap.ALREADY_LOCKED,)
    later = replace(READY, locked_until=date(2026, 4, 30))
    assert cl.gaps_of_month(later) == (cl.Gap.ALREADY_LOCKED,)


def test_closing_lines_stand_in_order_and_tell_the_surplus_of_each_fund() -> None:
    lines = cl.closing_lines(
        [
            s.Moved("5030", "social", debit=500),
            s.Moved("4050", "general", opening=-20, credit=70),
            s.Moved("4010", "general", credit=300),
        ]
    )
    assert [(line.fund, line.account, line.amount) for line in lines] == [
        ("general", "4010", 300), ("general", "4050", 90), ("social", "5030", -500),
        ("general", "3020", -390), ("social", "3020", 500),
    ]  # fmt: skip
    assert cl.surplus_by_fund(lines) == {"general": 390, "social": -500}


def test_lines_of_the_day_itself_count_and_the_oldest_stands_first() -> None:
    bank = [Item("b", END, 700), Item("later", date(2026, 4, 1), 9)]
    book = [Item("k", END, 700), Item("new", END, -1), Item("old", DAY, -1), Item("in", DAY, 1)]
    made = statement(END, 700, 699, bank, book, [(("b",), ("k",))])
    assert [(one.item.id, one.kind, one.age) for one in made.items] == [
        ("in", Open.DEPOSIT, 30), ("old", Open.WITHDRAWAL, 30), ("new", Open.WITHDRAWAL, 0),
    ]  # fmt: skip
    found = statement(END, 1, 0, [Item("b", END, 1)], []).items
    assert [one.kind for one in found] == [Open.BANK_IN]


def test_a_loan_cheaper_than_the_scheme_brings_nothing_back() -> None:
    terms = ExternalTerms(1_00_000_00, "6", Method.EMI, 12, DAY)
    rules = [
        DatedRule("subvention-borrower-rate", Unit.PERCENT, "7", date(2020, 1, 1)),
        DatedRule("subvention-prompt", Unit.PERCENT, "3", date(2020, 1, 1)),
    ]
    rows, periods = external_schedule(terms).rows, external_periods(terms)
    made = forecast(terms.product, terms.principal, rows, periods, rules, late=[2])
    assert [part.difference for part in made[:2]] == [0, 0]
    assert (made[0].prompt, made[0].lost, made[0].total) == (250_00, 0, 250_00)
    assert (made[1].prompt, made[1].total) == (0, 0) and made[1].lost > 0


def scored(*parameters: Parameter, minimum: str | None = None) -> Template:
    least = None if minimum is None else Fraction(minimum)
    return Template("own", 1, {"en": "Own"}, parameters, (), least)


def asked(key: str, weight: int, unit: Measure, *bands: Band) -> Parameter:
    return Parameter(key, {"en": key}, weight, Source.ASKED, unit, bands)


def test_marks_on_the_border() -> None:
    points = asked("p", 10, Measure.POINTS)
    sheet = scored(points, minimum="50")
    check_template(sheet)
    found = {n: grade(sheet, {"p": Answer(Fraction(n))}).reached for n in (0, 4, 5, 10)}
    assert found == {0: False, 4: False, 5: True, 10: True}
    with pytest.raises(InputInvalid, match="grading-value-outside"):
        grade(sheet, {"p": Answer(Fraction(1, 2))})
    # A parameter may give no marks at all, as long as another gives some.
    check_template(scored(asked("zero", 0, Measure.POINTS), points))
    for wrong in (scored(), scored(asked("zero", 0, Measure.POINTS))):
        with pytest.raises(RuleBroken, match="grading-empty"):
            check_template(wrong)
    with pytest.raises(RuleBroken, match="grading-points-wrong"):
        check_template(scored(asked("minus", -1, Measure.POINTS), points))


def test_whole_numbers_fall_between_ends_that_are_none() -> None:
    """From above 0.5 to below 2.5, and from 2.5 on: 1 and 2, then 3."""
    half, more = Fraction(1, 2), Fraction(5, 2)
    counted = asked(
        "n", 9, Measure.COUNT,
        Band(None, half, 0), Band(half, more, 5, low_closed=False, high_closed=False),
        Band(more, None, 9),
    )  # fmt: skip
    check_template(scored(counted))
    marks = [grade(scored(counted), {"n": Answer(Fraction(n))}).points for n in range(5)]
    assert marks == [0, 5, 5, 9, 9]
    with pytest.raises(InputInvalid, match="grading-value-not-whole"):
        grade(scored(counted), {"n": Answer(Fraction(3, 2))})
    open_twice = asked("n", 9, Measure.COUNT, Band(None, Fraction(1), 0), Band(None, None, 1))
    with pytest.raises(RuleBroken, match="grading-bands-overlap"):
        check_template(scored(open_twice))


def test_ratios_of_little() -> None:
    assert (half_up(Fraction(0)), half_up(Fraction(-1, 3))) == (0, 0)
    assert retention(1, 1).exact == 0 and retention(0, 0).exact == 0
    assert [(row.part, row.whole) for row in loan_fund_use(7, 2, 1).rows] == [
        (7, 7), (0, 2), (0, 1),
    ]  # fmt: skip
    assert [(row.ref, row.part, row.whole) for row in members_with_loan(["A"], []).rows] == [
        ("A", 0, 1)
    ]


def test_a_transfer_names_the_fund_by_its_code() -> None:
    legs = transfer_legs(("g1", FundKind.GENERAL), ("s1", FundKind.SOCIAL), 1)
    assert [(leg.account, leg.fund, leg.amount) for leg in legs] == [
        ("3020", "g1", 1), ("1010", "g1", -1), ("1010", "s1", 1), ("2040", "s1", -1),
    ]  # fmt: skip
    # Two funds of one kind are two funds; one fund is one, whatever kind it is said to be.
    transfer_legs(("p1", FundKind.PROJECT), ("p2", FundKind.PROJECT), 1)
    with pytest.raises(RuleBroken, match="fund-transfer-same"):
        transfer_legs(("p1", FundKind.PROJECT), ("p1", FundKind.OTHER), 1)
    assert (use_of("1110", 1), use_of("2110", 1), use_of("5030", 1)) == (
        Use.ON_LENT, Use.REPAID, Use.USED,
    )  # fmt: skip


LOANS = (LoanOut("l1", 1000), LoanOut("l2", 500))
ASKS = (
    Ask("i", Column.INTEREST, 20, DAY, "l1"),
    Ask("p2", Column.PRINCIPAL, 100, END, "l2"),
    Ask("p1", Column.PRINCIPAL, 300, DAY, "l1"),
)
OWES = MemberDue("bina", ASKS, LOANS)


def test_only_principal_goes_ahead_to_loans() -> None:
    parts = [(p.amount, p.ask_id, p.loan_id) for p in fill(OWES, Column.INTEREST, 50)]
    assert parts == [(20, "i", "l1"), (30, None, None)]
    parts = [(p.amount, p.ask_id, p.loan_id) for p in fill(OWES, Column.PRINCIPAL, 1500)]
    assert parts == [(300, "p1", "l1"), (100, "p2", "l2"), (700, None, "l1"), (400, None, "l2")]
    parts = [(p.amount, p.ask_id, p.loan_id) for p in fill(OWES, Column.FINE, 5)]
    assert parts == [(5, None, None)]
    assert fill(OWES, Column.PRINCIPAL, 0) == ()


def test_more_in_one_column_hides_nothing_in_another() -> None:
    given = Given(amounts={Column.PRINCIPAL: 900})
    assert row_state(OWES, given) == (RowState.PART, 20)
    foot = totals([(OWES, given), (OWES, Given()), (MemberDue("noor"), Given())])
    assert (foot.due, foot.missing, foot.in_full, foot.rows) == (840, 20 + 420, 1, 3)
    filled = as_due(OWES, Given(amounts={Column.INTEREST: 7, Column.VOLUNTARY: 9}))
    assert filled.amounts == {Column.INTEREST: 20, Column.PRINCIPAL: 400, Column.VOLUNTARY: 9}


def test_what_may_be_given_at_most() -> None:
    check_given(OWES, Given(amounts={Column.PRINCIPAL: 1500, Column.INTEREST: 20, Column.FINE: 0}))
    for column, amount in ((Column.PRINCIPAL, 1501), (Column.INTEREST, 21)):
        with pytest.raises(RuleBroken, match="payment-above-owed"):
            check_given(OWES, Given(amounts={column: amount}))
    with pytest.raises(InputInvalid, match="amount-negative"):
        check_given(OWES, Given(amounts={Column.FINE: -1}))


def test_what_a_careful_treasurer_asks_about() -> None:
    saver = MemberDue("noor", (Ask("s", Column.SAVINGS, 50, DAY),), LOANS)
    assert doubts(saver, Column.SAVINGS, 499, unit=0) == ()
    assert doubts(saver, Column.SAVINGS, 499, unit=50) == (Doubt.NOT_A_MULTIPLE,)
    assert doubts(saver, Column.SAVINGS, 500, unit=50) == (Doubt.MUCH_MORE,)
    assert doubts(saver, Column.FINE, 7, unit=50) == ()
    assert doubts(saver, Column.FINE, 10) == () and doubts(saver, Column.FINE, 10, usual=1)
    assert doubts(saver, Column.PRINCIPAL, 1500) == (Doubt.ADVANCE,)
    assert doubts(saver, Column.PRINCIPAL, 1501) == ()
    assert doubts(saver, Column.VOLUNTARY, 100, unit=50) == ()


def test_pieces_of_money_are_ones_twos_and_fives() -> None:
    assert set(DENOMINATIONS) == {"INR", "BDT", "NPR"}
    for worths in DENOMINATIONS.values():
        assert list(worths) == sorted(set(worths), reverse=True) and worths[-1] == 100
        assert all(str(worth).rstrip("0") in {"1", "2", "5"} for worth in worths)
        assert COINS_BELOW in worths
    assert DENOMINATIONS["INR"] == tuple(100 * n for n in (500, 200, 100, 50, 20, 10, 5, 2, 1))
    assert denominations("INR", (100, 50000, 100)) == (50000, 100)
    assert worths_from("1, 500 20") == (50000, 2000, 100)


def test_lines_that_name_what_they_must_make_an_entry() -> None:
    check_entry(EntryKind.LOAN_OUT, [Line("1110", 5, "m", "l"), Line("1020", -5, bank_id="b")])
    check_entry(EntryKind.RECEIPT, [Line("1010", 5), Line("2110", -5, lender_id="x")])
    check_entry(EntryKind.CONTRA, [Line("1020", 5, bank_id="b"), Line("1010", -5)])
    check_entry(EntryKind.CLOSING, [Line("4010", 9), Line("5030", -4), Line("3020", -5)])
    for account in ("1010", "2210", "3010", "3030"):
        with pytest.raises(RuleBroken, match="entry-closing-only-results"):
            check_entry(EntryKind.CLOSING, [Line("4010", 9), Line(account, -9)])
    for lines in ([Line("1010", 5), Line("4010", -8)], [Line("1010", 8), Line("4010", -5)]):
        with pytest.raises(RuleBroken) as found:
            check_entry(EntryKind.RECEIPT, lines)
        assert found.value.params["amount_paise"] == 3
    split = [Line("1010", 5, fund="a"), Line("4010", -8, fund="a"), Line("1010", 3, fund="b")]
    with pytest.raises(RuleBroken) as found:
        check_entry(EntryKind.RECEIPT, split)
    assert found.value.params["amount_paise"] == 3


def test_a_fund_that_loses_a_paisa_needs_a_second_person() -> None:
    lines = [Line("1010", 1, fund="a"), Line("1010", -1, fund="b")]
    assert money_by_fund(lines) == {"a": 1, "b": -1}
    assert needs_second(EntryKind.RECEIPT, lines)
    assert not needs_second(EntryKind.RECEIPT, [Line("1010", 1), Line("4010", -1)])


def test_sums_of_like_lines() -> None:
    lines = [Line("1010", 5), Line("4010", -5), Line("1010", 2), Line("4010", 5)]
    assert net(lines) == (Line("1010", 7),)
    assert reversed_lines([Line("1010", 5)]) == (Line("1010", -5),)
    out = [Line("1110", 1, "m", "n"), Line("1110", -1, "m", "o"), Line("4010", 1), Line("1010", -1)]
    assert used_of_resolution(EntryKind.LOAN_OUT, out) == 1
    assert used_of_resolution(EntryKind.WRITE_OFF, [Line("5060", 1), Line("1110", -1)]) == 1


@pytest.mark.parametrize(
    ("day", "start", "first", "last"),
    [
        (date(2026, 4, 1), 4, date(2026, 4, 1), date(2027, 3, 31)),
        (date(2026, 3, 31), 4, date(2025, 4, 1), date(2026, 3, 31)),
        (date(2026, 1, 1), 1, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2026, 12, 31), 1, date(2026, 1, 1), date(2026, 12, 31)),
        (date(2024, 2, 29), 3, date(2023, 3, 1), date(2024, 2, 29)),
    ],
)
def test_the_year_of_a_day(day: date, start: int, first: date, last: date) -> None:
    assert year_of(day, start) == (first, last)
    assert year_end_after(first) == last


def test_a_lock_reaches_beyond_the_furthest_of_its_kind() -> None:
    locks = [
        StandingLock("a", LockScope.MONTH, date(2026, 2, 28)),
        StandingLock("b", LockScope.MONTH, date(2026, 1, 31)),
        StandingLock("c", LockScope.YEAR, date(2026, 6, 30)),
    ]
    check_new_lock(LockScope.MONTH, END, locks)
    for day in (date(2026, 2, 28), date(2026, 1, 31), date(2026, 2, 27)):
        with pytest.raises(RuleBroken, match="lock-not-forward"):
            check_new_lock(LockScope.MONTH, day, locks)
