"""Loan products, loans, demands"""

from typing import Any

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("loan_schedule", ""),
    ("loan_instalment", ""),
    ("allocation", ""),
    ("demand_waiver", ""),
    ("loan_event", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""

INDEXED = (
    ("loan_product", "group_id"),
    ("loan", "group_id"),
    ("loan", "member_id"),
    ("loan", "state"),
    ("demand", "due_on"),
    ("demand", "group_id"),
    ("demand", "loan_id"),
    ("demand", "member_id"),
    ("demand", "state"),
    ("loan_event", "loan_id"),
    ("loan_schedule", "loan_id"),
    ("allocation", "demand_id"),
    ("allocation", "entry_id"),
    ("allocation", "group_id"),
    ("allocation", "loan_id"),
    ("demand_waiver", "demand_id"),
)
"""Columns that lists are found by."""

DAYS = ("decided_on", "given_on", "first_due", "late_since", "ended_on")
"""The days of a loan that come later."""


def upgrade() -> None:
    _loan_product()
    _loan()
    _demand()
    _loan_event()
    _loan_schedule()
    _allocation()
    _demand_waiver()
    _loan_instalment()
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _loan_product() -> None:
    op.create_table(
        "loan_product",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("product_key", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("terms", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_loan_product_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_product")),
        sa.UniqueConstraint(
            "product_key", "version", name=op.f("uq_loan_product_product_key_version")
        ),
    )


def _loan() -> None:
    op.create_table(
        "loan",
        *(
            sa.Column(key, sa.String(length=32), nullable=False)
            for key in ("id", "group_id", "member_id", "product_id")
        ),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("fund", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("instalments", sa.Integer(), nullable=True),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("asked_on", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_no", sa.String(length=60), nullable=False),
        sa.Column("replaces_id", sa.String(length=32), nullable=True),
        sa.Column("opening", sa.Boolean(), nullable=False),
        sa.Column("held", sa.BigInteger(), nullable=False),
        *(sa.Column(day, sa.Date(), nullable=True) for day in DAYS),
        *(sa.Column(n, sa.Integer(), nullable=False) for n in ("schedule_version", "raised_n")),
        *_recorded(),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_loan_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_loan_member_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["product_id"], ["loan_product.id"], name=op.f("fk_loan_product_id_loan_product")
        ),
        sa.ForeignKeyConstraint(
            ["replaces_id"], ["loan.id"], name=op.f("fk_loan_replaces_id_loan")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_loan_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_loan_group_id_number")),
    )


def _demand() -> None:
    op.create_table(
        "demand",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("rule", sa.String(length=30), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("paid", sa.BigInteger(), nullable=False),
        sa.Column("waived", sa.BigInteger(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_demand_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_demand_loan_id_loan")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_demand_member_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand")),
    )


def _loan_event() -> None:
    op.create_table(
        "loan_event",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_no", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_loan_event_loan_id_loan")),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_loan_event_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_event")),
    )


def _loan_schedule() -> None:
    op.create_table(
        "loan_schedule",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("usual", sa.BigInteger(), nullable=False),
        sa.Column("flat_base", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["loan_id"], ["loan.id"], name=op.f("fk_loan_schedule_loan_id_loan")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_schedule")),
        sa.UniqueConstraint("loan_id", "version", name=op.f("uq_loan_schedule_loan_id_version")),
    )


def _allocation() -> None:
    op.create_table(
        "allocation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=True),
        sa.Column("demand_id", sa.String(length=32), nullable=True),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["demand_id"], ["demand.id"], name=op.f("fk_allocation_demand_id_demand")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_allocation_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_allocation_loan_id_loan")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_allocation_member_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_allocation")),
    )


def _demand_waiver() -> None:
    op.create_table(
        "demand_waiver",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("demand_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_no", sa.String(length=60), nullable=False),
        sa.Column("second_slot", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["demand_id"], ["demand.id"], name=op.f("fk_demand_waiver_demand_id_demand")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_demand_waiver_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_demand_waiver")),
    )


def _loan_instalment() -> None:
    op.create_table(
        "loan_instalment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("schedule_id", sa.String(length=32), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("begins", sa.Date(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("factor", sa.Text(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["schedule_id"],
            ["loan_schedule.id"],
            name=op.f("fk_loan_instalment_schedule_id_loan_schedule"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_loan_instalment")),
        sa.UniqueConstraint("schedule_id", "n", name=op.f("uq_loan_instalment_schedule_id_n")),
    )


def _recorded() -> tuple[sa.Column[Any], ...]:
    """When a row was recorded, and by whose account."""
    return (
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
    )
