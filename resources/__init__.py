"""Files that travel with the program (fonts, icons, catalogues, templates) and the way to them.

The one place that knows where they lie. It must not interpret them: each area reads its own.
"""

from __future__ import annotations

from pathlib import Path

__all__ = ["data", "path", "text"]

_HERE = Path(__file__).resolve().parent


def path(*parts: str) -> Path:
    """The path of a file or folder below resources, e.g. `path("fonts", "NotoSans-Bold.ttf")`.

    Raises ValueError when the parts lead outside of resources.
    """
    found = _HERE.joinpath(*parts).resolve()
    if not found.is_relative_to(_HERE):
        raise ValueError("path leads outside of resources")
    return found


def data(*parts: str) -> bytes:
    """The bytes of a file below resources."""
    return path(*parts).read_bytes()


def text(*parts: str) -> str:
    """The text of a UTF-8 file below resources."""
    return path(*parts).read_text(encoding="utf-8")
