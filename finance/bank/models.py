"""Tables of the bank: its lines, what was ticked, reconciliations; lenders and their schedules;
dated rules. Rows never leave services. Amounts are whole paise.
"""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
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
    "BankLine",
    "BankMatch",
    "BankSetting",
    "DatedRuleRow",
    "ExternalInstalment",
    "ExternalLoan",
    "ExternalPlan",
    "FederationDue",
    "Reconciliation",
]

_WORD = String(30)
_NAME = String(120)


class BankSetting(Recorded, BookBase):
    """What is remembered of a bank account: how its files are read (`columns`, JSON), and the
    standing resolution by which its own lines (charges, automatic debits) are booked."""

    __tablename__ = "bank_setting"

    bank_id: Mapped[str] = mapped_column(ForeignKey("bank_account.id"), primary_key=True)
    columns: Mapped[str] = mapped_column(Text, default="")
    standing_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"))
    standing_no: Mapped[str] = mapped_column(String(60), default="")


class BankLine(Recorded, BookBase):
    """A line of a passbook or statement. `amount`: into the account above nought.

    `batch`: the lines that were written together, `place` in it. `dropped`: why a line written by
    mistake does not count.
    """

    __tablename__ = "bank_line"
    __table_args__ = (Index("ix_bank_line_bank_date", "bank_id", "on_date"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"))
    bank_id: Mapped[str] = mapped_column(ForeignKey("bank_account.id"))
    on_date: Mapped[date] = mapped_column(Date)
    number: Mapped[str] = mapped_column(_NAME, default="")
    text: Mapped[str] = mapped_column(String(300), default="")
    amount: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int | None] = mapped_column(BigInteger)
    batch: Mapped[str] = mapped_column(Id)
    place: Mapped[int] = mapped_column(Integer)
    dropped: Mapped[str] = mapped_column(Text, default="")


class BankMatch(Recorded, BookBase):
    """One line of one side of a tick. Rows with the same `tick` belong together; `undone_at`:
    the tick was taken away. Exactly one of `line_id` and `entry_id` with `line_no` is set."""

    __tablename__ = "bank_match"
    __table_args__ = (
        ForeignKeyConstraint(["entry_id", "line_no"], ["posting.entry_id", "posting.line_no"]),
        Index("ix_bank_match_bank", "bank_id", "undone_at"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"))
    bank_id: Mapped[str] = mapped_column(ForeignKey("bank_account.id"))
    tick: Mapped[str] = mapped_column(Id, index=True)
    line_id: Mapped[str | None] = mapped_column(ForeignKey("bank_line.id"), index=True)
    entry_id: Mapped[str | None] = mapped_column(Id, index=True)
    line_no: Mapped[int | None] = mapped_column(Integer)
    undone_at: Mapped[datetime | None] = mapped_column(UtcTime)
    undone_by: Mapped[str | None] = mapped_column(Id)


class Reconciliation(Recorded, BookBase):
    """A reconciliation that agreed. Final. `items`: the open items as they stood, JSON."""

    __tablename__ = "reconciliation"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"))
    bank_id: Mapped[str] = mapped_column(ForeignKey("bank_account.id"), index=True)
    as_of: Mapped[date] = mapped_column(Date)
    bank_balance: Mapped[int] = mapped_column(BigInteger)
    book_balance: Mapped[int] = mapped_column(BigInteger)
    items: Mapped[str] = mapped_column(Text)
    done_by: Mapped[str] = mapped_column(Id)


class ExternalLoan(Recorded, BookBase):
    """Money that the group owes outside, as the sanction letter says.

    `principal`: what is lent, or the limit of a cash credit. `rate`: exact per cent a year.
    `subvention`: whether the scheme of the dated rules gives interest back.
    """

    __tablename__ = "external_loan"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    kind: Mapped[str] = mapped_column(_WORD)
    lender: Mapped[str] = mapped_column(_NAME)
    fund: Mapped[str] = mapped_column(String(40))
    account: Mapped[str] = mapped_column(String(4))
    sanction_no: Mapped[str] = mapped_column(_NAME, default="")
    principal: Mapped[int] = mapped_column(BigInteger)
    rate: Mapped[str] = mapped_column(_WORD)
    method: Mapped[str] = mapped_column(_WORD)
    instalments: Mapped[int] = mapped_column(Integer)
    received_on: Mapped[date] = mapped_column(Date)
    first_due: Mapped[date | None] = mapped_column(Date)
    every_months: Mapped[int] = mapped_column(Integer, default=1)
    instalment: Mapped[int | None] = mapped_column(BigInteger)
    grace: Mapped[int] = mapped_column(Integer, default=0)
    unit: Mapped[int] = mapped_column(Integer, default=1)
    subvention: Mapped[bool] = mapped_column(Boolean, default=False)
    note: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None] = mapped_column(Date)


class ExternalInstalment(Recorded, BookBase):
    """One instalment of the lender's schedule. A change writes a new version, never over one."""

    __tablename__ = "external_instalment"
    __table_args__ = (UniqueConstraint("loan_id", "version", "n"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    loan_id: Mapped[str] = mapped_column(ForeignKey("external_loan.id"))
    version: Mapped[int] = mapped_column(Integer)
    n: Mapped[int] = mapped_column(Integer)
    due_on: Mapped[date] = mapped_column(Date)
    days: Mapped[int] = mapped_column(Integer)
    principal: Mapped[int] = mapped_column(BigInteger)
    interest: Mapped[int] = mapped_column(BigInteger)
    balance: Mapped[int] = mapped_column(BigInteger)


class ExternalPlan(Recorded, BookBase):
    """The lender changed its plan: the terms of one later version of the schedule. Final.

    `first_n`: its first instalment; those before stand in it as they were. `principal`: what the
    new instalments pay back. `begins`: the day from which their interest runs.
    """

    __tablename__ = "external_plan"
    __table_args__ = (UniqueConstraint("loan_id", "version"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    loan_id: Mapped[str] = mapped_column(ForeignKey("external_loan.id"))
    version: Mapped[int] = mapped_column(Integer)
    first_n: Mapped[int] = mapped_column(Integer)
    on_date: Mapped[date] = mapped_column(Date)
    begins: Mapped[date] = mapped_column(Date)
    principal: Mapped[int] = mapped_column(BigInteger)
    rate: Mapped[str] = mapped_column(_WORD)
    method: Mapped[str] = mapped_column(_WORD)
    instalments: Mapped[int] = mapped_column(Integer)
    first_due: Mapped[date | None] = mapped_column(Date)
    every_months: Mapped[int] = mapped_column(Integer)
    instalment: Mapped[int | None] = mapped_column(BigInteger)
    grace: Mapped[int] = mapped_column(Integer)
    unit: Mapped[int] = mapped_column(Integer)
    reason: Mapped[str] = mapped_column(Text)


class FederationDue(Recorded, BookBase):
    """An entry that paid dues to a federation, in the books of the group that paid, or one that
    received them, in the books of the federation (`group_id`: whose books). Final; it counts
    while its entry is not cancelled."""

    __tablename__ = "federation_due"
    __table_args__ = (Index("ix_federation_due_of", "federation_id", "payer_id"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"))
    payer_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    federation_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"))
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"))
    on_date: Mapped[date] = mapped_column(Date)
    amount: Mapped[int] = mapped_column(BigInteger)


class DatedRuleRow(Recorded, BookBase):
    """A group's own row of a dated rule. Append-only: a newer row goes before an older."""

    __tablename__ = "dated_rule"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    name: Mapped[str] = mapped_column(String(60))
    unit: Mapped[str] = mapped_column(_WORD)
    value: Mapped[str] = mapped_column(Text)
    valid_from: Mapped[date] = mapped_column(Date)
    valid_to: Mapped[date | None] = mapped_column(Date)
    source: Mapped[str] = mapped_column(Text)


for _model in (Reconciliation, ExternalInstalment, ExternalPlan, FederationDue, DatedRuleRow):
    assert isinstance(_model.__table__, Table)
    append_only(_model.__table__)
