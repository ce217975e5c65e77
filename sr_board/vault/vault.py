"""Looking at a vault without a passphrase, and opening it: the door for the rest of the program.

What an open vault can do is in `opened`; how a new one is made, in `founding`.
"""

from __future__ import annotations

import contextlib
import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.base.clock import Clock, SystemClock
from sr_board.base.errors import SRBoardError
from sr_board.vault import headerfile
from sr_board.vault.attempts import ATTEMPTS, Attempts
from sr_board.vault.cautions import Caution, OlderCopy
from sr_board.vault.compartments import open_database, read_head, read_meta
from sr_board.vault.faults import FolderReadOnly, UnknownSlot, VaultReadOnly
from sr_board.vault.founding import create_vault
from sr_board.vault.header import Header, Slot, Tile
from sr_board.vault.keys import KdfParameters, UserKeys
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.opened import OpenVault, SlotFace, slot_faces
from sr_board.vault.recovery import Recovered, admitted, opened_by, recovered
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.seen import Seen
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import Founder, new_slot, opened_keys, unlocked

__all__ = [
    "Entering",
    "Founder",
    "OpenVault",
    "SlotFace",
    "Tile",
    "VaultFace",
    "create_vault",
    "enter_by_shares",
    "look_at",
    "open_vault",
]

_LEFTOVER = re.compile(
    r"(?:header(?:\.prev)?\.json\.part|(?:book|cases)\.\d{4,8}\.db(?:\.new)?(?:-journal)?)"
)


@dataclass(frozen=True)
class VaultFace:
    """What anybody may see of a vault: tiles. `newer`: made by a newer program, read only.
    `recovery`, `book_recovery`: what is public of the keys whose parts on paper open the cases, and
    the book."""

    path: Path
    vault_id: str
    tile: Tile
    generation: int
    slots: tuple[SlotFace, ...]
    newer: bool
    cautions: tuple[Caution, ...]
    recovery: RecoveryKey | None = None
    book_recovery: RecoveryKey | None = None


@dataclass(frozen=True)
class Entering:
    """A vault whose book the parts on paper opened, for a new user. Nothing is written before
    `admit`; `vault.abandon()` leaves all as it was."""

    vault: OpenVault
    key: Recovered
    _slot: Slot = field(repr=False)

    def admit(self) -> None:
        """Write the new user into the header; from now on her passphrase opens the book."""
        self.vault.commit(admitted(self.vault.header, self.key, self._slot))


def look_at(path: Path | str, *, state_dir: Path | None = None) -> VaultFace:
    """The tiles of the vault in the folder `path`, without a passphrase.

    Raises NotAVault, HeaderDamaged, VaultNewer, SignatureRefused.
    """
    folder = Path(path)
    found = headerfile.load(folder)
    header = found.header
    cautions = _header_cautions(found, Seen(state_dir))
    return VaultFace(
        folder,
        header.vault_id,
        header.tile,
        header.generation,
        slot_faces(header),
        header.newer,
        tuple(cautions),
        header.act.recovery.get("cases"),
        header.act.recovery.get("book"),
    )


def open_vault(
    path: Path | str,
    slot_id: str,
    passphrase: str,
    *,
    read_only: bool = False,
    for_check: bool = False,
    newest_schema: int | None = None,
    clock: Clock | None = None,
    state_dir: Path | None = None,
    attempts: Attempts = ATTEMPTS,
) -> OpenVault:
    """Open the vault in the folder `path` with one person's passphrase.

    `read_only` needs no lock and writes nothing. A folder that cannot be written, an older copy
    and a vault of a newer program open to read only by themselves; `cautions` says why.
    `for_check` opens read only although databases are faulty, so that `check_vault` can say how.
    `newest_schema`: the newest schema the program knows. `state_dir`: where the machine's memory
    is kept. Raises WrongPassphrase (after a second),
    VaultInUse, NotAVault, HeaderDamaged, DatabaseMissing/Empty/Damaged/Replaced, UnknownSlot, …
    """
    folder = Path(path)
    memory = Seen(state_dir)
    if headerfile.load(folder).header.slot(slot_id) is None:
        raise UnknownSlot()
    cautions: list[Caution] = []
    lock = None if read_only or for_check else _lock(folder, cautions)
    try:
        found = headerfile.load(folder)  # again: another program may have closed it meanwhile
        header = found.header
        cautions += _header_cautions(found, memory)
        keys = unlocked(header, slot_id, passphrase, attempts)
        vault = OpenVault(
            folder,
            header,
            slot_id,
            keys,
            opened_keys(header, slot_id, keys),
            lock=lock,
            cautions=(),
            seen=memory,
            clock=clock or SystemClock(),
            attempts=attempts,
        )
        if not for_check:
            cautions += _database_cautions(vault, newest_schema)
        return _settled(vault, cautions, found, keys, passphrase)
    except BaseException:
        if lock is not None:
            lock.release()
        raise


