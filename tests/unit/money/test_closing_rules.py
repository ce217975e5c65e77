"""What a lock still misses, and the entry that closes a year."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from finance.rules.closing import (
    BankFact,
    ClosingLine,
    Gap,
    Readiness,
    closing_lines,
    gaps_of_month,
    gaps_of_year,
)
from finance.rules.statements import Moved

END = date(2026, 3, 31)
READY = Readiness(END, date(2026, 4, 2), date(2026, 2, 28), (BankFact("b", END),))


def test_a_month_with_everything_done_misses_nothing() -> None:
    assert gaps_of_month(READY) == gaps_of_year(READY) == ()


@pytest.mark.parametrize(
    ("change", "gap"),
    [
        ({"today": END}, Gap.NOT_OVER),
        ({"banks": (BankFact("b", None),)}, Gap.BANK_NOT_COMPARED),
        ({"banks": (BankFact("b", date(2026, 3, 30)),)}, Gap.BANK_NOT_COMPARED),
        ({"banks": (BankFact("b", END, 5),)}, Gap.BANK_DIFFERS),
        ({"meetings_open": 1}, Gap.MEETING_OPEN),
        ({"waiting": 2}, Gap.WAITING),
        ({"locked_until": END}, Gap.ALREADY_LOCKED),
    ],
)
def test_each_gap_is_found(change: dict[str, object], gap: Gap) -> None:
    ready = replace(READY, **change)
    assert gaps_of_month(ready) == gaps_of_year(ready) == (gap,)


def test_a_year_asks_for_more() -> None:
    ready = replace(READY, unexplained=-5, unclosed=True, dates_until=END)
    assert gaps_of_month(ready) == ()
    assert gaps_of_year(ready) == (Gap.UNEXPLAINED, Gap.MONTH_LOCKED)
    assert gaps_of_year(replace(ready, unexplained=0, unclosed=False)) == ()
    assert gaps_of_year(replace(ready, unexplained=0, dates_until=date(2026, 2, 28))) == ()


def test_a_deficit_lowers_3020_and_each_fund_keeps_its_own() -> None:
    rows = [
        Moved("4010", "general", credit=300),
        Moved("5030", "general", debit=500),
        Moved("4050", "social", credit=70),
        Moved("5090", "social", debit=70),
        Moved("1010", "general", debit=9),
        Moved("4020", "general"),
    ]
    assert closing_lines(rows) == (
        ClosingLine("4010", 300, "general"),
        ClosingLine("5030", -500, "general"),
        ClosingLine("4050", 70, "social"),
        ClosingLine("5090", -70, "social"),
        ClosingLine("3020", 200, "general"),
    )
