"""A self-help group of fifteen in a real vault, with the services that the pages are handed."""

from __future__ import annotations

import inspect
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from functools import cached_property
from typing import Any

from governance.breaches.queries import BreachQueries
from governance.breaches.service import BreachService
from governance.commands import (
    AddAction,
    AddItem,
    AgendaEntry,
    CallMeeting,
    ChangeItem,
    CloseMeeting,
    ComposeMinutes,
    MarkAllHere,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGiven,
    OpenMeeting,
    PutMotion,
    ReadAloud,
    RecordNotice,
    SignMinutes,
    TakeVote,
)
from governance.queries import MeetingQueries
from governance.queries_calendar import CalendarQueries
from governance.queries_checks import ChecksQueries
from governance.queries_decisions import DecisionQueries
from governance.queries_today import TodayQueries
from governance.rules.minutes import MarkCapacity
from governance.rules.votes import VoteMethod
from governance.service_attendance import AttendanceService
from governance.service_calendar import CalendarService, CommitteeService
from governance.service_decisions import DecisionService
from governance.service_meetings import MeetingService
from governance.service_minutes import MinutesService
from governance.service_paper import PaperMeetingService
from governance.service_room import RoomService
from sr_board.access.check import SignedIn
from sr_board.access.copies import CopiesService
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.composition import Workplace
from sr_board.people.models import Group, Membership, Person
from sr_board.people.queries import PeopleQueries
from sr_board.people.records import search_key
from tests.conftest import Book

NAMES = (
    "Asha Bina Champa Farida Jyoti Kajal Lakshmi Malati Mina Noor Parul Rekha Rupa Sabina Shanta"
).split()
BENGALI = ("আশা বীণা চম্পা ফরিদা জ্যোতি কাজল লক্ষ্মী মালতী মিনা নূর পারুল রেখা রূপা সাবিনা শান্তা").split()
SYMBOLS = (
    "umbrella fish flower sailboat bulb key leaf bell star moon needle-thread feather apple "
    "book mug"
).split()
HUES = ("indigo", "sea", "plum", "clay", "leaf", "marigold")


