"""Bank mandates, recalls, hand-overs, rotation"""

import sqlalchemy as sa
from alembic import op

import sr_board.store.types
from sr_board.store.triggers import trigger_statements

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

FINAL = (
    ("lot_record", ""),
    ("willingness", ""),
    ("handover", "OLD.state = 'signed'"),
    ("rotation_proposal", ""),
    ("handover_cash", "OLD.sealed"),
    ("handover_item", "OLD.sealed"),
    ("handover_mark", ""),
    ("bank_mandate", ""),
    ("recall", "OLD.verdict IS NOT NULL"),
    ("rotation_decision", ""),
    ("term_link", ""),
    ("mandate_signatory", ""),
    ("mandate_step", ""),
    ("recall_mark", ""),
)
"""Tables whose rows are final, each with the condition under which they are."""


def upgrade() -> None:
    _lot_record()
    _lot_record_indexes()
    _willingness()
    _willingness_indexes()
    _handover()
    _handover_indexes()
    _rotation_proposal()
    _rotation_proposal_indexes()
    _handover_cash()
    _handover_item()
    _handover_mark()
    _bank_mandate()
    _bank_mandate_indexes()
    _recall()
    _recall_indexes()
    _rotation_decision()
    _term_link()
    _term_link_indexes()
    _mandate_signatory()
    _mandate_step()
    _recall_mark()
    for table, when in FINAL:
        for statement in trigger_statements(table, when=when, dialect=op.get_bind().dialect.name):
            op.execute(statement)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")


def _lot_record() -> None:
    op.create_table(
        "lot_record",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=True),
        sa.Column("purpose", sa.String(length=30), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("tied", sa.Text(), nullable=False),
        sa.Column("drawn", sa.Text(), nullable=False),
        sa.Column("chits_each", sa.Integer(), nullable=False),
        sa.Column("chits_shown", sa.Boolean(), nullable=False),
        sa.Column("drawer", sa.String(length=120), nullable=False),
        sa.Column("witness_one", sa.String(length=32), nullable=False),
        sa.Column("witness_two", sa.String(length=32), nullable=False),
        sa.Column("scan_id", sa.String(length=32), nullable=True),
        sa.Column("scan_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_lot_record_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_lot_record_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["witness_one"], ["person.id"], name=op.f("fk_lot_record_witness_one_person")
        ),
        sa.ForeignKeyConstraint(
            ["witness_two"], ["person.id"], name=op.f("fk_lot_record_witness_two_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_lot_record")),
    )


def _lot_record_indexes() -> None:
    op.create_index(op.f("ix_lot_record_group_id"), "lot_record", ["group_id"], unique=False)


