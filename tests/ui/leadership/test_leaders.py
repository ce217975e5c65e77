"""Leaders on the screen, played in the order of a year over one sample collective."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from governance.leadership.commands import BeginLeading
from governance.registers.build import REGISTERS
from governance.registers.table import RegisterWanted
from sr_board.i18n import translator
from sr_board.people.rules.kinds import HowSeated
from tests.ui.meetings.typing import go
from ui.leadership.bank import BankPage, BankStepPage, MandatePage
from ui.leadership.board import LeadersPage
from ui.leadership.handover import HandoverPage, HandoversPage
from ui.leadership.history import HistoryPage
from ui.leadership.recall import AskPage, RecallsPage, VerifyPage, read_numbers
from ui.leadership.term_forms import BeginTermPage, EndTermPage
from ui.leadership.turn import TurnPage, spoken
from ui.leadership.turn_forms import TakenPage, WillingPage
from ui.main_window import MainWindow
from ui.papers.preview import PreviewPage

from .conftest import Sampled

Open = Callable[..., MainWindow]


def test_the_board_of_offices_and_its_ways(window: Open, sampled: Sampled) -> None:
    main = window()
    page = go(main, "leaders", group=sampled.group)
    assert isinstance(page, LeadersPage)
    assert page.seats.body.count() == 10
    go(main, "leaders", group=sampled.group, work="bank_to_tell", id="x")
    assert main.here == "leaders-bank"


def test_whose_turn_it_is_is_said_with_every_refusal(window: Open, sampled: Sampled) -> None:
    page = go(window(), "leaders-turn", group=sampled.group)
    assert isinstance(page, TurnPage)
    assert page.found is not None
    view = page.found.view
    assert view is not None
    assert view.order
    words = spoken(view)
    for refused in view.refused:
        assert refused.who.name in words
    page.read_aloud()
    QApplication.processEvents()


def test_a_departure_from_the_order_wants_its_reason(window: Open, sampled: Sampled) -> None:
    main = window()
    place = {"group": sampled.group, "office": sampled.office("representative")}
    page = go(main, "leaders-taken", **place)
    assert isinstance(page, TakenPage)
    page.main.click()
    assert page.decision.error() or page.person.error()
    last = page.person.choice.count() - 1
    page.person.choice.setCurrentIndex(last)
    page.decision.choice.setCurrentIndex(0)
    page.main.click()
    QApplication.processEvents()
    assert main.here == "leaders-taken"


def test_who_does_not_wish_is_not_ranked(window: Open, sampled: Sampled) -> None:
    main = window()
    office = sampled.office("representative")
    before = sampled.work.leadership.turns.look(office).order
    page = go(main, "leaders-willing", group=sampled.group, office=office)
    assert isinstance(page, WillingPage)
    page.main.click()
    assert page.person.error()
    page.person.set_value(before[0].who.id)
    page.main.click()
    after = sampled.work.leadership.turns.look(office).order
    assert before[0].who.id not in {line.who.id for line in after}
    assert main.here == "leaders-turn"


def test_the_bank_is_told_step_by_step(window: Open, sampled: Sampled) -> None:
    main = window()
    page = go(main, "leaders-mandate", group=sampled.group)
    assert isinstance(page, MandatePage)
    page.account.set_value("Loan account")
    page.bank.set_value("District Gramin Bank")
    page.paper.set_value("9/2026")
    page.k.set_value("2")
    members = sampled.work.leadership.leaders.members(sampled.group)
    for (who, office), member in zip(page.signers, members[2:4], strict=False):
        who.set_value(member.id)
        office.set_value("representative")
    page.main.click()
    QApplication.processEvents()
    assert main.here == "leaders-bank"
    shown = main.page("leaders-bank")
    assert isinstance(shown, BankPage)
    (new, *_) = sampled.work.leadership.mandates.register(sampled.group)
    step = go(main, "leaders-bank-step", group=sampled.group, mandate=new.id, step="told")
    assert isinstance(step, BankStepPage)
    step.main.click()
    (new, *_) = sampled.work.leadership.mandates.register(sampled.group)
    assert new.told_on is not None


def test_a_petition_is_checked_line_by_line(window: Open, sampled: Sampled) -> None:
    main = window()
    page = go(main, "leaders-petition", group=sampled.group)
    assert isinstance(page, AskPage)
    page.main.click()
    assert page.term.error()
    page.term.set_value(sampled.term_of("treasurer"))
    page.marks.set_value("8")
    page.main.click()
    QApplication.processEvents()
    (row, *_) = sampled.work.leadership.recalls.of_group(sampled.group)
    check = go(main, "leaders-verify", group=sampled.group, recall=row.id)
    assert isinstance(check, VerifyPage)
    check.numbers.set_value("7 8 x")
    check.main.click()
    assert check.numbers.error()
    check.numbers.set_value("7, 8, 9, 9, 10, 11 - ১২")
    check.by.choice.setCurrentIndex(1)
    check.main.click()
    QApplication.processEvents()
    (row, *_) = sampled.work.leadership.recalls.of_group(sampled.group)
    assert row.verified == 6
    assert [line.verdict for line in row.lines].count("duplicate") == 1
    listed = go(main, "leaders-recalls", group=sampled.group)
    assert isinstance(listed, RecallsPage)


def test_numbers_of_a_petition() -> None:
    assert read_numbers("1, ২ –  3") == [1, 2, None, 3]
    with pytest.raises(ValueError, match="invalid literal"):
        read_numbers("1 two")


def test_a_term_ends_another_begins_and_everything_is_handed_over(
    window: Open, sampled: Sampled
) -> None:
    main = window()
    term, office = sampled.term_of("treasurer"), sampled.office("treasurer")
    end = go(main, "leaders-end", group=sampled.group, office=office, seat="1", term=term)
    assert isinstance(end, EndTermPage)
    end.ended.set_day(sampled.work.clock.today() - timedelta(days=1))
    end.reason.set_value("resigned")
    end.main.click()
    QApplication.processEvents()
    assert main.here == "leaders"
    begin = go(main, "leaders-begin", group=sampled.group, office=office, seat="1")
    assert isinstance(begin, BeginTermPage)
    begin.ask_rules()
    assert begin.person.error()
    members = sampled.work.leadership.leaders.members(sampled.group)
    begin.person.set_value(members[0].id)
    begin.ask_rules()
    assert begin.notices.current("rule0") is not None
    begin.person.set_value(members[9].id)
    begin.paper.set_value("12/2026")
    begin.main.click()
    QApplication.processEvents()
    assert sampled.term_of("treasurer") != term
    waits = go(main, "leaders-handovers", group=sampled.group)
    assert isinstance(waits, HandoversPage)
    (row,) = sampled.work.leadership.handovers.waiting(sampled.group)
    waits._open(row)
    QApplication.processEvents()
    page = main.page("leaders-handover")
    assert isinstance(page, HandoverPage)
    QTest.keyClicks(page.cash.counts[500_00].line, "3")
    QTest.keyClicks(page.cash.counts[10_00].line, "2")
    QTest.keyClicks(page.book.line, "1,520")
    assert "1,520" in page.cash.total.text()
    assert page.gap.text() == "The counted cash is what the cash book says."
    page.sign()
    assert page.witness_one.error()
    page.witness_one.set_value(members[7].id)
    page.witness_two.set_value(members[8].id)
    page.sign()
    QApplication.processEvents()
    (signed,) = sampled.work.leadership.handovers.signed(sampled.group)
    assert (signed.counted, signed.cash_book) == (152_000, 152_000)
    for kind, ref in (("handover", signed.id), ("offices", sampled.group)):
        preview = go(main, "paper", kind=kind, id=ref)
        assert isinstance(preview, PreviewPage)
        assert preview.made is not None
        assert preview.made.pages


@pytest.mark.parametrize("kind", ["mandates", "petition"])
def test_every_other_paper_is_drawn(window: Open, sampled: Sampled, kind: str) -> None:
    ref = sampled.term_of("secretary") if kind == "petition" else sampled.group
    page = go(window(), "paper", kind=kind, id=ref)
    assert isinstance(page, PreviewPage)
    assert page.made is not None
    assert page.made.pages


def test_history_and_the_extract(window: Open, sampled: Sampled) -> None:
    main = window(1024, 700)
    page = go(main, "leaders-history", group=sampled.group)
    assert isinstance(page, HistoryPage)
    assert page.model.rowCount() >= 5
    mandate = sampled.work.leadership.mandates.register(sampled.group)[-1]
    extract = go(main, "paper", kind="bank-extract", id=mandate.id)
    assert isinstance(extract, PreviewPage)


def test_what_the_rules_say_is_asked_without_writing(sampled: Sampled) -> None:
    from ui.leadership.presenter import LeadersPresenter

    members = sampled.work.leadership.leaders.members(sampled.group)
    command = BeginLeading(
        sampled.office("secretary"), members[0].id, HowSeated.ELECTED, sampled.work.clock.today()
    )
    before = sampled.work.audit.code()
    found = LeadersPresenter(sampled.work).against(sampled.group, command)
    assert [finding.code for finding, _ in found]
    assert sampled.work.audit.code() == before


@pytest.mark.parametrize("key", ["offices", "mandates", "handovers", "elections"])
def test_registers_of_leaders_have_their_lines(sampled: Sampled, key: str) -> None:
    for language in ("en", "bn"):
        wanted = RegisterWanted(sampled.group)
        table = REGISTERS[key].build(sampled.work, wanted, translator(language))
        assert table.rows
        early = RegisterWanted(sampled.group, until=date(2001, 1, 1))
        assert not REGISTERS[key].build(sampled.work, early, translator(language)).rows
