"""Cancelling and correcting what is posted: always by a new entry, dated today, by two persons.

Rights: MONEY_PREPARE; the second person MONEY_APPROVE. The old entry stays as it is.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.commands import CancelEntry, CorrectEntry, EntryDraft
from finance.ledger.door_checks import cancelled_by, effective_sheet
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import LedgerEntry
from finance.ledger.posting import Posted, lines_of, post
from finance.ledger.service_entries import entry_row
from finance.loans.taking_back import follow_correction, take_back
from finance.rules.entries import (
    EntryKind,
    EntryState,
    Line,
    check_cancel,
    check_entry,
    corrected,
    net,
    reversed_lines,
    used_of_resolution,
)
from finance.savings.taking_back import give_back
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory
from sr_board.vault.users import SecondSigner

__all__ = ["CorrectionService", "cancel_entry", "correct_entry"]

CHANGED = frozenset({"money"})


def cancel_entry(
    entry: MoneyEntry, entry_id: str, reason: str, second: SecondSigner | None
) -> Posted:
    """Post the mirror of an entry, dated today. Runs in the caller's unit of work.

    Raises NotFound, RuleBroken "entry-not-posted", "entry-already-cancelled", "write-off-final",
    "sheet-exists", "cycle-still-open", InputInvalid "reason-missing", and as `posting.post`.
    """
    session = entry.session
    row = _posted(session, entry_id)
    check_cancel(EntryKind(row.kind), cancelled=cancelled_before(session, row))
    _check_sheet(session, row)
    draft = EntryDraft(
        group_id=row.group_id,
        on_date=entry.today,
        kind=EntryKind.CORRECTION,
        narration=row.narration,
        lines=reversed_lines(lines_of(session, row)),
        resolution_id=row.resolution_id,
        resolution_no=row.resolution_no,
        resolution_on=row.resolution_on,
        reverses=row.id,
        reason=reason,
    )
    posted = post(entry, draft, second=second, used=-row.resolution_used)
    take_back(entry, row.id, posted)
    give_back(entry, row.id)
    return posted


def cancelled_before(session: Session, row: LedgerEntry) -> bool:
    """Whether any posted entry names this one in `reverses`: it is cancelled at most once."""
    found = select(LedgerEntry.id).where(LedgerEntry.reverses == row.id)
    return session.scalars(found.limit(1)).first() is not None


def _check_sheet(session: Session, row: LedgerEntry) -> None:
    """Cancelling a cancellation must not bring a second sheet of a meeting to life."""
    if row.reverses is None:
        return
    first = entry_row(session, row.reverses)
    sheet = first.kind == EntryKind.MEETING and first.meeting_id is not None
    if sheet and effective_sheet(session, first.group_id, first.meeting_id or ""):
        raise RuleBroken("sheet-exists")


def correct_entry(
    entry: MoneyEntry,
    entry_id: str,
    lines: Sequence[Line],
    reason: str,
    second: SecondSigner | None,
) -> Posted:
    """Post one correction: wrong lines mirrored and right ones, netted. In the caller's unit.

    What stands is the entry with all its corrections before. Raises as `cancel_entry`,
    RuleBroken "correction-changes-nothing", and what `check_entry` raises of the right lines.
    """
    session = entry.session
    row = _posted(session, entry_id)
    kind = EntryKind(row.kind)
    if kind is EntryKind.CORRECTION:
        raise RuleBroken("correct-the-first")
    check_cancel(kind, cancelled=cancelled_by(session, row.id) is not None)
    check_entry(kind, lines)
    wrong = standing_lines(session, row)
    change = corrected(wrong, lines)
    if not change:
        raise RuleBroken("correction-changes-nothing")
    draft = EntryDraft(
        group_id=row.group_id,
        on_date=entry.today,
        kind=EntryKind.CORRECTION,
        narration=row.narration,
        lines=change,
        resolution_id=row.resolution_id,
        resolution_no=row.resolution_no,
        resolution_on=row.resolution_on,
        corrects=row.id,
        reason=reason,
    )
    used = used_of_resolution(kind, lines) - used_of_resolution(kind, wrong)
    posted = post(entry, draft, second=second, used=used)
    follow_correction(entry, row.id, posted, lines)
    return posted


def standing_lines(session: Session, row: LedgerEntry) -> tuple[Line, ...]:
    """The lines of an entry as corrections since have left them, netted."""
    lines = list(lines_of(session, row))
    later = session.scalars(
        select(LedgerEntry)
        .where(LedgerEntry.corrects == row.id, LedgerEntry.state == str(EntryState.POSTED))
        .order_by(LedgerEntry.seq)
    )
    for correction in later:
        if cancelled_by(session, correction.id) is None:
            lines += lines_of(session, correction)
    return net(lines)


def _posted(session: Session, entry_id: str) -> LedgerEntry:
    row = entry_row(session, entry_id)
    if row.state != EntryState.POSTED:
        raise RuleBroken("entry-not-posted")
    return row


class CorrectionService:
    """Cancel and correct."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def cancel(self, command: CancelEntry) -> Done:
        """Cancel an entry. Returns the id of the new one. Raises as `cancel_entry`."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            posted = cancel_entry(entry, command.entry_id, command.reason, command.second)
            uow.record(
                "money.cancelled", subject=f"entry/{command.entry_id}", second=command.second
            )
            return Done(posted.id, CHANGED, uow.commit())

    def correct(self, command: CorrectEntry) -> Done:
        """Correct an entry. Returns the id of the new one. Raises as `correct_entry`."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            posted = correct_entry(
                entry, command.entry_id, command.lines, command.reason, command.second
            )
            uow.record(
                "money.corrected", subject=f"entry/{command.entry_id}", second=command.second
            )
            return Done(posted.id, CHANGED, uow.commit())
