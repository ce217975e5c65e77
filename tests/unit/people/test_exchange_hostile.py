"""Register files as they really arrive: nothing wrong is taken quietly, no row goes unexplained."""

from __future__ import annotations

import io
import zipfile
from datetime import date, datetime
from typing import Any

import pytest
from openpyxl import Workbook

from sr_board.base.dates import DateOrder
from sr_board.base.errors import InputInvalid
from sr_board.people.exchange.proposal import (
    Answers,
    Proposal,
    ProposedRow,
    RowAnswer,
    RowState,
    Take,
)
from sr_board.people.exchange.propose import propose
from sr_board.people.exchange.reading import read_register
from tests.unit.people.sheets import HOME, by_row, codes, judged, register, repacked, saved

HEAD = ["No.", "Name", "Joined", "Phone"]


def read(data: bytes, answers: Answers | None = None) -> Proposal:
    return propose(read_register(data), answers or Answers(HOME), register())


def row(values: list[Any], no: int = 2) -> ProposedRow:
    return by_row(judged([HEAD, values]))[no]


# cells that are no entry


@pytest.mark.parametrize(
    "error", ["#REF!", "#N/A", "#NAME?", "#VALUE!", "#DIV/0!", "#NULL!", "#NUM!", "Err:508"]
)
def test_an_error_of_the_spreadsheet_is_never_a_name_a_number_or_a_phone(error: str) -> None:
    found = row([error, error, error, error])
    assert found.state is RowState.QUESTION
    assert found.data.name == "" and found.data.phone == ""
    assert codes(found).count("cell-error") == 4


def with_formulas(values: dict[str, str]) -> bytes:
    """Row 3 holds formulas; `values` gives their saved results by cell."""
    book = Workbook()
    sheet = book.active
    for line in (
        HEAD,
        [7, "Asha", date(2021, 1, 20), "9831234567"],
        ["=A2+1", "=B9", "=C2+30", "=D2"],
    ):
        sheet.append(line)
    data = saved(book)
    name = "xl/worksheets/sheet1.xml"
    with zipfile.ZipFile(io.BytesIO(data)) as parts:
        xml = parts.read(name).decode()
    for place, result in values.items():
        start = xml.index(f'<c r="{place}"')
        end = xml.index("</c>", start)
        head, body = xml[start:end].split(">", 1)
        body = body.split("</f>")[0] + "</f>" + f"<v>{result}</v>"
        kind = "" if result.replace(".", "").isdigit() else ' t="str"'
        xml = xml[:start] + head.replace(' t="str"', "") + kind + ">" + body + xml[end:]
    return repacked(data, {name: xml.encode()})


def test_formulas_with_saved_results_are_read_by_their_results() -> None:
    found = by_row(
        read(with_formulas({"A3": "8", "B3": "Bina", "C3": "44246", "D3": "9831234568"}))
    )
    data = found[3].data
    assert (data.number, data.name, data.phone) == (8, "Bina", "9831234568")
    assert data.joined == date(2021, 2, 19)


def test_a_formula_without_a_saved_result_is_asked_not_replaced() -> None:
    found = by_row(read(with_formulas({"B3": "Bina"})))[3]
    assert found.state is RowState.QUESTION
    assert codes(found).count("formula-without-value") == 3
    assert "number-given" not in codes(found)


@pytest.mark.parametrize("formula", ["=COUNT(A2:A3)", "=counta(B2:B3)", "=SUBTOTAL(9,A2:A3)"])
def test_a_line_that_only_counts_is_a_total(formula: str) -> None:
    book = Workbook()
    for line in (HEAD, [1, "Asha", None, None], ["", "", "", formula]):
        book.active.append(line)
    assert codes(by_row(read(saved(book)))[3]) == ["row-total"]


# names


