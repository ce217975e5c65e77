"""Who is in the room, marked as it happens and afterwards."""

from __future__ import annotations

from datetime import timedelta

import pytest

from governance.commands import (
    ClearAttendance,
    ClearGuest,
    CloseMeeting,
    MarkAllHere,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGuest,
    OpenMeeting,
    SetResolutionStatus,
    TakeVote,
)
from governance.rules.votes import VoteMethod
from governance.views import SeatState
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken

from .conftest import Collective, Desk


def states(desk: Desk, meeting: str) -> dict[str, SeatState]:
    return {seat.name: seat.state for seat in desk.reading.seats(meeting)}


def test_all_here_is_one_act_and_leaves_apologies_alone(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary)
    secretary.meetings.open(OpenMeeting(meeting))
    secretary.attendance.apologise(MarkApology(meeting, collective.person["Rupa"]))
    before = collective.book.acts()
    secretary.attendance.all_here(MarkAllHere(meeting))
    assert collective.book.acts() == before + 1
    seats = secretary.reading.seats(meeting)
    assert [seat.number for seat in seats] == list(range(1, 16))
    found = states(secretary, meeting)
    assert found.pop("Rupa") is SeatState.APOLOGY
    assert set(found.values()) == {SeatState.HERE}


def test_somebody_leaves_comes_back_and_is_counted_only_while_she_is_there(
    collective: Collective, secretary: Desk
) -> None:
    meeting, shanta = collective.opened(secretary), collective.person["Shanta"]
    first = collective.motion(secretary, meeting, "One.")
    secretary.decisions.take_vote(TakeVote(first, VoteMethod.HANDS, 9, 0, 0))
    collective.until(10)
    secretary.attendance.depart(MarkDeparture(meeting, shanta))
    assert states(secretary, meeting)["Shanta"] is SeatState.LEFT
    second = collective.motion(secretary, meeting, "Two.")
    secretary.decisions.take_vote(TakeVote(second, VoteMethod.HANDS, 9, 0, 0))
    collective.until(20)
    secretary.attendance.arrive(MarkArrival(meeting, shanta))
    assert states(secretary, meeting)["Shanta"] is SeatState.HERE
    votes = [m.vote for i in secretary.reading.whole(meeting).record.items for m in i.motions]
    assert [vote.present_then for vote in votes if vote] == [15, 14]
    stays = secretary.reading.whole(meeting).record.present[14].stays
    assert [(s.came, s.left) for s in stays] == [
        (collective.after(0), collective.after(10)),
        (collective.after(20), None),
    ]


def test_allies_and_guests_are_there_and_never_counted(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    secretary.attendance.arrive(MarkArrival(meeting, collective.person["Usha"]))
    secretary.attendance.welcome_guest(MarkGuest(meeting, "  A\u202e guest "))
    motion = collective.motion(secretary, meeting, "Save.")
    with pytest.raises(RuleBroken, match="count-exceeds-present"):
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 16, 0, 0))
    record = secretary.reading.whole(meeting).record
    assert (record.voting_present, len(record.present), record.roll) == (15, 16, 15)
    assert [guest.name for guest in record.guests] == ["A guest"]
    secretary.attendance.clear_guest(ClearGuest(meeting, "A guest"))
    assert secretary.reading.whole(meeting).record.guests == ()
    with pytest.raises(RuleBroken, match="not-here"):
        secretary.attendance.clear_guest(ClearGuest(meeting, "A guest"))
    usha = secretary.reading.seats(meeting)[-1]
    assert (usha.name, usha.voting) == ("Usha", False)


def test_a_person_who_came_after_all_loses_her_apology(
    collective: Collective, secretary: Desk
) -> None:
    meeting, rupa = collective.called(secretary), collective.person["Rupa"]
    secretary.meetings.open(OpenMeeting(meeting))
    secretary.attendance.apologise(MarkApology(meeting, rupa))
    secretary.attendance.arrive(MarkArrival(meeting, rupa, mark="thumb"))
    assert states(secretary, meeting)["Rupa"] is SeatState.HERE
    assert secretary.reading.whole(meeting).record.apologies == ()
    with pytest.raises(RuleBroken, match="apology-but-here"):
        secretary.attendance.apologise(MarkApology(meeting, rupa))


