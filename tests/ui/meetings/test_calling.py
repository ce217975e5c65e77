"""Calling beside the rule, proof of the notice, last minutes approved at the meeting, breaches."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from governance.commands import OpenMeeting
from governance.commands_calendar import FormCommittee
from governance.views import MeetingFilter
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.meetings.call import CallPage
from ui.meetings.editor import EditorPage
from ui.meetings.minutes_page import MinutesPage
from ui.meetings.prepare import PreparePage

Open = Callable[..., MainWindow]


def calling(main: MainWindow) -> CallPage:
    page = go(main, "meeting-call")
    assert isinstance(page, CallPage)
    return page


def test_the_rule_and_the_earliest_day_stand_beside_the_call(
    window: Open, collective: Collective
) -> None:
    page = calling(window())
    page.type.set_value("special")
    page.day.set_value("26/11")
    page.at.set_value("1600")
    page._advise()
    notice = page.notices.current("rule")
    assert notice is not None
    assert "Members are told" in notice.text()
    assert "it can be held from" in notice.text()
    assert notice.kind == "due"
    page.day.set_value("31/12/2026")
    page._advise()
    notice = page.notices.current("rule")
    assert notice is not None
    assert notice.kind == "info"


def test_what_waits_is_proposed_and_may_be_taken_off(window: Open, collective: Collective) -> None:
    meeting = collective.closed(("Opening", "info"))
    collective.signed(meeting)
    page = calling(window())
    page.day.set_value("01/12/2026")
    page.at.set_value("16:00")
    page._advise()
    titles = [point.title for point in page.agenda.points()]
    assert any(title.startswith("Minutes of meeting 1") for title in titles)
    page.save()
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    items = collective.secretary.meetings.whole(row.id).record.items
    assert [item.title for item in items] == titles
    assert [item.source for item in items if item.source == "minutes"] == ["minutes"]


def test_members_who_asked_are_written(window: Open, collective: Collective) -> None:
    page = calling(window())
    page.day.set_value("01/12/2026")
    page.at.set_value("16:00")
    page.askers.set_value("5")
    page.asked_on.set_value("20/11")
    page.save()
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    record = collective.secretary.meetings.whole(row.id).record
    assert (record.asked_by, record.asked_on) == (5, date(2026, 11, 20))


def test_a_photo_that_shows_the_notice_is_kept_encrypted(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    photo = tmp_path / "poster.jpg"
    photo.write_bytes(b"\xff\xd8poster")
    meeting = collective.called(("Opening", "info"))
    page = go(window(work=collective.secretary), "meeting-prepare", id=meeting)
    assert isinstance(page, PreparePage)
    page.notice.choose = lambda: str(photo)
    page.notice.show_form()
    page.notice.picture.click()
    assert "1 photo is chosen" in page.notice.kept.text()
    page.notice.channel.set_value("poster")
    page.notice.note.click()
    assert list(collective.secretary.cupboard.kept.values()) == [b"\xff\xd8poster"]
    assert page.notice.pictures == []


def test_a_meeting_told_too_late_is_said_before_it_opens(
    window: Open, collective: Collective
) -> None:
    work = collective.secretary
    meeting = work.meeting_work.call(collective.call_of("special", date(2026, 11, 26))).id
    page = go(window(), "meeting-prepare", id=meeting)
    assert isinstance(page, PreparePage)
    notice = page.notices.current("notice")
    assert notice is not None
    assert "Members are told" in notice.text()


def test_last_minutes_are_approved_at_the_meeting_with_a_correction(
    window: Open, collective: Collective
) -> None:
    last = collective.closed(("Opening", "info"))
    collective.signed(last)
    collective.set_clock(16, 0, date(2026, 12, 1))
    work = collective.secretary
    meeting = work.meeting_work.call(collective.call_of("shg", date(2026, 12, 1))).id
    work.meeting_work.open(OpenMeeting(meeting, chair_id=collective.id_of(1)))
    page = go(window(), "meeting", id=meeting)
    assert isinstance(page, EditorPage)
    items = work.meetings.whole(meeting).record.items
    page.go_to(next(n for n, item in enumerate(items) if item.source == "minutes"))
    box = page.sheet.approval
    assert box.isVisible()
    assert box.meeting.value() == last
    box.correct.click()
    box.wrong.set_value("Opening")
    box.right.set_value("Opening song")
    box.yes.click()
    assert page.notices.current() is None
    minutes = work.meetings.whole(last).minutes
    assert minutes is not None
    assert minutes.state == "approved"
    assert [note.right for note in minutes.corrections] == ["Opening song"]
    assert not box.isVisible()


def test_a_rule_that_was_not_met_is_explained_beside_the_minutes(
    window: Open, collective: Collective
) -> None:
    work = collective.secretary
    meeting = work.meeting_work.call(collective.call_of("special", date(2026, 11, 24))).id
    work.meeting_work.open(OpenMeeting(meeting, chair_id=collective.id_of(1)))
    collective.end(meeting)
    page = go(window(), "minutes", id=meeting)
    assert isinstance(page, MinutesPage)
    assert page.breaches.isVisible()
    rows = work.breaches.waiting().rows
    assert rows
    page.breaches.ask(rows[0].id)
    page.breaches.words.set_value("The landlord closed the room early.")
    page.breaches.save.click()
    answered = work.breaches.one(rows[0].id)
    assert answered is not None
    assert answered.answer is not None
    assert answered.answer.text == "The landlord closed the room early."


def test_a_committee_can_be_called(window: Open, collective: Collective) -> None:
    work = collective.secretary
    work.committee_work.form(
        FormCommittee(
            collective.group,
            "safety",
            "Night watch",
            "Walk the lanes",
            date(2026, 11, 1),
            (collective.id_of(2), collective.id_of(3)),
        )
    )
    page = calling(window())
    assert page.committee.isVisible()
    page.committee.set_value(work.calendar.committees()[0].id)
    page.type.set_value("committee")
    page.day.set_value("15/12/2026")
    page.at.set_value("16:00")
    page._advise()
    page.save()
    row = work.meetings.page(MeetingFilter()).rows[0]
    assert row.committee == "Night watch"


def test_whose_turn_it_is_to_lead_stands_in_the_field(window: Open, collective: Collective) -> None:
    main = window()
    call = go(main, "meeting-call")
    call.type.set_value("shg")
    call.day.set_day(collective.now.date())
    call._advise()
    assert "turn to lead. She has never led." in call.notices.current("rule").text()
    meeting = collective.called()
    page = go(main, "meeting-prepare", id=meeting)
    first = collective.secretary.checks.meeting(meeting).lead.order[0]
    assert page.chair.value() == first.id
    other = next(ref for ref in collective.person.values() if ref != first.id)
    page.chair.set_value(other)
    page.refresh()
    assert page.chair.value() == other, "the meeting may choose another"
