"""The book as text for Beancount and for hledger, so that an outside auditor can recompute it.

Made from whole numbers. Nothing a person typed can end a line, open a comment or close a string.
Both programs are free and are never part of this one; only their text is written here.
"""

from __future__ import annotations

import unicodedata
from collections import deque
from collections.abc import Iterator
from datetime import timedelta

from finance.reports.plain_book import Assertion, PlainBook, PlainEntry, assertions, decimal

__all__ = ["FORMATS", "beancount_text", "hledger_text"]


def _one_line(text: str) -> str:
    """A text without line breaks and control characters, blanks drawn together."""
    kept = "".join(" " if unicodedata.category(c)[0] in "CZ" else c for c in text)
    return " ".join(kept.split())


def _quoted(text: str) -> str:
    plain = _one_line(text).replace("\\", "\\\\").replace('"', '\\"')
    return f'"{plain}"'


def beancount_text(book: PlainBook) -> str:
    """The book for Beancount: its own check of balances runs at every lock."""
    return "\n".join(_beancount(book)) + "\n"


def _beancount(book: PlainBook) -> Iterator[str]:
    yield f'option "title" {_quoted(book.title)}'
    yield f'option "operating_currency" "{book.currency}"'
    yield ""
    names = book.names or {}
    for path, (code, since) in book.accounts().items():
        yield f"{since} open {path} {book.currency}"
        yield f'  code: "{code}"'
        if path in names:
            yield f"  name: {_quoted(names[path])}"
    yield ""
    for entry in book.entries:
        yield f"{entry.on_date} * {_quoted(entry.narration)}"
        for key, value in _facts(entry):
            yield f"  {key}: {_quoted(value)}"
        for line in entry.lines:
            yield f"  {line.path}  {decimal(line.amount, book.minor_digits)} {book.currency}"
            yield f"    fund: {_quoted(line.fund)}"
        yield ""
    for each in assertions(book):
        # Beancount counts at the start of a day.
        day = each.on_date + timedelta(days=1)
        amount = f"{decimal(each.amount, book.minor_digits)} {book.currency}"
        yield f"{day} balance {each.path}  {amount}"


def _facts(entry: PlainEntry) -> Iterator[tuple[str, str]]:
    yield "voucher", str(entry.number)
    yield "kind", entry.kind
    yield "entry", entry.id
    for key, value in (
        ("meeting", entry.meeting),
        ("resolution", entry.resolution),
        ("reverses", entry.reverses),
        ("hash", entry.hash),
    ):
        if value:
            yield key, value


def _remark(text: str) -> str:
    """A text for a description: no sign that would begin a comment or part payee from note."""
    return _one_line(text).replace(";", ",").replace("|", "/") or "-"


_NOT_IN_TAGS = str.maketrans(",;[]", "  ()")


def _tag(text: str) -> str:
    """A value of a tag, which a comma would end; a day in square brackets would move a posting."""
    return _one_line(text).translate(_NOT_IN_TAGS)


def hledger_text(book: PlainBook) -> str:
    """The book for hledger: `hledger check --strict` looks at every account and every lock."""
    return "\n".join(_hledger(book)) + "\n"


def _hledger(book: PlainBook) -> Iterator[str]:
    yield f"; {_remark(book.title)}"
    yield f"commodity {decimal(10 ** (book.minor_digits + 3), book.minor_digits)} {book.currency}"
    yield ""
    names = book.names or {}
    for path, (code, _) in book.accounts().items():
        name = f", name:{_tag(names[path])}" if path in names else ""
        yield f"account {path}  ; code:{code}{name}"
    yield ""
    waiting = deque(assertions(book))
    for entry in sorted(book.entries, key=lambda each: (each.on_date, each.number)):
        while waiting and waiting[0].on_date < entry.on_date:
            yield from _hledger_lock(book, waiting)
        yield f"{entry.on_date} * ({entry.number}) {_remark(entry.narration)}"
        yield "    ; " + ", ".join(f"{key}:{_tag(value)}" for key, value in _facts(entry))
        for line in entry.lines:
            amount = f"{decimal(line.amount, book.minor_digits)} {book.currency}"
            yield f"    {line.path}  {amount}  ; fund:{_tag(line.fund)}"
        yield ""
    while waiting:
        yield from _hledger_lock(book, waiting)


def _hledger_lock(book: PlainBook, waiting: deque[Assertion]) -> Iterator[str]:
    day = waiting[0].on_date
    nought = f"{decimal(0, book.minor_digits)} {book.currency}"
    yield f"{day} * lock"
    while waiting and waiting[0].on_date == day:
        each = waiting.popleft()
        amount = f"{decimal(each.amount, book.minor_digits)} {book.currency}"
        yield f"    {each.path}  {nought} = {amount}"
    yield ""


FORMATS = {"beancount": beancount_text, "hledger": hledger_text}
"""Writers by the name of the format."""
