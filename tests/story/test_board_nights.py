"""Two stories of the board through the real window, typed and clicked as persons would.

A child is found at night: reported inside the clock, ratified at the sitting of the next day, asked
after. An adult is willing: left in peace, and forgotten on her date.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from sr_board.base.clock import FixedClock
from sr_board.cases.station import CODE_OF_CONDUCT
from sr_board.cases.vocabulary import CaseState, Evidence, EvidenceSeen, Track
from sr_board.sample import Beginning, load_sample
from sr_board.sample.board import CHAIR, DOCTOR, MEMBER, SECRETARY, SampleBoard
from sr_board.vault.keys import KdfParameters, cheap_keys_for_tests
from tests.story.at_the_desk import Person, Starts, unlocks

MINA, NOOR, TARA, ILA, LATA = 2, 4, 5, 6, 7
"""Pictures on the door, by their number keys."""
NIGHT = datetime(2026, 5, 16, 20, 45, tzinfo=UTC)
"""Sunday 17 May 2026, 02:15 where the board sits."""
SAMPLE = load_sample("en")


@pytest.fixture(scope="module")
def seated(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A home with a vault in which a board sits; nobody was noticed yet. Only to be copied."""
    home = tmp_path_factory.mktemp("seated") / "home"
    home.mkdir()
    with cheap_keys_for_tests():
        making = Beginning(SAMPLE, FixedClock(NIGHT - timedelta(hours=3)))
        vault = home / "Register.vault"
        making.found(vault, KdfParameters.for_tests(), home / "state").close()
        place = making.open_for(CHAIR, vault, home / "state")
        making.seat_board(place)
        place.close()
        for member in (SECRETARY, MEMBER, DOCTOR):  # Mina and Lata do so at the window
            place = making.open_for(member, vault, home / "state")
            SampleBoard(place, SAMPLE).accept()
            place.close()
    return home


class Place:
    """The laptop of the board, its clock, and who sits before it."""

    def __init__(self, home: Path, app: QApplication, bot: QtBot) -> None:
        self.clock = FixedClock(NIGHT)
        self.bot = bot
        self.starts = Starts(app, home, self.clock)

    def opens(self, picture: int) -> Person:
        """Somebody opens the program: picture, passphrase; the code of conduct when it is due."""
        person = unlocks(self.starts(), self.bot, picture, SAMPLE.users[picture - 1].passphrase)
        desk = person.desktop.session.work.cases
        if desk.board.code_due() == CODE_OF_CONDUCT:
            form(person, "cases-code").accept_button.click()
            person.waits(lambda: not desk.board.code_due())
        return person

    def locks(self, person: Person) -> None:
        """She locks; the process would be replaced."""
        person.window.top.lock_button.click()
        self.bot.waitUntil(lambda: bool(person.desktop.program.replaced), timeout=10000)
        self.starts.end()

    def after(self, **time: float) -> None:
        """Time goes by."""
        self.clock.tick(timedelta(**time).total_seconds())


@pytest.fixture
def place(seated: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Place]:
    home = tmp_path / "laptop"
    shutil.copytree(seated, home)
    with cheap_keys_for_tests():
        made = Place(home, qapp, qtbot)
        yield made
        made.starts.end()


def form(person: Person, key: str, **where: object) -> Any:
    """Goes to a page as its button does, and waits until it is filled."""
    person.desktop.session.desk.go(key, **where)
    return person.page(key)


def sends(person: Person, page: Any, to: str) -> Any:
    """Ctrl+Enter, and the page that follows."""
    person.presses_enter(page)
    return person.page(to)


def signs(person: Person, page: Any, other: int, to: str) -> None:
    """The form, then a second person with her picture and passphrase."""
    page.save()
    person.waits(page.panel.isVisible)
    slot = slot_of(person, other)
    page.panel.people.tiles[slot].click()
    person.types(page.panel.passphrase.secret, SAMPLE.users[other - 1].passphrase)
    page.panel.sign_button.click()
    person.page(to)


