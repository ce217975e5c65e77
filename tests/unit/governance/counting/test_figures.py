"""Decimals from whole numbers, shares with an exact half up, and the result as JSON."""

from __future__ import annotations

import json
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.rules.counting.ballots import Pattern
from governance.rules.counting.checks import half_up, share_percent, turnout_percent
from governance.rules.counting.contest import Contest, Method
from governance.rules.counting.count import count
from governance.rules.counting.result import decimal_text, number_of


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (1_558_060, "15.5806"), (1, "0.00001"), (0, "0"), (300_000, "3"), (-250_000, "-2.5"),
        (10**17 + 1, "1000000000000.00001"),
    ],
)  # fmt: skip
def test_decimals_come_from_whole_numbers(value: int, text: str) -> None:
    assert decimal_text(value) == text
    assert number_of(value) == float(text)
    assert isinstance(number_of(300_000), int)


def test_places_can_be_kept() -> None:
    assert decimal_text(5_270, 100, least=2) == "52.70"
    assert decimal_text(300, 100, least=2) == "3.00"


@given(st.integers(0, 10**6), st.integers(1, 10**6), st.sampled_from([10, 100, 1000]))
def test_an_exact_half_goes_up(part: int, whole: int, parts: int) -> None:
    found = half_up(part, whole, parts)
    assert found is not None
    exact = Fraction(part * parts, whole)
    assert -Fraction(1, 2) <= exact - found < Fraction(1, 2)


def test_shares_and_turnout_as_they_are_printed() -> None:
    assert share_percent(20_595, 39_110) == 5_266
    assert turnout_percent(74, 91) == 813
    assert share_percent(1, 0) is None
    assert half_up(1, 800, 100) == 0
    assert half_up(1, 200, 100) == 1


FIELDS = """elected_set elected_certain tied seats_for_tied needs_lot decided_by vacant_seats
vacant_reserved elected_by_reservation displaced_by_reservation reservation_met runoff
leader_share_percent quota rounds final_round valid blank invalid totals turnout_percent accepted
error reason"""


def test_the_result_has_the_fields_of_the_rules_and_no_other() -> None:
    papers = (Pattern(5, (1, 2)), Pattern(3, (2,)), Pattern(2, (3, 1)), Pattern(2, (4, 1)))
    result = count(Contest(Method.STV, 2, (1, 2, 3, 4), papers=papers))
    found = result.to_json({1: "Asha", 2: "Bina", 3: "Chaya", 4: "Dolly"})
    assert set(found) == set(FIELDS.split())
    assert json.loads(json.dumps(found)) == found
    ties = [each["tie"] for each in found["rounds"] if each["tie"]]  # type: ignore[attr-defined]
    assert ties == [
        {
            "action": "exclude",
            "tied": ["Chaya", "Dolly"],
            "settled": "without_effect",
            "chosen": "Chaya",
            "round": None,
        }
    ]


def test_a_result_that_waits_is_json_too() -> None:
    papers = (Pattern(2, (1,)), Pattern(2, (2,)))
    found = count(Contest(Method.IRV, 1, (1, 2), papers=papers)).to_json({1: "B", 2: "A"})
    assert (found["tied"], found["needs_lot"]) == (["A", "B"], True)
    assert found["final_round"] == {"B": 2, "A": 2}
    assert found["rounds"][-1]["tie"]["chosen"] is None  # type: ignore[index]
