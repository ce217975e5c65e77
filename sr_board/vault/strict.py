"""Canonical JSON, and reading it with suspicion: one form only, sizes and ranges checked.

A document that does not come out byte for byte the same when written again is refused, so a
double key, a space or a flipped bit inside a number cannot slip through.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from typing import Any, NoReturn

__all__ = ["Fields", "Unreadable", "canonical", "parse"]

_ID = re.compile(r"[0-9a-f]{32}")
_HEX = re.compile(r"(?:[0-9a-f]{2})*")


class Unreadable(Exception):
    """The document is not what it should be. Internal: callers turn it into their own fact."""


def canonical(document: object) -> bytes:
    """The only accepted bytes of a document: sorted keys, no spaces, ASCII."""
    return json.dumps(
        document, sort_keys=True, separators=(",", ":"), ensure_ascii=True, allow_nan=False
    ).encode("ascii")


def parse(raw: bytes, most: int) -> dict[str, Any]:
    """The document in `raw` (canonical, at most `most` bytes). Raises Unreadable."""
    if not 2 <= len(raw) <= most:
        raise Unreadable
    try:
        document = json.loads(raw, parse_float=_refuse, parse_constant=_refuse)
        same = isinstance(document, dict) and canonical(document) == raw
    except (ValueError, RecursionError):  # writing again can meet the limit where reading did not
        raise Unreadable from None
    if not same:
        raise Unreadable
    found: dict[str, Any] = document
    return found


def _refuse(_text: str) -> NoReturn:
    raise Unreadable


class Fields:
    """The fields of one object, taken one by one; what was not taken is an error at `end`."""

    def __init__(self, document: object, *, open_end: bool = False) -> None:
        """`open_end`: unknown fields are allowed (a document by a newer program)."""
        if not isinstance(document, dict):
            raise Unreadable
        self._left: dict[str, Any] = dict(document)
        self._open_end = open_end

    def _take(self, name: str) -> Any:
        if name not in self._left:
            raise Unreadable
        return self._left.pop(name)

    def whole(self, name: str, least: int, most: int) -> int:
        """A whole number within bounds."""
        value = self._take(name)
        if type(value) is not int or not least <= value <= most:
            raise Unreadable
        return value

    def flag(self, name: str) -> bool:
        """True or false."""
        value = self._take(name)
        if not isinstance(value, bool):
            raise Unreadable
        return value

    def text(self, name: str, pattern: str) -> str:
        """A text that matches `pattern` entirely."""
        value = self._take(name)
        if not isinstance(value, str) or not re.fullmatch(pattern, value):
            raise Unreadable
        return value

    def ident(self, name: str) -> str:
        """An identifier of 32 hex digits."""
        return self.text(name, _ID.pattern)

    def octets(self, name: str, length: int) -> bytes:
        """Exactly `length` bytes, written as hex."""
        return octets(self._take(name), length)

    def mapping(self, name: str) -> Mapping[str, Any]:
        """An object whose fields are looked at by the caller."""
        value = self._take(name)
        if not isinstance(value, dict):
            raise Unreadable
        return value

    def listing(self, name: str, most: int) -> list[Any]:
        """A list of at most `most` entries."""
        value = self._take(name)
        if not isinstance(value, list) or len(value) > most:
            raise Unreadable
        return value

    def end(self) -> None:
        """Refuse fields nobody asked for."""
        if self._left and not self._open_end:
            raise Unreadable


def octets(value: object, length: int) -> bytes:
    """Hex digits as exactly `length` bytes. Raises Unreadable."""
    if not isinstance(value, str) or len(value) != 2 * length or not _HEX.fullmatch(value):
        raise Unreadable
    return bytes.fromhex(value)


def ident(value: object) -> str:
    """An identifier of 32 hex digits. Raises Unreadable."""
    if not isinstance(value, str) or not _ID.fullmatch(value):
        raise Unreadable
    return value
