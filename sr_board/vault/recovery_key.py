"""The recovery key of a compartment: what is public about it, and itself put together from parts.

The compartment's key, and the keys inside it that may be recovered, are sealed to it. Nobody holds
it: it exists for a moment when enough parts on paper come together.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from typing import Any

import nacl.public
import nacl.signing

from sr_board.vault.keys import KEY_BYTES, UserKeys
from sr_board.vault.shares import PARTS_MOST
from sr_board.vault.strict import Fields

__all__ = ["RecoveryKey", "RecoverySecrets"]


@dataclass(frozen=True)
class RecoveryKey:
    """The public part, as the users' acts name it. `need` of `of` parts give it back; `set` tells
    this making of parts from others; `identity`: whether identities are sealed to it too."""

    box: bytes
    sign: bytes
    need: int
    of: int
    set: int
    identity: bool = False

    @property
    def slot(self) -> str:
        """What stands for it where accounts stand: 32 hex digits, never those of a user."""
        return hashlib.sha256(b"sr-board/recovery/1\0" + self.box).hexdigest()[:32]

    def document(self) -> dict[str, Any]:
        """As it stands in an act."""
        return {
            "box": self.box.hex(),
            "identity": self.identity,
            "need": self.need,
            "of": self.of,
            "set": self.set,
            "sign": self.sign.hex(),
        }

    @classmethod
    def read(cls, document: object, *, newer: bool) -> RecoveryKey:
        """From an act; raises Unreadable."""
        fields = Fields(document, open_end=newer)
        found = cls(
            box=fields.octets("box", KEY_BYTES),
            sign=fields.octets("sign", KEY_BYTES),
            need=fields.whole("need", 2, PARTS_MOST),
            of=fields.whole("of", 2, PARTS_MOST),
            set=fields.whole("set", 0, 2**15 - 1),
            identity=fields.flag("identity"),
        )
        fields.end()
        return found


@dataclass(frozen=True)
class RecoverySecrets:
    """The key itself. Never stored, never shown."""

    keys: UserKeys = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> RecoverySecrets:
        """From the 32 bytes that the parts hold: one half to open, one to sign."""
        box, sign = (
            hashlib.blake2b(secret, digest_size=KEY_BYTES, person=mark).digest()
            for mark in (b"sr-recovery-box", b"sr-recovery-sgn")
        )
        return cls(UserKeys(nacl.public.PrivateKey(box), nacl.signing.SigningKey(sign)))

    def public(self, need: int, of: int, made: int, *, identity: bool) -> RecoveryKey:
        """What may be told of it."""
        return RecoveryKey(self.keys.box_public, self.keys.verify_key, need, of, made, identity)
