"""One new share at a time, to be written down or printed. Afterwards nothing of it is kept."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from sr_board import i18n
from sr_board.vault.shares import PaperShare
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.labels import Label, second
from ui.live import say
from ui.page import Page
from ui.shares.share_set import ShareSet

__all__ = ["ShareShown"]

_COLUMNS = 3


class ShareShown(Page):
    """A share as numbers and words."""

    def __init__(self, desk: Desk, held: ShareSet) -> None:
        super().__init__(
            desk,
            lambda: say("A share"),
            _guidance,
        )
        self.held = held
        self.number = 1
        self.card = Card()
        self.put(self.card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: desk.go(held.places.front),
            )
        )
        self.print = self.foot.beside(
            Button(
                lambda: say("Print this share"),
                icon="printer",
                on=lambda: desk.go(
                    held.places.preview, kind=held.places.paper, id=str(self.number)
                ),
            )
        )
        self.next = self.foot.set_main(
            Button(
                lambda: say("Written down; the next one"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.go_on,
            )
        )

    def arrive(self, **place: object) -> None:
        self.number = int(str(place.get("id", self.number)))
        self.refresh()

    def refresh(self) -> None:
        share = self.held.share(self.number)
        self.card.clear()
        self.print.setVisible(share is not None)
        if share is None:
            self.card.add(second(lambda: say("All shares are written down. Nothing is kept here.")))
            return
        of = len(self.held.fresh)
        self.set_title(
            lambda: say(
                "Share {number} of {of}",
                number=i18n.current().integer(share.number),
                of=i18n.current().integer(of),
            ),
            _guidance,
        )
        self.card.add(
            Label(
                lambda: say("Set {number}", number=i18n.current().digits(str(share.set))), "strong"
            )
        )
        self.card.add(_grid(share))

    def go_on(self) -> None:
        """To the next share; after the last one all are forgotten."""
        if self.number < len(self.held.fresh):
            self.arrive(id=self.number + 1)
            return
        self.held.forget()
        self.desk.go(self.held.places.front)

    def leave(self) -> None:
        self.card.clear()
        super().leave()


def _guidance() -> str:
    return say("Only its holder looks. Write the numbers down or print them; never take a picture.")


def _grid(share: PaperShare) -> QWidget:
    """Numbers and words in columns, top to bottom."""
    holder = QWidget()
    grid = QGridLayout(holder)
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(28)
    grid.setVerticalSpacing(4)
    deep = -(-len(share.words) // _COLUMNS)
    for place, (number, word) in enumerate(zip(share.numbers, share.words, strict=True)):
        line = QWidget()
        row = QGridLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        at = i18n.current().integer(place + 1)
        row.addWidget(second(at), 0, 0)
        row.addWidget(Label(i18n.current().digits(number), "strong"), 0, 1)
        row.addWidget(Label(word, "body", "soft"), 0, 2)
        row.setColumnMinimumWidth(0, 28)
        row.setColumnMinimumWidth(1, 64)
        row.setColumnStretch(2, 1)
        grid.addWidget(line, place % deep, place // deep)
    return holder
