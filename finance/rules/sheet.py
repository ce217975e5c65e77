"""The collection sheet of a meeting: what is due, what was paid, and what the box must hold.

Source: the domain paper, sections 10 and 14. All amounts are paise. A row holds what one member
owes today and what she gave, column by column; nothing here knows tables or screens.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "ACCOUNTS",
    "Ask",
    "Box",
    "Column",
    "Doubt",
    "Given",
    "LoanOut",
    "Mark",
    "MemberDue",
    "Part",
    "RowState",
    "Spread",
    "Totals",
    "as_due",
    "check_given",
    "doubts",
    "fill",
    "row_state",
    "spread",
    "totals",
]


class Mark(StrEnum):
    """Whether a member came."""

    PRESENT = "present"
    LATE = "late"
    LEAVE = "leave"
    ABSENT = "absent"

    @property
    def here(self) -> bool:
        """She is in the room and can hand over money herself."""
        return self in (Mark.PRESENT, Mark.LATE)


class Column(StrEnum):
    """What money on the sheet is for, in the order of the columns."""

    SAVINGS = "savings"
    SHARES = "shares"
    SOCIAL = "social"
    VOLUNTARY = "voluntary"
    PRINCIPAL = "principal"
    INTEREST = "interest"
    FINE = "fine"
    OTHER = "other"


ACCOUNTS: Mapping[Column, str] = MappingProxyType(
    {
        Column.SAVINGS: "2010",
        Column.SHARES: "2030",
        Column.SOCIAL: "2040",
        Column.VOLUNTARY: "2020",
        Column.PRINCIPAL: "1110",
        Column.INTEREST: "4010",
        Column.FINE: "4020",
        Column.OTHER: "4040",
    }
)
"""The account that money of a column goes to."""

_OF_LOANS = (Column.PRINCIPAL, Column.INTEREST)
_NOTHING: Mapping[Column, int] = MappingProxyType({})
USUAL_TIMES = 10
"""An amount of so many times the usual is asked for again."""


@dataclass(frozen=True)
class Ask:
    """One open demand of a member: `amount` paise for a column, of one loan or of none."""

    id: str
    column: Column
    amount: int
    due_on: date
    loan_id: str | None = None


@dataclass(frozen=True)
class LoanOut:
    """A running loan: `balance` is the principal still out, `fund` the fund it was lent from.
    `kept`: what was kept for her before and is taken off what is due, of that `kept_principal`
    goes to the loan itself."""

    id: str
    balance: int
    fund: str = "general"
    kept: int = 0
    kept_principal: int = 0


@dataclass(frozen=True)
class MemberDue:
    """What one member owes at this meeting, and her running loans, oldest first."""

    member_id: str
    asks: tuple[Ask, ...] = ()
    loans: tuple[LoanOut, ...] = ()

    def due(self, column: Column) -> int:
        """Paise due in a column."""
        return sum(ask.amount for ask in self.asks if ask.column is column)

    @property
    def total(self) -> int:
        """Paise due in all columns."""
        return sum(ask.amount for ask in self.asks)

    @property
    def lent(self) -> int:
        """Principal of all her loans that is still out."""
        return sum(loan.balance for loan in self.loans)


@dataclass(frozen=True)
class Given:
    """What one member gave. A column that is missing was not filled in yet.

    `sent_with`: the person who brought the money of a member who is not here.
    """

    mark: Mark = Mark.PRESENT
    amounts: Mapping[Column, int] = field(default_factory=lambda: _NOTHING)
    sent_with: str | None = None

    def of(self, column: Column) -> int:
        """Paise given in a column."""
        return self.amounts.get(column, 0)

    @property
    def total(self) -> int:
        """Paise given in all columns."""
        return sum(self.amounts.values())


class RowState(StrEnum):
    """How a row stands."""

    PAID = "paid"
    SENT = "sent"
    PART = "part"
    DUE = "due"
    NOTHING = "nothing"


def row_state(due: MemberDue, given: Given) -> tuple[RowState, int]:
    """The state of a row, and how much of what is due is missing, paise.

    More in one column never hides what is missing in another.
    """
    missing = sum(max(0, due.due(column) - given.of(column)) for column in Column)
    if not missing:
        if not given.total:
            return RowState.NOTHING, 0
        return (RowState.PAID if given.mark.here else RowState.SENT), 0
    return (RowState.PART if given.total else RowState.DUE), missing


def as_due(due: MemberDue, given: Given) -> Given:
    """The row "paid as due": every due column filled, what was typed elsewhere kept.

    A member who is not here pays only when somebody brought the money.
    """
    if not given.mark.here and given.sent_with is None:
        return given
    asked = {column: due.due(column) for column in Column if due.due(column)}
    kept = {column: amount for column, amount in given.amounts.items() if column not in asked}
    return Given(given.mark, MappingProxyType({**kept, **asked}), given.sent_with)


@dataclass(frozen=True)
class Part:
    """So many paise for one demand, or (demand None) beyond everything that was due."""

    column: Column
    amount: int
    ask_id: str | None = None
    loan_id: str | None = None


def fill(due: MemberDue, column: Column, amount: int) -> tuple[Part, ...]:
    """Divide what was given in a column among its demands, oldest first.

    What remains of principal goes to her loans in their order, never beyond their balance (an
    advance). What remains of anything else stands without a demand. The parts are the amount.
    """
    parts: list[Part] = []
    left, used = amount, dict.fromkeys((loan.id for loan in due.loans), 0)
    for ask in sorted(due.asks, key=lambda ask: ask.due_on):
        if ask.column is not column:
            continue
        part = min(left, ask.amount)
        if part:
            parts.append(Part(column, part, ask.id, ask.loan_id))
            left -= part
            if column is Column.PRINCIPAL and ask.loan_id in used:
                used[ask.loan_id] += part
    if column is Column.PRINCIPAL:
        for loan in due.loans:
            part = min(left, loan.balance - used[loan.id])
            if part > 0:
                parts.append(Part(column, part, None, loan.id))
                left -= part
    if left:
        parts.append(Part(column, left))
    return tuple(parts)


@dataclass(frozen=True)
class Spread:
    """A sum of money divided among the columns of a row; `rest` is more than what was due."""

    amounts: Mapping[Column, int]
    rest: int


SPREAD_ORDER: tuple[Column, ...] = (
    Column.SAVINGS,
    Column.SHARES,
    Column.SOCIAL,
    Column.FINE,
    Column.INTEREST,
    Column.PRINCIPAL,
    Column.OTHER,
)
"""How one sum that a member hands over is divided: savings, then fine, interest, principal."""


def spread(due: MemberDue, total: int, order: Sequence[Column] = SPREAD_ORDER) -> Spread:
    """Divide one sum among what is due, column by column in `order`."""
    left, amounts = total, dict.fromkeys((c for c in order if due.due(c)), 0)
    for column in amounts:
        amounts[column] = min(left, due.due(column))
        left -= amounts[column]
    return Spread(MappingProxyType(amounts), left)


def check_given(due: MemberDue, given: Given) -> None:
    """Refuse what cannot be booked.

    Raises InputInvalid "amount-negative" (field: the column); RuleBroken "payment-above-owed"
    (owed_paise, paid_paise, column) for principal beyond her loans or interest beyond what is
    due; RuleBroken "absent-pays" when she is not here and nobody brought the money.
    """
    for column, amount in given.amounts.items():
        if amount < 0:
            raise InputInvalid("amount-negative", field=column.value)
    owed = {Column.PRINCIPAL: due.lent, Column.INTEREST: due.due(Column.INTEREST)}
    for column in _OF_LOANS:
        if given.of(column) > owed[column]:
            raise RuleBroken(
                "payment-above-owed",
                field=column.value,
                owed_paise=owed[column],
                paid_paise=given.of(column),
                member_id=due.member_id,
            )
    if given.total and not given.mark.here and given.sent_with is None:
        raise RuleBroken("absent-pays", member_id=due.member_id)


class Doubt(StrEnum):
    """What is asked again, and may stay."""

    NOT_A_MULTIPLE = "not-a-multiple"
    MUCH_MORE = "much-more"
    ADVANCE = "advance"


def doubts(
    due: MemberDue, column: Column, amount: int, *, unit: int = 0, usual: int = 0
) -> tuple[Doubt, ...]:
    """What a careful treasurer would ask about one amount.

    `unit`: savings are usually a multiple of it, 0 for none. `usual`: what is usual where nothing
    is due, paise.
    """
    found: list[Doubt] = []
    saved = column in (Column.SAVINGS, Column.VOLUNTARY)
    if saved and unit and amount % unit:
        found.append(Doubt.NOT_A_MULTIPLE)
    measure = due.due(column) or usual
    if measure and amount >= USUAL_TIMES * measure:
        found.append(Doubt.MUCH_MORE)
    if column is Column.PRINCIPAL and due.due(column) < amount <= due.lent:
        found.append(Doubt.ADVANCE)
    return tuple(found)


@dataclass(frozen=True)
class Totals:
    """The foot of the sheet: given in each column, due today, missing, rows that are in full."""

    columns: Mapping[Column, int]
    due: int
    missing: int
    in_full: int
    rows: int

    @property
    def received(self) -> int:
        """Paise received in all columns."""
        return sum(self.columns.values())


def totals(rows: Iterable[tuple[MemberDue, Given]]) -> Totals:
    """Add up a sheet. A row with nothing due and nothing given is in full."""
    columns = dict.fromkeys(Column, 0)
    due = missing = in_full = count = 0
    for asked, given in rows:
        for column in Column:
            columns[column] += given.of(column)
        lacks = row_state(asked, given)[1]
        due, missing, count = due + asked.total, missing + lacks, count + 1
        in_full += not lacks
    return Totals(MappingProxyType(columns), due, missing, in_full, count)


@dataclass(frozen=True)
class Box:
    """The cash box of a meeting, paise: at the start, received, paid out, to and from the bank."""

    opening: int
    received: int = 0
    paid: int = 0
    to_bank: int = 0
    from_bank: int = 0

    @property
    def must(self) -> int:
        """What must be in the box now."""
        return self.opening + self.received + self.from_bank - self.paid - self.to_bank

    def check_payment(self, amount: int, *, loan: bool) -> None:
        """Refuse a payment that the box does not hold.

        Raises RuleBroken "loan-above-cash" or "payment-above-cash" (cash_paise, amount_paise).
        """
        if amount <= self.must:
            return
        told: dict[str, object] = {"field": "amount", "cash_paise": self.must}
        if loan:
            raise RuleBroken("loan-above-cash", amount_paise=amount, **told)
        raise RuleBroken("payment-above-cash", amount_paise=amount, **told)
