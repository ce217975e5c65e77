"""An open vault: connections, signatures, users. Holds the secrets of the signed-in person.

It knows nothing of tables beyond the meta row and the end of the audit chain, nor of offices: who
may do what is decided above.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType

from sr_board.vault.compartments import (
    Connection,
    Expected,
    open_database,
    read_head,
    read_meta,
)
from sr_board.vault.faults import CompartmentClosed, SameSigner, UnknownSlot
from sr_board.vault.first_cases import begin_cases
from sr_board.vault.header import Head, Slot, Tile
from sr_board.vault.held import HeldVault, SlotFace, slot_faces
from sr_board.vault.keys import KdfParameters, UserKeys, acceptable
from sr_board.vault.roster import COMPARTMENTS, Holder
from sr_board.vault.users import (
    CoSigner,
    SecondSigner,
    checked_compartments,
    new_slot,
    rewrapped,
    unlocked,
    unsealed_small,
    with_act,
)

__all__ = ["OpenVault", "SlotFace", "slot_faces"]


class OpenVault(HeldVault):
    """A vault that was opened with one person's passphrase. Made by `create_vault`/`open_vault`.

    Safe to use from several threads; every connection belongs to the thread that asked for it.
    """

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
            return read_head(connection, compartment)
        finally:
            connection.close()

    def schema_version(self, compartment: str) -> int:
        """The schema's version number in the database's meta row."""
        connection = self.connect(compartment)
        try:
            return read_meta(connection, compartment).schema_version
        finally:
            connection.close()

    def note_head(self, compartment: str, n: int, hash_: str) -> None:
        """Remember outside the vault that the audit chain now ends here (after the commit)."""
        if not self.read_only:
            self.seen.note_head(self.vault_id, compartment, Head(n, hash_))

    # -- signatures -----------------------------------------------------------------------------

    def sign(self, message: bytes) -> bytes:
        """This person's Ed25519 signature over an act; check with `keys.verify_signature`."""
        return self._alive().sign(message)

    def second_signer(self, slot_id: str, passphrase: str) -> SecondSigner:
        """A second person proves their passphrase on this machine, for one act of two.

        Raises SameSigner, UnknownSlot, WrongPassphrase (which costs a second), TooLittleMemory.
        """
        self._alive()
        if slot_id == self.slot_id:
            raise SameSigner()
        keys = unlocked(self._header, slot_id, passphrase, self._attempts)
        return SecondSigner(slot_id, self.compartments_of(slot_id), keys)

    # -- small keys ------------------------------------------------------------------------------

    def box_of(self, slot_id: str) -> bytes:
        """A user's public X25519 key, to which a small key can be sealed. Raises UnknownSlot."""
        holder = self._header.act.roster.get(slot_id)
        if holder is None:
            raise UnknownSlot()
        return holder.box

    def unsealed(self, sealed: bytes, context: bytes) -> bytes | None:
        """A 32-byte key that was sealed to this person for `context`, or None."""
        return unsealed_small(self._alive(), sealed, context)

    # -- users ----------------------------------------------------------------------------------

    def add_user(
        self,
        tile: Tile,
        passphrase: str,
        compartments: Iterable[str],
        co_signer: CoSigner | None = None,
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
            self._let_in(roster, (*self._header.slots, slot), co_signer)
            return slot.slot_id

    def grant(
        self, slot_id: str, compartments: Iterable[str], co_signer: CoSigner | None = None
    ) -> None:
        """Give a user the keys of these compartments too; two signatures. Raises as `add_user`.

        Nothing is taken away here: that needs new keys.
        """
        with self._guard:
            self._writable()
            held = self.compartments_of(slot_id)
            wanted = checked_compartments(held | frozenset(compartments))
            if wanted == held:
                return
            roster = dict(self._header.act.roster)
            roster[slot_id] = replace(roster[slot_id], compartments=wanted)
            self._let_in(roster, self._header.slots, co_signer)

    def _let_in(
        self,
        roster: Mapping[str, Holder],
        slots: Sequence[Slot],
        co_signer: CoSigner | None,
    ) -> None:
        """Commit a roster in which somebody holds more keys than before.

        The keys come from this person or the second one. Where nobody held the key of `cases`
        yet, an empty database under a new key takes the place of the empty one.
        """
        keys, begun = dict(self._compartment_keys), None
        if co_signer is not None and not keys.keys() >= set(COMPARTMENTS):
            keys = {**co_signer.keys_in(self._header), **keys}
        if not self._header.recipients["cases"] and any(
            "cases" in holder.compartments for holder in roster.values()
        ):
            begun = begin_cases(self.path, self._header)
            keys["cases"] = begun.key
        try:
            marks = begun.marks if begun else None
            act = self.signed_act("users", roster, self._header.act.signers, co_signer, marks)
            draft = with_act(self._header, act, slots, keys)
            self.commit(replace(draft, files=begun.files) if begun else draft)
        except BaseException:
            if begun is not None:
                begun.discard()
            raise
        if begun is not None:
            begun.drop_old()
        if "cases" in roster[self.slot_id].compartments:
            self._compartment_keys["cases"] = keys["cases"]

    def change_policy(self, signers: int, co_signer: CoSigner | None = None) -> None:
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

    def heads(self) -> dict[str, Head]:
        """The ends of the audit chains: from the databases, or where no key is held, the header."""
        return {
            name: self.head(name) if name in self.compartments else self._header.heads[name]
            for name in COMPARTMENTS
        }

    def write_heads(self) -> bool:
        """Bring the audit heads of the databases into the header; True when it was written."""
        with self._guard:
            heads = self.heads()
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
