"""The report of a month on screen and paper, and a count on paper beside the books."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest
from PySide6.QtTest import QTest

from sr_board import i18n
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed
from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.service.money.conftest import Money
from tests.service.money.reports_place import APRIL, kept, reports, two_months
from ui.labels import Label
from ui.live import speak
from ui.main_window import MainWindow
from ui.money.closing.papers import month_id, month_of, papers
from ui.papers.kinds import PaperAsked
from ui.papers.offered import all_kinds
from ui.state import StateMark

from .conftest import MoneyWork

__all__ = ["kept"]

Opened = Callable[..., MainWindow]


def go(main: MainWindow, key: str, **place: object) -> Any:
    main.show_page(key, **place)
    QTest.qWait(1)
    return main.page(key)


def words(page: Any) -> str:
    """Everything that labels say on the page."""
    QTest.qWait(5)
    found = [label for label in page.findChildren(Label) if not label.isHidden()]
    return "\n".join(label.text() for label in found)


def marks(page: Any) -> list[str]:
    """The words of the states on the page."""
    return [mark.accessibleName() for mark in page.findChildren(StateMark)]


def rupees(paise: int) -> str:
    return translator("en").money(paise)


def work_of(money: Money, *roles: Role) -> MoneyWork:
    return MoneyWork(money, money.desk(*roles)._who)


def test_the_month_shows_its_figures(money: Money, window: Opened) -> None:
    two_months(money)
    page = go(window(), "money-month-report", group=money.group, month=date(2026, 4, 14))
    assert page.span.value() == APRIL[0]
    said = words(page)
    for part in ("Mean attendance", "Savings, extra", "never graded", rupees(15000)):
        assert part in said
    assert rupees(10000) in said
    page.span.set_value(date(2026, 5, 1))
    page.span.changed.emit()
    assert rupees(18000) in words(page) and rupees(3000) in words(page)
    i18n.set_language("bn")
    page.retranslate()


def test_without_a_wish_the_last_whole_month_comes_first(money: Money, window: Opened) -> None:
    page = go(window(), "money-month-report", group=money.group)
    assert page.span.value() == date(2026, 10, 1)


def test_the_way_to_the_report_and_on_to_its_paper(money: Money, window: Opened) -> None:
    main = window()
    went: list[tuple[str, dict[str, object]]] = []
    closing = go(main, "money-closing", group=money.group)
    closing.desk.went.connect(lambda key, place: went.append((key, place)))
    closing.open_report()
    assert went[-1] == ("money-month-report", {"group": money.group, "month": APRIL[0]})
    closing.kind.set_value("year")
    closing.kind.changed.emit()
    closing.open_report()
    assert went[-1] == ("money-month-report", {"group": money.group})
    books = go(main, "money-books", group=money.group)
    books.report.click()
    assert went[-1] == ("money-month-report", {"group": money.group})
    ref = month_id(money.group, APRIL[0])
    assert month_of(ref) == (money.group, APRIL[0])
    page = go(main, "money-month-report", id=ref)
    assert page.span.value() == APRIL[0]
    main.desk.went.disconnect()
    main.desk.went.connect(lambda key, place: went.append((key, place)))
    page.open_paper()
    assert went[-1] == ("paper", {"kind": "money-month-report", "id": ref})


@pytest.mark.parametrize("code", ["en", "bn"])
def test_the_report_on_paper(kept: Money, code: str) -> None:
    i18n.set_language(code)
    tr = translator(code)
    [kind] = [each for each in all_kinds(work_of(kept)) if each.key == "money-month-report"]
    drawn = kind.make(PaperAsked(kind.key, month_id(kept.group, APRIL[0]), code), tr)
    assert drawn.name == "monthly-report-2026-04" and kind.subject("g.2026-04") == "g"
    text = "\n".join(page_texts(drawn.pdf))
    report = reports(kept).months.report(kept.group, APRIL[0])
    assert report.code in text and "Bakul Samiti" in text
    if code == "en":
        for part in ("Savings, regular", "Savings, extra", "Stationery", "Treasurer", "Chair"):
            assert part in text
        assert "Locks set or lifted" in text and "Corrections in the month" in text


@pytest.mark.parametrize("role", list(Role))
def test_who_may_print_the_report(kept: Money, role: Role) -> None:
    [kind] = papers(work_of(kept, role))
    asked = PaperAsked(kind.key, month_id(kept.group, APRIL[0]))
    if work_of(kept, role).who.may(kind.right):
        assert kind.make(asked, translator("en")).pdf
    else:
        with pytest.raises(NotAllowed):
            kind.make(asked, translator("en"))


def test_a_paper_count_is_compared_and_its_differences_noted(money: Money, window: Opened) -> None:
    two_months(money)
    page = go(window(), "money-compare", group=money.group)
    page.look()
    assert page.fields["cash"].error()
    page.fields["cash"].set_value("80")
    page.fields["savings"].set_value("185")
    page.fields["loans"].set_value("some")
    page.look()
    assert page.fields["loans"].error() and not page.result.isVisible()
    page.fields["loans"].set_value("0")
    page.look()
    assert marks(page) == ["the same", f"paper has {rupees(500)} more", "the same"]
    assert page.note.isVisible() and len(page._found) == 3
    page.text.set_value("A payment of Bina stands on paper only")
    page.write_note()
    (remark,) = reports(money).audit.remarks(money.group)
    assert remark.text.splitlines()[1:] == [
        "Savings of all members: paper ₹ 185, book ₹ 180, paper has ₹ 5 more",
        "A payment of Bina stands on paper only",
    ]
    assert "The differences are noted." in words(page) and not page.note.isVisible()


def test_a_count_of_an_earlier_day(money: Money, window: Opened) -> None:
    two_months(money)
    page = go(window(Role.CHAIR), "money-compare", group=money.group)
    page.day.set_day(APRIL[1])
    page.fields["bank"].set_value("80")
    page.look()
    assert marks(page) == [f"paper has {rupees(1000)} less"]
    assert not page.note.isVisible()
    page.day.set_value("")
    page.look()
    assert page.day.error()
    page._chosen()
    assert not page.result.isVisible()
    assert speak(page.compare.words()) == "Compare"