@pytest.mark.parametrize(
    "name",
    ["Asha Das 9831234567", "Champa (234567890123)", "আশা ৯৮৩১২ ৩৪৫৬৭", "Bina 2345 6789 0123"],
)
def test_a_long_number_never_enters_the_public_name(name: str) -> None:
    found = by_row(judged([["No", "Name"], [1, name], [2, "Bina"]]))[2]
    assert found.state is RowState.QUESTION
    assert found.data.name == ""
    assert "name-holds-number" in codes(found)


@pytest.mark.parametrize(
    ("written", "name"),
    [("2. Bina Das", "Bina Das"), ("৪) দীপা", "দীপা"), ("12 - Rekha", "Rekha"), ("Asha 2", "Asha 2")],
)
def test_a_running_number_before_a_name_is_no_part_of_it(written: str, name: str) -> None:
    assert row([1, written, None, None]).data.name == name


def test_a_total_word_in_the_number_column_is_a_total() -> None:
    found = by_row(judged([HEAD, [1, "Asha", None, None], ["कुल", 2, None, None]]))
    assert codes(found[3]) == ["row-total"]


# phones and numbers


@pytest.mark.parametrize("phone", [98312345.67, 9831230000.0, 9.83e9])
def test_a_phone_that_a_spreadsheet_rounded_or_broke_is_left_out_and_said(phone: float) -> None:
    found = row([1, "Asha", None, phone])
    assert found.data.phone == ""
    assert codes(found)[0] in ("phone-shortened", "phone-unreadable")


def test_a_whole_float_is_still_a_phone() -> None:
    assert row([1, "Asha", None, 9831234567.0]).data.phone == "9831234567"


def test_a_negative_figure_is_no_member_number() -> None:
    assert "number-unreadable" in codes(row([-5, "Asha", None, None]))


# dates


@pytest.mark.parametrize("joined", [1000, 500.0, date(1905, 1, 1), "1/1/1926"])
def test_nobody_joined_before_there_was_a_register(joined: object) -> None:
    found = row([1, "Asha", joined, None])
    assert found.state is RowState.QUESTION
    assert "date-year-absurd" in codes(found)


def test_a_year_of_one_digit_is_asked() -> None:
    assert "date-unreadable" in codes(row([1, "Asha", "12/3/5", None]))


TURNED = [
    [1, "Asha Das", datetime(2021, 4, 3), None],
    [2, "Bina Roy", datetime(2021, 2, 1), None],
    [3, "Champa", "25/03/2021", None],
    [4, "Dipa Sen", "31/12/2020", None],
    [5, "Ela", datetime(2020, 5, 6), None],
    [6, "Fatima", datetime(2019, 11, 11), None],
]


def test_dates_that_a_foreign_spreadsheet_turned_round_are_pointed_out() -> None:
    """03/04/2021 typed where the month stands first becomes 4 March; 25/03/2021 stays text."""
    proposal = judged([HEAD, *TURNED])
    found = by_row(proposal)
    assert "dates-maybe-turned" in [note.code for note in proposal.notes]
    assert [no for no, r in found.items() if "date-maybe-turned" in codes(r)] == [2, 3, 6]


def test_dates_of_a_healthy_sheet_are_not_suspected() -> None:
    healthy = [*TURNED, [7, "Gita", datetime(2019, 11, 30), None]]
    assert judged([HEAD, *healthy]).notes == ()
    assert judged([HEAD, *TURNED[2:4]]).notes == ()


MIXED = [[1, "Asha", "03/04/2021"], [2, "Bina", "13/04/2021"], [3, "Champa", "04/15/2021"]]


def test_where_both_orders_stand_in_one_file_the_doubtful_dates_are_asked() -> None:
    found = by_row(judged([HEAD[:3], *MIXED]))
    assert found[2].state is RowState.QUESTION
    assert "date-two-ways" in codes(found[2])
    assert found[3].state is RowState.READY


