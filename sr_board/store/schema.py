"""Which schema a database has, and bringing it up to date. Migrations are linear.

Alembic is imported only when something is to be migrated: opening a current vault needs one
SELECT. The caller runs an upgrade on a copy, never on the file in use.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from sqlalchemy import Connection, Engine, inspect, text

if TYPE_CHECKING:
    from alembic.script import ScriptDirectory

__all__ = ["HEADS", "newest", "revision_of", "touched_since", "upgrade"]

HEADS: Mapping[str, str] = MappingProxyType({"book": "0019", "cases": "0008"})
"""The newest revision per compartment; a test holds it against the migration files."""

_HERE = Path(__file__).parent / "migrations"


def revision_of(connection: Connection) -> str:
    """The revision of a database, "" when it has no tables yet."""
    if not inspect(connection).has_table("alembic_version"):
        return ""
    return str(connection.execute(text("SELECT version_num FROM alembic_version")).scalar() or "")


def upgrade(engine: Engine, compartment: str, *, to: str = "head") -> None:
    """Run all migrations up to `to` in one transaction."""
    from alembic import command
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(_HERE / compartment).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _scripts(compartment: str) -> ScriptDirectory:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(_HERE / compartment).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    return ScriptDirectory.from_config(config)


def newest(compartment: str) -> str:
    """The newest revision among the migration files."""
    return str(_scripts(compartment).get_current_head() or "")


def touched_since(compartment: str, revision: str) -> tuple[str, ...]:
    """Tables whose stored content the migrations after `revision` change (declared by each)."""
    found: list[str] = []
    for script in _scripts(compartment).walk_revisions("base", "heads"):
        if script.revision == revision:
            break
        found.extend(getattr(script.module, "touches", ()))
    return tuple(sorted(set(found)))
