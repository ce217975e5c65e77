"""Bank lines, lenders, dated rules"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("dated_rule", ""), ("external_instalment", ""), ("reconciliation", ""))
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _dated_rule()
    _dated_rule_indexes()
    _external_loan()
    _external_loan_indexes()
    _bank_line()
    _bank_line_indexes()
    _external_instalment()
    _reconciliation()
    _reconciliation_indexes()
    _bank_setting()
    _bank_match()
    _bank_match_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _dated_rule() -> None:
    op.create_table(
        "dated_rule",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=60), nullable=False),
        sa.Column("unit", sa.String(length=30), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("valid_from", sa.Date(), nullable=False),
        sa.Column("valid_to", sa.Date(), nullable=True),
        sa.Column("source", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_dated_rule_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dated_rule")),
    )


def _dated_rule_indexes() -> None:
    op.create_index(op.f("ix_dated_rule_group_id"), "dated_rule", ["group_id"], unique=False)


def _external_loan() -> None:
    op.create_table(
        "external_loan",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("lender", sa.String(length=120), nullable=False),
        sa.Column("fund", sa.String(length=40), nullable=False),
        sa.Column("account", sa.String(length=4), nullable=False),
        sa.Column("sanction_no", sa.String(length=120), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("rate", sa.String(length=30), nullable=False),
        sa.Column("method", sa.String(length=30), nullable=False),
        sa.Column("instalments", sa.Integer(), nullable=False),
        sa.Column("received_on", sa.Date(), nullable=False),
        sa.Column("first_due", sa.Date(), nullable=True),
        sa.Column("every_months", sa.Integer(), nullable=False),
        sa.Column("instalment", sa.BigInteger(), nullable=True),
        sa.Column("grace", sa.Integer(), nullable=False),
        sa.Column("unit", sa.Integer(), nullable=False),
        sa.Column("subvention", sa.Boolean(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_external_loan_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_loan")),
    )


def _external_loan_indexes() -> None:
    op.create_index(op.f("ix_external_loan_group_id"), "external_loan", ["group_id"], unique=False)


def _bank_line() -> None:
    op.create_table(
        "bank_line",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("number", sa.String(length=120), nullable=False),
        sa.Column("text", sa.String(length=300), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=True),
        sa.Column("batch", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("dropped", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank_account.id"], name=op.f("fk_bank_line_bank_id_bank_account")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_bank_line_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_line")),
    )


def _bank_line_indexes() -> None:
    op.create_index("ix_bank_line_bank_date", "bank_line", ["bank_id", "on_date"], unique=False)


def _external_instalment() -> None:
    op.create_table(
        "external_instalment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("loan_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("principal", sa.BigInteger(), nullable=False),
        sa.Column("interest", sa.BigInteger(), nullable=False),
        sa.Column("balance", sa.BigInteger(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["loan_id"],
            ["external_loan.id"],
            name=op.f("fk_external_instalment_loan_id_external_loan"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_external_instalment")),
        sa.UniqueConstraint(
            "loan_id", "version", "n", name=op.f("uq_external_instalment_loan_id_version_n")
        ),
    )


def _reconciliation() -> None:
    op.create_table(
        "reconciliation",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("as_of", sa.Date(), nullable=False),
        sa.Column("bank_balance", sa.BigInteger(), nullable=False),
        sa.Column("book_balance", sa.BigInteger(), nullable=False),
        sa.Column("items", sa.Text(), nullable=False),
        sa.Column("done_by", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank_account.id"], name=op.f("fk_reconciliation_bank_id_bank_account")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_reconciliation_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconciliation")),
    )


def _reconciliation_indexes() -> None:
    op.create_index(op.f("ix_reconciliation_bank_id"), "reconciliation", ["bank_id"], unique=False)


def _bank_setting() -> None:
    op.create_table(
        "bank_setting",
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("columns", sa.Text(), nullable=False),
        sa.Column("standing_id", sa.String(length=32), nullable=True),
        sa.Column("standing_no", sa.String(length=60), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank_account.id"], name=op.f("fk_bank_setting_bank_id_bank_account")
        ),
        sa.ForeignKeyConstraint(
            ["standing_id"], ["resolution.id"], name=op.f("fk_bank_setting_standing_id_resolution")
        ),
        sa.PrimaryKeyConstraint("bank_id", name=op.f("pk_bank_setting")),
    )


def _bank_match() -> None:
    op.create_table(
        "bank_match",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("tick", sa.String(length=32), nullable=False),
        sa.Column("line_id", sa.String(length=32), nullable=True),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("line_no", sa.Integer(), nullable=True),
        sa.Column("undone_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("undone_by", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank_account.id"], name=op.f("fk_bank_match_bank_id_bank_account")
        ),
        sa.ForeignKeyConstraint(
            ["entry_id", "line_no"],
            ["posting.entry_id", "posting.line_no"],
            name=op.f("fk_bank_match_entry_id_line_no_posting"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_bank_match_group_id_group_books")
        ),
        sa.ForeignKeyConstraint(
            ["line_id"], ["bank_line.id"], name=op.f("fk_bank_match_line_id_bank_line")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_match")),
    )


def _bank_match_indexes() -> None:
    op.create_index("ix_bank_match_bank", "bank_match", ["bank_id", "undone_at"], unique=False)
    op.create_index(op.f("ix_bank_match_entry_id"), "bank_match", ["entry_id"], unique=False)
    op.create_index(op.f("ix_bank_match_line_id"), "bank_match", ["line_id"], unique=False)
    op.create_index(op.f("ix_bank_match_tick"), "bank_match", ["tick"], unique=False)
