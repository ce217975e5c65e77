"""Blocks in which a count is told, and what every teller needs: names and a language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from governance.count_words import votes
from sr_board.i18n import Translator

__all__ = ["Block", "Heading", "Line", "Rows", "Teller"]


@dataclass(frozen=True)
class Heading:
    """A heading."""

    text: str


@dataclass(frozen=True)
class Line:
    """A sentence."""

    text: str


@dataclass(frozen=True)
class Rows:
    """A table: words on the left, figures on the right."""

    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


Block = Heading | Line | Rows


@dataclass(frozen=True)
class Teller:
    """Names of the candidates by number, and the language."""

    names: Mapping[int, str]
    tr: Translator

    def name(self, candidate: int) -> str:
        """One name."""
        return self.names[candidate]

    def names_of(self, candidates: Iterable[int]) -> str:
        """Names as a list in words."""
        return self.tr.join([self.names[each] for each in candidates])

    def votes(self, value: int) -> str:
        """1/100000 of votes as they are read."""
        return votes(value, self.tr)
