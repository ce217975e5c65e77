"""What the command line says: sentences, tables, JSON. Figures go to stdout, remarks to stderr.

Text that was stored by people never carries commands for the terminal: controls are taken out.
"""

from __future__ import annotations

import json
import sys
import unicodedata
from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import Any, TextIO

from sr_board.i18n import current

__all__ = ["as_json", "fact", "line", "plain_streams", "remark", "safe", "say", "say_n", "table"]


def say(msgid: str, **params: object) -> str:
    """The phrase in the language in force."""
    return current().say(msgid, **params)


def say_n(one: str, many: str, n: int, **params: object) -> str:
    """The phrase for `n` things."""
    return current().say_n(one, many, n, **params)


def plain_streams() -> None:
    """Never fail on a letter that a terminal cannot show: a question mark stands for it."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(AttributeError, ValueError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]


def safe(text: str) -> str:
    """The text without control characters, which could move the cursor or hide words."""
    return "".join(c for c in text if c == "\n" or unicodedata.category(c) != "Cc")


def line(text: str = "") -> None:
    """A sentence on stdout."""
    _put(sys.stdout, safe(text))


def remark(text: str) -> None:
    """A sentence beside the figures, on stderr."""
    _put(sys.stderr, safe(text))


def fact(word: str, value: object) -> None:
    """A word and its value on one line."""
    line(f"  {word}: {current().shown(value)}")


def as_json(value: Any) -> None:
    """Figures for another program: one JSON document on stdout."""
    _put(sys.stdout, json.dumps(value, ensure_ascii=False, indent=2, default=_plain))


def _plain(value: object) -> str:
    return value.isoformat() if isinstance(value, date | datetime) else str(value)


def _put(stream: TextIO, text: str) -> None:
    stream.write(text + "\n")
    stream.flush()


def table(headings: Sequence[str], rows: Sequence[Sequence[object]]) -> None:
    """Rows under headings. On a terminal as wide as it is; into a file with nothing cut off."""
    from rich.box import SIMPLE_HEAD
    from rich.console import Console
    from rich.table import Table
    from rich.text import Text

    wide = None if sys.stdout.isatty() else 10_000
    drawn = Table(box=SIMPLE_HEAD, pad_edge=False, show_edge=False)
    for heading in headings:
        drawn.add_column(Text(heading), overflow="fold")
    for row in rows:
        drawn.add_row(*(Text(safe("" if cell is None else str(cell))) for cell in row))
    Console(width=wide, highlight=False, emoji=False).print(drawn)
