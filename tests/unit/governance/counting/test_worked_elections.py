"""The worked elections, real and made: every field that they expect, one by one."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from governance.ballot_files import read_count_file
from governance.count_file import CountFile
from governance.rules.counting.contest import Unfilled
from governance.rules.counting.count import count
from governance.rules.counting.result import CountResult, rounds_logged

FOLDER = Path(__file__).parents[3] / "fixtures" / "elections"
FILES = sorted(FOLDER.glob("[RS]*.json"))


def read(name: str) -> CountFile:
    (found,) = FOLDER.glob(f"{name}*.json")
    return read_count_file(found.read_bytes())


def expected_of(file: Path) -> dict[str, Any]:
    return dict(json.loads(file.read_text("utf-8"))["expected"])


def names(file: CountFile, numbers: tuple[int, ...]) -> list[str]:
    return [file.names[number] for number in numbers]


def counted(file: CountFile, *lot: str) -> CountResult:
    return count(file.contest, lot=file.numbers_of(list(lot)))


def fields(file: CountFile, result: CountResult) -> dict[str, Any]:
    found = result.to_json(file.names)
    found["elected_in_order_of_this_rule"] = names(file, result.elected_set)
    found["rounds_logged"] = rounds_logged(result.rounds, file.names)
    found["tie_met"] = [sorted(names(file, tie.tied)) for tie in result.ties]
    return found


@pytest.mark.parametrize("path", FILES, ids=[path.stem[:4] for path in FILES])
def test_every_plain_field_is_as_expected(path: Path) -> None:
    file = read_count_file(path.read_bytes())
    found = fields(file, count(file.contest))
    expected = {key: value for key, value in expected_of(path).items() if key in found}
    assert {key: found[key] for key in expected} == expected


@pytest.mark.parametrize("name", ["R15", "R17", "R20"])
def test_a_tie_stops_without_the_lot_and_is_decided_by_it(name: str) -> None:
    file = read(name)
    (path,) = FOLDER.glob(f"{name}*.json")
    expected = expected_of(path)
    without, with_lot = count(file.contest), count(file.contest, lot=file.lot)
    for result, part in ((without, "without_lot"), (with_lot, "with_lot")):
        found = result.to_json(file.names)
        assert {key: found[key] for key in expected[part]} == expected[part]


def test_the_order_of_the_lot_fills_the_last_seats() -> None:
    file = read("S01")
    result = counted(file, "Farida", "Dolly", "Ela")
    assert names(file, result.elected_set) == ["Asha", "Bina", "Chaya", "Farida", "Dolly"]
    assert (result.decided_by, result.needs_lot) == ("lot", False)


def test_a_lot_that_is_not_complete_settles_as_much_as_it_can() -> None:
    file = read("S01")
    result = counted(file, "Ela")
    assert names(file, result.elected_set) == ["Asha", "Bina", "Chaya", "Ela"]
    assert names(file, result.tied) == ["Dolly", "Farida"]
    assert (result.seats_for_tied, result.needs_lot) == (1, True)


@pytest.mark.parametrize(
    ("unfilled", "elected", "vacant"),
    [(Unfilled.VACANT, "ABCD", ("trans",)), (Unfilled.OPEN, "ABCDE", ())],
)
def test_a_kept_seat_without_a_name(
    unfilled: Unfilled, elected: str, vacant: tuple[str, ...]
) -> None:
    file = read("S07")
    assert file.both_unfilled
    result = count(replace(file.contest, unfilled=unfilled))
    assert names(file, result.elected_set) == list(elected)
    assert result.vacant_reserved == vacant
    assert result.vacant_seats == 5 - len(elected)


@pytest.mark.parametrize(("stays", "goes"), [("Diane", "Amy"), ("Amy", "Diane")])
def test_the_lot_keeps_whoever_is_drawn_first(stays: str, goes: str) -> None:
    file = read("S11")
    waits = count(file.contest)
    assert names(file, waits.elected_certain) == ["Chuck"]
    assert names(file, waits.tied) == ["Amy", "Diane"]
    assert (waits.needs_lot, waits.seats_for_tied, waits.decided_by) == (True, 1, None)
    for lot in ([stays], [stays, goes]):
        done = counted(file, *lot)
        assert names(file, done.elected_set) == ["Chuck", stays]
        assert done.decided_by == "lot"


def test_the_leader_of_the_first_choices_need_not_win() -> None:
    file = read("R07")
    result = count(file.contest)
    first = result.rounds[0].tallies
    assert file.names[max(first, key=lambda c: first[c])] == "Brian Lenihan"
    assert names(file, result.elected_set) == ["Mary Robinson"]
