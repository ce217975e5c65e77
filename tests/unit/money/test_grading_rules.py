"""Grading: a value in exactly one band; the templates that travel with the program."""

from __future__ import annotations

import json
from dataclasses import replace
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from finance.reports.grading_data import (
    SHIPPED,
    band_text,
    parse_band,
    shipped,
    template_json,
    template_of,
)
from finance.rules.grading import (
    Answer,
    Band,
    Parameter,
    Source,
    Template,
    Unit,
    band_of,
    check_template,
    grade,
)
from sr_board.base.errors import InputInvalid, RuleBroken
from sr_board.i18n.languages import SHIPPED as LANGUAGES


def template(*bands: str, unit: Unit = Unit.PERCENT) -> Template:
    """A template with one parameter."""
    made = tuple(parse_band(text, n) for n, text in enumerate(bands))
    one = Parameter("one", {"en": "One"}, 10, Source.ASKED, unit, made)
    return Template("own", 1, {"en": "Own"}, (one,), ())


@pytest.mark.parametrize(
    ("bands", "unit", "key"),
    [
        (("[0, 50]", "[50, 100]"), Unit.PERCENT, "grading-bands-overlap"),
        (("[0, 60]", "[50, 100]"), Unit.PERCENT, "grading-bands-overlap"),
        (("[0, ]", "[50, 100]"), Unit.PERCENT, "grading-bands-overlap"),
        (("[0, 50]", "[, 100]"), Unit.PERCENT, "grading-bands-overlap"),
        (("[0, 50)", "(50, 100]"), Unit.PERCENT, "grading-bands-gap"),
        (("[0, 49]", "[50, 100]"), Unit.PERCENT, "grading-bands-gap"),
        (("[0, 1]", "[3, ]"), Unit.COUNT, "grading-bands-gap"),
        (("[0, 2]", "(1, ]"), Unit.COUNT, "grading-bands-overlap"),
        (("[0, 99]",), Unit.PERCENT, "grading-bands-open"),
        (("(0, 100]",), Unit.PERCENT, "grading-bands-open"),
        (("[0, 100]",), Unit.MONEY, "grading-bands-open"),
        ((), Unit.PERCENT, "grading-bands-open"),
    ],
)
def test_bands_neither_overlap_nor_leave_a_gap(
    bands: tuple[str, ...], unit: Unit, key: str
) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_template(template(*bands, unit=unit))
    assert refused.value.key == key


@pytest.mark.parametrize(
    ("bands", "unit"),
    [
        (("[0, 50)", "[50, 100]"), Unit.PERCENT),
        (("(90, 100]", "[0, 70)", "[70, 90]"), Unit.PERCENT),
        (("[0, 1]", "[2, 3]", "[4, ]"), Unit.COUNT),
        (("[0, 2)", "(1, 3.5)", "(3, ]"), Unit.COUNT),
        (("[0, 0]", "[1, 1]"), Unit.YES_NO),
        (("[, 100)", "[100, )"), Unit.MONEY),
    ],
)
def test_bands_that_join_are_taken(bands: tuple[str, ...], unit: Unit) -> None:
    check_template(template(*bands, unit=unit))


def test_a_template_needs_parameters_each_with_its_own_key_and_points() -> None:
    good = template("[0, 100]")
    (one,) = good.parameters
    for wrong, key in (
        (replace(good, parameters=()), "grading-empty"),
        (replace(good, parameters=(replace(one, weight=0),)), "grading-empty"),
        (replace(good, parameters=(one, one)), "grading-key-twice"),
        (replace(good, parameters=(one, replace(one, key="b", weight=-1))), "grading-points-wrong"),
        (
            replace(template("[0, 100]", "[1, 2]"), parameters=(_with(one, 11),)),
            "grading-points-wrong",
        ),
    ):
        with pytest.raises(RuleBroken) as refused:
            check_template(wrong)
        assert refused.value.key == key
    with pytest.raises(RuleBroken):
        check_template(replace(shipped("ten_point"), results=shipped("ten_point").results[:2]))


def _with(one: Parameter, points: int) -> Parameter:
    return replace(one, bands=(parse_band("[0, 100]", points),))


