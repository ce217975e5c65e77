"""A test that demands nothing can never fail. Every test function here demands something."""

from __future__ import annotations

import ast
from functools import cache
from pathlib import Path

from tests.arch.tree import Function, files_of_tests, functions_of, name_of, tree_of

DEMANDING = ("assert", "check", "demand", "expect", "must", "raises", "wait")


def demands(node: ast.AST, own: frozenset[str] = frozenset()) -> bool:
    """Is there an assert, a `raises`, or a call that by its name or body demands something?"""
    for part in ast.walk(node):
        if isinstance(part, ast.Assert):
            return True
        if isinstance(part, ast.Call):
            name = name_of(part.func)
            if name in own or name.lstrip("_").lower().startswith(DEMANDING):
                return True
    return False


@cache
def demanding_functions(file: Path) -> frozenset[str]:
    """Functions of the same file that contain an assert; calling one is a demand."""
    return frozenset(f.name for f in functions_of(file) if demands(f) and not is_test(f))


def is_test(node: Function) -> bool:
    """Is this what pytest collects, and not a fixture that happens to be named so?"""
    fixture = any("fixture" in ast.dump(mark) for mark in node.decorator_list)
    return node.name.startswith("test_") and not fixture


def test_every_test_demands_something() -> None:
    idle = [
        f"{file}:{node.lineno} {node.name}"
        for file in files_of_tests()
        if file.name.startswith("test_")
        for node in functions_of(file)
        if is_test(node) and not demands(node, demanding_functions(file))
    ]
    assert idle == []


def test_an_idle_test_would_be_found() -> None:
    idle = ast.parse("def test_x():\n    open_the_vault()\n")
    busy = ast.parse("def test_x():\n    with pytest.raises(ValueError):\n        go()\n")
    assert not demands(idle)
    assert demands(busy)


def test_no_test_is_named_twice_in_one_scope() -> None:
    # The second of two functions with the same name silently replaces the first.
    twice = []
    for file in files_of_tests():
        scopes = [
            tree_of(file),
            *(n for n in ast.walk(tree_of(file)) if isinstance(n, ast.ClassDef)),
        ]
        for scope in scopes:
            names = [n.name for n in scope.body if isinstance(n, ast.FunctionDef)]
            twice += [
                f"{file} {n}" for n in set(names) if n.startswith("test_") and names.count(n) > 1
            ]
    assert twice == []
