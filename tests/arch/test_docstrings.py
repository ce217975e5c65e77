"""Every module says what it is for; the parts that others build on say what they promise."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

from tests.arch.tree import FUNCTIONS, is_rule, product_files, python_files, tree_of

KERNEL = ("base", "vault", "store", "access", "audit")


def promises(path: Path) -> bool:
    """Must the public names of this module be documented?"""
    kernel = path.parts[0] == "sr_board" and path.parts[1] in KERNEL
    service = path.stem.split("_")[0] in {"service", "queries"}
    return (kernel or service or is_rule(path)) and "migrations" not in path.parts


def public_names(
    tree: ast.Module,
) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Public functions and classes, and the public methods of services and queries."""
    for node in tree.body:
        if isinstance(node, (*FUNCTIONS, ast.ClassDef)) and not node.name.startswith("_"):
            yield node
            if isinstance(node, ast.ClassDef) and node.name.endswith(("Service", "Queries")):
                methods = (n for n in node.body if isinstance(n, FUNCTIONS))
                yield from (n for n in methods if not n.name.startswith("_"))


def test_every_module_says_what_it_is_for() -> None:
    silent = [
        str(f) for f in python_files() if tree_of(f).body and not ast.get_docstring(tree_of(f))
    ]
    assert silent == []


def test_public_names_of_kernel_rules_and_services_are_documented() -> None:
    silent = [
        f"{file}:{node.lineno} {node.name}"
        for file in product_files()
        if promises(file)
        for node in public_names(tree_of(file))
        if not ast.get_docstring(node)
    ]
    assert silent == []


def test_methods_of_a_service_are_looked_at() -> None:
    tree = ast.parse("class MeetingService:\n  def call(self): ...\n  def _load(self): ...\n")
    assert [node.name for node in public_names(tree)] == ["MeetingService", "call"]
