"""Tables ask for rows as they are seen, show cells, and are driven by keys."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

import pytest
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFontMetricsF, QImage, QPainter
from PySide6.QtWidgets import QApplication

from ui import shapes, theme
from ui.fitting import LEAST, filled, fitted, shared
from ui.state import State
from ui.table_model import CELL, Cell, Column, PagedModel
from ui.table_view import Table


def _columns() -> list[Column]:
    return [
        Column("no", "No.", str, 70, number=True),
        Column("name", "Name", lambda r: Cell(f"person {r}", "second", state=State.OK)),
        Column("act", "", lambda r: Cell(button="Open") if r % 2 else Cell(), 120),
    ]


def test_only_pages_that_are_seen_are_asked_for(qtbot) -> None:  # type: ignore[no-untyped-def]
    asked: list[int] = []

    def ask(offset: int, limit: int, deliver: Callable[[int, Sequence[Any]], None]) -> None:
        asked.append(offset)
        deliver(offset, range(offset, min(offset + limit, 5000)))

    model = PagedModel(_columns())
    table = Table(model, name="People")
    qtbot.addWidget(table)
    model.show_paged(5000, ask, range(100))
    table.resize(700, 400)
    table.show()
    qtbot.wait(30)
    assert asked == []
    assert model.rowCount() == 5000
    table.view.scrollToBottom()
    qtbot.waitUntil(lambda: 4900 in asked)
    assert len(asked) < 4
    assert model.row(4999) == 4999


def test_an_answer_to_an_older_question_is_dropped() -> None:
    late: list[Callable[[int, Sequence[Any]], None]] = []
    model = PagedModel(_columns())
    model.show_paged(300, lambda o, n, deliver: late.append(deliver))
    assert model.index(0, 0).data(CELL).text == "…"
    model.show_rows([7])
    late[0](0, [1, 2, 3])
    assert model.row(0) == 7
    assert model.rowCount() == 1


def test_readers_hear_text_second_line_and_button() -> None:
    model = PagedModel(_columns())
    model.show_rows([1])
    assert model.index(0, 1).data() == "person 1 second"
    assert model.index(0, 2).data() == "Open"
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Name"


@pytest.fixture
def table(qtbot):  # type: ignore[no-untyped-def]
    """A table of ten rows."""
    model = PagedModel(_columns(), lambda r: "duefill" if r == 3 else "")
    model.show_rows(list(range(10)))
    made = Table(model, name="People")
    made.set_foot(["", "ten", ""])
    qtbot.addWidget(made)
    made.resize(700, 500)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.view.setFocus()
    return made


def test_enter_opens_the_current_row(table: Table, qtbot) -> None:  # type: ignore[no-untyped-def]
    table.view.setCurrentIndex(table.model.index(4, 0))
    with qtbot.waitSignal(table.opened) as caught:
        qtbot.keyClick(table.view, Qt.Key.Key_Return)
    assert caught.args == [4]


def test_space_presses_the_rows_button(table: Table, qtbot) -> None:  # type: ignore[no-untyped-def]
    table.view.setCurrentIndex(table.model.index(3, 0))
    with qtbot.waitSignal(table.acted) as caught:
        qtbot.keyClick(table.view, Qt.Key.Key_Space)
    assert caught.args == [3, "act"]


def test_the_mouse_presses_the_rows_button(table: Table, qtbot) -> None:  # type: ignore[no-untyped-def]
    place = table.view.visualRect(table.model.index(1, 2)).center()
    with qtbot.waitSignal(table.acted) as caught:
        qtbot.mouseClick(table.view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert caught.args == [1, "act"]


def test_the_table_is_painted(table: Table) -> None:
    image = table.grab().toImage()
    assert not image.isNull()
    colours = {image.pixelColor(x, 60).name() for x in range(0, image.width(), 3)}
    assert len(colours) > 3


def ink(text: str, width: float) -> tuple[int, int]:
    """First and last row of the picture that holds ink, when a text has room for two lines."""
    image = QImage(400, 60, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    painter = QPainter(image)
    shapes.draw_two_lines(painter, QRectF(0, 0, width, 60), text, "body", QColor("black"))
    painter.end()
    rows = [
        y for y in range(60) if any(image.pixelColor(x, y).lightness() < 128 for x in range(400))
    ]
    return rows[0], rows[-1]


def test_a_text_that_fits_in_smaller_letters_stands_in_the_middle(qapp: QApplication) -> None:
    text = "Collected at a meeting"
    body = QFontMetricsF(theme.font("body", text)).horizontalAdvance(text)
    small = QFontMetricsF(theme.font("second", text)).horizontalAdvance(text)
    first, last = ink(text, (body + small) / 2)
    assert abs((first + last) / 2 - 30) < 5
    first, last = ink(text, small * 0.7)
    assert last - first > 25


def test_columns_take_the_width_of_what_stands_in_them(qtbot) -> None:  # type: ignore[no-untyped-def]
    columns = [
        Column("no", "No.", lambda r: r[0], 126),
        Column("about", "What for", lambda r: Cell(r[1], wrap=True)),
        Column("remark", "Remark", lambda r: Cell(r[2] or "–"), 140),
        Column("paid", "Paid at the meeting", lambda r: r[3], 98, number=True),
    ]
    rows = [("1", "a long sentence about money that was paid", "", "₹ 12,34,567")] * 3
    assert filled(columns, rows) == [True, True, False, True]
    assert filled(columns, []) == [True] * 4
    no, about, _remark, paid = fitted(columns, rows, ["Total", "", "", "₹ 37,03,701"])
    assert no.width < 126 and about.width == 0
    heading = QFontMetricsF(theme.font("head", "x")).horizontalAdvance("Paid at the meeting")
    assert paid.width < heading  # the heading stands in two rows
    table = Table(PagedModel([no, about, paid]), name="Book", least=LEAST)
    qtbot.addWidget(table)
    table.model.show_rows(rows)
    for width, moves in ((900, False), (240, True)):
        table.resize(width, 300)
        table.show()
        qtbot.wait(20)
        head = table.view.horizontalHeader()
        assert (head.sectionSize(1) == theme.px(LEAST)) is moves
        assert (head.length() > table.view.viewport().width()) is moves
    assert table.view.horizontalHeader().sizeHint().height() == theme.px(58)


def test_a_text_too_long_takes_the_place_of_the_second_line(qtbot) -> None:  # type: ignore[no-untyped-def]
    def ink(text: str, second: str) -> QImage:
        model = PagedModel([Column("text", "Decision", lambda _r: Cell(text, second, wrap=True))])
        table = Table(model, row=54, name="Decisions")
        qtbot.addWidget(table)
        model.show_rows([1])
        table.resize(220, 160)
        table.show()
        return table.view.grab().toImage()

    long = "The community room is given to the evening class"
    assert ink(long, "proposed by Asha") == ink(long, "")
    assert ink("A lamp", "proposed by Asha") != ink("A lamp", "")


def test_the_bar_of_a_long_list_begins_below_the_head(qtbot) -> None:  # type: ignore[no-untyped-def]
    table = Table(PagedModel(_columns()), name="People")
    qtbot.addWidget(table)
    table.model.show_rows(list(range(5000)))
    table.resize(500, 300)
    table.show()
    qtbot.wait(20)
    bar = table.view.verticalScrollBar()
    top = bar.mapTo(table.view, bar.rect().topLeft()).y()
    assert top >= table.view.horizontalHeader().height() > 0


@pytest.mark.parametrize(
    ("given", "needed", "room", "widths"),
    [
        ([0, 100, 100], [80, 60, 60], 300, [0, 100, 100]),  # the design fits
        ([0, 100, 100], [80, 60, 140], 300, [0, 80, 140]),  # one gives, the other is not cut
        ([0, 100, 100], [80, 60, 60], 220, [0, 80, 60]),  # sentences keep what they need
        ([0, 100, 100], [80, 200, 200], 300, [0, 100, 100]),  # nothing helps
    ],
)
def test_columns_share_the_room(
    given: list[int], needed: list[int], room: int, widths: list[int]
) -> None:
    assert shared(given, needed, room) == widths


def test_figures_are_not_cut_while_there_is_room(qtbot) -> None:  # type: ignore[no-untyped-def]
    columns = [
        Column("day", "Day", lambda r: Cell("27 November 2026", symbol="leaf/sea")),
        Column("paid", "Paid", lambda r: "₹ 12,34,56,789.50", 60, number=True),
        Column("state", "State", lambda r: Cell("paid", state=State.OK), 250),
        Column("act", "", lambda r: Cell(button="Open the voucher"), 60),
    ]
    table = Table(PagedModel(columns), name="Passbook")
    qtbot.addWidget(table)
    table.resize(700, 300)
    table.show()
    head = table.view.horizontalHeader()
    assert head.sectionSize(1) == theme.px(60)
    table.model.show_rows([1])
    body = QFontMetricsF(theme.font("body", "x")).horizontalAdvance
    assert head.sectionSize(1) >= body("₹ 12,34,56,789.50") + 20
    assert head.sectionSize(3) >= body("Open the voucher") + 30
    assert head.sectionSize(0) >= body("27 November 2026") + theme.px(28) + 20
    assert head.length() == table.view.viewport().width()


def test_a_table_without_rows_says_so_once_it_is_known(qtbot) -> None:  # type: ignore[no-untyped-def]
    table = Table(PagedModel(_columns()), name="Sittings")
    qtbot.addWidget(table)
    table.resize(500, 200)
    table.show()
    waiting = table.view.viewport().grab().toImage()
    assert table.view.accessibleDescription() == ""
    table.model.show_rows([])
    assert table.view.accessibleDescription() == "Nothing is written here yet."
    assert table.view.viewport().grab().toImage() != waiting
    table.model.show_rows([1])
    assert table.view.accessibleDescription() == ""
