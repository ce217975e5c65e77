"""An open vault: connections, signatures, users. Holds the secrets of the signed-in person.

It knows nothing of tables beyond the meta row, nor of offices: who may do what is decided above.
"""

from __future__ import annotations

import contextlib
import threading
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from types import TracebackType

from sr_board.base.clock import Clock
from sr_board.vault import headerfile
from sr_board.vault.attempts import Attempts
from sr_board.vault.cautions import Caution
from sr_board.vault.compartments import Connection, Expected, open_database, read_meta
from sr_board.vault.faults import (
    CompartmentClosed,
    SameSigner,
    UnknownSlot,
    VaultClosed,
    VaultReadOnly,
)
from sr_board.vault.header import Head, Header, Tile
from sr_board.vault.keys import KdfParameters, UserKeys, acceptable
from sr_board.vault.lockfile import VaultLock
from sr_board.vault.roster import COMPARTMENTS, Act, Holder, next_act
from sr_board.vault.seen import Seen
from sr_board.vault.users import (
    SecondSigner,
    check_second,
    checked_compartments,
    new_slot,
    rewrapped,
    unlocked,
    with_act,
)

__all__ = ["OpenVault", "SlotFace", "slot_faces"]


@dataclass(frozen=True)
class SlotFace:
    """What the unlock screen may show of a user: the tile. `needs_key_file`: a stick is needed."""

    slot_id: str
    tile: Tile
    needs_key_file: bool


def slot_faces(header: Header) -> tuple[SlotFace, ...]:
    """The users' tiles in the order they joined."""
    return tuple(SlotFace(slot.slot_id, slot.tile, slot.key_file) for slot in header.slots)


