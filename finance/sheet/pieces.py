"""Pieces of a count as text: "50000x2 10000x6", worth in paise times number, largest first."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["pieces_as_text", "pieces_from_text"]


def pieces_as_text(pieces: Mapping[int, int]) -> str:
    """The text of a count; worths of which there are none are left out."""
    parts = sorted(pieces.items(), reverse=True)
    return " ".join(f"{worth}x{number}" for worth, number in parts if number)


def pieces_from_text(text: str) -> dict[int, int]:
    """The count of a text."""
    pairs = (part.split("x") for part in text.split())
    return {int(worth): int(number) for worth, number in pairs}
