"""A copy of a guarded paper: locked with a passphrase, unless the person says otherwise.

What is typed is forgotten when the page is left; the passphrase is kept nowhere.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QFileDialog

from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from ui.buttons import Button
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.labels import Label
from ui.live import say
from ui.members.form_page import FormPage
from ui.new_passphrase import NewPassphrase
from ui.notices import Notice
from ui.papers.kinds import PaperAsked
from ui.papers.papers_presenter import Made, PapersPresenter

__all__ = ["LockPage", "lock_of"]


def lock_of(new: NewPassphrase) -> str:
    """The passphrase typed for a paper. Raises InputInvalid (fields passphrase, again)."""
    from sr_board.papers.locked import LOCK_LEAST

    if len(new.first.value().strip()) < LOCK_LEAST:
        raise InputInvalid("paper-passphrase-short", field="passphrase", least=LOCK_LEAST)
    return new.take()


class LockPage(FormPage):
    """Reached from the preview, with the paper as it was asked for."""

    def __init__(self, desk: Desk, presenter: PapersPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Save a copy"),
            lambda: say("Outside the vault only the passphrase protects it."),
            lambda: say("Save it locked"),
        )
        self.presenter = presenter
        self.made: Made | None = None
        self.lock = NewPassphrase(self.form, lambda: say("Passphrase of the file"))
        self.form.add_widget(
            Label(
                lambda: say("Tell it to who gets the paper, by mouth; it is kept nowhere here."),
                "second",
                "soft",
                wrap=True,
            )
        )
        self.foot.beside(Button(lambda: say("Save without a lock"), on=self.save_open))
        self.sure: Callable[[], bool] = self._ask
        self.where: Callable[[str], Path | None] = self._ask_where
        self.finish()

    # -- arriving -------------------------------------------------------------------------------

    def load(self, **place: Any) -> Made:
        return self.presenter.make(PaperAsked(**place), 20)

    def fill(self, found: Made) -> None:
        self.made = found
        self.lock.clear()

    def leave(self) -> None:
        self.made = None
        self.lock.clear()
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def go_back(self) -> None:
        self.desk.go("paper", kind=self.place.get("kind"), id=self.place.get("id"))

    # -- acting ---------------------------------------------------------------------------------

    def wishes(self) -> bool:
        made = self.made
        try:
            typed = lock_of(self.lock)
        except InputInvalid as error:
            self.form.show_error(error)
            return False
        path = self.where(made.name) if made is not None else None
        if made is None or path is None:
            return False
        self.wish = (made, path, typed)
        return True

    def act(self) -> Done:
        made, path, typed = self.wish
        self.presenter.save(made, path, passphrase=typed)
        return Done("", frozenset())

    def save_open(self) -> None:
        """The copy as it is, after one more question."""
        made = self.made
        if made is None or not self.sure():
            return
        path = self.where(made.name)
        if path is not None:
            self.read(lambda: self.presenter.save(made, path), lambda _n: self._is_open())

    def _is_open(self) -> None:
        self.notices.show_notice(
            Notice(
                "due",
                lambda: say("The copy is saved. It is not encrypted."),
                lambda: say("Delete it when it has been printed or given on."),
            )
        )

    def _ask(self) -> bool:
        dialog = Irreversible(
            self,
            lambda: say("Save a copy outside the vault?"),
            lambda: say(
                "The copy is not encrypted. Whoever gets the computer or stick can read it."
            ),
            keep=lambda: say("Do not save"),
            act=lambda: say("Save a copy"),
        )
        return bool(dialog.exec())

    def _ask_where(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save a copy"), name, "PDF (*.pdf)")
        return Path(chosen) if chosen else None
