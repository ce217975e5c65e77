"""The bank: lines, ticks, what the books lack, reconciliations that are kept."""

from __future__ import annotations

from datetime import date

import pytest

from finance.bank.commands import (
    AddBankLines,
    BankNews,
    BookBankLines,
    DropLine,
    FinishReconciliation,
    NewLine,
    PostingRef,
    RememberColumns,
    Resolved,
    SetStanding,
    Tick,
    Untick,
)
from finance.bank.importing import Use
from finance.bank.views import MatchBoard
from finance.ledger.balances import balance
from finance.ledger.commands import CancelEntry
from finance.rules.entries import EntryKind, Line
from finance.rules.reconcile import Open
from sr_board.base.errors import SRBoardError

from .conftest import Money

MAY = date(2026, 5, 5)


def refused(act: object) -> str:
    """The key with which an act is refused."""
    with pytest.raises(SRBoardError) as caught:
        act()  # type: ignore[operator]
    return caught.value.key


def to_bank(money: Money, amount: int, on: date = MAY, **more: object) -> str:
    """Cash is taken to the bank; the entry."""
    lines = (Line("1020", amount, bank_id=money.bank), Line("1010", -amount))
    draft = money.draft(EntryKind.CONTRA, lines, on, **more)
    return money.post(draft, second=True)


def write(money: Money, *lines: NewLine, imported: bool = False) -> str:
    """Lines of the passbook are written down; the batch."""
    command = AddBankLines(money.bank, lines, imported)
    return money.desk().bank.work.add_lines(command).id


def board(money: Money) -> MatchBoard:
    """What is still open."""
    return money.desk().bank.accounts.board(money.bank)


def ref(board_id: str) -> PostingRef:
    """A line of the books as a command names it."""
    entry, number = board_id.split("/")
    return PostingRef(entry, int(number))


def tick_first(money: Money) -> str:
    """The first proposal is ticked."""
    one = board(money).proposed[0]
    command = Tick(money.bank, one.bank, tuple(ref(x) for x in one.book))
    return money.desk().bank.work.tick(command).id


@pytest.fixture
def banked(money: Money) -> Money:
    """5,000 came into the box in April; 4,000 went to the bank on 5 May, the bank has it on 6."""
    money.receive(5000_00, on_date=date(2026, 4, 10))
    to_bank(money, 4000_00)
    write(money, NewLine(date(2026, 5, 6), 4000_00, "CASH DEP", balance=4000_00))
    return money


def test_a_deposit_is_proposed_ticked_and_reconciled(banked: Money) -> None:
    found = board(banked)
    assert [(one.days, one.alone) for one in found.proposed] == [(1, True)]
    tick_first(banked)
    assert board(banked).proposed == ()
    work = banked.desk().bank.work
    ref = work.finish(FinishReconciliation(banked.bank, date(2026, 5, 31), 4000_00)).id
    kept = banked.desk().bank.accounts.one(ref)
    assert (kept.bank_balance, kept.book_balance, kept.items) == (4000_00, 4000_00, ())
    assert kept.done_by == "Malati"
    (row,) = banked.desk().bank.accounts.accounts(banked.group)
    assert row.reconciled_until == date(2026, 5, 31)
    assert (row.open_lines, row.open_entries) == (0, 0)


def test_interest_and_charges_are_booked_by_the_standing_resolution(banked: Money) -> None:
    tick_first(banked)
    write(
        banked,
        NewLine(date(2026, 5, 30), 31_20, "INT PD", balance=4031_20),
        NewLine(date(2026, 5, 31), -11_80, "SMS CHG", balance=4019_40),
    )
    interest, charge = (line.id for line in board(banked).bank)
    work = banked.desk().bank.work
    work.book(BookBankLines(interest, (BankNews("4030", 31_20),)))
    taken = BookBankLines(charge, (BankNews("5050", 11_80),))
    assert refused(lambda: work.book(taken, banked.second())) == "standing-resolution-missing"
    work.set_standing(SetStanding(banked.bank, number="3/2026"))
    assert refused(lambda: work.book(taken)) == "second-person-missing"
    work.book(taken, banked.second())
    assert refused(lambda: work.book(taken, banked.second())) == "bank-line-ticked"
    with banked.book.read() as session:
        assert balance(session, banked.group, "1020", bank_id=banked.bank) == 4019_40
        assert balance(session, banked.group, "4030") == -31_20
        assert balance(session, banked.group, "5050") == 11_80
    book = banked.desk().bank.accounts.book(banked.bank, date(2026, 5, 1), date(2026, 5, 31))
    assert [(row.interest, row.charges, row.reconciled) for row in book.rows] == [
        (0, 0, True),
        (31_20, 0, True),
        (0, 11_80, True),
    ]
    assert (book.opening, book.closing) == (0, 4019_40)
    later = banked.desk().bank.accounts.book(banked.bank, date(2026, 6, 1), date(2026, 6, 2))
    assert (later.opening, later.rows, later.closing) == (4019_40, (), 4019_40)


