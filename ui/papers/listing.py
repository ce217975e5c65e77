"""The page Papers: what can be printed now, the newest first. Enter opens the paper."""

from __future__ import annotations

from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say, speak
from ui.page import Page
from ui.papers.kinds import PaperLine
from ui.papers.papers_presenter import Listed, PapersPresenter
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["PapersPage"]


class PapersPage(Page):
    """The list of papers."""

    listens = frozenset({"meetings", "minutes", "people", "groups"})
    scrolls = False

    def __init__(self, desk: Desk, presenter: PapersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Papers"),
            lambda: say("Each can be looked at and printed in English or Bengali."),
        )
        self.presenter = presenter
        columns = [
            Column("title", lambda: say("Paper"), _title),
            Column("day", lambda: say("Day"), lambda line: speak(line.day), 250),
            Column("state", lambda: say("State"), _state, 190),
            Column("act", "", lambda _l: Cell(button=say("Open")), 140),
        ]
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=54, name=say("Papers"))
        self.table.opened.connect(self.open_line)
        self.table.acted.connect(lambda line, _key: self.open_line(line))
        self.put(self.table, 1)
        self.foot.helper(
            Button(
                lambda: say("Registers"),
                icon="table",
                on=lambda: self.desk.go("registers"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Figures"),
                icon="chart-bar",
                on=lambda: self.desk.go("figures"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Open the paper"),
                Kind.MAIN,
                icon="files",
                key="Ctrl+Return",
                on=self.open_current,
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.load, self.show_listed)

    def show_listed(self, listed: Listed) -> None:
        """Show the papers."""
        self.model.show_rows(listed.lines)
        if listed.lines:
            self.table.view.setCurrentIndex(self.model.index(0, 0))

    def open_current(self) -> None:
        """Open the paper the person stands on."""
        line = self.table.current_row()
        if line is not None:
            self.open_line(line)

    def open_line(self, line: object) -> None:
        """Look at a paper."""
        assert isinstance(line, PaperLine)
        self.desk.go("paper", kind=line.kind, id=line.id, from_list=True)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        widths = (0, 180, 150, 120) if narrow else (0, 250, 190, 140)
        for place, width in enumerate(widths):
            column = self.model.columns[place]
            self.model.columns[place] = Column(column.key, column.heading, column.show, width)
        self.table.relook()


def _title(line: PaperLine) -> Cell:
    return Cell(speak(line.title), speak(line.second), bold=True)


def _state(line: PaperLine) -> Cell:
    if line.state is None:
        return Cell("–", tone="soft")
    return Cell(speak(line.state[1]), state=line.state[0])
