"""Writing into a vault that was opened to read, and reading from damaged pages: their sentences."""

from __future__ import annotations

import pytest
from sqlalchemy import select

from sr_board.access.models import Account
from sr_board.audit.log import AuditLog
from sr_board.store.engine import make_engine
from sr_board.store.uow import UnitOfWork, make_reader
from sr_board.vault.faults import DatabaseDamaged, VaultReadOnly
from tests.conftest import Book


def test_a_commit_in_a_vault_opened_to_read_says_so(book: Book) -> None:
    book.engine.dispose()
    book.vault.read_only = True
    engine = make_engine(lambda: book.vault.connect("book"), read_only=True)
    with (
        pytest.raises(VaultReadOnly),
        UnitOfWork(engine, AuditLog(book.vault, "book", book.clock)) as unit,
    ):
        account = unit.session.scalars(select(Account)).one()
        account.closed_at = book.clock.now()
        unit.record("user.closed", subject="account/x")
        unit.commit()
    engine.dispose()
    book.vault.read_only = False


def test_reading_damaged_pages_is_told_as_damage(book_to_spoil: Book) -> None:
    vault = book_to_spoil.vault
    book_to_spoil.engine.dispose()
    engine = make_engine(lambda: vault.connect("book"), read_only=True)
    read = make_reader(engine)
    path, _, _ = vault.place("book")
    whole = path.read_bytes()
    pages = len(whole) // 4096
    raw = bytearray(whole)
    for page in range(2, pages):
        raw[page * 4096 + 100] ^= 1
    path.write_bytes(raw)
    with pytest.raises(DatabaseDamaged), read() as session:
        session.scalars(select(Account)).all()
    engine.dispose()
    path.write_bytes(whole)
