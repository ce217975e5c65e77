"""Loan products, loans, demands"""

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL: tuple[tuple[str, str], ...] = ()
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    """Nothing yet."""


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
