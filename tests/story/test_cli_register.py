"""The register and the minutes on the command line: preview, take over, take back, give out."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from sr_board.i18n import translator
from sr_board.papers import page_texts
from tests.story.cli_place import Terminal

REGISTER = "Member no.,Name,Joined on,Phone\n1,Asha,05/06/2024,9000000001\n16,Zeba,14/06/2024,\n"


@pytest.fixture
def register(terminal: Terminal) -> Path:
    """A small register for the group whose first member is Asha, number 1."""
    file = terminal.folder / "more.csv"
    file.write_text(REGISTER, "utf-8")
    return file


def take(terminal: Terminal, *words: str | Path) -> tuple[str | Path, ...]:
    return ("members", "import", *words, "--vault", terminal.vault, "--group", "Bakul")


def members(terminal: Terminal) -> set[str]:
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault, "--json")
    return {row["name"] for row in said.json["members"]}


def test_a_preview_shows_everything_and_writes_nothing(terminal: Terminal, register: Path) -> None:
    said = terminal.as_("feather-1", *take(terminal, register), "--preview", "--json")
    assert said.code == 0, said.err
    assert said.json["written"] is False
    assert [column["meaning"] for column in said.json["columns"]] == [
        "number", "name", "joined", "phone"
    ]  # fmt: skip
    assert [row["state"] for row in said.json["rows"]] == ["change", "ready"]
    words = terminal.as_("feather-1", *take(terminal, register), "--preview")
    assert "Nothing was written." in words.out
    assert "Zeba" not in members(terminal)


def test_an_import_is_taken_over_and_taken_back(terminal: Terminal, register: Path) -> None:
    done = terminal.as_("feather-1", *take(terminal, register), "--json")
    assert done.code == 0, done.err
    assert "Zeba" in members(terminal)
    again = terminal.as_("feather-1", *take(terminal, register))
    assert (again.code, "[import-nothing-to-do]" in again.err) == (1, True)
    batch = done.json["batch"][:8]
    back = terminal.as_("feather-1", *take(terminal, "--reverse", batch))
    assert back.code == 0, back.err
    assert "Zeba" not in members(terminal)
    twice = terminal.as_("feather-1", *take(terminal, "--reverse", batch))
    assert (twice.code, "[import-already-reversed]" in twice.err) == (1, True)


def test_a_column_can_be_given_another_meaning(terminal: Terminal, register: Path) -> None:
    said = terminal.as_(
        "feather-1", *take(terminal, register), "--preview", "--json", "--column", "4=unknown"
    )
    assert said.json["columns"][3]["meaning"] == "unknown"
    wrong = terminal.as_("feather-1", *take(terminal, register), "--column", "phone")
    assert wrong.code == 2


def test_the_treasurer_may_not_import_or_export(terminal: Terminal, register: Path) -> None:
    said = terminal.as_("fish-3", *take(terminal, register))
    assert (said.code, "[not-allowed]" in said.err) == (1, True)
    file = terminal.folder / "out.csv"
    out = terminal.as_("fish-3", "members", "export", file, "--vault", terminal.vault)
    assert (out.code, file.exists()) == (1, False)


def test_an_export_reads_back_and_is_not_written_over(terminal: Terminal) -> None:
    file = terminal.folder / "members.csv"
    words = ("members", "export", file, "--vault", terminal.vault, "--group", "BKL")
    said = terminal.as_("feather-1", *words)
    assert said.code == 0, said.err
    assert "NOT encrypted" in said.out
    with file.open(encoding="utf-8-sig", newline="") as opened:
        assert sum(1 for _ in csv.reader(opened)) == 16
    again = terminal.as_("feather-1", *words)
    assert (again.code, "[file-stands]" in again.err) == (1, True)
    assert terminal.as_("feather-1", *words, "--overwrite").code == 0


def test_a_search_finds_by_sound_in_any_script(terminal: Terminal) -> None:
    said = terminal.as_(
        "fish-3", "members", "list", "--vault", terminal.vault, "--search", "আশা", "--json"
    )
    assert "Asha" in {row["name"] for row in said.json["members"]}


def test_minutes_come_in_the_language_asked_for(terminal: Terminal) -> None:
    file = terminal.folder / "minutes.pdf"
    words = ("meetings", "minutes", "3", "--vault", terminal.vault, "--to", file)
    said = terminal.as_("moon-2", *words, "--language", "bn")
    assert said.code == 0, said.err
    assert "BKL" in " ".join(page_texts(file.read_bytes()))
    assert said.out.splitlines()[-1] == translator("bn").say(
        "This copy is NOT encrypted: everybody who gets the file can read it."
    )


def test_the_treasurer_sees_when_meetings_are_but_no_minutes(terminal: Terminal) -> None:
    listed = terminal.as_("fish-3", "meetings", "list", "--vault", terminal.vault, "--json").json
    assert [row["status"] for row in listed["meetings"]] == ["minuted", "closed", "closed"]
    file = terminal.folder / "minutes.pdf"
    said = terminal.as_(
        "fish-3", "meetings", "minutes", "2", "--vault", terminal.vault, "--to", file
    )
    assert (said.code, "[not-allowed]" in said.err, file.exists()) == (1, True, False)


@pytest.mark.parametrize(
    ("wanted", "key"), [("99", "meeting-not-found"), ("x", "meeting-not-found")]
)
def test_a_meeting_that_is_not_there_is_said(terminal: Terminal, wanted: str, key: str) -> None:
    file = terminal.folder / "minutes.pdf"
    said = terminal.as_(
        "feather-1", "meetings", "minutes", wanted, "--vault", terminal.vault, "--to", file
    )
    assert (said.code, f"[{key}]" in said.err, file.exists()) == (1, True, False)
