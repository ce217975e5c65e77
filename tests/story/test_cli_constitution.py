"""A group's rules on the command line: shown, compared, printed."""

from __future__ import annotations

from pathlib import Path

import pytest

from governance.constitution.commands import SetRule, StartDraft, WithdrawDraft
from sr_board.composition import open_workplace
from sr_board.vault.vault import look_at
from tests.story.cli_place import WORDS, Terminal

FEATHER = "feather-1"


@pytest.fixture
def group(terminal: Terminal) -> str:
    """A group with two versions that nobody adopted: one given up, one being written."""
    slot = next(face for face in look_at(terminal.vault).slots if face.tile.symbol == "feather")
    place = open_workplace(terminal.vault, slot.slot_id, WORDS[FEATHER])
    bare = next(g for g in place.rulebook.reading.groups() if not g.in_force and not g.draft)
    drafts = place.rulebook.drafts
    first = drafts.start(StartDraft(bare.group_id, "shg")).id
    drafts.withdraw(WithdrawDraft(first, "We begin again."))
    second = drafts.start(StartDraft(bare.group_id, "shg")).id
    drafts.set_rule(SetRule(second, "handover.days", 12))
    place.close()
    return bare.group_name


def test_what_holds_is_shown_with_its_source(terminal: Terminal, group: str) -> None:
    words = ("constitution", "show", "--vault", terminal.vault, "--group", group)
    said = terminal.as_(FEATHER, *words)
    assert said.code == 0, said.err
    assert "No rules of our own are in force." in said.out
    shown = terminal.as_(FEATHER, *words, "--on", "2026-11-22", "--json").json
    assert shown["version"] is None
    assert {rule["source"] for rule in shown["rules"]} >= {"template"}


def test_two_versions_are_compared(terminal: Terminal, group: str) -> None:
    words = ("constitution", "compare", "1", "2", "--vault", terminal.vault, "--group", group)
    said = terminal.as_(FEATHER, *words)
    assert said.code == 0, said.err
    assert "within 12 days" in said.out
    assert "[-7-]" in said.out
    assert "{+12+}" in said.out
    found = terminal.as_(FEATHER, *words, "--json").json
    assert found["rules"] == [{"key": "handover.days", "before": 7, "after": 12}]
    same = terminal.as_(
        FEATHER, "constitution", "compare", "2", "2", "--vault", terminal.vault, "--group", group
    )
    assert "The two versions say the same." in same.out
    missing = terminal.as_(
        FEATHER, "constitution", "compare", "1", "9", "--vault", terminal.vault, "--group", group
    )
    assert missing.code == 1
    assert "[version-unknown]" in missing.err


def test_booklet_and_one_page_are_written(terminal: Terminal, group: str, tmp_path: Path) -> None:
    words = ("constitution", "print", "--vault", terminal.vault, "--group", group)
    for number, more in enumerate(((), ("--one-page",), ("--version", "1"))):
        file = tmp_path / f"rules-{number}.pdf"
        said = terminal.as_(FEATHER, *words, *more, "--to", file)
        assert said.code == 0, said.err
        assert file.read_bytes().startswith(b"%PDF-")
    again = terminal.as_(FEATHER, *words, "--to", tmp_path / "rules-0.pdf")
    assert again.code == 1
    over = terminal.as_(
        FEATHER, *words, "--to", tmp_path / "rules-0.pdf", "--overwrite", "--json"
    ).json
    assert over["version"] == 2
