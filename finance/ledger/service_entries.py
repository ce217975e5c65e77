"""Single entries outside a meeting: posted with the second person beside, or kept waiting.

Rights: MONEY_PREPARE to prepare and withdraw, MONEY_APPROVE to confirm or refuse. That preparer
and second are two persons is asked of the persons, never of their offices.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.commands import (
    ApproveEntry,
    EntryDraft,
    RefuseEntry,
    ReplaceEntry,
    WithdrawEntry,
)
from finance.ledger.content import shown_hash_of_row
from finance.ledger.door_checks import check_draft
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import Approval, EntryAttachment, LedgerEntry
from finance.ledger.posting import REFUSED, check_payee, draft_of, finish, keep_waiting, post
from finance.rules.entries import EntryState
from governance.attachments import AttachmentStore
from sr_board.access.accounts import sign_in
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound, OutOfDate, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory
from sr_board.vault.users import SecondSigner

__all__ = ["ApprovalService", "EntryService", "entry_row"]

CHANGED = frozenset({"money"})


def entry_row(session: Session, entry_id: str) -> LedgerEntry:
    """An entry in any state. Raises NotFound "entry-unknown"."""
    row = session.get(LedgerEntry, entry_id)
    if row is None:
        raise NotFound("entry-unknown", what="entry")
    return row


class EntryService:
    """Entries of the treasurer."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> MoneyEntry:
        who = self._who
        return MoneyEntry(session, self._clock, who.account_id, who.person_id, self._attachments)

    def post(self, draft: EntryDraft, second: SecondSigner | None = None) -> Done:
        """Post an entry now. Returns its id. Raises NotAllowed and as `posting.post`."""
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            posted = post(self._entry(uow.session), draft, second=second)
            uow.record("money.posted", subject=f"entry/{posted.id}", second=second)
            return Done(posted.id, CHANGED, uow.commit())

    def keep_waiting(self, draft: EntryDraft) -> Done:
        """Keep an entry for the second person. Returns its id.

        Raises NotAllowed and as `posting.keep_waiting`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            ref = keep_waiting(self._entry(uow.session), draft)
            uow.record("money.waiting", subject=f"entry/{ref}")
            return Done(ref, CHANGED, uow.commit())

    def ask_again(self, entry_id: str) -> Done:
        """Let a refused entry wait again as it stands; whoever wants it otherwise withdraws it.

        Raises NotAllowed, NotFound, RuleBroken "entry-not-draft", "entry-of-another".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = entry_row(uow.session, entry_id)
            if row.state != EntryState.DRAFT:
                raise RuleBroken("entry-not-draft")
            self._mine(row)
            row.state = str(EntryState.WAITING)
            uow.record("money.waiting", subject=f"entry/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def replace(self, command: ReplaceEntry) -> Done:
        """Send an entry that came back again, changed; the old one stays, taken back.

        Returns the id of the new one. Raises NotAllowed, NotFound, RuleBroken "entry-not-draft",
        "entry-of-another", and as `post` and `keep_waiting`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            row = entry_row(session, command.entry_id)
            if row.state != EntryState.DRAFT:
                raise RuleBroken("entry-not-draft")
            self._mine(row)
            row.state, row.idempotency_key = str(EntryState.WITHDRAWN), None
            session.flush()
            entry, draft = self._entry(session), self._with_pictures(session, row, command.draft)
            uow.record("money.withdrawn", subject=f"entry/{row.id}")
            if command.wait:
                ref = keep_waiting(entry, draft)
                uow.record("money.waiting", subject=f"entry/{ref}")
            else:
                ref = post(entry, draft, second=command.second).id
                uow.record("money.posted", subject=f"entry/{ref}", second=command.second)
            return Done(ref, CHANGED, uow.commit())

    def _with_pictures(self, session: Session, row: LedgerEntry, draft: EntryDraft) -> EntryDraft:
        """The draft with the pictures that were kept before, when it brings none."""
        store = self._attachments
        if draft.attachments or store is None:
            return draft
        files = session.scalars(
            select(EntryAttachment.file_id)
            .where(EntryAttachment.entry_id == row.id)
            .order_by(EntryAttachment.place)
        ).all()
        return replace(draft, attachments=tuple(store.content(each) for each in files))

    def withdraw(self, command: WithdrawEntry) -> Done:
        """Take back a draft or waiting entry.

        Raises NotAllowed, NotFound, RuleBroken "entry-posted", "entry-of-another".
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            row = entry_row(uow.session, command.entry_id)
            if row.state not in (EntryState.DRAFT, EntryState.WAITING):
                raise RuleBroken("entry-posted")
            self._mine(row)
            row.state = str(EntryState.WITHDRAWN)
            row.idempotency_key = None
            row.reverses = None
            uow.record("money.withdrawn", subject=f"entry/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def _mine(self, row: LedgerEntry) -> None:
        if row.prepared_by != self._who.person_id:
            raise RuleBroken("entry-of-another")


class ApprovalService:
    """What waits for a second person."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _signer(
        self, session: Session, row: LedgerEntry, second: SecondSigner | None
    ) -> tuple[str, SecondSigner | None]:
        """The person who confirms: beside the one at the desk, or herself by her sign-in.

        Raises NotAllowed, RuleBroken "second-person-…".
        """
        if second is not None:
            signer = require_second(session, self._who, second, Action.MONEY_APPROVE, row.group_id)
            person = sign_in(session, signer.slot_id).person_id
        else:
            if row.prepared_by == self._who.person_id:
                raise RuleBroken("second-person-same")
            require(self._who, Action.MONEY_APPROVE)
            person, signer = self._who.person_id, None
        if person == row.prepared_by:
            raise RuleBroken("second-person-same")
        return person, signer

    def _waiting(self, session: Session, entry_id: str) -> LedgerEntry:
        row = entry_row(session, entry_id)
        if row.state != EntryState.WAITING:
            raise RuleBroken("entry-not-waiting")
        return row

    def approve(self, command: ApproveEntry) -> Done:
        """Confirm a waiting entry as it was shown; it is posted with that.

        All rules are asked again, on today's books. Raises NotAllowed, NotFound, RuleBroken
        "entry-not-waiting", "second-person-…", "payee-confirms", OutOfDate "entry-changed", and
        what the checks of the door raise.
        """
        require(self._who, Action.MONEY_READ)
        with self._uow() as uow:
            session = uow.session
            row = self._waiting(session, command.entry_id)
            person, signer = self._signer(session, row, command.second)
            if command.content_hash != row.content_hash or row.content_hash != shown_hash_of_row(
                session, row, draft_of(session, row)
            ):
                raise OutOfDate("entry-changed")
            entry = MoneyEntry(session, self._clock, self._who.account_id, row.prepared_by)
            draft = draft_of(session, row)
            check_draft(entry, draft)
            check_payee(draft, row.prepared_by, person)
            posted = finish(entry, row, draft, person, command.reason)
            uow.record("money.approved", subject=f"entry/{posted.id}", second=signer)
            return Done(posted.id, CHANGED, uow.commit())

    def refuse(self, command: RefuseEntry) -> Done:
        """Send a waiting entry back to its preparer with the reason.

        Raises as `approve`, InputInvalid "text-missing".
        """
        require(self._who, Action.MONEY_READ)
        with self._uow() as uow:
            session = uow.session
            row = self._waiting(session, command.entry_id)
            person, signer = self._signer(session, row, command.second)
            reason = clean_text(command.reason, field="reason", most=2000, required=True)
            entry = MoneyEntry(session, self._clock, self._who.account_id, row.prepared_by)
            session.add(
                Approval(
                    **entry.new(),
                    group_id=row.group_id,
                    subject=f"entry/{row.id}",
                    entry_id=row.id,
                    person_id=person,
                    decision=REFUSED,
                    content_hash=row.content_hash,
                    reason=reason,
                )
            )
            row.state = str(EntryState.DRAFT)
            row.refused_reason = reason
            uow.record("money.refused", subject=f"entry/{row.id}", second=signer)
            return Done(row.id, CHANGED, uow.commit())
