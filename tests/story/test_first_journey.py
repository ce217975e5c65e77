"""The whole first journey through the real window: vault, register, meeting, minutes, paper, lock.

Typed and clicked as persons would.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path

import pytest
from openpyxl import Workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Action, Role
from sr_board.base.clock import SystemClock
from tests.story.at_the_desk import Person, Starts, unlocks
from ui.desktop import Desktop
from ui.first_run import FirstRunScreen
from ui.main_window import MainWindow

REKHA, SHANTA = "river lamp seven goats", "green boat nine windows"
MEMBERS = "Asha Bina Champa Farida Jyoti Kajal Lakshmi Malati Mina Noor".split()


@pytest.fixture
def start(qapp: QApplication, tmp_path: Path) -> Iterator[Callable[[], Desktop]]:
    """Starts the desktop; every start is a new one on the same folder."""
    starts = Starts(qapp, tmp_path / "home")
    yield starts
    starts.end()


def makes_the_vault(person: Person) -> None:
    """First run: language, collective, two persons, their passphrases."""
    screen = person.desktop.shell.screen_shown
    assert isinstance(screen, FirstRunScreen)
    screen.main.click()
    person.types(screen.step.name.line, "Bakul Samiti")
    screen.step.board.choose("flower")
    screen.main.click()
    cards = screen.step.cards
    person.types(cards[0].name.line, "Rekha")
    for role in (Role.SECRETARY, Role.ADMINISTRATOR):
        cards[0].checks[role].setChecked(True)
    screen.step.more.click()
    person.types(screen.step.cards[1].name.line, "Shanta")
    screen.step.cards[1].checks[Role.TREASURER].setChecked(True)
    screen.main.click()
    for words in (REKHA, SHANTA):
        person.types(screen.step.first.secret, words)
        person.types(screen.step.again.secret, words)
        screen.main.click()
    screen.main.click()
    person.waits(lambda: isinstance(person.desktop.shell.screen_shown, MainWindow))


def old_register(path: Path) -> Path:
    """A register as it is kept: a title above, Bengali digits, dates as text."""
    book = Workbook()
    sheet = book.active
    sheet.append(["Bakul Samiti – members"])
    sheet.append(["No.", "Name", "Joined"])
    for number, name in enumerate(MEMBERS, start=11):
        sheet.append([number, name, "03/04/2024"])
    memory = BytesIO()
    book.save(memory)
    path.write_bytes(memory.getvalue())
    return path


def takes_the_register_over(person: Person, file: Path) -> None:
    """Members, Import, the file, columns, rows, taken over."""
    person.goes("members")
    person.desktop.session.desk.go("members-import")
    page = person.page("members-import")
    person.waits(lambda: page.start.group.choice.count() > 0)
    if page.start.group.value() is None:
        page.start.group.choice.setCurrentIndex(0)
    page.opening.open_file(file)
    person.waits(lambda: page.step == "columns")
    page.press_main()
    person.waits(lambda: page.step == "rows")
    assert page.presenter.to_write == len(MEMBERS)
    page.press_main()
    person.waits(lambda: bool(page.presenter.batch_id))


def writes_a_meeting(person: Person) -> None:
    """From the minute book, in one pass."""
    person.goes("meetings")
    person.desktop.session.desk.go("meeting-finished")
    page = person.page("meeting-finished")
    person.waits(lambda: bool(page.group.value()))
    today = SystemClock().today()
    person.types(page.day.box, today.strftime("%d/%m/%Y"))
    page.day.changed.emit()
    person.types(page.opened.box, "00:05")
    person.types(page.closed.box, "00:10")
    person.types(page.place.line, "Community room")
    person.waits(lambda: len(page.roll) >= len(MEMBERS))
    person.types(page.chair.line, "11")
    row = page.items.rows[0]
    person.types(row.title.line, "Weekly saving")
    person.types(row.decision.line, "From December each member saves 50 rupees a week.")
    page.save()
    person.waits(lambda: person.window.here == "minutes")


def signs_the_minutes(person: Person) -> None:
    """Drawn up, read aloud, signed for good."""
    page = person.page("minutes")
    person.waits(lambda: page.held is not None)
    if not page.held.state:
        page.go_on()
        person.waits(lambda: bool(page.held.state))
    page.go_on()
    reading = person.page("minutes-read")
    person.waits(lambda: reading.held is not None)
    if reading.reader.value() is None:
        reading.reader.choice.setCurrentIndex(0)
    reading.agreed.setChecked(True)
    reading.save()
    signing = person.page("minutes-sign")
    person.waits(lambda: signing.held is not None)
    people = [key for key, _words in signing.rows[0].person._choices if key]
    taken = {row.person.value() for row in signing.rows}
    for row in signing.rows:
        if not row.person.value():
            free = next(key for key in people if key not in taken)
            row.person.set_value(free)
            taken.add(free)
    signing.sure = lambda: True
    signing.save()
    page = person.page("minutes")
    person.waits(lambda: page.held is not None and page.held.signed)


def sees_the_paper(person: Person) -> None:
    """The preview of the minutes, from memory."""
    person.window.page("minutes").preview()
    paper = person.page("paper")
    person.waits(lambda: paper.made is not None)
    assert len(paper.made.pages) >= 1


def test_from_an_empty_machine_to_signed_minutes_and_a_second_person(
    start: Callable[[], Desktop], qtbot: QtBot, tmp_path: Path
) -> None:
    desktop = start()
    rekha = Person(desktop, qtbot)
    makes_the_vault(rekha)
    assert rekha.window.here == "today"
    takes_the_register_over(rekha, old_register(tmp_path / "members.xlsx"))
    writes_a_meeting(rekha)
    signs_the_minutes(rekha)
    sees_the_paper(rekha)
    rekha.window.top.lock_button.click()
    qtbot.waitUntil(lambda: bool(desktop.program.replaced), timeout=10000)

    shanta = unlocks(start(), qtbot, 2, SHANTA)
    assert list(shanta.window.rail.items) == [
        "today",
        "members",
        "constitution",
        "meetings",
        "leaders",
        "elections",
        "money",
        "papers",
        "concern",
        "settings",
    ]
    hers = shanta.window.places()
    assert not {"member-edit", "members-import", "meeting-call", "minutes-sign"} & set(hers)
    assert not {"settings-user-new", "settings-audit", "settings-drill"} & set(hers)
    who = shanta.desktop.session.work.who
    assert not who.may(Action.PEOPLE_PRIVATE)
    shanta.goes("meetings")
    work = shanta.desktop.session.work
    held = work.meetings.page().rows
    assert [row.place for row in held] == ["Community room"]
    assert work.decisions.search().rows == ()  # a decision that is not about money
    assert work.meetings.whole(held[0].id).record.items == ()
