"""Money on the screen: in, out with a second person, what waits, corrections, locks, settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

import pytest
from PySide6.QtCore import QBuffer
from PySide6.QtGui import QColor, QImage

from finance.ledger.balances import balance, cash_in_hand, member_savings
from finance.ledger.commands import RefuseEntry, ReplaceEntry
from finance.ledger.locking import lock_date
from finance.ledger.papers import voucher_pdf
from finance.rules.entries import EntryKind, EntryState, Line
from sr_board.access.roles import GRANTS, Action, Role
from sr_board.base.errors import NotAllowed, RuleBroken
from sr_board.i18n import translator
from sr_board.papers import Letterhead, Tile, page_texts
from tests.service.money.conftest import Money
from tests.ui.meetings.typing import go
from ui.buttons import Button
from ui.main_window import MainWindow
from ui.money.home.page import MoneyHomePage
from ui.money.ledger.correct import CancelPage, CorrectPage
from ui.money.ledger.entries import EntriesPage
from ui.money.ledger.locks import LocksPage, UnlockPage
from ui.money.ledger.move import MoneyMovePage
from ui.money.ledger.open_books import ChangeBooksPage, OpenBooksPage
from ui.money.ledger.pay import MoneyInPage, MoneyOutPage
from ui.money.ledger.pictures import PicturesPage
from ui.money.ledger.settings import AddAccountPage, AddBankPage, AddFundPage, BooksSettingsPage
from ui.money.ledger.voucher import VoucherPage
from ui.money.ledger.waiting import WaitingPage
from ui.second_person import SecondPersonPanel

from .conftest import PHRASE

Open = Callable[..., MainWindow]


def _png() -> bytes:
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    image.fill(QColor("white"))
    buffer = QBuffer()
    buffer.open(QBuffer.OpenModeFlag.WriteOnly)
    image.save(buffer, "PNG")  # type: ignore[call-overload]
    return bytes(buffer.data().data())


PNG = _png()


def cash(money: Money) -> int:
    """What the box should hold."""
    with money.book.read() as session:
        return cash_in_hand(session, money.group)


def confirm(panel: SecondPersonPanel) -> None:
    """Asha types her passphrase."""
    assert panel.isVisible()
    panel.passphrase.set_value(PHRASE)
    panel.sign()


def test_money_comes_and_goes(window: Open, money: Money) -> None:
    main = window()
    home = go(main, "money")
    assert isinstance(home, MoneyHomePage)
    page = go(main, "money-in", group=money.group)
    assert isinstance(page, MoneyInPage)
    page.amount.set_value("১,২০০")
    page.account.set_value("2010")
    page.save()
    assert main.here == "money-in"  # savings belong to a member
    page.member.set_value(money.person["Bina"])
    page.save()
    assert main.here == "money-in"  # 1,200 are much more than the 50 of a meeting
    page.save()
    assert main.here == "money-voucher"
    with money.book.read() as session:
        assert member_savings(session, money.group) == {money.person["Bina"]: (1200_00, 0)}
    out = go(main, "money-out", group=money.group)
    assert isinstance(out, MoneyOutPage)
    out.amount.set_value("200")
    out.account.set_value("5030")
    out.save()
    assert not out.panel.isVisible()  # the number of the resolution is missing
    out.paper.set_value("7/2026")
    out.narration.set_value("Paper and pens")
    out.save()
    confirm(out.panel)
    assert main.here == "money-voucher"
    assert cash(money) == 1000_00
    move = go(main, "money-move", group=money.group)
    assert isinstance(move, MoneyMovePage)
    move.amount.set_value("300")
    move.save()
    assert cash(money) == 700_00
    listed = go(main, "money-entries", group=money.group)
    assert isinstance(listed, EntriesPage)
    assert listed.card.body.count() == 5  # three entries, two lines between


def test_what_waits_is_confirmed_or_sent_back(window: Open, money: Money) -> None:
    money.receive(500_00)
    main = window()
    out = go(main, "money-out", group=money.group)
    assert isinstance(out, MoneyOutPage)
    out.amount.set_value("100")
    out.account.set_value("5040")
    out.paper.set_value("7/2026")
    out.wait()
    assert main.here == "money-waiting"
    waiting = main.page("money-waiting")
    assert isinstance(waiting, WaitingPage)
    (row,) = money.desk().ledger.reading.waiting(money.group)
    page = go(main, "money-voucher", id=row.entry.id, group=money.group)
    assert isinstance(page, VoucherPage)
    page.reason.set_value("Where is the bill?")
    page.refuse.click()
    confirm(page.panel)
    (row,) = money.desk().ledger.reading.waiting(money.group)
    assert row.refused_reason == "Where is the bill?"
    page.again.click()
    page.approve.click()
    confirm(page.panel)
    assert cash(money) == 400_00


def test_what_was_sent_back_is_changed_and_sent_again(window: Open, money: Money) -> None:
    money.receive(500_00)
    draft = money.draft(
        EntryKind.PAYMENT,
        (Line("1010", -100_00), Line("5040", 100_00)),
        resolution_no="7/2026",
        narration="Bus",
        attachments=(PNG,),
    )
    desk = money.desk().ledger
    ref = desk.entries.keep_waiting(draft).id
    desk.approvals.refuse(RefuseEntry(ref, "Where is the bill?", money.second()))
    main = window()
    page = go(main, "money-voucher", id=ref, group=money.group)
    page.change.click()
    out = main.page("money-out")
    assert isinstance(out, MoneyOutPage)
    assert (out.amount.amount(), out.account.value(), out.paper.value()) == (
        10000,
        "5040",
        "7/2026",
    )
    out.amount.set_value("80")
    out.wait()
    (row,) = desk.reading.waiting(money.group)
    assert row.entry.money == -80_00
    assert desk.reading.voucher(ref).state is EntryState.WITHDRAWN
    page = go(main, "money-voucher", id=row.entry.id, group=money.group)
    page.approve.click()
    confirm(page.panel)
    assert cash(money) == 420_00
    assert len(desk.reading.voucher(row.entry.id).pictures) == 1
    with pytest.raises(RuleBroken, match="entry-not-draft"):
        desk.entries.replace(ReplaceEntry(row.entry.id, draft, wait=True))
    fresh = go(main, "money-out", group=money.group, entry="")
    assert fresh.found.before is None and fresh.amount.amount() is None


def test_pictures_of_a_voucher_are_looked_at_in_memory(window: Open, money: Money) -> None:
    ref = money.post(
        money.draft(EntryKind.RECEIPT, (Line("1010", 5), Line("4020", -5)), attachments=(PNG, b"?"))
    )
    main = window()
    page = go(main, "money-voucher", id=ref, group=money.group)
    link = next(b for b in page.findChildren(Button) if b.words() == "Look at the pictures")
    link.click()
    shown = main.page("money-pictures")
    assert isinstance(shown, PicturesPage)
    assert shown.view.count() == 1
    assert "cannot be shown" in shown.notices.current("unreadable").text()
    shown.go_back()
    assert main.here == "money-voucher" and shown.view.count() == 0
    for role in Role:
        reading = money.desk(role).ledger.pictures
        if Action.MONEY_READ in GRANTS[role]:
            assert reading.of(ref)[0] == PNG
        else:
            with pytest.raises(NotAllowed):
                reading.of(ref)


def test_a_correction_can_add_a_line(window: Open, money: Money) -> None:
    """50 were written as savings of Bina; 10 of them were a fine of Asha's."""
    ref = money.receive(50_00, member="Bina")
    main = window()
    page = go(main, "money-correct", id=ref, group=money.group)
    assert isinstance(page, CorrectPage)
    page.lines[1][1].set_value("40")
    page.more.click()
    (new,) = page.added
    new.amount.set_value("10")
    page.reason.set_value("A fine was in it")
    page.save()
    assert new.account.error()
    new.account.set_value("4020")
    new.member.set_value(money.person["Asha"])
    page.save()
    confirm(page.panel)
    with money.book.read() as session:
        assert member_savings(session, money.group)[money.person["Bina"]] == (40_00, 0)
        assert balance(session, money.group, "4020", member_id=money.person["Asha"]) == -10_00
    assert cash(money) == 50_00
    page = go(main, "money-correct", id=ref, group=money.group)
    assert page.added == []


