"""Modules are named in the field's own words. A vague name collects what belongs elsewhere."""

from __future__ import annotations

from pathlib import Path

from tests.arch.tree import python_files

VAGUE = frozenset(
    {"common", "func", "functions", "general", "handler", "handlers", "helper", "helpers", "lib"}
    | {"manager", "managers", "misc", "miscellaneous", "other", "stuff", "temp", "things", "tool"}
    | {"tools", "util", "utilities", "utils", "various", "widgets"}
)


def vague_parts(path: Path) -> set[str]:
    """Words in a file's path that say nothing about what is in it."""
    words = {word for part in path.with_suffix("").parts for word in part.lower().split("_")}
    return words & VAGUE


def test_no_module_has_a_vague_name() -> None:
    assert {str(f): vague_parts(f) for f in python_files() if vague_parts(f)} == {}


def test_a_vague_word_inside_a_longer_name_is_seen() -> None:
    assert vague_parts(Path("ui/window_manager.py")) == {"manager"}
    assert vague_parts(Path("ui/main_window.py")) == set()
