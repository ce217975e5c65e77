"""Statements from a file without a vault: opening balances and a journal, or sums of a year.

The file is JSON; amounts are whole paise.

    {"from": "2025-04-01", "to": "2026-03-31",
     "opening": {"1010": 31500, "2010": 1050000, …},
     "journal": [{"date": "2025-04-10", "narration": "…",
                  "lines": [{"account": "1010 Cash", "debit": 500, "credit": 0},
                            {"account": "2010", "debit": 0, "credit": 500, "fund": "general"}]}]}

Opening balances stand on the side that is usual for the account. Instead of a journal there may be
`receipts` and `payments`, each by account, and the cash counted at the end: all of it goes through
the bank, and what the box holds more or less is brought or drawn. Some accounts may be named in
words (`_WORDS`). A case may stand inside `given`, and several cases in a list, each with an `id`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from finance.reports.statement_set import StatementSet, statements_of
from finance.rules.receipts_payments import DETAILED, EntryFact, Form, Leg
from finance.rules.statements import Class, Moved, class_of
from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = ["read_statements"]

_WORDS: Mapping[str, str] = {
    "cash": "1010",
    "bank": "1020",
    "member_loans": "1110",
    "loans_given": "1110",
    "principal": "1110",
    "savings": "2010",
    "voluntary_savings": "2020",
    "shares": "2030",
    "social_fund": "2040",
    "bank_loan": "2110",
    "bank_loan_principal": "2110",
    "surplus": "3020",
    "interest": "4010",
    "fines": "4020",
    "bank_interest": "4030",
    "admission_fees": "4040",
    "grants": "4050",
    "bank_loan_interest": "5010",
    "stationery": "5030",
    "travel": "5040",
    "bank_charges": "5050",
}
_MOST_ENTRIES = 200_000


def read_statements(content: object, *, case: str = "", form: Form = DETAILED) -> StatementSet:
    """The statements of a file's content.

    Raises InputInvalid "statements-file-unreadable", RuleBroken "opening-unbalanced",
    "statements-entry-unbalanced" with the number of the entry in the file as `n`.
    """
    try:
        given = _case(content, case)
        since = date.fromisoformat(given.get("from", "2000-04-01"))
        until = date.fromisoformat(given.get("to", "2001-03-31"))
        opening = _opening(given.get("opening", {}))
        if until < since:
            raise ValueError
        entries = list(_journal(given, since)) or list(_summary(given, opening, until))
    except (KeyError, TypeError, ValueError, AttributeError):
        raise InputInvalid("statements-file-unreadable", field="file") from None
    return statements_of(_moved(opening, entries, since, until), entries, since, until, form=form)


def _case(content: object, case: str) -> Mapping[str, Any]:
    if isinstance(content, list):
        content = next((each for each in content if not case or each["id"] == case), None)
    if not isinstance(content, Mapping):
        raise TypeError
    inner = content.get("given", content)
    if not isinstance(inner, Mapping) or not inner.keys() & {"journal", "receipts", "opening"}:
        raise TypeError
    return inner


def _code(text: str) -> str:
    code = _WORDS.get(text, text[:4])
    longer = text not in _WORDS and text[4:5].isalnum()
    if len(code) != 4 or not code.isascii() or not code.isdigit() or longer:
        raise ValueError
    class_of(code)
    return code


def _whole(value: object) -> int:
    if isinstance(value, bool) or not isinstance(value, int):
        raise TypeError
    return value


def _opening(given: Mapping[str, Any]) -> dict[tuple[str, str], int]:
    found: dict[tuple[str, str], int] = defaultdict(int)
    for text, amount in given.items():
        code = _code(text)
        debit = class_of(code) in (Class.ASSET, Class.EXPENSE)
        found[code, "general"] += _whole(amount) * (1 if debit else -1)
    if sum(found.values()):
        raise RuleBroken("opening-unbalanced", amount_paise=abs(sum(found.values())))
    return found


def _journal(given: Mapping[str, Any], since: date) -> Iterator[EntryFact]:
    journal = given.get("journal", ())
    if len(journal) > _MOST_ENTRIES or (journal and (given.keys() & {"receipts", "payments"})):
        raise ValueError
    for number, each in enumerate(journal, start=1):
        legs = tuple(_leg(line) for line in each["lines"])
        funds = {leg.fund for leg in legs}
        if any(sum(leg.amount for leg in legs if leg.fund == fund) for fund in funds):
            raise RuleBroken("statements-entry-unbalanced", n=number)
        day = date.fromisoformat(each["date"]) if "date" in each else since
        root = str(each.get("corrects", number))
        yield EntryFact(number, root, day, legs, opening=each.get("kind") == "opening")


def _leg(line: Mapping[str, Any]) -> Leg:
    text = str(line["account"])
    if not line.keys() & {"debit", "credit"}:
        raise ValueError
    amount = _whole(line.get("debit", 0)) - _whole(line.get("credit", 0))
    return Leg(_code(text), amount, str(line.get("fund", "general")), whose=text[4:].strip())


def _summary(
    given: Mapping[str, Any], opening: Mapping[tuple[str, str], int], until: date
) -> Iterator[EntryFact]:
    signs = ((given.get("receipts", {}), 1), (given.get("payments", {}), -1))
    number = 0
    for amounts, sign in signs:
        for text, amount in amounts.items():
            number += 1
            moved = sign * _whole(amount)
            yield EntryFact(
                number, str(number), until, (Leg("1020", moved), Leg(_code(text), -moved))
            )
    if "closing_cash_counted" in given:
        drawn = _whole(given["closing_cash_counted"]) - opening.get(("1010", "general"), 0)
        legs = (Leg("1010", drawn), Leg("1020", -drawn))
        yield EntryFact(number + 1, str(number + 1), until, legs)


def _moved(
    opening: Mapping[tuple[str, str], int], entries: list[EntryFact], since: date, until: date
) -> list[Moved]:
    sums: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0, 0])
    for key, amount in opening.items():
        sums[key][0] += amount
    for entry in entries:
        for leg in entry.legs:
            if entry.on_date < since:
                sums[leg.account, leg.fund][0] += leg.amount
            elif entry.on_date <= until:
                sums[leg.account, leg.fund][1 if leg.amount > 0 else 2] += abs(leg.amount)
    return [Moved(account, fund, *figures) for (account, fund), figures in sorted(sums.items())]
