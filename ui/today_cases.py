"""What the case files give to Today: every running clock of the files she may read. No Qt.

Nothing here may fail: whatever cannot be read is left out, and what is due is shown.
"""

from __future__ import annotations

import contextlib
from collections.abc import Sequence
from typing import Any

from sr_board import i18n
from sr_board.access.roles import Action
from sr_board.cases.board.service_lapsed import LapsedFound, ShortTeam
from sr_board.cases.files.queries_files import ClockDue
from sr_board.cases.files.service_duty_notes import DutyClock
from sr_board.cases.keeping.service_breaches import BreachRow
from sr_board.cases.papers.service_approvals import PaperWaiting
from sr_board.cases.rules.breaches import BreachState
from sr_board.cases.rules.laptop_clock import ClockDoubt
from sr_board.cases.summary import RunningClock
from sr_board.cases.vocabulary import ClockNature
from ui.cases.files.presenter import clock_state, due_words, outside_words
from ui.cases.keeping.presenter import breach_mark, moment_words
from ui.home import Aside, Waiting
from ui.live import Text, say, say_n
from ui.shapes import State

__all__ = [
    "asked_rows",
    "breach_rows",
    "calling",
    "clock_rows",
    "doubt_rows",
    "law_rows",
    "standing_rows",
]

_MOST = 12
"""Rows on Today beside duties by law; the list of files has all."""


def clock_rows(work: Any) -> Sequence[Waiting]:
    """One row a file for those who hold the cases' key. Duties by law stand first and are never
    cut off, whatever number of other clocks is due before them."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    with contextlib.suppress(Exception):  # a file that cannot be moved stops no clock
        work.cases.child.move_doubts()
    try:
        clocks = work.cases.files.clocks()
    except Exception:  # what cannot be read is said; the rest of Today is shown
        return (_unread(), *_duty_rows(work))
    first: dict[str, ClockDue] = {}
    for due in sorted(clocks, key=_by_law, reverse=True):
        first.setdefault(due.case_id, due)
    shown = max(_MOST, sum(map(_by_law, first.values())))
    return [
        *(_row(due, work) for due in list(first.values())[:shown]),
        *_duty_rows(work),
    ]


def _duty_rows(work: Any) -> Sequence[Waiting]:
    """On duty without the key: one row a file, with code and time, that leads to the telephones."""
    first: dict[str, DutyClock] = {}
    with contextlib.suppress(Exception):  # a note that cannot be kept hides no clock
        work.cases.duty_notes.keep()
        for one in work.cases.duty_notes.running():
            first.setdefault(one.code, one)
    return [_duty(one, work) for one in list(first.values())[:_MOST]]


def _duty(one: DutyClock, work: Any) -> Waiting:
    nature, offset = ClockNature.INTERNAL, work.clock.offset_minutes()
    clock = RunningClock(one.key, "", nature, one.starts_at, one.due_at, 0, offset)

    def left() -> tuple[State, Text]:
        shape, _ = clock_state(clock, work.clock.now())
        return shape, lambda: clock_state(clock, work.clock.now())[1]

    state, words = left()
    return Waiting(
        lambda: say("{code}: a clock runs", code=one.code),
        lambda: say(
            "until {due}. You are on duty and hold no key of this file.",
            due=due_words(clock, work.clock.now()),
        ),
        "shield",
        state,
        words,
        lambda: say("Whom to call"),
        "cases-call",
        {},
        left,
    )


def _unread() -> Waiting:
    return Waiting(
        lambda: say("The clocks of the files could not be read"),
        lambda: say("They run on. Open the files, or lock and open the vault again."),
        "shield",
        State.OVER,
        lambda: say("to be looked at"),
        lambda: say("Open the files"),
        "cases",
    )


_CALL = Aside(lambda: say("Whom to call"), "phone", "cases-call")


def calling(work: Any) -> Aside | None:
    """The telephones, for everybody who may notice somebody."""
    able = getattr(work, "holds_cases", False) and work.who.may(Action.CASES_NOTICE)
    return _CALL if able else None


def breach_rows(work: Any) -> Sequence[Waiting]:
    """One row for each breach of data that waits, for chair and secretary of the board."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    station = work.cases.board.station()
    if not (station.chair or station.secretary):
        return ()
    offset = work.clock.offset_minutes()
    rows = (row for row in work.cases.breaches.all() if row.state is not BreachState.DONE)
    return [_breach(row, offset) for row in rows]