def _willingness() -> None:
    op.create_table(
        "willingness",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("willing", sa.Boolean(), nullable=False),
        sa.Column("said_on", sa.Date(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_willingness_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_willingness_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_willingness")),
    )


def _willingness_indexes() -> None:
    op.create_index(op.f("ix_willingness_office_id"), "willingness", ["office_id"], unique=False)


def _handover() -> None:
    op.create_table(
        "handover",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=False),
        sa.Column("from_term_id", sa.String(length=32), nullable=False),
        sa.Column("to_term_id", sa.String(length=32), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("day", sa.Date(), nullable=True),
        sa.Column("currency", sa.String(length=3), nullable=False),
        sa.Column("cash_book", sa.BigInteger(), nullable=True),
        sa.Column("bank_balance", sa.BigInteger(), nullable=True),
        sa.Column("bank_balance_on", sa.Date(), nullable=True),
        sa.Column("passphrase_changed", sa.Boolean(), nullable=True),
        sa.Column("open_claims", sa.Integer(), nullable=True),
        sa.Column("differences", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=30), nullable=False),
        sa.Column("signed_on", sa.Date(), nullable=True),
        sa.Column("content", sa.Text(), nullable=True),
        sa.Column("digest", sa.String(length=64), nullable=True),
        sa.Column("scan_id", sa.String(length=32), nullable=True),
        sa.Column("scan_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["from_term_id"], ["office_term.id"], name=op.f("fk_handover_from_term_id_office_term")
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_handover_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_handover_office_id_office")
        ),
        sa.ForeignKeyConstraint(
            ["to_term_id"], ["office_term.id"], name=op.f("fk_handover_to_term_id_office_term")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover")),
        sa.UniqueConstraint("from_term_id", name=op.f("uq_handover_from_term_id")),
    )


def _handover_indexes() -> None:
    op.create_index(op.f("ix_handover_group_id"), "handover", ["group_id"], unique=False)


def _rotation_proposal() -> None:
    op.create_table(
        "rotation_proposal",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("office_id", sa.String(length=32), nullable=False),
        sa.Column("on_day", sa.Date(), nullable=False),
        sa.Column("kept", sa.Boolean(), nullable=False),
        sa.Column("content", sa.Text(), nullable=False),
        sa.Column("inputs_digest", sa.String(length=64), nullable=False),
        sa.Column("lot_id", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"],
            ["people_group.id"],
            name=op.f("fk_rotation_proposal_group_id_people_group"),
        ),
        sa.ForeignKeyConstraint(
            ["lot_id"], ["lot_record.id"], name=op.f("fk_rotation_proposal_lot_id_lot_record")
        ),
        sa.ForeignKeyConstraint(
            ["office_id"], ["office.id"], name=op.f("fk_rotation_proposal_office_id_office")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotation_proposal")),
    )


def _rotation_proposal_indexes() -> None:
    op.create_index(
        op.f("ix_rotation_proposal_group_id"), "rotation_proposal", ["group_id"], unique=False
    )


def _handover_cash() -> None:
    op.create_table(
        "handover_cash",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("worth", sa.Integer(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_cash_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_cash")),
        sa.UniqueConstraint(
            "handover_id", "worth", name=op.f("uq_handover_cash_handover_id_worth")
        ),
    )


def _handover_item() -> None:
    op.create_table(
        "handover_item",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("label", sa.String(length=120), nullable=False),
        sa.Column("given", sa.Boolean(), nullable=False),
        sa.Column("pieces", sa.Integer(), nullable=True),
        sa.Column("remark", sa.String(length=120), nullable=False),
        sa.Column("sealed", sa.Boolean(), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_item_handover_id_handover")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_item")),
        sa.UniqueConstraint(
            "handover_id", "place", name=op.f("uq_handover_item_handover_id_place")
        ),
    )


def _handover_mark() -> None:
    op.create_table(
        "handover_mark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("handover_id", sa.String(length=32), nullable=False),
        sa.Column("capacity", sa.String(length=30), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["handover_id"], ["handover.id"], name=op.f("fk_handover_mark_handover_id_handover")
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_handover_mark_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_handover_mark")),
        sa.UniqueConstraint(
            "handover_id", "person_id", name=op.f("uq_handover_mark_handover_id_person_id")
        ),
    )


def _bank_mandate() -> None:
    op.create_table(
        "bank_mandate",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("account", sa.String(length=120), nullable=False),
        sa.Column("bank", sa.String(length=120), nullable=False),
        sa.Column("branch", sa.String(length=120), nullable=False),
        sa.Column("k", sa.Integer(), nullable=False),
        sa.Column("n", sa.Integer(), nullable=False),
        sa.Column("must_include", sa.Text(), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("paper_resolution", sa.String(length=60), nullable=False),
        sa.Column("decided_on", sa.Date(), nullable=False),
        sa.Column("tell_bank_by", sa.Date(), nullable=False),
        sa.Column("certified_chair", sa.String(length=32), nullable=True),
        sa.Column("certified_secretary", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["certified_chair"], ["person.id"], name=op.f("fk_bank_mandate_certified_chair_person")
        ),
        sa.ForeignKeyConstraint(
            ["certified_secretary"],
            ["person.id"],
            name=op.f("fk_bank_mandate_certified_secretary_person"),
        ),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_bank_mandate_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_bank_mandate_resolution_id_resolution"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_bank_mandate")),
    )


def _bank_mandate_indexes() -> None:
    op.create_index(op.f("ix_bank_mandate_group_id"), "bank_mandate", ["group_id"], unique=False)


def _recall() -> None:
    op.create_table(
        "recall",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("group_id", sa.String(length=32), nullable=False),
        sa.Column("term_id", sa.String(length=32), nullable=False),
        sa.Column("handed_in_on", sa.Date(), nullable=False),
        sa.Column("petition_marks", sa.Integer(), nullable=False),
        sa.Column("roll", sa.Integer(), nullable=False),
        sa.Column("needed", sa.Integer(), nullable=False),
        sa.Column("notice_days", sa.Integer(), nullable=False),
        sa.Column("verified_marks", sa.Integer(), nullable=True),
        sa.Column("verified_on", sa.Date(), nullable=True),
        sa.Column("verified_by", sa.String(length=32), nullable=True),
        sa.Column("meeting_id", sa.String(length=32), nullable=True),
        sa.Column("heard", sa.Boolean(), nullable=True),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("verdict", sa.String(length=30), nullable=True),
        sa.Column("decided_on", sa.Date(), nullable=True),
        sa.Column("no_new_before", sa.Date(), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["group_id"], ["people_group.id"], name=op.f("fk_recall_group_id_people_group")
        ),
        sa.ForeignKeyConstraint(
            ["meeting_id"], ["meeting.id"], name=op.f("fk_recall_meeting_id_meeting")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_recall_resolution_id_resolution")
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["office_term.id"], name=op.f("fk_recall_term_id_office_term")
        ),
        sa.ForeignKeyConstraint(
            ["verified_by"], ["person.id"], name=op.f("fk_recall_verified_by_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall")),
    )


def _recall_indexes() -> None:
    op.create_index(op.f("ix_recall_group_id"), "recall", ["group_id"], unique=False)
    op.create_index(op.f("ix_recall_term_id"), "recall", ["term_id"], unique=False)


def _rotation_decision() -> None:
    op.create_table(
        "rotation_decision",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("proposal_id", sa.String(length=32), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=False),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("term_id", sa.String(length=32), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_rotation_decision_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["proposal_id"],
            ["rotation_proposal.id"],
            name=op.f("fk_rotation_decision_proposal_id_rotation_proposal"),
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"],
            ["resolution.id"],
            name=op.f("fk_rotation_decision_resolution_id_resolution"),
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["office_term.id"], name=op.f("fk_rotation_decision_term_id_office_term")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_rotation_decision")),
        sa.UniqueConstraint("proposal_id", name=op.f("uq_rotation_decision_proposal_id")),
    )


def _term_link() -> None:
    op.create_table(
        "term_link",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("term_id", sa.String(length=32), nullable=False),
        sa.Column("ends", sa.Boolean(), nullable=False),
        sa.Column("resolution_id", sa.String(length=32), nullable=True),
        sa.Column("paper_resolution", sa.String(length=60), nullable=False),
        sa.Column("election_id", sa.String(length=32), nullable=True),
        sa.Column("acting_for", sa.String(length=32), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["acting_for"], ["office_term.id"], name=op.f("fk_term_link_acting_for_office_term")
        ),
        sa.ForeignKeyConstraint(
            ["resolution_id"], ["resolution.id"], name=op.f("fk_term_link_resolution_id_resolution")
        ),
        sa.ForeignKeyConstraint(
            ["term_id"], ["office_term.id"], name=op.f("fk_term_link_term_id_office_term")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_term_link")),
    )


def _term_link_indexes() -> None:
    op.create_index(op.f("ix_term_link_election_id"), "term_link", ["election_id"], unique=False)
    op.create_index(op.f("ix_term_link_term_id"), "term_link", ["term_id"], unique=False)


def _mandate_signatory() -> None:
    op.create_table(
        "mandate_signatory",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("mandate_id", sa.String(length=32), nullable=False),
        sa.Column("place", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=False),
        sa.Column("office_key", sa.String(length=40), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["mandate_id"],
            ["bank_mandate.id"],
            name=op.f("fk_mandate_signatory_mandate_id_bank_mandate"),
        ),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_mandate_signatory_person_id_person")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate_signatory")),
        sa.UniqueConstraint(
            "mandate_id", "person_id", name=op.f("uq_mandate_signatory_mandate_id_person_id")
        ),
    )


def _mandate_step() -> None:
    op.create_table(
        "mandate_step",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("mandate_id", sa.String(length=32), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("done_on", sa.Date(), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("scan_id", sa.String(length=32), nullable=True),
        sa.Column("scan_sha256", sa.String(length=64), nullable=True),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["mandate_id"],
            ["bank_mandate.id"],
            name=op.f("fk_mandate_step_mandate_id_bank_mandate"),
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_mandate_step")),
        sa.UniqueConstraint("mandate_id", "kind", name=op.f("uq_mandate_step_mandate_id_kind")),
    )


def _recall_mark() -> None:
    op.create_table(
        "recall_mark",
        sa.Column("id", sa.String(length=32), nullable=False),
        sa.Column("recall_id", sa.String(length=32), nullable=False),
        sa.Column("line", sa.Integer(), nullable=False),
        sa.Column("person_id", sa.String(length=32), nullable=True),
        sa.Column("verdict", sa.String(length=30), nullable=False),
        sa.Column("recorded_at", sr_board.store.types.UtcTime(), nullable=False),
        sa.Column("recorded_by", sa.String(length=32), nullable=False),
        sa.ForeignKeyConstraint(
            ["person_id"], ["person.id"], name=op.f("fk_recall_mark_person_id_person")
        ),
        sa.ForeignKeyConstraint(
            ["recall_id"], ["recall.id"], name=op.f("fk_recall_mark_recall_id_recall")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_recall_mark")),
        sa.UniqueConstraint("recall_id", "line", name=op.f("uq_recall_mark_recall_id_line")),
    )
