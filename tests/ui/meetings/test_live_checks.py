"""The editor beside the rules: what is needed, who is not counted, what then has no force."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest

from governance.commands import MarkArrival
from governance.rules.votes import Majority, MajorityBase
from governance.views import MeetingFilter
from governance.views_checks import NoticeCheck, RuleQuote
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.meetings.check_words import majority_words, notice_rule_words
from ui.meetings.close import ClosePage
from ui.meetings.editor import EditorPage

Open = Callable[..., MainWindow]


def editor(main: MainWindow, meeting: str) -> EditorPage:
    page = go(main, "meeting", id=meeting)
    assert isinstance(page, EditorPage)
    return page


def vote(page: EditorPage, text: str, yes: int, no: int) -> None:
    """Type a motion and its count, and record it."""
    form = page.sheet.vote
    if text:
        form.text.set_value(text)
    for box, figure in zip(form.votes, (yes, no, 0), strict=True):
        box.set_value(str(figure))
    page.record_vote()


def test_the_rule_is_quoted_until_enough_are_here(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    notice = page.sheet.rule.current("quorum")
    assert notice is not None
    assert "10 of 15 must be present. 9 are here." in notice.text()
    assert page.room.dots._needed == 10
    assert page.off_button.isVisible()
    collective.secretary.attendance.arrive(MarkArrival(meeting, collective.id_of(4)))
    page.refresh()
    assert page.sheet.rule.current("quorum") is None
    assert not page.off_button.isVisible()


def test_a_vote_without_enough_members_is_said_to_have_no_force(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    vote(page, "Each saves ₹ 60.", 8, 1)
    assert page.notices.current() is None
    record = collective.secretary.meetings.whole(meeting).record
    taken = record.items[4].motions[0]
    assert taken.vote is not None
    assert (taken.vote.carried, taken.vote.valid) == (True, False)
    words = " ".join(label.text() for label in page.sheet.findChildren(type(page.title)))
    assert "It has no force" in words


def test_whoever_has_an_interest_is_not_counted(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    collective.secretary.attendance.arrive(MarkArrival(meeting, collective.id_of(4)))
    page = editor(window(), meeting)
    assert page.sheet.rule.current("quorum") is None
    page.sheet.open_interest()
    box = page.sheet.interests
    box.person.set_value(collective.id_of(6))
    box.note.click()
    notice = page.sheet.rule.current("quorum")
    assert notice is not None
    assert "Not counted: Kajal." in notice.text()
    found = collective.secretary.checks.conflicts(meeting)
    assert [c.person.name for c in found] == ["Kajal"]
    box.taken_back.emit(found[0].id)
    assert page.sheet.rule.current("quorum") is None


def test_nobody_chosen_declares_nothing(window: Open, collective: Collective) -> None:
    page = editor(window(), collective.in_the_middle())
    page.sheet.open_interest()
    page.sheet.interests.note.click()
    assert page.sheet.interests.person.error() == "Choose who it is."


def test_a_change_of_words_is_voted_before_the_motion(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    collective.secretary.attendance.arrive(MarkArrival(meeting, collective.id_of(4)))
    page = editor(window(), meeting)
    form = page.sheet.vote
    form.text.set_value("Each saves ₹ 60.")
    page.change_words()
    assert form.amends is not None
    assert "A change to motion 1" in form.over.text()
    form.text.set_value("Each saves ₹ 55.")
    vote(page, "", 8, 1)
    assert page.notices.current() is None
    page.sheet.open_vote()
    assert form.text.value() == "Each saves ₹ 55."
    assert form.text.text.isReadOnly()
    vote(page, "", 9, 0)
    motions = collective.secretary.meetings.whole(meeting).record.items[4].motions
    assert [m.amends for m in motions] == [None, 1]
    assert motions[0].vote is not None
    assert motions[0].words == "Each saves ₹ 55."


def test_a_motion_can_be_taken_back(window: Open, collective: Collective) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    page.sheet.vote.text.set_value("Each saves ₹ 60.")
    page.change_words()
    waiting = page.sheet.waiting
    assert waiting is not None
    page.sheet.withdrawn.emit(waiting.id)
    motions = collective.secretary.meetings.whole(meeting).record.items[4].motions
    assert motions[0].withdrawn


def test_a_slip_that_the_rules_do_not_take_is_kept_and_said(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    page = editor(window(), meeting)
    page.room.proxy.emit(collective.id_of(4), collective.id_of(6), "")
    assert "The slip of Farida for Kajal is not taken" in page.room.slips.text()


def test_too_few_are_here_and_the_meeting_is_called_again(
    window: Open, collective: Collective
) -> None:
    meeting = collective.in_the_middle()
    main = window()
    page = editor(main, meeting)
    page.off_button.click()
    assert main.here == "meeting-close"
    close = main.page("meeting-close")
    assert isinstance(close, ClosePage)
    assert close.again.day() == date(2026, 12, 1)
    assert "10 of 15" in (close.notices.current("quorum") or close).text()
    close.save(adjourned=True)
    rows = collective.secretary.meetings.page(MeetingFilter()).rows
    assert [row.status for row in rows] == ["draft", "adjourned"]
    again = collective.secretary.meetings.whole(rows[0].id).record
    assert again.put_off_on == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("majority", "words"),
    [
        (Majority(1, 2, MajorityBase.CAST, True), "more than half"),
        (Majority(2, 3, MajorityBase.PRESENT, False), "two thirds of those present"),
        (Majority(3, 4, MajorityBase.ROLL, False), "three quarters of all members"),
        (Majority(3, 5, MajorityBase.CAST, False), "3 of every 5"),
        (Majority(3, 5, MajorityBase.CAST, True), "more than 3 of every 5"),
    ],
)
def test_a_majority_is_said_in_a_few_words(majority: Majority, words: str) -> None:
    assert majority_words(majority) == words


@pytest.mark.parametrize(
    ("unit", "counting", "article", "words"),
    [
        ("days", "clear", 9, "Article 9: Members are told 7 clear days before."),
        ("days", "calendar", None, "The usual rule: Members are told 7 days before."),
        ("hours", "clear", 9, "Article 9: Members are told 7 hours before."),
    ],
)
def test_the_rule_of_the_notice_is_quoted(
    collective: Collective, unit: str, counting: str, article: int | None, words: str
) -> None:
    quote = RuleQuote("notice.shg", article, "own")
    check = NoticeCheck(
        quote, unit, 7, counting, ("word",), None, None, False, collective.now, None
    )
    assert notice_rule_words(check) == words
