"""The one door through which anything enters the books. Runs in the caller's unit of work.

It asks every rule of posting, lets the second person confirm what is posted, and links the entry
into the group's chain. It asks no rights (the services do) and never commits.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.content import (
    chain_row,
    cleaned,
    lines_as_text,
    lines_from_text,
    pictures_of,
    sha256_of,
    shown_hash,
)
from finance.ledger.door_checks import check_balances, check_draft
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import Approval, EntryAttachment, LedgerEntry, LedgerPosting
from finance.rules.chain import first_hash, row_hash
from finance.rules.entries import (
    EntryKind,
    EntryState,
    Line,
    needs_second,
    used_of_resolution,
)
from governance.attachments import SCAN_MAX_BYTES
from sr_board.access.accounts import sign_in
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.base.text import clean_text
from sr_board.vault.users import SecondSigner

__all__ = [
    "MoneyEntry",
    "Posted",
    "check_payee",
    "draft_of",
    "finish",
    "keep_waiting",
    "lines_of",
    "post",
]

APPROVED, REFUSED = "approved", "refused"
PICTURES_MOST = 10


@dataclass(frozen=True)
class Posted:
    """An entry in the books: its id, voucher number, hash in the chain, and day."""

    id: str
    voucher_no: str
    hash: str
    on_date: date


def post(
    entry: MoneyEntry,
    draft: EntryDraft,
    *,
    second: SecondSigner | None = None,
    used: int | None = None,
) -> Posted:
    """Post an entry; the second person confirms it now when it needs one.

    `used`: paise of the resolution's amount, when it differs from what the lines say. With an
    idempotency key that was used before, gives the first entry and changes nothing. Raises
    RuleBroken "second-person-missing", "payee-confirms" and what the checks of the door raise.
    """
    before = _already(entry.session, draft)
    if before is not None:
        return before
    draft = cleaned(draft)
    check_draft(entry, draft)
    approver = _approver(entry, draft, second)
    row = _written(entry, draft, EntryState.DRAFT, used)
    return finish(entry, row, draft, approver)


def keep_waiting(entry: MoneyEntry, draft: EntryDraft) -> str:
    """Keep an entry until the second person confirms or refuses it; its id.

    Raises as `post`, but for the second person and what may change until then.
    """
    before = _already(entry.session, draft)
    if before is not None:
        return before.id
    draft = cleaned(draft)
    check_draft(entry, draft)
    check_balances(entry.session, draft)
    return _written(entry, draft, EntryState.WAITING, None).id


def _already(session: Session, draft: EntryDraft) -> Posted | None:
    if draft.idempotency_key is None:
        return None
    row = session.scalars(
        select(LedgerEntry).where(
            LedgerEntry.group_id == draft.group_id,
            LedgerEntry.idempotency_key == draft.idempotency_key,
        )
    ).first()
    if row is None:
        return None
    return Posted(row.id, row.voucher_no or "", row.hash or "", row.on_date)


def _approver(entry: MoneyEntry, draft: EntryDraft, second: SecondSigner | None) -> str | None:
    """The person who confirms, when one is needed or given. Raises as `require_second`."""
    if second is None and not needs_second(draft.kind, draft.lines):
        check_payee(draft, entry.person_id, None)
        return None
    signer = require_second(entry.session, entry.who, second, Action.MONEY_APPROVE, draft.group_id)
    person = sign_in(entry.session, signer.slot_id).person_id
    check_payee(draft, entry.person_id, person)
    return person


def check_payee(draft: EntryDraft, preparer: str, approver: str | None) -> None:
    """Who receives should neither prepare nor confirm; where she does, the reason is written.

    Raises RuleBroken "payee-confirms".
    """
    both = draft.payee_id is not None and draft.payee_id in {preparer, approver}
    if both and not draft.reason.strip():
        raise RuleBroken("payee-confirms")


def _written(
    entry: MoneyEntry, draft: EntryDraft, state: EntryState, used: int | None
) -> LedgerEntry:
    session = entry.session
    row = LedgerEntry(
        **entry.new(),
        group_id=draft.group_id,
        on_date=draft.on_date,
        kind=str(draft.kind),
        narration=draft.narration,
        meeting_id=draft.meeting_id,
        resolution_id=draft.resolution_id,
        resolution_no=draft.resolution_no,
        resolution_on=draft.resolution_on,
        resolution_amount=draft.resolution_amount,
        resolution_used=used_of_resolution(draft.kind, draft.lines) if used is None else used,
        payee_id=draft.payee_id,
        reverses=draft.reverses,
        corrects=draft.corrects,
        reason=draft.reason,
        prepared_by=entry.person_id,
        state=str(state),
        idempotency_key=draft.idempotency_key,
        content=lines_as_text(draft.lines),
        content_hash=shown_hash(draft, entry.person_id),
    )
    session.add(row)
    session.flush()
    _pictures(entry, row, draft.attachments)
    return row


def _pictures(entry: MoneyEntry, row: LedgerEntry, pictures: Sequence[bytes]) -> None:
    if len(pictures) > PICTURES_MOST:
        raise InputInvalid("pictures-too-many", field="attachments", most=PICTURES_MOST)
    for place, content in enumerate(pictures, start=1):
        if entry.attachments is None or len(content) > SCAN_MAX_BYTES:
            most = SCAN_MAX_BYTES // 2**20
            raise InputInvalid("attachment-too-large", field="attachments", most_mb=most)
        entry.session.add(
            EntryAttachment(
                **entry.new(),
                entry_id=row.id,
                place=place,
                file_id=entry.attachments.put(entry.session, content),
                sha256=sha256_of(content),
            )
        )


def finish(
    entry: MoneyEntry, row: LedgerEntry, draft: EntryDraft, approver: str | None, reason: str = ""
) -> Posted:
    """Write lines, approval and link, and let the database post it."""
    session = entry.session
    check_balances(session, draft)
    if approver is not None:
        session.add(
            Approval(
                **entry.new(),
                group_id=row.group_id,
                subject=f"entry/{row.id}",
                entry_id=row.id,
                person_id=approver,
                decision=APPROVED,
                content_hash=row.content_hash,
                reason=clean_text(reason, field="reason", most=2000),
            )
        )
    session.add_all(_posting(row, n, line) for n, line in enumerate(draft.lines, start=1))
    session.flush()
    _link(entry, row, draft.lines, approver)
    return Posted(row.id, row.voucher_no or "", row.hash or "", row.on_date)


def _posting(row: LedgerEntry, number: int, line: Line) -> LedgerPosting:
    return LedgerPosting(
        entry_id=row.id,
        line_no=number,
        group_id=row.group_id,
        on_date=row.on_date,
        account=line.account,
        amount=line.amount,
        member_id=line.member_id,
        loan_id=line.loan_id,
        fund=line.fund,
        bank_id=line.bank_id,
        lender_id=line.lender_id,
    )


def _link(entry: MoneyEntry, row: LedgerEntry, lines: Sequence[Line], approver: str | None) -> None:
    """Number the entry and link it into the chain; with this it is posted."""
    session = entry.session
    last = session.execute(
        select(LedgerEntry.seq, LedgerEntry.hash)
        .where(LedgerEntry.group_id == row.group_id, LedgerEntry.seq.is_not(None))
        .order_by(LedgerEntry.seq.desc())
        .limit(1)
    ).one_or_none()
    seq, prev_hash = (0, first_hash(row.group_id)) if last is None else last
    pictures = pictures_of(session, row.id)
    with session.no_autoflush:
        row.seq = (seq or 0) + 1
        row.voucher_year, row.voucher_seq = _voucher(session, row)
        row.voucher_no = f"{row.voucher_year}/{row.voucher_seq}"
        row.approved_by = approver
        row.posted_at = entry.moment
        row.prev_hash = prev_hash
        row.hash = row_hash(chain_row(row, pictures), lines, prev_hash or "")
        row.content = ""
        row.state = str(EntryState.POSTED)
    session.flush()


def _voucher(session: Session, row: LedgerEntry) -> tuple[str, int]:
    """Year and next number of the books' year in which the entry lies: 2026-27, 15."""
    first, last = books_of(session, row.group_id).year_of(row.on_date)
    year = str(first.year) if first.year == last.year else f"{first.year}-{last.year % 100:02d}"
    before = session.scalar(
        select(func.max(LedgerEntry.voucher_seq)).where(
            LedgerEntry.group_id == row.group_id, LedgerEntry.voucher_year == year
        )
    )
    return year, (before or 0) + 1


def lines_of(session: Session, row: LedgerEntry) -> tuple[Line, ...]:
    """The lines of an entry, posted or not, by number."""
    if row.state != EntryState.POSTED:
        return lines_from_text(row.content)
    rows = session.scalars(
        select(LedgerPosting)
        .where(LedgerPosting.entry_id == row.id)
        .order_by(LedgerPosting.line_no)
    )
    return tuple(
        Line(x.account, x.amount, x.member_id, x.loan_id, x.fund, x.bank_id, x.lender_id)
        for x in rows
    )


def draft_of(session: Session, row: LedgerEntry) -> EntryDraft:
    """An entry as a draft again, without its pictures (they are kept already)."""
    return EntryDraft(
        group_id=row.group_id,
        on_date=row.on_date,
        kind=EntryKind(row.kind),
        narration=row.narration,
        lines=lines_of(session, row),
        meeting_id=row.meeting_id,
        resolution_id=row.resolution_id,
        resolution_no=row.resolution_no,
        payee_id=row.payee_id,
        reverses=row.reverses,
        corrects=row.corrects,
        reason=row.reason,
        idempotency_key=row.idempotency_key,
        resolution_on=row.resolution_on,
        resolution_amount=row.resolution_amount,
    )
