"""The one door for register files: bytes in, a table out, or a named refusal."""

from __future__ import annotations

from sr_board.people.exchange.csv_reading import read_csv
from sr_board.people.exchange.table import Table
from sr_board.people.exchange.xlsx_guard import check_kind, looks_like_zip
from sr_board.people.exchange.xlsx_reading import read_xlsx

__all__ = ["read_register"]


def read_register(data: bytes, sheet: str | None = None) -> Table:
    """Read an XLSX or CSV register from memory. The name of the file is never trusted or needed.

    Raises InputInvalid with the keys of `check_kind`, `read_xlsx` and `read_csv`.
    """
    check_kind(data)
    return read_xlsx(data, sheet) if looks_like_zip(data) else read_csv(data)
