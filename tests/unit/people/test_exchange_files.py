"""Files as people really have them, and files that were made to harm."""

from __future__ import annotations

import zipfile
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.people.exchange.reading import read_register
from sr_board.people.exchange.table import as_text
from sr_board.people.exchange.writing import csv_bytes, neutral, xlsx_bytes
from tests.guards import processor_time
from tests.unit.people.sheets import repacked, saved, xlsx

PLAIN = [["Name", "Joined"], ["Asha", "12/03/2021"]]


def refused(data: bytes) -> str:
    with pytest.raises(SRBoardError) as caught:
        read_register(data)
    return caught.value.key


def grid(data: bytes) -> list[list[str]]:
    return [[as_text(cell) for cell in row.cells] for row in read_register(data).rows]


@pytest.mark.parametrize(
    ("data", "key"),
    [
        (b"", "file-empty"),
        (b"\n \r\n", "file-empty"),
        (b"\0" * 100, "file-empty"),
        (b"MZ\x90\0\x03program", "file-is-program"),
        (b"\x7fELF\x02", "file-is-program"),
        (b"%PDF-1.7 ...", "file-is-pdf"),
        (b"\x89PNG\r\n\x1a\n....", "file-is-picture"),
        (b"{\\rtf1 hello}", "file-is-letter"),
        (b"<html><table><tr><td>Name</td></tr></table></html>", "file-is-web-page"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\1" * 600, "file-is-old-xls"),
        (
            b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le"),
            "file-has-password",
        ),
        (b"PK\x03\x04 broken", "file-damaged"),
        (b"Name,Joined\nAsha\0\0\0\x01\x02,\n", "file-not-text"),
        (b"x" * (26 * 1024 * 1024), "file-too-big"),
    ],
)
def test_what_is_no_register_is_refused_by_name(data: bytes, key: str) -> None:
    assert refused(data) == key


@pytest.mark.parametrize(
    ("parts", "key"),
    [
        ({"mimetype": b"application/vnd.oasis", "content.xml": b"<x/>"}, "file-is-ods"),
        ({"word/document.xml": b"<x/>"}, "file-is-letter"),
        ({"xl/workbook.bin": b"x"}, "file-is-xlsb"),
        ({"readme.txt": b"x"}, "file-is-archive"),
    ],
)
def test_other_packed_files_are_told_apart(parts: dict[str, bytes], key: str) -> None:
    empty = b"PK\x05\x06" + b"\0" * 18
    assert refused(repacked(empty, parts)) == key


def test_a_zip_bomb_is_not_opened() -> None:
    bomb = repacked(xlsx(PLAIN), {"xl/media/a.bin": b"\0" * 60_000_000})
    with processor_time() as spent:
        assert refused(bomb) == "file-is-bomb"
        many = repacked(xlsx(PLAIN), {f"xl/x{n}": b"" for n in range(2_100)})
        assert refused(many) == "file-is-bomb"
    assert spent.seconds < 10


LAUGHS = b"""<?xml version="1.0"?><!DOCTYPE lolz [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;">]><sst xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
<si><t>&c;</t></si></sst>"""


@pytest.mark.parametrize(
    "body",
    [
        LAUGHS,
        LAUGHS.replace(b"<!DOCTYPE", b"<!  DOCTYPE"),
        LAUGHS.decode().encode("utf-16"),
        b'<!DOCTYPE x SYSTEM "hosts.txt"><sst/>',
    ],
)
def test_entities_in_a_workbook_are_refused(body: bytes) -> None:
    assert refused(repacked(xlsx(PLAIN), {"xl/sharedStrings.xml": body})) == "file-has-entities"


def test_entities_far_behind_the_beginning_are_refused_too() -> None:
    late = LAUGHS.replace(b"<!DOCTYPE", b"<!--" + b" " * 70_000 + b"--><!DOCTYPE")
    assert refused(repacked(xlsx(PLAIN), {"xl/sharedStrings.xml": late})) == "file-has-entities"


def test_damaged_parts_are_a_named_refusal() -> None:
    whole = xlsx(PLAIN)
    for part in ("xl/worksheets/sheet1.xml", "xl/workbook.xml", "xl/_rels/workbook.xml.rels"):
        assert refused(repacked(whole, {part: b"<broken"})) == "file-damaged"
    assert refused(whole[: len(whole) // 2]) == "file-damaged"


@settings(max_examples=60, deadline=None)
@given(st.integers(0, 5_000), st.integers(1, 255))
def test_any_flipped_byte_is_read_or_refused_by_name(place: int, flip: int) -> None:
    data = bytearray(xlsx(PLAIN))
    data[place % len(data)] ^= flip
    try:
        read_register(bytes(data))
    except InputInvalid as error:
        assert error.key.startswith("file-")


@settings(max_examples=60, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused_by_name(data: bytes) -> None:
    try:
        read_register(data)
    except InputInvalid as error:
        assert error.key.startswith("file-")


def test_a_merge_over_the_whole_sheet_costs_nothing() -> None:
    sheet = (
        b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        b'<row r="1"><c r="A1" t="inlineStr"><is><t>Name</t></is></c></row></sheetData>'
        b'<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells></worksheet>'
    )
    with processor_time() as spent:
        assert grid(repacked(xlsx(PLAIN), {"xl/worksheets/sheet1.xml": sheet})) == [["Name"]]
    assert spent.seconds < 5


def test_too_many_rows_and_columns_are_refused() -> None:
    assert refused(csv_bytes(["Name"], [["Asha"]] * 20_001)) == "file-too-many-rows"
    assert refused(xlsx([["Name"] * 61])) == "file-too-wide"
    assert refused(csv_bytes(["Name"] * 61, [])) == "file-too-wide"


def test_a_stray_cell_at_the_end_of_the_sheet_does_not_make_a_million_rows() -> None:
    book = Workbook()
    book.active.append(["Name"])
    book.active.append(["Asha"])
    book.active.cell(1_048_576, 1, "x")
    with processor_time() as spent:
        assert grid(saved(book)) == [["Name"], ["Asha"]]
    assert spent.seconds < 5


def test_merged_cells_are_filled_downwards() -> None:
    rows = [["Group", "Name"], ["Kalighat", "Asha"], [None, "Bina"], ["Bowbazar", "Champa"]]
    assert grid(xlsx(rows, merge=["A2:A3"]))[2] == ["Kalighat", "Bina"]


def test_formulas_show_as_they_stand_and_count_as_their_value() -> None:
    data = xlsx([["Name", "Savings"], ["Asha", "=1+1"]])
    row = read_register(data).rows[1]
    assert row.shown(1) == "=1+1"
    assert row.at(1) is None  # never computed here


def test_the_first_visible_sheet_with_something_in_it_is_read() -> None:
    book = Workbook()
    hidden = book.create_sheet("secret")
    hidden.append(["Name"])
    hidden.sheet_state = "hidden"
    book.create_sheet("members").append(["Asha"])
    table = read_register(saved(book))
    assert (table.sheet, table.sheets) == ("members", ("Sheet", "members"))
    with pytest.raises(InputInvalid):
        read_register(saved(book), "secret")
    assert refused(saved(Workbook())) == "file-empty"


def test_the_1904_calendar_is_noticed() -> None:
    book = Workbook()
    book.epoch = __import__("datetime").datetime(1904, 1, 1)
    book.active.append(["Name"])
    assert read_register(saved(book)).date1904


# ---- CSV


@pytest.mark.parametrize(
    "encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"]
)
def test_unicode_in_all_its_coats(encoding: str) -> None:
    text = "Name,Joined,Remarks of the secretary\nআশা,12/03/2021,regular\n"
    assert grid(text.encode(encoding))[1][0] == "আশা"


def test_old_windows_letters() -> None:
    table = read_register("Name,Joined\nRenée,12/03/2021\nZoë,1/2/2021\n".encode("cp1252"))
    assert table.encoding_guessed
    assert [as_text(row.at(0)) for row in table.rows[1:]] == ["Renée", "Zoë"]


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_separators_are_found(mark: str) -> None:
    lines = [["No.", "Name", "Joined"], ["1", "Asha, of Kalighat", "12/03/2021"]]
    text = "\n".join(mark.join(f'"{c}"' if "," in c else c for c in line) for line in lines)
    assert grid(text.encode()) == lines


def test_the_separator_line_of_spreadsheets_is_understood() -> None:
    assert grid(b"sep=;\nName;Joined\nAsha;1/2/2021") == [["Name", "Joined"], ["Asha", "1/2/2021"]]


def test_a_gigantic_cell_is_a_refusal_and_not_a_crash() -> None:
    assert refused(b'Name\n"' + b"a" * 200_000 + b'"\n') == "file-damaged"


# ---- writing


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@x", "\tx", "'=x", "''=x"])
def test_signs_are_neutralised_and_read_back(text: str) -> None:
    assert neutral(text).startswith("'")
    data = csv_bytes(["No.", "Name", "Joined"], [[1, text, None], [2, "Asha", None]])
    assert f",'{text}" in data.decode("utf-8-sig").replace('"', "")
    assert read_register(data).rows[1].at(1) == text


def test_plain_text_is_left_alone() -> None:
    assert neutral("Asha") == "Asha"
    assert neutral("'n Ander") == "'n Ander"


def test_a_workbook_keeps_texts_as_texts_and_dates_as_dates() -> None:
    data = xlsx_bytes(
        "Members: [1]", ["Name", "Joined", "No."], [["=1+1 & <b>", date(2021, 3, 12), 7]]
    )
    row = read_register(data).rows[1]
    assert as_text(row.at(0)) == "=1+1 & <b>"
    assert as_text(row.at(1)) == "2021-03-12"
    assert row.at(2) == 7
    with zipfile.ZipFile(__import__("io").BytesIO(data)) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
    assert "<f>" not in sheet
    assert 't="inlineStr"' in sheet


def test_the_same_rows_give_the_same_bytes() -> None:
    rows = [["Asha", date(2021, 3, 12), 1, None]]
    assert xlsx_bytes("M", ["a"], rows) == xlsx_bytes("M", ["a"], rows)


def test_columns_beyond_z_are_named_rightly() -> None:
    data = xlsx_bytes("M", [f"c{n}" for n in range(55)], [])
    assert len(read_register(data).rows[0].cells) == 55
