"""A paper book from a spreadsheet: read, asked about its dates once, shown before it is taken."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from finance.savings.opening_file import COLUMNS, FileFault, OpeningFile
from sr_board.base.dates import DateOrder
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import second
from ui.live import say, say_n
from ui.members.saving import ask_open_path
from ui.money.opening.file_rows import Seen, figure_words, merged, what_words
from ui.money.opening.presenter import Opening, OpeningPresenter
from ui.money.savings.parts import member_cell
from ui.notices import Notice
from ui.page import Page
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table
from ui.wording import words_for

__all__ = ["FromFilePage"]

_MOST = 5
"""So many cells that could not be taken are named."""


class FromFilePage(Page):
    """The file before it is taken over into the grid."""

    scrolls = False

    def __init__(self, desk: Desk, presenter: OpeningPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Paper book from a file"),
            lambda: say("Every figure is shown before it is taken. Nothing is recorded yet."),
        )
        self.presenter = presenter
        self._group = ""
        self._path: Path | None = None
        self.opening: Opening | None = None
        self.file: OpeningFile | None = None
        self.order = ChoiceField(
            lambda: say("What stands first in the dates of this file"),
            [
                (DateOrder.DAY_FIRST, lambda: say("the day")),
                (DateOrder.MONTH_FIRST, lambda: say("the month")),
            ],
            key="order",
        )
        self.order.changed.connect(self.read_again)
        self.form = Form()
        self.form.add(self.order)
        self.put(self.form)
        self.told = second("", wrap=True)
        self.put(self.told)
        self.model = PagedModel(_columns())
        self.table = Table(self.model, row=48, name=say("Figures of the file"))
        self.put(self.table, 1)
        self.empty = Empty(
            "file-spreadsheet",
            lambda: say("Choose the filled template: a spreadsheet or a CSV file."),
        )
        self.put(self.empty, 1)
        self._buttons()

    def _buttons(self) -> None:
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self.back))
        self.choose = self.foot.helper(
            Button(lambda: say("Choose a file"), icon="file-spreadsheet", on=self.ask_file)
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Put it into the page"), Kind.MAIN, key="Ctrl+Return", on=self.take)
        )

    def back(self) -> None:
        """To the page of the paper book."""
        self.desk.go("money-opening", group=self._group)

    def arrive(self, **place: object) -> None:
        self._group = group = str(place.get("group", self._group))
        self._path = self.file = None
        self.notices.clear()
        self._show_nothing()
        self.read(lambda: self.presenter.opening(group), self._opened)

    def _opened(self, opening: Opening) -> None:
        self.opening = opening

    def _show_nothing(self) -> None:
        self.form.hide()
        self.table.hide()
        self.main.setEnabled(False)
        self.foot.say_reason("")
        self.told.hide()
        self.empty.show()

    def ask_file(self) -> None:
        """Ask for the file and read it."""
        path = ask_open_path(self)
        if path is not None:
            self.open_file(path)

    def open_file(self, path: Path) -> None:
        """Read a file."""
        self._path = path
        self.order.set_value(None)
        self.form.hide()
        self.read_again()

    def read_again(self) -> None:
        """Read the file with the answer about its dates."""
        path, opening, answer = self._path, self.opening, self.order.value()
        if path is None or opening is None:
            return
        order = answer if isinstance(answer, DateOrder) else None
        self.notices.clear()
        self.read(lambda: self.presenter.read_file(path, opening, order), self.show_file)

    def show_file(self, file: OpeningFile) -> None:
        """Show every figure, what could not be taken, and the question about the dates."""
        assert self.opening is not None
        self.file = file
        _, seen = merged(self.opening, file)
        self.model.show_rows(seen)
        self.table.show()
        self.empty.hide()
        self.told.show()
        self.form.setVisible(bool(file.ambiguous) or self.order.value() is not None)
        if file.ambiguous:
            self.notices.show_notice(
                Notice(
                    "due",
                    lambda: say(
                        "“{date}” can be read in two ways. What stands first?", date=file.ambiguous
                    ),
                ),
                "dates",
            )
        self._tell_hidden(file.hidden_rows)
        self._tell_faults(file)
        self.told.tell(
            lambda: say(
                "{members} with savings, {loans} loans, {faults} cells that could not be taken.",
                members=len(file.members),
                loans=len(file.loans),
                faults=len(file.faults),
            )
        )
        self.main.setEnabled(not file.ambiguous and not file.faults and bool(seen))
        self.foot.say_reason(partial(_reason, file) if file.ambiguous or file.faults else "")

    def _tell_hidden(self, hidden: int) -> None:
        """Rows that the spreadsheet does not show."""
        if hidden:
            self.notices.show_notice(
                Notice(
                    "guard",
                    lambda: say_n(
                        "{n} row is hidden in this sheet; it was read too.",
                        "{n} rows are hidden in this sheet; they were read too.",
                        hidden,
                    ),
                    lambda: say("Look whether they belong to the book."),
                ),
                "hidden",
            )

    def _tell_faults(self, file: OpeningFile) -> None:
        """What could not be taken: how much, and the first few."""
        count = len(file.faults)
        if count:
            self.notices.show_notice(
                Notice(
                    "over",
                    lambda: say_n(
                        "{n} cell could not be taken", "{n} cells could not be taken", count
                    ),
                    lambda: "\n".join(_fault_lines(file.faults)),
                ),
                "faults",
            )

    def take(self) -> None:
        """Put the figures into the page; they are kept as a draft."""
        if self.opening is None or self.file is None:
            return
        content, _ = merged(self.opening, self.file)
        group = self._group
        self.write(lambda: self.presenter.keep(group, content, "file"), self._taken)

    def _taken(self, _done: Done) -> None:
        self.back()


def _reason(file: OpeningFile) -> str:
    if file.faults:
        return say("Mend these cells in the file and choose it again.")
    return say("First answer what stands first in the dates.")


def _fault_lines(faults: Sequence[FileFault]) -> Iterator[str]:
    for fault in faults[:_MOST]:
        yield say(
            "Line {number}, {column}: {why}",
            number=fault.row_no,
            column=say(COLUMNS[fault.column]),
            why=words_for(fault.error)[0],
        )
    more = len(faults) - _MOST
    if more > 0:
        yield say_n("and {n} more", "and {n} more", more)


def _columns() -> list[Column]:
    return [
        Column("member", lambda: say("Member"), _whose),
        Column("what", lambda: say("What"), lambda row: Cell(what_words(row), wrap=True), 250),
        Column(
            "before",
            lambda: say("Typed before"),
            lambda row: Cell(figure_words(row, row.before)),
            170,
            True,
        ),
        Column(
            "now",
            lambda: say("In the file"),
            lambda row: Cell(figure_words(row, row.now), bold=row.now != row.before),
            170,
            True,
        ),
    ]


def _whose(row: Seen) -> Cell:
    if row.member is None:
        return Cell(say("The whole book"), bold=True)
    return member_cell(row.member)
