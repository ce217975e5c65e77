"""Closing, audit, export, grading and ratios on the screen."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from finance.reports import closing_facts
from finance.reports.grading_data import band_text
from finance.reports.service_audit import Remark, RemarkState
from finance.rules.closing import BankFact
from sr_board import i18n
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed
from sr_board.i18n import translator
from tests.service.money.conftest import Money, money, scene
from tests.service.money.reports_place import MAY, kept, reports, two_months
from ui.buttons import Button
from ui.desk import Desk
from ui.dialogs import Irreversible
from ui.jobs import DirectJobs
from ui.labels import Label
from ui.main_window import MainWindow
from ui.money import closing, grading
from ui.money.closing import audit_page, export_page
from ui.money.grading.sheet_page import GradingSheetPage
from ui.registry import Register
from ui.top_bar import Signed

__all__ = ["kept", "money", "scene"]

Open = Callable[..., MainWindow]
PAGES = ("money-closing", "money-audit", "money-export", "money-grading", "money-ratios")


@pytest.fixture
def opened(qtbot: QtBot) -> Open:
    """Opens a window with these pages over somebody's books."""

    def made(books: Money, key: str, *roles: Role, **place: object) -> MainWindow:
        desk = books.desk(*roles)
        who = desk.reports.who
        work = SimpleNamespace(who=who, clock=books.book.clock, money=desk)
        register = Register([*closing.places(work), *grading.places(work)])  # type: ignore[arg-type]
        window = MainWindow(
            Desk(DirectJobs(), who.may),
            register,
            Signed("Bakul Samiti", "flower", "Malati", "apple", "Treasurer"),
        )
        qtbot.addWidget(window)
        window.resize(1366, 768)
        window.show()
        window.desk.go(key, group=books.group, **place)
        QTest.qWait(1)
        return window

    return made


def page(window: MainWindow) -> Any:
    """The page that is shown."""
    return window.page(window.here)


def words(window: MainWindow) -> str:
    """Everything that labels say on the page."""
    QTest.qWait(5)
    return "\n".join(
        label.text() for label in page(window).findChildren(Label) if not label.isHidden()
    )


@pytest.mark.parametrize("key", PAGES)
@pytest.mark.parametrize("code", ["en", "bn"])
def test_every_page_opens_in_every_language(kept: Money, opened: Open, key: str, code: str) -> None:
    i18n.set_language(code)
    window = opened(kept, key, Role.TREASURER, Role.AUDITOR)
    assert page(window).books is not None
    assert words(window)


def test_a_month_that_misses_something_cannot_be_locked(kept: Money, opened: Open) -> None:
    window = opened(kept, "money-closing")
    shown = page(window)
    assert shown.span.value() == date(2026, 4, 1)
    assert not shown.main.isEnabled()
    assert "Never compared with the bank's paper." in words(window)
    shown.kind.set_value("year")
    shown.kind.changed.emit()
    assert "What the year leaves" in words(window)
    assert translator("en").money(-930, always_paise=True) in words(window)


