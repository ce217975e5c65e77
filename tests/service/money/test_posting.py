"""The posting door: balance, persons, resolutions, dates, nothing below nought, once only."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from finance.ledger.balances import (
    balance,
    cash_in_hand,
    member_savings,
    money_held,
    turnover,
)
from finance.ledger.posting import post
from finance.ledger.verify import verify_books
from finance.rules.entries import EntryKind, Line
from sr_board.access.roles import Role
from sr_board.base.errors import NotAllowed, RuleBroken, SRBoardError
from sr_board.vault.faults import DiskFull

from .conftest import TODAY, Money


def refused(act: object) -> str:
    """The key with which an act is refused."""
    with pytest.raises(SRBoardError) as caught:
        act()  # type: ignore[operator]
    return caught.value.key


def test_a_receipt_stands_in_all_sums(money: Money) -> None:
    money.receive(50_00, on_date=date(2026, 5, 10))
    money.receive(25_00, member="Bina", on_date=date(2026, 5, 31))
    money.receive(10_00, "4020", None)
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 85_00
        assert cash_in_hand(session, money.group, date(2026, 5, 31)) == 75_00
        assert cash_in_hand(session, money.group, date(2026, 5, 20)) == 50_00
        assert member_savings(session, money.group) == {
            money.person["Asha"]: (50_00, 0),
            money.person["Bina"]: (25_00, 0),
        }
        assert balance(session, money.group, "2010", member_id=money.person["Asha"]) == -50_00
        assert money_held(session, money.group) == {"": 85_00}
        found = turnover(session, money.group, date(2026, 5, 11), TODAY)
        assert found["1010", "general"] == (35_00, 0)
        assert found["2010", "general"] == (0, 25_00)


def test_only_the_treasurer_prepares(money: Money) -> None:
    draft = money.draft(EntryKind.RECEIPT, (Line("1010", 5), Line("4020", -5)))
    for role in Role:
        if role is not Role.TREASURER:
            with pytest.raises(NotAllowed):
                money.desk(role).ledger.entries.post(draft)


def test_a_payment_needs_a_resolution_and_another_person(money: Money) -> None:
    money.receive(100_00)
    lines = (Line("5030", 20_00), Line("1010", -20_00))
    entries = money.desk().ledger.entries
    bare = money.draft(EntryKind.PAYMENT, lines)
    assert refused(lambda: entries.post(bare, money.second())) == "resolution-missing"
    draft = money.draft(EntryKind.PAYMENT, lines, resolution_no="7/2026")
    assert refused(lambda: entries.post(draft)) == "second-person-missing"
    by_asha = money.desk(person="Asha").ledger.entries
    assert refused(lambda: by_asha.post(draft, money.second())) == "second-person-same"
    hidden = money.draft(EntryKind.RECEIPT, lines, resolution_no="7/2026")
    assert refused(lambda: entries.post(hidden)) == "second-person-missing"
    entries.post(draft, money.second())
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 80_00


def test_a_resolution_is_used_up(money: Money) -> None:
    money.receive(1000_00)
    money.pay(60_00, resolution_amount=100_00)
    money.pay(40_00)
    assert refused(lambda: money.pay(1_00)) == "resolution-used-up"
    assert refused(lambda: money.pay(1_00, resolution_amount=200_00)) == (
        "resolution-amount-differs"
    )


def test_nothing_goes_below_nought_on_any_later_day(money: Money) -> None:
    first = date(2026, 5, 1)
    money.receive(100_00, on_date=first)
    money.pay(80_00, on_date=TODAY)
    early = date(2026, 6, 1)
    assert refused(lambda: money.pay(30_00, on_date=early)) == "cash-negative"
    money.pay(20_00, on_date=early)
    money.receive(50_00, "4020", None)
    take = (Line("2010", 150_00, money.person["Asha"]), Line("1010", -50_00), Line("4090", -100_00))
    draft = money.draft(EntryKind.PAYMENT, take, resolution_no="8")
    assert refused(lambda: money.post(draft, second=True)) == "account-switched-off"
    take = (Line("2010", 150_00, money.person["Asha"]), Line("2020", -150_00, money.person["Bina"]))
    draft = money.draft(EntryKind.PAYMENT, take, resolution_no="8")
    assert refused(lambda: money.post(draft, second=True)) == "savings-negative"
    fund = (Line("5090", 10_00, fund="social"), Line("1010", -10_00, fund="social"))
    draft = money.draft(EntryKind.PAYMENT, fund, resolution_no="8")
    assert refused(lambda: money.post(draft, second=True)) == "fund-overdrawn"
    bank = (Line("1010", 10_00), Line("1020", -10_00, bank_id=money.bank))
    draft = money.draft(EntryKind.CONTRA, bank)
    assert refused(lambda: money.post(draft)) == "bank-negative"


def test_a_key_posts_once(money: Money) -> None:
    lines = (Line("1010", 50_00), Line("4020", -50_00))
    draft = money.draft(EntryKind.RECEIPT, lines, idempotency_key="sheet-1")
    first = money.post(draft)
    assert money.post(draft) == first
    with money.book.read() as session:
        assert cash_in_hand(session, money.group) == 50_00


def test_days_to_come_and_before_the_books_are_refused(money: Money) -> None:
    tomorrow = TODAY + timedelta(days=1)
    assert refused(lambda: money.receive(5, on_date=tomorrow)) == "money-date-in-future"
    assert refused(lambda: money.receive(5, on_date=date(2026, 3, 31))) == "before-opening"


def test_vouchers_are_numbered_in_the_year_and_linked(money: Money) -> None:
    with money.book.uow() as uow:
        entry = money.entry(uow.session)
        lines = (Line("1010", 5_00), Line("4020", -5_00))
        one = post(entry, money.draft(EntryKind.RECEIPT, lines))
        two = post(entry, money.draft(EntryKind.RECEIPT, lines))
        uow.record("money.posted", subject=f"entry/{two.id}")
        uow.commit()
    assert (one.voucher_no, two.voucher_no) == ("2026-27/1", "2026-27/2")
    assert one.hash != two.hash


def test_who_receives_and_confirms_says_why(money: Money) -> None:
    money.receive(100_00)
    asha = money.person["Asha"]
    assert refused(lambda: money.pay(5_00, payee_id=asha)) == "payee-confirms"
    money.pay(5_00, payee_id=asha, reason="She paid for the paper herself")


def test_money_of_nobody_is_refused(money: Money) -> None:
    lines = (Line("1010", 5), Line("2010", -5))
    with pytest.raises(RuleBroken, match="line-needs-member"):
        money.post(money.draft(EntryKind.RECEIPT, lines))


def test_a_full_disk_is_told_and_the_books_stay_as_they_were(money: Money) -> None:
    """The page after which nothing fits is met while lines and totals are written."""
    money.receive(100_00)
    acts = money.book.acts()
    narration = "a long word " * 40
    with money.book.engine.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar_one()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    with pytest.raises(DiskFull):
        for _ in range(60):
            money.receive(50_00, narration=narration)
            acts += 1
    with money.book.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 1073741823")
    assert money.book.acts() == acts
    with money.book.read() as session:
        assert verify_books(session) == ()
    assert money.receive(50_00)
