"""The first page of money and the books, over a real vault, in the real window."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from finance.ledger.commands import ChangeBooks
from finance.reports.register_build import REGISTERS
from sr_board import i18n
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed
from sr_board.papers import page_texts
from tests.service.money.conftest import TODAY, Money
from ui.buttons import Button
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.live import speak
from ui.main_window import MainWindow
from ui.money import places
from ui.money.books.page import BooksPage
from ui.money.books.papers import papers
from ui.money.books.presenter import Asked, BooksPresenter, asked_of, days_of, paper_id
from ui.money.home.page import _PLACES, MoneyHomePage
from ui.money.home.presenter import MoneyHomePresenter
from ui.papers.kinds import PaperAsked
from ui.registry import Register

from .conftest import MoneyWork

Opened = Callable[..., MainWindow]


@pytest.fixture
def kept(money: Money) -> Money:
    """Savings of two months, an expense, a fine."""
    money.receive(200000, on_date=TODAY - timedelta(days=40))
    money.receive(150000, member="Bina")
    money.receive(1500, account="4020", member=None)
    money.pay(8500)
    return money


def shown(window: MainWindow, key: str, **place: object) -> object:
    window.show_page(key, **place)
    QApplication.processEvents()
    return window.page(key)


def work_of(money: Money) -> MoneyWork:
    return MoneyWork(money, money.desk()._who)


def test_home_shows_what_the_group_has_and_the_way_to_the_meeting(
    kept: Money, window: Opened
) -> None:
    main = window()
    page = shown(main, "money", group=kept.group)
    assert isinstance(page, MoneyHomePage)
    assert [figure.text() for figure in page.figures] == [
        "₹\N{NO-BREAK SPACE}3,430",
        "₹\N{NO-BREAK SPACE}0",
        "₹\N{NO-BREAK SPACE}0",
        "₹\N{NO-BREAK SPACE}0",
    ]
    went: list[tuple[str, object]] = []
    page.desk.went.connect(lambda key, place: went.append((key, place)))
    start = next(
        button for button in page.findChildren(Button)
        if button.words() == "Start the meeting"
    )  # fmt: skip
    start.click()
    assert went == [("money-sheets", {"group": kept.group})]


@pytest.mark.parametrize("opened", [True, False])
def test_the_keyboard_stands_at_the_first_thing_to_do(
    kept: Money, window: Opened, qtbot: QtBot, opened: bool
) -> None:
    main = window(*([] if opened else [Role.TREASURER, Role.SECRETARY]))
    page = main.page("money")
    assert isinstance(page, MoneyHomePage)
    if not opened:
        load = page.presenter.load
        page.presenter.load = lambda group: replace(load(group), home=None, charts=None)  # type: ignore[method-assign]
    shown(main, "money", group=kept.group)
    first = "Start the meeting" if opened else "Open the books"

    def stands() -> bool:
        held = QApplication.focusWidget()
        return isinstance(held, Button) and speak(held.words) == first

    qtbot.waitUntil(stands, timeout=1000)
    page.refresh()  # somebody else wrote something
    QApplication.processEvents()
    qtbot.waitUntil(stands, timeout=1000)


def test_home_warns_of_too_much_in_the_box(kept: Money) -> None:
    kept.desk().ledger.setup.change(ChangeBooks(kept.group, cash_limit=100000))
    seen = MoneyHomePresenter(work_of(kept)).load(kept.group)
    assert [speak(warned.fact) for warned in seen.warned] == [
        "₹\N{NO-BREAK SPACE}3,430 lie in the box"
    ]


@pytest.mark.parametrize(("role", "offered"), [(Role.TREASURER, True), (Role.AUDITOR, False)])
def test_only_those_who_prepare_are_sent_to_move_money(
    kept: Money, window: Opened, role: Role, offered: bool
) -> None:
    kept.desk().ledger.setup.change(ChangeBooks(kept.group, cash_limit=100000))
    page = shown(window(role), "money", group=kept.group)
    assert isinstance(page, MoneyHomePage)
    buttons = [button.words() for button in page.findChildren(Button)]
    assert ("Take it to the bank" in buttons) is offered


def test_sentences_say_what_the_charts_draw(kept: Money) -> None:
    presenter = MoneyHomePresenter(work_of(kept))
    charts = presenter.load(kept.group).charts
    assert charts is not None
    assert "₹\N{NO-BREAK SPACE}3,500 are saved" in presenter.savings_sentence(charts)
    assert presenter.ages_sentence(charts) == "No loan is running."

    def words(bar: object) -> str:
        return presenter.head_words(charts, bar)  # type: ignore[arg-type]

    came = presenter.flow_sentence(charts.came_from, words, True)
    went = presenter.flow_sentence(charts.went_to, words, False)
    assert came == "₹\N{NO-BREAK SPACE}3,515 came in this year, most of it: Compulsory savings."
    assert went == "₹\N{NO-BREAK SPACE}85 went out this year, most of it: Stationery."
    assert presenter.flow_sentence((), words, False) == "Nothing went out this year."


@pytest.mark.parametrize("key", list(REGISTERS))
def test_every_book_is_shown_and_drawn_on_paper(kept: Money, key: str) -> None:
    work = work_of(kept)
    seen = BooksPresenter(work).load(Asked(key, kept.group, "all"))
    assert seen.asked.register == key
    needed = REGISTERS[key].needs
    if needed and not seen.choices:
        return
    [kind] = papers(work)
    asked = PaperAsked("money-book", paper_id(seen.asked))
    drawn = kind.make(asked, i18n.current())
    assert speak(REGISTERS[key].shape.title).split()[0] in page_texts(drawn.pdf)[0]
    for form in kind.forms:
        assert form.make(asked, i18n.current())


def test_a_line_leads_to_its_voucher_and_an_account_to_its_book(
    kept: Money, window: Opened
) -> None:
    main = window()
    page = shown(main, "money-books", group=kept.group, register="cash_book", period="all")
    assert isinstance(page, BooksPage) and page.table is not None
    went: list[tuple[str, dict[str, object]]] = []
    page.desk.went.connect(lambda key, place: went.append((key, place)))
    row = page.table.model.row(0)
    page.open_voucher(row)
    assert went == [("money-voucher", {"id": row.entry_id})]
    shown(main, "money-books", group=kept.group, register="trial_balance", period="all")
    went.clear()
    page.open_voucher(page.table.model.row(0))
    [(key, place)] = went
    assert (key, place["register"], place["more"]) == ("money-books", "ledger", "1010")


def test_numbers_only_leave_out_the_names(kept: Money) -> None:
    work = work_of(kept)
    [kind] = papers(work)
    for names in (True, False):
        asked = Asked("savings", kept.group, "all", "", names)
        text = page_texts(kind.make(PaperAsked("money-book", paper_id(asked)), i18n.current()).pdf)
        assert ("Bina" in text[0]) is names
    member = Asked("passbook", kept.group, "all", kept.person["Bina"], False)
    text = page_texts(kind.make(PaperAsked("money-book", paper_id(member)), i18n.current()).pdf)
    assert "Bina" not in text[0] and "Member no. 2" in text[0]


def test_the_choice_is_the_id_of_the_paper() -> None:
    asked = Asked("ledger", "g1", "year", "1010", False)
    assert asked_of(paper_id(asked)) == asked


def test_days_of_the_books_year() -> None:
    opened = TODAY.replace(year=TODAY.year - 3, month=1, day=1)
    day = TODAY.replace(month=6, day=15)
    first = day.replace(month=4, day=1)
    assert days_of("year", day, 4, opened) == (first, day)
    assert days_of("last_year", day, 4, opened)[1] == first - timedelta(days=1)
    assert days_of("month", day, 4, opened) == (day.replace(day=1), day)
    assert days_of("last_month", day, 4, opened)[1] == day.replace(day=1) - timedelta(days=1)
    assert days_of("all", day, 4, opened) == (opened, day)
    assert days_of("last_year", day, 4, day) == (day, day)


def test_a_helper_has_no_place_of_money(kept: Money) -> None:
    work = MoneyWork(kept, kept.desk(Role.HELPER)._who)
    desk = Desk(DirectJobs(), work.who.may)
    assert "money" not in Register(places(work)).allowed(desk)
    with pytest.raises(NotAllowed):
        MoneyHomePresenter(work).load(kept.group)


def test_every_way_from_home_leads_to_a_page(kept: Money) -> None:
    known = {place.key for place in places(work_of(kept))}
    assert {key for key, *_ in _PLACES} <= known
    assert {"money-sheets", "money-open", "money-waiting", "money-loans-late"} <= known


@pytest.mark.parametrize("role", list(Role))
def test_charts_are_for_those_who_read_the_books(kept: Money, role: Role) -> None:
    charts = kept.desk(role).reports.charts.charts
    if Action.MONEY_READ in GRANTS[role]:
        assert charts(kept.group, TODAY).savings[-1].amount == 350000
    else:
        with pytest.raises(NotAllowed):
            charts(kept.group, TODAY)


def test_the_books_lead_to_the_comparison_with_paper(kept: Money, window: Opened) -> None:
    page = shown(window(), "money-books", group=kept.group)
    assert isinstance(page, BooksPage)
    went: list[tuple[str, object]] = []
    page.desk.went.connect(lambda key, place: went.append((key, place)))
    page.compare.click()
    assert went == [("money-compare", {"group": kept.group})]
