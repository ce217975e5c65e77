"""A paper book taken over: kept, checked, posted as one entry, explained, taken back."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from finance.ledger.balances import balance, member_savings
from finance.loans.demands import open_demands
from finance.savings.commands import (
    ExplainDifference,
    Grounds,
    KeepOpening,
    PostOpening,
    TakeBackOpening,
)
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, SRBoardError

from .conftest import Money
from .test_savings import refused

CUT_OFF = date(2026, 9, 30)
GROUNDS = Grounds(resolution_no="3/2026")


def paper(money: Money, **more: Any) -> dict[str, Any]:
    """The worked example: 67,600 against 62,000 rupees in mid-year."""
    person = money.person
    return {
        "cut_off": "2026-09-30",
        "cash": 234000,
        "members": [
            {"member_id": person["Asha"], "compulsory": 3200000},
            {"member_id": person["Bina"], "compulsory": 1500000, "voluntary": 500000},
            {"member_id": person["Champa"], "compulsory": None},
        ],
        "loans": [
            {
                "member_id": person["Bina"], "original": 6000000, "balance": 4650000, "left": 10,
                "rate": "2", "overdue_principal": 50000, "overdue_interest": 9000,
                "overdue_fines": 500, "given_on": "2026-02-01", "first_due": "2026-10-31",
            }
        ],
        "banks": [{"bank_id": money.bank, "balance": 1876000}],
        "debts": [
            {"account": "2110", "balance": 1000000, "name": "Gramin Bank", "rate": "7", "left": 24}
        ],
        "control": {"savings": 5200000, "loans": 4650000},
        **more,
    }  # fmt: skip


def keep(money: Money, **more: Any) -> str:
    command = KeepOpening(money.group, paper(money, **more))
    return money.desk().savings.opening.keep(command).id


def posted(money: Money, **more: Any) -> str:
    batch = keep(money, **more)
    command = PostOpening(batch, GROUNDS, money.second())
    return money.desk().savings.opening.post(command).id


def test_a_paper_book_in_mid_year_is_one_entry(money: Money) -> None:
    keep(money, cash=1)
    batch = keep(money)
    desk = money.desk().savings
    view = desk.openings.batch(money.group)
    assert (view.batch_id, view.state, view.problem) == (batch, "draft", None)
    assert (view.assets, view.claims, view.difference) == (6760000, 6200000, 560000)
    post = desk.opening.post
    assert refused(lambda: post(PostOpening(batch, GROUNDS))) == "second-person-missing"
    assert refused(lambda: post(PostOpening(batch, second=money.second()))) == "resolution-missing"
    post(PostOpening(batch, GROUNDS, money.second()))
    with money.book.read() as session:
        expected = {"1010": 234000, "1020": 1876000, "1110": 4650000, "2010": -4700000,
                    "2020": -500000, "2110": -1000000, "3010": -560000}  # fmt: skip
        assert {code: balance(session, money.group, code) for code in expected} == expected
        both = member_savings(session, money.group)
        assert both[money.person["Bina"]] == (1500000, 500000)
        demands = open_demands(session, money.group, CUT_OFF)
        assert sorted(d.amount for d in demands) == [500, 9000, 50000]
    [loan] = money.desk().loans.found.loans(money.group)
    assert (loan.left, loan.amount, loan.state) == (4650000, 6000000, "running")
    [lender] = money.desk().bank.lenders.register(money.group)
    assert lender.lender == "Gramin Bank"
    view = desk.openings.batch(money.group)
    assert (view.state, view.unexplained, view.on_date) == ("posted", 560000, CUT_OFF)
    assert refused(lambda: keep(money)) == "opening-posted-before"
    assert refused(lambda: post(PostOpening(batch, GROUNDS))) == "opening-not-draft"
    before = date(2026, 9, 29)
    assert refused(lambda: money.receive(5_00, on_date=before)) == "before-opening"


def test_the_difference_is_explained_by_two_persons(money: Money) -> None:
    batch = posted(money)
    explain = money.desk().savings.opening.explain
    words = "fines of old years that nobody wrote down"
    assert refused(lambda: explain(ExplainDifference(batch, " ", money.second()))) == "text-missing"
    assert refused(lambda: explain(ExplainDifference(batch, words))) == "second-person-missing"
    explain(ExplainDifference(batch, words, money.second()))
    with money.book.read() as session:
        assert balance(session, money.group, "3010") == 0
        assert balance(session, money.group, "3020") == -560000
    view = money.desk().savings.openings.batch(money.group)
    assert (view.unexplained, view.explanation) == (0, words)
    again = ExplainDifference(batch, words, money.second())
    assert refused(lambda: explain(again)) == "opening-nothing-to-explain"


def test_the_batch_is_taken_back_as_a_whole(money: Money) -> None:
    batch = posted(money)
    opening = money.desk().savings.opening
    opening.explain(ExplainDifference(batch, "counted again", money.second()))
    draft = opening.take_back(TakeBackOpening(batch, "wrong page", money.second())).id
    with money.book.read() as session:
        for code in ("1010", "1020", "1110", "2010", "2020", "2110", "3010", "3020"):
            assert balance(session, money.group, code) == 0
        assert open_demands(session, money.group, CUT_OFF) == []
    assert money.desk().loans.found.loans(money.group) == []
    assert refused(lambda: opening.take_back(TakeBackOpening(batch, "x"))) == "opening-not-posted"
    view = money.desk().savings.openings.batch(money.group)
    assert (view.batch_id, view.state, view.assets) == (draft, "draft", 6760000)
    opening.post(PostOpening(draft, GROUNDS, money.second()))


def test_funds_and_deposits(money: Money) -> None:
    posted(
        money,
        loans=[],
        control={"savings": 5200000},
        deposits=[{"name": "three years", "balance": 100000}],
        funds=[
            {"code": "social", "account": "2040", "amount": 30000, "cash": 20000,
             "bank": 5000, "bank_id": money.bank},
        ],
    )  # fmt: skip
    with money.book.read() as session:
        group = money.group
        assert balance(session, group, "1010", fund="social") == 20000
        assert balance(session, group, "1010", fund="general") == 214000
        assert balance(session, group, "1020", fund="social") == 5000
        assert balance(session, group, "3010", fund="social") == 5000
        assert balance(session, group, "1040") == 100000


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"cut_off": ""}, "opening-day-missing"),
        ({"cut_off": "30.9."}, "date-impossible"),
        ({"cut_off": "2026-12-01"}, "opening-day-ahead"),
        ({"cash": "much"}, "amount-unreadable"),
        ({"control": {"savings": 5200001, "loans": 4650000}}, "opening-control-differs"),
        ({"debts": [{"account": "9999", "balance": 5}]}, "choice-unknown"),
    ],
)
def test_what_is_still_wrong_is_said_and_not_posted(
    money: Money, change: dict[str, Any], key: str
) -> None:
    batch = keep(money, **change)
    view = money.desk().savings.openings.batch(money.group)
    assert isinstance(view.problem, SRBoardError) and view.problem.key == key
    command = PostOpening(batch, GROUNDS, money.second())
    assert refused(lambda: money.desk().savings.opening.post(command)) == key


def test_other_things_that_stand_against_it(money: Money) -> None:
    opening = money.desk().savings.opening
    nobody = [{"original": 100, "balance": 100, "left": 1}]
    batch = keep(money, loans=nobody, control={"savings": 5200000, "loans": 100})
    command = PostOpening(batch, GROUNDS, money.second())
    assert refused(lambda: opening.post(command)) == "opening-loan-member"
    money.receive(5_00, on_date=date(2026, 6, 1))
    keep(money)
    assert refused(lambda: opening.post(command)) == "opening-entries-before"
    assert refused(lambda: opening.post(PostOpening("0" * 32))) == "opening-unknown"
    assert refused(lambda: opening.keep(KeepOpening(money.group, {}, "cloud"))) == "choice-unknown"
    long = {"cut_off": "x" * 2_000_001}
    assert refused(lambda: opening.keep(KeepOpening(money.group, long))) == "opening-too-long"


def test_rows_of_the_screen_are_added_up_before_they_are_kept(money: Money) -> None:
    desk = money.desk().savings
    empty = desk.openings.batch(money.group)
    assert (empty.batch_id, empty.content["cut_off"], empty.assets) == ("", "2026-04-01", 0)
    seen = desk.openings.sums(paper(money, cut_off=""))
    assert seen.difference == 560000 and seen.sums.savings == 5200000


def test_only_the_treasurer_takes_over(money: Money) -> None:
    for role in Role:
        if role is Role.TREASURER:
            continue
        opening = money.desk(role).savings.opening
        for act in (
            lambda o=opening: o.keep(KeepOpening(money.group, {})),  # type: ignore[misc]
            lambda o=opening: o.post(PostOpening("0" * 32)),  # type: ignore[misc]
            lambda o=opening: o.explain(ExplainDifference("0" * 32, "x")),  # type: ignore[misc]
            lambda o=opening: o.take_back(TakeBackOpening("0" * 32, "x")),  # type: ignore[misc]
        ):
            with pytest.raises(NotAllowed):
                act()
