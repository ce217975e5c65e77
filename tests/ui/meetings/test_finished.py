"""A meeting from the minute book: numbers as they are typed, and one pass by keyboard."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.views import MeetingFilter
from sr_board.base.errors import InputInvalid
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import ctrl_enter, enter, go, here, type_text
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
    for text in ("17/11/2026", "16.05", "17:30", "Community room", "", "", "", ""):
        type_text(main, text)
        enter(main)
    assert here(main) is page.chair.box
    for text in ("1", "4 10", "8", ""):
        type_text(main, text)
        enter(main)
    assert "12 of 15 are here." in page.heard.text()
    for text in ("Opening", "", "", "", "", ""):
        type_text(main, text)
        enter(main)
    for text in ("Weekly saving", "Several spoke", "Each saves ₹ 60.", "9", "2", "1"):
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
    assert record.items[1].motions[0].serial == "BKL/2026/001"
    assert record.actions[0].owner.name == "Rekha"
    assert page.draft() is None


def _fill(page: FinishedPage) -> None:
    page.day.set_value("17/11/2026")
    page.opened.set_value("16:05")
    page.closed.set_value("17:30")
    page.chair.set_value("1")
    page.items.rows[0].set_values(["Weekly saving", "", "", "9", "", ""])


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
