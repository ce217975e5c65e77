"""The desktop over books with a bank, a loan to the group and funds; the treasurer at the desk."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from finance.bank.commands import (
    AddBankLines,
    Borrow,
    NewLine,
    PayLender,
    ReceiveFromLender,
    Resolved,
)
from finance.ledger.commands import AddFund
from finance.rules.entries import EntryKind, Line
from finance.rules.external import LenderKind
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from tests.conftest import Book, Scene
from tests.service.money.conftest import Money, make_money
from tests.ui.money.conftest import MoneyWork
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.money.bank import places
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]


@dataclass
class Banked:
    """Books with money at the bank, a loan of 1,50,000 and lines of the passbook."""

    money: Money
    lender: str


def _facts(book: Book) -> tuple[tuple[object, ...], str]:
    """Cash banked in May, a bank loan with its first instalment, four lines of the passbook."""
    money = make_money(book)
    desk = money.desk()
    desk.ledger.setup.add_fund(
        AddFund(money.group, "linkage", "bank_linkage", conditions="Loans for business")
    )
    money.receive(5000_00, on_date=date(2026, 4, 10))
    for amount, day in ((4000_00, 5), (700_00, 28)):
        lines = (Line("1020", amount, bank_id=money.bank), Line("1010", -amount))
        money.post(
            money.draft(EntryKind.CONTRA, lines, date(2026, 5, day), narration="Banked"),
            second=True,
        )
    work = desk.bank.lender_work
    lender = work.borrow(
        Borrow(
            money.group,
            LenderKind.BANK,
            "Gramin Bank",
            "linkage",
            1_50_000_00,
            "7",
            date(2026, 4, 15),
            instalments=24,
            sanction_no="GB/77",
            subvention=True,
        )
    ).id
    work.receive(ReceiveFromLender(lender, 1_50_000_00, date(2026, 4, 15), money.bank))
    work.pay(
        PayLender(
            lender,
            date(2026, 5, 15),
            5840_89,
            875_00,
            Resolved(number="9/2026"),
            bank_id=money.bank,
        ),
        money.second(),
    )
    desk.bank.work.add_lines(
        AddBankLines(
            money.bank,
            (
                NewLine(date(2026, 4, 15), 1_50_000_00, "LOAN CREDIT", balance=1_50_000_00),
                NewLine(date(2026, 5, 6), 4000_00, "CASH DEP", balance=1_54_000_00),
                NewLine(date(2026, 5, 15), -6715_89, "LOAN EMI", balance=1_47_284_11),
                NewLine(date(2026, 5, 30), 31_20, "INT PD", balance=1_47_315_31),
                NewLine(date(2026, 5, 31), -11_80, "SMS CHG", balance=1_47_303_51),
            ),
        )
    )
    return (money.group, money.person, money.slots, money.bank), lender


@pytest.fixture
def scene() -> Scene:
    """These books, built once for all tests of the folder."""
    return Scene("banked", _facts)


@pytest.fixture
def banked(book: Book) -> Banked:
    """A copy of them."""
    facts, lender = book.facts
    return Banked(Money(book, *facts), lender)


@pytest.fixture
def window(qtbot: QtBot, banked: Banked) -> Open:
    """Opens the main window with the pages of the bank for somebody with these roles."""

    def opened(*roles: Role) -> MainWindow:
        made = make_window(banked, *roles)
        qtbot.addWidget(made)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)
        return made

    return opened


def make_window(banked: Banked, *roles: Role, size: tuple[int, int] = (1366, 768)) -> MainWindow:
    """A window over these books."""
    money = banked.money
    who = SignedIn(
        money.book.vault.slot_id, money.person["Malati"], frozenset(roles or {Role.TREASURER})
    )
    desk = Desk(DirectJobs(), who.may)
    signed = Signed("Noorpur Branch", "flower", "Malati", "apple", "Treasurer")
    made = MainWindow(desk, Register(places(MoneyWork(money, who))), signed)
    made.resize(*size)
    return made
