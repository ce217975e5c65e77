"""The code of conduct: read before the files are opened for the first time, and when it changes."""

from __future__ import annotations

from functools import partial

from sr_board.cases.board_commands import AcceptCode
from sr_board.cases.words_board import CODE_LINES
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.board.presenter import BoardPresenter
from ui.desk import Desk
from ui.labels import Label
from ui.live import say
from ui.page import Page

__all__ = ["CodePage"]


class CodePage(Page):
    """Ten sentences and one button."""

    listens = frozenset({"board"})

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Code of conduct"),
            lambda: say("Read it in your own time. It holds for everybody who opens the files."),
        )
        self.presenter = presenter
        self.card = Card()
        for number, line in enumerate(CODE_LINES, 1):
            self.card.add(
                Label(
                    lambda n=number, w=line: say("{number}. {line}", number=n, line=say(w)),
                    "body",
                    wrap=True,
                )
            )
        self.put(self.card)
        self.work.addStretch(1)
        self._version = ""
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-board"),
            )
        )
        self.accept_button = self.foot.set_main(
            Button(lambda: say("I accept it"), Kind.MAIN, key="Ctrl+Return", on=self.accept)
        )

    def refresh(self) -> None:
        self.read(self.presenter.desk.board.code_due, self.show_due)

    def show_due(self, version: str) -> None:
        """Show the button while she has not accepted it."""
        self._version = version
        self.accept_button.setVisible(bool(version))
        self.foot.say_reason("" if version else (lambda: say("You have accepted it.")))

    def accept(self) -> None:
        """She accepts it."""
        version = self._version
        self.write(
            lambda: self.presenter.desk.duty_work.accept_code(AcceptCode(version)),
            lambda _done: self.notices.show_saved(lambda: say("You have accepted it.")),
        )
