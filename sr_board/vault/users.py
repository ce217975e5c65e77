"""Users of a vault: making, opening and rewrapping their locks, and acts that two persons sign.

Works on headers and secrets in memory; writing the header is the open vault's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from typing import Protocol

from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.vault.attempts import Attempts
from sr_board.vault.faults import (
    DatabaseReplaced,
    PersonGone,
    SameSigner,
    SignatureRefused,
    TileTaken,
    UnknownSlot,
    VaultNewer,
    WrongPassphrase,
)
from sr_board.vault.header import Header, Slot, Tile
from sr_board.vault.keys import (
    SALT_BYTES,
    KdfParameters,
    UserKeys,
    acceptable,
    derive,
    fingerprint,
    random_bytes,
    seal_for,
)
from sr_board.vault.roster import COMPARTMENTS, Act, Holder, check_signed

__all__ = [
    "CoSigner",
    "Founder",
    "SecondSigner",
    "key_context",
    "new_slot",
    "rewrapped",
    "unlocked",
    "unsealed_small",
]


@dataclass(frozen=True)
class Founder:
    """A user of a new vault: tile, passphrase, and which compartments they get the keys of."""

    tile: Tile
    passphrase: str = field(repr=False)
    compartments: frozenset[str] = frozenset({"book"})


class CoSigner(Protocol):
    """A second person who proved their passphrase; what an act of two needs of them."""

    @property
    def slot_id(self) -> str:
        """Their slot."""
        ...

    def sign(self, message: bytes) -> bytes:
        """Their signature."""
        ...

    def keys_in(self, header: Header) -> dict[str, bytes]:
        """The compartment keys sealed to them."""
        ...


@dataclass(frozen=True)
class SecondSigner:
    """A second person who proved their passphrase for one act on the same machine."""

    slot_id: str
    compartments: frozenset[str]
    _keys: UserKeys = field(repr=False)

    @property
    def verify_key(self) -> bytes:
        """Their public signing key."""
        return self._keys.verify_key

    def sign(self, message: bytes) -> bytes:
        """Their signature over an act."""
        return self._keys.sign(message)

    def keys_in(self, header: Header) -> dict[str, bytes]:
        """The compartment keys sealed to them, so that a holder can let somebody in who adds the
        user without holding the key herself."""
        return opened_keys(header, self.slot_id, self._keys)

    def unsealed(self, sealed: bytes, context: bytes) -> bytes | None:
        """A 32-byte key that was sealed to them for `context`, or None."""
        return unsealed_small(self._keys, sealed, context)


def key_context(vault_id: str, compartment: str) -> bytes:
    """What a sealed compartment key is bound to."""
    return f"sr-board/key/1|{vault_id}|{compartment}".encode()


def opened_keys(header: Header, slot_id: str, keys: UserKeys) -> dict[str, bytes]:
    """The compartment keys sealed to a user, each the one that the users' acts speak of.

    Raises DatabaseReplaced (not sealed for this place), SignatureRefused (another key).
    """
    found: dict[str, bytes] = {}
    for name, given in header.recipients.items():
        if slot_id in given:
            context = key_context(header.vault_id, name)
            key = keys.unseal(given[slot_id], context, name)
            if fingerprint(key, context) != header.act.keys[name]:
                raise SignatureRefused()
            found[name] = key
    return found


def unsealed_small(keys: UserKeys, sealed: bytes, context: bytes) -> bytes | None:
    """A 32-byte key sealed to a user for `context` (`keys.seal_for`), or None: another's, moved,
    or changed."""
    try:
        return keys.unseal(sealed, context, "cases")
    except DatabaseReplaced:
        return None


def checked_compartments(names: Iterable[str]) -> frozenset[str]:
    """The wanted compartments; the book belongs to everyone. Raises InputInvalid."""
    wanted = frozenset(names)
    if "book" not in wanted or not wanted <= set(COMPARTMENTS):
        raise InputInvalid("compartments-impossible", field="compartments")
    return wanted


def new_slot(
    vault_id: str, tile: Tile, passphrase: str, kdf: KdfParameters, taken: Iterable[Slot] = ()
) -> tuple[Slot, UserKeys]:
    """A lock for a new user. Raises TileTaken, PassphraseUnusable, TooLittleMemory."""
    if any(slot.tile == tile for slot in taken):
        raise TileTaken(field="tile")
    keys = UserKeys.new()
    blank = Slot(new_id(), tile, kdf, b"", False, keys.box_public, keys.verify_key)
    return rewrapped(vault_id, blank, keys, acceptable(passphrase), kdf), keys


def rewrapped(
    vault_id: str, slot: Slot, keys: UserKeys, passphrase: str, kdf: KdfParameters
) -> Slot:
    """The same user behind a new lock: fresh salt, the same secrets."""
    fresh = replace(slot, kdf=kdf.checked(), salt=random_bytes(SALT_BYTES), sealed=b"")
    locked = keys.locked(derive(passphrase, fresh.salt, kdf), fresh.bound_to(vault_id))
    return replace(fresh, sealed=locked)


def unlocked(header: Header, slot_id: str, passphrase: str, attempts: Attempts) -> UserKeys:
    """The secrets behind a slot. Raises UnknownSlot, WrongPassphrase (after its wait), …

    VaultNewer: the slot wants a key file besides, which only a newer program can read.
    """
    slot = header.slot(slot_id)
    if slot is None:
        raise UnknownSlot()
    if slot.key_file:
        raise VaultNewer()
    key = derive(passphrase, slot.salt, slot.kdf)
    try:
        keys = UserKeys.unlocked(
            key, slot.sealed, slot.bound_to(header.vault_id), slot.box, slot.sign
        )
    except WrongPassphrase:
        attempts.failed(header.vault_id)
        raise
    attempts.succeeded(header.vault_id)
    return keys


def co_signed(header: Header, first: str, act: Act, second: CoSigner | None) -> Act:
    """The act with the second person's signature. Raises SameSigner, PersonGone."""
    if second is None:
        return act
    if second.slot_id == first:
        raise SameSigner()
    if second.slot_id not in header.act.roster:
        raise PersonGone()
    return act.signed(second.slot_id, second.sign(act.content()))


