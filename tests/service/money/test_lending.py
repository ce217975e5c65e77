"""From the request to the end of a loan, on a real vault."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from finance.ledger.balances import balance
from finance.loans.commands import (
    AskLoan,
    DecideLoan,
    PayOutLoan,
    RefuseLoan,
    RetireProduct,
    SettleLoan,
)
from finance.loans.demands import pending, raise_due
from finance.loans.registers import dcb_lines, outstanding_loans
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.dcb import summed
from finance.rules.loans.products import (
    AdvanceRule,
    FineRule,
    FineTimes,
    InterestBase,
    Limits,
    Method,
    Scope,
    SettlementInterest,
)
from governance.models import Meeting
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from tests.conftest import START

from .conftest import Money
from .lending import JUNE, TERMS, Lending, changed

JULY, AUGUST, SEPTEMBER = date(2026, 7, 31), date(2026, 8, 31), date(2026, 9, 30)
NOVEMBER, DECEMBER = date(2026, 11, 22), date(2026, 12, 22)
SHORTEN, LOWER, HOLD = AdvanceRule.SHORTEN, AdvanceRule.LOWER, AdvanceRule.HOLD


@pytest.fixture
def lending(money: Money) -> Lending:
    return Lending(money)


def left(lending: Lending, loan: str) -> int:
    with lending.money.book.read() as session:
        return balance(session, lending.money.group, "1110", loan_id=loan)


def test_a_loan_from_the_request_to_its_end(lending: Lending) -> None:
    plan = lending.loans.previews.plan(
        lending.product_id, lending.money.person["Bina"], 600000, 10, JUNE, JULY
    )
    assert (plan.interest, plan.first_due, plan.passed) == (66000, JULY, ())
    loan = lending.given()
    card = lending.card(loan)
    # It is the end of November: four instalments passed and no meeting asked for them.
    november = date(2026, 11, 30)
    assert (card.row.left, card.row.next_due, card.row.next_amount) == (600000, november, 67200)
    assert [dot.state for dot in card.row.dots] == ["late"] * 4 + ["coming"] * 6
    assert card.row.overdue == 240000 + 12000 + 10800 + 9600 + 8400
    assert [event.kind for event in card.events] == ["asked", "sanctioned", "paid_out"]
    assert card.resolution == "9/2026"
    lending.repay(loan, JULY, 72000)
    assert left(lending, loan) == 540000
    days = [row.due_on for row in card.rows]
    for day, row in zip(days[1:], card.rows[1:], strict=True):
        if day > date(2026, 11, 22):
            break
        lending.repay(loan, day, row.principal + row.interest)
    assert [dot.state for dot in lending.card(loan).row.dots][:4] == ["paid"] * 4
    lending.loans.repaying.settle_early(SettleLoan(loan, date(2026, 11, 22)))
    card = lending.card(loan)
    assert (card.row.state, card.row.left, card.row.next_due) == ("closed", 0, None)
    assert [e.kind for e in card.events][-2:] == ["repaid", "settled"]
    with pytest.raises(RuleBroken, match="loan-not-running"):
        lending.repay(loan, date(2026, 11, 22), 100)


def test_s03_missed_month_fine_and_advance(money: Money) -> None:
    """Loan 6,000: month 2 nothing, month 3 1,500 with a fine of 10 asked at the meeting."""
    lending = Lending(money, changed(interest_unit=1))
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    with money.book.uow() as uow:
        entry = money.entry(uow.session)
        raise_due(entry, money.group, AUGUST)
        raise_due(entry, money.group, SEPTEMBER, meeting_id="m3")
        raise_due(entry, money.group, SEPTEMBER, meeting_id="m3")
        uow.record("demands.raised", subject="test")
        uow.commit()
    seen = lending.loans.previews.repayment(loan, SEPTEMBER, 150000)
    assert (seen.fine, seen.interest, seen.principal, seen.advance) == (1000, 21600, 120000, 7400)
    assert [row.principal for row in seen.shorter] == [60000] * 6 + [52600]
    assert len(seen.lower) == 7 and seen.lower[-1].balance == 0
    assert seen.shorter[0].interest == 8252
    with pytest.raises(InputInvalid, match="advance-not-chosen"):
        lending.repay(loan, SEPTEMBER, 150000)
    lending.repay(loan, SEPTEMBER, 150000, advance=SHORTEN)
    assert left(lending, loan) == 412600
    card = lending.card(loan)
    assert [(v, why) for v, _, why in card.versions] == [(1, "given"), (2, "shorten")]
    assert [row.state for row in card.rows[:3]] == ["paid"] * 3
    assert card.rows[3].interest == 8252
    with money.book.read() as session:
        assert balance(session, money.group, "4020", member_id=money.person["Bina"]) == -1000
        assert balance(session, money.group, "4010", loan_id=loan) == -12000 - 21600


def test_the_register_closes_as_it_opens(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, JULY, 72000)
    lending.repay(loan, SEPTEMBER, 50000)
    group = lending.money.group
    with lending.money.book.read() as session:
        july, august, september = (
            summed(row.line for row in dcb_lines(session, group, first, last))
            for first, last in (
                (date(2026, 7, 1), JULY),
                (date(2026, 8, 1), AUGUST),
                (date(2026, 9, 1), SEPTEMBER),
            )
        )
        assert (july.demand, july.collected_current, july.balance) == (72000, 72000, 0)
        assert (august.demand, august.balance) == (70800, 70800)
        assert september.opening_overdue == august.balance
        assert september.total == 70800 + 70800
        assert september.balance == september.total - 50000
        risk = outstanding_loans(session, group, SEPTEMBER)
        assert risk[loan].principal == left(lending, loan)
        assert risk[loan].days_overdue == 30
        fines = dcb_lines(session, group, JULY, JULY, kinds=[DemandKind.FINE])
        assert fines == []


def test_lower_recomputes_the_rows_that_remain(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, JULY, 72000 + 90000, advance=LOWER)
    rows = lending.card(loan).rows
    assert [row.principal for row in rows[1:]] == [50000] * 9
    assert rows[1].interest == 9000


def test_money_kept_until_it_is_due(lending: Lending) -> None:
    loan = lending.given()
    lending.repay(loan, JULY, 72000 + 30000, advance=HOLD)
    assert (lending.card(loan).held, left(lending, loan)) == (30000, 540000)
    seen = lending.loans.previews.repayment(loan, AUGUST, 40800)
    assert (seen.used_held, seen.due, seen.interest, seen.principal) == (30000, 40800, 10800, 60000)
    lending.repay(loan, AUGUST, 40800)
    assert (lending.card(loan).held, left(lending, loan)) == (0, 480000)


def test_more_than_is_owed_is_refused(lending: Lending) -> None:
    loan = lending.given()
    for view in (True, False):
        with pytest.raises(RuleBroken, match="payment-above-owed") as refused:
            if view:
                lending.loans.previews.repayment(loan, JULY, 612001)
            else:
                lending.repay(loan, JULY, 612001, advance=SHORTEN)
        assert refused.value.params["owed_paise"] == 612000
    lending.repay(loan, JULY, 612000, advance=SHORTEN)
    assert lending.card(loan).row.state == "closed"


def test_the_same_press_twice_is_one_repayment(lending: Lending) -> None:
    loan = lending.given()
    first = lending.repay(loan, JULY, 72000, idempotency_key="press-1")
    assert lending.repay(loan, JULY, 72000, idempotency_key="press-1") == first
    assert left(lending, loan) == 540000


def test_interest_goes_on_after_the_last_row(money: Money) -> None:
    """The Marathi passbook: the sixth month of a loan of five instalments asks for interest."""
    lending = Lending(money)
    loan = lending.given(50000, 5, first_due=JULY)
    for on, amount in (
        (JULY, 11000), (AUGUST, 10800), (SEPTEMBER, 600), (date(2026, 10, 31), 20600),
    ):  # fmt: skip
        lending.repay(loan, on, amount)
    assert left(lending, loan) == 10000
    lending.at(date(2027, 1, 3))
    seen = lending.loans.previews.repayment(loan, date(2026, 12, 31), 10400)
    assert (seen.interest, seen.principal) == (400, 10000)
    lending.repay(loan, date(2026, 12, 31), 10400)
    assert lending.card(loan).row.state == "closed"


def test_flat_by_instalment_flows_into_the_next_rows(money: Money) -> None:
    lending = Lending(
        money, changed(method=Method.FLAT, rate="1", allocation_scope=Scope.BY_INSTALMENT)
    )
    loan = lending.given(500000, 5)
    lending.repay(loan, JULY, 105000)
    lending.repay(loan, AUGUST, 150000)
    rows = lending.card(loan).rows
    assert [row.state for row in rows[:4]] == ["paid", "paid", "due", "coming"] or rows[2].paid
    assert (rows[2].paid, rows[2].open) == (45000, 60000)
    assert left(lending, loan) == 500000 - 200000 - 40000


def test_daily_interest_counts_the_days(money: Money) -> None:
    lending = Lending(money, changed(interest_base=InterestBase.DAILY, interest_unit=1))
    loan = lending.given()
    lending.repay(loan, date(2026, 7, 15), 300000, advance=SHORTEN)
    # 15 of 31 days on 6,000 and 16 of 31 on 3,000 at 2 % a month
    seen = lending.loans.previews.repayment(loan, JULY, 1)
    assert seen.due - 60000 == round((600000 * 15 + 300000 * 16) * 2 / (31 * 100))


def test_a_settlement_to_the_day(money: Money) -> None:
    lending = Lending(
        money, changed(settlement_interest=SettlementInterest.TO_THE_DAY, interest_unit=1)
    )
    loan = lending.given()
    found = lending.loans.previews.settlement(loan, date(2026, 7, 10))
    assert (found.principal, found.interest_begun, found.fines) == (600000, 3871, 0)
    lending.loans.repaying.settle_early(SettleLoan(loan, date(2026, 7, 10)))
    with lending.money.book.read() as session:
        assert balance(session, money.group, "4010", loan_id=loan) == -3871
    assert lending.card(loan).row.state == "closed"


def test_a_refused_request_and_a_decided_one(lending: Lending) -> None:
    loan = lending.ask()
    with pytest.raises(RuleBroken, match="loan-not-sanctioned"):
        lending.loans.lending.pay_out(PayOutLoan(loan, JUNE, lending.money.second()))
    with pytest.raises(RuleBroken, match="resolution-missing"):
        lending.loans.lending.decide(DecideLoan(loan, JUNE, 600000, 10))
    with pytest.raises(InputInvalid, match="loan-day-before"):
        lending.loans.lending.decide(
            DecideLoan(loan, date(2026, 6, 1), 600000, 10, resolution_no="1")
        )
    lending.loans.lending.refuse(RefuseLoan(loan, JUNE, "the box is empty"))
    with pytest.raises(RuleBroken, match="loan-already-decided"):
        lending.loans.lending.refuse(RefuseLoan(loan, JUNE, "again"))
    assert lending.loans.found.loans(lending.money.group) == []
    assert len(lending.loans.found.loans(lending.money.group, ended=True)) == 1


def test_what_the_pay_out_needs(lending: Lending) -> None:
    loan = lending.decided()
    pay = lending.loans.lending.pay_out
    with pytest.raises(RuleBroken, match="second-person-missing"):
        pay(PayOutLoan(loan, JUNE))
    large = lending.decided(90_000_000, 10, "Kajal")
    with pytest.raises(RuleBroken, match="cash-negative"):
        pay(PayOutLoan(large, JUNE, lending.money.second()))
    with pytest.raises(InputInvalid, match="date-in-future"):
        lending.loans.lending.ask(
            AskLoan(lending.money.group, lending.money.person["Bina"], lending.product_id,
                    1000, 2, "business", date(2027, 1, 1))
        )  # fmt: skip


def test_limits_are_shown_and_do_not_refuse(money: Money) -> None:
    lending = Lending(money, changed(limits=Limits(500000, "2", 1, 8, 3), rate="4"))
    lending.given(100000, 5)
    plan = lending.loans.previews.plan(
        lending.product_id, money.person["Bina"], 600000, 10, JUNE, None
    )
    assert [bound.key for bound in plan.passed] == [
        "max_amount", "savings_multiple", "max_running", "max_instalments", "after_meetings",
    ]  # fmt: skip
    assert plan.high_rate
    nobody = lending.loans.previews.plan(lending.product_id, None, 400000, 8, JUNE, None)
    assert nobody.passed == ()


def test_terms_are_versions_and_a_loan_keeps_its_own(lending: Lending) -> None:
    loan = lending.given()
    found = lending.loans.found
    row = found.products(lending.money.group)[0]
    lending.save(changed(rate="3"), key=row.key)
    newest = found.products(lending.money.group)
    assert [(r.version, r.product.rate) for r in newest] == [(2, "3")]
    assert [r.loans for r in found.products(lending.money.group, all_versions=True)] == [0, 1]
    assert lending.card(loan).product.rate == "2"
    admin = lending.money.desk(Role.ADMINISTRATOR).loans.products
    admin.retire(RetireProduct(newest[0].id))
    assert found.products(lending.money.group) == []
    with pytest.raises(RuleBroken, match="loan-product-retired"):
        admin.retire(RetireProduct(newest[0].id))
    with pytest.raises(RuleBroken, match="loan-product-retired"):
        lending.ask()
    with pytest.raises(NotFound, match="loan-product-unknown"):
        lending.save(TERMS, key="no-such")
    with pytest.raises(NotFound, match="loan-product-unknown"):
        admin.retire(RetireProduct("no-such"))


def test_a_fund_is_lent_only_as_far_as_it_reaches(money: Money) -> None:
    lending = Lending(money)
    money.receive(100000, "2040", member=None, fund="social", on_date=date(2026, 5, 1))
    ask = AskLoan(
        money.group, money.person["Noor"], lending.product_id, 150000, 5, "health", JUNE,
        fund="social",
    )  # fmt: skip
    loan = lending.loans.lending.ask(ask).id
    lending.loans.lending.decide(DecideLoan(loan, JUNE, 150000, 5, resolution_no="15/2026"))
    with pytest.raises(RuleBroken, match="fund-overdrawn"):
        lending.loans.lending.pay_out(PayOutLoan(loan, JUNE, money.second()))
    assert [fund.code for fund in lending.loans.previews.funds(money.group)] == [
        "general", "social",
    ]  # fmt: skip


def test_fines_by_meeting_stop_at_the_cap(money: Money) -> None:
    rule = FineRule(amount=1000, times=FineTimes.PER_MEETING, cap=1500)
    lending = Lending(money, changed(fine=rule))
    lending.given()
    with money.book.uow() as uow:
        entry = money.entry(uow.session)
        raise_due(entry, money.group, JULY)
        for number, day in enumerate((AUGUST, SEPTEMBER, date(2026, 10, 31)), start=1):
            raise_due(entry, money.group, day, meeting_id=f"m{number}")
        found = pending(uow.session, money.group, date(2026, 10, 31), meeting_id="m3")
        assert found == []
        uow.record("demands.raised", subject="test")
        uow.commit()
    with money.book.read() as session:
        lines = dcb_lines(session, money.group, JULY, date(2026, 10, 31), kinds=[DemandKind.FINE])
        assert summed(row.line for row in lines).demand == 1500 + 1500 + 1000


def meeting_on(money: Money, day: date, number: int, status: str = "noticed") -> None:
    """A meeting of the group stands in its calendar."""
    stamp = {"recorded_at": START, "recorded_by": money.book.vault.slot_id}
    with money.book.uow() as uow:
        uow.session.add(
            Meeting(
                id=new_id(), group_id=money.group, year=2026, number=number, type="ordinary",
                planned_at=datetime(day.year, day.month, day.day, 9, tzinfo=UTC),
                offset_minutes=330, status=status, **stamp,
            )
        )  # fmt: skip
        uow.record("meeting.called", subject="test")
        uow.commit()


def asked_until(lending: Lending, day: date) -> tuple[int, int, int]:
    """Demand from December until a day, what is open of it, and the days overdue."""
    with lending.money.book.read() as session:
        lines = dcb_lines(session, lending.money.group, date(2026, 12, 1), day)
        total = summed(line.line for line in lines)
    return total.demand, total.balance, max((line.days_overdue for line in lines), default=0)


def test_an_instalment_that_no_meeting_asked_for_is_due_all_the_same(lending: Lending) -> None:
    loan = lending.given(on=NOVEMBER, first_due=DECEMBER)
    assert asked_until(lending, date(2026, 12, 21)) == (0, 0, 0)
    assert asked_until(lending, DECEMBER) == (72000, 72000, 0)
    late_by = date(2027, 1, 1)
    assert asked_until(lending, late_by) == (72000, 72000, 10)
    lending.at(late_by)
    (late,) = lending.loans.found.overdue(lending.money.group)
    assert (late.principal, late.interest, late.fines) == (60000, 12000, 0)
    assert (late.row.id, late.row.days_late, late.row.overdue) == (loan, 10, 72000)
    # Once it is written down, nothing is counted twice.
    lending.repay(loan, late_by, 50000)
    assert asked_until(lending, late_by) == (72000, 22000, 10)


def test_where_due_days_follow_meetings_the_next_meeting_is_the_day(money: Money) -> None:
    lending = Lending(money, changed(follow_meetings=True))
    loan = lending.given(on=NOVEMBER, first_due=DECEMBER)
    meeting_on(money, date(2026, 12, 23), 8, status="cancelled")
    meeting_on(money, date(2026, 12, 26), 9)
    lending.at(date(2026, 12, 25))
    assert asked_until(lending, date(2026, 12, 25)) == (0, 0, 0)
    assert lending.loans.found.overdue(money.group) == []
    first, second = lending.card(loan).rows[:2]
    assert (first.due_on, first.state) == (date(2026, 12, 26), "coming")
    # The calendar has no meeting on or after the second day.
    assert (second.due_on, second.state) == (date(2027, 1, 22), "coming")
    assert asked_until(lending, date(2026, 12, 26)) == (72000, 72000, 0)
    lending.at(date(2026, 12, 30))
    (late,) = lending.loans.found.overdue(money.group)
    assert late.row.days_late == 4
    assert (late.row.dots[0].due_on, late.row.dots[0].state) == (date(2026, 12, 26), "late")
