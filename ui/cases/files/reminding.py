"""Reminders of the clocks of files: at half time, two hours before, and when due. No Qt.

Code and clock only, to those who may open the file; who is on duty and may not hears code and time
and whom to call. Domain paper, section 10.
"""

from __future__ import annotations

import contextlib
from datetime import datetime, timedelta

from sr_board.access.roles import Action
from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.files.queries_files import Reminded as Moment
from sr_board.cases.files.service_duty_notes import DutyClock
from sr_board.cases.vocabulary import ClockNature
from ui.cases.board.work import BoardWork
from ui.cases.files.presenter import due_words, left_words, outside_words
from ui.live import Text, say
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
        duty = _on_duty(work, since, now)
        answer = Reminded(
            (*(_reminder(one, now) for one in first.values()), *duty.new),
            frozenset(_key(one) for one in work.cases.files.clocks()) | duty.standing,
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


def _on_duty(work: BoardWork, begin: datetime, now: datetime) -> Reminded:
    """What is noted for others is brought up to date, and what is noted for her is told. Nothing
    that fails here stops a reminder of a file she can open."""
    with contextlib.suppress(Exception):
        notes = work.cases.duty_notes
        notes.keep()
        calls = {one.clock.code: one.clock for one in notes.reminded(begin)}
        return Reminded(
            tuple(_call(one, now) for one in calls.values()),
            frozenset(_duty_key(one) for one in notes.running()),
        )
    return Reminded()


def _duty_key(one: DutyClock) -> str:
    return f"duty/{one.key}"


def _fact(code: str, due_at: datetime, now: datetime) -> Text:
    def fact() -> str:
        if now >= due_at:
            return say("{code}: the time is over", code=code)
        if due_at - now <= _LAST:
            left = left_words(int((due_at - now).total_seconds() // 60))
            return say("{code}: {time} left", code=code, time=left)
        return say("{code}: half of the time is gone", code=code)

    return fact


def _call(one: DutyClock, now: datetime) -> Reminder:
    return Reminder(
        _duty_key(one),
        "over" if now >= one.due_at else "due",
        _fact(one.code, one.due_at, now),
        lambda: say("You are on duty and hold no key of this file. Call those who do."),
        lambda: say("Whom to call"),
        "cases-call",
    )


def _reminder(moment: Moment, now: datetime) -> Reminder:
    due = moment.due
    return Reminder(
        _key(due),
        "over" if now >= due.clock.due_at else "due",
        _fact(due.code, due.clock.due_at, now),
        lambda: say(
            "{rule}: until {due}",
            rule=outside_words(due.clock.rule_id),
            due=due_words(due.clock, now),
        ),
        lambda: say("Open the file"),
        "cases-file",
        {"id": due.case_id},
    )
