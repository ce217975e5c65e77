"""Nothing half-made is kept: no marks for work put off, no bodies left empty."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator

from tests.arch.tree import (
    FUNCTIONS,
    Function,
    classes_of,
    functions_of,
    name_of,
    python_files,
    text_of,
)

MARKS = ("TODO", "FIXME", "XXX", "HACK", "TBD", "WIP")
WORDS = ("not yet implemented", "not implemented", "coming soon", "lorem ipsum", "stub")
_MARKED = re.compile(rf"\b(?:{'|'.join(MARKS)}|(?i:{'|'.join(WORDS)}))\b")
HERE_THEY_ARE_NAMED = "tests/arch/test_no_stub_words.py"


def hollow(node: Function) -> bool:
    """Has the function a body that does nothing at all, apart from its docstring?"""
    body = node.body[1:] if ast.get_docstring(node) is not None else node.body
    only = body[0] if len(body) == 1 else None
    if isinstance(only, ast.Raise) and only.exc is not None:
        fault = only.exc.func if isinstance(only.exc, ast.Call) else only.exc
        return name_of(fault) == "NotImplementedError"
    return (
        isinstance(only, ast.Expr)
        and isinstance(only.value, ast.Constant)
        and only.value.value is Ellipsis
    )


def shape_only(node: ast.ClassDef) -> bool:
    """Does the class only describe a shape (a Protocol or an abstract class)?"""
    bases = {name_of(b.value if isinstance(b, ast.Subscript) else b) for b in node.bases}
    return bool(bases & {"Protocol", "ABC"})


def filled_in() -> set[tuple[str, str]]:
    """Class and name of each method for which a class built on that class has one of its own."""
    classes = {cls.name: cls for file in python_files() for cls in classes_of(file)}
    filled = set()
    for cls in classes.values():
        methods = {node.name for node in cls.body if isinstance(node, FUNCTIONS)}
        above = [name_of(base) for base in cls.bases]
        while above:
            name = above.pop()
            filled |= {(name, method) for method in methods}
            above += [name_of(base) for base in classes[name].bases] if name in classes else []
    return filled


def allowed_to_be_hollow() -> Iterator[int]:
    """Identities of the functions whose body says nothing for a good reason."""
    filled = filled_in()
    for file in python_files():
        for cls in classes_of(file):
            own = (node for node in cls.body if isinstance(node, FUNCTIONS))
            yield from (id(node) for node in own if (cls.name, node.name) in filled)
        for cls in classes_of(file):
            if shape_only(cls):
                yield from map(id, ast.walk(cls))
        for node in functions_of(file):
            if any(name_of(mark) == "overload" for mark in node.decorator_list):
                yield id(node)


def test_no_marks_for_work_put_off() -> None:
    found = [
        f"{file}:{number} {line.strip()[:80]}"
        for file in python_files()
        if file.as_posix() != HERE_THEY_ARE_NAMED
        for number, line in enumerate(text_of(file).splitlines(), 1)
        if _MARKED.search(line)
    ]
    assert found == []


def test_no_function_is_left_hollow() -> None:
    allowed = set(allowed_to_be_hollow())
    found = [
        f"{file}:{node.lineno} {node.name}"
        for file in python_files()
        for node in functions_of(file)
        if hollow(node) and id(node) not in allowed
    ]
    assert found == []


def test_the_marks_are_recognised() -> None:
    assert _MARKED.search("# " + MARKS[0] + ": finish")
    assert _MARKED.search("this is " + WORDS[1].upper())
    assert not _MARKED.search("a stubborn member, a method of her own")
