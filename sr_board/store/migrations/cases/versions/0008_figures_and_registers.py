"""Figures and registers: which law pack the board chose, and when."""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    op.create_table(
        "pack_choice",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.Column("pack_id", sa.String(length=40), nullable=False),
        sa.Column("before", sa.String(length=40), nullable=False),
        sa.Column("second", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_pack_choice_board_id_board")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_choice")),
    )
    op.create_index(op.f("ix_pack_choice_board_id"), "pack_choice", ["board_id"], unique=False)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
