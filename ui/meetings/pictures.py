"""Pictures of papers that a person chooses: read once, kept encrypted by the services. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, time
from pathlib import Path

from sr_board.base.errors import InputInvalid

__all__ = ["PICTURE_MOST", "Told", "read_picture"]

PICTURE_MOST = 64 * 1024 * 1024
"""Bytes from which on a picture is not even read; the services refuse far smaller ones."""


@dataclass(frozen=True)
class Told:
    """How members were told, as typed. `pictures`: files that show it. `changes`: new words of
    rules that went out with it."""

    day: date
    at: time
    channel: str
    told: str
    proof: str
    changes: str = ""
    pictures: tuple[Path, ...] = ()


def read_picture(path: Path) -> bytes:
    """The picture's bytes. Raises InputInvalid "scan-unreadable"."""
    try:
        with path.open("rb") as file:
            return file.read(PICTURE_MOST)
    except OSError:
        raise InputInvalid("scan-unreadable", field="scan") from None
