"""Board register"""

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    _sitting_brief()
    _sitting_brief_indexes()
    _board()
    _board_member()
    _sitting()


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _sitting_brief() -> None:
    op.create_table(
        "sitting_brief",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("envelope_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_sitting_brief_envelope_id_envelope")
        ),
        sa.ForeignKeyConstraint(
            ["item_id"], ["sitting_item.id"], name=op.f("fk_sitting_brief_item_id_sitting_item")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_brief_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting_brief")),
    )


def _sitting_brief_indexes() -> None:
    op.create_index(op.f("ix_sitting_brief_item_id"), "sitting_brief", ["item_id"], unique=False)
    op.create_index(
        op.f("ix_sitting_brief_sitting_id"), "sitting_brief", ["sitting_id"], unique=False
    )


def _board() -> None:
    op.drop_column("board", "composition_broken_since")


def _board_member() -> None:
    op.add_column(
        "board_member",
        sa.Column("kind", sa.String(length=24), server_default="other", nullable=False),
    )
    op.add_column("board_member", sa.Column("code_signed_on", sa.Date(), nullable=True))


def _sitting() -> None:
    op.add_column("sitting", sa.Column("notice_ratified_in", sa.String(length=32), nullable=True))
