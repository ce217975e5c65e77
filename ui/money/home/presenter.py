"""What the first page of money shows: four figures, what to look at, three charts. No Qt."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Protocol

from finance.ledger.views import BooksHome, GroupLine, LiftedLock
from finance.reports.queries_home import OTHER, AgeBar, HeadBar, HomeCharts
from sr_board import i18n
from ui.live import Text, say, say_n
from ui.meetings.times import here_now
from ui.money.chosen import chosen_of
from ui.state import State

if TYPE_CHECKING:
    from finance.desk import MoneyDesk
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

__all__ = [
    "HomeSeen",
    "HomeWork",
    "MoneyHomePresenter",
    "Warned",
    "age_words",
    "closing_place",
    "days_words",
    "lifted_words",
]


def days_words(first: int, last: int) -> str:
    """So many days, in the digits of the screen."""
    tr = i18n.current()
    return say("{first} to {last} days", first=tr.integer(first), last=tr.integer(last))


_AGES: dict[str, tuple[Text, State]] = {
    "regular": (lambda: say("nothing overdue"), State.OK),
    "d1_30": (lambda: days_words(1, 30), State.DUE),
    "d31_60": (lambda: days_words(31, 60), State.OVER),
    "d61_90": (lambda: days_words(61, 90), State.OVER),
    "d91_180": (lambda: days_words(91, 180), State.OVER),
    "d181_365": (lambda: days_words(181, 365), State.OVER),
    "d365p": (lambda: say("over a year late"), State.OVER),
}
WARNINGS_MOST = 3


class HomeWork(Protocol):
    """The attributes that this page uses."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...


