"""Books: choose one, a group and a time; look into the voucher behind a line, print, save."""

from __future__ import annotations

from itertools import compress
from math import ceil
from typing import Any

from PySide6.QtWidgets import QHBoxLayout

from finance.reports.cell_words import cell_words, is_number
from finance.reports.table import Column as BookColumn
from finance.reports.table import ColumnKind, TableShape
from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.fitting import LEAST, filled, fitted
from ui.labels import second
from ui.live import say, say_n
from ui.money.books.presenter import PERIODS, Asked, BookSeen, BooksPresenter, paper_id
from ui.money.chosen import GroupField
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BooksPage"]

_WIDTHS = {
    ColumnKind.MONEY: 98,
    ColumnKind.INT: 78,
    ColumnKind.PERCENT: 84,
    ColumnKind.DATE: 126,
    ColumnKind.YES: 78,
}
_WORDS = 108
_WIDE = frozenset({"folio", "meeting_no"})
"""What leads to other books: on paper always, on the screen where it is wide enough."""


class BooksPage(Page):
    """One register at a time; a line leads to its voucher."""

    listens = frozenset({"money", "books", "loans", "entries"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: BooksPresenter) -> None:
        super().__init__(desk, lambda: say("Books"), lambda: say("A line leads to its voucher."))
        self.presenter = presenter
        self.asked = Asked()
        self.table: Table | None = None
        self._seen: BookSeen | None = None
        self._build_choices()
        self.note = second("", wrap=True)
        self.put(self.note)
        self._build_buttons()

    def _build_buttons(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("money", group=self.asked.group_id),
            )
        )
        self.report = self.foot.helper(
            Button(
                lambda: say("Monthly report"),
                Kind.QUIET,
                icon="file-text",
                on=lambda: self.desk.go("money-month-report", group=self.asked.group_id),
            )
        )
        self.compare = self.foot.helper(
            Button(
                lambda: say("Compare a paper count"),
                Kind.QUIET,
                icon="search",
                on=lambda: self.desk.go("money-compare", group=self.asked.group_id),
            )
        )
        self.numbers = self.foot.beside(
            Button(
                lambda: say("Print with numbers only"),
                Kind.SECONDARY,
                on=lambda: self.open_paper(names=False),
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

    def _build_choices(self) -> None:
        self.groups = GroupField()
        self.groups.changed.connect(lambda _g: self.refresh())
        self.register = ChoiceField("", self.presenter.registers())
        self.period = ChoiceField("", list(PERIODS))
        self.more = ChoiceField("", [])
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(self.groups)
        for field in (self.register, self.more, self.period):
            field.changed.connect(self._chosen)
            row.addWidget(field)
        self.more.hide()
        self.put(row)

    def _chosen(self) -> None:
        register = str(self.register.value() or "cash_book")
        more = str(self.more.value() or "") if register == self.asked.register else ""
        period = str(self.period.value() or "year")
        self.asked = Asked(register, self.asked.group_id, period, more)
        self.refresh()

    def arrive(self, **place: object) -> None:
        known = self.asked
        self.asked = Asked(
            str(place.get("register", known.register)),
            str(place.get("group", known.group_id)),
            str(place.get("period", known.period)),
            str(place.get("more", known.more)),
        )
        self.groups.forget()

    def retranslate(self) -> None:
        """Names for readers."""
        for field, word in (
            (self.register, say("Which book")),
            (self.more, say("Which account, member or bank")),
            (self.period, say("Time")),
        ):
            field.box.setAccessibleName(word)

    def refresh(self) -> None:
        self.retranslate()
        group = self.groups.chosen() or self.asked.group_id
        asked = Asked(self.asked.register, group, self.asked.period, self.asked.more)
        self.read(lambda: self.presenter.load(asked), self.show_book)

    def show_book(self, seen: BookSeen) -> None:
        """Show the register; what was chosen stays."""
        self.asked, self._seen = seen.asked, seen
        self.groups.show_groups(seen.groups, seen.asked.group_id)
        self.register.set_value(seen.asked.register)
        self.period.set_value(seen.asked.period)
        self.more.set_choices(list(seen.choices))
        self.more.set_value(seen.asked.more or None)
        self.more.setVisible(bool(seen.choices))
        has_names = any(column.kind is ColumnKind.PERSON for column in seen.shape.columns)
        self.numbers.setVisible(has_names)
        self._show_table(seen)
        count = len(seen.rows)
        title = seen.shape.title
        self.set_title(
            lambda: say("Books"),
            lambda: say_n("{title}: {n} line", "{title}: {n} lines", count, title=say(title)),
        )
        self.note.tell("" if seen.opened else (lambda: say("The books are not opened yet.")))
        self.note.setVisible(not seen.opened)

    def _show_table(self, seen: BookSeen) -> None:
        if self.table is not None:
            self.work.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        foot = _foot(seen.shape, seen.sums) if seen.sums and seen.rows else []
        columns = [_column(each) for each in seen.shape.columns]
        kept = [
            (each.kind is ColumnKind.MONEY or has) and not (self.narrow and each.key in _WIDE)
            for each, has in zip(seen.shape.columns, filled(columns, seen.rows), strict=True)
        ]
        columns, foot = list(compress(columns, kept)), list(compress(foot, kept))
        model = PagedModel(fitted(columns, seen.rows, foot))
        self.table = Table(model, row=_row_height(), name=say(seen.shape.title), least=LEAST)
        self.table.opened.connect(self.open_voucher)
        self.work.insertWidget(1, self.table, 1)
        self.table.show()
        model.show_rows(seen.rows)
        if foot:
            self.table.set_foot(foot)

    def set_narrow(self, narrow: bool) -> None:
        changed = narrow is not self.narrow
        super().set_narrow(narrow)
        if changed and self._seen is not None:
            self._show_table(self._seen)

    def open_voucher(self, row: Any) -> None:
        """The voucher behind a line, or the book behind a line of a statement."""
        entry = getattr(row, "entry_id", "")
        if entry:
            self.desk.go("money-voucher", id=entry)
            return
        code, member = getattr(row, "code", ""), getattr(row, "member_id", "")
        place = {"group": self.asked.group_id, "period": self.asked.period}
        if self.asked.register == "trial_balance" and code:
            self.desk.go("money-books", register="ledger", more=code, **place)
        elif member:
            self.desk.go("money-books", register="passbook", more=member, **place)

    def open_paper(self, names: bool = True) -> None:
        """Show it as a paper, where it is printed and saved."""
        known = self.asked
        asked = Asked(known.register, known.group_id, known.period, known.more, names)
        self.desk.go("paper", kind="money-book", id=paper_id(asked))


def _row_height() -> int:
    """Two lines of the smaller size fit, in the script in force."""
    lines = 2 * theme.line_height("second", say("Money")) * 100 / theme.look().scale
    return max(44, ceil(lines) + 4)


def _column(column: BookColumn) -> Column:
    def show(row: object) -> Cell:
        text = cell_words(column, getattr(row, column.key), i18n.current())
        tone = "soft" if getattr(row, "struck", False) or text in ("", "–") else "ink"
        bold = getattr(row, "side", "") in ("total", "totals", "surplus")
        return Cell(text or "–", tone=tone, bold=bold, wrap=not number)

    number = is_number(column)
    width = _WIDTHS.get(column.kind, 0 if column.share >= 2 else _WORDS)
    return Column(column.key, lambda: say(column.title), show, width, number=number)


def _foot(shape: TableShape, sums: dict[str, int]) -> list[str]:
    tr = i18n.current()
    texts = [
        cell_words(column, sums[column.key], tr) if column.key in sums else ""
        for column in shape.columns
    ]
    words = [place for place, text in enumerate(texts) if not text]
    if words:
        texts[words[0]] = say("Total")
    return texts
