"""Dues to the federation"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0018"
down_revision = "0017"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("federation_due", ""),)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _federation_due()
    _federation_due_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _federation_due() -> None:
    op.create_table(
        "federation_due",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("payer_id", sa.String(length=32), nullable=False),
        sa.Column("federation_id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_federation_due_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["federation_id"],
            ["people_group.id"],
            name=op.f("fk_federation_due_federation_id_people_group"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_federation_due_group_id_group_books"),
        ),
        sa.ForeignKeyConstraint(
            ["payer_id"], ["people_group.id"], name=op.f("fk_federation_due_payer_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_federation_due")),
    )


def _federation_due_indexes() -> None:
    op.create_index(
        "ix_federation_due_of", "federation_due", ["federation_id", "payer_id"], unique=False
    )
