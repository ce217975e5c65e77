"""Files that leave the vault: asked once, written where the person chose, and logged."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QWidget
from sqlalchemy import select

from sr_board.access.roles import Role
from sr_board.audit.models import BookEvent
from sr_board.people.service_export import ExportForm
from sr_board.people.service_persons import SetPrivate
from tests.conftest import Book
from tests.ui.members.house import Work, at, window
from ui.main_window import MainWindow

Answer = Callable[[bool], list[str]]


def export_page(made: MainWindow) -> Any:
    return at(made, "members-export")


def acts(book: Book) -> list[str]:
    with book.read() as session:
        return list(session.scalars(select(BookEvent.action)))


def test_the_default_answer_saves_nothing(
    made: MainWindow, book: Book, answer_dialog: Answer, saved_at: Path
) -> None:
    asked = answer_dialog(False)
    export_page(made).save()
    assert asked == ["Save a file that is not encrypted?"]
    assert not saved_at.exists()
    assert "people.exported" not in acts(book)


def test_a_plain_table_without_private_fields(
    made: MainWindow, work: Work, book: Book, answer_dialog: Answer, saved_at: Path
) -> None:
    asha = next(row.person for row in work.all() if row.person.name == "Asha")
    work.persons.set_private(SetPrivate(asha.person_id, "Asha Rani", "9831234567"))
    page = export_page(made)
    page.kind.set_value(ExportForm.CSV)
    answer_dialog(True)
    page.save()
    text = saved_at.read_text("utf-8-sig")
    assert "Asha" in text
    assert "9831234567" not in text
    assert "people.exported" in acts(book)
    assert page.notices.current().text().startswith("25 entries are in the file.")


def test_private_fields_only_when_asked_for_and_allowed(
    made: MainWindow, work: Work, book: Book, answer_dialog: Answer, saved_at: Path
) -> None:
    asha = next(row.person for row in work.all() if row.person.name == "Asha")
    work.persons.set_private(SetPrivate(asha.person_id, "Asha Rani", "9831234567"))
    page = export_page(made)
    page.kind.set_value(ExportForm.CSV)
    page.private.setChecked(True)
    answer_dialog(True)
    page.save()
    assert "9831234567" in saved_at.read_text("utf-8-sig")
    assert "people.exported-private" in acts(book)
    auditor = window(Work(book, (Role.AUDITOR,)))
    assert not export_page(auditor).private.isVisible()


def test_a_spreadsheet_in_bengali_of_one_group(
    made: MainWindow, home: str, answer_dialog: Answer, saved_at: Path
) -> None:
    page = at(made, "members-export", group=home)
    page.language.set_value("bn")
    answer_dialog(True)
    page.save()
    assert saved_at.read_bytes()[:2] == b"PK"
    assert page.notices.current().text().startswith("15 entries")


def test_a_place_that_cannot_be_written_is_said(
    made: MainWindow,
    answer_dialog: Answer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(
        "ui.members.export_page.ask_save_path", lambda *_a: tmp_path / "none" / "x.csv"
    )
    page = export_page(made)
    answer_dialog(True)
    page.save()
    assert "could not be saved there" in page.notices.current().text()


def test_a_helper_has_no_way_to_export(work: Work, home: str, book: Book) -> None:
    made = window(Work(book, (Role.HELPER,)))
    made.show_page("members-export")
    assert made.here == "members"
    assert isinstance(made.page("members"), QWidget)
