"""Rules of groups, memberships, offices and sub-groups."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import SRBoardError
from sr_board.people.rules import groups, membership, offices, subgroups
from sr_board.people.rules.kinds import GroupStatus, LeaveReason, MemberStatus, TermState
from sr_board.people.rules.offices import TermSpan

TODAY = date(2026, 11, 22)
DAY = timedelta(days=1)


def refused(act: Callable[[], object]) -> str | None:
    try:
        act()
    except SRBoardError as error:
        return error.key
    return None


# ---- groups


def test_a_group_cannot_stand_above_itself() -> None:
    parents = {"cbo": None, "branch": "cbo", "shg": "branch"}
    assert refused(lambda: groups.check_parent("cbo", "shg", parents)) == "group-own-parent"
    assert refused(lambda: groups.check_parent("cbo", "cbo", parents)) == "group-own-parent"
    assert refused(lambda: groups.check_parent("shg", "cbo", parents)) is None
    assert refused(lambda: groups.check_parent("shg", None, parents)) is None


def test_a_loop_that_is_already_there_does_not_hang() -> None:
    assert refused(lambda: groups.check_parent("new", "a", {"a": "b", "b": "a"})) is None


@given(st.dictionaries(st.integers(0, 8), st.integers(0, 8), max_size=9), st.data())
def test_allowed_parents_never_make_a_loop(raw: dict[int, int], data: st.DataObject) -> None:
    parents: dict[str, str | None] = {}
    for child, parent in raw.items():
        if refused(lambda c=child, p=parent: groups.check_parent(str(c), str(p), parents)) is None:
            parents[str(child)] = str(parent)
    for start in parents:
        seen, at = set(), parents.get(start)
        while at is not None:
            assert at not in seen and at != start
            seen.add(at)
            at = parents.get(at)


@pytest.mark.parametrize(
    ("now", "then", "resolution", "key"),
    [
        ("forming", "active", "", None),
        ("active", "dormant", "", None),
        ("dormant", "active", "", None),
        ("forming", "dormant", "", "group-status-step"),
        ("active", "active", "", "group-status-step"),
        ("dissolved", "active", "R1", "group-status-step"),
        ("active", "dissolved", "", "group-dissolve-needs-resolution"),
        ("active", "dissolved", "2026/4", None),
    ],
)
def test_steps_of_a_groups_life(now: str, then: str, resolution: str, key: str | None) -> None:
    act = lambda: groups.check_group_status(GroupStatus(now), GroupStatus(then), resolution)  # noqa: E731
    assert refused(act) == key


def test_dissolved_groups_take_nothing_new_and_names_differ() -> None:
    assert refused(lambda: groups.check_group_alive(GroupStatus.DISSOLVED)) == "group-dissolved"
    assert refused(lambda: groups.check_group_alive(GroupStatus.DORMANT)) is None
    assert refused(lambda: groups.check_group_name("KALIGHAT ", ["Kalighat"])) == "group-name-taken"
    assert refused(lambda: groups.check_group_name("Bowbazar", ["Kalighat"])) is None


# ---- memberships


def test_minimum_age() -> None:
    assert refused(lambda: membership.check_min_age(17)) == "below-min-age"
    assert refused(lambda: membership.check_min_age(18)) is None
    assert membership.age_on(date(2008, 11, 22), TODAY) == 18
    assert membership.age_on(date(2008, 11, 23), TODAY) == 17
    assert membership.age_on(date(2030, 1, 1), TODAY) == 0


@given(st.sets(st.integers(1, 10_000)))
def test_the_next_number_was_never_used(used: set[int]) -> None:
    number = membership.next_number(used)
    assert number not in used and all(number > u for u in used)
    membership.check_number(number, used)


def test_numbers_are_given_once_and_in_range() -> None:
    assert refused(lambda: membership.check_number(4, {4})) == "number-used"
    assert refused(lambda: membership.check_number(0, set())) == "number-out-of-range"
    assert refused(lambda: membership.check_number(10**6, set())) == "number-out-of-range"
    assert refused(lambda: membership.check_no_open_membership(3)) == "already-member"
    assert refused(lambda: membership.check_no_open_membership(None)) is None


@pytest.mark.parametrize(
    ("joined", "left", "key"),
    [
        (None, None, None),
        (TODAY, None, None),
        (TODAY, TODAY, None),
        (None, TODAY, None),
        (TODAY + DAY, None, "joined-in-future"),
        (TODAY, TODAY + DAY, "left-in-future"),
        (TODAY, TODAY - DAY, "left-before-joined"),
    ],
)
def test_dates_of_a_membership(joined: date | None, left: date | None, key: str | None) -> None:
    assert refused(lambda: membership.check_dates(joined, left, TODAY)) == key


def test_every_reason_ends_an_open_membership() -> None:
    for reason in LeaveReason:
        assert not membership.status_after(reason).is_open
        for status in MemberStatus:
            key = refused(lambda s=status, r=reason: membership.check_leave(s, r, "R1"))
            assert key == (None if status.is_open else "membership-closed")
    by_vote = LeaveReason.REMOVED_BY_RESOLUTION
    assert (
        refused(lambda: membership.check_leave(MemberStatus.ACTIVE, by_vote, ""))
        == "removal-needs-resolution"
    )


def test_correction_suspension_and_resuming() -> None:
    assert (
        refused(lambda: membership.check_correction(LeaveReason.ERROR))
        == "membership-already-struck"
    )
    assert refused(lambda: membership.check_correction(None)) is None
    suspend = membership.check_suspension
    active, away = MemberStatus.ACTIVE, MemberStatus.MOVED_AWAY
    assert refused(lambda: suspend(active, "R1", TODAY + DAY, TODAY)) is None
    assert refused(lambda: suspend(away, "R1", TODAY + DAY, TODAY)) == "membership-not-active"
    assert refused(lambda: suspend(active, "", TODAY + DAY, TODAY)) == "suspension-needs-resolution"
    assert refused(lambda: suspend(active, "R1", TODAY, TODAY)) == "suspension-end-past"
    assert refused(lambda: membership.check_resume(MemberStatus.SUSPENDED)) is None
    assert refused(lambda: membership.check_resume(active)) == "membership-not-suspended"


# ---- offices


def test_limits_of_an_office() -> None:
    assert refused(lambda: offices.check_office(2, 36)) is None
    assert refused(lambda: offices.check_office(0, 36)) == "seats-out-of-range"
    assert refused(lambda: offices.check_office(1, 0)) == "term-months-out-of-range"


@pytest.mark.parametrize(
    ("other", "start", "key"),
    [
        (
            TermSpan(date(2025, 1, 1), date(2027, 12, 31), None),
            date(2026, 11, 22),
            "office-still-held",
        ),
        (TermSpan(date(2025, 1, 1), date(2026, 12, 31), None), date(2027, 1, 1), None),
        (
            TermSpan(date(2023, 1, 1), date(2025, 12, 31), None),
            date(2026, 11, 22),
            "office-still-held",
        ),
        (TermSpan(date(2025, 1, 1), date(2027, 12, 31), TODAY), TODAY, "office-held-until"),
        (TermSpan(date(2025, 1, 1), date(2027, 12, 31), TODAY - DAY), TODAY, None),
        (TermSpan(date(2027, 1, 1), date(2029, 12, 31), None), TODAY, "office-taken-from"),
        (TermSpan(date(2032, 1, 1), date(2034, 12, 31), None), TODAY, None),
    ],
)
def test_one_seat_has_one_holder(other: TermSpan, start: date, key: str | None) -> None:
    due = offices.due_to(start, 36)
    assert refused(lambda: offices.check_seat(1, 1, start, due, [other], today=TODAY)) == key


def test_seats_are_counted_from_one() -> None:
    due = offices.due_to(TODAY, 12)
    assert refused(lambda: offices.check_seat(0, 2, TODAY, due, [], today=TODAY)) == "seat-unknown"
    assert refused(lambda: offices.check_seat(3, 2, TODAY, due, [], today=TODAY)) == "seat-unknown"


@given(
    st.lists(
        st.tuples(
            st.dates(date(2015, 1, 1), date(2030, 1, 1)), st.integers(1, 60), st.integers(0, 900)
        ),
        max_size=8,
    )
)
def test_whatever_is_accepted_two_never_serve_in_one_seat(
    tries: list[tuple[date, int, int]],
) -> None:
    taken: list[TermSpan] = []
    for start, months, served in tries:
        due = offices.due_to(start, months)
        if (
            refused(lambda s=start, d=due: offices.check_seat(1, 1, s, d, taken, today=TODAY))
            is None
        ):
            end = start + timedelta(days=served)
            taken.append(TermSpan(start, due, end if end <= min(due, TODAY) else None))
    for day in (TODAY, date(2026, 1, 1), date(2020, 6, 1)):
        serving = 0
        for term in taken:
            later = min((o.start for o in taken if o.start > term.start), default=None)
            state = offices.term_state(term.start, term.due, term.ended, later, day)
            serving += state in (TermState.SERVING, TermState.HOLDING_OVER)
        assert serving <= 1


def test_states_of_a_term() -> None:
    start, due = date(2025, 1, 1), date(2026, 6, 30)
    state = offices.term_state
    assert state(TODAY + DAY, due, None, None, TODAY) is TermState.PLANNED
    assert state(start, due, None, None, due) is TermState.SERVING
    assert state(start, due, None, None, TODAY) is TermState.HOLDING_OVER
    assert state(start, due, None, TODAY + DAY, TODAY) is TermState.HOLDING_OVER
    assert state(start, due, None, TODAY, TODAY) is TermState.ENDED
    assert state(start, due, TODAY, None, TODAY) is TermState.SERVING
    assert state(start, due, TODAY - DAY, None, TODAY) is TermState.ENDED
    assert offices.overdue_days(due, TODAY) == 145
    assert offices.overdue_days(TODAY, TODAY) == 0


def test_a_term_ends_once_and_in_its_time() -> None:
    start = date(2025, 1, 1)
    assert refused(lambda: offices.check_end(start, None, TODAY, TODAY)) is None
    assert refused(lambda: offices.check_end(start, TODAY, TODAY, TODAY)) == "term-already-ended"
    assert (
        refused(lambda: offices.check_end(start, None, start - DAY, TODAY))
        == "term-end-before-start"
    )
    assert (
        refused(lambda: offices.check_end(start, None, TODAY + DAY, TODAY)) == "term-end-in-future"
    )


# ---- sub-groups


@pytest.mark.parametrize(
    "key", ["hiv", "HIV_positive", "on ART", "এইচআইভি", "sick", "pregnant", "रोग"]
)
def test_no_list_says_who_is_ill(key: str) -> None:
    assert refused(lambda: subgroups.check_subgroup_key(key)) == "subgroup-about-health"


def test_caste_and_religion_warn_and_others_pass() -> None:
    for key in ("caste_sc", "dalit", "muslim", "জাতি"):
        assert subgroups.check_subgroup_key(key) is subgroups.KeyWarning.ORIGIN
    for key in (*subgroups.SHIPPED_KEYS, "পরিযায়ী", "single-mother", "party goers"):
        assert subgroups.check_subgroup_key(key) is None
    for key in ("", "x", "=cmd|x", "a" * 60, " পরি"):
        assert refused(lambda k=key: subgroups.check_subgroup_key(k)) == "subgroup-key-form"


def test_the_example_of_the_rule_book() -> None:
    totals = subgroups.small_cells({"Kalighat": 12, "Bowbazar": 4, "Khidirpur": 7})
    assert totals.figures["Kalighat"].count == 12
    assert (totals.figures["Bowbazar"].count, totals.figures["Bowbazar"].below) == (None, 5)
    assert totals.figures["Khidirpur"].hidden
    assert totals.total.count == 23


def test_where_nothing_is_small_all_is_shown_and_where_all_is_small_nothing() -> None:
    assert subgroups.small_cells({"a": 5, "b": 9}).figures["a"].count == 5
    few = subgroups.small_cells({"a": 1, "b": 2})
    assert (few.total.count, few.total.below) == (None, 5)
    assert subgroups.small_cells({"a": 4, "b": 4}).total.hidden
    assert subgroups.small_cells({}).total.count == 0


@given(st.dictionaries(st.text("abc", min_size=1, max_size=3), st.integers(0, 40), max_size=8))
def test_no_small_count_is_shown_or_left_alone(counts: dict[str, int]) -> None:
    totals = subgroups.small_cells(counts)
    unknown = [n for n, f in totals.figures.items() if f.count is None]
    for name, count in counts.items():
        if count < 5:
            assert totals.figures[name].count is None
    if totals.total.count is not None:
        assert len(unknown) != 1


def test_no_membership_begins_or_ends_before_there_were_registers() -> None:
    membership.check_dates(date(1950, 1, 1), None, TODAY)
    for joined, left in ((date(1949, 12, 31), None), (None, date(1949, 12, 31))):
        key = refused(lambda joined=joined, left=left: membership.check_dates(joined, left, TODAY))
        assert key == "date-year-absurd"
