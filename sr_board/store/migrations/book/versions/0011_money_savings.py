"""Shares, share-out, surplus, leaving, taking over paper books"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0011"
down_revision = "0010"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("distribution", ""),
    ("leaving_account", ""),
    ("share_out", ""),
    ("distribution_part", ""),
    ("share_out_payout", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _cycle()
    _cycle_indexes()
    _savings_terms()
    _distribution()
    _distribution_indexes()
    _leaving_account()
    _leaving_account_indexes()
    _opening_batch()
    _opening_batch_indexes()
    _share_out()
    _share_out_indexes()
    _distribution_part()
    _distribution_part_indexes()
    _share_out_payout()
    _share_out_payout_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _cycle() -> None:
    op.create_table(
        "cycle",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("price", sa.BigInteger(), nullable=False),
        sa.Column("max_shares", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_cycle_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cycle")),
    )


def _cycle_indexes() -> None:
    op.create_index(op.f("ix_cycle_group_id"), "cycle", ["group_id"], unique=False)


def _savings_terms() -> None:
    op.create_table(
        "savings_terms",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("kept", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.String(length=30), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("left_over", sa.String(length=30), nullable=False),
        sa.Column("leaving_share", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_savings_terms_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_savings_terms")),
    )


def _distribution() -> None:
    op.create_table(
        "distribution",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("basis", sa.String(length=30), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("paid_to", sa.String(length=30), nullable=False),
        sa.Column("total", sa.BigInteger(), nullable=False),
        sa.Column("reserve", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_distribution_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_distribution_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution")),
    )


def _distribution_indexes() -> None:
    op.create_index(op.f("ix_distribution_group_id"), "distribution", ["group_id"], unique=False)


def _leaving_account() -> None:
    op.create_table(
        "leaving_account",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("compulsory", sa.BigInteger(), nullable=False),
        sa.Column("voluntary", sa.BigInteger(), nullable=False),
        sa.Column("shares", sa.BigInteger(), nullable=False),
        sa.Column("surplus", sa.BigInteger(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.Column("payable", sa.BigInteger(), nullable=False),
        sa.Column("remains", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_leaving_account_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_leaving_account_group_id_group_books"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_leaving_account_member_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_leaving_account")),
    )


def _leaving_account_indexes() -> None:
    op.create_index(
        op.f("ix_leaving_account_group_id"), "leaving_account", ["group_id"], unique=False
    )


def _opening_batch() -> None:
    op.create_table(
        "opening_batch",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("cut_off", sa.Date(), nullable=False),
        sa.Column("source", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("difference", sa.BigInteger(), nullable=False),
        sa.Column("explanation", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("moved_entry_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_opening_batch_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_opening_batch_group_id_group_books"),
        ),
        sa.ForeignKeyConstraint(
            ["moved_entry_id"], ["entry.id"], name=op.f("fk_opening_batch_moved_entry_id_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_opening_batch")),
    )


def _opening_batch_indexes() -> None:
    op.create_index(op.f("ix_opening_batch_group_id"), "opening_batch", ["group_id"], unique=False)


def _share_out() -> None:
    op.create_table(
        "share_out",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("cycle_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("pool", sa.BigInteger(), nullable=False),
        sa.Column("unit", sa.BigInteger(), nullable=False),
        sa.Column("residue", sa.BigInteger(), nullable=False),
        sa.Column("residue_to", sa.String(length=30), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["cycle_id"], ["cycle.id"], name=op.f("fk_share_out_cycle_id_cycle")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_share_out_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_share_out_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_out")),
    )


def _share_out_indexes() -> None:
    op.create_index(op.f("ix_share_out_group_id"), "share_out", ["group_id"], unique=False)


def _distribution_part() -> None:
    op.create_table(
        "distribution_part",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("distribution_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("weight", sa.BigInteger(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["distribution_id"],
            ["distribution.id"],
            name=op.f("fk_distribution_part_distribution_id_distribution"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_distribution_part_member_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_distribution_part")),
    )


def _distribution_part_indexes() -> None:
    op.create_index(
        op.f("ix_distribution_part_distribution_id"),
        "distribution_part",
        ["distribution_id"],
        unique=False,
    )


def _share_out_payout() -> None:
    op.create_table(
        "share_out_payout",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("share_out_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("shares", sa.Integer(), nullable=False),
        sa.Column("gross", sa.BigInteger(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_share_out_payout_member_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["share_out_id"],
            ["share_out.id"],
            name=op.f("fk_share_out_payout_share_out_id_share_out"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_share_out_payout")),
    )


def _share_out_payout_indexes() -> None:
    op.create_index(
        op.f("ix_share_out_payout_share_out_id"), "share_out_payout", ["share_out_id"], unique=False
    )
