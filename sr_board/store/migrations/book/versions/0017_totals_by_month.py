"""Totals by month"""

from alembic import op

revision = "0017"
down_revision = "0016"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

_INDEXES = (
    ("ix_month_total_month", ["group_id", "month"]),
    ("ix_month_total_account", ["group_id", "account", "fund", "month", "debit", "credit"]),
)


def upgrade() -> None:
    """Indexes alone: the totals of one month, and of all months, without the rest."""
    for name, columns in _INDEXES:
        op.create_index(name, "month_total", columns, unique=False)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
