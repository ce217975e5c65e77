"""A concern on the wrong file, moved by two on the page."""

from __future__ import annotations

from typing import cast

from sr_board.cases.vocabulary import CaseState, Track
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.files.file_page import FilePage
from ui.cases.moves.concern_form import ConcernMovedPage


def test_a_concern_is_moved_to_a_new_file(founded: Founded, window: Open) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work)
    shown.desk.go("cases-concern-moved", id=case)
    page = cast(ConcernMovedPage, shown.page("cases-concern-moved"))
    assert page.bar.isVisible()
    page.concern.set_value(None)
    page.save()
    assert page.concern.error()
    shown.desk.go("cases-concern-moved", id=case)
    page.save()
    assert page.panel.isVisible()
    page._signed(founded.second())
    assert page.reason.error()
    page.reason.set_value("It was the girl next door")
    page.save()
    page._signed(founded.second())
    assert shown.here == "cases-file"
    file = cast(FilePage, shown.page("cases-file"))
    assert file.view is not None
    assert file.view.head.id != case
    assert file.view.head.track is Track.CHILD
    file_code = file.view.head.code
    first = founded.work.cases.files.whole(case)
    assert first.head.state is CaseState.NOTICED
    shown.desk.go("cases-file", id=case)
    assert f"concern moved to another file: {file_code}" in file.line.accessibleName()
