"""Ratios: each with what was divided by what, and the rows behind it when it is opened."""

from __future__ import annotations

from datetime import date
from fractions import Fraction
from functools import partial

from finance.reports.queries_grading import RatiosView
from finance.rules.ratios import Behind, Ratio
from sr_board import i18n
from ui.cards import Card, Row
from ui.desk import Desk
from ui.labels import second
from ui.live import say
from ui.money.amounts import money
from ui.money.closing.group_page import GroupPage
from ui.money.closing.parts import FactLine
from ui.money.closing.presenter import Books, ReportsPresenter
from ui.money.grading.words import RATIOS, divided, ratio_value
from ui.money.home.presenter import days_words

__all__ = ["RatiosPage"]

_ROWS = 60
_AGES = {
    "regular": (lambda: say("not late")),
    "d1_30": (lambda: days_words(1, 30)),
    "d31_60": (lambda: days_words(31, 60)),
    "d61_90": (lambda: days_words(61, 90)),
    "d91_180": (lambda: days_words(91, 180)),
    "d181_365": (lambda: days_words(181, 365)),
    "d365p": (lambda: say("more than a year")),
}


class RatiosPage(GroupPage):
    """The book year until today."""

    def __init__(self, desk: Desk, presenter: ReportsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Ratios"),
            lambda: say("Every figure says what was divided by what. Open one to see the rows."),
        )
        self._open = ""
        self.list = Card(tight=True)
        self.ages = Card(lambda: say("Loans by how late they are"))
        self.put(self.list)
        self.put(self.ages)
        self.work.addStretch(1)

    def show_group(self, books: Books) -> None:
        group = books.group_id

        def work() -> RatiosView:
            first, last = self.presenter.year_until_now(group)
            return self.presenter.desk.graded.ratios(group, first, last)

        self.read(work, self.show_ratios)

    def show_ratios(self, found: RatiosView) -> None:
        """Lay the ratios out; the one that was opened with its rows."""
        self._found = found
        self.list.clear()
        for number, ratio in enumerate(found.ratios):
            if number:
                self.list.add_line()
            self.list.add(self._row(ratio))
            if ratio.key == self._open:
                self._add_rows(ratio)
        self.ages.clear()
        self.ages.setVisible(bool(found.ageing.total))
        for key, amount in found.ageing.amounts.items():
            self.ages.add(FactLine(_AGES[key], partial(money, amount)))
        self.ages.add(second(partial(_provision, found.ageing.provision, found.until), wrap=True))

    def _row(self, ratio: Ratio) -> Row:
        button = None
        if ratio.rows:
            words = (
                (lambda: say("Hide the rows"))
                if ratio.key == self._open
                else (lambda: say("Show the rows"))
            )
            button = (words, partial(self._toggle, ratio.key))
        return Row(
            lambda: i18n.current().say(RATIOS[ratio.key]),
            lambda: (
                say("{value}: {parts}", value=ratio_value(ratio), parts=divided(ratio))
                if ratio.denominator
                else say("Nothing to work it out from yet.")
            ),
            icon="chart-bar",
            button=button,
        )

    def _toggle(self, key: str) -> None:
        self._open = "" if self._open == key else key
        self.show_ratios(self._found)

    def _add_rows(self, ratio: Ratio) -> None:
        box = Card(kind="none")
        for row in ratio.rows[:_ROWS]:
            box.add(FactLine(_label(ratio, row), partial(_amounts, ratio, row)))
        self.list.add(box)


def _label(ratio: Ratio, row: Behind) -> str:
    """Whose row it is: a number of a loan, meeting or member; an account by its code."""
    del ratio
    return i18n.current().digits(row.label) or "–"


def _amounts(ratio: Ratio, row: Behind) -> str:
    return divided(Ratio(ratio.key, Fraction(row.part), Fraction(row.whole), ratio.kind))


def _provision(amount: int, day: date) -> str:
    return say(
        "Prudence would keep {sum} aside for these on {day}. Nothing is written for it.",
        sum=money(amount),
        day=day,
    )
