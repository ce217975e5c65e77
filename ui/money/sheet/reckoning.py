"""What a sheet comes to while it is filled in: rows as painted, sums, the box. Plain Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace

from finance.rules.cash_count import Difference, difference
from finance.rules.sheet import (
    Ask,
    Box,
    Column,
    Given,
    Mark,
    MemberDue,
    RowState,
    Totals,
    row_state,
    totals,
)
from finance.sheet.content import PaymentKind
from finance.sheet.views import MemberRow, SheetState, SheetView

__all__ = ["CellShown", "Reckoning", "RowShown"]


@dataclass(frozen=True)
class CellShown:
    """One amount of a row. `soft`: asked for, but nothing is written yet."""

    amount: int
    soft: bool
    bold: bool


@dataclass(frozen=True)
class RowShown:
    """A row as it is painted."""

    member: MemberRow
    mark: Mark
    cells: Mapping[Column, CellShown]
    paid: int
    state: RowState
    missing: int


class Reckoning:
    """What a sheet comes to as it stands: rows, sums, the box, the count."""

    def __init__(self, view: SheetView) -> None:
        self.view = view
        self.content = view.content
        self._order = [row.person_id for row in view.rows]

    @property
    def open(self) -> bool:
        """Whether anything can still be written."""
        return self.view.state is not SheetState.CLOSED

    @property
    def columns(self) -> tuple[Column, ...]:
        """The columns of money; extra savings only once somebody gave some."""
        columns = self.view.columns
        extra = any(Column.VOLUNTARY in row.amounts for row in self.content.rows)
        if not extra or Column.VOLUNTARY in columns:
            return columns
        return (columns[0], Column.VOLUNTARY, *columns[1:])

    def member(self, person_id: str) -> MemberRow:
        """A member's row as it was read."""
        return self.view.row(person_id)

    def name(self, person_id: str | None) -> str:
        """Her name, "" for nobody of this sheet."""
        found = next((r.name for r in self.view.rows if r.person_id == person_id), None)
        return found or ""

    def numbered(self, number: int) -> MemberRow | None:
        """The member of this number."""
        return next((row for row in self.view.rows if row.number == number), None)

    def due(self, person_id: str) -> MemberDue:
        """What she owes today, with the fine of her mark."""
        due = self.member(person_id).due
        fine = self.view.fines.get(self.content.row(person_id).mark, 0)
        if not fine:
            return due
        ask = Ask("attendance", Column.FINE, fine, self.view.on_date)
        return replace(due, asks=(*due.asks, ask))

    def given(self, person_id: str) -> Given:
        """What she gave."""
        return self.content.row(person_id).given

    def rows(self) -> list[RowShown]:
        """All rows, in the order of their numbers."""
        return [self.row(person_id) for person_id in self._order]

    def row(self, person_id: str) -> RowShown:
        """One row."""
        due, given = self.due(person_id), self.given(person_id)
        state, missing = row_state(due, given)
        cells = {column: self._cell(due, given, column) for column in self.columns}
        member = self.member(person_id)
        return RowShown(member, given.mark, cells, given.total, state, missing)

    @staticmethod
    def _cell(due: MemberDue, given: Given, column: Column) -> CellShown:
        asked = due.due(column)
        if column not in given.amounts:
            return CellShown(asked, soft=True, bold=False)
        amount = given.of(column)
        extra = column in (Column.FINE, Column.OTHER, Column.VOLUNTARY) and amount > 0
        return CellShown(amount, soft=False, bold=amount != asked or extra)

    def totals(self) -> Totals:
        """The foot of the sheet."""
        return totals((self.due(person), self.given(person)) for person in self._order)

    def repaid(self) -> int:
        """Principal that is paid back now: what is kept until it is due stays out on loan."""
        found = 0
        for person in self._order:
            given, due = self.given(person).of(Column.PRINCIPAL), self.due(person)
            kept = self.content.row(person).advance == "hold"
            found += min(given, due.due(Column.PRINCIPAL)) if kept else given
        return found

    def lent(self) -> int:
        """Out on loan at the end: before, less what is paid back now or was kept for today."""
        kept = sum(loan.kept_principal for row in self.view.rows for loan in row.due.loans)
        out = sum(p.amount for p in self.content.payments if p.kind is PaymentKind.LOAN)
        return self.view.recall.lent - kept - self.repaid() + out

    def box(self) -> Box:
        """The cash box as it must be now."""
        content = self.content
        return Box(
            self.view.recall.cash,
            self.totals().received,
            content.paid,
            content.to_bank,
            content.from_bank,
        )

    def count(self) -> Difference:
        """Book beside count."""
        return difference(self.box().must, self.content.pieces)

    def untouched(self) -> int:
        """Rows that owe something and in which nothing is written."""
        return sum(
            1
            for row in self.rows()
            if row.mark.here and row.missing and all(cell.soft for cell in row.cells.values())
        )
