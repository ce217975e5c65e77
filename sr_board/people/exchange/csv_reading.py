"""Comma-separated text as a table: the encoding and the separator are found from the bytes."""

from __future__ import annotations

import codecs
import csv
import hashlib
import io
from collections import Counter, deque
from dataclasses import dataclass

from charset_normalizer import from_bytes

from sr_board.base.errors import InputInvalid
from sr_board.people.exchange.table import COLUMNS_MAX, ROWS_MAX, FileForm, Table, TableRow

__all__ = ["read_csv"]

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_END = "end"
_SEPARATORS = ",;\t|"
_SAMPLE_LINES = 60
_GUESS_BYTES = 64 * 1024
_SPOILT = 0.02
"""Most letters of a UTF-8 file that may be broken: cut off at its end, glued from two files."""
_LATIN = frozenset({"cp1252", "latin_1", "cp1250", "cp1254", "iso8859_15", "utf_8", "ascii"})
"""Guesses that are believed. Letters of old Indian fonts have no known name; a guess among all
codes of the world would give names that nobody bears."""
_UNUSED_IN_CP1252 = frozenset(b"\x81\x8d\x8f\x90\x9d")


@dataclass(frozen=True)
class _Text:
    text: str
    encoding: str
    guessed: bool


def read_csv(data: bytes) -> Table:
    """Read CSV bytes. Raises InputInvalid "file-not-text", "file-too-many-rows", "file-too-wide",
    "file-damaged" or "file-empty".
    """
    decoded = _decoded(data)
    try:
        rows = _rows(decoded.text)
    except csv.Error:
        raise InputInvalid("file-damaged", field="file") from None
    if not rows:
        raise InputInvalid("file-empty", field="file")
    return Table(
        form=FileForm.CSV,
        digest=hashlib.sha256(data).hexdigest(),
        rows=tuple(rows),
        encoding=decoded.encoding,
        encoding_guessed=decoded.guessed,
    )


def _decoded(data: bytes) -> _Text:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return _strict(data, encoding)
    if wide := _wide_without_mark(data):
        return _strict(data, wide)
    if b"\0" in data:
        raise InputInvalid("file-not-text", field="file")
    try:
        return _Text(data.decode("utf-8"), "utf-8", False)
    except UnicodeDecodeError:
        return _guessed(data)


def _strict(data: bytes, encoding: str) -> _Text:
    try:
        return _Text(data.decode(encoding), encoding, False)
    except UnicodeError:
        raise InputInvalid("file-not-text", field="file") from None


def _wide_without_mark(data: bytes) -> str | None:
    """UTF-16 without its mark: nearly every second byte of Latin text is zero."""
    sample = data[:4096]
    half = len(sample) // 2
    if half and sample[1::2].count(0) > half * 0.4:
        return "utf-16-le"
    if half and sample[0::2].count(0) > half * 0.4:
        return "utf-16-be"
    return None


def _guessed(data: bytes) -> _Text:
    """Mostly plain letters with a few high ones is the usual Windows file; else ask the library."""
    nearly = data.decode("utf-8", "replace")
    letters = sum(not char.isascii() for char in nearly)
    if nearly.count("\ufffd") <= letters * _SPOILT + 1 < letters:
        return _Text(nearly, "utf-8", True)
    high = [byte for byte in data if byte >= 0x80]
    if len(high) * 10 < len(data) and not _UNUSED_IN_CP1252 & set(high):
        return _Text(data.decode("cp1252"), "cp1252", True)
    best = from_bytes(data[:_GUESS_BYTES]).best()
    if best is None or best.encoding not in _LATIN:
        raise InputInvalid("file-not-text", field="file")
    try:
        return _Text(data.decode(best.encoding), best.encoding, True)
    except UnicodeError:
        raise InputInvalid("file-not-text", field="file") from None


def _rows(text: str) -> list[TableRow]:
    separator, text = _separator(text)
    rows: list[TableRow] = []
    lines = io.StringIO(text, newline="")
    if _ends_quoted(text, separator):
        reader = csv.reader(lines, delimiter=separator, quoting=csv.QUOTE_NONE)
    else:
        reader = csv.reader(lines, delimiter=separator)
    for number, values in enumerate(reader, start=1):
        if not any(value.strip() for value in values):
            continue
        while not values[-1].strip():
            values.pop()
        if len(values) > COLUMNS_MAX:
            raise InputInvalid("file-too-wide", field="file", most=COLUMNS_MAX, row=number)
        rows.append(TableRow(number, tuple(_unquoted(value) for value in values)))
        if len(rows) > ROWS_MAX:
            raise InputInvalid("file-too-many-rows", field="file", most=ROWS_MAX)
    return rows


def _ends_quoted(text: str, separator: str) -> bool:
    """Whether a quotation mark is never closed: read as one, it would swallow all that follows."""
    rest = f"\n{_END}{separator}{_END}"
    last = deque(csv.reader(io.StringIO(text + rest, newline=""), delimiter=separator), maxlen=1)
    return list(last) != [[_END, _END]]


def _unquoted(value: str) -> str:
    """Our own export writes an apostrophe before a sign that spreadsheets would compute with."""
    quoted = value[:1] == "'" and value.lstrip("'").startswith(tuple("=+-@\t\r"))
    return value[1:] if quoted else value


def _separator(text: str) -> tuple[str, str]:
    """The separator, and the text without the line `sep=;` that spreadsheets write."""
    first, _, rest = text.partition("\n")
    if first.strip().casefold().startswith("sep=") and len(first.strip()) == 5:
        return first.strip()[4], rest
    lines = [line for line in text.splitlines()[:_SAMPLE_LINES] if line.strip()]
    return max(_SEPARATORS, key=lambda mark: _regular(lines, mark)), text


def _regular(lines: list[str], mark: str) -> int:
    """How regularly a mark divides the lines: lines with the commonest count, weighed by it."""
    counts = Counter(len(row) - 1 for row in csv.reader(lines, delimiter=mark) if row)
    counts.pop(0, None)
    return max((times * min(count, 4) for count, times in counts.items()), default=0)
