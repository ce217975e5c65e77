"""Loans of the group: bank linkage, cash credit, what is paid, subvention, on-lending."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from finance.bank.commands import (
    AddRule,
    BankNews,
    BookBankLines,
    Borrow,
    ChargeInterest,
    CloseLender,
    PayLender,
    ReceiveFromLender,
    ReplanLender,
    Resolved,
    Subvention,
)
from finance.bank.views import LenderCard
from finance.ledger.balances import balance
from finance.ledger.commands import AddFund, CancelEntry
from finance.rules.entries import EntryKind, Line
from finance.rules.external import LenderKind, RowState
from finance.rules.loans.products import Method
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed

from .conftest import TODAY, Money
from .test_bank import board, refused, write

BY = Resolved(number="9/2026")
CAME = date(2026, 4, 15)


@pytest.fixture
def linked(money: Money) -> tuple[Money, str]:
    """1,50,000 at 7 % for 24 months came from the bank on 15 April into a fund of its own."""
    fund = AddFund(money.group, "linkage", "bank_linkage", conditions="Loans for business")
    money.desk().ledger.setup.add_fund(fund)
    work = money.desk().bank.lender_work
    loan = work.borrow(
        Borrow(
            money.group,
            LenderKind.BANK,
            "Gramin Bank",
            "linkage",
            1_50_000_00,
            "7",
            CAME,
            instalments=24,
            sanction_no="GB/77",
            subvention=True,
        )
    ).id
    work.receive(ReceiveFromLender(loan, 1_50_000_00, CAME, money.bank))
    return money, loan


def card(money: Money, loan: str) -> LenderCard:
    """The lender's card."""
    return money.desk().bank.lenders.card(loan)


def pay(money: Money, loan: str, on: date, principal: int, interest: int, **more: int) -> str:
    """An instalment goes out of the bank, confirmed by Asha."""
    command = PayLender(loan, on, principal, interest, BY, bank_id=money.bank, **more)
    return money.desk().bank.lender_work.pay(command, money.second()).id


def test_the_loan_stands_on_its_own_account_and_schedule(linked: tuple[Money, str]) -> None:
    money, loan = linked
    found = card(money, loan)
    assert found.row.balance == found.row.received == 1_50_000_00
    first = found.schedule[0].standing.row
    assert (first.principal, first.interest, first.due) == (5840_89, 875_00, date(2026, 5, 15))
    assert found.schedule[0].lost == 375_00, "not paid in time, as we look at it today"
    with money.book.read() as session:
        assert balance(session, money.group, "2110", lender_id=loan) == -1_50_000_00
        assert balance(session, money.group, "1020", fund="linkage") == 1_50_000_00
    assert (
        refused(
            lambda: money.desk().bank.lender_work.receive(
                ReceiveFromLender(loan, 1, CAME, money.bank)
            )
        )
        == "external-more-than-sanctioned"
    )


def test_paying_needs_two_persons_and_fills_the_schedule(linked: tuple[Money, str]) -> None:
    money, loan = linked
    work = money.desk().bank.lender_work
    due = date(2026, 5, 15)
    bare = PayLender(loan, due, 5840_89, 875_00, Resolved(), bank_id=money.bank)
    assert refused(lambda: work.pay(bare, money.second())) == "resolution-missing"
    alone = PayLender(loan, due, 5840_89, 875_00, BY, bank_id=money.bank)
    assert refused(lambda: work.pay(alone)) == "second-person-missing"
    pay(money, loan, due, 5840_89, 875_00, charges=10_00)
    second = card(money, loan).schedule[1].standing.row
    pay(money, loan, second.due + timedelta(days=2), second.principal, second.interest)
    found = card(money, loan)
    assert [line.state for line in found.schedule[:3]] == [
        RowState.PAID,
        RowState.LATE,
        RowState.OVERDUE if found.schedule[2].standing.row.due < TODAY else RowState.COMING,
    ]
    assert (found.schedule[1].forecast, found.schedule[1].lost > 0) == (0, True)
    assert found.row.paid_interest == 875_00 + second.interest
    assert [move.balance for move in found.moves][-1] == found.row.balance
    with money.book.read() as session:
        assert balance(session, money.group, "5010", lender_id=loan) == found.row.paid_interest
        assert balance(session, money.group, "5050") == 10_00
    too_much = PayLender(loan, TODAY, 2_00_000_00, 0, BY, bank_id=money.bank)
    assert refused(lambda: work.pay(too_much, money.second())) == "external-too-much"
    nothing = PayLender(loan, TODAY, 0, 0, BY, bank_id=money.bank)
    assert refused(lambda: work.pay(nothing, money.second())) == "external-amount-wrong"


