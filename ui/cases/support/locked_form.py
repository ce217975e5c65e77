"""A paper with a name: two approve it, a passphrase locks the file, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.new_passphrase import NewPassphrase
from ui.papers.copies import write_copy
from ui.papers.letterhead import head_of
from ui.papers.lock_page import lock_of
from ui.papers.papers_presenter import language_choices

if TYPE_CHECKING:
    from sr_board.i18n import Translator
    from sr_board.papers import Letterhead
    from ui.cases.board.work import BoardWork

__all__ = ["LockedPaper"]


class LockedPaper(SignedStep):
    """Subclasses give `file_name` and `drawn`, and call `lock_fields` where the passphrase stands.

    What is typed is forgotten when the page is left; it is in no draft.
    """

    def __init__(
        self,
        desk: Desk,
        presenter: FilesPresenter,
        work: BoardWork,
        title: Text,
        guidance: Text,
    ) -> None:
        super().__init__(desk, presenter, title, guidance, lambda: say("Save it locked"))
        self._paper_work = work
        self.where: Callable[[str], Path | None] = self._ask_where

    def lock_fields(self) -> None:
        """The paper's language, and the passphrase of the file with its strength."""
        self.language = ChoiceField(
            lambda: say("Language of the paper"), language_choices(), key="language"
        )
        self.form.add(self.language)
        self.lock = NewPassphrase(self.form, lambda: say("Passphrase of the file"))

    def fill_more(self, view: Any) -> None:
        self.language.set_value(i18n.current().code)
        self.forget()

    def forget(self) -> None:
        """What was typed goes."""
        self.lock.clear()

    def leave(self) -> None:
        self.forget()
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def what_is_signed(self) -> Text:
        return lambda: say("A paper with her name leaves the vault, locked with a passphrase.")

    def file_name(self) -> str:
        """Offered for the file; no word of it is about her."""
        raise NotImplementedError

    def drawn(self, tr: Translator, head: Letterhead) -> bytes:
        """The paper, after the service gave what stands on it. Runs off the screen."""
        raise NotImplementedError

    def wishes(self) -> bool:
        try:
            typed = lock_of(self.lock)
        except InputInvalid as error:
            self.form.show_error(error)
            return False
        path = self.where(self.file_name())
        if path is None:
            return False
        self.wish = (path, typed, str(self.language.value() or "en"))
        return True

    def act(self) -> Done:
        from sr_board.papers.locked import locked

        path, passphrase, language = self.wish
        head = head_of(self._paper_work, self.presenter.board_name())
        pdf = locked(self.drawn(i18n.translator(language), head), passphrase)
        write_copy(path, pdf)
        return Done(self.case_id, frozenset({"cases"}))

    def _ask_where(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save it locked"), name, "PDF (*.pdf)")
        return Path(chosen) if chosen else None