def slot_of(person: Person, picture: int) -> str:
    """Account of a picture on the door."""
    faces = person.desktop.session.work.vault.slots
    return next(face.slot_id for face in faces if face.tile.number == picture)


def person_of(person: Person, picture: int) -> str:
    """Her person in the register."""
    return person.desktop.session.work.holders.names()[slot_of(person, picture)].person_id


def seen(person: Person, case: str) -> Any:
    """The file, as she may read it."""
    return person.desktop.session.work.cases.files.whole(case)


def notices(person: Person, words: str, *, child: bool) -> str:
    """From the list, as anybody would: numbers, a few words, Ctrl+Enter. The id of the file."""
    page = sends(person, person.goes("cases"), "cases-intake")
    person.waits(lambda: page.source.isAncestorOf(QApplication.focusWidget()))
    for number in "11" + (
        "15" if child else "5"
    ):  # a peer; a newcomer; maybe a child; bringer near
        QTest.keyClick(QApplication.focusWidget(), number)
    assert ("child" in page.flags.value()) is child
    person.types(page.words.line, words)
    file = sends(person, page, "cases-file")
    person.waits(lambda: file.view is not None)
    assert file.bar.isVisible()
    return str(file.view.head.id)


def test_a_child_found_at_night_is_protected_in_time(place: Place) -> None:
    lata = place.opens(LATA)
    case = notices(lata, "A girl alone by the tea stall", child=True)
    tip = seen(lata, case)
    assert tip.head.track is Track.UNDETERMINED
    assert {c.rule_id for c in tip.clocks} >= {"pocso_report", "first_contact"}
    place.after(minutes=10)
    sends(lata, form(lata, "cases-contact", id=case), "cases-file")
    protects(lata, case)
    due = next(c.due_at for c in seen(lata, case).clocks if c.rule_id == "cwc_production")
    assert due == NIGHT + timedelta(hours=24)  # from the tip, not from the talk
    place.after(hours=3)
    reports(lata, case)
    assert seen(lata, case).head.state is CaseState.WITH_AUTHORITY
    assert seen(lata, case).summary.open_statutory == 0
    place.locks(lata)

    place.after(hours=12)
    mina = place.opens(MINA)
    act = writes_the_act_down(mina, case)
    ratifies(place, mina, case, act)
    place.after(days=5)
    placed_and_asked_after(place, mina, case)


def protects(lata: Person, case: str) -> None:
    """One press with a reason; a safe place."""
    page = form(lata, "cases-fear", id=case)
    page.reason.set_value("looks_young")
    file = sends(lata, page, "cases-file")
    lata.waits(lambda: file.view.head.state is CaseState.CHILD_PROTECTION)
    assert not file.fear.isVisible()
    file._welfare()
    lata.waits(lambda: any(step.key == "welfare" and step.done for step in file.view.steps))


def reports(lata: Person, case: str) -> None:
    """The paper with blank lines, both reports with their numbers, and the receipt."""
    form(lata, "cases-file", id=case).print.click()
    paper = lata.page("paper")
    lata.waits(lambda: paper.made is not None)
    assert len(paper.made.pages) >= 1
    for body, number in (("The committee's member on duty", "CWC/88"), ("The station", "GD 14")):
        page = form(lata, "cases-report", id=case)
        lata.types(page.body.line, body)
        lata.types(page.number.line, number)
        sends(lata, page, "cases-file")
    sends(lata, form(lata, "cases-receipt", id=case), "cases-file")
    lata.waits(lambda: seen(lata, case).head.state is CaseState.WITH_AUTHORITY)


def writes_the_act_down(mina: Person, case: str) -> str:
    """What two did at once that night, written down before the sitting."""
    page = form(mina, "cases-emergency-new", case=case)
    page.with_whom.set_value(person_of(mina, LATA))
    next(iter(page.ticks.values())).click()
    mina.types(page.reason.box, "At night, who brought her was near.")
    sends(mina, page, "cases-file-board")
    return str(mina.desktop.session.work.cases.points.emergencies()[0].act.id)


