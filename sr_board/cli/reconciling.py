"""`sr-board reconcile`: match lines of a bank with lines of the books from a file; no vault."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sr_board.base.errors import InputInvalid
from sr_board.cli.ending import Ending
from sr_board.cli.loan_words import day_of
from sr_board.cli.loans import right_aligned
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import fact, line, remark, say, table

if TYPE_CHECKING:
    from finance.rules.matching import Item, Proposal
    from finance.rules.reconcile import OpenItem, Statement

__all__ = ["reconcile", "reconciled"]

_LARGEST = 20_000_000
_DAY = ("on", "date", "on_date")
_IN, _OUT = ("in", "deposit", "credit"), ("out", "withdrawal", "debit")


def reconcile(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Both sides of an account.")],
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Match lines of a bank with those of the books; open items and the statement of a day.

    The file holds "as_of", "bank_balance", "book_balance", "bank" and "book": lists of lines with
    "id", "on", "amount" (into the account above nought, or "in" and "out") and "number" of the
    slip or cheque; "window" days if not 3; "matches" that are already ticked. Whole paise.
    Without "matches" those that leave no choice are taken. Exit code 1: something is unexplained.

    \b
    Example:
      sr-board reconcile march.json --json
    """
    del language  # read before anything else
    found = reconciled(_content(file))
    if as_json:
        print_json(found)
    else:
        _tell(found)
    return Ending.WELL if found["statement"]["difference"] == 0 else Ending.REFUSED


def _unreadable() -> InputInvalid:
    return InputInvalid("reconcile-file-unreadable", field="file")


def _content(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as opened:
            read = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None
    try:
        content = json.loads(read) if len(read) <= _LARGEST else None
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not isinstance(content, dict):
        raise _unreadable()
    return content


def reconciled(content: Mapping[str, Any]) -> dict[str, Any]:
    """What the file comes to, as plain figures.

    Raises InputInvalid "reconcile-file-unreadable", "loan-day-wrong", "match-window-wrong";
    RuleBroken of `check_match` and `check_once` for matches of the file that cannot be.
    """
    from finance.rules.matching import WINDOW, proposals, sure
    from finance.rules.reconcile import balance_breaks, statement

    bank, book = _items(content, "bank"), _items(content, "book")
    window = _whole(content.get("window", WINDOW))
    proposed = proposals(bank.values(), book.values(), window=window)
    given = content.get("matches")
    if given is None:
        taken = [(one.bank, one.book) for one in sure(bank.values(), book.values(), window=window)]
    else:
        taken = _ticked(given, bank, book)
    made = statement(
        day_of(str(content.get("as_of", "")), "as_of"),
        _whole(content.get("bank_balance")),
        _whole(content.get("book_balance")),
        bank.values(),
        book.values(),
        taken,
    )
    balances = [_balance(row) for row in _rows(content, "bank")]
    breaks = balance_breaks(zip(bank.values(), balances, strict=True))
    return {
        "proposals": [_proposal(one) for one in proposed],
        "matches": [{"bank": list(one[0]), "book": list(one[1])} for one in taken],
        "open": [_open_item(one) for one in made.items],
        "statement": _statement(made),
        "balance_breaks": [
            {"id": one.id, "expected": one.expected, "found": one.found} for one in breaks
        ],
    }


def _open_item(one: OpenItem) -> dict[str, Any]:
    return {
        "id": one.item.id,
        "on": one.item.on_date.isoformat(),
        "amount": one.item.amount,
        "kind": one.kind.value,
        "age": one.age,
    }


def _rows(content: Mapping[str, Any], side: str) -> list[Mapping[str, Any]]:
    rows = content.get(side, content.get(f"{side}_lines"))
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _unreadable()
    return rows


def _items(content: Mapping[str, Any], side: str) -> dict[str, Item]:
    from finance.rules.matching import Item

    rows = _rows(content, side)
    found: dict[str, Item] = {}
    for place, row in enumerate(rows, 1):
        key = str(row.get("id", f"{side}-{place}"))
        day = next((row[name] for name in _DAY if name in row), "")
        number = row.get("number") or row.get("ref") or ""
        found[key] = Item(key, day_of(str(day), "on"), _amount(row), str(number))
    if len(found) != len(rows):
        raise _unreadable()
    return found


def _amount(row: Mapping[str, Any]) -> int:
    if "amount" in row:
        amount = _whole(row["amount"])
    else:
        into = sum(_whole(row[name]) for name in _IN if row.get(name))
        amount = into - sum(_whole(row[name]) for name in _OUT if row.get(name))
    if amount == 0:
        raise _unreadable()
    return amount


def _balance(row: Mapping[str, Any]) -> int | None:
    return None if row.get("balance") is None else _whole(row["balance"])


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise _unreadable()
    return value


def _ticked(
    given: object, bank: Mapping[str, Item], book: Mapping[str, Item]
) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    from finance.rules.matching import check_match, check_once

    taken: list[tuple[tuple[str, ...], tuple[str, ...]]] = []
    for one in given if isinstance(given, list) else [None]:
        if not isinstance(one, dict):
            raise _unreadable()
        sides = tuple(_ids(one.get(side, [])) for side in ("bank", "book"))
        if not (bank.keys() >= set(sides[0]) and book.keys() >= set(sides[1])):
            raise _unreadable()
        check_match([bank[x] for x in sides[0]], [book[x] for x in sides[1]])
        taken.append((sides[0], sides[1]))
    check_once(taken)
    return taken


def _ids(listed: object) -> tuple[str, ...]:
    if not isinstance(listed, list):
        raise _unreadable()
    return tuple(str(one) for one in listed)


def _proposal(one: Proposal) -> dict[str, Any]:
    return {
        "bank": list(one.bank),
        "book": list(one.book),
        "amount": one.amount,
        "days": one.days,
        "why": one.how.value,
        "alone": one.alone,
    }


def _statement(made: Statement) -> dict[str, Any]:
    return {
        "as_of": made.as_of.isoformat(),
        "bank_balance": made.bank_balance,
        "deposits_not_at_bank": made.deposits,
        "withdrawals_not_at_bank": made.withdrawals,
        "bank_in_not_booked": made.bank_in,
        "bank_out_not_booked": made.bank_out,
        "expected_book_balance": made.expected,
        "book_balance": made.book_balance,
        "difference": made.difference,
    }


def _tell(found: Mapping[str, Any]) -> None:
    from sr_board.i18n import current

    told = current()

    def money(paise: int) -> str:
        return told.money(paise, always_paise=True)

    made = found["statement"]
    steps = [
        (say("Balance at the bank"), made["bank_balance"]),
        (say("Deposits not yet at the bank"), made["deposits_not_at_bank"]),
        (say("Withdrawals not yet at the bank"), -made["withdrawals_not_at_bank"]),
        (say("Money in at the bank, not booked"), -made["bank_in_not_booked"]),
        (say("Money out at the bank, not booked"), made["bank_out_not_booked"]),
        (say("Balance in the books"), made["book_balance"]),
    ]
    rows = [[name, money(paise)] for name, paise in steps]
    table([say("What"), say("Amount")], right_aligned(rows, 1))
    if found["open"]:
        line(say("Open items"))
        open_rows = [[one["id"], one["on"], money(one["amount"])] for one in found["open"]]
        table([say("Line"), say("Date"), say("Amount")], right_aligned(open_rows, 2))
    fact(say("Lines that belong together"), len(found["matches"]))
    if made["difference"]:
        remark(say("{amount_paise} is not explained.", amount_paise=abs(made["difference"])))
