"""Whatever the program writes into a file's timeline, and every task it makes, has its words."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import sr_board.cases
from sr_board.cases.doubles.joining import JOINED
from sr_board.cases.doubles.parting import PARTED
from sr_board.cases.files.concern_entries import CONCERN_MOVED
from sr_board.cases.files.service_child import ASK
from sr_board.cases.vocabulary import CaseState
from sr_board.cases.words.files import HAPPENED
from sr_board.cases.words.support import TASKS

WRITES = {"happened": 0, "_line": 2}
"""What writes a line into a timeline, and which argument is its word."""
NAMED = {"JOINED": JOINED, "PARTED": PARTED, "CONCERN_MOVED": CONCERN_MOVED, "ASK": ASK}


def calls() -> Iterator[tuple[str, ast.Call]]:
    """Every call in the code of the cases, with the name of what is called."""
    for path in Path(sr_board.cases.__path__[0]).rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call):
                name = getattr(node.func, "attr", getattr(node.func, "id", ""))
                yield name, node


def words(given: ast.expr) -> Iterator[str]:
    """The words that an argument may be; none for one that is made up of parts."""
    if isinstance(given, ast.JoinedStr):
        return
    for node in ast.walk(given):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield node.value
        elif isinstance(node, ast.Name) and node.id in NAMED:
            yield NAMED[node.id]


def outcomes(given: ast.expr) -> list[ast.expr]:
    return [given.body, given.orelse] if isinstance(given, ast.IfExp) else [given]


def test_everything_that_happens_has_a_word() -> None:
    said = {
        word
        for name, call in calls()
        if name in WRITES and len(call.args) > WRITES[name]
        for part in outcomes(call.args[WRITES[name]])
        for word in words(part)
    }
    assert {"noticed", "decision_signed", "emergency_act", JOINED} <= said
    assert said <= HAPPENED.keys()
    moved = {f"to_{state}" for state in CaseState}
    assert HAPPENED.keys() - said == moved


def test_every_task_has_a_word() -> None:
    made = set()
    for name, call in calls():
        given = [key.value for key in call.keywords if key.arg == "kind"]
        if name in ("add_task", "end_tasks") and len(call.args) >= 3:
            made |= set(words(call.args[2]))
        elif name == "CaseTask":
            made |= {word for one in given for word in words(one)}
    assert {"own", "new_sitting", "ask_authority", "monthly_review"} <= made
    assert made <= TASKS.keys()