def ratifies(place: Place, mina: Person, case: str, act: str) -> None:
    """A protective sitting the same day: all four there, the file before them, voted, signed."""
    page = form(mina, "cases-sitting-call")
    here = place.clock.now() + timedelta(minutes=330 + 120)
    page.day.set_day(here.date())
    page.time.set_moment(here.time().replace(second=0, microsecond=0))
    mina.types(page.where.line, "Office")
    page.kind.set_value("protective")
    mina.types(page.reason.box, "A child")
    sitting = sends(mina, page, "cases-sitting")
    mina.waits(lambda: sitting.found is not None)
    number = sitting.found.row.id
    place.after(hours=2)
    sits(mina, sitting)
    point = sends(mina, put_before(mina, sitting, case, "ratify"), "cases-point")
    mina.waits(lambda: point.seen is not None)
    assert point.seen.point.quorum.met
    decided = decides(mina, point, number, "She wants to sleep and see her mother.")
    assert decided.passed
    acts = mina.desktop.session.work.cases.points.emergencies()
    assert [one.act.ratified for one in acts if one.act.id == act] == [True]


def sits(mina: Person, sitting: Any) -> None:
    """Opened, and everybody there is marked."""
    mina.presses_enter(sitting)
    mina.waits(lambda: sitting.found.row.open)
    for place in sitting.found.places:
        acts = sitting._acts(place)
        acts[0][1]()
        mina.waits(lambda: True)
    mina.waits(lambda: all(one.presence is not None for one in sitting.found.places))


def put_before(mina: Person, sitting: Any, case: str, proposal: str) -> Any:
    """The form that puts a file before an open sitting, filled."""
    sitting.add_point.click()
    page = mina.page("cases-point-add")
    mina.waits(lambda: page.sitting.value() is not None)
    page.file.set_value(case)
    page.proposal.set_value(proposal)
    mina.types(page.options.box, "ratify, or stop the support")
    return page


def decides(mina: Person, point: Any, sitting: str, wish: str) -> Any:
    """Written, voted by name, signed by two."""
    draft = sends(mina, point, "cases-decision-draft")
    mina.waits(lambda: draft.proposal.value() is not None)
    mina.types(draft.view_of_her.box, wish)
    mina.types(draft.reasons.box, "She is safe with it.")
    sends(mina, draft, "cases-point")
    item = point.seen.point.item_id

    def written() -> Any:
        return mina.desktop.session.work.cases.points.point(item).decisions[0]

    where = {"sitting": sitting, "id": item, "decision": written().id}
    vote = form(mina, "cases-decision-vote", **where)
    mina.waits(lambda: len(vote.seats) == 4)
    for pair in vote.seats.values():
        pair.set_value("for")
    sends(mina, vote, "cases-point")
    signs(mina, form(mina, "cases-decision-sign", **where), NOOR, "cases-point")
    return written()


def placed_and_asked_after(place: Place, mina: Person, case: str) -> None:
    """The authority's order, and the first follow-up on its day."""
    page = form(mina, "cases-order", id=case)
    page.to.set_value(CaseState.PLACED)
    mina.types(page.authority.line, "The committee")
    mina.types(page.number.line, "7/2026")
    sends(mina, page, "cases-file")
    assert seen(mina, case).head.state is CaseState.PLACED
    place.after(days=7)
    mina.goes("today")
    page = form(mina, "cases-followed-up", id=case)
    page.mode.set_value("visit")
    page.found.set_value("safe")
    page.safe.click()
    mina.types(page.permit.line, "CWC/91")
    sends(mina, page, "cases-plan")
    met = [c for c in seen(mina, case).clocks if c.rule_id.startswith("follow_up") and c.met_at]
    assert len(met) == 1


