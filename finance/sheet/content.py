"""What a collection sheet holds while it is filled in: rows, payments, bank, count. Frozen values.

The sheet is kept as one text after every change, so that after a power cut it opens where it
stood. Amounts are paise. Reading an old text never fails on a field it does not have.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum
from types import MappingProxyType
from typing import Any

from finance.rules.sheet import Column, Given, Mark
from sr_board.base.text import clean_line, clean_text

__all__ = [
    "BankContent",
    "PaymentContent",
    "PaymentKind",
    "RowContent",
    "SheetContent",
    "as_text",
    "cleaned",
    "from_text",
]

VERSION = 1
_EMPTY: Mapping[Column, int] = MappingProxyType({})
_NO_PIECES: Mapping[int, int] = MappingProxyType({})


class PaymentKind(StrEnum):
    """What money goes out for at a meeting."""

    LOAN = "loan"
    WITHDRAWAL = "withdrawal"
    EXPENSE = "expense"
    HELP = "help"
    OTHER = "other"


@dataclass(frozen=True)
class RowContent:
    """One member's row. `advance`: what she chose for principal above what is due (shorten, lower,
    hold). `other_for`: account that money in the column "other" goes to, "" for the usual one."""

    member_id: str
    mark: Mark = Mark.PRESENT
    amounts: Mapping[Column, int] = field(default_factory=lambda: _EMPTY)
    sent_with: str | None = None
    advance: str = ""
    other_for: str = ""

    @property
    def given(self) -> Given:
        """The row as the rules see it."""
        return Given(self.mark, self.amounts, self.sent_with)

    def with_amount(self, column: Column, amount: int) -> RowContent:
        """The row with another amount in one column."""
        return replace(self, amounts=MappingProxyType({**self.amounts, column: amount}))


@dataclass(frozen=True)
class PaymentContent:
    """One payment out of the box. `account`: what it is for (an expense, a kind of savings).
    `reason`: why the person who receives it also prepares or confirms it."""

    id: str
    kind: PaymentKind
    amount: int
    payee_id: str | None = None
    payee: str = ""
    account: str = ""
    loan_id: str | None = None
    resolution_id: str | None = None
    resolution_no: str = ""
    note: str = ""
    fund: str = "general"
    reason: str = ""


@dataclass(frozen=True)
class BankContent:
    """Money taken to the bank (`amount` above 0) or fetched from it (below 0)."""

    id: str
    bank_id: str
    amount: int
    slip: str = ""


@dataclass(frozen=True)
class SheetContent:
    """Everything typed on one sheet. `step`: where the meeting stands, 0 to 8."""

    rows: tuple[RowContent, ...] = ()
    payments: tuple[PaymentContent, ...] = ()
    bank: tuple[BankContent, ...] = ()
    pieces: Mapping[int, int] = field(default_factory=lambda: _NO_PIECES)
    counters: tuple[str, ...] = ()
    reason: str = ""
    step: int = 0
    reached: int = 0

    def row(self, member_id: str) -> RowContent:
        """A member's row; an untouched one for a member who has none yet."""
        for row in self.rows:
            if row.member_id == member_id:
                return row
        return RowContent(member_id)

    def with_row(self, row: RowContent) -> SheetContent:
        """The sheet with this row put in its place."""
        return self.with_rows((row,))

    def with_rows(self, rows: Iterable[RowContent]) -> SheetContent:
        """The sheet with these rows put in their places."""
        new = {row.member_id: row for row in rows}
        kept = [new.pop(row.member_id, row) for row in self.rows]
        return replace(self, rows=(*kept, *new.values()))

    @property
    def paid(self) -> int:
        """All payments out, paise."""
        return sum(payment.amount for payment in self.payments)

    @property
    def to_bank(self) -> int:
        """Taken to the bank, paise."""
        return sum(line.amount for line in self.bank if line.amount > 0)

    @property
    def from_bank(self) -> int:
        """Fetched from the bank, paise."""
        return -sum(line.amount for line in self.bank if line.amount < 0)


def cleaned(content: SheetContent) -> SheetContent:
    """The sheet with texts fit to be kept: no marks that turn writing round, ends trimmed.

    Raises InputInvalid "text-too-long".
    """
    slips = (replace(each, slip=clean_line(each.slip, field="slip")) for each in content.bank)
    return replace(
        content,
        payments=tuple(_clean_payment(payment) for payment in content.payments),
        bank=tuple(slips),
        reason=clean_text(content.reason, field="reason"),
    )


def _clean_payment(payment: PaymentContent) -> PaymentContent:
    lines = {name: getattr(payment, name) for name in ("payee", "resolution_no", "note")}
    lines = {name: clean_line(text, field=name) for name, text in lines.items()}
    return replace(payment, reason=clean_text(payment.reason, field="reason"), **lines)


def as_text(content: SheetContent) -> str:
    """The sheet as canonical JSON: the same content is the same text."""
    return json.dumps(
        {
            "version": VERSION,
            "step": content.step,
            "reached": content.reached,
            "rows": [_row_out(row) for row in content.rows],
            "payments": [_plain(payment) for payment in content.payments],
            "bank": [_plain(line) for line in content.bank],
            "pieces": {str(worth): n for worth, n in sorted(content.pieces.items())},
            "counters": list(content.counters),
            "reason": content.reason,
        },
        ensure_ascii=False,
        sort_keys=True,
    )


def _plain(part: PaymentContent | BankContent) -> dict[str, Any]:
    return {key: value for key, value in vars(part).items() if value not in (None, "")}


def _row_out(row: RowContent) -> dict[str, Any]:
    return {
        "member_id": row.member_id,
        "mark": row.mark.value,
        "amounts": {column.value: amount for column, amount in sorted(row.amounts.items())},
        "sent_with": row.sent_with,
        "advance": row.advance,
        "other_for": row.other_for,
    }


def from_text(text: str) -> SheetContent:
    """The sheet that a text holds; an empty text is an empty sheet."""
    if not text:
        return SheetContent()
    data: dict[str, Any] = json.loads(text)
    return SheetContent(
        rows=tuple(_row_in(row) for row in data.get("rows", ())),
        payments=tuple(
            PaymentContent(**{**row, "kind": PaymentKind(row["kind"])})
            for row in data.get("payments", ())
        ),
        bank=tuple(BankContent(**row) for row in data.get("bank", ())),
        pieces=MappingProxyType({int(k): int(n) for k, n in data.get("pieces", {}).items()}),
        counters=tuple(data.get("counters", ())),
        reason=str(data.get("reason", "")),
        step=int(data.get("step", 0)),
        reached=int(data.get("reached", 0)),
    )


def _row_in(row: Mapping[str, Any]) -> RowContent:
    amounts = {Column(key): int(amount) for key, amount in row.get("amounts", {}).items()}
    return RowContent(
        member_id=row["member_id"],
        mark=Mark(row.get("mark", Mark.PRESENT.value)),
        amounts=MappingProxyType(amounts),
        sent_with=row.get("sent_with"),
        advance=row.get("advance", ""),
        other_for=row.get("other_for", ""),
    )
