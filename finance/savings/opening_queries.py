"""A paper book as it stands: what was typed, what it adds up to, what is still wrong."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.ledger.models import LedgerEntry
from finance.rules.opening import (
    Control,
    PaperBook,
    Totals,
    check_opening,
    difference_by_fund,
    member_sums,
    totals,
)
from finance.savings.models import OpeningBatch
from finance.savings.opening_content import EMPTY, content_from_text, paper_book
from finance.savings.service_opening import TAKEN_BACK, unexplained
from finance.savings.views import OpeningView
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import SRBoardError
from sr_board.store.uow import ReadFactory

__all__ = ["OpeningQueries", "checked_content"]


def checked_content(
    content: Mapping[str, Any], today: date
) -> tuple[Totals, Control, Mapping[str, int], SRBoardError | None]:
    """Sums of what was typed, differences by fund, and the first thing that is wrong."""
    try:
        book = paper_book({**EMPTY, **content})
    except SRBoardError as error:
        without_day = {**EMPTY, **content, "cut_off": today.isoformat()}
        try:
            book = paper_book(without_day)
        except SRBoardError:
            return Totals(0, 0), Control(0, 0, 0), {}, error
        return *_sums(book), error
    try:
        check_opening(book, today)
    except SRBoardError as error:
        return *_sums(book), error
    return *_sums(book), None


def _sums(book: PaperBook) -> tuple[Totals, Control, Mapping[str, int]]:
    return totals(book), member_sums(book), difference_by_fund(book)


class OpeningQueries:
    """Paper books of a group."""

    def __init__(self, read: ReadFactory, clock: Clock, who: SignedIn) -> None:
        self._read, self._clock, self._who = read, clock, who

    def batch(self, group_id: str) -> OpeningView:
        """The batch of a group that counts, or an empty one. Raises NotAllowed, NotFound
        "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books = books_of(session, group_id)
            row = session.scalars(
                select(OpeningBatch)
                .where(OpeningBatch.group_id == group_id, OpeningBatch.state != TAKEN_BACK)
                .order_by(OpeningBatch.recorded_at.desc())
            ).first()
            if row is None:
                content = dict(EMPTY) | {"cut_off": books.opened_on.isoformat()}
                return self._view(session, None, group_id, content)
            return self._view(session, row, group_id, content_from_text(row.content))

    def sums(self, content: Mapping[str, Any]) -> OpeningView:
        """What typed rows add up to, before they are kept."""
        require(self._who, Action.MONEY_READ)
        return self._of(dict(EMPTY) | dict(content), "", "draft")

    def _of(self, content: dict[str, Any], group_id: str, state: str) -> OpeningView:
        found, sums, funds, problem = checked_content(content, self._clock.today())
        return OpeningView(
            "", group_id, state, content, found.assets, found.claims, sums, problem, "", "", 0,
            funds=funds,
        )  # fmt: skip

    def _view(
        self, session: Session, row: OpeningBatch | None, group_id: str, content: dict[str, Any]
    ) -> OpeningView:
        view = self._of(content, group_id, "draft" if row is None else row.state)
        if row is None:
            return view
        entry = session.get(LedgerEntry, row.entry_id) if row.entry_id else None
        return OpeningView(
            row.id,
            group_id,
            row.state,
            content,
            view.assets,
            view.claims,
            view.sums,
            view.problem,
            row.explanation,
            (entry.voucher_no or "") if entry else "",
            sum(unexplained(session, row).values()),
            (entry.hash or "") if entry else "",
            row.cut_off if entry else None,
            view.funds,
            row.source,
        )
