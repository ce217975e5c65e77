"""The minutes editor as a person uses it: keys and clicks on a real vault."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from governance.views import SeatState
from sr_board.access.roles import Role
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import ctrl_enter, go, press, type_text
from ui.main_window import MainWindow
from ui.meetings.editor import EditorPage

Open = Callable[..., MainWindow]


def editor(window: MainWindow, meeting: str) -> EditorPage:
    page = go(window, "meeting", id=meeting)
    assert isinstance(page, EditorPage)
    return page


def states(collective: Collective, meeting: str) -> dict[int | None, SeatState]:
    return {s.number: s.state for s in collective.secretary.meetings.seats(meeting)}


def test_all_here_then_the_exceptions_by_number(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = editor(main, meeting)
    press(main, Qt.Key.Key_F8)
    type_text(main, "4")
    type_text(main, "10")
    seats = states(collective, meeting)
    away = {number for number, state in seats.items() if state is SeatState.AWAY}
    assert away == {4, 10}
    assert page.room.count.text() == "13"
    assert "13 of 15" in page.tabs.buttons["room"].words()


def test_a_number_that_may_grow_waits_for_enter(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    editor(main, meeting)
    type_text(main, "1")
    assert states(collective, meeting)[1] is SeatState.HERE, "1 may still become 12"
    type_text(main, "2")
    assert states(collective, meeting)[12] is SeatState.HERE
    type_text(main, "1")
    press(main, Qt.Key.Key_Return)
    assert states(collective, meeting)[1] is SeatState.AWAY


def test_bengali_digits_turn_a_seat(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    editor(main, meeting)
    type_text(main, "৭")
    assert states(collective, meeting)[7] is SeatState.HERE


def test_who_leaves_later_is_shown_as_left_with_the_time(
    window: Open, collective: Collective
) -> None:
    meeting = collective.opened()
    main = window()
    editor(main, meeting)
    type_text(main, "7")
    collective.book.clock.tick(40 * 60)
    page = editor(main, meeting)
    page.refresh()
    press(main, Qt.Key.Key_Escape)
    type_text(main, "7")
    seat = next(s for s in collective.secretary.meetings.seats(meeting) if s.number == 7)
    assert seat.state is SeatState.LEFT
    assert seat.left == collective.now


def test_times_of_a_seat_can_be_rewritten(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = editor(main, meeting)
    type_text(main, "7")
    collective.book.clock.tick(90 * 60)
    page.refresh()
    page.room.board.picked.emit(collective.id_of(7))
    press(main, Qt.Key.Key_F4)
    page.room.panel.came.set_value("16:20")
    page.room.panel.left_at.set_value("17.05")
    QTest.mouseClick(page.room.panel.save, Qt.MouseButton.LeftButton)
    seat = next(s for s in collective.secretary.meetings.seats(meeting) if s.number == 7)
    assert seat.came is not None
    assert seat.left is not None
    assert (seat.left - seat.came).seconds == 45 * 60
    assert page.room.stack.currentIndex() == 0


def test_refused_times_leave_what_stood_there(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = editor(main, meeting)
    type_text(main, "7")
    page.room.board.picked.emit(collective.id_of(7))
    press(main, Qt.Key.Key_F4)
    page.room.panel.came.set_value("15:10")
    QTest.mouseClick(page.room.panel.save, Qt.MouseButton.LeftButton)
    assert states(collective, meeting)[7] is SeatState.HERE
    assert page.room.panel.came.error()


def test_a_vote_gives_a_serial_and_closes_the_form(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    main = window()
    page = editor(main, meeting)
    assert page.sheet.title.text() == "5  Weekly saving"
    page.sheet.vote.text.box.setFocus()
    type_text(main, "From 1 January each member saves ₹ 60.")
    page.sheet.vote.proposer.set_value(collective.id_of(6))
    page.sheet.vote.yes.box.setFocus()
    type_text(main, "8")
    press(main, Qt.Key.Key_Return)
    type_text(main, "1")
    press(main, Qt.Key.Key_Return)
    type_text(main, "0")
    press(main, Qt.Key.Key_Return)
    assert page.main.hasFocus(), "Enter in the last box goes to the button and saves nothing"
    ctrl_enter(main)
    item = collective.secretary.meetings.whole(meeting).record.items[4]
    assert item.motions[0].serial == "BKL/2026/002"
    assert item.motions[0].proposer is not None
    assert item.motions[0].proposer.name == "Kajal"
    assert not page.sheet.voting
    assert page.main.words() == "Next point"


def test_more_votes_than_members_writes_nothing(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    main = window()
    page = editor(main, meeting)
    page.sheet.vote.set_values(
        {"text": "Save more", "votes_for": "12", "votes_against": "0", "votes_abstain": "0"}
    )
    page.main.click()
    notice = page.notices.current()
    assert notice is not None
    assert notice.text().startswith("12 votes, but only 9 present.")
    assert collective.secretary.meetings.whole(meeting).record.items[4].motions == ()
    assert page.sheet.vote.text.value() == "Save more", "what was typed stays"


def test_a_count_that_is_missing_is_asked_for_where_it_is_missing(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    page.sheet.vote.set_values({"text": "Save more", "votes_for": "8", "votes_against": "1"})
    page.main.click()
    assert page.sheet.vote.abstain.error()
    assert not page.sheet.vote.yes.error()


def test_all_agree_needs_no_figures(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    main = window()
    page = editor(main, meeting)
    page.sheet.vote.text.set_value("The camp is in May.")
    page.sheet.vote.method.buttons["consensus"].click()
    assert not page.sheet.vote.yes.isVisible()
    page.main.click()
    motion = collective.secretary.meetings.whole(meeting).record.items[4].motions[0]
    assert motion.vote is not None
    assert (motion.vote.method, motion.vote.votes_for) == ("consensus", None)


def test_what_was_said_is_written_when_going_on(window: Open, collective: Collective) -> None:
    meeting = collective.opened(("Opening", "info"), ("Health camp", "info"))
    main = window()
    page = editor(main, meeting)
    page.sheet.said.box.setFocus()
    type_text(main, "Mina greeted the new members.")
    ctrl_enter(main)
    item = collective.secretary.meetings.whole(meeting).record.items[0]
    assert (item.text, item.done) == ("Mina greeted the new members.", True)
    assert page.sheet.title.text() == "2  Health camp"
    assert page.sheet.said.value() == ""


def test_a_task_from_a_point(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = editor(main, meeting)
    page.sheet.put_task.click()
    type_text(main, "Ask the clinic")
    page.sheet.task_form.owner.set_value(collective.id_of(1))
    page.sheet.task_form.due.set_value("1/12/2026")
    page.sheet.task_form.add.click()
    tasks = collective.secretary.meetings.whole(meeting).record.actions
    assert [(t.text, t.owner.name, t.item_no) for t in tasks] == [("Ask the clinic", "Asha", 1)]
    assert page.sheet.task_form.text.value() == ""


def test_a_point_is_added_after_the_present_one(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    main = window()
    page = editor(main, meeting)
    page.agenda.open_button.click()
    type_text(main, "Health camp")
    press(main, Qt.Key.Key_Return)
    press(main, Qt.Key.Key_Return)
    titles = [i.title for i in collective.secretary.meetings.whole(meeting).record.items]
    assert titles == ["Opening", "Health camp", "Closing"]


def test_unsaved_typing_is_kept_as_a_draft_and_put_back(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    page.sheet.said.set_value("Noor asked for time.")
    page.sheet.vote.text.set_value("Save ₹ 60.")
    draft = page.draft()
    assert draft is not None
    later = editor(window(), meeting)
    assert later.draft() is None
    later.restore(draft)
    assert later.sheet.said.value() == "Noor asked for time."
    assert later.sheet.vote.text.value() == "Save ₹ 60."


def test_typing_survives_a_seat_turned_meanwhile(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    page.sheet.said.set_value("Half a sentence")
    page.sheet.vote.text.set_value("Half a motion")
    page.room.turned.emit(collective.id_of(4))
    assert page.room.count.text() == "10"
    assert page.sheet.said.value() == "Half a sentence"
    assert page.sheet.vote.text.value() == "Half a motion"


def test_a_helper_marks_seats_and_writes_nothing_else(window: Open, collective: Collective) -> None:
    meeting = collective.opened()
    page = editor(window(Role.HELPER), meeting)
    page.room.turned.emit(collective.id_of(7))
    assert states(collective, meeting)[7] is SeatState.HERE
    assert not page.foot.isVisible()
    assert not page.close_button.isVisible()
    assert not page.sheet.vote.isVisible()
    assert page.sheet.said.text.isReadOnly()


def test_a_treasurer_sees_no_seats(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(Role.TREASURER), meeting)
    assert page.room.board.tiles == {}
    assert not page.room.all_button.isVisible()


def test_below_1200_the_parts_stand_under_tabs(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(width=1024, height=700), meeting)
    assert page.narrow
    assert page.middle.isVisible()
    assert not page.room.isVisible()
    page.tabs.buttons["room"].click()
    assert page.room.isVisible()
    assert not page.middle.isVisible()
    assert page.foot.isVisible()