def test_an_adult_who_is_willing_is_left_in_peace_and_forgotten(place: Place) -> None:
    lata = place.opens(LATA)
    case = notices(lata, "Somebody new in the second house", child=False)
    screens(lata, case)
    talks(place, lata, case, TARA)
    place.locks(lata)
    place.after(hours=25)
    tara = place.opens(TARA)
    talks(place, tara, case, LATA)
    place.locks(tara)
    mina = place.opens(MINA)
    page = form(mina, "cases-sitting-call")
    here = place.clock.now() + timedelta(minutes=330, hours=60)
    page.day.set_day(here.date())
    page.time.set_moment(here.time().replace(second=0, microsecond=0))
    mina.types(page.where.line, "Office")
    sitting = sends(mina, page, "cases-sitting")
    mina.waits(lambda: sitting.found is not None)
    place.after(hours=60)
    sits(mina, sitting)
    point = sends(mina, put_before(mina, sitting, case, "willing"), "cases-point")
    mina.waits(lambda: point.seen is not None)
    assert decides(mina, point, sitting.found.row.id, "She wants to stay.").passed
    willing = form(mina, "cases-willing", id=case)
    mina.waits(lambda: not willing.fails)
    sends(mina, willing, "cases-file")
    head = seen(mina, case).head
    assert head.state is CaseState.WILLING_INFORMED
    place.locks(mina)
    forgotten(place, case)


def screens(lata: Person, case: str) -> None:
    """Spoken with, question 1, two trained screeners, her papers."""
    sends(lata, form(lata, "cases-contact", id=case), "cases-file")
    page = form(lata, "cases-kind", id=case)
    page.kind.set_value("newcomer")
    sends(lata, page, "cases-file")
    page = form(lata, "cases-screen", id=case)
    page.leave_asked.click()
    signs(lata, page, TARA, "cases-file")
    page = form(lata, "cases-evidence", id=case)
    page.kind.set_value(Evidence.SCHOOL_CERTIFICATE)
    page.seen.set_value(EvidenceSeen.ORIGINAL)
    page.born.set_day(datetime(1998, 4, 2).date())
    sends(lata, page, "cases-file")
    sends(lata, form(lata, "cases-adult", id=case), "cases-file")
    assert seen(lata, case).head.state is CaseState.ADULT_REVIEW


def talks(place: Place, person: Person, case: str, second: int) -> None:
    """A talk in which everything is as it should be."""
    page = form(person, "cases-talk", id=case)
    page.second.set_value(slot_of(person, second))
    for tick in (*page.gates.values(), *page.told.values(), page.none):
        tick.click()
    page.free.set_value("yes")
    page.wants.set_value("stay")
    sends(person, page, "cases-file")


def clock_is_right(place: Place, mina: Person) -> None:
    """After months without an entry the date is confirmed by two; until then nothing is erased."""
    page = form(mina, "cases-laptop-clock")
    mina.waits(lambda: page.seen.body.count() > 0)
    page.today.set_day(place.clock.today())
    signs(mina, page, NOOR, "cases-keeping")


def forgotten(place: Place, case: str) -> None:
    """On the date who she is goes by itself, later the whole file; the certificate stays."""
    place.after(days=91)
    mina = place.opens(MINA)
    clock_is_right(place, mina)
    place.locks(mina)
    mina = place.opens(MINA)
    mina.waits(lambda: not seen(mina, case).identity_there)
    page = form(mina, "cases-erasure")
    mina.waits(lambda: bool(page.gone.body.count()))
    place.locks(mina)
    place.after(days=300)
    mina = place.opens(MINA)
    clock_is_right(place, mina)
    place.locks(mina)
    mina = place.opens(MINA)
    listed = mina.goes("cases")
    mina.waits(lambda: listed.card.body.count() > 0)
    assert mina.desktop.session.work.cases.files.list() == ()
    kept = mina.desktop.session.work.cases.retention.certificates()
    assert [one.what for one in kept] == ["identity", "case"]
