"""What is typed of a paper book, as plain data that is kept while it is typed, and what it means.

The content is a mapping of lists of rows with whole paise, ISO days and ids; rows without an
amount are left out when it is read. Its shape stands in `EMPTY`.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from finance.rules.loans.products import Method, RatePer
from finance.rules.opening import (
    GENERAL,
    Control,
    OldBank,
    OldDebt,
    OldFund,
    OldLoan,
    OldSavings,
    PaperBook,
)
from sr_board.base.errors import InputInvalid

__all__ = [
    "EMPTY",
    "LENDERS",
    "content_from_text",
    "content_text",
    "debt_rows",
    "loan_rows",
    "paper_book",
]

EMPTY: Mapping[str, Any] = {
    "cut_off": "",
    "cash": None,
    "members": [],
    "loans": [],
    "banks": [],
    "deposits": [],
    "debts": [],
    "funds": [],
    "control": {},
}
LENDERS = ("2110", "2120", "2130")
_CLAIMS = ("2040", "2210", "3020", "3030", "3040", "3050")
_MOST = 2_000_000


def content_text(content: Mapping[str, Any]) -> str:
    """The content as JSON. Raises InputInvalid "opening-too-long"."""
    known = {key: content.get(key, value) for key, value in EMPTY.items()}
    text = json.dumps(known, ensure_ascii=False, sort_keys=True)
    if len(text) > _MOST:
        raise InputInvalid("opening-too-long", field="rows")
    return text


def content_from_text(text: str) -> dict[str, Any]:
    """The content that a stored text holds."""
    return dict(EMPTY) | dict(json.loads(text))


def _paise(row: Mapping[str, Any], name: str) -> int:
    value = row.get(name)
    if value is None:
        return 0
    if not isinstance(value, int) or isinstance(value, bool):
        raise InputInvalid("amount-unreadable", field=name)
    return value


def _rows(content: Mapping[str, Any], name: str, *amounts: str) -> list[Mapping[str, Any]]:
    """Rows in which at least one of the amounts stands."""
    return [row for row in content[name] if any(_paise(row, amount) for amount in amounts)]


def _word(row: Mapping[str, Any], name: str, default: str, allowed: Sequence[str]) -> str:
    value = str(row.get(name) or default)
    if value not in allowed:
        raise InputInvalid("choice-unknown", field=name)
    return value


def day_of(text: object, field: str) -> date | None:
    """A day as it is kept, None for an empty one. Raises InputInvalid "date-impossible"."""
    if not text:
        return None
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise InputInvalid("date-impossible", field=field, value=str(text)) from None


def loan_rows(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """The loans in their order, those without a balance left out."""
    return _rows(content, "loans", "balance", "original")


def debt_rows(content: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    """What is owed outside, in its order, rows without a balance left out."""
    return _rows(content, "debts", "balance")


def _loan(place: int, row: Mapping[str, Any]) -> OldLoan:
    _word(row, "rate_per", "month", [each.value for each in RatePer])
    return OldLoan(
        key=str(place),
        member_id=str(row.get("member_id") or ""),
        original=_paise(row, "original") or _paise(row, "balance"),
        balance=_paise(row, "balance"),
        rate=str(row.get("rate") or "0"),
        method=Method(
            _word(row, "method", Method.EQUAL_PRINCIPAL.value, [each.value for each in Method])
        ),
        left=_paise(row, "left"),
        overdue_principal=_paise(row, "overdue_principal"),
        overdue_interest=_paise(row, "overdue_interest"),
        overdue_fines=_paise(row, "overdue_fines"),
        fund=str(row.get("fund") or GENERAL),
    )


def paper_book(content: Mapping[str, Any]) -> PaperBook:
    """The paper book that the content means.

    Raises InputInvalid "opening-day-missing", "amount-unreadable", "choice-unknown",
    "date-impossible".
    """
    cut_off = day_of(content["cut_off"], "cut_off")
    if cut_off is None:
        raise InputInvalid("opening-day-missing", field="cut_off")
    loans = loan_rows(content)
    return PaperBook(
        cut_off=cut_off,
        cash=_paise(content, "cash"),
        savings=[
            OldSavings(
                str(row["member_id"]),
                _paise(row, "compulsory"),
                _paise(row, "voluntary"),
                _paise(row, "shares"),
            )
            for row in _rows(content, "members", "compulsory", "voluntary", "shares")
        ],
        loans=[_loan(place, row) for place, row in enumerate(loans, start=1)],
        banks=_banks(content),
        debts=[
            OldDebt(
                str(place),
                _word(row, "account", LENDERS[0], LENDERS),
                _paise(row, "balance"),
                str(row.get("fund") or GENERAL),
            )
            for place, row in enumerate(debt_rows(content), start=1)
        ],
        funds=[_fund(row) for row in _rows(content, "funds", "amount", "cash", "bank")],
        control=Control(*(content["control"].get(name) for name in ("savings", "loans", "shares"))),
    )


def _banks(content: Mapping[str, Any]) -> list[OldBank]:
    banks = [
        OldBank(str(row["bank_id"]), _paise(row, "balance"))
        for row in _rows(content, "banks", "balance")
    ]
    deposits = [
        OldBank(f"deposit {place}", _paise(row, "balance"), deposit=True)
        for place, row in enumerate(_rows(content, "deposits", "balance"), start=1)
    ]
    return banks + deposits


def _fund(row: Mapping[str, Any]) -> OldFund:
    return OldFund(
        str(row.get("code") or ""),
        _word(row, "account", _CLAIMS[0], _CLAIMS),
        _paise(row, "amount"),
        _paise(row, "cash"),
        _paise(row, "bank"),
        str(row["bank_id"]) if row.get("bank_id") else None,
    )
