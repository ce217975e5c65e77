"""The return of the board: working figures on the screen only, and what was released."""

from __future__ import annotations

from functools import partial

from sr_board import i18n
from sr_board.cases.files.records_consent import Released
from sr_board.cases.keeping.service_statistics import Figures
from sr_board.cases.rules.returns import Return, hours_of
from sr_board.cases.rules.year_tables import YearTable
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.keeping.figures import ReturnNumbers, show_table
from ui.cases.keeping.presenter import KeepingPresenter, period_words, periods
from ui.desk import Desk
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.labels import second
from ui.live import say
from ui.meetings.times import local
from ui.page import Page
from ui.shapes import State

__all__ = ["ReturnsPage"]


class ReturnsPage(Page):
    """A period, its figures, the releases."""

    listens = frozenset({"cases", "returns"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Return of the board"),
            lambda: say("Working figures stay in the vault. A release can be printed."),
        )
        self.presenter = presenter
        self.period = ChoiceField("", periods(presenter.today))
        self.period.set_value(str(presenter.today.year))
        self.period.changed.connect(self.refresh)
        self.beside_title.addWidget(self.period)
        self.figures = Card(lambda: say("As it stands now, and as it would be printed"))
        self.released = Card(lambda: say("Released"), tight=True)
        self.put(self.figures)
        self.tables: list[Card] = []
        self.put(self.released)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Law and keeping"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-keeping"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Over the years"),
                Kind.QUIET,
                icon="chart-bar",
                on=partial(desk.go, "cases-trend"),
            )
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Release this period"), Kind.MAIN, key="Ctrl+Return", on=self.release
            )
        )

    def chosen(self) -> str:
        """The period chosen."""
        return str(self.period.value())

    def refresh(self) -> None:
        self.period.box.setAccessibleName(say("Period"))
        period = self.chosen()
        self.read(lambda: self.presenter.returns(period), lambda found: self.show_return(*found))

    def show_return(self, figures: Figures, released: tuple[Released, ...]) -> None:
        """Show the figures and the releases."""
        found = figures.found
        self.figures.clear()
        self.figures.add(ReturnNumbers(found))
        self.figures.add(_check(found))
        self.figures.add(second(lambda: _shares(found), wrap=True))
        self._show_tables(figures.tables)
        self._show_released(released)

    def _show_tables(self, tables: tuple[YearTable, ...]) -> None:
        """Tables of a year between the figures and the releases."""
        for card in self.tables:
            self.work.removeWidget(card)
            card.hide()
            card.deleteLater()
        self.tables = [show_table(table) for table in tables]
        at = self.work.indexOf(self.figures) + 1
        for place, card in enumerate(self.tables):
            self.work.insertWidget(at + place, card)

    def _show_released(self, released: tuple[Released, ...]) -> None:
        self.released.clear()
        for one in released:
            if self.released.body.count():
                self.released.add_line()
            at = local(one.at, self.presenter.offset).date()
            self.released.add(
                Row(
                    lambda r=one: period_words(r.period),
                    lambda d=at: say("released {day}", day=day(d)),
                    icon="file-text",
                    button=(
                        lambda: say("Print or save"),
                        partial(self.desk.go, "paper", kind="case-return", id=one.period),
                    ),
                )
            )
        if not released:
            self.released.add(Empty("file-text", lambda: say("Nothing was released yet.")))

    def release(self) -> None:
        """Release the period chosen, and show its paper."""
        period = self.chosen()
        self.write(
            lambda: self.presenter.desk.statistics.release(period),
            lambda _done: self.desk.go("paper", kind="case-return", id=period),
        )


def _check(found: Return) -> Row:
    """Screened is the sum of the findings."""
    state = (State.OK, lambda: say("adds up")) if found.adds_up else None
    wrong = (State.OVER, lambda: say("does not add up"))
    return Row(
        lambda: say("Check: the findings together"),
        lambda: say(
            "{sum} of {screened} screened",
            sum=i18n.current().integer(sum(found.counts.values())),
            screened=i18n.current().integer(found.screened),
        ),
        icon="check",
        state=state or wrong,
    )


def _shares(found: Return) -> str:
    """Shares and times in one line."""
    digits = i18n.current().digits
    first = say(
        "Minors {minors} %, unwilling {unwilling} %, reported in time {time} %",
        minors=digits(found.minors_percent),
        unwilling=digits(found.unwilling_percent),
        time=digits(found.on_time_percent),
    )
    if found.median_minutes is None and found.contact_median is None:
        return first
    times = say(
        "Hours to the first contact: half within {contact}, ninety of a hundred within {late}. "
        "Hours to the report: half within {report}, ninety of a hundred within {last}.",
        contact=digits(hours_of(found.contact_median)),
        late=digits(hours_of(found.contact_ninetieth)),
        report=digits(hours_of(found.median_minutes)),
        last=digits(hours_of(found.ninetieth_minutes)),
    )
    return say("{first}. {times}", first=first, times=times)
