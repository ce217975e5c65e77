"""Papers with her name: a letter or her own file, locked for two; and her file read aloud."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from sr_board import i18n
from sr_board.cases.rules.paper_approval import PaperWithName
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.locked_form import LockedPaper
from ui.desk import Desk
from ui.labels import Label
from ui.live import say
from ui.page import Page

if TYPE_CHECKING:
    from sr_board.i18n import Translator
    from sr_board.papers import Letterhead
    from ui.cases.board.work import BoardWork

__all__ = ["OwnFilePage", "SealedPaperPage", "sealed_page"]

_CLOSES_AFTER_MS = 120_000


def sealed_page(work: BoardWork) -> Callable[[Desk, FilesPresenter], Page]:
    """The page that saves a paper with her name."""
    return lambda desk, shown: SealedPaperPage(desk, shown, work)


class SealedPaperPage(LockedPaper):
    """A letter in her name, or her own file, as a PDF under a passphrase."""

    def __init__(self, desk: Desk, presenter: FilesPresenter, work: BoardWork) -> None:
        super().__init__(
            desk,
            presenter,
            work,
            lambda: say("A paper with her name"),
            lambda: say(
                "Two who may open her identity approve it. The file opens with the passphrase "
                "only; print it, give it to her, and delete it."
            ),
        )
        self.lock_fields()
        self.finish()

    def go_back(self) -> None:
        here = "cases-letters" if self.place.get("letter") else "cases-file"
        self.desk.go(here, id=self.case_id)

    def paper_asked(self) -> tuple[PaperWithName, str]:
        letter = self.place.get("letter")
        if letter:
            return PaperWithName.LETTER, str(letter)
        return PaperWithName.OWN_FILE, ""

    def file_name(self) -> str:
        return "letter.pdf" if self.place.get("letter") else "own-file.pdf"

    def drawn(self, tr: Translator, head: Letterhead) -> bytes:
        from sr_board.cases.papers.own import own_file_pdf
        from sr_board.cases.papers.support import letter_pdf

        papers, letter = self.presenter.desk.identity_papers, self.place.get("letter")
        if letter:
            return letter_pdf(papers.letter(self.case_id, str(letter), self.second), tr, head)
        return own_file_pdf(papers.own_file(self.case_id, self.second), tr, head)


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
        from sr_board.cases.papers.own import own_file_lines

        def found() -> list[tuple[str, list[str]]]:
            own = self.presenter.desk.identity_papers.read_out(self.case_id)
            return own_file_lines(own, i18n.current())

        self.read(found, self.show_lines)

    def show_lines(self, lines: list[tuple[str, list[str]]]) -> None:
        """Show headings and sentences."""
        self.close_again()
        for heading, sentences in lines:
            if self.card.body.count():
                self.card.add_line()
            self.card.add(Label(heading, "strong", "action", wrap=True))
            for words in sentences or [say("Nothing is written down.")]:
                self.card.add(Label(words, "aloud", wrap=True))
        self.card.show()
        self.timer.start()
        self.desk.announce(frozenset({"cases"}))
