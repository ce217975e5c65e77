"""Statements from a file, as an outsider would try them."""

from __future__ import annotations

import copy
import json
from typing import Any

import pytest

from finance.reports.forms import form_of
from finance.reports.statement_file import read_statements
from finance.reports.statement_set import document
from finance.reports.statement_words import statement_blocks
from sr_board.base.errors import SRBoardError
from sr_board.i18n import translator

JOURNAL: dict[str, Any] = {
    "from": "2026-04-01",
    "to": "2026-04-30",
    "opening": {"1010": 120000, "2010": 120000},
    "journal": [
        {
            "date": "2026-04-14",
            "lines": [
                {"account": "1010 Cash in hand", "debit": 51000, "credit": 0},
                {"account": "2010 Compulsory savings", "debit": 0, "credit": 50000},
                {"account": "4020 Fines", "debit": 0, "credit": 1000},
            ],
        },
        {
            "date": "2026-05-14",
            "lines": [{"account": "1010", "debit": 1}, {"account": "4020", "credit": 1}],
        },
        {
            "date": "2026-03-31",
            "lines": [{"account": "1020", "debit": 7}, {"account": "4030", "credit": 7}],
        },
    ],
}
YEAR = {
    "id": "Y",
    "given": {
        "opening": {
            **{"cash": 31500, "bank": 214000, "member_loans": 905000, "savings": 1050000},
            "surplus": 100500,
        },
        "receipts": {
            **{"savings": 720000, "principal": 480000, "interest": 96400, "fines": 4500},
            **{"bank_loan": 1000000, "bank_interest": 3120},
        },
        "payments": {
            **{"loans_given": 1350000, "bank_loan_principal": 250000, "stationery": 2600},
            **{"bank_loan_interest": 38500, "travel": 7200, "bank_charges": 1180},
        },
        "closing_cash_counted": 46400,
    },
}


def test_a_journal_gives_the_statements_of_its_days() -> None:
    found = document(read_statements(JOURNAL))
    assert found["ties"] is True
    assert found["receipts_payments"]["receipts"] == {"2010": 50000, "4020": 1000}
    assert found["receipts_payments"]["closing"] == {"cash": 171000, "bank": 7}
    assert found["balance_sheet"]["assets"] == {"1010": 171000, "1020": 7}
    assert found["balance_sheet"]["surplus"] == 1007
    assert found["income_expenditure"]["surplus"] == 1000
    assert json.loads(json.dumps(found)) == found


def test_sums_of_a_year_give_the_same_three_statements() -> None:
    found = document(read_statements([{"id": "X"}, YEAR], case="Y", form=form_of("monthly")))
    assert found["ties"] is True
    assert found["receipts_payments"]["total"] == 2549520
    assert found["receipts_payments"]["closing"] == {"cash": 46400, "bank": 853640}
    assert found["receipts_payments"]["payments"]["travel"] == 7200
    assert found["income_expenditure"]["surplus"] == 54540
    assert (
        found["balance_sheet"]["total_assets"] == found["balance_sheet"]["total_claims"] == 2675040
    )


@pytest.mark.parametrize("code", ["en", "bn"])
def test_all_of_it_in_words(code: str) -> None:
    tr = translator(code)
    blocks = list(statement_blocks(read_statements(JOURNAL), tr, {"1010": "Box"}))
    assert [len(block[1]) for block in blocks] == [5, 3, 2, 2, 9]
    assert all(len(row) == len(block[1]) for block in blocks for row in block[2])
    assert any(row[0] == "1010 Box" for row in blocks[0][2])
    assert tr.money(171000, always_paise=True) in {row[1] for row in blocks[3][2]}


def changed(**changes: object) -> dict[str, object]:
    return {**copy.deepcopy(JOURNAL), **changes}


def lines(*given: dict[str, object]) -> list[dict[str, object]]:
    return [{"date": "2025-04-10", "lines": list(given)}]


UNBALANCED = [{"lines": [{"account": "1010", "debit": 5}, {"account": "2010", "credit": 4}]}]
ACROSS = [
    {"lines": [{"account": "1010", "debit": 5}, {"account": "2040", "credit": 5, "fund": "social"}]}
]


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (5, "statements-file-unreadable"),
        ([], "statements-file-unreadable"),
        ({"given": 5}, "statements-file-unreadable"),
        ({"other": 5}, "statements-file-unreadable"),
        (changed(opening={"cash": 1.5}), "statements-file-unreadable"),
        (changed(opening={"cash": True}), "statements-file-unreadable"),
        (changed(opening={"box": 1}), "statements-file-unreadable"),
        (changed(opening={"9010": 1}), "statements-file-unreadable"),
        (changed(journal=[{"lines": 7}]), "statements-file-unreadable"),
        (changed(**{"from": "April"}), "statements-file-unreadable"),
        (changed(**{"from": "2026-04-01", "to": "2026-03-31"}), "statements-file-unreadable"),
        (changed(journal=lines({"account": "10109 Box"})), "statements-file-unreadable"),
        (changed(journal=lines({"account": "1010", "amount": 5})), "statements-file-unreadable"),
        (changed(receipts={"savings": 5}), "statements-file-unreadable"),
        (changed(opening={"cash": 5}), "opening-unbalanced"),
        (changed(journal=UNBALANCED), "statements-entry-unbalanced"),
        (changed(journal=ACROSS), "statements-entry-unbalanced"),
    ],
)
def test_what_cannot_be_read_is_refused(content: object, key: str) -> None:
    with pytest.raises(SRBoardError) as refused:
        read_statements(content)
    assert refused.value.key == key


def test_a_journal_that_is_too_long_is_refused_not_cut(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("finance.reports.statement_file._MOST_ENTRIES", 1)
    with pytest.raises(SRBoardError):
        read_statements(changed(journal=UNBALANCED * 2))
    read_statements(changed(journal=JOURNAL["journal"][:1]))
