"""Another board's key is written down, once it was compared with that board."""

from __future__ import annotations

from typing import Any

from sr_board.base.results import Done
from sr_board.cases.transfer.service_known_boards import KnowBoard
from ui.cases.boards.presenter import BoardsPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.live import say
from ui.members.form_page import FormPage

__all__ = ["KnownPage"]


class KnownPage(FormPage):
    """Name and key of another board."""

    def __init__(self, desk: Desk, presenter: BoardsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Key of another board"),
            lambda: say(
                "Write it down after you compared it with that board, by phone or on its paper. A "
                "file sealed by this key says its name from then on."
            ),
            lambda: say("Compared, write it down"),
        )
        self.presenter = presenter
        self.name = LineField(lambda: say("Which board"), key="name", most=120)
        self.line = TextField(lambda: say("Key of that board"), key="key", rows=2)
        self.line.set_help(lambda: say("Fourteen groups of four. Compare them by phone."))
        self.form.add(self.name)
        self.form.add(self.line)
        self.finish()

    def fill(self, found: Any) -> None:
        self.name.set_value(str(self.place.get("name", "")))
        self.line.set_value(str(self.place.get("line", "")))

    def wishes(self) -> bool:
        self.wish = KnowBoard(self.name.value(), self.line.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.other_boards.know(self.wish)

    def go_back(self) -> None:
        self.desk.go("cases-boards")
