"""A sloppy secretary's meetings: what she types late, twice or wrongly ends in a clear sentence."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from governance.commands import (
    AddAction,
    AddItem,
    AttendanceEntry,
    ChangeItem,
    ClearAttendance,
    CloseMeeting,
    CorrectMinutes,
    EditParagraph,
    FinishAction,
    MarkArrival,
    MarkDeparture,
    MarkGuest,
    PaperItem,
    PaperMeeting,
    PutMotion,
    RemoveItem,
    SetChair,
    SetResolutionStatus,
    TakeVote,
    VoteEntry,
)
from governance.papers import minutes_pdf
from governance.rules.votes import VoteMethod
from sr_board.base.errors import SRBoardError
from sr_board.i18n import translator
from sr_board.papers import Letterhead
from sr_board.people.models import Group, Person
from tests.service.governance.conftest import Collective, Desk

HEAD = Letterhead("Bakul Samiti")


def refused(act: Callable[[], object]) -> str:
    """The key of the refusal."""
    with pytest.raises(SRBoardError) as caught:
        act()
    return caught.value.key


def on_paper(
    collective: Collective, desk: Desk, opened: datetime, closed: datetime, votes: int = 1
) -> str:
    """A meeting of two members, typed in from the minute book."""
    asha, bina = collective.person["Asha"], collective.person["Bina"]
    vote = VoteEntry(1, "Save fifty rupees", VoteMethod.HANDS, 2, 0, 0)
    command = PaperMeeting(
        collective.group,
        "shg",
        opened,
        closed,
        asha,
        attendance=(AttendanceEntry(asha), AttendanceEntry(bina)),
        items=(PaperItem("Saving"),),
        votes=(vote,) * votes,
    )
    return desk.paper.record(command).id


def serials(desk: Desk, meeting: str) -> list[str | None]:
    """Serials of a meeting in order."""
    items = desk.reading.whole(meeting).record.items
    return [motion.serial for item in items for motion in item.motions]


def test_signed_minutes_give_the_same_bytes_whatever_people_are_called_since(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.closed(secretary)
    collective.signed(secretary, meeting)
    before = minutes_pdf(secretary.reading.whole(meeting), translator("bn"), HEAD)
    with collective.book.uow() as uow:
        for name in ("Asha", "Mina", "Bina"):
            row = uow.session.get(Person, collective.person[name])
            assert row is not None
            row.chosen_name = "Another"
        group = uow.session.get(Group, collective.group)
        assert group is not None
        group.name = "Champak Samiti"
        uow.record("person.changed", subject="test")
        uow.commit()
    view = secretary.reading.whole(meeting)
    assert minutes_pdf(view, translator("bn"), HEAD) == before


@pytest.mark.parametrize("hour", [17, 18])
def test_a_sitting_across_midnight_belongs_to_the_day_it_began(
    collective: Collective, secretary: Desk, hour: int
) -> None:
    """17:00 in the world's time is 22:30 of the old year; 18:31 is one minute into the new."""
    opened = datetime(2024, 12, 31, hour, 0 if hour == 17 else 31, tzinfo=UTC)
    meeting = on_paper(collective, secretary, opened, opened + timedelta(hours=3))
    year = 2024 if hour == 17 else 2025
    assert secretary.reading.whole(meeting).record.year == year
    assert serials(secretary, meeting) == [f"BKL/{year}/001"]


def test_a_sitting_of_weeks_is_a_slip_of_the_hand(collective: Collective, secretary: Desk) -> None:
    opened = datetime(2025, 1, 1, 5, tzinfo=UTC)
    late = opened + timedelta(days=59)
    assert refused(lambda: on_paper(collective, secretary, opened, late)) == "sitting-too-long"
    meeting = collective.opened(secretary)
    collective.book.clock.tick(3 * 86_400)
    assert refused(lambda: secretary.meetings.close(CloseMeeting(meeting))) == "sitting-too-long"
    secretary.meetings.close(CloseMeeting(meeting, collective.after(90)))


def test_a_meeting_before_anybody_had_joined_has_no_votes(
    collective: Collective, secretary: Desk
) -> None:
    old = datetime(1955, 1, 1, 5, tzinfo=UTC)
    hour = timedelta(hours=1)
    assert refused(lambda: on_paper(collective, secretary, old, old + hour)) == "nobody-present"
    wrong = old.replace(year=1026)
    assert (
        refused(lambda: on_paper(collective, secretary, wrong, wrong + hour)) == "date-impossible"
    )


def test_serials_run_without_gaps_over_years_groups_and_late_typing(
    collective: Collective, secretary: Desk
) -> None:
    now = collective.opened(secretary)
    collective.decided(secretary, now, "One")
    board = collective.opened(secretary, collective.board)
    motion = collective.motion(secretary, board, "Board")
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 1, 0, 0))
    day = datetime(2025, 3, 1, 5, tzinfo=UTC)
    old = on_paper(collective, secretary, day, day + timedelta(hours=1), votes=3)
    earlier = day - timedelta(days=9)
    older = on_paper(collective, secretary, earlier, earlier + timedelta(hours=1))
    collective.decided(secretary, now, "Two")
    assert serials(secretary, now) == ["BKL/2026/001", "BKL/2026/002"]
    assert serials(secretary, board) == ["SRB/2026/001"]
    assert serials(secretary, old) == [f"BKL/2025/00{n}" for n in (1, 2, 3)]
    assert serials(secretary, older) == ["BKL/2025/004"]


