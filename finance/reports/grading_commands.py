"""Commands and rows of grading."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from finance.rules.grading import Answer, Graded, Template
from finance.rules.ratios import Ratio

__all__ = ["ChangeTemplate", "GradeGroup", "GradingSheet", "ResultRow", "ResultView", "TemplateRow"]


@dataclass(frozen=True)
class ChangeTemplate:
    """A new version of a group's sheet; the number of the version is given by the service."""

    group_id: str
    template: Template


@dataclass(frozen=True)
class GradeGroup:
    """Grade a group by a sheet over a time. `answers`: of the asked lines only, by their key."""

    group_id: str
    key: str
    since: date
    until: date
    answers: Mapping[str, Answer]


@dataclass(frozen=True)
class TemplateRow:
    """A sheet that can be used. `own`: the group has its own version. `usable`: it has lines."""

    key: str
    version: int
    name: Mapping[str, str]
    own: bool
    usable: bool


@dataclass(frozen=True)
class GradingSheet:
    """A sheet before it is graded: what the program worked out, by key of the line; None where
    there is nothing to work it out from, so that a person must answer."""

    template: Template
    computed: Mapping[str, Ratio | None]


@dataclass(frozen=True)
class ResultRow:
    """A result in the list."""

    result_id: str
    on_date: date
    key: str
    name: Mapping[str, str]
    version: int
    points: int
    out_of: int
    grade: str
    reached: bool | None
    person: str


@dataclass(frozen=True)
class ResultView:
    """A result with its sheet and marks; `divided`: numerator and denominator as text, by key."""

    row: ResultRow
    since: date
    until: date
    template: Template
    graded: Graded
    divided: Mapping[str, tuple[str, str]]
