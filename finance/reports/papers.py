"""Any book as a paper, made from its shape: sums carried over the page, room to sign at the end.

A book of many columns lies on its long side. The version with numbers only leaves out the columns
with names, so that a list found in a bag names nobody.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from finance.reports.cell_words import cell_words, is_number
from finance.reports.table import Column, ColumnKind, TableShape, cells, totals
from sr_board.i18n import Translator
from sr_board.papers import Carry, Letterhead, Paper, Signature, Text, strong_row
from sr_board.papers import Cell as PaperCell
from sr_board.papers import Column as PaperColumn

__all__ = ["BookPaper", "book_pdf"]

_WORDY = frozenset({ColumnKind.TEXT, ColumnKind.PERSON, ColumnKind.WORD, ColumnKind.CODE})
_SUMS = frozenset({"total", "totals", "surplus"})
_COLUMNS_STANDING = 6
"""A book with more columns lies on its long side."""


@dataclass(frozen=True)
class BookPaper:
    """A book to be printed. `about`: group and days in words. `before` and `after`: facts above
    and below, as label and value. `names`: with the names of members. `signs`: who signs, each
    with a box for the thumb. `note`: a line at the end. `code`: the chain code at the foot."""

    shape: TableShape
    rows: Sequence[object]
    about: str = ""
    before: tuple[tuple[str, str], ...] = ()
    after: tuple[tuple[str, str], ...] = ()
    names: bool = True
    signs: tuple[str, ...] = ()
    note: str = ""
    code: str = ""


def book_pdf(book: BookPaper, tr: Translator, letterhead: Letterhead) -> bytes:
    """The book as PDF. Raises RuleBroken "paper-too-long"."""
    shape = book.shape if book.names else book.shape.without_names()
    paper = Paper(
        tr,
        title=tr.say(shape.title),
        subtitle=book.about,
        letterhead=letterhead,
        books_code=book.code,
        lying=len(shape.columns) > _COLUMNS_STANDING,
    )
    paper.facts(book.before)
    if book.rows:
        _table(paper, shape, book.rows, tr)
    else:
        paper.line(tr.say("Nothing is written in this book."))
    paper.facts(book.after)
    if book.note:
        paper.second(book.note)
    paper.signatures([Signature("", word, thumb=True) for word in book.signs])
    return paper.pdf()


def _table(paper: Paper, shape: TableShape, rows: Sequence[object], tr: Translator) -> None:
    columns = shape.columns
    heads = [
        PaperColumn(tr.say(each.title), "right" if is_number(each) else "left") for each in columns
    ]
    texts = [_row(columns, shape, row, tr) for row in rows]
    if not any(column.total for column in columns):
        paper.table(heads, texts)
        return

    def sums(word: str, count: int) -> list[PaperCell]:
        return _sum_row(columns, totals(shape, rows[:count]), word, tr)

    carry = Carry(
        lambda count: sums(tr.say("Carried forward"), count),
        lambda count: sums(tr.say("Brought forward"), count),
    )
    paper.table(heads, texts, total=sums(tr.say("Total"), len(rows)), carry=carry)


def _row(columns: Sequence[Column], shape: TableShape, row: object, tr: Translator) -> list[Text]:
    """A row in words; sums within a statement stand bold."""
    found = cells(shape, row)
    texts = [cell_words(column, value, tr) for column, value in zip(columns, found, strict=True)]
    return strong_row(texts) if getattr(row, "side", "") in _SUMS else list(texts)


def _sum_row(
    columns: Sequence[Column], sums: Mapping[str, int], word: str, tr: Translator
) -> list[PaperCell]:
    """The sums, and the word in the widest column of words."""
    row: list[PaperCell] = [
        cell_words(column, sums[column.key], tr) if column.key in sums else "" for column in columns
    ]
    words = [place for place, column in enumerate(columns) if column.key not in sums]
    if words:
        row[max(words, key=lambda place: (columns[place].kind in _WORDY, -place))] = word
    return row
