"""A file on its way to another board: everything in it, sealed to that board's public key.

Layout: a mark of the format, a mark of the key, a random key sealed to the board (libsodium's
sealed box), and the content under that key, padded. Nothing of it can be read without the board's
private key, not by the sender either.

A file whose sender can be told (format mark 2) has two parts more between key and content: the
sending board's public key, sealed like the first, and a digest of all the rest, sealed from that
board's pair to this one's (libsodium's box). Whoever cannot open the private half of a board's pair
cannot make it. Files of the first mark are opened as before: nothing proves who sealed them.
"""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from pydantic import Base64Bytes, TypeAdapter, ValidationError

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.board_keys import mark_of
from sr_board.cases.sealing.codec import RecordUnreadable, padded, unpadded
from sr_board.vault.keys import (
    KEY_BYTES,
    open_between,
    open_with,
    random_bytes,
    seal_between,
    seal_for,
    seal_with,
    unseal_with,
)

__all__ = ["FORMAT", "OpenedParcel", "Pair", "Parcel", "Sheet", "open_parcel", "seal_parcel"]

FORMAT = 1
_KIND = b"SRBOARD/TRANSFER/"
_MAGIC = _KIND + b"1\n"
_PROVED = _KIND + b"2\n"
_MARK = 8
_SEALED_KEY = 48 + 2 * KEY_BYTES
_PROOF = 24 + 16 + 2 * KEY_BYTES
_LEAST = 16 * 1024
MOST = 256 * 1024 * 1024
"""Bytes from which on a file is not even tried."""


@dataclass(frozen=True)
class Sheet:
    """A kept paper: the id of its record, its bytes."""

    record_id: str
    content: Base64Bytes


@dataclass(frozen=True)
class Parcel:
    """What is sent. `body` and `identity`: records of each layer, as the codec writes them."""

    format: int
    id: str
    code: str
    board: str
    place: str
    sealed_at: datetime
    body: tuple[str, ...]
    identity: tuple[str, ...] = ()
    sheets: tuple[Sheet, ...] = ()


@dataclass(frozen=True)
class Pair:
    """A board's pair of keys: what is sealed to `public` is opened with `private`."""

    public: bytes
    private: bytes = field(repr=False)


@dataclass(frozen=True)
class OpenedParcel:
    """What was in a sealed file, and the public key of the board that proved to have sealed it;
    None when nothing proves it."""

    parcel: Parcel
    sealed_by: bytes | None = None


_PARCELS: TypeAdapter[Parcel] = TypeAdapter(Parcel)


def seal_parcel(parcel: Parcel, public: bytes, sender: Pair | None = None) -> bytes:
    """The sealed file for the holder of the private key. `sender`: the sending board's pair, so
    that the other board can tell who sealed it."""
    key = random_bytes(KEY_BYTES)
    head = (_PROVED if sender is not None else _MAGIC) + mark_of(public)
    head += seal_for(public, key, _context(public))
    if sender is not None:
        head += seal_for(public, sender.public, _from(public))
    body = seal_with(key, padded(_PARCELS.dump_json(parcel), least=_LEAST), head)
    if sender is None:
        return head + body
    digest = hashlib.sha256(head + body).digest()
    return head + seal_between(sender.private, public, digest, _from(public)) + body


def open_parcel(content: bytes, pairs: tuple[Pair, ...]) -> OpenedParcel:
    """What is in a sealed file, with the board's pairs, and who proved to have sealed it.

    Raises RuleBroken "transfer-no-file" (something else), "transfer-other-board", "transfer-newer"
    (a newer program made it), "transfer-damaged" (changed on its way, or by somebody else).
    """
    proved = _proved(content)
    cut = len(_MAGIC) + _MARK
    mark = content[len(_MAGIC) : cut]
    pair = next((one for one in pairs if mark_of(one.public) == mark), None)
    if pair is None:
        raise RuleBroken("transfer-other-board")
    key = unseal_with(pair.private, content[cut : cut + _SEALED_KEY], _context(pair.public))
    end = cut + _SEALED_KEY * (2 if proved else 1)
    head, body = content[:end], content[end + (_PROOF if proved else 0) :]
    sender = _sender(content, head, body, pair) if proved else None
    plain = open_with(key, body, head) if key is not None else None
    if plain is None:
        raise RuleBroken("transfer-damaged")
    return OpenedParcel(_read(plain), sender)


def _proved(content: bytes) -> bool:
    """Whether a file says who sealed it. Raises RuleBroken "transfer-no-file", "transfer-newer"."""
    known = content.startswith((_MAGIC, _PROVED))
    if content.startswith(_KIND) and not known:
        raise RuleBroken("transfer-newer")
    if not known or len(content) > MOST:
        raise RuleBroken("transfer-no-file")
    return content.startswith(_PROVED)


def _sender(content: bytes, head: bytes, body: bytes, pair: Pair) -> bytes:
    """The public key of the board that sealed exactly this. Raises "transfer-damaged"."""
    context = _from(pair.public)
    sender = unseal_with(pair.private, head[-_SEALED_KEY:], context)
    proof = content[len(head) : len(head) + _PROOF]
    told = open_between(pair.private, sender, proof, context) if sender is not None else None
    if sender is None or told != hashlib.sha256(head + body).digest():
        raise RuleBroken("transfer-damaged")
    return sender


def _read(plain: bytes) -> Parcel:
    try:
        parcel = _PARCELS.validate_json(unpadded(plain))
    except (ValidationError, RecordUnreadable):
        raise RuleBroken("transfer-newer") from None
    if parcel.format != FORMAT:
        raise RuleBroken("transfer-newer")
    return parcel


def _context(public: bytes) -> bytes:
    return b"sr-board/transfer/1|" + public


def _from(public: bytes) -> bytes:
    return b"sr-board/transfer/2/from|" + public
