"""Grading of a group by a template: parameters with bands, marks, and a grade.

A template is data that a group may change; a new version each time. A value falls into exactly one
band: `check_template` refuses bands that overlap or leave a gap. Values are exact fractions; the
program works out some from the book (computed), a person answers the others (asked). Source: domain
rules 11.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from itertools import pairwise

from sr_board.base.errors import InputInvalid, RuleBroken

__all__ = [
    "Answer",
    "Band",
    "Graded",
    "Mark",
    "Parameter",
    "ResultBand",
    "Source",
    "Template",
    "Unit",
    "band_of",
    "check_template",
    "grade",
]


class Source(StrEnum):
    """Where a value comes from."""

    COMPUTED = "computed"
    ASKED = "asked"


class Unit(StrEnum):
    """What a value is. Percentages run from 0 to 100; `COUNT` and `YES_NO` are whole numbers;
    `POINTS`: a person gives the points herself, there are no bands."""

    PERCENT = "percent"
    COUNT = "count"
    MONEY = "money"
    YES_NO = "yes_no"
    POINTS = "points"


_WHOLE = frozenset({Unit.COUNT, Unit.YES_NO})
_TOP: Mapping[Unit, int] = {Unit.PERCENT: 100, Unit.YES_NO: 1}


@dataclass(frozen=True)
class Band:
    """Values from `low` to `high` (None: without an end) earn `points`. An end counts if closed."""

    low: Fraction | None
    high: Fraction | None
    points: int
    low_closed: bool = True
    high_closed: bool = True

    def holds(self, value: Fraction) -> bool:
        """Does the value fall into this band?"""
        if self.low is not None and (
            value < self.low or (value == self.low and not self.low_closed)
        ):
            return False
        return self.high is None or value < self.high or (value == self.high and self.high_closed)


@dataclass(frozen=True)
class Parameter:
    """One line of the sheet. `name`: words by language. `weight`: most points. `measure`: what the
    program works out, for a computed one."""

    key: str
    name: Mapping[str, str]
    weight: int
    source: Source
    unit: Unit
    bands: tuple[Band, ...] = ()
    measure: str = ""


@dataclass(frozen=True)
class ResultBand:
    """Marks (per cent of all points) that make a grade; `points` of the band is not used."""

    grade: str
    band: Band


@dataclass(frozen=True)
class Template:
    """A scheme. `minimum`: per cent of all points that are needed (None: none)."""

    key: str
    version: int
    name: Mapping[str, str]
    parameters: tuple[Parameter, ...]
    results: tuple[ResultBand, ...]
    minimum: Fraction | None = None

    @property
    def out_of(self) -> int:
        """The most points there are."""
        return sum(each.weight for each in self.parameters)


@dataclass(frozen=True)
class Answer:
    """The value of a parameter, and the note of whoever answered."""

    value: Fraction
    note: str = ""


@dataclass(frozen=True)
class Mark:
    """What one parameter earned."""

    key: str
    value: Fraction
    points: int
    note: str = ""


@dataclass(frozen=True)
class Graded:
    """The result: marks, points of all, the grade ("" without result bands), and whether the
    minimum was reached (None: there is none)."""

    marks: tuple[Mark, ...]
    points: int
    out_of: int
    grade: str
    reached: bool | None

    @property
    def per_cent(self) -> Fraction:
        """Points of a hundred."""
        return Fraction(100 * self.points, self.out_of)


def check_template(template: Template) -> None:
    """See that a template can be used.

    Raises RuleBroken: "grading-empty" (no parameters), "grading-key-twice", "grading-points-wrong"
    (a band gives more than the weight or less than nought), "grading-bands-overlap",
    "grading-bands-gap", "grading-bands-open" (the bands do not begin at nought or do not reach the
    end), each with the parameter's words for the template's first language in `name`.
    """
    if not template.parameters or template.out_of <= 0:
        raise RuleBroken("grading-empty")
    keys = [each.key for each in template.parameters]
    if len(set(keys)) != len(keys):
        raise RuleBroken("grading-key-twice")
    for each in template.parameters:
        shown = next(iter(each.name.values()), each.key)
        if each.weight < 0 or any(not 0 <= band.points <= each.weight for band in each.bands):
            raise RuleBroken("grading-points-wrong", name=shown)
        if each.unit is not Unit.POINTS:
            _check_bands(each.bands, each.unit, shown)
    if template.results:
        shown = next(iter(template.name.values()), template.key)
        _check_bands([each.band for each in template.results], Unit.PERCENT, shown)


def _check_bands(bands: Sequence[Band], unit: Unit, shown: str) -> None:
    if not bands:
        raise RuleBroken("grading-bands-open", name=shown)
    ordered = sorted(bands, key=lambda band: (band.low is not None, band.low or 0))
    for lower, upper in pairwise(ordered):
        _check_pair(lower, upper, unit, shown)
    first, last = ordered[0], ordered[-1]
    top = _TOP.get(unit)
    reaches = last.high is None or (top is not None and last.holds(Fraction(top)))
    if not first.holds(Fraction(0)) or not reaches:
        raise RuleBroken("grading-bands-open", name=shown)


def _check_pair(lower: Band, upper: Band, unit: Unit, shown: str) -> None:
    if lower.high is None or upper.low is None:
        raise RuleBroken("grading-bands-overlap", name=shown)
    if unit in _WHOLE:
        last = _floor(lower.high, lower.high_closed)
        first = _ceiling(upper.low, upper.low_closed)
        order = first - last - 1
    else:
        order = (upper.low > lower.high) - (upper.low < lower.high)
        if order == 0:
            order = 1 - (lower.high_closed + upper.low_closed)
    if order < 0:
        raise RuleBroken("grading-bands-overlap", name=shown)
    if order > 0:
        raise RuleBroken("grading-bands-gap", name=shown)


def _floor(end: Fraction, closed: bool) -> int:
    whole = end.numerator // end.denominator
    return whole - 1 if whole == end and not closed else whole


def _ceiling(end: Fraction, closed: bool) -> int:
    whole = -(-end.numerator // end.denominator)
    return whole + 1 if whole == end and not closed else whole


def band_of(parameter: Parameter, value: Fraction) -> Band:
    """The one band of a value. Raises InputInvalid "grading-value-outside", field = key."""
    if parameter.unit in _WHOLE and value.denominator != 1:
        raise InputInvalid("grading-value-not-whole", field=parameter.key)
    for band in parameter.bands:
        if band.holds(value):
            return band
    raise InputInvalid("grading-value-outside", field=parameter.key)


def grade(template: Template, answers: Mapping[str, Answer]) -> Graded:
    """Marks, points and grade.

    Raises InputInvalid with the field of the parameter: "grading-answer-missing",
    "grading-value-outside", "grading-value-not-whole".
    """
    marks = tuple(_mark(each, answers.get(each.key)) for each in template.parameters)
    points = sum(mark.points for mark in marks)
    share = Fraction(100 * points, template.out_of)
    found = next((each.grade for each in template.results if each.band.holds(share)), "")
    reached = None if template.minimum is None else share >= template.minimum
    return Graded(marks, points, template.out_of, found, reached)


def _mark(parameter: Parameter, answer: Answer | None) -> Mark:
    if answer is None:
        raise InputInvalid("grading-answer-missing", field=parameter.key)
    if parameter.unit is Unit.POINTS:
        value = answer.value
        if value.denominator != 1 or not 0 <= value <= parameter.weight:
            raise InputInvalid("grading-value-outside", field=parameter.key)
        return Mark(parameter.key, value, int(value), answer.note)
    points = band_of(parameter, answer.value).points
    return Mark(parameter.key, answer.value, points, answer.note)
