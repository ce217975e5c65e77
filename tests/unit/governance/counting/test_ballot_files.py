"""Files with elections: both forms, every slip with its line, and no voter beside a paper (H7)."""

from __future__ import annotations

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance import count_file
from governance.ballot_files import read_count_file
from governance.count_file import Wanted, names_voters
from governance.rules.counting.ballots import Pattern
from governance.rules.counting.contest import Method, Reserved, ReservedMode, Unfilled
from sr_board.base.errors import InputInvalid

BLT = """# the garden club
4 2 # names and seats
-2 -3
3 1 4 0
1 0
 2 4
   1 0
0
"Amy"
"Bob ""
"Chuck \\"C\\""
"Diane # not a remark"
"Gardening Club"
"a source line"
"""


def blt(text: str) -> Any:
    return read_count_file(text.encode())


def test_a_blt_file_is_read_whole() -> None:
    file = blt(BLT.replace('"Bob ""', '"Bob"'))
    contest = file.contest
    assert (contest.method, contest.seats, contest.candidates) == (Method.STV, 2, (1, 2, 3, 4))
    assert contest.withdrawn == {2, 3}
    assert contest.papers == (Pattern(3, (1, 4)), Pattern(1, ()), Pattern(2, (4, 1)))
    assert file.names == {1: "Amy", 2: "Bob", 3: 'Chuck "C"', 4: "Diane # not a remark"}
    assert file.title == "Gardening Club"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "utf-16"])
@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r"])
def test_encodings_and_line_ends(encoding: str, ends: str) -> None:
    text = '2 1\n3 1 2 0\n0\n"Zoë"\n"Könnecke"\n"Wahl"\n'.replace("\n", ends)
    assert read_count_file(text.encode(encoding)).names == {1: "Zoë", 2: "Könnecke"}


def test_names_that_are_the_same_get_their_numbers_and_the_title_may_be_missing() -> None:
    file = blt('3 1\n0\n"Asha"\n"Asha"\n""')
    assert list(file.names.values()) == ["Asha", "Asha (2)", "(3)"]
    assert file.title == ""


@pytest.mark.parametrize(
    ("text", "key", "line"),
    [
        ("0 2\n0\n", "blt-head", 1),
        ("2000 2\n0\n", "blt-head", 1),
        ("2 x\n", "blt-number", 1),
        ("2 1\n1.5 1 0\n", "blt-number", 2),
        ("2 1\n1 1a 0\n", "blt-number", 2),
        ("2 1\n9999999999 1 0\n", "blt-number", 2),
        ("2 1\n-x\n", "blt-number", 2),
        ("2 1\n-3\n", "blt-choice", 2),
        ("2 1\n1 1 0\n1 3 0\n", "blt-choice", 3),
        ("2 1\n\n1 1=2 0\n", "blt-equal", 3),
        ("2 1\n1 1 - 2 0\n", "blt-skipped", 2),
        ('2 1\n1 1 2\n"Asha"\n', "blt-paper-unended", 3),
        ('2 1\n1 1 0\n"Asha"\n', "blt-papers-unended", 3),
        ('2 1\n1 1 0\n0\n"Asha"\n', "blt-names", 4),
        ('2 1\n1 1 0\n0\n"Asha"\nBina\n', "blt-names", 5),
        ('2 1\n1 1 0\n0\n"Asha\n', "blt-quote", 4),
        ("2 1\n1 1 0\n", "blt-ends-early", 2),
        ("2", "blt-ends-early", 1),
    ],
)
def test_a_slip_in_a_blt_file_is_refused_with_its_line(text: str, key: str, line: int) -> None:
    with pytest.raises(InputInvalid) as caught:
        blt(text)
    assert (caught.value.key, caught.value.params["line"]) == (key, line)


@pytest.mark.parametrize("text", ["", " \n\n", "# nothing but a remark\n"])
def test_an_empty_file_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid, match="count-file-empty"):
        blt(text)


@pytest.mark.parametrize("text", ["Asha 12\n", "%PDF-1.7", "name,votes\nAsha,3\n", "[]", "[{}]"])
def test_a_file_of_another_kind_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid, match="count-file-unknown"):
        blt(text)


def test_a_file_that_is_too_large_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(count_file, "SIZE_MOST", 10)
    with pytest.raises(InputInvalid, match="count-file-too-large"):
        blt("2 1\n1 1 0\n0\n")


# Hard stop H7


