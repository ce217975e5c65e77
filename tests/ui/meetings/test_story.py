"""From calling a meeting to its signed minutes, by keyboard, as a secretary does it."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from governance.commands import MarkAllHere, OpenMeeting
from governance.views import MeetingFilter, SeatState
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import ctrl_enter, enter, go, press, type_text
from ui.main_window import MainWindow
from ui.meetings.editor import EditorPage
from ui.meetings.signing import SigningPage

Open = Callable[..., MainWindow]


def test_from_the_call_to_the_signature(window: Open, collective: Collective) -> None:
    main = window()
    meeting = _call(main, collective)
    _prepare_and_open(main, collective, meeting)
    _hold(main, collective, meeting)
    _close(main, collective, meeting)
    _read_and_sign(main, collective, meeting)


def _call(main: MainWindow, collective: Collective) -> str:
    go(main, "meetings")
    ctrl_enter(main)
    assert main.here == "meeting-call"
    enter(main)  # the only group is chosen
    enter(main)  # and its usual kind
    type_text(main, "24/11/26")
    enter(main)
    type_text(main, "16:00")
    enter(main)
    type_text(main, "Community room")
    ctrl_enter(main)
    assert main.here == "meeting-prepare"
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    assert (row.place, row.status, row.type) == ("Community room", "draft", "shg")
    items = collective.secretary.meetings.whole(row.id).record.items
    assert [i.title for i in items] == [
        "Opening words",
        "Savings and repayments",
        "Requests for loans",
        "Anything else",
        "Next meeting",
    ]
    return row.id


def _prepare_and_open(main: MainWindow, collective: Collective, meeting: str) -> None:
    page = main.page("meeting-prepare")
    page.notice.open_form.click()
    page.notice.channel.set_value("word")
    page.notice.told.set_value("All members, two days before")
    page.notice.day.set_value("22.11.2026")
    page.notice.note.click()
    whole = collective.secretary.meetings.whole(meeting)
    assert [n.channel for n in whole.record.notices] == ["word"]
    for place in (1, 2):
        QApplication.processEvents()
        page.agenda.rows[place].title.box.setFocus()
        page.agenda.take_off()
    QApplication.processEvents()
    page.agenda.rows[1].title.box.setFocus()
    page.agenda.add_after()
    type_text(main, "Weekly saving")
    enter(main)
    page.agenda.rows[2].kind.set_value("motion")
    page.chair.set_value(collective.id_of(1))
    ctrl_enter(main)
    assert main.here == "meeting"
    record = collective.secretary.meetings.whole(meeting).record
    titles = [i.title for i in record.items]
    assert titles == ["Opening words", "Requests for loans", "Weekly saving", "Next meeting"]
    assert record.items[2].kind == "motion"
    assert record.chair is not None
    assert record.chair.name == "Asha"


def _hold(main: MainWindow, collective: Collective, meeting: str) -> None:
    page = go(main, "meeting", id=meeting)
    assert isinstance(page, EditorPage)
    press(main, Qt.Key.Key_F8)
    type_text(main, "4")
    seats = collective.secretary.meetings.seats(meeting)
    assert sum(s.state is SeatState.HERE for s in seats) == 14
    ctrl_enter(main)
    page.sheet.vote.set_values({})
    page.next_point()
    page.sheet.vote.text.box.setFocus()
    type_text(main, "Each saves ₹ 60.")
    page.sheet.vote.yes.box.setFocus()
    for figure in ("12", "1", "1"):
        type_text(main, figure)
        enter(main)
    ctrl_enter(main)
    ctrl_enter(main)
    assert page.main.words() == "Close the meeting"
    ctrl_enter(main)
    assert main.here == "meeting-close"


def _close(main: MainWindow, collective: Collective, meeting: str) -> None:
    collective.book.clock.tick(3600)
    ctrl_enter(main)
    assert main.here == "minutes"
    whole = collective.secretary.meetings.whole(meeting)
    assert whole.status == "closed"
    assert whole.minutes is not None
    page = main.page("minutes")
    page.texts["opening"].box.setFocus()
    type_text(main, "All were greeted.")
    ctrl_enter(main)
    assert main.here == "minutes-read"
    assert collective.secretary.meetings.whole(meeting).record.opening == "All were greeted."


def _read_and_sign(main: MainWindow, collective: Collective, meeting: str) -> None:
    page = main.page("minutes-read")
    page.foot.main.click()
    assert page.agreed.hasFocus(), "the tick that is missing has the keyboard"
    assert page.notices.current() is not None
    ctrl_enter(main)
    notice = page.notices.current()
    assert notice is not None, "without the tick nothing is written"
    assert page.agreed.hasFocus(), "the tick that is missing is in sight"
    page.language.set_value("bn")
    page.agreed.click()
    ctrl_enter(main)
    assert main.here == "minutes-sign"
    minutes = collective.secretary.meetings.whole(meeting).minutes
    assert minutes is not None
    assert (minutes.state, minutes.read_language) == ("read_aloud", "bn")
    signing = main.page("minutes-sign")
    assert isinstance(signing, SigningPage)
    assert signing.marks()[0] == (collective.id_of(1), "chair", "signature")
    signing.rows[2].person.set_value(collective.id_of(7))
    signing.rows[2].kind.buttons["thumb"].click()
    signing.sure = lambda: False
    signing.main.click()
    assert collective.secretary.meetings.whole(meeting).status == "closed"
    signing.sure = lambda: True
    signing.main.click()
    assert main.here == "minutes"
    signed = collective.secretary.meetings.whole(meeting)
    assert signed.status == "minuted"
    assert signed.minutes is not None
    assert [m.kind for m in signed.minutes.marks] == ["signature", "signature", "thumb"]
    after = main.page("minutes")
    assert after.texts == {}, "nothing can be typed into signed minutes"


def test_a_picture_of_the_sheet_goes_into_the_vault(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    meeting = collective.closed()
    collective.read(meeting)
    picture = tmp_path / "sheet.jpg"
    picture.write_bytes(b"\xff\xd8 a picture")
    work = collective.secretary
    main = window(work=work)
    page = go(main, "minutes-sign", id=meeting)
    assert isinstance(page, SigningPage)
    page.sure = lambda: True
    page.take(picture)
    page.main.click()
    assert list(work.cupboard.kept.values()) == [b"\xff\xd8 a picture"]


def test_a_picture_that_is_gone_is_said_and_nothing_is_signed(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    meeting = collective.closed()
    collective.read(meeting)
    main = window()
    page = go(main, "minutes-sign", id=meeting)
    assert isinstance(page, SigningPage)
    page.sure = lambda: True
    page.take(tmp_path / "no-such.jpg")
    page.main.click()
    notice = page.notices.current()
    assert notice is not None
    assert notice.text().startswith("The picture could not be read")
    assert collective.secretary.meetings.whole(meeting).status == "closed"


def test_a_correction_and_an_approval_stand_under_signed_minutes(
    window: Open, collective: Collective
) -> None:
    meeting = collective.closed()
    collective.signed(meeting)
    collective.set_clock(16, 0, day=date(2026, 12, 1))
    later = collective.opened()
    main = window()
    page = go(main, "minutes", id=meeting)
    card = page.correction
    card.open_button.click()
    card.wrong.set_value("₹ 50")
    card.right.set_value("₹ 60")
    card.save.click()
    minutes = collective.secretary.meetings.whole(meeting).minutes
    assert minutes is not None
    assert [(c.wrong, c.right) for c in minutes.corrections] == [("₹ 50", "₹ 60")]
    card.later.set_value(later)
    card.approve.click()
    assert collective.secretary.meetings.whole(meeting).status == "approved"


def test_a_motion_without_a_vote_is_said_before_closing(
    window: Open, collective: Collective
) -> None:
    from governance.commands import PutMotion

    meeting = collective.opened()
    item = collective.secretary.meetings.whole(meeting).record.items[0].id
    collective.secretary.decision_work.put_motion(PutMotion(item, "Save more"))
    main = window()
    page = go(main, "meeting-close", id=meeting)
    notice = page.notices.current("waiting")
    assert notice is not None
    assert "Opening" in notice.text()
    page.foot.main.click()
    assert collective.secretary.meetings.whole(meeting).status == "open"


def test_who_led_can_be_chosen_when_the_meeting_is_closed(
    window: Open, collective: Collective
) -> None:
    meeting = collective.called(("Opening", "info"))
    collective.secretary.meeting_work.open(OpenMeeting(meeting))
    collective.secretary.attendance.all_here(MarkAllHere(meeting))
    main = window()
    page = go(main, "meeting-close", id=meeting)
    assert page.chair.isVisible()
    page.foot.main.click()
    assert "Nobody is written down as leading" in page.chair.error()
    assert collective.secretary.meetings.whole(meeting).status == "open"
    page.chair.set_value(collective.id_of(4))
    page.foot.main.click()
    closed = collective.secretary.meetings.whole(meeting)
    assert closed.record.chair is not None
    assert closed.record.chair.id == collective.id_of(4)
    assert main.here == "minutes"


def test_the_closing_time_that_was_only_offered_follows_the_clock(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    main = window()
    page = go(main, "meeting-close", id=meeting)
    first = page.at.value()
    collective.set_clock(18, 30)
    page.refresh()
    assert first < "18:30"
    assert page.at.value() == "18:30"
    page.at.set_value("17:05")
    page.refresh()
    assert page.at.value() == "17:05"


def test_a_meeting_is_cancelled_with_a_reason_only(window: Open, collective: Collective) -> None:
    meeting = collective.called(("Opening", "info"))
    main = window()
    page = go(main, "meeting-prepare", id=meeting)
    page.drop.click()
    notice = page.notices.current("cancel")
    assert notice is not None
    assert collective.secretary.meetings.whole(meeting).status == "draft"
    from ui.buttons import Button
    from ui.fields import LineField

    cancel = next(b for b in notice.findChildren(Button) if b.words() == "Cancel the meeting")
    cancel.click()
    reason = notice.findChild(LineField)
    assert reason.error()
    reason.set_value("Flood")
    cancel.click()
    whole = collective.secretary.meetings.whole(meeting)
    assert (whole.status, whole.cancel_reason) == ("cancelled", "Flood")
