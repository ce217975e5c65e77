"""Quick sheets for the tests of the meeting's money."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from types import MappingProxyType

from sqlalchemy import select

from finance.ledger.models import LedgerEntry, LedgerPosting
from finance.rules.sheet import Mark
from finance.sheet.commands import CloseSheet, OpenSheet
from finance.sheet.content import PaymentContent, PaymentKind, SheetContent
from finance.sheet.views import SheetView
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from ui.money.sheet.sitting import Sitting

from .conftest import TODAY, Money

__all__ = [
    "begun",
    "closed",
    "counted",
    "expense",
    "lines_of_entries",
    "marked",
    "pieces_for",
    "sitting",
]

WORTHS = (50000, 20000, 10000, 5000, 2000, 1000, 500, 200, 100)


def begun(money: Money, day: date = TODAY) -> SheetView:
    """A new sheet of the group, as its page sees it."""
    desk = money.desk()
    return desk.sheets.sheet(desk.sheet_work.open(OpenSheet(money.group, day)).id)


def sitting(money: Money, day: date = TODAY) -> Sitting:
    """A new sheet, as the page works on it."""
    return Sitting(begun(money, day))


def pieces_for(amount: int) -> Mapping[int, int]:
    """Notes and coins that come to an amount (paise, whole rupees)."""
    found: dict[int, int] = {}
    for worth in WORTHS:
        found[worth], amount = divmod(amount, worth)
    assert amount == 0
    return MappingProxyType({worth: n for worth, n in found.items() if n})


def counted(money: Money, sheet: Sitting, *, off: int = 0, reason: str = "") -> SheetContent:
    """The sheet with its box counted by Malati and Bina, `off` paise beside the book."""
    sheet.content = replace(
        sheet.content,
        pieces=pieces_for(sheet.box().must + off),
        counters=(money.person["Malati"], money.person["Bina"]),
        reason=reason,
    )
    return sheet.content


def closed(money: Money, sheet: Sitting, *, off: int = 0, reason: str = "") -> Done:
    """The sheet counted and closed; Asha confirms the payments."""
    content = counted(money, sheet, off=off, reason=reason)
    second = money.second() if content.payments else None
    return money.desk().sheet_closing.close(CloseSheet(sheet.view.id, content, second))


def expense(amount: int, **more: object) -> PaymentContent:
    """Stationery by resolution 7/2026 of the paper minutes."""
    facts: dict[str, object] = {"account": "5030", "payee": "Shop", "resolution_no": "7/2026"}
    facts |= {"kind": PaymentKind.EXPENSE, **more}
    return PaymentContent(new_id(), amount=amount, **facts)  # type: ignore[arg-type]


def lines_of_entries(money: Money) -> list[tuple[str, dict[str, int]]]:
    """Kind and sums by account of all entries, in the order of the chain."""
    found: list[tuple[str, dict[str, int]]] = []
    with money.book.read() as session:
        for row in session.scalars(select(LedgerEntry).order_by(LedgerEntry.seq)):
            sums: dict[str, int] = {}
            for line in session.scalars(
                select(LedgerPosting).where(LedgerPosting.entry_id == row.id)
            ):
                sums[line.account] = sums.get(line.account, 0) + line.amount
            found.append((row.kind, sums))
    return found


def marked(sheet: Sitting, **marks: Mark) -> None:
    """Marks of attendance by name."""
    for name, mark in marks.items():
        person = next(row.person_id for row in sheet.view.rows if row.name == name)
        sheet.mark(person, mark)
