"""Papers of one post from a file: BLT, JSON or CSV. A file that says who voted is refused (H7).

Equal papers become one pattern, sorted, whatever their order in the file was.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Collection, Iterable
from itertools import islice

from governance.ballot_files import read_count_file
from governance.count_file import Wanted, decoded, names_voters
from governance.elections.commands import BallotCount
from governance.rules.counting.contest import Method
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["read_papers"]

_COUNT_HEADS = frozenset("count papers number-of-papers কাগজ সংখ্যা".split())


def read_papers(
    data: bytes, numbers: Collection[int], *, method: str, seats: int, name: str = ""
) -> tuple[BallotCount, ...]:
    """The papers in a file, grouped and sorted. `numbers`: candidates of the post; others (who
    withdrew after printing) may stand on papers up to the highest number.

    Raises InputInvalid "voter-with-ballot", "count-paper-wrong", "count-choice" and those of the
    reading of files.
    """
    if name.casefold().endswith(".csv") or _is_table(decoded(data)):
        rows = _table(decoded(data), max(numbers, default=0))
    else:
        contest = read_count_file(data, Wanted(Method(method), seats)).contest
        papers = contest.papers
        if papers is None:
            raise InputInvalid("papers-missing", field="ballots")
        rows = ((each.choices, each.papers) for each in papers)
    return _grouped(rows, max(numbers, default=0))


def _is_table(text: str) -> bool:
    """A table begins with words, or has a bar or more numbers than a BLT file's first line."""
    first = text.lstrip().splitlines()[0]
    return not first.startswith(("{", "[")) and ("," in first or "|" in first or ";" in first)


def _table(text: str, most: int) -> Iterable[tuple[tuple[int, ...], int]]:
    mark = max("|;\t,", key=text.lstrip().splitlines()[0].count)
    rows = [row for row in csv.reader(io.StringIO(text), delimiter=mark) if any(row)]
    heads = [cell.strip() for cell in rows[0]]
    if any(names_voters(head) for head in heads):
        raise InputInvalid("voter-with-ballot", field="file")
    plain = [ascii_digits(head).replace(" ", "").replace(",", "") for head in heads if head]
    worded = not all(head.isdigit() for head in plain)
    counted = mark == "|" or (worded and heads[0].casefold() in _COUNT_HEADS)
    for place, row in enumerate(islice(rows, 1 if worded else 0, None), 1):
        cells = [ascii_digits(cell).strip() for cell in row]
        if mark == "|" and len(cells) == 2:
            cells = [cells[0], *cells[1].split(",")]
        figures = [cell for cell in cells if cell]
        if not all(figure.isdigit() for figure in figures) or (counted and not figures):
            raise InputInvalid("count-paper-wrong", field="file", place=place)
        found = [int(figure) for figure in figures]
        papers = found.pop(0) if counted else 1
        for choice in found:
            if not 1 <= choice <= most:
                raise InputInvalid("count-choice", field="file", place=place, choice=choice)
        yield tuple(found), papers


def _grouped(rows: Iterable[tuple[tuple[int, ...], int]], most: int) -> tuple[BallotCount, ...]:
    counts: dict[tuple[int, ...], int] = {}
    for place, (choices, papers) in enumerate(rows, 1):
        wrong = next((c for c in choices if not 1 <= c <= most), None)
        if wrong is not None:
            raise InputInvalid("count-choice", field="file", place=place, choice=wrong)
        counts[choices] = counts.get(choices, 0) + papers
    return tuple(BallotCount(key, counts[key]) for key in sorted(counts))
