"""Typing share after share until enough are there. Only their numbers are shown again."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.vault.shares import PaperShare, read_share
from ui.buttons import Button
from ui.cards import Card, Row
from ui.curtain import keep_private
from ui.fields import TextField
from ui.form import Form
from ui.labels import strong
from ui.live import say, say_n
from ui.shapes import State

__all__ = ["ShareTray", "missing_words"]


def missing_words(missing: int) -> str:
    """How many are still to come."""
    if not missing:
        return say("Enough shares are here.")
    return say_n("{n} share more is needed", "{n} shares more are needed", missing)


class ShareTray(QWidget):
    """A box for one share, and those that are here. `changed` fires when one came or all went.

    What is typed goes onto no clipboard; `forget` drops everything.
    """

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.need = 0
        self.set = -1
        self.shares: dict[int, PaperShare] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self.form = Form()
        self.typed = TextField(
            lambda: say("Words or numbers of a share"),
            key="share",
            rows=3,
            help=lambda: say("33 words, or the 33 numbers of four digits, in any script."),
        )
        self.form.add(self.typed)
        self.door = Card()
        self.door.add(self.form)
        row = QHBoxLayout()
        self.add_button = Button(lambda: say("Add this share"), icon="plus", on=self.add_share)
        row.addWidget(self.add_button)
        row.addSpacing(12)
        self.left = strong("")
        row.addWidget(self.left)
        row.addStretch(1)
        self.door.body.addLayout(row)
        column.addWidget(self.door)
        self.card = Card(lambda: say("Shares that are here"), tight=True)
        column.addWidget(self.card)
        keep_private(self)
        self._show()

    def ask(self, need: int, made: int = -1) -> None:
        """Begin: `need` shares are enough; `made`: of this set, -1 for any."""
        self.need, self.set = need, made
        self.forget()

    @property
    def missing(self) -> int:
        """How many are still to come."""
        return max(self.need - len(self.shares), 0)

    @property
    def enough(self) -> bool:
        """Whether they can be used."""
        return bool(self.need) and not self.missing

    def value(self) -> tuple[PaperShare, ...]:
        """Those that are here."""
        return tuple(self.shares.values())

    def add_share(self) -> bool:
        """Take the share that was typed; the box is emptied. False when it is refused."""
        self.form.clear_errors()
        try:
            share = read_share(str(self.typed.value()))
            if self.set not in (-1, share.set):
                raise InputInvalid("shares-other", field="share")
        except SRBoardError as error:
            self.form.show_error(error)
            return False
        self.typed.set_value("")
        self.shares[share.number] = share
        self._show()
        self.changed.emit()
        self.typed.box.setFocus()
        return True

    def forget(self) -> None:
        """Nothing of any share stays."""
        self.shares = {}
        self.typed.set_value("")
        self.form.clear_errors()
        self._show()
        self.changed.emit()

    def _show(self) -> None:
        missing = self.missing
        self.left.tell((lambda: missing_words(missing)) if self.need else "")
        self.card.clear()
        self.card.setVisible(bool(self.shares))
        for share in self.shares.values():
            if self.card.body.count():
                self.card.add_line()
            self.card.add(_row(share))


def _row(share: PaperShare) -> Row:
    """A share that is here: its number and set, never its words."""
    number, made = share.number, share.set
    return Row(
        lambda: say("Share {number}", number=i18n.current().integer(number)),
        lambda: say("Set {number}", number=i18n.current().digits(str(made))),
        icon="key",
        state=(State.OK, lambda: say("can be read")),
    )
