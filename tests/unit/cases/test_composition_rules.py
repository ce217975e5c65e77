"""Sides, seats, terms: three of five from the community, at least one from outside."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.composition import (
    Composition,
    MemberFact,
    MemberStanding,
    SeatFact,
    broken_since,
    check_alternate,
    check_appointment,
    check_constituted,
    check_one_seat,
    check_restricted,
    check_side,
    composition,
    composition_on,
    side_of,
    standing,
)
from sr_board.cases.vocabulary import SeatKind, Side

_DAY = date(2026, 3, 6)
_MEMBER = MemberFact(
    "m1", "p1", "s1", None, SeatKind.SEX_WORKER, date(2025, 4, 1), date(2026, 3, 31)
)
_sides = st.lists(st.sampled_from(Side), max_size=30)


def _made(community: int, outside: int) -> Composition:
    return composition([Side.COMMUNITY] * community + [Side.OUTSIDE] * outside)


@pytest.mark.parametrize(
    ("community", "outside", "met", "fill", "short"),
    [
        (6, 4, True, None, 0),
        (3, 2, True, None, 0),
        (5, 4, False, Side.COMMUNITY, 1),
        (2, 2, False, Side.COMMUNITY, 1),
        (1, 4, False, Side.COMMUNITY, 5),
        (7, 0, False, Side.OUTSIDE, 0),
        (0, 0, False, Side.OUTSIDE, 0),
    ],
)
def test_known_boards(
    community: int, outside: int, met: bool, fill: Side | None, short: int
) -> None:
    made = _made(community, outside)
    assert (made.met, made.side_to_fill, made.community_short) == (met, fill, short)
    if met:
        check_constituted(made)
    else:
        with pytest.raises(RuleBroken, match="case-r23") as refused:
            check_constituted(made)
        assert refused.value.params == {"side": str(fill), "short": short}


@given(_sides)
@settings(max_examples=60)
def test_the_share_is_exact_and_the_advice_is_enough_and_not_too_much(sides: list[Side]) -> None:
    made = composition(sides)
    if sides:
        assert made.share_met is (Fraction(made.community, made.held) >= Fraction(3, 5))
    short = made.community_short
    assert Composition(made.community + short, made.outside).share_met
    assert short == 0 or not Composition(made.community + short - 1, made.outside).share_met


@given(_sides)
@settings(max_examples=60)
def test_appointments_never_break_a_board(sides: list[Side]) -> None:
    made = composition(sides)
    check_appointment(made, Side.COMMUNITY)
    after = Composition(made.community, made.outside + 1)
    if after.share_met:
        check_appointment(made, Side.OUTSIDE)
        assert after.met
    else:
        with pytest.raises(RuleBroken, match="case-r23"):
            check_appointment(made, Side.OUTSIDE)


def test_a_constitution_may_ask_for_a_larger_share() -> None:
    assert composition([Side.COMMUNITY] * 3 + [Side.OUTSIDE], num=3, den=4).met
    assert not composition([Side.COMMUNITY] * 2 + [Side.OUTSIDE], num=3, den=4).met


@pytest.mark.parametrize(
    ("day", "accepted", "ended", "expected"),
    [
        (date(2025, 3, 31), True, None, MemberStanding.PLANNED),
        (date(2025, 4, 1), True, None, MemberStanding.SERVING),
        (date(2026, 3, 31), True, None, MemberStanding.SERVING),
        (date(2026, 4, 1), True, None, MemberStanding.TERM_OVER),
        (date(2025, 6, 1), False, None, MemberStanding.CODE_MISSING),
        (date(2025, 6, 1), True, date(2025, 6, 1), MemberStanding.ENDED),
        (date(2025, 5, 31), True, date(2025, 6, 1), MemberStanding.SERVING),
        (date(2026, 4, 1), False, None, MemberStanding.TERM_OVER),
    ],
)
def test_standing_of_a_member(
    day: date, accepted: bool, ended: date | None, expected: MemberStanding
) -> None:
    member = replace(_MEMBER, code_accepted=accepted, ended_on=ended)
    assert standing(member, day) is expected


def test_seats_count_while_somebody_in_her_term_sits_on_them() -> None:
    kinds = [SeatKind.SEX_WORKER] * 3 + [SeatKind.DOCTOR, SeatKind.LAWYER]
    sides = [Side.COMMUNITY] * 3 + [Side.OUTSIDE] * 2
    seats = [
        SeatFact(f"s{n}", n, side, kind)
        for n, (side, kind) in enumerate(zip(sides, kinds, strict=True), 1)
    ]
    members = [
        replace(_MEMBER, id=f"m{n}", person_id=f"p{n}", seat_id=f"s{n}") for n in range(1, 6)
    ]
    assert composition_on(seats, members, _DAY).met
    without_code = [replace(members[0], code_accepted=False), *members[1:]]
    assert composition_on(seats, without_code, _DAY).met
    gone = [replace(members[0], ended_on=_DAY), *members[1:]]
    assert composition_on(seats, gone, _DAY) == Composition(2, 2)
    late = composition_on(seats, members, _MEMBER.term_to + timedelta(days=1))
    assert late == Composition(0, 0)
    alternate = replace(_MEMBER, id="m9", person_id="p9", seat_id=None, alternate_for="s1")
    assert composition_on(seats, [*gone, alternate], _DAY) == Composition(2, 2)


def test_kinds_belong_to_sides() -> None:
    assert side_of(SeatKind.PEER_EDUCATOR) is Side.COMMUNITY
    assert side_of(SeatKind.POLICE) is Side.OUTSIDE
    assert side_of(SeatKind.OPINION_LEADER) is None
    check_side(SeatKind.OTHER, Side.COMMUNITY)
    check_side(SeatKind.DOCTOR, Side.OUTSIDE)
    with pytest.raises(RuleBroken, match="seat-other-side"):
        check_side(SeatKind.POLICE, Side.COMMUNITY)


@given(st.sampled_from(SeatKind), st.booleans(), st.booleans())
def test_the_restricted_brief_is_only_ever_switched_on(
    kind: SeatKind, before: bool, after: bool
) -> None:
    must = before or kind in (SeatKind.POLICE, SeatKind.COUNCILLOR, SeatKind.PANCHAYAT)
    if must and not after:
        with pytest.raises(RuleBroken, match="seat-stays-restricted"):
            check_restricted(kind, before=before, after=after)
    else:
        check_restricted(kind, before=before, after=after)


def test_one_person_holds_one_seat() -> None:
    check_one_seat([_MEMBER], "p2", _DAY)
    for member in (_MEMBER, replace(_MEMBER, term_from=_DAY + timedelta(days=9))):
        with pytest.raises(RuleBroken, match="person-has-seat"):
            check_one_seat([member], "p1", _DAY)
    check_one_seat([replace(_MEMBER, ended_on=_DAY)], "p1", _DAY)
    check_one_seat([_MEMBER], "p1", date(2026, 4, 1))


def test_alternates_step_in_on_their_own_side() -> None:
    seat = SeatFact("s1", 1, Side.COMMUNITY, SeatKind.SEX_WORKER)
    check_alternate(SeatKind.BRANCH_COMMITTEE, seat)
    check_alternate(SeatKind.OTHER, seat)
    with pytest.raises(RuleBroken, match="alternate-other-side"):
        check_alternate(SeatKind.LAWYER, seat)


_ids = st.integers(0, 5)
_days = st.integers(0, 40).map(lambda n: _DAY - timedelta(days=n))
_terms = st.lists(
    st.builds(
        lambda n, start, length, left: replace(
            _MEMBER,
            seat_id=f"s{n}",
            term_from=start,
            term_to=start + timedelta(days=length),
            ended_on=start + timedelta(days=left) if left is not None else None,
        ),
        _ids,
        _days,
        st.integers(0, 60),
        st.none() | st.integers(0, 40),
    ),
    max_size=9,
)
_SEATS = [
    SeatFact(
        f"s{n}",
        n,
        Side.OUTSIDE if n > 3 else Side.COMMUNITY,
        SeatKind.LAWYER if n > 3 else SeatKind.SEX_WORKER,
    )
    for n in range(6)
]


@given(_terms)
@settings(max_examples=60)
def test_since_when_it_has_been_broken_agrees_with_every_day(members: list[MemberFact]) -> None:
    since = broken_since(_SEATS, members, _DAY)
    if since is None:
        assert composition_on(_SEATS, members, _DAY).met
        return
    day = since
    while day <= _DAY:
        assert not composition_on(_SEATS, members, day).met
        day += timedelta(days=1)
    begun = min((m.term_from for m in members), default=_DAY)
    before = since - timedelta(days=1)
    assert since <= begun or composition_on(_SEATS, members, before).met
