"""Quorum by point: the figures of the domain paper, and properties of the formula."""

from __future__ import annotations

from dataclasses import replace
from fractions import Fraction
from math import ceil

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.quorum import (
    Missing,
    MissingPiece,
    QuorumResult,
    QuorumSettings,
    SeatAtItem,
    check_settings,
    needed,
    quorum,
)
from sr_board.cases.vocabulary import Profession, Side

_professions = st.sampled_from(Profession)
_seats = st.lists(
    st.builds(
        SeatAtItem,
        st.integers(1, 20),
        st.sampled_from(Side),
        st.booleans(),
        st.booleans(),
        st.booleans(),
        _professions,
        st.booleans(),
        st.booleans(),
        _professions,
    ),
    max_size=15,
)


def _board(community: int, outside: int, here: tuple[int, int]) -> list[SeatAtItem]:
    sides = [Side.COMMUNITY] * community + [Side.OUTSIDE] * outside
    left = {Side.COMMUNITY: here[0], Side.OUTSIDE: here[1]}
    seats = []
    for number, side in enumerate(sides, 1):
        left[side] -= 1
        seats.append(SeatAtItem(number, side, True, present=left[side] >= 0))
    return seats


def _missing(result: QuorumResult) -> dict[MissingPiece, int]:
    return {one.piece: one.count for one in result.missing}


def test_a_related_member_is_not_counted_and_her_alternate_is() -> None:
    seats = _board(6, 3, (3, 2))
    assert (quorum(seats).eligible, quorum(seats).need) == (9, 5)
    away = [replace(seats[0], recused=True, alternate=True), *seats[1:]]
    after = quorum(away)
    assert (after.eligible, after.need, after.present, after.met) == (8, 4, 4, False)
    assert after.missing == (Missing(MissingPiece.COMMUNITY, 1),)
    taken = quorum([replace(away[0], alternate_present=True), *away[1:]])
    assert (taken.eligible, taken.need, taken.present, taken.met) == (9, 5, 5, True)


@pytest.mark.parametrize(
    ("here", "missing"),
    [
        ((3, 2), {}),
        ((5, 0), {MissingPiece.OUTSIDE: 1}),
        ((2, 3), {MissingPiece.COMMUNITY: 3}),
        ((3, 1), {MissingPiece.MEMBERS: 1}),
        ((0, 0), {MissingPiece.MEMBERS: 5, MissingPiece.OUTSIDE: 1}),
        (
            (0, 3),
            {MissingPiece.MEMBERS: 2, MissingPiece.COMMUNITY: 5},
        ),
    ],
)
def test_the_missing_piece_is_named(
    here: tuple[int, int], missing: dict[MissingPiece, int]
) -> None:
    result = quorum(_board(6, 4, here))
    assert result.need == 5
    assert _missing(result) == missing
    assert result.met is (not missing)


def test_age_and_willingness_need_a_counsellor_or_a_doctor() -> None:
    seats = _board(3, 2, (3, 2))
    piece = Missing(MissingPiece.PROFESSIONAL)
    assert quorum(seats, age_or_willingness=True).missing == (piece,)
    assert quorum(seats, age_or_willingness=True, note_or_adviser=True).met
    doctor = [*seats[:4], replace(seats[4], profession=Profession.DOCTOR)]
    assert quorum(doctor, age_or_willingness=True).met
    away = [*doctor[:4], replace(doctor[4], recused=True)]
    assert piece in quorum(away, age_or_willingness=True).missing
    lawyer = [*seats[:4], replace(seats[4], profession=Profession.LAWYER)]
    assert quorum(lawyer, age_or_willingness=True).missing == (piece,)


def test_a_lapsed_member_counts_for_nothing_and_neither_does_her_alternate() -> None:
    lapsed = SeatAtItem(
        1, Side.COMMUNITY, False, present=True, alternate=True, alternate_present=True
    )
    result = quorum([lapsed])
    assert (result.eligible, result.present, result.reachable) == (0, 0, False)


def test_an_alternate_votes_for_an_absent_holder_without_changing_who_is_eligible() -> None:
    seats = _board(3, 2, (2, 2))
    seats[2] = replace(seats[2], alternate=True, alternate_present=True)
    result = quorum(seats)
    assert (result.eligible, result.present, result.community) == (5, 5, 3)
    both = [*seats[:2], replace(seats[2], present=True), *seats[3:]]
    assert quorum(both).present == 5


def test_when_nobody_could_make_a_quorum_it_says_so() -> None:
    assert quorum(_board(2, 1, (0, 0))).reachable
    recused = [replace(seat, recused=seat.number == 3) for seat in _board(2, 1, (0, 0))]
    assert not quorum(recused).reachable
    saved = [*recused[:2], replace(recused[2], alternate=True)]
    assert quorum(saved).reachable
    assert not quorum(_board(1, 4, (0, 0))).reachable


@given(_seats, st.booleans(), st.booleans())
@settings(max_examples=120)
def test_the_formula_holds_for_every_room(
    seats: list[SeatAtItem], question: bool, note: bool
) -> None:
    result = quorum(seats, age_or_willingness=question, note_or_adviser=note)
    voting = [seat for seat in seats if seat.voter is not None]
    assert result.present == len(voting) == result.community + result.outside
    assert result.present <= result.eligible
    assert result.need == max(3, ceil(Fraction(result.eligible, 2)))
    expert = any(seat.voter in (Profession.DOCTOR, Profession.COUNSELLOR) for seat in voting)
    assert result.met is (
        result.present >= result.need
        and 5 * result.community >= 3 * result.present
        and result.outside >= 1
        and (not question or note or expert)
    )
    if result.met:
        assert result.reachable


@given(_seats)
@settings(max_examples=60)
def test_a_recused_holder_never_votes_and_nobody_is_counted_twice(seats: list[SeatAtItem]) -> None:
    recused = [replace(seat, recused=True, alternate_present=False) for seat in seats]
    assert (quorum(recused).eligible, quorum(recused).present) == (0, 0)
    assert quorum(seats).present <= len(seats)


@given(st.integers(0, 60))
def test_more_eligible_never_need_fewer(eligible: int) -> None:
    assert 3 <= needed(eligible) <= needed(eligible + 1)
    strict = QuorumSettings(need_least=4, need_num=2, need_den=3)
    assert needed(eligible, strict) >= needed(eligible)


@pytest.mark.parametrize(
    ("changed", "key", "field"),
    [
        ({"need_least": 2}, "quorum-loosened", "need_least"),
        ({"need_num": 1, "need_den": 3}, "quorum-loosened", "need"),
        ({"share_num": 1, "share_den": 2}, "quorum-loosened", "share"),
        ({"pass_num": 2, "pass_den": 5}, "quorum-loosened", "pass"),
        ({"share_num": 5, "share_den": 5}, "quorum-impossible", "share"),
        ({"need_num": 4, "need_den": 3}, "quorum-impossible", "need"),
        ({"pass_num": 0, "pass_den": 0}, "quorum-impossible", "pass"),
        ({"notice_hours": -1}, "quorum-impossible", "notice_hours"),
    ],
)
def test_a_constitution_never_loosens(changed: dict[str, int], key: str, field: str) -> None:
    with pytest.raises(RuleBroken, match=key) as refused:
        check_settings(replace(QuorumSettings(), **changed))
    assert refused.value.params["field"] == field


def test_a_constitution_may_tighten() -> None:
    strict = QuorumSettings(5, 2, 3, 3, 4, 2, 3, 72)
    check_settings(strict)
    check_settings(QuorumSettings())
