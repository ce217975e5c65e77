"""The roll in numbers agrees with the roll in names."""

from __future__ import annotations

from datetime import date

from governance.roll import roll_on, roll_sizes
from tests.service.governance.conftest import Collective

DAYS = (date(2023, 1, 1), date(2024, 6, 1), date(2025, 6, 1), date(2026, 11, 22))


def test_sizes_agree_with_names_for_every_group_and_day(collective: Collective) -> None:
    asked = [(group, day) for group in (collective.group, collective.board) for day in DAYS]
    with collective.book.read() as session:
        sizes = roll_sizes(session, asked)
        named = {(group, day): len(roll_on(session, group, day)) for group, day in asked}
    assert sizes == named
    assert set(sizes.values()) >= {0, 2, 15, 16}
