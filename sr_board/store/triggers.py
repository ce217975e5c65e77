"""Database triggers as the last wall: rows that are never changed or deleted, by any statement.

Written for each dialect here, so that areas can name the wall and never write SQL for it.
"""

from __future__ import annotations

from collections.abc import Iterator

from sqlalchemy import DDL, Table, event

__all__ = ["append_only", "closes_with", "closing_statements", "trigger_statements"]


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


def closing_statements(
    table: str, parent: str, key: str, when: str, *, dialect: str = "sqlite"
) -> tuple[str, ...]:
    """Statements that refuse new rows in `table`, and the removal of any, by the state of `parent`.

    A row may come only while its parent (the row of `parent` that the column `key` names) does not
    fulfil `when`, e.g. "roll_frozen_on IS NOT NULL"; no row is ever deleted.
    """
    name = f"tr_{table}_closed"
    row = f"{parent}.id = NEW.{key}"
    found = f"SELECT 1 FROM {parent} WHERE {row} AND {parent}.{when}"  # noqa: S608 - own names
    if dialect == "sqlite":
        return (
            f"CREATE TRIGGER {name} BEFORE INSERT ON {table} BEGIN "
            f"SELECT RAISE(ABORT, 'list is closed') WHERE EXISTS ({found}); END",
            f"CREATE TRIGGER {name}_no_delete BEFORE DELETE ON {table} "
            "BEGIN SELECT RAISE(ABORT, 'record is final'); END",
        )
    return (
        f"CREATE OR REPLACE FUNCTION {name}() RETURNS trigger LANGUAGE plpgsql AS "
        f"$$ BEGIN IF TG_OP = 'DELETE' THEN RAISE EXCEPTION 'record is final'; END IF; "
        f"IF EXISTS ({found}) THEN RAISE EXCEPTION 'list is closed'; END IF; RETURN NEW; END $$",
        f"CREATE TRIGGER {name} BEFORE INSERT OR DELETE ON {table} "
        f"FOR EACH ROW EXECUTE FUNCTION {name}()",
    )


def closes_with(table: Table, parent: str, key: str, when: str) -> None:
    """Add those triggers whenever the metadata creates `table`."""
    for dialect in ("sqlite", "postgresql"):
        for statement in closing_statements(table.name, parent, key, when, dialect=dialect):
            ddl = DDL(statement.replace("%", "%%"))  # type: ignore[no-untyped-call]
            ddl = ddl.execute_if(dialect=dialect)
            event.listen(table, "after_create", ddl)
