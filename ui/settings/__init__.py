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

    def under(key: str, make: Make, right: Action | None = None) -> Place:
        return Place(key, "settings", _word, make, right, in_rail=False, under="settings")

    users, backups = "users_presenter:UsersPresenter", "backup_presenter:BackupPresenter"
    return [
        Place(
            "settings",
            "settings",
            _word,
            _later("hub_page:HubPage", backups, work),
            at_foot=True,
        ),
        under("settings-users", _later("users_page:UsersPage", users, work)),
        under("settings-user", _later("user_page:UserPage", users, work)),
        under(
            "settings-user-new",
            _later("user_new:UserNewPage", users, work),
            Action.USERS_MANAGE,
        ),
        under("settings-passphrase", _later("passphrase_page:PassphrasePage", users, work)),
        under(
            "settings-screen",
            lambda desk: _named("screen_page:ScreenPage")(desk, preferences),
        ),
        under("settings-backup", _later("backup_page:BackupPage", backups, work), Action.BACKUP),
        under(
            "settings-drill",
            _later("drill_page:DrillPage", "drill_presenter:DrillPresenter", work),
            Action.RESTORE,
        ),
        under(
            "settings-check",
            _later("check_page:CheckPage", "check_presenter:CheckPresenter", work),
            Action.VAULT_CHECK,
        ),
        under(
            "settings-audit",
            _later("audit_page:AuditPage", "audit_page:AuditPresenter", work),
            Action.AUDIT_READ,
        ),
        under("settings-about", _about),
    ]


def _about(desk: Desk) -> Page:
    from ui.settings.about_page import AboutPage

    return AboutPage(desk)


def _word() -> str:
    return say("Settings")
