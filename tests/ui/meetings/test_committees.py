"""Committees: formed by numbers, members join and leave, the task is done."""

from __future__ import annotations

from collections.abc import Callable

from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.main_window import MainWindow
from ui.meetings.committees import CommitteesPage

Open = Callable[..., MainWindow]


def names(collective: Collective) -> list[str]:
    rows = collective.secretary.calendar.committees()
    return [person.name for person in rows[0].members]


def test_a_committee_from_its_forming_to_its_end(window: Open, collective: Collective) -> None:
    page = go(window(), "committees")
    assert isinstance(page, CommitteesPage)
    page.save()
    assert page.name.error() == "Write its name."
    page.name.set_value("Night watch")
    page.formed.set_value("24/11")
    page.members.set_value("2 3 77")
    page.save()
    assert page.members.error().startswith("Nobody in this group has number 77.")
    page.members.set_value("2 3")
    page.mandate.set_value("Walk the lanes at night.")
    page.save()
    assert names(collective) == ["Bina", "Champa"]
    assert page.name.value() == ""
    page.number.set_value("5")
    page.joins.click()
    assert names(collective) == ["Bina", "Champa", "Jyoti"]
    page.number.set_value("2 3")
    page.leaves.click()
    assert page.number.error()
    page.number.set_value("2")
    page.leaves.click()
    assert page.number.error() == ""
    assert page.sitters is not None
    page.close_it(page.sitters.rows[0])
    assert collective.secretary.calendar.committees()[0].closed_on is not None
    assert not page.changing.isVisible()
