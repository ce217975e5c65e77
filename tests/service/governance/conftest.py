"""A small collective in a real vault: a self-help group of fifteen, a board, and their desk."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from governance.breaches.queries import BreachFilter, BreachQueries
from governance.breaches.service import BreachService
from governance.commands import (
    AddItem,
    AgendaEntry,
    CallMeeting,
    CloseMeeting,
    ComposeMinutes,
    MarkAllHere,
    MarkArrival,
    MarkGiven,
    OpenMeeting,
    PutMotion,
    ReadAloud,
    SignMinutes,
    TakeVote,
)
from governance.constitution.models import Constitution, RuleParam
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
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership, Person
from sr_board.people.records import search_key
from tests.conftest import START, Book, Scene

NAMES = (
    "Asha Bina Champa Farida Jyoti Kajal Lakshmi Malati Mina Noor Parul Rekha Rupa Sabina Shanta"
).split()


class Cupboard:
    """An attachment store that keeps what it is given in memory."""

    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    def put(self, session: Session, content: bytes) -> str:
        ref = new_id()
        self.kept[ref] = content
        return ref

    def content(self, attachment_id: str) -> bytes:
        return self.kept[attachment_id]


@dataclass
class Desk:
    """All services and queries of meetings for one signed-in person."""

    book: Book
    who: SignedIn

    def __post_init__(self) -> None:
        parts = (self.book.uow, self.book.clock, self.who)
        self.cupboard = Cupboard()
        self.meetings = MeetingService(*parts, attachments=self.cupboard)
        self.attendance = AttendanceService(*parts)
        self.decisions = DecisionService(*parts)
        self.minutes = MinutesService(*parts, attachments=self.cupboard)
        self.paper = PaperMeetingService(*parts, attachments=self.cupboard)
        self.room = RoomService(*parts, attachments=self.cupboard)
        self.series = CalendarService(*parts)
        self.committees = CommitteeService(*parts)
        self.breaches = BreachService(*parts)
        self.reading = MeetingQueries(self.book.read, self.who)
        self.finding = DecisionQueries(self.book.read, self.who)
        self.today = TodayQueries(self.book.read, self.who)
        self.checks = ChecksQueries(self.book.read, self.who, self.book.clock)
        self.calendar = CalendarQueries(self.book.read, self.who, self.book.clock)
        self.found = BreachQueries(self.book.read, self.who)


@dataclass
class Collective:
    """Ids by name, and shortcuts through a meeting."""

    book: Book
    group: str
    board: str
    person: dict[str, str]

    def desk(self, *roles: Role, person: str = "Rekha") -> Desk:
        """The desk of somebody with exactly these roles."""
        who = SignedIn(self.book.vault.slot_id, self.person[person], frozenset(roles))
        return Desk(self.book, who)

    @property
    def now(self) -> datetime:
        return self.book.clock.now()

    def after(self, minutes: int) -> datetime:
        """Some minutes after the start of the test."""
        return START + timedelta(minutes=minutes)

    def until(self, minutes: int) -> None:
        """Put the clock so many minutes after the start."""
        self.book.clock.set(self.after(minutes))

    def adopt(
        self,
        rules: dict[str, object],
        group: str | None = None,
        since: date = date(2020, 1, 1),
    ) -> str:
        """Rules in force from a day: values as JSON, each in an article of its own from 1."""
        stamp = {"recorded_at": START, "recorded_by": self.book.vault.slot_id}
        ref = new_id()
        with self.book.uow() as uow:
            last = uow.session.scalar(select(func.max(Constitution.version))) or 0
            uow.session.add(
                Constitution(
                    id=ref,
                    group_id=group or self.group,
                    version=last + 1,
                    status="adopted",
                    template_key="shg",
                    adopted_on=since,
                    effective_from=since,
                    digest="0" * 64,
                    **stamp,
                )
            )
            uow.session.flush()
            for no, (key, value) in enumerate(rules.items(), start=1):
                facts = {"origin": "typed", "note": "", "adopted": True, **stamp}
                text = json.dumps(value, sort_keys=True)
                row = RuleParam(id=new_id(), constitution_id=ref, key=key, value=text, **facts)
                row.article_no = no
                uow.session.add(row)
            uow.record("constitution.adopted", subject=f"constitution/{ref}")
            uow.commit()
        return ref

    def here(self, desk: Desk, meeting: str, *names: str) -> None:
        """These members come in now."""
        for name in names:
            desk.attendance.arrive(MarkArrival(meeting, self.person[name]))

    def codes(self, desk: Desk, **wanted: object) -> list[tuple[str, str]]:
        """(code, level) of the breaches on record, the oldest first."""
        rows = desk.found.register(BreachFilter(limit=200, **wanted)).rows  # type: ignore[arg-type]
        return sorted((row.finding.code, row.finding.level.value) for row in rows)

    def called(
        self,
        desk: Desk,
        group: str | None = None,
        at: datetime | None = None,
        agenda: tuple[AgendaEntry, ...] | None = (),
    ) -> str:
        """A planned meeting, with an empty agenda unless another is given (None: drawn up)."""
        kind = "board" if group == self.board else "shg"
        place = "Community room"
        command = CallMeeting(group or self.group, kind, at or self.now, place, agenda=agenda)
        return desk.meetings.call(command).id

    def opened(self, desk: Desk, group: str | None = None) -> str:
        """An open meeting, chaired by Asha, with everybody here."""
        meeting = self.called(desk, group)
        desk.meetings.open(OpenMeeting(meeting, chair_id=self.person["Asha"]))
        desk.attendance.all_here(MarkAllHere(meeting))
        return meeting

    def motion(self, desk: Desk, meeting: str, text: str, kind: str = "ordinary") -> str:
        """A motion under a new point."""
        item = desk.meetings.add_item(AddItem(meeting, "Weekly saving", "motion")).id
        return desk.decisions.put_motion(PutMotion(item, text, kind)).id

    def decided(self, desk: Desk, meeting: str, text: str, kind: str = "ordinary") -> str:
        """A motion that passed by hands; gives the resolution."""
        motion = self.motion(desk, meeting, text, kind)
        return desk.decisions.take_vote(TakeVote(motion, VoteMethod.HANDS, 12, 1, 1)).id

    def closed(self, desk: Desk, group: str | None = None) -> str:
        """A meeting that was held and closed an hour later."""
        meeting = self.opened(desk, group)
        self.book.clock.tick(3600)
        desk.meetings.close(CloseMeeting(meeting))
        return meeting

    def read(self, desk: Desk, meeting: str) -> None:
        """Draft drawn up and read aloud."""
        desk.minutes.compose(ComposeMinutes(meeting))
        today = self.book.clock.today()
        desk.minutes.read_aloud(ReadAloud(meeting, self.person["Mina"], "bn", today, True))

    def marks(self) -> tuple[MarkGiven, ...]:
        """The four marks that are wanted."""
        return (
            MarkGiven(self.person["Asha"], MarkCapacity.CHAIR),
            MarkGiven(self.person["Rekha"], MarkCapacity.SECRETARY),
            MarkGiven(self.person["Bina"], MarkCapacity.MEMBER),
            MarkGiven(self.person["Mina"], MarkCapacity.MEMBER),
        )

    def signed(self, desk: Desk, meeting: str) -> None:
        """Read aloud and signed by all four."""
        self.read(desk, meeting)
        desk.minutes.sign(SignMinutes(meeting, self.marks()))


def make_collective(book: Book) -> tuple[str, str, dict[str, str]]:
    """Fifteen members of Bakul Samiti, one ally, one who left; Asha and Rekha sit on the board."""
    stamp = {"recorded_at": START, "recorded_by": book.vault.slot_id}
    group, board = new_id(), new_id()
    persons = {name: new_id() for name in (*NAMES, "Usha", "Tara")}
    with book.uow() as uow:
        for ref, kind, code, name in (
            (group, "shg", "BKL", "Bakul Samiti"),
            (board, "board", "SRB", "Board"),
        ):
            uow.session.add(
                Group(
                    id=ref,
                    kind=kind,
                    code=code,
                    name=name,
                    search_key=search_key(name),
                    status="active",
                    **stamp,
                )
            )
        for name, ref in persons.items():
            uow.session.add(
                Person(
                    id=ref,
                    chosen_name=name,
                    search_key=search_key(name),
                    symbol="feather",
                    hue="sea",
                    status="active",
                    **stamp,
                )
            )
        uow.session.flush()

        def join(name: str, body: str, number: int, **more: object) -> None:
            facts = {
                "member_class": "full",
                "status": "active",
                "joined": date(2024, 1, 1),
                **more,
            }
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=persons[name],
                    group_id=body,
                    number=number,
                    **facts,
                    **stamp,
                )
            )

        for number, name in enumerate(NAMES, start=1):
            join(name, group, number)
        join("Usha", group, 16, member_class="non_voting")
        join("Tara", group, 17, status="left", left=date(2025, 6, 1), reason="moved")
        join("Asha", board, 1)
        join("Rekha", board, 2)
        uow.record("group.added", subject="test")
        uow.commit()
    return group, board, persons


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Scene:
    """The collective, where a test wants it."""
    if "collective" in request.fixturenames:
        return Scene("collective", make_collective)
    return Scene("empty", lambda _: None)


@pytest.fixture
def collective(book: Book) -> Collective:
    """Bakul Samiti and its board."""
    return Collective(book, *book.facts)


@pytest.fixture
def secretary(collective: Collective) -> Desk:
    return collective.desk(Role.SECRETARY)


def moment(*parts: int) -> datetime:
    """A moment in UTC."""
    return datetime(*parts, tzinfo=UTC)  # type: ignore[arg-type]
