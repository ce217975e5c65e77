"""Every public method of the desk, and a call of each with made-up but plausible values.

A command is made from the types of its fields, so that a new method needs no code here: only its
row in the matrix, and a value where the first one that comes to mind is refused beforehand.
"""

from __future__ import annotations

import inspect
import typing
from collections.abc import Callable, Iterator, Mapping
from dataclasses import MISSING, dataclass, fields, is_dataclass
from datetime import date, datetime, timedelta
from enum import Enum
from functools import cached_property
from types import NoneType, UnionType
from typing import Any

from sr_board.cases.desk import CasesDesk
from sr_board.cases.moments import When
from sr_board.vault.users import SecondSigner

UNKNOWN = "0" * 32
LEFT_OUT = frozenset({"work", "look"})
"""What services inherit to begin an act: no page calls it, and both ask the right themselves."""


@dataclass(frozen=True)
class Given:
    """What made-up commands are about."""

    case_id: str
    code: str
    board_id: str
    now: datetime
    second: SecondSigner
    ids: Mapping[str, object]


def services() -> Iterator[tuple[str, type]]:
    """Names of the desk's services, and their classes."""
    for kind in CasesDesk.__mro__:
        for name, value in vars(kind).items():
            if isinstance(value, cached_property):
                yield name, typing.get_type_hints(value.func)["return"]


def methods() -> Iterator[tuple[str, str, Callable[..., Any]]]:
    """(service, method, function) of everything a page could call."""
    for name, kind in services():
        for method, function in inspect.getmembers(kind, inspect.isfunction):
            static = isinstance(inspect.getattr_static(kind, method), staticmethod)
            if not method.startswith("_") and method not in LEFT_OUT and not static:
                yield name, method, function


def arguments(
    function: Callable[..., Any], given: Given, own: Mapping[str, object]
) -> list[object]:
    """Positional arguments for a method; `own` overrides values by the name of a field."""
    hints = typing.get_type_hints(function)
    names = [one for one in inspect.signature(function).parameters if one != "self"]
    return [own[name] if name in own else _value(name, hints[name], given, own) for name in names]


def _value(name: str, kind: Any, given: Given, own: Mapping[str, object]) -> object:
    if name in own:
        return own[name]
    named: dict[str, object] = {"case_id": given.case_id, "code": given.code, "typed": given.code}
    named |= {"board_id": given.board_id, "second": given.second, "words": "lane", **given.ids}
    if name in named:
        return named[name]
    if name.endswith("_id"):
        return UNKNOWN
    return _of_type(name, kind, given, own)


def _of_type(name: str, kind: Any, given: Given, own: Mapping[str, object]) -> object:
    origin = typing.get_origin(kind)
    if origin in (typing.Union, UnionType):
        kinds = [one for one in typing.get_args(kind) if one is not NoneType]
        return _of_type(name, kinds[0], given, own)
    if origin in (tuple, frozenset, list):
        return origin()
    if origin is not None:
        return {}
    if is_dataclass(kind) and kind is not When:
        return _command(kind, given, own)
    if isinstance(kind, type) and issubclass(kind, Enum):
        return next(iter(kind))
    plain: dict[object, object] = {
        str: "something",
        bytes: b"something",
        bool: False,
        int: 1,
        date: given.now.date(),
        datetime: given.now - timedelta(hours=1),
        When: When(given.now - timedelta(hours=1)),
    }
    return plain[kind]


def _command(kind: Any, given: Given, own: Mapping[str, object]) -> object:
    hints = typing.get_type_hints(kind)
    values = {}
    for one in fields(kind):
        free = one.default is not MISSING or one.default_factory is not MISSING
        if one.name in own or one.name == "second" or not free:
            values[one.name] = _value(one.name, hints[one.name], given, own)
    return kind(**values)
