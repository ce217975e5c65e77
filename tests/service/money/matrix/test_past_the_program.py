"""Somebody with the book's key changes, deletes and adds rows of every table of money.

Each statement is refused by the database, or the full check of the vault names the row. Nothing is
kept: every attack is rolled back. Typing that is not posted yet (`sheet_draft`) is nobody's record.
"""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from sqlalchemy import Connection, Table, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.orm import Session

from finance.ledger.verify import verify_books
from sr_board.audit.verify import Finding, verify_chain
from sr_board.store.base import BookBase

from ..conftest import Money
from .place import Place

UNSIGNED = frozenset({"posting", "month_total", "year_total"})
"""Not in the chain of acts: lines stand behind the hash of their entry, totals behind the lines."""


def tables() -> Iterator[Table]:
    """Every table of money that is a record."""
    for mapper in BookBase.registry.mappers:
        table = mapper.class_.__table__
        if mapper.class_.__module__.startswith("finance.") and table.name != "sheet_draft":
            yield table


def whole_check(money: Money, connection: Connection) -> tuple[Finding, ...]:
    """What `vault check` finds in the book."""
    session, vault = Session(connection), money.book.vault
    chain = verify_chain(
        session, vault_id=vault.vault_id, compartment="book", signers=vault.signers()
    )
    return (*chain.findings, *verify_books(session))


def statement(verb: str, table: Table) -> str:
    """One row changed, deleted, or added as a copy of another under a new key."""
    name, key = table.name, list(table.primary_key.columns)[-1].name
    if verb == "DELETE":
        return f"DELETE FROM {name} WHERE rowid = (SELECT MAX(rowid) FROM {name})"
    free = [c for c in table.columns if not c.primary_key and not c.foreign_keys]
    if verb == "UPDATE":
        column = free[len(name) % len(free)].name
        other = f"CASE typeof({column}) WHEN 'integer' THEN {column} + 1 ELSE 'zz' END"
        return f"UPDATE {name} SET {column} = {other} WHERE rowid = (SELECT MIN(rowid) FROM {name})"
    names = [column.name for column in table.columns]
    new = f"CASE typeof({key}) WHEN 'integer' THEN {key} + 70 ELSE 'zz' END"
    values = ", ".join(new if each == key else each for each in names)
    return f"INSERT INTO {name} ({', '.join(names)}) SELECT {values} FROM {name} LIMIT 1"


def attacked(connection: Connection, verb: str) -> tuple[set[str], set[str]]:
    """(tables of which a row was attacked, those where the database refused it)."""
    done, refused = set(), set()
    for table in tables():
        try:
            with connection.begin_nested():
                if connection.execute(text(statement(verb, table))).rowcount:
                    done.add(table.name)
        except DBAPIError:
            refused.add(table.name)
    return done, refused


@pytest.mark.parametrize("guards", [True, False], ids=["guarded", "guards-gone"])
@pytest.mark.parametrize("verb", ["UPDATE", "DELETE", "INSERT"])
def test_every_attack_is_refused_or_named(place: Place, verb: str, guards: bool) -> None:
    money = place.a.money
    with money.book.engine.connect() as connection:
        if not guards:
            there = connection.execute(
                text("SELECT name FROM sqlite_master WHERE type = 'trigger'")
            ).scalars()
            for name in list(there):
                connection.execute(text(f"DROP TRIGGER {name}"))
        connection.execute(text("PRAGMA defer_foreign_keys = ON"))
        done, refused = attacked(connection, verb)
        found = whole_check(money, connection)
        connection.rollback()
    named = {str(each.params.get("ref", "")).partition("/")[0] for each in found}
    assert done - UNSIGNED <= named, done - UNSIGNED - named
    if done & UNSIGNED:
        about = {"money-total-differs", "money-lines-differ", "money-line-added"}
        assert {each.code for each in found} & about
    assert len(done | refused) > 35
    if guards and verb != "INSERT":
        assert len(refused) > 18
    assert found


def test_nothing_of_it_stayed(place: Place) -> None:
    money = place.a.money
    with money.book.engine.connect() as connection:
        assert whole_check(money, connection) == ()
        connection.rollback()
