"""Every icon that a page names is there: a missing one would end the program while it paints."""

from __future__ import annotations

import ast

from .tree import HERE

AT = {"Place": 1, "Empty": 0, "IconMark": 0, "Waiting": 2}
"""Where the name of the icon stands among the arguments of a call."""


def _named(call: ast.Call) -> list[ast.expr]:
    name = call.func.id if isinstance(call.func, ast.Name) else ""
    found = [each.value for each in call.keywords if each.arg == "icon"]
    place = AT.get(name)
    if place is not None and len(call.args) > place:
        found.append(call.args[place])
    return found


def missing(source: str, known: set[str]) -> list[str]:
    """Icons named in a module that are not there."""
    return [
        str(each.value)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.Call)
        for each in _named(node)
        if isinstance(each, ast.Constant) and each.value and each.value not in known
    ]


def test_every_icon_is_there() -> None:
    known = {path.stem for path in (HERE / "resources" / "icons").glob("*.svg")}
    found = {
        str(path.relative_to(HERE)): lost
        for path in sorted((HERE / "ui").rglob("*.py"))
        for lost in [missing(path.read_text("utf-8"), known)]
        if lost
    }
    assert found == {}


def test_a_missing_one_is_found() -> None:
    assert missing('Empty("nowhere", words)', {"sun"}) == ["nowhere"]
    assert missing('Button(words, icon="sun")', {"sun"}) == []
