"""The page of the sheet: questions in place, both sizes, everything named and nothing clipped."""

from __future__ import annotations

from datetime import timedelta

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from finance.rules.sheet import Column, Mark, RowState
from finance.sheet.commands import OpenSheet
from finance.sheet.papers import sheet_pdf
from finance.sheet.views import SheetState
from sr_board import i18n
from sr_board.access.roles import Role
from sr_board.papers import Letterhead
from tests.gallery.sheet import window_of
from tests.gallery.sheet_example import example_sheet, filled
from tests.service.money.conftest import TODAY, Money
from tests.service.money.sheets import closed, expense, sitting
from tests.ui.looks import clipped, nameless
from ui import theme
from ui.money.sheet.fines import FinesPage
from ui.money.sheet.page import SheetPage
from ui.money.sheet.sitting import STEPS
from ui.money.sheet.start import SheetsPage
from ui.today_money import sheet_rows

from .sheet_house import Keys, sheet_page, treasurer_window, work_of

HEAD = Letterhead("Bakul Samiti")


@pytest.fixture
def page(qtbot: QtBot) -> SheetPage:
    window, made = window_of(example_sheet(), 1366, 768)
    qtbot.addWidget(window)
    assert made.sitting is not None
    made.sitting.go(2)
    made._show_step()
    window.activateWindow()
    QApplication.processEvents()
    return made


def cell(page: SheetPage, row: int, column: Column) -> Keys:
    """Stand in a cell."""
    view = page.money.grid.view
    view.stand(row, view.rows.keys.index(column))
    view.setFocus()
    return Keys(page.window())  # type: ignore[arg-type]


def test_a_question_stands_beside_the_row_and_enter_means_it(page: SheetPage) -> None:
    keys = cell(page, 6, Column.PRINCIPAL)
    keys.type("400")
    keys.enter()
    assert "advance" in page.note.fact.text()
    assert page.money.grid.view.typed() == "400"
    keys.enter()
    assert page.sitting is not None
    assert page.sitting.given("p7").of(Column.PRINCIPAL) == 40000


def test_what_was_doubted_is_replaced_by_what_is_typed_next(page: SheetPage) -> None:
    keys = cell(page, 1, Column.SAVINGS)
    keys.type("5000")
    keys.enter()
    assert "much more" in page.note.fact.text()
    keys.type("50")
    assert page.money.grid.view.typed() == "50"
    keys.enter()
    assert page.sitting is not None
    assert page.sitting.given("p2").of(Column.SAVINGS) == 5000


def test_an_answer_is_a_button(page: SheetPage) -> None:
    keys = cell(page, 6, Column.PRINCIPAL)
    keys.type("2000")
    keys.enter()
    assert page.note.buttons[0].words() == "Return the rest"
    page.note.buttons[0].click()
    assert page.sitting is not None
    assert page.sitting.given("p7").of(Column.PRINCIPAL) == 150000


def test_a_minus_and_letters_are_refused_and_stay_in_the_cell(page: SheetPage) -> None:
    keys = cell(page, 1, Column.SAVINGS)
    keys.type("-5")
    keys.enter()
    assert "minus" in page.note.text.text()
    assert page.money.grid.view.typed() == "-5"
    keys.key(Qt.Key.Key_Escape)
    assert page.money.grid.view.typed() is None


def test_bengali_figures_lakh_commas_and_paise_are_understood(page: SheetPage) -> None:
    keys = cell(page, 1, Column.OTHER)
    keys.type("১২.৫০")
    keys.enter()
    assert page.sitting is not None
    assert page.sitting.given("p2").of(Column.OTHER) == 1250


def test_plus_takes_the_row_and_undo_gives_it_back(page: SheetPage) -> None:
    keys = cell(page, 0, Column.SAVINGS)
    keys.type("+")
    assert page.sitting is not None
    assert page.sitting.row("p1").state is RowState.PAID
    assert page.money.grid.view.person() == "p2"
    page.undo()
    page.undo()
    page.undo()
    assert page.sitting.given("p1").total == 0


def test_going_on_with_nothing_written_warns_once(page: SheetPage) -> None:
    page.go_on()
    assert page.step == "money"
    assert "15 members" in page.notices.current("untouched").text()  # type: ignore[union-attr]
    page.go_on()
    assert page.step == "requests"


