"""Who of a team can still open its file, and when a team needs new people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.cases.rules.composition import MemberFact, MemberStanding, standing
from sr_board.cases.rules.openers import GRACE, Lost, ended_for_good, lost_by, too_few
from sr_board.cases.vocabulary import SeatKind

TODAY = date(2026, 6, 1)
TERM = MemberFact("m", "p", "s", None, SeatKind.SEX_WORKER, date(2026, 1, 1), date(2026, 12, 31))
OVER = replace(TERM, term_to=date(2026, 5, 25))
LEFT = replace(TERM, ended_on=date(2026, 5, 26))
PLANNED = replace(TERM, term_from=date(2026, 7, 1))
UNSIGNED = replace(TERM, code_accepted=False)


@pytest.mark.parametrize(
    ("terms", "peer", "why", "for_good"),
    [
        ((TERM,), False, None, False),
        ((), False, None, False),
        ((OVER,), True, None, False),
        ((OVER, TERM), False, None, False),
        ((UNSIGNED,), False, Lost.CODE, False),
        ((LEFT, UNSIGNED), False, Lost.CODE, False),
        ((OVER,), False, Lost.LEFT, False),  # over since the 26th: six days
        ((LEFT,), False, Lost.LEFT, False),
        ((replace(LEFT, ended_on=date(2026, 5, 25)),), False, Lost.LEFT, True),
        ((replace(OVER, term_to=date(2026, 5, 24)),), False, Lost.LEFT, True),
        ((replace(OVER, ended_on=date(2026, 5, 1)),), False, Lost.LEFT, True),
        ((replace(OVER, term_to=date(2026, 3, 1)), PLANNED), False, Lost.LEFT, False),
    ],
)
def test_who_has_no_standing_and_what_waits_for_a_press(
    terms: tuple[MemberFact, ...], peer: bool, why: Lost | None, for_good: bool
) -> None:
    found = lost_by(terms, TODAY, account=True, peer=peer, restricted=False)
    assert found is why
    assert found is None or ended_for_good(found, terms, TODAY) is for_good
    assert lost_by(terms, TODAY, account=False, peer=peer, restricted=True) is Lost.CLOSED
    assert ended_for_good(Lost.CLOSED, terms, TODAY)
    assert lost_by(terms, TODAY, account=True, peer=peer, restricted=True) is Lost.RESTRICTED
    assert not ended_for_good(Lost.RESTRICTED, terms, TODAY)


@pytest.mark.parametrize(
    ("able", "named", "resting", "few"),
    [
        ("abc", True, False, False),
        ("ab", True, False, False),
        ("a", True, False, True),
        ("", True, False, True),
        ("", True, True, False),
        ("a", False, False, False),
        ("", False, False, True),
        ("xyz", True, False, True),
    ],
)
def test_a_named_team_has_two_openers(able: str, named: bool, resting: bool, few: bool) -> None:
    assert too_few("abc", set(able), named=named, resting=resting) is few


_DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@given(_DAYS, st.integers(0, 700), st.none() | _DAYS, st.booleans(), _DAYS)
def test_nobody_in_her_term_loses_keys_by_herself(
    since: date, days: int, ended: date | None, code: bool, today: date
) -> None:
    until = since + timedelta(days=days)
    term = replace(TERM, term_from=since, term_to=until, ended_on=ended, code_accepted=code)
    why = lost_by((term,), today, account=True, peer=False, restricted=False)
    stands = standing(term, today)
    assert (why is None) == (stands is MemberStanding.SERVING)
    if why is not None and ended_for_good(why, (term,), today):
        assert stands in (MemberStanding.ENDED, MemberStanding.TERM_OVER)
        assert not lost_by((term,), today - GRACE, account=True, peer=False, restricted=False) or (
            standing(term, today - GRACE) is not MemberStanding.SERVING
        )


@given(st.sets(st.sampled_from("abcd")), st.sets(st.sampled_from("abcd")), st.booleans())
def test_one_more_opener_never_makes_a_team_short(
    team: set[str], able: set[str], named: bool
) -> None:
    for more in "abcd":
        if not too_few(team, able, named=named, resting=False):
            assert not too_few(team, able | {more}, named=named, resting=False)
