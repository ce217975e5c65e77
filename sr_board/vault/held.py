"""What a person holds who unlocked a vault: header, secrets, the writer's lock, and their end.

The base of `OpenVault`. Replacing the header is here, the single commit point of the vault.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from sr_board.base.clock import Clock
from sr_board.vault import headerfile
from sr_board.vault.attempts import Attempts
from sr_board.vault.cautions import Caution
from sr_board.vault.faults import UnknownSlot, VaultClosed, VaultReadOnly
from sr_board.vault.header import Header, Tile
from sr_board.vault.keys import UserKeys
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.roster import Act, Holder, next_act
from sr_board.vault.seen import Seen
from sr_board.vault.users import CoSigner, co_signed, opened_keys

__all__ = ["HeldVault", "SlotFace", "slot_faces"]


@dataclass(frozen=True)
class SlotFace:
    """What the unlock screen may show of a user: the tile. `needs_key_file`: a stick is needed."""

    slot_id: str
    tile: Tile
    needs_key_file: bool


def slot_faces(header: Header) -> tuple[SlotFace, ...]:
    """The users' tiles in the order they joined."""
    return tuple(SlotFace(slot.slot_id, slot.tile, slot.key_file) for slot in header.slots)


class HeldVault:
    """Header, secrets and lock of an open vault. Safe to use from several threads."""

    def __init__(
        self,
        folder: Path,
        header: Header,
        slot_id: str,
        keys: UserKeys,
        compartment_keys: Mapping[str, bytes],
        *,
        lock: VaultLock | None,
        cautions: Iterable[Caution],
        seen: Seen,
        clock: Clock,
        attempts: Attempts,
    ) -> None:
        self.path = folder
        self.slot_id = slot_id
        self.cautions = tuple(cautions)
        self.read_only = lock is None
        self.clock = clock
        self.seen = seen
        self._header = header
        self._keys: UserKeys | None = keys
        self._compartment_keys = dict(compartment_keys)
        self._lock = lock
        self._attempts = attempts
        self._guard = threading.RLock()

    # -- what it is -----------------------------------------------------------------------------

    @property
    def header(self) -> Header:
        """The header in force."""
        return self._header

    @property
    def vault_id(self) -> str:
        """The vault's random id."""
        return self._header.vault_id

    @property
    def tile(self) -> Tile:
        """The vault's own tile."""
        return self._header.tile

    @property
    def generation(self) -> int:
        """Number of the header in force; grows with every change of keys, users or files."""
        return self._header.generation

    @property
    def compartments(self) -> frozenset[str]:
        """The compartments this person holds keys of."""
        return frozenset(self._compartment_keys)

    @property
    def slots(self) -> tuple[SlotFace, ...]:
        """The users' tiles in the order they joined (for a new vault: the order of founders)."""
        return slot_faces(self._header)

    @property
    def closed(self) -> bool:
        """True after `close`."""
        return self._keys is None

    def compartments_of(self, slot_id: str) -> frozenset[str]:
        """The compartments a user holds keys of. Raises UnknownSlot."""
        holder = self._header.act.roster.get(slot_id)
        if holder is None:
            raise UnknownSlot()
        return holder.compartments

    def recovery_key(self, compartment: str) -> RecoveryKey | None:
        """The recovery key of a compartment whose parts lie on paper, or None."""
        return self._header.act.recovery.get(compartment)

    def signers(self) -> dict[str, bytes]:
        """Public signing keys of all users, by slot id, those of past users included."""
        return {
            slot: holder.sign for act in self._header.acts for slot, holder in act.roster.items()
        }

    def signed_act(
        self,
        kind: str,
        roster: Mapping[str, Holder],
        signers: int,
        co_signer: CoSigner | None,
        keys: Mapping[str, str] | None = None,
        recovery: Mapping[str, RecoveryKey] | None = None,
    ) -> Act:
        """The next act of the roster, signed by this person and the second one if there is one."""
        act = next_act(self._header.act, kind, roster, signers, keys, recovery)
        act = act.signed(self.slot_id, self._alive().sign(act.content()))
        return co_signed(self._header, self.slot_id, act, co_signer)

    # -- the header -----------------------------------------------------------------------------

    def keys_in(self, header: Header) -> dict[str, bytes]:
        """The compartment keys that another header (of a backup) seals to this person."""
        return opened_keys(header, self.slot_id, self._alive())

    def commit(self, draft: Header, *, generation: int | None = None, afresh: bool = False) -> None:
        """Make `draft` the next header: the single commit point. For this package's own use.

        `afresh`: what this machine has seen before no longer counts.
        """
        with self._guard:
            keys = self._writable()
            fresh = replace(
                draft,
                generation=generation or self._header.generation + 1,
                previous=self._header.digest(),
                signatures={},
            )
            mark = keys.sign(fresh.content())
            fresh = replace(fresh, signatures={self.slot_id: mark})
            headerfile.store(self.path, fresh)
            self._header = fresh
            if afresh:
                self.seen.forget(self.vault_id)
            self.seen.note_header(fresh)

    def take_over(self, draft: Header, generation: int) -> None:
        """Become the writer of a restored vault, whatever cautions it opened with.

        `draft` carries the signed act of the restore. Raises VaultInUse, FolderReadOnly; then it
        is read only as before, for nobody has agreed to go on with it yet.
        """
        with self._guard:
            before = self.read_only, self.cautions
            if self._lock is None:
                lock = VaultLock(self.path)
                lock.take()
                self._lock = lock
            self.read_only, self.cautions = False, ()
            try:
                self.commit(draft, generation=generation, afresh=True)
            except BaseException:
                read_only, self.cautions = before
                if read_only:
                    self.become_read_only()
                raise

    def hold(self, compartment: str, key: bytes) -> None:
        """Hold a compartment's key from now on, for this package's own use."""
        self._alive()
        self._compartment_keys[compartment] = key

    def heed(self, caution: Caution) -> None:
        """Add a caution found by a layer above (a newer schema, say) and act on it."""
        self.cautions = (*self.cautions, caution)
        if caution.read_only:
            self.become_read_only()

    def become_read_only(self) -> None:
        """Write nothing from now on, and let others have the lock."""
        with self._guard:
            self.read_only = True
            if self._lock is not None:
                self._lock.release()
                self._lock = None

    def abandon(self) -> None:
        """Forget the keys and give the lock back without writing anything (hide, crash, tests)."""
        with self._guard:
            self._keys = None
            self._compartment_keys.clear()
            if self._lock is not None:
                with contextlib.suppress(OSError):
                    self._lock.release()

    def _alive(self) -> UserKeys:
        if self._keys is None:
            raise VaultClosed()
        return self._keys

    def _writable(self) -> UserKeys:
        if self.read_only:
            raise VaultReadOnly()
        return self._alive()
