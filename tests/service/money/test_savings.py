"""Savings returned, interest, a surplus, a member who leaves: on real encrypted books."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta

import pytest

from finance.ledger.balances import balance, cash_in_hand, member_savings
from finance.ledger.commands import CancelEntry
from finance.ledger.service_locks import set_month_lock
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.products import AdvanceRule
from finance.savings.commands import (
    DistributeSurplus,
    Grounds,
    Leave,
    OpenCycle,
    PayInterest,
    SetTerms,
    Withdraw,
)
from finance.savings.models import LeavingAccount
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken

from .conftest import TODAY, Money
from .lending import Lending

GROUNDS = Grounds(resolution_no="11/2026")
JULY = date(2026, 7, 31)


def refused(act: Callable[[], object]) -> str:
    with pytest.raises((RuleBroken, InputInvalid, NotFound)) as caught:
        act()
    return caught.value.key


def withdrawal(money: Money, amount: int, member: str = "Bina", **more: object) -> Withdraw:
    facts: dict[str, object] = {
        "grounds": GROUNDS, "second": money.second(), **more,
    }  # fmt: skip
    kind = str(facts.pop("kind", "compulsory"))
    return Withdraw(money.group, money.person[member], kind, amount, TODAY, **facts)  # type: ignore[arg-type]


def test_savings_are_returned_by_resolution_and_two_persons(money: Money) -> None:
    money.receive(500_00, member="Bina")
    money.receive(80_00, "2020", "Bina")
    savings = money.desk().savings
    savings.accounts.set_terms(SetTerms(money.group, kept=100_00))
    act = savings.accounts.withdraw
    assert refused(lambda: act(withdrawal(money, 500_01, "Bina"))) == "savings-too-small"
    assert refused(lambda: act(withdrawal(money, 400_01, "Bina"))) == "withdrawal-below-kept"
    assert refused(lambda: act(withdrawal(money, 1, "Bina", second=None))) == (
        "second-person-missing"
    )
    assert refused(lambda: act(withdrawal(money, 1, "Bina", grounds=Grounds()))) == (
        "resolution-missing"
    )
    assert refused(lambda: act(withdrawal(money, 1, "Bina", kind="gold"))) == "choice-unknown"
    done = act(withdrawal(money, 400_00, "Bina", key="w1"))
    again = act(withdrawal(money, 400_00, "Bina", key="w1"))
    assert done.id == again.id
    act(withdrawal(money, 80_00, "Bina", kind="voluntary"))
    with money.book.read() as session:
        assert member_savings(session, money.group)[money.person["Bina"]] == (100_00, 0)
        assert cash_in_hand(session, money.group) == 100_00
    view = savings.found.overview(money.group)
    assert (view.compulsory, view.voluntary, view.terms.kept) == (100_00, 0, 100_00)


def test_the_rules_of_savings_are_checked(money: Money) -> None:
    set_terms = money.desk().savings.accounts.set_terms
    for change, key in (
        ({"kept": -1}, "amount-negative"),
        ({"rate": "much"}, "loan-rate-wrong"),
        ({"unit": 0}, "share-unit-wrong"),
        ({"left_over": "sea"}, "choice-unknown"),
    ):
        command = SetTerms(money.group, **change)  # type: ignore[arg-type]
        assert refused(lambda c=command: set_terms(c)) == key  # type: ignore[misc]
    set_terms(SetTerms(money.group, rate=" 6 ", unit=100))
    set_terms(SetTerms(money.group, rate="8", unit=100))
    assert money.desk().savings.found.overview(money.group).terms.rate == "8"
    money.desk(Role.ADMINISTRATOR).savings.accounts.set_terms(SetTerms(money.group))


def test_interest_on_savings_is_paid_once(money: Money) -> None:
    money.receive(1200_00, member="Bina", on_date=date(2026, 4, 10))
    money.receive(600_00, "2020", "Champa", on_date=date(2026, 6, 1))
    savings = money.desk().savings
    span = (date(2026, 4, 1), date(2026, 9, 30))
    seen = savings.found.interest(money.group, *span, "8")
    assert [row.amount for row in seen.rows][:3] == [0, 48_00, 16_00]
    command = PayInterest(
        money.group, *span, TODAY, "8", grounds=GROUNDS, second=money.second(), paid_to="compulsory"
    )
    done = savings.distributions.pay_interest(command)
    with money.book.read() as session:
        both = member_savings(session, money.group)
        assert both[money.person["Bina"]] == (1248_00, 0)
        assert both[money.person["Champa"]] == (16_00, 600_00)
        assert balance(session, money.group, "5080") == 64_00
    act = savings.distributions.pay_interest
    assert refused(lambda: act(command)) == "interest-paid-before"
    nothing = PayInterest(money.group, date(2026, 10, 1), date(2026, 10, 31), TODAY, "0")
    assert refused(lambda: act(nothing)) == "interest-nothing"
    wrong = PayInterest(money.group, *span, TODAY, "8", paid_to="bank")
    assert refused(lambda: act(wrong)) == "choice-unknown"
    line = savings.found.passbook(money.group, money.person["Bina"]).lines[-1]
    assert (line.row.savings_in, line.row.savings_balance) == (48_00, 1248_00)
    assert done.id


def test_interest_can_be_paid_again_after_its_entry_was_cancelled(money: Money) -> None:
    money.receive(1200_00, member="Bina", on_date=date(2026, 4, 10))
    money.receive(600_00, "4050", None)
    savings = money.desk().savings
    command = PayInterest(
        money.group, date(2026, 4, 1), JULY, TODAY, "8", paid_to="cash", grounds=GROUNDS,
        second=money.second(),
    )  # fmt: skip
    savings.distributions.pay_interest(command)
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 1800_00 - 32_00
        entry = session.execute(text_of_last_entry()).scalar_one()
    money.desk().ledger.corrections.cancel(CancelEntry(entry, "wrong rate", money.second()))
    savings.distributions.pay_interest(command)


def text_of_last_entry() -> object:
    from sqlalchemy import text

    return text("select id from entry order by seq desc limit 1")


def surplus_command(money: Money, **more: object) -> DistributeSurplus:
    facts: dict[str, object] = {
        "to_share": 1355_00, "reserve": 230_00, "grounds": GROUNDS, "second": money.second(),
        **more,
    }  # fmt: skip
    return DistributeSurplus(money.group, date(2026, 6, 1), TODAY, **facts)  # type: ignore[arg-type]


def test_a_surplus_is_shared_after_the_year_is_closed(money: Money) -> None:
    for member, amount in (("Asha", 600_00), ("Bina", 1200_00), ("Champa", 700_00)):
        money.receive(amount, member=member)
    money.receive(150_00, "2020", "Farida")
    money.receive(1585_00, "4030", None)
    savings = money.desk().savings
    act = savings.distributions.distribute
    assert refused(lambda: act(surplus_command(money))) == "surplus-year-open"
    closing = (Line("4030", 1585_00), Line("3020", -1585_00))
    money.post(money.draft(EntryKind.CLOSING, closing))
    assert refused(lambda: act(surplus_command(money, to_share=1600_00))) == "surplus-too-small"
    seen = savings.found.surplus(surplus_command(money))
    shares = [row.amount for row in seen.rows]
    assert shares[:4] == [306_79, 613_59, 357_92, 76_70] and (seen.kept, seen.total) == (0, 135500)
    act(surplus_command(money))
    with money.book.read() as session:
        assert balance(session, money.group, "3030") == -230_00
        assert balance(session, money.group, "3020") == 0
        assert member_savings(session, money.group)[money.person["Bina"]] == (1200_00, 613_59)


@pytest.mark.parametrize("basis", ["average", "equal"])
def test_a_surplus_in_cash_and_only_into_the_reserve(money: Money, basis: str) -> None:
    money.receive(600_00, member="Asha", on_date=date(2026, 4, 30))
    money.receive(100_00, "4030", None)
    money.post(money.draft(EntryKind.CLOSING, (Line("4030", 100_00), Line("3020", -100_00))))
    act = money.desk().savings.distributions.distribute
    act(surplus_command(money, to_share=60_00, reserve=0, basis=basis, paid_to="cash"))
    act(surplus_command(money, to_share=0, reserve=40_00, basis=basis, paid_to="cash"))
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 640_00
        assert balance(session, money.group, "3020") == 0


def leave(money: Money, member: str = "Bina", **more: object) -> Leave:
    facts: dict[str, object] = {"grounds": GROUNDS, "second": money.second(), **more}
    return Leave(money.group, money.person[member], TODAY, **facts)  # type: ignore[arg-type]


def test_who_leaves_gets_what_is_hers(money: Money) -> None:
    money.receive(500_00, member="Bina")
    money.receive(60_00, "2020", "Bina")
    savings = money.desk().savings
    seen = savings.found.leaving(money.group, money.person["Bina"], TODAY)
    assert (seen.account.payable, seen.account.left, seen.gets_share) == (560_00, 0, False)
    act = savings.leaving.leave
    assert refused(lambda: act(leave(money, surplus=1))) == "leaving-no-share"
    assert refused(lambda: act(leave(money, second=None))) == "second-person-missing"
    act(leave(money))
    assert refused(lambda: act(leave(money))) == "member-left-before"
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 0
    assert "Bina" not in [row.member.name for row in savings.found.overview(money.group).rows]
    act(leave(money, "Champa", second=None))  # nothing to pay: nothing to confirm
    unknown = Leave(money.group, "0" * 32, TODAY)
    assert refused(lambda: act(unknown)) == "member-account-unknown"


def test_a_cancelled_last_account_makes_her_a_member_again(money: Money) -> None:
    money.receive(500_00, member="Bina")
    desk, bina = money.desk(), money.person["Bina"]
    ref = desk.savings.leaving.leave(leave(money)).id
    with money.book.read() as session:
        entry = session.get_one(LeavingAccount, ref).entry_id or ""
    back = desk.ledger.corrections.cancel(CancelEntry(entry, "She stays", money.second())).id
    rows = {row.member.member_id: row for row in desk.savings.found.overview(money.group).rows}
    assert rows[bina].whole == 500_00
    desk.ledger.corrections.cancel(CancelEntry(back, "She leaves after all", money.second()))
    assert refused(lambda: desk.savings.leaving.leave(leave(money))) == "member-left-before"


def test_a_share_of_the_surplus_when_the_rules_grant_one(money: Money) -> None:
    money.receive(300_00, member="Bina")
    money.receive(100_00, member="Champa")
    money.receive(80_50, "4030", None)
    money.post(money.draft(EntryKind.CLOSING, (Line("4030", 80_50), Line("3020", -80_50))))
    savings = money.desk().savings
    savings.accounts.set_terms(SetTerms(money.group, leaving_share=True, unit=100))
    seen = savings.found.leaving(money.group, money.person["Bina"], TODAY)
    assert (seen.granted, seen.account.payable) == (60_00, 360_00)
    savings.leaving.leave(leave(money, surplus=60_00))
    with money.book.read() as session:
        assert balance(session, money.group, "3020") == -20_50


def test_debt_never_blocks_leaving(money: Money) -> None:
    lending = Lending(money)
    loan = lending.given(amount=600000)
    money.receive(1000_00, member="Bina", on_date=date(2026, 6, 30))
    savings = money.desk().savings
    seen = savings.found.leaving(money.group, money.person["Bina"], TODAY)
    [owed] = seen.loans
    assert owed.principal == 600000 and owed.interest == 4 * 12000
    assert (seen.account.interest, seen.account.principal) == (48000, 52000)
    assert (seen.account.payable, seen.account.left) == (0, 548000)
    savings.leaving.leave(leave(money))
    with money.book.read() as session:
        assert balance(session, money.group, "1110", loan_id=loan) == 548000
        assert balance(session, money.group, "4010", loan_id=loan) == -48000
        assert member_savings(session, money.group)[money.person["Bina"]] == (0, 0)
    assert lending.card(loan).row.left == 548000
    book = savings.found.passbook(money.group, money.person["Bina"])
    assert (book.loan, book.lines[-1].row.loan_repaid) == (548000, 52000)


def test_what_was_kept_for_her_loan_goes_with_her(money: Money) -> None:
    """A loan of 1,000 for which 300 are kept: 700 of her savings are set off."""
    lending = Lending(money)
    money.receive(5000_00, member="Bina", on_date=date(2026, 6, 1))
    loan = lending.given(1000_00, 10, on=date(2026, 11, 10), first_due=date(2026, 12, 10))
    lending.repay(loan, date(2026, 11, 12), 300_00, advance=AdvanceRule.HOLD)
    with money.book.read() as session:
        before = cash_in_hand(session, money.group)
    money.desk().savings.leaving.leave(leave(money))
    with money.book.read() as session:
        assert before - cash_in_hand(session, money.group) == 4300_00
        assert balance(session, money.group, "1110", loan_id=loan) == 0
        assert balance(session, money.group, "2210") == 0
    assert lending.card(loan).row.state == "closed"


def test_a_passbook_shows_the_old_line_struck_and_the_new_one(money: Money) -> None:
    money.receive(20_00, member="Bina", on_date=date(2026, 5, 1))
    wrong = money.receive(50_00, member="Bina", on_date=date(2026, 5, 10))
    money.desk().ledger.corrections.cancel(CancelEntry(wrong, "it was Champa's", money.second()))
    book = money.desk().savings.found.passbook(money.group, money.person["Bina"])
    assert [(r.row.savings_in, r.row.savings_balance) for r in book.lines] == [
        (20_00, 20_00), (50_00, 70_00), (-50_00, 20_00),
    ]  # fmt: skip
    assert [r.row.struck for r in book.lines] == [False, True, False]
    later = money.desk().savings.found.passbook(money.group, money.person["Bina"], date(2026, 6, 1))
    assert (later.brought, len(later.lines)) == ((70_00, 0), 1)


def test_only_a_group_that_saves_in_shares_has_cycles(money: Money) -> None:
    usual = OpenCycle(money.group, date(2026, 5, 4), date(2027, 3, 31), 50_00)
    act = money.desk().savings.cycles.open
    assert refused(lambda: act(usual)) == "cycle-not-share-mode"


def test_rights(money: Money) -> None:
    for role in Role:
        savings = money.desk(role).savings
        reads = Action.MONEY_READ in GRANTS[role]
        acts: list[Callable[[], object]] = []
        if role is not Role.TREASURER:
            acts = [
                lambda s=savings: s.accounts.withdraw(withdrawal(money, 1)),  # type: ignore[misc]
                lambda s=savings: s.distributions.distribute(surplus_command(money)),  # type: ignore[misc]
                lambda s=savings: s.distributions.pay_interest(  # type: ignore[misc]
                    PayInterest(money.group, JULY, JULY, TODAY, "8")
                ),
                lambda s=savings: s.leaving.leave(leave(money)),  # type: ignore[misc]
            ]
            if Action.MONEY_SETTINGS not in GRANTS[role]:
                acts.append(lambda s=savings: s.accounts.set_terms(SetTerms(money.group)))  # type: ignore[misc]
        if reads:
            assert savings.found.overview(money.group).rows
        else:
            acts.append(lambda s=savings: s.found.overview(money.group))  # type: ignore[misc]
        for act in acts:
            with pytest.raises(NotAllowed):
                act()


def test_nobody_leaves_on_a_day_to_come_or_in_a_month_that_is_closed(money: Money) -> None:
    """With nothing to pay there was no entry whose day anybody asked about."""
    money.receive(500_00, "4020", None, on_date=date(2026, 4, 10))
    act = money.desk().savings.leaving.leave
    nothing = leave(money, "Champa", second=None)
    later = replace(nothing, on_date=TODAY + timedelta(days=1))
    assert refused(lambda: act(later)) == "money-date-in-future"
    with money.book.uow() as uow:
        set_month_lock(money.entry(uow.session), money.group, date(2026, 4, 30))
        uow.record("money.locked", subject="test")
        uow.commit()
    closed = replace(nothing, on_date=date(2026, 4, 20))
    assert refused(lambda: act(closed)) == "date-locked"
    assert act(nothing).id
