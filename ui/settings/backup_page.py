"""Backup: when the last one was made, where they go, and those that lie there."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.audit.safekeeping import BackupRow
from sr_board.vault.backup import BackupMade
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.labels import Label, second
from ui.live import say
from ui.notices import Notice
from ui.page import Page
from ui.settings.back import back_button
from ui.settings.backup_presenter import (
    BackupPresenter,
    Backups,
    last_words,
    size_words,
    state_words,
)
from ui.state import State, StateMark
from ui.table_model import Cell, Column, PagedModel
from ui.table_view import Table

__all__ = ["BackupPage"]


def _ask_folder(parent: QWidget) -> str:
    return QFileDialog.getExistingDirectory(parent, say("Where backups go"))


class BackupPage(Page):
    """One main button: back up now. A row's button looks into a backup."""

    listens = frozenset({"backups"})
    scrolls = False

    def __init__(
        self,
        desk: Desk,
        presenter: BackupPresenter,
        ask_folder: Callable[[QWidget], str] = _ask_folder,
    ) -> None:
        super().__init__(
            desk,
            lambda: say("Backup"),
            lambda: say("Keep one on a stick in another house. It is encrypted like the vault."),
        )
        self.presenter, self._ask_folder = presenter, ask_folder
        self._shown: Backups | None = None
        self.put(self._state())
        columns = [
            Column("made", lambda: say("Made on, with its audit code"), _made),
            Column("size", lambda: say("Size"), lambda r: size_words(r.size), 110, number=True),
        ]
        if presenter.may_restore:
            columns.append(Column("look", "", lambda _r: Cell(button=say("Look inside")), 170))
        self.model = PagedModel(columns)
        self.table = Table(self.model, row=54)
        self.table.acted.connect(lambda row, _k: self.look(row))
        self.table.opened.connect(self.look)
        self.put(self.table, 1)
        self.foot.helper(back_button(desk))
        self.foot.set_main(
            Button(
                lambda: say("Back up now"),
                Kind.MAIN,
                icon="archive",
                key="Ctrl+Return",
                on=self.back_up,
            )
        )

    def _state(self) -> Card:
        card = Card()
        row = QHBoxLayout()
        row.setSpacing(16)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.mark = StateMark(State.NOT_YET, "", bold=True)
        self.last = Label("", "body", wrap=True)
        self.folder = second("", wrap=True)
        words.addWidget(self.mark)
        words.addWidget(self.last)
        words.addWidget(self.folder)
        row.addLayout(words, 1)
        self.other = Button(
            lambda: say("Choose another folder"), icon="folder-open", on=self.choose
        )
        row.addWidget(self.other)
        card.add(row)
        return card

    def retranslate(self) -> None:
        """The table's name for readers."""
        self.table.view.setAccessibleName(say("Backups in this folder"))

    def refresh(self) -> None:
        self.retranslate()
        self.read(self.presenter.show, self.show_backups)

    def arrive(self, **place: object) -> None:
        self.notices.clear()

    def show_backups(self, backups: Backups) -> None:
        """Fill the page."""
        self._shown = backups
        self.mark.show_state(backups.state, lambda: state_words(backups))
        self.last.tell(lambda: last_words(backups.last))
        self.folder.tell(lambda: say("They go to {folder}", folder=str(backups.folder)))
        self.model.show_rows(backups.rows)

    def choose(self) -> None:
        """Let the person choose another folder."""
        path = self._ask_folder(self)
        if path:
            self.presenter.choose(Path(path))
            self.refresh()

    def back_up(self) -> None:
        """Make one now."""
        shown = self._shown
        if shown is None:
            return
        self.notices.clear()
        self.run_long(
            lambda progress: self.presenter.back_up(shown.folder, progress),
            self._made,
            words=lambda: say("Making a backup"),
            cancelled=self._cancelled,
        )

    def _made(self, made: BackupMade) -> None:
        self.notices.show_notice(
            Notice(
                "ok",
                lambda: say("The backup is made."),
                lambda: say("It was read again from where it lies, and it is whole."),
            )
        )
        self.desk.announce(frozenset({"backups"}))

    def _cancelled(self) -> None:
        self.notices.show_notice(
            Notice("info", lambda: say("No backup was made. Earlier ones stay as they are."))
        )

    def look(self, row: BackupRow) -> None:
        """Look into one."""
        if self.presenter.may_restore:
            self.desk.go("settings-drill", row=row)


def _made(row: BackupRow) -> Cell:
    tr = i18n.current()
    words = tr.moment(row.made_at, offset_minutes=row.offset_minutes, style="medium")
    return Cell(words, tr.digits(row.code), bold=True)
