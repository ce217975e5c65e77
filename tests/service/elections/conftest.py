"""A collective that elects: forty members of a society, and the ways through an election."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

import pytest

from governance.elections.commands import (
    AppointHelpers,
    BallotCount,
    CallElection,
    CountPost,
    DecideNomination,
    DeclareElection,
    FreezeRoll,
    GiveSymbols,
    MarkResult,
    Nominate,
    NotePrinted,
    PostEntry,
    RecordSheet,
    StepElection,
    TickVoter,
)
from governance.elections.models import Candidate, ElectionPost, RollEntry
from governance.elections.queries import ElectionQueries
from governance.elections.service_calling import CallingService
from governance.elections.service_counting import CountingService
from governance.elections.service_nominations import NominationService
from governance.elections.service_results import ResultService
from governance.elections.service_roll import RollService
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from sr_board.base.ids import new_id
from sr_board.people.models import Group, Membership, Office, OfficeTerm, Person
from sr_board.people.records import search_key
from tests.conftest import START, Book, Scene
from tests.service.governance.conftest import Cupboard

NAMES = (
    "Asha Bina Champa Dolly Ela Farida Gita Hasi Ila Jyoti Kajal Lakshmi Malati Mina Noor Parul "
    "Rekha Rupa Sabina Shanta Tara Uma Usha Vina Yasmin Zarina Amina Beauty Chhaya Durga Esha Fulu "
    "Gouri Hena Indu Jaya Koyel Lata Moyna Nila"
).split()
TODAY = date(2026, 11, 22)


@dataclass
class Desk:
    """All that one signed-in person has of elections."""

    book: Book
    who: SignedIn

    def __post_init__(self) -> None:
        self.cupboard = Cupboard()
        parts = (self.book.uow, self.book.clock, self.who, self.cupboard)
        self.calling = CallingService(*parts)
        self.nominations = NominationService(*parts)
        self.roll = RollService(*parts)
        self.counting = CountingService(*parts)
        self.results = ResultService(*parts)
        self.reading = ElectionQueries(self.book.read, self.who, self.book.clock)


@dataclass
class Society:
    """Ids by name, and shortcuts through an election."""

    book: Book
    group: str
    person: dict[str, str]
    office: dict[str, str]

    def desk(self, *roles: Role, person: str = "Zarina") -> Desk:
        """The desk of somebody with exactly these roles."""
        who = SignedIn(
            self.book.vault.slot_id, self.person[person], frozenset(roles or (Role.SECRETARY,))
        )
        return Desk(self.book, who)

    def set_day(self, day: date) -> None:
        """Put the clock on a day, at ten o'clock."""
        self.book.clock.set(datetime(day.year, day.month, day.day, 10, tzinfo=UTC))

    def called(self, *posts: PostEntry, **more: object) -> str:
        """An election called today, with all days ahead and helpers appointed."""
        desk = self.desk()
        days = {
            "roll_date": TODAY,
            "nominations_open": TODAY,
            "nominations_close": TODAY + timedelta(days=8),
            "withdrawals_until": TODAY + timedelta(days=9),
            "polling_on": TODAY + timedelta(days=14),
        }
        chosen = posts or (PostEntry("Committee", self.office["member"], 3),)
        ref = desk.calling.call(
            CallElection(self.group, "Committee election", chosen, **{**days, **more})
        ).id
        scrutineers = (self.person["Yasmin"], self.person["Vina"])
        desk.calling.appoint(AppointHelpers(ref, self.person["Usha"], scrutineers, "BKL/2026/004"))
        return ref

    def posts(self, election: str) -> list[str]:
        """Ids of the posts in order."""
        with self.book.read() as session:
            rows = session.query(ElectionPost).filter_by(election_id=election)
            return [row.id for row in sorted(rows, key=lambda row: row.no)]

    def nominated(self, election: str, *names: str, post: int = 0, **more: object) -> list[str]:
        """Nominations by name for one post, in that order."""
        ref = self.posts(election)[post]
        return [
            self.desk()
            .nominations.nominate(
                Nominate(
                    ref,
                    self.person[name],
                    self.person["Rupa"],
                    self.person["Sabina"],
                    self.book.clock.today(),
                    "thumb",
                    **more,
                )
            )
            .id
            for name in names
        ]

    def at_the_poll(self, election: str) -> None:
        """Everything up to the opened vote: accepted, symbols, printed, roll frozen."""
        desk = self.desk()
        self.set_day(TODAY + timedelta(days=9))
        desk.nominations.close_nominations(StepElection(election))
        self.accept_all(election)
        for post in self.posts(election):
            desk.nominations.give_symbols(GiveSymbols(post))
            desk.nominations.note_printed(NotePrinted(post, 50, 10))
        desk.nominations.settle_contests(StepElection(election))
        desk.roll.freeze(FreezeRoll(election))
        self.set_day(TODAY + timedelta(days=14))
        desk.roll.open_polling(StepElection(election))

    def accept_all(self, election: str) -> None:
        """Every open nomination is accepted."""
        with self.book.read() as session:
            rows = session.query(Candidate).filter_by(election_id=election, state="nominated")
            ids = [row.id for row in rows]
        for ref in ids:
            self.desk().nominations.decide(DecideNomination(ref, True, "looked at"))

    def opened(self, election: str) -> None:
        """Nominations are open."""
        self.desk().calling.open_nominations(StepElection(election, read_out=True))

    def contested(self, *names: str, posts: tuple[PostEntry, ...] = (), **more: object) -> str:
        """An election at the poll with these candidates for its first post."""
        ref = self.called(*posts, **more)
        self.opened(ref)
        self.nominated(ref, *names)
        self.at_the_poll(ref)
        return ref

    def voted(self, election: str, count: int) -> None:
        """So many of the roll take their papers; then the vote is closed."""
        with self.book.read() as session:
            rows = session.query(RollEntry).filter_by(election_id=election)
            lines = [row.id for row in sorted(rows, key=lambda row: row.number or 0)]
        for line in lines[:count]:
            self.desk().roll.tick(TickVoter(line))
        self.desk().roll.close_polling(StepElection(election))

    def sheet(self, election: str, totals: dict[int, int], post: int = 0, **more: object) -> str:
        """A count sheet by Rupa and Sabina."""
        counters = (self.person["Rupa"], self.person["Sabina"])
        facts: dict[str, object] = {"box": "A", "counters": counters, **more}
        command = RecordSheet(self.posts(election)[post], totals=totals, **facts)
        return self.desk().counting.record_sheet(command).id

    def papers(self, election: str, papers: dict[tuple[int, ...], int], **more: object) -> str:
        """A sheet with the papers of a ranked count."""
        ballots = tuple(BallotCount(choices, count) for choices, count in papers.items())
        return self.sheet(election, {}, ballots=ballots, **more)

    def count(self, election: str, post: int = 0) -> str:
        """The result of a post."""
        return self.desk().counting.count(CountPost(self.posts(election)[post])).id

    def declared(self, election: str) -> None:
        """Three marks, then declared."""
        for name in ("Usha", "Yasmin", "Vina"):
            self.desk().results.mark(MarkResult(election, self.person[name]))
        self.desk().results.declare(DeclareElection(election))


