"""Twenty marker strings typed through the desktop are found nowhere on the disk.

Searched: the vault, its backups, the program's home, the user's home folder, settings, logs and the
temporary folder, each marker as UTF-8 and as the UTF-16 that Qt keeps strings in.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from sr_board.access.roles import Role
from sr_board.base.clock import SystemClock
from tests.story.test_first_journey import Person, makes_the_vault, start
from ui.desktop import Desktop

__all__ = ["start"]  # the fixture of the first journey

LETTERS = "abcdefghijklmnopqrst"
MARKERS = [f"Zq{letter * 3}vuxmarker{letter}" for letter in LETTERS]
LOOKED_AT_MOST = 40_000_000


@pytest.fixture
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Folders where a careless program might leave something, all below the test's own."""
    places = {name: tmp_path / name.lower() for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
    for name, path in places.items():
        path.mkdir(mode=0o700)
        monkeypatch.setenv(name, str(path))
    monkeypatch.setattr(tempfile, "tempdir", None)
    monkeypatch.chdir(tmp_path)
    return [tmp_path]


def files_below(folders: list[Path], since: float) -> Iterator[Path]:
    """Files of the test's folders, and those in the machine's temporary folder changed since."""
    for folder in folders:
        yield from (path for path in folder.rglob("*") if path.is_file())
    for path in Path("/tmp").glob("*"):
        if path.is_file() and path.stat().st_mtime >= since:
            yield path


def found_in(path: Path, words: list[str]) -> list[str]:
    """The words that stand in a file, in either form."""
    with path.open("rb") as file:
        content = file.read(LOOKED_AT_MOST)
    return [
        word for word in words if word.encode() in content or word.encode("utf-16-le") in content
    ]


def fills(person: Person, box: QWidget, words: str) -> None:
    """Key by key, as the journey does."""
    person.types(box, words)


def types_everything(person: Person) -> None:
    """Names, private data, a place, points, decisions, tasks: all fields with a marker in them."""
    person.goes("members")
    person.desktop.session.desk.go("member-new")
    page = person.page("member-new")
    person.waits(lambda: page.group.choice.count() > 0)
    for name, legal in zip(MARKERS[0:12:2], MARKERS[1:12:2], strict=True):
        fills(person, page.name.line, name)
        fills(person, page.legal.line, legal)
        page.save()
        person.waits(lambda: page.name.value() == "")  # ready for the next one
    person.goes("meetings")
    person.desktop.session.desk.go("meeting-finished")
    page = person.page("meeting-finished")
    person.waits(lambda: bool(page.group.value()))
    fills(person, page.day.box, SystemClock().today().strftime("%d/%m/%Y"))
    page.day.changed.emit()
    fills(person, page.opened.box, "00:05")
    fills(person, page.closed.box, "00:10")
    fills(person, page.place.line, MARKERS[12])
    person.waits(lambda: len(page.roll) >= 6)
    fills(person, page.chair.line, "1")
    row = page.items.rows[0]
    fills(person, row.title.line, MARKERS[13])
    fills(person, row.decision.line, MARKERS[14])
    page.save()
    person.waits(lambda: person.window.here == "minutes")
    person.desktop.session.desk.go("group-form")
    form = person.page("group-form")
    fills(person, form.name.line, MARKERS[15])


def test_twenty_markers_stand_nowhere_on_the_disk(
    elsewhere: list[Path], start: Callable[[], Desktop], qtbot: QtBot, tmp_path: Path
) -> None:
    since = SystemClock().now().timestamp()
    desktop = start()
    person = Person(desktop, qtbot)
    makes_the_vault(person)
    types_everything(person)
    work = desktop.session.work
    for number, marker in enumerate(MARKERS[16:]):
        work.drafts.save(f"page{number}", "", {"typed": marker})
    work.keeping.back_up(tmp_path / "stick")
    assert work.people.persons(MARKERS[0])[0].name == MARKERS[0]
    assert work.who.roles == {Role.SECRETARY, Role.ADMINISTRATOR}
    desktop.session.keeper.keep()
    person.waits(lambda: True)
    person.window.top.lock_button.click()
    qtbot.waitUntil(lambda: bool(desktop.program.replaced), timeout=10000)
    looked = list(files_below(elsewhere, since))
    assert any(path.name.startswith("book.") for path in looked)
    assert any(path.suffix == ".vbk" for path in looked)
    hits = {path.name: found for path in looked if (found := found_in(path, MARKERS))}
    assert hits == {}
    assert os.environ["HOME"] == str(tmp_path / "home")
