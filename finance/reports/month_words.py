"""The report of a month in words, the same on the screen and on paper. Source: domain rules 9.5."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from finance.reports.cell_words import NOTHING, cell_words
from finance.reports.queries_month import LockLine, MonthReport
from finance.reports.table import Column, ColumnKind
from finance.rules.ratios import Ratio
from sr_board.i18n import Translator

__all__ = ["Section", "lock_words", "month_sections"]

_PERCENT = Column("share", "share", ColumnKind.PERCENT)
_Pair = tuple[str, str]


@dataclass(frozen=True)
class Section:
    """A part of the report: its heading, and labels with their values."""

    title: str
    rows: tuple[_Pair, ...]


def month_sections(report: MonthReport, tr: Translator) -> tuple[Section, ...]:
    """The whole report, in the order in which it is read."""
    return (
        Section(tr.say("Meetings and members"), tuple(_meetings(report, tr))),
        Section(tr.say("Savings and loans"), tuple(_savings(report, tr))),
        Section(tr.say("Money at the end of the month"), tuple(_money(report, tr))),
        Section(tr.say("Checks"), tuple(_checks(report, tr))),
    )


def lock_words(line: LockLine, tr: Translator) -> str:
    """A lock that was set or lifted, with the reason of a lifting."""
    if not line.lifted:
        return tr.say("Locked up to {day}", day=line.until)
    return tr.say("Lock up to {day} was lifted: {reason}", day=line.until, reason=line.reason)


def _meetings(report: MonthReport, tr: Translator) -> Iterator[_Pair]:
    held = tr.say("{held} of {planned}", held=report.held, planned=report.planned)
    yield tr.say("Meetings held, of those planned"), held
    yield tr.say("Members"), tr.integer(report.members)
    yield tr.say("Mean attendance"), _share(report.attendance, tr)


def _savings(report: MonthReport, tr: Translator) -> Iterator[_Pair]:
    yield tr.say("Savings of the month"), tr.money(report.savings)
    yield tr.say("Savings in all"), tr.money(report.savings_total)
    yield tr.say("Loans given in the month"), tr.money(report.loans_given)
    yield tr.say("Loans returned in the month"), tr.money(report.loans_repaid)
    yield tr.say("Loans still out"), tr.money(report.outstanding)
    yield tr.say("Overdue"), tr.money(report.overdue)
    yield tr.say("Part of the loans late by more than 30 days"), _share(report.par_30, tr)
    yield tr.say("Fines of the month"), tr.money(report.fines)


def _money(report: MonthReport, tr: Translator) -> Iterator[_Pair]:
    yield tr.say("Cash box"), tr.money(report.cash)
    yield tr.say("Bank"), tr.money(report.bank)
    yield tr.say("Owed to lenders"), tr.money(report.lenders)
    yield tr.say("Due to lenders in the month, principal"), tr.money(report.lender_due)
    yield tr.say("Returned to lenders in the month, principal"), tr.money(report.lender_paid)


def _checks(report: MonthReport, tr: Translator) -> Iterator[_Pair]:
    yield tr.say("Last grading"), _graded(report, tr)
    yield tr.say("Corrections in the month"), tr.integer(report.corrections)
    locks = [lock_words(each, tr) for each in report.locks]
    if not locks:
        yield tr.say("Locks set or lifted"), tr.say("none")
    for words in locks:
        yield tr.say("Locks set or lifted"), words
    yield tr.say("Code of the books"), report.code or NOTHING


def _graded(report: MonthReport, tr: Translator) -> str:
    if report.last_grading is None:
        return tr.say("never graded")
    day, points, most, grade = report.last_grading
    words = tr.say("{points} of {most} marks, {day}", points=points, most=most, day=day)
    return f"{grade}: {words}" if grade else words


def _share(ratio: Ratio, tr: Translator) -> str:
    """A percentage; a dash where there is nothing to divide by."""
    return cell_words(_PERCENT, ratio.hundredths, tr) if ratio.denominator else NOTHING
