"""What a file says beside what was typed before, figure by figure, and the content of both. No Qt.

A member or a loan that the file does not name stays as it was typed.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import zip_longest
from typing import Any

from finance.savings.opening_file import COLUMNS, OpeningFile
from sr_board import i18n
from sr_board.i18n import N_
from ui.live import say
from ui.money.amounts import money
from ui.money.opening.presenter import Opening

__all__ = ["Seen", "figure_words", "merged", "what_words"]

_SAVED = ("compulsory", "voluntary", "shares")
_LOAN = ("original", "balance", "rate", "left", "overdue_principal", "overdue_interest",
         "overdue_fines", "given_on", "first_due")  # fmt: skip
_DAYS = frozenset({"given_on", "first_due"})
_CONTROL: Mapping[str, str] = {
    "savings": N_("Savings of all, as the book says"),
    "loans": N_("Loans of all, as the book says"),
    "shares": N_("Shares of all, as the book says"),
}

Figure = int | str | None
"""Paise, a number of instalments, a rate as text, an ISO day; None for nothing."""
Rows = Mapping[str, list[Mapping[str, Any]]]


@dataclass(frozen=True)
class Seen:
    """A figure of the file beside what stood there before; `member` None: a total of the book."""

    member: Any
    what: str
    before: Figure
    now: Figure


def merged(opening: Opening, file: OpeningFile) -> tuple[dict[str, Any], list[Seen]]:
    """The content with what the file says, and every figure of it with what stood before."""
    content = dict(opening.view.content)
    known = {row.member.member_id: row.member for row in opening.savings.rows}
    old = {row["member_id"]: row for row in content["members"]}
    seen = [
        each
        for row in file.members
        for each in _beside(known[row["member_id"]], _SAVED, old.get(row["member_id"], {}), row)
    ]
    before, now = _by_member(content["loans"]), _by_member(file.loans)
    for member_id, rows in now.items():
        for was, row in zip_longest(before.get(member_id, ()), rows):
            seen += _beside(known[member_id], _LOAN, was or {}, row or {})
    control: Mapping[str, Any] = content["control"]
    seen += _beside(None, tuple(file.control), control, file.control)
    content["members"] = [*({**old, **{row["member_id"]: row for row in file.members}}).values()]
    content["loans"] = [row for rows in ({**before, **now}).values() for row in rows]
    content["control"] = {**control, **file.control}
    return content, seen


def _by_member(rows: Iterable[Mapping[str, Any]]) -> Rows:
    found: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for row in rows:
        found[row["member_id"]].append(row)
    return found


def _beside(
    member: Any, names: Iterable[str], before: Mapping[str, Any], now: Mapping[str, Any]
) -> Iterator[Seen]:
    for name in names:
        if now.get(name) or before.get(name):
            yield Seen(member, name, before.get(name) or None, now.get(name) or None)


def what_words(row: Seen) -> str:
    """Which figure it is."""
    return say(_CONTROL[row.what] if row.member is None else COLUMNS[row.what])


def figure_words(row: Seen, figure: Figure) -> str:
    """A figure as it is read: an amount, a day, a number; a dash for nothing."""
    tr = i18n.current()
    if figure is None:
        return "–"
    if row.what in _DAYS:
        return tr.date(date.fromisoformat(str(figure)), "medium")
    if row.what == "left" and isinstance(figure, int):
        return tr.integer(figure)
    return money(figure) if isinstance(figure, int) else tr.digits(figure)
