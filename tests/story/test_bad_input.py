"""Bad input, one thing after another: a clear sentence each, nothing lost, nothing crashed."""

from __future__ import annotations

import io
import json
import zipfile
from collections.abc import Callable
from csv import reader
from dataclasses import replace
from pathlib import Path

import pytest
from openpyxl import Workbook, load_workbook

from sr_board.papers import page_texts
from sr_board.vault import headerfile
from sr_board.vault.header import Header, _checksum
from sr_board.vault.keys import KdfParameters
from sr_board.vault.vault import look_at, open_vault
from sr_board.wording import WORDS
from tests.story.cli_place import WORDS as PASS
from tests.story.cli_place import Said, Terminal


def must_end(said: Said, key: str, code: int = 1) -> None:
    """Ended with this code and exactly the sentences of this key."""
    assert f"[{key}]" in said.err, said.err
    assert WORDS[key].next.split("{")[0] in said.err
    assert said.code == code


def listed(terminal: Terminal) -> list[str]:
    """All names; the vault is unharmed when they come."""
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault, "--json")
    assert said.code == 0, said.err
    return [row["name"] for row in said.json["members"]]


def take(terminal: Terminal, content: bytes, name: str = "register.xlsx", *more: str) -> Said:
    """Give a file to the import, as the secretary."""
    file = terminal.folder / name
    file.write_bytes(content)
    words = ("members", "import", file, "--vault", terminal.vault, "--group", "Bakul")
    return terminal.as_("feather-1", *words, *more)


def csv(*lines: str) -> bytes:
    """A register as CSV."""
    return "\n".join(("Member no.,Name,Joined on", *lines, "")).encode()


def signed_header(terminal: Terminal, change: Callable[[Header], Header]) -> None:
    """What somebody could hand over: a changed header, rightly signed by one of its users."""
    slot = look_at(terminal.vault).slots[0].slot_id
    vault = open_vault(terminal.vault, slot, PASS["feather-1"])
    vault.commit(change(vault.header))
    vault.abandon()


# the vault


def test_a_wrong_passphrase(terminal: Terminal) -> None:
    secret = terminal.secret("not the right words")
    words = ("members", "list", "--vault", terminal.vault, "--as", "feather-1")
    must_end(terminal.give(*words, "--passphrase-file", secret), "wrong-passphrase")
    assert "Asha" in listed(terminal)


def test_a_damaged_header_falls_back_to_its_copy_and_two_are_refused(terminal: Terminal) -> None:
    (terminal.vault / headerfile.FIRST).write_bytes(b"{ torn")
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault)
    assert said.code == 0
    for name in (headerfile.FIRST, headerfile.SECOND):
        (terminal.vault / name).write_bytes(b"{ torn")
    must_end(terminal.give("vault", "users", terminal.vault), "header-damaged", 4)


def test_a_database_of_0_bytes_and_one_that_is_gone(terminal: Terminal) -> None:
    database = next(terminal.vault.glob("book.*.db"))
    whole = database.read_bytes()
    database.write_bytes(b"")
    words = ("members", "list", "--vault", terminal.vault)
    must_end(terminal.as_("feather-1", *words), "database-empty", 4)
    database.unlink()
    must_end(terminal.as_("feather-1", *words), "database-missing", 4)
    database.write_bytes(whole)
    assert "Asha" in listed(terminal)


def test_a_database_cut_off_is_named(terminal: Terminal) -> None:
    database = next(terminal.vault.glob("book.*.db"))
    database.write_bytes(database.read_bytes()[: 4096 * 3])
    said = terminal.as_("feather-1", "vault", "check", terminal.vault)
    assert said.code in (1, 4)
    assert "FAULT" in said.out or "[database-damaged]" in said.err


def test_a_vault_of_a_newer_program_opens_to_read_and_takes_nothing(
    terminal: Terminal,
) -> None:
    signed_header(terminal, lambda header: replace(header, version=99))
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault)
    assert said.code == 0
    assert WORDS["opened-newer"].what in said.err
    must_end(take(terminal, csv("41,Zeba,01/02/2024"), "r.csv"), "vault-read-only")


