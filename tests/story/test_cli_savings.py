"""`sr-board share-out` and `savings-interest`, as somebody types them who has no vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sr_board.cli.root import execute
from sr_board.i18n import set_language
from tests.story.cli_place import Said

CASES = Path(__file__).resolve().parents[1] / "fixtures/money/savings_cases.json"
BY_ID = {case["id"]: case for case in json.loads(CASES.read_text("utf-8"))}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")


def give(capsys: pytest.CaptureFixture[str], *words: str) -> Said:
    capsys.readouterr()
    code = execute([*words, "--language", "en"] if "--language" not in words else words)
    out, err = capsys.readouterr()
    return Said(int(code), out, err)


def stored(folder: Path, content: object) -> str:
    file = folder / "figures.json"
    file.write_text(content if isinstance(content, str) else json.dumps(content), "utf-8")
    return str(file)


def test_every_case_of_the_list_comes_out(capsys: pytest.CaptureFixture[str]) -> None:
    found: dict[str, Any] = {}
    for verb in ("share-out", "savings-interest"):
        said = give(capsys, verb, str(CASES), "--json")
        assert said.code == 0, said.err
        found |= {case["id"]: case for case in said.json}
    told = set(found)
    assert told == BY_ID.keys() - {"S11"} and len(told) == 6
    for key in told:
        assert BY_ID[key]["expected"].items() <= found[key].items()


def test_a_surplus_and_a_story(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    said = give(capsys, "share-out", stored(tmp_path, BY_ID["S09"]), "--json")
    assert said.json["shares"] == BY_ID["S09"]["expected"]["shares"]
    assert give(capsys, "share-out", stored(tmp_path, BY_ID["S09"])).out.count("₹") == 5


def test_ways_to_write_members(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for members in (
        {"members": [{"id": "A", "shares": 2, "set_off": 20}, {"id": "B", "shares": 1}]},
        {"members": {"A": {"shares": 2, "principal": 15, "interest": 5}, "B": {"shares": 1}}},
        {"shares": {"A": 2, "B": 1}, "set_offs": {"A": 20}},
    ):
        content = {"pool": 100, "residue": None, **members}
        said = give(capsys, "share-out", stored(tmp_path, content), "--json")
        assert [p["net"] for p in said.json["payouts"]] == [47, 33]
    assert [p["id"] for p in said.json["payouts"]] == ["A", "B"]
    by_place = {"cash": 70, "bank": 35, "members": [3, 4], "unit": 10, "residue": "carry_over"}
    said = give(capsys, "share-out", stored(tmp_path, by_place), "--json")
    assert (said.json["pool"], said.json["residue"], said.json["net"]) == (100, 5, 100)
    said = give(capsys, "share-out", stored(tmp_path, by_place), "--language", "bn")
    assert "₹" in said.out and said.code == 0


def test_a_profit_is_shared_like_a_pool(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    content = {"kind": "profit_share", "inputs": {"amount": 100, "members": [2, 1]}}
    said = give(capsys, "share-out", stored(tmp_path, content), "--json")
    assert [p["net"] for p in said.json["payouts"]] == [67, 33]


def test_tables_for_people(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "₹\u00a03.00" in give(capsys, "share-out", str(CASES)).out
    content = {"balances": [100000, 200000], "rate": 6, "unit": 100}
    assert "₹\u00a015.00" in give(capsys, "savings-interest", stored(tmp_path, content)).out
    said = give(capsys, "share-out", stored(tmp_path, {"share_price": 500, "paid": {"A": 700}}))
    assert "₹\u00a02.00" in said.out
    assert give(capsys, "share-out", stored(tmp_path, {"share_price": 500, "paid": 5})).code == 0


@pytest.mark.parametrize(
    ("content", "key"),
    [
        ("{", "figures-unreadable"),
        ("3", "figures-unreadable"),
        ({"pool": 1, "members": 3}, "figures-unreadable"),
        ('{"pool": 1.5, "members": [3]}', "figures-unreadable"),
        ({"pool": True, "members": [3]}, "figures-unreadable"),
        ({"pool": 1, "members": [3], "residue": "sea"}, "figures-unreadable"),
        ({"pool": 9, "total_shares": 3, "member_shares": 4}, "figures-unreadable"),
        ({"kind": "par"}, "figures-unreadable"),
        ({"savings_paid": 3}, "figures-unreadable"),
        ({"members": [3]}, "figures-unreadable"),
        ({"total_shares": 3, "member_shares": 1}, "figures-unreadable"),
        ({"pool": 9, "members": [3], "set_off": [5]}, "figures-unreadable"),
        ({"rate": "6"}, "figures-unreadable"),
        ([3, {"kind": "par"}], "figures-unreadable"),
        ({"balances": 3, "rate": "6"}, "figures-unreadable"),
        ({"balances": [3], "rate": None}, "loan-rate-wrong"),
        ({"pool": 105, "members": [3], "unit": 10}, "share-residue"),
        (" " * (4 * 1024 * 1024) + "{}", "figures-unreadable"),
    ],
)
def test_what_cannot_be_worked_out(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: object, key: str
) -> None:
    said = give(capsys, "share-out", stored(tmp_path, content))
    assert said.code == 1 and key in said.err and said.out == ""


def test_files_that_are_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    assert "file-not-there" in give(capsys, "share-out", str(tmp_path / "none.json")).err
    assert "file-not-read" in give(capsys, "share-out", str(tmp_path)).err
