"""Constitutions: versions, articles, rule parameters, law packs"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("motion_param_change", ""),
    ("constitution", "OLD.status = 'adopted'"),
    ("constitution_article", "OLD.adopted"),
    ("constitution_filing", ""),
    ("constitution_void", ""),
    ("rule_param", "OLD.adopted"),
)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _law_pack()
    _law_pack_indexes()
    _group_law()
    _motion_param_change()
    _constitution()
    _constitution_indexes()
    _constitution_article()
    _constitution_filing()
    _constitution_void()
    _rule_param()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _law_pack() -> None:
    op.create_table(
        "law_pack",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("shipped", sa.String(length=60), nullable=True),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("subject", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("floor_value", sa.Text(), nullable=False),
        sa.Column("source_text", sa.Text(), nullable=False),
        sa.Column("checked_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("retired", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_law_pack")),
        sa.UniqueConstraint("shipped", name=op.f("uq_law_pack_shipped")),
    )


def _law_pack_indexes() -> None:
    op.create_index(op.f("ix_law_pack_state"), "law_pack", ["state"], unique=False)


def _group_law() -> None:
    op.create_table(
        "group_law",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("state", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_group_law_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("group_id", name=op.f("pk_group_law")),
    )


def _motion_param_change() -> None:
    op.create_table(
        "motion_param_change",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("motion_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("old_value", sa.Text(), nullable=False),
        sa.Column("new_value", sa.Text(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["motion_id"], ["motion.id"], name=op.f("fk_motion_param_change_motion_id_motion")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_motion_param_change")),
        sa.UniqueConstraint("motion_id", "key", name=op.f("uq_motion_param_change_motion_id_key")),
    )


def _constitution() -> None:
    op.create_table(
        "constitution",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=False),
        sa.Column("template_key", sa.String(length=20), nullable=False),
        sa.Column("based_on", sa.String(length=32), nullable=True),
        sa.Column("circulated_on", sa.Date(), nullable=True),
        sa.Column("circulated_digest", sa.String(length=64), nullable=True),
        sa.Column("adopted_by", sa.String(length=32), nullable=True),
        sa.Column("adopted_on", sa.Date(), nullable=True),
        sa.Column("effective_from", sa.Date(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["adopted_by"], ["resolution.id"], name=op.f("fk_constitution_adopted_by_resolution")
        ),
        sa.ForeignKeyConstraint(
            ["based_on"], ["constitution.id"], name=op.f("fk_constitution_based_on_constitution")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_constitution_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constitution")),
        sa.UniqueConstraint("group_id", "version", name=op.f("uq_constitution_group_id_version")),
    )


def _constitution_indexes() -> None:
    op.create_index(
        op.f("ix_constitution_effective_from"), "constitution", ["effective_from"], unique=False
    )
    op.create_index(op.f("ix_constitution_group_id"), "constitution", ["group_id"], unique=False)


def _constitution_article() -> None:
    op.create_table(
        "constitution_article",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("constitution_id", sa.String(length=32), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("section", sa.String(length=40), nullable=False),
        sa.Column("picture", sa.String(length=40), nullable=False),
        sa.Column("headings", sa.Text(), nullable=False),
        sa.Column("texts", sa.Text(), nullable=False),
        sa.Column("slots", sa.Text(), nullable=False),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["constitution_id"],
            ["constitution.id"],
            name=op.f("fk_constitution_article_constitution_id_constitution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constitution_article")),
        sa.UniqueConstraint(
            "constitution_id", "no", name=op.f("uq_constitution_article_constitution_id_no")
        ),
    )


def _constitution_filing() -> None:
    op.create_table(
        "constitution_filing",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("constitution_id", sa.String(length=32), nullable=False),
        sa.Column("filed_on", sa.Date(), nullable=False),
        sa.Column("filing_ref", sa.String(length=120), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["constitution_id"],
            ["constitution.id"],
            name=op.f("fk_constitution_filing_constitution_id_constitution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constitution_filing")),
        sa.UniqueConstraint("constitution_id", name=op.f("uq_constitution_filing_constitution_id")),
    )


def _constitution_void() -> None:
    op.create_table(
        "constitution_void",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("constitution_id", sa.String(length=32), nullable=False),
        sa.Column("by", sa.String(length=20), nullable=False),
        sa.Column("void_from", sa.Date(), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["constitution_id"],
            ["constitution.id"],
            name=op.f("fk_constitution_void_constitution_id_constitution"),
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_constitution_void_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_constitution_void")),
        sa.UniqueConstraint("constitution_id", name=op.f("uq_constitution_void_constitution_id")),
    )


def _rule_param() -> None:
    op.create_table(
        "rule_param",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("constitution_id", sa.String(length=32), nullable=False),
        sa.Column("key", sa.String(length=60), nullable=False),
        sa.Column("value", sa.Text(), nullable=False),
        sa.Column("article_no", sa.Integer(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("origin", sa.String(length=20), nullable=False),
        sa.Column("differs", sa.Boolean(), nullable=True),
        sa.Column("adopted", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["constitution_id"],
            ["constitution.id"],
            name=op.f("fk_rule_param_constitution_id_constitution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rule_param")),
        sa.UniqueConstraint(
            "constitution_id", "key", name=op.f("uq_rule_param_constitution_id_key")
        ),
    )