@pytest.mark.parametrize(
    "text",
    [
        "voter,first,second\n7,Asha,Bina\n",
        'Member No.;"1";"2"\n7;Asha;Bina\n',
        "time\tAsha\n",
        "ভোটার|১|২\n",
        "Voter\n",
        "2 1\n(17) 1 1 0\n0\n",
        '{"ballots": [{"voter": "Mina", "choices": [1]}]}',
        '{"ballots": [{"member_id": 4, "choices": [1]}]}',
        '{"voters": ["Mina"], "ballots": ["1|1"]}',
        '{"members": {"4": "1|2"}}',
    ],
)
def test_a_file_that_says_who_voted_is_refused(text: str) -> None:
    with pytest.raises(InputInvalid, match="voter-with-ballot") as caught:
        blt(text)
    assert "Mina" not in str(caught.value.params)


def test_the_number_of_voters_is_no_voter() -> None:
    assert not names_voters("eligible_voters")
    assert names_voters(" Voter-ID ")


# JSON


def fields(**more: object) -> bytes:
    base = {"method": "plurality", "seats": 1, "candidates": {"1": "Asha", "2": "Bina"}}
    return json.dumps({**base, **more}).encode()


def test_every_field_of_a_json_file_is_read() -> None:
    file = read_count_file(
        fields(
            id="X1", title=" Sitting ", method="PLURALITY_BLOCK", seats=2, withdrawn=[2],
            ballots=["3|1,2", " 2 | 1 , 2 ", "1|"], groups={"trans": ["Bina"]},
            rule={
                "reserved": [{"group": "trans", "min": 1}], "mode": "minimal_displacement",
                "unfilled": "open", "max_marks": None, "runoff_candidates": 3,
            },
            recorded_lot={"order": ["Bina", "Asha"]}, eligible_voters=30, ballots_cast=7,
            valid_ballots=5, present=20, abstain=2, objections=1,
        )
    )  # fmt: skip
    contest = file.contest
    assert (file.identity, file.title, file.lot, file.said_valid) == ("X1", "Sitting", (2, 1), 5)
    assert (contest.method, contest.seats) == (Method.PLURALITY_BLOCK, 2)
    assert contest.withdrawn == {2}
    assert contest.papers == (Pattern(3, (1, 2)), Pattern(2, (1, 2)), Pattern(1, ()))
    assert contest.reserved == (Reserved("trans", 1),)
    assert (contest.mode, contest.unfilled) == (ReservedMode.MINIMAL, Unfilled.OPEN)
    assert contest.groups == {"trans": {2}}
    assert (contest.max_marks, contest.runoff_candidates, contest.valid) == (None, 3, 5)
    assert (contest.present, contest.abstain, contest.objections) == (20, 2, 1)
    assert (contest.roll, contest.cast) == (30, 7)


@pytest.mark.parametrize(
    ("rule", "marks"),
    [
        ({}, 2),
        ({"max_marks": "seats"}, 2),
        ({"max_marks": "unlimited"}, None),
        ({"max_marks": 1}, 1),
    ],
)
def test_how_many_marks_a_paper_may_have(rule: dict[str, object], marks: int | None) -> None:
    file = read_count_file(fields(method="plurality_block", seats=2, rule=rule))
    assert file.contest.max_marks == marks


def test_what_the_command_says_goes_before_the_file() -> None:
    file = read_count_file(fields(totals={"Asha": 3, "Bina": 2}), Wanted(Method.APPROVAL_BLOCK, 2))
    assert (file.contest.method, file.contest.seats) == (Method.APPROVAL_BLOCK, 2)
    assert file.contest.max_marks is None


def test_candidates_may_be_named_by_their_totals() -> None:
    file = read_count_file(
        b'{"method": "show_of_hands", "present": 20, '
        b'"totals": {"against": 4, "for": 9, "abstain": 2}}'
    )
    assert file.contest.method is Method.YES_NO
    assert file.contest.candidates == (2, 1)
    assert file.contest.abstain == 2


@pytest.mark.parametrize(
    ("candidates", "order", "totals"),
    [
        ({"1": "yes", "2": "no"}, (1, 2), {1: 11, 2: 12}),
        ({"1": "no", "2": "yes"}, (2, 1), {2: 11, 1: 12}),
        ({"4": "Asha"}, (4, 5), {4: 11, 5: 12}),
    ],
)
def test_a_vote_for_one_name(
    candidates: dict[str, str], order: tuple[int, ...], totals: dict[int, int]
) -> None:
    file = read_count_file(
        fields(method="yes_no_single", candidates=candidates, totals={"yes": 11, "no": 12})
    )
    assert file.contest.candidates == order
    assert file.contest.totals == totals
    assert file.names[order[0]] in ("yes", "Asha")


@pytest.mark.parametrize("where", ["", "sheet", "count_sheet"])
def test_a_count_sheet_in_the_file(where: str) -> None:
    figures = {"issued": 20, "valid": 15, "blank": 2, "invalid": 1, "unreturned": 2}
    file = read_count_file(fields(**({where: figures} if where else figures)))
    assert file.contest.sheet is not None
    assert (file.contest.sheet.issued, file.contest.sheet.found) == (20, 20)
    short = read_count_file(fields(issued=5, valid_ballots=5)).contest.sheet
    assert short is not None
    assert short.found == 5


