"""The form of a `.vbk` file: an uncompressed zip of header, encrypted databases, attachments and a
signed manifest. Read with suspicion: names, sizes and hashes are checked before anything is used.

Everything inside is public or encrypted already. It holds no counts and no names.
"""

from __future__ import annotations

import hashlib
import re
import struct
import zipfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import MAXYEAR, datetime
from pathlib import Path
from typing import Any

from sr_board.vault.copying import CHUNK, Progress
from sr_board.vault.faults import BackupDamaged, VaultNewer, translated
from sr_board.vault.header import GENERATION_MOST, HEADER_MOST, Head, Header, read_header
from sr_board.vault.keys import verify_signature
from sr_board.vault.roster import COMPARTMENTS
from sr_board.vault.strict import Fields, Unreadable, canonical, parse

__all__ = ["HEADER", "MANIFEST", "BackupFile", "Manifest", "entry_info", "read_backup"]

HEADER = "header.json"
MANIFEST = "manifest.json"
FORMAT = "sr-board-backup"
VERSION = 1
_MANIFEST_MOST = 64 * 1024 * 1024
_ENTRIES_MOST = 200_000
_ENTRY_MOST = 64 * 1024**3
_PREFIX = b"sr-board/backup/1\0"
_NAMES = re.compile(
    r"header\.json|manifest\.json|(?:book|cases)\.\d{4,8}\.db(?:-journal)?"
    r"|att/[0-9a-f]{2}/[0-9a-f]{32}\.bin"
)
_UNREADABLE = (
    zipfile.BadZipFile,
    struct.error,
    EOFError,
    ValueError,
    KeyError,
    NotImplementedError,
    RuntimeError,
    OverflowError,
)


@dataclass(frozen=True)
class Manifest:
    """What a backup says of itself. `entries`: size and SHA-256 by name. `slot`: who signed."""

    vault_id: str
    generation: int
    header: str
    made_at: datetime
    offset_minutes: int
    heads: Mapping[str, Head]
    entries: Mapping[str, tuple[int, str]]
    slot: str
    signature: bytes = b""

    def _body(self) -> dict[str, Any]:
        return {
            "entries": {n: {"sha256": d, "size": s} for n, (s, d) in self.entries.items()},
            "format": FORMAT,
            "generation": self.generation,
            "header": self.header,
            "heads": {name: head.document() for name, head in self.heads.items()},
            "made_at": self.made_at.isoformat(timespec="seconds"),
            "offset_minutes": self.offset_minutes,
            "slot": self.slot,
            "vault": self.vault_id,
            "version": VERSION,
        }

    def content(self) -> bytes:
        """The bytes that are signed."""
        return _PREFIX + canonical(self._body())

    def octets(self) -> bytes:
        """The bytes of the manifest file."""
        return canonical({**self._body(), "signature": self.signature.hex()})

    @classmethod
    def read(cls, raw: bytes) -> Manifest:
        """A manifest from its bytes. Raises BackupDamaged, VaultNewer."""
        try:
            document = parse(raw, _MANIFEST_MOST)
            version = document.get("version")
            if type(version) is int and version > VERSION:
                raise VaultNewer()
            return cls._fields(document)
        except (Unreadable, ValueError):
            raise BackupDamaged() from None

    @classmethod
    def _fields(cls, document: dict[str, Any]) -> Manifest:
        fields = Fields(document)
        fields.text("format", FORMAT)
        fields.whole("version", VERSION, VERSION)
        heads = Fields(fields.mapping("heads"))
        made_at = datetime.fromisoformat(fields.text("made_at", r"[0-9T:+-]{25}"))
        if made_at.tzinfo is None or not 1 < made_at.year < MAXYEAR:  # leaves room for offsets
            raise Unreadable
        found = cls(
            vault_id=fields.ident("vault"),
            generation=fields.whole("generation", 1, GENERATION_MOST),
            header=fields.text("header", "[0-9a-f]{64}"),
            made_at=made_at,
            offset_minutes=fields.whole("offset_minutes", -1440, 1440),
            heads={name: Head.read(heads.mapping(name)) for name in COMPARTMENTS},
            entries=dict(_entries(fields.mapping("entries"))),
            slot=fields.ident("slot"),
            signature=fields.octets("signature", 64),
        )
        heads.end()
        fields.end()
        return found


