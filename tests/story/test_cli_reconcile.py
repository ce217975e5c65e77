"""`sr-board reconcile`, as somebody types it who has two lists and no vault."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from sr_board.cli.root import execute
from sr_board.i18n import set_language

MARCH: dict[str, Any] = {
    "as_of": "2026-03-31",
    "bank_balance": 501940,
    "book_balance": 545000,
    "bank": [
        {"id": "b1", "on": "2026-03-03", "in": 500000, "balance": 500000},
        {"id": "b2", "date": "2026-03-30", "out": 1180, "balance": 498820},
        {"id": "b3", "on": "2026-03-31", "amount": 3120, "balance": 501940},
    ],
    "book": [
        {"id": "k1", "on": "2026-03-02", "amount": 500000, "number": "41"},
        {"id": "k2", "on": "2026-03-31", "amount": 70000},
        {"id": "k3", "on": "2026-03-20", "amount": -25000},
    ],
}


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    set_language("en")


def give(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, content: object, *words: str
) -> tuple[int, str, str]:
    """Exit code, what was said and what was remarked about a file."""
    file = tmp_path / "lines.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    capsys.readouterr()
    code = execute(["reconcile", str(file), *words, "--language", "en"])
    out, err = capsys.readouterr()
    return code, out, err


def test_matches_open_items_and_the_statement(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    code, out, _ = give(capsys, tmp_path, MARCH, "--json")
    found = json.loads(out)
    assert code == 0
    assert found["matches"] == [{"bank": ["b1"], "book": ["k1"]}]
    assert {one["id"]: one["kind"] for one in found["open"]} == {
        "k2": "deposit_not_at_bank",
        "k3": "withdrawal_not_at_bank",
        "b3": "bank_in_not_booked",
        "b2": "bank_out_not_booked",
    }
    assert found["statement"]["expected_book_balance"] == 545000
    assert found["balance_breaks"] == []


def test_the_sides_may_be_called_lines(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    other = {key: value for key, value in MARCH.items() if key not in {"bank", "book"}}
    other |= {"bank_lines": MARCH["bank"], "book_lines": MARCH["book"]}
    assert give(capsys, tmp_path, other, "--json")[0] == 0


def test_in_words_and_what_is_unexplained(
    capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    other = {**MARCH, "book_balance": 550000, "matches": [{"bank": ["b1"], "book": ["k1"]}]}
    code, out, err = give(capsys, tmp_path, other)
    assert code == 1
    assert "Open items" in out
    assert "50" in err


@pytest.mark.parametrize(
    "change",
    [
        {"bank": 5},
        {"bank": [{"id": "x", "on": "2026-03-01", "amount": 5.5}]},
        {"bank": [{"id": "x", "on": "2026-03-01", "amount": 0}]},
        {"bank": [{"id": "x", "on": "2026-03-01", "amount": 1}] * 2},
        {"as_of": "soon"},
        {"window": -1},
        {"bank_balance": True},
        {"matches": 4},
        {"matches": ["b1"]},
        {"matches": [{"bank": 5, "book": ["k1"]}]},
        {"matches": [{"bank": "b1", "book": ["k1"]}]},
        {"matches": [{"bank": ["b9"], "book": ["k1"]}]},
        {"matches": [{"bank": ["b1"], "book": ["k2"]}]},
    ],
)
def test_what_cannot_be_read_is_refused(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, change: dict[str, object]
) -> None:
    code, out, err = give(capsys, tmp_path, {**MARCH, **change}, "--json")
    assert (code, out) == (1, "")
    assert err
    assert give(capsys, tmp_path, [change])[0] == 1


def test_a_line_is_ticked_once(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    twin = [{"id": "k4", "on": "2026-03-02", "amount": 500000}, *MARCH["book"]]
    ticked = [{"bank": ["b1"], "book": ["k1"]}, {"bank": ["b1"], "book": ["k4"]}]
    code, out, err = give(capsys, tmp_path, {**MARCH, "book": twin, "matches": ticked}, "--json")
    assert (code, out) == (1, "")
    assert "match-line-twice" in err and "b1" in err


def test_a_file_that_is_not_there(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    for path, key in ((tmp_path / "none.json", "file-not-there"), (tmp_path, "file-not-read")):
        assert execute(["reconcile", str(path), "--language", "en"]) == 1
        assert key in capsys.readouterr().err