def test_extra_savings_get_their_column(page: SheetPage) -> None:
    keys = cell(page, 1, Column.SAVINGS)
    keys.type("80")
    keys.enter()
    page.note.buttons[0].click()
    assert Column.VOLUNTARY in page.money.grid.model.keys
    assert page.money.grid.model.foot()[4] == "30"


@pytest.mark.parametrize("language", ["en", "bn"])
@pytest.mark.parametrize("size", [(1366, 768), (1024, 700)])
def test_every_step_fits_and_has_names(qtbot: QtBot, language: str, size: tuple[int, int]) -> None:
    i18n.set_language(language)
    theme.look().set(language=language)
    window, page = window_of(filled(), *size)
    qtbot.addWidget(window)
    assert page.sitting is not None
    found: list[object] = []
    for place, step in enumerate(STEPS):
        page.sitting.go(place)
        page._show_step()
        found += clipped([(step, page)])
        found += nameless([(step, page)])
    assert found == []


def test_the_list_begins_one_sheet_and_asks_before_a_second(qtbot: QtBot, money: Money) -> None:
    window = treasurer_window(qtbot, money)
    window.show_page("money-sheets", group=money.group)
    listing = window.page("money-sheets")
    assert isinstance(listing, SheetsPage)
    listing.begin()
    page = sheet_page(window)
    assert page.step == "recall"
    assert page.sitting is not None
    page.sitting.all_paid()
    closed(money, page.sitting)
    window.show_page("money-sheets", group=money.group)
    listing.begin()
    assert "already has a sheet" in listing.notices.current("same").text()  # type: ignore[union-attr]
    window.show_page("money-sheet", id=page.sitting.view.id)
    page.refresh()
    assert page.step == "sign"
    assert page.sitting.view.state is SheetState.CLOSED


def test_fines_are_set_on_their_page(qtbot: QtBot, money: Money) -> None:
    window = treasurer_window(qtbot, money)
    window.show_page("money-sheet-fines", group=money.group)
    page = window.page("money-sheet-fines")
    assert isinstance(page, FinesPage)
    page.fields[Mark.LATE].set_value("x")
    page.save()
    assert page.fields[Mark.LATE].error()
    page.fields[Mark.LATE].set_value("5")
    page.save()
    assert money.desk().sheets.fines(money.group) == {Mark.LATE: 500}


def test_today_shows_the_sheet_that_waits_or_the_way_to_begin(money: Money) -> None:
    work = work_of(money)
    assert [row.go for row in sheet_rows(work)] == ["money-sheets"]
    desk = money.desk()
    done = desk.sheet_work.open(OpenSheet(money.group, TODAY - timedelta(days=2)))
    rows = sheet_rows(work)
    assert [(row.go, row.place) for row in rows] == [("money-sheet", {"id": done.id})]
    assert rows[0].state.value == "over"
    work.who = money.desk(Role.CHAIR).ledger.who
    assert sheet_rows(work) == ()


def _text(pdf: bytes) -> str:
    pages = pypdfium2.PdfDocument(pdf)
    return "\n".join(page.get_textpage().get_text_range() for page in pages)


def test_the_printed_sheet_names_everybody_or_nobody(money: Money) -> None:
    sheet = sitting(money)
    sheet.mark(money.person["Noor"], Mark.LATE)
    sheet.all_paid()
    sheet.add_payment(expense(1500, note="Two bags"))
    closed(money, sheet)
    view = money.desk().sheets.sheet(sheet.view.id)
    tr = i18n.translator("en", native_digits=False)
    named = _text(sheet_pdf(view, tr, HEAD))
    for words in ("Asha", "Noor", "Two bags", view.code, "7/2026"):
        assert words in named
    numbers = _text(sheet_pdf(view, tr, HEAD, names=False))
    assert "Asha" not in numbers
    assert "Noor" not in numbers


def test_the_empty_form_asks_what_the_meeting_will_ask(money: Money) -> None:
    view = money.desk().sheets.form(money.group, TODAY)
    form = _text(sheet_pdf(view, i18n.translator("en", native_digits=False), HEAD, blank=True))
    assert form.count("(50)") == 10
    assert "Asha" in form
    assert money.desk().sheets.list() == ()
