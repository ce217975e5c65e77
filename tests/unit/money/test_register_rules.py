"""Running columns, pages with what is carried forward, and the passbook."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from finance.rules.registers import (
    Balances,
    MoneyMove,
    PassbookFact,
    by_month,
    cash_book,
    cash_book_pages,
    ledger,
    ledger_pages,
    passbook,
)

PASSBOOK = [
    *((date(2006, month, 10), 2500, 0, 0) for month in range(3, 8)),
    (date(2006, 8, 10), 2500, 50000, 0),
    (date(2006, 9, 10), 2500, -10000, 1000),
    (date(2006, 10, 10), 0, -10000, 800),
    (date(2006, 11, 10), 5000, 0, 600),
    (date(2006, 12, 10), 2500, -20000, 600),
    (date(2007, 2, 10), 5000, -10000, 400),
]
"""A passbook printed in a Marathi training book of savings groups, pages 32-33."""


def test_the_printed_passbook_comes_out_line_by_line() -> None:
    facts = [PassbookFact(str(n), *each) for n, each in enumerate(PASSBOOK)]
    rows = list(passbook(0, 0, facts))
    assert [row.savings_balance for row in rows] == [
        *(2500, 5000, 7500, 10000, 12500, 15000, 17500, 17500, 22500, 25000, 30000),
    ]
    assert [row.loan_balance for row in rows[5:]] == [50000, 40000, 30000, 30000, 10000, 0]
    assert [row.total_paid for row in rows[5:]] == [2500, 13500, 10800, 5600, 23100, 15400]
    assert sum(row.interest for row in rows) == 3400
    assert by_month(rows)[-1].key == "2007-02"
    assert [row.total_paid for row in by_month(rows)] == [row.total_paid for row in rows]


def test_a_corrected_line_stays_and_is_taken_back_in_its_column() -> None:
    day, later = date(2026, 4, 14), date(2026, 5, 8)
    facts = [
        PassbookFact("a", day, savings=5000, fine=500, struck=True),
        PassbookFact("b", later, savings=-5000, correction=True),
        PassbookFact("c", later, loan=2000),
        PassbookFact("d", later, savings=-1000),
        PassbookFact("e", later, loan=-2000, correction=True),
    ]
    rows = list(passbook(10000, 0, facts))
    assert [row.savings_balance for row in rows] == [15000, 10000, 10000, 9000, 9000]
    assert (rows[1].savings_in, rows[1].savings_out, rows[1].correction) == (-5000, 0, True)
    assert rows[0].struck and not rows[1].struck
    assert (rows[2].loan_taken, rows[2].loan_balance) == (2000, 2000)
    assert (rows[3].savings_in, rows[3].savings_out) == (0, 1000)
    assert (rows[4].loan_repaid, rows[4].loan_balance) == (2000, 0)
    april, may = by_month(rows)
    assert (april.savings_in, may.savings_in, may.savings_out) == (5000, -5000, 1000)


def test_an_entry_that_moved_no_money_is_not_in_the_cash_book() -> None:
    moves = [MoneyMove("a", 51000), MoneyMove("b"), MoneyMove("c", -30000, 30000)]
    rows = list(cash_book(Balances(120000, 0), moves))
    assert [row.key for row in rows] == ["a", "c"]
    assert (rows[0].cash_in, rows[0].after) == (51000, Balances(171000, 0))
    assert (rows[1].cash_out, rows[1].bank_in, rows[1].after) == (
        *(30000, 30000),
        Balances(141000, 30000),
    )


def test_a_book_without_rows_has_one_page() -> None:
    assert [page.carried for page in cash_book_pages(Balances(5, 6), [], 9)] == [Balances(5, 6)]
    assert [page.carried for page in ledger_pages(-7, [], 9)] == [-7]


AMOUNTS = st.integers(-10_000, 10_000)


@given(st.lists(st.tuples(AMOUNTS, AMOUNTS), max_size=12), st.integers(1, 5))
def test_what_is_carried_is_brought(amounts: list[tuple[int, int]], per_page: int) -> None:
    start = Balances(700, -300)
    rows = list(cash_book(start, [MoneyMove(str(n), *each) for n, each in enumerate(amounts)]))
    pages = cash_book_pages(start, rows, per_page)
    assert [row for page in pages for row in page.rows] == rows
    assert [page.brought for page in pages] == [start, *(page.carried for page in pages[:-1])]
    end, totals = pages[-1].carried, pages[-1].totals
    assert end == Balances(700 + sum(a for a, _ in amounts), -300 + sum(b for _, b in amounts))
    assert (totals[0] - totals[2], totals[1] - totals[3]) == (end.cash - 700, end.bank + 300)


@given(st.lists(AMOUNTS.filter(bool), max_size=12), st.integers(1, 5))
def test_an_account_is_the_same_on_pages_and_in_one(amounts: list[int], per_page: int) -> None:
    pages = ledger_pages(40, amounts, per_page)
    assert [row for page in pages for row in page.rows] == list(ledger(40, amounts))
    assert [page.brought for page in pages] == [40, *(page.carried for page in pages[:-1])]
    assert all(page.brought + page.debit - page.credit == page.carried for page in pages)
    assert pages[-1].carried == 40 + sum(amounts)
