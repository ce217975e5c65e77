"""Board cases: the files this person may read, what is due first, and the way to a new notice."""

from __future__ import annotations

from functools import partial

from sr_board.access.roles import Action
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import Track
from sr_board.cases.words.files import RISKS, STATES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.code_field import watch_code
from ui.cases.files.presenter import FilesPresenter, clock_state, rule_words
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import SearchField
from ui.live import Text, say, say_n
from ui.minutes import Minutes
from ui.page import Page
from ui.shapes import State

__all__ = ["FilesPage"]

_SHOWN = 60
"""Rows shown at once; a search narrows the rest."""


class FilesPage(Page):
    """The list."""

    listens = frozenset({"cases", "board"})

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Board cases"),
            lambda: say("Files are known by their code. Who she is stays closed."),
        )
        self.presenter = presenter
        self.search = SearchField(lambda: say("Code or words"))
        self.search.changed.connect(self.refresh)
        watch_code(self.search)
        self.put(self.search)
        self.card = Card(tight=True)
        self.put(self.card)
        self.work.addStretch(1)
        self._rows: list[tuple[Row, CaseSummary]] = []
        self.minutes = Minutes(self, self.renew)
        self._build_foot()

    def _build_foot(self) -> None:
        for icon, words, key in (
            ("users", lambda: say("The board"), "cases-board"),
            ("calendar", lambda: say("Sittings"), "cases-sittings"),
            ("book", lambda: say("Law and keeping"), "cases-keeping"),
        ):
            if self.desk.may(Action.BOARD_READ):
                self.foot.helper(
                    Button(words, Kind.QUIET, icon=icon, on=partial(self.desk.go, key))
                )
        self.foot.helper(
            Button(
                lambda: say("Note a concern"),
                Kind.QUIET,
                icon="pencil-plus",
                on=partial(self.desk.go, "concern"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Tonight"),
                Kind.QUIET,
                icon="printer",
                on=lambda: self.desk.go("paper", kind="cases-tonight", id=""),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Somebody was noticed"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(self.desk.go, "cases-intake"),
            )
        )

    def refresh(self) -> None:
        words = str(self.search.value() or "")
        self.read(lambda: self.presenter.files(words), self.show_files)

    def show_files(self, files: tuple[CaseSummary, ...]) -> None:
        """Show them."""
        self.card.clear()
        self._rows = []
        for one in files[:_SHOWN]:
            if self.card.body.count():
                self.card.add_line()
            row = self._row(one)
            self._rows.append((row, one))
            self.card.add(row)
        if len(files) > _SHOWN:
            more = len(files) - _SHOWN
            self.card.add(
                Row(
                    lambda: say_n("{n} more file", "{n} more files", more),
                    lambda: say("Type a code or words to find one."),
                    icon="search",
                )
            )
        if not files:
            self.card.add(Empty("folders", lambda: say("No file here.")))

    def renew(self) -> None:
        """Say anew what is left."""
        for row, one in self._rows:
            if row.mark is not None:
                row.mark.show_state(*_state(one, self.presenter))

    def _row(self, one: CaseSummary) -> Row:
        return Row(
            one.code,
            lambda: _about(one),
            icon="shield" if one.track is Track.CHILD else "file-text",
            state=_state(one, self.presenter),
            button=(lambda: say("Open"), partial(self.desk.go, "cases-file", id=one.case_id)),
        )


def _about(one: CaseSummary) -> str:
    parts = [say(STATES[one.state])]
    if one.closed_at is None:
        parts.append(say(RISKS[one.risk]))
    if one.next_clock is not None:
        parts.append(say("next: {step}", step=rule_words(one.next_clock.rule_id)))
    return " · ".join(parts)


def _state(one: CaseSummary, presenter: FilesPresenter) -> tuple[State, Text]:
    clock = one.next_clock
    if clock is not None:
        shape, _ = clock_state(clock, presenter.now)
        return shape, lambda: clock_state(clock, presenter.now)[1]
    if one.closed_at is not None:
        return State.AWAY, lambda: say("closed")
    return State.OK, lambda: say("nothing due")
