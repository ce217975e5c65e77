"""Every public method of a desk, and calls of each with made-up but plausible values.

A command is made from the types of its fields, so that a new method needs no code here: only its
row in a matrix, and a value where the first one that comes to mind is refused beforehand.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, field, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from fractions import Fraction
from functools import cached_property
from pathlib import Path
from types import MappingProxyType, NoneType, UnionType
from typing import Any

UNKNOWN = "0" * 32
Method = Callable[..., Any]
Values = Mapping[str, object]
NONE: Values = MappingProxyType({})


@dataclass(frozen=True)
class Given:
    """What made-up commands are about. `named`: values by the name of a parameter or field;
    `kinds`: values of types that cannot be made up."""

    now: datetime
    named: Values
    kinds: Mapping[object, object] = field(default_factory=dict)


def parts(desk: type, prefix: str = "") -> Iterator[tuple[str, type]]:
    """Names and classes of everything a desk hands out, and of what those hand out in turn."""
    for kind in desk.__mro__:
        for name, value in vars(kind).items():
            if not isinstance(value, cached_property):
                continue
            made = typing.get_type_hints(value.func).get("return")
            if inspect.isclass(made):
                yield prefix + name, made
                yield from parts(made, f"{prefix}{name}.")


def methods_of(kind: type, left_out: frozenset[str] = frozenset()) -> Iterator[tuple[str, Method]]:
    """Methods of a class that a page could call."""
    for method, function in inspect.getmembers(kind, inspect.isfunction):
        static = isinstance(inspect.getattr_static(kind, method), staticmethod)
        if not method.startswith("_") and method not in left_out and not static:
            yield method, function


def arguments(
    function: Method, given: Given, own: Values = NONE, *, optional: bool = False
) -> dict[str, object]:
    """Arguments for a method by their names; `own` overrides values by the name of a field.

    What has a default is given only when there is a value for it; everything with `optional`.
    """
    hints = typing.get_type_hints(function)
    found = {}
    for name, one in inspect.signature(function).parameters.items():
        free = one.default is not one.empty or one.kind is one.VAR_POSITIONAL
        known = name in own or (name in given.named and (optional or name == "second"))
        if name != "self" and (known or not free):
            found[name] = _value(name, hints.get(name, str), given, own, optional)
    return found


def _value(name: str, kind: Any, given: Given, own: Values, optional: bool) -> object:
    if name in own:
        return own[name]
    if name in given.named:
        return given.named[name]
    if name.endswith("_id"):
        return UNKNOWN
    return _of_type(kind, given, own, optional)


def _of_type(kind: Any, given: Given, own: Values, optional: bool) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, UnionType):
        kinds = [one for one in typing.get_args(kind) if one is not NoneType]
        return _of_type(kinds[0], given, own, optional)
    if origin in (tuple, frozenset, list):
        return origin()
    if origin is not None:
        return () if "Iterable" in str(origin) else {}
    if kind in given.kinds:
        return given.kinds[kind]
    if is_dataclass(kind):
        return _command(kind, given, own, optional)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain: dict[object, object] = {
        str: "something",
        bytes: b"something",
        bool: False,
        int: 1,
        Fraction: Fraction(1),
        date: given.now.date(),
        datetime: given.now - timedelta(hours=1),
        Mapping: {},
        Path: Path("somewhere"),
    }
    return plain[kind]


def _command(kind: Any, given: Given, own: Values, optional: bool) -> object:
    hints = typing.get_type_hints(kind)
    values = {}
    for one in fields(kind):
        free = one.default is not MISSING or one.default_factory is not MISSING
        known = one.name in given.named and (optional or one.name == "second")
        if one.init and (one.name in own or known or not free):
            values[one.name] = _value(one.name, hints[one.name], given, own, optional)
    return kind(**values)
