"""Breaches of a group's rules and what was answered"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("rule_breach", ""), ("breach_answer", ""))
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _rule_breach()
    _rule_breach_indexes()
    _breach_answer()
    _breach_answer_indexes()
    for name in ("card_printed_on", "welcome_pack_on"):
        op.add_column("membership", sa.Column(name, sa.Date(), nullable=True))
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _rule_breach() -> None:
    op.create_table(
        "rule_breach",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("rule_key", sa.String(length=60), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("level", sa.String(length=10), nullable=False),
        sa.Column("object_kind", sa.String(length=20), nullable=False),
        sa.Column("object_id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("constitution_id", sa.String(length=32), nullable=True),
        sa.Column("article", sa.Integer(), nullable=True),
        sa.Column("found_on", sa.Date(), nullable=False),
        sa.Column("mend_by", sa.Date(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.Column("raises", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_rule_breach_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_rule_breach_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["raises"], ["rule_breach.id"], name=op.f("fk_rule_breach_raises_rule_breach")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_breach")),
        sa.UniqueConstraint("raises", name=op.f("uq_rule_breach_raises")),
    )


def _rule_breach_indexes() -> None:
    op.create_index(op.f("ix_rule_breach_code"), "rule_breach", ["code"], unique=False)
    op.create_index(op.f("ix_rule_breach_found_on"), "rule_breach", ["found_on"], unique=False)
    op.create_index(op.f("ix_rule_breach_group_id"), "rule_breach", ["group_id"], unique=False)
    op.create_index(op.f("ix_rule_breach_meeting_id"), "rule_breach", ["meeting_id"], unique=False)
    op.create_index(op.f("ix_rule_breach_object_id"), "rule_breach", ["object_id"], unique=False)


def _breach_answer() -> None:
    op.create_table(
        "breach_answer",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("breach_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("answered_on", sa.Date(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["breach_id"], ["rule_breach.id"], name=op.f("fk_breach_answer_breach_id_rule_breach")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_breach_answer_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_breach_answer_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_breach_answer")),
    )


def _breach_answer_indexes() -> None:
    op.create_index(
        op.f("ix_breach_answer_breach_id"), "breach_answer", ["breach_id"], unique=False
    )
