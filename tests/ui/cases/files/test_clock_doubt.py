"""The laptop's clock in doubt: on every page of the cases, and confirmed by two."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import cast

import pytest

from sr_board.base.clock import FixedClock
from sr_board.cases.files.service_intake import RaiseFlag, TakeNotice
from sr_board.cases.moments import When
from sr_board.cases.rules.laptop_clock import ClockDoubt
from sr_board.cases.vocabulary import CaseSource, Flag
from sr_board.i18n import translator
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import notice
from ui.cases.clock_doubt import ClockDoubtStrip
from ui.cases.files.file_page import FilePage
from ui.cases.files.papers import papers
from ui.cases.keeping.laptop_clock import LaptopClockPage
from ui.cases.moves.backdated_form import BackdatedPage
from ui.main_window import MainWindow
from ui.papers.kinds import PaperAsked
from ui.today_cases import doubt_rows


def strip(shown: MainWindow, key: str, **place: object) -> ClockDoubtStrip:
    shown.desk.go(key, **place)
    (found,) = shown.page(key).findChildren(ClockDoubtStrip)
    return found


def test_the_doubt_stands_on_every_page_until_two_confirm(
    founded: Founded, window: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = notice(founded)
    clock = FixedClock(datetime.now(UTC) - timedelta(hours=2))
    room = replace(founded.work.cases._room, clock=clock)
    laptop = founded.work.cases.laptop
    shown = window(founded.work)
    assert strip(shown, "cases").notice is None
    monkeypatch.setattr(laptop, "_room", room)
    for key, place in (("cases", {}), ("cases-file", {"id": case}), ("cases-keeping", {})):
        found = strip(shown, key, **place)
        assert found.notice is not None
        assert "is in doubt" in found.notice.text()
    (row,) = doubt_rows(founded.work)
    assert row.go == "cases-laptop-clock"
    monkeypatch.setattr(founded.work.cases.intake, "_room", room)
    founded.work.cases.intake.raise_flag(RaiseFlag(case, Flag.FAMILY_UNSAFE))
    shown.desk.go("cases-file", id=case)
    file = cast(FilePage, shown.page("cases-file"))
    assert "danger noted (clock in doubt)" in file.line.accessibleName()
    kind = next(one for one in papers(founded.work) if one.key == "case-sheet")
    assert kind.make(PaperAsked("case-sheet", case, "en"), translator("en")).pdf
    shown.desk.go("cases-laptop-clock")
    page = cast(LaptopClockPage, shown.page("cases-laptop-clock"))
    page.save()
    assert page.today.error()
    page.today.set_day(clock.today() + timedelta(days=1))
    page.save()
    page._signed(founded.second())
    assert page.today.error()
    page.today.set_day(clock.today())
    page.save()
    page._signed(founded.second())
    assert shown.here == "cases-keeping"
    monkeypatch.undo()  # the chain itself is written by the true clock here
    assert laptop.state().doubt is ClockDoubt.NONE
    assert strip(shown, "cases").notice is None
    assert doubt_rows(founded.work) == ()


def test_why_it_was_entered_late(founded: Founded, window: Open) -> None:
    early = When(founded.work.clock.now() - timedelta(days=20))
    case = founded.work.cases.intake.notice(TakeNotice(CaseSource.PEER, early)).id
    shown = window(founded.work)
    shown.desk.go("cases-backdated", id=case)
    page = cast(BackdatedPage, shown.page("cases-backdated"))
    page.entry.set_value(None)
    page.save()
    assert page.entry.error()
    shown.desk.go("cases-backdated", id=case)
    page.why.set_value("The phone was broken")
    page.save()
    page._signed(founded.second())
    assert shown.here == "cases-file"
