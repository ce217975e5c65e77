"""Doubles and transfers: the table of matching tokens was never filled and goes; marks of
identities lie sealed in their files."""

from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    op.drop_index("ix_match_token_token", table_name="match_token")
    op.drop_index("ix_match_token_case_id", table_name="match_token")
    op.drop_table("match_token")


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
