"""A paper with a name: two approve it, a passphrase locks the file, and nothing of it is kept."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtWidgets import QFileDialog

from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.cases.files.records_papers import PaperAsked
from sr_board.cases.papers.service_approvals import AskForPaper, stands
from sr_board.cases.rules.paper_approval import Approval, PaperWithName
from ui.buttons import Button
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.live import Text, say
from ui.new_passphrase import NewPassphrase
from ui.notices import Notice
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
    """Subclasses give `paper_asked`, `file_name` and `drawn`, and call `lock_fields` where the
    passphrase stands. Who is alone asks for an approval, which waits for the other holder.

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
        self.approved = False
        self.ask = self.foot.beside(
            Button(lambda: say("Ask for approval"), icon="message", on=self.ask_for_it)
        )

    def paper_asked(self) -> tuple[PaperWithName, str]:
        """Which paper it is, and the letter it is about."""
        raise NotImplementedError

    def needs_two(self) -> bool:
        return not self.approved

    def ask_for_it(self) -> None:
        """The second person is not here: it waits on her Today."""
        wish = AskForPaper(self.case_id, *self.paper_asked())
        self.write(lambda: self.presenter.desk.approvals.ask(wish), lambda _done: self._waits())

    def _waits(self) -> None:
        self.ask.hide()
        self._tell(
            "info",
            lambda: say("It waits for the approval of a second person."),
            lambda: say(
                "It stands on the Today of whoever holds her identity, for a week. She may sign "
                "here as well."
            ),
        )

    def _show_approval(self, view: Any) -> None:
        paper, about = self.paper_asked()
        mine = [
            one
            for one in view.all(PaperAsked)
            if (one.by, one.paper, one.about) == (view.own, str(paper), about)
        ]
        found = {stands(one, self.presenter.now) for one in mine}
        self.approved = Approval.APPROVED in found
        self.ask.setVisible(not self.approved and Approval.WAITS not in found)
        self.notices.drop("approval")
        if self.approved:
            self._tell("ok", lambda: say("The second person approved it. Save it once."))
        elif Approval.WAITS in found:
            self._waits()

    def _tell(self, kind: str, fact: Text, line: Text = "") -> None:
        self.notices.show_notice(Notice(kind, fact, line), "approval")

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
        self._show_approval(view)

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
