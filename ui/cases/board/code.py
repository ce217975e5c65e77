"""The code of conduct: read before the files are opened for the first time, and when it changes.

What cannot wait is at hand beside it: reports, the press for a child, the telephones.
"""

from __future__ import annotations

from functools import partial

from sr_board.cases.board.board_commands import AcceptCode
from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.words.board import CODE_LINES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.presenter import BoardPresenter, CodeSeen
from ui.cases.files.presenter import clock_state, due_words, outside_words
from ui.desk import Desk
from ui.labels import Label
from ui.live import Text, say
from ui.minutes import Minutes
from ui.page import Page

__all__ = ["CodePage"]


class CodePage(Page):
    """Ten sentences and one button; then on to where she was going."""

    listens = frozenset({"board", "cases"})

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Code of conduct"),
            lambda: say("Read it in your own time. It holds for everybody who opens the files."),
        )
        self.presenter = presenter
        self._version = ""
        self._after, self._to = "", dict[str, object]()
        self.card = Card()
        for number, line in enumerate(CODE_LINES, 1):
            self.card.add(
                Label(
                    lambda n=number, w=line: say("{number}. {line}", number=n, line=say(w)),
                    "body",
                    wrap=True,
                )
            )
        self.urgent = Card(lambda: say("What waits for no code"), kind="strip:duefill", tight=True)
        self.put(self.urgent)
        self.put(self.card)
        self.work.addStretch(1)
        self.minutes = Minutes(self, self.refresh, every_ms=60_000)
        self._build_foot()

    def _build_foot(self) -> None:
        self.beside_title.addWidget(
            Button(
                lambda: say("Whom to call"),
                icon="phone",
                on=partial(self.desk.go, "cases-call"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(self.desk.go, "cases-board"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Note a concern"),
                Kind.QUIET,
                icon="pencil-plus",
                on=partial(self.desk.go, "concern"),
            )
        )
        self.accept_button = self.foot.set_main(
            Button(lambda: say("I accept it"), Kind.MAIN, key="Ctrl+Return", on=self.accept)
        )

    def arrive(self, **place: object) -> None:
        to = place.get("to")
        self._after = str(place.get("after", ""))
        self._to = dict(to) if isinstance(to, dict) else {}
        self.notices.drop()

    def refresh(self) -> None:
        self.read(self.presenter.code, self.show_due)

    def show_due(self, seen: CodeSeen) -> None:
        """Show the button while she has not accepted it, and what is due meanwhile."""
        self._version = seen.version
        self.accept_button.setVisible(bool(seen.version))
        self.foot.say_reason("" if seen.version else (lambda: say("You have accepted it.")))
        self.urgent.clear()
        for due in seen.urgent:
            if self.urgent.body.count():
                self.urgent.add_line()
            self.urgent.add(self._row(due))
        self.urgent.setVisible(bool(seen.urgent))

    def _row(self, due: ClockDue) -> Row:
        now = self.presenter.now
        shape, left = clock_state(due.clock, now)
        button: tuple[Text, str] = (
            (lambda: say("A report was made"), "cases-report")
            if due.by_law
            else (lambda: say("I fear a child is in danger"), "cases-fear")
        )
        return Row(
            lambda: say("{code}: {step}", code=due.code, step=outside_words(due.clock.rule_id)),
            lambda: say("until {due}", due=due_words(due.clock, now)),
            icon="shield",
            state=(shape, left),
            button=(button[0], partial(self.desk.go, button[1], id=due.case_id)),
        )

    def accept(self) -> None:
        """She accepts it."""
        version = self._version
        self.write(
            lambda: self.presenter.desk.duty_work.accept_code(AcceptCode(version)),
            lambda _done: self._go_on(),
        )

    def _go_on(self) -> None:
        if self._after:
            self.desk.go(self._after, **self._to)
        else:
            self.notices.show_saved(lambda: say("You have accepted it."))
