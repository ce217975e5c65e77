"""Chain of the cases"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("audit_event", ""), ("audit_object", ""))
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _audit_event()
    _audit_event_indexes()
    _audit_object()
    _audit_object_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _audit_event() -> None:
    op.create_table(
        "audit_event",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("co_actor", sa.String(length=32), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("objects_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("mono_ms", sa.BigInteger(), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.Column("co_signature", sa.String(length=128), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit_event")),
    )


def _audit_event_indexes() -> None:
    op.create_index("ix_audit_event_subject", "audit_event", ["subject"], unique=False)


def _audit_object() -> None:
    op.create_table(
        "audit_object",
        sa.Column("event_n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.String(length=160), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_n", "ref", name=op.f("pk_audit_object")),
    )


def _audit_object_indexes() -> None:
    op.create_index("ix_audit_object_ref", "audit_object", ["ref"], unique=False)
