"""Elections, rolls, candidates, count sheets, results"""

from typing import Any

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import closing_statements, trigger_statements

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("election_objection", "OLD.decided_on IS NOT NULL"),
    ("election_count_sheet", ""),
    ("election_lot", ""),
    ("election_result", "OLD.locked_on IS NOT NULL"),
    ("election_roll_strike", ""),
    ("election_ballot", ""),
    ("election_result_mark", ""),
    ("election_term", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""

DATES = (
    "roll_date",
    "nominations_open",
    "nominations_close",
    "withdrawals_until",
    "polling_on",
)
"""The days that every election has."""
INDEXED = (
    ("election", "group_id"),
    ("election", "polling_on"),
    ("election", "state"),
    ("election_helper", "election_id"),
    ("election_objection", "election_id"),
    ("election_candidate", "election_id"),
    ("election_count_sheet", "post_id"),
    ("election_lot", "post_id"),
    ("election_result", "election_id"),
    ("election_term", "election_id"),
)
"""Columns that lists are found by."""


def upgrade() -> None:
    _election()
    _election_helper()
    _election_objection()
    _election_post()
    _election_roll()
    _election_candidate()
    _election_count_sheet()
    _election_lot()
    _election_result()
    _election_roll_strike()
    _election_ballot()
    _election_result_mark()
    _election_term()
    for table, column in INDEXED:
        op.create_index(op.f(f"ix_{table}_{column}"), table, [column], unique=False)
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)
    roll = ("election_roll", "election", "election_id", "roll_frozen_on IS NOT NULL")
    for statement in closing_statements(*roll, dialect=op.get_bind().dialect.name):
        op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _id() -> sa.Column[Any]:
    return sa.Column("id", sa.String(length=32), nullable=False)


def _key(table: str, column: str, target: str) -> sa.ForeignKeyConstraint:
    name = op.f(f"fk_{table}_{column}_{target}")
    return sa.ForeignKeyConstraint([column], [f"{target}.id"], name=name)


def _origin() -> tuple[sa.Column[Any], ...]:
    """Identifier, when a row was recorded, and by whom."""
    return (
        _id(),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
    )