@pytest.mark.parametrize("key", [key for key in SHIPPED if key != "nabard_cri"])
def test_templates_that_travel_along_can_be_used(key: str) -> None:
    found = shipped(key)
    check_template(found)
    assert found.key == key and found.out_of in (100, 120)
    for words in (found.name, *(each.name for each in found.parameters)):
        assert set(words) >= set(LANGUAGES)
    assert template_of(json.loads(template_json(found))) == found


def test_the_index_of_which_nothing_is_known_is_empty() -> None:
    with pytest.raises(RuleBroken):
        check_template(shipped("nabard_cri"))
    with pytest.raises(KeyError):
        shipped("unheard_of")


@pytest.mark.parametrize(
    ("value", "points"), [("69.99", 3), ("70", 5), ("90", 5), ("90.01", 10), ("100", 10), ("0", 3)]
)
def test_attendance_on_the_edge_of_a_band(value: str, points: int) -> None:
    (parameter,) = (p for p in shipped("evaluation_chart").parameters if p.key == "attendance")
    assert band_of(parameter, Fraction(value)).points == points


@pytest.mark.parametrize(
    ("each", "grade_", "reached"),
    [(10, "A", True), (8, "B", True), (7, "C", False)],
)
def test_ten_times_ten_marks(each: int, grade_: str, reached: bool) -> None:
    scheme = shipped("ten_point")
    asked = tuple(
        replace(p, source=Source.ASKED, unit=Unit.POINTS, bands=()) for p in scheme.parameters
    )
    answers = {p.key: Answer(Fraction(each), "seen") for p in asked}
    found = grade(replace(scheme, parameters=asked), answers)
    assert (found.points, found.out_of, found.grade) == (10 * each, 100, grade_)
    assert found.reached is reached and found.per_cent == 10 * each
    assert found.marks[0].note == "seen"


@pytest.mark.parametrize(("points", "grade_"), [(85, "B"), (86, "A"), (75, "B"), (74, "C")])
def test_edges_of_the_grades(points: int, grade_: str) -> None:
    scheme = shipped("ten_point")
    one = Parameter("all", {"en": "All"}, 100, Source.ASKED, Unit.POINTS)
    found = grade(replace(scheme, parameters=(one,)), {"all": Answer(Fraction(points))})
    assert found.grade == grade_


def test_without_bands_and_minimum_there_is_no_grade() -> None:
    found = grade(template("[0, 100]"), {"one": Answer(Fraction(5))})
    assert (found.grade, found.reached) == ("", None)


@pytest.mark.parametrize(
    ("unit", "value", "key"),
    [
        (Unit.PERCENT, "101", "grading-value-outside"),
        (Unit.PERCENT, "-1", "grading-value-outside"),
        (Unit.COUNT, "1.5", "grading-value-not-whole"),
        (Unit.POINTS, "10.5", "grading-value-outside"),
        (Unit.POINTS, "11", "grading-value-outside"),
    ],
)
def test_values_outside_are_refused_at_their_field(unit: Unit, value: str, key: str) -> None:
    with pytest.raises(InputInvalid) as refused:
        grade(template("[0, 100]", unit=unit), {"one": Answer(Fraction(value))})
    assert (refused.value.key, refused.value.params["field"]) == (key, "one")
    with pytest.raises(InputInvalid) as missing:
        grade(template("[0, 100]", unit=unit), {})
    assert missing.value.key == "grading-answer-missing"


@pytest.mark.parametrize("text", ["", "70-90", "[a, b]", "[1, 2", "[1; 2]"])
def test_a_band_that_cannot_be_read(text: str) -> None:
    with pytest.raises(InputInvalid):
        parse_band(text)


ends = st.one_of(st.none(), st.decimals(-99, 999, places=2).map(Fraction))


@given(st.builds(Band, ends, ends, st.just(0), st.booleans(), st.booleans()))
def test_writing_a_band_and_reading_it(band: Band) -> None:
    assert parse_band(band_text(band)) == band


@given(st.sampled_from(SHIPPED[:4]), st.decimals(0, 100, places=3).map(Fraction))
def test_a_value_falls_into_exactly_one_band(key: str, value: Fraction) -> None:
    for parameter in shipped(key).parameters:
        fits = value if parameter.unit is Unit.PERCENT else Fraction(int(value))
        assert not parameter.bands or sum(band.holds(fits) for band in parameter.bands) == 1
