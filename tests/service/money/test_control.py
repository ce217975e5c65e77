"""Approvals, corrections, locks, settings, rights, and the check of the vault with money in it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from finance.ledger.balances import balance, cash_in_hand
from finance.ledger.books import books_of, members_of
from finance.ledger.commands import (
    AddAccount,
    AddBankAccount,
    AddFund,
    ApproveEntry,
    CancelEntry,
    ChangeBooks,
    CloseFund,
    CorrectEntry,
    EntryDraft,
    OpenBooks,
    RefuseEntry,
    RenameAccount,
    ReplaceEntry,
    SwitchAccount,
    Unlock,
    WithdrawEntry,
)
from finance.ledger.desk import LedgerDesk
from finance.ledger.locking import lock_date
from finance.ledger.models import LedgerEntry
from finance.ledger.service_locks import set_year_lock
from finance.ledger.verify import verify_books
from finance.rules.entries import EntryKind, Line
from sr_board.access.roles import Action, Role
from sr_board.access.users import GiveRight, UsersService
from sr_board.audit.safekeeping import SafeKeeping
from sr_board.base.errors import NotAllowed

from .conftest import OPENED, TODAY, Money
from .test_posting import refused

PAY = (Line("5030", 20_00), Line("1010", -20_00))


def waiting(money: Money) -> tuple[str, str]:
    """A payment that waits; its id and the hash of what is shown."""
    draft = money.draft(EntryKind.PAYMENT, PAY, resolution_no="7/2026")
    ref = money.desk().ledger.entries.keep_waiting(draft).id
    with money.book.read() as session:
        row = session.get(LedgerEntry, ref)
        assert row is not None
        return ref, row.content_hash


def cash(money: Money) -> int:
    """What the box should hold."""
    with money.book.read() as session:
        return cash_in_hand(session, money.group)


def test_what_waits_does_not_count_until_it_is_confirmed(money: Money) -> None:
    money.receive(100_00)
    ref, shown = waiting(money)
    assert cash(money) == 100_00
    treasurer = money.desk().ledger.approvals
    assert refused(lambda: treasurer.approve(ApproveEntry(ref, shown))) == "second-person-same"
    wrong = ApproveEntry(ref, "0" * 64, second=money.second())
    assert refused(lambda: treasurer.approve(wrong)) == "entry-changed"
    treasurer.approve(ApproveEntry(ref, shown, second=money.second()))
    assert cash(money) == 80_00
    again = ApproveEntry(ref, shown, second=money.second())
    assert refused(lambda: treasurer.approve(again)) == "entry-not-waiting"


def test_the_chair_confirms_by_her_own_sign_in(money: Money) -> None:
    money.receive(100_00)
    ref, shown = waiting(money)
    money.desk(Role.CHAIR, person="Asha").ledger.approvals.approve(ApproveEntry(ref, shown))
    assert cash(money) == 80_00


def test_what_is_refused_goes_back_and_may_be_taken_back(money: Money) -> None:
    money.receive(100_00)
    ref, _ = waiting(money)
    chair = money.desk(Role.CHAIR, person="Asha").ledger.approvals
    chair.refuse(RefuseEntry(ref, "Where is the bill?"))
    entries = money.desk().ledger.entries
    entries.ask_again(ref)
    chair.refuse(RefuseEntry(ref, "Still no bill"))
    other = money.desk(person="Bina").ledger.entries
    assert refused(lambda: other.withdraw(WithdrawEntry(ref))) == "entry-of-another"
    entries.withdraw(WithdrawEntry(ref))
    assert refused(lambda: entries.withdraw(WithdrawEntry(ref))) == "entry-posted"
    assert cash(money) == 100_00


def test_a_board_member_confirms_when_the_group_names_her(money: Money) -> None:
    money.receive(100_00)
    slot = money.user("Bina", Role.BOARD_MEMBER)
    draft = money.draft(EntryKind.PAYMENT, PAY, resolution_no="7/2026")
    entries = money.desk().ledger.entries
    assert refused(lambda: entries.post(draft, money.second("Bina"))) == "second-person-role"
    book = money.book
    users = UsersService(book.uow, book.clock, book.who(Role.ADMINISTRATOR), book.vault)
    users.give_right(GiveRight(slot, Action.MONEY_APPROVE, "9/2026", money.second()))
    entries.post(draft, money.second("Bina"))
    assert cash(money) == 80_00


def test_cancelling_twice_restores_and_a_third_time_is_refused(money: Money) -> None:
    ref = money.receive(100_00)
    work = money.desk().ledger.corrections
    first = work.cancel(CancelEntry(ref, "Counted twice", money.second())).id
    assert cash(money) == 0
    again = CancelEntry(ref, "Counted twice", money.second())
    assert refused(lambda: work.cancel(again)) == "entry-already-cancelled"
    work.cancel(CancelEntry(first, "It was right", money.second()))
    assert cash(money) == 100_00
    assert refused(lambda: work.cancel(CancelEntry(ref, "x", money.second()))) == (
        "entry-already-cancelled"
    )
    assert refused(lambda: work.cancel(CancelEntry(first, "", money.second()))) == (
        "entry-already-cancelled"
    )


def test_a_correction_moves_only_what_was_wrong(money: Money) -> None:
    """Savings of A booked to B, the month locked since: only the two members move, today."""
    april = date(2026, 4, 14)
    ref = money.receive(50_00, member="Bina", on_date=april)
    money.lock_month(april)
    asha, bina = money.person["Asha"], money.person["Bina"]
    right = (Line("1010", 50_00), Line("2010", -50_00, asha))
    work = money.desk().ledger.corrections
    done = work.correct(CorrectEntry(ref, right, "Asha paid it", money.second())).id
    with money.book.read() as session:
        assert session.get(LedgerEntry, done).on_date == TODAY  # type: ignore[union-attr]
        assert balance(session, money.group, "2010", member_id=asha) == -50_00
        assert balance(session, money.group, "2010", member_id=bina) == 0
        assert balance(session, money.group, "2010", member_id=bina, until=april) == -50_00
        assert cash_in_hand(session, money.group) == 50_00
    again = CorrectEntry(ref, right, "again", money.second())
    assert refused(lambda: work.correct(again)) == "correction-changes-nothing"
    assert refused(lambda: work.correct(replace(again, entry_id=done))) == "correct-the-first"


def test_a_cancelled_payment_gives_its_resolution_back(money: Money) -> None:
    money.receive(500_00)
    ref = money.pay(100_00, resolution_amount=100_00)
    assert refused(lambda: money.pay(1_00)) == "resolution-used-up"
    money.desk().ledger.corrections.cancel(CancelEntry(ref, "Not bought", money.second()))
    money.pay(60_00, resolution_amount=100_00)
    assert refused(lambda: money.pay(50_00)) == "resolution-used-up"


def test_months_lock_forward_and_open_by_two(money: Money) -> None:
    locks = money.desk().ledger.locks
    april, may = date(2026, 4, 1), date(2026, 5, 31)
    money.lock_month(may)
    assert refused(lambda: money.receive(5, on_date=may)) == "date-locked"
    assert refused(lambda: money.lock_month(april)) == "lock-not-forward"
    assert refused(lambda: money.lock_month(TODAY)) == "month-not-over"
    assert refused(lambda: locks.unlock(Unlock(money.group, "A bill came late"))) == (
        "second-person-missing"
    )
    bare = Unlock(money.group, " ", money.second())
    assert refused(lambda: locks.unlock(bare)) == "text-missing"
    locks.unlock(Unlock(money.group, "A bill came late", money.second()))
    money.receive(5, on_date=may)
    again = Unlock(money.group, "again", money.second())
    assert refused(lambda: locks.unlock(again)) == "nothing-locked"


def test_a_year_locks_when_it_is_closed(money: Money) -> None:
    money.book.clock.tick(200 * 86400)
    money.receive(100_00, "4020", None)

    def lock_year() -> None:
        with money.book.uow() as uow:
            ref = set_year_lock(money.entry(uow.session), money.group, date(2027, 1, 1))
            uow.record("money.locked", subject=f"lock/{ref}")
            uow.commit()

    assert refused(lock_year) == "year-not-closed"
    lines = (Line("4020", 100_00), Line("3020", -100_00))
    money.post(money.draft(EntryKind.CLOSING, lines, date(2027, 3, 31)))
    ref, _ = waiting(money)
    assert refused(lock_year) == "entries-waiting"
    money.desk().ledger.entries.withdraw(WithdrawEntry(ref))
    lock_year()
    with money.book.read() as session:
        assert lock_date(session, money.group) == date(2027, 3, 31)


def test_books_begin_with_members_accounts_and_the_general_fund(money: Money) -> None:
    with money.book.read() as session:
        view = books_of(session, money.group)
        assert (view.mode, view.year_start, view.savings_amount) == ("shg", 4, 50_00)
        assert [m.number for m in members_of(session, money.group)] == list(range(1, 11))
    setup = money.desk().ledger.setup
    assert refused(lambda: setup.open(OpenBooks(money.group, OPENED))) == "books-open-already"
    setup.change(ChangeBooks(money.group, savings_amount=60_00, denominations=(100, 500)))
    money.receive(5_00)
    fixed = ChangeBooks(money.group, year_start=1)
    assert refused(lambda: setup.change(fixed)) == "year-start-fixed"
    setup.add_account(AddAccount(money.group, "5200", "Tea"))
    setup.rename_account(RenameAccount(money.group, "5030", "Paper and pens"))
    setup.switch_account(SwitchAccount(money.group, "4090", True))
    assert refused(lambda: setup.switch_account(SwitchAccount(money.group, "1010", False))) == (
        "account-stays-on"
    )
    wrong = AddBankAccount(money.group, "Second", "Gramin Bank", last_four="12")
    assert refused(lambda: setup.add_bank_account(wrong)) == "last-four-wrong"
    assert refused(lambda: setup.add_fund(AddFund(money.group, "social", "social"))) == (
        "fund-code-taken"
    )
    assert refused(lambda: setup.add_fund(AddFund(money.group, "a b", "social"))) == (
        "fund-code-wrong"
    )
    setup.close_fund(CloseFund(money.group, "social", TODAY))
    assert refused(lambda: setup.close_fund(CloseFund(money.group, "social", TODAY))) == (
        "fund-closed"
    )
    assert refused(lambda: setup.close_fund(CloseFund(money.group, "general", TODAY))) == (
        "fund-general-stays"
    )


def draft() -> EntryDraft:
    """Any entry."""
    return EntryDraft("x", TODAY, EntryKind.RECEIPT, "", (Line("1010", 1), Line("4020", -1)))


ACTS: dict[str, tuple[frozenset[Role], Callable[[LedgerDesk], object]]] = {
    name: (frozenset(roles), act)
    for name, roles, act in (
        ("post", {Role.TREASURER}, lambda d: d.entries.post(draft())),
        ("wait", {Role.TREASURER}, lambda d: d.entries.keep_waiting(draft())),
        ("ask", {Role.TREASURER}, lambda d: d.entries.ask_again("x")),
        ("withdraw", {Role.TREASURER}, lambda d: d.entries.withdraw(WithdrawEntry("x"))),
        ("replace", {Role.TREASURER}, lambda d: d.entries.replace(ReplaceEntry("x", draft()))),
        ("draft", {Role.TREASURER}, lambda d: d.reading.draft("x")),
        ("cancel", {Role.TREASURER}, lambda d: d.corrections.cancel(CancelEntry("x", "y"))),
        ("correct", {Role.TREASURER}, lambda d: d.corrections.correct(CorrectEntry("x", (), "y"))),
        (
            "unlock",
            {Role.TREASURER, Role.CHAIR, Role.SECRETARY},
            lambda d: d.locks.unlock(Unlock("x", "y")),
        ),
        (
            "approve",
            {Role.TREASURER, Role.CHAIR, Role.SECRETARY, Role.BOARD_MEMBER, Role.AUDITOR},
            lambda d: d.approvals.approve(ApproveEntry("x", "y")),
        ),
        (
            "refuse",
            {Role.TREASURER, Role.CHAIR, Role.SECRETARY, Role.BOARD_MEMBER, Role.AUDITOR},
            lambda d: d.approvals.refuse(RefuseEntry("x", "y")),
        ),
        *(
            (name, {Role.TREASURER, Role.ADMINISTRATOR}, act)
            for name, act in (
                ("open", lambda d: d.setup.open(OpenBooks("x", OPENED))),
                ("change", lambda d: d.setup.change(ChangeBooks("x"))),
                ("fund", lambda d: d.setup.add_fund(AddFund("x", "y", "social"))),
                ("close", lambda d: d.setup.close_fund(CloseFund("x", "y", TODAY))),
                ("account", lambda d: d.setup.add_account(AddAccount("x", "5200", "y"))),
                ("rename", lambda d: d.setup.rename_account(RenameAccount("x", "5200", "y"))),
                ("switch", lambda d: d.setup.switch_account(SwitchAccount("x", "5200", True))),
                ("bank", lambda d: d.setup.add_bank_account(AddBankAccount("x", "y", "z"))),
            )
        ),
    )
}


def test_every_act_asks_for_its_right(money: Money) -> None:
    for roles, act in ACTS.values():
        for role in Role:
            ledger = money.desk(role).ledger
            if role in roles:
                assert refused(lambda a=act, on=ledger: a(on)) != "not-allowed"  # type: ignore[misc]
            else:
                with pytest.raises(NotAllowed):
                    act(ledger)


def test_who_only_reads_cannot_confirm(money: Money) -> None:
    money.receive(100_00)
    ref, shown = waiting(money)
    for role in (Role.BOARD_MEMBER, Role.AUDITOR):
        desk = money.desk(role, person="Bina")
        assert refused(lambda d=desk: d.ledger.approvals.approve(ApproveEntry(ref, shown))) == (  # type: ignore[misc]
            "not-allowed"
        )


def test_the_check_of_the_vault_tells_of_money(spoilt: Money) -> None:
    spoilt.receive(100_00)
    spoilt.sql(
        "DROP TRIGGER tr_posting_no_update",
        "UPDATE posting SET amount = amount * 2",
    )
    book = spoilt.book
    who = book.who(Role.SECRETARY)
    readers = {"book": book.read}
    keeping = SafeKeeping(book.uow, book.clock, who, book.vault, readers, verify_books)
    with book.read() as session:
        found = keeping._meaning(book.verify(), lambda _: verify_books(session), None)
    codes = {each.code: each.params for each in found.findings}
    assert codes["money-entry-changed"]["voucher"] == "2026-27/1"
    assert "money-guard-missing" in codes
    assert not found.sound
