"""A page with lists about one file: its clock above, a way back to the file below."""

from __future__ import annotations

from functools import partial

from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.files.clock_bar import ClockBar
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.live import Text, say
from ui.page import Page

__all__ = ["LinesPage"]


class LinesPage(Page):
    """Subclasses make cards and give `show_file`."""

    listens = frozenset({"cases"})

    def __init__(self, desk: Desk, presenter: FilesPresenter, title: Text, guidance: Text) -> None:
        super().__init__(desk, title, guidance)
        self.presenter = presenter
        self.case_id = ""
        self.bar = ClockBar()
        self.above.addWidget(self.bar)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self._back))

    def _back(self) -> None:
        self.desk.go("cases-file", id=self.case_id)

    def go(self, key: str, **place: object) -> None:
        """To a form about this file."""
        self.desk.go(key, id=self.case_id, **place)

    def going(self, key: str, **place: object) -> partial[None]:
        """The way to a form, for a button."""
        return partial(self.go, key, **place)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))
        self.notices.clear()

    def refresh(self) -> None:
        if self.case_id:
            self.read(partial(self.presenter.whole, self.case_id), self._show)

    def _show(self, view: object) -> None:
        self.bar.show_case(view.summary, self.presenter.now)  # type: ignore[attr-defined]
        self.show_file(view)

    def show_file(self, view: object) -> None:
        """Show the file's lists."""
        raise NotImplementedError

    @staticmethod
    def fill(card: Card, rows: list[Row], icon: str, nothing: Text) -> None:
        """Rows with hairlines between them; a picture and a sentence when there is none."""
        card.clear()
        for row in rows:
            if card.body.count():
                card.add_line()
            card.add(row)
        if not rows:
            card.add(Empty(icon, nothing))
