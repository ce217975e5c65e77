"""The sheet of a group that saves in shares: only whole ones, the rest as the group set."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from finance.ledger.balances import balance
from finance.rules.sheet import Column
from finance.savings.commands import OpenCycle, SetTerms
from sr_board.base.errors import RuleBroken
from tests.conftest import Scene
from tests.service.money.conftest import Money, facts_of, make_money
from tests.service.money.sheets import begun, closed
from ui.money.sheet.money_step import MoneyStep
from ui.money.sheet.sitting import Sitting


@pytest.fixture
def scene() -> Scene:
    """Open books of a group that saves in shares."""
    return Scene("money-shares", lambda book: facts_of(make_money(book, "vsla")))


@pytest.fixture
def shares(money: Money) -> Money:
    """Shares of five rupees, at most five in a meeting."""
    money.desk().savings.cycles.open(
        OpenCycle(money.group, date(2026, 4, 1), date(2027, 3, 31), 5_00, 5)
    )
    return money


def step_of(qtbot: QtBot, money: Money) -> tuple[MoneyStep, Sitting]:
    step, sitting = MoneyStep(), Sitting(begun(money))
    qtbot.addWidget(step)
    step.show_sitting(sitting)
    return step, sitting


def held(money: Money, account: str, name: str) -> int:
    with money.book.read() as session:
        return -balance(session, money.group, account, member_id=money.person[name])


def test_money_that_makes_no_whole_share_goes_back_to_her(shares: Money, qtbot: QtBot) -> None:
    step, sitting = step_of(qtbot, shares)
    asha = shares.person["Asha"]
    assert not step._commit(asha, Column.SHARES, "23")
    asked = sitting.question
    assert asked is not None
    assert (asked.kind, asked.owed, asked.rest) == ("share-return", 20_00, 3_00)
    head, line, answers = step._asked(sitting, asked)
    assert "₹\N{NO-BREAK SPACE}3 is left over" in head()  # type: ignore[operator]
    assert "goes back to her" in line()  # type: ignore[operator]
    assert len(answers) == 1
    assert step._commit(asha, Column.SHARES, "23")
    given = sitting.given(asha)
    assert (given.of(Column.SHARES), given.of(Column.SOCIAL)) == (20_00, 0)
    closed(shares, sitting)
    assert (held(shares, "2030", "Asha"), held(shares, "2040", "Asha")) == (20_00, 0)


def test_or_it_goes_to_the_social_fund_where_the_group_set_so(shares: Money, qtbot: QtBot) -> None:
    shares.desk().savings.accounts.set_terms(SetTerms(shares.group, left_over="social"))
    step, sitting = step_of(qtbot, shares)
    asha, bina = shares.person["Asha"], shares.person["Bina"]
    assert sitting.type_amount(asha, Column.SOCIAL, 2_00) is None
    assert not step._commit(asha, Column.SHARES, "23")
    asked = sitting.question
    assert asked is not None and asked.kind == "share-social"
    _head, line, answers = step._asked(sitting, asked)
    assert "social fund" in line()  # type: ignore[operator]
    answers[0][1]()
    given = sitting.given(asha)
    assert (given.of(Column.SHARES), given.of(Column.SOCIAL)) == (20_00, 5_00)
    assert not step._commit(bina, Column.SHARES, "3.50")  # makes no share at all
    assert step._commit(bina, Column.SHARES, "3.50")
    assert sitting.given(bina).of(Column.SOCIAL) == 3_50
    sitting.undo()
    assert sitting.given(bina).total == 0
    closed(shares, sitting)
    assert (held(shares, "2030", "Asha"), held(shares, "2040", "Asha")) == (20_00, 5_00)


def test_whole_shares_and_numbers_of_shares_ask_nothing(shares: Money, qtbot: QtBot) -> None:
    step, sitting = step_of(qtbot, shares)
    asha, bina = shares.person["Asha"], shares.person["Bina"]
    assert step._commit(asha, Column.SHARES, "4")
    assert step._commit(bina, Column.SHARES, "25")
    assert sitting.given(asha).of(Column.SHARES) == 20_00
    assert sitting.given(bina).of(Column.SHARES) == 25_00
    assert not step._commit(bina, Column.SHARES, "30")  # six, and five are the most
    assert sitting.question is not None and sitting.question.rest == 5_00


def test_a_sheet_with_a_broken_share_is_not_closed(shares: Money) -> None:
    sitting = Sitting(begun(shares))
    row = sitting.content.row(shares.person["Asha"]).with_amount(Column.SHARES, 23_00)
    sitting.put(sitting.content.with_row(row))
    with pytest.raises(RuleBroken, match="share-not-whole"):
        closed(shares, sitting)
    assert held(shares, "2030", "Asha") == 0
