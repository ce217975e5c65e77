"""Members from a spreadsheet: file, columns, rows, answers, one button, and Undo.

Nothing is written until the button is pressed. Files are read and judged in the writer thread;
the window never waits for them.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from sr_board.base.errors import OutOfDate, SRBoardError
from sr_board.people.exchange.headings import Meaning
from sr_board.people.exchange.proposal import RowState
from sr_board.people.service_import import Preview
from ui.buttons import Button, Kind
from ui.chips import ChipRow, Filter
from ui.desk import Desk
from ui.fields_choice import SearchField
from ui.live import Text, say, say_n
from ui.members.import_answer import AnswerPanel
from ui.members.import_answering import Answering
from ui.members.import_columns import ColumnsPanel
from ui.members.import_opening import Opening
from ui.members.import_presenter import EVERY_ROW, ImportPresenter
from ui.members.import_questions import Questions
from ui.members.import_start import ImportStart, dropped_file
from ui.members.import_table import STATES, import_columns, strip_of
from ui.members.import_taking import TakingOver
from ui.notices import Notice
from ui.page import Page
from ui.table_model import PagedModel
from ui.table_view import Table

__all__ = ["ImportPage"]


class ImportPage(Page):
    """The page. `step` is "start", "columns", "rows" or "row"."""

    scrolls = False

    def __init__(self, desk: Desk, presenter: ImportPresenter) -> None:
        super().__init__(desk, lambda: say("Members from a spreadsheet"))
        self.presenter = presenter
        self.step = "start"
        self._groups: list[tuple[str, str]] = []
        self.row_no = 0
        self.taking = TakingOver(self)
        self.opening = Opening(self)
        self._make_steps()
        self._make_foot()
        self.setAcceptDrops(True)

    # -- building ---------------------------------------------------------------------------

    def _make_steps(self) -> None:
        self.start = ImportStart()
        self.start.dropped.connect(self.opening.open_file)
        self.start.back.connect(self.taking.ask_take_back)
        self.columns = ColumnsPanel()
        self.columns.changed.connect(self._meaning_chosen)
        self.panel = AnswerPanel()
        self.answering = Answering(self, self.panel)
        self.steps = QStackedWidget()
        self._at: dict[str, QWidget] = {
            "start": self.start,
            "columns": self.columns,
            "rows": self._make_rows(),
            "row": self.panel,
        }
        for widget in self._at.values():
            self.steps.addWidget(widget)
        self.questions = Questions(self.notices, self)
        self.put(self.steps, 1)

    def _make_rows(self) -> QWidget:
        holder = QWidget()
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        line = QHBoxLayout()
        line.setSpacing(12)
        self.chips = ChipRow([Filter(EVERY_ROW, lambda: say("rows"), 0)])
        self.chips.chosen.connect(lambda _k: self.show_rows())
        self.search = SearchField(lambda: say("Find a name"))
        self.search.setMaximumWidth(260)
        self.search.searched.connect(lambda _t: self.show_rows())
        self.search.line.entered.disconnect()
        self.search.line.entered.connect(self._to_table)
        line.addWidget(self.chips, 1)
        line.addWidget(self.search)
        column.addLayout(line)
        self.model = PagedModel(import_columns(), strip_of)
        self.table = Table(self.model, row=54, name=say("Rows of the file"))
        self.table.acted.connect(lambda row, _key: self.answering.press(row))
        self.table.opened.connect(self.answering.open_row)
        column.addWidget(self.table, 1)
        return holder

    def _make_foot(self) -> None:
        self.leave_button = self.foot.helper(
            Button(
                lambda: say("All members"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("members"),
            )
        )
        self.other = self.foot.helper(
            Button(
                lambda: say("Choose another file"),
                Kind.QUIET,
                icon="file-spreadsheet",
                on=self.put_away,
            )
        )
        self.to_columns = self.foot.helper(
            Button(lambda: say("Columns"), Kind.QUIET, icon="table", on=lambda: self.go("columns"))
        )
        self.list_button = self.foot.beside(
            Button(
                lambda: say("Save the problem list"), icon="download", on=self.taking.save_problems
            )
        )
        self.main = self.foot.set_main(
            Button(lambda: say("Choose the file"), Kind.MAIN, key="Ctrl+Return", on=self.press_main)
        )

    # -- steps ------------------------------------------------------------------------------

    def arrive(self, **place: object) -> None:
        if self.step == "start":
            self.notices.clear()
            wish = place.get("group")
            self.list_start(wish)
        self.go(self.step)

    def list_start(self, group: object) -> None:
        """List groups and earlier imports anew."""
        self.read(self.presenter.start, lambda found: self._show_start(found, group))

    def _show_start(self, found: tuple[Any, Any], group: object) -> None:
        groups, batches = found
        self._groups = [(g.group_id, g.name) for g in groups]
        self.start.show_start(groups, batches, group)
        if not groups:
            self.notices.show_notice(
                Notice(
                    "info",
                    lambda: say("There is no group yet."),
                    lambda: say("Members belong to a group. Make the group first."),
                    buttons=[(lambda: say("Make a group"), lambda: self.desk.go("group-form"))],
                )
            )

    def go(self, step: str) -> None:
        """Show a step, with its words and buttons."""
        self.step = step
        self.steps.setCurrentWidget(self._at[step])
        self.leave_button.setVisible(step == "start")
        self.other.setVisible(step in ("columns", "rows"))
        self.to_columns.setVisible(step == "rows")
        problems = step == "rows" and bool(self.presenter.problems)
        self.list_button.setVisible(problems)
        self.main.setVisible(step != "row")
        self.questions.show(self.presenter, self._groups, step == "rows")
        self._say_step()
        self._focus_step()

    def _say_step(self) -> None:
        guidance = {
            "start": lambda: say(
                "Take over the register as you keep it. Your file stays as it is."
            ),
            "columns": self._file_words,
            "rows": self._file_words,
            "row": lambda: say("Your answer counts for this row only."),
        }
        self.set_title(lambda: say("Members from a spreadsheet"), guidance[self.step])
        main: dict[str, Text] = {
            "start": lambda: say("Choose the file"),
            "columns": lambda: say("Look at the rows"),
            "rows": self._main_words,
            "row": "",
        }
        self.main.tell(main[self.step])
        self.main.setEnabled(not (self.step == "columns" and self.presenter.name_missing))
        writes = self.step == "rows" and self.presenter.to_write > 0
        self.foot.say_reason(
            (lambda: say("Nothing is written until you press the button.")) if writes else ""
        )

    def _file_words(self) -> str:
        count = self.presenter.row_count
        return say_n(
            "{file}, {n} row. Your file stays as it is; grey lines show what stood in it.",
            "{file}, {n} rows. Your file stays as it is; grey lines show what stood in it.",
            count,
            file=self.presenter.name,
        )

    def _main_words(self) -> str:
        count = self.presenter.to_write
        if not count:
            return say("Show the members")
        return say_n("Take over {n} member", "Take over {n} members", count)

    def _focus_step(self) -> None:
        if self.isVisible():
            self.take_focus()

    def take_focus(self) -> None:
        if self.step == "row":
            self.panel.take_focus()
        elif self.step == "rows":
            self._to_table()
        elif self.step == "start" and self.start.group.value() is None:
            self.start.group.box.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.main.setFocus(Qt.FocusReason.OtherFocusReason)

    # -- the file ---------------------------------------------------------------------------

    def press_main(self) -> None:
        """The one main button, by step."""
        if self.step == "start":
            self.opening.choose_file()
        elif self.step == "columns":
            self.go("rows")
        elif self.presenter.to_write:
            self.taking.take_over()
        else:
            self.presenter.forget()
            self.step = "start"
            self.desk.go("members")

    def put_away(self) -> None:
        """Begin with another file."""
        self.presenter.forget()
        self.step = "start"
        self.notices.clear()
        self.arrive(group=self.start.group.value())

    def look(self, step: str | None = None) -> None:
        """Judge the file again under the answers given so far."""
        table, answers = self.presenter.table, self.presenter.answers
        if table is None or answers is None:
            return
        self.read(
            lambda: self.presenter.look(table, answers),
            lambda preview: self._looked(preview, step),
            words=lambda: say("Looking at the rows"),
        )

    def _looked(self, preview: Preview, step: str | None) -> None:
        self.presenter.take(preview)
        self.columns.show_columns(preview.proposal)
        self.chips.show_filters(_filters(self.presenter))
        if self.chips.value() == "":
            self.chips.set_value(EVERY_ROW)
        self.show_rows()
        self.go(step or self.step)

    def _meaning_chosen(self, column: int, meaning: Meaning) -> None:
        self.presenter.set_meaning(column, meaning)
        self.look()

    # -- rows -------------------------------------------------------------------------------

    def show_rows(self) -> None:
        """Show the rows of the filter; the current one stays current."""
        here = self.table.view.currentIndex().row()
        rows = self.presenter.rows(self.chips.value(), self.search.value())
        self.model.show_rows(rows)
        numbers = [row.row_no for row in rows]
        place = numbers.index(self.row_no) if self.row_no in numbers else here
        if rows:
            place = min(max(place, 0), len(rows) - 1)
            self.table.view.setCurrentIndex(self.model.index(place, 2))

    def _to_table(self) -> None:
        self.table.view.setFocus(Qt.FocusReason.TabFocusReason)
        if self.model.rowCount() and not self.table.view.currentIndex().isValid():
            self.table.view.setCurrentIndex(self.model.index(0, 2))

    def show_error(self, error: SRBoardError) -> None:
        super().show_error(error)
        if isinstance(error, OutOfDate):  # the register moved on: show the new preview
            self.look()

    # -- window -----------------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.step == "start" and dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None and self.step == "start":
            event.acceptProposedAction()
            self.opening.open_file(path)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self.table.view.setColumnHidden(4, narrow)
        if self.step != "row" and (self.presenter.preview or self.step == "start"):
            self._say_step()

    def retranslate(self) -> None:
        """Say what is kept in tables and notices again."""
        self.table.view.setAccessibleName(say("Rows of the file"))
        if self.presenter.preview is not None:
            self.columns.show_columns(self.presenter.proposal)


def _filters(presenter: ImportPresenter) -> list[Filter]:
    words: list[tuple[RowState, Callable[[], str], bool]] = [
        (RowState.READY, lambda: say("ready"), True),
        (RowState.CHANGE, lambda: say("with changes"), False),
        (RowState.QUESTION, lambda: say("need an answer"), True),
        (RowState.LEFT_OUT, lambda: say("left out"), True),
        (RowState.UNCHANGED, lambda: say("here already"), False),
    ]
    counts = presenter.counts
    shown = [Filter(EVERY_ROW, lambda: say("rows"), len(presenter.proposal.rows))]
    for state, word, always in words:
        if always or counts[state]:
            shown.append(Filter(state, word, counts[state], STATES[state]))
    return shown
