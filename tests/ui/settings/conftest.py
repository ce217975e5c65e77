"""A real vault of three users, and Settings in a real window for whoever signs in."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication

from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.composition import Workplace, found_workplace, open_workplace
from sr_board.founding import Founder, Founding
from sr_board.people.service_persons import AddPerson
from sr_board.vault.header import Tile
from sr_board.vault.keys import cheap_keys_for_tests
from tests.conftest import START
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.page import Page
from ui.places import all_places
from ui.preferences import PreferencesFile
from ui.registry import Register
from ui.top_bar import Signed

PASSPHRASES = {
    "Rekha": "river lamp seven goats",
    "Mina": "green boat nine windows",
    "Shanta": "quiet stone open sky",
}
FOUNDERS = (
    Founder(
        "Rekha",
        Tile("feather", "sea", 1),
        frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
        PASSPHRASES["Rekha"],
    ),
    Founder(
        "Mina",
        Tile("moon", "plum", 2),
        frozenset({Role.CHAIR, Role.BOARD_MEMBER}),
        PASSPHRASES["Mina"],
    ),
    Founder("Shanta", Tile("fish", "sea", 3), frozenset({Role.TREASURER}), PASSPHRASES["Shanta"]),
)


@dataclass
class Room:
    """The vault, who is signed in, and her window."""

    folder: Path
    clock: FixedClock
    work: Workplace
    window: MainWindow | None = None
    locked: list[bool] = field(default_factory=list)

    def slot(self, name: str) -> str:
        """The slot of a founder by name."""
        names = self.work.holders.names()
        return next(ref for ref, person in names.items() if person.name == name)

    def sign_in(self, name: str) -> None:
        """Somebody else sits down."""
        slot = self.slot(name)
        self.work.close()
        self.work = open_workplace(
            self.folder / "Register.vault",
            slot,
            PASSPHRASES[name],
            clock=self.clock,
            state_dir=self.folder / "state",
        )
        self.window = None

    def show(self, key: str, **place: object) -> Page:
        """A page in the window of whoever is signed in."""
        if self.window is None:
            desk = Desk(DirectJobs(), self.work.who.may)
            desk.locking.connect(lambda: self.locked.append(True))
            preferences = PreferencesFile(self.folder / "settings.json")
            signed = Signed("Register", "flower", "", "", "")
            self.window = MainWindow(desk, Register(all_places(self.work, preferences)), signed)
            self.window.resize(1366, 768)
            self.window.show()
        self.window.show_page(key, **place)
        QApplication.processEvents()
        return self.window.page(key)


@pytest.fixture(scope="session")
def founded(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A founded vault to copy from, and Rekha's slot."""
    place = tmp_path_factory.mktemp("founded")
    founding = Founding(Tile("flower", "marigold", 1), "Bakul Samiti", "cbo", "BS", FOUNDERS)
    with cheap_keys_for_tests():
        work = found_workplace(
            place / "Register.vault", founding, clock=FixedClock(START), state_dir=place / "state"
        )
        work.close()
    return place, work.vault.slot_id


@pytest.fixture
def room(founded: tuple[Path, str], tmp_path: Path, clock: FixedClock) -> Iterator[Room]:
    """Rekha has signed in; she looks after the program."""
    place, slot = founded
    for part in ("Register.vault", "state"):
        shutil.copytree(place / part, tmp_path / part)
    work = open_workplace(
        tmp_path / "Register.vault",
        slot,
        PASSPHRASES["Rekha"],
        clock=clock,
        state_dir=tmp_path / "state",
    )
    made = Room(tmp_path, clock, work)
    yield made
    made.work.close()


@pytest.fixture
def newcomer(room: Room) -> Callable[[str], str]:
    """Writes a person down and gives her id."""
    return lambda name: room.work.persons.add(AddPerson(name)).id
