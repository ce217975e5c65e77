"""Meetings checked against the rules in force"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0005"
down_revision = "0004"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (("notice_picture", ""),)
"""New tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _proxy()
    _proxy_indexes()
    _conflict()
    _notice_picture()
    _notice_picture_indexes()
    _proxy_item()
    _speaker_turns()
    _committee()
    _committee_indexes()
    _committee_seat()
    _committee_seat_indexes()
    _meeting_series()
    _meeting_series_indexes()
    _action_item()
    _agenda_item()
    _meeting()
    _meeting_notice()
    _minutes_approval()
    _motion()
    _resolution()
    _vote_count()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _proxy() -> None:
    op.create_table(
        "proxy",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("meeting_id", sa.String(length=32), nullable=False),
        sa.Column("giver_id", sa.String(length=32), nullable=False),
        sa.Column("holder_id", sa.String(length=32), nullable=False),
        sa.Column("received_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("received_no", sa.Integer(), nullable=False),
        sa.Column("accepted", sa.Boolean(), nullable=False),
        sa.Column("refusal_code", sa.String(length=40), nullable=True),
        sa.Column("revoked_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("scan_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["giver_id"], ["person.id"], name=op.f("fk_proxy_giver_id_person")),
        sa.ForeignKeyConstraint(
            ["holder_id"], ["person.id"], name=op.f("fk_proxy_holder_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_proxy_meeting_id_meeting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy")),
    )


def _proxy_indexes() -> None:
    op.create_index(op.f("ix_proxy_meeting_id"), "proxy", ["meeting_id"], unique=False)


def _conflict() -> None:
    op.create_table(
        "conflict",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("declared_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("left_room", sa.Boolean(), nullable=False),
        sa.Column("voted", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_conflict_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_conflict_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_conflict")),
        sa.UniqueConstraint("item_id", "person_id", name=op.f("uq_conflict_item_id_person_id")),
    )


def _notice_picture() -> None:
    op.create_table(
        "notice_picture",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("notice_id", sa.String(length=32), nullable=False),
        sa.Column("attachment_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["notice_id"],
            ["meeting_notice.id"],
            name=op.f("fk_notice_picture_notice_id_meeting_notice"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_notice_picture")),
    )


def _notice_picture_indexes() -> None:
    op.create_index(
        op.f("ix_notice_picture_notice_id"), "notice_picture", ["notice_id"], unique=False
    )


def _proxy_item() -> None:
    op.create_table(
        "proxy_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("proxy_id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_proxy_item_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["proxy_id"], ["proxy.id"], name=op.f("fk_proxy_item_proxy_id_proxy")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proxy_item")),
        sa.UniqueConstraint("proxy_id", "item_id", name=op.f("uq_proxy_item_proxy_id_item_id")),
    )


def _speaker_turns() -> None:
    op.create_table(
        "speaker_turns",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("item_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("turns", sa.Integer(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["item_id"], ["agenda_item.id"], name=op.f("fk_speaker_turns_item_id_agenda_item")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_speaker_turns_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_speaker_turns")),
        sa.UniqueConstraint(
            "item_id", "person_id", name=op.f("uq_speaker_turns_item_id_person_id")
        ),
    )


def _committee() -> None:
    op.create_table(
        "committee",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("mandate", sa.Text(), nullable=False),
        sa.Column("formed_on", sa.Date(), nullable=False),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_committee_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_committee_resolution_id_resolution")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee")),
    )


def _committee_indexes() -> None:
    op.create_index(op.f("ix_committee_group_id"), "committee", ["group_id"], unique=False)


def _committee_seat() -> None:
    op.create_table(
        "committee_seat",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("committee_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("until", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"],
            ["committee.id"],
            name=op.f("fk_committee_seat_committee_id_committee"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_committee_seat_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_committee_seat")),
    )


def _committee_seat_indexes() -> None:
    op.create_index(
        op.f("ix_committee_seat_committee_id"), "committee_seat", ["committee_id"], unique=False
    )


def _meeting_series() -> None:
    op.create_table(
        "meeting_series",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("committee_id", sa.String(length=32), nullable=True),
        sa.Column("type", sa.String(length=20), nullable=False),
        sa.Column("every", sa.Integer(), nullable=False),
        sa.Column("unit", sa.String(length=10), nullable=False),
        sa.Column("weekday", sa.Integer(), nullable=False),
        sa.Column("week_of_month", sa.Integer(), nullable=True),
        sa.Column("time", sa.String(length=5), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("since", sa.Date(), nullable=False),
        sa.Column("stopped_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["committee_id"],
            ["committee.id"],
            name=op.f("fk_meeting_series_committee_id_committee"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_meeting_series_group_id_people_group")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_meeting_series")),
    )


def _meeting_series_indexes() -> None:
    op.create_index(
        op.f("ix_meeting_series_group_id"), "meeting_series", ["group_id"], unique=False
    )


def _action_item() -> None:
    op.add_column("action_item", sa.Column("former_owner_id", sa.String(length=32), nullable=True))


def _agenda_item() -> None:
    op.add_column("agenda_item", sa.Column("at", sr_board.store.types.UtcTime(), nullable=True))
    op.add_column("agenda_item", sa.Column("carried_from", sa.String(length=32), nullable=True))
    op.add_column("agenda_item", sa.Column("source", sa.String(length=20), nullable=True))
    op.add_column("agenda_item", sa.Column("source_id", sa.String(length=32), nullable=True))


def _meeting() -> None:
    op.add_column("meeting", sa.Column("committee_id", sa.String(length=32), nullable=True))
    op.add_column("meeting", sa.Column("series_id", sa.String(length=32), nullable=True))
    op.add_column("meeting", sa.Column("asked_by", sa.Integer(), nullable=True))
    op.add_column("meeting", sa.Column("asked_on", sa.Date(), nullable=True))
    op.add_column("meeting", sa.Column("urgent_reason", sa.Text(), nullable=True))


def _meeting_notice() -> None:
    op.add_column("meeting_notice", sa.Column("agenda_copy", sa.Text(), nullable=True))
    op.add_column("meeting_notice", sa.Column("text_of_changes", sa.Text(), nullable=True))
    op.add_column(
        "meeting_notice", sa.Column("planned_at", sr_board.store.types.UtcTime(), nullable=True)
    )


def _minutes_approval() -> None:
    op.add_column("minutes_approval", sa.Column("item_id", sa.String(length=32), nullable=True))


def _motion() -> None:
    op.add_column("motion", sa.Column("amends_id", sa.String(length=32), nullable=True))
    op.add_column("motion", sa.Column("amended_text", sa.Text(), nullable=True))
    op.add_column(
        "motion", sa.Column("withdrawn_at", sr_board.store.types.UtcTime(), nullable=True)
    )


def _resolution() -> None:
    op.add_column("resolution", sa.Column("ratified_by", sa.String(length=32), nullable=True))
    op.create_index(
        "ix_resolution_order", "resolution", ["decided_on", "seq", "id", "group_id"], unique=False
    )


def _vote_count() -> None:
    op.add_column("vote_count", sa.Column("conflicted", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("proxies", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("counted", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("quorum_needed", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("quorum_base", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("quorum_met", sa.Boolean(), nullable=True))
    op.add_column("vote_count", sa.Column("quorum_article", sa.Integer(), nullable=True))
    op.add_column("vote_count", sa.Column("valid", sa.Boolean(), nullable=True))
    op.add_column("vote_count", sa.Column("void_code", sa.String(length=40), nullable=True))
    op.add_column("vote_count", sa.Column("chair_cast", sa.String(length=10), nullable=True))
    op.add_column("vote_count", sa.Column("constitution_id", sa.String(length=32), nullable=True))
    op.add_column("vote_count", sa.Column("majority_article", sa.Integer(), nullable=True))
