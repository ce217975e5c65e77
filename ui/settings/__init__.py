"""Settings: users and offices, passphrase, screen, backup, check, audit trail, about.

`places(work, preferences)` gives the places of this area. A page and its module are loaded when
the page is first shown: Settings is opened rarely, and memory on old laptops is short.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any

from sr_board.access.roles import Action
from ui.live import say
from ui.registry import Place

if TYPE_CHECKING:
    from ui.desk import Desk
    from ui.page import Page
    from ui.preferences import PreferencesFile
    from ui.settings.work import SettingsWork

__all__ = ["places"]

Make = Callable[["Desk"], "Page"]
_USERS = "users_presenter:UsersPresenter"
_BACKUPS = "backup_presenter:BackupPresenter"


def _later(page: str, presenter: str, work: SettingsWork) -> Make:
    """Makes the page `module:Class` with the presenter `module:Class` of the workplace."""

    def make(desk: Desk) -> Page:
        shown: Page = _named(page)(desk, _named(presenter)(work))
        return shown

    return make


def _named(name: str) -> Any:
    module, _, cls = name.partition(":")
    return getattr(import_module(f"ui.settings.{module}"), cls)


def places(work: SettingsWork, preferences: PreferencesFile) -> list[Place]:
    """The place in the rail and the pages reached from it."""

    return [
        Place(
            "settings",
            "settings",
            _word,
            _later("hub_page:HubPage", _BACKUPS, work),
            at_foot=True,
        ),
        *_of_people(work, preferences),
        *_of_the_vault(work),
        *_of_the_shares(work),
        _under("settings-about", _about),
    ]


def _of_people(work: SettingsWork, preferences: PreferencesFile) -> list[Place]:
    return [
        _under("settings-users", _later("users_page:UsersPage", _USERS, work)),
        _under("settings-user", _later("user_page:UserPage", _USERS, work)),
        _under(
            "settings-user-new",
            _later("user_new:UserNewPage", _USERS, work),
            Action.USERS_MANAGE,
        ),
        _under(
            "settings-user-books",
            _later("user_books:UserBooksPage", _USERS, work),
            Action.USERS_MANAGE,
        ),
        _under("settings-passphrase", _later("passphrase_page:PassphrasePage", _USERS, work)),
        _under(
            "settings-screen",
            lambda desk: _named("screen_page:ScreenPage")(desk, preferences),
        ),
    ]


def _of_the_vault(work: SettingsWork) -> list[Place]:
    return [
        _under("settings-backup", _later("backup_page:BackupPage", _BACKUPS, work), Action.BACKUP),
        _under(
            "settings-drill",
            _later("drill_page:DrillPage", "drill_presenter:DrillPresenter", work),
            Action.RESTORE,
        ),
        _under(
            "settings-check",
            _later("check_page:CheckPage", "check_presenter:CheckPresenter", work),
            Action.VAULT_CHECK,
        ),
        _under(
            "settings-shares",
            _later("shares_page:UseSharesPage", "shares_page:SharesPresenter", work),
            guarded=True,
        ),
        _under(
            "settings-audit",
            _later("audit_page:AuditPage", "audit_page:AuditPresenter", work),
            Action.AUDIT_READ,
        ),
    ]


def _of_the_shares(work: SettingsWork) -> list[Place]:
    held = "book_share_set:BookShareSet"
    manage = Action.USERS_MANAGE
    return [
        _under(
            "settings-book-shares",
            _later("book_shares:BookSharesPage", held, work),
            guarded=True,
        ),
        _under(
            "settings-book-shares-make",
            _later("book_shares:MakeBookSharesPage", held, work),
            manage,
            guarded=True,
        ),
        _under(
            "settings-book-share-shown",
            _later("book_shares:ShareShown", held, work),
            manage,
            guarded=True,
        ),
        _under(
            "settings-book-share-paper",
            _later("book_shares:SharePaperPage", "book_shares:share_papers", work),
            manage,
            guarded=True,
        ),
    ]


def _under(key: str, make: Make, right: Action | None = None, *, guarded: bool = False) -> Place:
    return Place(
        key, "settings", _word, make, right, in_rail=False, under="settings", guarded=guarded
    )


def _about(desk: Desk) -> Page:
    from ui.settings.about_page import AboutPage

    return AboutPage(desk)


def _word() -> str:
    return say("Settings")