def test_an_entry_is_corrected_and_another_cancelled(window: Open, money: Money) -> None:
    ref = money.receive(50_00, member="Bina")
    main = window()
    page = go(main, "money-correct", id=ref, group=money.group)
    assert isinstance(page, CorrectPage)
    page.lines[1][3].set_value(money.person["Asha"])
    page.reason.set_value("Asha paid it")
    page.save()
    confirm(page.panel)
    with money.book.read() as session:
        assert member_savings(session, money.group)[money.person["Asha"]] == (50_00, 0)
    other = money.receive(10_00, "4020", None)
    cancel = go(main, "money-cancel", id=other, group=money.group)
    assert isinstance(cancel, CancelPage)
    cancel.save()
    assert not cancel.panel.isVisible()  # the reason is missing
    cancel.reason.set_value("Twice")
    cancel.save()
    confirm(cancel.panel)
    assert cash(money) == 50_00


def test_a_month_is_locked_and_opened_by_two(window: Open, money: Money) -> None:
    main = window()
    page = go(main, "money-locks", group=money.group)
    assert isinstance(page, LocksPage)
    asked: list[tuple[str, dict[str, object]]] = []
    page.desk.went.connect(lambda key, place: asked.append((key, place)))
    page.main.click()  # nothing is locked past the steps
    april = date(2026, 4, 30)
    assert asked == [("money-closing", {"group": money.group, "kind": "month", "day": april})]
    money.lock_month(april)
    unlock = go(main, "money-unlock", group=money.group)
    assert isinstance(unlock, UnlockPage)
    assert unlock.about.isVisible()
    unlock.reason.set_value("A bill came late")
    unlock.save()
    assert unlock.panel.what.text() == "The lock of April 2026 is opened: A bill came late"
    confirm(unlock.panel)
    with money.book.read() as session:
        assert lock_date(session, money.group) is None


