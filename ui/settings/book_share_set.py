"""The paper shares of the book: their words, their places, and what is done with them. No Qt."""

from __future__ import annotations

from datetime import date, timedelta

from sr_board.access.book_shares import MakeBookShares
from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner
from ui.live import say
from ui.second_person import Other
from ui.settings.users_presenter import UsersPresenter
from ui.settings.work import SettingsWork
from ui.shares.share_set import SetPlaces, SetState, SetWords, ShareSet

__all__ = ["LATER_DAYS", "BookShareSet"]

LATER_DAYS = 30
"""Days for which the task on Today can be put off."""
_NOTE, _ABOUT = "today-book-shares", "later"
_SHARES = frozenset({"shares"})


class BookShareSet(ShareSet):
    """The set of the book. Everybody reads how it stands; who looks after the program makes it."""

    words = SetWords(
        lambda: say("Paper shares of the book"),
        lambda: say(
            "If everybody forgot her passphrase, some of these papers together open the book "
            "again. One paper alone says nothing."
        ),
        lambda: say("When all passphrases are forgotten, the book is lost for ever."),
        lambda: say(
            "Members who trust each other but do not live together, and who do not all sit at this "
            "computer. Enough of them together could open the book without the others; the audit "
            "trail would show it."
        ),
        lambda: say("in force"),
        lambda: say("in force"),
        lambda need, of: say(
            "{need} of {of} papers together open the book of the collective.", need=need, of=of
        ),
    )
    places = SetPlaces(
        "settings-book-shares",
        "settings-book-shares-make",
        "settings-book-share-shown",
        "book-share",
        "settings",
        lambda: say("Settings"),
        "settings-book-share-paper",
    )

    def __init__(self, work: SettingsWork) -> None:
        super().__init__(work)
        self._settings_work = work

    @property
    def may_make(self) -> bool:
        return self._work.who.may(Action.USERS_MANAGE)

    def others(self) -> list[Other]:
        """Everybody else who can open the vault today."""
        return UsersPresenter(self._settings_work).others()

    def state(self) -> SetState:
        shares = self._settings_work.book_shares
        key = shares.state()
        return SetState(key, used=shares.used() if key is not None else 0)

    def make(self, need: int, of: int, second: SecondSigner | None) -> Done:
        self._settings_work.book_shares.make(MakeBookShares(need, of, second))
        return Done("recovery", _SHARES)

    @property
    def fresh(self) -> tuple[PaperShare, ...]:
        return self._settings_work.book_shares.fresh

    def forget(self) -> None:
        self._settings_work.book_shares.fresh = ()

    # -- the task on Today --------------------------------------------------------------------

    def put_off(self) -> Done:
        """No task on Today for a month, for her alone."""
        until = self._settings_work.clock.today() + timedelta(days=LATER_DAYS)
        self._settings_work.drafts.save(_NOTE, _ABOUT, {"until": until.isoformat()})
        return Done(_NOTE, _SHARES)

    def is_put_off(self) -> bool:
        """Whether she put the task off, and the day has not come."""
        for note in self._settings_work.drafts.all():
            if note.page == _NOTE:
                until = date.fromisoformat(str(note.content["until"]))
                return self._settings_work.clock.today() < until
        return False
