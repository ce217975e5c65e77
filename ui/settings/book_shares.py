"""Paper shares of the book: the pages of every set, and putting the task on Today off."""

from __future__ import annotations

from typing import Any

from sr_board.access.roles import Action
from ui.buttons import Button
from ui.desk import Desk
from ui.live import say_n
from ui.papers.letterhead import head_of
from ui.papers.papers_presenter import PapersPresenter
from ui.papers.preview import PreviewPage
from ui.settings.book_share_set import LATER_DAYS, BookShareSet
from ui.settings.work import SettingsWork
from ui.shares.front import SharesFront
from ui.shares.make import MakeShares
from ui.shares.papers import share_kind
from ui.shares.share_set import SetState
from ui.shares.shown import ShareShown

__all__ = ["BookSharesPage", "MakeBookSharesPage", "SharePaperPage", "ShareShown", "share_papers"]


class BookSharesPage(SharesFront):
    """How the book stands with the shares."""

    def __init__(self, desk: Desk, held: BookShareSet) -> None:
        super().__init__(desk, held)
        self._book_shares = held
        self.later = self.foot.beside(
            Button(
                lambda: say_n("Not now: in {n} day", "Not now: in {n} days", LATER_DAYS),
                on=self.put_off,
            )
        )
        self.later.hide()

    def show_state(self, found: SetState) -> None:
        super().show_state(found)
        self.later.setVisible(self.held.may_make and found.key is None)

    def put_off(self) -> None:
        """The task on Today comes back in a month."""
        self.write(self._book_shares.put_off, lambda _done: self.desk.go("today"))


class MakeBookSharesPage(MakeShares):
    """New shares of the book. Where she is the only user, nobody else can sign."""

    alone = False

    def load(self, **place: Any) -> bool:
        return not self.held.others()

    def fill(self, found: Any) -> None:
        super().fill(found)
        self.alone = bool(found)

    def needs_two(self) -> bool:
        return not self.alone


class SharePaperPage(PreviewPage):
    """The paper of a share: looked at and printed, never saved."""


def share_papers(work: SettingsWork) -> PapersPresenter:
    """Papers of this page: the one kind, with the vault's picture at its head and no name."""
    kind = share_kind(BookShareSet(work), "book", Action.USERS_MANAGE, lambda: head_of(work, ""))
    return PapersPresenter(work, [kind])
