"""Which backups are kept."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from sr_board.vault.backup_keep import DAILY, MONTHLY, WEEKLY, KeptBackup, to_delete

START = date(2026, 11, 22)

BACKUPS = st.lists(
    st.tuples(st.integers(1, 60), st.integers(0, 500), st.booleans()), max_size=60
).map(
    lambda rows: [
        KeptBackup(f"b{i}", generation, START - timedelta(days=age), verified)
        for i, (generation, age, verified) in enumerate(rows)
    ]
)


def daily(days: int) -> list[KeptBackup]:
    """One backup a day, the newest first."""
    return [KeptBackup(f"day{n}", 1000 - n, START - timedelta(days=n), True) for n in range(days)]


def kept(backups: list[KeptBackup]) -> list[KeptBackup]:
    gone = to_delete(backups)
    return [backup for backup in backups if backup.name not in gone]


def test_a_year_of_days_leaves_seven_days_four_weeks_twelve_months() -> None:
    left = kept(daily(400))
    days = [b.day for b in left]
    assert days[:7] == [START - timedelta(days=n) for n in range(7)]
    assert len({(d.year, d.month) for d in days}) == MONTHLY
    assert len(left) <= DAILY + WEEKLY + MONTHLY
    # 16 to 21 November is one week; the next three weeks are kept by their last day.
    assert {date(2026, 11, 15), date(2026, 11, 8), date(2026, 11, 1)} <= set(days)


def test_several_on_one_day_leave_the_one_of_the_highest_generation() -> None:
    same = [KeptBackup(f"b{n}", n, START, True) for n in range(1, 6)]
    assert [b.generation for b in kept(same)] == [5]


def test_the_clock_does_not_decide_which_is_newest() -> None:
    wrong_clock = [
        KeptBackup("new", 50, date(2019, 1, 1), True),
        *(KeptBackup(f"old{n}", n, START - timedelta(days=n), True) for n in range(1, 40)),
    ]
    assert "new" not in to_delete(wrong_clock)


def test_an_unverified_one_never_pushes_out_the_newest_verified() -> None:
    mixed = [KeptBackup("bad", 9, START, False), KeptBackup("good", 8, START, True)]
    assert to_delete(mixed) == frozenset()
    late = [KeptBackup("bad", 7, START, False), KeptBackup("good", 8, START, True)]
    assert to_delete(late) == {"bad"}


def test_nothing_verified_nothing_deleted() -> None:
    assert to_delete([KeptBackup(f"b{n}", n, START, False) for n in range(30)]) == frozenset()
    assert to_delete([]) == frozenset()


@given(BACKUPS)
def test_the_newest_verified_always_stays(backups: list[KeptBackup]) -> None:
    sound = [b for b in backups if b.verified]
    left = kept(backups)
    if sound:
        assert max(b.generation for b in left if b.verified) == max(b.generation for b in sound)


@given(BACKUPS)
def test_deleting_twice_deletes_no_more(backups: list[KeptBackup]) -> None:
    assert to_delete(kept(backups)) == frozenset()


@given(BACKUPS)
def test_never_more_are_kept_than_the_rule_says(backups: list[KeptBackup]) -> None:
    left = [b for b in kept(backups) if b.verified]
    assert len(left) <= DAILY + WEEKLY + MONTHLY
    assert len(left) >= min(len({b.day for b in backups if b.verified}), DAILY)


@given(BACKUPS, st.randoms(use_true_random=False))
def test_the_order_of_listing_is_no_matter(backups: list[KeptBackup], dice: object) -> None:
    shuffled = list(backups)
    dice.shuffle(shuffled)  # type: ignore[attr-defined]
    assert to_delete(shuffled) == to_delete(backups)