def test_open_items_are_named_with_their_age(banked: Money) -> None:
    tick_first(banked)
    to_bank(banked, 700_00, date(2026, 5, 31))
    write(banked, NewLine(date(2026, 5, 30), 31_20, "INT PD", balance=4031_20))
    draft = banked.desk().bank.accounts.draft(banked.bank, date(2026, 5, 31), None)
    assert draft.bank_balance == 4031_20
    assert [(one.kind, one.age, one.amount) for one in draft.items] == [
        (Open.DEPOSIT, 0, 700_00),
        (Open.BANK_IN, 1, 31_20),
    ]
    assert draft.expected == draft.book_balance == 4700_00
    work = banked.desk().bank.work
    wrong = FinishReconciliation(banked.bank, date(2026, 5, 31), 4031_00)
    assert refused(lambda: work.finish(wrong)) == "reconciliation-balance"
    early = FinishReconciliation(banked.bank, date(2026, 5, 5), 4000_01)
    assert refused(lambda: work.finish(early)) == "reconciliation-differs"
    right = FinishReconciliation(banked.bank, date(2026, 5, 31), 4031_20)
    work.finish(right)
    assert refused(lambda: work.finish(right)) == "reconciliation-older"
    kept = banked.desk().bank.accounts.kept(banked.bank)
    assert (kept[0].deposits, kept[0].bank_in) == (700_00, 31_20)


def test_what_is_reconciled_stays(banked: Money) -> None:
    tick = tick_first(banked)
    work = banked.desk().bank.work
    work.finish(FinishReconciliation(banked.bank, date(2026, 5, 31), 4000_00))
    assert refused(lambda: work.untick(Untick(tick))) == "bank-line-reconciled"
    late = NewLine(date(2026, 5, 31), 5_00)
    assert refused(lambda: write(banked, late)) == "bank-line-reconciled"


def test_a_tick_is_taken_away_and_set_otherwise(banked: Money) -> None:
    tick = tick_first(banked)
    work = banked.desk().bank.work
    assert board(banked).ticked[0].tick == tick
    work.untick(Untick(tick))
    assert refused(lambda: work.untick(Untick(tick))) == "tick-unknown"
    assert len(board(banked).bank) == 1
    tick_first(banked)
    with banked.book.read() as session:
        assert session.execute(_count_matches()).scalar_one() == 4


def _count_matches() -> object:
    from sqlalchemy import text

    return text("SELECT count(*) FROM bank_match")


def test_one_deposit_of_two_meetings(money: Money) -> None:
    money.receive(900_00, on_date=date(2026, 4, 10))
    to_bank(money, 300_00, date(2026, 5, 4))
    to_bank(money, 200_00, date(2026, 5, 5))
    write(money, NewLine(date(2026, 5, 6), 500_00))
    (one,) = board(money).proposed
    assert (len(one.bank), len(one.book)) == (1, 2)
    ticks = [Tick(money.bank, one.bank, tuple(ref(x) for x in one.book))]
    work = money.desk().bank.work
    work.tick_all(ticks)
    assert refused(lambda: work.tick_all(ticks)) == "bank-line-ticked"
    assert work.tick_all([]).event_no == 0
    assert board(money).bank == ()
    bad = Tick(money.bank, one.bank, ())
    assert refused(lambda: work.tick(bad)) == "bank-line-ticked"
    missing = Tick(money.bank, ("0" * 32,), ())
    assert refused(lambda: work.tick(missing)) == "bank-line-unknown"


def test_one_line_of_the_bank_does_not_stand_for_two(money: Money) -> None:
    money.receive(900_00, on_date=date(2026, 4, 10))
    to_bank(money, 600_00, date(2026, 5, 4))
    to_bank(money, 300_00, date(2026, 5, 5))
    write(money, NewLine(date(2026, 5, 6), 300_00), NewLine(date(2026, 5, 7), 600_00))
    shown = board(money)
    small, large = sorted(shown.bank, key=lambda line: line.amount)
    six, three = (ref(x.id) for x in sorted(shown.book, key=lambda line: -line.amount))
    work = money.desk().bank.work
    for lines, postings in (
        ((small.id, small.id), (six,)),
        ((large.id,), (three, three)),
        ((small.id, small.id), ()),
    ):
        twice = Tick(money.bank, lines, postings)
        assert refused(lambda command=twice: work.tick(command)) == "bank-line-ticked"
        assert refused(lambda command=twice: work.tick_all([command])) == "bank-line-ticked"
    both = [Tick(money.bank, (large.id,), (six,)), Tick(money.bank, (large.id,), (six,))]
    assert refused(lambda: work.tick_all(both)) == "bank-line-ticked"
    assert board(money).ticked == ()
    work.tick(both[0])
    assert refused(lambda: work.tick(both[1])) == "bank-line-ticked"


