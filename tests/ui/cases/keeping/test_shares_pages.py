"""Paper shares in the window: made by two, shown one by one, tested; and used under Settings."""

from __future__ import annotations

import io
from typing import cast

import pypdfium2
import pytest
from PySide6.QtCore import QCoreApplication, QEvent
from PySide6.QtWidgets import QLabel

from sr_board.base.errors import NotFound
from sr_board.cases.keeping.service_recovery import MakeShares
from sr_board.i18n import translator
from sr_board.vault.recovery_key import RecoveryKey
from sr_board.vault.shares import read_share, split
from tests.ui.cases.board.conftest import Founded, Open
from ui.cases.keeping.papers import papers
from ui.cases.keeping.shares import IdentityInSharesPage, MakeSharesPage, SharesPage
from ui.page import Page
from ui.papers.kinds import PaperAsked
from ui.settings.shares_page import SharesPresenter, UseSharesPage
from ui.shares.shown import ShareShown


def another_set(made: int) -> str:
    """A share of any other set, in words."""
    other = split(bytes(32), 2, 2)[0]
    while other.set == made:
        other = split(bytes(32), 2, 2)[0]
    return " ".join(other.words)


def words(page: Page) -> str:
    return " ".join(label.text() for label in page.findChildren(QLabel))


def test_shares_are_made_by_two_and_shown_one_by_one(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    shown.desk.go("cases-shares")
    front = cast(SharesPage, shown.page("cases-shares"))
    assert "There are no shares." in words(front)
    shown.desk.go("cases-shares-make")
    form = cast(MakeSharesPage, shown.page("cases-shares-make"))
    form.save()
    assert form.panel.what.text() == "3 of 5 papers together open the case files."
    form.identity.setChecked(True)
    form.save()
    signed = "3 of 5 papers together open the case files, and who she is."
    assert form.panel.what.text() == signed
    form.identity.setChecked(False)
    form.save()
    form.need.set_value(2)  # what was read is made, not what is chosen afterwards
    form._signed(founded.second())
    assert shown.here == "cases-share-shown"
    page = cast(ShareShown, shown.page("cases-share-shown"))
    fresh = founded.work.cases.recovery.fresh
    assert len(fresh) == 5
    for share in fresh:
        assert page.number == share.number
        assert all(number in words(page) for number in share.numbers)
        page.go_on()
    assert shown.here == "cases-shares"
    assert founded.work.cases.recovery.fresh == ()
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)  # type: ignore[arg-type]
    assert fresh[4].numbers[20] not in words(page)
    assert "3 of 5 shares are enough" in words(front)


def test_a_share_is_tested_and_forgotten(founded: Founded, window: Open) -> None:
    fresh = founded.work.cases.recovery.make(MakeShares(2, 3, second=founded.second()))
    shown = window(founded.work)
    shown.desk.go("cases-shares")
    page = cast(SharesPage, shown.page("cases-shares"))
    assert "New shares wait to be written down" in words(page)
    page.typed.set_value(" ".join(fresh[1].numbers))
    page.try_share()
    notice = page.notices.current()
    assert notice is not None
    assert "Share 2 of set" in notice.text()
    assert page.typed.value() == ""
    page.typed.set_value(another_set(fresh[0].set))
    page.try_share()
    notice = page.notices.current()
    assert notice is not None
    assert "is over" in notice.text()
    page.typed.set_value("nothing of a share")
    page.try_share()
    assert "cannot be read" in page.typed.error()
    assert page.draft() is None


def test_the_policy_of_identities_is_signed_by_two(founded: Founded, window: Open) -> None:
    founded.work.cases.recovery.make(MakeShares(second=founded.second()))
    shown = window(founded.work)
    shown.desk.go("cases-shares-identity")
    page = cast(IdentityInSharesPage, shown.page("cases-shares-identity"))
    assert not page.on.isChecked()
    page.on.setChecked(True)
    page._signed(founded.second())
    assert shown.here == "cases-shares"
    state = founded.work.cases.recovery.state()
    assert state.key is not None
    assert state.key.identity


def test_the_paper_of_a_share_holds_what_can_be_typed_back(founded: Founded) -> None:
    fresh = founded.work.cases.recovery.make(MakeShares(2, 3, second=founded.second()))
    kind = next(one for one in papers(founded.work) if one.key == "case-share")
    for language in ("en", "bn"):
        drawn = kind.make(PaperAsked("case-share", "2", language), translator(language))
        assert drawn.name == "share-2"
        document = pypdfium2.PdfDocument(io.BytesIO(drawn.pdf))
        assert len(document) == 1
        document.close()
    founded.work.cases.recovery.fresh = ()
    with pytest.raises(NotFound):
        kind.make(PaperAsked("case-share", "2"), translator("en"))
    assert read_share(" ".join(fresh[1].words)).number == 2


class _Asked:
    """A presenter that only counts."""

    def __init__(self, key: RecoveryKey) -> None:
        self.key: RecoveryKey | None = key
        self.used: list[int] = []

    def use(self, shares: tuple[object, ...]) -> int:
        self.used.append(len(shares))
        return 7


def test_enough_shares_open_the_files_under_settings(founded: Founded, window: Open) -> None:
    shown = window(founded.work)
    parts = split(bytes(range(32)), 2, 3)
    asked = _Asked(RecoveryKey(bytes(32), bytes(32), 2, 3, parts[0].set))
    page = UseSharesPage(shown.desk, cast(SharesPresenter, asked))
    page.arrive()
    tray = page.tray
    assert not page.main.isEnabled()
    other = another_set(parts[0].set)
    for typed, said in (("one two three", "cannot be read"), (other, "belong to another vault")):
        tray.typed.set_value(typed)
        assert not tray.add_share()
        assert said in tray.typed.error()
    for part in parts[:2]:
        tray.typed.set_value(" ".join(part.words))
        assert tray.add_share()
        assert " ".join(part.words[4:8]) not in words(page)
    assert page.main.isEnabled()
    page.use_shares()
    assert asked.used == [2]
    assert tray.value() == ()
    notice = page.notices.current("done")
    assert notice is not None
    assert "7 files" in notice.text()
    page.leave()
    asked.key = None
    page.arrive()
    assert not page.main.isEnabled()
    assert page.notices.current("none") is not None
    page.deleteLater()
    assert SharesPresenter(founded.work).key == founded.work.vault.recovery_key("cases")
