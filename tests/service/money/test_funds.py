"""Funds: grants, transfers, the register, the federation's share and dues."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finance.bank.commands import (
    AddRule,
    FundTransfer,
    PayFederation,
    ReceiveDue,
    ReceiveGrant,
    Resolved,
)
from finance.ledger.balances import balance
from finance.ledger.commands import AddFund, CancelEntry, EntryDraft, OpenBooks, SwitchAccount
from finance.rules.entries import EntryKind, Line
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed

from .conftest import TODAY, Money
from .lending import Lending
from .test_bank import refused
from .test_many_groups import make_group
from .test_own_books import confined

BY = Resolved(number="5/2026")


@pytest.mark.parametrize(
    ("kind", "account"), [("rf", "3040"), ("vrf", "3050"), ("project", "4050"), ("social", "2040")]
)
def test_a_grant_stands_on_the_account_of_its_fund(money: Money, kind: str, account: str) -> None:
    money.desk().ledger.setup.add_fund(AddFund(money.group, "given", kind))
    work = money.desk().bank.fund_work
    work.receive_grant(ReceiveGrant(money.group, "given", 10_000_00, TODAY, "Mission", money.bank))
    with money.book.read() as session:
        assert balance(session, money.group, account, fund="given") == -10_000_00
        assert balance(session, money.group, "1020", fund="given") == 10_000_00
    nothing = ReceiveGrant(money.group, "given", 0, TODAY, "Mission")
    assert refused(lambda: work.receive_grant(nothing)) == "external-amount-wrong"


def test_money_goes_from_the_general_fund_to_the_social_fund(money: Money) -> None:
    money.receive(500_00, "4020", None)
    work = money.desk().bank.fund_work
    command = FundTransfer(money.group, "general", "social", 200_00, TODAY, BY, "by the meeting")
    assert refused(lambda: work.transfer(command)) == "second-person-missing"
    work.transfer(command, money.second())
    with money.book.read() as session:
        assert balance(session, money.group, "1010", fund="social") == 200_00
        assert balance(session, money.group, "2040", fund="social") == -200_00
        assert balance(session, money.group, "3020", fund="general") == 200_00
        assert balance(session, money.group, "1010") == 500_00
    more = FundTransfer(money.group, "general", "social", 300_01, TODAY, BY)
    assert refused(lambda: work.transfer(more, money.second())) == "fund-overdrawn"
    same = FundTransfer(money.group, "general", "general", 5, TODAY, BY)
    assert refused(lambda: work.transfer(same, money.second())) == "fund-transfer-same"


def test_the_register_ties_to_the_money_of_each_fund(money: Money) -> None:
    money.receive(500_00, on_date=date(2026, 4, 10))
    money.receive(300_00, "4020", None, on_date=date(2026, 5, 2))
    money.pay(70_00, on_date=date(2026, 5, 3))
    command = FundTransfer(money.group, "general", "social", 200_00, date(2026, 5, 4), BY)
    money.desk().bank.fund_work.transfer(command, money.second())
    help_paid = (Line("5090", 50_00, fund="social"), Line("1010", -50_00, fund="social"))
    draft = money.draft(EntryKind.PAYMENT, help_paid, date(2026, 5, 5), resolution_no="6/2026")
    money.post(draft, second=True)
    may = (date(2026, 5, 1), date(2026, 5, 31))
    general, social = money.desk().bank.funds.register(money.group, *may)
    assert (general.row.opening, general.row.earned, general.row.used) == (500_00, 300_00, 270_00)
    assert general.row.closing == general.cash + general.bank == 530_00
    assert (social.row.received, social.row.used, social.row.closing) == (200_00, 50_00, 150_00)
    assert social.conditions == "Illness and burial"


@pytest.mark.parametrize(
    ("conditions", "refusal"),
    [("Goats and stalls", "fund-conditions"), ("", "resolution-missing")],
)
def test_a_fund_with_conditions_lends_by_resolution_alone(
    money: Money, conditions: str, refusal: str
) -> None:
    """A receipt that also lends is a way round the pages of loans: it meets the same rule."""
    lending = Lending(money)
    add = AddFund(money.group, "cif", "cif", conditions=conditions)
    money.desk().ledger.setup.add_fund(add)
    money.receive(900_00, "4050", None, fund="cif")
    loan = lending.decided(amount=100_00, instalments=2)
    lent = Line("1110", 100_00, money.person["Bina"], loan, fund="cif")
    given = (lent, Line("4050", -100_00, fund="cif"))
    draft = money.draft(EntryKind.RECEIPT, given)
    assert refused(lambda: money.post(draft, second=True)) == refusal
    posted = money.post(replace(draft, resolution_no="9/2026"), second=True)
    # Taking it back, and booking again what was taken back, lends nothing anew.
    work = money.desk().ledger.corrections
    undone = work.cancel(CancelEntry(posted, "wrong fund", money.second())).id
    work.cancel(CancelEntry(undone, "it was right", money.second()))


def test_a_share_in_the_federation_and_its_dues(money: Money) -> None:
    money.receive(500_00, "4020", None)
    work = money.desk().bank.fund_work
    share = PayFederation(money.group, 100_00, TODAY, BY)
    assert refused(lambda: work.pay_federation(share)) == "second-person-missing"
    work.pay_federation(share, money.second())
    due = PayFederation(money.group, 20_00, TODAY, BY, due=True, narration="dues of June")
    assert refused(lambda: work.pay_federation(due, money.second())) == "account-switched-off"
    money.desk().ledger.setup.switch_account(SwitchAccount(money.group, "5120", active=True))
    work.pay_federation(due, money.second())
    with money.book.read() as session:
        assert balance(session, money.group, "1210") == 100_00
        assert balance(session, money.group, "5120") == 20_00
    nothing = PayFederation(money.group, 0, TODAY, BY)
    assert refused(lambda: work.pay_federation(nothing, money.second())) == "external-amount-wrong"


def dues_of_federation(money: Money) -> tuple[str, str]:
    """Bakul Samiti is a federation that asks 100 a month since 1 September; Kadam Dal is under
    it and has books since April. Both groups."""
    below = make_group(money, "Kadam Dal", money.group, "KDM")
    make_group(money, "Shiuli Dal", money.group, "SHD")
    setup = money.desk().ledger.setup
    setup.open(OpenBooks(below, date(2026, 4, 1)))
    money.desk().bank.fund_work.add_rule(
        AddRule(money.group, "federation-due", "100", date(2026, 9, 1), "Resolution 3")
    )
    for group, account in ((below, "5120"), (money.group, "4090")):
        setup.switch_account(SwitchAccount(group, account, active=True))
    lines = (Line("1010", 900_00), Line("4020", -900_00))
    money.post(EntryDraft(below, date(2026, 4, 5), EntryKind.RECEIPT, "fines", lines))
    return money.group, below


def test_the_register_of_dues(money: Money) -> None:
    top, below = dues_of_federation(money)
    work, dues = money.desk().bank.fund_work, money.desk().bank.dues
    pay = PayFederation(below, 250_00, date(2026, 11, 2), BY, due=True)
    paid = work.pay_federation(pay, money.second()).id
    came = work.receive_due(ReceiveDue(top, below, 200_00, date(2026, 11, 2))).id
    found = dues.register(top)
    assert (found.group_name, found.month_due, found.on) == ("Bakul Samiti", 100_00, TODAY)
    kadam, shiuli = found.lines
    assert (kadam.paid, kadam.received, kadam.differ) == (250_00, 200_00, True)
    assert (kadam.dues.due, kadam.dues.open) == (300_00, 100_00)
    assert kadam.dues.oldest_open == date(2026, 11, 1)
    assert (shiuli.paid, shiuli.received, shiuli.dues.open) == (None, 0, 300_00)
    assert not shiuli.differ
    with money.book.read() as session:
        assert balance(session, below, "5120") == 250_00
        assert balance(session, top, "4090") == -200_00
    # The member group sees itself alone.
    own = dues.of_group(below)
    assert own is not None and own.lines == (kadam,)
    assert dues.of_group(top) is None
    assert dues.register(below).lines == ()
    # What is cancelled does not count, and counts again when that is cancelled.
    corrections = money.desk().ledger.corrections
    undone = corrections.cancel(CancelEntry(came, "wrong group", money.second())).id
    assert dues.register(top).lines[0].received == 0
    corrections.cancel(CancelEntry(undone, "it was right", money.second()))
    assert dues.register(top).lines[0].received == 200_00
    assert dues.register(top, date(2026, 9, 30)).lines[0].dues.due == 100_00
    assert paid


def test_dues_that_cannot_be(money: Money) -> None:
    top, below = dues_of_federation(money)
    work = money.desk().bank.fund_work
    nothing = ReceiveDue(top, below, 0, TODAY)
    assert refused(lambda: work.receive_due(nothing)) == "external-amount-wrong"
    stranger = ReceiveDue(below, top, 100, TODAY)
    assert refused(lambda: work.receive_due(stranger)) == "not-a-member-group"


@pytest.mark.parametrize("role", list(Role))
def test_who_sees_and_who_records_dues(money: Money, role: Role) -> None:
    top, below = dues_of_federation(money)
    desk = money.desk(role).bank
    if desk.who.may(Action.MONEY_READ):
        assert desk.dues.register(top).lines
        assert desk.dues.of_group(below)
    else:
        for ask in (desk.dues.register, desk.dues.of_group):
            with pytest.raises(NotAllowed):
                ask(below)
    due = ReceiveDue(top, below, 100_00, TODAY)
    if role is Role.TREASURER:
        desk.fund_work.receive_due(due)
    else:
        with pytest.raises(NotAllowed):
            desk.fund_work.receive_due(due)


def test_a_confined_member_group_sees_its_own_dues_only(money: Money) -> None:
    top, below = dues_of_federation(money)
    hers = confined(money, below).bank.dues
    own = hers.of_group(below)
    assert own is not None and [line.group_id for line in own.lines] == [below]
    assert refused(lambda: hers.register(top)) == "books-of-others"
    federation = confined(money, top).bank.dues
    assert len(federation.register(top).lines) == 2
    assert refused(lambda: federation.of_group(below)) == "books-of-others"
