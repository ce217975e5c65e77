"""Closing a sheet: everything of the meeting is posted in one transaction, and locked.

Right: MONEY_PREPARE; a second person where money goes out. The order is that of the domain paper,
section 10: sheet, payments, bank, cash difference. Money fetched from the bank goes before the
payments when they need it, for the box is never below nought. Closing twice changes nothing.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.balances import cash_in_hand
from finance.ledger.books import BooksView, books_of
from finance.ledger.commands import EntryDraft, SetMeetingLock
from finance.ledger.models import LedgerEntry
from finance.ledger.posting import MoneyEntry, Posted, post
from finance.ledger.service_locks import set_meeting_lock
from finance.loans.demands import due_lines
from finance.loans.kept import use_kept
from finance.loans.payments import settle
from finance.loans.running import loan_of, running_loans
from finance.loans.service_lending import begin_loan, lent_line
from finance.rules.cash_count import Difference
from finance.rules.entries import EntryKind, Line
from finance.rules.loans.states import LoanState, LoanStep, check_loan_step
from finance.rules.sheet import Column, Mark, MemberDue
from finance.sheet.asking import Member, members_on
from finance.sheet.building import KEPT, fines_of, share_terms, social_fund
from finance.sheet.commands import CloseSheet
from finance.sheet.content import (
    BankContent,
    PaymentContent,
    PaymentKind,
    SheetContent,
    as_text,
    cleaned,
)
from finance.sheet.models import (
    AttendanceMoney,
    CashCount,
    MeetingMoney,
    SheetDraft,
    SheetPayment,
)
from finance.sheet.pieces import asked_as_text, pieces_as_text
from finance.sheet.posting_rows import book_rows, raise_asked, settle_rows
from finance.sheet.service_sheet import CHANGED, check_counted, keep_draft, open_row
from finance.sheet.views import SheetState
from governance.attachments import AttachmentStore
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory
from sr_board.vault.users import SecondSigner

__all__ = ["ClosingService"]

CODE_DIGITS = 16


class ClosingService:
    """The end of a meeting's money."""

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

    def close(self, command: CloseSheet) -> Done:
        """Post sheet, payments, bank and difference, and lock the meeting.

        A closed sheet is left as it is. Raises NotAllowed, NotFound "money-sheet-unknown", what
        `check_counted` and the rows refuse, RuleBroken "second-person-…", and everything that the
        posting refuses; then nothing is changed and what was typed is still there.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            row = open_row(session, command.sheet_id)
            if row.state == SheetState.CLOSED:
                return Done(row.id)
            entry, content = self._entry(session), cleaned(command.content)
            keep_draft(entry, row.id, content)
            session.flush()
            entry.check_persons(content.counters)
            book, counted = check_counted(session, row, content, self._who.person_id)
            opening = cash_in_hand(session, row.group_id, row.on_date)
            _Closing(entry, row, content, command.second).post_all(book, counted)
            _seal(entry, row, content, (opening, book, counted))
            second = command.second if content.payments else None
            uow.record("sheet.closed", subject=f"meeting_money/{row.id}", second=second)
            return Done(row.id, CHANGED | {"loans", "demands", "locks"}, uow.commit())


class _Closing:
    """One closing in its unit of work."""

    def __init__(
        self,
        entry: MoneyEntry,
        row: MeetingMoney,
        content: SheetContent,
        second: SecondSigner | None,
    ) -> None:
        self.entry, self.row, self.content, self.second = entry, row, content, second
        self.books: BooksView = books_of(entry.session, row.group_id)
        self.meeting = row.meeting_id or row.id

    def post_all(self, book: int, counted: int) -> None:
        """All entries, in their order."""
        self._sheet()
        fetched = [line for line in self.content.bank if line.amount < 0]
        first = fetched if self._needs(fetched) else []
        self._bank(first)
        for place, payment in enumerate(self.content.payments, start=1):
            self._payment(place, payment)
        self._bank([line for line in self.content.bank if line not in first])
        self._difference(Difference(book, counted))

    def _post(self, key: str, kind: EntryKind, lines: Sequence[Line], **more: object) -> Posted:
        """One entry of this meeting, under a key by which it is posted once only."""
        draft = EntryDraft(
            group_id=self.row.group_id,
            on_date=self.row.on_date,
            kind=kind,
            narration="",
            lines=tuple(lines),
            meeting_id=self.row.meeting_id,
            idempotency_key=f"sheet/{self.row.id}{key}",
        )
        two = kind in (EntryKind.PAYMENT, EntryKind.LOAN_OUT)
        return post(
            self.entry,
            replace(draft, **more),  # type: ignore[arg-type]
            second=self.second if two else None,
        )

    # -- steps 2 to 6

    def _check_shares(self) -> None:
        """Only whole shares are booked. Raises RuleBroken "share-not-whole" (member, rest)."""
        price, _most = share_terms(self.entry.session, self.books)
        for row in self.content.rows if price else ():
            rest = row.given.of(Column.SHARES) % price
            if rest:
                raise RuleBroken("share-not-whole", member=row.member_id, rest_paise=rest)

    def _use_kept(self) -> None:
        """Money kept for a member pays what is due now; the box does not move."""
        session, row = self.entry.session, self.row
        loans = tuple(running_loans(session, row.group_id))
        lines = due_lines(session, row.group_id, row.on_date, meeting_id=self.meeting)
        plans = use_kept(loans, lines, row.on_date)
        if plans:
            all_lines = [line for plan in plans for line in plan.lines()]
            posted = self._post(KEPT, EntryKind.RECEIPT, all_lines)
            settle(self.entry, posted, plans)

    def _sheet(self) -> None:
        session, row, content = self.entry.session, self.row, self.content
        members = members_on(session, row.group_id, row.on_date)
        fines = fines_of(session, row.group_id)
        raise_asked(self.entry, self.books, members, content, fines, row.on_date, self.meeting)
        self._check_shares()
        self._use_kept()
        social = social_fund(session, row.group_id)
        booked = book_rows(
            self.entry, self.books, members, content, row.on_date, self.meeting, social
        )
        _write_attendance(self.entry, row.id, members, content, booked.dues)
        if not booked.lines:
            return
        posted = self._post("", EntryKind.MEETING, booked.entry_lines())
        row.entry_id = posted.id
        row.received = sum(each.given.total for each in content.rows)
        settle_rows(self.entry, row.group_id, row.id, booked, posted)

    # -- step 7

    def _needs(self, fetched: Sequence[BankContent]) -> bool:
        """Whether the payments need the money that was fetched from the bank."""
        if not fetched or not self.content.payments:
            return False
        cash = cash_in_hand(self.entry.session, self.row.group_id, self.row.on_date)
        return cash < self.content.paid

    def _payment(self, place: int, payment: PaymentContent) -> None:
        if payment.kind is PaymentKind.LOAN and payment.loan_id is not None:
            posted, account = self._loan(payment, payment.loan_id), "1110"
        else:
            account = payment.account
            member = payment.payee_id if account in ("2010", "2020") else None
            fund = payment.fund
            if account == "2040":
                fund = social_fund(self.entry.session, self.row.group_id)
            lines = (
                Line(account, payment.amount, member_id=member, fund=fund),
                Line("1010", -payment.amount, fund=fund),
            )
            posted = self._post(f"/payment/{payment.id}", EntryKind.PAYMENT, lines, **_of(payment))
        self.entry.session.add(
            SheetPayment(
                **self.entry.new(),
                sheet_id=self.row.id,
                place=place,
                kind=payment.kind.value,
                amount=payment.amount,
                account=account,
                fund=payment.fund,
                payee_id=payment.payee_id,
                payee=payment.payee,
                loan_id=payment.loan_id,
                resolution_id=payment.resolution_id,
                resolution_no=payment.resolution_no,
                note=payment.note,
                entry_id=posted.id,
            )
        )

    def _loan(self, payment: PaymentContent, loan_id: str) -> Posted:
        loan = loan_of(self.entry.session, loan_id)
        check_loan_step(LoanState(loan.state), LoanStep.PAY_OUT)
        if loan.group_id != self.row.group_id or loan.amount != payment.amount:
            raise RuleBroken("sheet-loan-changed")
        lines = (lent_line(loan), Line("1010", -loan.amount, fund=loan.fund))
        more = {
            **_of(payment),
            "resolution_id": loan.resolution_id,
            "resolution_no": loan.resolution_no,
            "payee_id": loan.member_id,
        }
        posted = self._post(f"/payment/{payment.id}", EntryKind.LOAN_OUT, lines, **more)
        begin_loan(self.entry, loan, posted, None)
        return posted

    # -- steps 8 and 9

    def _bank(self, lines: Sequence[BankContent]) -> None:
        for line in lines:
            pair = (
                Line("1020", line.amount, bank_id=line.bank_id),
                Line("1010", -line.amount),
            )
            self._post(f"/bank/{line.id}", EntryKind.CONTRA, pair, narration=line.slip)

    def _difference(self, found: Difference) -> None:
        lines = tuple(Line(account, amount) for account, amount in found.lines())
        if lines:
            self._post("/difference", EntryKind.CONTRA, lines, reason=self.content.reason)


def _of(payment: PaymentContent) -> dict[str, object]:
    words = [each for each in (payment.note, payment.payee) if each]
    return {
        "narration": ", ".join(words),
        "resolution_id": payment.resolution_id,
        "resolution_no": payment.resolution_no,
        "payee_id": payment.payee_id,
        "reason": payment.reason or payment.note,
    }


def _write_attendance(
    entry: MoneyEntry,
    sheet_id: str,
    members: Sequence[Member],
    content: SheetContent,
    dues: Mapping[str, MemberDue],
) -> None:
    for member in members:
        row = content.row(member.person_id)
        sent = None if row.mark in (Mark.PRESENT, Mark.LATE) else row.sent_with
        entry.session.add(
            AttendanceMoney(
                **entry.new(),
                sheet_id=sheet_id,
                member_id=member.person_id,
                mark=row.mark.value,
                sent_with=sent,
                asked=asked_as_text(dues[member.person_id]),
            )
        )


def _seal(
    entry: MoneyEntry, row: MeetingMoney, content: SheetContent, sums: tuple[int, int, int]
) -> None:
    """The count is written, the meeting locked, the sheet final."""
    session = entry.session
    opening, book, counted = sums
    first, second = content.counters
    session.add(
        CashCount(
            **entry.new(),
            group_id=row.group_id,
            sheet_id=row.id,
            on_date=row.on_date,
            pieces=pieces_as_text(content.pieces),
            book=book,
            counted=counted,
            difference=counted - book,
            reason=content.reason,
            first_id=first,
            second_id=second,
        )
    )
    if cash_in_hand(session, row.group_id, row.on_date) != counted:
        raise RuleBroken("sheet-cash-differs")
    set_meeting_lock(entry, SetMeetingLock(row.group_id, row.meeting_id, row.on_date))
    draft = session.get(SheetDraft, row.id)
    if draft is not None:
        session.delete(draft)
    row.opening, row.book, row.counted = opening, book, counted
    row.content, row.code = as_text(content), _code(session, row.group_id)
    row.closed_at = entry.moment
    session.flush()
    row.state = SheetState.CLOSED.value


def _code(session: Session, group_id: str) -> str:
    """The first digits of the last hash of the group's chain."""
    last = session.scalars(
        select(LedgerEntry.hash)
        .where(LedgerEntry.group_id == group_id, LedgerEntry.seq.is_not(None))
        .order_by(LedgerEntry.seq.desc())
        .limit(1)
    ).first()
    return (last or "")[:CODE_DIGITS]
