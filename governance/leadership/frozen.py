"""A signed certificate as text in one possible form, and back. Pure.

What was signed is read from this text for ever after, whatever changes around it.
"""

from __future__ import annotations

import json
import types
import typing
from dataclasses import fields, is_dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from governance.leadership.views import HandoverView

__all__ = ["as_text", "handover_from"]

_LEFT_OUT = frozenset({"finding", "audit_code", "days_over"})
"""What is reckoned anew each day and is no part of the certificate."""


def as_text(view: HandoverView) -> str:
    """The certificate as JSON with sorted keys and no spaces."""
    made = {name: value for name, value in _plain(view).items() if name not in _LEFT_OUT}
    return json.dumps(made, sort_keys=True, separators=(",", ":"), ensure_ascii=False)


def handover_from(content: str) -> HandoverView:
    """The certificate back from its text. Raises ValueError when the text is none."""
    read = json.loads(content)
    hints = typing.get_type_hints(HandoverView)
    try:
        made = {
            each.name: _built(hints[each.name], read[each.name])
            for each in fields(HandoverView)
            if each.name not in _LEFT_OUT
        }
    except (KeyError, TypeError, AttributeError) as broken:
        raise ValueError("not a certificate") from broken
    return HandoverView(**made, days_over=0)


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {each.name: _plain(getattr(value, each.name)) for each in fields(value)}
    if isinstance(value, tuple):
        return [_plain(each) for each in value]
    return value.isoformat() if isinstance(value, date) else value


def _built(kind: Any, value: Any) -> Any:
    if is_dataclass(kind) and isinstance(kind, type):
        hints = typing.get_type_hints(kind)
        return kind(
            **{each.name: _built(hints[each.name], value[each.name]) for each in fields(kind)}
        )
    if typing.get_origin(kind) is types.UnionType:
        inner = next(part for part in typing.get_args(kind) if part is not type(None))
        return None if value is None else _built(inner, value)
    if typing.get_origin(kind) is tuple:
        return tuple(_built(typing.get_args(kind)[0], each) for each in value)
    if kind is date:
        return date.fromisoformat(value)
    if issubclass(kind, StrEnum):
        return kind(value)
    if not isinstance(value, kind):
        raise TypeError(kind.__name__)
    return value
