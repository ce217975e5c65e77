"""Month end and year end: what is missing is said, the surplus goes to 3020, then nothing moves."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from finance.ledger.commands import Unlock
from finance.ledger.service_locks import set_year_lock
from finance.reports import closing_facts
from finance.reports.service_closing import CloseMonth, CloseYear, Compared
from finance.rules.closing import BankFact, Gap
from finance.rules.entries import EntryKind, Line
from finance.sheet.commands import OpenSheet
from sr_board.access.roles import Action, Role
from sr_board.base.errors import NotAllowed, RuleBroken

from .conftest import Money
from .reports_place import APRIL, MAY, YEAR, reports, two_months, wanted


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bank's paper was compared to the end of the year."""
    monkeypatch.setattr(
        closing_facts,
        "compared_banks",
        lambda session, group_id: _EveryBank(YEAR[1]),
    )


class _EveryBank(dict[str, BankFact]):
    def __init__(self, until: date) -> None:
        super().__init__()
        self.until = until

    def get(self, key: str, default: object = None) -> BankFact:  # type: ignore[override]
        return BankFact(key, self.until)


def test_a_month_says_what_it_misses(money: Money) -> None:
    two_months(money)
    waiting = money.draft(
        EntryKind.PAYMENT,
        (Line("5030", 500), Line("1010", -500)),
        date(2026, 4, 25),
        resolution_no="7/2026",
    )
    money.desk().ledger.entries.keep_waiting(waiting)
    steps = reports(money).closing.month_steps(money.group, date(2026, 4, 9))
    assert (steps.since, steps.until) == APRIL
    assert steps.gaps == (Gap.BANK_NOT_COMPARED, Gap.WAITING) and not steps.ready
    assert [(bank.name, bank.compared_until) for bank in steps.banks] == [("Savings account", None)]
    with pytest.raises(RuleBroken) as refused:
        reports(money).closing.close_month(CloseMonth(money.group, APRIL[0]))
    assert refused.value.key == "closing-not-ready"
    november = reports(money).closing.month_steps(money.group, date(2026, 11, 3))
    assert Gap.NOT_OVER in november.gaps


def test_a_lock_waits_for_the_meetings_of_earlier_months_too(money: Money, compared: None) -> None:
    money.desk().sheet_work.open(OpenSheet(money.group, date(2026, 4, 14)))
    closing = reports(money).closing
    for day in (date(2026, 4, 1), date(2026, 5, 1)):
        steps = closing.month_steps(money.group, day)
        assert (steps.gaps, steps.meetings_open) == ((Gap.MEETING_OPEN,), 1)
    with pytest.raises(RuleBroken, match="closing-not-ready"):
        closing.close_month(CloseMonth(money.group, date(2026, 5, 1)))


def test_a_month_is_locked_when_nothing_is_missing(money: Money, compared: None) -> None:
    two_months(money)
    closing = reports(money).closing
    assert closing.first_open(money.group, year=False) == APRIL[0]
    closing.close_month(CloseMonth(money.group, APRIL[0]))
    assert closing.month_steps(money.group, APRIL[1]).locked
    assert closing.first_open(money.group, year=False) == MAY[0]
    assert closing.first_open(money.group, year=True) == YEAR[0]
    with pytest.raises(RuleBroken) as refused:
        money.receive(100, on_date=date(2026, 4, 30))
    assert refused.value.key == "date-locked"


def test_the_year_is_closed_in_one_act(money: Money, compared: None) -> None:
    two_months(money)
    more = {"resolution_no": "7/2026"}
    help_ = (Line("5090", 300, fund="social"), Line("1010", -300, fund="social"))
    money.receive(400, "4050", None, date(2026, 6, 1), fund="social")
    money.post(money.draft(EntryKind.PAYMENT, help_, date(2026, 6, 2), **more), second=True)
    before = reports(money).statements.statements(wanted(money)).now
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    closing = reports(money).closing
    steps = closing.year_steps(money.group, date(2026, 9, 1))
    assert steps.gaps == () and dict(steps.surplus) == {"general": -930, "social": 100}
    closing.close_year(CloseYear(money.group, date(2026, 9, 1), "Year closed"))
    view = reports(money).statements.statements(wanted(money))
    assert view.now.ties and view.closed
    assert view.now.earned == before.earned and view.now.earned.surplus == -830
    assert view.now.sheet.surplus == 0
    assert view.now.receipts == before.receipts and view.now.funds == before.funds
    assert view.now.sheet.total_assets == before.sheet.total_assets
    assert closing.month_steps(money.group, date(2026, 9, 1)).locked  # with its year
    assert closing.first_open(money.group, year=False) == date(2027, 4, 1)
    assert closing.first_open(money.group, year=True) == date(2027, 4, 1)
    later = closing.year_steps(money.group, date(2026, 9, 1))
    assert later.locked and later.gaps == (Gap.ALREADY_LOCKED,)
    assert closing.year_steps(money.group, date(2027, 4, 2)).surplus == {}


