"""The chain of a group's entries: canonical row, hash, and the code that paper carries. Pure.

Source: domain paper on money, 5.4. Each hash covers the row, its lines by number, and the hash
before it, so no field of any posted entry can change without every later paper being wrong.
"""

from __future__ import annotations

import hashlib
import json
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import UTC, date, datetime

from finance.rules.entries import Line

__all__ = ["ChainRow", "chain_code", "content_hash", "first_hash", "row_hash"]

_FORM = "sr-board-money-1"
_ENCODE = json.JSONEncoder(ensure_ascii=False, separators=(",", ":")).encode


@dataclass(frozen=True)
class ChainRow:
    """What the hash of an entry covers, in this order; the lines follow by number.

    `posted_at` is UTC. `attachments`: SHA-256 of each kept picture.
    """

    group_id: str
    seq: int
    voucher_no: str
    on_date: date
    kind: str
    meeting_id: str | None
    narration: str
    resolution_id: str | None
    resolution_no: str
    resolution_on: date | None
    resolution_amount: int | None
    resolution_used: int
    payee_id: str | None
    reverses: str | None
    corrects: str | None
    reason: str
    prepared_by: str
    approved_by: str | None
    idempotency_key: str | None
    posted_at: datetime
    attachments: tuple[str, ...] = ()


_COVERED = tuple(field.name for field in fields(ChainRow))


def _text(value: object) -> str | list[str]:
    if value is None:
        return ""
    if isinstance(value, str) and value.isascii():  # most are, and these have one form only
        return value
    if isinstance(value, tuple):
        return [unicodedata.normalize("NFC", str(each)) for each in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat(timespec="microseconds")
    if isinstance(value, date):
        return value.isoformat()
    return unicodedata.normalize("NFC", str(value))


def _line(number: int, line: Line) -> list[str | list[str]]:
    parts = (
        number,
        line.account,
        line.amount,
        line.member_id,
        line.loan_id,
        line.fund,
        line.bank_id,
        line.lender_id,
    )
    return [_text(part) for part in parts]


def _digest(document: object) -> str:
    return hashlib.sha256(_ENCODE(document).encode()).hexdigest()


def first_hash(group_id: str) -> str:
    """What the first entry of a group links to."""
    return _digest([_FORM, group_id])


def row_hash(row: ChainRow, lines: Sequence[Line], prev_hash: str) -> str:
    """SHA-256 (hex) of an entry: its fields as text, its lines by number, the hash before."""
    body = [_text(getattr(row, name)) for name in _COVERED]
    return _digest(
        [_FORM, prev_hash, body, [_line(n, line) for n, line in enumerate(lines, start=1)]]
    )


def content_hash(shown: Sequence[object], lines: Sequence[Line]) -> str:
    """SHA-256 (hex) of what a second person is shown and confirms: fields and lines."""
    return _digest(
        [
            [_text(value) for value in shown],
            [_line(n, line) for n, line in enumerate(lines, start=1)],
        ]
    )


def chain_code(hash_: str) -> str:
    """The first sixteen digits of a hash in fours, as paper carries them."""
    return " ".join(hash_[i : i + 4] for i in range(0, 16, 4))
