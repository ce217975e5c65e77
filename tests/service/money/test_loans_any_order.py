"""Repayments, advances, new plans and corrections in any order: the plan always holds the loan.

After each act the principal outstanding is what was asked for and is open, with what the coming
instalments will ask for; and what was kept for the member stands on 2210, to the paisa.
"""

from __future__ import annotations

import random
from contextlib import suppress
from datetime import date, timedelta

import pytest
from sqlalchemy import select

from finance.ledger.balances import balance
from finance.ledger.commands import CancelEntry
from finance.loans.commands import RescheduleLoan, SettleLoan
from finance.loans.models import Demand
from finance.loans.running import loan_of, running
from finance.rules.loans.products import AdvanceRule, InterestBase, Method, Scope
from sr_board.base.errors import SRBoardError

from .conftest import Money
from .lending import JUNE, Lending, changed

ADVANCES = (AdvanceRule.SHORTEN, AdvanceRule.LOWER, AdvanceRule.HOLD)
END = date(2026, 10, 15)


def check(lending: Lending, loan_id: str) -> str:
    """The state of the loan, after everything about it was looked at."""
    money = lending.money
    with money.book.read() as session:
        loan = loan_of(session, loan_id)
        left = balance(session, money.group, "1110", loan_id=loan_id)
        demands = session.scalars(select(Demand).where(Demand.loan_id == loan_id)).all()
        assert all(d.paid >= 0 and d.paid + d.waived <= d.amount for d in demands)
        asked = sum(d.amount - d.paid - d.waived for d in demands if d.kind == "principal")
        assert loan.held == -balance(session, money.group, "2210")
        coming = running(session, loan).coming() if loan.state == "running" else []
        assert left == asked + sum(row.principal for row in coming)
        assert [row.due_on for row in coming] == sorted(row.due_on for row in coming)
        if loan.state != "running":
            assert (left, loan.held) == (0, 0)
        return loan.state


class Days:
    """One loan on its way through a season, act by act."""

    def __init__(self, lending: Lending, luck: random.Random) -> None:
        self.lending, self.luck, self.day = lending, luck, JUNE
        self.loan = lending.given(instalments=luck.randint(3, 9), first_due=None)
        self.entries: list[str] = []

    def repay(self) -> None:
        amount = self.luck.choice([100, 12000, 72000, 200000, self.luck.randint(1, 300000)])
        advance = self.luck.choice(ADVANCES)
        shown = self.lending.loans.previews.repayment(self.loan, self.day, amount)
        self.entries.append(self.lending.repay(self.loan, self.day, amount, advance=advance))
        rows = {AdvanceRule.SHORTEN: shown.shorter, AdvanceRule.LOWER: shown.lower}.get(advance)
        if shown.advance and rows is not None:
            assert self.coming() == [(row.due, row.principal, row.interest) for row in rows]

    def coming(self) -> list[tuple[date, int, int]]:
        with self.lending.money.book.read() as session:
            loan = loan_of(session, self.loan)
            found = running(session, loan).coming() if loan.state == "running" else []
            return [(row.due_on, row.principal, row.interest) for row in found]

    def cancel(self) -> None:
        if self.entries:
            entry = self.entries.pop(self.luck.randrange(len(self.entries)))
            act = self.lending.money.desk().ledger.corrections.cancel
            act(CancelEntry(entry, "counted wrongly", self.lending.money.second()))

    def new_plan(self) -> None:
        first = self.day + timedelta(self.luck.randint(1, 40))
        command = RescheduleLoan(
            self.loan, self.day, self.luck.randint(2, 8), first, "flood in the lane",
            resolution_no="12/2026", second=self.lending.money.second(),
        )  # fmt: skip
        self.lending.loans.changes.reschedule(command)

    def settle(self) -> None:
        act = self.lending.loans.repaying.settle_early
        self.entries.append(act(SettleLoan(self.loan, self.day)).id)
        assert check(self.lending, self.loan) == "closed"


@pytest.mark.parametrize(
    ("seed", "terms"),
    [
        (1, {"method": Method.EQUAL_PRINCIPAL, "principal_grace": 2}),
        (2, {"method": Method.EMI, "interest_unit": 1}),
        (3, {"method": Method.FLAT, "allocation_scope": Scope.BY_INSTALMENT}),
        (4, {"method": Method.BULLET, "interest_base": InterestBase.DAILY}),
    ],
)
def test_the_plan_always_holds_the_loan(money: Money, seed: int, terms: dict[str, object]) -> None:
    luck = random.Random(seed)
    days = Days(Lending(money, changed(**terms)), luck)
    acts = [days.repay] * 5 + [days.cancel, days.cancel, days.new_plan, days.settle]
    while days.day < END:
        with suppress(SRBoardError):
            luck.choice(acts)()
        check(days.lending, days.loan)
        days.day += timedelta(luck.choice([0, 5, 10, 16, 31]))