def _election() -> None:
    op.create_table(
        "election",
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("constitution_id", sa.String(length=32), nullable=True),
        sa.Column("rules", sa.Text(), nullable=False),
        *(sa.Column(name, sa.Date(), nullable=False) for name in DATES),
        sa.Column("objections_until", sa.Date(), nullable=True),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("officer_id", sa.String(length=32), nullable=True),
        sa.Column("officer_resolution", sa.String(length=60), nullable=False),
        sa.Column("officer_related", sa.Boolean(), nullable=False),
        sa.Column("polling_form", sa.String(length=30), nullable=False),
        sa.Column("rules_read_out", sa.Boolean(), nullable=False),
        sa.Column("tier_parent", sa.String(length=32), nullable=True),
        sa.Column("follows", sa.String(length=32), nullable=True),
        sa.Column("roll_frozen_on", sa.Date(), nullable=True),
        sa.Column("companions", sa.Integer(), nullable=False),
        sa.Column("state_reason", sa.Text(), nullable=False),
        *_origin(),
        _key("election", "follows", "election"),
        _key("election", "group_id", "people_group"),
        _key("election", "officer_id", "person"),
        _key("election", "resolution_id", "resolution"),
        _key("election", "tier_parent", "election"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election")),
    )


def _election_helper() -> None:
    op.create_table(
        "election_helper",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("function", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("outside_name", sa.String(length=120), nullable=False),
        sa.Column("left_out", sa.Boolean(), nullable=False),
        *_origin(),
        _key("election_helper", "election_id", "election"),
        _key("election_helper", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_helper")),
    )


def _election_objection() -> None:
    op.create_table(
        "election_objection",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("by_person", sa.String(length=32), nullable=False),
        sa.Column("made_on", sa.Date(), nullable=False),
        sa.Column("late", sa.Boolean(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("decision", sa.String(length=30), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("decided_by", sa.String(length=120), nullable=False),
        sa.Column("decision_text", sa.Text(), nullable=False),
        *_origin(),
        _key("election_objection", "by_person", "person"),
        _key("election_objection", "election_id", "election"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_objection")),
    )


def _election_post() -> None:
    op.create_table(
        "election_post",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=True),
        sa.Column("title", sa.String(length=120), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("method", sa.String(length=30), nullable=False),
        sa.Column("max_marks", sa.Integer(), nullable=True),
        sa.Column("reserved", sa.Text(), nullable=False),
        sa.Column("colour", sa.String(length=30), nullable=False),
        sa.Column("contest", sa.String(length=30), nullable=True),
        sa.Column("printed", sa.Integer(), nullable=True),
        sa.Column("spare", sa.Integer(), nullable=True),
        *_origin(),
        _key("election_post", "election_id", "election"),
        _key("election_post", "office_id", "office"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_post")),
        sa.UniqueConstraint("election_id", "no", name=op.f("uq_election_post_election_id_no")),
    )


def _election_roll() -> None:
    op.create_table(
        "election_roll",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=True),
        sa.Column("voted", sa.Boolean(), nullable=False),
        sa.Column("voted_again", sa.Boolean(), nullable=False),
        sa.Column("seat_disputed", sa.Boolean(), nullable=False),
        sa.Column("from_election", sa.String(length=32), nullable=True),
        *_origin(),
        _key("election_roll", "election_id", "election"),
        _key("election_roll", "from_election", "election"),
        _key("election_roll", "person_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_roll")),
        sa.UniqueConstraint(
            "election_id", "person_id", name=op.f("uq_election_roll_election_id_person_id")
        ),
    )


def _election_candidate() -> None:
    op.create_table(
        "election_candidate",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("nominated_on", sa.Date(), nullable=False),
        sa.Column("proposer_id", sa.String(length=32), nullable=False),
        sa.Column("seconder_id", sa.String(length=32), nullable=False),
        sa.Column("consent", sa.String(length=30), nullable=False),
        sa.Column("kept_seat", sa.Boolean(), nullable=False),
        sa.Column("wish", sa.String(length=30), nullable=False),
        sa.Column("symbol", sa.String(length=30), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("refusals", sa.Text(), nullable=False),
        sa.Column("decision_note", sa.Text(), nullable=False),
        sa.Column("withdrawn_on", sa.Date(), nullable=True),
        *_origin(),
        _key("election_candidate", "election_id", "election"),
        _key("election_candidate", "person_id", "person"),
        _key("election_candidate", "post_id", "election_post"),
        _key("election_candidate", "proposer_id", "person"),
        _key("election_candidate", "seconder_id", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_candidate")),
        sa.UniqueConstraint("post_id", "no", name=op.f("uq_election_candidate_post_id_no")),
        sa.UniqueConstraint(
            "post_id", "person_id", name=op.f("uq_election_candidate_post_id_person_id")
        ),
    )


def _election_count_sheet() -> None:
    op.create_table(
        "election_count_sheet",
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("box", sa.String(length=40), nullable=False),
        sa.Column("mixed", sa.Text(), nullable=False),
        sa.Column("totals", sa.Text(), nullable=False),
        sa.Column("issued", sa.Integer(), nullable=False),
        sa.Column("valid", sa.Integer(), nullable=False),
        sa.Column("blank", sa.Integer(), nullable=False),
        sa.Column("invalid", sa.Integer(), nullable=False),
        sa.Column("unreturned", sa.Integer(), nullable=False),
        sa.Column("spare", sa.Integer(), nullable=False),
        sa.Column("tendered", sa.Integer(), nullable=False),
        sa.Column("present", sa.Integer(), nullable=True),
        sa.Column("counters", sa.Text(), nullable=False),
        sa.Column("apart", sa.Boolean(), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=True),
        sa.Column("photo_sha256", sa.String(length=64), nullable=True),
        sa.Column("recount", sa.Boolean(), nullable=False),
        sa.Column("replaces", sa.String(length=32), nullable=True),
        *_origin(),
        _key("election_count_sheet", "post_id", "election_post"),
        _key("election_count_sheet", "replaces", "election_count_sheet"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_count_sheet")),
        sa.UniqueConstraint("replaces", name=op.f("uq_election_count_sheet_replaces")),
    )


def _election_lot() -> None:
    op.create_table(
        "election_lot",
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("round", sa.Integer(), nullable=False),
        sa.Column("tied", sa.Text(), nullable=False),
        sa.Column("seats", sa.Integer(), nullable=False),
        sa.Column("chits_shown", sa.Integer(), nullable=False),
        sa.Column("drawer", sa.String(length=120), nullable=False),
        sa.Column("witnesses", sa.Text(), nullable=False),
        sa.Column("order", sa.Text(), nullable=False),
        sa.Column("absent", sa.Text(), nullable=False),
        sa.Column("drawn_on", sa.Date(), nullable=False),
        sa.Column("photo_id", sa.String(length=32), nullable=True),
        sa.Column("photo_sha256", sa.String(length=64), nullable=True),
        *_origin(),
        _key("election_lot", "post_id", "election_post"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_lot")),
    )


def _election_result() -> None:
    op.create_table(
        "election_result",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("no", sa.Integer(), nullable=False),
        sa.Column("fields", sa.Text(), nullable=False),
        sa.Column("sheets", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=30), nullable=False),
        sa.Column("needs_lot", sa.Boolean(), nullable=False),
        sa.Column("locked_on", sa.Date(), nullable=True),
        sa.Column("corrects", sa.String(length=32), nullable=True),
        *_origin(),
        _key("election_result", "corrects", "election_result"),
        _key("election_result", "election_id", "election"),
        _key("election_result", "post_id", "election_post"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_result")),
        sa.UniqueConstraint("corrects", name=op.f("uq_election_result_corrects")),
    )


def _election_roll_strike() -> None:
    op.create_table(
        "election_roll_strike",
        sa.Column("entry_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.String(length=30), nullable=False),
        sa.Column("first_mark", sa.String(length=32), nullable=False),
        sa.Column("second_mark", sa.String(length=32), nullable=False),
        *_origin(),
        _key("election_roll_strike", "entry_id", "election_roll"),
        _key("election_roll_strike", "first_mark", "person"),
        _key("election_roll_strike", "second_mark", "person"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_roll_strike")),
        sa.UniqueConstraint("entry_id", name=op.f("uq_election_roll_strike_entry_id")),
    )


def _election_ballot() -> None:
    op.create_table(
        "election_ballot",
        _id(),
        sa.Column("sheet_id", sa.String(length=32), nullable=False),
        sa.Column("pattern", sa.Text(), nullable=False),
        sa.Column("count", sa.Integer(), nullable=False),
        _key("election_ballot", "sheet_id", "election_count_sheet"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_ballot")),
        sa.UniqueConstraint(
            "sheet_id", "pattern", name=op.f("uq_election_ballot_sheet_id_pattern")
        ),
    )


def _election_result_mark() -> None:
    op.create_table(
        "election_result_mark",
        sa.Column("result_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("capacity", sa.String(length=30), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        *_origin(),
        _key("election_result_mark", "person_id", "person"),
        _key("election_result_mark", "result_id", "election_result"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_result_mark")),
        sa.UniqueConstraint(
            "result_id", "person_id", name=op.f("uq_election_result_mark_result_id_person_id")
        ),
    )


def _election_term() -> None:
    op.create_table(
        "election_term",
        sa.Column("election_id", sa.String(length=32), nullable=False),
        sa.Column("post_id", sa.String(length=32), nullable=False),
        sa.Column("candidate_id", sa.String(length=32), nullable=False),
        sa.Column("term_id", sa.String(length=32), nullable=False),
        sa.Column("how", sa.String(length=30), nullable=False),
        *_origin(),
        _key("election_term", "candidate_id", "election_candidate"),
        _key("election_term", "election_id", "election"),
        _key("election_term", "post_id", "election_post"),
        _key("election_term", "term_id", "office_term"),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_election_term")),
        sa.UniqueConstraint("candidate_id", name=op.f("uq_election_term_candidate_id")),
        sa.UniqueConstraint("term_id", name=op.f("uq_election_term_term_id")),
    )
