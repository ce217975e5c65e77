"""Ways round the unit of work and the reader, each of them closed."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from sqlalchemy import insert, text, update
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from sr_board.access.models import Account, Draft, RoleGrant
from sr_board.base.errors import SRBoardError
from sr_board.base.ids import new_id
from sr_board.store.uow import ChangeWithoutEvent
from sr_board.vault.faults import DatabaseBusy, DatabaseDamaged
from tests.conftest import Book


def grant(book: Book, role: str = "helper") -> RoleGrant:
    return RoleGrant(
        id=new_id(),
        account_id=book.vault.slot_id,
        role=role,
        recorded_at=book.clock.now(),
        recorded_by=book.vault.slot_id,
    )


def test_the_session_of_a_unit_of_work_cannot_commit_by_itself(book: Book) -> None:
    with pytest.raises(ChangeWithoutEvent), book.uow() as unit:
        unit.session.add(grant(book))
        unit.session.commit()
    assert book.verify().rows == 2


CORE: tuple[Callable[[Session], object], ...] = (
    lambda s: s.connection().execute(update(RoleGrant).values(role="chair")),
    lambda s: s.connection().execute(insert(RoleGrant), [{"id": "x" * 32, "account_id": "a"}]),
    lambda s: s.connection().execute(text("UPDATE role_grant SET role = 'chair'")),
    lambda s: s.connection().exec_driver_sql("  delete from role_grant"),
    lambda s: s.execute(text("/* hm */ UPDATE role_grant SET role = 'chair'")),
    lambda s: s.connection().exec_driver_sql("DROP TRIGGER tr_audit_event_no_update"),
)


@pytest.mark.parametrize("go_round", CORE)
def test_statements_past_the_mapper_are_refused(
    book: Book, go_round: Callable[[Session], object]
) -> None:
    with pytest.raises(ChangeWithoutEvent), book.uow() as unit:
        go_round(unit.session)
        unit.record("x", subject="y")
        unit.commit()
    assert book.verify().findings == ()


def test_a_savepoint_taken_back_leaves_no_digest(book: Book) -> None:
    with book.uow() as unit:
        unit.session.add(grant(book))
        unit.session.flush()
        inner = unit.session.begin_nested()
        unit.session.add(grant(book, "chair"))
        unit.session.flush()
        inner.rollback()
        unit.record("user.roles", subject="account/x")
        unit.commit()
    assert book.verify().findings == ()


def test_a_rolled_back_session_leaves_no_digest(book: Book) -> None:
    with book.uow() as unit:
        unit.session.add(grant(book))
        unit.session.flush()
        unit.session.rollback()
        unit.record("user.roles", subject="account/x")
        unit.commit()
    assert book.verify().findings == ()


def test_a_reader_keeps_nothing(book: Book) -> None:
    with pytest.raises(ChangeWithoutEvent), book.read() as session:
        session.add(grant(book))
        session.commit()
    with pytest.raises(ChangeWithoutEvent), book.read() as session:
        session.execute(text("UPDATE role_grant SET role = 'chair'"))
    assert book.verify().findings == ()


def test_a_unit_after_a_reader_can_still_write(book: Book) -> None:
    with book.read() as session:
        session.get(Account, book.vault.slot_id)
    with book.uow() as unit:
        unit.session.add(
            Draft(account_id="a", page="p", subject="", content="{}", saved_at=book.clock.now())
        )
        unit.commit()
    with book.read() as session:
        assert session.get(Draft, ("a", "p", "")) is not None


def test_too_many_readers_at_once_are_told_in_words(
    book: Book, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(book.engine.pool, "_timeout", 0.05)
    readers = [book.read() for _ in range(3)]
    sessions = [reader.__enter__() for reader in readers]
    for session in sessions:
        session.connection()
    with pytest.raises(DatabaseBusy), book.read() as session:
        session.connection()
    with pytest.raises(DatabaseBusy), book.uow() as unit:
        unit.session.get(Account, "x")
    for reader in readers:
        reader.__exit__(None, None, None)


def test_a_page_damaged_meanwhile_is_told_in_words(book_to_spoil: Book) -> None:
    path, _, _ = book_to_spoil.vault.place("book")
    book_to_spoil.engine.dispose()
    raw = bytearray(path.read_bytes())
    for at in range(4096, len(raw), 64):
        raw[at] ^= 1
    path.write_bytes(bytes(raw))
    with pytest.raises(SRBoardError) as caught, book_to_spoil.read() as session:
        session.get(Account, book_to_spoil.vault.slot_id)
    assert isinstance(caught.value, DatabaseDamaged)
    assert not isinstance(caught.value.__context__, DBAPIError) or (
        caught.value.__suppress_context__
    )
    book_to_spoil.vault.abandon()
