"""Reads what is to be counted from a file: JSON in the form of the worked elections, or BLT.

A file is read whole, or refused with the line and what to do about it.
"""

from __future__ import annotations

from governance.ballot_files_blt import read_blt
from governance.ballot_files_json import read_json
from governance.count_file import CountFile, Wanted, decoded

__all__ = ["read_count_file"]


def read_count_file(data: bytes, wanted: Wanted | None = None) -> CountFile:
    """The contest in a file; which of the two forms it has is seen from its first letter.

    Raises InputInvalid with words for the person who made the file; "voter-with-ballot" (hard stop
    H7) when it says who voted.
    """
    text = decoded(data)
    read = read_json if text.lstrip()[:1] in ("{", "[") else read_blt
    return read(text, wanted or Wanted())
