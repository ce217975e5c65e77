"""Slips, interests, amendments and turns to speak, with what people try."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from governance.commands import (
    AddItem,
    CloseMeeting,
    MarkArrival,
    MarkDeparture,
    OpenMeeting,
    PutMotion,
    TakeVote,
    WithdrawMotion,
)
from governance.commands_room import (
    CountTurn,
    DeclareConflict,
    GiveProxy,
    RevokeProxy,
    TakeBackConflict,
)
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role
from sr_board.base.errors import SRBoardError

from .conftest import NAMES, Collective, Desk
from .test_live_checks import first_vote, quorum, started


def refused(act: Callable[[], object]) -> str:
    """The key of the refusal."""
    with pytest.raises(SRBoardError) as caught:
        act()
    return caught.value.key


def slip(
    collective: Collective, desk: Desk, meeting: str, giver: str, holder: str, *items: str
) -> str:
    """A slip that came in; gives its id."""
    person = collective.person
    return desk.room.give_proxy(GiveProxy(meeting, person[giver], person[holder], items)).id


PROXY = {"proxy": {"allowed": True, "max": 1, "count_to_quorum": True, "in_elections": False}}


def test_slips_are_judged_in_the_order_they_come_and_all_are_kept(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum()})
    meeting = started(collective, secretary, *NAMES[:8])
    slip(collective, secretary, meeting, "Rekha", "Asha")
    slip(collective, secretary, meeting, "Rupa", "Asha")
    slip(collective, secretary, meeting, "Rekha", "Bina")
    slip(collective, secretary, meeting, "Usha", "Bina")
    slip(collective, secretary, meeting, "Sabina", "Bina")
    verdicts = [(p.accepted, p.refusal_code) for p in secretary.checks.proxies(meeting)]
    assert verdicts == [
        (True, None),
        (False, "proxy_over_limit"),
        (False, "given_twice"),
        (False, "not_a_voter"),
        (True, None),
    ]
    assert ("proxy_over_limit", "warn") in collective.codes(secretary)
    motion = collective.motion(secretary, meeting, "Save.")
    over = TakeVote(motion, VoteMethod.HANDS, 11, 0, 0)
    assert refused(lambda: secretary.decisions.take_vote(over)) == "count-exceeds-present"
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 10, 0, 0))
    vote = first_vote(secretary, meeting)
    assert (vote.present_then, vote.proxies, vote.counted) == (8, 2, 10)
    assert "Asha" in [p.holder.name for p in secretary.reading.whole(meeting).record.proxies]


def test_where_the_rules_take_no_slips_none_counts(collective: Collective, secretary: Desk) -> None:
    collective.adopt(quorum())
    meeting = started(collective, secretary, *NAMES[:8])
    slip(collective, secretary, meeting, "Rekha", "Asha")
    assert secretary.checks.proxies(meeting)[0].refusal_code == "not_in_rules"
    assert collective.codes(secretary) == [("proxy_not_allowed", "warn")]
    motion = collective.motion(secretary, meeting, "Save.")
    over = TakeVote(motion, VoteMethod.HANDS, 9, 0, 0)
    assert refused(lambda: secretary.decisions.take_vote(over)) == "count-exceeds-present"


def test_a_slip_gives_no_vote_when_its_giver_came_its_holder_left_or_it_was_taken_back(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum()})
    meeting = started(collective, secretary, *NAMES[:8])
    for giver, holder in (("Rekha", "Asha"), ("Rupa", "Bina"), ("Sabina", "Champa")):
        slip(collective, secretary, meeting, giver, holder)
    item = secretary.meetings.add_item(AddItem(meeting, "Saving")).id

    def carried() -> int:
        found = secretary.checks.meeting(meeting).items
        return next(i.proxies for i in found if i.item_id == item)

    assert carried() == 3
    collective.until(5)
    secretary.attendance.arrive(MarkArrival(meeting, collective.person["Rekha"]))
    assert carried() == 2
    secretary.attendance.depart(MarkDeparture(meeting, collective.person["Bina"]))
    assert carried() == 1
    last = secretary.checks.proxies(meeting)[-1].id
    secretary.room.revoke_proxy(RevokeProxy(last))
    assert carried() == 0
    assert refused(lambda: secretary.room.revoke_proxy(RevokeProxy(last))) == "proxy-revoked"


def test_a_slip_for_one_point_counts_there_only_and_never_in_consensus(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum()})
    meeting = started(collective, secretary, *NAMES[:8])
    one, two = (secretary.meetings.add_item(AddItem(meeting, t)).id for t in ("One", "Two"))
    slip(collective, secretary, meeting, "Rekha", "Asha", one)
    slip(collective, secretary, meeting, "Rupa", "Asha", two)
    checks = {i.item_id: i.proxies for i in secretary.checks.meeting(meeting).items}
    assert (checks[one], checks[two]) == (1, 1)
    motion = secretary.decisions.put_motion(PutMotion(one, "Save.")).id
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.CONSENSUS, agreed=True))
    assert first_vote(secretary, meeting).proxies == 0
    assert secretary.checks.proxies(meeting)[0].items == (1,)
    own = GiveProxy(meeting, collective.person["Asha"], collective.person["Asha"])
    assert refused(lambda: secretary.room.give_proxy(own)) == "proxy-to-herself"


def test_who_has_an_interest_is_out_of_quorum_and_vote_and_the_base_stays(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(quorum(num=2, den=3))
    meeting = started(collective, secretary, *NAMES[:12])
    item = secretary.meetings.add_item(AddItem(meeting, "Loan", "motion")).id
    for name in NAMES[:3]:
        declared = DeclareConflict(item, collective.person[name], "payment")
        secretary.room.declare_conflict(declared)
    live = next(i for i in secretary.checks.meeting(meeting).items if i.item_id == item)
    assert (live.counted, live.needed, live.met, live.votes_most) == (9, 10, False, 9)
    assert [p.name for p in live.conflicted] == list(NAMES[:3])
    motion = secretary.decisions.put_motion(PutMotion(item, "A loan.")).id
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 9, 0, 0))
    row = secretary.finding.search().rows[0]
    assert (row.status, row.void_code) == ("void", "quorum_on_item_not_met")
    assert [c for c, _ in collective.codes(secretary)] == ["quorum_on_item_not_met"]
    twice = DeclareConflict(item, collective.person["Asha"], "dispute")
    assert refused(lambda: secretary.room.declare_conflict(twice)) == "conflict-already-declared"
    first = secretary.checks.conflicts(meeting)[0]
    late = TakeBackConflict(first.id)
    assert refused(lambda: secretary.room.take_back_conflict(late)) == "motion-already-voted"
    line = secretary.reading.whole(meeting).record.items[0].conflicts[0]
    assert (line.person.name, line.kind, line.left_room, line.voted) == (
        "Asha",
        "payment",
        True,
        False,
    )


def test_a_vote_cast_with_an_interest_is_found_with_and_without_it(
    collective: Collective, secretary: Desk
) -> None:
    rule = {"num": 1, "den": 2, "base": "cast", "strict": True}
    collective.adopt({"majority.ordinary": rule, **quorum(num=1, den=3)})
    meeting = started(collective, secretary, *NAMES[:9])
    item = secretary.meetings.add_item(AddItem(meeting, "Loan", "motion")).id
    secretary.room.declare_conflict(DeclareConflict(item, collective.person["Bina"], "payment"))
    motion = secretary.decisions.put_motion(PutMotion(item, "A loan.")).id
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 5, 4, 0))
    breach = secretary.found.register().rows[0].finding
    assert (breach.code, breach.level.value) == ("conflict_voted", "breach")
    facts = breach.facts
    assert (facts["for"], facts["for_without"], facts["against_without"]) == (5, 4, 4)
    assert (facts["carried"], facts["carried_without"]) == (True, False)


def test_an_interest_told_after_the_vote_is_found(collective: Collective, secretary: Desk) -> None:
    collective.adopt(quorum(num=1, den=3))
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Loan", "motion")).id
    motion = secretary.decisions.put_motion(PutMotion(item, "A loan.")).id
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 12, 3, 0))
    assert collective.codes(secretary) == []
    late = DeclareConflict(item, collective.person["Bina"], "relation", left_room=False)
    secretary.room.declare_conflict(late)
    assert [code for code, _ in collective.codes(secretary)] == ["conflict_voted"]
    assert secretary.checks.conflicts(meeting)[0].voted
    tara = DeclareConflict(item, collective.person["Tara"], "relation")
    secretary.room.declare_conflict(tara)
    voted = {c.person.name: c.voted for c in secretary.checks.conflicts(meeting)}
    assert voted == {"Bina": True, "Tara": False}


def test_an_interest_written_by_mistake_is_taken_back_before_the_vote(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Loan", "motion")).id
    slip_up = DeclareConflict(item, collective.person["Bina"], "other")
    declared = secretary.room.declare_conflict(slip_up).id
    secretary.room.take_back_conflict(TakeBackConflict(declared))
    assert secretary.checks.conflicts(meeting) == ()
    gone = TakeBackConflict(declared)
    assert refused(lambda: secretary.room.take_back_conflict(gone)) == "meeting-unknown"


def test_amendments_are_voted_first_and_both_wordings_are_kept(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Saving", "motion")).id
    put, take = secretary.decisions.put_motion, secretary.decisions.take_vote
    parent = put(PutMotion(item, "We save ₹ 60.")).id
    first = put(PutMotion(item, "We save ₹ 70.", amends_id=parent)).id
    second = put(PutMotion(item, "We save ₹ 80.", amends_id=parent)).id
    on_it = PutMotion(item, "x", amends_id=first)
    assert refused(lambda: put(on_it)) == "amendment-of-amendment"
    waits = next(m for m in secretary.checks.meeting(meeting).motions if m.motion_id == parent)
    assert waits.waits_for == (first, second)
    early = TakeVote(parent, VoteMethod.HANDS, 15, 0, 0)
    assert refused(lambda: take(early)) == "amendment-first"
    assert take(TakeVote(first, VoteMethod.HANDS, 14, 1, 0)).id == first
    take(TakeVote(second, VoteMethod.HANDS, 1, 14, 0))
    assert secretary.finding.search().total == 0
    take(TakeVote(parent, VoteMethod.HANDS, 15, 0, 0))
    row = secretary.finding.search().rows[0]
    assert (row.text, row.serial) == ("We save ₹ 70.", "BKL/2026/001")
    lines = secretary.reading.whole(meeting).record.items[0].motions
    assert [(m.text, m.amended_text, m.amends) for m in lines] == [
        ("We save ₹ 60.", "We save ₹ 70.", None),
        ("We save ₹ 70.", None, 1),
        ("We save ₹ 80.", None, 1),
    ]
    late = PutMotion(item, "We save ₹ 90.", amends_id=parent)
    assert refused(lambda: put(late)) == "amendment-too-late"


def test_a_motion_taken_back_needs_no_vote_and_its_amendments_fall_with_it(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Saving", "motion")).id
    parent = secretary.decisions.put_motion(PutMotion(item, "Save.")).id
    change = PutMotion(item, "Save more.", amends_id=parent)
    secretary.decisions.put_motion(change)
    secretary.decisions.withdraw_motion(WithdrawMotion(parent))
    again = WithdrawMotion(parent)
    assert refused(lambda: secretary.decisions.withdraw_motion(again)) == "motion-withdrawn"
    vote = TakeVote(parent, VoteMethod.HANDS, 15, 0, 0)
    assert refused(lambda: secretary.decisions.take_vote(vote)) == "motion-withdrawn"
    collective.until(30)
    secretary.meetings.close(CloseMeeting(meeting))
    assert all(m.withdrawn for m in secretary.reading.whole(meeting).record.items[0].motions)


def test_after_a_vote_nothing_is_taken_back(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    motion = collective.motion(secretary, meeting, "Save.")
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 15, 0, 0))
    late = WithdrawMotion(motion)
    assert refused(lambda: secretary.decisions.withdraw_motion(late)) == "motion-already-voted"


def test_an_objection_ends_consensus(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    motion = collective.motion(secretary, meeting, "Save.")
    objected = TakeVote(motion, VoteMethod.CONSENSUS, agreed=False)
    assert refused(lambda: secretary.decisions.take_vote(objected)) == "consensus-objection"
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 14, 1, 0))


def test_turns_to_speak_show_the_quiet_members_first(
    collective: Collective, secretary: Desk
) -> None:
    meeting = started(collective, secretary, "Asha", "Bina", "Champa")
    item = secretary.meetings.add_item(AddItem(meeting, "Saving")).id
    for name, by in (("Asha", 1), ("Asha", 1), ("Champa", 1), ("Asha", -1)):
        secretary.room.count_turn(CountTurn(item, collective.person[name], by))
    rows = [(row.person.name, row.turns) for row in secretary.checks.turns(item)]
    assert rows == [("Bina", 0), ("Asha", 1), ("Champa", 1)]
    less = CountTurn(item, collective.person["Bina"], -1)
    assert refused(lambda: secretary.room.count_turn(less)) == "count-negative"
    helper = collective.desk(Role.HELPER, person="Kajal")
    helper.room.count_turn(CountTurn(item, collective.person["Bina"]))
    board = collective.opened(secretary, collective.board)
    foreign = secretary.meetings.add_item(AddItem(board, "Cases")).id
    turn = CountTurn(foreign, collective.person["Asha"])
    assert refused(lambda: helper.room.count_turn(turn)) == "meeting-unknown"


def test_a_helper_sees_the_room_and_neither_slips_nor_interests(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum()})
    meeting = started(collective, secretary, *NAMES[:8])
    item = secretary.meetings.add_item(AddItem(meeting, "Loan")).id
    slip(collective, secretary, meeting, "Rekha", "Asha")
    secretary.room.declare_conflict(DeclareConflict(item, collective.person["Bina"], "other"))
    helper = collective.desk(Role.HELPER, person="Kajal")
    assert helper.checks.proxies(meeting) == ()
    assert helper.checks.conflicts(meeting) == ()
    assert helper.checks.meeting(meeting).quorum.needed == 8
    treasurer = collective.desk(Role.TREASURER, person="Bina")
    assert refused(lambda: treasurer.checks.meeting(meeting)) == "meeting-unknown"


def test_a_planned_meeting_is_opened_with_its_slips(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**PROXY, **quorum()})
    meeting = collective.called(secretary)
    slip(collective, secretary, meeting, "Rekha", "Asha")
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    assert secretary.checks.meeting(meeting).quorum.here == 1
    secretary.meetings.add_item(AddItem(meeting, "Saving"))
    assert secretary.checks.meeting(meeting).quorum.here == 2