def test_an_entry_and_its_cancellation_need_no_bank(banked: Money) -> None:
    wrong = to_bank(banked, 60_00)
    assert len(board(banked).book) == 2
    cancel = CancelEntry(wrong, "typed twice", banked.second())
    banked.desk().ledger.corrections.cancel(cancel)
    assert [line.amount for line in board(banked).book] == [4000_00]
    tick_first(banked)
    banked.desk().bank.work.finish(
        FinishReconciliation(banked.bank, banked.book.clock.today(), 4000_00)
    )


def test_the_opening_balance_is_the_bank_s_own(money: Money) -> None:
    lines = (Line("1020", 800_00, bank_id=money.bank), Line("3010", -800_00))
    opening = money.draft(EntryKind.OPENING, lines, date(2026, 4, 1), resolution_no="1/2026")
    money.post(opening, second=True)
    assert board(money).book == ()
    draft = money.desk().bank.accounts.draft(money.bank, date(2026, 4, 30), 800_00)
    assert (draft.items, draft.difference) == ((), 0)


@pytest.mark.parametrize(
    ("line", "key"),
    [
        (NewLine(date(2026, 5, 5), 0), "bank-line-amount"),
        (NewLine(date(2026, 3, 31), 5), "bank-line-before-books"),
        (NewLine(date(2099, 1, 1), 5), "date-in-future"),
        (NewLine(date(2026, 5, 6), 4000_00, "CASH DEP", balance=4000_00), "bank-line-twice"),
    ],
)
def test_lines_that_cannot_be(banked: Money, line: NewLine, key: str) -> None:
    assert refused(lambda: write(banked, line)) == key


def test_an_import_leaves_out_what_is_there(banked: Money) -> None:
    old = NewLine(date(2026, 5, 6), 4000_00, "CASH DEP", balance=4000_00)
    twin = NewLine(date(2026, 5, 7), -5_00, "CHG")
    assert write(banked, old, imported=True) == ""
    write(banked, old, twin, twin, imported=True)
    assert [line.amount for line in board(banked).bank] == [4000_00, -5_00, -5_00]
    assert refused(lambda: write(banked)) == "bank-lines-none"


def test_a_line_written_by_mistake(banked: Money) -> None:
    line = board(banked).bank[0].id
    work = banked.desk().bank.work
    assert refused(lambda: work.drop_line(DropLine(line, " "))) == "text-missing"
    work.drop_line(DropLine(line, "other account"))
    assert refused(lambda: work.drop_line(DropLine(line, "again"))) == "bank-line-unknown"
    assert board(banked).bank == ()
    write(banked, NewLine(date(2026, 5, 6), 4000_00, "CASH DEP", balance=4000_00))
    tick_first(banked)
    other = board(banked).ticked[0]
    assert other.amount == 4000_00


def test_a_ticked_line_is_not_dropped(banked: Money) -> None:
    line = board(banked).bank[0].id
    tick_first(banked)
    work = banked.desk().bank.work
    assert refused(lambda: work.drop_line(DropLine(line, "no"))) == "bank-line-ticked"


def test_a_jump_in_the_balance_is_seen(banked: Money) -> None:
    write(banked, NewLine(date(2026, 5, 9), 5_00, balance=4010_00))
    (one,) = board(banked).breaks
    assert (one.expected, one.found) == (4005_00, 4010_00)


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ((BankNews("4030", 5_00),), "bank-parts-differ"),
        ((), "bank-parts-differ"),
        ((BankNews("4030", 5000_00), BankNews("5050", -1000_00)), "bank-parts-differ"),
        ((BankNews("2010", 4000_00),), "bank-part-not-for-this"),
        ((BankNews("1010", 4000_00),), "bank-part-not-for-this"),
        ((BankNews("2110", 4000_00, "0" * 32),), "lender-unknown"),
    ],
)
def test_parts_that_do_not_make_the_line(
    banked: Money, parts: tuple[BankNews, ...], key: str
) -> None:
    line = board(banked).bank[0].id
    command = BookBankLines(line, parts, resolved=Resolved(number="1/2026"))
    assert refused(lambda: banked.desk().bank.work.book(command)) == key


def test_columns_are_remembered(money: Money) -> None:
    work = money.desk().bank.work
    work.remember_columns(RememberColumns(money.bank, (("date", "Txn Date"), ("gone", "x"))))
    work.remember_columns(RememberColumns(money.bank, (("date", "Day"),)))
    assert money.desk().bank.accounts.columns(money.bank) == {Use.DATE: "Day"}
    nothing = SetStanding(money.bank)
    assert refused(lambda: work.set_standing(nothing)) == "standing-resolution-missing"
    unknown = SetStanding("0" * 32, number="1")
    assert refused(lambda: work.set_standing(unknown)) == "bank-account-unknown"
    assert refused(lambda: money.desk().bank.accounts.one("0" * 32)) == "reconciliation-unknown"


def test_a_kept_reconciliation_is_final_in_the_database(spoilt: Money) -> None:
    spoilt.desk().bank.work.finish(FinishReconciliation(spoilt.bank, date(2026, 5, 31), 0))
    with pytest.raises(Exception, match="record is final"):
        spoilt.sql("UPDATE reconciliation SET bank_balance = 5")
