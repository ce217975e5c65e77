"""What this program must never do, looked for in its source.

No network, no files in the machine's temporary folder, no floats for money, no columns that name
what the law or the members forbid to keep, no values in logs, no paths or addresses of somebody's
machine.
"""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.arch.tree import (
    HERE,
    calls_of,
    classes_of,
    imports_of,
    name_of,
    product_files,
    text_of,
    tracked_files,
    tree_of,
)

NETWORK = frozenset(
    {"aiohttp", "asyncio", "ftplib", "http", "httpx", "imaplib", "nntplib", "poplib", "requests"}
    | {"selectors", "smtplib", "socket", "socketserver", "ssl", "telnetlib", "urllib", "urllib3"}
    | {"webbrowser", "websockets", "wsgiref", "xmlrpc"}
)
NETWORK_PARTS = ("PySide6.QtNetwork", "PySide6.QtWebEngine", "PySide6.QtWebSockets")
TEMPORARY = frozenset(
    {"QTemporaryDir", "QTemporaryFile", "mkdtemp", "mkstemp", "NamedTemporaryFile"}
)
SPOKEN = ("sr_board/cli/", "sr_board/__main__.py")
MONEY = ("finance/", "sr_board/base/money.py")
UNKEPT = frozenset(
    {"aadhaar", "aadhar", "adhar", "uid", "caste", "castes", "jati", "jaati", "varna"}
    | {"religion", "religious", "faith", "hiv", "sti", "disease", "illness", "diagnosis"}
    | {"blood", "clients", "customers", "brothel"}
)
LOG_LEVELS = frozenset({"critical", "debug", "error", "exception", "info", "log", "warning"})
SOMEBODYS_MACHINE = re.compile(
    r"(?<![\w.~}/-])/(?:work|opt|root|tmp)/\w|/home/[a-z]\w*/|C:\\+Users\\+\w|file:///"
    r"|(?:--|extra-|\b)index-url|--find-links|pypi\.org|pythonhosted|registry\.npm"
)
HERE_THEY_ARE_NAMED = {"LICENSE", "tests/arch/test_forbidden.py", "tests/arch/test_requirements.py"}


def found_imports(forbidden: frozenset[str], parts: tuple[str, ...] = ()) -> list[str]:
    """Imports of the program whose first name is forbidden, or that begin with one of `parts`."""
    return [
        f"{file}:{line} {module}"
        for file in product_files()
        for line, module in imports_of(file)
        if module.split(".")[0] in forbidden or module.startswith(parts or ("\0",))
    ]


def floats_in(tree: ast.AST) -> Iterator[int]:
    """Lines with a float literal, or with float as a call or a type."""
    for node in ast.walk(tree):
        literal = isinstance(node, ast.Constant) and isinstance(node.value, float)
        if literal or (isinstance(node, ast.Name) and node.id == "float"):
            yield node.lineno


def kept_names(cls: ast.ClassDef) -> Iterator[tuple[int, str]]:
    """Names of the columns or fields that a class keeps."""
    for node in cls.body:
        if isinstance(node, ast.AnnAssign):
            yield node.lineno, name_of(node.target)
        elif isinstance(node, ast.Assign) and isinstance(node.value, ast.Call):
            # A column; a plain value may be a heading that the import knows and leaves out.
            yield from ((node.lineno, name_of(target)) for target in node.targets)


def careless_logs(tree: ast.AST) -> Iterator[int]:
    """Lines that log more than one fixed sentence: values might be somebody's name."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute)):
            continue
        holder = name_of(node.func.value).lstrip("_").lower()
        if node.func.attr not in LOG_LEVELS or holder not in {"log", "logger", "logging"}:
            continue
        fixed = len(node.args) == 1 and isinstance(node.args[0], ast.Constant)
        if not fixed or node.keywords or node.func.attr == "exception":
            yield node.lineno


def test_the_program_has_no_network_code() -> None:
    assert found_imports(NETWORK, NETWORK_PARTS) == []


def test_nothing_is_written_to_temporary_files() -> None:
    named = [
        f"{file}:{node.lineno}"
        for file in product_files()
        for node in ast.walk(tree_of(file))
        if isinstance(node, ast.Name | ast.Attribute) and name_of(node) in TEMPORARY
    ]
    assert found_imports(frozenset({"tempfile"})) + named == []


def test_only_the_command_line_prints() -> None:
    loud = [
        f"{file}:{call.lineno}"
        for file in product_files()
        if not file.as_posix().startswith(SPOKEN)
        for call in calls_of(file)
        if isinstance(call.func, ast.Name) and call.func.id == "print"
    ]
    assert loud == []


def test_money_knows_no_floats() -> None:
    found = [
        f"{file}:{line}"
        for file in product_files()
        if file.as_posix().startswith(MONEY)
        for line in floats_in(tree_of(file))
    ]
    assert found == []


def test_no_class_keeps_what_must_not_be_kept() -> None:
    kept = [
        f"{file}:{line} {name}"
        for file in product_files()
        for cls in classes_of(file)
        for line, name in kept_names(cls)
        if set(name.lower().split("_")) & UNKEPT
    ]
    assert kept == []


def test_logs_hold_fixed_sentences_only() -> None:
    found = [f"{f}:{line}" for f in product_files() for line in careless_logs(tree_of(f))]
    assert found == []


def test_no_shell_is_started() -> None:
    shells = [
        f"{file}:{call.lineno}"
        for file in [Path("start.py"), Path("tests/run_checks.py"), *product_files()]
        for call in calls_of(file)
        if any(k.arg == "shell" for k in call.keywords) or name_of(call.func) in {"system", "popen"}
    ]
    assert shells == []


def test_no_path_or_address_of_somebodys_machine_is_in_the_project() -> None:
    found = [
        f"{file}:{number} {line.strip()[:80]}"
        for file in tracked_files()
        if file.as_posix() not in HERE_THEY_ARE_NAMED and file.suffix != ".svg"
        for number, line in enumerate(text_of(file).splitlines(), 1)
        if SOMEBODYS_MACHINE.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("x = 1.5", [1]),
        ("x = float('2')", [1]),
        ("def f(x: float): ...", [1]),
        ("x = 15 // 10", []),
    ],
)
def test_floats_are_recognised(source: str, found: list[int]) -> None:
    assert list(floats_in(ast.parse(source))) == found


@pytest.mark.parametrize(
    ("source", "found"),
    [
        ("log.info(f'opened {name}')", [1]),
        ("logger.warning('opened %s', name)", [1]),
        ("self._log.exception('x')", [1]),
        ("log.info('The vault was opened.')", []),
        ("math.log(2, 3)", []),
    ],
)
def test_careless_logs_are_recognised(source: str, found: list[int]) -> None:
    assert list(careless_logs(ast.parse(source))) == found


def test_the_tree_that_is_searched_holds_more_than_python() -> None:
    names = {file.as_posix() for file in tracked_files()}
    assert {"pyproject.toml", "start.py"} <= names
    assert (HERE / "requirements.lock").is_file()
