"""Recurring meetings, who has to meet by when, committees, and agendas drawn up by the program."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest

from governance.commands import (
    AddAction,
    AddItem,
    ApproveMinutes,
    CallMeeting,
    CancelMeeting,
    CloseMeeting,
    Correction,
    MarkArrival,
    OpenMeeting,
    SignMinutes,
    TakeVote,
)
from governance.commands_calendar import (
    CallAgain,
    CallNext,
    ChangeSeries,
    CloseCommittee,
    FormCommittee,
    LeaveCommittee,
    PlanSeries,
    Requisition,
    SitOnCommittee,
    StopSeries,
)
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role
from sr_board.base.errors import SRBoardError
from sr_board.base.ids import new_id
from sr_board.people.models import Office, OfficeTerm

from .conftest import NAMES, Collective, Desk, moment
from .test_live_checks import quorum, taken

TODAY = date(2026, 11, 22)  # a Sunday


def refused(act: Callable[[], object]) -> str:
    """The key of the refusal."""
    with pytest.raises(SRBoardError) as caught:
        act()
    return caught.value.key


def weekly(collective: Collective, **changes: object) -> PlanSeries:
    """Every Tuesday at half past four."""
    facts: dict[str, object] = {
        "group_id": collective.group,
        "type": "shg",
        "unit": "week",
        "every": 1,
        "weekday": 1,
        "time": "16:30",
        "since": TODAY,
        "place": "Community room",
    }
    return PlanSeries(**(facts | changes))  # type: ignore[arg-type]


def test_a_weekly_meeting_is_called_week_by_week(collective: Collective, secretary: Desk) -> None:
    series = secretary.series.plan_series(weekly(collective)).id
    assert secretary.calendar.series()[0].coming[:2] == (date(2026, 11, 24), date(2026, 12, 1))
    first, second = (secretary.series.call_next(CallNext(series)).id for _ in range(2))
    record = secretary.reading.whole(first).record
    assert record.planned_at == moment(2026, 11, 24, 11, 0)
    assert secretary.reading.whole(second).record.planned_at == moment(2026, 12, 1, 11, 0)
    secretary.meetings.cancel(CancelMeeting(first, "Flood"))
    third = secretary.series.call_next(CallNext(series)).id
    assert secretary.reading.whole(third).record.planned_at == moment(2026, 11, 24, 11, 0)


def test_a_month_shows_meetings_and_days_that_nobody_called(
    collective: Collective, secretary: Desk
) -> None:
    series = secretary.series.plan_series(weekly(collective)).id
    called = secretary.series.call_next(CallNext(series)).id
    rows = secretary.calendar.month(2026, 12)
    assert [(r.day.day, r.meeting_id) for r in rows] == [(n, None) for n in (1, 8, 15, 22, 29)]
    november = secretary.calendar.month(2026, 11, collective.group)
    assert [(r.day.day, r.meeting_id, r.status) for r in november] == [(24, called, "draft")]
    assert secretary.calendar.month(2026, 11, collective.board) == ()
    assert collective.desk(Role.HELPER, person="Tara").calendar.month(2026, 12) == ()


def test_a_series_is_changed_and_stopped(collective: Collective, secretary: Desk) -> None:
    series = secretary.series.plan_series(weekly(collective)).id
    change = ChangeSeries(series, "month", 1, 6, "10:00", TODAY, "School", week_of_month=1)
    secretary.series.change_series(change)
    row = secretary.calendar.series(collective.group)[0]
    assert (row.unit, row.place, row.coming[0]) == ("month", "School", date(2026, 12, 6))
    secretary.series.stop_series(StopSeries(series, date(2026, 12, 31)))
    assert secretary.calendar.series()[0].coming == (date(2026, 12, 6),)
    secretary.series.call_next(CallNext(series))
    assert refused(lambda: secretary.series.call_next(CallNext(series))) == "series-stopped"
    assert refused(lambda: secretary.series.change_series(change)) == "series-stopped"
    again = StopSeries(series, TODAY)
    assert refused(lambda: secretary.series.stop_series(again)) == "series-stopped"


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"time": "25:00"}, "time-impossible"),
        ({"weekday": 9}, "rhythm-impossible"),
        ({"unit": "day"}, "choice-unknown"),
        ({"type": "party"}, "choice-unknown"),
        ({"group_id": "0" * 32}, "group-not-found"),
        ({"committee_id": "0" * 32}, "committee-unknown"),
    ],
)
def test_a_series_that_cannot_be_is_refused(
    collective: Collective, secretary: Desk, change: dict[str, object], key: str
) -> None:
    assert refused(lambda: secretary.series.plan_series(weekly(collective, **change))) == key
    assert secretary.calendar.series() == ()


def committee(collective: Collective, desk: Desk, *names: str) -> str:
    """A safety committee of these members."""
    members = tuple(collective.person[name] for name in names)
    formed = FormCommittee(collective.group, "safety", "Night watch", "Keep watch.", TODAY, members)
    return desk.committees.form(formed).id


def test_a_committee_meets_with_its_own_votes_and_quorum(
    collective: Collective, secretary: Desk
) -> None:
    rule = {**quorum(num=2, den=3, base="seats_filled")["quorum.shg"]}  # type: ignore[dict-item]
    collective.adopt({"quorum.committee": rule})
    body = committee(collective, secretary, "Bina", "Mina", "Noor")
    call = CallMeeting(collective.group, "committee", collective.now, agenda=(), committee_id=body)
    meeting = secretary.meetings.call(call).id
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Bina"]))
    collective.here(secretary, meeting, "Asha")
    line = secretary.checks.meeting(meeting).quorum
    assert (line.base, line.needed, line.here) == (3, 2, 1)
    motion = collective.motion(secretary, meeting, "Two keep watch.")
    over = TakeVote(motion, VoteMethod.HANDS, 2, 0, 0)
    assert refused(lambda: secretary.decisions.take_vote(over)) == "count-exceeds-present"
    collective.here(secretary, meeting, "Mina")
    secretary.decisions.take_vote(over)
    record = secretary.reading.whole(meeting).record
    assert (record.committee, record.roll, record.voting_present) == ("Night watch", 3, 2)
    assert secretary.reading.page().rows[0].committee == "Night watch"
    assert secretary.reading.page().rows[0].roll == 3


def test_persons_join_and_leave_a_committee_and_it_ends(
    collective: Collective, secretary: Desk
) -> None:
    body = committee(collective, secretary, "Bina", "Mina")
    person, desk = collective.person, secretary.committees
    desk.sit(SitOnCommittee(body, person["Noor"], TODAY))
    twice = SitOnCommittee(body, person["Noor"], TODAY)
    assert refused(lambda: desk.sit(twice)) == "already-on-committee"
    desk.leave(LeaveCommittee(body, person["Bina"], TODAY))
    gone = LeaveCommittee(body, person["Bina"], TODAY)
    assert refused(lambda: desk.leave(gone)) == "person-unknown"
    early = LeaveCommittee(body, person["Mina"], TODAY - timedelta(days=1))
    assert refused(lambda: desk.leave(early)) == "left-before-came"
    row = secretary.calendar.committees()[0]
    assert [p.name for p in row.members] == ["Mina", "Noor"]
    ahead = CloseCommittee(body, TODAY + timedelta(days=1))
    assert refused(lambda: desk.close(ahead)) == "date-in-future"
    before = CloseCommittee(body, TODAY - timedelta(days=1))
    assert refused(lambda: desk.close(before)) == "closed-before-opened"
    desk.close(CloseCommittee(body, TODAY))
    assert refused(lambda: desk.sit(twice)) == "committee-closed"
    call = CallMeeting(collective.group, "committee", collective.now, agenda=(), committee_id=body)
    assert refused(lambda: secretary.meetings.call(call)) == "committee-closed"
    assert secretary.calendar.committees(collective.group)[0].closed_on == TODAY
    foreign = CallMeeting(collective.board, "committee", collective.now, committee_id=body)
    assert refused(lambda: secretary.meetings.call(foreign)) == "committee-unknown"


def test_a_committee_meeting_without_a_committee_is_that_of_the_office_holders(
    collective: Collective, secretary: Desk
) -> None:
    holders(collective, "chair", "Asha")
    holders(collective, "treasurer", "Mina")
    call = CallMeeting(collective.group, "committee", collective.now, agenda=())
    meeting = secretary.meetings.call(call).id
    assert [seat.name for seat in secretary.reading.seats(meeting)] == ["Asha", "Mina"]


def holders(collective: Collective, key: str, name: str, due: date = date(2027, 12, 31)) -> None:
    """An office and who serves in it."""
    stamp = {"recorded_at": collective.now, "recorded_by": collective.book.vault.slot_id}
    office = new_id()
    with collective.book.uow() as uow:
        facts = {"seats": 1, "term_months": 24, "signatory": True, "active": True}
        title = key.capitalize()
        row = Office(id=office, group_id=collective.group, key=key, title=title, **facts, **stamp)
        uow.session.add(row)
        uow.session.flush()
        term = {"seat_no": 1, "how": "elected", "started": date(2025, 1, 1), "due_to": due}
        person = collective.person[name]
        uow.session.add(
            OfficeTerm(id=new_id(), office_id=office, person_id=person, **term, **stamp)
        )
        uow.record("office.created", subject="test")
        uow.commit()


def titles(desk: Desk, meeting: str) -> list[tuple[str, str]]:
    """(title, source) of the agenda."""
    return [(i.title, i.source) for i in desk.reading.whole(meeting).record.items]


def test_the_first_agenda_is_the_template_and_what_waits_comes_after_the_opening(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt(quorum())
    holders(collective, "treasurer", "Mina", date(2027, 1, 15))
    first = collective.called(secretary, agenda=None)
    assert [source for _, source in titles(secretary, first)] == [
        "opening",
        "term",
        "business",
        "business",
        "closing",
        "closing",
    ]
    secretary.meetings.open(OpenMeeting(first, chair_id=collective.person["Asha"]))
    collective.here(secretary, first, "Rekha", "Bina", "Mina")
    taken(collective, secretary, first, (4, 0, 0))
    due = date(2026, 12, 1)
    secretary.decisions.add_action(AddAction(first, collective.person["Bina"], "Buy a lock", due))
    collective.until(60)
    secretary.meetings.close(CloseMeeting(first))
    collective.signed(secretary, first)
    week = collective.after(60 * 24 * 7)
    drafted = secretary.checks.agenda_for(collective.group, "shg", week)
    second = collective.called(secretary, at=week, agenda=None)
    assert titles(secretary, second) == [
        ("Opening words", "opening"),
        ("Minutes of meeting 1, 22 November 2026", "minutes"),
        ("Tasks from earlier meetings", "actions"),
        ("To ratify: meeting 1, 22 November 2026", "ratify"),
        ("Treasurer: the term ends on 15 January 2027", "term"),
        ("Savings and repayments", "business"),
        ("Requests for loans", "business"),
        ("Anything else", "closing"),
        ("Next meeting", "closing"),
    ]
    assert [(p.title, p.source) for p in drafted] == titles(secretary, second)


def test_minutes_are_approved_under_a_point_with_corrections(
    collective: Collective, secretary: Desk
) -> None:
    first = collective.closed(secretary)
    collective.signed(secretary, first)
    collective.until(60 * 24 * 7)
    later = collective.opened(secretary)
    item = secretary.meetings.add_item(AddItem(later, "Last minutes", "report")).id
    other = secretary.meetings.add_item(AddItem(first, "x") if False else AddItem(later, "x")).id
    wrong = Correction("₹ 50", "₹ 60")
    foreign = ApproveMinutes(first, later, "0" * 32)
    assert refused(lambda: secretary.minutes.approve(foreign)) == "meeting-unknown"
    secretary.minutes.approve(ApproveMinutes(first, later, item, (wrong,)))
    view = secretary.reading.whole(first).minutes
    assert view is not None
    assert (view.state, view.approved_on) == ("approved", date(2026, 11, 29))
    assert [(c.wrong, c.right, c.decided_on) for c in view.corrections] == [
        ("₹ 50", "₹ 60", date(2026, 11, 29))
    ]
    done = {i.id: i.done for i in secretary.reading.whole(later).record.items}
    assert (done[item], done[other]) == (True, False)


def test_minutes_that_nobody_read_aloud_are_signed_and_it_is_written_down(
    collective: Collective, secretary: Desk
) -> None:
    from governance.commands import ComposeMinutes

    meeting = collective.closed(secretary)
    secretary.minutes.compose(ComposeMinutes(meeting))
    plain = SignMinutes(meeting, collective.marks())
    assert refused(lambda: secretary.minutes.sign(plain)) == "not-read-aloud"
    secretary.minutes.sign(SignMinutes(meeting, collective.marks(), not_read=True))
    assert secretary.reading.whole(meeting).status == "minuted"
    assert ("read_aloud_missing", "warn") in collective.codes(secretary)


FREQUENCY = {"frequency.shg": {"every": 1, "unit": "week", "max_gap_days": 14}}


def test_who_has_to_meet_is_shown_with_the_last_day(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**FREQUENCY, "notice.shg.days": 3, "notice.shg.counting": "calendar"})
    assert secretary.calendar.call_by(TODAY) == ()
    collective.closed(secretary)
    row = secretary.calendar.call_by(TODAY)[0]
    assert (row.why, row.call_by, row.tell_by, row.days, row.article) == (
        "frequency",
        date(2026, 12, 6),
        date(2026, 12, 3),
        14,
        1,
    )
    advice = secretary.checks.before_call(collective.group, "shg", moment(2026, 11, 30, 10))
    assert (advice.last_held, advice.call_by, advice.tell_by) == (
        TODAY,
        date(2026, 12, 6),
        date(2026, 12, 3),
    )
    late = secretary.checks.before_call(collective.group, "shg", moment(2026, 12, 20, 10))
    assert {f.code for f in late.findings} == {"frequency_missed", "notice_missing"}
    collective.called(secretary, at=moment(2026, 12, 1, 10))
    assert secretary.calendar.call_by(TODAY) == ()


def test_members_ask_for_a_meeting_and_it_has_its_day(
    collective: Collective, secretary: Desk
) -> None:
    rule = {"share": {"num": 1, "den": 3}, "summon_days": 7}
    collective.adopt({"requisition.special": rule, **quorum()})
    for members in (4, 5):
        asked = Requisition(members, date(2026, 11, 10))
        call = CallMeeting(
            collective.group,
            "special",
            moment(2026, 12, 1, 10),
            agenda=(),
            requisition=asked,
        )
        meeting = secretary.meetings.call(call).id
    rows = secretary.calendar.call_by(TODAY)
    assert [(r.why, r.call_by, r.meeting_id) for r in rows] == [
        ("requisition", date(2026, 11, 17), meeting)
    ]
    assert "frequency_missed" in {f.code for f in secretary.checks.meeting(meeting).findings}
    nobody = CallMeeting(
        collective.group, "special", collective.now, requisition=Requisition(0, TODAY)
    )
    assert refused(lambda: secretary.meetings.call(nobody)) == "count-missing"


def test_a_meeting_put_off_waits_to_be_called_again(
    collective: Collective, secretary: Desk
) -> None:
    collective.adopt({**FREQUENCY, **quorum()})
    meeting = collective.called(secretary)
    secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
    collective.until(31)
    secretary.meetings.close(CloseMeeting(meeting, adjourned=True))
    assert [r.why for r in secretary.calendar.call_by(TODAY)] == ["put_off"]
    secretary.meetings.call_again(CallAgain(meeting, collective.after(60 * 24)))
    assert secretary.calendar.call_by(TODAY) == ()


def test_good_standing_counts_only_who_came_often_enough(
    collective: Collective, secretary: Desk
) -> None:
    standing = {"months": 3, "dues_days": 30, "attendance": {"num": 1, "den": 2}}
    collective.adopt({"member.good_standing": standing, **quorum(base="good_standing")})
    for week in range(3):
        collective.until(60 * 24 * 7 * week)
        meeting = collective.called(secretary)
        secretary.meetings.open(OpenMeeting(meeting, chair_id=collective.person["Asha"]))
        collective.here(secretary, meeting, *NAMES[1:8])
        collective.until(60 * 24 * 7 * week + 60)
        secretary.meetings.close(CloseMeeting(meeting))
    collective.until(60 * 24 * 7 * 3)
    meeting = collective.opened(secretary)
    line = secretary.checks.meeting(meeting).quorum
    assert (line.base, line.needed, line.here, line.dues_unknown) == (8, 4, 8, True)
    usha = MarkArrival(meeting, collective.person["Usha"])
    secretary.attendance.arrive(usha)
    assert secretary.checks.meeting(meeting).quorum.here == 8


def test_names_and_telephones_in_a_text_on_a_case_are_pointed_out(
    collective: Collective, secretary: Desk
) -> None:
    text = "Case 14: farida was seen. Call 98300 12345."
    found = secretary.checks.revealing(collective.board, text)
    assert (found.names, found.phones) == (("Farida",), 1)
    assert not secretary.checks.revealing(collective.board, "Case 14 goes on.").any
