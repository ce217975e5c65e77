"""Money: what the group has, one button to begin the meeting, what to look at, three charts."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout, QWidget

from finance.reports.queries_home import HeadBar, HomeCharts
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Row, let_go
from ui.charts import BarChart, Bars
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import Label, second
from ui.live import Text, say
from ui.money.amount_bars import AmountBar, AmountBars
from ui.money.chosen import GroupField
from ui.money.home.presenter import HomeSeen, MoneyHomePresenter, age_words
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["MoneyHomePage"]

_AGE_COLOURS = {State.OK: "okfill", State.DUE: "duefill", State.OVER: "overfill"}
_PLACES: tuple[tuple[str, str, Text, Action], ...] = (
    ("money-in", "plus", lambda: say("Money in"), Action.MONEY_PREPARE),
    ("money-out", "minus", lambda: say("Money out"), Action.MONEY_PREPARE),
    ("money-loans", "users", lambda: say("Loans"), Action.MONEY_READ),
    ("money-savings", "pot", lambda: say("Savings"), Action.MONEY_READ),
    ("money-bank", "building-bank", lambda: say("Bank"), Action.MONEY_READ),
    ("money-books", "book", lambda: say("Books"), Action.MONEY_READ),
    ("money-lenders", "briefcase", lambda: say("Lenders"), Action.MONEY_READ),
    ("money-funds", "bucket", lambda: say("Funds"), Action.MONEY_READ),
    ("money-entries", "list", lambda: say("What was recorded"), Action.MONEY_READ),
    ("money-closing", "lock", lambda: say("Month and year"), Action.MONEY_READ),
    ("money-grading", "checks", lambda: say("Grading"), Action.MONEY_READ),
    ("money-ratios", "chart-bar", lambda: say("Ratios"), Action.MONEY_READ),
    ("money-audit", "search", lambda: say("Audit"), Action.MONEY_READ),
    ("money-federation", "tree", lambda: say("Federation"), Action.MONEY_READ),
    ("money-export", "file-spreadsheet", lambda: say("Export"), Action.MONEY_EXPORT),
    ("money-opening", "archive", lambda: say("Take over a paper book"), Action.MONEY_PREPARE),
    ("money-settings", "settings", lambda: say("Set up"), Action.MONEY_READ),
)
"""Where the page leads, in the order of the work."""
_WRITES = frozenset({"money-move"})
"""Where a warning leads that only those can follow who prepare entries."""
_DAILY = 6
"""So many of them stand above the charts, the others below."""


class MoneyHomePage(Page):
    """The first page of money."""

    listens = frozenset({"money", "books", "loans", "entries", "sheets", "meetings", "locks"})

    def __init__(self, desk: Desk, presenter: MoneyHomePresenter) -> None:
        super().__init__(desk, lambda: say("Money"))
        self.presenter = presenter
        self.group_id = ""
        self.groups = GroupField()
        self.groups.changed.connect(self.choose)
        self.beside_title.addWidget(self.groups)
        self.body = QVBoxLayout()
        self.body.setSpacing(14)
        self.put(self.body, 1)
        self.figures: list[Label] = []
        self._shown: QWidget | None = None
        self._column = QVBoxLayout()
        self._split: QBoxLayout | None = None
        self._ways: list[tuple[QGridLayout, list[Button]]] = []

    def arrive(self, **place: object) -> None:
        self.group_id = str(place.get("group", "") or self.group_id)

    def choose(self, group_id: str) -> None:
        """Show the money of another group."""
        self.group_id = group_id
        self.refresh()

    def refresh(self) -> None:
        wanted = self.group_id
        self.read(lambda: self.presenter.load(wanted), self.show_home)

    def show_home(self, seen: HomeSeen) -> None:
        """Lay out what was loaded."""
        self.group_id = seen.group_id
        self.groups.show_groups(seen.groups, seen.group_id)
        sheet = QWidget()
        self._replace(sheet)
        self._lay_out(seen)
        sheet.show()  # at once: what is not seen yet cannot take the keyboard

    def _lay_out(self, seen: HomeSeen) -> None:
        if seen.home is None or seen.charts is None:
            self.set_title(lambda: say("Money"), "")
            self._column.addWidget(self._unopened(seen), 1)
            return
        name = seen.home.group_name
        self.set_title(lambda: say("Money"), lambda: name)
        self._column.addWidget(self._figures(seen))
        self._column.addWidget(self._places(_PLACES[:_DAILY]))
        split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        split.setSpacing(16)
        left, right = QVBoxLayout(), QVBoxLayout()
        for column in (left, right):
            column.setSpacing(14)
        if seen.warned:
            left.addWidget(self._warnings(seen))
        left.addWidget(self._savings(seen.charts), 1)
        right.addWidget(self._ages(seen.charts))
        right.addWidget(self._flow(seen.charts), 1)
        split.addLayout(left, 50)
        split.addLayout(right, 50)
        self._column.addLayout(split, 1)
        self._column.addWidget(self._places(_PLACES[_DAILY:]))
        self._split = split
        self.set_narrow(self.narrow)

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        self._lay_ways(narrow)
        if self._split is not None:
            way = QBoxLayout.Direction
            self._split.setDirection(way.TopToBottom if narrow else way.LeftToRight)

    def _replace(self, shown: QWidget) -> None:
        """Everything below the heading goes; an empty sheet takes its place."""
        if self._shown is not None:
            let_go(self._shown)
            self.body.removeWidget(self._shown)
            self._shown.hide()
            self._shown.deleteLater()
        self._shown = shown
        self._column = QVBoxLayout(shown)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(14)
        self.body.addWidget(shown, 1)
        self.figures.clear()
        self._split = None
        self._ways.clear()

    def _unopened(self, seen: HomeSeen) -> QWidget:
        card = Card()
        if not seen.groups:
            card.add(Empty("cash", lambda: say("There is no group yet whose money is kept.")), 1)
            return card
        group = seen.group_id
        button = Button(
            lambda: say("Open the books"),
            Kind.MAIN,
            on=lambda: self.desk.go("money-open", group=group),
        )
        card.add(
            Empty("cash", lambda: say("The books of this group are not opened yet."), button), 1
        )
        return card

    def _figures(self, seen: HomeSeen) -> QWidget:
        home = seen.home
        assert home is not None
        card = Card(kind="total")
        grid = QGridLayout()
        grid.setHorizontalSpacing(24)
        bank = sum(each.balance for each in home.banks)
        for place, (word, amount) in enumerate(
            (
                (lambda: say("In the box"), home.cash),
                (lambda: say("At the bank"), bank),
                (lambda: say("Out on loan"), home.loans),
                (lambda: say("Overdue"), seen.overdue),
            )
        ):
            caption = second(word)
            figure = Label(_money(amount), "clock")
            grid.addWidget(caption, 0, place)
            grid.addWidget(figure, 1, place)
            grid.setColumnStretch(place, 1)
            self.figures.append(figure)
        if seen.overdue:
            grid.addWidget(StateMark(State.OVER, lambda: say("overdue")), 2, 3)
        card.add(grid)
        if self.desk.may(Action.MONEY_PREPARE):
            group = home.group_id
            start = Button(
                lambda: say("Start the meeting"),
                Kind.MAIN,
                icon="armchair",
                on=lambda: self.desk.go("money-sheets", group=group),
            )
            grid.addWidget(start, 0, 4, 2, 1)
        return card

    def _places(self, ways: Sequence[tuple[str, str, Text, Action]]) -> QWidget:
        holder = QWidget()
        grid = QGridLayout(holder)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(8)
        buttons = [
            Button(word, Kind.SECONDARY, icon=icon, on=partial(self._go, key))
            for key, icon, word, right in ways
            if self.desk.may(right)
        ]
        self._ways.append((grid, buttons))
        return holder

    def _go(self, key: str) -> None:
        self.desk.go(key, group=self.group_id)

    def _lay_ways(self, narrow: bool) -> None:
        across = 3 if narrow else 6
        for grid, buttons in self._ways:
            for place, button in enumerate(buttons):
                grid.addWidget(button, place // across, place % across)

    def _warnings(self, seen: HomeSeen) -> QWidget:
        card = Card(lambda: say("To look at"), tight=True)
        for warned in seen.warned:
            card.add_line()
            card.add(
                Row(
                    warned.fact,
                    warned.line,
                    icon="alert-triangle",
                    state=(warned.state, warned.state_words),
                    button=(warned.button, lambda w=warned: self.desk.go(w.go, **w.place))
                    if warned.go not in _WRITES or self.desk.may(Action.MONEY_PREPARE)
                    else None,
                )
            )
        return card

    def _savings(self, charts: HomeCharts) -> QWidget:
        card = Card(lambda: say("Savings"))
        values = tuple(bar.amount for bar in charts.savings)
        words = tuple(
            _money(value) if place in (0, len(values) - 1) else ""
            for place, value in enumerate(values)
        )
        sentence = self.presenter.savings_sentence
        card.add(BarChart(Bars(values, lambda: sentence(charts), words=words)), 1)
        return card

    def _ages(self, charts: HomeCharts) -> QWidget:
        card = Card(lambda: say("Loans by how late they are"))
        bars = AmountBars()
        shown = []
        for age in self.presenter.shown_ages(charts):
            words, state = age_words(age.key)
            shown.append(AmountBar(words, age.amount, _AGE_COLOURS[state], state))
        sentence = self.presenter.ages_sentence
        bars.show_bars(shown, lambda: sentence(charts))
        card.add(bars)
        return card

    def _flow(self, charts: HomeCharts) -> QWidget:
        card = Card(lambda: say("Where money came from and went"))
        card.add(self._heads(charts, charts.came_from, True))
        card.add(self._heads(charts, charts.went_to, False))
        card.body.addStretch(1)
        return card

    def _heads(self, charts: HomeCharts, rows: tuple[HeadBar, ...], came: bool) -> AmountBars:
        def words(bar: HeadBar) -> str:
            return self.presenter.head_words(charts, bar)

        bars = AmountBars()
        sentence = self.presenter.flow_sentence
        shown = [self._head_bar(charts, bar, came) for bar in rows]
        bars.show_bars(shown, lambda: sentence(rows, words, came))
        return bars

    def _head_bar(self, charts: HomeCharts, bar: HeadBar, came: bool) -> AmountBar:
        return AmountBar(
            lambda: self.presenter.head_words(charts, bar),
            bar.amount,
            "action" if came else "edge",
        )


def _money(paise: int) -> str:
    return i18n.current().money(paise)
