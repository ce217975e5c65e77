"""A file on its way to another board: everything in it, sealed to that board's public key.

Layout: a mark of the format, a mark of the key, a random key sealed to the board (libsodium's
sealed box), and the content under that key, padded. Nothing of it can be read without the board's
private key, not by the sender either.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from pydantic import Base64Bytes, TypeAdapter, ValidationError

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.board_keys import mark_of
from sr_board.cases.sealing.codec import RecordUnreadable, padded, unpadded
from sr_board.vault.keys import (
    KEY_BYTES,
    open_with,
    random_bytes,
    seal_for,
    seal_with,
    unseal_with,
)

__all__ = ["FORMAT", "Parcel", "Sheet", "open_parcel", "seal_parcel"]

FORMAT = 1
_MAGIC = b"SRBOARD/TRANSFER/1\n"
_MARK = 8
_SEALED_KEY = 48 + 2 * KEY_BYTES
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


_PARCELS: TypeAdapter[Parcel] = TypeAdapter(Parcel)


def seal_parcel(parcel: Parcel, public: bytes) -> bytes:
    """The sealed file for the holder of the private key."""
    key = random_bytes(KEY_BYTES)
    head = _MAGIC + mark_of(public)
    head += seal_for(public, key, _context(public))
    return head + seal_with(key, padded(_PARCELS.dump_json(parcel), least=_LEAST), head)


def open_parcel(content: bytes, pairs: tuple[tuple[bytes, bytes], ...]) -> Parcel:
    """What is in a sealed file, with the board's pairs (public, private).

    Raises RuleBroken "transfer-no-file" (something else), "transfer-other-board", "transfer-newer"
    (a newer program made it), "transfer-damaged".
    """
    if not content.startswith(_MAGIC) or len(content) > MOST:
        raise RuleBroken("transfer-no-file")
    cut = len(_MAGIC) + _MARK
    mark, sealed = content[len(_MAGIC) : cut], content[cut : cut + _SEALED_KEY]
    pair = next((one for one in pairs if mark_of(one[0]) == mark), None)
    if pair is None:
        raise RuleBroken("transfer-other-board")
    public, private = pair
    key = unseal_with(private, sealed, _context(public))
    head, body = content[: cut + _SEALED_KEY], content[cut + _SEALED_KEY :]
    plain = open_with(key, body, head) if key is not None else None
    if plain is None:
        raise RuleBroken("transfer-damaged")
    return _read(plain)


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