def stamped(book: Book) -> dict[str, object]:
    """Origin of rows made by the test."""
    return {"recorded_at": START, "recorded_by": book.vault.slot_id}


def add_group(book: Book, code: str, name: str, kind: str, parent: str | None = None) -> str:
    """A group."""
    ref = new_id()
    with book.uow() as uow:
        uow.session.add(
            Group(
                id=ref,
                kind=kind,
                code=code,
                name=name,
                search_key=search_key(name),
                status="active",
                parent_id=parent,
                **stamped(book),
            )
        )
        uow.record("group.created", subject="test")
        uow.commit()
    return ref


def join(book: Book, group: str, people: dict[str, str]) -> None:
    """Full members by number, in the order given."""
    with book.uow() as uow:
        for number, ref in enumerate(people.values(), 1):
            uow.session.add(
                Membership(
                    id=new_id(),
                    person_id=ref,
                    group_id=group,
                    number=number,
                    member_class="full",
                    status="active",
                    joined=date(2024, 1, 1),
                    **stamped(book),
                )
            )
        uow.record("member.joined", subject="test")
        uow.commit()


def add_people(book: Book, names: list[str]) -> dict[str, str]:
    """Persons of the register."""
    people = {name: new_id() for name in names}
    with book.uow() as uow:
        for name, ref in people.items():
            uow.session.add(
                Person(
                    id=ref,
                    chosen_name=name,
                    search_key=search_key(name),
                    symbol="feather",
                    hue="sea",
                    status="active",
                    **stamped(book),
                )
            )
        uow.record("person.added", subject="test")
        uow.commit()
    return people


def add_offices(book: Book, group: str, *offices: tuple[str, str, int]) -> dict[str, str]:
    """Offices with their seats."""
    ids = {key: new_id() for key, _, _ in offices}
    with book.uow() as uow:
        for key, title, seats in offices:
            uow.session.add(
                Office(
                    id=ids[key],
                    group_id=group,
                    key=key,
                    title=title,
                    seats=seats,
                    term_months=36,
                    signatory=False,
                    active=True,
                    **stamped(book),
                )
            )
        uow.record("office.created", subject="test")
        uow.commit()
    return ids


def add_term(book: Book, office: str, person: str, started: date, due: date) -> str:
    """Somebody in the first seat of an office."""
    ref = new_id()
    with book.uow() as uow:
        uow.session.add(
            OfficeTerm(
                id=ref,
                office_id=office,
                seat_no=1,
                person_id=person,
                how="elected",
                started=started,
                due_to=due,
                **stamped(book),
            )
        )
        uow.record("term.begun", subject="test")
        uow.commit()
    return ref


def make_society(book: Book) -> tuple[str, dict[str, str], dict[str, str]]:
    """Bakul Society: forty members, president and a committee of seven."""
    people = add_people(book, NAMES)
    group = add_group(book, "BKL", "Bakul Society", "cbo")
    join(book, group, people)
    offices = add_offices(
        book, group, ("president", "President", 1), ("member", "Committee member", 7)
    )
    return group, people, offices


@pytest.fixture
def scene(request: pytest.FixtureRequest) -> Scene:
    """The society, where a test wants it."""
    if "society" in request.fixturenames:
        return Scene("society", make_society)
    return Scene("empty", lambda _: None)


@pytest.fixture
def society(book: Book) -> Society:
    """Bakul Society."""
    return Society(book, *book.facts)
