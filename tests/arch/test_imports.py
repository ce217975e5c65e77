"""The house of design/architecture holds: who may import whom.

The contracts stand in pyproject.toml and are checked by import-linter; what it cannot say (rules
are pure, words are plain) is checked here on the syntax trees.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

from tests.arch.tree import HERE, ROOTS, imports_of, is_rule, product_files
from tests.run_checks import LINT_IMPORTS

# What a rule may know of the standard library: nothing that reads, waits, draws lots or asks
# the time. datetime stays for its types; a rule is given the day as an argument.
PURE = frozenset(
    {"__future__", "abc", "bisect", "calendar", "collections", "dataclasses", "datetime"}
    | {
        "base64",
        "decimal",
        "enum",
        "fractions",
        "functools",
        "hashlib",
        "heapq",
        "itertools",
        "json",
    }
    | {"math", "operator", "re", "string", "types", "typing", "unicodedata"}
    | {"stdnum"}  # check characters of standards: a library without input or output
)
TERMS = frozenset({"sr_board.cases.moments", "sr_board.cases.vocabulary"})
"""The terms that rules speak in: enumerations and plain values, which import nothing else."""
GROUND = ("sr_board/base/", "sr_board/wording/", "sr_board/screen.py", "sr_board/i18n")


def lint(place: Path) -> subprocess.CompletedProcess[str]:
    """Run the contracts over the program as it lies in `place`."""
    return subprocess.run(
        [sys.executable, "-c", LINT_IMPORTS],
        cwd=place,
        env={**os.environ, "PYTHONPATH": str(place)},
        capture_output=True,
        text=True,
        check=False,
    )


def copy_of_the_program(place: Path) -> None:
    """Only the Python files and the contracts."""
    for file in product_files():
        (place / file).parent.mkdir(parents=True, exist_ok=True)
        shutil.copy(HERE / file, place / file)
    shutil.copy(HERE / "pyproject.toml", place)


def first_name(module: str) -> str:
    return module.split(".", 1)[0]


def pure_for_a_rule(module: str) -> bool:
    """May a module of rules import this?"""
    if first_name(module) in PURE or module in TERMS:
        return True
    parts = module.split(".")
    if parts[:2] == ["sr_board", "base"]:
        return parts[2:] != ["clock"]
    return parts[0] in ROOTS and "rules" in parts


def test_all_contracts_are_kept() -> None:
    done = lint(HERE)
    assert done.returncode == 0, done.stdout + done.stderr
    assert "0 broken" in done.stdout


@pytest.mark.parametrize(
    ("file", "line"),
    [
        ("finance/reach.py", "import sr_board.cases"),
        ("governance/reach.py", "from PySide6 import QtCore"),
        ("ui/reach.py", "import sqlalchemy"),
        ("ui/reach.py", "import sr_board.cli"),
        ("sr_board/vault/reach.py", "import sr_board.store"),
        ("sr_board/store/reach.py", "import sr_board.access"),
        ("sr_board/access/reach.py", "import sr_board.audit"),
        ("sr_board/base/reach.py", "import rich"),
        ("sr_board/people/reach.py", "import governance"),
        ("sr_board/people/reach.py", "import sqlcipher3"),
    ],
)
def test_a_forbidden_import_breaks_a_contract(tmp_path: Path, file: str, line: str) -> None:
    copy_of_the_program(tmp_path)
    (tmp_path / file).write_text(f'"""Reaches too far."""\n{line}\n', "utf-8")
    done = lint(tmp_path)
    assert done.returncode == 1
    assert " 0 broken" not in done.stdout


def test_every_part_of_the_program_has_its_layer() -> None:
    settings = tomllib.loads((HERE / "pyproject.toml").read_text("utf-8"))["tool"]["importlinter"]
    house = next(c for c in settings["contracts"] if c["id"] == "house")
    layers = {
        n.strip(" ()") for layer in house["layers"] for n in layer.replace("|", ":").split(":")
    }
    parts = {".".join(f.with_suffix("").parts[:2]) for f in product_files()}
    parts = {p if p.startswith("sr_board.") else first_name(p) for p in parts}
    assert parts - layers == {"sr_board.__init__"}


def test_rules_import_only_base_rules_and_pure_parts_of_python() -> None:
    impure = [
        f"{file}:{line} {module}"
        for file in product_files()
        if is_rule(file)
        for line, module in imports_of(file)
        if not pure_for_a_rule(module)
    ]
    assert impure == []


def test_the_clock_and_the_disk_are_not_for_rules() -> None:
    assert not pure_for_a_rule("sr_board.base.clock")
    assert not pure_for_a_rule("pathlib")
    assert not pure_for_a_rule("sr_board.people.models")
    assert pure_for_a_rule("governance.rules.meetings")
    assert pure_for_a_rule("sr_board.base.text")


def test_the_ground_floor_imports_no_third_party_but_babel() -> None:
    own = sys.stdlib_module_names | {"babel", "sr_board", "resources"}
    foreign = [
        f"{file}:{line} {module}"
        for file in product_files()
        if file.as_posix().startswith(GROUND)
        for line, module in imports_of(file)
        if first_name(module) not in own
    ]
    assert foreign == []


def test_words_import_nothing_of_the_program_but_base() -> None:
    reaching = [
        f"{file}:{line} {module}"
        for file in product_files()
        if file.as_posix().startswith("sr_board/wording/")
        for line, module in imports_of(file)
        if first_name(module) in ROOTS
        and not module.startswith(("sr_board.base", "sr_board.wording"))
    ]
    assert reaching == []


def test_the_program_never_imports_its_tests() -> None:
    reaching = [
        str(file)
        for file in product_files()
        for _, module in imports_of(file)
        if first_name(module) in {"tests", "pytest", "hypothesis", "start"}
    ]
    assert reaching == []
