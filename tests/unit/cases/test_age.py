"""Age: the protective reading of every evidence, and orders that alone settle it."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.age import (
    RANKS,
    Piece,
    check_order,
    check_piece,
    reading,
    says_child,
    standing,
)
from sr_board.cases.vocabulary import AgeStanding, Evidence, EvidenceOrder, EvidenceSeen

DAY = date(2026, 3, 6)
E, S = Evidence, EvidenceSeen
ADULT_PAPER = Piece(E.SCHOOL_CERTIFICATE, S.ORIGINAL, date(2000, 1, 1))
LOOKS = [
    Piece(E.APPEARANCE, lower=24, upper=30, judged=who, trained=True) for who in ("one", "two")
]


def test_ranks_follow_the_order_of_the_law() -> None:
    assert (RANKS[E.SCHOOL_CERTIFICATE], RANKS[E.BIRTH_CERTIFICATE], RANKS[E.ORDERED_TEST]) == (
        1,
        2,
        3,
    )
    assert {RANKS[kind] for kind in E} == {1, 2, 3, 4}
    assert RANKS[E.HOSPITAL_NOTE] == RANKS[E.AADHAAR_SEEN] == 4


def test_a_range_counts_with_its_margin() -> None:
    assert says_child(Piece(E.HOSPITAL_NOTE, lower=19, upper=21, margin=2), DAY) is True
    assert says_child(Piece(E.HOSPITAL_NOTE, lower=20, upper=22, margin=2), DAY) is False
    assert says_child(Piece(E.HOSPITAL_NOTE, upper=17), DAY) is True
    assert says_child(Piece(E.HOSPITAL_NOTE, upper=25), DAY) is None


def test_a_higher_paper_does_not_cancel_a_lower_sign() -> None:
    told = Piece(E.OWN_STATEMENT, lower=16, upper=16)
    found = reading([told, ADULT_PAPER], DAY)
    assert found.standing is AgeStanding.PRESUMED_CHILD
    assert found.conflict
    assert found.order == (1, 0)
    assert found.reasons == ("evidence_child", "evidence_conflict")


def test_doubt_alone_presumes_a_child() -> None:
    assert reading([ADULT_PAPER], DAY, doubt=True).standing is AgeStanding.PRESUMED_CHILD


def test_adult_by_a_paper_that_was_seen() -> None:
    assert reading([ADULT_PAPER], DAY).standing is AgeStanding.APPEARS_ADULT
    for weak in (
        Piece(E.SCHOOL_CERTIFICATE, S.TOLD, date(2000, 1, 1)),
        Piece(E.SCHOOL_CERTIFICATE, S.ORIGINAL, date(2000, 1, 1), suspected_false=True),
        Piece(E.AADHAAR_SEEN, S.ORIGINAL, date(2000, 1, 1)),
    ):
        assert reading([weak], DAY).standing is AgeStanding.UNKNOWN


def test_adult_by_two_trained_screeners_where_no_paper_is() -> None:
    assert reading(LOOKS, DAY).standing is AgeStanding.APPEARS_ADULT
    assert reading(LOOKS[:1] * 2, DAY).standing is AgeStanding.UNKNOWN
    young = [Piece(E.APPEARANCE, lower=21, judged=who, trained=True) for who in ("one", "two")]
    assert reading(young, DAY).standing is AgeStanding.UNKNOWN
    assert reading(young, DAY, apparent_least=18).standing is AgeStanding.UNKNOWN  # only raised
    raised = reading(LOOKS, DAY, apparent_least=26)
    assert raised.standing is AgeStanding.UNKNOWN
    told = Piece(E.BIRTH_CERTIFICATE, S.TOLD, date(2000, 1, 1))
    assert reading([*LOOKS, told], DAY).standing is AgeStanding.UNKNOWN


def test_only_the_authority_orders_a_test() -> None:
    for who in (EvidenceOrder.NONE, EvidenceOrder.HOSPITAL_OWN):
        with pytest.raises(RuleBroken, match="case-r07"):
            check_piece(Piece(E.ORDERED_TEST, lower=17, upper=19, ordered_by=who))
    check_piece(Piece(E.ORDERED_TEST, lower=17, upper=19, ordered_by=EvidenceOrder.CWC))


@pytest.mark.parametrize(
    ("piece", "key"),
    [
        (Piece(E.OWN_STATEMENT), "age-says-nothing"),
        (Piece(E.OWN_STATEMENT, lower=20, upper=18), "age-range"),
        (Piece(E.OWN_STATEMENT, lower=-1), "age-range"),
        (Piece(E.OWN_STATEMENT, upper=121), "age-range"),
        (Piece(E.OWN_STATEMENT, lower=18, margin=6), "age-margin"),
    ],
)
def test_evidence_that_makes_no_sense_is_asked_again(piece: Piece, key: str) -> None:
    with pytest.raises(InputInvalid, match=key):
        check_piece(piece)


def test_an_order_has_authority_number_and_date() -> None:
    to, cwc = AgeStanding.ADULT_BY_ORDER, EvidenceOrder.CWC
    check_order(to, cwc, "12/2026", DAY, DAY)
    check_order(AgeStanding.UNKNOWN, EvidenceOrder.NONE, "", None, DAY)
    for who, number, day in (
        (EvidenceOrder.NONE, "12", DAY),
        (cwc, "  ", DAY),
        (cwc, "12", None),
    ):
        with pytest.raises(RuleBroken, match="case-r02"):
            check_order(to, who, number, day, DAY)
    with pytest.raises(InputInvalid, match="order-in-future"):
        check_order(to, cwc, "12", date(2026, 3, 7), DAY)


def test_what_holds_is_the_order_then_the_presumption() -> None:
    adult, none = reading([ADULT_PAPER], DAY), reading([], DAY)
    assert standing([], adult) is AgeStanding.APPEARS_ADULT
    assert standing([AgeStanding.PRESUMED_CHILD], adult) is AgeStanding.PRESUMED_CHILD
    order = [AgeStanding.PRESUMED_CHILD, AgeStanding.ADULT_BY_ORDER]
    assert standing(order, none) is AgeStanding.ADULT_BY_ORDER
    assert standing([*order, AgeStanding.CHILD_BY_ORDER], adult) is AgeStanding.CHILD_BY_ORDER


def test_a_fear_after_an_order_that_found_an_adult_holds_until_the_next_order() -> None:
    adult = reading([ADULT_PAPER], DAY)
    feared = [AgeStanding.ADULT_BY_ORDER, AgeStanding.PRESUMED_CHILD]
    assert standing(feared, adult) is AgeStanding.PRESUMED_CHILD
    assert standing([*feared, AgeStanding.ADULT_BY_ORDER], adult) is AgeStanding.ADULT_BY_ORDER
    assert standing([AgeStanding.CHILD_BY_ORDER, feared[1]], adult) is AgeStanding.CHILD_BY_ORDER


pieces = st.builds(
    Piece,
    st.sampled_from([kind for kind in E if kind is not E.ORDERED_TEST]),
    st.sampled_from(list(S)),
    st.none() | st.dates(date(1980, 1, 1), date(2020, 1, 1)),
    st.none() | st.integers(10, 40),
    st.none(),
    st.integers(0, 2),
    st.booleans(),
    judged=st.sampled_from(["", "one", "two"]),
    trained=st.booleans(),
)


@given(st.lists(pieces, max_size=5), st.booleans())
def test_any_sign_below_18_presumes_a_child(found: list[Piece], doubt: bool) -> None:
    result = reading(found, DAY, doubt=doubt)
    below = any(says_child(piece, DAY) for piece in found)
    assert (result.standing is AgeStanding.PRESUMED_CHILD) == (below or doubt)
    assert sorted(result.order) == list(range(len(found)))
    ranks = [found[n].rank for n in result.order]
    assert ranks == sorted(ranks)
