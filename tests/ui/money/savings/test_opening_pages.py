"""Taking over a paper book on the screen: the grid, a file, the check, two persons."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from finance.ledger.balances import balance
from finance.savings.opening_file import read_opening, template
from sr_board.base.dates import DateOrder
from sr_board.base.errors import InputInvalid
from tests.service.money.conftest import TODAY, Money
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.money.opening.done import OpeningDonePage, TakeBackPage
from ui.money.opening.from_file import FromFilePage
from ui.money.opening.page import OpeningPage

from .conftest import house, opened
from .test_savings_pages import confirm, words_of


def typed(main: MainWindow, money: Money) -> OpeningPage:
    """The page with the worked example in it."""
    page = go(main, "money-opening", group=money.group)
    assert isinstance(page, OpeningPage)
    page.cut_off.set_day(date(2026, 9, 30))
    page.cash.set_value("2,340")
    page.banks[money.bank].set_value("18760")
    page.debts[0].set_value("10000")
    page.members.boxes[money.person["Asha"]][0].setText("32000")
    page.members.boxes[money.person["Bina"]][0].setText("১৫,০০০")
    page.members.boxes[money.person["Bina"]][1].setText("5000")
    line = page.loans.add_line()
    line.member.set_value(money.person["Bina"])
    for field, text in ((line.original, "60000"), (line.balance, "46500"), (line.left, "10")):
        field.set_value(text)
    page.control["savings"].set_value("52000")
    page.control["loans"].set_value("46500")
    page.grounds.paper.set_value("3/2026")
    return page


def test_a_paper_book_is_typed_checked_and_taken_over(qtbot: QtBot, money: Money) -> None:
    work = house(money)
    main = opened(qtbot, work)
    page = typed(main, money)
    page.check()
    assert [figure._paise for figure in page.figures.figures] == [6760000, 6200000, 560000]
    assert "Bina" in words_of(work, "opening-check", money.group)
    page.save()
    confirm(page.panel)
    assert main.here == "money-opening-done"
    done = main.page("money-opening-done")
    assert isinstance(done, OpeningDonePage)
    done.save()
    assert done.words.error()
    done.words.set_value("fines of old years")
    done.save()
    confirm(done.panel)
    with money.book.read() as session:
        assert balance(session, money.group, "3010") == 0
        assert balance(session, money.group, "3020") == -560000
    assert "fines of old years" in words_of(work, "opening-check", money.group)
    go(main, "money-opening", group=money.group)
    assert main.here == "money-opening-done"
    back = go(main, "money-opening-back", group=money.group)
    assert isinstance(back, TakeBackPage)
    back.save()
    back.reason.set_value("wrong page")
    back.save()
    confirm(back.panel)
    assert main.here == "money-opening"
    again = main.page("money-opening")
    assert isinstance(again, OpeningPage)
    assert again.cash.amount() == 234000 and len(again.loans.lines) == 1


def test_what_differs_is_said_and_what_is_typed_stays(qtbot: QtBot, money: Money) -> None:
    main = opened(qtbot, house(money))
    page = typed(main, money)
    page.control["savings"].set_value("52001")
    page.check()
    assert page.members.sum_of(0) == 4700000
    assert page.found is not None
    view = page.presenter.opening(money.group).view
    assert view.problem is not None and view.assets == 6760000
    page.save()
    assert not page.panel.isVisible()  # nobody is called for what cannot be taken over
    draft = page.draft()
    assert draft is not None
    other = opened(qtbot, house(money))
    second = other.page("money-opening")
    assert isinstance(second, OpeningPage)
    page.members.boxes[money.person["Asha"]][0].setText("much")
    draft = page.draft()
    assert draft is not None
    second.restore(draft)
    go(other, "money-opening", group=money.group)
    assert second.members.boxes[money.person["Asha"]][0].text() == "much"
    assert second.loans.lines[0].balance.amount() == 4650000
    second.check()
    assert second.members.first_wrong() is not None


def test_what_is_typed_stays_when_the_page_is_left(qtbot: QtBot, money: Money) -> None:
    main = opened(qtbot, house(money))
    page = typed(main, money)
    go(main, "money-opening-done", group=money.group)
    again = go(main, "money-opening", group=money.group)
    assert again is page and page.cash.amount() == 234000
    assert page.members.sum_of(0) == 4700000 and len(page.loans.lines) == 1
    page.cash.set_value("much")
    page.from_file.click()  # what is no amount is said before the file is read
    assert main.here == "money-opening" and page.cash.error()
    page.cash.set_value("2,340")
    page.from_file.click()
    assert main.here == "money-opening-file"
    kept = page.presenter.opening(money.group).view
    assert (kept.content["cash"], kept.source) == (234000, "grid")


def filled(money: Money, form: str, dates: str = "3/4/2026") -> bytes:
    """The template as somebody gives it back."""
    members = money.desk().savings.found.overview(money.group).rows
    head = template([row.member for row in members], "csv", "bn").decode("utf-8-sig").splitlines()
    rows = [
        head[0],
        f'১,Asha,"৩২,০০০",,60000,46500,2,10,500,90,5,{dates},{dates}',
        '2,Bina,15000,"5,000.50",,,,,,,,,',
        "মোট,,47000,5000.50,,46500,,,,,,,",
    ]
    return "\n".join(rows).encode()


def test_a_file_is_read_with_sums_and_dates(money: Money) -> None:
    members = [row.member for row in money.desk().savings.found.overview(money.group).rows]
    found = read_opening(filled(money, "csv"), members, TODAY)
    assert found.faults == () and found.ambiguous == "3/4/2026"
    assert found.members[1]["voluntary"] == 500050 and found.loans[0]["left"] == 10
    assert found.control == {"savings": 5200050, "loans": 4650000}
    month = read_opening(filled(money, "csv"), members, TODAY, DateOrder.MONTH_FIRST)
    assert (month.ambiguous, month.loans[0]["given_on"]) == ("", "2026-03-04")
    assert read_opening(filled(money, "csv", "23/4/2026"), members, TODAY).ambiguous == ""
    empty = read_opening(template(members, "xlsx", "en", shares=True), members, TODAY)
    assert empty.members == () and empty.faults == ()


@pytest.mark.parametrize(
    ("line", "key"),
    [
        ("99,Nobody,5,", "opening-member-unknown"),
        ("1,Asha,five,", "amount-unreadable"),
        ("1,Asha,-5,", "amount-negative"),
        ("1,Asha,5,\n1,Asha,6,", "opening-row-twice"),
        ("1,Asha,,9.5", "number-unreadable"),
    ],
)
def test_cells_that_cannot_be_taken_are_named(money: Money, line: str, key: str) -> None:
    members = [row.member for row in money.desk().savings.found.overview(money.group).rows]
    head = "Member number,Name,Savings,Instalments still to come"
    extra = ",Loan left\n" if "9.5" in line else "\n"
    data = f"{head}{extra}{line}{',100' if '9.5' in line else ''}\n".encode()
    assert [fault.error.key for fault in read_opening(data, members, TODAY).faults] == [key]


def test_a_formula_is_not_believed_and_no_headings_are_refused(money: Money) -> None:
    from io import BytesIO

    from openpyxl import Workbook

    members = [row.member for row in money.desk().savings.found.overview(money.group).rows]
    book = Workbook()
    sheet = book.active
    sheet.append(["Member number", "Savings"])
    sheet.append([1, "=2+3"])
    out = BytesIO()
    book.save(out)
    [fault] = read_opening(out.getvalue(), members, TODAY).faults
    assert (fault.error.key, fault.row_no) == ("opening-cell-formula", 2)
    with pytest.raises(InputInvalid, match="opening-file-no-headings"):
        read_opening(b"one,two\n1,2\n", members, TODAY)


def test_a_file_fills_the_page(qtbot: QtBot, money: Money, tmp_path: Path) -> None:
    main = opened(qtbot, house(money))
    file = tmp_path / "book.csv"
    file.write_bytes(filled(money, "csv"))
    page = go(main, "money-opening-file", group=money.group)
    assert isinstance(page, FromFilePage)
    page.open_file(file)
    assert page.order.isVisible() and not page.main.isEnabled()
    page.order.set_value(DateOrder.DAY_FIRST)
    page.read_again()
    shown = [
        [page.model.columns[at].show(row).text for at in (1, 2, 3)]
        for row in (page.model.row(place) for place in range(page.model.rowCount()))
    ]
    assert ["Loan left", "–", "₹\N{NO-BREAK SPACE}46,500"] in shown
    assert ["Per cent a month", "–", "2"] in shown and [
        "Overdue: fines",
        "–",
        "₹\N{NO-BREAK SPACE}5",
    ] in shown
    assert ["Next instalment on", "–", "3 Apr 2026"] in shown
    assert ["Savings of all, as the book says", "–", "₹\N{NO-BREAK SPACE}52,000.50"] in shown
    assert page.main.isEnabled()
    page.take()
    assert main.here == "money-opening"
    grid = main.page("money-opening")
    assert isinstance(grid, OpeningPage)
    assert grid.members.sum_of(0) == 4700000 and grid.control["loans"].amount() == 4650000
    assert grid.source == "file"
    empty = tmp_path / "template.xlsx"
    assert grid.found is not None
    grid.presenter.save_template(empty, grid.found)
    assert empty.read_bytes()[:2] == b"PK"


def test_a_file_without_loans_leaves_those_that_were_typed(
    qtbot: QtBot, money: Money, tmp_path: Path
) -> None:
    main = opened(qtbot, house(money))
    typed(main, money).check()
    file = tmp_path / "book.csv"
    file.write_bytes(b"Member number,Savings,Loan left,Loan given\n1,100,,\n3,,500,600\n")
    page = go(main, "money-opening-file", group=money.group)
    assert isinstance(page, FromFilePage)
    page.open_file(file)
    page.take()
    kept = page.presenter.opening(money.group).view.content
    owed = {row["member_id"]: row["balance"] for row in kept["loans"]}
    assert owed == {money.person["Bina"]: 4650000, money.person["Champa"]: 50000}


def test_what_a_file_spoils_is_told_in_one_place(
    qtbot: QtBot, money: Money, tmp_path: Path
) -> None:
    file = tmp_path / "book.csv"
    rows = [f"{number},much" for number in range(1, 9)]
    file.write_text("\n".join(["Member number,Savings", *rows]))
    page = go(opened(qtbot, house(money)), "money-opening-file", group=money.group)
    assert isinstance(page, FromFilePage)
    page.open_file(file)
    told = page.notices.current("faults")
    assert told is not None and "8 cells could not be taken" in told.text()
    assert "Line 2, Savings" in told.text() and "3 more" in told.text()
    assert not page.main.isEnabled() and page.foot.reason.text()


def test_hidden_rows_of_a_file_are_told(qtbot: QtBot, money: Money, tmp_path: Path) -> None:
    from openpyxl import Workbook

    book = Workbook()
    sheet = book.active
    sheet.append(["Member number", "Savings"])
    for number in (1, 2, 3):
        sheet.append([number, 100])
    sheet.row_dimensions[3].hidden = True
    book.save(tmp_path / "book.xlsx")
    page = go(opened(qtbot, house(money)), "money-opening-file", group=money.group)
    assert isinstance(page, FromFilePage)
    page.open_file(tmp_path / "book.xlsx")
    told = page.notices.current("hidden")
    assert told is not None and told.text().startswith("1 row is hidden")
    assert page.model.rowCount() == 3
