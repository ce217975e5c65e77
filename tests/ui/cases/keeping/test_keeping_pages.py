"""Law, services, dates, returns and breaches in the window."""

from __future__ import annotations

from datetime import date, timedelta
from types import SimpleNamespace
from typing import cast

import pytest
from PySide6.QtWidgets import QLabel

from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.cases.files.service_intake import TakeNotice
from sr_board.cases.keeping.service_directory import SaveService
from sr_board.cases.moments import When
from sr_board.cases.rules.breaches import BreachState
from sr_board.cases.rules.retention import HeldBackup
from sr_board.cases.vocabulary import CaseSource, ReferralKind, Takes
from sr_board.i18n import translator
from tests.ui.cases.board.conftest import Founded, Open
from ui.cases.files.presenter import FilesPresenter
from ui.cases.keeping.breaches import BreachesPage, BreachNotePage, BreachToldPage
from ui.cases.keeping.erasure import ErasurePage, HoldPage
from ui.cases.keeping.hub import KeepingPage
from ui.cases.keeping.law_choice import LawChoicePage
from ui.cases.keeping.law_page import LawEditPage, LawPage
from ui.cases.keeping.papers import papers
from ui.cases.keeping.presenter import period_words, periods
from ui.cases.keeping.returns import ReturnsPage
from ui.cases.keeping.services import ServicePage, ServicesPage
from ui.cases.keeping.trend import FigurePage, TrendPage
from ui.main_window import MainWindow
from ui.page import Page
from ui.papers.kinds import PaperAsked
from ui.state import StateMark
from ui.today_cases import breach_rows


def words(page: Page) -> str:
    labels = [label.text() for label in page.findChildren(QLabel)]
    return " ".join([*labels, *(mark.accessibleName() for mark in page.findChildren(StateMark))])


def at(shown: MainWindow, key: str, **place: object) -> Page:
    shown.desk.go(key, **place)
    page = shown.page(key)
    assert shown.here == key
    return page


