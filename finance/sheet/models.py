"""Tables of the meeting's money: sheets, who was there, what each gave, payments, counts.

Rows never leave services. Amounts are paise. Everything of a closed sheet is final; database
triggers refuse any change. What is typed before that stands in `SheetDraft`, nobody's record yet.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    Date,
    ForeignKey,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.triggers import append_only
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "AttendanceMoney",
    "CashCount",
    "MeetingMoney",
    "SheetDraft",
    "SheetLine",
    "SheetPayment",
    "SheetRules",
]

_WORD = String(30)
_CODE = String(10)
_NUMBER = String(60)


class SheetRules(Recorded, BookBase):
    """Fines of a group's meeting rules, by the mark of attendance; 0 for none."""

    __tablename__ = "sheet_rules"

    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), primary_key=True)
    late_fine: Mapped[int] = mapped_column(BigInteger, default=0)
    leave_fine: Mapped[int] = mapped_column(BigInteger, default=0)
    absent_fine: Mapped[int] = mapped_column(BigInteger, default=0)


class MeetingMoney(Recorded, BookBase):
    """The sheet of one meeting: open, counted, closed. `number` counts the group's sheets.

    `content`: what was counted or closed, as `finance.sheet.content` writes it. `opening`,
    `received`, `book`, `counted` in paise, from the closing on. `code`: the first digits of the
    chain's last hash. `entry_id`: the one entry of the sheet, None when nothing was received.
    """

    __tablename__ = "meeting_money"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), unique=True)
    on_date: Mapped[date] = mapped_column(Date)
    number: Mapped[int] = mapped_column(Integer)
    state: Mapped[str] = mapped_column(_WORD)
    prepared_by: Mapped[str] = mapped_column(ForeignKey("person.id"))
    content: Mapped[str] = mapped_column(Text, default="")
    opening: Mapped[int] = mapped_column(BigInteger, default=0)
    received: Mapped[int] = mapped_column(BigInteger, default=0)
    book: Mapped[int] = mapped_column(BigInteger, default=0)
    counted: Mapped[int] = mapped_column(BigInteger, default=0)
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"))
    code: Mapped[str] = mapped_column(String(20), default="")
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class SheetDraft(BookBase):
    """What is typed on an open sheet, kept after every change. Not part of the audit chain."""

    __tablename__ = "sheet_draft"
    __audited__: ClassVar[bool] = False

    sheet_id: Mapped[str] = mapped_column(Id, primary_key=True, info={"part_of": "meeting_money"})
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)


class AttendanceMoney(Recorded, BookBase):
    """A member's mark at a meeting: present, late, leave, absent; and who brought her money.

    `asked`: what was asked of her that day, "savings:5000 fine:500", paise by column.
    """

    __tablename__ = "attendance_money"
    __table_args__ = (UniqueConstraint("sheet_id", "member_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("meeting_money.id"))
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"), index=True)
    mark: Mapped[str] = mapped_column(_WORD)
    sent_with: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    asked: Mapped[str] = mapped_column(Text, default="")


class SheetLine(Recorded, BookBase):
    """So many paise of a member in one column, for one demand or (None) beyond what was due."""

    __tablename__ = "sheet_line"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("meeting_money.id"), index=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    column: Mapped[str] = mapped_column(_WORD)
    amount: Mapped[int] = mapped_column(BigInteger)
    loan_id: Mapped[str | None] = mapped_column(ForeignKey("loan.id"))
    demand_id: Mapped[str | None] = mapped_column(ForeignKey("demand.id"))


class SheetPayment(Recorded, BookBase):
    """A payment out of the box at a meeting, with the entry that books it."""

    __tablename__ = "sheet_payment"
    __table_args__ = (UniqueConstraint("sheet_id", "place"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    sheet_id: Mapped[str] = mapped_column(ForeignKey("meeting_money.id"))
    place: Mapped[int] = mapped_column(Integer)
    kind: Mapped[str] = mapped_column(_WORD)
    amount: Mapped[int] = mapped_column(BigInteger)
    account: Mapped[str] = mapped_column(_CODE, default="")
    fund: Mapped[str] = mapped_column(_WORD, default="general")
    payee_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    payee: Mapped[str] = mapped_column(String(120), default="")
    loan_id: Mapped[str | None] = mapped_column(ForeignKey("loan.id"))
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    resolution_no: Mapped[str] = mapped_column(_NUMBER, default="")
    note: Mapped[str] = mapped_column(Text, default="")
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"))


class CashCount(Recorded, BookBase):
    """The box counted by two persons. `pieces`: "50000x2 10000x6", worth in paise times number."""

    __tablename__ = "cash_count"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    sheet_id: Mapped[str | None] = mapped_column(ForeignKey("meeting_money.id"), unique=True)
    on_date: Mapped[date] = mapped_column(Date)
    pieces: Mapped[str] = mapped_column(Text)
    book: Mapped[int] = mapped_column(BigInteger)
    counted: Mapped[int] = mapped_column(BigInteger)
    difference: Mapped[int] = mapped_column(BigInteger)
    reason: Mapped[str] = mapped_column(Text, default="")
    first_id: Mapped[str] = mapped_column(ForeignKey("person.id"))
    second_id: Mapped[str] = mapped_column(ForeignKey("person.id"))


assert isinstance(MeetingMoney.__table__, Table)
append_only(MeetingMoney.__table__, when="OLD.state = 'closed'")
for _final in (AttendanceMoney, SheetLine, SheetPayment, CashCount):
    assert isinstance(_final.__table__, Table)
    append_only(_final.__table__)