def with_act(
    header: Header, act: Act, slots: Iterable[Slot], compartment_keys: Mapping[str, bytes]
) -> Header:
    """The header after an act: slots and sealed keys follow the roster.

    Keys already given stay; missing ones are sealed from `compartment_keys`. Raises
    SecondSignerNeeded when the act is not signed by enough persons of the roster before.
    """
    check_signed(header.act, act)
    recipients: dict[str, dict[str, bytes]] = {}
    for name in COMPARTMENTS:
        given = header.recipients[name]
        recipients[name] = {
            slot: given[slot]
            if slot in given
            else _sealed_to(holder, header.vault_id, name, compartment_keys)
            for slot, holder in act.roster.items()
            if name in holder.compartments
        }
    recovery = {name: _for_recovery(header, act, name, compartment_keys) for name in COMPARTMENTS}
    return replace(
        header,
        acts=(*header.acts, act),
        slots=tuple(slots),
        recipients=recipients,
        recovery=recovery,
    )


def _for_recovery(
    header: Header, act: Act, compartment: str, compartment_keys: Mapping[str, bytes]
) -> tuple[bytes, ...]:
    """A compartment's key sealed to its recovery key; as before while neither changed."""
    wanted, had = act.recovery.get(compartment), header.act.recovery.get(compartment)
    if wanted is None:
        return ()
    same_key = act.keys[compartment] == header.act.keys[compartment]
    if had is not None and had.box == wanted.box and same_key:
        return header.recovery[compartment]
    if compartment not in compartment_keys:
        raise InputInvalid("compartment-not-yours", field="compartments")
    context = key_context(header.vault_id, compartment)
    return (seal_for(wanted.box, compartment_keys[compartment], context),)


def _sealed_to(
    holder: Holder, vault_id: str, compartment: str, compartment_keys: Mapping[str, bytes]
) -> bytes:
    if compartment not in compartment_keys:
        raise InputInvalid("compartment-not-yours", field="compartments")
    return seal_for(holder.box, compartment_keys[compartment], key_context(vault_id, compartment))
