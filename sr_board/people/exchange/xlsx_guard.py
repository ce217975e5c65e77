"""What is looked at before a workbook is opened: sizes, ratios, entities, passwords, other formats.

Hostile files are refused here from the raw bytes, so that no parser meets them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import IO

from sr_board.base.errors import InputInvalid

__all__ = ["FILE_MAX", "check_kind", "checked_archive", "looks_like_zip"]

FILE_MAX = 25 * 1024 * 1024
"""Most bytes of a register file."""
_UNPACKED_MAX = 96 * 1024 * 1024
_ENTRIES_MAX = 2_000
_RATIO_MAX = 250
_BLOCK = 1024 * 1024
_RATIO_FROM = 4 * 1024 * 1024
_ENTITY = re.compile(rb"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_WIDE_ENTITY = re.compile(rb"<\0?!\0?(?:D\0?O\0?C\0?T\0?Y\0?P\0?E|E\0?N\0?T\0?I\0?T\0?Y)")

_FOREIGN: tuple[tuple[bytes, str], ...] = (
    (b"MZ", "file-is-program"),
    (b"\x7fELF", "file-is-program"),
    (b"#!", "file-is-program"),
    (b"%PDF", "file-is-pdf"),
    (b"\x89PNG", "file-is-picture"),
    (b"\xff\xd8\xff", "file-is-picture"),
    (b"GIF8", "file-is-picture"),
    (b"{\\rtf", "file-is-letter"),
)
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_WEB = re.compile(rb"^\s*(<!doctype html|<html|<table|<\?xml[^>]*>\s*<(html|\?mso|workbook))", re.I)


def looks_like_zip(data: bytes) -> bool:
    """Whether the bytes begin like a zip archive (every XLSX does)."""
    return data[:4] in (b"PK\x03\x04", b"PK\x05\x06")


def check_kind(data: bytes) -> None:
    """Refuse by the first bytes what is no spreadsheet, whatever the file is called.

    Raises InputInvalid "file-empty", "file-too-big", "file-is-program", "file-is-pdf",
    "file-is-picture", "file-is-letter", "file-is-web-page", "file-is-old-xls" or
    "file-has-password".
    """
    if not data.strip(b"\0 \r\n\t"):
        raise InputInvalid("file-empty", field="file")
    if len(data) > FILE_MAX:
        raise InputInvalid("file-too-big", field="file", most=FILE_MAX // 1024 // 1024)
    if data.startswith(_OLE):
        locked = "EncryptedPackage".encode("utf-16-le") in data
        raise InputInvalid("file-has-password" if locked else "file-is-old-xls", field="file")
    for start, key in _FOREIGN:
        if data.startswith(start):
            raise InputInvalid(key, field="file")
    if _WEB.match(data[:512]):
        raise InputInvalid("file-is-web-page", field="file")


def checked_archive(data: bytes) -> zipfile.ZipFile:
    """The opened archive of a workbook after all checks.

    Raises InputInvalid "file-damaged", "file-is-bomb", "file-has-password", "file-is-ods",
    "file-is-letter", "file-is-xlsb", "file-is-archive" or "file-has-entities".
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError):
        raise InputInvalid("file-damaged", field="file") from None
    entries = archive.infolist()
    _check_sizes(entries)
    if any(entry.flag_bits & 0x1 for entry in entries):
        raise InputInvalid("file-has-password", field="file")
    _check_office_kind({entry.filename for entry in entries})
    _check_entities(archive, entries)
    return archive


def _check_sizes(entries: list[zipfile.ZipInfo]) -> None:
    total = sum(entry.file_size for entry in entries)
    swollen = any(
        entry.file_size > _RATIO_FROM and entry.file_size > _RATIO_MAX * max(entry.compress_size, 1)
        for entry in entries
    )
    if len(entries) > _ENTRIES_MAX or total > _UNPACKED_MAX or swollen:
        raise InputInvalid("file-is-bomb", field="file")


def _check_office_kind(names: set[str]) -> None:
    if "xl/workbook.xml" in names:
        return
    if "xl/workbook.bin" in names:
        raise InputInvalid("file-is-xlsb", field="file")
    if "content.xml" in names and "mimetype" in names:
        raise InputInvalid("file-is-ods", field="file")
    if any(name.startswith(("word/", "ppt/")) for name in names):
        raise InputInvalid("file-is-letter", field="file")
    raise InputInvalid("file-is-archive", field="file")


def _check_entities(archive: zipfile.ZipFile, entries: list[zipfile.ZipInfo]) -> None:
    """Office programs never write a document type; where one stands, entities would follow."""
    for entry in entries:
        if not entry.filename.lower().endswith((".xml", ".rels", ".vml")):
            continue
        try:
            with archive.open(entry) as part:
                found = _has_entities(part)
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError):
            raise InputInvalid("file-damaged", field="file") from None
        except Exception as error:  # zlib.error and lzma errors share no base but this one
            raise InputInvalid("file-damaged", field="file") from error
        if found:
            raise InputInvalid("file-has-entities", field="file")


def _has_entities(part: IO[bytes]) -> bool:
    """Whether a document type stands anywhere; blocks overlap, so that none falls between."""
    tail = b""
    while block := part.read(_BLOCK):
        seen = tail + block
        if _ENTITY.search(seen) or _WIDE_ENTITY.search(seen):
            return True
        tail = seen[-64:]
    return False