class OpenVault:
    """A vault that was opened with one person's passphrase. Made by `create_vault`/`open_vault`.

    Safe to use from several threads; every connection belongs to the thread that asked for it.
    """

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

    def signers(self) -> dict[str, bytes]:
        """Public signing keys of all users, by slot id."""
        return {slot: holder.sign for slot, holder in self._header.act.roster.items()}

    # -- databases ------------------------------------------------------------------------------

    def connect(self, compartment: str) -> Connection:
        """A guarded connection of sqlcipher3, in autocommit mode; the caller closes it.

        Raises CompartmentClosed, VaultClosed, and what `open_database` raises.
        """
        path, key, expected = self.place(compartment)
        return open_database(path, key, expected, read_only=self.read_only)

    def place(self, compartment: str) -> tuple[Path, bytes, Expected]:
        """File, key and expectation of a compartment, for this package's own use."""
        self._alive()
        if compartment not in self._compartment_keys:
            raise CompartmentClosed(compartment=compartment)
        file = self._header.files[compartment]
        expected = Expected(self.vault_id, compartment, file)
        return self.path / file.name, self._compartment_keys[compartment], expected

    def head(self, compartment: str) -> Head:
        """The end of the audit chain as the database itself says."""
        connection = self.connect(compartment)
        try:
            return read_meta(connection, compartment).head
        finally:
            connection.close()

    def schema_version(self, compartment: str) -> int:
        """The schema's version number in the database's meta row."""
        connection = self.connect(compartment)
        try:
            return read_meta(connection, compartment).schema_version
        finally:
            connection.close()

    def note_head(self, compartment: str, number: int, digest: str) -> None:
        """Remember outside the vault that the audit chain now ends here (after the commit)."""
        if not self.read_only:
            self.seen.note_head(self.vault_id, compartment, Head(int(number), digest))

    # -- signatures -----------------------------------------------------------------------------

    def sign(self, data: bytes) -> bytes:
        """This person's Ed25519 signature over an act; check with `keys.verify_signature`."""
        return self._alive().sign(data)

    def second_signer(self, slot_id: str, passphrase: str) -> SecondSigner:
        """A second person proves their passphrase on this machine, for one act of two.

        Raises SameSigner, UnknownSlot, WrongPassphrase (which costs a second), TooLittleMemory.
        """
        self._alive()
        if slot_id == self.slot_id:
            raise SameSigner()
        keys = unlocked(self._header, slot_id, passphrase, self._attempts)
        return SecondSigner(slot_id, self.vault_id, self.compartments_of(slot_id), keys)

    # -- users ----------------------------------------------------------------------------------

    def add_user(
        self,
        tile: Tile,
        passphrase: str,
        compartments: Iterable[str],
        co_signer: SecondSigner | None = None,
        *,
        kdf: KdfParameters | None = None,
    ) -> str:
        """A new user; returns the slot id. `kdf` defaults to that of the signed-in person.

        A user of the book alone needs one signature, a user of the cases two. Raises
        SecondSignerNeeded, SameSigner, TileTaken, PassphraseUnusable, VaultReadOnly, …
        """
        with self._guard:
            self._writable()
            wanted = checked_compartments(compartments)
            own = self._header.slot(self.slot_id)
            strength = kdf or (own.kdf if own else KdfParameters.floor())
            slot, keys = new_slot(self.vault_id, tile, passphrase, strength, self._header.slots)
            holder = Holder(keys.box_public, keys.verify_key, wanted)
            roster = {**self._header.act.roster, slot.slot_id: holder}
            act = self.signed_act("users", roster, self._header.act.signers, co_signer)
            slots = (*self._header.slots, slot)
            self.commit(with_act(self._header, act, slots, self._compartment_keys))
            return slot.slot_id

    def grant(self, slot_id: str, compartment: str, co_signer: SecondSigner | None = None) -> None:
        """Give a user the key of one more compartment; two signatures. Raises as `add_user`."""
        with self._guard:
            self._writable()
            held = self.compartments_of(slot_id)
            roster = dict(self._header.act.roster)
            wanted = checked_compartments(held | {compartment})
            roster[slot_id] = replace(roster[slot_id], compartments=wanted)
            act = self.signed_act("users", roster, self._header.act.signers, co_signer)
            self.commit(with_act(self._header, act, self._header.slots, self._compartment_keys))

    def change_policy(self, signers: int, co_signer: SecondSigner | None = None) -> None:
        """How many persons weighty acts need (2 to the number of users); two signatures."""
        with self._guard:
            self._writable()
            roster = self._header.act.roster
            need = min(max(signers, 2), max(len(roster), 2))
            act = self.signed_act("policy", roster, need, co_signer)
            self.commit(with_act(self._header, act, self._header.slots, {}))

    def change_passphrase(self, old: str, new: str, *, kdf: KdfParameters | None = None) -> None:
        """Put a new lock on this person's own slot; keys and databases stay as they are.

        Raises WrongPassphrase, PassphraseUnusable, VaultReadOnly, TooLittleMemory.
        """
        with self._guard:
            self._writable()
            acceptable(new)
            keys = unlocked(self._header, self.slot_id, old, self._attempts)
            self.rewrap(keys, new, kdf)

    def rewrap(self, keys: UserKeys, passphrase: str, kdf: KdfParameters | None) -> None:
        """Lock the own slot anew with proven keys, for this package's own use."""
        slots = tuple(
            rewrapped(self.vault_id, slot, keys, passphrase, kdf or slot.kdf)
            if slot.slot_id == self.slot_id
            else slot
            for slot in self._header.slots
        )
        self.commit(replace(self._header, slots=slots))

    def signed_act(
        self,
        kind: str,
        roster: Mapping[str, Holder],
        signers: int,
        co_signer: SecondSigner | None,
    ) -> Act:
        """The next act of the roster, signed by this person and the second one if there is one."""
        check_second(self._header, self.slot_id, co_signer)
        act = next_act(self._header.act, kind, roster, signers)
        act = act.signed(self.slot_id, self._alive().sign_raw(act.content()))
        return co_signer.sign_act(act) if co_signer else act

    # -- the header -----------------------------------------------------------------------------

    def commit(self, draft: Header, *, generation: int | None = None) -> None:
        """Make `draft` the next header: the single commit point. For this package's own use."""
        with self._guard:
            keys = self._writable()
            fresh = replace(
                draft,
                generation=generation or self._header.generation + 1,
                previous=self._header.digest(),
                signatures={},
            )
            mark = keys.sign_raw(fresh.content())
            fresh = replace(fresh, signatures={self.slot_id: mark})
            headerfile.store(self.path, fresh)
            self._header = fresh
            self.seen.note_header(fresh)

    def write_heads(self) -> bool:
        """Bring the audit heads of the databases into the header; True when it was written."""
        with self._guard:
            heads = {
                name: self.head(name) if name in self.compartments else self._header.heads[name]
                for name in COMPARTMENTS
            }
            if heads == dict(self._header.heads):
                return False
            self.commit(replace(self._header, heads=heads))
            return True

    # -- the end --------------------------------------------------------------------------------

    def close(self) -> None:
        """Write the audit heads, forget the keys, give the lock back. Close connections before.

        A fault while writing is raised, but the vault is closed all the same.
        """
        with self._guard:
            if self._keys is None:
                return
            try:
                if not self.read_only:
                    self.write_heads()
            finally:
                self.abandon()

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

    def __enter__(self) -> OpenVault:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        _value: BaseException | None,
        _trace: TracebackType | None,
    ) -> None:
        if kind is None:
            self.close()
        else:
            self.abandon()
