"""Plans of lenders and whose books"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("external_plan", ""),)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _books_limit()
    _books_limit_indexes()
    _external_plan()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _books_limit() -> None:
    op.create_table(
        "books_limit",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("resolution", sa.String(length=60), nullable=False),
        sa.Column("ended_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_books_limit_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_books_limit")),
    )


def _books_limit_indexes() -> None:
    op.create_index(op.f("ix_books_limit_account_id"), "books_limit", ["account_id"], unique=False)


def _external_plan() -> None:
    op.create_table(
        "external_plan",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("first_n", sa.Integer(), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.String(length=30), nullable=False),
        sa.Column("method", sa.String(length=30), nullable=False),
        sa.Column("instalments", sa.Integer(), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=True),
        sa.Column("every_months", sa.Integer(), nullable=False),
        sa.Column("instalment", sa.BigInteger(), nullable=True),
        sa.Column("grace", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["loan_id"], ["external_loan.id"], name=op.f("fk_external_plan_loan_id_external_loan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_plan")),
        sa.UniqueConstraint("loan_id", "version", name=op.f("uq_external_plan_loan_id_version")),
    )
