"""Attachments: one encrypted file each, with a key of its own and a padded size.

The key is kept by the caller in an encrypted row; the file alone says nothing but its padded
size. The content is bound to vault, compartment and id, so files cannot be exchanged.
"""

from __future__ import annotations

import contextlib
import os
import re
from dataclasses import dataclass, field
from pathlib import Path

from sr_board.base.errors import InputInvalid
from sr_board.base.ids import new_id
from sr_board.vault.durable import make_private_folder, read_bounded, sync_folder, write_new
from sr_board.vault.faults import (
    AttachmentDamaged,
    CompartmentClosed,
    VaultReadOnly,
    translated,
)
from sr_board.vault.keys import KEY_BYTES, open_with, random_bytes, seal_with
from sr_board.vault.opened import OpenVault

__all__ = [
    "ATTACHMENT_MOST",
    "PLACE",
    "Attachment",
    "attachment_ids",
    "padded_size",
    "put_attachment",
    "read_attachment",
    "remove_attachment",
    "sound_size",
]

PLACE = "att"
ATTACHMENT_MOST = 64 * 1024 * 1024
"""Most bytes of one attachment: it is handled in memory, never in a temporary file."""
_LEAST = 4096
_LENGTH = 8
_OVERHEAD = 24 + 16


@dataclass(frozen=True)
class Attachment:
    """What the caller keeps in its row: the file's id, its key (32 bytes), its true size."""

    attachment_id: str
    size: int
    key: bytes = field(repr=False)


def padded_size(length: int, *, least: int = _LEAST) -> int:
    """The size `length` bytes are padded to: at least `least`, then steps of at most 12 per cent.

    Source of the steps: Padmé rounding (Nikitin and others, PURBs, 2019), which leaves an
    observer O(log log n) bits about the length.
    """
    if length <= least:
        return least
    exponent = length.bit_length() - 1
    kept = exponent.bit_length()
    step = 1 << (exponent - kept)
    return -(-length // step) * step


def sound_size(size: int) -> bool:
    """Could a file of this size be an attachment?"""
    inside = size - _OVERHEAD
    return inside >= _LEAST and padded_size(inside) == inside


def attachment_ids(vault: OpenVault) -> frozenset[str]:
    """Ids of all attachments in the vault's folder, whosever they are."""
    files = (vault.path / PLACE).glob("*/*.bin")
    return frozenset(path.stem for path in files if re.fullmatch(r"[0-9a-f]{32}", path.stem))


def put_attachment(vault: OpenVault, compartment: str, data: bytes) -> Attachment:
    """Write a new attachment; it is on the disk when this returns.

    Raises InputInvalid "attachment-too-large", VaultReadOnly, CompartmentClosed, DiskFull.
    """
    _check(vault, compartment, writing=True)
    if len(data) > ATTACHMENT_MOST:
        raise InputInvalid(
            "attachment-too-large", field="attachment", most_mb=ATTACHMENT_MOST // 2**20
        )
    attachment_id, key = new_id(), random_bytes(KEY_BYTES)
    body = len(data).to_bytes(_LENGTH, "big") + data
    body += bytes(padded_size(len(body)) - len(body))
    sealed = seal_with(key, body, _bound_to(vault, compartment, attachment_id))
    path = _path(vault, attachment_id)
    part = path.with_name(path.name + ".part")
    with translated():
        make_private_folder(path.parent)
        write_new(part, sealed)
        try:
            os.replace(part, path)
        except OSError:
            part.unlink(missing_ok=True)
            raise
        for folder in (path.parent, path.parent.parent, vault.path):  # each may be new
            sync_folder(folder)
    return Attachment(attachment_id, len(data), key)


def read_attachment(vault: OpenVault, compartment: str, attachment_id: str, key: bytes) -> bytes:
    """The content. Raises AttachmentDamaged when it is missing, changed or another's."""
    _check(vault, compartment, writing=False)
    try:
        with translated():
            sealed = read_bounded(_path(vault, attachment_id), padded_size(ATTACHMENT_MOST) * 2)
    except FileNotFoundError:
        raise AttachmentDamaged() from None
    body = open_with(key, sealed or b"", _bound_to(vault, compartment, attachment_id))
    if body is None or len(body) < _LENGTH:
        raise AttachmentDamaged()
    length = int.from_bytes(body[:_LENGTH], "big")
    if length > len(body) - _LENGTH:
        raise AttachmentDamaged()
    return body[_LENGTH : _LENGTH + length]


def remove_attachment(vault: OpenVault, compartment: str, attachment_id: str) -> None:
    """Delete the file, if it is there. The true erasure is that its key is destroyed."""
    _check(vault, compartment, writing=True)
    with translated(), contextlib.suppress(FileNotFoundError):
        _path(vault, attachment_id).unlink()


def _check(vault: OpenVault, compartment: str, *, writing: bool) -> None:
    if compartment not in vault.compartments:
        raise CompartmentClosed(compartment=compartment)
    if writing and vault.read_only:
        raise VaultReadOnly()


def _path(vault: OpenVault, attachment_id: str) -> Path:
    if not re.fullmatch(r"[0-9a-f]{32}", attachment_id):
        raise AttachmentDamaged()
    return vault.path / PLACE / attachment_id[:2] / f"{attachment_id}.bin"


def _bound_to(vault: OpenVault, compartment: str, attachment_id: str) -> bytes:
    return f"{vault.vault_id}|{compartment}|{attachment_id}".encode()
