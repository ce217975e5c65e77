"""Lines that count members and name none."""

from __future__ import annotations

import pytest

from sr_board.people.exchange import cells
from tests.unit.people.sheets import by_row, codes, judged


@pytest.mark.parametrize(
    ("cell", "counts"),
    [("৬ জন", True), ("6 members", True), ("28 সদস্য", True), ("Bina", False), ("জন", False)],
)
def test_a_count_of_heads_is_no_name(cell: str, counts: bool) -> None:
    assert cells.is_head_count(cell) is counts


def test_a_total_whose_word_stands_in_the_number_column_is_no_member() -> None:
    proposal = judged([["ক্রমিক", "নাম"], ["১", "আশা"], ["২", "বীণা"], ["মোট", "২ জন"]])
    assert codes(by_row(proposal)[4]) == ["row-total"]