def test_subvention_is_income_only_when_it_is_credited(linked: tuple[Money, str]) -> None:
    money, loan = linked
    pay(money, loan, date(2026, 5, 15), 5840_89, 875_00)
    with money.book.read() as session:
        assert balance(session, money.group, "4070") == 0
    before = card(money, loan)
    assert before.waiting >= 375_00
    work = money.desk().bank.lender_work
    work.subvention(Subvention(loan, date(2026, 5, 31), 375_00, money.bank))
    after = card(money, loan)
    assert after.row.subvention == 375_00
    assert after.waiting == before.waiting - 375_00
    with money.book.read() as session:
        assert balance(session, money.group, "4070", lender_id=loan) == -375_00
        assert balance(session, money.group, "4070", fund="linkage") == -375_00
    wrong = Subvention(loan, TODAY, 0, money.bank)
    assert refused(lambda: work.subvention(wrong)) == "external-amount-wrong"


def test_the_group_s_own_row_of_a_rule_counts_from_its_day(linked: tuple[Money, str]) -> None:
    money, loan = linked
    rule = AddRule(money.group, "subvention-prompt", "2", date(2026, 6, 1), "Circular 4")
    money.desk().bank.fund_work.add_rule(rule)
    found = card(money, loan)
    assert found.schedule[0].lost == 375_00
    second = found.schedule[1]
    base = found.schedule[0].standing.row.balance
    assert second.forecast + second.lost == (base * 2 // 100 * 2 // 12 + 1) // 2
    rows = money.desk().bank.funds.rules(money.group, "bn")
    prompt = [row for row in rows if row.name == "subvention-prompt"]
    assert [(row.own, row.in_force) for row in prompt] == [
        (True, date(2026, 6, 1) <= TODAY),
        (False, date(2026, 6, 1) > TODAY),
    ]
    unknown = AddRule(money.group, "no-such", "2", TODAY, "x")
    assert refused(lambda: money.desk().bank.fund_work.add_rule(unknown)) == "dated-rule-unknown"


def test_money_lent_on_is_counted_by_its_fund(linked: tuple[Money, str]) -> None:
    money, loan = linked
    asha = money.person["Asha"]
    lines = (
        Line("1110", 15_000_00, asha, "1" * 32, "linkage"),
        Line("1020", -15_000_00, fund="linkage", bank_id=money.bank),
    )
    lent = money.draft(EntryKind.LOAN_OUT, lines, date(2026, 4, 20), resolution_no="10/2026")
    money.post(lent, second=True)
    back = (
        Line("1010", 775_00, fund="linkage"),
        Line("1110", -625_00, asha, "1" * 32, "linkage"),
        Line("4010", -150_00, asha, "1" * 32, "linkage"),
    )
    money.post(money.draft(EntryKind.RECEIPT, back, date(2026, 5, 20)))
    found = card(money, loan)
    assert (found.on_lent.lent, found.on_lent.returned, found.on_lent.outstanding) == (
        15_000_00,
        625_00,
        14_375_00,
    )
    assert (found.on_lent.interest, found.on_lent.loans, found.margin) == (150_00, 1, 150_00)
    assert found.row.balance == 1_50_000_00, "the two schedules never net"


def test_a_loan_is_closed_when_nothing_is_owed(money: Money) -> None:
    work = money.desk().bank.lender_work
    borrow = Borrow(
        money.group,
        LenderKind.CIF,
        "Cluster federation",
        "general",
        1_000_00,
        "0",
        CAME,
        Method.EQUAL_PRINCIPAL,
        2,
    )
    loan = work.borrow(borrow).id
    work.receive(ReceiveFromLender(loan, 1_000_00, CAME))
    close = CloseLender(loan, TODAY)
    assert refused(lambda: work.close(close)) == "lender-still-owed"
    work.pay(PayLender(loan, TODAY, 1_000_00, 0, BY), money.second())
    late = CloseLender(loan, date(2099, 1, 1))
    assert refused(lambda: work.close(late)) == "date-in-future"
    work.close(close)
    assert refused(lambda: work.close(close)) == "lender-closed"
    (row,) = money.desk().bank.lenders.register(money.group)
    assert (row.closed_on, row.balance, row.next_due) == (TODAY, 0, None)
    with money.book.read() as session:
        assert balance(session, money.group, "2120", lender_id=loan) == 0


def test_cash_credit_is_drawn_to_its_limit_and_grows_by_its_interest(money: Money) -> None:
    work = money.desk().bank.lender_work
    borrow = Borrow(
        money.group, LenderKind.CASH_CREDIT, "Gramin Bank", "general", 50_000_00, "9", CAME
    )
    loan = work.borrow(borrow).id
    work.receive(ReceiveFromLender(loan, 40_000_00, date(2026, 4, 15), money.bank))
    over = ReceiveFromLender(loan, 10_000_01, TODAY, money.bank)
    assert refused(lambda: work.receive(over)) == "cash-credit-limit"
    found = card(money, loan)
    assert found.schedule == ()
    days = (TODAY - date(2026, 4, 15)).days + 1
    assert found.interest_today == (40_000_00 * days * 9 * 2 // 36500 + 1) // 2
    charge = ChargeInterest(loan, date(2026, 4, 30), 157_81, BY)
    assert refused(lambda: work.charge_interest(charge)) == "second-person-missing"
    work.charge_interest(charge, money.second())
    after = card(money, loan)
    assert (after.row.balance, after.row.left_to_draw) == (40_157_81, 9_842_19)
    assert after.row.paid_interest == 157_81
    none = ChargeInterest(loan, TODAY, 0, BY)
    assert refused(lambda: work.charge_interest(none, money.second())) == "external-amount-wrong"


def test_only_a_cash_credit_is_charged(linked: tuple[Money, str]) -> None:
    money, loan = linked
    work = money.desk().bank.lender_work
    charge = ChargeInterest(loan, TODAY, 5_00, BY)
    assert refused(lambda: work.charge_interest(charge, money.second())) == "not-a-cash-credit"
    assert refused(lambda: card(money, "0" * 32)) == "lender-unknown"


def test_an_instalment_that_the_bank_took_itself(linked: tuple[Money, str]) -> None:
    from finance.bank.commands import NewLine

    money, loan = linked
    write(money, NewLine(date(2026, 5, 15), -6715_89, "LOAN EMI"))
    line = next(x.id for x in board(money).bank)
    parts = (BankNews("2110", 5840_89, loan), BankNews("5010", 875_00, loan))
    work = money.desk().bank.work
    elsewhere = BookBankLines(line, parts, resolved=BY)
    assert refused(lambda: work.book(elsewhere, money.second())) == "bank-part-not-for-this"
    work.book(BookBankLines(line, parts, fund="linkage", resolved=BY), money.second())
    found = card(money, loan)
    assert found.schedule[0].state is RowState.PAID
    wrong = (BankNews("2120", 6715_89, loan),)
    write(money, NewLine(date(2026, 5, 16), -6715_89, "LOAN EMI"))
    line = next(x.id for x in board(money).bank)
    command = BookBankLines(line, wrong, fund="linkage", resolved=BY)
    assert refused(lambda: work.book(command, money.second())) == "bank-part-not-for-this"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"principal": 0}, "external-amount-wrong"),
        ({"rate": "many"}, "loan-rate-wrong"),
        ({"lender": " "}, "text-missing"),
        ({"fund": "nowhere"}, "fund-unknown"),
        ({"instalments": 0}, "loan-instalments-wrong"),
    ],
)
def test_terms_that_cannot_be(money: Money, change: dict[str, object], key: str) -> None:
    facts: dict[str, object] = {
        "group_id": money.group,
        "kind": LenderKind.BANK,
        "lender": "Bank",
        "fund": "general",
        "principal": 100_00,
        "rate": "7",
        "received_on": CAME,
        **change,
    }
    command = Borrow(**facts)  # type: ignore[arg-type]
    assert refused(lambda: money.desk().bank.lender_work.borrow(command)) == key


