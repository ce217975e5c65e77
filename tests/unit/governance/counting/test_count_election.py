"""`sr-board count-election`: every worked election through the command line, and what is told."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from governance.ballot_files import read_count_file
from governance.count_explained import Heading, Line, Rows, explained
from governance.rules.counting.count import count
from sr_board.cli import counting
from sr_board.cli.root import execute
from sr_board.i18n import set_language, translator

from .test_worked_elections import FILES, FOLDER

FIELDS = {
    "elected_set", "elected_certain", "tied", "seats_for_tied", "needs_lot", "decided_by",
    "vacant_seats", "vacant_reserved", "elected_by_reservation", "displaced_by_reservation",
    "reservation_met", "runoff", "leader_share_percent", "quota", "rounds", "final_round", "valid",
    "blank", "invalid", "totals", "turnout_percent", "accepted", "error", "reason",
}  # fmt: skip


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def said(capsys: pytest.CaptureFixture[str], *words: str) -> tuple[int, str, str]:
    code = execute(["count-election", *words])
    out = capsys.readouterr()
    return code, out.out, out.err


def as_json(capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, Any]:
    code, out, _err = said(capsys, *words, "--json", "--language", "en")
    assert code == 0
    return dict(json.loads(out))


def agrees(expected: object, found: object) -> bool:
    """Equal, objects by the keys that are expected."""
    if isinstance(expected, dict) and isinstance(found, dict):
        return all(agrees(value, found.get(key)) for key, value in expected.items())
    return expected == found


@pytest.mark.parametrize("path", FILES, ids=[path.stem[:4] for path in FILES])
def test_every_expectation_of_a_worked_election_is_met(
    path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = as_json(capsys, str(path))
    expected = json.loads(path.read_text("utf-8"))["expected"]
    assert expected.keys() <= found.keys()
    assert {key: found[key] for key in expected if not agrees(expected[key], found[key])} == {}
    assert found.keys() >= FIELDS


def written(folder: Path, **fields: object) -> str:
    file = folder / "election.json"
    base = {"method": "plurality", "seats": 1, "candidates": {"1": "Asha", "2": "Bina"}}
    file.write_text(json.dumps({**base, **fields}), "utf-8")
    return str(file)


def test_a_lot_on_the_command_line_is_applied(capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = FOLDER.glob("S01*")
    found = as_json(capsys, str(path), "--lot", "farida, Dolly, 5")
    assert found["elected_set"] == ["Asha", "Bina", "Chaya", "Dolly", "Farida"]
    assert (found["decided_by"], found["without_lot"]["needs_lot"]) == ("lot", True)
    code, _out, err = said(capsys, str(path), "--lot", "Nobody")
    assert (code, "count-name-unknown" in err) == (1, True)


def test_a_blt_file_with_other_seats_and_another_method(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "votes.blt"
    file.write_text('3 1\n4 1 2 0\n3 2 1 0\n2 3 2 0\n0\n"Asha"\n"Bina"\n"Chaya"\n"Sitting"\n')
    assert as_json(capsys, str(file))["elected_set"] == ["Bina"]
    two = as_json(capsys, str(file), "--seats", "2", "--method", "plurality_block")
    assert (two["elected_set"], two["totals"]["Bina"]) == (["Asha", "Bina"], 9)
    code, _out, err = said(capsys, str(file), "--method", "guess")
    assert (code, "count-method-unknown" in err) == (1, True)


def test_a_count_that_is_not_accepted_ends_as_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, totals={"Asha": 14, "Bina": 9}, present=20, method="show_of_hands")
    code, out, _err = said(capsys, file)
    assert code == 1
    assert "There are more votes than members in the room. Count again." in out
    assert "Nobody is declared elected." in out
    assert said(capsys, file, "--json")[0] == 1


@pytest.mark.parametrize("name", ["not there.json", ""])
def test_a_file_that_cannot_be_opened_is_named_as_such(
    name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code, _out, err = said(capsys, str(tmp_path / name))
    assert code == 1
    assert "file-not-there" in err or "file-not-read" in err


def test_the_arithmetic_can_be_followed_with_a_pencil(capsys: pytest.CaptureFixture[str]) -> None:
    (path,) = FOLDER.glob("R01*")
    code, out, _err = said(capsys, str(path), "--language", "en")
    assert code == 0
    for line in (
        "47 valid papers ÷ 4 is 11 and a rest.",
        "One more makes 12: that many votes elect.",
        "31 less the quota 12 is 19.",
        "Papers that counted 1 now count 1 × 19 ÷ 31 = 0.6129.",
        "– 14 × 0.6129 = 8.5806 to mosen (Timo Könnecke)",
        "– 3 × 0.6129 = 1.8387: no further choice",
        "Lost by cutting to five places: 0.0001.",
        "juiceme (Jussi Ohenoja) stays at 12.",
        "Round 4: sicelo (Sicelo Mhlongo) has the fewest, 5.08752, and goes out",
        "eekkelund (Eetu Kahelin) has 12.00113; 12 elect. She is elected.",
    ):
        assert line in out


def test_controls_in_names_never_reach_the_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(
        tmp_path, title="\x1b[2J", totals={"A\x1b[31m": 3, "Bina": 1},
        candidates={"1": "A\x1b[31m", "2": "Bina"},
    )  # fmt: skip
    assert "\x1b" not in said(capsys, file)[1]


def test_a_long_count_shows_a_bar_on_a_terminal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(counting, "_LONG", 1)
    (path,) = FOLDER.glob("R01*")
    monkeypatch.setattr("sys.stderr.isatty", lambda: True, raising=False)
    code, _out, err = said(capsys, str(path), "--json")
    assert (code, "Counting" in err) == (0, True)


# What is told


def told(**fields: object) -> str:
    base = {"method": "plurality", "seats": 1}
    file = read_count_file(json.dumps({**base, **fields}).encode())
    result = count(file.contest, lot=file.lot)
    tr = translator("en")
    blocks = explained(file.contest, result, file.names, tr, name_groups=True)
    lines = []
    for block in blocks:
        if isinstance(block, Rows):
            lines += [" | ".join(row) for row in block.rows]
        else:
            assert isinstance(block, Heading | Line)
            lines.append(block.text)
    return "\n".join(lines)


def test_a_tie_is_told_with_what_to_do() -> None:
    text = told(totals={"Asha": 5, "Bina": 5, "Chaya": 1})
    assert "Asha and Bina have 5 votes each." in text
    assert "1 place for them." in text
    assert "First others count again. If they are still equal, draw a lot by hand." in text
    assert "Asha | 5 | 45.45 % | tied" in text


def test_a_lot_that_decided_is_told() -> None:
    text = told(totals={"Asha": 5, "Bina": 5}, recorded_lot={"drawn": "Bina"})
    assert "Elected: Bina." in text
    assert "A lot decided between those who were tied." in text


def test_kept_seats_are_told() -> None:
    fields: dict[str, Any] = {
        "method": "plurality_block", "seats": 2,
        "totals": {"Asha": 9, "Bina": 8, "Chaya": 3},
        "groups": {"trans": ["Chaya"], "migrant": []},
    }  # fmt: skip
    rule = {"reserved": [{"group": "trans", "min": 1}], "mode": "minimal_displacement"}
    text = told(**fields, rule=rule)
    assert "Kept for transgender members: 1 seat. Candidates of this group: Chaya." in text
    assert "Chaya | 3 | elected, kept seat" in text
    assert "Bina | 8 | made room for a kept seat" in text
    assert "as few as possible" in text
    assert "Made room for kept seats: Bina." in text
    assert "Elected from transgender members: 1." in text
    rule = {"reserved": [{"group": "migrant", "min": 1}]}
    text = told(**fields, rule=rule)
    assert "Kept for members from other places and not filled: too few names." in text
    assert "1 seat stays empty." in text
    assert "Bina | 8 | a kept seat stays empty" in text
    assert "ade room for" not in text
    assert "Kept for members from other places: 1 seat.\n" in text


def test_two_rounds_yes_and_no_and_no_ballot_are_told() -> None:
    text = told(method="two_round_majority", totals={"Asha": 40, "Bina": 35, "Chaya": 25})
    assert "More than half of 100 is 51." in text
    assert "To the second round: Asha and Bina." in text
    text = told(method="yes_no_single", candidates={"1": "Asha"}, totals={"yes": 4, "no": 9})
    assert "More said no than yes. The seat stays empty." in text
    text = told(seats=3, candidates={"1": "Asha", "2": "Bina"}, method="plurality_block")
    assert "No ballot is needed." in text
    text = told(totals={"Asha": 9, "Bina": 8}, present=30, eligible_voters=40, ballots_cast=17)
    assert "In the room: 30." in text
    assert "On the roll: 40. Voted: 42.5 %." in text
    assert "The last seat goes with 9 votes." in text
    text = told(totals={"Asha": 9, "Bina": 8}, issued=20, valid=17, blank=2, invalid=1)
    assert "Blank: 2. Invalid: 1." in text


def test_ties_of_ranked_counts_are_told() -> None:
    names = {str(n): name for n, name in enumerate(("Asha", "Bina", "Chaya", "Dolly", "Ela"), 1)}
    ranked: dict[str, Any] = {"method": "stv_scottish_wigm", "seats": 2, "candidates": names}
    text = told(**ranked, ballots=["1|1,2", "2|2", "3|3", "4|4", "5|5"])
    assert "Bina and Chaya have the same, lowest number of votes." in text
    assert "In round 1, the latest in which they differ, it falls to Bina." in text
    assert "As many seats are left as names, 2: elected without the quota: Ela and Dolly." in text
    text = told(**ranked, ballots=["6|1", "2|2", "2|3"])
    assert "Tie without effect: in every order the same names are elected." in text
    assert "A lot is needed." in text
    text = told(
        **ranked, withdrawn=[5], ballots=["6|1", "2|2", "2|3"], recorded_lot={"drawn": "Bina"}
    )
    assert "The lot that was drawn decides: Chaya." in text
    assert "Withdrawn, passed over on every paper: Ela." in text


def test_equal_surpluses_are_told() -> None:
    names = {str(n): chr(64 + n) for n in range(1, 6)}
    text = told(
        method="stv_scottish_wigm", seats=4, candidates=names,
        ballots=["6|1,3", "6|2,4", "3|3", "3|4", "2|5"],
    )  # fmt: skip
    assert "A and B have the same number of spare votes." in text


def test_of_a_tie_among_many_not_every_order_is_written_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = {str(n): chr(64 + n) for n in range(1, 9)}
    file = written(
        tmp_path, method="stv_scottish_wigm", candidates=names, seats=2,
        ballots=[f"1|{n}" for n in range(1, 6)] + ["3|6", "3|7"],
    )  # fmt: skip
    found = as_json(capsys, file)
    assert not found["needs_lot"]
    file = written(
        tmp_path, method="stv_scottish_wigm", candidates=names, seats=4,
        ballots=[f"1|{n}" for n in range(1, 6)] + ["3|6", "3|7", "2|8"],
    )  # fmt: skip
    found = as_json(capsys, file)
    assert (found["tied"], found["seats_for_tied"]) == (["A", "B", "C", "D", "E"], None)
    assert not [key for key in found if key.startswith("with_lot_order")]
    assert "elected_if_lot_excludes_A" not in found
    code, out, _err = said(capsys, file, "--language", "en")
    assert (code, "Tied: A, B, C, D and E." in out) == (0, True)


def test_nobody_leads_where_two_are_equal(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = written(tmp_path, method="irv", ballots=["5|1", "5|2"])
    found = as_json(capsys, file)
    assert found["first_round_leader"] is None
    assert found["then"] == "Asha and Bina tie 5-5 with no earlier difference: lot"


def test_those_who_abstained_are_told_and_no_heading_stands_alone() -> None:
    hands: dict[str, Any] = {"method": "show_of_hands", "candidates": {"1": "Asha"}, "present": 15}
    text = told(**hands, totals={"for": 9, "against": 3, "abstain": 2})
    assert "In the room: 15." in text
    assert "9 for, 3 against, 2 abstained." in text
    block: dict[str, Any] = {"method": "plurality_block", "seats": 2}
    assert "Papers" not in told(**block, totals={"Asha": 9, "Bina": 8, "Chaya": 3})