def _entries(document: Mapping[str, Any]) -> Iterator[tuple[str, tuple[int, str]]]:
    if len(document) > _ENTRIES_MOST:
        raise Unreadable
    for name, entry in document.items():
        fields = Fields(entry)
        size, digest = fields.whole("size", 0, _ENTRY_MOST), fields.octets("sha256", 32)
        fields.end()
        if not _NAMES.fullmatch(name) or name == MANIFEST:
            raise Unreadable
        yield name, (size, digest.hex())


def entry_info(name: str) -> zipfile.ZipInfo:
    """An entry without date or owner, stored as it is."""
    info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
    info.compress_type = zipfile.ZIP_STORED
    info.external_attr = 0o600 << 16
    return info


@dataclass(frozen=True)
class BackupFile:
    """An open backup whose table of contents, header and signature hold."""

    path: Path
    size: int
    header: Header
    manifest: Manifest
    _archive: zipfile.ZipFile

    def extract(self, name: str, target: Path, progress: Progress | None = None) -> None:
        """Write one entry to a new file and check its hash. Raises BackupDamaged, DiskFull."""
        size, wanted = self.manifest.entries[name]
        digest = hashlib.sha256()
        with translated(), target.open("xb") as sink:
            for chunk in self._chunks(name, size):
                digest.update(chunk)
                sink.write(chunk)
                if progress is not None:
                    progress(len(chunk))
        if digest.hexdigest() != wanted:
            raise BackupDamaged()

    def check(self, name: str, progress: Progress | None = None) -> None:
        """Read one entry and check its hash. Raises BackupDamaged."""
        size, wanted = self.manifest.entries[name]
        digest = hashlib.sha256()
        for chunk in self._chunks(name, size):
            digest.update(chunk)
            if progress is not None:
                progress(len(chunk))
        if digest.hexdigest() != wanted:
            raise BackupDamaged()

    def _chunks(self, name: str, size: int) -> Iterator[bytes]:
        left = size
        try:
            with self._archive.open(name) as source:
                while left >= 0 and (chunk := source.read(min(CHUNK, left + 1))):
                    left -= len(chunk)
                    yield chunk
        except _UNREADABLE:
            raise BackupDamaged() from None
        if left != 0:
            raise BackupDamaged()


@contextmanager
def read_backup(path: Path) -> Iterator[BackupFile]:
    """Open a backup: contents listed, header valid, manifest signed by one of its users.

    Raises BackupDamaged, VaultNewer, SignatureRefused. Hashes are checked as entries are read.
    """
    if not path.is_file():
        raise BackupDamaged()
    with translated(), path.open("rb") as file:
        try:
            archive = zipfile.ZipFile(file)
        except _UNREADABLE:
            raise BackupDamaged() from None
        with archive:
            yield _believed(path, archive)


def _believed(path: Path, archive: zipfile.ZipFile) -> BackupFile:
    listed = archive.infolist()
    names = {info.filename for info in listed}
    odd = any(
        not _NAMES.fullmatch(info.filename)
        or info.compress_type != zipfile.ZIP_STORED
        or info.compress_size != info.file_size
        or info.flag_bits & 0x1
        for info in listed
    )
    # Entries that lie over each other would unpack to more than the file is.
    swollen = sum(info.file_size for info in listed) > path.stat().st_size
    if odd or swollen or len(names) != len(listed) or len(listed) > _ENTRIES_MOST + 2:
        raise BackupDamaged()
    manifest = Manifest.read(_small(archive, MANIFEST, _MANIFEST_MOST))
    if names != {*manifest.entries, MANIFEST} or HEADER not in manifest.entries:
        raise BackupDamaged()
    raw = _small(archive, HEADER, HEADER_MOST)
    if hashlib.sha256(raw).hexdigest() != manifest.entries[HEADER][1]:
        raise BackupDamaged()
    header = read_header(raw)
    holder = header.act.roster.get(manifest.slot)
    same = (header.vault_id, header.generation) == (manifest.vault_id, manifest.generation)
    held = {file.name for file in header.files.values()} <= names
    if holder is None or not same or not held or manifest.header != manifest.entries[HEADER][1]:
        raise BackupDamaged()
    if not verify_signature(holder.sign, manifest.content(), manifest.signature):
        raise BackupDamaged()
    return BackupFile(path, path.stat().st_size, header, manifest, archive)


def _small(archive: zipfile.ZipFile, name: str, most: int) -> bytes:
    """A whole small entry, bounded. Raises BackupDamaged."""
    try:
        with archive.open(name) as source:
            raw = source.read(most + 1)
    except _UNREADABLE:
        raise BackupDamaged() from None
    if len(raw) > most:
        raise BackupDamaged()
    return raw
