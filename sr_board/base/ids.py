"""Identifiers: 32 random hexadecimal digits, meaningless by design (no name, no time in them)."""

from __future__ import annotations

import uuid

__all__ = ["new_id"]


def new_id() -> str:
    """A new random identifier (UUID version 4, 32 lower-case hex digits)."""
    return uuid.uuid4().hex
