"""Papers: what is offered, looking at one in two languages, saving after being asked, printing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QPageSize
from PySide6.QtPrintSupport import QPrinter

from governance.commands import MarkAllHere
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed
from sr_board.papers import page_texts
from tests.ui.meetings.collective import Collective
from tests.ui.meetings.typing import go
from ui.live import speak
from ui.main_window import MainWindow
from ui.papers.kinds import OtherForm, PaperAsked
from ui.papers.lock_page import LockPage
from ui.papers.offered import all_kinds
from ui.papers.page_view import PageView
from ui.papers.papers_presenter import PapersPresenter
from ui.papers.preview import PreviewPage

Open = Callable[..., MainWindow]


def presenter(work: Any) -> PapersPresenter:
    return PapersPresenter(work, all_kinds(work))


def preview(window: MainWindow, kind: str, ref: str) -> PreviewPage:
    page = go(window, "paper", kind=kind, id=ref)
    assert isinstance(page, PreviewPage)
    return page


def test_the_list_holds_what_can_be_made_now(collective: Collective) -> None:
    signed = collective.closed()
    collective.signed(signed)
    collective.called(("Opening", "info"))
    lines = presenter(collective.secretary).load().lines
    shown = [(line.kind, speak(line.title)) for line in lines]
    assert shown == [
        ("register", "Register of members"),
        ("welcome", "Welcome: what a new member is given"),
        ("new-group", "A new group begins"),
        ("notice", "Notice of meeting 2"),
        ("attendance", "Attendance sheet of meeting 2"),
        ("minutes", "Minutes of meeting 1"),
    ]


def test_a_helper_has_no_papers_but_the_sheet_to_sign_on(collective: Collective) -> None:
    meeting = collective.opened()
    helper = presenter(collective.work(Role.HELPER))
    with pytest.raises(NotAllowed):
        helper.load()
    with pytest.raises(NotAllowed):
        helper.make(PaperAsked("minutes", meeting))
    assert helper.make(PaperAsked("attendance", meeting), dpi=30).pages


def test_minutes_are_shown_and_redrawn_in_bengali(window: Open, collective: Collective) -> None:
    meeting = collective.closed()
    page = preview(window(), "minutes", meeting)
    assert page.made is not None
    assert page.view.count() == len(page.made.pages) >= 1
    first = page.made.pdf
    page.language.set_value("bn")
    page.digits.click()
    assert page.made.asked.language == "bn"
    assert page.made.asked.native_digits
    assert page.made.pdf != first
    assert "২০২৬" in "".join(page_texts(page.made.pdf))


def test_the_register_names_all_members_by_number(collective: Collective) -> None:
    made = presenter(collective.secretary).make(PaperAsked("register", collective.group), dpi=30)
    text = "".join(page_texts(made.pdf))
    assert "Shanta" in text
    assert "15 members" in text
    assert "Bakul" not in made.name


def test_saving_asks_first_and_writes_nothing_when_refused(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    meeting = collective.closed()
    page = preview(window(), "minutes", meeting)
    target = tmp_path / "minutes.pdf"
    page.where = lambda _name, _ending: target
    page.sure = lambda: False
    page.keep.click()
    assert not target.exists()
    page.sure = lambda: True
    page.keep.click()
    assert page.made is not None
    assert target.read_bytes() == page.made.pdf
    assert target.stat().st_mode & 0o077 == 0
    notice = page.notices.current()
    assert notice is not None
    assert "not encrypted" in notice.text()


def test_a_guarded_paper_is_saved_locked_unless_said_otherwise(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    meeting, main = collective.closed(), window()
    page = preview(main, "minutes", meeting)
    guarded = [replace(kind, guarded=True) for kind in page.presenter._kinds.values()]
    page.presenter._kinds = {kind.key: kind for kind in guarded}
    page.keep.click()
    assert main.here == "paper-lock"
    lock = main.page("paper-lock")
    assert isinstance(lock, LockPage)
    target = tmp_path / "minutes.pdf"
    lock.where = lambda _name: target
    lock.lock.first.set_value("too short")
    lock.save()
    assert lock.lock.first.error()
    for field in (lock.lock.first, lock.lock.again):
        field.set_value("kite lamp river seven")
    assert lock.draft() is None
    lock.save()
    assert b"/Encrypt" in target.read_bytes()
    assert target.stat().st_mode & 0o077 == 0
    assert main.here == "paper"
    assert lock.lock.first.value() == ""
    main.desk.go("paper-lock", kind="minutes", id=meeting)
    lock.sure = lambda: False
    target.unlink()
    lock.save_open()
    assert not target.exists()
    lock.sure = lambda: True
    lock.save_open()
    assert b"/Encrypt" not in target.read_bytes()


def test_a_folder_that_is_gone_is_said(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    page = preview(window(), "minutes", collective.closed())
    page.where = lambda _name, _ending: tmp_path / "gone" / "minutes.pdf"
    page.sure = lambda: True
    page.keep.click()
    notice = page.notices.current()
    assert notice is not None
    assert notice.text().startswith("The paper could not be written there.")


def test_printing_paints_every_page(window: Open, collective: Collective, tmp_path: Path) -> None:
    page = preview(window(), "minutes", collective.closed())
    target = tmp_path / "printed.pdf"
    printer = QPrinter(QPrinter.PrinterMode.ScreenResolution)
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
    printer.setOutputFileName(str(target))
    page.printer = lambda _count: printer
    page.main.click()
    assert page.made is not None
    assert len(page_texts(target.read_bytes())) == len(page.made.pages)
    notice = page.notices.current()
    assert notice is not None
    assert notice.text() == "The paper went to the printer."


def test_leaving_forgets_the_pages(window: Open, collective: Collective) -> None:
    main = window()
    page = preview(main, "minutes", collective.closed())
    go(main, "papers")
    assert page.made is None
    assert page.view.count() == 0


def test_zoom_goes_in_steps_and_stops_at_the_ends() -> None:
    view = PageView()
    for _ in range(10):
        view.step(1)
    assert view.zoom == 200
    for _ in range(10):
        view.step(-1)
    assert view.zoom == 50


def test_a_paper_is_saved_in_another_form_too(
    window: Open, collective: Collective, tmp_path: Path
) -> None:
    page = preview(window(), "minutes", collective.closed())
    form = OtherForm("txt", "Save as text", lambda asked, tr: asked.language.encode())
    kind = page.presenter.kind("minutes")
    page.presenter._kinds["minutes"] = replace(kind, forms=(form,))
    main = page.desk
    main.go("papers")
    main.go("paper", kind="minutes", id=page.asked.id if page.asked else "")
    target = tmp_path / "minutes.txt"
    asked: list[str] = []
    page.where = lambda name, ending: asked.append(f"{name} {ending}") or target
    page.sure = lambda: True
    page.forms["txt"].click()
    assert asked == ["minutes-2026-001-en.txt txt"]
    assert target.read_bytes() == b"en"


@pytest.mark.parametrize("ending", ["odt", "docx"])
def test_minutes_are_saved_for_word_processors(
    collective: Collective, tmp_path: Path, ending: str
) -> None:
    papers = presenter(collective.secretary)
    made = papers.make(PaperAsked("minutes", collective.closed()), dpi=30)
    target = tmp_path / f"minutes.{ending}"
    papers.save(made, target, ending)
    assert target.read_bytes().startswith(b"PK")


@pytest.mark.parametrize("kind", ["notice", "proxy", "conflict", "attendance"])
def test_papers_before_a_meeting_can_be_made(collective: Collective, kind: str) -> None:
    meeting = collective.called(("Opening", "info"), ("Saving", "motion"))
    made = presenter(collective.secretary).make(PaperAsked(kind, meeting), dpi=30)
    assert made.pages
    assert made.name.endswith("-en.pdf")


def test_an_extract_of_one_decision_can_be_made(collective: Collective) -> None:
    meeting = collective.opened(("Saving", "motion"))
    collective.secretary.attendance.all_here(MarkAllHere(meeting))
    item = collective.secretary.meetings.whole(meeting).record.items[0].id
    decision = collective.decided(meeting, item, "Each saves ₹ 60.")
    asked = PaperAsked("extract", f"{meeting}/{decision}")
    made = presenter(collective.secretary).make(asked, dpi=30)
    assert "Each saves ₹ 60." in " ".join("".join(page_texts(made.pdf)).split())
