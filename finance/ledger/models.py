"""Tables of the books: settings, funds, accounts, entries, postings, approvals, locks, totals.

Rows never leave services. What is posted is final: the guards in the database
(`sr_board.store.money_guards`) refuse any change, whoever asks. Amounts are whole paise.
"""

from __future__ import annotations

from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import (
    BigInteger,
    Boolean,
    Date,
    ForeignKey,
    ForeignKeyConstraint,
    Index,
    Integer,
    String,
    Text,
    UniqueConstraint,
)
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.money_guards import guard_money
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "Approval",
    "BankAccount",
    "EntryAttachment",
    "Fund",
    "GroupBooks",
    "LedgerAccount",
    "LedgerEntry",
    "LedgerPosting",
    "Lock",
    "MemberAccount",
    "MonthTotal",
    "YearTotal",
]

_WORD = String(30)
_NAME = String(120)
_CODE = String(40)
_SHA = String(64)


_LINE = ("entry_id", "account", "fund", "bank_id", "amount")
_MEMBER_LINE = ("amount", "entry_id")
"""What sums of a time read beside the key, so that they are read from the index alone."""


class GroupBooks(Recorded, BookBase):
    """The books of a group: how it keeps its money. Amounts in paise.

    `year_start`: month in which the books' year begins. `denominations`: worth of each note and
    coin in paise, largest first, separated by spaces. `opened_on`: no entry lies before it.
    """

    __tablename__ = "group_books"

    group_id: Mapped[str] = mapped_column(ForeignKey("people_group.id"), primary_key=True)
    mode: Mapped[str] = mapped_column(_WORD)
    currency: Mapped[str] = mapped_column(String(3))
    minor_digits: Mapped[int] = mapped_column(Integer)
    meeting_period: Mapped[str] = mapped_column(_WORD)
    savings_amount: Mapped[int] = mapped_column(BigInteger)
    savings_unit: Mapped[int] = mapped_column(BigInteger)
    year_start: Mapped[int] = mapped_column(Integer)
    cash_limit: Mapped[int | None] = mapped_column(BigInteger)
    share_price: Mapped[int | None] = mapped_column(BigInteger)
    max_shares: Mapped[int | None] = mapped_column(Integer)
    denominations: Mapped[str] = mapped_column(Text)
    opened_on: Mapped[date] = mapped_column(Date)


class Fund(Recorded, BookBase):
    """Money kept apart for a purpose. `name` is empty while the kind's own name is used."""

    __tablename__ = "fund"

    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), primary_key=True)
    code: Mapped[str] = mapped_column(_CODE, primary_key=True)
    kind: Mapped[str] = mapped_column(_WORD)
    name: Mapped[str] = mapped_column(_NAME, default="")
    source: Mapped[str] = mapped_column(_NAME, default="")
    conditions: Mapped[str] = mapped_column(Text, default="")
    closed_on: Mapped[date | None] = mapped_column(Date)


class LedgerAccount(Recorded, BookBase):
    """An account of a group. `name` is empty while the standard name is used."""

    __tablename__ = "ledger_account"

    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), primary_key=True)
    code: Mapped[str] = mapped_column(String(4), primary_key=True)
    name: Mapped[str] = mapped_column(_NAME, default="")
    type: Mapped[str] = mapped_column(_WORD)
    control_of: Mapped[str] = mapped_column(_WORD)
    own: Mapped[bool] = mapped_column(Boolean)
    active: Mapped[bool] = mapped_column(Boolean)


class BankAccount(Recorded, BookBase):
    """An account at a bank. `overdraft`: cash credit, which alone may stand below nought."""

    __tablename__ = "bank_account"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    name: Mapped[str] = mapped_column(_NAME)
    bank: Mapped[str] = mapped_column(_NAME)
    branch: Mapped[str] = mapped_column(_NAME, default="")
    last_four: Mapped[str] = mapped_column(String(4), default="")
    overdraft: Mapped[bool] = mapped_column(Boolean, default=False)
    closed_on: Mapped[date | None] = mapped_column(Date)


class MemberAccount(Recorded, BookBase):
    """A member's account with the group. `member_id` is her person; her number is never reused."""

    __tablename__ = "member_account"
    __table_args__ = (UniqueConstraint("group_id", "number"),)

    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), primary_key=True)
    member_id: Mapped[str] = mapped_column(ForeignKey("person.id"), primary_key=True)
    number: Mapped[int] = mapped_column(Integer)
    joined_on: Mapped[date | None] = mapped_column(Date)
    left_on: Mapped[date | None] = mapped_column(Date)


