"""This board's own key, and the place where a sealed file is taken in."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout

from sr_board import i18n
from sr_board.base.results import Done
from sr_board.cases.transfer.service_known_boards import OtherBoard
from sr_board.cases.transfer.service_receiving import Looked, OwnKey
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.boards.presenter import BoardsPresenter
from ui.cases.boards.sealed_rows import sealed_rows
from ui.cases.boards.send_forms import ENDING
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.labels import Label, second, strong
from ui.live import say
from ui.meetings.times import local
from ui.page import Page

__all__ = ["BoardsPage"]


class BoardsPage(Page):
    """For chair and secretary."""

    listens = frozenset({"board"})

    def __init__(self, desk: Desk, presenter: BoardsPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Other boards"),
            lambda: say(
                "A file that another board sealed to your key is taken in here. It gets a code of "
                "this board; its clocks go on as they were."
            ),
        )
        self.presenter = presenter
        self.sealed_file: Callable[[], Path | None] = self._ask_sealed
        self.where: Callable[[str], Path | None] = self._ask_where
        self.sure: Callable[[], bool] = self._ask_new
        self.own: OwnKey | None = None
        self.waiting: tuple[bytes, Looked] | None = None
        self._comes_back = False
        self.file = Card(lambda: say("The sealed file"), tight=True)
        self.card = Card(lambda: say("Key of this board"))
        self.boards = Card(lambda: say("Boards whose key was compared"), tight=True)
        for card in (self.file, self.card, self.boards):
            self.put(card)
        self.file.hide()
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(self.desk.go, "cases-keeping"),
            )
        )
        self.make = self.foot.beside(
            Button(
                lambda: say("Make a new key") if self.own else say("Make a key"),
                icon="key",
                on=self.make_key,
            )
        )
        self.other = self.foot.beside(
            Button(
                lambda: say("Key of another board"),
                icon="plus",
                on=self.write_down,
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Take it in") if self.waiting else say("Take a sealed file in"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.take_in,
            )
        )

    def refresh(self) -> None:
        self._comes_back = False
        self.read(self.presenter.own_key, self.show_key)
        self.read(self.presenter.known, self.show_known)
        if self.waiting is not None:
            content = self.waiting[0]
            looked = partial(self.presenter.desk.receiving.look_at, content)
            self.read(looked, lambda seen: self.show_sealed((content, seen)))

    def leave(self) -> None:
        if not self._comes_back:
            self.show_sealed(None)
        super().leave()

    def write_down(self, **place: object) -> None:
        """To the form of another board's key, and back to the file that waits."""
        self._comes_back = True
        self.desk.go("cases-board-known", **place)

    def show_known(self, rows: tuple[OtherBoard, ...]) -> None:
        """Show the other boards whose key was compared."""
        self.boards.clear()
        self.boards.setVisible(bool(rows))
        for row in rows:
            if self.boards.body.count():
                self.boards.add_line()
            self.boards.add(
                Row(
                    row.name,
                    lambda r=row: say(
                        "Check digits of its key: {digits}", digits=_digits(r.digits)
                    ),
                    icon="key",
                    button=(lambda: say("Holds no more"), partial(self.know_no_more, row)),
                )
            )

    def know_no_more(self, row: OtherBoard) -> None:
        """The key of another board holds no more."""
        self.write(partial(self.presenter.desk.other_boards.know_no_more, row.id))

    def show_sealed(self, waiting: tuple[bytes, Looked] | None) -> None:
        """Show what a sealed file says of itself, before it is taken in."""
        self.waiting = waiting
        self.main.retranslate()
        self.file.clear()
        self.file.setVisible(waiting is not None)
        if waiting is None:
            return
        seen = waiting[1]
        know = partial(self.write_down, name=seen.board, line=seen.line)
        for row in sealed_rows(seen, self.presenter.offset, know):
            if self.file.body.count():
                self.file.add_line()
            self.file.add(row)

    def show_key(self, own: OwnKey | None) -> None:
        """Show the board's key, or that there is none."""
        self.own = own
        self.make.retranslate()
        self.card.clear()
        if own is None:
            self.card.add(strong(lambda: say("There is no key yet.")))
            self.card.add(
                Label(
                    lambda: say(
                        "Make one, and give its line to the other board: printed, as a file, or "
                        "read out by phone. The line is no secret."
                    ),
                    "body",
                    wrap=True,
                )
            )
        else:
            made = local(own.record.at, self.presenter.offset).date()
            groups = own.line.split("-")
            half = len(groups) // 2
            for part in (groups[:half], groups[half:]):
                self.card.add(Label(" ".join(part), "card", wrap=True))
            digits = own.digits
            self.card.add(
                second(lambda: say("Check digits: {digits}", digits=_digits(digits)), wrap=True)
            )
            self.card.add(second(lambda: say("Made on {day}", day=day(made))))
            self.card.add(self._giving())

    def _giving(self) -> QHBoxLayout:
        """The ways to give the line on."""
        row = QHBoxLayout()
        paper = partial(self.desk.go, "paper", kind="case-board-key", id="key")
        row.addWidget(Button(lambda: say("Print or save"), icon="printer", on=paper))
        row.addWidget(Button(lambda: say("Save as a text file"), icon="download", on=self.save_key))
        row.addStretch(1)
        return row

    def make_key(self) -> None:
        """Make a key; where there is one, ask first."""
        if self.own is None or self.sure():
            self.write(self.presenter.desk.receiving.make_key)

    def save_key(self) -> None:
        """Write the line into a text file."""
        own, path = self.own, self.where("board-key.txt")
        if own is None or path is None:
            return
        words = say("Key of the board {name}", name=self.presenter.board_name())
        self.read(
            lambda: self.presenter.save_key(path, f"SR Board\n{words}\n\n{own.line}\n"),
            lambda _n: self.notices.show_saved(lambda: say("The key is saved. It is no secret.")),
        )

    def take_in(self) -> None:
        """Choose a sealed file and see who sealed it; then take it in."""
        if self.waiting is not None:
            content = self.waiting[0]
            self.write(lambda: self.presenter.desk.receiving.receive(content), self._taken)
            return
        path = self.sealed_file()
        if path is not None:
            self.notices.drop()
            self.read(lambda: self.presenter.look_at(path), self.show_sealed)

    def _taken(self, done: Done) -> None:
        self.show_sealed(None)
        self.desk.go("cases-file", id=done.id)

    def _ask_sealed(self) -> Path | None:
        kinds = say("Sealed file") + f" (*.{ENDING});;" + say("All files") + " (*)"
        chosen, _ = QFileDialog.getOpenFileName(self, say("Choose the sealed file"), "", kinds)
        return Path(chosen) if chosen else None

    def _ask_where(self, name: str) -> Path | None:
        kinds = say("Text") + " (*.txt)"
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save the file"), name, kinds)
        return Path(chosen) if chosen else None

    def _ask_new(self) -> bool:
        question = Irreversible(
            self,
            lambda: say("Make a new key for this board?"),
            lambda: say(
                "Give the new line to the other boards. Files that are still on their way under "
                "the old one can be taken in all the same."
            ),
            keep=lambda: say("Keep the key"),
            act=lambda: say("Make a new key"),
        )
        return bool(question.exec())


def _digits(number: str) -> str:
    return i18n.current().digits(number)