def test_votes_read_out_at_once_in_threads_get_each_its_own_serial(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    motions = [collective.motion(secretary, meeting, f"No. {n}") for n in range(6)]
    faults: list[BaseException] = []

    def decide(motion: str) -> None:
        try:
            secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 9, 0, 0))
        except BaseException as fault:  # a thread must not die unseen
            faults.append(fault)

    threads = [threading.Thread(target=decide, args=(motion,)) for motion in motions]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert faults == []
    assert sorted(map(str, serials(secretary, meeting))) == [
        f"BKL/2026/{n:03d}" for n in range(1, 7)
    ]


def test_the_room_cannot_be_changed_under_a_vote(collective: Collective, secretary: Desk) -> None:
    person = collective.person
    meeting = collective.opened(secretary)
    collective.until(10)
    collective.decided(secretary, meeting, "One")
    collective.until(20)
    sheet = secretary.attendance
    needed = "attendance-needed-by-vote"
    assert refused(lambda: sheet.clear(ClearAttendance(meeting, person["Bina"]))) == needed
    for minutes in (5, 10):
        leaving = MarkDeparture(meeting, person["Bina"], collective.after(minutes))
        assert refused(lambda leaving=leaving: sheet.depart(leaving)) == needed
    sheet.depart(MarkDeparture(meeting, person["Bina"], collective.after(11)))
    sheet.arrive(MarkArrival(meeting, person["Usha"], collective.after(0)))
    sheet.arrive(MarkArrival(meeting, person["Tara"], collective.after(0)))
    too_early = CloseMeeting(meeting, collective.after(9))
    assert refused(lambda: secretary.meetings.close(too_early)) == "outside-sitting"


def test_more_hands_than_people_and_the_same_person_twice(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    motion = collective.motion(secretary, meeting, "One")
    decide = secretary.decisions
    votes = TakeVote(motion, VoteMethod.HANDS, 9, 4, 3)
    assert refused(lambda: decide.take_vote(votes)) == "count-exceeds-present"
    item = secretary.meetings.add_item(AddItem(meeting, "x", "motion")).id
    asha = collective.person["Asha"]
    own = PutMotion(item, "t", "ordinary", asha, asha)
    assert refused(lambda: decide.put_motion(own)) == "proposer-seconds-herself"


def test_after_signing_no_path_leads_into_the_minutes(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    first = collective.decided(secretary, meeting, "One")
    collective.book.clock.tick(3600)
    secretary.meetings.close(CloseMeeting(meeting))
    collective.signed(secretary, meeting)
    before = minutes_pdf(secretary.reading.whole(meeting), translator("en"), HEAD)
    item = secretary.reading.whole(meeting).record.items[0].id
    bina, due = collective.person["Bina"], date(2026, 12, 1)
    desk = secretary
    paths: list[Callable[[], object]] = [
        lambda: desk.meetings.change_item(ChangeItem(item, text="x")),
        lambda: desk.meetings.add_item(AddItem(meeting, "x")),
        lambda: desk.meetings.remove_item(RemoveItem(item)),
        lambda: desk.meetings.set_chair(SetChair(meeting, bina)),
        lambda: desk.minutes.edit(EditParagraph(meeting, "opening", "x")),
        lambda: desk.minutes.edit(EditParagraph(meeting, item, "x")),
        lambda: desk.decisions.put_motion(PutMotion(item, "x", "ordinary")),
        lambda: desk.decisions.add_action(AddAction(meeting, bina, "x", due)),
        lambda: desk.attendance.welcome_guest(MarkGuest(meeting, "x")),
        lambda: desk.attendance.clear(ClearAttendance(meeting, bina)),
    ]
    assert {refused(path) for path in paths} == {"minutes-signed"}
    desk.decisions.set_resolution_status(SetResolutionStatus(first, "void", "No quorum"))
    assert minutes_pdf(desk.reading.whole(meeting), translator("en"), HEAD) == before


def test_a_correction_names_a_point_that_exists(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "One")
    collective.book.clock.tick(3600)
    secretary.meetings.close(CloseMeeting(meeting))
    collective.signed(secretary, meeting)
    last = len(secretary.reading.whole(meeting).record.items)
    for no in (0, last + 1):
        wrong = CorrectMinutes(meeting, "8", "7", item_no=no)
        key = refused(lambda wrong=wrong: secretary.minutes.correct(wrong))
        assert key == "item-number-unknown"
    secretary.minutes.correct(CorrectMinutes(meeting, "8", "7", item_no=last))


def test_a_decision_is_not_taken_back_by_an_earlier_one_of_the_same_day(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    one, two = (
        collective.decided(secretary, meeting, text)
        for text in ("One", "Instead of BKL/2026/001: two")
    )
    change = secretary.decisions.set_resolution_status
    early = SetResolutionStatus(two, "rescinded", "Changed our mind", one)
    assert refused(lambda: change(early)) == "rescinding-needs-later"
    change(SetResolutionStatus(one, "rescinded", "Changed our mind", two))


def test_something_to_do_is_carried_once_whatever_the_order_of_closing(
    collective: Collective, secretary: Desk
) -> None:
    first = collective.opened(secretary)
    due = date(2026, 11, 29)
    agreed = AddAction(first, collective.person["Bina"], "Buy a lock", due)
    action = secretary.decisions.add_action(agreed).id
    collective.book.clock.tick(86_400)
    second = collective.closed(secretary)
    secretary.meetings.close(CloseMeeting(first, collective.after(60)))
    collective.book.clock.tick(86_400)
    third = collective.closed(secretary)
    lines = {m: secretary.reading.whole(m).actions for m in (first, second, third)}
    assert [[(a.state, a.carries) for a in lines[m]] for m in (first, second, third)] == [
        [("carried", 0)],
        [("carried", 1)],
        [("open", 2)],
    ]
    gone = FinishAction(action)
    assert refused(lambda: secretary.decisions.finish_action(gone)) == "action-not-open"
