"""The arithmetic of the chain: canonical content, digests, links, and the code people compare.

Pure functions over plain values; nothing here reads a database or knows a key.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal

__all__ = ["code_of", "content_digest", "first_link", "link_hash", "message", "objects_hash"]


def _plain(value: object) -> object:
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, bytes):
        return value.hex()
    if isinstance(value, Decimal):
        return format(value.normalize(), "f")
    raise TypeError(type(value).__name__)


def canonical(value: object) -> bytes:
    """Canonical JSON: sorted keys, no spaces, UTF-8. Raises TypeError for values without a form."""
    text = json.dumps(
        value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, default=_plain
    )
    return text.encode()


def content_digest(content: Mapping[str, object] | None) -> str:
    """SHA-256 (hex) of a row's content; "" for a row that is gone."""
    return "" if content is None else hashlib.sha256(canonical(dict(content))).hexdigest()


def objects_hash(digests: Mapping[str, str]) -> str:
    """SHA-256 (hex) over the references and digests of all rows of one act."""
    return hashlib.sha256(canonical(dict(digests))).hexdigest()


def first_link(vault_id: str, compartment: str) -> str:
    """What the first act links to: it ties the chain to this vault and compartment."""
    return hashlib.sha256(canonical(["sr-board-chain-1", vault_id, compartment])).hexdigest()


def link_hash(body: Mapping[str, object]) -> str:
    """SHA-256 (hex) of an act: every column but hash and signatures."""
    return hashlib.sha256(canonical(dict(body))).hexdigest()


def message(vault_id: str, compartment: str, hash_: str) -> bytes:
    """The bytes that are signed for an act."""
    return canonical(["sr-board-act-1", vault_id, compartment, hash_])


def code_of(n: int, hash_: str) -> str:
    """The audit code for paper: the number of the act and six groups of four digits.

    80 bits of the hash written in decimal groups, so that it can be read aloud in any script and
    compared with a screen.
    """
    value = int(hash_[:20], 16) % 10**24
    digits = f"{value:024d}"
    groups = " ".join(digits[i : i + 4] for i in range(0, 24, 4))
    return f"{n} · {groups}"
