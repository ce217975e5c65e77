"""Quicker books"""

from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None
touches: tuple[str, ...] = ()  # tables whose stored content this migration changes

_INDEXES = (
    ("ix_posting_day", "posting", ["group_id", "on_date"]),
    ("ix_posting_member", "posting", ["group_id", "member_id", "account", "on_date"]),
    ("ix_entry_kind", "entry", ["group_id", "kind", "on_date"]),
    ("ix_demand_due", "demand", ["group_id", "due_on"]),
    ("ix_demand_open", "demand", ["group_id", "state", "due_on"]),
    ("ix_demand_waiver_day", "demand_waiver", ["on_date", "demand_id"]),
    ("ix_allocation_day", "allocation", ["group_id", "on_date", "demand_id"]),
)
_BESIDE = {
    "ix_posting_day": ["entry_id", "account", "fund", "bank_id", "amount"],
    "ix_posting_member": ["amount", "entry_id"],
}


def upgrade() -> None:
    """Indexes alone: a register of a time reads that time, however old the book is."""
    op.drop_index("ix_posting_member", table_name="posting")
    for name, table, columns in _INDEXES:
        op.create_index(name, table, [*columns, *_BESIDE.get(name, [])], unique=False)


def downgrade() -> None:
    raise RuntimeError("a vault goes back by restoring a backup, never by a downgrade")