class LedgerEntry(Recorded, BookBase):
    """One entry. Final once it is posted; its lines stand in `posting`.

    `content` holds the lines while it is a draft or waits, `content_hash` what a second person
    confirms. `seq` counts the posted entries of the group; `hash` covers row, lines and
    `prev_hash`. `resolution_amount`: what the resolution allows in all, said at its first use;
    `resolution_used`: paise of it that this entry uses (below nought: given back).
    """

    __tablename__ = "entry"
    __table_args__ = (
        UniqueConstraint("group_id", "seq"),
        UniqueConstraint("group_id", "voucher_no"),
        UniqueConstraint("group_id", "idempotency_key"),
        UniqueConstraint("group_id", "voucher_year", "voucher_seq"),
        Index("ix_entry_group_state_date", "group_id", "state", "on_date"),
        Index("ix_entry_paper_resolution", "group_id", "resolution_no"),
        Index("ix_entry_kind", "group_id", "kind", "on_date"),
    )

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"))
    on_date: Mapped[date] = mapped_column(Date)
    kind: Mapped[str] = mapped_column(_WORD)
    narration: Mapped[str] = mapped_column(Text)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    resolution_id: Mapped[str | None] = mapped_column(ForeignKey("resolution.id"), index=True)
    resolution_no: Mapped[str] = mapped_column(String(60), default="")
    resolution_on: Mapped[date | None] = mapped_column(Date)
    resolution_amount: Mapped[int | None] = mapped_column(BigInteger)
    resolution_used: Mapped[int] = mapped_column(BigInteger, default=0)
    payee_id: Mapped[str | None] = mapped_column(ForeignKey("person.id"))
    reverses: Mapped[str | None] = mapped_column(ForeignKey("entry.id"), unique=True)
    corrects: Mapped[str | None] = mapped_column(ForeignKey("entry.id"), index=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    refused_reason: Mapped[str] = mapped_column(Text, default="")
    prepared_by: Mapped[str] = mapped_column(Id)
    approved_by: Mapped[str | None] = mapped_column(Id)
    state: Mapped[str] = mapped_column(_WORD)
    idempotency_key: Mapped[str | None] = mapped_column(String(120))
    content: Mapped[str] = mapped_column(Text, default="")
    content_hash: Mapped[str] = mapped_column(_SHA)
    seq: Mapped[int | None] = mapped_column(Integer)
    voucher_no: Mapped[str | None] = mapped_column(String(40))
    voucher_year: Mapped[str | None] = mapped_column(String(10))
    voucher_seq: Mapped[int | None] = mapped_column(Integer)
    posted_at: Mapped[datetime | None] = mapped_column(UtcTime)
    prev_hash: Mapped[str | None] = mapped_column(_SHA)
    hash: Mapped[str | None] = mapped_column(_SHA)


class LedgerPosting(BookBase):
    """One line of a posted entry; amount in paise, debit above nought. Group and date are those
    of the entry, kept here so that sums are read from one index.

    Not digested one by one in the audit chain: the entry's hash covers every line of it.
    """

    __tablename__ = "posting"
    __audited__: ClassVar[bool] = False
    __table_args__ = (
        ForeignKeyConstraint(
            ["group_id", "account"], ["ledger_account.group_id", "ledger_account.code"]
        ),
        ForeignKeyConstraint(["group_id", "fund"], ["fund.group_id", "fund.code"]),
        Index("ix_posting_account", "group_id", "account", "on_date", "fund", "bank_id", "amount"),
        Index("ix_posting_day", "group_id", "on_date", *_LINE),
        Index("ix_posting_member", "group_id", "member_id", "account", "on_date", *_MEMBER_LINE),
        Index("ix_posting_loan", "loan_id", "account", "on_date", "amount"),
        Index("ix_posting_lender", "lender_id", "account", "on_date", "amount"),
    )

    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"), primary_key=True)
    line_no: Mapped[int] = mapped_column(Integer, primary_key=True)
    group_id: Mapped[str] = mapped_column(Id)
    on_date: Mapped[date] = mapped_column(Date)
    account: Mapped[str] = mapped_column(String(4))
    amount: Mapped[int] = mapped_column(BigInteger)
    member_id: Mapped[str | None] = mapped_column(Id)
    loan_id: Mapped[str | None] = mapped_column(Id)
    fund: Mapped[str] = mapped_column(_CODE)
    bank_id: Mapped[str | None] = mapped_column(ForeignKey("bank_account.id"))
    lender_id: Mapped[str | None] = mapped_column(Id)


class Approval(Recorded, BookBase):
    """What a second person said to an entry, bound to the content she was shown. Append-only."""

    __tablename__ = "approval"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    subject: Mapped[str] = mapped_column(String(60))
    entry_id: Mapped[str | None] = mapped_column(ForeignKey("entry.id"), index=True)
    person_id: Mapped[str] = mapped_column(Id)
    decision: Mapped[str] = mapped_column(_WORD)
    content_hash: Mapped[str] = mapped_column(_SHA)
    reason: Mapped[str] = mapped_column(Text, default="")


class Lock(Recorded, BookBase):
    """A lock, or the lifting of one (`lifts`). Append-only. `set_by`, `second_by`: persons."""

    __tablename__ = "lock"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    group_id: Mapped[str] = mapped_column(ForeignKey("group_books.group_id"), index=True)
    scope: Mapped[str] = mapped_column(_WORD)
    until: Mapped[date] = mapped_column(Date)
    meeting_id: Mapped[str | None] = mapped_column(ForeignKey("meeting.id"), index=True)
    lifts: Mapped[str | None] = mapped_column(ForeignKey("lock.id"), unique=True)
    reason: Mapped[str] = mapped_column(Text, default="")
    set_by: Mapped[str] = mapped_column(Id)
    second_by: Mapped[str | None] = mapped_column(Id)


class EntryAttachment(Recorded, BookBase):
    """A picture of a bill or slip that belongs to an entry. Append-only."""

    __tablename__ = "entry_attachment"
    __table_args__ = (UniqueConstraint("entry_id", "place"),)

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    entry_id: Mapped[str] = mapped_column(ForeignKey("entry.id"))
    place: Mapped[int] = mapped_column(Integer)
    file_id: Mapped[str] = mapped_column(Id)
    sha256: Mapped[str] = mapped_column(_SHA)


class MonthTotal(BookBase):
    """Debits and credits of a month by account, fund, bank and lender: kept by the database as
    entries are posted, rebuildable from the postings, and compared with them by the check."""

    __tablename__ = "month_total"
    __table_args__ = (
        # The first finds one month; the second, which is whole, adds up all of them in order. With
        # more in the first, sums of one account would be looked for there.
        Index("ix_month_total_month", "group_id", "month"),
        Index("ix_month_total_account", "group_id", "account", "fund", "month", "debit", "credit"),
    )
    __audited__: ClassVar[bool] = False

    group_id: Mapped[str] = mapped_column(Id, primary_key=True)
    account: Mapped[str] = mapped_column(String(4), primary_key=True)
    month: Mapped[str] = mapped_column(String(7), primary_key=True)
    fund: Mapped[str] = mapped_column(_CODE, primary_key=True)
    bank_id: Mapped[str] = mapped_column(Id, primary_key=True)
    lender_id: Mapped[str] = mapped_column(Id, primary_key=True)
    debit: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger)


class YearTotal(BookBase):
    """Debits and credits of a calendar year, as `MonthTotal` has them of a month: kept by the
    database as its months change. With it, what stands in an old book is read as quickly as in a
    new one."""

    __tablename__ = "year_total"
    __table_args__ = (
        Index("ix_year_total_account", "group_id", "account", "fund", "year", "debit", "credit"),
    )
    __audited__: ClassVar[bool] = False

    group_id: Mapped[str] = mapped_column(Id, primary_key=True)
    account: Mapped[str] = mapped_column(String(4), primary_key=True)
    year: Mapped[str] = mapped_column(String(4), primary_key=True)
    fund: Mapped[str] = mapped_column(_CODE, primary_key=True)
    bank_id: Mapped[str] = mapped_column(Id, primary_key=True)
    lender_id: Mapped[str] = mapped_column(Id, primary_key=True)
    debit: Mapped[int] = mapped_column(BigInteger)
    credit: Mapped[int] = mapped_column(BigInteger)


guard_money(BookBase.metadata)
