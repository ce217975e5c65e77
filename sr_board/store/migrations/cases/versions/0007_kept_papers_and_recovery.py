"""Kept papers and recovery"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    """The list of sealed files that belong to cases."""
    op.create_table(
        "paper_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper_file")),
    )


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
