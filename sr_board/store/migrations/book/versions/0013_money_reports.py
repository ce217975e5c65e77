"""Grading, remarks, samples, print log"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("audit_sample", ""),
    ("grading_template", ""),
    ("print_log", ""),
    ("grading_result", ""),
    ("grading_mark", ""),
    ("audit_remark", ""),
    ("audit_answer", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _audit_sample()
    _audit_sample_indexes()
    _grading_template()
    _print_log()
    _print_log_indexes()
    _grading_result()
    _grading_result_indexes()
    _grading_mark()
    _audit_remark()
    _audit_remark_indexes()
    _audit_answer()
    _audit_answer_indexes()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _audit_sample() -> None:
    op.create_table(
        "audit_sample",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("way", sa.String(length=30), nullable=False),
        sa.Column("size", sa.Integer(), nullable=False),
        sa.Column("above", sa.BigInteger(), nullable=True),
        sa.Column("seed", sa.String(length=32), nullable=False),
        sa.Column("last_seq", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_audit_sample_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_sample")),
    )


def _audit_sample_indexes() -> None:
    op.create_index(op.f("ix_audit_sample_group_id"), "audit_sample", ["group_id"], unique=False)


def _grading_template() -> None:
    op.create_table(
        "grading_template",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["people_group.id"],
            name=op.f("fk_grading_template_group_id_people_group"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grading_template")),
        sa.UniqueConstraint(
            "group_id", "key", "version", name=op.f("uq_grading_template_group_id_key_version")
        ),
    )


def _print_log() -> None:
    op.create_table(
        "print_log",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("what", sa.String(length=30), nullable=False),
        sa.Column("form", sa.String(length=30), nullable=False),
        sa.Column("since", sa.Date(), nullable=True),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("purpose", sa.Text(), nullable=False),
        sa.Column("names", sa.Boolean(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_print_log_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_print_log_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_print_log")),
    )


def _print_log_indexes() -> None:
    op.create_index(op.f("ix_print_log_group_id"), "print_log", ["group_id"], unique=False)


def _grading_result() -> None:
    op.create_table(
        "grading_result",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("template_id", sa.String(length=32), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("out_of", sa.Integer(), nullable=False),
        sa.Column("grade", sa.String(length=30), nullable=False),
        sa.Column("reached", sa.Boolean(), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_grading_result_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_grading_result_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["template_id"],
            ["grading_template.id"],
            name=op.f("fk_grading_result_template_id_grading_template"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grading_result")),
    )


def _grading_result_indexes() -> None:
    op.create_index(
        "ix_grading_result_order", "grading_result", ["group_id", "on_date"], unique=False
    )


def _grading_mark() -> None:
    op.create_table(
        "grading_mark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("result_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=30), nullable=False),
        sa.Column("value", sa.String(length=60), nullable=False),
        sa.Column("numerator", sa.String(length=60), nullable=False),
        sa.Column("denominator", sa.String(length=60), nullable=False),
        sa.Column("points", sa.Integer(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["result_id"],
            ["grading_result.id"],
            name=op.f("fk_grading_mark_result_id_grading_result"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_grading_mark")),
        sa.UniqueConstraint("result_id", "key", name=op.f("uq_grading_mark_result_id_key")),
    )


def _audit_remark() -> None:
    op.create_table(
        "audit_remark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("entry_id", sa.String(length=32), nullable=True),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["entry_id"], ["entry.id"], name=op.f("fk_audit_remark_entry_id_entry")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_audit_remark_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_audit_remark_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_remark")),
    )


def _audit_remark_indexes() -> None:
    op.create_index(op.f("ix_audit_remark_entry_id"), "audit_remark", ["entry_id"], unique=False)
    op.create_index(op.f("ix_audit_remark_group_id"), "audit_remark", ["group_id"], unique=False)


def _audit_answer() -> None:
    op.create_table(
        "audit_answer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("remark_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("on_date", sa.Date(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_audit_answer_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["remark_id"], ["audit_remark.id"], name=op.f("fk_audit_answer_remark_id_audit_remark")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_audit_answer")),
    )


def _audit_answer_indexes() -> None:
    op.create_index(op.f("ix_audit_answer_remark_id"), "audit_answer", ["remark_id"], unique=False)