def test_a_newer_vault_in_a_form_nobody_knows_is_not_touched(terminal: Terminal) -> None:
    for name in (headerfile.FIRST, headerfile.SECOND):
        document = json.loads((terminal.vault / name).read_bytes())
        del document["checksum"], document["slots"]
        document["version"] = 99
        whole = {**document, "checksum": _checksum(document)}
        text = json.dumps(whole, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
        (terminal.vault / name).write_text(text, "utf-8")
    must_end(terminal.give("vault", "users", terminal.vault), "vault-newer", 4)


@pytest.mark.parametrize(
    ("memory_kib", "passes", "lanes", "key"),
    [
        (1 << 30, 3, 4, "kdf-refused"),
        (1 << 16, 1 << 20, 4, "kdf-refused"),
        (1 << 16, 3, 1 << 14, "kdf-refused"),
        (8, 3, 4, "kdf-refused"),
    ],
)
def test_hostile_parameters_are_refused_before_any_work(
    terminal: Terminal, memory_kib: int, passes: int, lanes: int, key: str
) -> None:
    hostile = KdfParameters(memory_kib, passes, lanes)

    def change(header: Header) -> Header:
        first, *others = header.slots
        return replace(header, slots=(replace(first, kdf=hostile), *others))

    signed_header(terminal, change)
    (terminal.vault / headerfile.SECOND).unlink()
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault)
    must_end(said, key, 4)


def test_a_file_that_is_no_backup(terminal: Terminal, tmp_path: Path) -> None:
    file, into = tmp_path / "letter.vbk", tmp_path / "out.vault"
    file.write_bytes(b"dear all, " * 100)
    must_end(terminal.give("vault", "restore", file, "--into", into), "backup-damaged", 4)
    assert not into.exists()


# names


def test_a_name_of_10_000_letters_is_left_out_and_the_rest_taken(terminal: Terminal) -> None:
    said = take(terminal, csv("41," + "A" * 10_000 + ",01/02/2024", "42,Zeba,01/02/2024"), "r.csv")
    assert said.code == 0, said.err
    assert "Zeba" in listed(terminal)
    assert max(map(len, listed(terminal))) <= 120


def test_bidi_and_invisible_marks_are_taken_out_of_names(terminal: Terminal) -> None:
    said = take(terminal, csv("41,Ze\u202eab\u200ba\ufeff,01/02/2024"), "r.csv")
    assert said.code == 0, said.err
    assert "Zeaba" in listed(terminal)


def test_commands_for_the_terminal_in_names_are_not_carried_out(terminal: Terminal) -> None:
    assert take(terminal, csv("41,Ze\x1b[2Jba,01/02/2024"), "r.csv").code == 0
    said = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault)
    assert "\x1b" not in said.out + said.err
    assert "Ze[2Jba" in said.out


@pytest.mark.filterwarnings("ignore:Workbook contains no default style")
def test_markup_in_names_stands_as_it_is_in_papers_and_formulas_are_only_text(
    terminal: Terminal,
) -> None:
    names = ("<b>Zeba</b>", "[[Zeba]]", "<img src=x>", "&amp;Zeba", "=cmd|calc", "+Zeba", "@Zeba")
    lines = [f"{number},{name},01/02/2024" for number, name in enumerate(names, 41)]
    said = take(terminal, csv(*lines), "r.csv", "--alike-are-new")
    assert said.code == 0, said.err
    kept = [name for name in listed(terminal) if "eba" in name or "img" in name or "cmd" in name]
    assert len(kept) >= 4
    file = terminal.folder / "out.xlsx"
    words = ("members", "export", file, "--vault", terminal.vault)
    assert terminal.as_("feather-1", *words).code == 0
    cells = [cell for row in load_workbook(file).active.iter_rows() for cell in row]  # type: ignore[union-attr]
    assert all(cell.data_type != "f" for cell in cells)
    table = file.with_suffix(".csv")
    words = ("members", "export", table, "--vault", terminal.vault)
    assert terminal.as_("feather-1", *words).code == 0
    with table.open(encoding="utf-8-sig", newline="") as opened:
        assert not [cell for row in reader(opened) for cell in row if cell[:1] in set("=+-@\t\r")]


