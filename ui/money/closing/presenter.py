"""What the pages of closing, audit, export and grading show and do. No Qt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from finance.reports.desk import ReportsDesk
from finance.reports.queries_month import MonthReport
from finance.reports.queries_statements import StatementsView
from finance.reports.reading import BookWanted
from finance.reports.service_audit import RemarkRow, SampleView
from finance.reports.service_closing import CloseMonth, CloseYear, ClosingSteps
from finance.reports.service_export import PrintRow
from finance.rules.locks import month_end
from sr_board.access.roles import Action
from sr_board.base.dates import add_months
from sr_board.base.results import Done
from ui.live import say
from ui.money.closing.work import ReportsWork

__all__ = [
    "PAPER_COUNTS",
    "AuditShown",
    "Beside",
    "Books",
    "ClosingShown",
    "MonthShown",
    "ReportsPresenter",
    "Spans",
]


@dataclass(frozen=True)
class Books:
    """A group with open books."""

    group_id: str
    name: str
    opened_on: date


@dataclass(frozen=True)
class Spans:
    """First days of the months and years that can be closed, the newest first."""

    months: tuple[date, ...]
    years: tuple[date, ...]


@dataclass(frozen=True)
class ClosingShown:
    """A month or a year to be closed. `ends_a_year`: an open month with which its book year ends;
    `next_year`: the balances with which the year after a closed one begins."""

    spans: Spans
    first: date
    steps: ClosingSteps
    ends_a_year: bool = False
    next_year: StatementsView | None = None


@dataclass(frozen=True)
class AuditShown:
    """Remarks of a group, and the last sample."""

    remarks: tuple[RemarkRow, ...]
    sample: SampleView | None
    prints: tuple[PrintRow, ...]


@dataclass(frozen=True)
class MonthShown:
    """A month: its report, and its statements by the monthly form."""

    report: MonthReport
    view: StatementsView


_HALF = 6
PAPER_COUNTS: Mapping[str, tuple[str, ...]] = {
    "cash": ("1010",),
    "bank": ("1020",),
    "savings": ("2010", "2020", "2030"),
    "loans": ("1110",),
}
"""What a paper book is asked for, and the accounts that hold it here."""


@dataclass(frozen=True)
class Beside:
    """A figure of the paper book beside the books, in paise."""

    key: str
    paper: int
    book: int

    @property
    def difference(self) -> int:
        """What the paper has more."""
        return self.paper - self.book


class ReportsPresenter:
    """Plain data for the pages."""

    def __init__(self, work: ReportsWork) -> None:
        self._work = work

    @property
    def desk(self) -> ReportsDesk:
        """Queries and services."""
        return self._work.money.reports

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    def may(self, action: Action) -> bool:
        """Whether she has a right, to leave something out."""
        return self._work.who.may(action)

    def groups(self) -> tuple[Books, ...]:
        """Groups with open books."""
        return tuple(Books(*each) for each in self.desk.statements.groups())

    def spans(self, group: Books) -> Spans:
        """Months and years from the opening of the books until today."""
        months, years = [], []
        day = group.opened_on.replace(day=1)
        while day <= self.today:
            months.append(day)
            first = self.desk.statements.year_of(group.group_id, day)[0]
            if first not in years:
                years.append(first)
            day = add_months(day, 1)
        return Spans(tuple(reversed(months)), tuple(reversed(years)))

    def steps(self, group: str, first: date, *, year: bool) -> ClosingSteps:
        """What is done and what is missing."""
        closing = self.desk.closing
        return closing.year_steps(group, first) if year else closing.month_steps(group, first)

    def first_open(self, group: Books, *, year: bool) -> date:
        """The oldest month or year that is not locked, or the one of today."""
        return self.desk.closing.first_open(group.group_id, year=year)

    def ends_a_year(self, group: str, month: date) -> bool:
        """Whether a month is the last of a book year that is not closed yet."""
        last = self.desk.statements.year_of(group, month)[1]
        if last != month_end(month) or last >= self.today:
            return False
        return not self.desk.closing.year_steps(group, month).locked

    def first_of(self, group: str, day: date, *, year: bool) -> date:
        """The first day of the month or of the book year that a day lies in."""
        return self.desk.statements.year_of(group, day)[0] if year else day.replace(day=1)

    def closing(self, group: Books, first: date, *, year: bool) -> ClosingShown:
        """What the page of closing shows of a month or a year."""
        steps = self.steps(group.group_id, first, year=year)
        ends = not year and not steps.locked and self.ends_a_year(group.group_id, first)
        begins = self.next_opening(group.group_id, steps.until) if year and steps.locked else None
        return ClosingShown(self.spans(group), first, steps, ends, begins)

    def next_opening(self, group: str, until: date) -> StatementsView:
        """The balance sheet of a closed year's last day, with which the next year begins."""
        since = self.desk.statements.year_of(group, until)[0]
        return self.desk.statements.statements(BookWanted(group, since, until))

    def close(self, group: str, first: date, *, year: bool) -> Done:
        """Lock a month, or close a year."""
        if not year:
            return self.desk.closing.close_month(CloseMonth(group, first))
        until = self.desk.statements.year_of(group, first)[1]
        words = say("Close of the year that ends on {day}", day=until)
        return self.desk.closing.close_year(CloseYear(group, first, words))

    def year_until_now(self, group: str) -> tuple[date, date]:
        """The book year until today."""
        return self.desk.statements.year_of(group, self.today)[0], self.today

    def year_to_audit(self, group: Books) -> tuple[date, date]:
        """The days an auditor asks about first: the book year until today, or in its first half
        the year before, which was closed meanwhile."""
        since, today = self.year_until_now(group.group_id)
        before = since - timedelta(days=1)
        if group.opened_on > before or today >= add_months(since, _HALF):
            return since, today
        return max(group.opened_on, self.desk.statements.year_of(group.group_id, before)[0]), before

    def month(self, group: str, first: date) -> MonthShown:
        """The report of a month, and its receipts and payments by the heads of the monthly form."""
        report = self.desk.months.report(group, first)
        days = BookWanted(group, report.since, report.until)
        return MonthShown(report, self.desk.statements.statements(days, form="monthly"))

    def compare(self, group: str, until: date, paper: Mapping[str, int]) -> tuple[Beside, ...]:
        """What a paper book says beside the books; `paper` by the keys of PAPER_COUNTS."""
        asked = {
            code: paper[key] if place == 0 else 0
            for key, codes in PAPER_COUNTS.items()
            if key in paper
            for place, code in enumerate(codes)
        }
        book = {each.account: each.book for each in self.desk.closing.compare(group, until, asked)}
        return tuple(
            Beside(key, paper[key], sum(book[code] for code in codes))
            for key, codes in PAPER_COUNTS.items()
            if key in paper
        )

    def audit(self, group: str) -> AuditShown:
        """Remarks, the last sample, what left the book."""
        audit = self.desk.audit
        drawn = audit.samples(group)
        return AuditShown(
            audit.remarks(group),
            audit.sample(drawn[0]) if drawn else None,
            self.desk.exports.prints(group),
        )

    @staticmethod
    def end_of(month: date) -> date:
        """The last day of a month."""
        return month_end(month)
