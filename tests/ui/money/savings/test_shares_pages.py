"""A group that saves in shares, on the screen: from the first share to the share-out."""

from __future__ import annotations

from datetime import date

import pytest
from pytestqt.qtbot import QtBot

from finance.savings.commands import BuyShares, OpenCycle, Paid
from tests.conftest import Scene
from tests.service.money.conftest import Money, facts_of, make_money
from tests.service.money.lending import Lending
from tests.ui.meetings.typing import go
from ui.money.savings.share_out import ShareOutPage, value_words
from ui.money.savings.shares import BuySharesPage, OpenCyclePage, SharesPage

from .conftest import house, opened
from .test_savings_pages import confirm, words_of


@pytest.fixture
def scene() -> Scene:
    """Open books of a group that saves in shares."""
    return Scene("money-shares", lambda book: facts_of(make_money(book, "vsla")))


@pytest.fixture
def shares(money: Money) -> Money:
    """Its books."""
    return money


def test_a_cycle_from_the_first_share_to_the_share_out(qtbot: QtBot, shares: Money) -> None:
    work = house(shares)
    main = opened(qtbot, work)
    page = go(main, "money-shares", group=shares.group)
    assert isinstance(page, SharesPage)
    assert page.begin.isVisible() and page.main.isHidden()
    begin = go(main, "money-cycle", group=shares.group)
    assert isinstance(begin, OpenCyclePage)
    begin.start.set_day(date(2026, 4, 1))
    begin.save()
    assert begin.price.error()
    begin.price.set_value("50")
    begin.save()
    buying = go(main, "money-buy-shares", group=shares.group)
    assert isinstance(buying, BuySharesPage)
    asha, bina = (buying.grid.boxes[shares.person[name]] for name in ("Asha", "Bina"))
    asha[0].setText("two")
    buying.save()
    assert main.here == "money-buy-shares" and buying.grid.first_wrong() is asha[0]
    asha[0].setText("200")
    bina[0].setText("১৫০")
    asha[1].setText("10")
    assert buying.grid.sum_of(0) == 350_00 and buying.draft() is not None
    buying.save()
    assert main.here == "money-shares"
    form = go(main, "money-share-out", group=shares.group)
    assert isinstance(form, ShareOutPage)
    assert form.view is not None and value_words(form.view) == "₹\u00a050"
    form.grounds.paper.set_value("12/2026")
    form.save()
    assert form.notices.current("count") is not None
    count(form, {20000: "1", 10000: "1", 5000: "১"})
    assert "three hundred and fifty" in form.count.sum.text()
    form.work_out()
    assert form.view.missing == () and form.view.net == 350_00
    form.save()
    assert form.other.error()
    form.first.set_value(shares.person["Asha"])
    form.other.set_value(shares.person["Bina"])
    form.save()
    confirm(form.panel)
    assert main.here == "paper"
    run = work.money.savings.found.share_outs(shares.group)[0][0]
    for language, word in (("en", "Share-out"), ("bn", "Asha")):
        assert word in words_of(work, "share-out", run, language)


def count(form: ShareOutPage, pieces: dict[int, str]) -> None:
    """Type notes and coins."""
    for worth, number in pieces.items():
        form.count.boxes[worth].setText(number)
        form.count.boxes[worth].textEdited.emit(number)


def test_a_loan_is_decided_in_the_share_out(qtbot: QtBot, shares: Money) -> None:
    work = house(shares)
    desk = work.money.savings
    start = date(2026, 4, 1)
    desk.cycles.open(OpenCycle(shares.group, start, date(2027, 3, 31), 50_00))
    bought = tuple(Paid(shares.person[name], 250_00) for name in ("Asha", "Bina"))
    desk.cycles.buy(BuyShares(shares.group, date(2026, 5, 4), bought))
    lending = Lending(shares)
    lending.given(amount=200_00, instalments=2)
    shares.pay(2_000_000, "2010", member="Asha", reason="her own savings back")
    main = opened(qtbot, work, 1024, 700)
    form = go(main, "money-share-out", group=shares.group)
    assert isinstance(form, ShareOutPage)
    assert len(form.loans) == 1
    count(form, {10000: "3"})
    form.loans[0].set_value("principal")
    form.work_out()
    assert form.view is not None
    assert (form.view.missing, form.view.pool.whole, form.view.net) == ((), 500_00, 300_00)
    form.loans[0].set_value("carry")
    form.work_out()
    assert form.view.pool.whole == 300_00
