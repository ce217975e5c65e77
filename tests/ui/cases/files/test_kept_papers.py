"""Kept papers in the window: chosen, kept, listed, looked at in memory alone."""

from __future__ import annotations

import io
from pathlib import Path

import pikepdf
from PIL import Image

from sr_board.cases.files.records_consent import ConsentRow
from sr_board.cases.files.service_age import AddEvidence
from sr_board.cases.files.service_consent import GiveConsent
from sr_board.cases.files.service_reports import MakeReport
from sr_board.cases.files.service_scans import KeepPaper
from sr_board.cases.moments import When
from sr_board.cases.records import IdentityOpening, StatutoryReport
from sr_board.cases.rules.kept_papers import PaperKind
from sr_board.cases.vocabulary import (
    Evidence,
    EvidenceSeen,
    IdentityReason,
    Purpose,
    ReportKind,
    ReportMode,
)
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.files.age_page import AgePage
from ui.cases.files.consent_page import ConsentPage
from ui.cases.files.forms import OrderPage, ReceiptPage
from ui.cases.scans.destroy_form import DestroyScanPage
from ui.cases.scans.keep_form import KeepPaperPage
from ui.cases.scans.kept_page import KeptPapersPage
from ui.cases.scans.paper_page import PaperShownPage


def scan(folder: Path) -> Path:
    path = folder / "scan.png"
    Image.new("L", (60, 90), "white").save(path)
    return path


def pdf() -> bytes:
    kept = io.BytesIO()
    with pikepdf.new() as made:
        made.add_blank_page(page_size=(300, 400))
        made.add_blank_page(page_size=(300, 400))
        made.save(kept)
    return kept.getvalue()


def test_a_certificate_is_kept_from_its_evidence(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    case = notice(founded)
    seen = AddEvidence(case, Evidence.SCHOOL_CERTIFICATE, EvidenceSeen.ORIGINAL, lower=20, upper=24)
    founded.work.cases.age.evidence(seen)
    shown = window(founded.work)
    shown.desk.go("cases-age", id=case)
    age = shown.page("cases-age")
    assert isinstance(age, AgePage)
    row = age.card.body.itemAt(0).widget()
    row.button.click()
    form = shown.page("cases-paper-keep")
    assert isinstance(form, KeepPaperPage)
    assert form.whose.value() == founded.work.cases.files.whole(case).evidence[0].id
    assert not form.shows.isEnabled()
    form.save()
    assert "scan" in form.kind.error()
    form.scan.take(scan(tmp_path))
    form.save()
    assert form.notices.current() is not None
    assert founded.work.cases.scans.papers(case) == ()
    form.paper.setChecked(True)
    form.save()
    assert shown.here == "cases-kept-papers"
    page = shown.page("cases-kept-papers")
    assert isinstance(page, KeptPapersPage)
    page.card.body.itemAt(0).widget().button.click()
    paper = shown.page("cases-paper")
    assert isinstance(paper, PaperShownPage)
    assert paper.pages.count() == 0
    paper.open_sealed()
    assert paper.pages.count() == 0
    paper.reason.set_value(str(IdentityReason.SAFETY))
    paper.open_sealed()
    assert paper.pages.count() == 1
    assert paper.timer.isActive()
    shown.desk.go("cases-age", id=case)
    assert age.card.body.itemAt(0).widget().mark is not None
    shown.desk.go("cases-paper", id=case, paper=paper.paper_id, sealed=True)
    view = founded.work.cases.files.whole(case)
    assert [one.reason for one in view.all(IdentityOpening)] == ["safety"]
    shown.desk.go("cases-file", id=case)
    assert paper.pages.count() == 0
    assert not paper.timer.isActive()


def test_a_plain_letter_and_a_pdf_open_without_a_reason(founded: Founded, window: Open) -> None:
    case = notice(founded)
    scans = founded.work.cases.scans
    for number, content in enumerate((b"An answer is asked for.", pdf())):
        scans.keep(
            KeepPaper(
                case, PaperKind.LETTER, content, shows_her=False, is_paper=True, id=str(number) * 32
            )
        )
    shown = window(founded.work)
    shown.desk.go("cases-paper", id=case, paper="0" * 32, sealed=False)
    paper = shown.page("cases-paper")
    assert isinstance(paper, PaperShownPage)
    assert paper.words.text() == "An answer is asked for."
    assert paper.pages.count() == 0
    shown.desk.go("cases-paper", id=case, paper="1" * 32, sealed=False)
    assert paper.pages.count() == 2
    assert paper.words.text() == ""
    paper.go_back()
    assert shown.here == "cases-kept-papers"


def test_the_receipt_of_a_report_is_kept_beside_it(founded: Founded, window: Open) -> None:
    case = notice(founded)
    fear(founded, case)
    made = MakeReport(
        case,
        ReportKind.CWC_PRODUCTION,
        "Child Welfare Committee",
        When(founded.work.clock.now()),
        ReportMode.IN_PERSON,
    )
    founded.work.cases.reports.report(made)
    shown = window(founded.work)
    shown.desk.go("cases-receipt", id=case)
    page = shown.page("cases-receipt")
    assert isinstance(page, ReceiptPage)
    page._keep()
    form = shown.page("cases-paper-keep")
    assert isinstance(form, KeepPaperPage)
    row = founded.work.cases.files.whole(case).all(StatutoryReport)[0]
    assert (form.kind.value(), form.whose.value()) == ("receipt", row.id)


def test_orders_and_signed_forms_are_kept_from_their_pages(founded: Founded, window: Open) -> None:
    case = notice(founded)
    founded.work.cases.consent.give(GiveConsent(case, Purpose.ASSIST, "bn", "thumb", "1", True))
    shown = window(founded.work)
    shown.desk.go("cases-order", id=case)
    order = shown.page("cases-order")
    assert isinstance(order, OrderPage)
    order._keep()
    form = shown.page("cases-paper-keep")
    assert isinstance(form, KeepPaperPage)
    assert form.kind.value() == "order"
    shown.desk.go("cases-consent", id=case)
    page = shown.page("cases-consent")
    assert isinstance(page, ConsentPage)
    last = page.before.body.itemAt(page.before.body.count() - 1).widget()
    last.button.click()
    assert shown.here == "cases-paper-keep"
    assert (form.kind.value(), form.whose.value()) == ("consent", "")
    form.whose.set_value(founded.work.cases.files.whole(case).all(ConsentRow)[0].id)
    assert form.whose.value() != ""


def test_a_scan_that_may_not_be_kept_is_destroyed_by_two(founded: Founded, window: Open) -> None:
    case = notice(founded)
    founded.work.cases.scans.keep(
        KeepPaper(case, PaperKind.LETTER, b"a letter", shows_her=False, is_paper=True)
    )
    shown = window(founded.work)
    shown.desk.go("cases-kept-papers", id=case)
    page = shown.page("cases-kept-papers")
    assert isinstance(page, KeptPapersPage)
    page.out.click()
    form = shown.page("cases-paper-destroy")
    assert isinstance(form, DestroyScanPage)
    form.save()
    assert form.paper.error()
    form.paper.set_value(form.kept[0].id)
    form.save()
    assert form.why.error()
    form.why.set_value("person")
    form.save()
    assert form.panel.isVisible()
    form._signed(founded.second())
    assert shown.here == "cases-kept-papers"
    assert founded.work.cases.scans.papers(case) == ()
    assert not page.out.isVisible()