def test_settings_are_changed_and_added_to(window: Open, money: Money) -> None:
    main = window()
    change = go(main, "money-change", group=money.group)
    assert isinstance(change, ChangeBooksPage)
    change.savings.set_value("100")
    change.save()
    fund = go(main, "money-fund", group=money.group)
    assert isinstance(fund, AddFundPage)
    fund.kind.set_value("rf")
    fund.save()
    account = go(main, "money-account", group=money.group)
    assert isinstance(account, AddAccountPage)
    account.code.set_value("5200")
    account.name.set_value("Tea")
    account.save()
    bank = go(main, "money-bank-account", group=money.group)
    assert isinstance(bank, AddBankPage)
    bank.name.set_value("Second account")
    bank.bank.set_value("Gramin Bank")
    bank.save()
    page = go(main, "money-settings", group=money.group)
    assert isinstance(page, BooksSettingsPage)
    found = money.desk().ledger.reading.settings(money.group)
    assert found.books.savings_amount == 100_00
    assert {f.code for f in found.funds} == {"general", "social", "rf"}
    assert "5200" in {a.code for a in found.accounts}
    assert len(found.banks) == 2


def test_the_form_for_opening_asks_for_shares_only_where_they_are_kept(
    window: Open, money: Money
) -> None:
    page = go(window(), "money-open", group=money.group)
    assert isinstance(page, OpenBooksPage)
    assert not page.price.isVisible()
    page.mode.set_value("vsla")
    assert page.price.isVisible()
    page.worths.set_value("500 x")
    assert not page.wishes()


def test_an_auditor_sees_no_button_that_writes(window: Open, money: Money) -> None:
    ref = money.receive(10_00, "4020", None)
    main = window(Role.AUDITOR)
    page = go(main, "money-voucher", id=ref, group=money.group)
    assert isinstance(page, VoucherPage)
    for button in (page.cancel, page.correct, page.take_back, page.refuse, page.approve):
        assert not button.isVisible()
    assert page.print.isVisible()


@pytest.mark.parametrize(("role", "offered"), [(Role.AUDITOR, True), (Role.TREASURER, False)])
def test_an_auditor_remarks_on_the_voucher_she_looks_at(
    window: Open, money: Money, role: Role, offered: bool
) -> None:
    ref = money.receive(5_00)
    main = window(role)
    page = go(main, "money-voucher", id=ref, group=money.group)
    assert page.remark.isVisible() is offered
    if offered:
        page.remark.click()
        assert main.here == "money-audit"
        assert main.page("money-audit").writing.head.text() == "Remark on voucher 2026-27/1"


def test_the_voucher_on_paper(money: Money) -> None:
    money.receive(500_00)
    ref = money.pay(
        125_50, "2010", member="Asha", payee_id=money.person["Asha"], reason="She leaves"
    )
    view = money.desk().ledger.reading.voucher(ref)
    head = Letterhead("Bakul Samiti", Tile("flower", "marigold"))
    text = "\n".join(page_texts(voucher_pdf(view, translator("en"), head)))
    for word in ("2026-27/2", "125.50", "7/2026", "Asha", "Malati", "She leaves", view.code):
        assert word in text
    bare = "\n".join(page_texts(voucher_pdf(view, translator("en"), head, names=False)))
    assert "Asha" not in bare
    assert "Malati" not in bare
    bengali = voucher_pdf(view, translator("bn", native_digits=True), head)
    assert "১২৫.৫০" in "\n".join(page_texts(bengali))