def test_markup_in_a_group_name_goes_to_the_pdf_as_letters(
    terminal: Terminal, tmp_path: Path
) -> None:
    from sr_board.cli.demo_folder import DemoFolder
    from sr_board.composition import open_workplace
    from sr_board.people.service_groups import RenameGroup

    vault = DemoFolder(terminal.folder).vault
    place = open_workplace(vault, look_at(vault).slots[0].slot_id, PASS["feather-1"])
    group = next(row for row in place.people.groups() if row.code == "BKL")
    place.groups.rename(RenameGroup(group.group_id, "<b>Bakul</b> [[x]] &amp;", "BKL"))
    place.close()
    file = tmp_path / "minutes.pdf"
    words = ("meetings", "minutes", "1", "--vault", vault, "--to", file)
    assert terminal.as_("feather-1", *words).code == 0
    text = "".join(page_texts(file.read_bytes())).replace("\n", "").replace(" ", "")
    assert "<b>Bakul</b>[[x]]&amp;" in text


# files that are no registers


def _xlsx(**parts: str) -> bytes:
    kept = io.BytesIO()
    with zipfile.ZipFile(kept, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/workbook.xml", "<workbook/>")
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", content)
    return kept.getvalue()


BOMB = _xlsx(xl__worksheets__sheet1="0" * 64_000_000)
ENTITIES = _xlsx(
    xl__sharedStrings='<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
)


@pytest.mark.parametrize(
    ("content", "key"),
    [
        (BOMB, "file-is-bomb"),
        (ENTITIES, "file-has-entities"),
        (b"MZ\x90\x00" + b"\0" * 400, "file-is-program"),
        (b"\x7fELF" + b"\0" * 400, "file-is-program"),
        (b"%PDF-1.7\n", "file-is-pdf"),
        (b"", "file-empty"),
        (b"PK\x03\x04 and then nothing", "file-damaged"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "file-is-old-xls"),
    ],
)
def test_a_file_that_is_no_register(terminal: Terminal, content: bytes, key: str) -> None:
    before = listed(terminal)
    must_end(take(terminal, content), key)
    assert listed(terminal) == before


def test_a_file_and_a_folder_that_are_not_there(terminal: Terminal) -> None:
    words = ("members", "import", terminal.folder / "no.xlsx", "--vault", terminal.vault)
    must_end(terminal.as_("feather-1", *words), "file-not-there")
    must_end(terminal.give("vault", "users", terminal.folder / "no.vault"), "not-a-vault", 4)
    must_end(terminal.give("vault", "users", terminal.folder), "not-a-vault", 4)


def test_dates_in_1026_are_never_taken(terminal: Terminal) -> None:
    said = take(terminal, csv("41,Zeba,05/06/1026", "42,Yamini,31/02/2024"), "r.csv", "--json")
    rows = {row["row"]: row for row in said.json["rows"]} if said.code == 0 else {}
    if said.code:
        must_end(said, "import-nothing-to-do")
    assert all(row["joined"] is None or row["joined"] > "1900" for row in rows.values())
    members = terminal.as_("feather-1", "members", "list", "--vault", terminal.vault, "--json")
    joined = [row["joined"] for row in members.json["members"]]
    assert all(day is None or day > "1900" for day in joined)


def test_a_workbook_with_formulas_and_thousands_of_columns(terminal: Terminal) -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append([f"column {number}" for number in range(300)])
    kept = io.BytesIO()
    book.save(kept)
    must_end(take(terminal, kept.getvalue()), "file-too-wide")


def test_a_register_in_another_encoding_is_read(terminal: Terminal) -> None:
    content = csv("41,জেবা,01/02/2024").decode().encode("utf-16")
    assert take(terminal, content, "r.csv").code == 0
    assert "জেবা" in listed(terminal)
