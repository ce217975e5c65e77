"""Records to bytes and back, padded so that a size tells little."""

from __future__ import annotations

from typing import Any

from pydantic import TypeAdapter, ValidationError

from sr_board.base.errors import Fault, SRBoardError
from sr_board.cases.records import Record
from sr_board.vault.attachments import padded_size

__all__ = ["RecordUnreadable", "decode", "encode", "kind_of", "padded", "unpadded"]

_LEAST = 512
_DOUBLING_TO = 16_384
_LENGTH = 4


class RecordUnreadable(SRBoardError):
    """A sealed record cannot be read: damaged, moved, or from a newer program."""

    key = "case-record-unreadable"
    fault = Fault.ENVIRONMENT


def padded(plain: bytes, *, least: int = _LEAST) -> bytes:
    """Length, content, zeros up to the next step: at least `least` bytes, then always twice as
    many, so that the size of a row does not tell what kind of record it is; large ones in finer
    steps (Padmé), where a kind is not to be told from a size any more."""
    body = len(plain).to_bytes(_LENGTH, "big") + plain
    size = least
    while size < len(body) and size < _DOUBLING_TO:
        size *= 2
    if size < len(body):
        size = padded_size(len(body))
    return body + bytes(size - len(body))


def unpadded(body: bytes) -> bytes:
    """The content. Raises RecordUnreadable."""
    length = int.from_bytes(body[:_LENGTH], "big")
    if length > len(body) - _LENGTH:
        raise RecordUnreadable
    return body[_LENGTH : _LENGTH + length]


def kind_of(kind: type[Record]) -> str:
    """The name under which records of a class are kept."""
    return kind.__name__


_ADAPTERS: dict[str, TypeAdapter[Any]] = {}


def _adapter(kind: type[Record]) -> TypeAdapter[Any]:
    name = kind_of(kind)
    if name not in _ADAPTERS:
        _ADAPTERS[name] = TypeAdapter(kind)
    return _ADAPTERS[name]


_KNOWN: dict[str, type[Record]] = {}


def _kind(name: str) -> type[Record] | None:
    """The class of a name; looked for anew when a module with records was imported since."""
    if name not in _KNOWN:
        waiting = list(Record.__subclasses__())
        while waiting:
            kind = waiting.pop()
            _KNOWN[kind_of(kind)] = kind
            waiting.extend(kind.__subclasses__())
    return _KNOWN.get(name)


def encode(record: Record) -> bytes:
    """Kind and JSON of a record."""
    kind = type(record)
    return kind_of(kind).encode() + b"\n" + _adapter(kind).dump_json(record)


def decode(plain: bytes) -> Record:
    """The record. Fields that this program does not know are left out, missing ones get their
    default. Raises RecordUnreadable."""
    name, _, body = plain.partition(b"\n")
    kind = _kind(name.decode("ascii", "replace"))
    if kind is None:
        raise RecordUnreadable
    try:
        found: Record = _adapter(kind).validate_json(body)
    except ValidationError:
        raise RecordUnreadable from None
    return found
