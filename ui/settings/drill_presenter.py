"""What a look into a backup shows, and putting it in the vault's place. Without widgets."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from governance.views import MeetingRow
from sr_board.access.roles import Action
from sr_board.vault.users import SecondSigner
from ui.jobs import Progress
from ui.second_person import Other
from ui.settings.backup_presenter import BackupPresenter
from ui.settings.users_presenter import others_of
from ui.settings.work import LookedInto, SettingsWork

__all__ = ["DrillPresenter", "Inside"]

_MEETINGS = 50


@dataclass(frozen=True)
class Inside:
    """What lies in the backup, as far as this person may see it (None: not for her)."""

    code: str
    members: int | None
    groups: int | None
    meetings: tuple[MeetingRow, ...] | None
    meetings_in_all: int
    code_now: str
    acts_behind: int


class DrillPresenter:
    """Holds the copy while it is looked at."""

    def __init__(self, work: SettingsWork) -> None:
        self._work = work
        self._backups = BackupPresenter(work)
        self.copy: LookedInto | None = None

    def open(self, backup: Path, passphrase: str, progress: Progress) -> Inside:
        """Unpack, open, and read what is inside."""
        self.close()
        self.copy = self._backups.look_into(backup, passphrase, progress)
        inside = self.copy.work
        members = groups = None
        if inside.who.may(Action.PEOPLE_READ):
            counts = inside.people.counts()
            members, groups = counts.members, counts.groups
        meetings, total = None, 0
        if inside.who.may(Action.MEETINGS_READ):
            page = inside.meetings.page()
            meetings, total = page.rows[:_MEETINGS], page.total
        head, now = inside.audit.head(), self._work.audit.head()
        return Inside(
            inside.audit.code(),
            members,
            groups,
            meetings,
            total,
            self._work.audit.code(),
            max(0, now.n - head.n),
        )

    def others(self) -> list[Other]:
        """Who could sign with her: the users of the backup."""
        return others_of(self.copy.work) if self.copy is not None else []

    def prove(self, slot_id: str, passphrase: str) -> SecondSigner:
        """The second person proves the passphrase she had then."""
        assert self.copy is not None
        return self.copy.work.vault.second_signer(slot_id, passphrase)

    def put_in_place(self, second: SecondSigner) -> object:
        """Put the copy in the vault's place. The vault is closed afterwards."""
        assert self.copy is not None
        return self._work.put_in_place(self.copy, second)

    def close(self) -> None:
        """Remove the copy."""
        copy, self.copy = self.copy, None
        if copy is not None:
            copy.close()
