"""Concern notes"""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    _concern_address()
    _concern_note()
    _concern_wrap()


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _concern_address() -> None:
    op.create_table(
        "concern_address",
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("slot_id", name=op.f("pk_concern_address")),
    )


def _concern_note() -> None:
    op.create_table(
        "concern_note",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_concern_note")),
    )


def _concern_wrap() -> None:
    op.create_table(
        "concern_wrap",
        sa.Column("note_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["note_id"], ["concern_note.id"], name=op.f("fk_concern_wrap_note_id_concern_note")
        ),
        sa.PrimaryKeyConstraint("note_id", "slot_id", name=op.f("pk_concern_wrap")),
    )
