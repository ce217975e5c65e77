"""Entries, postings, approvals, locks"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.money_guards import money_guard_statements

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    _month_total()
    _group_books()
    _bank_account()
    _bank_account_indexes()
    _fund()
    _ledger_account()
    _lock()
    _lock_indexes()
    _member_account()
    _entry()
    _entry_indexes()
    _approval()
    _approval_indexes()
    _entry_attachment()
    _posting()
    _posting_indexes()
    for _, statement in money_guard_statements(op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _month_total() -> None:
    op.create_table(
        "month_total",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=4), nullable=False),
        sa.Column("month", sa.String(length=7), nullable=False),
        sa.Column("fund", sa.String(length=40), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=False),
        sa.Column("lender_id", sa.String(length=32), nullable=False),
        sa.Column("debit", sa.BigInteger(), nullable=False),
        sa.Column("credit", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint(
            "group_id",
            "account",
            "month",
            "fund",
            "bank_id",
            "lender_id",
            name=op.f("pk_month_total"),
        ),
    )


def _group_books() -> None:
    op.create_table(
        "group_books",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("mode", sa.String(length=30), nullable=False),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("minor_digits", sa.Integer(), nullable=False),
        sa.Column("meeting_period", sa.String(length=30), nullable=False),
        sa.Column("savings_amount", sa.BigInteger(), nullable=False),
        sa.Column("savings_unit", sa.BigInteger(), nullable=False),
        sa.Column("year_start", sa.Integer(), nullable=False),
        sa.Column("cash_limit", sa.BigInteger(), nullable=True),
        sa.Column("share_price", sa.BigInteger(), nullable=True),
        sa.Column("max_shares", sa.Integer(), nullable=True),
        sa.Column("denominations", sa.Text(), nullable=False),
        sa.Column("opened_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_group_books_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_books")),
    )


def _bank_account() -> None:
    op.create_table(
        "bank_account",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("bank", sa.String(length=120), nullable=False),
        sa.Column("branch", sa.String(length=120), nullable=False),
        sa.Column("last_four", sa.String(length=4), nullable=False),
        sa.Column("overdraft", sa.Boolean(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_bank_account_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_account")),
    )


def _bank_account_indexes() -> None:
    op.create_index(op.f("ix_bank_account_group_id"), "bank_account", ["group_id"], unique=False)


def _fund() -> None:
    op.create_table(
        "fund",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("source", sa.String(length=120), nullable=False),
        sa.Column("conditions", sa.Text(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_fund_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("group_id", "code", name=op.f("pk_fund")),
    )


def _ledger_account() -> None:
    op.create_table(
        "ledger_account",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=4), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("type", sa.String(length=30), nullable=False),
        sa.Column("control_of", sa.String(length=30), nullable=False),
        sa.Column("own", sa.Boolean(), nullable=False),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_ledger_account_group_id_group_books"),
        ),
        sa.PrimaryKeyConstraint("group_id", "code", name=op.f("pk_ledger_account")),
    )


def _lock() -> None:
    op.create_table(
        "lock",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("scope", sa.String(length=30), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("lifts", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("set_by", sa.String(length=32), nullable=False),
        sa.Column("second_by", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_lock_group_id_group_books")
        ),
        sa.ForeignKeyConstraint(["lifts"], ["lock.id"], name=op.f("fk_lock_lifts_lock")),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_lock_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lock")),
        sa.UniqueConstraint("lifts", name=op.f("uq_lock_lifts")),
    )


def _lock_indexes() -> None:
    op.create_index(op.f("ix_lock_group_id"), "lock", ["group_id"], unique=False)
    op.create_index(op.f("ix_lock_meeting_id"), "lock", ["meeting_id"], unique=False)


def _member_account() -> None:
    op.create_table(
        "member_account",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("joined_on", sa.Date(), nullable=True),
        sa.Column("left_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["group_books.group_id"],
            name=op.f("fk_member_account_group_id_group_books"),
        ),
        sa.ForeignKeyConstraint(
            ["member_id"], ["person.id"], name=op.f("fk_member_account_member_id_person")
        ),
        sa.PrimaryKeyConstraint("group_id", "member_id", name=op.f("pk_member_account")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_member_account_group_id_number")),
    )


def _entry() -> None:
    op.create_table("entry", *_entry_columns(), *_entry_constraints())


def _entry_columns() -> tuple[sa.Column[object], ...]:
    return (
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("narration", sa.Text(), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("resolution_no", sa.String(length=60), nullable=False),
        sa.Column("resolution_on", sa.Date(), nullable=True),
        sa.Column("resolution_amount", sa.BigInteger(), nullable=True),
        sa.Column("resolution_used", sa.BigInteger(), nullable=False),
        sa.Column("payee_id", sa.String(length=32), nullable=True),
        sa.Column("reverses", sa.String(length=32), nullable=True),
        sa.Column("corrects", sa.String(length=32), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("refused_reason", sa.Text(), nullable=False),
        sa.Column("prepared_by", sa.String(length=32), nullable=False),
        sa.Column("approved_by", sa.String(length=32), nullable=True),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("idempotency_key", sa.String(length=120), nullable=True),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("seq", sa.Integer(), nullable=True),
        sa.Column("voucher_no", sa.String(length=40), nullable=True),
        sa.Column("voucher_year", sa.String(length=10), nullable=True),
        sa.Column("voucher_seq", sa.Integer(), nullable=True),
        sa.Column("posted_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("prev_hash", sa.String(length=64), nullable=True),
        sa.Column("hash", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
    )


def _entry_constraints() -> tuple[sa.Constraint, ...]:
    return (
        sa.ForeignKeyConstraint(["corrects"], ["entry.id"], name=op.f("fk_entry_corrects_entry")),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_entry_group_id_group_books")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_entry_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(["payee_id"], ["person.id"], name=op.f("fk_entry_payee_id_person")),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_entry_resolution_id_resolution")
        ),
        sa.ForeignKeyConstraint(["reverses"], ["entry.id"], name=op.f("fk_entry_reverses_entry")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry")),
        sa.UniqueConstraint(
            "group_id", "idempotency_key", name=op.f("uq_entry_group_id_idempotency_key")
        ),
        sa.UniqueConstraint("group_id", "seq", name=op.f("uq_entry_group_id_seq")),
        sa.UniqueConstraint("group_id", "voucher_no", name=op.f("uq_entry_group_id_voucher_no")),
        sa.UniqueConstraint(
            "group_id",
            "voucher_year",
            "voucher_seq",
            name=op.f("uq_entry_group_id_voucher_year_voucher_seq"),
        ),
        sa.UniqueConstraint("reverses", name=op.f("uq_entry_reverses")),
    )


def _entry_indexes() -> None:
    op.create_index(op.f("ix_entry_corrects"), "entry", ["corrects"], unique=False)
    op.create_index(
        "ix_entry_group_state_date", "entry", ["group_id", "state", "on_date"], unique=False
    )
    op.create_index(op.f("ix_entry_meeting_id"), "entry", ["meeting_id"], unique=False)
    op.create_index(
        "ix_entry_paper_resolution", "entry", ["group_id", "resolution_no"], unique=False
    )
    op.create_index(op.f("ix_entry_resolution_id"), "entry", ["resolution_id"], unique=False)


def _approval() -> None:
    op.create_table(
        "approval",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("decision", sa.String(length=30), nullable=False),
        sa.Column("content_hash", sa.String(length=64), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_approval_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["group_books.group_id"], name=op.f("fk_approval_group_id_group_books")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_approval")),
    )


def _approval_indexes() -> None:
    op.create_index(op.f("ix_approval_entry_id"), "approval", ["entry_id"], unique=False)
    op.create_index(op.f("ix_approval_group_id"), "approval", ["group_id"], unique=False)


def _entry_attachment() -> None:
    op.create_table(
        "entry_attachment",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.String(length=32), nullable=False),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_entry_attachment_entry_id_entry")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_entry_attachment")),
        sa.UniqueConstraint("entry_id", "place", name=op.f("uq_entry_attachment_entry_id_place")),
    )


def _posting() -> None:
    op.create_table(
        "posting",
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("line_no", sa.Integer(), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("account", sa.String(length=4), nullable=False),
        sa.Column("amount", sa.BigInteger(), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=True),
        sa.Column("loan_id", sa.String(length=32), nullable=True),
        sa.Column("fund", sa.String(length=40), nullable=False),
        sa.Column("bank_id", sa.String(length=32), nullable=True),
        sa.Column("lender_id", sa.String(length=32), nullable=True),
        sa.ForeignKeyConstraint(
            ["bank_id"], ["bank_account.id"], name=op.f("fk_posting_bank_id_bank_account")
        ),
        sa.ForeignKeyConstraint(["entry_id"], ["entry.id"], name=op.f("fk_posting_entry_id_entry")),
        sa.ForeignKeyConstraint(
            ["group_id", "account"],
            ["ledger_account.group_id", "ledger_account.code"],
            name=op.f("fk_posting_group_id_account_ledger_account"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id", "fund"],
            ["fund.group_id", "fund.code"],
            name=op.f("fk_posting_group_id_fund_fund"),
        ),
        sa.PrimaryKeyConstraint("entry_id", "line_no", name=op.f("pk_posting")),
    )


def _posting_indexes() -> None:
    op.create_index(
        "ix_posting_account",
        "posting",
        ["group_id", "account", "on_date", "fund", "bank_id", "amount"],
        unique=False,
    )
    op.create_index(
        "ix_posting_lender", "posting", ["lender_id", "account", "on_date", "amount"], unique=False
    )
    op.create_index(
        "ix_posting_loan", "posting", ["loan_id", "account", "on_date", "amount"], unique=False
    )
    op.create_index(
        "ix_posting_member",
        "posting",
        ["group_id", "member_id", "account", "on_date", "amount"],
        unique=False,
    )
