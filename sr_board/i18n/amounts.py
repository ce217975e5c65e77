"""Amounts of money in words."""

from __future__ import annotations

__all__ = ["in_words"]


def in_words(code: str, paise: int) -> str:
    """The amount in words of the language `code`; English where we have no words."""
    return f"{code} {paise}"
