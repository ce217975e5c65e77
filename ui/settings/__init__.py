"""Settings: users and offices, passphrase, screen, backup, check, audit trail, about.

`places(work, preferences)` gives the places of this area; a page is made when it is first shown.
"""

from __future__ import annotations

from sr_board.access.roles import Action
from ui.live import say
from ui.preferences import PreferencesFile
from ui.registry import Place
from ui.settings.about_page import AboutPage
from ui.settings.audit_page import AuditPage, AuditPresenter
from ui.settings.backup_page import BackupPage
from ui.settings.backup_presenter import BackupPresenter
from ui.settings.check_page import CheckPage
from ui.settings.check_presenter import CheckPresenter
from ui.settings.drill_page import DrillPage
from ui.settings.drill_presenter import DrillPresenter
from ui.settings.hub_page import HubPage
from ui.settings.passphrase_page import PassphrasePage
from ui.settings.screen_page import ScreenPage
from ui.settings.user_new import UserNewPage
from ui.settings.user_page import UserPage
from ui.settings.users_page import UsersPage
from ui.settings.users_presenter import UsersPresenter
from ui.settings.work import SettingsWork

__all__ = ["SettingsWork", "places"]


def places(work: SettingsWork, preferences: PreferencesFile) -> list[Place]:
    """The place in the rail and the pages reached from it."""
    users, backups = UsersPresenter(work), BackupPresenter(work)

    def under(key: str, make: object, right: Action | None = None) -> Place:
        word = lambda: say("Settings")  # noqa: E731 - words follow the language
        return Place(key, "settings", word, make, right, in_rail=False, under="settings")  # type: ignore[arg-type]

    return [
        Place(
            "settings",
            "settings",
            lambda: say("Settings"),
            lambda desk: HubPage(desk, backups),
            at_foot=True,
        ),
        under("settings-users", lambda desk: UsersPage(desk, users)),
        under("settings-user", lambda desk: UserPage(desk, users)),
        under("settings-user-new", lambda desk: UserNewPage(desk, users), Action.USERS_MANAGE),
        under("settings-passphrase", lambda desk: PassphrasePage(desk, users)),
        under("settings-screen", lambda desk: ScreenPage(desk, preferences)),
        under("settings-backup", lambda desk: BackupPage(desk, backups), Action.BACKUP),
        under("settings-drill", lambda desk: DrillPage(desk, DrillPresenter(work)), Action.RESTORE),
        under(
            "settings-check", lambda desk: CheckPage(desk, CheckPresenter(work)), Action.VAULT_CHECK
        ),
        under(
            "settings-audit", lambda desk: AuditPage(desk, AuditPresenter(work)), Action.AUDIT_READ
        ),
        under("settings-about", AboutPage),
    ]
