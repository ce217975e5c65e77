"""Who holds the keys, as a chain of signed acts from the founding to now.

Each act states the whole roster after it and is signed by persons of the roster before it. A
header with a roster nobody was entitled to sign is therefore found without any secret. The rule
how many signatures an act needs stands here and nowhere else. No I/O.
"""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from sr_board.base.errors import InputInvalid
from sr_board.vault.faults import SecondSignerNeeded, SignatureRefused
from sr_board.vault.keys import KEY_BYTES, verify_signature
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.strict import Fields, Unreadable, canonical, ident, octets

__all__ = [
    "COMPARTMENTS",
    "Act",
    "Holder",
    "founding_act",
    "next_act",
    "signatures_needed",
    "verify_acts",
]

COMPARTMENTS = ("book", "cases")
ACTS_MOST = 2000
ROSTER_MOST = 64
_PREFIX = b"sr-board/roster/1\0"
_KINDS = ("founding", "users", "policy", "restore", "recovery")


@dataclass(frozen=True)
class Holder:
    """One user of the vault: public keys, and the compartments whose keys were given to them."""

    box: bytes
    sign: bytes
    compartments: frozenset[str]


@dataclass(frozen=True)
class Act:
    """One change of who may open what. `signers`: how many a weighty act needs after this one.

    `keys` are fingerprints of the compartment keys. Without them anybody who may sign a header
    could seal a key of her own making to the board and read what it writes from then on.
    `recovery`: the keys, kept in parts on paper, to which a compartment's key is sealed besides.
    """

    number: int
    kind: str
    previous: str
    roster: Mapping[str, Holder]
    keys: Mapping[str, str]
    signers: int
    signatures: Mapping[str, bytes]
    recovery: Mapping[str, RecoveryKey] = field(default_factory=dict)

    def content(self) -> bytes:
        """The bytes that are signed."""
        return _PREFIX + canonical(self._document())

    def digest(self) -> str:
        """The hash the next act carries; it covers the signatures too."""
        return hashlib.sha256(canonical(self.document())).hexdigest()

    def _document(self) -> dict[str, Any]:
        recovery = {name: key.document() for name, key in self.recovery.items()}
        return {
            **({"recovery": recovery} if recovery else {}),
            "keys": dict(self.keys),
            "kind": self.kind,
            "n": self.number,
            "previous": self.previous,
            "roster": {
                slot: {
                    "box": holder.box.hex(),
                    "compartments": sorted(holder.compartments),
                    "sign": holder.sign.hex(),
                }
                for slot, holder in self.roster.items()
            },
            "signers": self.signers,
        }

    def document(self) -> dict[str, Any]:
        """The act as it stands in the header."""
        signed = {slot: mark.hex() for slot, mark in self.signatures.items()}
        return {**self._document(), "signatures": signed}

    @classmethod
    def read(cls, document: object, *, newer: bool) -> Act:
        """An act from the header; raises Unreadable. Signatures are checked by `verify_acts`."""
        fields = Fields(document, open_end=newer)
        roster = fields.mapping("roster")
        marks = fields.mapping("signatures")
        keys = fields.mapping("keys")
        named = fields.mapping("recovery") if "recovery" in document else None  # type: ignore[operator]
        if not set(keys) >= set(COMPARTMENTS) or (len(keys) > len(COMPARTMENTS) and not newer):
            raise Unreadable
        if not 1 <= len(roster) <= ROSTER_MOST or not 1 <= len(marks) <= ROSTER_MOST:
            raise Unreadable
        act = cls(
            number=fields.whole("n", 0, ACTS_MOST),
            kind=fields.text("kind", "[a-z]{1,20}"),
            previous=fields.text("previous", "(?:[0-9a-f]{64})?"),
            roster={ident(slot): _holder(entry, newer) for slot, entry in roster.items()},
            keys={name: octets(keys[name], 32).hex() for name in COMPARTMENTS},
            signers=fields.whole("signers", 2, ROSTER_MOST),
            signatures={ident(slot): octets(mark, 64) for slot, mark in marks.items()},
            recovery=_recovery(named, newer),
        )
        fields.end()
        return act

    def signed(self, slot: str, signature: bytes) -> Act:
        """The same act with one signature more."""
        return replace(self, signatures={**self.signatures, slot: signature})


def _holder(document: object, newer: bool) -> Holder:
    fields = Fields(document, open_end=newer)
    named = fields.listing("compartments", 16)
    if not all(isinstance(name, str) for name in named) or sorted(set(named)) != named:
        raise Unreadable
    if not newer and not set(named) <= set(COMPARTMENTS):
        raise Unreadable
    holder = Holder(
        fields.octets("box", KEY_BYTES), fields.octets("sign", KEY_BYTES), frozenset(named)
    )
    fields.end()
    return holder


def _recovery(named: Mapping[str, Any] | None, newer: bool) -> dict[str, RecoveryKey]:
    """The recovery keys an act names; written only where there is one."""
    if named is not None and (not named or not (newer or set(named) <= set(COMPARTMENTS))):
        raise Unreadable
    return {name: RecoveryKey.read(each, newer=newer) for name, each in (named or {}).items()}


def signatures_needed(before: Act, after: Act) -> int:
    """How many persons of the roster before must sign the act after.

    A new user who gets the book only needs one. Anything else — who may open the cases, a
    removal, other public or compartment keys, the policy itself, a restore — needs as many as
    the policy says (two), because one user's signature is not enough: a treasurer could sign
    herself in. In a vault with a single user that one signature is all there is. What touches
    the cases needs a holder among the signers besides (`check_signed`).
    """
    kept = all(after.roster.get(slot) == holder for slot, holder in before.roster.items())
    added = [holder for slot, holder in after.roster.items() if slot not in before.roster]
    light = (
        after.kind == "users"
        and kept
        and after.signers == before.signers
        and after.keys == before.keys
        and after.recovery == before.recovery
        and all(holder.compartments <= {"book"} for holder in added)
    )
    return 1 if light else min(before.signers, len(before.roster))


