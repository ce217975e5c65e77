"""The report of a month on the screen, with the way to its paper."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import partial

from PySide6.QtWidgets import QGridLayout

from finance.reports.month_words import month_sections
from finance.reports.queries_month import MonthReport
from finance.reports.queries_statements import StatementsView
from finance.reports.rows_statements import ReceiptsRow
from finance.reports.statement_rows import receipts_rows
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.live import say
from ui.money.amounts import money
from ui.money.closing.group_page import GroupPage
from ui.money.closing.papers import month_id, month_of
from ui.money.closing.parts import FactLine, wide_choice
from ui.money.closing.presenter import Books, MonthShown, ReportsPresenter, Spans

__all__ = ["MonthPage"]

_SECTIONS = 4


class MonthPage(GroupPage):
    """One month at a time; the last whole month first."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Monthly report"),
            lambda: say("What the group tells bank, federation and office about a month."),
        )
        self._first: date | None = None
        self._shown: MonthShown | None = None
        self.span = wide_choice(self._other_month)
        self.beside_title.addWidget(self.span)
        self.sections = [Card(partial(self._title, place)) for place in range(_SECTIONS)]
        grid = QGridLayout()
        grid.setSpacing(16)
        for place, card in enumerate(self.sections):
            grid.addWidget(card, place // 2, place % 2)
        for column in (0, 1):
            grid.setColumnStretch(column, 1)
        self.put(grid)
        self.receipts = Card(lambda: say("Receipts and payments of the month"))
        self.put(self.receipts)
        self.work.addStretch(1)
        self._build_buttons()

    def _build_buttons(self) -> None:
        self.foot.beside(
            Button(
                lambda: say("Compare a paper count"),
                Kind.SECONDARY,
                on=lambda: self.desk.go("money-compare", group=self._wanted),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Print or save"),
                Kind.MAIN,
                icon="printer",
                key="Ctrl+Return",
                on=self.open_paper,
            )
        )

    def _title(self, place: int) -> str:
        if self._shown is None:
            return ""
        return month_sections(self._shown.report, i18n.current())[place].title

    def retranslate(self) -> None:
        """Names of the choices, for readers."""
        super().retranslate()
        self.span.box.setAccessibleName(say("Which"))

    def arrive(self, **place: object) -> None:
        super().arrive(**place)
        if "id" in place:
            self._wanted, self._first = month_of(str(place["id"]))
        month = place.get("month")
        if isinstance(month, date):
            self._first = month.replace(day=1)

    def _other_month(self) -> None:
        chosen = self.span.value()
        self._first = chosen if isinstance(chosen, date) else None
        self.refresh()

    def show_group(self, books: Books) -> None:
        wanted = self._first

        def work() -> tuple[Spans, date, MonthShown]:
            spans = self.presenter.spans(books)
            last = spans.months[min(1, len(spans.months) - 1)]
            first = wanted if wanted in spans.months else last
            return spans, first, self.presenter.month(books.group_id, first)

        self.read(work, lambda found: self.show_month(*found))

    def show_month(self, spans: Spans, first: date, shown: MonthShown) -> None:
        """Lay the report out."""
        self._first, self._shown = first, shown
        self.span.set_choices([(day, partial(_month_words, day)) for day in spans.months])
        self.span.set_value(first)
        for place, section in enumerate(month_sections(shown.report, i18n.current())):
            card = self.sections[place]
            card.clear()
            for row in range(len(section.rows)):
                texts = [_fact(shown.report, place, row, part) for part in (0, 1)]
                card.add(FactLine(*texts))
            card.body.addStretch(1)
            if card.head is not None:
                card.head.retranslate()
        self.receipts.clear()
        for number, line in enumerate(receipts_rows(shown.view, i18n.current())):
            if line.side == "total":
                self.receipts.add_line()
            head = partial(_head, shown.view, number)
            self.receipts.add(FactLine(head, partial(money, line.amount)))

    def open_paper(self) -> None:
        """Show it as a paper, where it is printed and saved."""
        if self._shown is not None and self._first is not None:
            ref = month_id(self._wanted, self._first)
            self.desk.go("paper", kind="money-month-report", id=ref)


def _month_words(day: date) -> str:
    return i18n.current().date(day, "month")


def _fact(report: MonthReport, place: int, row: int, part: int) -> Callable[[], str]:
    """Label (0) or value (1) of a line, in the language in force."""
    return lambda: month_sections(report, i18n.current())[place].rows[row][part]


def _head(view: StatementsView, number: int) -> str:
    rows: tuple[ReceiptsRow, ...] = receipts_rows(view, i18n.current())
    return rows[number].head