def test_the_last_month_must_be_open_for_the_closing_entry(money: Money, compared: None) -> None:
    two_months(money)
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    money.lock_month(date(2027, 3, 1))
    closing = reports(money).closing
    assert closing.year_steps(money.group, YEAR[0]).gaps == (Gap.MONTH_LOCKED,)
    money.desk().ledger.locks.unlock(Unlock(money.group, "close of the year", money.second()))
    closing.close_year(CloseYear(money.group, YEAR[0], "Year closed"))
    assert reports(money).statements.statements(wanted(money)).now.sheet.surplus == 0


def test_a_year_without_income_or_expense_is_locked(money: Money, compared: None) -> None:
    money.receive(5000, member="Bina", on_date=APRIL[0])
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    closing = reports(money).closing
    assert closing.year_steps(money.group, YEAR[0]).ready
    closing.close_year(CloseYear(money.group, YEAR[0], "Year closed"))
    assert closing.year_steps(money.group, YEAR[0]).locked


def test_income_that_came_after_the_closing_entry_is_closed_too(
    money: Money, compared: None
) -> None:
    two_months(money)
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    closing = reports(money).closing
    closing.close_year(CloseYear(money.group, YEAR[0], "Year closed"))
    money.desk().ledger.locks.unlock(Unlock(money.group, "a fine was missing", money.second()))
    money.receive(700, "4020", None, date(2027, 3, 30))
    with money.book.uow() as uow, pytest.raises(RuleBroken, match="year-not-closed"):
        set_year_lock(money.entry(uow.session), money.group, YEAR[0])
    closing.close_year(CloseYear(money.group, YEAR[0], "Year closed"))
    assert reports(money).statements.statements(wanted(money)).now.sheet.surplus == 0


def test_a_year_is_not_closed_while_the_opening_is_unexplained(
    money: Money, compared: None
) -> None:
    money.receive(700, "3010", None, date(2026, 4, 5))
    money.book.clock.set(datetime(2027, 4, 20, 10, tzinfo=UTC))
    steps = reports(money).closing.year_steps(money.group, YEAR[0])
    assert steps.gaps == (Gap.UNEXPLAINED,) and steps.unexplained == -700


def test_a_count_on_paper_beside_the_book(money: Money) -> None:
    two_months(money)
    found = reports(money).closing.compare(
        money.group, YEAR[1], {"1010": 8000, "2010": 13500, "1110": 0}
    )
    assert found == (
        Compared("1010", 8000, 8000),
        Compared("1110", 0, 0),
        Compared("2010", 13500, 13000),
    )
    assert [each.difference for each in found] == [0, 0, 500]


@pytest.mark.parametrize("role", list(Role))
def test_who_may_close(money: Money, role: Role) -> None:
    closing = reports(money, role).closing
    may_read = closing._who.may(Action.MONEY_READ)
    may_close = closing._who.may(Action.MONEY_PREPARE)
    for each in (
        lambda: closing.month_steps(money.group, APRIL[0]),
        lambda: closing.year_steps(money.group, APRIL[0]),
        lambda: closing.first_open(money.group, year=True),
        lambda: closing.compare(money.group, APRIL[0], {}),
    ):
        if may_read:
            each()
        else:
            with pytest.raises(NotAllowed):
                each()
    for each in (
        lambda: closing.close_month(CloseMonth(money.group, date(2026, 11, 1))),
        lambda: closing.close_year(CloseYear(money.group, date(2026, 11, 1), "x")),
    ):
        with pytest.raises(RuleBroken if may_close else NotAllowed):
            each()
