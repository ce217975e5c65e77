"""Steps of a grading sheet: written by people, kept as bands without gap or overlap."""

from __future__ import annotations

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.reports.grading_data import SHIPPED, shipped
from finance.rules.grading import Band, Parameter, Source, Template, Unit, check_template
from finance.rules.grading_steps import Step, bands_of, parse_steps, step_text, steps_of
from sr_board.base.errors import InputInvalid


def test_steps_are_read_in_any_digits() -> None:
    found = parse_steps("৯০ = 10\n\n > 85.5 = A \n0=0")
    assert found == (
        Step(Fraction(90), "10"),
        Step(Fraction(171, 2), "A", above=True),
        Step(Fraction(0), "0"),
    )
    assert [step_text(step) for step in found] == ["90 = 10", "> 85.5 = A", "0 = 0"]


@pytest.mark.parametrize("text", ["90", "ninety = 10", "90 = ", "-5 = 1", "[70, 90) = 3"])
def test_what_is_no_step_is_named(text: str) -> None:
    with pytest.raises(InputInvalid) as wrong:
        parse_steps(text)
    assert (wrong.value.key, wrong.value.params["text"]) == (
        "grading-step-unreadable",
        text.strip(),
    )


def test_a_step_ends_where_the_next_begins() -> None:
    """Above 85 A, 75 to 85 B, below C: the ten points of the domain paper."""
    found = bands_of(parse_steps("> 85 = A\n75 = B\n0 = C"), 100)
    assert found == (
        (Band(Fraction(0), Fraction(75), 0, high_closed=False), "C"),
        (Band(Fraction(75), Fraction(85), 0), "B"),
        (Band(Fraction(85), Fraction(100), 0, low_closed=False), "A"),
    )
    assert bands_of([Step(Fraction(4), "10")], None)[0][0].high is None
    assert bands_of([], 100) == ()


def test_the_same_beginning_twice_is_refused() -> None:
    with pytest.raises(InputInvalid, match="grading-step-twice"):
        bands_of(parse_steps("5 = 1\n5 = 2"), 100)


STEPS = st.lists(st.tuples(st.integers(0, 100), st.booleans()), min_size=1, max_size=8, unique=True)


@given(STEPS)
def test_any_steps_from_nought_make_a_usable_line(found: list[tuple[int, bool]]) -> None:
    first = {(0, False), *((low, above) for low, above in found if (low, above) != (100, True))}
    steps = [Step(Fraction(low), str(place), above) for place, (low, above) in enumerate(first)]
    bands = bands_of(steps, 100)
    line = Parameter("x", {"en": "x"}, 99, Source.ASKED, Unit.PERCENT, tuple(b for b, _ in bands))
    check_template(Template("t", 1, {"en": "t"}, (line,), ()))
    again = steps_of(bands)
    assert sorted(again, key=str) == sorted(steps, key=str)
    for value in range(101):
        assert sum(band.holds(Fraction(value)) for band, _ in bands) == 1


@pytest.mark.parametrize("key", SHIPPED)
def test_sheets_of_the_program_keep_their_marks(key: str) -> None:
    for each in shipped(key).parameters:
        top = {Unit.PERCENT: 100, Unit.YES_NO: 1}.get(each.unit)
        written = bands_of(steps_of([(b, str(b.points)) for b in each.bands]), top)
        for value in range(101 if each.unit is Unit.PERCENT else 6 if each.bands else 0):
            if each.unit is Unit.YES_NO and value > 1:
                continue
            before = [b.points for b in each.bands if b.holds(Fraction(value))]
            assert [int(w) for b, w in written if b.holds(Fraction(value))] == before
