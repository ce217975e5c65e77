"""Papers of one election as equal patterns with a number: never a voter, an order or a time.

Source: domain rules "Records" (BallotPaper) and "Procedure", marks: an over-marked paper is
invalid, fewer marks are valid, no mark is blank, and blank papers are outside every base.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

__all__ = ["Marked", "Pattern", "Ranked", "grouped", "marked", "ranked"]


@dataclass(frozen=True)
class Pattern:
    """`papers` equal papers. `choices`: candidate numbers, in order of preference where papers are
    ranked, in any order where they are marked; empty for a blank paper."""

    papers: int
    choices: tuple[int, ...]

    def __post_init__(self) -> None:
        if self.papers < 1:
            raise ValueError("a pattern stands for one paper at least")


@dataclass(frozen=True)
class Marked:
    """Marked papers counted: votes by candidate, and how many papers were of each kind."""

    totals: dict[int, int]
    valid: int
    blank: int
    invalid: int


@dataclass(frozen=True)
class Ranked:
    """Ranked papers with the withdrawn taken out: equal ones together, the blank ones counted."""

    patterns: tuple[Pattern, ...]
    valid: int
    blank: int


def grouped(papers: Iterable[Sequence[int]]) -> tuple[Pattern, ...]:
    """Single papers as patterns, in the order of their choices: the pile says nothing of whoever
    came first."""
    counts: dict[tuple[int, ...], int] = {}
    for choices in papers:
        key = tuple(choices)
        counts[key] = counts.get(key, 0) + 1
    return tuple(Pattern(counts[key], key) for key in sorted(counts))


def marked(
    patterns: Iterable[Pattern],
    candidates: Sequence[int],
    *,
    withdrawn: frozenset[int] = frozenset(),
    max_marks: int | None = None,
) -> Marked:
    """Count marked papers. `max_marks` None: as many marks as the voter likes.

    Marks for withdrawn candidates are passed over; two marks on one candidate are one vote. A paper
    on which no mark is left counts as blank.
    """
    standing = [c for c in candidates if c not in withdrawn]
    totals = dict.fromkeys(standing, 0)
    valid = blank = invalid = 0
    for pattern in patterns:
        marks = {choice for choice in pattern.choices if choice in totals}
        if not marks:
            blank += pattern.papers
        elif max_marks is not None and len(marks) > max_marks:
            invalid += pattern.papers
        else:
            valid += pattern.papers
            for choice in marks:
                totals[choice] += pattern.papers
    return Marked(totals, valid, blank, invalid)


def ranked(
    patterns: Iterable[Pattern],
    candidates: Sequence[int],
    *,
    withdrawn: frozenset[int] = frozenset(),
) -> Ranked:
    """Take withdrawn candidates out of all papers. A candidate named twice counts where she first
    stands. A paper without one usable preference counts as blank."""
    standing = frozenset(candidates) - withdrawn
    counts: dict[tuple[int, ...], int] = {}
    blank = 0
    for pattern in patterns:
        usable = tuple(dict.fromkeys(c for c in pattern.choices if c in standing))
        if usable:
            counts[usable] = counts.get(usable, 0) + pattern.papers
        else:
            blank += pattern.papers
    kept = tuple(Pattern(counts[key], key) for key in sorted(counts))
    return Ranked(kept, sum(counts.values()), blank)
