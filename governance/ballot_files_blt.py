"""BLT files (OpenSTV, OpaVote): head, withdrawn, papers up to a 0, names, title.

A paper is `weight choice choice … 0`. What a plain count cannot answer for is refused with its
line: two names at one rank (`=`), a rank passed over (`-`), parts of a paper, numbered papers.
"""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass

from governance.count_file import PAPERS_MOST, CountFile, Wanted, names_voters
from governance.rules.counting.ballots import Pattern
from governance.rules.counting.contest import Contest, Method
from sr_board.base.errors import InputInvalid

__all__ = ["read_blt"]

_CANDIDATES_MOST = 1_000
_PIECE = re.compile(r'"(?:[^"\\\n]|\\.)*"|#[^\n]*|[^\s"#]+|"')
_PLAIN_PAPER = re.compile(r"\s*[1-9]\d{0,7}(?:\s+[1-9]\d{0,5})*\s+0\s*", re.ASCII)
_WHOLE = re.compile(r"\d{1,12}", re.ASCII)
_MANY_MARKS = (Method.PLURALITY_BLOCK, Method.HANDS)


@dataclass(frozen=True)
class _Piece:
    text: str
    line: int

    @property
    def quoted(self) -> bool:
        return self.text.startswith('"')

    def whole(self) -> int:
        """A whole number. Raises InputInvalid "blt-number"."""
        if not _WHOLE.fullmatch(self.text):
            raise InputInvalid("blt-number", field="file", line=self.line)
        return int(self.text)


class _Pieces:
    """The pieces of a file one after the other, with the place for complaints."""

    def __init__(self, text: str) -> None:
        self._lines = text.split("\n")
        self._next_line = 0
        self._waiting: deque[_Piece] = deque()
        self.last_line = text.count("\n", 0, len(text.rstrip())) + 1

    def peek(self) -> _Piece | None:
        """The next piece, None after the last."""
        while not self._waiting and self._next_line < len(self._lines):
            self._next_line += 1
            self._waiting.extend(_cut(self._lines[self._next_line - 1], self._next_line))
        return self._waiting[0] if self._waiting else None

    def take(self) -> _Piece:
        """Raises InputInvalid "blt-ends-early" after the last piece."""
        if self.peek() is None:
            raise InputInvalid("blt-ends-early", field="file", line=self.last_line)
        return self._waiting.popleft()

    def plain_paper(self) -> tuple[int, list[int]] | None:
        """(line, numbers before the 0) of a whole paper on the next line; None where the line is
        anything else, to be read piece by piece. Most lines of a large file are such papers."""
        if self._waiting or self._next_line >= len(self._lines):
            return None
        line = self._lines[self._next_line]
        if not _PLAIN_PAPER.fullmatch(line):
            return None
        self._next_line += 1
        return self._next_line, [int(number) for number in line.split()[:-1]]


def _cut(line: str, number: int) -> Iterator[_Piece]:
    for found in _PIECE.finditer(line):
        piece = found.group()
        if piece == '"':
            raise InputInvalid("blt-quote", field="file", line=number)
        if not piece.startswith("#"):
            yield _Piece(piece, number)


def read_blt(text: str, wanted: Wanted) -> CountFile:
    """A BLT file as a contest; ranked papers unless `wanted` says otherwise. Raises InputInvalid,
    with the line, for what cannot be counted."""
    _refuse_table(text)
    pieces = _Pieces(text)
    head = pieces.peek()
    if head is None:
        raise InputInvalid("count-file-empty", field="file")
    if not _WHOLE.fullmatch(head.text):
        raise InputInvalid("count-file-unknown", field="file")
    number, seats = pieces.take().whole(), pieces.take().whole()
    if not 1 <= number <= _CANDIDATES_MOST:
        raise InputInvalid("blt-head", field="file", line=head.line)
    withdrawn = frozenset(_withdrawn(pieces, number))
    papers = tuple(_papers(pieces, number))
    names = _names(pieces, number)
    title = _title(pieces)
    method = wanted.method or Method.STV
    seats = wanted.seats or seats
    contest = Contest(
        method,
        seats,
        tuple(range(1, number + 1)),
        withdrawn,
        papers,
        max_marks=seats if method in _MANY_MARKS else None,
    )
    return CountFile(contest, names, title)


def _refuse_table(text: str) -> None:
    """A table with headings is no BLT file; one that names voters is refused as such (H7)."""
    first = text.lstrip().split("\n", 1)[0]
    for mark in (",", ";", "\t", "|"):
        if mark in first and any(names_voters(cell) for cell in first.split(mark)):
            raise InputInvalid("voter-with-ballot", field="file")
    if names_voters(first):
        raise InputInvalid("voter-with-ballot", field="file")


def _withdrawn(pieces: _Pieces, number: int) -> Iterator[int]:
    while (piece := pieces.peek()) is not None and piece.text.startswith("-"):
        pieces.take()
        candidate = _Piece(piece.text[1:], piece.line).whole()
        yield _known(candidate, number, piece.line)


def _known(candidate: int, number: int, line: int) -> int:
    if not 1 <= candidate <= number:
        raise InputInvalid("blt-choice", field="file", line=line, choice=candidate, most=number)
    return candidate


def _papers(pieces: _Pieces, number: int) -> Iterator[Pattern]:
    while True:
        plain = pieces.plain_paper()
        if plain is not None:
            line, (weight, *choices) = plain
            for choice in choices:
                _known(choice, number, line)
            yield Pattern(weight, tuple(choices))
            continue
        piece = pieces.take()
        if piece.text.startswith("("):
            raise InputInvalid("voter-with-ballot", field="file")
        if piece.quoted:
            raise InputInvalid("blt-papers-unended", field="file", line=piece.line)
        weight = piece.whole()
        if weight == 0:
            return
        if weight > PAPERS_MOST:
            raise InputInvalid("blt-number", field="file", line=piece.line)
        yield Pattern(weight, tuple(_choices(pieces, number)))


def _choices(pieces: _Pieces, number: int) -> Iterator[int]:
    while True:
        piece = pieces.take()
        if piece.quoted:
            raise InputInvalid("blt-paper-unended", field="file", line=piece.line)
        if "=" in piece.text:
            raise InputInvalid("blt-equal", field="file", line=piece.line)
        if piece.text.startswith("-"):
            raise InputInvalid("blt-skipped", field="file", line=piece.line)
        choice = piece.whole()
        if choice == 0:
            return
        yield _known(choice, number, piece.line)


def _names(pieces: _Pieces, number: int) -> dict[int, str]:
    names: dict[int, str] = {}
    for candidate in range(1, number + 1):
        piece = pieces.peek()
        if piece is None or not piece.quoted:
            raise InputInvalid(
                "blt-names", field="file", found=len(names), wanted=number,
                line=piece.line if piece else pieces.last_line,
            )  # fmt: skip
        name = _unquoted(pieces.take())
        same = name in names.values() or not name
        names[candidate] = f"{name} ({candidate})".strip() if same else name
    return names


def _title(pieces: _Pieces) -> str:
    piece = pieces.peek()
    return "" if piece is None else _unquoted(piece)


def _unquoted(piece: _Piece) -> str:
    return (piece.text[1:-1] if piece.quoted else piece.text).replace('\\"', '"').strip()
