"""Sealing a file for another board, noting that it took it, the board's key, taking a file in."""

from __future__ import annotations

from pathlib import Path
from typing import cast

from PySide6.QtWidgets import QLabel

from sr_board.cases.rules.board_keys import key_line
from sr_board.cases.sealing.parcel import Pair, Parcel, seal_parcel
from sr_board.cases.transfer.held_keys import pair_of
from sr_board.cases.vocabulary import Basis, CaseState
from sr_board.i18n import translator
from sr_board.vault.keys import new_box
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.buttons import Button
from ui.cases.boards.known_form import KnownPage
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
    assert "Proven only when chair or secretary" in said
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
    assert page.waiting is not None
    seen = page.waiting[1]
    assert seen.sealed_by == page.own.digits
    assert f"Number of the sealed file: {seen.number}" in words(page)
    assert "Sealed by a key that is not known here" in words(page)
    page.take_in()
    assert shown.here == "cases-file"
    shown.desk.go("cases-boards")
    assert page.waiting is None
    page.take_in()
    page.take_in()
    assert "taken in before" in words(page)
    page.sealed_file = lambda: tmp_path / "nothing"
    shown.desk.go("cases")
    shown.desk.go("cases-boards")
    page.take_in()
    assert shown.here == "cases-boards"
    assert page.waiting is None


def test_a_key_is_written_down_from_the_file_it_sealed(
    founded: Founded, window: Open, tmp_path: Path
) -> None:
    shown = window(founded.work)
    receiving = founded.work.cases.receiving
    receiving.make_key()
    own = receiving.own_key()
    assert own is not None
    south = Pair(*new_box())
    when = founded.work.clock.now()
    parcel = Parcel(1, "a" * 32, "SRB-SOU-26-0147-B", "Board of the south", "SOU", when, ())
    path = tmp_path / "south.srboard"
    path.write_bytes(seal_parcel(parcel, pair_of(own.record).public, south))
    shown.desk.go("cases-boards")
    page = cast(BoardsPage, shown.page("cases-boards"))
    page.sealed_file = lambda: path
    page.take_in()
    next(one for one in page.file.findChildren(Button) if "Compared" in one.text()).click()
    form = cast(KnownPage, shown.page("cases-board-known"))
    assert (form.name.value(), form.line.value()) == ("Board of the south", key_line(south.public))
    form.save()
    assert shown.here == "cases-boards"
    assert "Sealed by Board of the south" in words(page)
    assert len(founded.work.cases.other_boards.known()) == 1
    next(one for one in page.boards.findChildren(Button)).click()
    assert founded.work.cases.other_boards.known() == ()
    assert "Sealed by a key that is not known here" in words(page)
    page.take_in()
    assert "newer program" in words(page)  # nothing is in it
    shown.desk.go("cases-board-known")
    form.line.set_value("no key")
    form.name.set_value("North")
    form.save()
    assert form.line.error()
    path.write_bytes(seal_parcel(parcel, pair_of(own.record).public))
    shown.desk.go("cases-boards")
    page.take_in()
    assert "Nothing proves who sealed it" in words(page)
