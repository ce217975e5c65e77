"""Taking over a paper book: kept while it is typed, posted as one entry, explained, taken back.

Right: MONEY_PREPARE; posting, explaining and taking back need a second person. Nothing may lie in
the books before the cut-off day; afterwards nothing can be posted before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.bank.models import ExternalLoan
from finance.ledger.books import books_of
from finance.ledger.commands import EntryDraft
from finance.ledger.entry import MoneyEntry
from finance.ledger.models import GroupBooks, LedgerEntry, LedgerPosting
from finance.ledger.posting import post
from finance.ledger.service_corrections import cancel_entry
from finance.loans.demands import cancel_demand
from finance.loans.models import Demand, Loan
from finance.rules.accounts import OPENING_DIFFERENCE, SURPLUS
from finance.rules.entries import EntryKind, EntryState, Line
from finance.rules.loans.states import DemandState, LoanState
from finance.rules.opening import check_opening, difference_by_fund
from finance.savings.commands import (
    ExplainDifference,
    KeepOpening,
    PostOpening,
    TakeBackOpening,
)
from finance.savings.models import OpeningBatch
from finance.savings.opening_content import EMPTY, content_from_text, content_text, paper_book
from finance.savings.opening_lines import opening_lines
from finance.savings.opening_loans import open_old_debts, open_old_loans
from finance.savings.service_savings import CHANGED
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["OpeningService", "batch_row", "unexplained"]

DRAFT, POSTED, TAKEN_BACK = "draft", "posted", "taken_back"
ALL = CHANGED | {"loans", "books"}


def batch_row(session: Session, batch_id: str) -> OpeningBatch:
    """One batch. Raises NotFound "opening-unknown"."""
    row = session.get(OpeningBatch, batch_id)
    if row is None:
        raise NotFound("opening-unknown", what="opening_batch")
    return row


def unexplained(session: Session, row: OpeningBatch) -> Mapping[str, int]:
    """What the batch put on 3010 in each fund, as a credit; empty once it was moved."""
    if row.entry_id is None or row.moved_entry_id is not None:
        return {}
    lines = session.execute(
        select(LedgerPosting.fund, LedgerPosting.amount).where(
            LedgerPosting.entry_id == row.entry_id,
            LedgerPosting.account == OPENING_DIFFERENCE,
        )
    )
    return {str(fund): -int(amount) for fund, amount in lines}


class OpeningService:
    """Paper books are taken over."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> MoneyEntry:
        return MoneyEntry(session, self._clock, self._who.account_id, self._who.person_id)

    def keep(self, command: KeepOpening) -> Done:
        """Keep what is typed, checked or not. Returns the id of the group's one draft.

        Raises NotAllowed, NotFound "books-not-opened", RuleBroken "opening-posted-before",
        InputInvalid "opening-too-long", "choice-unknown".
        """
        require(self._who, Action.MONEY_PREPARE)
        if command.source not in ("grid", "file"):
            raise InputInvalid("choice-unknown", field="source")
        with self._uow() as uow:
            session = uow.session
            books = books_of(session, command.group_id)
            row = self._draft(session, command.group_id)
            text = content_text({**EMPTY, **command.content})
            if row is None:
                row = OpeningBatch(
                    **self._entry(session).new(),
                    group_id=command.group_id,
                    cut_off=books.opened_on,
                    source=command.source,
                    state=DRAFT,
                    content=text,
                    difference=0,
                    explanation="",
                )
                session.add(row)
            row.content, row.source = text, command.source
            uow.record("opening.kept", subject=f"opening_batch/{row.id}")
            return Done(row.id, frozenset({"opening"}), uow.commit())

    @staticmethod
    def _draft(session: Session, group_id: str) -> OpeningBatch | None:
        rows = session.scalars(
            select(OpeningBatch).where(
                OpeningBatch.group_id == group_id, OpeningBatch.state != TAKEN_BACK
            )
        ).all()
        if any(row.state == POSTED for row in rows):
            raise RuleBroken("opening-posted-before")
        return rows[0] if rows else None

    def post(self, command: PostOpening) -> Done:
        """Post the batch as one entry of its cut-off day. Returns the batch's id.

        Raises NotAllowed, NotFound "opening-unknown", RuleBroken "opening-not-draft",
        "opening-entries-before" (date), and as `check_opening`, `open_loan`, `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            row = batch_row(session, command.batch_id)
            if row.state != DRAFT:
                raise RuleBroken("opening-not-draft")
            content = content_from_text(row.content)
            book = paper_book(content)
            check_opening(book, self._clock.today())
            self._begin_books(session, row.group_id, book)
            entry = self._entry(session)
            loans = open_old_loans(entry, row.group_id, book, content)
            lenders = open_old_debts(entry, row.group_id, book, content)
            draft = EntryDraft(
                group_id=row.group_id,
                on_date=book.cut_off,
                kind=EntryKind.OPENING,
                narration="",
                lines=opening_lines(book, loans, lenders),
                **command.grounds.fields(),
            )
            posted = post(entry, draft, second=command.second)
            row.cut_off, row.state, row.entry_id = book.cut_off, POSTED, posted.id
            row.difference = sum(difference_by_fund(book).values())
            uow.record("opening.posted", subject=f"opening_batch/{row.id}", second=command.second)
            return Done(row.id, ALL, uow.commit())

    @staticmethod
    def _begin_books(session: Session, group_id: str, book: Any) -> None:
        """The books begin on the cut-off day: nothing lies before it, nothing can come before."""
        first = session.scalars(
            select(LedgerEntry.on_date)
            .where(
                LedgerEntry.group_id == group_id,
                LedgerEntry.state == str(EntryState.POSTED),
                LedgerEntry.on_date < book.cut_off,
            )
            .order_by(LedgerEntry.on_date)
        ).first()
        if first is not None:
            raise RuleBroken("opening-entries-before", date=first)
        row = session.get(GroupBooks, group_id)
        if row is not None:
            row.opened_on = book.cut_off
            session.flush()

    def explain(self, command: ExplainDifference) -> Done:
        """Explain the difference and move it to 3020. Returns the batch's id.

        Raises NotAllowed, NotFound "opening-unknown", RuleBroken "opening-nothing-to-explain",
        InputInvalid "text-missing", and as `posting.post`.
        """
        require(self._who, Action.MONEY_PREPARE)
        words = clean_text(command.explanation, field="explanation", most=2000, required=True)
        with self._uow() as uow:
            session = uow.session
            row = batch_row(session, command.batch_id)
            parts = unexplained(session, row)
            if row.state != POSTED or not parts:
                raise RuleBroken("opening-nothing-to-explain")
            lines = tuple(
                line
                for fund, amount in parts.items()
                for line in (
                    Line(OPENING_DIFFERENCE, amount, fund=fund),
                    Line(SURPLUS, -amount, fund=fund),
                )
            )
            entry = self._entry(session)
            draft = EntryDraft(
                group_id=row.group_id,
                on_date=entry.today,
                kind=EntryKind.CORRECTION,
                narration="",
                lines=lines,
                reason=words,
            )
            posted = post(entry, draft, second=command.second)
            row.moved_entry_id, row.explanation = posted.id, words
            uow.record(
                "opening.explained", subject=f"opening_batch/{row.id}", second=command.second
            )
            return Done(row.id, ALL, uow.commit())

    def take_back(self, command: TakeBackOpening) -> Done:
        """Cancel the batch as a whole and begin a draft with the same rows. Returns the draft.

        Raises NotAllowed, NotFound "opening-unknown", RuleBroken "opening-not-posted", and as
        `cancel_entry`: loans that were repaid since, or savings taken out, stand against it.
        """
        require(self._who, Action.MONEY_PREPARE)
        with self._uow() as uow:
            session = uow.session
            row = batch_row(session, command.batch_id)
            if row.state != POSTED or row.entry_id is None:
                raise RuleBroken("opening-not-posted")
            entry = self._entry(session)
            if row.moved_entry_id is not None:
                cancel_entry(entry, row.moved_entry_id, command.reason, command.second)
            loans = _loans_of(session, row.entry_id)
            _close_lenders(session, row.entry_id, entry.today)
            cancel_entry(entry, row.entry_id, command.reason, command.second)
            for loan in loans:
                _drop(entry, loan, command.reason)
            row.state = TAKEN_BACK
            again = OpeningBatch(
                **entry.new(),
                group_id=row.group_id,
                cut_off=row.cut_off,
                source=row.source,
                state=DRAFT,
                content=row.content,
                difference=0,
                explanation="",
            )
            session.add(again)
            uow.record(
                "opening.taken_back", subject=f"opening_batch/{row.id}", second=command.second
            )
            return Done(again.id, ALL, uow.commit())


def _loans_of(session: Session, entry_id: str) -> list[Loan]:
    return list(
        session.scalars(
            select(Loan)
            .join(LedgerPosting, LedgerPosting.loan_id == Loan.id)
            .where(LedgerPosting.entry_id == entry_id)
        ).unique()
    )


def _close_lenders(session: Session, entry_id: str, on: date) -> None:
    """Lenders that were taken over by mistake are closed; what was owed is nought again."""
    rows = session.scalars(
        select(ExternalLoan)
        .join(LedgerPosting, LedgerPosting.lender_id == ExternalLoan.id)
        .where(LedgerPosting.entry_id == entry_id)
    ).unique()
    for row in rows:
        row.closed_on = on


def _drop(entry: MoneyEntry, loan: Loan, reason: str) -> None:
    """A loan that was taken over by mistake: nothing of it is asked for any more."""
    open_states = (DemandState.OPEN.value, DemandState.PART.value)
    demands = entry.session.scalars(
        select(Demand.id).where(Demand.loan_id == loan.id, Demand.state.in_(open_states))
    ).all()
    for demand in demands:
        cancel_demand(entry, demand, entry.today, reason)
    loan.state, loan.ended_on = LoanState.CLOSED.value, entry.today
