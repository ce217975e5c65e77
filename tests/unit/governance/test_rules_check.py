# ruff: noqa: E501  (cases read better unbroken)
"""`check-rules`: the worked cases agree, and more of their kinds can be written in their ways."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from sr_board.base.errors import InputInvalid
from sr_board.cli.rules_check import answered, cases_of, check_rules
from sr_board.cli.rules_forms import agrees, as_share
from sr_board.i18n import set_language

FIXTURES = Path(__file__).parents[2] / "fixtures" / "governance"


@pytest.fixture(autouse=True)
def english() -> None:
    set_language("en")


def cases(name: str) -> list[Any]:
    return list(cases_of(json.loads((FIXTURES / name).read_text(encoding="utf-8"))))


ALL = [*cases("bylaws.json"), *cases("rotation.json"), *cases("more_cases.json")]


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_every_worked_case_agrees(case: Any) -> None:
    found = answered(case)
    assert found.error is None
    assert found.differs == []
    assert found.agrees is True


def spoilt(value: Any) -> Any:
    """Another value of the same shape."""
    if isinstance(value, list):
        return [spoilt(each) for each in value] if value else ["somebody"]
    if isinstance(value, dict):
        return {**value, "somebody": ["too_new"]}
    if isinstance(value, bool):
        return not value
    return value + 1 if isinstance(value, int | float) else f"{value}x"


@pytest.mark.parametrize("case", ALL, ids=lambda case: case["id"])
def test_every_other_expectation_is_seen_as_a_difference(case: Any) -> None:
    for key, value in case["expected"].items():
        if key.startswith(("note", "title")):
            continue
        wrong = {**case, "expected": {key: spoilt(value)}}
        assert answered(wrong).agrees is False, key


@pytest.mark.parametrize("name", ["bylaws.json", "rotation.json", "more_cases.json"])
@pytest.mark.parametrize("language", ["en", "bn"])
def test_people_are_told_in_sentences(
    name: str, language: str, capsys: pytest.CaptureFixture[str]
) -> None:
    set_language(language)
    assert check_rules(FIXTURES / name) == 0
    told = capsys.readouterr().out
    assert all(case["id"] in told for case in cases(name))
    assert "{" not in told and "_" not in told


def test_figures_are_told_with_the_spelling_of_the_cases(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert check_rules(FIXTURES / "bylaws.json", as_json=True) == 0
    told = json.loads(capsys.readouterr().out)
    by_id = {each["id"]: each for each in told["cases"]}
    assert by_id["G03"]["result"] == {"needed": [3, 3, 11]}
    assert by_id["G07"]["result"]["earliest_lawful_meeting"] == "2026-05-02T18:00"
    assert by_id["G13"]["result"]["level"] == ["warning", "warning", "breach"]
    assert all(each["agrees"] is True for each in told["cases"])


def write(place: Path, content: object) -> Path:
    file = place / "cases.json"
    file.write_text(json.dumps(content), encoding="utf-8")
    return file


def test_a_difference_ends_with_refusal_and_is_named(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    case = {"id": "X1", "area": "delegates", "given": {"per": 300, "members": 151}}
    assert check_rules(write(tmp_path, {**case, "expected": {"delegates": 2}})) == 1
    assert "DIFFERS: delegates: expected 2, found 1." in capsys.readouterr().out
    assert check_rules(write(tmp_path, [{**case, "expected": {"delegates": 2}}]), as_json=True) == 1
    (told,) = json.loads(capsys.readouterr().out)["cases"]
    assert told["differs"] == [{"field": "delegates", "expected": 2, "found": 1}]
    assert check_rules(write(tmp_path, {"cases": [case]})) == 0
    assert "1 delegate." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("case", "key"),
    [
        ({"area": "weather", "given": {}}, "rules-area-unknown"),
        ({"area": "quorum"}, "rules-case-incomplete"),
        ({"area": "quorum", "given": {"quorum": {"kind": "share"}}}, "rules-case-incomplete"),
        ({"area": "quorum", "given": {"roll": "ten", "quorum": {}}}, "rule-value-unreadable"),
        ({"area": "quorum", "given": {"roll": 9, "quorum": {"kind": "x"}}}, "choice-unknown"),
        ({"area": "notice", "given": {"sent": "soon", "meeting": "2026-01-01", "notice_days": 1}}, "rule-value-unreadable"),
        ({"area": "recall", "given": {"roll": 9, "petition_share": "a third"}}, "rule-value-unreadable"),
        ({"area": "rotation", "given": {"office": "x", "on": "2026-01-01", "members": [{}]}}, "rules-case-incomplete"),
        ({"area": "rotation", "given": {"office": "x", "on": "2026-01-01", "members": [{"id": "a", "att": 3}]}}, "rule-value-unreadable"),
    ],
)  # fmt: skip
def test_a_case_that_cannot_be_worked_out_says_why(
    case: Any, key: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = answered(case)
    assert found.error is not None and found.error.key == key
    assert found.agrees is False
    assert check_rules(write(tmp_path, [case])) == 1
    assert check_rules(write(tmp_path, [case]), as_json=True) == 1
    told = capsys.readouterr().out
    assert f'"key": "{key}"' in told and "Traceback" not in told


@pytest.mark.parametrize("content", ["{", "[]", "3", '{"cases": []}', '{"cases": [{"id": "a"}]}'])
def test_a_file_without_cases_is_refused(content: str, tmp_path: Path) -> None:
    file = tmp_path / "cases.json"
    file.write_text(content, encoding="utf-8")
    with pytest.raises(InputInvalid, match="rules-file-unreadable"):
        check_rules(file)
    with pytest.raises(InputInvalid, match="file-not-there"):
        check_rules(tmp_path / "nothing.json")
    with pytest.raises(InputInvalid, match="file-not-read"):
        check_rules(tmp_path)


@pytest.mark.parametrize(
    ("found", "expected", "same"),
    [
        ([30, 30], 30, True),
        (30, [30, 30], True),
        ([30, 31], 30, False),
        (True, 1, False),
        (0, None, False),
        (None, "none", True),
        ([], None, True),
        ({"a": [1]}, {"a": [1]}, True),
        ({"a": [1]}, {"b": [1]}, False),
    ],
)
def test_answers_are_compared_in_whatever_shape(found: Any, expected: Any, same: bool) -> None:
    assert agrees(found, expected) is same


def test_a_share_may_be_written_in_three_ways() -> None:
    assert as_share([1, 3], "x") == as_share({"num": 1, "den": 3}, "x") == as_share("1/3", "x")


def test_days_past_the_calendar_and_counts_below_zero_spoil_only_their_own_case() -> None:
    far = {"sent": "9999-12-30", "meeting": "9999-12-31", "notice_days": 21}
    few = {"roll": -3, "quorum": {"kind": "share", "num": 1, "den": 3}, "present": -1}
    back = {
        "terms": [["2024-04-01", "2022-03-31"]],
        "max_consecutive": 1,
        "stands_on": "2025-01-01",
    }
    over = {"community": 11, "filled": 10}
    cases = (("notice", far), ("quorum", few), ("term_limit", back), ("board_composition", over))
    for area, given in cases:
        found = answered({"area": area, "given": given})
        assert found.error is not None, area
        assert found.error.key == "rule-value-unreadable"
