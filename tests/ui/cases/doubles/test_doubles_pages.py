"""Hints on the file, two files side by side, joining by two persons, parting again."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

from sr_board.cases.records import IdentityOpening
from tests.ui.cases.board.conftest import Founded, Open
from tests.ui.cases.files.test_files_pages import fear, notice
from ui.cases.doubles.forms import ComparePage, JoinPage, PartPage
from ui.cases.doubles.pages import DoublesPage, PairsPage
from ui.cases.files.file_page import FilePage
from ui.labels import Label


def code_of(founded: Founded, case: str) -> str:
    return founded.work.cases.files.whole(case).head.code


def words(page: QWidget) -> str:
    """What stands there; what is about to go does not."""
    found = (label for label in page.findChildren(Label) if label.isVisibleTo(page))
    return " ".join(label.text() for label in found)


def test_the_file_says_that_another_may_be_the_same_person(founded: Founded, window: Open) -> None:
    one, other = notice(founded, name="Zorina"), notice(founded, name="জরিনা")
    shown = window(founded.work)
    shown.desk.go("cases-file", id=one)
    page = shown.page("cases-file")
    assert isinstance(page, FilePage)
    hint = page.notices.current("doubles")
    assert hint is not None and code_of(founded, other) in hint.text()
    page._go("cases-doubles")
    listed = shown.page("cases-doubles")
    assert isinstance(listed, DoublesPage)
    assert code_of(founded, other) in words(listed.hints)
    assert listed.joined.isHidden()
    shown.desk.go("cases-file", id=notice(founded, name="Malati Das"))
    assert page.notices.current("doubles") is None


def test_two_files_are_compared_and_joined(founded: Founded, window: Open) -> None:
    one, other = notice(founded, 3, name="Zorina"), notice(founded, 2, name="জরিনা")
    fear(founded, other)
    gone = code_of(founded, one)
    shown = window(founded.work)
    shown.desk.go("cases-compare", id=one, other=code_of(founded, other))
    compare = shown.page("cases-compare")
    assert isinstance(compare, ComparePage)
    compare.code.set_value("SRB-NOR-26-0000-0")
    compare.save()
    assert shown.here == "cases-compare"  # a typing error in the code: nothing is opened
    assert founded.work.cases.files.whole(one).all(IdentityOpening) == ()
    compare.code.set_value(code_of(founded, other))
    compare.save()
    assert shown.here == "cases-join"
    page = shown.page("cases-join")
    assert isinstance(page, JoinPage)
    assert "Zorina" in words(page.sides) and "জরিনা" in words(page.sides)
    assert "The child track." in words(page.holds)
    page.save()
    assert page.reason.error() and not page.panel.isVisible()
    page.reason.set_value("The same scar")
    page.save()
    assert page.panel.isVisible()
    page.timer.timeout.emit()
    assert shown.here == "cases-join" and page.timer.isActive()  # somebody is signing
    page._signed(founded.second())
    assert shown.here == "cases-file" and not page.timer.isActive()
    assert founded.work.cases.files.whole(other).summary.joined == ((one, gone),)
    assert "Zorina" not in words(page.sides)  # nothing of her stays on a page that was left


def test_they_are_two_persons(founded: Founded, window: Open) -> None:
    one, other = notice(founded, name="Marium Bibi"), notice(founded, name="Marium Bibi")
    shown = window(founded.work)
    founded.work.cases.doubles.keep_marks()
    shown.desk.go("cases-pairs")
    pairs = shown.page("cases-pairs")
    assert isinstance(pairs, PairsPage)
    assert code_of(founded, one) in words(pairs)
    shown.desk.go("cases-join", id=one, other=code_of(founded, other))
    page = shown.page("cases-join")
    assert isinstance(page, JoinPage)
    page.timer.timeout.emit()
    assert shown.here == "cases-doubles" and "Marium" not in words(page.sides)
    shown.desk.go("cases-join", id=one, other=code_of(founded, other))
    page.apart.click()
    assert shown.here == "cases-doubles"
    listed = shown.page("cases-doubles")
    assert code_of(founded, other) not in words(listed)
    shown.desk.go("cases-pairs")
    assert code_of(founded, one) not in words(pairs)


def test_parted_again(founded: Founded, window: Open) -> None:
    one, other = notice(founded, 3, name="Zorina"), notice(founded, 2, name="Zorina")
    code = code_of(founded, other)
    shown = window(founded.work)
    shown.desk.go("cases-join", id=one, other=code)
    page = shown.page("cases-join")
    assert isinstance(page, JoinPage)
    page.reason.set_value("The same scar")
    page.save()
    page._signed(founded.second())
    shown.desk.go("cases-doubles", id=one)
    listed = shown.page("cases-doubles")
    assert isinstance(listed, DoublesPage)
    assert code in words(listed.joined) and "The same scar" in words(listed.joined)
    shown.desk.go("cases-part", id=one, other=code)
    part = shown.page("cases-part")
    assert isinstance(part, PartPage)
    part.reason.set_value("Two sisters")
    part.save()
    part._signed(founded.second())
    assert shown.here == "cases-doubles"
    assert {one, other} <= {row.case_id for row in founded.work.cases.files.list()}
