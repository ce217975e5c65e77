"""Tables of accounts, their roles, rights by name, and drafts. Rows never leave services."""

from __future__ import annotations

from datetime import datetime
from typing import ClassVar

from sqlalchemy import ForeignKey, Integer, LargeBinary, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from sr_board.store.base import BookBase
from sr_board.store.types import Id, Recorded, UtcTime

__all__ = [
    "Account",
    "BooksLimit",
    "ConcernAddress",
    "ConcernNote",
    "ConcernWrap",
    "Draft",
    "KeptFile",
    "NamedRight",
    "RoleGrant",
]


class Account(Recorded, BookBase):
    """A person who can open the vault. `id` is the slot in the header; the holder is a person."""

    __tablename__ = "account"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    person_id: Mapped[str] = mapped_column(Id, index=True)
    closed_at: Mapped[datetime | None] = mapped_column(UtcTime)


class RoleGrant(Recorded, BookBase):
    """A role given to an account from a moment on, until it is ended. Never deleted."""

    __tablename__ = "role_grant"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    role: Mapped[str] = mapped_column(String(20))
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class NamedRight(Recorded, BookBase):
    """A right that no role implies, given to one account by resolution."""

    __tablename__ = "named_right"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    action: Mapped[str] = mapped_column(String(40))
    resolution: Mapped[str] = mapped_column(String(60))
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class BooksLimit(Recorded, BookBase):
    """A group whose books an account may open, and with others like it only those. An account
    without any such row in force opens the books of every group. Never deleted."""

    __tablename__ = "books_limit"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    account_id: Mapped[str] = mapped_column(ForeignKey("account.id"), index=True)
    group_id: Mapped[str] = mapped_column(Id)
    resolution: Mapped[str] = mapped_column(String(60))
    ended_at: Mapped[datetime | None] = mapped_column(UtcTime)


class KeptFile(Recorded, BookBase):
    """An attachment of the book: the id of its sealed file, true size in bytes, and its key."""

    __tablename__ = "kept_file"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    size: Mapped[int] = mapped_column(Integer)
    key: Mapped[bytes] = mapped_column(LargeBinary(32))


class Draft(BookBase):
    """What a person had typed and not yet saved, so that a lock or a power cut loses nothing.

    Not part of the audit chain: a draft is nobody's record until it is saved.
    """

    __tablename__ = "draft"
    __audited__: ClassVar[bool] = False

    account_id: Mapped[str] = mapped_column(Id, primary_key=True)
    page: Mapped[str] = mapped_column(String(60), primary_key=True)
    subject: Mapped[str] = mapped_column(String(60), primary_key=True)
    content: Mapped[str] = mapped_column(Text)
    saved_at: Mapped[datetime] = mapped_column(UtcTime)


class ConcernAddress(BookBase):
    """An account that notes of concern are sealed to: chair and secretary of the board."""

    __tablename__ = "concern_address"

    slot_id: Mapped[str] = mapped_column(Id, primary_key=True)


class ConcernNote(BookBase):
    """A note of concern on its way to the board: sealed, of one size for all. Gone once taken."""

    __tablename__ = "concern_note"

    id: Mapped[str] = mapped_column(Id, primary_key=True)
    body: Mapped[bytes] = mapped_column(LargeBinary)


class ConcernWrap(BookBase):
    """The key of a note, sealed to one who may take it."""

    __tablename__ = "concern_wrap"

    note_id: Mapped[str] = mapped_column(ForeignKey("concern_note.id"), primary_key=True)
    slot_id: Mapped[str] = mapped_column(Id, primary_key=True)
    sealed: Mapped[bytes] = mapped_column(LargeBinary)
