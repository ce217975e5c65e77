"""Today put together: what each area gives, and the backup when it is late."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Any, Protocol

from sr_board.access.roles import Action
from ui.home import HomePage, Today, Waiting
from ui.live import say, say_n
from ui.meetings.home_source import guidance, today
from ui.registers.home_rows import breach_rows, dormant_rows, filing_rows, size_rows
from ui.registry import Place
from ui.state import State
from ui.today_cases import asked_rows, calling, clock_rows, doubt_rows, law_rows, standing_rows
from ui.today_cases import breach_rows as data_breach_rows
from ui.today_elections import election_rows
from ui.today_leaders import leader_rows
from ui.today_money import lock_rows, sheet_rows
from ui.today_shares import share_rows

if TYPE_CHECKING:
    from sr_board.audit.safekeeping import SafeKeeping
    from ui.meetings.work import MeetingsWork

    class TodayWork(MeetingsWork, Protocol):
        """What Today needs: what meetings need, and the backups."""

        @property
        def keeping(self) -> SafeKeeping:
            """Backups."""
            ...

        @property
        def vault_read_only(self) -> bool:
            """True when nothing can be written."""
            ...


__all__ = ["SOURCES", "clocks_first", "late_backup", "places"]


def late_backup(work: TodayWork) -> Sequence[Waiting]:
    """One row when the backup is late or there is none yet; nothing for those who make none."""
    if not work.who.may(Action.BACKUP) or work.vault_read_only:
        return ()
    last = work.keeping.last()
    if last is not None and not last.late:
        return ()
    return (_row(last),)


def _row(last: Any) -> Waiting:
    if last is None:
        return Waiting(
            lambda: say("There is no backup yet"),
            lambda: say("If this computer is lost, everything in the vault is lost with it."),
            "archive",
            State.DUE,
            lambda: say("none yet"),
            lambda: say("Back up now"),
            "settings-backup",
        )
    days, made = last.days, last.made_at.astimezone().date()
    return Waiting(
        lambda: say("The backup is late"),
        lambda: say("The last one is of {day}.", day=made),
        "archive",
        State.OVER,
        lambda: say_n("{n} day ago", "{n} days ago", days),
        lambda: say("Back up now"),
        "settings-backup",
    )


SOURCES: tuple[Callable[[Any], Sequence[Waiting]], ...] = (
    data_breach_rows,
    doubt_rows,
    standing_rows,
    asked_rows,
    law_rows,
    sheet_rows,
    lock_rows,
    election_rows,
    leader_rows,
    breach_rows,
    filing_rows,
    dormant_rows,
    size_rows,
    late_backup,
    share_rows,
)
"""What areas other than meetings give, in order; each leaves out what is not this person's."""


def clocks_first(work: TodayWork, ask: Callable[[], Today]) -> Callable[[], Today]:
    """Clocks of the cases before everything else. When anything else cannot be read, they are
    shown all the same."""

    def asked() -> Today:
        urgent, aside = tuple(clock_rows(work)), calling(work)
        try:
            found = ask()
        except Exception:  # a fault of any kind elsewhere hides no clock
            if not urgent:
                raise
            found = Today(lambda: say("Clocks come first. The rest could not be read just now."))
            return replace(found, waiting=urgent, aside=aside)
        waiting = (*urgent, *found.waiting)
        if not urgent:
            return found if aside is None else replace(found, aside=aside)
        words = guidance(work.clock.today(), len(waiting))
        return replace(found, waiting=waiting, guidance=words, aside=aside)

    return asked


def places(work: TodayWork) -> list[Place]:
    """The one place of this area, first in the rail."""
    rest = today(work, lambda: [row for source in SOURCES for row in source(work)])
    ask = clocks_first(work, rest)
    return [Place("today", "sun", lambda: say("Today"), lambda desk: HomePage(desk, ask))]
