"""Sealing a file for another board, noting that it took it, the board's key, taking a file in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLabel

from sr_board.cases.rules.board_keys import key_line
from sr_board.cases.vocabulary import Basis, CaseState
from sr_board.i18n import translator
from sr_board.vault.keys import new_box
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.boards.page import BoardsPage
from ui.cases.boards.papers import papers
from ui.cases.boards.send_forms import AcceptedPage, SendPage
from ui.page import Page
from ui.papers.kinds import PaperAsked
from ui.state import StateMark


def words(page: Page) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_a_file_goes_out_and_rests(founded: Founded, window: Open, tmp_path: Path) -> None:
    case = notice(founded)
    fear(founded, case)
    shown = window(founded.work)
    shown.desk.go("cases-send", id=case)
    page = cast(SendPage, shown.page("cases-send"))
    said = words(page)
    for part in ("The file itself: 1", "Clocks: 4", "What reached the board: 1", "Name, phone"):
        assert part in said
    page.save()
    assert page.basis.error()
    page.basis.set_value(str(Basis.LAW_DUTY))
    page.to.set_value("Board of the south")
    page.reason.set_value("She lives there")
    page.where = lambda _name: None
    page.save()
    assert not page.panel.isVisible()
    path = tmp_path / "away.srboard"
    page.where = lambda _name: path
    page.line.set_value("no key")
    page.save()
    page._signed(founded.second())
    assert page.line.error()
    assert not path.exists()
    key = tmp_path / "key.txt"
    key.write_text(f"SR Board\n\n{key_line(new_box()[0])}\n", "utf-8")
    page.key_file = lambda: key
    page.read_key()
    page.save()
    page._signed(founded.second())
    assert path.read_bytes().startswith(b"SRBOARD/TRANSFER/1\n")
    kind = next(one for one in papers(founded.work) if one.key == "case-transfer-cover")
    (sent,) = founded.work.cases.transfer.picture(case).sent
    for language in ("en", "bn"):
        asked = PaperAsked("case-transfer-cover", f"{case}/{sent.id}", language)
        drawn = kind.make(asked, translator(language, language == "bn"))
        assert drawn.pdf.startswith(b"%PDF")
        assert drawn.name == "cover-sheet"
    shown.desk.go("cases-send", id=case)
    assert "not taken yet" in " ".join(m.accessibleName() for m in page.findChildren(StateMark))
    shown.desk.go("cases-send-accepted", id=case)
    took = cast(AcceptedPage, shown.page("cases-send-accepted"))
    assert "duties by law are open" in words(took)
    took.save()
    assert took.day.error()
    took.day.set_day(founded.work.clock.today())
    took.by.set_value("Secretary of the south")
    took.save()
    took._signed(founded.second())
    assert shown.here == "cases-file"
    found = founded.work.cases.files.whole(case)
    assert found.head.state is CaseState.TRANSFERRED
    assert found.summary.open_statutory == 2


def test_the_key_is_made_and_a_file_taken_in(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    shown = window(founded.work)
    shown.desk.go("cases-boards")
    page = cast(BoardsPage, shown.page("cases-boards"))
    assert "There is no key yet." in words(page)
    page.make_key()
    assert page.own is not None
    line, text = page.own.line, tmp_path / "board-key.txt"
    assert line.split("-")[0] in words(page)
    page.where = lambda _name: text
    page.save_key()
    assert line in text.read_text("utf-8")
    page.sure = lambda: False
    page.make_key()
    assert page.own.line == line
    kind = next(one for one in papers(founded.work) if one.key == "case-board-key")
    drawn = kind.make(PaperAsked("case-board-key", "key", "en"), translator("en"))
    assert drawn.pdf.startswith(b"%PDF")
    case = notice(founded)
    shown.desk.go("cases-send", id=case)
    send = cast(SendPage, shown.page("cases-send"))
    send.to.set_value("Ourselves")
    send.basis.set_value(str(Basis.VITAL_INTEREST))
    send.reason.set_value("To try it")
    send.line.set_value(line)
    path = tmp_path / "a.srboard"
    send.where = lambda _name: path
    send.save()
    send._signed(founded.second())
    shown.desk.go("cases-boards")
    page.sealed_file = lambda: text
    page.take_in()
    assert "no file sealed by a board" in words(page)
    page.sealed_file = lambda: path
    page.take_in()
    assert shown.here == "cases-file"
    shown.desk.go("cases-boards")
    page.take_in()
    assert "taken in before" in words(page)
    page.sealed_file = lambda: tmp_path / "nothing"
    page.take_in()
    assert shown.here == "cases-boards"
