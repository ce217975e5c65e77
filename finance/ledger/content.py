"""An entry between typing and posting: its lines kept as text, and the hash that is confirmed."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.commands import EntryDraft
from finance.ledger.models import EntryAttachment, LedgerEntry
from finance.rules.chain import ChainRow, content_hash
from finance.rules.entries import EntryKind, Line
from sr_board.base.text import clean_line, clean_text

__all__ = [
    "chain_row",
    "cleaned",
    "lines_as_text",
    "lines_from_text",
    "pictures_of",
    "sha256_of",
    "shown_hash",
    "shown_hash_of_row",
]

_NARRATION_MOST = 500


def cleaned(draft: EntryDraft) -> EntryDraft:
    """The draft with its texts as they are stored. Raises InputInvalid for texts too long."""
    return replace(
        draft,
        kind=EntryKind(draft.kind),
        narration=clean_line(draft.narration, field="narration", most=_NARRATION_MOST),
        resolution_no=clean_line(draft.resolution_no, field="resolution", most=60),
        reason=clean_text(draft.reason, field="reason", most=2000),
    )


def lines_as_text(lines: Iterable[Line]) -> str:
    """Lines for keeping while an entry waits."""
    fields = [
        [x.account, x.amount, x.member_id, x.loan_id, x.fund, x.bank_id, x.lender_id] for x in lines
    ]
    return json.dumps(fields, ensure_ascii=False, separators=(",", ":"))


def lines_from_text(text: str) -> tuple[Line, ...]:
    """Lines as they were kept."""
    read: list[list[Any]] = json.loads(text) if text else []
    return tuple(Line(*each) for each in read)


def sha256_of(content: bytes) -> str:
    """SHA-256 (hex) of a picture."""
    return hashlib.sha256(content).hexdigest()


def shown_hash(draft: EntryDraft, prepared_by: str, pictures: tuple[str, ...] = ()) -> str:
    """SHA-256 (hex) of everything that a second person is shown.

    `pictures`: SHA-256 of those kept already; those of the draft follow.
    """
    pictures += tuple(sha256_of(each) for each in draft.attachments)
    shown: Sequence[object] = (
        draft.group_id,
        draft.on_date,
        str(draft.kind),
        draft.narration,
        draft.meeting_id,
        draft.resolution_id,
        draft.resolution_no,
        draft.resolution_on,
        draft.resolution_amount,
        draft.payee_id,
        draft.reverses,
        draft.corrects,
        draft.reason,
        prepared_by,
        pictures,
    )
    return content_hash(shown, draft.lines)


def shown_hash_of_row(session: Session, row: LedgerEntry, draft: EntryDraft) -> str:
    """The same hash, worked out again from what is stored."""
    return shown_hash(draft, row.prepared_by, pictures_of(session, row.id))


def pictures_of(session: Session, entry_id: str) -> tuple[str, ...]:
    """SHA-256 of the pictures of an entry, in order."""
    rows = session.scalars(
        select(EntryAttachment.sha256)
        .where(EntryAttachment.entry_id == entry_id)
        .order_by(EntryAttachment.place)
    )
    return tuple(rows)


def chain_row(row: LedgerEntry, attachments: tuple[str, ...]) -> ChainRow:
    """The fields of a posted entry that its hash covers.

    `attachments`: SHA-256 of each picture in order. The row must bear number and moment.
    """
    return ChainRow(
        group_id=row.group_id,
        seq=row.seq or 0,
        voucher_no=row.voucher_no or "",
        on_date=row.on_date,
        kind=row.kind,
        meeting_id=row.meeting_id,
        narration=row.narration,
        resolution_id=row.resolution_id,
        resolution_no=row.resolution_no,
        resolution_on=row.resolution_on,
        resolution_amount=row.resolution_amount,
        resolution_used=row.resolution_used,
        payee_id=row.payee_id,
        reverses=row.reverses,
        corrects=row.corrects,
        reason=row.reason,
        prepared_by=row.prepared_by,
        approved_by=row.approved_by,
        idempotency_key=row.idempotency_key,
        posted_at=row.posted_at or row.recorded_at,
        attachments=attachments,
    )
