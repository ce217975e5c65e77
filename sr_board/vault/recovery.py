"""Paper shares of a compartment: made by two, and used when nobody can open it any more.

The key of the compartment (and of the cases the keys of the files inside) is sealed to one recovery
key, which is split at once into parts on paper (`shares`) and forgotten. Enough parts together let
somebody in by an act that the key from the parts signs: into the cases the person at the desk, with
her signature, and the key is over; into the book a new user, alone, for the day when no user can
sign any more. There the key stays until two make new parts, so that each who forgot can come in.
"""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sr_board.base.errors import InputInvalid, NotFound
from sr_board.vault.faults import SignatureRefused
from sr_board.vault.header import Header, Slot
from sr_board.vault.keys import KEY_BYTES, UserKeys, fingerprint, random_bytes
from sr_board.vault.opened import OpenVault
from sr_board.vault.recovery_key import RecoveryKey, RecoverySecrets
from sr_board.vault.roster import Holder, next_act
from sr_board.vault.shares import PaperShare, join, split
from sr_board.vault.users import CoSigner, key_context, unsealed_small, with_act

__all__ = [
    "Recovered",
    "admitted",
    "change_identity",
    "end_recovery",
    "entered",
    "let_in",
    "make_shares",
    "opened_by",
    "recovered",
]


@dataclass(frozen=True)
class Recovered:
    """The recovery key of a compartment, together for a moment. Opens what was sealed to it."""

    slot_id: str
    compartment: str
    _keys: UserKeys = field(repr=False)

    def unsealed(self, sealed: bytes, context: bytes) -> bytes | None:
        """A 32-byte key that was sealed to the recovery key for `context`, or None."""
        return unsealed_small(self._keys, sealed, context)

    def sign(self, message: bytes) -> bytes:
        """Its signature over an act of recovery."""
        return self._keys.sign(message)


def make_shares(
    vault: OpenVault,
    co_signer: CoSigner | None,
    *,
    compartment: str = "cases",
    need: int = 3,
    of: int = 5,
    identity: bool = False,
) -> tuple[PaperShare, ...]:
    """A new recovery key of a compartment in parts; older parts open nothing from then on.

    `identity`: identities may be sealed to it too. Two signatures, for the cases one of a holder;
    one in a vault with a single user. Raises
    InputInvalid "shares-count", CompartmentClosed, SecondSignerNeeded, SameSigner, VaultReadOnly.
    """
    secret = random_bytes(KEY_BYTES)
    shares = split(secret, need, of)
    key = RecoverySecrets.of(secret).public(need, of, shares[0].set, identity=identity)
    _put(vault, compartment, key, co_signer)
    return shares


def change_identity(vault: OpenVault, co_signer: CoSigner | None, *, identity: bool) -> None:
    """Whether identities are sealed to the recovery key. Raises NotFound "recovery-none", and as
    `make_shares`."""
    key = vault.recovery_key("cases")
    if key is None:
        raise NotFound("recovery-none", what="recovery")
    _put(vault, "cases", replace(key, identity=identity), co_signer)


def recovered(header: Header, shares: Sequence[PaperShare], compartment: str) -> Recovered:
    """The recovery key from its parts. Raises InputInvalid "shares-too-few", "shares-differ",
    "shares-other"; NotFound "recovery-none" (cases), "book-shares-none"."""
    key = header.act.recovery.get(compartment)
    if key is None:
        none = "recovery-none" if compartment == "cases" else "book-shares-none"
        raise NotFound(none, what="recovery")
    keys = RecoverySecrets.of(join(shares)).keys
    if keys.box_public != key.box:
        raise InputInvalid("shares-other", field="share")
    return Recovered(key.slot, compartment, keys)


def entered(header: Header) -> int:
    """How many came into the book by the parts in force."""
    acts, key = list(header.acts), header.act.recovery.get("book")
    with_key = itertools.takewhile(lambda act: act.recovery.get("book") == key, reversed(acts))
    pairs = itertools.pairwise(reversed(list(with_key)))
    return (
        sum(
            len(after.roster) > len(before.roster) and after.kind == "recovery"
            for before, after in pairs
        )
        if key is not None
        else 0
    )


def opened_by(key: Recovered, header: Header) -> bytes:
    """The key of the compartment. Raises SignatureRefused: it is not the one of the acts."""
    context = key_context(header.vault_id, key.compartment)
    found = key.unsealed(header.recovery[key.compartment][0], context)
    if found is None or fingerprint(found, context) != header.act.keys[key.compartment]:
        raise SignatureRefused()
    return found


def admitted(header: Header, key: Recovered, slot: Slot) -> Header:
    """The header with a new user of the book whom the parts let in. Raises SecondSignerNeeded for
    the parts of the cases, SignatureRefused."""
    holder = Holder(slot.box, slot.sign, frozenset({"book"}))
    roster = {**header.act.roster, slot.slot_id: holder}
    act = next_act(header.act, "recovery", roster, header.act.signers)
    act = act.signed(key.slot_id, key.sign(act.content()))
    return with_act(header, act, (*header.slots, slot), {"book": opened_by(key, header)})


def let_in(vault: OpenVault, key: Recovered, co_signer: CoSigner | None = None) -> None:
    """Give the key of the cases to the person at the desk, if she does not hold it.

    Raises SignatureRefused (the sealed key is not the one of the acts), SecondSignerNeeded where
    the policy wants three, VaultReadOnly.
    """
    if "cases" in vault.compartments:
        return
    header, found = vault.header, opened_by(key, vault.header)
    roster = dict(header.act.roster)
    own = roster[vault.slot_id]
    roster[vault.slot_id] = replace(own, compartments=own.compartments | {"cases"})
    act = vault.signed_act("recovery", roster, header.act.signers, co_signer)
    act = act.signed(key.slot_id, key.sign(act.content()))
    vault.commit(with_act(header, act, header.slots, {"cases": found}))
    vault.hold("cases", found)


def end_recovery(vault: OpenVault, key: Recovered, co_signer: CoSigner | None = None) -> None:
    """The parts of the cases were used: their recovery key is over. Raises as `let_in`."""
    header = vault.header
    left = {name: one for name, one in header.act.recovery.items() if name != "cases"}
    act = vault.signed_act(
        "recovery", header.act.roster, header.act.signers, co_signer, recovery=left
    )
    act = act.signed(key.slot_id, key.sign(act.content()))
    vault.commit(with_act(header, act, header.slots, {}))


def _put(vault: OpenVault, compartment: str, key: RecoveryKey, co_signer: CoSigner | None) -> None:
    _path, opens, _expected = vault.place(compartment)
    header = vault.header
    act = vault.signed_act(
        "policy",
        header.act.roster,
        header.act.signers,
        co_signer,
        recovery={**header.act.recovery, compartment: key},
    )
    vault.commit(with_act(header, act, header.slots, {compartment: opens}))