class Cupboard:
    """Keeps pictures in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, _session: object, content: bytes) -> str:
        ref = new_id()
        self.kept[ref] = content
        return ref

    def content(self, attachment_id: str) -> bytes:
        return self.kept[attachment_id]


class NoBackups:
    """Backups as Today asks for them: none was made here."""

    def last(self) -> None:
        return None


@dataclass
class Work:
    """All that the pages are handed, for one signed-in person."""

    book: Book
    who: SignedIn
    cupboard: Cupboard = field(default_factory=Cupboard)
    vault_tile: tuple[str, str] = ("flower", "marigold")
    vault_read_only: bool = False

    def __post_init__(self) -> None:
        self.clock = self.book.clock
        parts = (self.book.uow, self.clock, self.who)
        self.keeping = NoBackups()
        self.copies = CopiesService(self.book.uow, self.who)
        self.people = PeopleQueries(self.book.read, self.who, self.clock)
        self.meetings = MeetingQueries(self.book.read, self.who)
        self.decisions = DecisionQueries(self.book.read, self.who)
        self.today = TodayQueries(self.book.read, self.who)
        self.meeting_work = MeetingService(*parts, attachments=self.cupboard)
        self.attendance = AttendanceService(*parts)
        self.decision_work = DecisionService(*parts)
        self.minutes = MinutesService(*parts, attachments=self.cupboard)
        self.paper_meetings = PaperMeetingService(*parts, attachments=self.cupboard)
        self.room_work = RoomService(*parts, attachments=self.cupboard)
        self.calendar_work = CalendarService(*parts)
        self.committee_work = CommitteeService(*parts)
        self.checks = ChecksQueries(self.book.read, self.who, self.clock)
        self.calendar = CalendarQueries(self.book.read, self.who, self.clock)
        self.breaches = BreachQueries(self.book.read, self.who)
        self.breach_work = BreachService(*parts)
        self.uow, self.read, self.attachments = self.book.uow, self.book.read, self.cupboard

    def __getattr__(self, name: str) -> Any:
        """What other areas need, put together as the program does it."""
        made = inspect.getattr_static(Workplace, name, None)
        if not isinstance(made, cached_property):
            raise AttributeError(name)
        value = self.__dict__[name] = made.func(self)
        return value


class Collective:
    """Bakul Samiti: fifteen members by number, and the ways through a meeting."""

    def __init__(self, book: Book, names: list[str] | None = None) -> None:
        self.book = book
        self.names = names or NAMES
        self.group = new_id()
        self.person = {name: new_id() for name in self.names}
        stamp = {"recorded_at": book.clock.now(), "recorded_by": book.vault.slot_id}
        with book.uow() as uow:  # in one act: fifteen signed ones would slow every test
            uow.session.add(self._group(stamp))
            for number, (name, ref) in enumerate(self.person.items(), 1):
                uow.session.add(self._person(ref, name, number, stamp))
            uow.session.flush()
            for number, ref in enumerate(self.person.values(), 1):
                uow.session.add(self._membership(ref, number, stamp))
            uow.record("group.added", subject="test")
            uow.commit()

    def _group(self, stamp: dict[str, object]) -> Group:
        name = "Bakul Samiti"
        return Group(
            id=self.group,
            kind="shg",
            code="BKL",
            name=name,
            search_key=search_key(name),
            status="active",
            **stamp,
        )

    @staticmethod
    def _person(ref: str, name: str, number: int, stamp: dict[str, object]) -> Person:
        return Person(
            id=ref,
            chosen_name=name,
            search_key=search_key(name),
            symbol=SYMBOLS[number - 1],
            hue=HUES[number % len(HUES)],
            status="active",
            **stamp,
        )

    def _membership(self, ref: str, number: int, stamp: dict[str, object]) -> Membership:
        return Membership(
            id=new_id(),
            person_id=ref,
            group_id=self.group,
            number=number,
            member_class="full",
            status="active",
            joined=date(2024, 1, 1),
            **stamp,
        )

    def work(self, *roles: Role, person: int = 12) -> Work:
        """The desk of the person with that number."""
        who = SignedIn(self.book.vault.slot_id, self.id_of(person), frozenset(roles))
        return Work(self.book, who)

    @cached_property
    def secretary(self) -> Work:
        """Rekha's desk."""
        return self.work(Role.SECRETARY)

    def id_of(self, number: int) -> str:
        """The person with that number."""
        return self.person[self.names[number - 1]]

    def set_clock(self, hour: int, minute: int, day: date | None = None) -> None:
        """Put the clock on the wall (five and a half hours before Greenwich)."""
        day = day or date(2026, 11, 24)
        wall = datetime(day.year, day.month, day.day, hour, minute, tzinfo=UTC)
        self.book.clock.set(wall - timedelta(minutes=330))

    @property
    def now(self) -> datetime:
        return self.book.clock.now()

    def called(self, *titles: tuple[str, str], place: str = "Community room, 2nd floor") -> str:
        """A meeting planned for now."""
        agenda = tuple(AgendaEntry(title, kind) for title, kind in titles)
        return self.secretary.meeting_work.call(
            CallMeeting(self.group, "shg", self.now, place, agenda=agenda)
        ).id

    def call_of(self, type_: str, day: date) -> CallMeeting:
        """A call for four o'clock of a day, with the agenda that the program draws up."""
        wall = datetime(day.year, day.month, day.day, 16, 0, tzinfo=UTC)
        return CallMeeting(self.group, type_, wall - timedelta(minutes=330), "Room")

    def end(self, meeting: str) -> None:
        """Everybody was there; it is closed an hour later and its minutes are drawn up."""
        self.secretary.attendance.all_here(MarkAllHere(meeting))
        self.book.clock.tick(3600)
        self.secretary.meeting_work.close(CloseMeeting(meeting))
        self.secretary.minutes.compose(ComposeMinutes(meeting))

    def opened(self, *titles: tuple[str, str]) -> str:
        """An open meeting led by number 1."""
        meeting = self.called(*(titles or (("Opening", "info"), ("Closing", "info"))))
        self.secretary.meeting_work.open(OpenMeeting(meeting, chair_id=self.id_of(1)))
        return meeting

    def closed(self, *titles: tuple[str, str]) -> str:
        """A meeting that was held with everybody, and closed an hour later."""
        meeting = self.opened(*titles)
        self.secretary.attendance.all_here(MarkAllHere(meeting))
        self.book.clock.tick(3600)
        self.secretary.meeting_work.close(CloseMeeting(meeting))
        return meeting

    def decided(self, meeting: str, item: str, text: str) -> str:
        """A motion that passed."""
        acts = self.secretary.decision_work
        motion = acts.put_motion(PutMotion(item, text, "ordinary", self.id_of(6), self.id_of(9))).id
        return acts.take_vote(TakeVote(motion, VoteMethod.HANDS, 8, 1, 0)).id

    def read(self, meeting: str) -> None:
        """Draft drawn up and read aloud."""
        self.secretary.minutes.compose(ComposeMinutes(meeting))
        self.secretary.minutes.read_aloud(
            ReadAloud(meeting, self.id_of(9), "bn", self.book.clock.today(), True)
        )

    def signed(self, meeting: str) -> None:
        """Read aloud and signed by the chair."""
        self.read(meeting)
        self.secretary.minutes.sign(
            SignMinutes(meeting, (MarkGiven(self.id_of(1), MarkCapacity.CHAIR),))
        )

    def in_the_middle(self) -> str:
        """The sitting of the picture: nine of fifteen here, four points done, the fifth open."""
        self.set_clock(16, 5)
        meeting = self.opened(
            ("Opening", "info"),
            ("Last minutes", "report"),
            ("Money report", "accounts"),
            ("Loan requests", "motion"),
            ("Weekly saving", "motion"),
            ("Health camp", "info"),
            ("Closing", "info"),
        )
        desk = self.secretary
        for number in (8, 13):
            desk.attendance.apologise(MarkApology(meeting, self.id_of(number)))
        for number in (2, 3, 5, 6, 7, 9, 11, 12, 14, 15):
            desk.attendance.arrive(MarkArrival(meeting, self.id_of(number)))
        self.set_clock(16, 40)
        items = desk.meetings.whole(meeting).record.items
        outcomes = ("", "approved", "heard", "")
        for item, outcome in zip(items, outcomes, strict=False):
            desk.meeting_work.change_item(ChangeItem(item.id, done=True, outcome=outcome))
        self.decided(meeting, items[3].id, "Member 11: loan of ₹ 3,000 for a sewing machine.")
        desk.decision_work.add_action(
            AddAction(
                meeting, self.id_of(7), "Ask the clinic for a day", date(2026, 12, 1), items[5].id
            )
        )
        self.set_clock(17, 10)
        for number in (11, 15):
            desk.attendance.depart(MarkDeparture(meeting, self.id_of(number)))
        self.set_clock(17, 31)
        return meeting

    def told(self, meeting: str) -> None:
        """Members were told two days before."""
        self.secretary.meeting_work.record_notice(
            RecordNotice(meeting, self.now - timedelta(days=2), "word", "All members", "")
        )

    def add_point(self, meeting: str, title: str) -> str:
        """One more point."""
        return self.secretary.meeting_work.add_item(AddItem(meeting, title)).id
