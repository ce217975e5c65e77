"""What a board may decide, and how votes count."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.rules.decisions import (
    DecisionStatus,
    FileFacts,
    Proposal,
    Tally,
    check_ballot,
    check_draft,
    check_named,
    check_signing,
    check_supersedes,
    check_unsigned,
    counted,
    finding_voted,
    needs_professional,
    passed,
    place_unsafe,
    refusal_of,
)
from sr_board.cases.rules.quorum import QuorumSettings
from sr_board.cases.vocabulary import Finding, Question, Vote

_CHILD = FileFacts(child=True, adult=False)
_ADULT = FileFacts(child=False, adult=True)
_UNKNOWN = FileFacts(child=False, adult=False)
_facts = st.builds(
    lambda adult, order, duties, consent, blocked: FileFacts(
        not adult, adult, order, duties, consent, blocked
    ),
    *[st.booleans()] * 5,
)
_tallies = st.builds(Tally, *[st.integers(0, 12)] * 3)


@pytest.mark.parametrize(
    ("proposal", "facts", "key"),
    [
        (Proposal.WILLING, _CHILD, "case-r01"),
        (Proposal.ADULT, _CHILD, "case-r01"),
        (Proposal.STAY, _CHILD, "case-r01"),
        (Proposal.RETURN_TO_BRINGER, _CHILD, "case-r01"),
        (Proposal.HOLD_UNTIL_SITTING, _CHILD, "case-r01"),
        (Proposal.WILLING, _UNKNOWN, "case-r01"),
        (Proposal.SEND_HOME, _CHILD, "case-r04"),
        (Proposal.PLACE, _UNKNOWN, "case-r04"),
        (Proposal.PLACE, FileFacts(True, False, order=True), None),
        (Proposal.ORDER_AGE_TEST, _CHILD, "case-r07"),
        (Proposal.ORDER_AGE_TEST, _ADULT, None),
        (Proposal.LEAVE_CHILD_TRACK, _CHILD, "case-r02"),
        (Proposal.NO_REPORT, _ADULT, "decision-no-report"),
        (Proposal.CLOSE, FileFacts(True, False, open_duties=True), "case-r03"),
        (Proposal.CLOSE, _ADULT, None),
        (Proposal.HOLD_UNTIL_SITTING, _ADULT, "case-r06"),
        (Proposal.RETURN_TO_BRINGER, _ADULT, "case-r06"),
        (Proposal.PLACE, _ADULT, "case-r05"),
        (Proposal.REFER, _ADULT, "case-r05"),
        (Proposal.REFER, FileFacts(False, True, consent=True), None),
        (Proposal.REFER, _CHILD, None),
        (Proposal.WILLING, FileFacts(False, True, willing_blocked=True), "case-r08"),
        (Proposal.WILLING, _ADULT, None),
        (Proposal.UNWILLING, _CHILD, None),
        (Proposal.SUPPORT, _CHILD, None),
    ],
)
def test_known_refusals(proposal: Proposal, facts: FileFacts, key: str | None) -> None:
    refused = refusal_of(proposal, facts)
    assert (refused.key if refused else None) == key


@given(st.sampled_from(Proposal), _facts)
@settings(max_examples=150)
def test_no_vote_keeps_a_child_and_no_vote_stops_a_report(
    proposal: Proposal, facts: FileFacts
) -> None:
    refused = refusal_of(proposal, facts)
    if proposal is Proposal.NO_REPORT:
        assert refused is not None
    if not facts.adult and proposal in (Proposal.WILLING, Proposal.ADULT, Proposal.STAY):
        assert refused is not None
        assert refused.keep
    if proposal in (Proposal.SUPPORT, Proposal.RATIFY, Proposal.UNCERTAIN, Proposal.UNWILLING):
        assert refused is None
    unsafe = place_unsafe(proposal, facts, "an aunt's house")
    assert not unsafe or (refused is not None and not facts.adult)
    assert not place_unsafe(proposal, facts, "  ")


def test_a_place_named_for_a_child_is_raised_as_unsafe() -> None:
    assert place_unsafe(Proposal.SEND_HOME, _CHILD, "with the uncle")
    assert place_unsafe(Proposal.STAY, _UNKNOWN, "third lane")
    assert not place_unsafe(Proposal.SEND_HOME, _ADULT, "with the uncle")
    assert not place_unsafe(Proposal.WILLING, _CHILD, "third lane")
    assert not place_unsafe(Proposal.PLACE, FileFacts(True, False, order=True), "the home")


def test_the_question_of_a_proposal() -> None:
    assert Proposal.WILLING.question is Question.ACCEPT_FINDING
    assert Proposal.PLACE.question is Question.SUPPORT_PLAN
    assert needs_professional(Proposal.UNCERTAIN)
    assert not needs_professional(Proposal.RATIFY)


def test_equal_votes_are_not_passed_and_on_willingness_uncertain() -> None:
    even = counted([Vote.FOR, Vote.FOR, Vote.AGAINST, Vote.AGAINST, Vote.ABSTAIN])
    assert (even, even.cast, even.even) == (Tally(2, 2, 1), 5, True)
    rule = QuorumSettings()
    assert not passed(even, rule)
    assert finding_voted(Proposal.WILLING, even, rule) is Finding.UNCERTAIN
    assert finding_voted(Proposal.WILLING, Tally(3, 2, 0), rule) is Finding.WILLING
    assert finding_voted(Proposal.UNWILLING, Tally(3, 0, 0), rule) is Finding.UNWILLING
    assert finding_voted(Proposal.SUPPORT, even, rule) is None


def test_a_constitution_may_ask_for_two_thirds() -> None:
    rule = QuorumSettings(pass_num=2, pass_den=3)
    assert passed(Tally(4, 2, 3), rule)
    assert not passed(Tally(3, 2, 0), rule)


@given(_tallies, st.integers(0, 5))
@settings(max_examples=60)
def test_abstentions_never_change_a_result(tally: Tally, more: int) -> None:
    rule = QuorumSettings()
    other = Tally(tally.in_favour, tally.against, tally.abstained + more)
    assert passed(tally, rule) is passed(other, rule)
    assert passed(tally, rule) is (tally.in_favour > tally.against)


def test_votes_by_name_are_one_for_a_seat() -> None:
    check_named([(1, Vote.FOR), (2, Vote.AGAINST)], {1, 2, 3})
    with pytest.raises(RuleBroken, match="vote-twice"):
        check_named([(1, Vote.FOR), (1, Vote.AGAINST)], {1, 2})
    with pytest.raises(RuleBroken, match="vote-not-hers"):
        check_named([(4, Vote.FOR)], {1, 2})


@given(st.builds(Tally, *[st.integers(-1, 5)] * 3), st.integers(0, 9))
@settings(max_examples=60)
def test_a_ballot_has_no_more_papers_than_voters(tally: Tally, voters: int) -> None:
    parts = (tally.in_favour, tally.against, tally.abstained)
    if min(parts) < 0 or sum(parts) > voters:
        with pytest.raises(InputInvalid, match="ballot-too-many"):
            check_ballot(tally, voters)
    else:
        check_ballot(tally, voters)


@pytest.mark.parametrize(
    ("options", "view", "reasons", "field"),
    [
        ((), "She wants to go.", "Because.", "options"),
        ((" ",), "She wants to go.", "Because.", "options"),
        (("a", "b"), " ", "Because.", "person_view"),
        (("a", "b"), "She wants to go.", "", "reasons"),
        (("a", "b"), "She wants to go.", "Because.", None),
    ],
)
def test_a_decision_says_what_was_weighed_her_view_and_why(
    options: tuple[str, ...], view: str, reasons: str, field: str | None
) -> None:
    if field is None:
        check_draft(options=options, view=view, reasons=reasons)
        return
    with pytest.raises(InputInvalid, match="text-missing") as refused:
        check_draft(options=options, view=view, reasons=reasons)
    assert refused.value.params["field"] == field


def test_two_members_sign_a_voted_draft() -> None:
    def sign(status: DecisionStatus = DecisionStatus.DRAFT, **changed: object) -> None:
        given = {"quorum_met": True, "voted": True, "first": "a", "second": "b"} | changed
        check_signing(status, **given)  # type: ignore[arg-type]

    sign()
    with pytest.raises(RuleBroken, match="decision-no-quorum"):
        sign(quorum_met=False)
    with pytest.raises(RuleBroken, match="decision-not-voted"):
        sign(voted=False)
    with pytest.raises(RuleBroken, match="case-r15"):
        sign(second="a")


@given(st.sampled_from(DecisionStatus))
def test_only_a_draft_is_written_on_and_only_a_signed_one_superseded(
    status: DecisionStatus,
) -> None:
    if status is DecisionStatus.DRAFT:
        check_unsigned(status)
    else:
        with pytest.raises(RuleBroken, match="case-r12"):
            check_unsigned(status)
    if status is DecisionStatus.SIGNED:
        check_supersedes(status)
    else:
        with pytest.raises(RuleBroken, match="decision-not-standing"):
            check_supersedes(status)
