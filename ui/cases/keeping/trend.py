"""A figure over the years: what is counted here, and apart from it what was published before."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board import i18n
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.files.records_consent import LegacyTotal
from sr_board.cases.keeping.service_legacy import EnterFigure, Trend
from sr_board.cases.rules.legacy import COUNTS, TENTHS
from sr_board.cases.words.figures import LEGACY_WORDS, tenths_words
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.keeping.presenter import KeepingPresenter
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField, NumberField
from ui.fields_choice import CheckLine, ChoiceField
from ui.live import Text, say
from ui.members.form_page import FormPage
from ui.money.amount_bars import AmountBar, AmountBars
from ui.page import Page
from ui.shapes import State

__all__ = ["FigurePage", "TrendPage"]

_CHOICES: list[tuple[object, Text]] = [
    (key, lambda k=key: say(LEGACY_WORDS[k])) for key in (*COUNTS, *TENTHS)
]


class TrendPage(Page):
    """Two charts that are never added together, and the list of published figures."""

    listens = frozenset({"cases", "returns"})

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Over the years"),
            lambda: say(
                "Counted here is what stands in the files of this program. Published figures come "
                "from papers; they are shown apart and never added."
            ),
        )
        self.presenter = presenter
        self.which = ChoiceField("", _CHOICES)
        self.which.set_value("screened")
        self.which.changed.connect(self.refresh)
        self.beside_title.addWidget(self.which)
        self.here, self.before = AmountBars(), AmountBars()
        counted = Card(lambda: say("Counted here"))
        counted.add(self.here)
        published = Card(lambda: say("Published before, not counted here"))
        published.add(self.before)
        self.list = Card(lambda: say("All published figures"), tight=True)
        for card in (counted, published, self.list):
            self.put(card)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("Return of the board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-returns"),
            )
        )
        self.foot.set_main(
            Button(
                lambda: say("Write a published figure down"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-figure"),
            )
        )

    def refresh(self) -> None:
        self.which.box.setAccessibleName(say("What is counted"))
        column = str(self.which.value() or "screened")
        legacy = self.presenter.desk.legacy
        self.read(
            lambda: (legacy.trend(column), legacy.all()), lambda found: self.show_trend(*found)
        )

    def show_trend(self, trend: Trend, every: tuple[LegacyTotal, ...]) -> None:
        """Show the charts and the list."""
        column = trend.column
        counted = [
            AmountBar(i18n.current().digits(str(year)), n, text=_value(column, n))
            for year, n in trend.counted
        ]
        self.here.show_bars(counted, lambda: _counted_sentence(trend))
        published = [
            AmountBar(_place(one), one.value, "soft", text=_value(column, one.value))
            for one in trend.published
        ]
        self.before.show_bars(published, lambda: _published_sentence(trend))
        self.list.clear()
        for one in every:
            if self.list.body.count():
                self.list.add_line()
            self.list.add(self._row(one))
        if not every:
            self.list.add(Empty("file-text", lambda: say("No published figure is written down.")))

    def _row(self, one: LegacyTotal) -> Row:
        state = State.OK if one.verified else State.NOT_YET
        words: Text = (lambda: say("verified")) if one.verified else (lambda: say("not verified"))
        return Row(
            lambda: say(
                "{years}: {what} {value}",
                years=_place(one),
                what=say(LEGACY_WORDS[one.column]),
                value=_value(one.column, one.value),
            ),
            lambda: say("Source: {source}", source=one.source),
            icon="chart-bar",
            state=(state, words),
            button=(lambda: say("Strike out"), partial(self.strike, one.id)),
        )

    def strike(self, figure_id: str) -> None:
        """A wrong figure is shown no more."""
        self.write(lambda: self.presenter.desk.legacy.strike(figure_id), lambda _: self.refresh())


class FigurePage(FormPage):
    """A published figure, with its source."""

    def __init__(self, desk: Desk, presenter: KeepingPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("A published figure"),
            lambda: say("As it stands in the paper, with where it stands. It is never counted."),
            lambda: say("Write it down"),
        )
        self.presenter = presenter
        self.since = NumberField(lambda: say("From the year"), key="since", digits=4)
        self.until = NumberField(lambda: say("To the year"), key="until", digits=4)
        self.which = ChoiceField(lambda: say("What is counted"), _CHOICES, key="column")
        self.value = LineField(
            lambda: say("Number"),
            key="value",
            most=12,
            help=lambda: say("A share or an age with one decimal, such as 7.7."),
        )
        self.site = LineField(
            lambda: say("Board or place"),
            key="site",
            most=120,
            help=lambda: say("Empty: all boards together."),
        )
        self.source = LineField(lambda: say("Where it was published"), key="source", most=200)
        self.verified = CheckLine(lambda: say("I compared it with the paper itself"))
        self.form.add(self.since, self.until)
        self.form.add(self.which, self.value)
        self.form.add(self.site, self.source)
        self.form.add_widget(self.verified)
        self.finish()

    def fill(self, found: Any) -> None:
        self.id = new_id()
        for field in (self.since, self.until, self.value, self.site, self.source):
            field.set_value("")
        self.which.set_value("screened")
        self.verified.setChecked(False)

    def wishes(self) -> bool:
        since, until = self.since.number(), self.until.number()
        for field, year in ((self.since, since), (self.until, until)):
            if year is None or field.is_wrong():
                self.form.set_error(field.key, lambda: say("Write the year with four digits."))
                return False
        column = str(self.which.value() or "")
        assert since is not None
        assert until is not None
        self.wish = EnterFigure(
            since,
            until,
            column,
            str(self.value.value()),
            str(self.source.value()),
            str(self.site.value()),
            self.verified.isChecked(),
            self.id,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.legacy.enter(self.wish)

    def go_back(self) -> None:
        self.desk.go("cases-trend")


def _value(column: str, value: int) -> str:
    """A number, a share or an age in words and digits of the language."""
    return tenths_words(column, value, i18n.current())


def _place(one: LegacyTotal) -> str:
    """Years of a figure, and whose it is."""
    digits = i18n.current().digits
    years = digits(str(one.since))
    if one.until != one.since:
        years = f"{years}–{digits(str(one.until))}"
    return say("{years}, {site}", years=years, site=one.site) if one.site else years


def _counted_sentence(trend: Trend) -> str:
    if not trend.counted:
        return say("Nothing of this is counted here yet.")
    year, n = trend.counted[-1]
    return say(
        "{what} in {year}: {value}",
        what=say(LEGACY_WORDS[trend.column]),
        year=i18n.current().digits(str(year)),
        value=_value(trend.column, n),
    )


def _published_sentence(trend: Trend) -> str:
    if not trend.published:
        return say("Nothing of this was published before.")
    if any(not one.verified for one in trend.published):
        return say("As others published it; not all of it was compared with the paper.")
    return say("As others published it.")
