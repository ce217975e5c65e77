"""A child's file goes from one board to another, through the real window of each: two laptops, two
vaults, two files on a stick."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from sr_board.cases.records import ClockRow
from sr_board.cases.vocabulary import Basis, CaseState, ClockNature, Track
from sr_board.vault.keys import cheap_keys_for_tests
from tests.story.at_the_desk import Person
from tests.story.test_board_nights import (
    LATA,
    MINA,
    NOOR,
    Place,
    form,
    notices,
    protects,
    seated,
    seen,
    sends,
    signs,
)

__all__ = ["seated"]


@pytest.fixture
def laptops(
    seated: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot
) -> Iterator[Callable[[str], Place]]:
    """A laptop with a board by its name; one lies open at a time."""
    made: list[Place] = []

    def laptop(name: str) -> Place:
        home = tmp_path / name
        if not home.exists():
            shutil.copytree(seated, home)
        made.append(Place(home, qapp, qtbot))
        return made[-1]

    with cheap_keys_for_tests():
        yield laptop
        for one in made:
            one.starts.end()


def words(page: Any) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if label.isVisible())


def makes_the_key(place: Place, stick: Path) -> str:
    """The chair makes the board's key and saves it for the other board. Its check digits."""
    mina = place.opens(MINA)
    page = form(mina, "cases-boards")
    page.where = lambda _name: stick
    page.make.click()
    mina.waits(lambda: page.own is not None)
    page.save_key()
    mina.waits(stick.exists)
    place.locks(mina)
    return str(page.own.digits)


def duties(person: Person, case: str) -> set[tuple[object, ...]]:
    """Duties by law that run: which, from when, until when."""
    return {
        (one.rule_id, one.starts_at, one.due_at)
        for one in seen(person, case).all(ClockRow)
        if one.nature is ClockNature.STATUTORY and one.met_at is None and not one.cancelled_by
    }


def test_a_child_s_file_goes_to_another_board(
    laptops: Callable[[str], Place], tmp_path: Path
) -> None:
    north, south = laptops("north"), laptops("south")
    north_key, south_key = tmp_path / "north-key.txt", tmp_path / "south-key.txt"
    sealed = tmp_path / "stick.srboard"
    digits = makes_the_key(north, north_key)
    makes_the_key(south, south_key)

    lata = north.opens(LATA)
    case = notices(lata, "A girl alone at the bus stand", child=True)
    sends(lata, form(lata, "cases-contact", id=case), "cases-file")
    protects(lata, case)
    running, number = duties(lata, case), goes_out(lata, case, south_key, sealed)
    assert seen(lata, case).head.state is CaseState.CHILD_PROTECTION  # nothing stopped

    assert comes_in(south, north_key, sealed, digits, number, running)
    north.after(hours=5)
    lata.desktop.shell.activateWindow()
    page = form(lata, "cases-send-accepted", id=case)
    lata.types(page.by.line, "Secretary of the south")
    page.day.set_day(lata.desktop.session.work.clock.today())
    signs(lata, page, NOOR, "cases-file")
    assert seen(lata, case).head.state is CaseState.TRANSFERRED
    assert duties(lata, case) == running  # and they wait for their numbers here too
    rests_when_reported(lata, case)


def goes_out(lata: Person, case: str, key: Path, sealed: Path) -> str:
    """Sealed by its lead and the secretary; the cover sheet follows. The number of the file."""
    page = form(lata, "cases-send", id=case)
    lata.waits(lambda: "Clocks" in words(page))
    page.key_file, page.where = (lambda: key), (lambda _name: sealed)
    page.read_key()
    lata.waits(lambda: bool(page.line.value()))
    lata.types(page.to.line, "Board of the south")
    page.basis.set_value(str(Basis.LAW_DUTY))
    lata.types(page.reason.line, "She lives in their district")
    signs(lata, page, NOOR, "paper")
    paper = lata.page("paper")
    lata.waits(lambda: paper.made is not None)
    assert sealed.exists()
    (sent,) = lata.desktop.session.work.cases.transfer.picture(case).sent
    assert sent.proved  # the secretary of the board signed
    return str(sent.digest)


def comes_in(
    place: Place, key: Path, sealed: Path, digits: str, number: str, running: set[Any]
) -> str:
    """The other chair compares number and key, writes the key down, and takes the file in."""
    mina = place.opens(MINA)
    page = form(mina, "cases-boards")
    page.sealed_file = lambda: sealed
    mina.presses_enter(page)
    mina.waits(lambda: page.waiting is not None)
    told = words(page)
    for part in (number, digits, "not known here"):
        assert part in told
    page.write_down(name="Board of the north", line=page.waiting[1].line)
    known = mina.page("cases-board-known")
    assert known.line.value() in key.read_text("utf-8")
    sends(mina, known, "cases-boards")
    mina.waits(lambda: "Sealed by Board of the north" in words(page))
    mina.presses_enter(page)
    file = mina.page("cases-file")
    mina.waits(lambda: file.view is not None)
    assert file.bar.isVisible()
    case = str(file.view.head.id)
    assert file.view.head.track is Track.CHILD
    assert duties(mina, case) == running
    rows = mina.desktop.session.work.cases.files.clocks()
    assert {one.case_id for one in rows} == {case}
    place.locks(mina)
    return case


def rests_when_reported(lata: Person, case: str) -> None:
    """The number of each report, whoever made it; then nothing is open."""
    for body, number in (("Committee there", "S 88"), ("Station there", "S 14")):
        page = form(lata, "cases-report", id=case)
        lata.types(page.body.line, body)
        lata.types(page.number.line, number)
        sends(lata, page, "cases-file")
    assert seen(lata, case).summary.open_statutory == 0
