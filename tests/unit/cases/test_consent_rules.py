"""Her standing yes, and grounds that need none."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.consent import (
    HOMES,
    ONLY_WITH_HER_YES,
    Answer,
    check_ground,
    check_letter,
    standing_yes,
)
from sr_board.cases.vocabulary import Basis, Purpose, ReferralKind

_kinds = st.sampled_from([ReferralKind.POLICE, ReferralKind.HOSPITAL])
_answers = st.lists(
    st.builds(
        Answer,
        st.uuids().map(str),
        st.sampled_from([Purpose.REFER_TO, Purpose.ASSIST]),
        _kinds.map(str),
        st.booleans(),
        st.booleans(),
    ),
    max_size=6,
)


@given(_answers, _kinds)
def test_the_newest_answer_counts(answers: list[Answer], kind: ReferralKind) -> None:
    mine = [a for a in answers if a.purpose is Purpose.REFER_TO and a.refer_to == kind]
    stands = bool(mine) and mine[-1].agreed and not mine[-1].withdrawn
    assert standing_yes(answers, Purpose.REFER_TO, str(kind)) == (mine[-1].id if stands else "")


@given(st.sampled_from(sorted(ONLY_WITH_HER_YES)), st.sampled_from(list(Basis)))
def test_an_adult_goes_to_shelter_or_police_with_her_yes_only(
    kind: ReferralKind, basis: Basis
) -> None:
    with pytest.raises(RuleBroken, match="case-r05"):
        check_letter(kind, basis, child=False, yes="", document="1/26", reason="said so")
    if basis is Basis.CONSENT:
        check_letter(kind, basis, child=False, yes="a", document="", reason="")
    elif kind in HOMES and basis is not Basis.COURT_ORDER:
        with pytest.raises(RuleBroken, match="case-r04"):
            check_letter(kind, basis, child=True, yes="", document="1/26", reason="duty")
    else:
        check_letter(kind, basis, child=True, yes="", document="1/26", reason="duty")


def test_no_duty_by_law_sends_an_adult_anywhere() -> None:
    with pytest.raises(RuleBroken, match="case-r05"):
        check_letter(
            ReferralKind.HOSPITAL,
            Basis.LAW_DUTY,
            child=False,
            yes="a",
            document="1/26",
            reason="duty",
        )


@given(st.sampled_from(sorted(HOMES)))
def test_a_child_goes_to_a_home_by_a_numbered_order_only(kind: ReferralKind) -> None:
    with pytest.raises(RuleBroken, match="case-r04"):
        check_letter(kind, Basis.COURT_ORDER, child=True, yes="a", document=" ", reason="duty")
    check_letter(kind, Basis.COURT_ORDER, child=True, yes="", document="1/26", reason="")


@given(st.sampled_from(list(Basis)))
def test_every_ground_needs_its_paper_or_reason(basis: Basis) -> None:
    with pytest.raises(RuleBroken, match="case-r21"):
        check_ground(basis, yes=" ", document="", reason=" ")
    check_ground(basis, yes="a", document="1/26", reason="danger")
