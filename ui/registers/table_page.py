"""Registers: choose one, a group and a time; look, print, take it to a spreadsheet."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import compress

from PySide6.QtWidgets import QHBoxLayout

from governance.registers.table import RegisterColumn, RegisterTable, Sort, cell_text
from sr_board import i18n
from sr_board.people.rows import GroupRow
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.fitting import LEAST, filled, fitted
from ui.labels import second
from ui.live import say, say_n
from ui.page import Page
from ui.registers.periods import PERIODS
from ui.registers.presenter import Asked, RegistersPresenter, paper_id
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["RegistersPage"]

_WIDTHS = {Sort.NUMBER: 96, Sort.DAY: 124}
_WORDS_WIDTH = 140


class RegistersPage(Page):
    """One register at a time."""

    listens = frozenset({"meetings", "minutes", "resolutions", "actions", "breaches", "people"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: RegistersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Registers"),
            lambda: say("Each can be printed and saved as a spreadsheet."),
        )
        self.presenter = presenter
        self._build_choices()
        self.table: Table | None = None
        self.note = second("", wrap=True)
        self.put(self.note)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("papers"),
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
        self.register = ChoiceField("", self.presenter.choices())
        self.group = ChoiceField("", [("", lambda: say("All groups"))])
        self.period = ChoiceField("", list(PERIODS))
        for field, value in ((self.register, "decisions"), (self.group, ""), (self.period, "year")):
            field.set_value(value)
            field.changed.connect(self.refresh)
        row = QHBoxLayout()
        row.setSpacing(12)
        for field in (self.register, self.group, self.period):
            row.addWidget(field)
        self.put(row)

    def asked(self) -> Asked:
        """What is chosen."""
        group = self.group.value()
        return Asked(
            str(self.register.value() or "decisions"),
            str(group) if group else None,
            str(self.period.value() or "year"),
        )

    def arrive(self, **place: object) -> None:
        if place.get("register"):
            self.register.set_value(place["register"])

    def retranslate(self) -> None:
        """Names for readers."""
        for field, word in (
            (self.register, say("Which register")),
            (self.group, say("Group")),
            (self.period, say("Time")),
        ):
            field.box.setAccessibleName(word)

    def refresh(self) -> None:
        self.retranslate()
        asked = self.asked()

        def work() -> tuple[Asked, Sequence[GroupRow], RegisterTable]:
            groups = self.presenter.groups()
            if asked.group_id is None and self.presenter.of_one_group(asked.register) and groups:
                chosen = Asked(asked.register, groups[0].group_id, asked.period)
                return chosen, groups, self.presenter.table(chosen)
            return asked, groups, self.presenter.table(asked)

        self.read(work, lambda found: self.show_table(*found))

    def show_table(self, asked: Asked, groups: Sequence[GroupRow], table: RegisterTable) -> None:
        """Show the register; what was chosen stays."""
        every = [] if self.presenter.of_one_group(asked.register) else [("", _all_groups)]
        self.group.changed.disconnect(self.refresh)
        self.group.set_choices([*every, *((row.group_id, row.name) for row in groups)])
        self.group.set_value(asked.group_id or "")
        self.group.changed.connect(self.refresh)
        if self.table is not None:
            self.work.removeWidget(self.table)
            self.table.hide()
            self.table.deleteLater()
        columns = [_column(n, column) for n, column in enumerate(table.columns)]
        kept = compress(columns, filled(columns, table.rows))
        model = PagedModel(fitted(list(kept), table.rows))
        self.table = Table(model, row=54, name=table.title, least=LEAST)
        self.work.insertWidget(1, self.table, 1)
        self.table.show()
        model.show_rows(table.rows)
        count = len(table.rows)
        self.set_title(
            lambda: say("Registers"),
            lambda: say_n("{title}: {n} line", "{title}: {n} lines", count, title=table.title),
        )
        self.note.tell(table.note)
        self.note.setVisible(bool(table.note))

    def open_paper(self) -> None:
        """Show it as a paper, where it is printed and saved."""
        self.desk.go("paper", kind="list", id=paper_id(self.asked()))


def _all_groups() -> str:
    return say("All groups")


def _column(place: int, column: RegisterColumn) -> Column:
    def show(row: Sequence[object]) -> Cell:
        text = cell_text(row[place], i18n.current())  # type: ignore[arg-type]
        return Cell(text, wrap=not width) if text else Cell("–", tone="soft")

    number = column.sort is Sort.NUMBER
    width = _WIDTHS.get(column.sort, 0 if (column.share or 0) >= 3 else _WORDS_WIDTH)
    return Column(f"c{place}", column.title, show, width, number=number)
