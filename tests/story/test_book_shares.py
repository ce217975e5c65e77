"""Everybody forgot: the book is opened by three papers, goes on, and gets new papers.

Typed and clicked in the window as persons would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from finance.ledger.commands import OpenBooks
from sr_board.access.roles import Role
from sr_board.app import Whereabouts
from sr_board.base.clock import SystemClock
from sr_board.composition import found_workplace
from sr_board.founding import Founder, Founding
from sr_board.people.service_persons import AddPerson
from sr_board.vault.header import Tile
from sr_board.vault.keys import cheap_keys_for_tests
from tests.story.at_the_desk import Person, Starts, unlocks
from ui.desktop import Desktop
from ui.main_window import MainWindow
from ui.shapes import State
from ui.shares.entry_screen import EntryScreen
from ui.today_shares import share_rows
from ui.unlock import UnlockScreen

REKHA, SHANTA = "river lamp seven goats", "green boat nine windows"
NEW, KAJAL = "nine lanterns by the well", "seven small boats wait"
BENGALI = str.maketrans("0123456789", "০১২৩৪৫৬৭৮৯")
FOUNDERS = (
    Founder(
        "Rekha",
        Tile("feather", "sea", 1),
        frozenset({Role.SECRETARY, Role.ADMINISTRATOR}),
        REKHA,
    ),
    Founder("Shanta", Tile("fish", "sea", 1), frozenset({Role.TREASURER}), SHANTA),
)


@dataclass
class House:
    """A vault of two with open books, and a desktop that starts on it."""

    start: Callable[[], Desktop]
    vault: Path
    group: str


@pytest.fixture
def house(qapp: QApplication, tmp_path: Path) -> Iterator[House]:
    home = tmp_path / "home"
    where = Whereabouts.of_this_machine({"SR_BOARD_HOME": str(home)})
    vault = where.data / "Register.vault"
    founding = Founding(Tile("flower", "marigold", 1), "Bakul Samiti", "shg", "BS", FOUNDERS)
    with cheap_keys_for_tests():
        vault.parent.mkdir(parents=True)
        work = found_workplace(vault, founding, state_dir=where.state)
        group = work.people.groups()[0].group_id
        begins = SystemClock().today() - timedelta(days=20)
        work.money.ledger.setup.open(OpenBooks(group, begins))
        work.persons.add(AddPerson("Kajal"))
        work.close()
        starts = Starts(qapp, home)
        yield House(starts, vault, group)
        starts.end()


def makes_papers(person: Person, other: str, words: str) -> list[tuple[str, str]]:
    """Under Settings, with a second person; what stands on the papers, copied by hand."""
    person.desktop.session.desk.go("settings-book-shares")
    person.page("settings-book-shares").foot.main.click()
    form = person.page("settings-book-shares-make")
    person.waits(lambda: form.need.value() == 3)
    form.main.click()
    person.waits(form.panel.isVisible)
    tile = next(k for k, t in form.panel.people.tiles.items() if other in t.accessibleName())
    form.panel.people.choose(tile)
    person.types(form.panel.passphrase.secret, words)
    form.panel.sign_button.click()
    page = person.page("settings-book-share-shown")
    papers: list[tuple[str, str]] = []
    for share in page.held.fresh:
        papers.append((" ".join(share.numbers), " ".join(share.words)))
        page.next.click()
    person.waits(lambda: person.window.here == "settings-book-shares")
    return papers


def locks(person: Person) -> None:
    person.window.top.lock_button.click()
    person.bot.waitUntil(lambda: bool(person.desktop.program.replaced), timeout=10000)


def comes_in_by_papers(desktop: Desktop, qtbot: QtBot, number: int, papers: list[str]) -> Person:
    """The quiet link at the door, paper after paper, her picture, a new passphrase."""
    door = desktop.shell.screen_shown
    assert isinstance(door, UnlockScreen)
    door.forgotten.click()
    screen = desktop.shell.screen_shown
    assert isinstance(screen, EntryScreen)
    person = Person(desktop, qtbot)
    for paper in papers:
        assert screen.at == 0
        screen.shares.tray.typed.box.insertPlainText(paper)  # no key of a test types Bengali
        screen.main.click()
    assert screen.at == 1
    screen.step.people.press_number(number)
    screen.main.click()
    for field in (screen.secret.secret.first, screen.secret.secret.again):
        person.types(field.secret, NEW)
    screen.main.click()
    person.waits(lambda: isinstance(desktop.shell.screen_shown, MainWindow))
    return person


def takes_money_in(person: Person, group: str) -> None:
    person.desktop.session.desk.go("money-in", group=group)
    page = person.page("money-in")
    person.waits(lambda: page.account.choice.count() > 0)
    person.types(page.amount.line, "120")
    page.account.set_value("4020")
    page.narration.set_value("From the fair")
    page.save()
    person.waits(lambda: person.window.here == "money-voucher")


def adds_kajal(person: Person) -> None:
    person.desktop.session.desk.go("settings-user-new")
    page = person.page("settings-user-new")
    person.waits(lambda: page.person.choice.count() > 0)
    kajal = next(key for key, name in page.person._choices if name == "Kajal")
    page.person.set_value(kajal)
    page.person.changed.emit()
    page.tile.set_tile("kite", "leaf")
    page.offices.set_value([Role.ADMINISTRATOR])
    for field in (page.secret.first, page.secret.again):
        person.types(field.secret, KAJAL)
    page.save()
    person.waits(lambda: person.window.here == "settings-users")


def test_when_everybody_forgot_three_papers_open_the_book(house: House, qtbot: QtBot) -> None:
    rekha = unlocks(house.start(), qtbot, 1, REKHA)
    papers = makes_papers(rekha, "Shanta", SHANTA)
    assert len(papers) == 5
    locks(rekha)

    typed = [papers[0][0], papers[2][0].translate(BENGALI), papers[4][1]]
    shanta = comes_in_by_papers(house.start(), qtbot, 2, typed)
    session = shanta.desktop.session
    told = shanta.window.bars.current("entered")
    assert told is not None
    assert "Fish 2" in told.text()
    assert session.work.who.roles == {Role.TREASURER, Role.ADMINISTRATOR}
    (task,) = share_rows(session.work)  # it cannot be put off any more
    assert task.state is State.OVER
    session.desk.go("settings-book-shares")
    front = shanta.page("settings-book-shares")
    shanta.waits(lambda: front.key is not None)
    said = [label.text() for label in front.card.findChildren(QLabel)]
    assert {"3 of 5 shares are enough", "1 person came in by these shares"} <= set(said)
    takes_money_in(shanta, house.group)
    adds_kajal(shanta)
    newer = makes_papers(shanta, "Kajal", KAJAL)
    assert newer[0] != papers[0]
    assert share_rows(session.work) == ()
    locks(shanta)

    desktop = house.start()
    door = desktop.shell.screen_shown
    assert isinstance(door, UnlockScreen)
    door.forgotten.click()
    screen = desktop.shell.screen_shown
    assert isinstance(screen, EntryScreen)
    Person(desktop, qtbot).types(screen.shares.tray.typed.box, papers[1][0])
    screen.main.click()
    assert "a set that is over" in screen.shares.tray.typed.error()
    screen.back.click()
    again = desktop.shell.screen_shown
    assert isinstance(again, UnlockScreen)
    at = [face.symbol + str(face.number) for face in again.presenter.face.persons]
    again.forgotten.click()
    screen = desktop.shell.screen_shown
    assert isinstance(screen, EntryScreen)
    Person(desktop, qtbot).types(screen.shares.tray.typed.box, newer[1][0])
    screen.main.click()
    assert screen.touched
    assert desktop.watch is not None
    desktop.watch.due.emit()  # left alone for five minutes: a fresh process forgets the share
    assert desktop.program.replaced == [str(house.vault)]

    back = unlocks(house.start(), qtbot, at.index("fish/sea2") + 1, NEW)
    entries = back.desktop.session.work.money.ledger.reading.entries(house.group).rows
    assert [entry.narration for entry in entries] == ["From the fair"]
