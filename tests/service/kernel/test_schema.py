"""The migrated schema is the schema of the models, on a real encrypted database."""

from __future__ import annotations

from importlib import import_module
from typing import Any

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import text

from sr_board.store.base import BookBase, CasesBase
from sr_board.store.engine import make_engine
from sr_board.store.schema import HEADS, newest, revision_of, touched_since, upgrade
from sr_board.vault.opened import OpenVault
from tests.draft_migration import MODELS

BASES = {"book": BookBase, "cases": CasesBase}


def triggers(connection: Any) -> dict[str, str]:
    rows = connection.execute(text("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'"))
    return {name: sql for name, sql in rows}


@pytest.mark.parametrize("compartment", ["book", "cases"])
def test_migrations_lead_to_the_schema_of_the_models(
    open_vault: OpenVault, compartment: str
) -> None:
    for name in MODELS:
        import_module(name)
    engine = make_engine(lambda: open_vault.connect(compartment))
    upgrade(engine, compartment)
    with engine.connect() as connection:
        context = MigrationContext.configure(
            connection,
            opts={
                "compare_type": True,
                "include_name": lambda name, kind, _: kind != "table" or name != "meta",
            },
        )
        assert compare_metadata(context, BASES[compartment].metadata) == []
        assert revision_of(connection) == HEADS[compartment] == newest(compartment)
        migrated = triggers(connection)
    engine.dispose()
    model_engine = make_engine(lambda: open_vault.connect(compartment))
    with model_engine.begin() as connection:
        for name in migrated:
            connection.execute(text(f"DROP TRIGGER {name}"))
        for table in reversed(BASES[compartment].metadata.sorted_tables):
            connection.execute(text(f"DROP TABLE {table.name}"))
        BASES[compartment].metadata.create_all(connection)
        assert triggers(connection) == migrated
    model_engine.dispose()


def test_an_empty_database_has_no_revision(open_vault: OpenVault) -> None:
    engine = make_engine(lambda: open_vault.connect("book"))
    with engine.connect() as connection:
        assert revision_of(connection) == ""
    engine.dispose()


def test_touched_tables_are_those_of_later_migrations() -> None:
    assert touched_since("book", newest("book")) == ()
