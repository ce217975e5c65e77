"""Sealed case files and the board"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes


def upgrade() -> None:
    _board()
    _case_cache()
    _case_file()
    _code_acceptance()
    _code_acceptance_indexes()
    _envelope()
    _envelope_indexes()
    _match_token()
    _match_token_indexes()
    _pack_version()
    _pack_version_indexes()
    _screener_training()
    _screener_training_indexes()
    _sealed_draft()
    _sealed_draft_indexes()
    _service_entry()
    _service_entry_indexes()
    _duty_turn()
    _duty_turn_indexes()
    _key_wrap()
    _key_wrap_indexes()
    _sealed_record()
    _sealed_record_indexes()
    _seat()
    _seat_indexes()
    _sitting()
    _sitting_indexes()
    _board_member()
    _board_member_indexes()
    _sitting_item()
    _sitting_item_indexes()
    _sitting_presence()
    _sitting_presence_indexes()


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _board() -> None:
    op.create_table(
        "board",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("place_code", sa.String(length=8), nullable=False),
        sa.Column("sites", sa.Text(), nullable=False),
        sa.Column("constitution_ref", sa.String(length=120), nullable=False),
        sa.Column("pack_id", sa.String(length=40), nullable=False),
        sa.Column("federation", sa.String(length=120), nullable=False),
        sa.Column("neighbour_board", sa.String(length=120), nullable=False),
        sa.Column("settings", sa.Text(), nullable=False),
        sa.Column("notice_hours", sa.Integer(), nullable=False),
        sa.Column("composition_broken_since", sa.Date(), nullable=True),
        sa.Column("closed_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board")),
    )


def _case_cache() -> None:
    op.create_table(
        "case_cache",
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("slot_id", name=op.f("pk_case_cache")),
    )


def _case_file() -> None:
    op.create_table(
        "case_file",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("code", sa.String(length=40), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_case_file")),
        sa.UniqueConstraint("code", name=op.f("uq_case_file_code")),
    )


def _code_acceptance() -> None:
    op.create_table(
        "code_acceptance",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("accepted_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_code_acceptance")),
    )


def _code_acceptance_indexes() -> None:
    op.create_index(
        op.f("ix_code_acceptance_slot_id"), "code_acceptance", ["slot_id"], unique=False
    )


def _envelope() -> None:
    op.create_table(
        "envelope",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("purpose", sa.String(length=20), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=True),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_envelope")),
    )


def _envelope_indexes() -> None:
    op.create_index(op.f("ix_envelope_case_id"), "envelope", ["case_id"], unique=False)
    op.create_index(op.f("ix_envelope_purpose"), "envelope", ["purpose"], unique=False)


def _match_token() -> None:
    op.create_table(
        "match_token",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("case_id", sa.String(length=32), nullable=False),
        sa.Column("token", sa.LargeBinary(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_match_token")),
    )


def _match_token_indexes() -> None:
    op.create_index(op.f("ix_match_token_case_id"), "match_token", ["case_id"], unique=False)
    op.create_index(op.f("ix_match_token_token"), "match_token", ["token"], unique=False)


def _pack_version() -> None:
    op.create_table(
        "pack_version",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("pack_id", sa.String(length=40), nullable=False),
        sa.Column("version", sa.String(length=20), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("second", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_pack_version")),
    )


def _pack_version_indexes() -> None:
    op.create_index(op.f("ix_pack_version_pack_id"), "pack_version", ["pack_id"], unique=False)


def _screener_training() -> None:
    op.create_table(
        "screener_training",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=True),
        sa.Column("topic", sa.String(length=120), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_screener_training")),
    )


def _screener_training_indexes() -> None:
    op.create_index(
        op.f("ix_screener_training_slot_id"), "screener_training", ["slot_id"], unique=False
    )


def _sealed_draft() -> None:
    op.create_table(
        "sealed_draft",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_draft")),
    )


def _sealed_draft_indexes() -> None:
    op.create_index(op.f("ix_sealed_draft_slot_id"), "sealed_draft", ["slot_id"], unique=False)


def _service_entry() -> None:
    op.create_table(
        "service_entry",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("name", sa.String(length=160), nullable=False),
        sa.Column("phone", sa.String(length=60), nullable=False),
        sa.Column("hours", sa.String(length=120), nullable=False),
        sa.Column("duty_phones", sa.Text(), nullable=False),
        sa.Column("languages", sa.Text(), nullable=False),
        sa.Column("takes", sa.Text(), nullable=False),
        sa.Column("ladder", sa.Text(), nullable=False),
        sa.Column("max_stay_days", sa.Integer(), nullable=True),
        sa.Column("cost", sa.String(length=120), nullable=False),
        sa.Column("verified_on", sa.Date(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_service_entry")),
    )


def _service_entry_indexes() -> None:
    op.create_index(op.f("ix_service_entry_kind"), "service_entry", ["kind"], unique=False)


def _duty_turn() -> None:
    op.create_table(
        "duty_turn",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=True),
        sa.Column("capacity", sa.String(length=12), nullable=False),
        sa.Column("community", sa.Boolean(), nullable=False),
        sa.Column("since", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("until", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("ended_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_duty_turn_board_id_board")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_duty_turn")),
    )


def _duty_turn_indexes() -> None:
    op.create_index(op.f("ix_duty_turn_board_id"), "duty_turn", ["board_id"], unique=False)
    op.create_index(op.f("ix_duty_turn_slot_id"), "duty_turn", ["slot_id"], unique=False)


def _key_wrap() -> None:
    op.create_table(
        "key_wrap",
        sa.Column("envelope_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_key_wrap_envelope_id_envelope")
        ),
        sa.PrimaryKeyConstraint("envelope_id", "slot_id", name=op.f("pk_key_wrap")),
    )


def _key_wrap_indexes() -> None:
    op.create_index(op.f("ix_key_wrap_slot_id"), "key_wrap", ["slot_id"], unique=False)


def _sealed_record() -> None:
    op.create_table(
        "sealed_record",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("envelope_id", sa.String(length=32), nullable=False),
        sa.Column("rev", sa.Integer(), nullable=False),
        sa.Column("generation", sa.Integer(), nullable=False),
        sa.Column("body", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_sealed_record_envelope_id_envelope")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sealed_record")),
    )


def _sealed_record_indexes() -> None:
    op.create_index(
        op.f("ix_sealed_record_envelope_id"), "sealed_record", ["envelope_id"], unique=False
    )


def _seat() -> None:
    op.create_table(
        "seat",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("side", sa.String(length=12), nullable=False),
        sa.Column("kind", sa.String(length=24), nullable=False),
        sa.Column("restricted", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_seat_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_seat")),
    )


def _seat_indexes() -> None:
    op.create_index(op.f("ix_seat_board_id"), "seat", ["board_id"], unique=False)


def _sitting() -> None:
    op.create_table(
        "sitting",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.Column("number", sa.Integer(), nullable=False),
        sa.Column("starts_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("offset_minutes", sa.Integer(), nullable=False),
        sa.Column("place", sa.String(length=120), nullable=False),
        sa.Column("protective", sa.Boolean(), nullable=False),
        sa.Column("notice_sent_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("short_notice_reason", sa.String(length=300), nullable=False),
        sa.Column("opened_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("ended_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("minutes_ref", sa.String(length=60), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(["board_id"], ["board.id"], name=op.f("fk_sitting_board_id_board")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting")),
    )


def _sitting_indexes() -> None:
    op.create_index(op.f("ix_sitting_board_id"), "sitting", ["board_id"], unique=False)


def _board_member() -> None:
    op.create_table(
        "board_member",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("board_id", sa.String(length=32), nullable=False),
        sa.Column("seat_id", sa.String(length=32), nullable=True),
        sa.Column("alternate_for", sa.String(length=32), nullable=True),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("slot_id", sa.String(length=32), nullable=True),
        sa.Column("term_from", sa.Date(), nullable=False),
        sa.Column("term_to", sa.Date(), nullable=False),
        sa.Column("profession", sa.String(length=12), nullable=False),
        sa.Column("office", sa.String(length=12), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("end_reason", sa.String(length=200), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["alternate_for"], ["seat.id"], name=op.f("fk_board_member_alternate_for_seat")
        ),
        sa.ForeignKeyConstraint(
            ["board_id"], ["board.id"], name=op.f("fk_board_member_board_id_board")
        ),
        sa.ForeignKeyConstraint(
            ["seat_id"], ["seat.id"], name=op.f("fk_board_member_seat_id_seat")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_board_member")),
    )


def _board_member_indexes() -> None:
    op.create_index(op.f("ix_board_member_board_id"), "board_member", ["board_id"], unique=False)
    op.create_index(op.f("ix_board_member_person_id"), "board_member", ["person_id"], unique=False)
    op.create_index(op.f("ix_board_member_slot_id"), "board_member", ["slot_id"], unique=False)


def _sitting_item() -> None:
    op.create_table(
        "sitting_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("envelope_id", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["envelope_id"], ["envelope.id"], name=op.f("fk_sitting_item_envelope_id_envelope")
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_item_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting_item")),
    )


def _sitting_item_indexes() -> None:
    op.create_index(
        op.f("ix_sitting_item_sitting_id"), "sitting_item", ["sitting_id"], unique=False
    )


def _sitting_presence() -> None:
    op.create_table(
        "sitting_presence",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("sitting_id", sa.String(length=32), nullable=False),
        sa.Column("member_id", sa.String(length=32), nullable=False),
        sa.Column("voting", sa.Boolean(), nullable=False),
        sa.Column("left_at", sr_board.store.types.UtcTime(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["member_id"],
            ["board_member.id"],
            name=op.f("fk_sitting_presence_member_id_board_member"),
        ),
        sa.ForeignKeyConstraint(
            ["sitting_id"], ["sitting.id"], name=op.f("fk_sitting_presence_sitting_id_sitting")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_sitting_presence")),
    )


def _sitting_presence_indexes() -> None:
    op.create_index(
        op.f("ix_sitting_presence_sitting_id"), "sitting_presence", ["sitting_id"], unique=False
    )