def enter_by_shares(
    path: Path | str,
    shares: Sequence[PaperShare],
    like: str,
    passphrase: str,
    *,
    kdf: KdfParameters | None = None,
    clock: Clock | None = None,
    state_dir: Path | None = None,
) -> Entering:
    """Open the book in the folder `path` with its parts on paper, for when no passphrase is left.

    `like`: the user whose picture and colour the new one gets, with the next free number.
    `passphrase`: the new user's. Raises UnknownSlot, NotFound "book-shares-none", InputInvalid
    "shares-…", PassphraseUnusable, TooLittleMemory, VaultInUse, FolderReadOnly, VaultReadOnly (an
    older copy, or of a newer program), and the faults of the files.
    """
    folder, memory = Path(path), Seen(state_dir)
    lock = VaultLock(folder)
    lock.take()
    try:
        found = headerfile.load(folder)
        header = found.header
        strength = kdf or KdfParameters.for_this_machine()
        slot, keys = new_slot(
            header.vault_id, _next_tile(header, like), passphrase, strength, header.slots
        )
        key = recovered(header, shares, "book")
        vault = OpenVault(
            folder,
            header,
            slot.slot_id,
            keys,
            {"book": opened_by(key, header)},
            lock=lock,
            cautions=(),
            seen=memory,
            clock=clock or SystemClock(),
            attempts=ATTEMPTS,
        )
        cautions = (*_header_cautions(found, memory), *_database_cautions(vault, None))
        if any(caution.read_only for caution in cautions):
            raise VaultReadOnly()
        return Entering(vault, key, slot)
    except BaseException:
        lock.release()
        raise


def _next_tile(header: Header, like: str) -> Tile:
    """The picture and colour of a user with the next number that nobody has."""
    slot = header.slot(like)
    if slot is None:
        raise UnknownSlot()
    look = (slot.tile.symbol, slot.tile.hue)
    taken = {one.tile.number for one in header.slots if (one.tile.symbol, one.tile.hue) == look}
    return Tile(*look, next(n for n in itertools.count(1) if n not in taken))


def _lock(folder: Path, cautions: list[Caution]) -> VaultLock | None:
    """The writer's lock, or None with a caution where the folder cannot be written."""
    lock = VaultLock(folder)
    try:
        lock.take()
    except FolderReadOnly:
        cautions.append(Caution("opened-read-only-folder"))
        return None
    return lock


def _header_cautions(found: headerfile.FoundHeader, seen: Seen) -> list[Caution]:
    cautions: list[Caution] = list(seen.compare(found.header))
    if found.header.newer:
        cautions.append(Caution("opened-newer"))
    if found.from_second and found.other_damaged:
        cautions.append(Caution("header-copy-used", read_only=False))
    return cautions


def _database_cautions(vault: OpenVault, newest_schema: int | None) -> list[Caution]:
    """Open each database once; what its meta row says against header and memory."""
    cautions: list[Caution] = []
    for name in sorted(vault.compartments):
        path, key, expected = vault.place(name)
        connection = open_database(path, key, expected, read_only=vault.read_only)
        try:
            meta, head = read_meta(connection, name), read_head(connection, name)
        finally:
            connection.close()
        cautions += vault.seen.compare_head(vault.header, name, head)
        if newest_schema is not None and meta.schema_version > newest_schema:
            cautions.append(Caution("opened-newer"))
    return cautions


def _settled(
    vault: OpenVault,
    cautions: list[Caution],
    found: headerfile.FoundHeader,
    keys: UserKeys,
    passphrase: str,
) -> OpenVault:
    """Apply the cautions; in a sound writable vault mend, tidy and raise the own lock."""
    vault.cautions = tuple(c for i, c in enumerate(cautions) if c not in cautions[:i])
    older = any(isinstance(caution, OlderCopy) for caution in cautions)
    if any(caution.read_only for caution in cautions):
        vault.become_read_only()
    if not older and not found.header.newer:
        vault.seen.note_header(found.header)
    if not vault.read_only:
        if found.other_damaged:
            headerfile.store(vault.path, found.header)
        else:  # after a mending an unnamed file may be the better one
            _tidy(vault)
        _raise_lock(vault, keys, passphrase)
    return vault


def _tidy(vault: OpenVault) -> None:
    """Remove what a crash left of files that never became current, or no longer are.

    Only in a vault that opened without any caution about an older copy: there an unnamed
    database file may be the newer one. A file in use elsewhere stays for the next time.
    """
    named = {file.name for file in vault.header.files.values()}
    for path in vault.path.iterdir():
        database = path.name.removesuffix("-journal")
        if _LEFTOVER.fullmatch(path.name) and database not in named:
            with contextlib.suppress(OSError):
                path.unlink()
    for path in (vault.path / "att").glob("*/*.part"):
        with contextlib.suppress(OSError):
            path.unlink()


def _raise_lock(vault: OpenVault, keys: UserKeys, passphrase: str) -> None:
    """Silently give the own slot the strength of today; never a reason not to open."""
    slot = vault.header.slot(vault.slot_id)
    raised = slot.kdf.stronger(KdfParameters.for_this_machine()) if slot else None
    if raised is not None:
        with contextlib.suppress(SRBoardError):
            vault.rewrap(keys, passphrase, raised)
