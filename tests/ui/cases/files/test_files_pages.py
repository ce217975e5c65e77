"""Case files in the window: a notice, the child track, reports, the receipt, age."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.files.service_child import Fear
from sr_board.cases.files.service_duty_notes import DutyClock
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.moments import When
from sr_board.cases.summary import RunningClock
from sr_board.cases.vocabulary import (
    CaseSource,
    CaseState,
    ClockNature,
    Evidence,
    EvidenceSeen,
    Flag,
    ReportKind,
    Track,
)
from tests.ui.cases.board.conftest import Founded, Open
from ui.cases.files.age_page import AgePage, EvidencePage
from ui.cases.files.file_page import FilePage
from ui.cases.files.forms import (
    ContactPage,
    FearPage,
    JourneyPage,
    MissedPage,
    OrderPage,
    ReceiptPage,
    ReportPage,
)
from ui.cases.files.intake_page import IntakePage
from ui.cases.files.list_page import FilesPage
from ui.cases.files.team_page import IdentityPage, TeamFormPage, TeamPage
from ui.cases.moves.signed_forms import LostPage
from ui.curtain import Curtain
from ui.home import Today
from ui.live import speak
from ui.shapes import State
from ui.today import clocks_first
from ui.today_cases import clock_rows


def notice(founded: Founded, hours: float = 1, **changed: object) -> str:
    now = founded.work.clock.now()
    given = {"source": CaseSource.PEER, "noticed": When(now - timedelta(hours=hours))} | changed
    return founded.work.cases.intake.notice(TakeNotice(**given)).id  # type: ignore[arg-type]


def fear(founded: Founded, case: str, hours: float = 1) -> None:
    since = When(founded.work.clock.now() - timedelta(hours=hours))
    founded.work.cases.child.fear(Fear(case, "looks_young", since))


def test_a_notice_is_taken_in_a_minute_and_shows_its_clock(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    shown.desk.go("cases-intake")
    page = shown.page("cases-intake")
    assert isinstance(page, IntakePage)
    page.words.set_value("Somebody new in the third lane")
    page.flags.board.picks[Flag.HELD_AGAINST_WILL].click()
    page.save()
    assert shown.here == "cases-file"
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    assert file.view is not None
    assert file.view.head.code.startswith("SRB-NOR-")
    assert file.bar.isVisible()
    assert "■" in file.bar.figure.text()
    assert "Speak with her" in file.bar.accessibleName()
    assert file.view.summary.flags == (Flag.HELD_AGAINST_WILL,)


def test_from_fear_to_the_authority_on_the_pages(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-contact", id=case)
    contact = shown.page("cases-contact")
    assert isinstance(contact, ContactPage)
    contact.save()
    shown.desk.go("cases-fear", id=case)
    page = shown.page("cases-fear")
    assert isinstance(page, FearPage)
    page.save()
    assert founded.work.cases.files.whole(case).head.track is Track.UNDETERMINED  # no reason yet
    page.reason.set_value("looks_young")
    page.save()
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    assert file.view is not None
    assert file.view.head.state is CaseState.CHILD_PROTECTION
    assert not file.fear.isVisible()
    file._welfare()
    shown.desk.go("cases-journey", id=case)
    journey = shown.page("cases-journey")
    assert isinstance(journey, JourneyPage)
    journey.minutes.set_value("লম্বা")
    journey.save()
    assert shown.here == "cases-journey"
    journey.minutes.set_value("৮০")
    journey.begins.set_value("here")
    journey.ends.set_value("the committee")
    journey.save()
    assert founded.work.cases.files.whole(case).head.journey_minutes == 80
    for number in ("CWC/88", ""):
        shown.desk.go("cases-report", id=case)
        report = shown.page("cases-report")
        assert isinstance(report, ReportPage)
        report.body.set_value("The authority")
        report.number.set_value(number)
        report.save()
        assert shown.here == "cases-file"
    shown.desk.go("cases-receipt", id=case)
    receipt = shown.page("cases-receipt")
    assert isinstance(receipt, ReceiptPage)
    receipt.number.set_value("GD 14")
    receipt.save()
    assert founded.work.cases.files.whole(case).summary.open_statutory == 0
    shown.desk.go("cases-receipt", id=case)
    receipt.save()  # nothing waits any more: the child is with the authority
    assert founded.work.cases.files.whole(case).head.state is CaseState.WITH_AUTHORITY
    shown.desk.go("cases-order", id=case)
    order = shown.page("cases-order")
    assert isinstance(order, OrderPage)
    order.save()
    assert shown.here == "cases-order"
    order.to.set_value(CaseState.PLACED)
    order.save()
    assert shown.here == "cases-order"  # without a number the board cannot place a child
    order.authority.set_value("CWC")
    order.number.set_value("7/2026")
    order.save()
    assert founded.work.cases.files.whole(case).head.state is CaseState.PLACED


def test_a_missed_time_is_explained_and_stays_open(founded: Founded, window: Open) -> None:
    case = notice(founded, hours=40)
    fear(founded, case, hours=39)
    shown = window(founded.work)
    shown.desk.go("cases-file", id=case)
    view = founded.work.cases.files.whole(case)
    clock = next(c for c in view.clocks if c.rule_id == "cwc_production")
    shown.desk.go("cases-missed", id=case, clock=clock.id)
    page = shown.page("cases-missed")
    assert isinstance(page, MissedPage)
    page.reason.set_value("The bridge was closed until morning")
    page.save()
    after = founded.work.cases.files.whole(case)
    assert after.summary.open_statutory == 2


def test_evidence_below_18_is_said_on_the_page_of_age(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work)
    shown.desk.go("cases-evidence", id=case)
    page = shown.page("cases-evidence")
    assert isinstance(page, EvidencePage)
    page.save()
    assert shown.here == "cases-evidence"
    page.kind.set_value(Evidence.OWN_STATEMENT)
    page.seen.set_value(EvidenceSeen.TOLD)
    page.least.set_value("sixteen")
    page.save()
    assert shown.here == "cases-evidence"
    page.least.set_value("১৬")
    page.most.set_value("17")
    page.save()
    assert founded.work.cases.files.whole(case).head.track is Track.CHILD
    shown.desk.go("cases-age", id=case)
    age = shown.page("cases-age")
    assert isinstance(age, AgePage)
    assert age.past.isVisible()


def test_the_list_finds_a_file_by_its_code_and_by_words(founded: Founded, window: Open) -> None:
    case = notice(founded, text="beside the old cinema")
    code = founded.work.cases.files.whole(case).head.code
    shown = window(founded.work)
    shown.desk.go("cases")
    page = shown.page("cases")
    assert isinstance(page, FilesPage)
    assert page.card.body.count() > 1
    for words, found in ((code.lower(), 1), ("old cinema", 1), ("no such words", 1)):
        page.search.set_value(words)
        page.refresh()
        assert page.card.body.count() == found, words
    page.search.set_value("")


def test_clocks_stand_first_on_today_for_those_who_can_act(founded: Founded) -> None:
    case = notice(founded)
    fear(founded, case)
    rows = clock_rows(founded.work)
    assert case in {row.place["id"] for row in rows}


def test_no_number_of_other_clocks_pushes_a_duty_by_law_off_today() -> None:
    now = datetime(2026, 11, 27, 2, 0, tzinfo=UTC)
    own = [due_in(f"own-{n}", ClockNature.INTERNAL, n + 1, now) for n in range(20)]
    law = [due_in(f"law-{n}", ClockNature.STATUTORY, 30 + n, now) for n in range(14)]
    both = due_in("law-3", ClockNature.INTERNAL, 0.5, now)  # the same file, due before its duty
    work = SimpleNamespace(
        holds_cases=True,
        who=SimpleNamespace(may=lambda _action: True),
        clock=SimpleNamespace(now=lambda: now),
        cases=SimpleNamespace(
            child=SimpleNamespace(move_doubts=lambda: 1 // 0),  # a fault, not a refusal
            files=SimpleNamespace(clocks=lambda: (both, *own, *law)),
        ),
    )
    assert [row.place["id"] for row in clock_rows(work)] == [f"law-{n}" for n in range(14)]
    work.cases.files.clocks = lambda: (both, *own, *law[:4])
    shown = [row.place["id"] for row in clock_rows(work)]
    assert shown == [f"law-{n}" for n in range(4)] + [f"own-{n}" for n in range(8)]
    noted = [DutyClock(f"c{n}", "SRB-KOL-26-0147-B", now, now + timedelta(hours=n)) for n in (1, 9)]
    work.cases.duty_notes = SimpleNamespace(keep=lambda: 0, running=lambda: noted)
    work.clock.offset_minutes = lambda: 330
    (row,) = clock_rows(work)[12:]
    assert (row.go, row.place, row.state) == ("cases-call", {}, State.DUE)
    assert speak(row.fact) == "SRB-KOL-26-0147-B: a clock runs"
    assert speak(row.line).startswith("until today, 08:30.")
    assert row.renew is not None
    assert speak(row.renew()[1]) == "1 h 0 min left"
    work.cases.files.clocks = lambda: 1 // 0  # "nothing waits" is never said instead
    unread, _duty = clock_rows(work)
    assert speak(unread.fact) == "The clocks of the files could not be read"
    assert unread.go == "cases"


def test_a_fault_of_any_kind_elsewhere_hides_no_clock(founded: Founded) -> None:
    case = notice(founded)
    fear(founded, case)

    def broken() -> Today:
        raise ZeroDivisionError

    found = clocks_first(founded.work, broken)()
    assert case in {row.place.get("id") for row in found.waiting}


def test_today_counts_the_clocks_among_what_waits(founded: Founded) -> None:
    notice(founded)
    calm = Today(lambda: "Nothing waits for you.")
    found = clocks_first(founded.work, lambda: calm)()
    assert len(found.waiting) > 1
    assert f"{len(found.waiting)} things wait for you" in speak(found.guidance)
    without = SimpleNamespace(holds_cases=False)
    assert clocks_first(without, lambda: calm)() is calm


def test_a_file_opens_at_its_top_and_stays_in_place_when_it_changes(
    founded: Founded, window: Open
) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work, 1366, 600)
    shown.desk.go("cases-file", id=case)
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    QApplication.processEvents()
    scroll = file.area.verticalScrollBar()
    assert scroll.maximum() > 200
    assert scroll.value() == 0
    scroll.setValue(160)
    shown.desk.announce(frozenset({"cases"}))
    QApplication.processEvents()
    assert scroll.value() == 160
    scroll.setValue(scroll.maximum())
    shown.desk.go("cases-intake")
    page = shown.page("cases-intake")
    assert isinstance(page, IntakePage)
    page.flags.board.picks["child"].click()
    page.save()
    QApplication.processEvents()
    assert scroll.value() == 0
    assert file.report.isVisible()


def test_the_keyboard_stays_in_the_work_when_its_button_goes(
    founded: Founded, window: Open
) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work)
    shown.desk.go("cases-file", id=case)
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    QApplication.processEvents()
    held = QApplication.focusWidget()
    assert held is not None
    assert file.next.isAncestorOf(held)
    held.click()  # "Do this": she was looked after; the rows are made anew
    QApplication.processEvents()
    after = QApplication.focusWidget()
    assert after is not None
    assert after is not held
    assert file.next.isAncestorOf(after)


def test_a_second_person_is_asked_where_she_can_be_seen(founded: Founded, window: Open) -> None:
    case = notice(founded)
    shown = window(founded.work, 1366, 560)
    shown.desk.go("cases-lost", id=case)
    page = shown.page("cases-lost")
    assert isinstance(page, LostPage)
    for day, at, how in page.tries:
        day.set_day(page.presenter.today)
        at.set_value("00:01")
        how.set_value("visit")
    QApplication.processEvents()
    page.save()
    QApplication.processEvents()
    held = QApplication.focusWidget()
    assert held is not None
    assert page.panel.isAncestorOf(held)
    assert not held.visibleRegion().isEmpty()


def test_a_clock_with_time_that_is_no_duty_by_law_is_calm(founded: Founded, window: Open) -> None:
    case = notice(founded, hours=0)
    shown = window(founded.work)
    shown.desk.go("cases-file", id=case)
    file = shown.page("cases-file")
    assert isinstance(file, FilePage)
    assert file.bar.figure.text().startswith("○ ")
    fear(founded, case)
    shown.desk.go("cases-file", id=case)
    assert file.bar.figure.text().startswith("▲ ")


def test_the_report_that_is_due_is_the_one_offered(founded: Founded, window: Open) -> None:
    tip = notice(founded, apprehended=True)
    shown = window(founded.work)
    shown.desk.go("cases-report", id=tip)
    page = shown.page("cases-report")
    assert isinstance(page, ReportPage)
    assert page.kind.value() == ReportKind.POCSO_POLICE  # nobody has met a child to bring
    fear(founded, tip)
    shown.desk.go("cases-report", id=tip)
    assert page.kind.value() == ReportKind.CWC_PRODUCTION
    shown.desk.go("cases-report", id=tip, report="pocso_police")
    assert page.kind.value() == ReportKind.POCSO_POLICE


def due_in(case: str, nature: ClockNature, hours: float, now: datetime) -> ClockDue:
    running = RunningClock(case, "rule", nature, now, now + timedelta(hours=hours), 0, 330)
    return ClockDue(case, case, nature is ClockNature.STATUTORY, running)


def test_pages_of_the_cases_are_covered_while_the_window_is_not_looked_at(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    shown.desk.go("cases")
    curtain = next(one for one in shown.page("cases").children() if isinstance(one, Curtain))
    curtain.heed(Qt.ApplicationState.ApplicationInactive)
    assert curtain.isVisible()
    assert curtain.geometry() == shown.page("cases").rect()
    shown.resize(1200, 760)
    QApplication.processEvents()
    assert curtain.geometry() == shown.page("cases").rect()
    curtain.heed(Qt.ApplicationState.ApplicationActive)
    assert not curtain.isVisible()


@pytest.mark.parametrize("width", [1366, 1024])
def test_the_file_fits_the_window(founded: Founded, window: Open, width: int) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work, width, 768 if width == 1366 else 700)
    shown.desk.go("cases-file", id=case)
    page = shown.page("cases-file")
    assert isinstance(page, FilePage)
    QApplication.processEvents()
    assert page.area.horizontalScrollBar().maximum() == 0
    assert page.bar.isVisible()


def test_the_team_is_named_and_an_identity_opened_with_a_reason(
    founded: Founded, window: Open
) -> None:
    case = notice(founded, name="Zorina")
    shown = window(founded.work)
    shown.desk.go("cases-team-name", id=case)
    form = shown.page("cases-team-name")
    assert isinstance(form, TeamFormPage)
    others = [slot for slot in form.ticks if slot != founded.work.vault.slot_id]
    form.ticks[others[0]].click()
    form.lead.set_value(founded.work.vault.slot_id)
    form.save()
    assert shown.here == "cases-team"
    assert founded.work.cases.files.whole(case).head.team_named
    shown.desk.go("cases-identity", id=case)
    page = shown.page("cases-identity")
    assert isinstance(page, IdentityPage)
    page.save()
    assert not page.shown.isVisible()
    page.reason.set_value("safety")
    page.save()
    assert page.shown.isVisible()
    page.timer.timeout.emit()
    assert not page.shown.isVisible()
    shown.desk.go("cases-team", id=case)
    team = shown.page("cases-team")
    assert isinstance(team, TeamPage)
    assert team.looked.isVisible()