def test_both_ways_to_treat_a_kept_seat_and_the_second_round() -> None:
    file = read_count_file(fields(rule={"unfilled": "open | vacant"}))
    assert (file.both_unfilled, file.contest.unfilled) == (True, Unfilled.VACANT)
    second = read_count_file(fields(method="two_round_majority", round=2))
    assert second.contest.round_no == 2


@pytest.mark.parametrize(
    ("more", "key"),
    [
        ({"method": "guess"}, "count-method-unknown"),
        ({"method": None}, "count-field-missing"),
        ({"method": 3}, "count-field-wrong"),
        ({"seats": -1}, "count-field-wrong"),
        ({"seats": True}, "count-field-wrong"),
        ({"seats": 2.5}, "count-field-wrong"),
        ({"candidates": {"x": "Asha"}}, "count-field-wrong"),
        ({"candidates": {"1": 5}}, "count-field-wrong"),
        ({"candidates": ["Asha"]}, "count-field-wrong"),
        ({"candidates": {}}, "count-field-missing"),
        ({"candidates": {"1": "Asha", "2": "Asha"}}, "count-names-alike"),
        ({"candidates": {"1": " "}}, "count-names-alike"),
        ({"withdrawn": [7]}, "count-field-wrong"),
        ({"withdrawn": "Asha"}, "count-field-wrong"),
        ({"ballots": ["x"]}, "count-paper-wrong"),
        ({"ballots": ["0|1"]}, "count-paper-wrong"),
        ({"ballots": [7]}, "count-paper-wrong"),
        ({"ballots": [{"choices": [1]}]}, "count-paper-wrong"),
        ({"ballots": ["1|1", "1|9"]}, "count-choice"),
        ({"totals": {"Mina": 3}}, "count-name-unknown"),
        ({"groups": {"trans": ["Mina"]}}, "count-name-unknown"),
        ({"groups": {"trans": [4]}}, "count-name-unknown"),
        ({"recorded_lot": {"drawn": "Mina"}}, "count-name-unknown"),
        ({"recorded_lot": {"drawn": 4}}, "count-field-wrong"),
        ({"recorded_lot": {"drawn": [4]}}, "count-field-wrong"),
        ({"rule": {"mode": "best"}}, "count-field-wrong"),
        ({"rule": {"unfilled": "best"}}, "count-field-wrong"),
        ({"rule": {"reserved": [{"min": 1}]}}, "count-field-wrong"),
        ({"rule": {"reserved": [4]}}, "count-field-wrong"),
        ({"method": "stv_scottish_wigm", "rule": {"reserved": [{"group": "x"}]}}, "no-kept-seats"),
    ],
)  # fmt: skip
def test_a_slip_in_a_json_file_is_refused(more: dict[str, object], key: str) -> None:
    with pytest.raises(InputInvalid, match=key):
        read_count_file(fields(**more))


def test_broken_json_is_refused_with_its_line() -> None:
    with pytest.raises(InputInvalid, match="count-file-not-json") as caught:
        read_count_file(b'{\n "method": "irv",\n oops\n}')
    assert caught.value.params["line"] == 3
    with pytest.raises(InputInvalid, match="count-field-twice"):
        read_count_file(b'{"seats": 1, "seats": 2}')


@pytest.mark.parametrize("text", ['{"a":' * 100_000, '{"seats": ' + "9" * 5_000 + "}"])
def test_files_made_to_hurt_are_refused(text: str) -> None:
    with pytest.raises(InputInvalid, match=r"count-file-(unknown|not-json)"):
        blt(text)


@given(st.text(alphabet='0123456789 \n"-=#A{}[]:,|()', max_size=80))
def test_any_text_is_read_or_refused_with_words(text: str) -> None:
    try:
        file = blt(text)
    except InputInvalid as refused:
        assert refused.params["field"]
    else:
        assert file.names


def test_a_lot_is_named_by_names_or_numbers() -> None:
    file = read_count_file(fields())
    assert file.numbers_of([" bina", "1"]) == (2, 1)
    with pytest.raises(InputInvalid, match="count-name-unknown"):
        file.numbers_of(["3"])


def test_votes_for_and_against_alone_are_enough() -> None:
    file = read_count_file(b'{"method": "show_of_hands", "for": 9, "against": 4, "present": 15}')
    assert file.contest.method is Method.YES_NO
    assert file.contest.totals == {1: 9, 2: 4}
    with pytest.raises(InputInvalid, match="count-field-missing"):
        read_count_file(b'{"method": "show_of_hands", "for": 9}')
