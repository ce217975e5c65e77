"""Reading a small file of figures for a verb that needs no vault: JSON, whole paise, no floats."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from sr_board.base.errors import InputInvalid

__all__ = ["content_of", "unreadable", "whole", "whole_or"]

_LARGEST = 4 * 1024 * 1024


def unreadable() -> InputInvalid:
    """The error for figures that make no sense: "figures-unreadable"."""
    return InputInvalid("figures-unreadable", field="file")


def content_of(file: Path) -> Any:
    """What a JSON file holds. Raises InputInvalid "file-not-there", "file-not-read",
    "figures-unreadable" (also for a number with a point: amounts are whole paise)."""
    try:
        with file.open("rb") as opened:
            data = opened.read(_LARGEST + 1)
    except FileNotFoundError:
        raise InputInvalid("file-not-there", field="file") from None
    except OSError:
        raise InputInvalid("file-not-read", field="file") from None
    if len(data) > _LARGEST:
        raise unreadable()
    try:
        return json.loads(data.decode("utf-8-sig"), parse_float=_refuse)
    except (ValueError, RecursionError):
        raise unreadable() from None


def _refuse(text: str) -> None:
    raise ValueError(text)


def whole(value: object) -> int:
    """A whole number. Raises InputInvalid "figures-unreadable"."""
    if not isinstance(value, int) or isinstance(value, bool):
        raise unreadable()
    return value


def whole_or(given: Mapping[str, Any], default: int, *names: str) -> int:
    """The whole number under the first of the names that is there. Raises as `whole`."""
    for name in names:
        if given.get(name) is not None:
            return whole(given[name])
    return default