def doubt_rows(work: Any) -> Sequence[Waiting]:
    """The laptop's clock in doubt, for the one who may confirm it with a second person."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    state = work.cases.laptop.state()
    if state.doubt is ClockDoubt.NONE or not state.may_confirm:
        return ()
    now = moment_words(state.now, work.clock.offset_minutes())
    row = Waiting(
        lambda: say("The laptop's clock is in doubt: {now}", now=now),
        lambda: say("Work goes on, no due time changes; nothing is erased meanwhile."),
        "clock",
        State.DUE,
        lambda: say("to be confirmed"),
        lambda: say("Look at the clock"),
        "cases-laptop-clock",
    )
    return (row,)


def law_rows(work: Any) -> Sequence[Waiting]:
    """The law of the board that nobody checked for a year, for chair and secretary."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    seen = work.cases.packs.seen()
    if not (seen.old and seen.may_edit):
        return ()
    checked = seen.pack.checked_on
    row = Waiting(
        lambda: say("Nobody checked the law since {day}.", day=i18n.current().date(checked)),
        lambda: say("Clocks run on as they stand. Ask a lawyer to read it again."),
        "book",
        State.DUE,
        lambda: say("more than a year"),
        lambda: say("The law"),
        "cases-law",
    )
    return (row,)


def standing_rows(work: Any) -> Sequence[Waiting]:
    """The code of conduct, for whom the files are closed by it; and for chair and secretary, who
    holds keys of files without standing, and files that too few can open."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    rows = [_code()] if work.cases.files.closed() else []
    if work.who.may(Action.BOARD_WORK):
        found = work.cases.lapsed_work.waiting()
        if found.slots:
            rows.append(_lapsed(found))
        rows += [_short(one) for one in work.cases.lapsed_work.short()[:_MOST]]
    return rows


def _code() -> Waiting:
    return Waiting(
        lambda: say("Read and accept the code of conduct."),
        lambda: say("Until then the files and a vote stay closed to you."),
        "book",
        State.DUE,
        lambda: say("once"),
        lambda: say("Read it"),
        "cases-code",
    )


def _lapsed(found: LapsedFound) -> Waiting:
    persons, files = len(found.slots), found.files
    return Waiting(
        lambda: say_n(
            "{n} person without standing holds keys",
            "{n} persons without standing hold keys",
            persons,
        ),
        lambda: say_n(
            "In {n} file; one press takes them back.",
            "In {n} files; one press takes them back.",
            files,
        ),
        "key",
        State.DUE,
        lambda: say("to be taken back"),
        lambda: say("Open"),
        "cases-board",
    )


def asked_rows(work: Any) -> Sequence[Waiting]:
    """Papers with a name that wait for her approval, one row a file."""
    if not getattr(work, "holds_cases", False) or not work.who.may(Action.CASES_WORK):
        return ()
    first: dict[str, PaperWaiting] = {}
    for one in work.cases.approvals.waiting():
        first.setdefault(one.case_id, one)
    return [_asked(one, work.clock.offset_minutes()) for one in list(first.values())[:_MOST]]


def _asked(one: PaperWaiting, offset: int) -> Waiting:
    until = moment_words(one.until, offset)
    return Waiting(
        lambda: say("{code}: a paper waits for your approval", code=one.code),
        lambda: say("until {due}", due=until),
        "lock",
        State.DUE,
        lambda: say("second of two"),
        lambda: say("Look at it"),
        "cases-paper-approve",
        {"id": one.case_id},
    )


def _short(team: ShortTeam) -> Waiting:
    def fact() -> str:
        if team.openers:
            return say("{code}: only one of its team can open it", code=team.code)
        return say("{code}: nobody of its team can open it", code=team.code)

    return Waiting(
        fact,
        lambda: say("Chair and secretary hold its keys. Name two to four persons."),
        "users",
        State.OVER if team.by_law else State.DUE,
        lambda: say("team to be named"),
        lambda: say("Name the team"),
        "cases-team-name",
        {"id": team.case_id},
    )


def _breach(row: BreachRow, offset: int) -> Waiting:
    until = moment_words(row.breach.due_at, offset)
    state, words = breach_mark(row)
    return Waiting(
        lambda: say("A breach of data"),
        lambda: say("until {due}", due=until),
        "alert-triangle",
        state,
        words,
        lambda: say("Open"),
        "cases-breaches",
    )


def _by_law(due: ClockDue) -> bool:
    return due.clock.nature is ClockNature.STATUTORY


def _row(due: ClockDue, work: Any) -> Waiting:
    def left() -> tuple[State, Text]:
        shape, _ = clock_state(due.clock, work.clock.now())
        return shape, lambda: clock_state(due.clock, work.clock.now())[1]

    state, words = left()
    return Waiting(
        lambda: say("{code}: {step}", code=due.code, step=outside_words(due.clock.rule_id)),
        lambda: say("until {due}", due=due_words(due.clock, work.clock.now())),
        "shield",
        state,
        words,
        lambda: say("Open the file"),
        "cases-file",
        {"id": due.case_id},
        left,
    )