def founding_act(roster: Mapping[str, Holder], keys: Mapping[str, str], signers: int = 2) -> Act:
    """The first act, not yet signed; every founder signs it. `keys`: their fingerprints."""
    return Act(0, "founding", "", dict(roster), dict(keys), signers, {})


def next_act(
    before: Act,
    kind: str,
    roster: Mapping[str, Holder],
    signers: int,
    keys: Mapping[str, str] | None = None,
    recovery: Mapping[str, RecoveryKey] | None = None,
) -> Act:
    """The act that follows, not yet signed. `keys`: fingerprints, when a compartment got a new
    key. `recovery`: recovery keys, when they change."""
    marks = dict(keys or before.keys)
    kept = dict(before.recovery if recovery is None else recovery)
    return Act(before.number + 1, kind, before.digest(), dict(roster), marks, signers, {}, kept)


def _holders_of_cases(act: Act) -> dict[str, Holder]:
    return {slot: holder for slot, holder in act.roster.items() if "cases" in holder.compartments}


def _changes_cases(before: Act, after: Act) -> bool:
    """Does the act touch who holds the cases, their public keys, or the key of the cases?"""
    marks = before.keys["cases"] != after.keys["cases"]
    marks = marks or before.recovery.get("cases") != after.recovery.get("cases")
    return marks or _holders_of_cases(before) != _holders_of_cases(after)


def check_signed(before: Act, after: Act) -> None:
    """Refuse an act that too few entitled persons signed.

    Once somebody holds the cases, one of the signers must be a holder: anybody of the book can
    let in a second user whose passphrase she knows, so that two of the book may be one person.
    In an act of recovery the key from the parts on paper signs: as many hands as it has parts were
    there. That of the cases stands for a holder and one person; that of the book for everybody,
    because it is for the day when no user can sign any more. Raises SecondSignerNeeded,
    InputInvalid "compartment-not-yours".
    """
    need = signatures_needed(before, after)
    signed = {
        slot
        for slot, mark in after.signatures.items()
        if slot in before.roster
        and verify_signature(before.roster[slot].sign, after.content(), mark)
    }
    if after.kind == "recovery":
        need = _recovery_needs(before, after, need)
    if len(signed) < need:
        raise SecondSignerNeeded(need=need, have=len(signed))
    if after.kind == "recovery":
        return
    holders = _holders_of_cases(before)
    if holders and _changes_cases(before, after) and not signed & set(holders):
        raise InputInvalid("compartment-not-yours", field="compartments")


def _recovery_needs(before: Act, after: Act, need: int) -> int:
    """How many persons sign an act of recovery beside the recovery key, which must have signed.

    That of the cases gives the cases to users that are there, and ends itself at most. That of the
    book lets one new user into the book, and stays: each who forgot comes in by herself, and two
    of them make new parts. Nothing else changes. Raises SecondSignerNeeded.
    """
    if _signed_by_parts("book", before, after) and _lets_in_one(before, after):
        return 0
    if _signed_by_parts("cases", before, after) and _gives_cases(before, after):
        return max(need - 1, 1)
    raise SecondSignerNeeded(need=2, have=1)


def _signed_by_parts(compartment: str, before: Act, after: Act) -> bool:
    """Whether a compartment's recovery key signed an act that leaves keys and policy alone."""
    key = before.recovery.get(compartment)
    mark = after.signatures.get(key.slot) if key is not None else None
    return (
        key is not None
        and mark is not None
        and verify_signature(key.sign, after.content(), mark)
        and (after.keys, after.signers) == (before.keys, before.signers)
    )


def _lets_in_one(before: Act, after: Act) -> bool:
    added = [holder for slot, holder in after.roster.items() if slot not in before.roster]
    kept = all(after.roster.get(slot) == holder for slot, holder in before.roster.items())
    return (
        kept
        and after.recovery == before.recovery
        and [new.compartments for new in added] == [{"book"}]
    )


def _gives_cases(before: Act, after: Act) -> bool:
    ended = {name: one for name, one in before.recovery.items() if name != "cases"}
    return (
        after.recovery in (before.recovery, ended)
        and after.roster.keys() == before.roster.keys()
        and all(
            (holder.box, holder.sign) == (was.box, was.sign)
            and was.compartments <= holder.compartments <= was.compartments | {"cases"}
            for was, holder in ((before.roster[slot], after.roster[slot]) for slot in before.roster)
        )
    )


def verify_acts(acts: Sequence[Act]) -> None:
    """Walk the chain from the founding. Raises SignatureRefused at the first act that fails."""
    if not acts or acts[0].kind != "founding" or acts[0].number != 0 or acts[0].previous:
        raise SignatureRefused()
    first = acts[0]
    if set(first.signatures) != set(first.roster):
        raise SignatureRefused()
    for slot, mark in first.signatures.items():
        if not verify_signature(first.roster[slot].sign, first.content(), mark):
            raise SignatureRefused()
    for before, after in itertools.pairwise(acts):
        if after.number != before.number + 1 or after.previous != before.digest():
            raise SignatureRefused()
        if after.kind not in _KINDS[1:]:
            raise SignatureRefused()
        try:
            check_signed(before, after)
        except (SecondSignerNeeded, InputInvalid):
            raise SignatureRefused() from None
