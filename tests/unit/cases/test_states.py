"""The state machine of a file: every line of the table, and what no path ever does."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sr_board.base.errors import RuleBroken
from sr_board.cases.rules.states import (
    CaseFacts,
    Grounds,
    check_move,
    forbidden,
    possible,
    returns_to,
    track_after,
)
from sr_board.cases.rules.steps import Done, steps
from sr_board.cases.vocabulary import (
    ADULT_STATES,
    CHILD_STATES,
    AgeStanding,
    CaseState,
    SubjectKind,
    Track,
)

S = CaseState
ALL = Grounds(
    persons=2,
    trained=2,
    lead=True,
    chair=True,
    secretary=True,
    counsellor=True,
    screener=True,
    by_board=True,
    contact_made=True,
    kind_asked=True,
    means_to_leave_asked=True,
    indicator=False,
    mother_known=True,
    visitor=True,
    produced=True,
    pocso_done=True,
    order=True,
    adult_order=True,
    her_word=True,
    her_request=True,
    accepted=True,
    tries=3,
    outcome=True,
    retention=True,
    acknowledged=True,
    identity_opened=True,
    reason="she came back",
)


def facts(state: CaseState, **changed: object) -> CaseFacts:
    given: dict[str, object] = {
        "state": state,
        "track": Track.CHILD if state in CHILD_STATES else Track.UNDETERMINED,
        "subject_kind": SubjectKind.NEWCOMER,
        "standing": AgeStanding.APPEARS_ADULT,
    }
    return CaseFacts(**(given | changed))  # type: ignore[arg-type]


REFUSED = [
    (S.NOTICED, S.SCREENING, {"trained": 1}, "case-two-screeners"),
    (S.NOTICED, S.SCREENING, {"persons": 1}, "case-two-screeners"),
    (S.NOTICED, S.SCREENING, {"contact_made": False}, "case-contact-first"),
    (S.NOTICED, S.SCREENING, {"kind_asked": False}, "case-kind-first"),
    (S.NOTICED, S.SCREENING, {"means_to_leave_asked": False}, "case-means-to-leave-first"),
    (S.CHILD_PROTECTION, S.WITH_AUTHORITY, {"lead": False}, "case-lead-only"),
    (S.CHILD_PROTECTION, S.WITH_AUTHORITY, {"produced": False}, "case-r03"),
    (S.CHILD_PROTECTION, S.WITH_AUTHORITY, {"pocso_done": False}, "case-r03"),
    (S.WITH_AUTHORITY, S.PLACED, {"order": False}, "case-r04"),
    (S.WITH_AUTHORITY, S.RESTORED, {"order": False}, "case-r04"),
    (S.PLACED, S.RESTORED, {"lead": False}, "case-lead-only"),
    (S.CHILD_PROTECTION, S.ADULT_REVIEW, {"adult_order": False}, "case-r02"),
    (S.PLACED, S.ADULT_REVIEW, {"order": False}, "case-r02"),
    (S.PLACED, S.ADULT_REVIEW, {"chair": False}, "case-chair-and-secretary"),
    (S.PLACED, S.ADULT_REVIEW, {"persons": 1}, "case-chair-and-secretary"),
    (S.SCREENING, S.ADULT_REVIEW, {"lead": False}, "case-lead-only"),
    (S.UNWILLING_SUPPORT, S.ADULT_REVIEW, {"her_request": False}, "case-her-own-request"),
    (S.ADULT_REVIEW, S.UNWILLING_SUPPORT, {"screener": False}, "case-screener-only"),
    (S.WILLING_INFORMED, S.UNWILLING_SUPPORT, {"her_word": False}, "case-her-word"),
    (S.ADULT_REVIEW, S.WILLING_INFORMED, {"missing": ("debt",)}, "case-r08"),
    (S.ADULT_REVIEW, S.WILLING_INFORMED, {"by_board": False}, "case-board-decides"),
    (S.ADULT_REVIEW, S.UNCERTAIN, {"by_board": False}, "case-board-decides"),
    (S.NOTICED, S.OUT_OF_SCOPE, {"persons": 1}, "case-r17"),
    (S.NOTICED, S.OUT_OF_SCOPE, {"visitor": False}, "case-r17"),
    (S.NOTICED, S.TRANSFERRED, {"accepted": False}, "case-not-accepted"),
    (S.NOTICED, S.TRANSFERRED, {"persons": 1}, "case-lead-and-second"),
    (S.NOTICED, S.MERGED, {"persons": 1}, "case-two-persons"),
    (S.NOTICED, S.MERGED, {"identity_opened": False}, "case-identity-first"),
    (S.NOTICED, S.LOST_CONTACT, {"tries": 2}, "case-three-tries"),
    (S.NOTICED, S.LOST_CONTACT, {"lead": False}, "case-lead-and-second"),
    (S.NOTICED, S.CLOSED, {"by_board": False, "chair": False}, "case-r15"),
    (S.NOTICED, S.CLOSED, {"by_board": False, "counsellor": False}, "case-r15"),
    (S.RESTORED, S.CLOSED, {"acknowledged": False}, "case-child-not-acknowledged"),
    (S.NOTICED, S.CLOSED, {"outcome": False}, "case-outcome-first"),
    (S.NOTICED, S.CLOSED, {"retention": False}, "case-retention-first"),
    (S.NOTICED, S.PLACED, {}, "case-no-such-move"),
    (S.CHILD_PROTECTION, S.OUT_OF_SCOPE, {}, "case-r17"),
    (S.CHILD_PROTECTION, S.WILLING_INFORMED, {}, "case-r02"),
    (S.CHILD_PROTECTION, S.SCREENING, {}, "case-r02"),
]


@pytest.mark.parametrize(("state", "to", "changed", "key"), REFUSED)
def test_a_move_without_its_ground_is_refused_and_with_it_made(
    state: CaseState, to: CaseState, changed: dict[str, object], key: str
) -> None:
    with pytest.raises(RuleBroken, match=key):
        check_move(facts(state), to, replace(ALL, **changed))  # type: ignore[arg-type]
    if changed:
        check_move(facts(state), to, ALL)


def test_one_user_alone_puts_any_file_on_the_child_track() -> None:
    for state in set(S) - {S.CHILD_PROTECTION, S.WITH_AUTHORITY}:
        found = check_move(facts(state, track=Track.UNDETERMINED), S.CHILD_PROTECTION, Grounds())
        assert {(one.rule_id, one.event) for one in found} == {
            ("cwc_production", "reason"),
            ("pocso_report", "reason"),
            ("welfare_check", "entry"),
        }
        assert track_after(facts(state), S.CHILD_PROTECTION) is Track.CHILD


def test_by_doubt_the_clock_counts_from_the_first_contact() -> None:
    found = check_move(facts(S.SCREENING), S.CHILD_PROTECTION, Grounds(by_doubt=True))
    assert {one.event for one in found if one.rule_id != "welfare_check"} == {"first_contact"}


def test_a_residents_own_child_needs_a_sign() -> None:
    child = facts(S.NOTICED, subject_kind=SubjectKind.CHILD_OF_RESIDENT)
    with pytest.raises(RuleBroken, match="case-resident-child"):
        check_move(child, S.CHILD_PROTECTION, Grounds())
    for sign in (Grounds(indicator=True), Grounds(mother_unknown=True)):
        check_move(child, S.CHILD_PROTECTION, sign)
    again = replace(child, state=S.RESTORED, track=Track.CHILD)
    check_move(again, S.CHILD_PROTECTION, Grounds())


def test_example_13_a_mothers_child_is_left_in_peace() -> None:
    child = facts(S.SCREENING, subject_kind=SubjectKind.CHILD_OF_RESIDENT)
    assert check_move(child, S.OUT_OF_SCOPE, ALL) == ()
    assert track_after(child, S.OUT_OF_SCOPE) is Track.OUT_OF_SCOPE
    for changed in ({"mother_known": False}, {"indicator": True}):
        with pytest.raises(RuleBroken, match="case-r17"):
            check_move(child, S.OUT_OF_SCOPE, replace(ALL, **changed))
    noticed = replace(child, state=S.NOTICED)
    assert check_move(noticed, S.SCREENING, ALL) == ()
    assert check_move(noticed, S.SCREENING, replace(ALL, indicator=True))


def test_an_adult_by_order_is_interviewed_within_two_days() -> None:
    found = check_move(facts(S.WITH_AUTHORITY), S.ADULT_REVIEW, ALL)
    assert [(one.rule_id, one.event) for one in found] == [("interview_after_order", "order")]
    assert track_after(facts(S.WITH_AUTHORITY), S.ADULT_REVIEW) is Track.ADULT


def test_an_adult_is_reviewed_only_when_age_is_clear() -> None:
    with pytest.raises(RuleBroken, match="case-age-open"):
        check_move(facts(S.SCREENING, standing=AgeStanding.UNKNOWN), S.ADULT_REVIEW, ALL)
    check_move(facts(S.SCREENING), S.ADULT_REVIEW, ALL)
    check_move(facts(S.UNWILLING_SUPPORT), S.ADULT_REVIEW, ALL)


def test_a_child_s_file_in_an_adult_state_goes_to_no_other_adult_state() -> None:
    for to in (S.UNCERTAIN, S.WILLING_INFORMED, S.UNWILLING_SUPPORT):
        with pytest.raises(RuleBroken, match="case-r02"):
            check_move(facts(S.ADULT_REVIEW, track=Track.CHILD), to, ALL)


def test_no_file_is_closed_while_a_duty_by_law_is_open() -> None:
    with pytest.raises(RuleBroken, match="case-r03"):
        check_move(facts(S.NOTICED, open_statutory=("pocso_report",)), S.CLOSED, ALL)


def test_nobody_is_closed_away_while_the_question_of_age_runs() -> None:
    with pytest.raises(RuleBroken, match="case-age-open"):
        check_move(facts(S.SCREENING, age_asked=True), S.CLOSED, ALL)
    assert check_move(facts(S.SCREENING), S.CLOSED, ALL) == ()


def test_files_go_back_to_where_they_were() -> None:
    lost = facts(S.LOST_CONTACT, state_before=S.PLACED, track=Track.CHILD)
    assert returns_to(lost) is S.PLACED
    assert check_move(lost, S.PLACED, Grounds()) == ()
    closed = facts(S.CLOSED, state_before=S.SCREENING)
    with pytest.raises(RuleBroken, match="case-reason-first"):
        check_move(closed, S.SCREENING, Grounds())
    assert check_move(closed, S.SCREENING, Grounds(reason="new notice")) == ()
    merged = facts(S.MERGED, state_before=S.NOTICED)
    with pytest.raises(RuleBroken, match="case-two-persons"):
        check_move(merged, S.NOTICED, Grounds(reason="not the same"))
    assert returns_to(facts(S.TRANSFERRED, state_before=S.NOTICED)) is None
    assert returns_to(facts(S.LOST_CONTACT, state_before=S.CLOSED)) is None
    assert returns_to(facts(S.CLOSED)) is None
    assert track_after(closed, S.SCREENING, Track.UNDETERMINED) is Track.UNDETERMINED
    assert track_after(facts(S.NOTICED), S.SCREENING) is Track.UNDETERMINED
    assert track_after(facts(S.ADULT_REVIEW), S.UNCERTAIN) is Track.ADULT
    assert track_after(lost, S.CLOSED) is Track.CHILD


def test_what_is_possible_and_what_is_not_said_beforehand() -> None:
    assert S.WITH_AUTHORITY in possible(facts(S.CHILD_PROTECTION))
    assert not set(possible(facts(S.CHILD_PROTECTION))) & (ADULT_STATES - {S.ADULT_REVIEW})
    lost = facts(S.LOST_CONTACT, state_before=S.PLACED, track=Track.CHILD)
    assert possible(lost)[0] is S.PLACED
    assert "case-r03" in forbidden(facts(S.CHILD_PROTECTION, open_statutory=("cwc_production",)))
    assert "case-r02" in forbidden(facts(S.WITH_AUTHORITY))
    assert "case-r06" in forbidden(facts(S.ADULT_REVIEW))
    assert "case-r07" in forbidden(facts(S.NOTICED))
    assert forbidden(facts(S.CLOSED)) == ("case-r24",)


grounds = st.builds(
    Grounds,
    **{
        name: st.booleans()
        for name in Grounds.__dataclass_fields__
        if name not in {"persons", "trained", "tries", "missing", "reason"}
    },
    persons=st.integers(1, 3),
    trained=st.integers(0, 3),
    tries=st.integers(0, 4),
    missing=st.sampled_from([(), ("debt",)]),
    reason=st.sampled_from(["", "because"]),
)


@given(
    st.sampled_from(list(S)),
    st.sampled_from(list(S)),
    grounds,
    st.sampled_from([None, *S]),
)
def test_no_move_takes_a_child_off_the_track_without_an_order(
    state: CaseState, to: CaseState, given_: Grounds, before: CaseState | None
) -> None:
    here = facts(state, track=Track.CHILD, state_before=before)
    try:
        check_move(here, to, given_)
    except RuleBroken:
        return
    if track_after(here, to, Track.CHILD) is not Track.CHILD:
        assert to is S.ADULT_REVIEW
        assert given_.adult_order
        assert given_.order
        assert given_.chair
        assert given_.secretary
    if to is S.CLOSED:
        assert given_.acknowledged
    assert to in possible(here)


@pytest.mark.parametrize("state", list(S))
def test_the_first_open_step_is_the_one_for_now(state: CaseState) -> None:
    fresh = steps(state, Done())
    alone = {"produce", "police"}
    assert [one.now for one in fresh] == [n == 0 or one.key in alone for n, one in enumerate(fresh)]
    full = Done(
        kind_asked=True,
        screening=True,
        age_settled=True,
        journey=True,
        produced_receipt=True,
        order=True,
        interviews=2,
        plan=True,
        decided=True,
        followed_up=True,
        outcome=True,
        erase_settled=True,
    )
    assert all(
        one.done or one.key in {"contact", "welfare", "produce", "police"}
        for one in steps(state, full)
    )
    assert bool(fresh) == (state not in {S.TRANSFERRED, S.MERGED, S.LOST_CONTACT, S.CLOSED})
