"""Grading by a sheet that a group may change, and the ratios with their rows."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from fractions import Fraction

import pytest

from finance.reports.grading_commands import ChangeTemplate, GradeGroup
from finance.reports.grading_data import SHIPPED, shipped
from finance.rules.grading import Answer, Source
from sr_board.access.roles import Action, Role
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken, SRBoardError

from .conftest import Money
from .reports_place import MAY, kept, reports

__all__ = ["kept"]


def answers(key: str, points: int = 8) -> dict[str, Answer]:
    """Points for every asked line, and values for what the book cannot tell."""
    return {
        each.key: Answer(Fraction(points if each.source is Source.ASKED else 80), "seen")
        for each in shipped(key).parameters
    }


def test_a_group_is_graded_and_the_sheet_is_kept_with_the_result(money: Money) -> None:
    money.receive(6000, on_date=date(2026, 5, 3))
    desk = reports(money)
    sheet = desk.graded.sheet(money.group, "ten_point", *MAY)
    lending = sheet.computed["lending"]
    assert lending is not None and (lending.numerator, lending.denominator) == (0, 6000)
    assert sheet.computed["repayment"] is None
    made = desk.grading.grade(GradeGroup(money.group, "ten_point", *MAY, answers("ten_point")))
    found = desk.graded.result(made.id)
    marks = {mark.key: mark for mark in found.graded.marks}
    assert marks["participation"].points == 8 and marks["participation"].note == "seen"
    assert (marks["lending"].value, marks["lending"].points) == (0, 3)
    assert (marks["repayment"].value, marks["repayment"].points) == (80, 5)
    assert found.divided == {"lending": ("0", "6000")}
    assert (found.row.version, found.row.grade, found.row.reached) == (1, "C", False)
    assert found.graded.points == sum(mark.points for mark in found.graded.marks) == 63
    assert desk.graded.results(money.group) == (found.row,)


def test_a_changed_sheet_is_a_new_version_and_old_results_keep_theirs(money: Money) -> None:
    desk, admin = reports(money), reports(money, Role.ADMINISTRATOR)
    first = desk.grading.grade(GradeGroup(money.group, "abc_sheet", *MAY, answers("abc_sheet"))).id
    changed = replace(shipped("abc_sheet"), name={"en": "Our sheet"})
    admin.grading.change_template(ChangeTemplate(money.group, changed))
    second = desk.grading.grade(GradeGroup(money.group, "abc_sheet", *MAY, answers("abc_sheet"))).id
    assert desk.graded.result(first).row.version == 1
    assert desk.graded.result(second).row.version == 2
    assert desk.graded.result(second).template.name == {"en": "Our sheet"}
    rows = {row.key: row for row in desk.graded.templates(money.group)}
    assert list(rows) == list(SHIPPED)
    assert rows["abc_sheet"].own and rows["abc_sheet"].version == 2
    assert not rows["nabard_cri"].usable and not rows["ten_point"].own


def test_what_is_refused(kept: Money) -> None:
    grading = reports(kept).grading
    good = answers("ten_point")
    for wrong, key in (
        (GradeGroup(kept.group, "ten_point", *MAY, {}), "grading-answer-missing"),
        (GradeGroup(kept.group, "ten_point", MAY[1], MAY[0], good), "date-until-before-since"),
        (GradeGroup(kept.group, "ten_point", MAY[0], date(2027, 1, 1), good), "date-in-future"),
        (GradeGroup(kept.group, "unknown", *MAY, good), "grading-unknown"),
        (GradeGroup(kept.group, "nabard_cri", *MAY, {}), "grading-empty"),
    ):
        with pytest.raises(SRBoardError) as refused:
            grading.grade(wrong)
        assert refused.value.key == key
    empty = replace(shipped("ten_point"), parameters=())
    with pytest.raises(RuleBroken):
        reports(kept, Role.ADMINISTRATOR).grading.change_template(ChangeTemplate(kept.group, empty))
    with pytest.raises(NotFound):
        reports(kept).graded.result("nothing")


def test_ratios_have_their_rows(kept: Money) -> None:
    found = reports(kept).graded.ratios(kept.group, *MAY)
    ratios = {each.key: each for each in found.ratios}
    saved = ratios["average-savings"]
    assert (saved.numerator, saved.denominator, saved.hundredths) == (18000, 10, 1800)
    assert [row.part for row in saved.rows][:2] == [10000, 8000] and len(saved.rows) == 10
    assert ratios["par-0"].exact == ratios["par-30"].exact == 0
    assert ratios["members-with-loan"].denominator == 10
    assert ratios["retention"].hundredths == 10000
    assert ratios["return-on-savings"].numerator == Fraction(70 * 365, 31)
    assert found.ageing.total == 0


@pytest.mark.parametrize("role", list(Role))
def test_who_may_grade_and_change_a_sheet(kept: Money, role: Role) -> None:
    desk = reports(kept, role)
    tries = [
        (
            lambda: desk.grading.change_template(
                ChangeTemplate(kept.group, replace(shipped("ten_point"), parameters=()))
            ),
            {Action.MONEY_SETTINGS},
        ),
        (
            lambda: desk.grading.grade(GradeGroup(kept.group, "unknown", *MAY, {})),
            {Action.MONEY_PREPARE, Action.MONEY_REMARK},
        ),
        (lambda: desk.graded.templates(kept.group), {Action.MONEY_READ}),
        (lambda: desk.graded.sheet(kept.group, "panchasutra", *MAY), {Action.MONEY_READ}),
        (lambda: desk.graded.results(kept.group), {Action.MONEY_READ}),
        (lambda: desk.graded.result("nothing"), {Action.MONEY_READ}),
        (lambda: desk.graded.ratios(kept.group, *MAY), {Action.MONEY_READ}),
    ]
    for each, rights in tries:
        allowed = any(desk.who.may(right) for right in rights)
        try:
            each()
        except NotAllowed:
            assert not allowed
        except (RuleBroken, NotFound, InputInvalid):
            assert allowed
        else:
            assert allowed
