"""A pack written as TOML, so that an edited version can be read, printed and taken elsewhere."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date

from sr_board.base.errors import InputInvalid

__all__ = ["toml_of"]

_BARE = re.compile(r"[A-Za-z0-9_-]+")


def toml_of(content: Mapping[str, object]) -> str:
    """TOML of sections, texts, whole numbers, yes or no, days, and lists of them or of sections.

    Raises InputInvalid "pack-value" for anything else.
    """
    return "\n".join(_section((), content)).strip() + "\n"


def _section(path: tuple[str, ...], section: Mapping[str, object]) -> Iterator[str]:
    inner = {key: value for key, value in section.items() if isinstance(value, Mapping)}
    rows = {key: value for key, value in section.items() if _is_rows(value)}
    plain = {key: v for key, v in section.items() if key not in inner and key not in rows}
    if path and (plain or not (inner or rows)):
        yield ""
        yield f"[{_dotted(path)}]"
    for key, value in plain.items():
        yield f"{_key(key)} = {_value(value)}"
    for key, value in inner.items():
        yield from _section((*path, key), value)
    for key, value in rows.items():
        assert isinstance(value, list)
        for row in value:
            yield ""
            yield f"[[{_dotted((*path, key))}]]"
            yield from (f"{_key(name)} = {_value(one)}" for name, one in row.items())


def _is_rows(value: object) -> bool:
    return isinstance(value, list) and bool(value) and all(isinstance(v, Mapping) for v in value)


def _dotted(path: tuple[str, ...]) -> str:
    return ".".join(map(_key, path))


def _key(key: str) -> str:
    return key if _BARE.fullmatch(key) else _text(key)


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _value(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, list):
        return "[" + ", ".join(map(_value, value)) + "]"
    raise InputInvalid("pack-value")
