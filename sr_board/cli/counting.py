"""`sr-board count-election`: count a file without a vault, and tell every step of it."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sr_board.base.errors import InputInvalid
from sr_board.cli.ending import Ending
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, safe, say

if TYPE_CHECKING:
    from governance.count_file import CountFile
    from governance.rules.counting.result import CountResult
    from governance.rules.counting.stv import Progress

__all__ = ["count_election"]

_LONG = 20_000
"""Patterns from which a bar shows on a terminal that the count goes on."""


def count_election(
    file: Annotated[Path, typer.Argument(metavar="FILE", help="A BLT file or a JSON file.")],
    seats: Annotated[
        int, typer.Option("--seats", min=0, help="How many are elected.", show_default=False)
    ] = 0,
    method: Annotated[
        str,
        typer.Option(
            "--method",
            metavar="CODE",
            help="plurality, plurality_block, approval_block, yes_no_single, two_round_majority, "
            "stv_scottish_wigm, irv, show_of_hands, queue or consensus.",
            show_default=False,
        ),
    ] = "",
    lot: Annotated[
        str,
        typer.Option(
            "--lot",
            metavar="NAMES",
            help="Tied names in the order in which their chits were drawn, with commas between.",
            show_default=False,
        ),
    ] = "",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Count an election from a file and tell every step, so that it can be checked by hand.

    \b
    Examples:
      sr-board count-election committee.blt --seats 3
      sr-board count-election branch.json --lot "Farida,Dolly,Ela" --language bn
      sr-board count-election branch.json --json
    """
    from governance.ballot_files import read_count_file
    from governance.count_document import document
    from governance.count_file import Wanted, as_method

    del language  # read before anything else
    wanted = Wanted(as_method(method) if method else None, seats or None)
    read = read_count_file(_bytes_of(file), wanted)
    order = read.numbers_of([name for name in re.split("[,;]", lot) if name.strip()])
    with _bar(read) as progress:
        found, result = document(read, order, progress)
    if as_json:
        print_json(found)
    else:
        _tell(read, result)
    return Ending.WELL if result.accepted else Ending.REFUSED


def _bytes_of(file: Path) -> bytes:
    """The bytes of the file, one more than are ever read. Raises InputInvalid."""
    from governance.count_file import SIZE_MOST

    try:
        with file.open("rb") as opened:
            return opened.read(SIZE_MOST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None


def _tell(read: CountFile, result: CountResult) -> None:
    """The explanation for scrutineers."""
    from governance.count_explained import Heading, Line, explained
    from sr_board.i18n import current

    if read.title:
        line(read.title)
    for block in explained(read.contest, result, read.names, current(), name_groups=True):
        if isinstance(block, Heading):
            line()
            line(block.text)
        elif isinstance(block, Line):
            line(f"  {block.text}")
        else:
            _rows((block.headings, *block.rows))


def _rows(rows: tuple[tuple[str, ...], ...]) -> None:
    """A table: the first column to the left, the others to the right but for the last, words."""
    from rich.cells import cell_len

    rows = tuple(tuple(safe(cell) for cell in row) for row in rows)
    wide = [max(cell_len(row[i]) for row in rows) for i in range(len(rows[0]))]
    last = len(wide) - 1
    for row in rows:
        cells = []
        for i, (cell, width) in enumerate(zip(row, wide, strict=True)):
            space = " " * (width - cell_len(cell))
            cells.append(cell + space if i in (0, last) else space + cell)
        line(("    " + "  ".join(cells)).rstrip())


@contextmanager
def _bar(read: CountFile) -> Iterator[Progress | None]:
    """A bar on a terminal while a long count goes on."""
    papers = read.contest.papers or ()
    if len(papers) < _LONG or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import Progress as Bar

    with Bar(console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task(say("Counting"), total=len(read.names))

        def told(done: int, most: int) -> None:
            bar.update(task, completed=done, total=most)

        yield told