def test_a_slip_can_be_taken_back_but_not_under_a_vote(
    collective: Collective, secretary: Desk
) -> None:
    meeting, mina = collective.opened(secretary), collective.person["Mina"]
    secretary.attendance.clear(ClearAttendance(meeting, mina))
    assert states(secretary, meeting)["Mina"] is SeatState.AWAY
    collective.until(5)
    decision = collective.decided(secretary, meeting, "Save.")
    collective.until(10)
    asha_back = ClearAttendance(meeting, collective.person["Bina"])
    with pytest.raises(RuleBroken, match="attendance-needed-by-vote"):
        secretary.attendance.clear(asha_back)
    with pytest.raises(RuleBroken, match="attendance-needed-by-vote"):
        secretary.attendance.arrive(MarkArrival(meeting, mina, collective.after(0)))
    secretary.attendance.arrive(MarkArrival(meeting, mina, collective.after(6)))
    secretary.decisions.set_resolution_status(
        SetResolutionStatus(decision, "void", "The wrong figures were typed.")
    )
    secretary.attendance.clear(asha_back)
    assert states(secretary, meeting)["Bina"] is SeatState.AWAY


@pytest.mark.parametrize("minutes", [-1, 61])
def test_times_outside_the_sitting_are_refused(
    collective: Collective, secretary: Desk, minutes: int
) -> None:
    meeting = collective.closed(secretary)
    collective.until(120)
    secretary.attendance.clear(ClearAttendance(meeting, collective.person["Mina"]))
    with pytest.raises(InputInvalid, match="outside-sitting"):
        secretary.attendance.arrive(
            MarkArrival(meeting, collective.person["Mina"], collective.after(minutes))
        )
    motionless = MarkDeparture(meeting, collective.person["Bina"])
    with pytest.raises(InputInvalid, match="text-missing"):
        secretary.attendance.depart(motionless)


def test_after_closing_a_forgotten_member_was_there_from_the_opening(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.closed(secretary)
    secretary.attendance.clear(ClearAttendance(meeting, collective.person["Mina"]))
    secretary.attendance.arrive(MarkArrival(meeting, collective.person["Mina"]))
    mina = next(s for s in secretary.reading.seats(meeting) if s.name == "Mina")
    assert mina.came == collective.after(0)


def test_a_meeting_does_not_close_before_somebody_left_or_in_the_future(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    collective.until(30)
    secretary.attendance.depart(MarkDeparture(meeting, collective.person["Mina"]))
    with pytest.raises(InputInvalid, match="outside-sitting"):
        secretary.meetings.close(CloseMeeting(meeting, collective.after(20)))
    with pytest.raises(InputInvalid, match="time-in-future"):
        secretary.meetings.close(CloseMeeting(meeting, collective.now + timedelta(hours=1)))
    secretary.meetings.close(CloseMeeting(meeting))
    assert secretary.reading.whole(meeting).status == "closed"


def test_a_vote_needs_somebody_in_the_room(collective: Collective, secretary: Desk) -> None:
    meeting = collective.called(secretary)
    secretary.meetings.open(OpenMeeting(meeting))
    motion = collective.motion(secretary, meeting, "Save.")
    with pytest.raises(RuleBroken, match="nobody-present"):
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.CONSENSUS, agreed=True))


def test_nothing_is_marked_before_the_meeting_opens_or_for_strangers(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary)
    with pytest.raises(RuleBroken, match="meeting-not-open"):
        secretary.attendance.all_here(MarkAllHere(meeting))
    secretary.meetings.open(OpenMeeting(meeting))
    with pytest.raises(NotFound, match="person-unknown"):
        secretary.attendance.arrive(MarkArrival(meeting, "0" * 32))


def test_a_helper_marks_attendance_in_her_own_group_only(
    collective: Collective, secretary: Desk
) -> None:
    helper = collective.desk(Role.HELPER, person="Kajal")
    own, foreign = collective.opened(secretary), collective.opened(secretary, collective.board)
    kajal = MarkApology(own, collective.person["Tara"])
    helper.attendance.apologise(kajal)
    with pytest.raises(NotFound, match="meeting-unknown"):
        helper.attendance.clear(ClearAttendance(foreign, collective.person["Asha"]))
    assert helper.reading.seats(own)[0].state is SeatState.HERE
    with pytest.raises(NotFound, match="meeting-unknown"):
        helper.reading.seats(foreign)