def test_a_cancelled_payment_is_owed_again(linked: tuple[Money, str]) -> None:
    money, loan = linked
    entry = pay(money, loan, date(2026, 5, 15), 5840_89, 875_00)
    assert card(money, loan).schedule[0].state is RowState.PAID
    cancel = CancelEntry(entry, "Wrong lender", money.second())
    money.desk().ledger.corrections.cancel(cancel)
    found = card(money, loan)
    assert (found.row.received, found.row.paid_principal) == (1_50_000_00, 0)
    assert (found.row.balance, found.row.paid_interest) == (1_50_000_00, 0)
    assert found.schedule[0].state is RowState.OVERDUE
    assert [move.principal for move in found.moves] == [0, 5840_89, -5840_89]


def test_a_lender_changes_its_plan(linked: tuple[Money, str]) -> None:
    money, loan = linked
    work, lenders = money.desk().bank.lender_work, money.desk().bank.lenders
    for n in range(2):
        row = card(money, loan).schedule[n].standing.row
        pay(money, loan, row.due, row.principal, row.interest)
    before = card(money, loan)
    owed = before.row.balance
    on = date(2026, 8, 1)  # the instalment of July was not paid
    change = ReplanLender(loan, on, "9 %", 10, "Letter 12 of 30 July", first_due=date(2026, 9, 1))
    shown = lenders.plan_after(change)
    assert (shown.principal, len(shown.rows)) == (owed, 10)
    assert shown.interest == sum(row.interest for row in shown.rows) > 0
    assert card(money, loan) == before, "looking changes nothing"
    assert work.replan(change).id == loan
    after = card(money, loan)
    assert [line.standing.row for line in after.schedule[3:]] == list(shown.rows)
    third = after.schedule[2]
    assert (third.standing.row.principal, third.state) == (0, RowState.OVERDUE)
    assert third.standing.left == before.schedule[2].standing.row.interest
    assert (after.row.balance, after.row.rate, after.instalments) == (owed, "9", 10)
    assert [(x.on, x.principal, x.reason) for x in after.plans] == [
        (on, owed, "Letter 12 of 30 July")
    ]
    assert after.schedule[0].forecast == before.schedule[0].forecast
    # What is paid from now on fills the overdue interest, then the new instalments.
    fourth = after.schedule[3].standing.row
    pay(money, loan, date(2026, 9, 1), fourth.principal, third.standing.left + fourth.interest)
    states = [line.state for line in card(money, loan).schedule[:4]]
    assert states == [RowState.PAID, RowState.PAID, RowState.LATE, RowState.PAID]
    # Another change counts from the day of the last one or later.
    assert refused(lambda: work.replan(replace(change, on=date(2026, 7, 1)))) == (
        "lender-plan-day-wrong"
    )
    late = replace(change, on=TODAY + timedelta(days=1))
    assert refused(lambda: work.replan(late)) == "date-in-future"
    assert refused(lambda: work.replan(replace(change, reason=" "))) == "text-missing"
    again = replace(change, on=date(2026, 10, 1), first_due=date(2026, 11, 1), instalments=5)
    work.replan(again)
    twice = card(money, loan)
    assert len(twice.plans) == 2
    assert sum(line.standing.row.principal for line in twice.schedule) == 1_50_000_00


def test_a_cash_credit_has_no_plan(money: Money) -> None:
    work = money.desk().bank.lender_work
    borrow = Borrow(
        money.group, LenderKind.CASH_CREDIT, "Gramin Bank", "general", 50_000_00, "9", CAME
    )
    change = ReplanLender(work.borrow(borrow).id, TODAY, "9", 10, "Letter")
    assert refused(lambda: work.replan(change)) == "not-for-cash-credit"


@pytest.mark.parametrize("role", list(Role))
def test_only_who_prepares_money_changes_the_plan(linked: tuple[Money, str], role: Role) -> None:
    money, loan = linked
    change = ReplanLender(loan, TODAY, "9", 10, "Letter", first_due=TODAY + timedelta(days=30))
    desk = money.desk(role).bank
    if role is Role.TREASURER:
        desk.lender_work.replan(change)
    else:
        with pytest.raises(NotAllowed):
            desk.lender_work.replan(change)
    if desk.who.may(Action.MONEY_READ):
        assert desk.lenders.plan_after(change).rows
    else:
        with pytest.raises(NotAllowed):
            desk.lenders.plan_after(change)
