"""What the pages of the case files show and do. No Qt; everything here runs off the screen."""

from __future__ import annotations

import contextlib
from dataclasses import dataclass
from datetime import date, datetime, time

from sr_board import i18n
from sr_board.base.errors import InputInvalid, SRBoardError
from sr_board.cases.desk import CasesDesk
from sr_board.cases.doubles.service_doubles import DoubleRow
from sr_board.cases.files.queries_calling import CallSheet, OnDuty
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.report_form import ReportForm, report_form
from sr_board.cases.moments import When
from sr_board.cases.rules.calling import Call, built_in
from sr_board.cases.rules.codes import Typed, typed_code
from sr_board.cases.summary import CaseSummary, RunningClock
from sr_board.cases.vocabulary import ClockNature
from sr_board.cases.words.files import RULES, RULES_OUTSIDE
from sr_board.i18n import Translator
from sr_board.people.rows import PersonRow
from ui.cases.board.work import BoardWork
from ui.cases.files.call_words import call_words, role_words
from ui.live import say, say_n
from ui.meetings.times import clock_words, day_words, local, moment_of
from ui.shapes import State
from ui.two_persons import SecondPersons

__all__ = [
    "FilesPresenter",
    "Left",
    "ReadAloud",
    "clock_state",
    "due_words",
    "left_words",
    "outside_words",
    "rule_words",
]