@dataclass(frozen=True)
class Warned:
    """One thing to look at: bold fact, what to do, and the button that leads there."""

    fact: Text
    line: Text
    state: State
    state_words: Text
    button: Text
    go: str
    place: dict[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class HomeSeen:
    """The page. `home` and `charts` are None while the books of the group are not opened."""

    groups: tuple[GroupLine, ...]
    group_id: str
    home: BooksHome | None = None
    charts: HomeCharts | None = None
    overdue: int = 0
    """What should have been paid on loans by today and was not: principal, interest, fines."""
    warned: tuple[Warned, ...] = ()


def age_words(key: str) -> tuple[Text, State]:
    """How late a bucket of loans is, in words, and its state."""
    return _AGES[key]


def closing_place(lock: LiftedLock) -> dict[str, object]:
    """Where a lifted lock is set again: the steps of its month or year."""
    kind = "year" if lock.year else "month"
    return {"group": lock.group_id, "kind": kind, "day": lock.until}


def lifted_words(lock: LiftedLock) -> str:
    """That a lock was lifted, and of which month or year."""
    tr = i18n.current()
    if lock.year:
        return say("The year up to {date} was opened again", date=tr.date(lock.until))
    return say("{month} was opened again", month=tr.date(lock.until, "month"))


class MoneyHomePresenter:
    """Loads the page."""

    def __init__(self, work: HomeWork) -> None:
        self.work = work

    def groups(self) -> tuple[GroupLine, ...]:
        """Groups whose books are set up."""
        return self.work.money.ledger.reading.groups()

    def load(self, wanted: str = "") -> HomeSeen:
        """The page of the wanted group, or of the one looked at last."""
        groups = self.work.money.ledger.reading.groups()
        group_id = chosen_of(self.work).among(groups, wanted)
        if not any(each.group_id == group_id and each.opened for each in groups):
            return HomeSeen(groups, group_id)
        home = self.work.money.ledger.reading.home(group_id)
        charts = self.work.money.reports.charts.charts(group_id, here_now(self.work.clock).date())
        loans = self.work.money.loans.found.loans(group_id)
        overdue = sum(loan.overdue for loan in loans)
        return HomeSeen(groups, group_id, home, charts, overdue, _warned(home, charts))

    @staticmethod
    def savings_sentence(charts: HomeCharts) -> str:
        """What the chart of savings says."""
        last = charts.savings[-1].amount
        grown = last - charts.savings[0].amount
        if len(charts.savings) < 2 or not grown:
            return say("{amount} are saved.", amount=i18n.current().money(last))
        month = i18n.current().date(charts.savings[0].month, "month")
        words = {"amount": i18n.current().money(last), "month": month}
        if grown < 0:
            less = i18n.current().money(-grown)
            return say("{amount} are saved, {less} less than in {month}.", less=less, **words)
        more = i18n.current().money(grown)
        return say("{amount} are saved, {more} more than in {month}.", more=more, **words)

    @staticmethod
    def ages_sentence(charts: HomeCharts) -> str:
        """What the chart of loans says."""
        if not any(bar.loans for bar in charts.ages):
            return say("No loan is running.")
        if not charts.overdue_loans:
            return say("Nothing is overdue.")
        return say_n(
            "{n} loan is late; {amount} are still out on it.",
            "{n} loans are late; {amount} are still out on them.",
            charts.overdue_loans,
            amount=i18n.current().money(charts.overdue),
        )

    @staticmethod
    def flow_sentence(bars: Sequence[HeadBar], words: Callable[[HeadBar], str], came: bool) -> str:
        """What a chart of money says: the whole and its largest part."""
        if not bars:
            return say("Nothing came in this year.") if came else say("Nothing went out this year.")
        whole = i18n.current().money(sum(bar.amount for bar in bars))
        most = words(bars[0])
        if came:
            return say("{amount} came in this year, most of it: {most}.", amount=whole, most=most)
        return say("{amount} went out this year, most of it: {most}.", amount=whole, most=most)

    @staticmethod
    def head_words(charts: HomeCharts, bar: HeadBar) -> str:
        """A head in everyday words."""
        tr = i18n.current()
        return say("all the rest") if bar.head == OTHER else charts.names.account(bar.head, tr)

    @staticmethod
    def shown_ages(charts: HomeCharts) -> list[AgeBar]:
        """The bars that have something, those that are in order always."""
        return [bar for bar in charts.ages if bar.loans or bar.key == "regular"]


def _warned(home: BooksHome, charts: HomeCharts) -> tuple[Warned, ...]:
    place: dict[str, object] = {"group": home.group_id}
    found: list[Warned] = []
    if home.lifted is not None:
        found.append(_lock_again(home.lifted))
    if home.waiting:
        found.append(_waiting(home.waiting, place))
    limit = home.books.cash_limit
    if limit is not None and home.cash > limit:
        found.append(_too_much(home.cash, limit, place))
    if charts.overdue_loans:
        found.append(_late(charts.overdue_loans, place))
    return tuple(found[:WARNINGS_MOST])


def _lock_again(lock: LiftedLock) -> Warned:
    return Warned(
        lambda: lifted_words(lock),
        lambda: say("When everything late is recorded, lock it again."),
        State.DUE,
        lambda: say("open again"),
        lambda: say("Lock it again"),
        "money-closing",
        closing_place(lock),
    )


def _waiting(count: int, place: dict[str, object]) -> Warned:
    return Warned(
        lambda: say_n(
            "{n} payment waits for a second person",
            "{n} payments wait for a second person",
            count,
        ),
        lambda: say("It counts only when she has confirmed it."),
        State.DUE,
        lambda: say("waits"),
        lambda: say("Look at it"),
        "money-waiting",
        place,
    )


def _too_much(cash: int, limit: int, place: dict[str, object]) -> Warned:
    return Warned(
        lambda: say("{amount} lie in the box", amount=i18n.current().money(cash)),
        lambda: say(
            "The group keeps at most {limit} there. Take the rest to the bank.",
            limit=i18n.current().money(limit),
        ),
        State.DUE,
        lambda: say("too much"),
        lambda: say("Take it to the bank"),
        "money-move",
        place,
    )


def _late(count: int, place: dict[str, object]) -> Warned:
    return Warned(
        lambda: say_n("{n} loan is late", "{n} loans are late", count),
        lambda: say("See who needs a talk, a new plan or more time."),
        State.OVER,
        lambda: say("overdue"),
        lambda: say("See the loans"),
        "money-loans-late",
        place,
    )
