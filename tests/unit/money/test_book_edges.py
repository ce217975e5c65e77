"""Books, shares, savings, lenders and terms exactly on their borders."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from finance.rules import opening as op
from finance.rules import registers as r
from finance.rules.dated import DatedRule, Unit, check_rule
from finance.rules.dues import dues_of
from finance.rules.external import (
    ACCOUNT_OF,
    INTEREST_OF,
    Paid,
    RowState,
    check_draw,
    daily_products,
    split_payment,
    standings,
)
from finance.rules.largest_remainder import Claim, shared
from finance.rules.leaving import LoanDebt, Own, last_account
from finance.rules.loans import products as p
from finance.rules.loans.fines import fine_due
from finance.rules.loans.rounding import MOST_UNIT
from finance.rules.loans.schedules import Row
from finance.rules.savings import (
    MOST_MONTHS,
    check_withdrawal,
    month_end_balances,
    month_ends,
    steady_balances,
)
from finance.rules.share_out import Holder, pool_of, set_offs_that_fit, share_out
from finance.rules.shares import MOST_SHARES, bought, check_price, value_per_share
from finance.rules.surplus import Basis, Saver, claims_of, distribution
from sr_board.base.errors import InputInvalid, RuleBroken

DAY, END = date(2026, 4, 1), date(2026, 4, 30)


def test_a_cash_book_column_by_column() -> None:
    moves = [
        r.MoneyMove("a", cash=500), r.MoneyMove("b", bank=-70), r.MoneyMove("none"),
        r.MoneyMove("c", cash=-200, bank=200), r.MoneyMove("d", bank=30),
    ]  # fmt: skip
    rows = tuple(r.cash_book(r.Balances(10, 100), moves))
    assert [(x.key, x.cash_in, x.bank_in, x.cash_out, x.bank_out) for x in rows] == [
        ("a", 500, 0, 0, 0), ("b", 0, 0, 0, 70), ("c", 0, 200, 200, 0), ("d", 0, 30, 0, 0),
    ]  # fmt: skip
    assert [(x.after.cash, x.after.bank) for x in rows] == [
        (510, 100), (510, 30), (310, 230), (310, 260),
    ]  # fmt: skip
    first, second = r.cash_book_pages(r.Balances(10, 100), rows, 3)
    assert (first.brought, first.carried) == (r.Balances(10, 100), r.Balances(310, 230))
    assert (first.totals, second.totals) == ((500, 200, 200, 70), (500, 230, 200, 70))
    assert (second.brought, second.carried) == (r.Balances(310, 230), r.Balances(310, 260))
    [empty] = r.cash_book_pages(r.Balances(10, 100), (), 3)
    assert (empty.rows, empty.carried, empty.totals) == ((), r.Balances(10, 100), (0, 0, 0, 0))


def test_an_account_column_by_column() -> None:
    assert list(r.ledger(100, [50, -70])) == [(50, 0, 150), (0, 70, 80)]
    first, second = r.ledger_pages(100, [50, -70, 5], 2)
    assert (first.brought, first.carried, first.debit, first.credit) == (100, 80, 50, 70)
    assert (second.brought, second.carried, second.debit, second.credit) == (80, 85, 5, 0)
    [empty] = r.ledger_pages(100, [], 2)
    assert (empty.rows, empty.carried) == ((), 100)


def test_a_passbook_column_by_column() -> None:
    facts = [
        r.PassbookFact("a", DAY, savings=50, loan=1000),
        r.PassbookFact("b", DAY, savings=-20, loan=-300, interest=20, fine=5, other=7),
        r.PassbookFact("c", END, savings=-10, loan=100, interest=-2, correction=True),
    ]
    a, b, c = r.passbook(5, 0, facts)
    assert (a.savings_in, a.savings_out, a.savings_balance) == (50, 0, 55)
    assert (a.loan_taken, a.loan_repaid, a.loan_balance, a.total_paid) == (1000, 0, 1000, 50)
    assert (b.savings_in, b.savings_out, b.loan_taken, b.loan_repaid) == (0, 20, 0, 300)
    assert (b.total_paid, b.struck, b.correction) == (300 + 20 + 5 + 7, False, False)
    assert (c.savings_in, c.savings_out, c.loan_taken, c.loan_repaid) == (-10, 0, 0, -100)
    assert (c.savings_balance, c.loan_balance, c.correction) == (25, 800, True)
    [month] = r.by_month([a, b, c])
    assert (month.key, month.on_date, month.savings_in, month.savings_out) == (
        "2026-04",
        END,
        40,
        20,
    )
    assert (month.loan_taken, month.loan_repaid, month.interest) == (1000, 200, 18)


def test_shares_on_the_border() -> None:
    check_price(1, 1)
    check_price(1, MOST_SHARES)
    assert MOST_SHARES == 1000
    for price, most in ((0, None), (1, 0), (1, MOST_SHARES + 1)):
        with pytest.raises(InputInvalid):
            check_price(price, most)
    assert (bought(0, 1).shares, value_per_share(7, 1)) == (0, 7)
    with pytest.raises(InputInvalid, match="share-price-wrong"):
        bought(5, 0)


def test_a_share_out_that_comes_out_to_nothing() -> None:
    assert pool_of(0, 0, []).whole == 0
    assert pool_of(5, -5, []).whole == 0
    for cash, bank in ((-1, 5), (5, -6)):
        with pytest.raises(InputInvalid, match="share-pool-wrong"):
            pool_of(cash, bank, [])
    whole = Holder("a", 1, 1, principal=40, interest=10)
    made = share_out(100, [whole, Holder("b", 2, 1)])
    assert [each.net for each in made.payouts] == [0, 50] and made.payouts[0].set_off == 50
    with pytest.raises(RuleBroken) as found:
        share_out(98, [whole, Holder("b", 2, 1)])
    assert found.value.params["lacks_paise"] == 1
    for wrong in (Holder("a", 1, 1, principal=-1), Holder("a", 1, 1, interest=-1)):
        with pytest.raises(InputInvalid, match="share-set-off-wrong"):
            share_out(100, [Holder("b", 2, 1), wrong])


def test_what_a_borrower_lacks_is_counted_on_what_can_be_shared() -> None:
    """Cash 70 and a loan of 85, two shares: 155 in units of 10 is 150, 75 each in tens."""
    holders = [Holder("a", 1, 1, principal=85), Holder("b", 2, 1)]
    assert set_offs_that_fit(70, holders, 10) == {"a": (5, 80)}
    assert set_offs_that_fit(85, holders) == {}


def test_shares_of_units() -> None:
    claims = [Claim("a", 1, 1), Claim("b", 2, 2), Claim("c", 3, 0)]
    parts = shared(400, claims, 100)
    assert [(x.amount, x.exact) for x in parts] == [
        (100, Fraction(400, 3)), (300, Fraction(800, 3)), (0, 0),
    ]  # fmt: skip
    assert [x.amount for x in shared(0, claims)] == [0, 0, 0]
    assert shared(MOST_UNIT, [Claim("a", 1, 1)], MOST_UNIT)[0].amount == MOST_UNIT


def test_savings_to_the_last_paisa_and_month() -> None:
    check_withdrawal(1, 1)
    with pytest.raises(RuleBroken, match="savings-too-small"):
        check_withdrawal(2, 1)
    assert month_ends(DAY, END) == (END,)
    assert month_end_balances(0, [(END, 5), (DAY, 2)], [END]) == (7,)
    assert len(month_ends(date(1926, 5, 1), END)) == MOST_MONTHS == 1200
    with pytest.raises(InputInvalid, match="savings-months-wrong"):
        month_ends(date(1926, 4, 30), END)
    assert len(steady_balances(0, 1, MOST_MONTHS)) == MOST_MONTHS
    assert steady_balances(3, 1, 1) == (4,)


def test_a_surplus_to_the_last_paisa() -> None:
    claims = claims_of(
        [Saver("a", 1, balances=(-5, 10)), Saver("b", 2, balances=(0, 0))], Basis.AVERAGE
    )
    assert [claim.weight for claim in claims] == [10, 0]
    made = distribution(100, 60, 40, claims)
    assert (made.shared, made.kept) == (60, 0)
    with pytest.raises(RuleBroken) as found:
        distribution(99, 60, 40, claims)
    assert found.value.params["available_paise"] == 99
    distribution(100, 5, 5, claims)


def test_all_that_is_hers_pays_interest_first() -> None:
    own = Own(compulsory=1, voluntary=2, shares=4, surplus=8)
    assert own.whole == 15 and Own().whole == 0
    made = last_account(own, [LoanDebt("l", DAY, principal=30, interest=20)])
    assert (made.interest, made.principal, made.payable, made.left) == (15, 0, 0, 5 + 30)
    assert LoanDebt("l", DAY, 5).interest == 0


ROWS = (
    Row(1, date(2026, 5, 1), 30, 100, 10, 200),
    Row(2, date(2026, 6, 1), 31, 100, 8, 100),
    Row(3, date(2026, 7, 1), 30, 100, 6, 0),
)


def test_what_was_paid_to_a_lender_fills_the_oldest() -> None:
    paid = [Paid(date(2026, 6, 1), 100, 8), Paid(date(2026, 5, 1), 100, 10)]
    today = date(2026, 6, 15)
    first, second, third = standings(ROWS, paid, today)
    assert (first.paid_on, second.paid_on, third.paid_on) == (
        date(2026, 5, 1), date(2026, 6, 1), None,
    )  # fmt: skip
    assert [each.state for each in (first, second, third)] == [
        RowState.PAID, RowState.PAID, RowState.COMING,
    ]  # fmt: skip
    assert [each.left for each in (first, second, third)] == [0, 0, 106]
    # Principal ahead does not pay interest that is missing, nor interest principal.
    part = standings(ROWS, [Paid(DAY, 150, 4)], today)
    assert [(x.principal, x.interest, x.left) for x in part] == [
        (100, 4, 6), (50, 0, 58), (0, 0, 106),
    ]  # fmt: skip
    assert part[0].state is RowState.OVERDUE and part[0].paid_on is None
    back = standings(ROWS, [Paid(DAY, -5, -1)], DAY)
    assert [(x.principal, x.interest) for x in back] == [(0, 0)] * 3


def test_a_payment_to_a_lender_is_divided_by_what_is_due() -> None:
    made = standings(ROWS, [Paid(DAY, 100, 10)], DAY)
    assert split_payment(made, 50, 200, date(2026, 7, 1)).interest == 14
    assert split_payment(made, 50, 200, date(2026, 6, 1)).interest == 8
    assert split_payment(made, 50, 200, DAY).interest == 8
    most = split_payment(made, 214, 200, date(2026, 7, 1))
    assert (most.principal, most.interest) == (200, 14)
    with pytest.raises(RuleBroken) as found:
        split_payment(made, 215, 200, date(2026, 7, 1))
    assert found.value.params["balance_paise"] == 214
    split_payment(made, 1, 200, DAY)
    check_draw(10, 9, 1)
    with pytest.raises(RuleBroken) as drawn:
        check_draw(10, 12, 1)
    assert drawn.value.params["left_paise"] == 0


def test_days_of_a_cash_credit_count_with_both_ends() -> None:
    moves = [(date(2026, 4, 3), -50), (DAY, 10), (END, 100), (date(2026, 5, 1), 999)]
    # 2 days of 110, 27 of 60, and the last of 160
    assert daily_products(100, moves, DAY, END) == 2 * 110 + 27 * 60 + 160
    assert daily_products(-5, [], DAY, DAY) == 0
    assert daily_products(7, [], DAY, DAY) == 7


def test_each_lender_s_interest_has_its_account() -> None:
    assert {(ACCOUNT_OF[k], INTEREST_OF[k]) for k in ACCOUNT_OF} == {
        ("2110", "5010"), ("2120", "5020"), ("2130", "5010"),
    }  # fmt: skip


def test_dues_of_the_year_s_last_month() -> None:
    rules = [
        DatedRule("fee", Unit.MONEY, "100", date(2025, 1, 1), date(2025, 12, 30)),
        DatedRule("fee", Unit.MONEY, "200", date(2025, 12, 31)),
    ]
    found = dues_of(rules, "fee", date(2025, 11, 1), date(2026, 1, 5), 150)
    assert [(m.month, m.due, m.paid) for m in found.months] == [
        (date(2025, 11, 1), 100, 100), (date(2025, 12, 1), 200, 50), (date(2026, 1, 1), 200, 0),
    ]  # fmt: skip
    # In the month that runs, what holds today counts, not what will hold at its end.
    running = dues_of(rules, "fee", date(2025, 12, 1), date(2025, 12, 5), -7)
    assert [(m.due, m.paid) for m in running.months] == [(100, 0)] and running.ahead == 0


def test_a_dated_rule_of_one_day() -> None:
    one = DatedRule("fee", Unit.MONEY, "1", DAY, DAY, "letter")
    assert check_rule(one).valid_to == DAY
    assert one.holds_on(DAY) and not one.holds_on(END)


def test_terms_on_the_border() -> None:
    whole = p.Product()
    edge = replace(
        whole, rate="1000", interest_unit=MOST_UNIT, period=p.Period(400), fixed_instalment=1,
        fine=p.FineRule(amount=0, cap=0), limits=p.Limits(0, "0", 0, 0, 0),
    )  # fmt: skip
    p.check_product(edge)
    p.check_product(replace(whole, allocation_order=tuple(reversed(whole.allocation_order))))
    assert p.period_of("400 days").every == 400
    for fine in (p.FineRule(grace_days=-1), p.FineRule(cap=-1), p.FineRule(amount=-1)):
        with pytest.raises(InputInvalid, match="loan-fine-wrong"):
            p.check_product(replace(whole, fine=fine))
    for name in ("max_amount", "max_running", "max_instalments", "after_meetings"):
        with pytest.raises(InputInvalid, match="loan-limit-wrong"):
            p.check_product(replace(whole, limits=p.Limits(**{name: -1})))
    for rate in ("1", "3"):
        assert not p.rate_is_high(replace(whole, rate=rate, min_rate="1", max_rate="3"))
    assert whole.smoothing is False and whole.follow_meetings is False


def test_fines_on_the_border() -> None:
    def fine(principal: int, interest: int, **rule: object) -> int:
        product = p.Product(interest_unit=1, fine=p.FineRule(**rule))  # type: ignore[arg-type]
        return fine_due(
            product, overdue_principal=principal, overdue_interest=interest, due_on=DAY, on=END
        )

    assert (fine(1, 0), fine(0, 1), fine(0, 0)) == (500, 500, 0)
    assert fine(5, 5) == 500
    assert fine(100, 0, kind=p.FineKind.NONE, amount=7, percent="5") == 0
    assert fine(100, 50, kind=p.FineKind.OVERDUE_PRINCIPAL, percent="10") == 10
    assert fine(100, 50, kind=p.FineKind.OVERDUE_TOTAL, percent="10", cap=14) == 14
    assert fine(100, 50, kind=p.FineKind.OVERDUE_TOTAL, percent="10", cap=16) == 15


def paper(**more: object) -> op.PaperBook:
    return op.PaperBook(**{"cut_off": DAY, "cash": 100, **more})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "wrong",
    [
        {"debts": (op.OldDebt("d", "2110", -1),)},
        {"funds": (op.OldFund("rf", "3040", -1),)},
        {"banks": (op.OldBank("b", -1, deposit=True),)},
        {"cash": -1},
    ],
)
def test_no_amount_of_a_paper_book_lies_below_nothing(wrong: dict[str, object]) -> None:
    with pytest.raises(InputInvalid, match="opening-amount-wrong"):
        op.check_opening(paper(**wrong), END)
    op.check_opening(paper(banks=(op.OldBank("b", -1),)), END)


def test_a_loan_of_a_paper_book_on_the_border() -> None:
    loan = op.OldLoan("l", "m", 100, 100)
    control = op.Control(loans=100)
    fits = [
        loan, replace(loan, left=1200), replace(loan, overdue_principal=100, left=0),
        replace(loan, overdue_principal=99, left=1),
    ]  # fmt: skip
    for each in fits:
        op.check_opening(paper(loans=(each,), control=control), DAY)
    for wrong in ({"left": 1201}, {"left": 0}, {"overdue_interest": -1}, {"overdue_fines": -1},
                  {"overdue_principal": 101}, {"balance": 101}, {"balance": 0}):  # fmt: skip
        with pytest.raises(InputInvalid, match="opening-loan-wrong"):
            op.check_opening(paper(loans=(replace(loan, **wrong),), control=control), DAY)
