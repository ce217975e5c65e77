"""The proposal of the rotation is a total order, in whatever order members are listed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.parameter_values import GoodStanding, Rotation, Rounding, Share
from governance.rules.parameters import OfficeRules, RuleSet
from governance.rules.rotation import (
    CODES,
    Candidate,
    Serving,
    eligibility,
    propose,
    record_of,
)
from governance.rules.staggered import places_retiring, retiring
from governance.rules.terms import TermServed

ON = date(2026, 4, 1)
STANDING = GoodStanding()
OFFICE = RuleSet.from_json({"office.treasurer.max_consecutive": 1}).office("treasurer")
JOINED = date(2020, 1, 1)


def served(office: str, start: str, end: str) -> TermServed:
    return TermServed(office, date.fromisoformat(start), date.fromisoformat(end))


def codes(candidate: Candidate, office: OfficeRules = OFFICE) -> list[str]:
    return [each.code for each in eligibility(candidate, office, STANDING, ON)]


def test_every_refusal_is_collected_in_order() -> None:
    worst = Candidate(
        "x",
        date(2026, 1, 1),
        active=False,
        dues_days=31,
        present=1,
        held=12,
        willing=False,
        age=17,
        terms=(served("treasurer", "2024-04-01", "2026-03-31"),),
        serving=(Serving("secretary"),),
    )
    assert tuple(codes(worst)) == CODES
    facts = {r.code: dict(r.facts) for r in eligibility(worst, OFFICE, STANDING, ON)}
    assert facts["too_new"] == {"joined": date(2026, 1, 1), "eligible_from": date(2027, 1, 1)}
    assert facts["max_consecutive_terms"] == {"run": 1, "eligible_from": date(2026, 5, 2)}
    assert facts["attendance"] == {"present": 1, "held": 12}
    assert facts["holds_office"] == {"office": "secretary"}
    assert facts["dues"] == {"days": 31} and facts["under_age"] == {"min_age": 18}


def test_what_just_passes() -> None:
    fine = Candidate("x", date(2025, 4, 1), dues_days=30, present=6, held=12, age=18)
    assert codes(fine) == []
    assert codes(replace(fine, joined=None, dues_days=None, age=None)) == []
    assert codes(replace(fine, joined=date(2025, 4, 2))) == ["too_new"]


def test_another_office_that_ends_before_is_no_hindrance() -> None:
    base = Candidate("x", JOINED)
    assert codes(replace(base, serving=(Serving("treasurer"),))) == []
    assert codes(replace(base, serving=(Serving("secretary", date(2026, 3, 31)),))) == []
    assert codes(replace(base, serving=(Serving("secretary", ON),))) == ["holds_office"]
    two = RuleSet.from_json({"office.treasurer.one_office": False}).office("treasurer")
    assert codes(replace(base, serving=(Serving("secretary"),)), two) == []


def test_months_in_all_offices_are_added_up_to_the_day() -> None:
    member = Candidate(
        "x",
        JOINED,
        terms=(
            served("secretary", "2020-04-01", "2021-03-31"),
            served("treasurer", "2026-01-01", "2027-12-31"),
            served("president", "2027-01-01", "2028-12-31"),
        ),
    )
    found = record_of(member, ON)
    assert (found.months, found.last_left) == (15, date(2026, 3, 31))
    assert record_of(Candidate("y", JOINED), ON).last_left is None


def test_fewest_months_then_longest_away_then_longest_a_member() -> None:
    never = Candidate("never", date(2024, 1, 1))
    long_ago = Candidate("ago", JOINED, terms=(served("secretary", "2020-04-01", "2021-03-31"),))
    lately = Candidate("late", JOINED, terms=(served("secretary", "2023-04-01", "2024-03-31"),))
    elder = Candidate("elder", date(2019, 1, 1))
    found = propose([lately, never, long_ago, elder], OFFICE, STANDING, ON)
    assert found.order == ("elder", "never", "ago", "late")
    assert found.next == "elder"
    assert not any(each.tied for each in found.ranking)


def two_alike() -> list[Candidate]:
    return [Candidate("n", JOINED), Candidate("m", JOINED), Candidate("o", date(2023, 5, 5))]


def test_a_tie_for_the_first_place_waits_for_a_lot() -> None:
    waiting = propose(two_alike(), OFFICE, STANDING, ON)
    assert (waiting.next, waiting.order, waiting.tie_needing_lot) == (
        None,
        ("m", "n", "o"),
        ("m", "n"),
    )
    drawn = propose(two_alike(), OFFICE, STANDING, ON, lot=["n", "m"])
    assert (drawn.next, drawn.order, drawn.tie_needing_lot) == ("n", ("n", "m", "o"), ())
    assert [each.tied for each in drawn.ranking] == [True, True, False]
    first_only = propose(two_alike(), OFFICE, STANDING, ON, lot=["n"])
    assert first_only.next == "n"
    of_others = propose(two_alike(), OFFICE, STANDING, ON, lot=["n", "o"])
    assert of_others.next is None


def test_names_order_those_who_tie() -> None:
    named = [Candidate("1", JOINED, name="Zarina"), Candidate("2", JOINED, name="Asha")]
    assert propose(named, OFFICE, STANDING, ON).order == ("2", "1")


def test_a_tie_further_down_stops_nothing() -> None:
    found = propose([*two_alike(), Candidate("a", date(2018, 1, 1))], OFFICE, STANDING, ON)
    assert (found.next, found.tie_needing_lot) == ("a", ())
    assert [each.tied for each in found.ranking] == [False, True, True, False]


def test_the_last_vacancy_is_kept_for_the_group_that_is_short() -> None:
    members = [
        Candidate("a", JOINED),
        Candidate("t", date(2022, 1, 1), groups=frozenset({"trans"})),
        Candidate("u", date(2022, 1, 1), willing=False),
    ]
    kept = propose(members, OFFICE, STANDING, ON, shortfall=[("trans", 1), ("under30", 0)])
    assert (kept.next, kept.restricted_to, kept.set_aside) == ("t", ("t",), ("a",))
    assert kept.kept_for == ("trans",)
    assert list(kept.not_eligible) == ["u"]
    free = propose(members, OFFICE, STANDING, ON, shortfall=[("trans", 1)], vacancies_left=2)
    assert (free.next, free.restricted_to, free.set_aside) == ("a", (), ())
    none = propose(members, OFFICE, STANDING, ON, shortfall=[("older_50", 1)])
    assert (none.next, none.flag) == ("a", "no_eligible_member_in_group")


def test_nobody_eligible_says_which_rule_refuses_how_many() -> None:
    members = [
        Candidate("a", JOINED, willing=False),
        Candidate("b", JOINED, willing=False, dues_days=40),
        Candidate("c", date(2026, 1, 1)),
    ]
    found = propose(members, OFFICE, STANDING, ON, shortfall=[("trans", 1)])
    assert (found.next, found.order, found.flag) == (None, (), "nobody_eligible")
    assert found.refused_by == {"too_new": 1, "dues": 1, "unwilling": 2}
    assert found.refused_only_by == {"too_new": 1, "unwilling": 1}


terms = st.builds(
    lambda office, start, months: TermServed(
        office, start, start + timedelta(days=30 * months), False
    ),
    st.sampled_from(["treasurer", "secretary"]),
    st.dates(date(2015, 1, 1), date(2026, 3, 1)),
    st.integers(1, 36),
)
member_lists = st.lists(
    st.builds(
        lambda n, joined, dues, willing, groups, past: Candidate(
            f"m{n:02}", joined, True, dues, 8, 12, groups, willing, None, tuple(past)
        ),
        st.integers(0, 40),
        st.sampled_from([JOINED, date(2021, 1, 1), date(2026, 1, 1)]),
        st.integers(0, 60),
        st.booleans(),
        st.frozensets(st.sampled_from(["trans", "under30"])),
        st.lists(terms, max_size=2),
    ),
    unique_by=lambda each: each.id,
    max_size=9,
)


@given(member_lists, st.randoms(), st.integers(0, 2), st.integers(1, 3), st.booleans())
def test_the_proposal_is_a_total_order_whatever_the_list(
    members: list[Candidate], chance: object, missing: int, vacancies: int, drawn: bool
) -> None:
    lot = sorted((each.id for each in members), reverse=True) if drawn else []

    def ask(listed: list[Candidate]) -> object:
        return propose(
            listed,
            OFFICE,
            STANDING,
            ON,
            shortfall=[("trans", missing)],
            vacancies_left=vacancies,
            lot=lot,
        )

    found = propose(
        members,
        OFFICE,
        STANDING,
        ON,
        shortfall=[("trans", missing)],
        vacancies_left=vacancies,
        lot=lot,
    )
    mixed = list(members)
    chance.shuffle(mixed)  # type: ignore[attr-defined]
    assert ask(mixed) == found
    everybody = sorted([*found.order, *found.not_eligible, *found.set_aside])
    assert everybody == sorted(each.id for each in members)
    turns = [(r.months, r.last_left or date.min, r.joined) for r in found.ranking]
    assert turns == sorted(turns)
    if found.next is not None:
        assert found.next == found.order[0] and not found.tie_needing_lot
    assert not (drawn and found.tie_needing_lot)


# Staggered


def test_a_third_retires_to_the_nearest_number() -> None:
    third = Rotation()
    assert [places_retiring(n, third) for n in (3, 5, 7, 8, 9, 11)] == [1, 2, 2, 3, 3, 4]
    half = Share(1, 2)
    assert places_retiring(5, Rotation(fraction=half)) == 3
    assert places_retiring(5, Rotation(fraction=half, rounding=Rounding.DOWN)) == 2
    assert places_retiring(7, Rotation(rounding=Rounding.UP)) == 3
    assert places_retiring(7, third, first_meeting=True) == 7


def ten_seats() -> dict[str, date]:
    years = [2021] * 2 + [2022] * 3 + [2023] * 5
    return {f"s{n}": date(year, 9, 1) for n, year in enumerate(years)}


def test_the_same_day_group_that_crosses_the_last_place_goes_to_the_lot() -> None:
    found = retiring(ten_seats(), Rotation())
    assert (found.retire, found.certain, found.tied, found.places_for_tied) == (
        3,
        ("s0", "s1"),
        ("s2", "s3", "s4"),
        1,
    )
    assert found.needs_lot
    drawn = retiring(ten_seats(), Rotation(), lot=("s3", "s2", "s4"))
    assert drawn.certain == ("s0", "s1", "s3") and not drawn.needs_lot
    partly = retiring(ten_seats(), Rotation(), lot=("s3",))
    assert partly.needs_lot


def test_no_lot_where_whole_days_retire() -> None:
    five = {f"s{n}": date(2020 + n // 2, 1, 1) for n in range(5)}
    assert retiring(five, Rotation()).certain == ("s0", "s1")
    assert retiring(five, Rotation(), first_meeting=True).certain == tuple(sorted(five))
    assert retiring({}, Rotation()).certain == ()
    one = {"s": date(2020, 1, 1)}
    assert retiring(one, Rotation()).retire == 0


@given(
    st.dictionaries(
        st.text("abcdef", min_size=1, max_size=3), st.dates(date(2020, 1, 1), date(2020, 1, 4))
    ),
    st.sampled_from(Rounding),
)
def test_as_many_retire_as_the_rule_says(holders: dict[str, date], rounding: Rounding) -> None:
    rule = Rotation(rounding=rounding)
    found = retiring(holders, rule)
    assert len(found.certain) + found.places_for_tied == found.retire
    assert found.retire == places_retiring(len(holders), rule)
    assert not found.tied or 0 < found.places_for_tied < len(found.tied)
    again = retiring(dict(sorted(holders.items(), reverse=True)), rule)
    assert again == found


@pytest.mark.parametrize("filled", range(40))
def test_rounding_lies_between_down_and_up(filled: int) -> None:
    down, near, up = (
        places_retiring(filled, Rotation(rounding=each))
        for each in (Rounding.DOWN, Rounding.NEAREST, Rounding.UP)
    )
    assert down <= near <= up <= down + 1
