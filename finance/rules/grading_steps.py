"""Bands of a grading sheet as steps that people write: "90 = 10", from 90 on ten marks.

A step begins at its value, or just above it with ">", and ends where the next one begins; so steps
never leave a gap. Source: domain rules 11 (bands state closed and open ends). Values are exact.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from finance.rules.grading import Band
from sr_board.base.errors import InputInvalid
from sr_board.base.text import ascii_digits

__all__ = ["Step", "bands_of", "parse_steps", "step_text", "steps_of"]

_STEP = re.compile(r"(>?)\s*(\d+(?:\.\d{1,6})?)\s*=\s*(\S.*)")


@dataclass(frozen=True)
class Step:
    """From `low` on (`above`: just above it) the value `worth` is given: marks, or a grade."""

    low: Fraction
    worth: str
    above: bool = False


def parse_steps(text: str) -> tuple[Step, ...]:
    """Steps, one on each line; empty lines are left out.

    Raises InputInvalid "grading-step-unreadable" (text).
    """
    found = []
    for line in text.splitlines():
        if not line.strip():
            continue
        match = _STEP.fullmatch(ascii_digits(line).strip())
        if match is None:
            raise InputInvalid("grading-step-unreadable", field="steps", text=line.strip())
        above, low, worth = match.groups()
        found.append(Step(Fraction(low), worth.strip(), bool(above)))
    return tuple(found)


def bands_of(steps: Iterable[Step], top: int | None) -> tuple[tuple[Band, str], ...]:
    """Bands with what each is worth, from the lowest. `top`: the highest value there can be, None
    without an end. Raises InputInvalid "grading-step-twice" (text) for the same beginning."""
    ordered = sorted(steps, key=lambda step: (step.low, step.above))
    found: list[tuple[Band, str]] = []
    for place, step in enumerate(ordered):
        after = ordered[place + 1] if place + 1 < len(ordered) else None
        if after is not None and (after.low, after.above) == (step.low, step.above):
            raise InputInvalid("grading-step-twice", field="steps", text=step_text(step))
        end = None if top is None else Fraction(top)
        found.append(
            (
                Band(
                    step.low,
                    end if after is None else after.low,
                    0,
                    low_closed=not step.above,
                    high_closed=True if after is None else after.above,
                ),
                step.worth,
            )
        )
    return tuple(found)


def steps_of(bands: Sequence[tuple[Band, str]]) -> tuple[Step, ...]:
    """The way back of `bands_of`, from the highest."""
    steps = (Step(band.low or Fraction(0), worth, not band.low_closed) for band, worth in bands)
    return tuple(sorted(steps, key=lambda step: (step.low, step.above), reverse=True))


def step_text(step: Step) -> str:
    """A step as it is written."""
    low = step.low
    figures = str(Decimal(low.numerator) / Decimal(low.denominator))
    return f"{'> ' if step.above else ''}{figures} = {step.worth}"
