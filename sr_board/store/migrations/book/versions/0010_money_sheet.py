"""The meeting's money"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL: tuple[tuple[str, str], ...] = (
    ("meeting_money", "OLD.state = 'closed'"),
    ("attendance_money", ""),
    ("cash_count", ""),
    ("sheet_line", ""),
    ("sheet_payment", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _sheet_draft()
    _sheet_rules()
    _meeting_money()
    _meeting_money_indexes()
    _attendance_money()
    _attendance_money_indexes()
    _cash_count()
    _cash_count_indexes()
    _sheet_line()
    _sheet_line_indexes()
    _sheet_payment()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _sheet_draft() -> None:
    op.create_table(
        "sheet_draft",
        sa.Column("sheet_id", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("sheet_id", name=op.f("pk_sheet_draft")),
    )


def _sheet_rules() -> None:
    op.create_table(
        "sheet_rules",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("late_fine", sa.BigInteger(), nullable=False),
        sa.Column("leave_fine", sa.BigInteger(), nullable=False),
        sa.Column("absent_fine", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_sheet_rules_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_sheet_rules")),
    )


def _meeting_money() -> None:
    op.create_table(
        "meeting_money",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("prepared_by", sa.String(length=32), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("opening", sa.BigInteger(), nullable=False),
        sa.Column("received", sa.BigInteger(), nullable=False),
        sa.Column("book", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("closed_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_meeting_money_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_meeting_money_group_id_group_books"),
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_meeting_money_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["prepared_by"], ["person.id"], name=op.f("fk_meeting_money_prepared_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_money")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_meeting_money_group_id_number")),
        sa.UniqueConstraint("meeting_id", name=op.f("uq_meeting_money_meeting_id")),
    )


def _meeting_money_indexes() -> None:
    op.create_index(op.f("ix_meeting_money_group_id"), "meeting_money", ["group_id"], unique=False)


def _attendance_money() -> None:
    op.create_table(
        "attendance_money",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sheet_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("mark", sa.String(length=30), nullable=False),
        sa.Column("sent_with", sa.String(length=32), nullable=True),
        sa.Column("asked", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_attendance_money_member_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sent_with"], ["person.id"], name=op.f("fk_attendance_money_sent_with_person")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"],
            ["meeting_money.id"],
            name=op.f("fk_attendance_money_sheet_id_meeting_money"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_attendance_money")),
        sa.UniqueConstraint(
            "sheet_id", "member_id", name=op.f("uq_attendance_money_sheet_id_member_id")
        ),
    )


def _attendance_money_indexes() -> None:
    op.create_index(
        op.f("ix_attendance_money_member_id"), "attendance_money", ["member_id"], unique=False
    )


def _cash_count() -> None:
    op.create_table(
        "cash_count",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("sheet_id", sa.String(length=32), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("pieces", sa.Text(), nullable=False),
        sa.Column("book", sa.BigInteger(), nullable=False),
        sa.Column("counted", sa.BigInteger(), nullable=False),
        sa.Column("difference", sa.BigInteger(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("first_id", sa.String(length=32), nullable=False),
        sa.Column("second_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["first_id"], ["person.id"], name=op.f("fk_cash_count_first_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_cash_count_group_id_group_books")
        ),
        sa.ForeignKeyConstraint(
            ["second_id"], ["person.id"], name=op.f("fk_cash_count_second_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["meeting_money.id"], name=op.f("fk_cash_count_sheet_id_meeting_money")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_cash_count")),
        sa.UniqueConstraint("sheet_id", name=op.f("uq_cash_count_sheet_id")),
    )


def _cash_count_indexes() -> None:
    op.create_index(op.f("ix_cash_count_group_id"), "cash_count", ["group_id"], unique=False)


def _sheet_line() -> None:
    op.create_table(
        "sheet_line",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sheet_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("column", sa.String(length=30), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=True),
        sa.Column("demand_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["demand_id"], ["demand.id"], name=op.f("fk_sheet_line_demand_id_demand")
        ),
        sa.ForeignKeyConstraint(["loan_id"], ["loan.id"], name=op.f("fk_sheet_line_loan_id_loan")),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_sheet_line_member_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["meeting_money.id"], name=op.f("fk_sheet_line_sheet_id_meeting_money")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_line")),
    )


def _sheet_line_indexes() -> None:
    op.create_index(op.f("ix_sheet_line_sheet_id"), "sheet_line", ["sheet_id"], unique=False)


def _sheet_payment() -> None:
    op.create_table(
        "sheet_payment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sheet_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("account", sa.String(length=10), nullable=False),
        sa.Column("fund", sa.String(length=30), nullable=False),
        sa.Column("payee_id", sa.String(length=32), nullable=True),
        sa.Column("payee", sa.String(length=120), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_no", sa.String(length=60), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_sheet_payment_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["loan_id"], ["loan.id"], name=op.f("fk_sheet_payment_loan_id_loan")
        ),
        sa.ForeignKeyConstraint(
            ["payee_id"], ["person.id"], name=op.f("fk_sheet_payment_payee_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_sheet_payment_resolution_id_resolution"),
        ),
        sa.ForeignKeyConstraint(
            ["sheet_id"], ["meeting_money.id"], name=op.f("fk_sheet_payment_sheet_id_meeting_money")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sheet_payment")),
        sa.UniqueConstraint("sheet_id", "place", name=op.f("uq_sheet_payment_sheet_id_place")),
    )
