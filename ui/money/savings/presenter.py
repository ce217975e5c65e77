"""What the pages of savings show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from finance.ledger.views import ResolutionChoice
from finance.rules.cash_count import denominations
from finance.savings.desk import SavingsDesk
from finance.savings.queries import SavingsQueries
from finance.savings.views import CycleView, PassbookView, SavingsView
from sr_board.access.roles import Action
from ui.live import Text, say
from ui.money.savings.work import SavingsWork
from ui.two_persons import SecondPersons

__all__ = ["PERIODS", "Cycles", "Savings", "SavingsPresenter", "period_days"]


@dataclass(frozen=True)
class Savings:
    """What a form of savings needs. `year`: first and last day of the last whole year before
    today; `may`: she prepares money; `worths`: notes and coins to count, paise."""

    view: SavingsView
    resolutions: tuple[ResolutionChoice, ...]
    today: date
    year: tuple[date, date]
    may: bool
    worths: tuple[int, ...] = ()


@dataclass(frozen=True)
class Cycles:
    """A group that saves in shares: its cycle, and share-outs that were posted."""

    view: SavingsView
    cycle: CycleView | None
    share_outs: tuple[tuple[str, date, int], ...]
    today: date
    may: bool


PERIODS: tuple[tuple[str, Text], ...] = (
    ("all", lambda: say("From the beginning")),
    ("year", lambda: say("This year of the books")),
    ("last_year", lambda: say("Last year of the books")),
)


def period_days(
    found: SavingsQueries, group: str, period: str, today: date
) -> tuple[date | None, date | None]:
    """First and last day of a time of `PERIODS`; None where it has no end."""
    if period not in ("year", "last_year"):
        return None, None
    first, last = found.year_of(group, today)
    if period == "last_year":
        first, last = found.year_of(group, first - timedelta(days=1))
    return first, last


class SavingsPresenter:
    """Reads, and runs what is done."""

    def __init__(self, work: SavingsWork) -> None:
        self._work = work
        self.signing = SecondPersons(work)

    @property
    def desk(self) -> SavingsDesk:
        """All services and queries of this part."""
        return self._work.money.savings

    @property
    def today(self) -> date:
        """The date where the laptop stands."""
        return self._work.clock.today()

    @property
    def may(self) -> bool:
        """Whether she prepares money."""
        return self._work.who.may(Action.MONEY_PREPARE)

    def savings(self, group: str) -> Savings:
        """What everybody saved, and what a form needs."""
        today = self.today
        first, _ = self.desk.found.year_of(group, today)
        books = self._work.money.ledger.reading.settings(group).books
        return Savings(
            self.desk.found.overview(group),
            self._work.money.ledger.reading.resolutions(group),
            today,
            self.desk.found.year_of(group, first - timedelta(days=1)),
            self.may,
            denominations(books.currency, books.denominations),
        )

    def passbook(self, group: str, member: str, period: str) -> PassbookView:
        """A member's book in a time of `PERIODS`."""
        since, until = period_days(self.desk.found, group, period, self.today)
        return self.desk.found.passbook(group, member, since, until)

    def cycles(self, group: str) -> Cycles:
        """Shares of a group."""
        found = self.desk.found
        return Cycles(
            found.overview(group), found.cycle(group), found.share_outs(group), self.today, self.may
        )
