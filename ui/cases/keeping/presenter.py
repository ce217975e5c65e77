"""What the pages of law, services, erasure, returns and breaches show and do. No Qt."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time

from sr_board import i18n
from sr_board.base.errors import InputInvalid
from sr_board.cases.desk import CasesDesk
from sr_board.cases.files.records_consent import ErasureCertificate, Released
from sr_board.cases.keeping.records_law import Breach
from sr_board.cases.keeping.service_breaches import BreachRow
from sr_board.cases.keeping.service_directory import ServiceRow
from sr_board.cases.keeping.service_statistics import Figures
from sr_board.cases.moments import When
from sr_board.cases.packs.service import PackSeen
from sr_board.cases.rules.breaches import BreachState
from sr_board.cases.rules.retention import HeldBackup
from sr_board.cases.summary import CaseSummary
from sr_board.cases.words.law import BREACH_STATES, period_title
from ui.cases.board.work import BoardWork
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words, local, moment_of
from ui.shapes import State
from ui.two_persons import SecondPersons

__all__ = ["Keeping", "KeepingPresenter", "breach_mark", "moment_words", "period_words", "periods"]

_SHAPES = {
    BreachState.OPEN: State.DUE,
    BreachState.OVERDUE: State.OVER,
    BreachState.PERSONS_WAIT: State.DUE,
    BreachState.DONE: State.OK,
}


@dataclass(frozen=True)
class Keeping:
    """What stands behind each row of the front page. `erased_soon` None: not hers to see."""

    pack: PackSeen
    stale: int
    services: int
    open_breaches: int
    late_breaches: int
    erased_soon: int | None


class KeepingPresenter(SecondPersons):
    """Reads, and runs what is done."""

    def __init__(self, work: BoardWork) -> None:
        super().__init__(work)
        self._board_work = work

    @property
    def desk(self) -> CasesDesk:
        """All services and queries of this area."""
        return self._board_work.cases

    @property
    def officer(self) -> bool:
        """Whether she is chair or secretary of the board in her term."""
        station = self.desk.board.station()
        return station.chair or station.secretary

    @property
    def now(self) -> datetime:
        """The moment, UTC."""
        return self._board_work.clock.now()

    @property
    def offset(self) -> int:
        """Minutes that local time is ahead of UTC."""
        return self._board_work.clock.offset_minutes()

    @property
    def today(self) -> date:
        """The day here."""
        return local(self.now, self.offset).date()

    def board_name(self) -> str:
        """Name of the board, for the head of papers; empty before there is one."""
        board = self.desk.board.board()
        return board.name if board is not None else ""

    def name_of(self, account: str) -> str:
        """Who an account is."""
        row = self._board_work.holders.names().get(account)
        return row.name if row is not None else say("not in the register")

    def front(self) -> Keeping:
        """Counts for the front page."""
        services, breaches = self.desk.directory.all(), self.desk.breaches.all()
        states = [row.state for row in breaches]
        return Keeping(
            self.desk.packs.seen(),
            sum(1 for row in services if row.stale),
            len(services),
            sum(1 for state in states if state is not BreachState.DONE),
            sum(1 for state in states if state is BreachState.OVERDUE),
            len(self.desk.retention.review()) if self.officer else None,
        )

    def services(self) -> tuple[ServiceRow, ...]:
        """The directory."""
        return self.desk.directory.all()

    def erasures(
        self,
    ) -> tuple[tuple[CaseSummary, ...], tuple[ErasureCertificate, ...], tuple[HeldBackup, ...]]:
        """Files whose dates come near, certificates (the newest first), and older backups that
        still hold what was erased."""
        keeping = self.desk.retention
        return keeping.review(), keeping.certificates()[::-1], keeping.held_backups()

    def returns(self, period: str) -> tuple[Figures, tuple[Released, ...]]:
        """Working figures of a period, and what was released, the newest first."""
        service = self.desk.statistics
        return service.working(period), service.releases()[::-1]

    def released(self, period: str) -> Released:
        """A release. Raises InputInvalid "period-unknown"."""
        for one in self.desk.statistics.releases():
            if one.period == period:
                return one
        raise InputInvalid("period-unknown")

    def breaches(self) -> tuple[BreachRow, ...]:
        """The register."""
        return self.desk.breaches.all()

    def breach(self, breach_id: str) -> Breach:
        """One of them. Raises InputInvalid "breach-unknown"."""
        for row in self.breaches():
            if row.breach.id == breach_id:
                return row.breach
        raise InputInvalid("breach-unknown")

    def when(self, day: date | None, at: time | None) -> When | None:
        """A moment typed as day and time; None when one of them is missing."""
        if day is None or at is None:
            return None
        return When(moment_of(day, at, self.offset), self.offset)


def moment_words(at: datetime, offset: int) -> str:
    """Day and time in words."""
    return say("{day}, {time}", day=day_words(at, offset), time=clock_words(at, offset))


def breach_mark(row: BreachRow) -> tuple[State, Text]:
    """Shape and words of a breach."""
    return _SHAPES[row.state], lambda: say(BREACH_STATES[row.state])


def periods(today: date) -> list[tuple[str, Text]]:
    """Years, quarters and months to choose from: this year and the one before."""
    found: list[str] = []
    for year in (today.year, today.year - 1):
        last = today.month if year == today.year else 12
        found.append(str(year))
        found += [f"{year}-Q{n}" for n in range((last + 2) // 3, 0, -1)]
        found += [f"{year}-{n:02d}" for n in range(last, 0, -1)]
    return [(period, lambda p=period: period_words(p)) for period in found]


def period_words(period: str) -> str:
    """A period in the language in force."""
    return period_title(period, i18n.current())
