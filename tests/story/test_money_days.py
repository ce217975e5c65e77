"""The treasurer's rarer days at the real window: a month and a year are closed, a lock is opened by
two, a book leaves as a spreadsheet, a paper book comes in as one.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from finance.bank.views import BoardLine
from finance.reports.reading import BookWanted
from finance.rules.locks import year_of
from sr_board.base.clock import FixedClock
from sr_board.composition import Workplace
from sr_board.people.service_members import AddMember
from sr_board.sample import load_sample
from sr_board.vault.keys import cheap_keys_for_tests
from tests.story.at_the_desk import Person, Starts, unlocks
from ui.money.closing import export_page
from ui.money.opening import from_file
from ui.money.opening import page as opening_page

REKHA, MINA, SHANTA = 1, 2, 3
"""Pictures on the door, by their number keys: secretary, chair, treasurer."""
SAMPLE = load_sample("en")


class Desk:
    """The laptop of the practice collective, at a time that the story sets."""

    def __init__(self, practice: Path, home: Path, app: QApplication, bot: QtBot) -> None:
        shutil.copytree(practice, home)
        self.home, self.bot = home, bot
        self.clock = FixedClock(datetime.now(UTC))
        self.starts = Starts(app, home, self.clock)

    def opens(self, number: int) -> Person:
        """Somebody opens the program."""
        return unlocks(self.starts(), self.bot, number, SAMPLE.users[number - 1].passphrase)

    def locks(self, person: Person) -> None:
        """She locks; the process would be replaced."""
        person.window.top.lock_button.click()
        self.bot.waitUntil(lambda: bool(person.desktop.program.replaced), timeout=10000)
        self.starts.end()


@pytest.fixture
def desk(practice: Path, tmp_path: Path, qapp: QApplication, qtbot: QtBot) -> Iterator[Desk]:
    with cheap_keys_for_tests():
        made = Desk(practice, tmp_path / "laptop", qapp, qtbot)
        yield made
        made.starts.end()


def place(person: Person) -> Workplace:
    """Queries and services of whoever sits there."""
    work: Workplace = person.desktop.session.work
    return work


def form(person: Person, key: str, **where: object) -> Any:
    """Goes to a page as its button does, and waits until it is filled."""
    person.desktop.session.desk.go(key, **where)
    return person.page(key)


def both_sign(person: Person, page: Any, to: str) -> Any:
    """Ctrl+Enter, then the chair with her picture and passphrase."""
    person.presses_enter(page)
    person.second_signs(page.panel, MINA, SAMPLE.users[MINA - 1].passphrase)
    person.waits(lambda: not page.panel.isVisible())
    return person.page(to)


def passbook(lines: tuple[BoardLine, ...], to: Path) -> None:
    """The bank's file: every line of the books as the bank writes it."""
    rows = [
        f"{line.on_date:%d/%m/%Y},{max(-line.amount, 0) / 100:.2f},{max(line.amount, 0) / 100:.2f}"
        for line in lines
    ]
    to.write_text("\n".join(["Date,Withdrawal,Deposit", *rows]) + "\n", "utf-8")


