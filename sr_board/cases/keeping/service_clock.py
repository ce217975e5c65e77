"""The laptop's clock in doubt: said to everybody, confirmed by two; and entries dated back.

Right: CASES_WORK. Domain paper, section 1, "Time", and section 12 (what is answered with a
question). Nothing here refuses an entry: the doubt is marked, and the question stays open.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from sr_board.base.errors import NotAllowed, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.entry import CASES, CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_child import other_person
from sr_board.cases.keeping.laptop import CLOCK_CONFIRMED
from sr_board.cases.keeping.records_clock import BackdatedEntry
from sr_board.cases.models import Board
from sr_board.cases.rules.laptop_clock import ClockDoubt, check_date, doubt_now
from sr_board.vault.users import SecondSigner

__all__ = ["ClockService", "ConfirmBackdated", "ConfirmClock", "LaptopClock"]


@dataclass(frozen=True)
class LaptopClock:
    """The doubt, the laptop's time, and the latest time at which somebody acted."""

    doubt: ClockDoubt
    now: datetime
    latest: datetime | None
    may_confirm: bool


@dataclass(frozen=True)
class ConfirmClock:
    """Two persons looked at the date: it is this one. `today`: as they typed it."""

    today: date
    second: SecondSigner | None = field(default=None, repr=False)


@dataclass(frozen=True)
class ConfirmBackdated:
    """Why something was entered so late, said by two who read the file."""

    case_id: str
    entry_id: str
    why: str
    second: SecondSigner | None = field(default=None, repr=False)


class ClockService(CaseService, CaseQueries):
    """The clock, and what was dated back."""

    def state(self) -> LaptopClock:
        """Whether the clock is in doubt. Raises NotAllowed."""
        with self.look() as entry:
            seen = entry.seen_clock
            return LaptopClock(
                doubt_now(seen, entry.now), entry.now, seen.latest, _may_confirm(entry)
            )

    def confirm(self, command: ConfirmClock) -> Done:
        """Date and time are right: the doubt ends, marks on entries stay.

        Raises NotAllowed "clock-chair-only", RuleBroken "clock-not-in-doubt", "second-person-…",
        InputInvalid "clock-date-differs".
        """
        with self.work() as (uow, entry):
            if not _may_confirm(entry):
                raise NotAllowed("clock-chair-only")
            if not entry.suspect:
                raise RuleBroken("clock-not-in-doubt")
            second = other_person(entry, None, command.second)
            check_date(command.today, entry.clock.today())
            uow.record(CLOCK_CONFIRMED, subject="clock", second=second)
            return Done("clock", CASES, uow.commit())

    def confirm_backdated(self, command: ConfirmBackdated) -> Done:
        """Say why. Raises NotFound "no-such-case", "record-unknown", RuleBroken
        "backdated-confirmed", "second-person-…", InputInvalid for a missing reason."""
        why = clean_line(command.why, field="why", most=300, required=True)
        with self.work() as (uow, entry):
            file = entry.open(command.case_id)
            row = file.get(BackdatedEntry, command.entry_id)
            if row.confirmed_at is not None:
                raise RuleBroken("backdated-confirmed")
            second = other_person(entry, file, command.second)
            both = (entry.account_id, second.slot_id)
            file.put(replace(row, why=why, by_two=both, confirmed_at=entry.now))
            file.happened("backdated", remark=why)
            return entry.done(uow, file, second)


def _may_confirm(entry: CaseEntry) -> bool:
    """The chair of the board; before there is a board, everybody who works on files."""
    return entry.station.chair or entry.session.query(Board.id).first() is None
