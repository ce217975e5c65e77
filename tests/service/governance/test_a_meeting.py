"""A meeting from the call to its close, on a real vault."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest

from governance.commands import (
    AddAction,
    AddItem,
    AgendaEntry,
    CallMeeting,
    CancelMeeting,
    ChangeItem,
    ChangeMeeting,
    CloseMeeting,
    FinishAction,
    MarkArrival,
    OpenMeeting,
    PutMotion,
    RecordNotice,
    RemoveItem,
    ReorderAgenda,
    SetChair,
    TakeVote,
)
from governance.entry import Entry
from governance.entry_decisions import hand_on
from governance.queries_decisions import DecisionFilter
from governance.rules.votes import VoteMethod
from governance.views import MeetingFilter
from sr_board.access.roles import Role
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.people.models import Membership, Person

from .conftest import Collective, Desk, moment


def test_meetings_are_numbered_per_group_and_year(collective: Collective, secretary: Desk) -> None:
    for _ in range(2):
        collective.called(secretary)
    collective.called(secretary, collective.board)
    collective.called(secretary, at=moment(2027, 1, 5, 10))
    rows = secretary.reading.page().rows
    assert sorted((r.group_name, r.year, r.number) for r in rows) == [
        ("Bakul Samiti", 2026, 1),
        ("Bakul Samiti", 2026, 2),
        ("Bakul Samiti", 2027, 1),
        ("Board", 2026, 1),
    ]


def test_late_on_new_years_eve_in_utc_is_the_new_year_in_india(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary, at=moment(2026, 12, 31, 20))
    assert secretary.reading.whole(meeting).record.year == 2027


def test_a_moved_meeting_takes_a_number_of_its_new_year(
    collective: Collective, secretary: Desk
) -> None:
    collective.called(secretary, at=moment(2027, 1, 5, 10))
    meeting = collective.called(secretary)
    secretary.meetings.change(ChangeMeeting(meeting, moment(2027, 1, 9, 10), "School"))
    record = secretary.reading.whole(meeting).record
    assert (record.year, record.number, record.place) == (2027, 2, "School")


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"type": "party"}, "choice-unknown"),
        ({"planned_at": moment(1026, 5, 1, 10)}, "date-impossible"),
        ({"place": "x" * 121}, "text-too-long"),
        ({"group_id": "0" * 32}, "group-not-found"),
        ({"called_by": "0" * 32}, "person-unknown"),
        ({"adjourned_from": "0" * 32}, "meeting-unknown"),
        ({"agenda": (AgendaEntry("  "),)}, "text-missing"),
        ({"agenda": (AgendaEntry("Money", "party"),)}, "choice-unknown"),
    ],
)
def test_a_call_that_cannot_be_taken_writes_nothing(
    collective: Collective, secretary: Desk, change: dict[str, object], key: str
) -> None:
    facts = {"group_id": collective.group, "type": "shg", "planned_at": collective.now} | change
    with pytest.raises((InputInvalid, NotFound), match=key):
        secretary.meetings.call(CallMeeting(**facts))  # type: ignore[arg-type]
    assert secretary.reading.page().total == 0


def test_a_time_without_its_clock_is_refused_in_words(
    collective: Collective, secretary: Desk
) -> None:
    bare = datetime(2026, 11, 24, 16, 0)
    with pytest.raises(InputInvalid, match="time-without-zone") as refused:
        secretary.meetings.call(CallMeeting(collective.group, "shg", bare))
    assert refused.value.params["field"] == "planned_at"
    meeting = collective.called(secretary)
    for act in (
        lambda: secretary.meetings.change(ChangeMeeting(meeting, bare, "Room")),
        lambda: secretary.meetings.record_notice(RecordNotice(meeting, bare, "word")),
        lambda: secretary.meetings.open(OpenMeeting(meeting, bare)),
    ):
        with pytest.raises(InputInvalid, match="time-without-zone"):
            act()


def test_standing_points_come_back_and_others_do_not(
    collective: Collective, secretary: Desk
) -> None:
    agenda = (AgendaEntry("Last minutes", "report", standing=True), AgendaEntry("Picnic"))
    first = CallMeeting(collective.group, "shg", collective.now, agenda=agenda)
    secretary.meetings.call(first)
    nxt = collective.called(secretary, at=collective.after(60 * 24 * 7), agenda=None)
    items = secretary.reading.whole(nxt).record.items
    assert [(i.no, i.title, i.kind) for i in items] == [(1, "Last minutes", "report")]


def test_the_agenda_can_be_written_reordered_and_shortened(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary)
    add = secretary.meetings.add_item
    a, b = (add(AddItem(meeting, title)).id for title in ("Opening", "Closing"))
    c = add(AddItem(meeting, "Loans", "motion", before=2)).id

    def titles() -> list[str]:
        return [i.title for i in secretary.reading.whole(meeting).record.items]

    assert titles() == ["Opening", "Loans", "Closing"]
    secretary.meetings.reorder(ReorderAgenda(meeting, (c, b, a)))
    assert titles() == ["Loans", "Closing", "Opening"]
    secretary.meetings.remove_item(RemoveItem(b))
    assert [i.no for i in secretary.reading.whole(meeting).record.items] == [1, 2]
    with pytest.raises(InputInvalid, match="agenda-mismatch"):
        secretary.meetings.reorder(ReorderAgenda(meeting, (a, a)))
    change = ChangeItem(a, title="Welcome", text="Song.", outcome="heard", done=True)
    secretary.meetings.change_item(change)
    item = secretary.reading.whole(meeting).record.items[1]
    assert (item.title, item.text, item.outcome, item.done) == ("Welcome", "Song.", "heard", True)


def test_a_notice_is_kept_with_its_proof_and_not_from_the_future(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary)
    sent = collective.now - timedelta(days=7)
    secretary.meetings.record_notice(RecordNotice(meeting, sent, "call", "all", "call list"))
    view = secretary.reading.whole(meeting)
    assert view.status == "noticed"
    assert view.record.notices[0].proof == "call list"
    with pytest.raises(InputInvalid, match="time-in-future"):
        secretary.meetings.record_notice(
            RecordNotice(meeting, collective.now + timedelta(hours=1), "call")
        )


def test_a_meeting_is_cancelled_only_before_it_opens(
    collective: Collective, secretary: Desk
) -> None:
    first, second = collective.called(secretary), collective.opened(secretary)
    secretary.meetings.cancel(CancelMeeting(first, "Flood"))
    assert secretary.reading.whole(first).cancel_reason == "Flood"
    with pytest.raises(RuleBroken, match="meeting-already-held"):
        secretary.meetings.cancel(CancelMeeting(second, "Flood"))
    with pytest.raises(RuleBroken, match="meeting-cancelled"):
        secretary.meetings.add_item(AddItem(first, "Loans"))


def test_the_chair_must_be_in_the_room(collective: Collective, secretary: Desk) -> None:
    meeting = collective.called(secretary)
    secretary.meetings.open(OpenMeeting(meeting))
    with pytest.raises(RuleBroken, match="chair-not-here"):
        secretary.meetings.set_chair(SetChair(meeting, collective.person["Asha"]))
    with pytest.raises(RuleBroken, match="chair-missing"):
        secretary.meetings.close(CloseMeeting(meeting))


def test_votes_give_serials_without_gaps_also_for_lost_motions(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "Save ₹ 60 a week.")
    lost = collective.motion(secretary, meeting, "Buy a drum.")
    secretary.decisions.take_vote(TakeVote(lost, VoteMethod.HANDS, 5, 5, 2))
    agreed = collective.motion(secretary, meeting, "Meet on Tuesdays.")
    secretary.decisions.take_vote(TakeVote(agreed, VoteMethod.CONSENSUS, agreed=True))
    found = secretary.finding.search().rows
    assert [(d.serial, d.status, d.votes_for) for d in found] == [
        ("BKL/2026/003", "passed", None),
        ("BKL/2026/002", "lost", 5),
        ("BKL/2026/001", "passed", 12),
    ]


def test_more_votes_than_members_in_the_room_are_refused_and_take_no_serial(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    motion = collective.motion(secretary, meeting, "Save ₹ 60 a week.")
    with pytest.raises(RuleBroken, match="count-exceeds-present") as caught:
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 14, 1, 1))
    assert caught.value.params == {"votes": 16, "present": 15}
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 14, 1, 0))
    assert secretary.finding.search().rows[0].serial == "BKL/2026/001"
    with pytest.raises(RuleBroken, match="motion-already-voted"):
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 14, 1, 0))


@pytest.mark.parametrize(
    ("vote", "key"),
    [
        ({"method": VoteMethod.HANDS, "votes_for": 3}, "count-missing"),
        ({"method": VoteMethod.CONSENSUS}, "verdict-missing"),
        (
            {
                "method": VoteMethod.HANDS,
                "votes_for": -1,
                "votes_against": 0,
                "votes_abstain": 3,
            },
            "count-negative",
        ),
    ],
)
def test_an_incomplete_vote_is_refused(
    collective: Collective, secretary: Desk, vote: dict[str, object], key: str
) -> None:
    motion = collective.motion(secretary, collective.opened(secretary), "Save ₹ 60 a week.")
    with pytest.raises(InputInvalid, match=key):
        secretary.decisions.take_vote(TakeVote(motion, **vote))  # type: ignore[arg-type]


def test_nobody_seconds_her_own_motion_and_a_point_with_a_motion_stays(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Saving", "motion")).id
    kajal = collective.person["Kajal"]
    with pytest.raises(RuleBroken, match="proposer-seconds-herself"):
        secretary.decisions.put_motion(PutMotion(item, "Save.", "ordinary", kajal, kajal))
    secretary.decisions.put_motion(PutMotion(item, "Save.", "ordinary", kajal))
    with pytest.raises(RuleBroken, match="item-has-motions"):
        secretary.meetings.remove_item(RemoveItem(item))
    with pytest.raises(RuleBroken, match="motion-without-vote"):
        secretary.meetings.close(CloseMeeting(meeting))
    secretary.meetings.close(CloseMeeting(meeting, adjourned=True))
    assert secretary.reading.whole(meeting).record.adjourned


def test_open_tasks_go_on_to_the_next_meeting_and_done_ones_do_not(
    collective: Collective, secretary: Desk
) -> None:
    first = collective.opened(secretary)
    for text in ("Call the bank", "Buy a book"):
        secretary.decisions.add_action(
            AddAction(first, collective.person["Kajal"], text, date(2026, 11, 29))
        )
    secretary.meetings.close(CloseMeeting(first))
    done = next(a for a in secretary.reading.whole(first).actions if a.text == "Buy a book")
    secretary.decisions.finish_action(FinishAction(done.id))
    collective.until(60 * 24 * 7)
    second = collective.closed(secretary)
    carried = secretary.reading.whole(second).actions
    assert [(a.text, a.carries, a.state) for a in carried] == [("Call the bank", 1, "open")]
    states = {a.text: a.state for a in secretary.reading.whole(first).actions}
    assert states == {"Call the bank": "carried", "Buy a book": "done"}
    today = collective.book.clock.today()
    assert len(secretary.finding.open_actions(today)) == 1


def test_a_carried_task_still_names_who_had_it_before(
    collective: Collective, secretary: Desk
) -> None:
    person, book = collective.person, collective.book
    meeting = collective.opened(secretary)
    secretary.decisions.add_action(
        AddAction(meeting, person["Mina"], "Keys", collective.now.date() + timedelta(days=5))
    )
    with book.uow() as uow:
        entry = Entry(uow.session, book.clock, book.vault.slot_id, person["Rekha"])
        assert hand_on(entry, collective.group, person["Mina"], person["Rupa"]) == 1
        uow.record("handover.signed", subject="test")
        uow.commit()
    book.clock.tick(3600)
    secretary.meetings.close(CloseMeeting(meeting))
    book.clock.tick(7 * 86_400)
    collective.closed(secretary)
    (task,) = secretary.finding.open_actions(collective.now.date())
    assert (task.carries, task.owner.name) == (1, "Rupa")
    assert task.former_owner is not None
    assert task.former_owner.name == "Mina"


def test_lists_are_paged_filtered_and_newest_first(collective: Collective, secretary: Desk) -> None:
    for day in range(1, 6):
        collective.called(secretary, at=moment(2026, 12, day, 10))
    page = secretary.reading.page(MeetingFilter(collective.group, "draft", 2026, 1, 2))
    assert page.total == 5
    assert [row.planned_at.day for row in page.rows] == [4, 3]


def test_decisions_are_found_by_words_in_any_order_case_and_digits(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    collective.decided(secretary, meeting, "Loan of ₹ ৩০০০ for Café")
    collective.decided(secretary, meeting, "100% attendance")

    def found(words: str) -> int:
        return secretary.finding.search(DecisionFilter(words)).total

    assert found("cafe LOAN") == 1
    assert found("3000") == 1
    assert found("bkl/2026/002") == 1
    assert found("0%") == 1
    assert found("picnic") == 0


def test_who_came_is_counted_on_the_roll_only(collective: Collective, secretary: Desk) -> None:
    meeting = collective.opened(secretary)
    secretary.attendance.arrive(MarkArrival(meeting, collective.person["Usha"]))
    secretary.meetings.close(CloseMeeting(meeting))
    bars = secretary.reading.attendance_bars(collective.group)
    assert [(bar.present, bar.roll) for bar in bars] == [(15, 15)]


def test_home_shows_what_waits_most_urgent_first(collective: Collective, secretary: Desk) -> None:
    unsigned = collective.closed(secretary)
    collective.until(60 * 24 * 9)
    still_open = collective.opened(secretary)
    collective.motion(secretary, still_open, "Save more.")
    ahead = collective.called(secretary, at=collective.after(60 * 24 * 12))
    collective.called(secretary, at=collective.after(60 * 24 * 60))
    items = secretary.today.today_items(collective.book.clock.today())
    assert [(i.kind.value, i.meeting_id, i.urgency.value) for i in items] == [
        ("minutes_to_write", unsigned, "overdue"),
        ("meeting_open", still_open, "due"),
        ("meeting_to_hold", ahead, "ok"),
    ]
    assert items[1].waiting == 1
    auditor = collective.desk(Role.AUDITOR).today.today_items(collective.book.clock.today())
    assert [i.kind.value for i in auditor] == ["meeting_to_hold"]


def test_of_a_large_general_meeting_those_not_there_are_counted_and_not_named(
    collective: Collective, secretary: Desk
) -> None:
    newcomers = [new_id() for _ in range(70)]
    stamp = {"recorded_at": collective.now, "recorded_by": secretary.who.account_id}
    with collective.book.uow() as uow:
        for number, ref in enumerate(newcomers, start=100):
            facts = {"search_key": "x", "symbol": "leaf", "hue": "sea", "status": "active"}
            uow.session.add(Person(id=ref, chosen_name=f"N{number}", **facts, **stamp))
            uow.session.flush()
            facts = {"member_class": "full", "status": "active", "joined": date(2025, 1, 1)}
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=ref,
                    group_id=collective.group,
                    number=number,
                    **facts,
                    **stamp,
                )
            )
        uow.record("people.added", subject="test")
        uow.commit()
    meeting = collective.called(secretary)
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    record = secretary.reading.whole(meeting).record
    assert (record.roll, record.voting_present, record.absent) == (85, 1, ())
    assert len(secretary.reading.seats(meeting)) == 85


def test_another_member_takes_the_chair_and_is_named(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    secretary.meetings.set_chair(SetChair(meeting, collective.person["Bina"]))
    chair = secretary.reading.whole(meeting).record.chair
    assert chair is not None
    assert (chair.name, chair.number) == ("Bina", 2)
    assert secretary.reading.page().rows[0].chair_name == "Bina"


def test_a_point_can_become_a_standing_one_of_another_kind(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.called(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Money")).id
    secretary.meetings.change_item(ChangeItem(item, kind="accounts", standing=True))
    following = collective.called(secretary, at=collective.after(60 * 24 * 7), agenda=None)
    items = secretary.reading.whole(following).record.items
    assert [(i.title, i.kind) for i in items] == [("Money", "accounts")]


def test_a_vote_typed_after_closing_needs_its_time_within_the_sitting(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(meeting, "Saving", "motion")).id
    collective.until(60)
    secretary.meetings.close(CloseMeeting(meeting))
    motion = secretary.decisions.put_motion(PutMotion(item, "Save.")).id

    def vote(at: datetime | None) -> None:
        secretary.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 9, 1, 0, at=at))

    with pytest.raises(InputInvalid, match="text-missing"):
        vote(None)
    with pytest.raises(InputInvalid, match="outside-sitting"):
        vote(collective.after(61))
    vote(collective.after(30))
    assert secretary.finding.search().total == 1


def test_a_meeting_does_not_end_before_its_last_vote(
    collective: Collective, secretary: Desk
) -> None:
    meeting = collective.opened(secretary)
    collective.until(30)
    collective.decided(secretary, meeting, "Save.")
    with pytest.raises(InputInvalid, match="outside-sitting"):
        secretary.meetings.close(CloseMeeting(meeting, collective.after(29)))
    secretary.meetings.close(CloseMeeting(meeting, collective.after(30)))
    assert secretary.reading.whole(meeting).status == "closed"


def test_decisions_are_narrowed_by_group_state_and_day(
    collective: Collective, secretary: Desk
) -> None:
    collective.decided(secretary, collective.opened(secretary), "Save.")
    collective.until(60 * 24 * 3)
    board = collective.opened(secretary, collective.board)
    motion = collective.motion(secretary, board, "Meet.")
    secretary.decisions.take_vote(TakeVote(motion, VoteMethod.VOICE, agreed=False))

    def serials(**wanted: object) -> list[str]:
        found = secretary.finding.search(DecisionFilter(**wanted))  # type: ignore[arg-type]
        return [row.serial for row in found.rows]

    assert serials(group_id=collective.board) == ["SRB/2026/001"]
    assert serials(status="lost") == ["SRB/2026/001"]
    assert serials(until=date(2026, 11, 23)) == ["BKL/2026/001"]
    assert serials(since=date(2026, 11, 23)) == ["SRB/2026/001"]
    today = collective.book.clock.today()
    assert secretary.finding.open_actions(today, collective.board) == ()


def test_a_task_belongs_to_a_point_of_its_own_meeting(
    collective: Collective, secretary: Desk
) -> None:
    meeting, other = collective.opened(secretary), collective.opened(secretary)
    foreign = secretary.meetings.add_item(AddItem(other, "Else")).id
    mina, today = collective.person["Mina"], collective.book.clock.today()
    with pytest.raises(NotFound, match="meeting-unknown"):
        secretary.decisions.add_action(AddAction(meeting, mina, "Call", today, foreign))
    with pytest.raises(InputInvalid, match="due-before-meeting"):
        secretary.decisions.add_action(AddAction(meeting, mina, "Call", today - timedelta(days=1)))
