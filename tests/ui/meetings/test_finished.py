"""A meeting from the minute book: numbers as they are typed, and one pass by keyboard."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import Qt

from governance.views import MeetingFilter
from sr_board.base.errors import InputInvalid
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import ctrl_enter, enter, go, here, press, type_text
from ui.fields_time import read_date, read_time
from ui.main_window import MainWindow
from ui.meetings.attendance_text import OnRoll, read_numbers
from ui.meetings.finished import FinishedPage

Open = Callable[..., MainWindow]
ROLL = tuple(OnRoll(f"p{n}", n, f"N{n}") for n in range(1, 21))


def numbers(text: str) -> list[int | None]:
    return [m.number for m in read_numbers(text, ROLL, field="missing")]


def test_numbers_in_any_script_and_ranges() -> None:
    assert numbers("4, 10 8") == [4, 8, 10]
    assert numbers("৪ ১০") == [4, 10]
    assert numbers("4-7") == [4, 5, 6, 7]
    assert numbers("  ") == []


@pytest.mark.parametrize("text", ["4x", "-", "7-4", "4 and 5", "1-99999999"])
def test_unclear_numbers_are_refused(text: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        numbers(text)
    assert refused.value.key == "numbers-unclear"


def test_a_number_of_nobody_is_refused() -> None:
    with pytest.raises(InputInvalid) as refused:
        numbers("4 99")
    assert (refused.value.key, refused.value.params["number"]) == ("number-not-on-roll", 99)


@given(st.sets(st.integers(1, 20)))
def test_what_is_listed_reads_back(chosen: set[int]) -> None:
    assert numbers(" ".join(map(str, chosen))) == sorted(chosen)


def test_one_pass_by_keyboard(window: Open, collective: Collective) -> None:
    main = window()
    page = go(main, "meeting-finished")
    assert isinstance(page, FinishedPage)
    for text in ("17/11/2026", "16.05", "1730", "Community room", "", "", "", ""):
        type_text(main, text)
        enter(main)
    assert here(main) is page.chair.box
    for text in ("1", "4 10", "8", ""):
        type_text(main, text)
        enter(main)
    assert "12 of 15 are here." in page.heard.text()
    for text in ("Opening", "", ""):  # without a decision there is no count to pass
        type_text(main, text)
        enter(main)
    for text in ("Weekly saving", "Several spoke", "Each saves ₹ 60.", "6 9", "9", "2", "1"):
        type_text(main, text)
        enter(main)
    enter(main)  # an empty point: on to the tasks
    for text in ("Tell the bank", "12", "1/12/2026"):
        type_text(main, text)
        enter(main)
    enter(main)  # an empty task: on to the button
    assert here(main) is page.main
    ctrl_enter(main)
    notice = page.notices.current()
    assert notice is None, notice.text()
    assert main.here == "minutes"
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    record = collective.secretary.meetings.whole(row.id).record
    assert (row.status, row.present, row.roll) == ("closed", 12, 15)
    assert [p.name for p in record.apologies] == ["Malati"]
    assert [p.name for p in record.absent] == ["Farida", "Noor"]
    motion = record.items[1].motions[0]
    assert motion.serial == "BKL/2026/001"
    assert (motion.proposer.name, motion.seconder.name) == ("Kajal", "Mina")
    assert record.actions[0].owner.name == "Rekha"
    assert page.draft() is None


def _fill(page: FinishedPage) -> None:
    page.day.set_value("17/11/2026")
    page.opened.set_value("16:05")
    page.closed.set_value("17:30")
    page.chair.set_value("1")
    page.items.rows[0].set_values(["Weekly saving", "", "", "", "9", "", ""])


def test_votes_without_words_are_refused_and_all_stays(
    window: Open, collective: Collective
) -> None:
    page = go(window(), "meeting-finished")
    assert isinstance(page, FinishedPage)
    _fill(page)
    page.save()
    notice = page.notices.current()
    assert notice is not None
    assert notice.text().startswith("Point 1 has votes")
    assert collective.secretary.meetings.page(MeetingFilter()).total == 0
    assert page.items.values()[0][0] == "Weekly saving"


def test_a_wrong_number_is_marked_at_its_field(window: Open, collective: Collective) -> None:
    page = go(window(), "meeting-finished")
    assert isinstance(page, FinishedPage)
    _fill(page)
    page.missing.set_value("77")
    page.save()
    assert page.missing.error().startswith("Nobody in this group has number 77.")


def test_a_draft_of_the_form_is_put_back(window: Open, collective: Collective) -> None:
    page = go(window(), "meeting-finished")
    assert isinstance(page, FinishedPage)
    _fill(page)
    page._touch()
    draft = page.draft()
    assert draft is not None
    again = go(window(), "meeting-finished")
    assert isinstance(again, FinishedPage)
    again.restore(draft)
    assert again.chair.value() == "1"
    assert again.items.values() == page.items.values()


class Keys:
    """Counts what a person presses: every letter and every key, Shift not counted."""

    def __init__(self, main: MainWindow) -> None:
        self.main, self.count, self.stops = main, 0, 0

    def type(self, *texts: str) -> None:
        """Text, then Enter, for each."""
        for text in texts:
            type_text(self.main, text)
            enter(self.main)
            self.count += len(text) + 1
            self.stops += 1

    def finish(self) -> None:
        """Ctrl and Enter."""
        ctrl_enter(self.main)
        self.count += 2
        self.stops += 1

    def seconds(self, per_key_ms: int, per_stop_ms: int = 1350) -> int:
        """Whole seconds: so long for a key, and a look and a thought at every field."""
        return (self.count * per_key_ms + self.stops * per_stop_ms) // 1000


def weekly(collective: Collective) -> None:
    """Two weekly meetings written down before, so that the third is expected."""
    for day in (date(2026, 11, 24), date(2026, 12, 1)):
        collective.set_clock(16, 5, day)
        collective.closed(
            ("Opening", "info"),
            ("Last minutes", "report"),
            ("Savings", "accounts"),
            ("Loan requests", "motion"),
            ("Closing", "info"),
        )
    collective.set_clock(20, 0, date(2026, 12, 8))


def test_a_weekly_meeting_of_fifteen_is_keyed_in_under_160_keys(
    window: Open, collective: Collective
) -> None:
    weekly(collective)
    main = window()
    page = go(main, "meeting-finished")
    assert isinstance(page, FinishedPage)
    keys = Keys(main)
    keys.type("")  # the day, the times and the place are those of the week before
    keys.type("3", "4 10", "8", "")  # who led, who was away, an apology, no guest
    keys.type("", "")  # opening
    keys.type("", "All agreed to the last minutes", "", "")  # last minutes: a decision
    keys.type("", "")  # savings
    keys.type("", "No. 11: loan of 3000, 10 weeks", "6 9", "9", "1", "1")
    keys.type("", "")  # closing
    keys.type("")  # no further point
    keys.type("Ask the clinic for a day", "7", "", "")  # by the next meeting
    assert here(main) is page.main
    keys.finish()
    notice = page.notices.current()
    assert notice is None, notice.text()
    row = collective.secretary.meetings.page(MeetingFilter()).rows[0]
    record = collective.secretary.meetings.whole(row.id).record
    assert (row.present, row.roll, row.decisions) == (12, 15, 2)
    assert record.opened_at == datetime(2026, 12, 8, 10, 35, tzinfo=UTC)
    assert record.place == "Community room, 2nd floor"
    assert record.items[3].motions[0].vote is not None
    assert record.items[3].motions[0].vote.votes_for == 9
    assert record.actions[0].due == date(2026, 12, 15)
    assert keys.count <= 160, keys.count
    # 0.28 s a key for a practised hand, 1.2 s for one that looks for every letter.
    assert keys.seconds(280) < 120
    assert keys.seconds(1200) < 240


def test_arrows_go_from_point_to_point(window: Open, collective: Collective) -> None:
    weekly(collective)
    main = window()
    page = go(main, "meeting-finished")
    assert isinstance(page, FinishedPage)
    page.items.start()
    assert here(main) is page.items.rows[0].text.box
    press(main, Qt.Key.Key_Down)
    press(main, Qt.Key.Key_Down)
    assert here(main) is page.items.rows[2].text.box
    press(main, Qt.Key.Key_Up)
    assert here(main) is page.items.rows[1].text.box


def test_what_is_typed_is_not_overwritten_by_what_is_expected(
    window: Open, collective: Collective
) -> None:
    page = go(window(), "meeting-finished")
    assert isinstance(page, FinishedPage)
    page.place.set_value("Roof")
    page._touch()
    weekly(collective)
    page._expect()
    assert page.place.value() == "Roof"
    assert page.day.day() is None


def test_short_dates_mean_the_nearest_year() -> None:
    assert read_date("2/1", date(2026, 12, 20)) == date(2027, 1, 2)
    assert read_date("28/12", date(2027, 1, 3)) == date(2026, 12, 28)
    assert read_date("29/2", date(2026, 3, 1)) is None
    assert read_date("2/1") is None
    assert read_time("1605") == read_time("16.05") == time(16, 5)
    assert read_time("905") == time(9, 5)
    assert read_time("9") is None


@pytest.mark.parametrize("movers", ["6 9 4", "6-9", "77"])
def test_movers_are_two_numbers_of_the_roll(
    window: Open, collective: Collective, movers: str
) -> None:
    page = go(window(), "meeting-finished")
    assert isinstance(page, FinishedPage)
    _fill(page)
    page.items.rows[0].set_values(["Saving", "", "Each saves ₹ 60.", movers, "9", "", ""])
    page.save()
    assert page.notices.current() is not None
    assert collective.secretary.meetings.page(MeetingFilter()).total == 0
