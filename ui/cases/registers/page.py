"""Registers of the board: choose one, look, print."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QHBoxLayout

from governance.registers.table import RegisterColumn, RegisterTable, Sort, cell_text
from sr_board import i18n
from ui import theme
from ui.buttons import Button, ChoicePair, Kind
from ui.cases.registers.presenter import CaseRegistersPresenter
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.labels import second
from ui.live import say, say_n
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["CaseRegistersPage"]

_WIDTHS = {Sort.NUMBER: 96, Sort.DAY: 124}
_WORDS_WIDTH = 120
_STRETCHES = 1.7
"""The share on paper from which on a column stretches on the screen."""
_EDGE = 24


class CaseRegistersPage(Page):
    """One register at a time."""

    listens = frozenset({"board", "cases"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: CaseRegistersPresenter) -> None:
        super().__init__(desk, lambda: say("Registers of the board"))
        self.presenter = presenter
        self.register = ChoiceField("", presenter.choices())
        self.register.set_value("seats")
        self.register.changed.connect(self.refresh)
        self.year = self._years()
        self.order = ChoicePair(
            [("new", lambda: say("Newest first")), ("old", lambda: say("Oldest first"))],
            "new",
            name=lambda: say("Order"),
        )
        self.order.chosen.connect(lambda _key: self.refresh())
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.register)
        row.addWidget(self.year)
        row.addWidget(self.order)
        row.addStretch(1)
        self.put(row)
        self.table: Table | None = None
        self.note = second("", wrap=True)
        self.put(self.note)
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-board"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Print or save"),
                Kind.MAIN,
                icon="printer",
                key="Ctrl+Return",
                on=self.open_paper,
            )
        )

    def _years(self) -> ChoiceField:
        """The choice of a year, this one first."""
        years = self.presenter.years()
        field = ChoiceField("", years)
        field.set_value(years[0][0])
        field.changed.connect(self.refresh)
        return field

    def arrive(self, **place: object) -> None:
        if place.get("register"):
            self.register.set_value(place["register"])

    def chosen(self) -> tuple[str, bool]:
        """Key of the register, and whether the newest stand first."""
        return str(self.register.value() or "seats"), self.order.value() != "old"

    def chosen_year(self) -> str:
        """The year, empty for all or where the register knows no years."""
        return str(self.year.value() or "") if self.presenter.by_year(self.chosen()[0]) else ""

    def refresh(self) -> None:
        self.register.box.setAccessibleName(say("Which register"))
        self.year.box.setAccessibleName(say("Year"))
        key, newest = self.chosen()
        self.year.setVisible(self.presenter.by_year(key))
        year = self.chosen_year()
        self.read(lambda: self.presenter.table(key, newest, year=year), self.show_table)

    def show_table(self, table: RegisterTable) -> None:
        """Show the register."""
        if self.table is not None:
            self.work.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        widths = _widths(table.columns, self.width())
        model = PagedModel(
            [_column(n, column, widths[n]) for n, column in enumerate(table.columns)]
        )
        self.table = Table(model, row=54, name=table.title)
        self.work.insertWidget(1, self.table, 1)
        self.table.show()
        model.show_rows(table.rows)
        count = len(table.rows)
        self.set_title(
            lambda: say("Registers of the board"),
            lambda: say_n("{title}: {n} line", "{title}: {n} lines", count, title=table.title),
        )
        self.note.tell(table.note)
        self.note.setVisible(bool(table.note))

    def open_paper(self) -> None:
        """Show it as a paper."""
        key, newest = self.chosen()
        order = "new" if newest else "old"
        self.desk.go("paper", kind="case-register", id=f"{key}/{order}/{self.chosen_year()}")


def _widths(columns: tuple[RegisterColumn, ...], room: int) -> list[int]:
    """Widths at 100 %. Long words stretch where there is room; else each column stays as wide as
    its words need, and the table is moved sideways."""
    least = [
        _WIDTHS.get(one.sort, max(_WORDS_WIDTH, int((one.share or 0) * 88))) for one in columns
    ]
    if theme.px(sum(least)) > room - theme.px(2 * _EDGE):
        return least
    return [
        0 if one.sort is Sort.TEXT and (one.share or 0) >= _STRETCHES else width
        for one, width in zip(columns, least, strict=True)
    ]


def _words_width(column: RegisterColumn) -> int:
    """How wide a column of words is at least."""
    return max(_WORDS_WIDTH, int((column.share or 0) * 88))


def _column(place: int, column: RegisterColumn, width: int) -> Column:
    def show(row: tuple[object, ...]) -> Cell:
        text = cell_text(row[place], i18n.current())  # type: ignore[arg-type]
        return Cell(text, wrap=True) if text else Cell("–", tone="soft")

    number = column.sort is Sort.NUMBER
    return Column(f"c{place}", column.title, show, width, number=number)
