"""Backups as Settings shows them, without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.audit.safekeeping import DAYS_UNTIL_RED, BackupRow, LastBackup
from sr_board.vault.backup import BackupMade
from ui.jobs import Progress
from ui.live import say, say_n
from ui.session import kept_progress, size_of
from ui.settings.work import LookedInto, SettingsWork
from ui.state import State

__all__ = ["BackupPresenter", "Backups", "last_words", "size_words"]

_SOON = 3
"""Days after which a backup that lacks changes is due."""


@dataclass(frozen=True)
class Backups:
    """What the page shows: where backups go, the newest one, and those that lie there."""

    folder: Path
    last: LastBackup | None
    rows: tuple[BackupRow, ...]

    @property
    def state(self) -> State:
        """Fine, due, or overdue after a week with changes."""
        if self.last is None:
            return State.OVER
        if self.last.late:
            return State.OVER
        if self.last.acts_since and self.last.days >= _SOON:
            return State.DUE
        return State.OK


class BackupPresenter:
    """Queries and acts run off the screen."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work
        self.folder: Path | None = None

    @property
    def may_restore(self) -> bool:
        """True for those who may look into backups and put them back."""
        return self._work.who.may(Action.RESTORE)

    def choose(self, folder: Path) -> None:
        """The next backup goes here."""
        self.folder = folder

    def show(self) -> Backups:
        """Where backups go, the newest, and the list."""
        last = self._work.keeping.last()
        folder = self.folder or (last.folder if last is not None else self._beside())
        return Backups(folder, last, self._work.keeping.backups(folder))

    def _beside(self) -> Path:
        vault = self._work.vault.path
        return vault.parent / f"{vault.stem}-backups"

    def back_up(self, folder: Path, progress: Progress) -> BackupMade:
        """Write a backup and read it again from where it lies."""
        step = kept_progress(progress, 2 * size_of(self._work.vault.path))
        return self._work.keeping.back_up(folder, step)

    def look_into(self, backup: Path, passphrase: str, progress: Progress) -> LookedInto:
        """Open a backup beside the vault."""
        size = backup.stat().st_size if backup.exists() else 0
        return self._work.look_into(backup, passphrase, kept_progress(progress, size))


def last_words(last: LastBackup | None) -> str:
    """When the newest backup was made, as a sentence."""
    if last is None:
        return say("There is no backup yet.")
    made = i18n.current().moment(last.made_at)
    if not last.acts_since:
        return say("Last backup: {moment}. Nothing has changed since.", moment=made)
    return say_n(
        "Last backup: {moment}. {n} change since.",
        "Last backup: {moment}. {n} changes since.",
        last.acts_since,
        moment=made,
    )


def state_words(backups: Backups) -> str:
    """The state in a word or two."""
    if backups.last is None:
        return say("No backup yet")
    if backups.state is State.OVER:
        return say_n(
            "Older than {n} day", "Older than {n} days", min(backups.last.days, DAYS_UNTIL_RED)
        )
    return say("Due") if backups.state is State.DUE else say("Good")


def size_words(size: int) -> str:
    """Bytes as megabytes with one place, at least 0.1."""
    tenths = max(1, round(size * 10 / 1_000_000))
    number = f"{tenths // 10}.{tenths % 10}"
    return say("{number} MB", number=i18n.current().digits(number))
