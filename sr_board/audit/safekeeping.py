"""Safekeeping: backups that are known to be good, and the full check of a vault.

Joins what the vault can tell (files, pages, header) with what the audit chain can tell (acts and
rows). Restoring and its two persons are in `sr_board.vault.restore`; the rights are asked here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.models import KeptFile
from sr_board.access.roles import Action
from sr_board.audit.chain import code_of
from sr_board.audit.log import Head, last_act
from sr_board.audit.models import BackupNote, BookEvent
from sr_board.audit.verify import Finding, Report, verify_chain
from sr_board.base.clock import Clock
from sr_board.base.errors import EnvironmentFault
from sr_board.base.ids import new_id
from sr_board.store.uow import ReadFactory, UowFactory
from sr_board.vault.attachments import read_attachment
from sr_board.vault.backup import BackupMade, list_backups, make_backup, prune_backups
from sr_board.vault.check import CheckReport, check_vault
from sr_board.vault.check import Finding as FileFinding
from sr_board.vault.faults import VaultFault
from sr_board.vault.opened import OpenVault

__all__ = ["DAYS_UNTIL_RED", "BackupRow", "FullCheck", "LastBackup", "SafeKeeping"]

DAYS_UNTIL_RED = 7
"""Days after which the date of the last backup turns red."""


@dataclass(frozen=True)
class LastBackup:
    """The newest backup this vault knows of. `acts_since`: acts recorded after it."""

    made_at: datetime
    folder: Path
    days: int
    acts_since: int

    @property
    def late(self) -> bool:
        """Older than a week while something changed since."""
        return self.days > DAYS_UNTIL_RED and self.acts_since > 0


@dataclass(frozen=True)
class BackupRow:
    """A backup in a folder. `size` in bytes, `code`: the audit code of its newest act."""

    path: Path
    made_at: datetime
    offset_minutes: int
    size: int
    code: str


@dataclass(frozen=True)
class FullCheck:
    """Everything found: in the files of the vault and in its audit chains."""

    vault: CheckReport
    chains: Mapping[str, Report]

    @property
    def sound(self) -> bool:
        """True when nothing is damaged and no chain is broken."""
        return self.vault.sound and all(report.sound for report in self.chains.values())


class SafeKeeping:
    """Backups and checks for the person who opened the vault."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        vault: OpenVault,
        readers: Mapping[str, ReadFactory],
        also: Callable[[Session], tuple[Finding, ...]] | None = None,
        papers: Callable[[], tuple[FileFinding, ...]] | None = None,
    ) -> None:
        """`also`: what else is checked in the book, by those who know what its rows mean.
        `papers`: the same for the attachments of the cases."""
        self._also, self._papers = also, papers
        self._uow, self._clock, self._who, self._vault = uow, clock, who, vault
        self._readers = readers

    def back_up(self, folder: Path, progress: Callable[[int], None] | None = None) -> BackupMade:
        """Write a backup into `folder`, verify it from there, note it, let old ones go.

        Raises NotAllowed, BackupNotVerified, DiskFull, FolderReadOnly.
        """
        require(self._who, Action.BACKUP)
        made = make_backup(self._vault, folder, progress)
        if not self._vault.read_only:
            with self._uow() as uow:
                uow.session.add(
                    BackupNote(
                        id=new_id(),
                        made_at=made.made_at,
                        generation=made.generation,
                        folder=str(folder),
                        recorded_at=self._clock.now(),
                        recorded_by=self._who.account_id,
                    )
                )
                uow.record("vault.backup", subject=f"generation/{made.generation}")
                uow.commit()
        prune_backups(folder, self._vault)
        return made

    def backups(self, folder: Path) -> tuple[BackupRow, ...]:
        """The backups of this vault in a folder that can be read, the newest first."""
        return tuple(
            BackupRow(
                face.path,
                face.made_at,
                face.offset_minutes,
                face.size,
                code_of(face.heads["book"].number, face.heads["book"].digest),
            )
            for face in list_backups(folder, self._vault.vault_id)
        )

    def last(self) -> LastBackup | None:
        """The newest backup, or None when there was none."""
        with self._readers["book"]() as session:
            note = session.scalars(
                select(BackupNote).order_by(BackupNote.made_at.desc()).limit(1)
            ).first()
            if note is None:
                return None
            acts = self._acts_since(session)
        days = (self._clock.now() - note.made_at).days
        return LastBackup(note.made_at, Path(note.folder), days, acts)

    def _acts_since(self, session: Session) -> int:
        """Acts after the one that noted the newest backup."""
        noted = session.scalars(
            select(BookEvent.n)
            .where(BookEvent.action == "vault.backup")
            .order_by(BookEvent.n.desc())
            .limit(1)
        ).first()
        return last_act(session, self._vault.vault_id, "book").n - (noted or 0)

    def check(
        self, say: Callable[[str], None] | None = None, paper: tuple[Head, ...] = ()
    ) -> FullCheck:
        """Check files, pages, header, attachments, and every chain with a key at hand.

        `say` is told each part before it begins; `paper`: heads read from printed pages.
        Raises NotAllowed.
        """
        require(self._who, Action.VAULT_CHECK)
        files = check_vault(self._vault, say)
        chains, unread = {}, []
        for name in files.opened:
            if say is not None:
                say(f"chain-{name}")
            try:
                chains[name] = self._chain(name, paper if name == "book" else ())
                if name == "book" and self._also is not None:
                    chains[name] = self._meaning(chains[name], self._also, say)
            except VaultFault as fault:  # damaged pages: the chain cannot be walked to its end
                if not any(f.grave and f.compartment == name for f in files.findings):
                    unread.append(FileFinding(fault.key, True, name))
        if "book" in chains:
            unread += self._attachments()
        if self._papers is not None and chains.keys() >= {"book", "cases"}:
            unread += self._papers()
        return FullCheck(replace(files, findings=(*files.findings, *unread)), chains)

    def _meaning(
        self,
        report: Report,
        also: Callable[[Session], tuple[Finding, ...]],
        say: Callable[[str], None] | None,
    ) -> Report:
        """What the book's own checks find, told with its chain."""
        if say is not None:
            say("money")
        with self._readers["book"]() as session:
            return replace(report, findings=(*report.findings, *also(session)))

    def _attachments(self) -> list[FileFinding]:
        """Attachments the book knows that are missing, changed or another's."""
        with self._readers["book"]() as session:
            kept = session.execute(select(KeptFile.id, KeptFile.key)).all()
        lost = 0
        for attachment_id, key in kept:
            try:
                read_attachment(self._vault, "book", attachment_id, key)
            except (VaultFault, EnvironmentFault):
                lost += 1
        return [FileFinding("check-attachments", True, params={"n": lost})] if lost else []

    def _chain(self, compartment: str, paper: tuple[Head, ...]) -> Report:
        noted = self._vault.header.heads[compartment]
        seen = self._vault.seen.of(self._vault.vault_id)
        known = [Head(noted.number, noted.digest), *paper]
        if seen is not None and compartment in seen.heads:
            latest = seen.heads[compartment]
            known.append(Head(latest.number, latest.digest))
        with self._readers[compartment]() as session:
            return verify_chain(
                session,
                vault_id=self._vault.vault_id,
                compartment=compartment,
                signers=self._vault.signers(),
                known_heads=tuple(known),
            )