def test_an_answer_about_the_order_settles_them() -> None:
    answered = by_row(judged([HEAD[:3], *MIXED], Answers(HOME, order=DateOrder.DAY_FIRST)))
    assert answered[2].state is RowState.READY
    given = {2: RowAnswer(values={"joined": date(2021, 3, 4)})}
    by_hand = by_row(judged([HEAD[:3], *MIXED], Answers(HOME, rows=given)))
    assert by_hand[2].data.joined == date(2021, 3, 4)
    assert by_hand[2].state is RowState.READY


# every row is explained


def test_members_above_a_second_better_heading_row_are_not_lost() -> None:
    proposal = judged(
        [
            ["Name", "Phone"],
            ["Asha", "9831234567"],
            ["Bina", "9831234568"],
            ["Name", "Phone", "Joined"],
            ["Champa", "9831234569", "20/01/2021"],
        ]
    )
    assert [r.data.name for r in proposal.rows if r.state is RowState.READY] == [
        "Asha",
        "Bina",
        "Champa",
    ]


def test_the_lower_of_two_heading_rows_counts_when_it_says_more() -> None:
    proposal = judged([["Member", None, "Contact"], HEAD, [1, "Asha", None, "9831234567"]])
    assert proposal.header_row == 2


def test_facts_of_the_group_above_the_headings_are_not_taken_for_headings() -> None:
    above = [["SHG", "Durga", "Date", "01/01/2020"], ["Village", "Kalighat", "Block", "4"]]
    assert judged([*above, HEAD, [1, "Asha", None, "9831234567"]]).header_row == 3


def test_rows_above_the_headings_are_shown_as_left_out_and_can_be_taken() -> None:
    rows = [["Durga SHG"], ["Kalighat"], [], ["No", "Name"], [1, "Asha"]]
    found = by_row(judged(rows))
    assert codes(found[1]) == codes(found[2]) == ["row-title"]
    assert found[1].state is RowState.LEFT_OUT
    taken = by_row(judged(rows, Answers(HOME, rows={2: RowAnswer(Take.NEW, {"name": "Kamala"})})))
    assert taken[2].data.name == "Kamala"


def test_a_sheet_of_instructions_before_the_members_is_passed_over() -> None:
    book = Workbook()
    book.active.append(["How to use this register"])
    sheet = book.create_sheet("Members")
    for line in (HEAD, [1, "Asha", None, None]):
        sheet.append(line)
    assert read_register(saved(book)).sheet == "Members"


def test_hidden_rows_are_counted_and_said() -> None:
    book = Workbook()
    for line in (HEAD, [1, "Asha", None, None], [2, "Bina", None, None]):
        book.active.append(line)
    book.active.row_dimensions[3].hidden = True
    notes = read(saved(book)).notes
    assert [(n.code, n.params["count"]) for n in notes] == [("rows-hidden", 1)]


# text files


def test_a_forgotten_quotation_mark_swallows_nobody() -> None:
    found = by_row(read(b'No,Name\n1,"Asha\n2,Bina\n3,Champa\n'))
    assert [r.data.name for r in found.values()][1:] == ["Bina", "Champa"]


def test_one_endless_cell_stops_only_its_own_row() -> None:
    found = by_row(read(("No,Name\n1," + "\u0958" * 60_000 + "\n2,Bina\n").encode()))
    assert codes(found[2])[0] == "text-too-long"
    assert found[3].data.name == "Bina"


def test_a_file_cut_off_in_the_middle_of_a_letter_keeps_its_names() -> None:
    proposal = read("No,Name\n1,আশা দাস\n2,বীণা মণ্ডল\n3,দীপা\n".encode()[:-2])
    found = by_row(proposal)
    assert found[2].data.name == "আশা দাস"
    assert found[4].state is RowState.QUESTION
    assert [n.code for n in proposal.notes] == ["encoding-guessed"]


def test_letters_nobody_can_name_are_refused_instead_of_guessed() -> None:
    with pytest.raises(InputInvalid, match="file-not-text"):
        read_register("Имя,Дата\nАннаПетрова,1\nОльга,2\n".encode("koi8-r"))