def test_months_and_the_year_are_closed_and_a_lock_is_opened_by_two(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    april = year_of(desk.clock.today(), 4)[1] + timedelta(days=9)
    desk.clock.set(datetime(april.year, april.month, april.day, 6, tzinfo=UTC))
    shanta = desk.opens(SHANTA)
    money = place(shanta).money
    group = next(g.group_id for g in money.ledger.reading.groups() if g.opened)
    first = money.reports.closing.first_open(group, year=False)

    steps = form(shanta, "money-closing", group=group)
    shanta.waits(lambda: steps.span.value() == first)
    assert not steps.main.isEnabled()  # the bank's paper was never compared
    year = money.reports.closing.year_steps(group, first).until
    the_bank_is_compared(shanta, group, year, desk.home / "passbook.csv")

    month_is_locked_and_opened(shanta, group, first)
    steps = form(shanta, "money-closing", group=group, kind="year")
    shanta.waits(lambda: steps.span.value() == year_of(first, 4)[0] and steps.main.isEnabled())
    said = shanta.answers(yes=False)
    shanta.presses_enter(steps)
    shanta.waits(lambda: bool(said))
    assert money.ledger.reading.home(group).locked_until is None
    shanta.answers()
    shanta.presses_enter(steps)
    shanta.waits(steps.next.isVisible)
    assert money.ledger.reading.home(group).locked_until == year
    seen = money.reports.statements.statements(BookWanted(group, first, year))
    assert seen.closed and seen.now.sheet.surplus == 0

    file = desk.home / "cash.xlsx"
    monkeypatch.setattr(export_page, "ask_save_path", lambda *_: file)
    the_cash_book_leaves(shanta, group, (first, year), file)


def the_bank_is_compared(shanta: Person, group: str, year: date, file: Path) -> None:
    """The bank's file is read, what is surely the same is ticked, the balance is kept."""
    money = place(shanta).money
    bank = money.ledger.reading.settings(group).banks[0].id
    passbook(money.bank.accounts.board(bank).book, file)
    reading = form(shanta, "money-bank-file", group=group, bank=bank)
    reading.open_file(file)
    shanta.waits(reading.main.isEnabled)
    shanta.presses_enter(reading)
    match = shanta.page("money-bank-match")
    shanta.waits(match.proposed.isVisible)
    match._tick_all(match._found.proposed)
    shanta.waits(lambda: not money.bank.accounts.board(bank).book)
    bank_page = form(
        shanta, "money-bank-reconcile",
        group=group, bank=bank, on=year.isoformat(), closing="year",
    )  # fmt: skip
    shanta.waits(bank_page.sheet.isVisible)
    bank_page.balance.set_amount(None)
    shanta.types(
        bank_page.balance.box, f"{money.ledger.reading.home(group).banks[0].balance / 100}"
    )
    bank_page.look()
    shanta.waits(bank_page.main.isEnabled)
    shanta.presses_enter(bank_page)
    shanta.waits(bank_page.kept.isVisible)
    bank_page.to_closing.click()
    assert shanta.page("money-closing").kind.value() == "year"


def month_is_locked_and_opened(shanta: Person, group: str, first: date) -> None:
    """The oldest month: locked after its steps, opened again by the treasurer and the chair."""
    money = place(shanta).money
    steps = form(shanta, "money-closing", group=group, kind="month")
    shanta.waits(lambda: steps.span.value() == first and steps.main.isEnabled())
    shanta.answers()
    shanta.presses_enter(steps)
    shanta.waits(lambda: money.reports.closing.month_steps(group, first).locked)
    listed = form(shanta, "money-locks", group=group)
    shanta.waits(listed.open.isVisible)
    listed.open.click()
    unlock = shanta.page("money-unlock")
    shanta.waits(unlock.about.isVisible)
    shanta.presses_enter(unlock)
    shanta.waits(lambda: bool(unlock.reason.error()))  # never without a reason
    shanta.types(unlock.reason.line, "A bill was found")
    both_sign(shanta, unlock, "money-locks")
    (lock,) = money.ledger.reading.locks(group)
    assert (lock.reason, len(lock.lifted_by)) == ("A bill was found", 2)
    assert not money.reports.closing.month_steps(group, first).locked


def the_cash_book_leaves(shanta: Person, group: str, days: tuple[date, date], file: Path) -> None:
    """The cash book of the year as a spreadsheet: with a purpose, after a question."""
    page = form(shanta, "money-export", group=group)
    shanta.waits(lambda: page.since.day() is not None)
    shanta.presses_enter(page)
    shanta.waits(lambda: bool(page.purpose.error()))  # never without saying what for
    shanta.types(page.purpose.line, "Yearly audit")
    page.since.set_day(days[0])
    page.until.set_day(days[1])
    shanta.answers()
    shanta.presses_enter(page)
    shanta.waits(lambda: page.notices.current("made") is not None)
    rows = list(load_workbook(file).active.iter_rows(min_row=2, values_only=True))
    home = place(shanta).money.ledger.reading.home(group)
    assert round(rows[-1][-2] * 100) == home.cash
    assert round(rows[-1][-1] * 100) == sum(bank.balance for bank in home.banks)
    left = place(shanta).money.reports.exports.prints(group)
    assert ("Yearly audit", False) in {(each.purpose, each.names) for each in left}


def test_a_paper_book_comes_in_as_a_spreadsheet(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    rekha = desk.opens(REKHA)
    group = members_come_and_the_books_are_opened(rekha)
    desk.locks(rekha)
    shanta = desk.opens(SHANTA)
    page = form(shanta, "money-opening", group=group)
    shanta.waits(lambda: page.found is not None and page.found.view.group_id == group)
    file = desk.home / "paper-book.xlsx"
    monkeypatch.setattr(opening_page, "ask_save_path", lambda *_: file)
    monkeypatch.setattr(from_file, "ask_open_path", lambda *_: file)
    page.save_template()
    shanta.waits(file.is_file)
    filled(file)

    shanta.types(page.cash.box, "2340")
    page.from_file.click()
    reading = shanta.page("money-opening-file")
    shanta.waits(lambda: reading.opening is not None)
    reading.choose.click()
    shanta.waits(reading.main.isEnabled)
    shanta.presses_enter(reading)
    page = shanta.page("money-opening")
    shanta.waits(lambda: page.members.sum_of(0) == 16_00_00)
    assert (page.cash.amount(), page.source) == (2340_00, "file")
    page.grounds.resolution.set_value("paper")
    shanta.types(page.grounds.paper.line, "1/2026")

    done = both_sign(shanta, page, "money-opening-done")
    shanta.waits(lambda: done.view is not None and done.view.unexplained == 12_40_00)
    shanta.types(done.words.text, "Fines of old years")
    both_sign(shanta, done, "money-opening-done")
    shanta.waits(lambda: done.view.unexplained == 0)
    home = place(shanta).money.ledger.reading.home(group)
    assert (home.cash, home.loans, home.savings) == (2340_00, 500_00, 16_00_00)

    done.back_out.click()
    back = shanta.page("money-opening-back")
    shanta.types(back.reason.text, "A loan was forgotten")
    page = both_sign(shanta, back, "money-opening")
    shanta.waits(lambda: page.cash.amount() == 2340_00)
    assert place(shanta).money.ledger.reading.home(group).cash == 0


def members_come_and_the_books_are_opened(rekha: Person) -> str:
    """Three members of a new group, and its books; the group."""
    work = place(rekha)
    group = [g for g in work.money.ledger.reading.groups() if not g.opened][-1].group_id
    for name in ("Asha", "Bina", "Champa"):
        work.memberships.add(AddMember(name, group, work.clock.today()))
    page = form(rekha, "money-open", group=group)
    rekha.presses_enter(page)
    rekha.page("money")
    return group


def filled(file: Path) -> None:
    """The template as it comes back: savings, a loan, the line of sums."""
    book = load_workbook(file)
    sheet = book.active
    heads = {str(cell.value): cell.column for cell in sheet[1]}
    count = sheet.max_row
    for row, amount in ((count - 2, 600), (count - 1, "৪০০"), (count, "600")):
        sheet.cell(row, heads["Savings"], amount)
    for head, value in (
        ("Loan given", 1000), ("Loan left", 500), ("Per cent a month", 2),
        ("Instalments still to come", 5),
    ):  # fmt: skip
        sheet.cell(count, heads[head], value)
    sheet.cell(count + 1, heads["Name"], "Total")
    sheet.cell(count + 1, heads["Savings"], 1600)
    sheet.cell(count + 1, heads["Loan left"], 500)
    book.save(file)
