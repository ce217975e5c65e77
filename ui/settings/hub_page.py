"""Settings: one row for each thing, with its state where it has one."""

from __future__ import annotations

from dataclasses import dataclass

from sr_board.access.roles import Action
from ui.cards import Card, Row
from ui.desk import Desk
from ui.live import Text, say
from ui.page import Page
from ui.settings.backup_presenter import BackupPresenter, Backups, last_words, state_words
from ui.state import State

__all__ = ["HubPage", "HubRow", "hub_rows"]


@dataclass(frozen=True)
class HubRow:
    """Key of the page, icon, words; `right`: None for everyone."""

    key: str
    icon: str
    fact: Text
    line: Text
    right: Action | None = None


def hub_rows() -> tuple[HubRow, ...]:
    """All rows, before rights are asked."""
    return (*_own_rows(), *_vault_rows())


def _own_rows() -> tuple[HubRow, ...]:
    """People and the screen."""
    return (
        HubRow(
            "settings-users",
            "users",
            lambda: say("Users and offices"),
            lambda: say("Who can open the vault, and what each may do."),
        ),
        HubRow(
            "settings-passphrase",
            "key",
            lambda: say("My passphrase"),
            lambda: say("Change it, for example after somebody looked on."),
        ),
        HubRow(
            "settings-screen",
            "typography",
            lambda: say("Language and screen"),
            lambda: say("Language, size of the letters, colours, digits."),
        ),
    )


def _vault_rows() -> tuple[HubRow, ...]:
    """The vault and its safety."""
    return (
        HubRow(
            "settings-backup",
            "archive",
            lambda: say("Backup"),
            lambda: say("Make one, look into one, put one back."),
            Action.BACKUP,
        ),
        HubRow(
            "settings-check",
            "shield",
            lambda: say("Check my vault"),
            lambda: say("Is everything as it was written? Compare with paper."),
            Action.VAULT_CHECK,
        ),
        HubRow(
            "settings-audit",
            "list",
            lambda: say("Audit trail"),
            lambda: say("Who did what, and when."),
            Action.AUDIT_READ,
        ),
        *_share_rows(),
        HubRow(
            "settings-about",
            "info-circle",
            lambda: say("About SR Board"),
            lambda: say("Version, licences, what is protected and what is not."),
        ),
    )


def _share_rows() -> tuple[HubRow, ...]:
    """The ways back in."""
    return (
        HubRow(
            "settings-book-shares",
            "key",
            lambda: say("Paper shares of the book"),
            lambda: say("The way back in when everybody forgot her passphrase."),
        ),
        HubRow(
            "settings-shares",
            "key",
            lambda: say("Open the case files by paper shares"),
            lambda: say("When nobody can open the case files any more."),
        ),
    )


class HubPage(Page):
    """The list. What the offices do not allow is left out."""

    listens = frozenset({"backups", "users"})

    def __init__(self, desk: Desk, backups: BackupPresenter) -> None:
        super().__init__(desk, lambda: say("Settings"))
        self._backups = backups
        self._card = Card(tight=True)
        self.put(self._card)
        self.work.addStretch(1)
        self.rows: dict[str, Row] = {}
        self._fill()

    def _fill(self) -> None:
        for entry in hub_rows():
            if entry.right is not None and not self.desk.may(entry.right):
                continue
            if self.rows:
                self._card.add_line()
            self.rows[entry.key] = self._row(entry, None)
            self._card.add(self.rows[entry.key])

    def _row(self, entry: HubRow, backups: Backups | None) -> Row:
        state: tuple[State, Text] | None = None
        line = entry.line
        if entry.key == "settings-backup" and backups is not None:
            state = (backups.state, lambda: state_words(backups))
            line = lambda: last_words(backups.last)  # noqa: E731 - words follow the language
        return Row(
            entry.fact,
            line,
            icon=entry.icon,
            state=state,
            button=(lambda: say("Open"), lambda: self.desk.go(entry.key)),
        )

    def refresh(self) -> None:
        if self.desk.may(Action.BACKUP):
            self.read(self._backups.show, self._show_backups)

    def _show_backups(self, backups: Backups) -> None:
        """Only the one row changes, so that the keyboard stays where it is."""
        entry = next(entry for entry in hub_rows() if entry.key == "settings-backup")
        old, new = self.rows[entry.key], self._row(entry, backups)
        here = old.button is not None and old.button.hasFocus()
        self._card.body.replaceWidget(old, new)
        self.rows[entry.key] = new
        new.show()
        if here and new.button is not None:
            new.button.setFocus()
        old.hide()
        old.deleteLater()
