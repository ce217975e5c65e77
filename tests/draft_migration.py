"""Writes the draft of the next migration of a compartment from the models.

    python -m tests.draft_migration book "Visitors' register"
    python -m tests.draft_migration book "First tables" --anew sr_board

`--anew` begins again at 0001 (before a first release only); a word after it takes only the tables
whose models stand in that package. The draft is read and mended by hand.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any

from alembic.autogenerate import api
from alembic.migration import MigrationContext
from alembic.operations import ops
from sqlalchemy import MetaData, create_engine

from sr_board.store import schema
from sr_board.store.base import BookBase, CasesBase
from sr_board.store.schema import newest, upgrade

MODELS = (
    "sr_board.access.models",
    "sr_board.audit.models",
    "sr_board.people.models",
    "governance.models",
    "governance.constitution.models",
    "governance.breaches.models",
    "governance.leadership.models",
    "governance.elections.models",
    "finance.ledger.models",
    "finance.loans.models",
    "finance.sheet.models",
    "finance.savings.models",
    "finance.bank.models",
    "finance.reports.models",
    "sr_board.cases.models",
)
HEAD = '''"""{message}"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "{revision}"
down_revision = {down}
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = {final}
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
{calls}
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")

{functions}
'''


def final_tables(metadata: MetaData, names: set[str]) -> tuple[tuple[str, str], ...]:
    """New tables with append-only triggers, with the condition of each."""
    found = []
    for table in metadata.sorted_tables:
        for listener in table.dispatch.after_create:
            text = str(getattr(listener, "statement", ""))
            if table.name in names and "BEFORE UPDATE" in text and "RAISE" in text:
                when = re.search(r"WHEN (.*?) BEGIN", text)
                found.append((table.name, when.group(1) if when else ""))
    return tuple(found)


def _flat(steps: Sequence[ops.MigrateOperation]) -> Iterator[ops.MigrateOperation]:
    for step in steps:
        if isinstance(step, ops.ModifyTableOps):
            yield from _flat(step.ops)
        else:
            yield step


def steps(script: ops.MigrationScript, context: MigrationContext) -> dict[str, str]:
    """The drafted operations as code: tables by name, their indexes apart."""
    found: dict[str, str] = {}
    for step in _flat(script.upgrade_ops.ops):
        table: Any = step.table_name  # type: ignore[attr-defined]
        body = api.render_python_code(
            ops.UpgradeOps([step]), migration_context=context, render_as_batch=False
        )
        lines = [line for line in body.splitlines() if not line.strip().startswith("# ###")]
        name = f"{table}_indexes" if isinstance(step, ops.CreateIndexOp) else table
        found[name] = "\n".join([*found.get(name, "").splitlines(), *lines]).strip()
    return found


def main(arguments: list[str]) -> None:
    """Write the draft."""
    compartment, message = arguments[0], arguments[1]
    anew = "--anew" in arguments
    package = arguments[3] if len(arguments) > 3 else ""
    for name in MODELS:
        import_module(name)
    base = BookBase if compartment == "book" else CasesBase
    modules = {m.local_table.name: m.class_.__module__ for m in base.registry.mappers}
    engine = create_engine("sqlite://")
    if not anew:
        upgrade(engine, compartment)
    options = {
        "target_metadata": base.metadata,
        "compare_type": True,
        "include_name": lambda name, kind, _: kind != "table" or name != "alembic_version",
        "include_object": lambda o, name, kind, *_: (
            kind != "table" or modules.get(name, "").startswith(package)
        ),
    }
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts=options)
        code = steps(api.produce_migrations(context, base.metadata), context)
    before = "" if anew else newest(compartment)
    revision = f"{int(before or 0) + 1:04d}"
    name = re.sub(r"[^a-z0-9]+", "_", message.lower()).strip("_")
    folder = Path(schema.__file__).parent / "migrations" / compartment / "versions"
    target = folder / f"{revision}_{name}.py"
    text = HEAD.format(
        message=message,
        revision=revision,
        down=f'"{before}"' if before else "None",
        final=repr(final_tables(base.metadata, set(code))),
        calls="\n".join(f"    _{table}()" for table in code),
        functions="\n\n".join(f"\ndef _{t}() -> None:\n    {body}" for t, body in code.items()),
    )
    target.write_text(text, encoding="utf-8")
    sys.stdout.write(f"{target.name}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
