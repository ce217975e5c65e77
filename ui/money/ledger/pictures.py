"""Pictures that were kept with a voucher, on the screen alone: nothing is written to the disk."""

from __future__ import annotations

from PySide6.QtGui import QImage

from sr_board.papers import page_images
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say, say_n
from ui.money.ledger.presenter import LedgerPresenter
from ui.notices import Notice
from ui.page import Page
from ui.papers.page_view import PageView, as_image

__all__ = ["PicturesPage"]

_PDF = b"%PDF"
_DPI = 150.0


class PicturesPage(Page):
    """The pictures of one entry, one under another."""

    scrolls = False

    def __init__(self, desk: Desk, presenter: LedgerPresenter) -> None:
        super().__init__(desk, lambda: say("Pictures of the voucher"))
        self.presenter = presenter
        self._id = self._group = ""
        self.view = PageView()
        self.put(self.view, 1)
        for words, icon, act in (
            (lambda: say("Back"), "arrow-left", self.go_back),
            (lambda: say("Smaller"), "minus", lambda: self.view.step(-1)),
            (lambda: say("Larger"), "plus", lambda: self.view.step(1)),
        ):
            self.foot.helper(Button(words, Kind.QUIET, icon=icon, on=act))

    def arrive(self, **place: object) -> None:
        self._id = str(place.get("id", self._id))
        self._group = str(place.get("group", self._group))

    def refresh(self) -> None:
        entry = self._id
        if entry:
            self.read(lambda: self.presenter.desk.pictures.of(entry), self.show_pictures)

    def show_pictures(self, kept: tuple[bytes, ...]) -> None:
        """Show what can be shown; say how many cannot."""
        self.notices.clear()
        images = [image for each in kept for image in _images(each)]
        self.view.show_images(images)
        count = len(kept)
        self.set_title(
            lambda: say("Pictures of the voucher"),
            lambda: say_n("{n} picture", "{n} pictures", count),
        )
        if any(not _images(each) for each in kept):
            self.notices.show_notice(
                Notice("over", lambda: say("A picture cannot be shown; it is kept as it is.")),
                "unreadable",
            )

    def go_back(self) -> None:
        """To the voucher."""
        self.desk.go("money-voucher", id=self._id, group=self._group)

    def leave(self) -> None:
        self.view.show_images([])
        super().leave()


def _images(content: bytes) -> list[QImage]:
    if content.startswith(_PDF):
        return [as_image(page) for page in page_images(content, dpi=_DPI)]
    image = QImage.fromData(content)
    return [] if image.isNull() else [image]
