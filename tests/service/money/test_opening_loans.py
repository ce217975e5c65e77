"""A loan of a paper book, taken over with what is overdue."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finance.ledger.posting import post
from finance.loans.demands import NewDemand, cancel_demand, raise_demand
from finance.loans.opening import OpeningLoan, open_loan
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.allocation import DemandKind
from finance.rules.loans.products import Method
from sr_board.base.errors import InputInvalid, RuleBroken

from .conftest import Money
from .lending import Lending, changed

CUT_OFF, APRIL = date(2026, 4, 1), date(2026, 4, 30)


def test_a_loan_is_taken_over_with_its_arrears(money: Money) -> None:
    lending = Lending(money, changed(method=Method.FLAT))
    opening = OpeningLoan(
        money.group, money.person["Champa"], lending.product_id, 1000000, 600000, 5, CUT_OFF, APRIL,
        overdue_principal=100000, overdue_interest=20000, fines=500, late_since=date(2026, 2, 28),
        note="page 12 of the old book",
    )  # fmt: skip
    with money.book.uow() as uow:
        entry = money.entry(uow.session)
        with pytest.raises(InputInvalid, match="opening-overdue-wrong"):
            open_loan(entry, replace(opening, overdue_principal=600001))
        loan = open_loan(entry, opening)
        member = money.person["Champa"]
        whole = replace(opening, member_id=money.person["Noor"], balance=100000, late_since=None)
        other = open_loan(entry, whole)
        lines = (
            Line("1110", 600000, member, loan),
            Line("1110", 100000, money.person["Noor"], other),
            Line("3010", -700000),
        )
        draft = money.draft(EntryKind.OPENING, lines, CUT_OFF, resolution_no="paper 1")
        post(entry, draft, second=money.second())
        uow.record("money.posted", subject="test")
        uow.commit()
    card = lending.card(loan)
    assert (card.row.left, card.row.overdue) == (600000, 120500 + 5 * 120000)
    assert card.row.days_late == (date(2026, 11, 22) - date(2026, 2, 28)).days
    coming = [row for row in card.rows if row.n]
    assert [row.principal for row in coming] == [100000] * 5
    assert {row.interest for row in coming} == {20000}  # flat interest stays on the loan's amount
    seen = lending.loans.previews.repayment(loan, APRIL, 1)
    assert seen.due == 120500 + 120000
    overdue = lending.loans.previews.repayment(other, APRIL, 1)
    assert overdue.due == 120500 + 20000  # all of it was overdue: no principal is asked for twice


def test_a_demand_is_asked_and_no_longer_asked(money: Money) -> None:
    with money.book.uow() as uow:
        entry = money.entry(uow.session)
        new = NewDemand(money.person["Asha"], DemandKind.FINE, APRIL, 500, "attendance")
        demand = raise_demand(entry, money.group, new)
        with pytest.raises(RuleBroken, match="demand-empty"):
            raise_demand(entry, money.group, replace(new, amount=0))
        uow.session.flush()
        cancel_demand(entry, demand, APRIL, "she was ill")
        with pytest.raises(RuleBroken, match="demand-closed"):
            cancel_demand(entry, demand, APRIL, "again")
        uow.record("money.posted", subject="test")
        uow.commit()
