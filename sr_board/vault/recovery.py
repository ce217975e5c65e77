"""Paper shares of the case files: made by two, and used when nobody can open them any more.

The key of the cases, and the keys of the files inside, are sealed to one recovery key, which is
split at once into parts on paper (`shares`) and forgotten. Enough parts together let the person at
the desk in, by an act that the key from the parts signs with her. Afterwards the key is over: new
parts are made.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from sr_board.base.errors import InputInvalid, NotFound
from sr_board.vault.faults import SignatureRefused
from sr_board.vault.keys import KEY_BYTES, UserKeys, fingerprint, random_bytes
from sr_board.vault.opened import OpenVault
from sr_board.vault.recovery_key import RecoveryKey, RecoverySecrets
from sr_board.vault.shares import PaperShare, join, split
from sr_board.vault.users import CoSigner, key_context, unsealed_small, with_act

__all__ = ["Recovered", "change_identity", "end_recovery", "let_in", "make_shares", "recovered"]

_PART = "cases"


@dataclass(frozen=True)
class Recovered:
    """The recovery key of the cases, together for a moment. Opens what was sealed to it."""

    slot_id: str
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
    need: int = 3,
    of: int = 5,
    identity: bool = False,
) -> tuple[PaperShare, ...]:
    """A new recovery key of the cases in parts; older parts open nothing from then on.

    `identity`: identities may be sealed to it too. Two signatures, one of a holder. Raises
    InputInvalid "shares-count", CompartmentClosed, SecondSignerNeeded, SameSigner, VaultReadOnly.
    """
    secret = random_bytes(KEY_BYTES)
    shares = split(secret, need, of)
    key = RecoverySecrets.of(secret).public(need, of, shares[0].set, identity=identity)
    _put(vault, key, co_signer)
    return shares


def change_identity(vault: OpenVault, co_signer: CoSigner | None, *, identity: bool) -> None:
    """Whether identities are sealed to the recovery key. Raises NotFound "recovery-none", and as
    `make_shares`."""
    key = vault.recovery_key(_PART)
    if key is None:
        raise NotFound("recovery-none", what="recovery")
    _put(vault, replace(key, identity=identity), co_signer)


def recovered(vault: OpenVault, shares: Sequence[PaperShare]) -> Recovered:
    """The recovery key from its parts. Raises InputInvalid "shares-too-few", "shares-differ",
    "shares-other"; NotFound "recovery-none"."""
    key = vault.recovery_key(_PART)
    if key is None:
        raise NotFound("recovery-none", what="recovery")
    keys = RecoverySecrets.of(join(shares)).keys
    if keys.box_public != key.box:
        raise InputInvalid("shares-other", field="share")
    return Recovered(key.slot, keys)


def let_in(vault: OpenVault, key: Recovered, co_signer: CoSigner | None = None) -> None:
    """Give the key of the cases to the person at the desk, if she does not hold it.

    Raises SignatureRefused (the sealed key is not the one of the acts), SecondSignerNeeded where
    the policy wants three, VaultReadOnly.
    """
    if _PART in vault.compartments:
        return
    header, context = vault.header, key_context(vault.vault_id, _PART)
    found = key.unsealed(header.recovery[_PART][0], context)
    if found is None or fingerprint(found, context) != header.act.keys[_PART]:
        raise SignatureRefused()
    roster = dict(header.act.roster)
    own = roster[vault.slot_id]
    roster[vault.slot_id] = replace(own, compartments=own.compartments | {_PART})
    act = vault.signed_act("recovery", roster, header.act.signers, co_signer)
    act = act.signed(key.slot_id, key.sign(act.content()))
    vault.commit(with_act(header, act, header.slots, {_PART: found}))
    vault.hold(_PART, found)


def end_recovery(vault: OpenVault, key: Recovered, co_signer: CoSigner | None = None) -> None:
    """The parts were used: the recovery key is over. Raises as `let_in`."""
    header = vault.header
    left = {name: one for name, one in header.act.recovery.items() if name != _PART}
    act = vault.signed_act(
        "recovery", header.act.roster, header.act.signers, co_signer, recovery=left
    )
    act = act.signed(key.slot_id, key.sign(act.content()))
    vault.commit(with_act(header, act, header.slots, {}))


def _put(vault: OpenVault, key: RecoveryKey, co_signer: CoSigner | None) -> None:
    _path, cases_key, _expected = vault.place(_PART)
    header = vault.header
    act = vault.signed_act(
        "policy",
        header.act.roster,
        header.act.signers,
        co_signer,
        recovery={**header.act.recovery, _PART: key},
    )
    vault.commit(with_act(header, act, header.slots, {_PART: cases_key}))
