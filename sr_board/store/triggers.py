"""Database triggers as the last wall: rows that are never changed or deleted, by any statement.

Written for each dialect here, so that areas can name the wall and never write SQL for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import DDL, Table, event

__all__ = ["append_only", "trigger_statements"]


def _sqlite(table: str, when: str) -> Iterator[str]:
    clause = f"WHEN {when} " if when else ""
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER tr_{table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"{clause}BEGIN SELECT RAISE(ABORT, 'record is final'); END"
        )


def _postgresql(table: str, when: str) -> Iterator[str]:
    clause = f"WHEN ({when}) " if when else ""
    yield (
        "CREATE OR REPLACE FUNCTION record_is_final() RETURNS trigger LANGUAGE plpgsql AS "
        "$$ BEGIN RAISE EXCEPTION 'record is final'; END $$"
    )
    for verb in ("UPDATE", "DELETE"):
        yield (
            f"CREATE TRIGGER tr_{table}_no_{verb.lower()} BEFORE {verb} ON {table} "
            f"FOR EACH ROW {clause}EXECUTE FUNCTION record_is_final()"
        )


def trigger_statements(table: str, *, when: str = "", dialect: str = "sqlite") -> tuple[str, ...]:
    """Statements that make rows of `table` final: no update, no delete.

    `when` narrows it to rows for which the condition on OLD holds, e.g. "OLD.state = 'signed'".
    """
    make = _sqlite if dialect == "sqlite" else _postgresql
    return tuple(make(table, when))


def append_only(table: Table, *, when: str = "") -> None:
    """Add the triggers whenever the metadata creates `table`."""
    for dialect in ("sqlite", "postgresql"):
        for statement in trigger_statements(table.name, when=when, dialect=dialect):
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            ddl = ddl.execute_if(dialect=dialect)
            event.listen(table, "after_create", ddl)
