"""Paper shares of the book in the window: made by two, shown, printed, tested, put off."""

from __future__ import annotations

import io
import json
from datetime import timedelta
from pathlib import Path
from typing import cast

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel

from sr_board.access.book_shares import MakeBookShares
from sr_board.access.roles import Role
from sr_board.base.clock import FixedClock
from sr_board.base.errors import NotFound
from sr_board.cli.ending import Ending
from sr_board.cli.sharing import try_share
from sr_board.composition import found_workplace
from sr_board.founding import Founding
from sr_board.vault.header import Tile
from sr_board.vault.keys import KdfParameters
from sr_board.vault.recovery import make_shares
from sr_board.vault.shares import read_share
from ui.page import Page
from ui.papers.preview import PreviewPage
from ui.settings.book_share_set import LATER_DAYS
from ui.settings.book_shares import BookSharesPage, MakeBookSharesPage
from ui.shares.shown import ShareShown
from ui.today_shares import share_rows

from .conftest import FOUNDERS, PASSPHRASES, Room


def words(page: Page) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def second(room: Room, name: str = "Mina") -> object:
    return room.work.vault.second_signer(room.slot(name), PASSPHRASES[name])


def made(room: Room, need: int = 2, of: int = 3) -> tuple[str, ...]:
    command = MakeBookShares(need, of, second(room))  # type: ignore[arg-type]
    return tuple(" ".join(share.numbers) for share in room.work.book_shares.make(command))


def test_shares_of_the_book_are_made_by_two_and_shown_one_by_one(room: Room) -> None:
    front = cast(BookSharesPage, room.show("settings-book-shares"))
    assert "There are no shares." in words(front)
    assert "the book is lost" in words(front)
    form = cast(MakeBookSharesPage, room.show("settings-book-shares-make"))
    form.save()
    assert form.panel.isVisible()
    assert form.panel.what.text() == "3 of 5 papers together open the book of the collective."
    form.panel.people.choose(room.slot("Mina"))
    QTest.keyClicks(form.panel.passphrase.secret, PASSPHRASES["Mina"])
    form.panel.sign()
    assert room.window is not None
    assert room.window.here == "settings-book-share-shown"
    fresh = room.work.book_shares.fresh
    assert len(fresh) == 5
    page = cast(ShareShown, room.window.page("settings-book-share-shown"))
    for share in fresh:
        assert page.number == share.number
        assert all(number in words(page) for number in share.numbers)
        page.go_on()
    assert room.window.here == "settings-book-shares"
    assert room.work.book_shares.fresh == ()
    assert "3 of 5 shares are enough" in words(front)
    assert not front.later.isVisible()


