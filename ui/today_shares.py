"""What paper shares of the book give to Today, for who looks after the program. No Qt."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sr_board.access.roles import Action
from ui.home import Waiting
from ui.live import say
from ui.settings.book_share_set import BookShareSet
from ui.shapes import State

if TYPE_CHECKING:
    from ui.settings.work import SettingsWork

__all__ = ["share_rows"]


def share_rows(work: SettingsWork) -> Sequence[Waiting]:
    """One row while there are no shares, unless she put it off, and once they were used."""
    if not work.who.may(Action.USERS_MANAGE) or work.vault_read_only:
        return ()
    held = BookShareSet(work)
    state = held.state()
    if state.used:
        return (_used(),)
    return () if state.key is not None or held.is_put_off() else (_none(),)


def _none() -> Waiting:
    return Waiting(
        lambda: say("There are no paper shares of the book"),
        lambda: say("If everybody forgets her passphrase, the book is lost for ever."),
        "key",
        State.DUE,
        lambda: say("not made"),
        lambda: say("Look at it"),
        "settings-book-shares",
    )


def _used() -> Waiting:
    return Waiting(
        lambda: say("The paper shares of the book were used"),
        lambda: say("When all who forgot are in again, two make new ones."),
        "key",
        State.OVER,
        lambda: say("used"),
        lambda: say("Make new shares"),
        "settings-book-shares",
    )
