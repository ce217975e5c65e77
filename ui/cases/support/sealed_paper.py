"""Papers with her name: two approve, a passphrase locks the file; and her file read aloud."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog

from sr_board import i18n
from sr_board.base.errors import EnvironmentFault
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.files.presenter import FilesPresenter
from ui.cases.moves.signed_forms import SignedStep
from ui.desk import Desk
from ui.fields_choice import ChoiceField
from ui.fields_secret import PassphraseField
from ui.labels import Label, strong
from ui.live import Text, say
from ui.page import Page
from ui.papers.letterhead import head_of
from ui.papers.papers_presenter import language_choices

if TYPE_CHECKING:
    from sr_board.i18n import Translator
    from ui.cases.board.work import BoardWork

__all__ = ["OwnFilePage", "SealedPaperPage", "sealed_page"]

_CLOSES_AFTER_MS = 120_000


def sealed_page(work: BoardWork) -> Callable[[Desk, FilesPresenter], Page]:
    """The page that saves a paper with her name."""
    return lambda desk, shown: SealedPaperPage(desk, shown, work)


class SealedPaperPage(SignedStep):
    """A letter in her name, or her own file, as a PDF under a passphrase."""

    def __init__(self, desk: Desk, presenter: FilesPresenter, work: BoardWork) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A paper with her name"),
            lambda: say(
                "Two who may open her identity approve it. The file opens with the passphrase "
                "only; print it, give it to her, and delete it."
            ),
            lambda: say("Save it locked"),
        )
        self._paper_work = work
        self.language = ChoiceField(
            lambda: say("Language of the paper"), language_choices(), key="language"
        )
        self.one = PassphraseField(lambda: say("Passphrase of the file"), key="passphrase")
        self.again = PassphraseField(lambda: say("The same again"), key="again")
        self.form.add(self.language)
        self.form.add(self.one)
        self.form.add(self.again)
        self.where: Callable[[str], Path | None] = self._ask_where
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.language.set_value(i18n.current().code)
        self.forget()

    def forget(self) -> None:
        """What was typed goes."""
        self.one.set_value("")
        self.again.set_value("")

    def leave(self) -> None:
        self.forget()
        super().leave()

    def draft(self) -> dict[str, object] | None:
        return None

    def go_back(self) -> None:
        here = "cases-letters" if self.place.get("letter") else "cases-file"
        self.desk.go(here, id=self.case_id)

    def what_is_signed(self) -> Text:
        return lambda: say("A paper with her name leaves the vault, locked with a passphrase.")

    def wishes(self) -> bool:
        from sr_board.papers.locked import LOCK_LEAST

        typed = self.one.value()
        if len(typed.strip()) < LOCK_LEAST:
            self.form.set_error(
                "passphrase",
                lambda: say("At least {n} letters.", n=i18n.current().integer(LOCK_LEAST)),
            )
            return False
        if typed != self.again.value():
            self.form.set_error("again", lambda: say("The two are not the same."))
            return False
        path = self.where("letter.pdf" if self.place.get("letter") else "own-file.pdf")
        if path is None:
            return False
        self.wish = (path, typed, str(self.language.value() or "en"))
        return True

    def act(self) -> Done:
        from sr_board.papers.locked import locked

        path, passphrase, language = self.wish
        pdf = locked(self._drawn(i18n.translator(language)), passphrase)
        _write(path, pdf)
        return Done(self.case_id, frozenset({"cases"}))

    def _drawn(self, tr: Translator) -> bytes:
        from sr_board.cases.papers_support import letter_pdf, own_file_pdf

        head = head_of(self._paper_work, self.presenter.board_name())
        papers, letter = self.presenter.desk.identity_papers, self.place.get("letter")
        if letter:
            return letter_pdf(papers.letter(self.case_id, str(letter), self.second), tr, head)
        return own_file_pdf(papers.own_file(self.case_id, self.second), tr, head)

    def _ask_where(self, name: str) -> Path | None:
        chosen, _ = QFileDialog.getSaveFileName(self, say("Save it locked"), name, "PDF (*.pdf)")
        return Path(chosen) if chosen else None


def _write(path: Path, pdf: bytes) -> None:
    try:
        flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC
        with os.fdopen(os.open(path, flags, 0o600), "wb") as file:
            file.write(pdf)
    except OSError:
        raise EnvironmentFault("paper-not-written") from None


class OwnFilePage(Page):
    """Her own file in large letters, to be read aloud to her. It closes after two minutes."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Her own file, read aloud"),
            lambda: say("For her ears only. The team sees that it was opened."),
        )
        self.presenter = presenter
        self.case_id = ""
        self.card = Card()
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(Button(lambda: say("Back"), Kind.QUIET, icon="arrow-left", on=self._back))
        self.foot.beside(
            Button(
                lambda: say("Save it locked"),
                icon="lock",
                on=lambda: desk.go("cases-sealed-paper", id=self.case_id),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Open it to read aloud"),
                Kind.MAIN,
                icon="volume",
                key="Ctrl+Return",
                on=self.open_it,
            )
        )
        self.timer = QTimer(self, singleShot=True, interval=_CLOSES_AFTER_MS)
        self.timer.timeout.connect(self.close_again)

    def arrive(self, **place: object) -> None:
        self.case_id = str(place.get("id", self.case_id))
        self.close_again()

    def leave(self) -> None:
        self.close_again()
        super().leave()

    def _back(self) -> None:
        self.desk.go("cases-file", id=self.case_id)

    def close_again(self) -> None:
        """Nothing of her stays on the page."""
        self.card.clear()
        self.card.hide()

    def open_it(self) -> None:
        """Open her file; the opening is written down."""
        from sr_board.cases.papers_support import own_file_lines

        def found() -> list[tuple[str, list[str]]]:
            own = self.presenter.desk.identity_papers.read_out(self.case_id)
            return own_file_lines(own, i18n.current())

        self.read(found, self.show_lines)

    def show_lines(self, lines: list[tuple[str, list[str]]]) -> None:
        """Show headings and sentences."""
        self.close_again()
        for heading, sentences in lines:
            self.card.add(strong(heading))
            for words in sentences or [say("Nothing is written down.")]:
                self.card.add(Label(words, "card", wrap=True))
        self.card.show()
        self.timer.start()
        self.desk.announce(frozenset({"cases"}))
