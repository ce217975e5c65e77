"""The desktop from the first start to the lock, with real screens on a real vault."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, TypeVar

import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from governance.commands import AgendaEntry, CallMeeting, CloseMeeting, ComposeMinutes, OpenMeeting
from sr_board.access.roles import Role
from sr_board.app import Desk, Whereabouts
from ui import theme
from ui.desktop import Desktop
from ui.first_run import FirstRunScreen
from ui.leaving import LeavingScreen
from ui.main_window import MainWindow
from ui.unlock import UnlockScreen

S = TypeVar("S")
PASS = "river lamp seven goats"
SECOND = "green boat nine windows"


class OnThisDesk(Desk):
    """The real program; instead of replacing the process it notes that it would."""

    def __init__(self, where: Whereabouts) -> None:
        super().__init__(where)
        self.replaced: list[str] = []

    def replace(self, vault: str) -> None:
        self.replaced.append(vault)


@pytest.fixture
def where(tmp_path: Path) -> Whereabouts:
    return Whereabouts.of_this_machine({"SR_BOARD_HOME": str(tmp_path / "home")})


@pytest.fixture
def desktops(qapp: QApplication, where: Whereabouts) -> Iterator[Callable[[], Desktop]]:
    theme.look().dress(qapp)
    made: list[Desktop] = []

    def make() -> Desktop:
        desktop = Desktop(qapp, OnThisDesk(where))
        made.append(desktop)
        desktop.start()
        return desktop

    yield make
    for desktop in made:
        if desktop.session is not None:
            desktop.session.keeper.stop()
            desktop.session.work.close()
        if desktop.watch is not None:
            desktop.watch.stop()
        desktop.tear_down()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def screen(desktop: Desktop, kind: type[S]) -> S:
    shown = desktop.shell.screen_shown
    assert isinstance(shown, kind)
    return shown


def make_a_vault(desktop: Desktop, qtbot: QtBot) -> MainWindow:
    first = screen(desktop, FirstRunScreen)
    first.go_on()
    first.step.name.set_value("Bakul Samiti")
    first.step.board.choose("flower")
    first.go_on()
    first.step.cards[0].name.set_value("Rekha")
    first.step.cards[0].checks[Role.ADMINISTRATOR].setChecked(True)
    first.step.cards[0].checks[Role.BOARD_MEMBER].setChecked(True)
    first.step.add_person()
    first.step.cards[1].name.set_value("Jyoti")
    first.step.cards[1].checks[Role.TREASURER].setChecked(True)
    first.go_on()
    for words in (PASS, SECOND):
        first.step.first.set_value(words)
        first.step.again.set_value(words)
        first.go_on()
    first.go_on()
    qtbot.waitUntil(lambda: isinstance(desktop.shell.screen_shown, MainWindow), timeout=20000)
    return screen(desktop, MainWindow)


def unlock(desktop: Desktop, qtbot: QtBot, person: int, words: str) -> MainWindow:
    door = screen(desktop, UnlockScreen)
    door.people.press_number(person)
    QTest.keyClicks(door.passphrase.secret, words)
    door.try_open()
    qtbot.waitUntil(lambda: isinstance(desktop.shell.screen_shown, MainWindow), timeout=20000)
    return screen(desktop, MainWindow)


def test_without_a_vault_the_first_run_is_shown_and_leads_to_today(
    desktops: Callable[[], Desktop], qtbot: QtBot, where: Whereabouts
) -> None:
    desktop = desktops()
    window = make_a_vault(desktop, qtbot)
    assert window.here == "today"
    assert [vault.name for vault in where.vaults()] == ["Register.vault"]
    assert window.windowTitle() == "Register"


def test_locking_closes_the_vault_and_asks_for_a_fresh_process(
    desktops: Callable[[], Desktop], qtbot: QtBot, where: Whereabouts
) -> None:
    desktop = desktops()
    make_a_vault(desktop, qtbot)
    vault = desktop.session.work.vault
    program = desktop.program
    desktop.lock()
    qtbot.waitUntil(lambda: bool(program.replaced), timeout=20000)
    assert program.replaced == [str(where.vaults()[0])]
    assert vault.closed


def test_the_second_person_unlocks_and_is_named_in_the_bar(
    desktops: Callable[[], Desktop], qtbot: QtBot
) -> None:
    first = desktops()
    make_a_vault(first, qtbot)
    first.lock()
    qtbot.waitUntil(lambda: bool(first.program.replaced), timeout=20000)
    second = desktops()
    window = unlock(second, qtbot, 2, SECOND)
    assert window.top.person.text() == "Jyoti · Treasurer"


def test_a_second_window_is_told_that_the_vault_is_open(
    desktops: Callable[[], Desktop], qtbot: QtBot
) -> None:
    make_a_vault(desktops(), qtbot)
    door = screen(desktops(), UnlockScreen)
    door.people.press_number(1)
    QTest.keyClicks(door.passphrase.secret, PASS)
    door.try_open()
    qtbot.waitUntil(lambda: door.notices.current("try") is not None, timeout=20000)
    assert "already open in another window" in door.notices.current("try").text()


def test_closing_makes_a_backup_of_what_changed(
    desktops: Callable[[], Desktop], qtbot: QtBot, where: Whereabouts
) -> None:
    desktop = desktops()
    make_a_vault(desktop, qtbot)
    with qtbot.waitSignal(desktop.ended, timeout=20000):
        desktop.shell.close()
        assert isinstance(desktop.shell.screen_shown, LeavingScreen)
    assert len(list((where.data / "Register-backups").glob("*.vbk"))) == 1


def test_closing_without_a_change_makes_no_second_backup(
    desktops: Callable[[], Desktop], qtbot: QtBot, where: Whereabouts
) -> None:
    first = desktops()
    make_a_vault(first, qtbot)
    with qtbot.waitSignal(first.ended, timeout=20000):
        first.shell.close()
    second = desktops()
    unlock(second, qtbot, 1, PASS)
    with qtbot.waitSignal(second.ended, timeout=20000):
        second.shell.close()
    assert len(list((where.data / "Register-backups").glob("*.vbk"))) == 1


def test_a_draft_is_offered_after_unlock_and_can_be_thrown_away(
    desktops: Callable[[], Desktop], qtbot: QtBot
) -> None:
    first = desktops()
    make_a_vault(first, qtbot)
    first.session._keep("today", {"text": "half a word"})
    first.lock()
    qtbot.waitUntil(lambda: bool(first.program.replaced), timeout=20000)
    second = desktops()
    window = unlock(second, qtbot, 1, PASS)
    qtbot.waitUntil(lambda: window.bars.current("draft") is not None, timeout=20000)
    second.session.throw_away("today")
    qtbot.waitUntil(second.jobs.idle, timeout=20000)
    assert window.bars.current("draft") is None
    assert second.session.work.drafts.all() == ()


def test_language_and_size_are_remembered_and_nothing_else(
    desktops: Callable[[], Desktop], qtbot: QtBot, where: Whereabouts
) -> None:
    desktop = desktops()
    make_a_vault(desktop, qtbot)
    desktop.program.preferences.change(language="bn", scale=125)
    kept = (where.config / "settings.json").read_text()
    assert sorted(line.split('"')[1] for line in kept.splitlines() if '"' in line) == [
        "curtain",
        "language",
        "native_digits",
        "scale",
        "theme",
    ]


def test_the_window_does_not_grow_when_the_screen_changes(
    desktops: Callable[[], Desktop], qtbot: QtBot
) -> None:
    desktop = desktops()
    desktop.shell.showNormal()
    desktop.shell.resize(1024, 700)
    make_a_vault(desktop, qtbot)
    qtbot.wait(50)
    assert (desktop.shell.width(), desktop.shell.height()) == (1024, 700)


def a_meeting(work: Any, title: str) -> str:
    group = work.people.groups()[0].group_id
    agenda = (AgendaEntry("Opening", "info"), AgendaEntry(title, "motion"))
    call = CallMeeting(group, "shg", work.clock.now(), "Community room", agenda=agenda)
    meeting = work.meeting_work.call(call).id
    work.meeting_work.open(OpenMeeting(meeting, chair_id=work.who.person_id))
    return str(meeting)


def drawn_up(work: Any, meeting: str) -> None:
    work.meeting_work.close(CloseMeeting(meeting))
    work.minutes.compose(ComposeMinutes(meeting))


def type_a_text(page: Any) -> None:
    next(iter(page.texts.values())).set_value("It rained.")


def type_a_call(page: Any) -> None:
    page.type.set_value("special")
    page.place.set_value("Under the tree")
    page._touch()


def type_a_motion(page: Any) -> None:
    page.go_to(1)
    page.sheet.vote.text.set_value("Each saves ₹ 60.")


def type_objections(page: Any) -> None:
    page.objections.set_value("Noor heard another sum.")


def type_a_place(page: Any) -> None:
    page.place.set_value("Under the tree")
    page._touch()


@pytest.mark.parametrize(
    ("key", "write", "shown"),
    [
        ("meeting", type_a_motion, lambda page: page.sheet.vote.text.value()),
        ("minutes-read", type_objections, lambda page: page.objections.value()),
        ("meeting-prepare", type_a_place, lambda page: page.place.value()),
        ("minutes", type_a_text, lambda page: next(iter(page.texts.values())).value()),
    ],
)
def test_typing_comes_back_to_its_own_meeting(
    desktops: Callable[[], Desktop],
    qtbot: QtBot,
    key: str,
    write: Callable[[Any], None],
    shown: Callable[[Any], str],
) -> None:
    first = desktops()
    window = make_a_vault(first, qtbot)
    wanted, other = (a_meeting(first.session.work, title) for title in ("Saving", "Camp"))
    if key.startswith("minutes"):
        for meeting in (wanted, other):
            drawn_up(first.session.work, meeting)
    window.show_page(key, id=wanted)
    qtbot.waitUntil(first.jobs.idle, timeout=20000)
    write(window.page(key))
    typed = shown(window.page(key))
    first.lock()
    qtbot.waitUntil(lambda: bool(first.program.replaced), timeout=20000)
    second = desktops()
    window = unlock(second, qtbot, 1, PASS)
    qtbot.waitUntil(lambda: window.bars.current("draft") is not None, timeout=20000)
    window.show_page(key, id=other)
    qtbot.waitUntil(second.jobs.idle, timeout=20000)
    assert shown(window.page(key)) != typed
    second.session.resume(key)
    qtbot.waitUntil(second.jobs.idle, timeout=20000)
    page = window.page(key)
    assert shown(page) == typed
    assert page.draft()["place"] == {"id": wanted}
    assert window.bars.current("draft") is None


def test_a_meeting_half_called_comes_back_with_its_choices(
    desktops: Callable[[], Desktop], qtbot: QtBot
) -> None:
    first = desktops()
    window = make_a_vault(first, qtbot)
    window.show_page("meeting-call")
    qtbot.waitUntil(first.jobs.idle, timeout=20000)
    type_a_call(window.page("meeting-call"))
    first.lock()
    qtbot.waitUntil(lambda: bool(first.program.replaced), timeout=20000)
    second = desktops()
    window = unlock(second, qtbot, 1, PASS)
    qtbot.waitUntil(lambda: window.bars.current("draft") is not None, timeout=20000)
    second.session.resume("meeting-call")
    qtbot.waitUntil(second.jobs.idle, timeout=20000)
    page = window.page("meeting-call")
    assert window.here == "meeting-call"
    assert (page.type.value(), page.place.value()) == ("special", "Under the tree")
