"""Today as each person finds it: the late backup, and nothing that is not hers."""

from __future__ import annotations

import pytest

from ui.home import HomePage
from ui.state import State
from ui.today import late_backup

from .conftest import Room


def rows(room: Room) -> list[tuple[str, State]]:
    return [(row.go, row.state) for row in late_backup(room.work)]


def test_without_any_backup_today_asks_for_one(room: Room) -> None:
    assert rows(room) == [("settings-backup", State.DUE)]


def test_a_late_backup_is_told_until_a_new_one_is_made(room: Room) -> None:
    room.work.keeping.back_up(room.folder / "stick")
    assert rows(room) == []
    from sr_board.people.service_persons import AddPerson

    room.work.persons.add(AddPerson("Kajal"))
    room.clock.tick(8 * 86400)
    assert rows(room) == [("settings-backup", State.OVER)]
    room.work.keeping.back_up(room.folder / "stick")
    assert rows(room) == []


@pytest.mark.parametrize("name", ["Rekha", "Mina", "Shanta"])
def test_today_opens_for_everybody_and_leads_to_the_backup(room: Room, name: str) -> None:
    if name != "Rekha":
        room.sign_in(name)
    page = room.show("today")
    assert isinstance(page, HomePage)
    assert room.window is not None
    assert room.window.here == "today"
