"""A register told once: cells, sums, and the version with numbers only."""

from __future__ import annotations

from dataclasses import dataclass

from finance.reports.table import Column, ColumnKind, TableShape, cells, totals


@dataclass(frozen=True)
class Row:
    """A row of a small register."""

    number: int
    name: str
    paid: int

    @property
    def twice(self) -> int:
        """Worked out, not kept."""
        return 2 * self.paid


SHAPE = TableShape(
    "small",
    "Small register",
    (
        Column("number", "No.", ColumnKind.INT),
        Column("name", "Name", ColumnKind.PERSON, share=3),
        Column("paid", "Paid", ColumnKind.MONEY, total=True),
        Column("twice", "Twice", ColumnKind.MONEY, total=True),
    ),
)
ROWS = [Row(1, "Asha", 500), Row(2, "Bina", 250)]


def test_cells_and_sums_follow_the_columns() -> None:
    assert cells(SHAPE, ROWS[0]) == (1, "Asha", 500, 1000)
    assert totals(SHAPE, ROWS) == {"paid": 750, "twice": 1500}
    assert totals(SHAPE, []) == {"paid": 0, "twice": 0}


def test_a_version_with_numbers_only_has_no_names() -> None:
    assert [column.key for column in SHAPE.without_names().columns] == ["number", "paid", "twice"]
    assert cells(SHAPE.without_names(), ROWS[1]) == (2, 250, 500)
