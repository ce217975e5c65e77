"""What is read of collection sheets. Right: MONEY_READ."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date

from sqlalchemy import select

from finance.ledger.models import GroupBooks
from finance.rules.sheet import Mark
from finance.sheet.building import build_sheet, fines_of
from finance.sheet.models import MeetingMoney
from finance.sheet.views import SheetRow, SheetState, SheetView
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.people.models import Group
from sr_board.store.uow import ReadFactory

__all__ = ["SheetQueries"]

LIST_MOST = 60


class SheetQueries:
    """Sheets of meetings."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def groups(self) -> tuple[tuple[str, str], ...]:
        """Groups with books: (id, name), by name. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            rows = session.execute(
                select(Group.id, Group.name)
                .join(GroupBooks, GroupBooks.group_id == Group.id)
                .order_by(Group.name)
            )
            return tuple((key, name) for key, name in rows)

    def list(self, group_id: str | None = None) -> tuple[SheetRow, ...]:
        """Sheets, the latest first. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        query = (
            select(MeetingMoney, Group.name)
            .join(Group, Group.id == MeetingMoney.group_id)
            .order_by(MeetingMoney.on_date.desc(), MeetingMoney.number.desc())
            .limit(LIST_MOST)
        )
        if group_id is not None:
            query = query.where(MeetingMoney.group_id == group_id)
        with self._read() as session:
            return tuple(_row(row, name) for row, name in session.execute(query))

    def open_sheets(self) -> Sequence[SheetRow]:
        """Sheets that were begun and are not closed. Raises NotAllowed."""
        return [row for row in self.list() if row.state is not SheetState.CLOSED]

    def sheet(self, sheet_id: str) -> SheetView:
        """One sheet whole. Raises NotAllowed, NotFound "money-sheet-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = session.get(MeetingMoney, sheet_id)
            if row is None:
                raise NotFound("money-sheet-unknown", what="sheet")
            return build_sheet(session, row, self._who.person_id)

    def form(self, group_id: str, on_date: date) -> SheetView:
        """An empty sheet for a day, prefilled with what will be asked; nothing is begun.

        For groups that write on paper first. Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            row = MeetingMoney(
                id="form",
                group_id=group_id,
                on_date=on_date,
                number=0,
                state=SheetState.OPEN.value,
                code="",
            )
            return build_sheet(session, row, self._who.person_id)

    def fines(self, group_id: str) -> Mapping[Mark, int]:
        """What each mark of attendance costs, paise. Raises NotAllowed."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            return fines_of(session, group_id)


def _row(row: MeetingMoney, name: str) -> SheetRow:
    return SheetRow(
        row.id,
        row.group_id,
        name,
        row.on_date,
        row.number,
        SheetState(row.state),
        row.received,
        row.counted,
        row.counted - row.book,
    )
