"""Totals by year"""

import sqlalchemy as sa
from alembic import op

from sr_board.store.money_guards import year_total_statements

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    """Years beside the months, filled from them, and kept by triggers from then on."""
    _year_total()
    op.create_index(
        "ix_year_total_account",
        "year_total",
        ["group_id", "account", "fund", "year", "debit", "credit"],
        unique=False,
    )
    op.execute(
        "INSERT INTO year_total (group_id, account, year, fund, bank_id, lender_id, debit, credit)"
        " SELECT group_id, account, substr(month, 1, 4), fund, bank_id, lender_id, SUM(debit),"
        " SUM(credit) FROM month_total GROUP BY 1, 2, 3, 4, 5, 6"
    )
    for _, statement in year_total_statements(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _year_total() -> None:
    op.create_table(
        "year_total",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=4), nullable=False),
        sa.Column("year", sa.String(length=4), nullable=False),
        sa.Column("fund", sa.String(length=40), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("lender_id", sa.String(length=32), nullable=False),
        sa.Column("debit", sa.BigInteger(), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "group_id",
            "account",
            "year",
            "fund",
            "bank_id",
            "lender_id",
            name=op.f("pk_year_total"),
        ),
    )
