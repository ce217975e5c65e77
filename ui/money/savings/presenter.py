"""What the pages of savings show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from finance.ledger.views import ResolutionChoice
from finance.savings.desk import SavingsDesk
from finance.savings.views import CycleView, SavingsView
from sr_board.access.roles import Action
from ui.money.savings.work import SavingsWork
from ui.money.two_persons import SecondPersons

__all__ = ["Cycles", "Savings", "SavingsPresenter"]


@dataclass(frozen=True)
class Savings:
    """What a form of savings needs. `year`: first and last day of the last whole year before
    today; `may`: she prepares money."""

    view: SavingsView
    resolutions: tuple[ResolutionChoice, ...]
    today: date
    year: tuple[date, date]
    may: bool


@dataclass(frozen=True)
class Cycles:
    """A group that saves in shares: its cycle, and share-outs that were posted."""

    view: SavingsView
    cycle: CycleView | None
    share_outs: tuple[tuple[str, date, int], ...]
    today: date
    may: bool


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
        return Savings(
            self.desk.found.overview(group),
            self._work.money.ledger.reading.resolutions(group),
            today,
            self.desk.found.year_of(group, first - timedelta(days=1)),
            self.may,
        )

    def cycles(self, group: str) -> Cycles:
        """Shares of a group."""
        found = self.desk.found
        return Cycles(
            found.overview(group), found.cycle(group), found.share_outs(group), self.today, self.may
        )
