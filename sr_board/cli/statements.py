"""`sr-board statements`: opening balances and a journal from a file → all statements, no vault."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from sr_board.base.errors import InputInvalid
from sr_board.cli.ending import Ending
from sr_board.cli.options import AsJson, Language
from sr_board.cli.saying import as_json as print_json
from sr_board.cli.saying import line, say, table

if TYPE_CHECKING:
    from finance.reports.statement_set import StatementSet

__all__ = ["statements", "tell_statements"]

_LARGEST = 100_000_000


def statements(
    file: Annotated[Path, typer.Argument(metavar="FILE.json", help="Opening and journal.")],
    case: Annotated[
        str, typer.Option("--case", metavar="ID", help="One case of a list.", show_default=False)
    ] = "",
    form: Annotated[
        str, typer.Option("--form", metavar="CODE", help="detailed, or monthly (printed heads).")
    ] = "detailed",
    as_json: AsJson = False,
    language: Language = "",
) -> int:
    """Make trial balance, receipts and payments, income and expenditure, and balance sheet.

    From a file with opening balances and a journal; no vault is opened and nothing is written.
    Amounts in the file are whole paise. Exit code 1 if the statements do not tie.

    \b
    Examples:
      sr-board statements year.json
      sr-board statements year.json --form monthly --json
      sr-board statements cases.json --case Y2 --json
    """
    from finance.reports.forms import form_of
    from finance.reports.statement_file import read_statements
    from finance.reports.statement_set import document

    del language  # read before anything else
    found = read_statements(_content(file), case=case, form=form_of(form))
    if as_json:
        print_json({"format": 1, **document(found)})
    else:
        tell_statements(found)
    return Ending.WELL if found.ties else Ending.REFUSED


def _content(file: Path) -> object:
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None
    if len(data) > _LARGEST:
        raise InputInvalid("statements-file-unreadable", field="file")
    try:
        return json.loads(data.decode("utf-8-sig"))
    except (ValueError, RecursionError):
        raise InputInvalid("statements-file-unreadable", field="file") from None


def tell_statements(found: StatementSet) -> None:
    """The statements as tables."""
    from finance.reports.statement_words import statement_blocks
    from sr_board.i18n import current

    for heading, columns, rows in statement_blocks(found, current()):
        line()
        line(heading)
        table(columns, rows)
    line()
    tied = say("All statements agree with one another.")
    line(tied if found.ties else say("THE STATEMENTS DO NOT AGREE with one another."))
