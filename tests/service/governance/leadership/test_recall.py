"""From the petition to the verdict."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.commands import CallMeeting, MarkAllHere, OpenMeeting, RecordNotice
from governance.leadership.commands import AskForRecall, CallRecall, DecideRecall, VerifyPetition
from governance.leadership.views import RecallState
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.people.rules.kinds import EndReason

from .conftest import TODAY, Leaders
from .test_terms import breaches

SIGNED = ("Champa", "Farida", "Jyoti", "Kajal", "Lakshmi")


def petition(leaders: Leaders, marks: int = 7) -> str:
    """A petition to remove the chair, handed in today."""
    term = leaders.seat("chair", "Asha")
    work = leaders.desk(Role.SECRETARY).recall_work
    return work.ask(AskForRecall(term, TODAY, marks)).id


def verified(leaders: Leaders) -> str:
    """Five of fifteen count (one third), one marked twice, one is on no roll."""
    recall = petition(leaders)
    lines = (*(leaders.id_of(name) for name in SIGNED), leaders.id_of("Kajal"), None)
    leaders.desk(Role.SECRETARY).recall_work.verify(
        VerifyPetition(recall, lines, leaders.id_of("Rekha"), TODAY)
    )
    return recall


def called(leaders: Leaders, *, told_days: int = 14) -> tuple[str, str]:
    """The special meeting, told so many days before and opened then."""
    recall = verified(leaders)
    desk = leaders.collective.desk(Role.SECRETARY)
    clock = leaders.collective.book.clock
    when = clock.now() + timedelta(days=14)
    meeting = desk.meetings.call(CallMeeting(leaders.group, "special", when)).id
    clock.set(when - timedelta(days=told_days))
    desk.meetings.record_notice(RecordNotice(meeting, clock.now(), "word", "All", ""))
    leaders.desk(Role.CHAIR).recall_work.call(CallRecall(recall, meeting))
    clock.set(when)
    desk.meetings.open(OpenMeeting(meeting, chair_id=leaders.id_of("Bina")))
    desk.attendance.all_here(MarkAllHere(meeting))
    return recall, meeting


def test_marks_are_held_against_the_roll_one_by_one(leaders: Leaders) -> None:
    recall = verified(leaders)
    view = leaders.desk(Role.SECRETARY).recalls.one(recall)
    assert (view.roll, view.needed, view.verified) == (15, 5, 5)
    assert view.state is RecallState.VALID
    assert [line.verdict for line in view.lines][-2:] == ["duplicate", "not_member"]


def test_too_few_marks_drop_the_petition(leaders: Leaders) -> None:
    recall = petition(leaders, 3)
    desk = leaders.desk(Role.SECRETARY)
    lines = (*(leaders.id_of(name) for name in SIGNED[:2]), leaders.id_of("Usha"))
    desk.recall_work.verify(VerifyPetition(recall, lines, leaders.id_of("Rekha"), TODAY))
    view = desk.recalls.one(recall)
    assert view.state is RecallState.TOO_FEW
    assert (view.verified, view.short_by) == (2, 3)
    with pytest.raises(RuleBroken) as refused:
        desk.recall_work.verify(VerifyPetition(recall, lines, leaders.id_of("Rekha"), TODAY))
    assert refused.value.key == "recall-decided"


def test_every_line_is_checked(leaders: Leaders) -> None:
    recall = petition(leaders, 3)
    with pytest.raises(InputInvalid) as refused:
        leaders.desk(Role.SECRETARY).recall_work.verify(
            VerifyPetition(recall, (None,), leaders.id_of("Rekha"), TODAY)
        )
    assert refused.value.key == "petition-lines-differ"


def test_removed_by_the_vote_her_term_ends_that_day(leaders: Leaders) -> None:
    recall, meeting = called(leaders)
    meetings = leaders.collective.desk(Role.SECRETARY)
    resolution = leaders.voted(meetings, meeting, "Asha is removed as chair.", "recall")
    desk = leaders.desk(Role.CHAIR)
    desk.recall_work.decide(DecideRecall(recall, resolution, heard=True))
    view = desk.recalls.one(recall)
    assert view.state is RecallState.REMOVED
    ended = desk.leaders.history(leaders.group)[0]
    assert (ended.ended, ended.end_reason) == (view.decided_on, EndReason.RECALLED)
    assert not [code for code, _ in breaches(leaders) if code.startswith("notice")]


@pytest.mark.parametrize(
    ("method", "found"), [(VoteMethod.HANDS, True), (VoteMethod.BALLOT, False)]
)
def test_a_leader_removed_by_hands_is_a_rule_not_met(
    leaders: Leaders, method: VoteMethod, found: bool
) -> None:
    recall, meeting = called(leaders)
    meetings = leaders.collective.desk(Role.SECRETARY)
    resolution = leaders.voted(
        meetings, meeting, "Asha is removed as chair.", "recall", method=method
    )
    leaders.desk(Role.CHAIR).recall_work.decide(DecideRecall(recall, resolution, heard=True))
    assert (("ballot_not_secret", "breach") in breaches(leaders)) is found
    assert leaders.desk(Role.CHAIR).recalls.one(recall).state is RecallState.REMOVED


def test_lost_no_new_petition_for_six_months(leaders: Leaders) -> None:
    recall, meeting = called(leaders)
    meetings = leaders.collective.desk(Role.SECRETARY)
    lost = leaders.voted(meetings, meeting, "Asha is removed.", "recall", passes=False)
    desk = leaders.desk(Role.SECRETARY)
    desk.recall_work.decide(DecideRecall(recall, lost, heard=True))
    view = desk.recalls.one(recall)
    assert view.state is RecallState.LOST
    day = leaders.collective.book.clock.today()
    with pytest.raises(RuleBroken) as refused:
        desk.recall_work.ask(AskForRecall(view.term.term_id, day, 6))
    assert refused.value.key == "recall-too-soon"
    assert desk.leaders.history(leaders.group)[0].ended is None


def test_told_too_late_is_recorded_and_the_vote_stands(leaders: Leaders) -> None:
    recall, meeting = called(leaders, told_days=5)
    meetings = leaders.collective.desk(Role.SECRETARY)
    resolution = leaders.voted(meetings, meeting, "Asha is removed.", "recall")
    leaders.desk(Role.SECRETARY).recall_work.decide(DecideRecall(recall, resolution, True))
    assert "notice_short" in {code for code, _ in breaches(leaders)}


def test_only_a_vote_on_exactly_this_decides(leaders: Leaders) -> None:
    recall, meeting = called(leaders)
    meetings = leaders.collective.desk(Role.SECRETARY)
    other = leaders.voted(meetings, meeting, "We buy a pot.", "ordinary")
    work = leaders.desk(Role.SECRETARY).recall_work
    with pytest.raises(RuleBroken) as refused:
        work.decide(DecideRecall(recall, other, heard=True))
    assert refused.value.key == "resolution-of-other-kind"


def test_steps_come_one_after_another(leaders: Leaders) -> None:
    recall = petition(leaders)
    work = leaders.desk(Role.SECRETARY).recall_work
    term = leaders.desk(Role.SECRETARY).recalls.one(recall).term.term_id
    meeting = leaders.collective.called(leaders.collective.desk(Role.SECRETARY))
    with pytest.raises(RuleBroken) as refused:
        work.call(CallRecall(recall, meeting))
    assert refused.value.key == "recall-not-verified"
    with pytest.raises(RuleBroken) as refused:
        work.decide(DecideRecall(recall, "0" * 32, heard=True))
    assert refused.value.key == "recall-not-called"
    with pytest.raises(RuleBroken) as refused:
        work.ask(AskForRecall(term, TODAY, 6))
    assert refused.value.key == "recall-open"


def test_who_marked_is_seen_by_those_who_check(leaders: Leaders) -> None:
    recall = verified(leaders)
    assert leaders.desk(Role.AUDITOR).recalls.one(recall).lines
    assert not leaders.desk(Role.BOARD_MEMBER).recalls.one(recall).lines
