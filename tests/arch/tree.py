"""The project's files as the rules of its build see them: which they are, and their syntax trees.

It reads files only; nothing of the program is imported here.
"""

from __future__ import annotations

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

HERE = Path(__file__).resolve().parents[2]
ROOTS = ("sr_board", "governance", "finance", "ui", "resources")
FUNCTIONS = (ast.FunctionDef, ast.AsyncFunctionDef)
Function = ast.FunctionDef | ast.AsyncFunctionDef


def product_files() -> list[Path]:
    """Every Python file of the program itself, relative to the project folder."""
    return sorted(f.relative_to(HERE) for root in ROOTS for f in (HERE / root).rglob("*.py"))


def files_of_tests() -> list[Path]:
    """Every Python file under tests, relative to the project folder."""
    return sorted(f.relative_to(HERE) for f in (HERE / "tests").rglob("*.py"))


def python_files() -> list[Path]:
    """All Python files: the program, its start and its tests."""
    return [Path("start.py"), *product_files(), *files_of_tests()]


def tracked_files() -> list[Path]:
    """Every file that belongs to the project, of any kind (without git: all that lie there)."""
    done = subprocess.run(
        ["git", "ls-files", "-z"], cwd=HERE, capture_output=True, text=True, check=False
    )
    if done.returncode == 0 and done.stdout:
        names = [Path(name) for name in done.stdout.split("\0") if name]
        return [name for name in names if (HERE / name).is_file()]
    places = [*ROOTS, "tests", "docs", ".ci"]
    found = [f for place in places for f in (HERE / place).rglob("*") if f.is_file()]
    found += [f for f in HERE.iterdir() if f.is_file()]
    return sorted(f.relative_to(HERE) for f in found if "__pycache__" not in f.parts)


@cache
def text_of(path: Path) -> str:
    """The text of a file of the project; "" for one that is not text."""
    try:
        return (HERE / path).read_text("utf-8")
    except UnicodeDecodeError:
        return ""


@cache
def tree_of(path: Path) -> ast.Module:
    """The syntax tree of a Python file of the project."""
    return ast.parse(text_of(path), filename=str(path))


def module_name(path: Path) -> str:
    """The name under which a file is imported: sr_board/base/ids.py is sr_board.base.ids."""
    parts = list(path.with_suffix("").parts)
    return ".".join(parts[:-1] if parts[-1] == "__init__" else parts)


def is_rule(path: Path) -> bool:
    """Is this a module of rules: rules.py, or a file in a folder rules?"""
    return path.name == "rules.py" or "rules" in path.parts[:-1]


def imports_of(path: Path) -> Iterator[tuple[int, str]]:
    """Line and full name of everything a file imports, relative imports made absolute."""
    package = module_name(path).split(".")
    if path.name != "__init__.py":
        package = package[:-1]
    for node in ast.walk(tree_of(path)):
        if isinstance(node, ast.Import):
            yield from ((node.lineno, alias.name) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) - node.level + 1] if node.level else []
            yield node.lineno, ".".join([*above, *filter(None, [node.module])])


def functions_of(path: Path) -> Iterator[Function]:
    """Every function and method of a file, inner ones as well."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, FUNCTIONS))


def classes_of(path: Path) -> Iterator[ast.ClassDef]:
    """Every class of a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.ClassDef))


def calls_of(path: Path) -> Iterator[ast.Call]:
    """Every call in a file."""
    return (node for node in ast.walk(tree_of(path)) if isinstance(node, ast.Call))


def name_of(node: ast.expr) -> str:
    """The last name of what is called or used: `a.b.c` is "c", anything else is ""."""
    if isinstance(node, ast.Attribute):
        return node.attr
    return node.id if isinstance(node, ast.Name) else ""
