"""Reminders of the clocks of files: at half time, two hours before, and when due. No Qt.

Code and clock only, and only to those who may open the file. Domain paper, section 10.
"""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta

from sr_board.access.roles import Action
from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.files.queries_files import Reminded as Moment
from sr_board.cases.vocabulary import ClockNature
from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import due_words, left_words, outside_words
from ui.live import say
from ui.reminders import Ask, Reminded, Reminder

__all__ = ["reminders_of"]

_LAST = timedelta(hours=2)


def reminders_of(work: BoardWork) -> Ask:
    """What the frame asks once a minute, from now on."""
    since = work.clock.now()

    def ask() -> Reminded:
        nonlocal since
        if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
            return Reminded()
        now, moved = work.clock.now(), 0
        with contextlib.suppress(Exception):  # a file that cannot be moved stops no reminder
            moved = work.cases.child.move_doubts()
        first: dict[str, Moment] = {}
        for moment in sorted(work.cases.files.reminded(since), key=_ours):
            first.setdefault(moment.due.case_id, moment)
        answer = Reminded(
            tuple(_reminder(one, now) for one in first.values()),
            frozenset(_key(one) for one in work.cases.files.clocks()),
            frozenset({"cases"}) if moved else frozenset(),
        )
        since = now  # what could not be read is asked again
        return answer

    return ask


def _ours(moment: Moment) -> bool:
    """A clock of ours, after the duties by law."""
    return moment.due.clock.nature is not ClockNature.STATUTORY


def _key(due: ClockDue) -> str:
    return f"{due.case_id}/{due.clock.id}"


def _reminder(moment: Moment, now: datetime) -> Reminder:
    due = moment.due
    over = now >= due.clock.due_at

    def fact() -> str:
        if over:
            return say("{code}: the time is over", code=due.code)
        if due.clock.due_at - now <= _LAST:
            left = left_words(int((due.clock.due_at - now).total_seconds() // 60))
            return say("{code}: {time} left", code=due.code, time=left)
        return say("{code}: half of the time is gone", code=due.code)

    return Reminder(
        _key(due),
        "over" if over else "due",
        fact,
        lambda: say(
            "{rule}: until {due}",
            rule=outside_words(due.clock.rule_id),
            due=due_words(due.clock, now),
        ),
        lambda: say("Open the file"),
        "cases-file",
        {"id": due.case_id},
    )
