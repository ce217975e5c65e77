"""Files, functions and classes stay small enough to be read in one go.

Of a function the body is counted, comments and blank lines too, but not the signature and the
docstring: these say what the function means and must never be shortened to fit. Tests are held to
the size of files only.
"""

from __future__ import annotations

import ast
from pathlib import Path

from tests.arch.tree import HERE, classes_of, functions_of, product_files, python_files, text_of

FILE_LINES = 500
FUNCTION_LINES = 40
CLASS_LINES = 300
EXCEPTIONS: frozenset[str] = frozenset()

CODE = [Path("start.py"), Path("tests/run_checks.py"), *product_files()]


def function_lines(node: ast.FunctionDef | ast.AsyncFunctionDef) -> int:
    """Lines of the body: from the first statement after the docstring to the end."""
    first = node.body[0]
    documented = ast.get_docstring(node, clean=False) is not None
    before = first.end_lineno if documented else first.lineno - 1
    return (node.end_lineno or node.lineno) - (before or node.lineno)


def test_files_stay_under_500_lines() -> None:
    long = {str(f): n for f in python_files() if (n := text_of(f).count("\n")) >= FILE_LINES}
    assert {f: n for f, n in long.items() if f not in EXCEPTIONS} == {}


def test_functions_have_at_most_40_lines() -> None:
    long = [
        f"{file}:{node.lineno} {node.name} has {function_lines(node)} lines"
        for file in CODE
        for node in functions_of(file)
        if function_lines(node) > FUNCTION_LINES
    ]
    assert long == []


def test_classes_stay_under_300_lines() -> None:
    long = [
        f"{file}:{node.lineno} {node.name}"
        for file in CODE
        for node in classes_of(file)
        if (node.end_lineno or 0) - node.lineno + 1 >= CLASS_LINES
    ]
    assert long == []


def test_nothing_is_excepted() -> None:
    assert frozenset() == EXCEPTIONS


def test_a_docstring_is_not_counted_but_a_comment_is() -> None:
    source = 'def f():\n    """One.\n\n    Two.\n    """\n    # why\n    return 1\n'
    node = ast.parse(source).body[0]
    assert isinstance(node, ast.FunctionDef)
    assert function_lines(node) == 2


def test_the_count_sees_the_whole_program() -> None:
    assert len(product_files()) > 10
    assert all((HERE / file).is_file() for file in CODE)
