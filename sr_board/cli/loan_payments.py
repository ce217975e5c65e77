"""`sr-board loan-allocate`: divide payments from a file among instalments, without a vault."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from sr_board.base.errors import InputInvalid
from sr_board.cli.ending import Ending
from sr_board.cli.loan_words import choice, day_of
from sr_board.cli.loans import right_aligned
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say, table

if TYPE_CHECKING:
    from datetime import date

    from finance.rules.loans.allocation import Allocated, Due

__all__ = ["divided", "loan_allocate"]

_LARGEST = 5_000_000
_FIRST = "2000-01-01"
_DEFAULT_ORDER = "fine,interest,principal"


def loan_allocate(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Instalments and payments.")],
    order: Annotated[
        str,
        typer.Option(
            "--allocation-order",
            metavar="WORDS",
            help="fine,interest,principal in any order; else that of the file.",
            show_default=False,
        ),
    ] = "",
    scope: Annotated[
        str,
        typer.Option(
            "--allocation-scope",
            metavar="CODE",
            help="by_component or by_instalment; else that of the file.",
            show_default=False,
        ),
    ] = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Divide payments among what is due, by the order and scope of a loan product.

    The file holds "instalments" (n, due, principal, interest, fine) and "payments" (on, amount)
    or one "payment", all in whole paise; "order" and "scope" if they are not the usual ones.

    \b
    Example:
      sr-board loan-allocate payments.json --allocation-scope by_instalment --json
    """
    del language  # read before anything else
    found = divided(_content(file), order, scope)
    if as_json:
        print_json(found)
    else:
        _tell(found)
    return Ending.WELL


def _unreadable() -> InputInvalid:
    return InputInvalid("loan-file-unreadable", field="file")


def _content(file: Path) -> Mapping[str, Any]:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None
    if len(data) > _LARGEST:
        raise _unreadable()
    try:
        content = json.loads(data.decode("utf-8-sig"), parse_float=_no_float)
    except (ValueError, RecursionError):
        raise _unreadable() from None
    if not isinstance(content, Mapping):
        raise _unreadable()
    return content


def _no_float(text: str) -> None:
    raise ValueError(text)


def divided(content: Mapping[str, Any], order: str = "", scope: str = "") -> dict[str, Any]:
    """Every payment with its parts, and what stays open after the last.

    Raises InputInvalid "loan-file-unreadable" and those of the allocation.
    """
    from finance.rules.loans.allocation import allocate
    from finance.rules.loans.products import Component, Scope

    stored = content.get("order", _DEFAULT_ORDER)
    words = order or (",".join(map(str, stored)) if isinstance(stored, list) else str(stored))
    components = [
        choice(Component, w, "allocation_order")
        for w in words.replace(">", ",").split(",")
        if w.strip()
    ]
    chosen = choice(Scope, scope or str(content.get("scope", "by_component")), "allocation_scope")
    demands = _demands(content)
    payments = []
    for on, amount in _payments(content):
        made = allocate(amount, demands, order=components, scope=chosen, until=on)
        payments.append(_paid(on, amount, made, demands))
        demands = _after(demands, made)
    return {"payments": payments, "open": _still_open(demands)}


def _demands(content: Mapping[str, Any]) -> list[Due]:
    from finance.rules.loans.allocation import DemandKind, Due

    listed = content.get("instalments", content.get("instalments_due"))
    if not isinstance(listed, list):
        raise _unreadable()
    found: list[Due] = []
    for place, row in enumerate(listed, start=1):
        if not isinstance(row, Mapping):
            raise _unreadable()
        n = _whole(row.get("n", place))
        due = day_of(str(row.get("due", _FIRST)), "due")
        for kind in (DemandKind.FINE, DemandKind.FEE, DemandKind.INTEREST, DemandKind.PRINCIPAL):
            amount = _whole(row.get(kind.value, 0))
            found.append(Due(f"{place}:{kind.value}", kind, due, amount, n))
    return found


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 0:
        raise InputInvalid("loan-number-wrong", field="file")
    return value


def _payments(content: Mapping[str, Any]) -> list[tuple[date | None, int]]:
    given = content.get("payments", [content.get("payment")])
    if not isinstance(given, list):
        raise _unreadable()
    found: list[tuple[date | None, int]] = []
    for each in given:
        if isinstance(each, Mapping):
            on, amount = each.get("on"), each.get("amount")
        elif isinstance(each, list) and len(each) == 2:
            on, amount = each
        else:
            on, amount = None, each
        found.append((None if on is None else day_of(str(on), "on"), _whole(amount)))
    return found


def _paid(on: date | None, amount: int, made: Allocated, demands: list[Due]) -> dict[str, Any]:
    from finance.rules.loans.allocation import DemandKind

    n_of = {due.id: due.n for due in demands}
    parts = [
        {"n": n_of[part.demand_id], "kind": part.kind.value, "amount": part.amount}
        for part in made.parts
    ]
    return {
        "on": on.isoformat() if on else None,
        "amount": amount,
        "fine": made.of(DemandKind.FINE, DemandKind.FEE),
        "interest": made.of(DemandKind.INTEREST),
        "principal": made.of(DemandKind.PRINCIPAL),
        "advance": made.advance,
        "parts": parts,
    }


def _after(demands: list[Due], made: Allocated) -> list[Due]:
    paid = {part.demand_id: part.amount for part in made.parts}
    return [replace(due, open=due.open - paid.get(due.id, 0)) for due in demands]


def _still_open(demands: list[Due]) -> list[dict[str, Any]]:
    rows: dict[str, dict[str, Any]] = {}
    for due in demands:
        place = due.id.partition(":")[0]
        row = rows.setdefault(place, {"n": due.n, "due": due.due_on.isoformat(), "total": 0})
        row[due.kind.value] = due.open
        row["total"] += due.open
    return list(rows.values())


def _tell(found: Mapping[str, Any]) -> None:
    from datetime import date as day

    from sr_board.i18n import current

    told = current()

    def money(paise: int) -> str:
        return told.money(paise, always_paise=True)

    headings = [say("Day"), say("Paid"), say("Fine"), say("Interest")]
    headings += [say("Principal"), say("Ahead")]
    rows = [
        [told.date(day.fromisoformat(each["on"]), "short") if each["on"] else ""]
        + [money(each[key]) for key in ("amount", "fine", "interest", "principal", "advance")]
        for each in found["payments"]
    ]
    table(headings, right_aligned(rows, 1))
    left = sum(row["total"] for row in found["open"])
    line(say("Still open: {left_paise}.", left_paise=left))
