"""Grading sheets of a group, and grading by them. Rights: MONEY_READ to look; MONEY_SETTINGS to
change a sheet; MONEY_PREPARE or MONEY_REMARK to grade.

A sheet that travels with the program is copied to the group when it is first used; every change is
a new version, and a result keeps the version it was made with.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from fractions import Fraction

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.reports.grading_commands import ChangeTemplate, GradeGroup, GradingSheet
from finance.reports.grading_data import SHIPPED, shipped, template_json
from finance.reports.grading_reading import newest_of
from finance.reports.measures import MEASURES, Measured
from finance.reports.models import GradingMark, GradingResult, GradingTemplate
from finance.rules.grading import Answer, Parameter, Source, Template, check_template, grade
from finance.rules.ratios import Kind, Ratio
from governance.entry import Entry
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["GradingService", "computed", "sheet_of"]

CHANGED = frozenset({"money", "grading"})


def sheet_of(session: Session, group_id: str, key: str) -> Template:
    """The sheet as the group uses it now. Raises NotFound "grading-unknown"."""
    own = newest_of(session, group_id, key)
    if own is not None:
        return own[1]
    if key not in SHIPPED:
        raise NotFound("grading-unknown", what="grading sheet")
    return shipped(key)


def computed(template: Template, measured: Measured) -> Mapping[str, Ratio | None]:
    """What the program works out for the lines of a sheet; None: nothing to work it out from."""
    return {
        each.key: _ratio(each, measured)
        for each in template.parameters
        if each.source is Source.COMPUTED
    }


def _ratio(parameter: Parameter, measured: Measured) -> Ratio | None:
    work = MEASURES.get(parameter.measure)
    found = work(measured) if work else None
    return found if found is not None and found.denominator else None


def value_of(ratio: Ratio) -> Fraction:
    """The value that falls into a band: per cent to two decimals, or a whole number."""
    if ratio.kind is Kind.PERCENT:
        return min(Fraction(ratio.hundredths, 100), Fraction(100))
    return Fraction(ratio.exact.numerator // ratio.exact.denominator)


class GradingService:
    """Changes sheets and grades by them."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def change_template(self, command: ChangeTemplate) -> Done:
        """Keep a new version of a sheet. Returns its id.

        Raises NotAllowed, NotFound "books-not-opened", and what `check_template` raises.
        """
        require(self._who, Action.MONEY_SETTINGS)
        check_template(command.template)
        with self._uow() as uow:
            books_of(uow.session, command.group_id)
            entry = self._entry(uow.session)
            row = _kept(entry, command.group_id, command.template)
            uow.record("grading.sheet-changed", subject=f"grading_template/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def grade(self, command: GradeGroup) -> Done:
        """Grade a group. Returns the result's id.

        A computed line for which there is nothing in the book must be answered like an asked one.
        Raises NotAllowed, NotFound "books-not-opened", "grading-unknown", RuleBroken of
        `check_template`, InputInvalid of `grade` and "date-until-before-since", "date-in-future".
        """
        self._may_grade()
        with self._uow() as uow:
            entry = self._entry(uow.session)
            books_of(uow.session, command.group_id)
            _check_days(command, entry)
            template_id, template = self._used(entry, command)
            check_template(template)
            measured = Measured(uow.session, command.group_id, command.since, command.until)
            ratios = computed(template, measured)
            answers = _answers(command, ratios)
            result = _written(entry, command, template_id, template, answers, ratios)
            uow.record("grading.done", subject=f"grading_result/{result.id}")
            return Done(result.id, CHANGED, uow.commit())

    def _may_grade(self) -> None:
        if not (self._who.may(Action.MONEY_PREPARE) or self._who.may(Action.MONEY_REMARK)):
            raise NotAllowed(action=str(Action.MONEY_PREPARE))

    @staticmethod
    def _used(entry: Entry, command: GradeGroup) -> tuple[str, Template]:
        own = newest_of(entry.session, command.group_id, command.key)
        if own is not None:
            return own
        template = sheet_of(entry.session, command.group_id, command.key)
        return _kept(entry, command.group_id, template).id, template


def _check_days(command: GradeGroup, entry: Entry) -> None:
    if command.until < command.since:
        raise InputInvalid("date-until-before-since", field="until")
    if command.until > entry.today:
        raise InputInvalid("date-in-future", field="until")


def _kept(entry: Entry, group_id: str, template: Template) -> GradingTemplate:
    last = entry.session.scalar(
        select(func.max(GradingTemplate.version)).where(
            GradingTemplate.group_id == group_id, GradingTemplate.key == template.key
        )
    )
    version = (last or 0) + 1
    row = GradingTemplate(
        **entry.new(),
        group_id=group_id,
        key=template.key,
        version=version,
        content=template_json(replace(template, version=version)),
    )
    entry.session.add(row)
    entry.session.flush()
    return row


def _answers(command: GradeGroup, ratios: Mapping[str, Ratio | None]) -> dict[str, Answer]:
    """What people answered, notes made clean, and over it what the program worked out."""
    answers = {
        key: Answer(each.value, clean_text(each.note, field=key, most=2000))
        for key, each in command.answers.items()
    }
    for key, ratio in ratios.items():
        if ratio is not None:
            note = answers[key].note if key in answers else ""
            answers[key] = Answer(value_of(ratio), note)
    return answers


def _written(
    entry: Entry,
    command: GradeGroup,
    template_id: str,
    template: Template,
    answers: Mapping[str, Answer],
    ratios: Mapping[str, Ratio | None],
) -> GradingResult:
    graded = grade(template, answers)
    result = GradingResult(
        **entry.new(),
        group_id=command.group_id,
        template_id=template_id,
        on_date=entry.today,
        since=command.since,
        until=command.until,
        points=graded.points,
        out_of=graded.out_of,
        grade=graded.grade,
        reached=graded.reached,
        person_id=entry.person_id,
    )
    entry.session.add(result)
    entry.session.flush()
    for place, mark in enumerate(graded.marks, start=1):
        ratio = ratios.get(mark.key)
        entry.session.add(
            GradingMark(
                **entry.new(),
                result_id=result.id,
                place=place,
                key=mark.key,
                value=str(mark.value),
                numerator="" if ratio is None else str(ratio.numerator),
                denominator="" if ratio is None else str(ratio.denominator),
                points=mark.points,
                note=mark.note,
            )
        )
    return result


def graded_sheet(session: Session, group_id: str, key: str, measured: Measured) -> GradingSheet:
    """The sheet with what the program works out, before anybody answers."""
    template = sheet_of(session, group_id, key)
    return GradingSheet(template, computed(template, measured))
