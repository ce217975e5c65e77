"""Every error that the program can raise has words: what happened, and what to do next."""

from __future__ import annotations

import ast
import string
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from sr_board.base.errors import NotFound, SRBoardError
from sr_board.wording import DOUBLES, WORDS, words_for
from tests.arch.tree import FUNCTIONS, calls_of, classes_of, name_of, product_files, tree_of

# These take the key as first argument; other classes set their own and may take what they like.
GENERAL = {
    "SRBoardError",
    "EnvironmentFault",
    "InputInvalid",
    "NotAllowed",
    "NotFound",
    "OutOfDate",
    "RuleBroken",
}


@dataclass(frozen=True)
class Use:
    """One place where an error with a known key is made. `open` means: it takes `**params` too."""

    place: str
    key: str
    params: frozenset[str]
    open: bool = False


def error_classes() -> dict[str, str | None]:
    """Names of all error classes in the source, each with the key it sets itself."""
    found: dict[str, str | None] = {"SRBoardError": "unexpected"}
    classes = [cls for file in product_files() for cls in classes_of(file)]
    before = 0
    while before != len(found):
        before = len(found)
        for cls in classes:
            if any(name_of(base) in found for base in cls.bases):
                found[cls.name] = own_key(cls)
    return found


def own_key(cls: ast.ClassDef) -> str | None:
    """The literal that a class sets as `key`."""
    for node in cls.body:
        target = node.targets[0] if isinstance(node, ast.Assign) else None
        target = node.target if isinstance(node, ast.AnnAssign) else target
        if target is not None and name_of(target) == "key":
            value = node.value if isinstance(node, ast.Assign | ast.AnnAssign) else None
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                return value.value
    return None


def keys_in(node: ast.expr) -> Iterator[str]:
    """The literal keys that an expression can give, both sides of a choice."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from keys_in(node.body)
        yield from keys_in(node.orelse)


def uses_in(call: ast.Call, classes: dict[str, str | None], place: str) -> Iterator[Use]:
    """The keys with which a call makes an error of the program."""
    name = name_of(call.func)
    if name not in classes:
        return
    params = frozenset(k.arg for k in call.keywords if k.arg)
    wide = any(k.arg is None for k in call.keywords)
    if call.args and name in GENERAL:
        yield from (Use(place, key, params, wide) for key in keys_in(call.args[0]))
    elif (key := classes[name]) is not None:
        # A class of its own may fill the places in its own __init__.
        yield Use(place, key, params, wide or name not in GENERAL)


def makers_in(tree: ast.Module) -> dict[str, tuple[int, str]]:
    """Functions that make an error with a key they are handed: name -> place and name of it."""
    makers: dict[str, tuple[int, str]] = {}
    for function in (node for node in ast.walk(tree) if isinstance(node, FUNCTIONS)):
        names = [arg.arg for arg in function.args.args]
        names = names[1:] if names[:1] in (["self"], ["cls"]) else names
        for made in ast.walk(function):
            if isinstance(made, ast.Call) and name_of(made.func) in GENERAL and made.args:
                key = name_of(made.args[0])
                if key in names:
                    makers[function.name] = (names.index(key), key)
    return makers


def handed_keys(tree: ast.Module, place: str) -> Iterator[Use]:
    """Keys handed to a function of the module that makes the error: `refuse("zip-too-big")`."""
    makers = makers_in(tree)
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and name_of(call.func) in makers:
            position, name = makers[name_of(call.func)]
            handed = call.args[position : position + 1]
            handed += [k.value for k in call.keywords if k.arg == name]
            for key in (key for value in handed for key in keys_in(value)):
                yield Use(f"{place}:{call.lineno}", key, frozenset(), open=True)


def all_uses() -> list[Use]:
    """Every place in the program where an error with a literal key is made."""
    classes = error_classes()
    handed = [use for file in product_files() for use in handed_keys(tree_of(file), str(file))]
    return handed + [
        use
        for file in product_files()
        for call in calls_of(file)
        for use in uses_in(call, classes, f"{file}:{call.lineno}")
    ]


def places(text: str) -> set[str]:
    """Names of the open places in a sentence."""
    return {field for _, field, _, _ in string.Formatter().parse(text) if field is not None}


def test_every_error_class_has_words() -> None:
    wordless = {name: key for name, key in error_classes().items() if key and key not in WORDS}
    assert wordless == {}


def test_every_key_that_is_used_has_words() -> None:
    assert [f"{use.place} {use.key}" for use in all_uses() if use.key not in WORDS] == []


def test_no_key_is_glued_together() -> None:
    # A key made from pieces cannot be looked up here, so its words could be missing unseen.
    glued = [
        f"{file}:{call.lineno}"
        for file in product_files()
        for call in calls_of(file)
        if name_of(call.func) in GENERAL and call.args
        if isinstance(call.args[0], ast.JoinedStr | ast.BinOp)
    ]
    assert glued == []


def test_a_key_that_is_handed_on_is_seen() -> None:
    source = "def refuse(key):\n    raise InputInvalid(key)\n\ndef go():\n    refuse('too-big')\n"
    assert [use.key for use in handed_keys(ast.parse(source), "x")] == ["too-big"]


def test_every_open_place_in_the_words_is_filled_where_the_error_is_made() -> None:
    unfilled = [
        f"{use.place} {use.key}: {sorted(missing)}"
        for use in all_uses()
        if use.key in WORDS and not use.open
        for missing in [(places(WORDS[use.key].what) | places(WORDS[use.key].next)) - use.params]
        if missing
    ]
    assert unfilled == []


def test_no_key_has_two_sets_of_words() -> None:
    assert frozenset() == DOUBLES


def test_words_say_both_what_happened_and_what_to_do() -> None:
    assert [key for key, words in WORDS.items() if not (words.what and words.next)] == []


def test_places_in_words_are_named_and_plain() -> None:
    named = {key: places(words.what + words.next) for key, words in WORDS.items()}
    odd = {key: p for key, p in named.items() if not all(map(str.isidentifier, p))}
    assert odd == {}


def test_the_words_of_an_error_are_found_by_its_key() -> None:
    assert words_for(NotFound(what="person")) is WORDS["not-found"]


def test_an_error_without_words_gets_the_general_ones() -> None:
    assert words_for(SRBoardError("never-heard-of")) is WORDS["unexpected"]


@pytest.mark.parametrize(
    ("source", "keys"),
    [
        ("RuleBroken('quorum-short', need=5)", ["quorum-short"]),
        ("errors.InputInvalid('a' if x else 'b')", ["a", "b"]),
        ("NotFound(what='person')", ["not-found"]),
        ("print('quorum-short')", []),
    ],
)
def test_keys_are_read_from_the_source(source: str, keys: list[str]) -> None:
    call = ast.parse(source, mode="eval").body
    assert isinstance(call, ast.Call)
    assert [use.key for use in uses_in(call, error_classes(), "x")] == keys