def test_a_share_is_tested_by_everybody_and_goes_onto_no_clipboard(room: Room) -> None:
    shares = made(room)
    room.work.book_shares.fresh = ()
    room.sign_in("Shanta")
    page = cast(BookSharesPage, room.show("settings-book-shares"))
    assert page.foot.main is None
    assert room.window is not None
    assert "settings-book-shares-make" not in room.window.places()
    QApplication.clipboard().setText("before")
    page.typed.set_value(shares[1])
    box = page.typed.box
    box.selectAll()
    QTest.keyClick(box, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert QApplication.clipboard().text() == "before"
    page.try_share()
    notice = page.notices.current()
    assert notice is not None
    assert "Share 2 of set" in notice.text()
    assert page.typed.value() == ""
    page.typed.set_value(shares[0])
    room.show("settings")
    assert page.typed.value() == ""


def test_new_shares_are_over_for_the_older_ones(room: Room) -> None:
    older = made(room)
    newer = made(room)
    if read_share(older[0]).set == read_share(newer[0]).set:  # one in 32768
        pytest.skip("two makings by chance have one number")
    page = cast(BookSharesPage, room.show("settings-book-shares"))
    assert "New shares wait to be written down" in words(page)
    page.typed.set_value(older[0])
    page.try_share()
    notice = page.notices.current()
    assert notice is not None
    assert "is over" in notice.text()


def test_the_paper_of_a_share_is_printed_and_never_saved(room: Room) -> None:
    made(room)
    page = cast(PreviewPage, room.show("settings-book-share-paper", kind="book-share", id="2"))
    assert page.made is not None
    assert not page.keep.isVisible()
    assert page.main.isVisible()
    document = pypdfium2.PdfDocument(io.BytesIO(page.made.pdf))
    assert len(document) == 1
    text = document[0].get_textpage().get_text_range()
    document.close()
    share = room.work.book_shares.fresh[1]
    assert all(number in text for number in share.numbers)
    assert "book of the collective" in " ".join(text.split())
    assert not any(name in text for name in ("Rekha", "Mina", "Shanta", "Bakul"))

    asked: list[str] = []
    page.sure = lambda: bool(asked.append("sure")) or True
    page.where = lambda name, _ending: asked.append(name)  # type: ignore[func-returns-value]
    page.save()
    assert asked == []
    page.go_back()
    assert room.window is not None
    assert room.window.here == "settings-book-share-shown"
    assert page.made is None
    room.work.book_shares.fresh = ()
    with pytest.raises(NotFound):
        page.presenter.make(page.asked)  # type: ignore[arg-type]


def test_who_is_the_only_user_makes_them_alone(tmp_path: Path, clock: FixedClock) -> None:
    founding = Founding(Tile("flower", "marigold", 1), "Bakul Samiti", "cbo", "BS", FOUNDERS[:1])
    work = found_workplace(
        tmp_path / "Register.vault",
        founding,
        clock=clock,
        kdf=KdfParameters.for_tests(),
        state_dir=tmp_path / "state",
    )
    room = Room(tmp_path, clock, work)
    form = cast(MakeBookSharesPage, room.show("settings-book-shares-make"))
    form.of.set_value(2)
    form.save()
    assert "not possible" in form.need.error()
    form.need.set_value(2)
    form.save()
    assert not form.panel.isVisible()
    assert room.window is not None
    assert room.window.here == "settings-book-share-shown"
    assert len(work.book_shares.fresh) == 2
    work.close()


def test_the_task_on_today_is_put_off_for_a_month(room: Room) -> None:
    (row,) = share_rows(room.work)
    assert row.go == "settings-book-shares"
    page = cast(BookSharesPage, room.show("settings-book-shares"))
    assert page.later.isVisible()
    page.put_off()
    assert room.window is not None
    assert room.window.here == "today"
    assert share_rows(room.work) == ()
    room.clock.tick(timedelta(days=LATER_DAYS - 1).total_seconds())
    assert share_rows(room.work) == ()
    room.clock.tick(timedelta(days=1).total_seconds())
    assert len(share_rows(room.work)) == 1
    made(room)
    assert share_rows(room.work) == ()


def test_the_task_is_for_who_looks_after_the_program(room: Room) -> None:
    assert Role.ADMINISTRATOR in room.work.who.roles
    assert share_rows(room.work)
    room.sign_in("Shanta")
    assert share_rows(room.work) == ()


def test_the_command_line_tells_of_which_set_a_share_is(
    room: Room,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "machine"))
    room.sign_in("Mina")  # she holds the key of the cases
    case = make_shares(room.work.vault, second(room, "Rekha"), need=2, of=2)  # type: ignore[arg-type]
    room.sign_in("Rekha")
    shares = made(room)
    vault, paper = room.folder / "Register.vault", tmp_path / "paper"
    for typed, opens in ((shares[0], "book"), (" ".join(case[0].words), "cases")):
        paper.write_text(typed)
        paper.chmod(0o600)
        assert try_share(vault, str(paper), as_json=True) is Ending.WELL
        told = json.loads(capsys.readouterr().out)
        assert (told["in_force"], told["opens"]) == (True, [opens])
        assert try_share(vault, str(paper), as_json=False) is Ending.WELL
        assert "It belongs to" in capsys.readouterr().out
    made(room)
    paper.write_text(shares[0])
    if read_share(shares[0]).set != room.work.book_shares.fresh[0].set:
        assert try_share(vault, str(paper), as_json=False) is Ending.REFUSED
        assert "is over" in capsys.readouterr().out
