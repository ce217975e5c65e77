"""The audit chain on a real vault: what an outside hand changes is found and named."""

from __future__ import annotations

import pytest
from sqlalchemy import delete

from sr_board.access.models import Account, RoleGrant
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.store.uow import ChangeWithoutEvent
from tests.conftest import Book


def give_role(book: Book, role: Role = Role.HELPER) -> str:
    grant_id = new_id()
    with book.uow() as unit:
        unit.session.add(
            RoleGrant(
                id=grant_id,
                account_id=book.vault.slot_id,
                role=str(role),
                recorded_at=book.clock.now(),
                recorded_by=book.vault.slot_id,
            )
        )
        unit.record("user.roles", subject="account/x")
        unit.commit()
    return grant_id


def test_a_sound_chain_has_no_findings(book: Book) -> None:
    give_role(book)
    report = book.verify()
    assert report.sound
    assert report.acts == 2
    assert report.rows == 3


def test_nothing_is_kept_without_commit(book: Book) -> None:
    with book.uow() as unit:
        unit.session.add(
            RoleGrant(
                id=new_id(),
                account_id=book.vault.slot_id,
                role="helper",
                recorded_at=book.clock.now(),
                recorded_by=book.vault.slot_id,
            )
        )
        unit.session.flush()
    assert book.verify().rows == 2


def test_a_change_without_an_event_is_refused(book: Book) -> None:
    with pytest.raises(ChangeWithoutEvent), book.uow() as unit:
        account = unit.session.get(Account, book.vault.slot_id)
        assert account is not None
        account.closed_at = book.clock.now()
        unit.commit()
    assert book.verify().sound


def test_bulk_statements_are_refused(book: Book) -> None:
    with pytest.raises(ChangeWithoutEvent), book.uow() as unit:
        unit.session.execute(delete(RoleGrant))


@pytest.mark.parametrize(
    ("statement", "code"),
    [
        ("UPDATE role_grant SET role = 'treasurer'", "row-changed"),
        ("DELETE FROM role_grant", "row-removed"),
        (
            "INSERT INTO role_grant SELECT 'ab', account_id, role, ended_at, recorded_at,"
            " recorded_by FROM role_grant LIMIT 1",
            "row-added",
        ),
        ("UPDATE audit_event SET action = 'x' WHERE n = 2", "audit-act-changed"),
        ("DELETE FROM audit_event WHERE n = 1", "audit-acts-missing"),
        ("UPDATE audit_event SET signature = '00' WHERE n = 2", "audit-signature-wrong"),
        ("UPDATE audit_event SET actor = 'nobody' WHERE n = 2", "audit-signer-unknown"),
        ("UPDATE audit_object SET digest = 'ff' WHERE event_n = 2", "audit-objects-changed"),
        ("INSERT INTO audit_object VALUES (9, 'role_grant/1', 'ff')", "audit-objects-without-act"),
        ("UPDATE audit_event SET prev_hash = 'ff' WHERE n = 2", "audit-link-broken"),
    ],
)
def test_a_hand_from_outside_is_found(book_to_spoil: Book, statement: str, code: str) -> None:
    give_role(book_to_spoil)
    connection = book_to_spoil.vault.connect("book")
    for trigger in ("audit_event", "audit_object"):
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER tr_{trigger}_no_{verb}")
    connection.execute(statement)
    connection.close()
    assert code in {finding.code for finding in book_to_spoil.verify().findings}


def test_the_chain_refuses_change_by_any_statement(book: Book) -> None:
    connection = book.vault.connect("book")
    for statement in ("UPDATE audit_event SET action = 'x'", "DELETE FROM audit_object"):
        with pytest.raises(Exception, match="record is final"):
            connection.execute(statement)
    connection.close()


def test_a_clock_going_back_is_marked_and_not_a_fault(book_to_spoil: Book) -> None:
    give_role(book_to_spoil)
    book_to_spoil.clock.tick(-600)
    give_role(book_to_spoil, Role.AUDITOR)
    report = book_to_spoil.verify()
    assert report.sound
    assert [f.code for f in report.findings] == ["audit-clock-back"]
