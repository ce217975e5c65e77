"""Rows are checked as they are stored: another form of the same value is another content."""

from __future__ import annotations

import pytest

from sr_board.people.models import Group, Office
from tests.conftest import Book
from tests.service.kernel.test_chain import give_role


def spoil(book: Book, statement: str) -> set[str]:
    connection = book.vault.connect("book")
    for table in ("audit_event", "audit_object"):
        for verb in ("update", "delete"):
            connection.execute(f"DROP TRIGGER tr_{table}_no_{verb}")
    connection.execute("PRAGMA foreign_keys=OFF")
    assert connection.execute(statement).rowcount > 0
    connection.close()
    return {finding.code for finding in book.verify().findings}


@pytest.mark.parametrize(
    "statement",
    [
        # What a filter in SQL reads differently, and the mapper reads as before.
        "UPDATE role_grant SET recorded_at = '2026-11-22T10:00:00'",
        "UPDATE role_grant SET recorded_at = '20261122 100000'",
        "UPDATE role_grant SET role = CAST(role AS BLOB)",
        # What the mapper cannot read at all.
        "UPDATE role_grant SET recorded_at = 'yesterday'",
        "UPDATE role_grant SET recorded_at = 7",
        "UPDATE role_grant SET ended_at = ''",
        "UPDATE role_grant SET role = x'ff'",
        "UPDATE role_grant SET role = CAST(x'ff41' AS TEXT)",
    ],
)
def test_another_form_in_the_file_is_found(book_to_spoil: Book, statement: str) -> None:
    give_role(book_to_spoil)
    assert "row-changed" in spoil(book_to_spoil, statement)


@pytest.mark.parametrize("value", ["2", "'x'", "x'01'"])
def test_a_yes_that_is_no_yes_is_found(book_to_spoil: Book, value: str) -> None:
    book = book_to_spoil
    stamp = {"recorded_at": book.clock.now(), "recorded_by": book.vault.slot_id}
    with book.uow() as unit:
        unit.session.add(
            Group(id="b" * 32, kind="shg", name="x", search_key="x", status="active", **stamp)
        )
        unit.session.flush()
        office = {"id": "a" * 32, "group_id": "b" * 32, "key": "chair", "title": "Chair"}
        terms = {"seats": 1, "term_months": 12, "signatory": True}
        unit.session.add(Office(**office, **terms, **stamp))
        unit.record("office.made", subject="office/a")
        unit.commit()
    assert book.verify().sound
    assert spoil(book, f"UPDATE office SET active = {value}") == {"row-changed"}


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE audit_event SET at = 'rubbish' WHERE n = 1",
        "UPDATE audit_event SET hash = CAST(hash AS BLOB) WHERE n = 2",
        "UPDATE audit_event SET offset_minutes = 'x' WHERE n = 2",
        "UPDATE audit_event SET action = CAST(x'ff' AS TEXT) WHERE n = 2",
    ],
)
def test_an_act_in_another_form_is_found(book_to_spoil: Book, statement: str) -> None:
    give_role(book_to_spoil)
    assert "audit-act-changed" in spoil(book_to_spoil, statement)


def test_an_object_in_another_form_is_found(book_to_spoil: Book) -> None:
    give_role(book_to_spoil)
    change = "UPDATE audit_object SET event_n = 'x' WHERE event_n = 2"
    assert "audit-objects-changed" in spoil(book_to_spoil, change)


def test_nobody_is_her_own_second_person(book_to_spoil: Book) -> None:
    """Somebody with another program signs an act twice herself."""
    with book_to_spoil.uow() as unit:
        unit.record("user.right", subject="account/x", second=book_to_spoil.vault)
        unit.commit()
    assert [f.code for f in book_to_spoil.verify().findings] == ["audit-signature-wrong"]
