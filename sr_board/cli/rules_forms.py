"""The forms in which a worked case of the rules may be written, and how answers take their shape.

A case has `given` and perhaps `expected`. A field may hold a list where one value is meant, or
`cases` may hold several sets of fields: then every answer is a list of the same length.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from datetime import date, datetime, time
from typing import Any

from governance.rules.parameter_values import Share
from sr_board.base.errors import InputInvalid

__all__ = [
    "Given",
    "agrees",
    "answers",
    "as_day",
    "as_moment",
    "as_share",
    "day",
    "differences",
    "number",
    "optional_day",
    "pick",
    "rows_of",
    "spread",
]

Given = Mapping[str, Any]
_PLURAL = ("_cases", "_list")
_NAMES = ("conflicted", "proxies")
"""Fields that hold a number of persons, or the list of their names."""


def _missing(field: str) -> InputInvalid:
    return InputInvalid("rules-case-incomplete", field=field)


def pick(given: Given, *names: str, default: Any = ...) -> Any:
    """The first of these fields that is there.

    Raises InputInvalid "rules-case-incomplete" when none is and there is no default.
    """
    for name in names:
        if given.get(name) is not None:
            return given[name]
    if default is ...:
        raise _missing(names[0])
    return default


def number(given: Given, *names: str, default: Any = ...) -> int:
    """A whole number, not below zero.

    Raises InputInvalid "rules-case-incomplete", "rule-value-unreadable".
    """
    value = pick(given, *names, default=default)
    if isinstance(value, bool) or not isinstance(value, int) or value < 0:
        raise InputInvalid("rule-value-unreadable", field=names[0])
    return value


def as_share(value: object, field: str) -> Share:
    """[num, den], {num, den} or "num/den". Raises InputInvalid "rule-value-unreadable"."""
    if isinstance(value, Mapping):
        value = [value.get("num"), value.get("den")]
    if isinstance(value, str):
        value = [int(part) if part.strip().isdecimal() else None for part in value.split("/")]
    if isinstance(value, list | tuple) and len(value) == 2:
        num, den = value
        if isinstance(num, int) and isinstance(den, int):
            return Share(num, den)
    raise InputInvalid("rule-value-unreadable", field=field)


def as_day(value: object, field: str) -> date:
    """A day from YYYY-MM-DD. Raises InputInvalid "rule-value-unreadable"."""
    return as_moment(value, field).date()


def as_moment(value: object, field: str) -> datetime:
    """A moment from YYYY-MM-DDThh:mm; a day alone is its beginning."""
    try:
        text = str(value)
        if len(text) == len("2026-01-01"):
            return datetime.combine(date.fromisoformat(text), time())
        return datetime.fromisoformat(text).replace(tzinfo=None)
    except ValueError:
        raise InputInvalid("rule-value-unreadable", field=field) from None


def day(given: Given, *names: str) -> date:
    """A day that is needed."""
    return as_day(pick(given, *names), names[0])


def optional_day(given: Given, *names: str) -> date | None:
    """A day that may be left out."""
    value = pick(given, *names, default=None)
    return None if value is None else as_day(value, names[0])


def spread(given: Given, single: Collection[str]) -> tuple[list[dict[str, Any]], bool]:
    """The sets of fields that are asked, and whether several are.

    `single`: fields that hold one value in one set; a list there means several sets. Bare values
    in `cases` are values of the first of them.
    """
    base = {key: value for key, value in given.items() if not _several(key, value, single)}
    columns = {_name(key): value for key, value in given.items() if key not in base}
    if not columns:
        return [base], False
    length = max(len(column) for column in columns.values())
    rows = []
    for place in range(length):
        row = dict(base)
        for name, column in columns.items():
            value = column[min(place, len(column) - 1)]
            nested = isinstance(value, Mapping) and name in ("", "vote")
            row.update(value if nested else {name or next(iter(single)): value})
        rows.append(row)
    return rows, True


def _several(key: str, value: object, single: Collection[str]) -> bool:
    if not isinstance(value, list) or not value:
        return False
    if key in _NAMES and not all(isinstance(each, int) for each in value):
        return False
    return key == "cases" or key in single or key.endswith(_PLURAL)


def _name(key: str) -> str:
    if key == "cases":
        return ""
    for ending in _PLURAL:
        key = key.removesuffix(ending)
    return key


def answers(
    given: Given,
    single: Collection[str],
    ask: Callable[[dict[str, Any]], dict[str, Any]],
    *,
    same: Collection[str] = (),
) -> dict[str, Any]:
    """The answers for one case: a value each, or a list each when several are asked.

    `same`: answers that do not depend on the asked field; told once when they are equal.
    """
    rows, several = spread(given, single)
    found = [ask(row) for row in rows]
    if not several:
        return found[0]
    keys = dict.fromkeys(key for each in found for key in each)
    lists = {key: [each.get(key) for each in found] for key in keys}
    return {key: _once(column) if key in same else column for key, column in lists.items()}


def _once(column: list[Any]) -> Any:
    known = [each for each in column if each is not None]
    alike = known and all(each == known[0] for each in known)
    return known[0] if alike else (column if known else None)


def agrees(found: object, expected: object, *, unordered: bool = False) -> bool:
    """Whether an answer is what was expected, in whatever shape either is written."""
    if isinstance(found, list) and isinstance(expected, list):
        if unordered:
            return sorted(map(str, found)) == sorted(map(str, expected))
        return len(found) == len(expected) and all(map(agrees, found, expected))
    if isinstance(found, Mapping) and isinstance(expected, Mapping):
        return found.keys() == expected.keys() and all(agrees(found[k], expected[k]) for k in found)
    if isinstance(found, list) and found:
        return all(agrees(each, expected) for each in found)
    if isinstance(expected, list) and expected:
        return all(agrees(found, each) for each in expected)
    return _same(found, expected)


def _same(found: object, expected: object) -> bool:
    """Whether two single values are the same; days are written as text."""
    if isinstance(found, datetime):
        return found == _moment_or_none(expected)
    if isinstance(found, date):
        return found.isoformat() == expected
    if isinstance(found, bool) or isinstance(expected, bool):
        return found is expected
    nothing = (None, "", "none", "ok")
    return found == expected or (_empty(found) in nothing and _empty(expected) in nothing)


def _empty(value: object) -> object:
    """Empty lists and maps say as little as None."""
    return None if value in ([], {}, ()) else value


def _moment_or_none(value: object) -> datetime | None:
    try:
        return as_moment(value, "expected")
    except InputInvalid:
        return None


def differences(
    found: Mapping[str, Any], expected: Mapping[str, Any]
) -> list[tuple[str, Any, Any]]:
    """Fields that differ: name, expected, found. Notes and titles are for people."""
    left: list[tuple[str, Any, Any]] = []
    for key, value in expected.items():
        if key.startswith(("note", "title")):
            continue
        mine = found.get(key, found.get(key.removesuffix("_set")))
        if not agrees(mine, value, unordered=key.endswith("_set")):
            left.append((key, value, mine))
    return left


def rows_of(value: object, names: Sequence[str]) -> list[dict[str, Any]]:
    """Rows written as lists in this order of columns, as maps, or as bare names."""
    if isinstance(value, Mapping):
        return [dict(zip(names, (key, each), strict=False)) for key, each in value.items()]
    found: list[dict[str, Any]] = []
    for each in value if isinstance(value, list) else []:
        if isinstance(each, Mapping):
            found.append(dict(each))
        elif isinstance(each, list):
            found.append(dict(zip(names, each, strict=False)))
        else:
            found.append({names[0]: each})
    return found
