"""Cautions and findings have words too, and their places are filled."""

from __future__ import annotations

import ast
import string
from functools import cache
from pathlib import Path

from sr_board.wording import WORDS
from tests.arch.tree import HERE, product_files

NOT_SAID = {"compartment"}  # which database it was is shown beside the words, by the screen


@cache
def told() -> dict[str, ast.Call]:
    """Literal keys of everything a vault tells without raising."""
    found = {}
    for file in product_files():
        if file.parts[:2] != ("sr_board", "vault"):
            continue
        for node in ast.walk(ast.parse((HERE / file).read_text("utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in {"Caution", "OlderCopy", "Finding"}
                and node.args
                and isinstance(node.args[0], ast.Constant)
            ):
                found[str(node.args[0].value)] = node
    return found


def places(key: str) -> set[str]:
    """Open places of the words of a key."""
    text = WORDS[key].what + WORDS[key].next
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_everything_that_is_told_has_words() -> None:
    assert len(told()) >= 12
    assert [key for key in told() if key not in WORDS] == []


def test_every_place_in_them_is_filled() -> None:
    for key, call in told().items():
        source = ast.unparse(call)
        named = {name for name in places(key) if f"'{name}'" not in source}
        if source.endswith("params)])") or ("params" in source and "{" not in source):
            named -= {"have", "seen"}
        assert named == set(), key


def test_the_vaults_words_name_no_path_and_no_file_of_its_own() -> None:
    assert Path("sr_board/wording/vault.py") in product_files()
    said = [w.what + w.next for key, w in WORDS.items() if key in told()]
    assert not any("header.json" in text or ".db" in text for text in said)