def test_a_month_and_the_year_are_closed(
    money: Money, opened: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(money)
    fact = BankFact(money.bank, date(2027, 3, 31))
    monkeypatch.setattr(closing_facts, "compared_banks", lambda *_: {money.bank: fact})
    monkeypatch.setattr(Irreversible, "exec", lambda _: 1)
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    window = opened(money, "money-closing")
    page(window).close_it()
    assert reports(money).closing.month_steps(money.group, date(2026, 4, 1)).locked
    assert "No entry can carry a day of this time any more." in words(window)
    page(window).arrive(group=money.group, kind="month", day=date(2027, 3, 31))
    page(window).refresh()
    verb = next(b for b in page(window).findChildren(Button) if b.words() == "Close the year")
    verb.click()  # beside the last month of the year
    assert (page(window).kind.value(), page(window).span.value()) == ("year", date(2026, 4, 1))
    page(window).close_it()
    assert reports(money).closing.year_steps(money.group, date(2026, 4, 1)).locked
    page(window).refresh()
    assert "So the next year begins" in words(window)
    assert "Accumulated surplus" in words(window)
    assert pressed(window, "Share the surplus") == ("money-surplus", {"group": money.group})


def pressed(window: MainWindow, verb: str) -> tuple[str, dict[str, object]]:
    """Where a button of the page leads."""
    went: list[tuple[str, dict[str, object]]] = []
    page(window).desk.went.connect(lambda key, place: went.append((key, place)))
    buttons = page(window).findChildren(Button)
    next(b for b in buttons if b.words() == verb and b.isVisible()).click()
    return went[0]


def test_compare_leads_to_the_paper_beside_the_book(kept: Money, opened: Open) -> None:
    window = opened(kept, "money-closing")
    assert pressed(window, "Compare") == ("money-compare", {"group": kept.group})
    window = opened(kept, "money-closing")
    here, where = pressed(window, "Reconcile the bank")
    assert (here, where["bank"], where["on"]) == (
        "money-bank-reconcile", kept.bank, "2026-04-30"
    )  # fmt: skip


def test_a_remark_is_written_answered_and_settled(money: Money, opened: Open) -> None:
    entry = money.receive(500)
    window = opened(money, "money-audit", Role.AUDITOR, entry=entry)
    page(window).text.set_value("Where is the slip?")
    page(window).save()
    (remark,) = reports(money).audit.remarks(money.group)
    assert (remark.entry_id, remark.state) == (entry, RemarkState.OPEN)
    window = opened(money, "money-audit", Role.TREASURER)
    assert not page(window).writing.isVisible()
    page(window)._answer(remark.remark_id)
    page(window).text.set_value("In the folder.")
    page(window).save()
    assert "In the folder." in words(window)
    window = opened(money, "money-audit", Role.AUDITOR)
    page(window)._settle(remark.remark_id)
    (remark,) = reports(money).audit.remarks(money.group)
    assert remark.state is RemarkState.SETTLED


def test_a_sample_is_drawn_and_remarked(money: Money, opened: Open) -> None:
    money.receive(500)
    reports(money, Role.AUDITOR).audit.remark(Remark(money.group, "All well"))
    window = opened(money, "money-audit", Role.AUDITOR)
    page(window).draw()
    assert page(window).how_many.error()
    page(window).how_many.set_value("3")
    page(window).draw()
    assert "whoever uses it again draws the same" in words(window)
    (drawn,) = reports(money).audit.samples(money.group)
    (row,) = reports(money).audit.sample(drawn).rows
    assert pressed(window, "Look") == ("money-voucher", {"id": row.entry_id})
    page(window).arrive(group=money.group, entry=row.entry_id, voucher=row.voucher_no)
    page(window).refresh()
    assert f"Remark on voucher {row.voucher_no}" in words(window)
    page(window).text.set_value("The bill is missing")
    page(window).save()
    said = {each.text: each.voucher_no for each in reports(money).audit.remarks(money.group)}
    assert said == {"All well": "", "The bill is missing": row.voucher_no}


def test_after_the_year_its_entries_are_drawn_from(money: Money, opened: Open) -> None:
    money.receive(500)
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    shown = page(opened(money, "money-audit", Role.AUDITOR))
    assert (shown.since.day(), shown.until.day()) == (date(2026, 4, 1), date(2027, 3, 31))
    shown.until.set_day(None)
    shown.how_many.set_value("3")
    shown.draw()
    assert shown.until.error() and not reports(money).audit.samples(money.group)
    money.book.clock.set(datetime(2027, 10, 2, 10, tzinfo=UTC))
    later = page(opened(money, "money-audit", Role.AUDITOR))
    assert (later.since.day(), later.until.day()) == (date(2027, 4, 1), date(2027, 10, 2))


def test_a_book_becomes_a_file(
    money: Money, opened: Open, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    two_months(money)
    window = opened(money, "money-export")
    shown = page(window)
    shown.save()
    assert shown.purpose.error()
    monkeypatch.setattr(export_page, "ask_plain", lambda *_: True)
    monkeypatch.setattr(export_page, "ask_save_path", lambda _, name, __: tmp_path / name)
    shown.purpose.set_value("for the bank")
    shown.save()
    assert (tmp_path / "cash-book.xlsx").stat().st_size > 0
    shown.what.set_value("passbook")
    shown.what.changed.emit()
    assert shown.whose.isVisible()
    shown.whose.set_value(money.person["Asha"])
    shown.save()
    shown.what.set_value("book")
    shown.what.changed.emit()
    assert not shown.since.isVisible()
    shown.format.set_value("hledger")
    shown.save()
    assert "Savings" in (tmp_path / "book.journal").read_text()
    assert len(reports(money).exports.prints(money.group)) == 3
    told = words(opened(money, "money-audit"))
    assert "Cash book · " in told and "The whole book · " in told


def test_a_group_is_graded(money: Money, opened: Open) -> None:
    money.receive(6000, on_date=MAY[0])
    window = opened(money, "money-grading")
    shown = page(window)
    assert "books" in shown.fields and "lending" not in shown.fields
    shown.fields["books"].set_value("many")
    shown.save()
    assert any(field.error() for field in shown.fields.values())
    for field in shown.fields.values():
        field.set_value("20")
    shown.save()
    (result,) = reports(money).graded.results(money.group)
    assert result.key == "panchasutra" and str(result.points) in words(window)
    shown.which.set_value("nabard_cri")
    shown.which.changed.emit()
    assert not shown.main.isEnabled()


def test_a_ratio_opens_on_its_rows(kept: Money, opened: Open) -> None:
    window = opened(kept, "money-ratios")
    assert "₹ 180 of 10" not in words(window)
    assert translator("en").money(1800) in words(window)
    page(window)._toggle("average-savings")
    assert translator("en").money(10000) in words(window)
    page(window)._toggle("average-savings")
    assert page(window)._open == ""


def test_who_may_not_export_sees_no_such_page(kept: Money, opened: Open) -> None:
    window = opened(kept, "money-closing", Role.CHAIR)
    assert not page(window).main.isVisible()
    assert audit_page.AuditPage.listens


def test_a_grading_sheet_is_written(money: Money, opened: Open) -> None:
    window = opened(money, "money-grading", Role.TREASURER, Role.ADMINISTRATOR)
    page(window).which.set_value("ten_point")
    page(window).which.changed.emit()
    page(window).write_sheet.click()
    shown = page(window)
    assert isinstance(shown, GradingSheetPage)
    assert len(shown.lines) == 10 and shown.minimum.number() == 75
    assert shown.lines[0].steps.value() == "> 90 = 10\n70 = 5\n0 = 3"
    assert not shown.lines[2].steps.isVisibleTo(shown)
    shown.lines[0].steps.set_value("90 is good")
    shown.save()
    assert "is not a step" in shown.lines[0].steps.error()
    shown.lines[0].steps.set_value("৮০ = 10\n0 = four")
    shown.save()
    assert shown.lines[0].steps.error()
    shown.lines[0].steps.set_value("৮০ = 10\n0 = 4")
    shown.lines[9].drop.click()
    shown.more.click()
    shown.lines[-1].name.set_value("Box kept by three")
    shown.lines[-1].source.set_value("asked:yes_no")
    shown.lines[-1].source.changed.emit()
    shown.lines[-1].steps.set_value("1 = 10\n0 = 0")
    shown.save()
    assert window.here == "money-grading"
    sheet = reports(money).graded.template(money.group, "ten_point")
    assert (sheet.version, len(sheet.parameters), sheet.out_of) == (1, 10, 100)
    assert [(band_text(b), b.points) for b in sheet.parameters[0].bands] == [
        ("[0, 80)", 4),
        ("[80, 100]", 10),
    ]
    assert sheet.parameters[-1].name == {"en": "Box kept by three"}
    assert page(window).which.value() == "ten_point"


@pytest.mark.parametrize("role", list(Role))
def test_who_may_write_and_read_a_sheet(money: Money, role: Role) -> None:
    desk = reports(money, role)
    allowed = desk.who.may(Action.MONEY_SETTINGS) or desk.who.may(Action.MONEY_READ)
    if allowed:
        assert desk.graded.template(money.group, "panchasutra").parameters
    else:
        with pytest.raises(NotAllowed):
            desk.graded.template(money.group, "panchasutra")
