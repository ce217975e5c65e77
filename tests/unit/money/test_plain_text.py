"""A book as text: outside programs come to the same balances, whatever was typed in it."""

from __future__ import annotations

import random
from collections import defaultdict
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from finance.reports.plain_book import (
    Assertion,
    PlainBook,
    PlainEntry,
    PlainLine,
    assertions,
    decimal,
    path_of,
)
from finance.reports.plain_text import beancount_text, hledger_text
from tests.unit.money.recomputed import (
    beancount_balances,
    hledger_balances,
    need_beancount,
    need_hledger,
)

FIRST = date(2026, 4, 1)
NASTY = (
    'She said "no" \\',
    "two\nlines\r\nand a tab\t;",
    "; account Equity:Stolen",
    '2026-04-01 * "x"',
    "  Assets:Cash  999999.00 INR",
    "= A:B 5 INR | note #tag ^link {2 INR} @@ 7",
    "include /etc/passwd",
    "সঞ্চয়, জমা: ৫০০\u2028টাকা\u200b",
    "",
    "comment\nend comment",
    "(code) ! * unmarked",
    "%=+-@'`~$&<>",
    "meeting:5, entry:7",
)


def entry(number: int, *lines: PlainLine, day: date = FIRST, narration: str = "") -> PlainEntry:
    return PlainEntry(f"id-{number}", number, day, "meeting", narration, lines)


def book(entries: list[PlainEntry], locks: tuple[date, ...] = ()) -> PlainBook:
    return PlainBook('Lotus "Branch"; \\ one\ntwo', "INR", 2, entries, locks)


def nasty_book() -> PlainBook:
    """Entries with every text that could break out, two locks, members, loans, own accounts."""
    rng = random.Random(20261122)
    made = []
    for number, text in enumerate(NASTY * 4, start=1):
        amount = rng.randrange(1, 10_000_000)
        parts = (f"M{rng.randrange(1, 9):04}",)
        to = rng.choice(
            [
                PlainLine("2010", -amount, parts=parts),
                PlainLine("1110", -amount, parts=(*parts, "L0003")),
                PlainLine("4999", -amount, fund='social; [2026-13-45], "x"'),
                PlainLine("1020", -amount, parts=("B1",)),
            ]
        )
        day = FIRST + timedelta(days=rng.randrange(80))
        one = entry(number, PlainLine("1010", amount, to.fund), to, day=day, narration=text)
        made.append(replace(one, meeting="12", resolution=text, reverses="id-1", hash="ab"))
    plain = book(made, (date(2026, 4, 30), date(2026, 5, 31)))
    return replace(plain, names={"Assets:Cash": 'The "box"; ours, all'})


def sums(plain: PlainBook) -> dict[str, int]:
    """Our own balances by code."""
    found: dict[str, int] = defaultdict(int)
    for each in plain.entries:
        for line in each.lines:
            found[line.account] += line.amount
    return {code: amount for code, amount in found.items() if amount}


@need_hledger
def test_hledger_comes_to_the_same_balances(tmp_path: Path) -> None:
    plain = nasty_book()
    assert hledger_balances(tmp_path / "book.journal", hledger_text(plain)) == sums(plain)


@need_beancount
def test_beancount_comes_to_the_same_balances(tmp_path: Path) -> None:
    plain = nasty_book()
    assert beancount_balances(tmp_path / "book.beancount", beancount_text(plain)) == sums(plain)


@need_hledger
def test_hledger_finds_a_changed_amount_at_the_lock(tmp_path: Path) -> None:
    text = hledger_text(nasty_book())
    at = next(line for line in text.splitlines() if " = " in line and "Assets:Cash" in line)
    spoiled = text.replace(at, at.replace(" = ", " = 1"))
    with pytest.raises(AssertionError):
        hledger_balances(tmp_path / "book.journal", spoiled)


@need_beancount
def test_beancount_finds_a_changed_amount_at_the_lock(tmp_path: Path) -> None:
    text = beancount_text(nasty_book())
    at = next(line for line in text.splitlines() if " balance Assets:Cash" in line)
    with pytest.raises(AssertionError):
        beancount_balances(tmp_path / "b.beancount", text.replace(at, at.replace("  ", "  1", 1)))


def test_what_was_typed_stays_on_its_line() -> None:
    for text in (beancount_text(nasty_book()), hledger_text(nasty_book())):
        # Days begin the lines of entries, openings and locks: none more than there are.
        dated = [line for line in text.splitlines() if line.startswith("2026-")]
        assert all(" * " in line or " open " in line or " balance " in line for line in dated)
        assert "account Equity:Stolen" not in {line.strip() for line in text.splitlines()}
        assert not any(line.startswith(("include", "comment")) for line in text.splitlines())


def test_a_day_in_square_brackets_moves_no_posting() -> None:
    assert "fund:social  (2026-13-45)" in hledger_text(nasty_book())


def test_a_small_book_in_full() -> None:
    lines = (PlainLine("1010", 51000), PlainLine("2010", -51000, parts=("M0012",)))
    plain = book([entry(7, *lines, narration="Meeting 3")], (date(2026, 4, 30),))
    assert beancount_text(plain).splitlines()[3:] == [
        "2026-04-01 open Assets:Cash INR",
        '  code: "1010"',
        "2026-04-01 open Liabilities:Savings:M0012 INR",
        '  code: "2010"',
        "",
        '2026-04-01 * "Meeting 3"',
        '  voucher: "7"',
        '  kind: "meeting"',
        '  entry: "id-7"',
        "  Assets:Cash  510.00 INR",
        '    fund: "general"',
        "  Liabilities:Savings:M0012  -510.00 INR",
        '    fund: "general"',
        "",
        "2026-05-01 balance Assets:Cash  510.00 INR",
        "2026-05-01 balance Liabilities:Savings:M0012  -510.00 INR",
    ]
    assert hledger_text(plain).splitlines()[3:] == [
        "account Assets:Cash  ; code:1010",
        "account Liabilities:Savings:M0012  ; code:2010",
        "",
        "2026-04-01 * (7) Meeting 3",
        "    ; voucher:7, kind:meeting, entry:id-7",
        "    Assets:Cash  510.00 INR  ; fund:general",
        "    Liabilities:Savings:M0012  -510.00 INR  ; fund:general",
        "",
        "2026-04-30 * lock",
        "    Assets:Cash  0.00 INR = 510.00 INR",
        "    Liabilities:Savings:M0012  0.00 INR = -510.00 INR",
        "",
    ]


def test_each_lock_holds_what_moved_before_it() -> None:
    first = entry(1, PlainLine("1010", 100), PlainLine("4020", -100))
    later = entry(2, PlainLine("1010", 5), PlainLine("4030", -5), day=date(2026, 5, 31))
    locks = (date(2026, 4, 30), date(2026, 5, 31), date(2026, 6, 30))
    assert list(assertions(book([later, first], locks))) == [
        Assertion(locks[0], "Assets:Cash", 100),
        Assertion(locks[0], "Income:Fines", -100),
        Assertion(locks[1], "Assets:Cash", 105),
        Assertion(locks[1], "Income:BankInterest", -5),
    ]


@pytest.mark.parametrize(
    ("paise", "digits", "text"),
    [(-5, 2, "-0.05"), (0, 2, "0.00"), (123456, 2, "1234.56"), (-7, 0, "-7"), (1234, 3, "1.234")],
)
def test_amounts_with_a_point(paise: int, digits: int, text: str) -> None:
    assert decimal(paise, digits) == text


def test_an_own_account_keeps_its_code() -> None:
    assert path_of("4999") == "Income:A4999"
