"""A kept paper on the screen alone: nothing is written to the disk, nothing is copied.

What shows who she is asks for a reason first and closes after two minutes.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QTimer
from PySide6.QtGui import QImage

from sr_board.base.errors import SRBoardError
from sr_board.cases.files.service_scans import LookAtPaper, PaperShown
from sr_board.cases.vocabulary import IdentityReason
from sr_board.cases.words.files import IDENTITY_REASONS
from sr_board.papers import page_images
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.cases.board.parts import choices
from ui.cases.files.presenter import FilesPresenter
from ui.cases.scans.entries import PAPERS
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.notices import Notice
from ui.page import Page
from ui.papers.page_view import PageView, as_image

__all__ = ["PaperShownPage"]

_DPI = 150.0
_CLOSES_AFTER_MS = 120_000


class PaperShownPage(Page):
    """One paper."""

    scrolls = False

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A kept paper"),
            lambda: say("It is shown on the screen alone and closes after two minutes."),
        )
        self.presenter = presenter
        self.case_id = self.paper_id = ""
        self.reason = ChoiceField(lambda: say("Why"), choices(IDENTITY_REASONS), key="reason")
        self.remark = LineField(lambda: say("Remark"), key="remark", most=120)
        self.form = Form()
        self.form.add(self.reason)
        self.form.add(self.remark)
        self.asking = Card(lambda: say("This paper shows who she is"))
        self.asking.add(self.form)
        self.put(self.asking)
        self.words = Label("", "body", wrap=True)
        self.text = Card()
        self.text.add(self.words)
        self.put(self.text)
        self.pages = PageView()
        self.put(self.pages, 1)
        self.work.addStretch(0)
        lines: tuple[tuple[Text, str, Callable[[], object]], ...] = (
            (lambda: say("Back"), "arrow-left", self.go_back),
            (lambda: say("Smaller"), "minus", lambda: self.pages.step(-1)),
            (lambda: say("Larger"), "plus", lambda: self.pages.step(1)),
        )
        made = [
            self.foot.helper(Button(words, Kind.QUIET, icon=icon, on=act))
            for words, icon, act in lines
        ]
        self.zooms = made[1:]
        self.open = self.foot.set_main(
            Button(lambda: say("Open"), Kind.MAIN, key="Ctrl+Return", on=self.open_sealed)
        )
        self.timer = QTimer(self, singleShot=True, interval=_CLOSES_AFTER_MS)
        self.timer.timeout.connect(self.go_back)

    def arrive(self, **place: object) -> None:
        self.case_id, self.paper_id = str(place.get("id", "")), str(place.get("paper", ""))
        sealed = bool(place.get("sealed"))
        self.close_again()
        self.form.clear_errors()
        self.reason.set_value(None)
        self.remark.set_value("")
        self.asking.setVisible(sealed)
        self.open.setVisible(sealed)
        if not sealed and self.case_id:
            self._read(LookAtPaper(self.case_id, self.paper_id))

    def open_sealed(self) -> None:
        """Open what shows who she is, with the reason."""
        self.form.clear_errors()
        if self.reason.value() is None:
            self.form.set_error("reason", lambda: say("Choose a reason."))
            return
        reason = IdentityReason(str(self.reason.value()))
        self._read(LookAtPaper(self.case_id, self.paper_id, reason, self.remark.value()))

    def _read(self, wish: LookAtPaper) -> None:
        self.read(partial(self._shown, wish), lambda found: self.show_paper(*found))

    def _shown(self, wish: LookAtPaper) -> tuple[PaperShown, list[QImage], str]:
        shown = self.presenter.desk.scans.show(wish)
        if shown.media == "text/plain":
            return shown, [], shown.content.decode("utf-8", "replace")
        return shown, _images(shown), ""

    def show_paper(self, shown: PaperShown, images: list[QImage], text: str) -> None:
        """Show a paper that was opened."""
        self.asking.hide()
        self.open.hide()
        self.set_title(
            lambda: say(PAPERS[shown.kind]),
            lambda: say("It is shown on the screen alone and closes after two minutes."),
        )
        self.words.tell(text)
        self.text.setVisible(bool(text))
        self.pages.show_images(images)
        self._show_pages(bool(images))
        if not images and not text:
            self.notices.show_notice(
                Notice("over", lambda: say("A picture cannot be shown; it is kept as it is.")),
                "unreadable",
            )
        self.timer.start()
        self.desk.announce(frozenset({"cases"}))

    def _show_pages(self, on: bool) -> None:
        for part in (self.pages, *self.zooms):
            part.setVisible(on)

    def close_again(self) -> None:
        """Nothing of the paper stays on the page."""
        self.timer.stop()
        self.notices.clear()
        self.pages.show_images([])
        self._show_pages(False)
        self.words.tell("")
        self.text.hide()

    def go_back(self) -> None:
        """To the file's papers."""
        self.desk.go("cases-kept-papers", id=self.case_id)

    def leave(self) -> None:
        self.close_again()
        super().leave()


def _images(shown: PaperShown) -> list[QImage]:
    if shown.media == "application/pdf":
        try:
            return [as_image(page) for page in page_images(shown.content, dpi=_DPI)]
        except SRBoardError:
            return []
    image = QImage.fromData(shown.content)
    return [] if image.isNull() else [image]
