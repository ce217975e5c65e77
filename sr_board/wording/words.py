"""What a table of words holds for an error key: the fact, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["N_", "Words"]


def N_(message: str) -> str:  # the mark that gettext tools look for
    """Mark a message for the catalogues without translating it now."""
    return message


@dataclass(frozen=True)
class Words:
    """`what` happened and what to do `next`, as message ids with named places `{param}`."""

    what: str
    next: str
