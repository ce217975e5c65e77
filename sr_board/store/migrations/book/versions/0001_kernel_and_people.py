"""Kernel and people"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("audit_event", ""), ("audit_object", ""))
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _account()
    _account_indexes()
    _audit_event()
    _audit_event_indexes()
    _audit_object()
    _audit_object_indexes()
    _backup_note()
    _draft()
    _import_batch()
    _import_batch_indexes()
    _kept_file()
    _subgroup_key()
    _named_right()
    _named_right_indexes()
    _people_group()
    _people_group_indexes()
    _person()
    _person_indexes()
    _role_grant()
    _role_grant_indexes()
    _membership()
    _membership_indexes()
    _office()
    _person_private()
    _subgroup_answer()
    _subgroup_answer_indexes()
    _import_change()
    _import_change_indexes()
    _office_term()
    _office_term_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _account() -> None:
    op.create_table(
        "account",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("closed_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_account")),
    )


def _account_indexes() -> None:
    op.create_index(op.f("ix_account_person_id"), "account", ["person_id"], unique=False)


def _audit_event() -> None:
    op.create_table(
        "audit_event",
        sa.Column("n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("prev_hash", sa.String(length=64), nullable=False),
        sa.Column("actor", sa.String(length=32), nullable=False),
        sa.Column("co_actor", sa.String(length=32), nullable=True),
        sa.Column("action", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=100), nullable=False),
        sa.Column("objects_hash", sa.String(length=64), nullable=False),
        sa.Column("at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("mono_ms", sa.BigInteger(), nullable=False),
        sa.Column("program", sa.String(length=20), nullable=False),
        sa.Column("hash", sa.String(length=64), nullable=False),
        sa.Column("signature", sa.String(length=128), nullable=False),
        sa.Column("co_signature", sa.String(length=128), nullable=True),
        sa.PrimaryKeyConstraint("n", name=op.f("pk_audit_event")),
    )


def _audit_event_indexes() -> None:
    op.create_index("ix_audit_event_subject", "audit_event", ["subject"], unique=False)


def _audit_object() -> None:
    op.create_table(
        "audit_object",
        sa.Column("event_n", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("ref", sa.String(length=160), nullable=False),
        sa.Column("digest", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("event_n", "ref", name=op.f("pk_audit_object")),
    )


def _audit_object_indexes() -> None:
    op.create_index("ix_audit_object_ref", "audit_object", ["ref"], unique=False)


def _backup_note() -> None:
    op.create_table(
        "backup_note",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("made_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("folder", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_backup_note")),
    )


def _draft() -> None:
    op.create_table(
        "draft",
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("page", sa.String(length=60), nullable=False),
        sa.Column("subject", sa.String(length=60), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("saved_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("account_id", "page", "subject", name=op.f("pk_draft")),
    )


def _import_batch() -> None:
    op.create_table(
        "import_batch",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("file_digest", sa.String(length=64), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("added", sa.Integer(), nullable=False),
        sa.Column("changed", sa.Integer(), nullable=False),
        sa.Column("unchanged", sa.Integer(), nullable=False),
        sa.Column("asked", sa.Integer(), nullable=False),
        sa.Column("left_out", sa.Integer(), nullable=False),
        sa.Column("reversed_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_batch")),
    )


def _import_batch_indexes() -> None:
    op.create_index(
        op.f("ix_import_batch_file_digest"), "import_batch", ["file_digest"], unique=False
    )


def _kept_file() -> None:
    op.create_table(
        "kept_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("key", sa.LargeBinary(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kept_file")),
    )


def _subgroup_key() -> None:
    op.create_table(
        "subgroup_key",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("resolution", sa.String(length=60), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_subgroup_key")),
    )


def _named_right() -> None:
    op.create_table(
        "named_right",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("action", sa.String(length=40), nullable=False),
        sa.Column("resolution", sa.String(length=60), nullable=False),
        sa.Column("ended_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_named_right_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_named_right")),
    )


def _named_right_indexes() -> None:
    op.create_index(op.f("ix_named_right_account_id"), "named_right", ["account_id"], unique=False)


def _people_group() -> None:
    op.create_table(
        "people_group",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("search_key", sa.String(length=260), nullable=False),
        sa.Column("parent_id", sa.String(length=32), nullable=True),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("batch_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_people_group_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(
            ["parent_id"], ["people_group.id"], name=op.f("fk_people_group_parent_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_people_group")),
    )


def _people_group_indexes() -> None:
    op.create_index(op.f("ix_people_group_parent_id"), "people_group", ["parent_id"], unique=False)
    op.create_index(
        op.f("ix_people_group_search_key"), "people_group", ["search_key"], unique=False
    )


def _person() -> None:
    op.create_table(
        "person",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("chosen_name", sa.String(length=120), nullable=False),
        sa.Column("search_key", sa.String(length=500), nullable=False),
        sa.Column("symbol", sa.String(length=30), nullable=False),
        sa.Column("hue", sa.String(length=30), nullable=False),
        sa.Column("tile_number", sa.Integer(), nullable=True),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_person_batch_id_import_batch")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_person")),
    )


def _person_indexes() -> None:
    op.create_index(op.f("ix_person_batch_id"), "person", ["batch_id"], unique=False)
    op.create_index(op.f("ix_person_search_key"), "person", ["search_key"], unique=False)


def _role_grant() -> None:
    op.create_table(
        "role_grant",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("account_id", sa.String(length=32), nullable=False),
        sa.Column("role", sa.String(length=20), nullable=False),
        sa.Column("ended_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["account_id"], ["account.id"], name=op.f("fk_role_grant_account_id_account")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_role_grant")),
    )


def _role_grant_indexes() -> None:
    op.create_index(op.f("ix_role_grant_account_id"), "role_grant", ["account_id"], unique=False)


def _membership() -> None:
    op.create_table(
        "membership",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("struck_number", sa.Integer(), nullable=True),
        sa.Column("member_class", sa.String(length=30), nullable=False),
        sa.Column("status", sa.String(length=30), nullable=False),
        sa.Column("joined", sa.Date(), nullable=True),
        sa.Column("left", sa.Date(), nullable=True),
        sa.Column("reason", sa.String(length=30), nullable=True),
        sa.Column("suspended_until", sa.Date(), nullable=True),
        sa.Column("resolution", sa.String(length=60), nullable=True),
        sa.Column("sponsor_id", sa.String(length=32), nullable=True),
        sa.Column("batch_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_membership_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_membership_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_membership_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["sponsor_id"], ["person.id"], name=op.f("fk_membership_sponsor_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_membership")),
        sa.UniqueConstraint("group_id", "number", name=op.f("uq_membership_group_id_number")),
    )


def _membership_indexes() -> None:
    op.create_index(op.f("ix_membership_batch_id"), "membership", ["batch_id"], unique=False)
    op.create_index(op.f("ix_membership_person_id"), "membership", ["person_id"], unique=False)


def _office() -> None:
    op.create_table(
        "office",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("term_months", sa.Integer(), nullable=False),
        sa.Column("signatory", sa.Boolean(), nullable=False),
        sa.Column("seat_side", sa.String(length=30), nullable=True),
        sa.Column("active", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_office_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office")),
        sa.UniqueConstraint("group_id", "key", name=op.f("uq_office_group_id_key")),
    )


def _person_private() -> None:
    op.create_table(
        "person_private",
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("legal_name", sa.String(length=120), nullable=False),
        sa.Column("phone", sa.String(length=20), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_person_private_person_id_person")
        ),
        sa.PrimaryKeyConstraint("person_id", name=op.f("pk_person_private")),
    )


def _subgroup_answer() -> None:
    op.create_table(
        "subgroup_answer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("group_key", sa.String(length=40), nullable=False),
        sa.Column("answer", sa.String(length=30), nullable=False),
        sa.Column("consent_version", sa.String(length=40), nullable=False),
        sa.Column("given_on", sa.Date(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_subgroup_answer_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_subgroup_answer")),
    )


def _subgroup_answer_indexes() -> None:
    op.create_index(
        op.f("ix_subgroup_answer_group_key"), "subgroup_answer", ["group_key"], unique=False
    )
    op.create_index(
        op.f("ix_subgroup_answer_person_id"), "subgroup_answer", ["person_id"], unique=False
    )


def _import_change() -> None:
    op.create_table(
        "import_change",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("batch_id", sa.String(length=32), nullable=False),
        sa.Column("membership_id", sa.String(length=32), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), nullable=True),
        sa.Column("after", sa.Text(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["batch_id"], ["import_batch.id"], name=op.f("fk_import_change_batch_id_import_batch")
        ),
        sa.ForeignKeyConstraint(
            ["membership_id"],
            ["membership.id"],
            name=op.f("fk_import_change_membership_id_membership"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_import_change")),
    )


def _import_change_indexes() -> None:
    op.create_index(op.f("ix_import_change_batch_id"), "import_change", ["batch_id"], unique=False)


def _office_term() -> None:
    op.create_table(
        "office_term",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=False),
        sa.Column("seat_no", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("how", sa.String(length=30), nullable=False),
        sa.Column("started", sa.Date(), nullable=False),
        sa.Column("due_to", sa.Date(), nullable=False),
        sa.Column("ended", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=30), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_office_term_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_office_term_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_office_term")),
    )


def _office_term_indexes() -> None:
    op.create_index(op.f("ix_office_term_office_id"), "office_term", ["office_id"], unique=False)
    op.create_index(op.f("ix_office_term_person_id"), "office_term", ["person_id"], unique=False)
