"""What a meeting decides on a running loan, corrections, and who may do what."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from finance.ledger.balances import balance, cash_in_hand
from finance.ledger.commands import CancelEntry, CorrectEntry
from finance.loans.commands import (
    AskLoan,
    DecideLoan,
    PayOutLoan,
    RecoverLoan,
    RefuseLoan,
    RepayLoan,
    RescheduleLoan,
    RetireProduct,
    SaveProduct,
    SettleLoan,
    TopUpLoan,
    WaiveDemand,
    WriteOffLoan,
)
from finance.loans.demands import raise_due
from finance.rules.entries import Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import (
    AdvanceRule,
    InterestBase,
    Method,
    Scope,
    SettlementInterest,
)
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken

from .conftest import Money
from .lending import JUNE, TERMS, Lending, changed

JULY, AUGUST, SEPTEMBER = date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)
SHORTEN, LOWER, HOLD = AdvanceRule.SHORTEN, AdvanceRule.LOWER, AdvanceRule.HOLD


@pytest.fixture
def lending(money: Money) -> Lending:
    return Lending(money)


def left(lending: Lending, loan: str) -> int:
    with lending.money.book.read() as session:
        return balance(session, lending.money.group, "1110", loan_id=loan)


def test_s05_a_top_up_sets_the_old_loan_off(money: Money) -> None:
    lending = Lending(money)
    old = lending.given(180000, 6, on=JUNE)
    new = lending.decided(500000, 10)
    with money.book.read() as session:
        before = cash_in_hand(session, money.group)
    lending.loans.lending.top_up(TopUpLoan(new, old, JULY, money.second()))
    with money.book.read() as session:
        assert before - cash_in_hand(session, money.group) == 316400
        assert balance(session, money.group, "4010", loan_id=old) == -3600
    assert (left(lending, old), left(lending, new)) == (0, 500000)
    assert lending.card(old).row.state == "replaced"
    assert lending.card(new).replaces == lending.card(old).row.number


def test_a_new_plan_keeps_the_days_late(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    command = RescheduleLoan(
        loan, date(2026, 10, 15), 12, date(2026, 11, 15), "flood in the lane",
        resolution_no="12/2026",
    )  # fmt: skip
    with pytest.raises(RuleBroken, match="second-person-missing"):
        lending.loans.changes.reschedule(command)
    lending.loans.changes.reschedule(replace(command, second=lending.money.second()))
    card = lending.card(loan)
    assert card.row.days_late == (date(2026, 11, 22) - AUGUST).days
    coming = [row for row in card.rows if row.due_on > date(2026, 10, 15)]
    assert sum(row.principal for row in coming) == 540000
    assert len(coming) == 12 and coming[0].n == 4
    interest = [due for due in card.dues if due.kind is DemandKind.INTEREST]
    assert sum(due.open for due in interest) == 2 * 10800
    assert not [due for due in card.dues if due.kind is DemandKind.PRINCIPAL]


def test_interest_may_be_forgiven_principal_not(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, AUGUST, 100)
    dues = {due.kind: due for due in lending.card(loan).dues if due.open}
    interest = dues[DemandKind.INTEREST]
    second = lending.money.second()

    def waive(demand: str | None, amount: int, **more: object) -> None:
        facts = {"resolution_no": "13/2026", "second": second, **more}
        lending.loans.changes.waive(
            WaiveDemand(str(demand), SEPTEMBER, amount, "illness", **facts)  # type: ignore[arg-type]
        )

    with pytest.raises(RuleBroken, match="waiver-of-principal"):
        waive(dues[DemandKind.PRINCIPAL].demand_id, 100)
    with pytest.raises(RuleBroken, match="waiver-above-open"):
        waive(interest.demand_id, interest.open + 1)
    with pytest.raises(RuleBroken, match="resolution-missing"):
        waive(interest.demand_id, 100, resolution_no="")
    with pytest.raises(InputInvalid, match="loan-payment-wrong"):
        waive(interest.demand_id, 0)
    waive(interest.demand_id, interest.open)
    with pytest.raises(RuleBroken, match="demand-closed"):
        waive(interest.demand_id, 1)
    with pytest.raises(NotFound, match="demand-unknown"):
        waive("nothing", 1)
    assert lending.card(loan).events[-1].kind == "waived"


def test_a_write_off_ends_it_and_later_money_is_recovery(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    second = lending.money.second()
    command = WriteOffLoan(
        loan, SEPTEMBER, "she moved away", resolution_no="14/2026", second=second
    )
    entry = lending.loans.changes.write_off(command).id
    card = lending.card(loan)
    assert (card.row.state, card.row.left, card.dues) == ("written_off", 0, ())
    with pytest.raises(RuleBroken, match="loan-was-written-off"):
        lending.repay(loan, AUGUST, 1000)
    with pytest.raises(RuleBroken, match="loan-was-written-off"):
        lending.loans.changes.write_off(command)
    with pytest.raises(RuleBroken, match="write-off-final"):
        desk = lending.money.desk().ledger.corrections
        desk.cancel(CancelEntry(entry, "a mistake", second))
    with pytest.raises(InputInvalid, match="loan-payment-wrong"):
        lending.loans.repaying.recover(RecoverLoan(loan, date(2026, 10, 5), 0))
    with pytest.raises(InputInvalid, match="loan-day-before"):
        lending.loans.repaying.recover(RecoverLoan(loan, JULY, 5000))
    lending.loans.repaying.recover(RecoverLoan(loan, date(2026, 10, 5), 5000))
    with lending.money.book.read() as session:
        assert balance(session, lending.money.group, "5060", loan_id=loan) == 540000
        assert balance(session, lending.money.group, "4060", loan_id=loan) == -5000


def test_a_cancelled_repayment_is_owed_again(lending: Lending) -> None:
    loan = lending.given()
    entry = lending.repay(loan, JULY, 72000 + 60000, advance=SHORTEN)
    assert len(lending.card(loan).rows) == 9
    desk = lending.money.desk().ledger.corrections
    desk.cancel(CancelEntry(entry, "it was another member", lending.money.second()))
    card = lending.card(loan)
    assert (card.row.left, card.rows[0].state, card.rows[0].open) == (600000, "late", 72000)
    assert sum(row.principal for row in card.rows) == 600000


def test_a_correction_divides_the_right_lines_anew(lending: Lending) -> None:
    loan = lending.given()
    entry = lending.repay(loan, JULY, 72000)
    member = lending.money.person["Bina"]
    desk = lending.money.desk().ledger.corrections
    for principal in (50000, 48000):
        lines = (
            Line("1010", principal + 12000),
            Line("1110", -principal, member, loan),
            Line("4010", -12000, member, loan),
        )
        desk.correct(CorrectEntry(entry, lines, "it was less", lending.money.second()))
    card = lending.card(loan)
    assert (card.row.left, card.rows[0].paid, card.rows[0].open) == (552000, 60000, 12000)


def test_a_cancelled_pay_out_leaves_a_granted_loan(lending: Lending) -> None:
    loan = lending.decided()
    desk = lending.money.desk().ledger.corrections
    second = lending.money.second()
    paid = lending.loans.lending.pay_out(PayOutLoan(loan, JUNE, second, first_due=JULY)).id
    with lending.money.book.uow() as uow:
        raise_due(lending.money.entry(uow.session), lending.money.group, JULY)
        uow.record("demands.raised", subject="test")
        uow.commit()
    back = desk.cancel(CancelEntry(paid, "she did not take it", second)).id
    card = lending.card(loan)
    assert (card.row.state, card.row.left, card.dues) == ("sanctioned", 0, ())
    desk.cancel(CancelEntry(back, "she took it after all", second))
    assert (lending.card(loan).row.state, lending.card(loan).row.left) == ("running", 600000)


def test_who_sees_what_is_late(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, AUGUST, 72000)
    for role in (Role.TREASURER, Role.CHAIR, Role.SECRETARY, Role.AUDITOR):
        rows = lending.money.desk(role).loans.found.overdue(lending.money.group)
        assert [row.row.id for row in rows] == [loan]
        assert (rows[0].row.days_late, rows[0].bucket) == (114, "d91_180")
    with pytest.raises(NotAllowed):
        lending.money.desk(Role.BOARD_MEMBER).loans.found.overdue(lending.money.group)
    assert lending.money.desk(Role.BOARD_MEMBER).loans.found.card(loan).row.left


def test_every_act_asks_for_its_right(money: Money) -> None:
    for role in Role:
        _acts_of(money, role)


def _acts_of(money: Money, role: Role) -> None:
    desk = money.desk(role).loans
    acts = {
        Role.TREASURER: [
            lambda: desk.lending.ask(AskLoan("g", "m", "p", 1, 1, "business", JUNE)),
            lambda: desk.lending.decide(DecideLoan("x", JUNE, 1, 1)),
            lambda: desk.lending.refuse(RefuseLoan("x", JUNE, "no")),
            lambda: desk.lending.pay_out(PayOutLoan("x", JUNE)),
            lambda: desk.lending.top_up(TopUpLoan("x", "y", JUNE)),
            lambda: desk.repaying.repay(RepayLoan("x", JUNE, 1)),
            lambda: desk.repaying.settle_early(SettleLoan("x", JUNE)),
            lambda: desk.repaying.recover(RecoverLoan("x", JUNE, 1)),
            lambda: desk.changes.reschedule(RescheduleLoan("x", JUNE, 1, JULY, "why")),
            lambda: desk.changes.waive(WaiveDemand("x", JUNE, 1, "why")),
            lambda: desk.changes.write_off(WriteOffLoan("x", JUNE, "why")),
        ],
        Role.ADMINISTRATOR: [
            lambda: desk.products.save(SaveProduct("g", "Usual", TERMS)),
            lambda: desk.products.retire(RetireProduct("x")),
        ],
    }
    for allowed, several in acts.items():
        for act in several:
            with pytest.raises(NotFound if role is allowed else NotAllowed):
                act()
    if role is Role.ADMINISTRATOR:
        assert desk.found.products(money.group) == []
    reads = [
        lambda: desk.found.loans(money.group),
        lambda: desk.found.of_member(money.group, money.person["Bina"]),
        lambda: desk.found.running_count(money.group),
        lambda: desk.previews.funds(money.group),
    ]
    readers = {Role.TREASURER, Role.CHAIR, Role.SECRETARY, Role.BOARD_MEMBER, Role.AUDITOR}
    for read in reads:
        if role in readers:
            assert read() is not None
        else:
            with pytest.raises(NotAllowed):
                read()


def test_what_was_kept_pays_a_loan_before_it_is_written_off(lending: Lending) -> None:
    """540,000 paise are left, 60,000 are kept on 2210: 480,000 are lost, nothing stays kept."""
    loan = lending.given()
    lending.repay(loan, JULY, 72000 + 60000, advance=AdvanceRule.HOLD)
    assert (lending.card(loan).row.left, lending.card(loan).held) == (540000, 60000)
    second = lending.money.second()
    lending.loans.changes.write_off(
        WriteOffLoan(loan, AUGUST, "she moved away", resolution_no="14/2026", second=second)
    )
    with lending.money.book.read() as session:
        group, bina = lending.money.group, lending.money.person["Bina"]
        assert balance(session, group, "5060", loan_id=loan) == 480000
        assert balance(session, group, "1110", loan_id=loan) == 0
        assert balance(session, group, "2210", member_id=bina) == 0
    card = lending.card(loan)
    assert (card.row.state, card.held) == ("written_off", 0)


def test_repaid_inside_a_period_its_interest_is_still_due(lending: Lending) -> None:
    """Interest falls from the next period: who repays everything in the middle of one owes it."""
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    shown = lending.loans.previews.repayment(loan, date(2026, 8, 10), 540000)
    lending.repay(loan, date(2026, 8, 10), 540000, advance=SHORTEN)
    card = lending.card(loan)
    assert card.row.state == "running" and left(lending, loan) == 0
    assert [(r.due_on, r.principal, r.interest) for r in card.rows if r.n > 1] == [
        (AUGUST, 0, 10800)
    ]
    assert [(r.due, r.principal, r.interest) for r in shown.shorter] == [(AUGUST, 0, 10800)]
    lending.repay(loan, AUGUST, 10800)
    assert lending.card(loan).row.state == "closed"


def test_a_set_off_asks_for_no_more_than_is_due(lending: Lending) -> None:
    old = lending.given(180000, 6, on=JUNE)
    lending.repay(old, JULY, 33600)
    new = lending.decided(500000, 10)
    on = date(2026, 8, 10)
    lending.loans.lending.top_up(TopUpLoan(new, old, on, lending.money.second()))
    assert left(lending, old) == 0 and lending.card(old).row.state == "replaced"
    assert [r.n for r in lending.card(old).rows] == [1]


def test_the_instalment_stays_when_an_advance_comes_inside_a_period(money: Money) -> None:
    lending = Lending(money, changed(method=Method.EMI, instalment_unit=100))
    loan = lending.given()
    usual = next(r.principal + r.interest for r in lending.card(loan).rows)
    lending.repay(loan, JULY, usual)
    lending.repay(loan, date(2026, 8, 10), 200000, advance=SHORTEN)
    rows = [r for r in lending.card(loan).rows if r.n > 1]
    assert {r.principal + r.interest for r in rows[:-1]} == {usual}
    balance_before = left(lending, loan) + 200000
    assert rows[0].interest == round(balance_before * 2 / 100, -2)
    assert sum(r.principal for r in rows) == left(lending, loan)


def test_an_advance_in_the_grace_leaves_the_grace(money: Money) -> None:
    lending = Lending(money, changed(principal_grace=3))
    loan = lending.given(instalments=8)
    lending.repay(loan, JULY, 12000)
    lending.repay(loan, JULY, 100000, advance=LOWER)
    rows = [r for r in lending.card(loan).rows if r.n > 1]
    assert [r.principal for r in rows] == [0, 0, *[100000] * 5]
    again = lending.repay(loan, JULY, 50000, advance=SHORTEN)
    rows = [r for r in lending.card(loan).rows if r.n > 1]
    assert [r.principal for r in rows] == [0, 0, *[100000] * 4, 50000]
    lending.money.desk().ledger.corrections.cancel(
        CancelEntry(again, "twice", lending.money.second())
    )
    rows = [r for r in lending.card(loan).rows if r.n > 1]
    assert [r.principal for r in rows] == [0, 0, *[100000] * 5]


def test_day_by_day_interest_of_a_settlement_knows_what_was_repaid(money: Money) -> None:
    """100 days of nothing do not matter: ten days on 6,000 and ten on 3,000 at 2 % a month."""
    terms = changed(
        interest_base=InterestBase.DAILY, interest_unit=1,
        settlement_interest=SettlementInterest.TO_THE_DAY,
    )  # fmt: skip
    lending = Lending(money, terms)
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    lending.repay(loan, date(2026, 8, 10), 240000, advance=SHORTEN)
    found = lending.loans.previews.settlement(loan, date(2026, 8, 20))
    exact = Fraction(540000 * 10 + 300000 * 10, 31) * Fraction(2, 100)
    assert found.interest_begun == round(exact)


def test_a_new_plan_loses_no_days_of_interest(lending: Lending) -> None:
    """Between the last due day and the meeting that makes a new plan the loan bears interest."""
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    lending.loans.changes.reschedule(
        RescheduleLoan(
            loan, date(2026, 8, 10), 9, date(2026, 9, 30), "flood in the lane",
            resolution_no="12/2026", second=lending.money.second(),
        )
    )  # fmt: skip
    first = next(row for row in lending.card(loan).rows if row.n == 2)
    assert (first.due_on, first.interest) == (date(2026, 9, 30), 2 * 10800)


def test_what_was_kept_for_her_pays_when_a_loan_ends(lending: Lending) -> None:
    """Money kept until it is due goes into an early settlement and into a top-up, to the paisa."""
    loan = lending.given()
    lending.repay(loan, date(2026, 7, 10), 100000, advance=HOLD)
    shown = lending.loans.previews.settlement(loan, date(2026, 7, 20))
    lending.loans.repaying.settle_early(SettleLoan(loan, date(2026, 7, 20)))
    assert (shown.held, left(lending, loan), lending.card(loan).row.state) == (100000, 0, "closed")
    old = lending.given()
    lending.repay(old, date(2026, 7, 10), 600000, advance=HOLD)
    lending.loans.repaying.settle_early(SettleLoan(old, JUNE))
    assert (left(lending, old), lending.card(old).row.state) == (0, "closed")
    third = lending.given(300000, 6)
    lending.repay(third, date(2026, 7, 10), 100000, advance=HOLD)
    new = lending.decided(500000, 10)
    with lending.money.book.read() as session:
        before = cash_in_hand(session, lending.money.group)
    lending.loans.lending.top_up(TopUpLoan(new, third, date(2026, 7, 20), lending.money.second()))
    with lending.money.book.read() as session:
        assert before - cash_in_hand(session, lending.money.group) == 300000
        assert balance(session, lending.money.group, "2210") == 0
    assert (left(lending, third), lending.card(third).row.state) == (0, "replaced")


def test_an_advance_taken_back_is_asked_for_when_no_instalment_is_left(lending: Lending) -> None:
    loan = lending.given(instalments=1)
    ahead = lending.repay(loan, date(2026, 7, 10), 100000, advance=SHORTEN)
    lending.repay(loan, JULY, 400000)
    cancel = lending.money.desk().ledger.corrections.cancel
    undone = cancel(CancelEntry(ahead, "another loan's", lending.money.second())).id

    def owed() -> int:
        dues = lending.card(loan).dues
        return sum(due.open for due in dues if due.kind is DemandKind.PRINCIPAL)

    assert owed() == left(lending, loan) == 212000
    cancel(CancelEntry(undone, "it was this one", lending.money.second()))
    assert owed() == left(lending, loan) == 112000


def test_a_new_plan_of_a_flat_loan_asks_for_nothing_twice(money: Money) -> None:
    """She paid into instalments that are not due: they are part of the new plan."""
    flat = changed(method=Method.FLAT, allocation_scope=Scope.BY_INSTALMENT)
    lending = Lending(money, flat)
    loan = lending.given()
    shown = lending.loans.previews.repayment(loan, date(2026, 7, 10), 100000)
    assert (shown.principal, shown.interest, shown.advance) == (76000, 24000, 0)
    assert (shown.due, shown.shorter) == (0, ())
    lending.repay(loan, date(2026, 7, 10), 100000)
    assert left(lending, loan) == 600000 - 76000
    lending.loans.changes.reschedule(
        RescheduleLoan(
            loan, date(2026, 7, 20), 5, date(2026, 9, 30), "flood in the lane",
            resolution_no="12/2026", second=money.second(),
        )
    )  # fmt: skip
    card = lending.card(loan)
    assert sum(row.principal for row in card.rows if row.n > 2) == left(lending, loan)
    assert not [due for due in card.dues if due.open]
