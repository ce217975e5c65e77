"""Every method against every office: who may, and that the others change nothing."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from governance.commands import (
    AddAction,
    AddItem,
    ApproveMinutes,
    CallMeeting,
    CancelMeeting,
    ChangeItem,
    ChangeMeeting,
    ClearAttendance,
    ClearGuest,
    CloseMeeting,
    ComposeMinutes,
    CorrectMinutes,
    DropAction,
    EditParagraph,
    FinishAction,
    MarkAllHere,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGuest,
    OpenMeeting,
    PaperMeeting,
    PutMotion,
    ReadAloud,
    RecordNotice,
    RemoveItem,
    ReorderAgenda,
    SetChair,
    SetResolutionStatus,
    SignMinutes,
    TakeVote,
    WithdrawMotion,
)
from governance.commands_calendar import (
    CallAgain,
    CallNext,
    ChangeSeries,
    CloseCommittee,
    FormCommittee,
    LeaveCommittee,
    PlanSeries,
    SitOnCommittee,
    StopSeries,
)
from governance.commands_room import (
    CountTurn,
    DeclareConflict,
    GiveProxy,
    RevokeProxy,
    TakeBackConflict,
)
from governance.queries_decisions import DecisionFilter
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, NotFound, SRBoardError

from .conftest import START, Collective, Desk

X = "0" * 32
DAY = date(2026, 11, 22)
WRITERS = {Role.SECRETARY, Role.CHAIR}
MARKERS = WRITERS | {Role.HELPER}
DOERS = WRITERS | {Role.HELPER, Role.TREASURER, Role.BOARD_MEMBER}
READERS = set(Role) - {Role.ADMINISTRATOR}

Act = Callable[[Desk], object]
METHODS: dict[str, tuple[set[Role], Act]] = {
    "call": (WRITERS, lambda d: d.meetings.call(CallMeeting(X, "shg", START))),
    "change": (WRITERS, lambda d: d.meetings.change(ChangeMeeting(X, START, ""))),
    "add_item": (WRITERS, lambda d: d.meetings.add_item(AddItem(X, "x"))),
    "change_item": (WRITERS, lambda d: d.meetings.change_item(ChangeItem(X))),
    "remove_item": (WRITERS, lambda d: d.meetings.remove_item(RemoveItem(X))),
    "reorder": (WRITERS, lambda d: d.meetings.reorder(ReorderAgenda(X, ()))),
    "notice": (WRITERS, lambda d: d.meetings.record_notice(RecordNotice(X, START, "call"))),
    "open": (WRITERS, lambda d: d.meetings.open(OpenMeeting(X))),
    "set_chair": (WRITERS, lambda d: d.meetings.set_chair(SetChair(X, X))),
    "call_again": (WRITERS, lambda d: d.meetings.call_again(CallAgain(X, START))),
    "withdraw": (WRITERS, lambda d: d.decisions.withdraw_motion(WithdrawMotion(X))),
    "give_proxy": (WRITERS, lambda d: d.room.give_proxy(GiveProxy(X, X, X))),
    "revoke_proxy": (WRITERS, lambda d: d.room.revoke_proxy(RevokeProxy(X))),
    "declare": (WRITERS, lambda d: d.room.declare_conflict(DeclareConflict(X, X, "other"))),
    "take_back": (WRITERS, lambda d: d.room.take_back_conflict(TakeBackConflict(X))),
    "count_turn": (MARKERS, lambda d: d.room.count_turn(CountTurn(X, X))),
    "plan_series": (
        WRITERS,
        lambda d: d.series.plan_series(PlanSeries(X, "shg", "week", 1, 1, "10:30", DAY)),
    ),
    "change_series": (
        WRITERS,
        lambda d: d.series.change_series(ChangeSeries(X, "week", 1, 1, "10:30", DAY)),
    ),
    "stop_series": (WRITERS, lambda d: d.series.stop_series(StopSeries(X, DAY))),
    "call_next": (WRITERS, lambda d: d.series.call_next(CallNext(X))),
    "form": (WRITERS, lambda d: d.committees.form(FormCommittee(X, "safety", "x", "x", DAY))),
    "sit": (WRITERS, lambda d: d.committees.sit(SitOnCommittee(X, X, DAY))),
    "leave": (WRITERS, lambda d: d.committees.leave(LeaveCommittee(X, X, DAY))),
    "close_committee": (WRITERS, lambda d: d.committees.close(CloseCommittee(X, DAY))),
    "checks": (READERS, lambda d: d.checks.meeting(X)),
    "before_call": (READERS, lambda d: d.checks.before_call(X, "shg", START)),
    "agenda_for": (READERS, lambda d: d.checks.agenda_for(X, "shg", START)),
    "proxies": (READERS, lambda d: d.checks.proxies(X)),
    "conflicts": (READERS, lambda d: d.checks.conflicts(X)),
    "turns": (READERS, lambda d: d.checks.turns(X)),
    "revealing": (WRITERS, lambda d: d.checks.revealing(X, "x")),
    "month": (READERS, lambda d: d.calendar.month(2026, 11)),
    "call_by": (READERS, lambda d: d.calendar.call_by(DAY)),
    "series": (READERS, lambda d: d.calendar.series()),
    "committees": (READERS, lambda d: d.calendar.committees()),
    "close": (WRITERS, lambda d: d.meetings.close(CloseMeeting(X))),
    "cancel": (WRITERS, lambda d: d.meetings.cancel(CancelMeeting(X, "x"))),
    "paper": (WRITERS, lambda d: d.paper.record(PaperMeeting(X, "shg", START, START, X))),
    "arrive": (MARKERS, lambda d: d.attendance.arrive(MarkArrival(X, X))),
    "depart": (MARKERS, lambda d: d.attendance.depart(MarkDeparture(X, X))),
    "all_here": (MARKERS, lambda d: d.attendance.all_here(MarkAllHere(X))),
    "apologise": (MARKERS, lambda d: d.attendance.apologise(MarkApology(X, X))),
    "guest": (MARKERS, lambda d: d.attendance.welcome_guest(MarkGuest(X, "x"))),
    "clear": (MARKERS, lambda d: d.attendance.clear(ClearAttendance(X, X))),
    "clear_guest": (MARKERS, lambda d: d.attendance.clear_guest(ClearGuest(X, "x"))),
    "put_motion": (WRITERS, lambda d: d.decisions.put_motion(PutMotion(X, "x"))),
    "take_vote": (WRITERS, lambda d: d.decisions.take_vote(TakeVote(X, VoteMethod.VOICE))),
    "status": (
        WRITERS,
        lambda d: d.decisions.set_resolution_status(SetResolutionStatus(X, "void", "x")),
    ),
    "add_action": (WRITERS, lambda d: d.decisions.add_action(AddAction(X, X, "x", DAY))),
    "finish_action": (DOERS, lambda d: d.decisions.finish_action(FinishAction(X))),
    "drop_action": (WRITERS, lambda d: d.decisions.drop_action(DropAction(X, "x"))),
    "compose": (WRITERS, lambda d: d.minutes.compose(ComposeMinutes(X))),
    "edit": (WRITERS, lambda d: d.minutes.edit(EditParagraph(X, "opening", "x"))),
    "read_aloud": (WRITERS, lambda d: d.minutes.read_aloud(ReadAloud(X, X, "en", DAY, True))),
    "sign": (WRITERS, lambda d: d.minutes.sign(SignMinutes(X, ()))),
    "approve": (WRITERS, lambda d: d.minutes.approve(ApproveMinutes(X, X))),
    "correct": (WRITERS, lambda d: d.minutes.correct(CorrectMinutes(X, "x", "y"))),
    "page": (READERS, lambda d: d.reading.page()),
    "whole": (READERS, lambda d: d.reading.whole(X)),
    "seats": (READERS, lambda d: d.reading.seats(X)),
    "bars": (READERS, lambda d: d.reading.attendance_bars(X)),
    "search": (READERS, lambda d: d.finding.search()),
    "open_actions": (READERS, lambda d: d.finding.open_actions(DAY)),
    "today": (READERS, lambda d: d.today.today_items(DAY)),
}


@pytest.mark.parametrize("name", METHODS)
def test_only_the_right_offices_get_past_the_door(collective: Collective, name: str) -> None:
    allowed, act = METHODS[name]
    for role in Role:
        before = collective.book.acts()
        refused = False
        try:
            act(collective.desk(role))
        except NotAllowed:
            refused = True
        except SRBoardError:
            refused = False  # past the door: nothing with that id is there
        assert refused is (role not in allowed), role
        assert collective.book.acts() == before


def test_every_public_method_stands_in_the_table(collective: Collective) -> None:
    desk = collective.desk(Role.SECRETARY)
    parts = (
        desk.meetings,
        desk.attendance,
        desk.decisions,
        desk.minutes,
        desk.paper,
        desk.reading,
        desk.finding,
        desk.today,
        desk.room,
        desk.series,
        desk.committees,
        desk.checks,
        desk.calendar,
    )
    public = [n for part in parts for n in vars(type(part)) if not n.startswith("_")]
    assert len(public) == len(METHODS)


def prepared(collective: Collective) -> tuple[str, str]:
    """A group meeting and a board sitting, each with a money and an ordinary decision."""
    secretary = collective.desk(Role.SECRETARY)
    meetings = []
    for group in (collective.group, collective.board):
        meeting = collective.opened(secretary, group)
        for words, kind in (
            ("Loan for member 11.", "loan"),
            ("Meet on Tuesdays; this takes BKL/2026/001 back.", "ordinary"),
        ):
            motion = collective.motion(secretary, meeting, words, kind)
            secretary.decisions.take_vote(TakeVote(motion, VoteMethod.CONSENSUS, agreed=True))
        meetings.append(meeting)
    return meetings[0], meetings[1]


@pytest.mark.parametrize(
    ("role", "person", "serials"),
    [
        (Role.SECRETARY, "Rekha", ["BKL/1", "BKL/2", "SRB/1", "SRB/2"]),
        (Role.AUDITOR, "Tara", ["BKL/1", "BKL/2", "SRB/1", "SRB/2"]),
        (Role.TREASURER, "Bina", ["BKL/1", "SRB/1"]),
        (Role.BOARD_MEMBER, "Rekha", ["BKL/1", "BKL/2", "SRB/1", "SRB/2"]),
        (Role.BOARD_MEMBER, "Tara", ["SRB/1", "SRB/2"]),
        (Role.HELPER, "Kajal", []),
    ],
)
def test_each_office_finds_the_decisions_that_are_hers(
    collective: Collective, role: Role, person: str, serials: list[str]
) -> None:
    prepared(collective)
    rows = collective.desk(role, person=person).finding.search(DecisionFilter()).rows
    assert sorted(r.serial.replace("/2026/00", "/") for r in rows) == serials


def test_a_treasurer_sees_of_a_meeting_only_its_head_and_money(collective: Collective) -> None:
    own, _ = prepared(collective)
    desk = collective.desk(Role.TREASURER, person="Bina")
    view = desk.reading.whole(own)
    assert [m.text for i in view.record.items for m in i.motions] == ["Loan for member 11."]
    assert view.record.present == ()
    assert view.record.roll == 15
    assert desk.reading.seats(own) == ()
    assert [row.readable for row in desk.reading.page().rows] == [False, False]
    auditor = collective.desk(Role.AUDITOR, person="Tara")
    assert [row.readable for row in auditor.reading.page().rows] == [True, True]


def test_a_board_member_reads_the_board_whole_and_strangers_not_at_all(
    collective: Collective,
) -> None:
    own, board = prepared(collective)
    desk = collective.desk(Role.BOARD_MEMBER, person="Tara")
    assert len(desk.reading.whole(board).record.present) == 2
    with pytest.raises(NotFound, match="meeting-unknown"):
        desk.reading.whole(own)
    assert [row.id for row in desk.reading.page().rows] == [board]
    assert desk.reading.attendance_bars(collective.group) == ()


def test_the_owner_says_her_task_is_done_and_nobody_elses(collective: Collective) -> None:
    own, _ = prepared(collective)
    secretary = collective.desk(Role.SECRETARY)
    add = secretary.decisions.add_action
    hers = add(AddAction(own, collective.person["Kajal"], "Buy a book", DAY)).id
    other = add(AddAction(own, collective.person["Mina"], "Call the bank", DAY)).id
    helper = collective.desk(Role.HELPER, person="Kajal")
    mine = helper.finding.open_actions(DAY)
    assert [(a.text, a.mine) for a in mine] == [("Buy a book", True)]
    assert [i.text for i in helper.today.today_items(DAY) if i.text] == ["Buy a book"]
    helper.decisions.finish_action(FinishAction(hers))
    with pytest.raises(NotAllowed):
        helper.decisions.finish_action(FinishAction(other))
    secretary.decisions.drop_action(DropAction(other, "The bank is closed."))
    states = {a.text: a.state for a in secretary.reading.whole(own).actions}
    assert states == {"Buy a book": "done", "Call the bank": "dropped"}


def test_a_later_decision_takes_an_earlier_one_back(collective: Collective) -> None:
    _, board = prepared(collective)
    secretary = collective.desk(Role.SECRETARY)
    ids = {r.serial: r.id for r in secretary.finding.search().rows}
    first, second = ids["BKL/2026/001"], ids["BKL/2026/002"]
    change = secretary.decisions.set_resolution_status
    for by in (None, first, ids["SRB/2026/001"]):
        with pytest.raises(SRBoardError, match="rescinding-needs-later"):
            change(SetResolutionStatus(first, "rescinded", "New rule.", by))
    change(SetResolutionStatus(first, "rescinded", "New rule.", second))
    row = next(r for r in secretary.finding.search().rows if r.id == first)
    assert (row.serial, row.status, row.status_reason) == (
        "BKL/2026/001",
        "rescinded",
        "New rule.",
    )
    assert secretary.reading.whole(board).status == "open"
