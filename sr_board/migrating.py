"""Bringing an older vault up to date: backup first, migrations on a copy, one step to adopt it.

A crash at any point leaves the old vault in force.
"""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

from sqlalchemy import Engine, inspect, text
from sqlalchemy.orm import Session

from sr_board.audit.chain import content_digest
from sr_board.audit.log import AuditLog
from sr_board.audit.stored import rows_of_table, stored_rows
from sr_board.base.clock import Clock
from sr_board.base.errors import Fault, SRBoardError
from sr_board.store.base import BookBase, CasesBase
from sr_board.store.engine import make_engine
from sr_board.store.schema import HEADS, revision_of, touched_since, upgrade
from sr_board.vault.backup import make_backup
from sr_board.vault.cautions import Caution
from sr_board.vault.opened import OpenVault
from sr_board.vault.successors import adopt_successors, begin_successor, discard_successors

__all__ = ["SchemaOlder", "bring_up_to_date", "outdated"]


class SchemaOlder(SRBoardError):
    """The vault has the tables of an older program and cannot be written, so not brought up."""

    key = "vault-schema-older"
    fault = Fault.ENVIRONMENT


def outdated(vault: OpenVault) -> dict[str, str]:
    """Compartments whose schema is older than the program's, with the revision they have.

    A schema of a newer program makes the vault read only, with a caution. Raises SchemaOlder for
    an older schema in a vault that is open to read only, because its tables cannot be read.
    """
    found = {}
    for compartment in sorted(vault.compartments):
        engine = make_engine(partial(vault.connect, compartment), read_only=True)
        try:
            with engine.connect() as connection:
                revision = revision_of(connection)
        finally:
            engine.dispose()
        if revision > HEADS[compartment]:  # revisions are four digits: their order is the text's
            vault.heed(Caution("opened-newer"))
        elif revision != HEADS[compartment]:
            found[compartment] = revision
    if vault.read_only and any(found.values()):
        raise SchemaOlder
    return {} if vault.read_only else found


def bring_up_to_date(vault: OpenVault, clock: Clock, backups: Path) -> bool:
    """Migrate what is older; True when something was. A new, empty compartment just gets tables.

    Raises BackupNotVerified, DiskFull and the faults of databases; then nothing has changed.
    """
    old = outdated(vault)
    if any(old.values()):
        make_backup(vault, backups)
    successors = []
    try:
        for compartment, revision in old.items():
            successor = begin_successor(vault, compartment)
            successors.append(successor)
            engine = make_engine(successor.connect)
            try:
                spoiled = _spoiled(engine, compartment, revision) if revision else frozenset()
                upgrade(engine, compartment)
                if revision:
                    _digest_anew(vault, engine, compartment, revision, clock, spoiled)
            finally:
                engine.dispose()
        if successors:
            adopt_successors(vault, successors)
    except BaseException:
        discard_successors(successors)
        raise
    return bool(successors)


def _spoiled(engine: Engine, compartment: str, revision: str) -> frozenset[str]:
    """Rows about to be rewritten that already differ from their last digest.

    They get no new one: a migration must not make good what an outside hand changed before it.
    """
    found = set()
    with Session(engine) as session:
        known = _last_digests(session)
        present = set(inspect(session.connection()).get_table_names())
        for table in present & set(touched_since(compartment, revision)):
            for row in rows_of_table(session, table):
                if not row.as_written or known.get(row.ref) != content_digest(row.content):
                    found.add(row.ref)
    return frozenset(found)


def _digest_anew(
    vault: OpenVault,
    engine: Engine,
    compartment: str,
    revision: str,
    clock: Clock,
    spoiled: frozenset[str],
) -> None:
    """Write an act with new digests for the rows of tables that the migrations rewrote."""
    touched = touched_since(compartment, revision)
    base = BookBase if compartment == "book" else CasesBase
    models = [
        mapper.class_
        for mapper in base.registry.mappers
        if mapper.class_.__audited__ and mapper.local_table.name in touched  # type: ignore[attr-defined]
    ]
    log = AuditLog(vault, compartment, clock)
    with Session(engine) as session:
        known = _last_digests(session)
        changes = {
            row.ref: row.content
            for model in models
            for row in stored_rows(session, model)
            if row.ref not in spoiled and known.get(row.ref) != content_digest(row.content)
        }
        log.write(
            session,
            action="vault.migrated",
            subject=f"schema/{HEADS[compartment]}",
            changes=changes,
            second=None,
        )
        session.commit()


def _last_digests(session: Session) -> dict[str, str]:
    rows: Any = session.execute(text("SELECT ref, digest FROM audit_object ORDER BY event_n"))
    return {ref: digest for ref, digest in rows}