@dataclass(frozen=True)
class Left:
    """Minutes until a clock is due (negative: past), and how much of its time is gone (0 to 1)."""

    minutes: int
    gone: float

    @classmethod
    def of(cls, clock: RunningClock, now: datetime) -> Left:
        """What is left of a clock."""
        whole = max((clock.due_at - clock.starts_at).total_seconds(), 1.0)
        left = (clock.due_at - now).total_seconds()
        return cls(int(left // 60), min(max(1 - left / whole, 0.0), 1.0))


@dataclass(frozen=True)
class ReadAloud:
    """What is read before consent, with its version and language."""

    words: str
    version: str
    language: str


class FilesPresenter(SecondPersons):
    """Reads, and runs what is done."""

    def __init__(self, work: BoardWork) -> None:
        super().__init__(work)
        self._files_work = work

    @property
    def desk(self) -> CasesDesk:
        """All services and queries of this area."""
        return self._files_work.cases

    def board_name(self) -> str:
        """Name of the board, for the head of papers; empty before there is one."""
        board = self.desk.board.board()
        return board.name if board is not None else ""

    def names(self) -> dict[str, PersonRow]:
        """Name and picture of every user, by account."""
        return self._files_work.holders.names()

    def holders(self) -> tuple[str, ...]:
        """Accounts that hold the cases' key and are open."""
        vault = self._files_work.vault
        known = self.names()
        slots = [face.slot_id for face in vault.slots]
        return tuple(
            slot for slot in slots if slot in known and "cases" in vault.compartments_of(slot)
        )

    @property
    def now(self) -> datetime:
        """The moment, UTC."""
        return self._files_work.clock.now()

    @property
    def offset(self) -> int:
        """Minutes that local time is ahead of UTC."""
        return self._files_work.clock.offset_minutes()

    @property
    def today(self) -> date:
        """The day here."""
        return local(self.now, self.offset).date()

    def files(self, words: str = "") -> tuple[CaseSummary, ...]:
        """The files she may read; with words, those that hold them; a whole code finds its file."""
        self.desk.child.move_doubts()
        if not words.strip():
            return self.desk.files.list()
        typed = typed_code(words)
        if typed is Typed.WRONG:
            return ()  # the field says so; nothing is searched (R19)
        if typed is not Typed.RIGHT:
            return self.desk.files.search(words)
        wanted = self.desk.files.by_code(words)
        return tuple(one for one in self.desk.files.list() if one.case_id == wanted)

    def doubles(self, case_id: str) -> tuple[DoubleRow, ...]:
        """Other files that may be about her; nothing where that cannot be found out."""
        with contextlib.suppress(SRBoardError):
            return self.desk.doubles.of(case_id)
        return ()

    def whole(self, case_id: str) -> CaseView:
        """One file."""
        return self.desk.files.whole(case_id)

    def names_her(self, case_id: str, text: str) -> bool:
        """Whether a name of the file stands in a text; False where that cannot be found out."""
        with contextlib.suppress(SRBoardError):
            return self.desk.files.names_her(case_id, text)
        return False

    def urgent(self, case_id: str) -> CaseView:
        """One file, for what waits for no code of conduct."""
        return self.desk.files.urgent(case_id)

    def read_aloud(self) -> ReadAloud:
        """The notice of the law pack that is read before consent; without one the talk goes on."""
        language = i18n.current().code
        try:
            pack = self.desk.packs.seen().pack
            return ReadAloud(pack.consent_notice(language), pack.notice_version, language)
        except SRBoardError:
            return ReadAloud("", "0", language)

    def calls(self, case_id: str = "") -> CallSheet:
        """Whom to call at this hour; for a file, what fits its track."""
        return self.desk.calling.now(case_id)

    def report_form(self) -> ReportForm:
        """What the law pack says of reports; a pack that cannot be read keeps nobody from one."""
        try:
            return report_form(self.desk.packs.seen().pack)
        except SRBoardError:
            return ReportForm()

    def phones(self, tr: Translator) -> list[tuple[str, str]]:
        """Whom to call tonight; an empty number is a line for handwriting."""
        calls: tuple[Call, ...] = built_in(None)
        people: tuple[OnDuty, ...] = ()
        with contextlib.suppress(Exception):  # the sheet is drawn whatever cannot be read
            sheet = self.calls()
            calls, people = sheet.calls, sheet.people
        told = [(call_words(one, tr), ", ".join(one.numbers)) for one in calls]
        return told + [(role_words(one, tr), "") for one in people]

    def when(self, day: date | None, at: time | None) -> When:
        """A moment typed as day and time. Raises InputInvalid "notice-time-missing"."""
        if day is None or at is None:
            raise InputInvalid("notice-time-missing", field="day" if day is None else "time")
        return When(moment_of(day, at, self.offset), self.offset)


def left_words(minutes: int) -> str:
    """Hours and minutes left, or how long it is past."""
    tr = i18n.current()
    count = abs(minutes)
    days, rest = divmod(count, 24 * 60)
    if days >= 3:
        return say_n("{n} day", "{n} days", days)
    hours, minute = divmod(rest + days * 24 * 60, 60)
    if hours == 0:
        return say("{m} min", m=tr.integer(minute))
    return say("{h} h {m} min", h=tr.integer(hours), m=tr.integer(minute))


def due_words(clock: RunningClock, now: datetime) -> str:
    """Until when, in words."""
    here, ends = local(now, clock.offset_minutes), local(clock.due_at, clock.offset_minutes)
    at = clock_words(clock.due_at, clock.offset_minutes)
    days = (ends.date() - here.date()).days
    if days == 0:
        return say("today, {time}", time=at)
    if days == 1:
        return say("tomorrow, {time}", time=at)
    return say("{day}, {time}", day=day_words(clock.due_at, clock.offset_minutes), time=at)


def clock_state(clock: RunningClock, now: datetime) -> tuple[State, str]:
    """Shape and words of a clock: overdue, due, or still time."""
    left = Left.of(clock, now)
    if left.minutes < 0:
        return State.OVER, say("{time} past", time=left_words(left.minutes))
    words = say("{time} left", time=left_words(left.minutes))
    soon = left.gone >= 0.5 or left.minutes <= 120
    near = clock.nature is not ClockNature.WATCH and soon
    return (State.DUE if near else State.NOT_YET), words


def rule_words(rule_id: str) -> str:
    """What a clock asks for."""
    return say(RULES.get(rule_id, rule_id))


def outside_words(rule_id: str) -> str:
    """What a clock asks for, where others may look on."""
    return say(RULES_OUTSIDE.get(rule_id, rule_id))
