"""Who may do what with bank, lenders and funds: every service and query, every role."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from finance.bank.commands import (
    AddBankLines,
    AddRule,
    BookBankLines,
    Borrow,
    ChargeInterest,
    CloseLender,
    DropLine,
    FinishReconciliation,
    FundTransfer,
    NewLine,
    PayFederation,
    PayLender,
    ReceiveFromLender,
    ReceiveGrant,
    RememberColumns,
    Resolved,
    SetStanding,
    Subvention,
    Tick,
    Untick,
)
from finance.bank.desk import BankDesk
from finance.rules.external import LenderKind
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed

from .conftest import TODAY, Money

NO, BY = "0" * 32, Resolved(number="1/2026")
DAY = date(2026, 5, 1)

WRITING: dict[str, Callable[[BankDesk, str], object]] = {
    "lines": lambda d, g: d.work.add_lines(AddBankLines(NO, (NewLine(DAY, 5),))),
    "drop": lambda d, g: d.work.drop_line(DropLine(NO, "x")),
    "columns": lambda d, g: d.work.remember_columns(RememberColumns(NO, ())),
    "standing": lambda d, g: d.work.set_standing(SetStanding(NO)),
    "tick": lambda d, g: d.work.tick(Tick(NO, (), ())),
    "ticks": lambda d, g: d.work.tick_all([]),
    "untick": lambda d, g: d.work.untick(Untick(NO)),
    "book": lambda d, g: d.work.book(BookBankLines(NO, ())),
    "finish": lambda d, g: d.work.finish(FinishReconciliation(NO, DAY, 0)),
    "borrow": lambda d, g: d.lender_work.borrow(
        Borrow(g, LenderKind.BANK, "x", "general", 5, "1", DAY)
    ),
    "receive": lambda d, g: d.lender_work.receive(ReceiveFromLender(NO, 5, DAY)),
    "pay": lambda d, g: d.lender_work.pay(PayLender(NO, DAY, 5, 0, BY)),
    "charge": lambda d, g: d.lender_work.charge_interest(ChargeInterest(NO, DAY, 5, BY)),
    "subvention": lambda d, g: d.lender_work.subvention(Subvention(NO, DAY, 5, NO)),
    "close": lambda d, g: d.lender_work.close(CloseLender(NO, DAY)),
    "grant": lambda d, g: d.fund_work.receive_grant(ReceiveGrant(g, "general", 5, DAY, "x")),
    "transfer": lambda d, g: d.fund_work.transfer(FundTransfer(g, "general", "social", 5, DAY, BY)),
    "federation": lambda d, g: d.fund_work.pay_federation(PayFederation(g, 5, DAY, BY)),
}
WRITING["resolutions"] = lambda d, g: d.accounts.resolutions(g)
READING: dict[str, Callable[[BankDesk, str], object]] = {
    "accounts": lambda d, g: d.accounts.accounts(g),
    "columns": lambda d, g: d.accounts.columns(NO),
    "book": lambda d, g: d.accounts.book(NO, DAY, DAY),
    "board": lambda d, g: d.accounts.board(NO),
    "draft": lambda d, g: d.accounts.draft(NO, DAY, 0),
    "kept": lambda d, g: d.accounts.kept(NO),
    "one": lambda d, g: d.accounts.one(NO),
    "register": lambda d, g: d.lenders.register(g),
    "card": lambda d, g: d.lenders.card(NO),
    "funds": lambda d, g: d.funds.register(g, DAY, DAY),
    "year": lambda d, g: d.funds.year(g),
    "choices": lambda d, g: d.federation.choices(),
    "totals": lambda d, g: d.federation.totals(g),
}


def allowed(money: Money, act: Callable[[BankDesk, str], object], role: Role) -> bool:
    """Whether a role gets past the door; what it finds behind does not matter here."""
    try:
        act(money.desk(role).bank, money.group)
    except NotAllowed:
        return False
    except Exception:
        return True
    return True


def test_only_the_treasurer_writes(money: Money) -> None:
    for name, act in WRITING.items():
        found = {role for role in Role if allowed(money, act, role)}
        assert found == {Role.TREASURER}, name


def test_who_reads_the_books_reads_the_bank(money: Money) -> None:
    readers = {role for role in Role if Action.MONEY_READ in GRANTS[role]}
    assert Role.AUDITOR in readers
    for name, act in READING.items():
        found = {role for role in Role if allowed(money, act, role)}
        assert found == readers, name


def test_dated_rules_are_written_by_treasurer_and_administrator(money: Money) -> None:
    rule = AddRule(money.group, "federation-due", "50", TODAY, "Resolution 4")

    def act(desk: BankDesk, group: str) -> object:
        return desk.fund_work.add_rule(rule)

    found = {role for role in Role if allowed(money, act, role)}
    assert found == {Role.TREASURER, Role.ADMINISTRATOR}
    may_see = {role for role in Role if allowed(money, lambda d, g: d.funds.rules(g), role)}
    assert may_see == {
        role for role in Role if {Action.MONEY_READ, Action.MONEY_SETTINGS} & GRANTS[role]
    }


def test_a_person_who_holds_two_offices_cannot_confirm_her_own(money: Money) -> None:
    """Malati is treasurer and chair: she still needs somebody else."""
    desk = money.desk(Role.TREASURER, Role.CHAIR)
    money.receive(100_00, "4020", None)
    command = FundTransfer(money.group, "general", "social", 5_00, TODAY, BY)
    from sr_board.base.errors import RuleBroken

    with pytest.raises(RuleBroken) as broken:
        desk.bank.fund_work.transfer(command)
    assert broken.value.key == "second-person-missing"
