"""What money gives to Today: the sheet that is open or may be begun, a lock to set again. No Qt."""

from __future__ import annotations

from collections.abc import Sequence

from finance.ledger.views import LiftedLock
from finance.sheet.views import SheetRow, SheetState
from sr_board import i18n
from sr_board.access.roles import Action
from ui.home import Waiting
from ui.live import say, say_n
from ui.meetings.times import here_now
from ui.money.home.presenter import closing_place, lifted_words
from ui.money.sheet.work import SheetWork
from ui.shapes import State

__all__ = ["lock_rows", "sheet_rows"]


def sheet_rows(work: SheetWork) -> Sequence[Waiting]:
    """Open sheets of those who prepare them; else the way to begin today's meeting."""
    if not work.who.may(Action.MONEY_PREPARE) or work.vault_read_only:
        return ()
    groups = work.money.sheets.groups()
    rows = work.money.sheets.list()
    today = here_now(work.clock).date()
    waiting = [row for row in rows if row.state is not SheetState.CLOSED]
    found = [_open(row, (today - row.on_date).days) for row in waiting]
    busy = {row.group_id for row in rows if row in waiting or row.on_date == today}
    found += [_start(key, name) for key, name in groups if key not in busy][:1]
    return found


def lock_rows(work: SheetWork) -> Sequence[Waiting]:
    """Locks that were lifted: every day they are proposed anew to those who set them."""
    who = work.who
    if work.vault_read_only or not (who.may(Action.MONEY_PREPARE) and who.may(Action.MONEY_READ)):
        return ()
    return [_lock_again(lock) for lock in work.money.ledger.reading.lifted()]


def _lock_again(lock: LiftedLock) -> Waiting:
    return Waiting(
        lambda: lifted_words(lock),
        lambda: say(
            "{group}. When everything late is recorded, lock it again.", group=lock.group_name
        ),
        "lock",
        State.DUE,
        lambda: say("open again"),
        lambda: say("Lock it again"),
        "money-closing",
        closing_place(lock),
    )


def _open(row: SheetRow, days: int) -> Waiting:
    day = row.on_date
    return Waiting(
        lambda: say("Money of the meeting of {day}", day=i18n.current().date(day)),
        lambda: say("{group}. The sheet is not closed yet.", group=row.group_name),
        "cash",
        State.OVER if days > 0 else State.DUE,
        (lambda: say_n("open for {n} day", "open for {n} days", days))
        if days > 0
        else (lambda: say("today")),
        lambda: say("Go on with the meeting"),
        "money-sheet",
        {"id": row.id},
    )


def _start(group_id: str, name: str) -> Waiting:
    return Waiting(
        lambda: say("The meeting's money"),
        lambda: say("{group}. Savings, loans, count, read aloud, sign.", group=name),
        "cash",
        State.NOT_YET,
        lambda: say("not begun"),
        lambda: say("Start the meeting"),
        "money-sheets",
        {"group": group_id},
    )
