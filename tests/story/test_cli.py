"""The command line as somebody meets it: making, checking, saving a vault; who is meant."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from sr_board.i18n import translator
from sr_board.vault.keys import KdfParameters
from tests.story.cli_place import WORDS, Terminal

HERE = Path(__file__).resolve().parents[2]
FOUNDERS = [
    {"name": "Rekha", "roles": ["secretary", "administrator"], "symbol": "feather", "hue": "sea"},
    {"name": "Mina", "roles": ["chair", "board_member"], "symbol": "moon", "hue": "plum"},
]


def test_help_is_said_without_loading_the_program() -> None:
    ask = "import sys; from sr_board.cli.root import execute; code = execute(['--help']); "
    ask += "sys.exit(code or any(m in sys.modules for m in ('sqlalchemy', 'reportlab', 'nacl')))"
    done = subprocess.run(
        [sys.executable, "-c", ask], cwd=HERE, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    assert "sr-board demo" in done.stdout
    assert "Exit codes" in done.stdout


@pytest.mark.parametrize(
    "words",
    [
        ("vault",),
        ("vault", "new"), ("vault", "check"), ("vault", "users"), ("vault", "backup"),
        ("vault", "restore"), ("vault", "passphrase"),
        ("members", "import"), ("members", "export"), ("members", "list"),
        ("meetings", "list"), ("meetings", "minutes"), ("constitution", "show"),
        ("constitution", "compare"), ("constitution", "print"), ("demo",), ("check-rules",),
        ("statements",), ("money", "trial-balance"), ("money", "statements"),
        ("money", "cash-book"), ("money", "export"),
    ],
)  # fmt: skip
def test_every_verb_explains_itself(terminal: Terminal, words: tuple[str, ...]) -> None:
    said = terminal.give(*words, "--help")
    assert said.code == 0
    assert "Usage: sr-board" in said.out
    assert len(words) == 1 or "Example" in said.out or "sr-board " in said.out.split("\n", 2)[2]


def test_a_word_that_is_no_verb_ends_with_2(terminal: Terminal) -> None:
    said = terminal.give("vault", "brew")
    assert said.code == 2
    assert "--help" in said.err


def test_a_language_that_is_not_there_ends_with_2(terminal: Terminal) -> None:
    assert terminal.give("vault", "users", terminal.vault, "--language", "xx").code == 2


def test_no_passphrase_can_be_an_argument(terminal: Terminal) -> None:
    said = terminal.give("vault", "check", terminal.vault, "--passphrase", "secret words here")
    assert said.code == 2


def test_a_vault_is_made_from_a_file_of_founders(terminal: Terminal, tmp_path: Path) -> None:
    file, vault = tmp_path / "founders.json", tmp_path / "lotus.vault"
    file.write_text(json.dumps(FOUNDERS), "utf-8")
    secret = terminal.secret("one two three four", "five six seven eight")
    said = terminal.give(
        "vault", "new", vault, "--group", "Lotus", "--code", "LTS", "--founders", file,
        "--passphrase-file", secret, "--json",
    )  # fmt: skip
    assert said.code == 0, said.err
    assert said.json["users"] == ["feather-sea-1", "moon-plum-2"]
    secret = terminal.secret("five six seven eight")
    listed = terminal.give(
        "vault", "users", vault, "--as", "moon plum 2", "--passphrase-file", secret, "--json"
    ).json["users"]
    assert [user["name"] for user in listed] == ["Rekha", "Mina"]
    assert listed[1]["roles"] == ["board_member", "chair"]


@pytest.mark.parametrize(
    ("change", "key"),
    [
        ({"roles": ["boss"]}, "role-unknown"),
        ({"symbol": "skull"}, "tile-unknown"),
        ({"number": 4711}, "tile-impossible"),
        ({"name": ""}, "text-missing"),
        ({"roles": ["secretary"]}, "administrator-missing"),
    ],
)
def test_a_founder_who_does_not_fit_leaves_no_vault(
    terminal: Terminal, tmp_path: Path, change: dict[str, object], key: str
) -> None:
    file, vault = tmp_path / "founders.json", tmp_path / "lotus.vault"
    file.write_text(json.dumps([{**FOUNDERS[0], **change}, FOUNDERS[1]]), "utf-8")
    secret = terminal.secret("one two three four", "five six seven eight")
    said = terminal.give(
        "vault", "new", vault, "--group", "Lotus", "--founders", file, "--passphrase-file", secret
    )
    assert said.code == 1
    assert f"[{key}]" in said.err
    assert not vault.exists()


def test_tiles_are_shown_without_a_passphrase_and_names_are_not(terminal: Terminal) -> None:
    said = terminal.give("vault", "users", terminal.vault)
    assert said.code == 0
    assert "feather-sea-1" in said.out
    assert "Rekha" not in said.out + said.err


@pytest.mark.parametrize("who", ["feather-1", "feather sea 1", "feather-sea-1", "feather"])
def test_a_user_is_known_by_her_tile(terminal: Terminal, who: str) -> None:
    secret = terminal.secret(WORDS["feather-1"])
    said = terminal.give(
        "vault", "users", terminal.vault, "--as", who, "--passphrase-file", secret, "--json"
    )
    assert {user["name"] for user in said.json["users"]} >= {"Rekha", "Mina", "Shanta"}


def test_a_user_is_known_by_the_beginning_of_her_id(terminal: Terminal) -> None:
    users = terminal.give("vault", "users", terminal.vault, "--json").json["users"]
    secret = terminal.secret(WORDS["moon-2"])
    said = terminal.give(
        "vault", "users", terminal.vault, "--as", users[1]["id"][:8], "--passphrase-file", secret
    )
    assert said.code == 0
    assert "Mina" in said.out


@pytest.mark.parametrize(("who", "key"), [("star-9", "as-unknown"), ("", "as-missing")])
def test_it_must_be_clear_who_is_meant(terminal: Terminal, who: str, key: str) -> None:
    said = terminal.give("vault", "check", terminal.vault, "--as", who)
    assert said.code == 1
    assert f"[{key}]" in said.err


def test_check_says_sound_and_gives_the_code(terminal: Terminal) -> None:
    said = terminal.as_("feather-1", "vault", "check", terminal.vault, "--json")
    assert said.code == 0
    assert said.json["sound"] is True
    assert said.json["chains"]["book"]["acts"] > 40
    words = terminal.as_("feather-1", "vault", "check", terminal.vault)
    assert "The vault is sound." in words.out
    assert said.json["audit_code"] in words.out


def test_a_code_on_paper_is_compared(terminal: Terminal) -> None:
    check = ("vault", "check", terminal.vault)
    code = terminal.as_("feather-1", *check, "--json").json["audit_code"]
    agreed = terminal.as_("feather-1", *check, "--paper", code)
    other = terminal.as_("feather-1", *check, "--paper", code[:-1] + str((int(code[-1]) + 1) % 10))
    assert (agreed.code, other.code) == (0, 1)
    assert "[audit-code-differs]" in other.err


def test_check_names_a_damaged_database_and_ends_with_1(terminal: Terminal) -> None:
    database = next(terminal.vault.glob("book.*.db"))
    raw = bytearray(database.read_bytes())
    raw[len(raw) * 7 // 8] ^= 1  # a page of rows; those of the tables' own shape come first
    database.write_bytes(raw)
    said = terminal.as_("feather-1", "vault", "check", terminal.vault)
    assert said.code == 1
    assert "FAULT: Damaged pages in a database: 1." in said.out
    assert "NOT sound" in said.out


def test_a_backup_is_verified_and_restored_beside(terminal: Terminal, tmp_path: Path) -> None:
    backups, looked = tmp_path / "stick", tmp_path / "looked.vault"
    made = terminal.as_(
        "feather-1", "vault", "backup", terminal.vault, "--to", backups, "--json"
    ).json
    assert made["opened"] == ["book"]
    said = terminal.give("vault", "restore", made["file"], "--into", looked)
    assert said.code == 0
    assert terminal.as_("fish-3", "members", "list", "--vault", looked).code == 0
    again = terminal.give("vault", "restore", made["file"], "--into", looked)
    assert (again.code, "[vault-exists]" in again.err) == (1, True)


def test_two_persons_put_a_backup_in_place_and_the_vault_is_kept(terminal: Terminal) -> None:
    made = terminal.as_("feather-1", "vault", "backup", terminal.vault, "--json").json
    words = ("vault", "restore", made["file"], "--into", terminal.vault, "--as", "feather-1")
    alone = terminal.give(*words, "--passphrase-file", terminal.secret(WORDS["feather-1"]))
    assert (alone.code, "[second-person-needed]" in alone.err) == (1, True)
    both = terminal.secret(WORDS["feather-1"], WORDS["moon-2"])
    said = terminal.give(*words, "--second", "moon-2", "--passphrase-file", both, "--json")
    assert said.code == 0, said.err
    assert Path(said.json["kept"]).is_dir()
    assert terminal.as_("feather-1", "vault", "check", terminal.vault).code == 0


def test_the_treasurer_may_not_put_a_backup_in_place(terminal: Terminal) -> None:
    made = terminal.as_("feather-1", "vault", "backup", terminal.vault, "--json").json
    both = terminal.secret(WORDS["fish-3"], WORDS["moon-2"])
    said = terminal.give(
        "vault", "restore", made["file"], "--into", terminal.vault, "--as", "fish-3",
        "--second", "moon-2", "--passphrase-file", both,
    )  # fmt: skip
    assert (said.code, "[not-allowed]" in said.err) == (1, True)
    assert not list(terminal.folder.glob(".*restored"))


def test_a_changed_passphrase_opens_and_the_old_one_does_not(terminal: Terminal) -> None:
    both = terminal.secret(WORDS["fish-3"], "quite another sentence")
    said = terminal.give(
        "vault", "passphrase", terminal.vault, "--as", "fish-3", "--passphrase-file", both
    )
    assert said.code == 0, said.err
    old = terminal.as_("fish-3", "members", "list", "--vault", terminal.vault)
    assert (old.code, "[wrong-passphrase]" in old.err) == (1, True)
    new = terminal.secret("quite another sentence")
    listed = terminal.give(
        "members", "list", "--vault", terminal.vault, "--as", "fish-3", "--passphrase-file", new
    )
    assert listed.code == 0


def test_errors_are_said_in_bengali(terminal: Terminal) -> None:
    said = terminal.give("vault", "users", terminal.folder / "nothing", "--language", "bn")
    assert said.code == 4
    assert "[not-a-vault]" in said.err
    assert said.err.splitlines()[0] == translator("bn").say("There is no vault here.")


def test_the_demo_runs_and_only_overwrites_itself(
    terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(KdfParameters, "floor", KdfParameters.for_tests)
    place = tmp_path / "practice"
    said = terminal.give("demo", "--into", place, "--no-window", "--language", "bn")
    assert said.code == 0, said.err
    papers = {file.name for file in (place / "papers").iterdir()}
    assert papers >= {"minutes-en.pdf", "minutes-bn.pdf", "attendance-sheet.pdf", "members.xlsx"}
    assert "demo.vault" in said.out
    other = tmp_path / "letters"
    other.mkdir()
    (other / "letter.txt").write_text("mine", "utf-8")
    refused = terminal.give("demo", "--into", other, "--no-window")
    assert (refused.code, "[demo-folder-taken]" in refused.err) == (1, True)
    assert (other / "letter.txt").read_text("utf-8") == "mine"
