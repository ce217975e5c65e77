"""Packing the files of a word processor so that the same content gives the same bytes.

The libraries stamp the hour into every member of the archive; here each member gets one fixed
date. Works in memory only.
"""

from __future__ import annotations

import io
import zipfile

__all__ = ["repacked"]

_DAY = (2000, 1, 1, 0, 0, 0)


def repacked(content: bytes, *, first: str = "") -> bytes:
    """The archive anew: members in the order of their names, one date, no trace of the machine.

    `first` stands uncompressed at the head, as OpenDocument wants its `mimetype`.
    """
    into = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(content)) as old,
        zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in sorted(old.namelist(), key=lambda each: (each != first, each)):
            info = zipfile.ZipInfo(name, _DAY)
            info.compress_type = zipfile.ZIP_STORED if name == first else zipfile.ZIP_DEFLATED
            info.external_attr = 0o600 << 16
            new.writestr(info, old.read(name))
    return into.getvalue()