def test_the_front_page_leads_everywhere(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(KeepingPage, at(shown, "cases-keeping"))
    said = words(page)
    for row in (
        "Services",
        "The law",
        "Breaches of data",
        "Dates of erasure",
        "Return of the board",
    ):
        assert row in said
    assert "3 to be checked" in said


def test_a_service_is_written_down_and_taken_out(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    services = cast(ServicesPage, at(shown, "cases-services"))
    assert "not checked here" in words(services)
    form = cast(ServicePage, at(shown, "cases-service", id="pack/osc"))
    assert form.phone.value() == "181"
    form.kind.set_value(None)
    form.save()
    assert form.kind.error()
    form.kind.set_value(str(ReferralKind.OSC))
    form.stay.set_value("many")
    form.save()
    assert form.stay.error()
    form.stay.set_value("5")
    form.languages.set_value("Bengali, Hindi")
    form.takes[str(Takes.ADULTS)].setChecked(True)
    form.save()
    assert shown.here == "cases-services"
    made = next(r for r in founded.work.cases.directory.all() if r.kind is ReferralKind.OSC)
    assert (made.languages, made.max_stay_days, made.stale) == (("Bengali", "Hindi"), 5, False)
    form = cast(ServicePage, at(shown, "cases-service", id=made.id))
    assert form.takes[str(Takes.ADULTS)].isChecked()
    form.end()
    assert all(r.kind is not ReferralKind.OSC for r in founded.work.cases.directory.all())
    form = cast(ServicePage, at(shown, "cases-service"))
    form.end()
    assert shown.here == "cases-services"


def test_the_law_is_shown_and_a_new_version_signed_by_two(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(LawPage, at(shown, "cases-law"))
    said = words(page)
    assert "24 hours and the journey" in said
    assert "No lawyer has confirmed this law yet." in said
    assert "not confirmed" in said
    form = cast(LawEditPage, at(shown, "cases-law-edit"))
    form.checked_by.set_value("R. Sen, advocate")
    form.lengths["cwc_production"].set_value("a day")
    form.save()
    assert form.lengths["cwc_production"].error()
    form.lengths["cwc_production"].set_value("720")
    form.body.set_value("Committee of the district")
    form.notice.set_value("We write down what you tell us.")
    form.save()
    assert form.panel.isVisible()
    form._signed(founded.second())
    assert shown.here == "cases-law"
    seen = founded.work.cases.packs.seen()
    assert seen.pack.id_version == "in@1-1"
    assert seen.pack.content["authorities"]["child"] == "Committee of the district"
    assert seen.pack.content["consent"]["version"] == "2"
    assert "12 hours and the journey" in words(page)
    form = cast(LawEditPage, at(shown, "cases-law-edit"))
    form.lengths["cwc_production"].set_value("2000")
    form.checked_by.set_value("R. Sen")
    form.save()
    form._signed(founded.second())
    assert shown.here == "cases-law-edit"
    assert founded.work.cases.packs.seen().pack.id_version == "in@1-1"


def test_a_breach_is_noted_and_told(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    form = cast(BreachNotePage, at(shown, "cases-breach"))
    form.what.set_value("A sheet was left\nin the bus")
    form.persons.set_value("some")
    form.save()
    assert form.persons.error()
    form.persons.set_value("3")
    form.save()
    assert shown.here == "cases-breaches"
    page = cast(BreachesPage, shown.page("cases-breaches"))
    assert "A sheet was left in the bus" in words(page)
    (row,) = founded.work.cases.breaches.all()
    (waiting,) = breach_rows(founded.work)
    assert waiting.go == "cases-breaches"
    told = cast(BreachToldPage, at(shown, "cases-breach-told", id=row.breach.id))
    told.day.set_day(founded.work.clock.today() + timedelta(days=1))
    told.save()
    assert told.day.error()
    known = row.breach.known.at
    assert known is not None
    told.fill(row.breach)
    local = known + timedelta(minutes=founded.work.clock.offset_minutes())
    told.day.set_day(local.date())
    told.time.set_moment(local.time())
    told.why_not.set_value("Nobody can be found")
    told.save()
    assert shown.here == "cases-breaches"
    (row,) = founded.work.cases.breaches.all()
    assert row.breach.authority_told_at == known
    assert row.state is BreachState.DONE
    assert breach_rows(founded.work) == []
    told = cast(BreachToldPage, at(shown, "cases-breach-told", id=row.breach.id))
    assert told.why_not.line.isReadOnly()


def test_dates_of_erasure_and_an_order(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(ErasurePage, at(shown, "cases-erasure"))
    assert "No date comes near." in words(page)
    now = founded.work.clock.now()
    case = founded.work.cases.intake.notice(TakeNotice(CaseSource.PEER, When(now))).id
    hold = cast(HoldPage, at(shown, "cases-hold", id=case))
    hold.body.set_value("Sessions court")
    hold.number.set_value("14/2026")
    hold.save()
    assert hold.panel.isVisible()
    hold._signed(founded.second())
    assert shown.here == "cases-erasure"
    assert founded.work.cases.files.whole(case).summary.legal_hold
    end = at(shown, "cases-hold-end", id=case)
    end._signed(founded.second())  # type: ignore[attr-defined]
    assert not founded.work.cases.files.whole(case).summary.legal_hold


def test_working_figures_and_a_release_on_paper(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(ReturnsPage, at(shown, "cases-returns"))
    assert "Nothing was released yet." in words(page)
    year = founded.work.clock.today().year
    page.period.set_value(str(year))
    page.release()
    assert founded.work.cases.statistics.releases() == ()  # the year is not over
    founded.work.cases.statistics.release(f"{year - 1}")
    page.refresh()
    assert period_words(f"{year - 1}") in words(page)
    kind = next(one for one in papers(founded.work) if one.key == "case-return")
    for language in ("en", "bn"):
        asked = PaperAsked("case-return", str(year - 1), language)
        drawn = kind.make(asked, translator(language, language == "bn"))
        assert drawn.pdf.startswith(b"%PDF")
        assert drawn.name == f"return-{year - 1}"


def test_periods_are_those_of_two_years(founded: Founded) -> None:
    found = [key for key, _ in periods(date(2026, 4, 2))]
    assert found[:7] == [
        *("2026", "2026-Q2", "2026-Q1"),
        *("2026-04", "2026-03", "2026-02", "2026-01"),
    ]
    assert len(found) == 7 + 17
    assert period_words("2026-Q1") == "Quarter 1 of 2026"
    assert period_words("2026-04") == "April 2026"


def test_tonight_s_telephones_come_from_the_directory(founded: Founded) -> None:
    shown, tr = FilesPresenter(founded.work), translator("en")
    wanted = SaveService(ReferralKind.CWC, "Committee", "033 1", duty_phones=("033 2",))
    made = founded.work.cases.directory.save(wanted).id
    phones = dict(shown.phones(tr))
    told = phones["Member of the committee on duty: Committee"]
    assert set(told.split(", ")) == {"033 2", "033 1"}  # which stands first depends on the hour
    assert phones["Child helpline"] == "1098 / 112"
    assert phones["Doctor"] == ""
    founded.work.cases.directory.end(made)


def test_a_directory_or_a_law_that_cannot_be_read_stops_neither_page(founded: Founded) -> None:
    broken = SimpleNamespace(clock=founded.work.clock, cases=SimpleNamespace(packs=_Broken()))
    shown = FilesPresenter(broken)  # type: ignore[arg-type]
    assert dict(shown.phones(translator("en")))["Child helpline"] == "1098 / 112"
    assert shown.read_aloud().words == ""


class _Broken:
    def seen(self) -> None:
        raise InputInvalid("pack-unreadable")


def test_times_of_keeping_are_read_and_changed_within_their_limits(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    page = cast(LawPage, at(shown, "cases-law"))
    assert "Who a willing adult is" in words(page)
    form = cast(LawEditPage, at(shown, "cases-law-edit"))
    assert "1 to 90" in words(form)
    form.checked_by.set_value("A lawyer")
    form.kept["willing_identity_days"].set_value("৯৫")
    form.second = founded.second()
    assert form.wishes()
    assert form.wish[1] == {"retention.willing_identity_days": 95}
    with pytest.raises(RuleBroken, match="case-r25"):
        form.act()
    form.kept["willing_identity_days"].set_value("60")
    assert form.wishes()
    form.act()
    lengths = founded.work.cases.packs.seen().pack.content["retention"]
    assert lengths["willing_identity_days"] == 60


def test_the_page_of_erasure_names_older_backups(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(ErasurePage, at(shown, "cases-erasure"))
    assert page.held.isHidden()
    page.show_dates((), (), (HeldBackup(date(2026, 3, 6), 2, date(2027, 3, 1)),))
    assert not page.held.isHidden()
    assert "Place 2; not kept from 1 Mar 2027" in words(page)


def test_a_year_is_shown_with_its_tables_and_saved_as_a_table(
    founded: Founded, window: Open
) -> None:
    shown = window(founded.work)
    year = founded.work.clock.today().year
    page = cast(ReturnsPage, at(shown, "cases-returns"))
    page.period.set_value(str(year))
    said = words(page)
    for title in ("Age and finding", "Work of the board", "Protection of data"):
        assert title in said
    assert "adds up" in said
    assert "Sittings with too few to decide" in said
    page.period.set_value(f"{year}-01")
    page.refresh()
    assert page.tables == []
    founded.work.cases.statistics.release(f"{year - 1}")
    kind = next(one for one in papers(founded.work) if one.key == "case-return")
    for form in kind.forms:
        for language in ("en", "bn"):
            asked = PaperAsked("case-return", str(year - 1), language)
            assert form.make(asked, translator(language, language == "bn"))


def test_published_figures_stand_apart(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(TrendPage, at(shown, "cases-trend"))
    assert "No published figure is written down." in words(page)
    form = cast(FigurePage, at(shown, "cases-figure"))
    form.save()
    assert form.since.error()
    form.since.set_value("2009")
    form.until.set_value("2011")
    form.value.set_value("many")
    form.source.set_value("a paper of 2012")
    form.save()
    assert form.value.error()
    form.value.set_value("2,195")
    form.save()
    assert shown.here == "cases-trend"
    said = words(page)
    assert "2009–2011: Screened 2,195" in said
    assert "not verified" in said
    (one,) = founded.work.cases.legacy.all()
    page.which.set_value("minors_percent")
    page.strike(one.id)
    assert founded.work.cases.legacy.all() == ()
    assert "No published figure is written down." in words(page)


def test_another_law_is_chosen_by_two(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    page = cast(LawPage, at(shown, "cases-law"))
    assert "How long files are kept" in words(page)
    form = cast(LawChoicePage, at(shown, "cases-law-choose"))
    assert form.pack.value() == "in"
    form.pack.set_value("in-wb")
    form._say_about()
    assert "not confirmed" in words(form)
    form.save()
    assert "West Bengal" in words(form)
    form._signed(founded.second())
    assert shown.here == "cases-law"
    assert founded.work.cases.packs.seen().pack.id == "in-wb"
    form = cast(LawChoicePage, at(shown, "cases-law-choose"))
    form._signed(founded.second())
    assert shown.here == "cases-law-choose"
    form.pack.set_choices([])
    form.save()
    assert form.pack.error()
