"""Grading sheets, results and ratios of a group. Right: MONEY_READ."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from fractions import Fraction

from sqlalchemy import select
from sqlalchemy.orm import Session

from finance.ledger.books import books_of
from finance.reports.grading_commands import GradingSheet, ResultRow, ResultView, TemplateRow
from finance.reports.grading_data import SHIPPED
from finance.reports.grading_reading import version_of
from finance.reports.loan_facts import loan_facts
from finance.reports.measures import MEASURES, Measured
from finance.reports.models import GradingMark, GradingResult, GradingTemplate
from finance.reports.service_grading import graded_sheet, sheet_of
from finance.rules.grading import Graded, Mark, Template
from finance.rules.loans.arrears import Ageing, Outstanding, ageing
from finance.rules.ratios import Ratio, days_late
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.errors import NotFound
from sr_board.people.models import Person
from sr_board.store.uow import ReadFactory

__all__ = ["GradingQueries", "RatiosView"]


@dataclass(frozen=True)
class RatiosView:
    """All ratios of a time by key, each with the rows behind it, and the ageing of the loans."""

    since: date
    until: date
    ratios: tuple[Ratio, ...]
    ageing: Ageing


class GradingQueries:
    """Grading and ratios for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn) -> None:
        self._read, self._who = read, who

    def templates(self, group_id: str) -> tuple[TemplateRow, ...]:
        """Sheets that there are: the group's own versions, and those of the program.

        Raises NotAllowed, NotFound "books-not-opened".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            own = set(
                session.scalars(
                    select(GradingTemplate.key).where(GradingTemplate.group_id == group_id)
                )
            )
            keys = [*SHIPPED, *sorted(own - set(SHIPPED))]
            sheets = [sheet_of(session, group_id, key) for key in keys]
        return tuple(
            TemplateRow(each.key, each.version, each.name, each.key in own, each.out_of > 0)
            for each in sheets
        )

    def template(self, group_id: str, key: str) -> Template:
        """A sheet as the group uses it now. Read also by who sets it (MONEY_SETTINGS).

        Raises NotAllowed, NotFound "books-not-opened", "grading-unknown".
        """
        if not self._who.may(Action.MONEY_SETTINGS):
            require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return sheet_of(session, group_id, key)

    def sheet(self, group_id: str, key: str, since: date, until: date) -> GradingSheet:
        """A sheet with what the program works out for a time.

        Raises NotAllowed, NotFound "books-not-opened", "grading-unknown".
        """
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            return graded_sheet(session, group_id, key, Measured(session, group_id, since, until))

    def results(self, group_id: str) -> tuple[ResultRow, ...]:
        """Results, the newest first. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            found = session.scalars(
                select(GradingResult)
                .where(GradingResult.group_id == group_id)
                .order_by(GradingResult.on_date.desc(), GradingResult.recorded_at.desc())
            ).all()
            return tuple(_row(session, each) for each in found)

    def result(self, result_id: str) -> ResultView:
        """One result with its marks. Raises NotAllowed, NotFound "grading-result-unknown"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            found = session.get(GradingResult, result_id)
            if found is None:
                raise NotFound("grading-result-unknown", what="grading result")
            marks = session.scalars(
                select(GradingMark)
                .where(GradingMark.result_id == result_id)
                .order_by(GradingMark.place)
            ).all()
            graded = Graded(
                tuple(Mark(m.key, Fraction(m.value), m.points, m.note) for m in marks),
                found.points,
                found.out_of,
                found.grade,
                found.reached,
            )
            return ResultView(
                _row(session, found),
                found.since,
                found.until,
                version_of(session, found.template_id),
                graded,
                {m.key: (m.numerator, m.denominator) for m in marks if m.numerator},
            )

    def ratios(self, group_id: str, since: date, until: date) -> RatiosView:
        """All ratios of a time. Raises NotAllowed, NotFound "books-not-opened"."""
        require(self._who, Action.MONEY_READ)
        with self._read() as session:
            books_of(session, group_id)
            measured = Measured(session, group_id, since, until)
            loans = loan_facts(session, group_id, until)
            return RatiosView(
                since,
                until,
                (measured.par(0), *(work(measured) for work in MEASURES.values())),
                ageing(Outstanding(each.outstanding, days_late(each, until)) for each in loans),
            )


def _row(session: Session, found: GradingResult) -> ResultRow:
    sheet = version_of(session, found.template_id)
    person = session.get(Person, found.person_id)
    return ResultRow(
        found.id,
        found.on_date,
        sheet.key,
        sheet.name,
        sheet.version,
        found.points,
        found.out_of,
        found.grade,
        found.reached,
        person.chosen_name if person else "",
    )
