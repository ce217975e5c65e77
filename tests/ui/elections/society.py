"""A society in a real vault with elections in every state, and the desk that pages are handed."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from governance.elections.commands import (
    AppointHelpers,
    BallotCount,
    CallElection,
    CountPost,
    DecideNomination,
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
from governance.elections.office import ElectionOffice
from governance.queries_decisions import DecisionQueries
from sr_board.access.check import SignedIn
from sr_board.access.copies import CopiesService
from sr_board.access.roles import Role
from sr_board.audit.queries import AuditQueries
from sr_board.people.queries import PeopleQueries
from tests.conftest import Book
from tests.service.elections.conftest import add_group, add_offices, add_people, join
from tests.service.governance.conftest import Cupboard

NAMES = (
    "Asha Bina Malati Kajal Farida Champa Dolly Ela Gita Hasi Rekha Shanta Noor Parul Rupa "
    "Sabina Tara Uma Usha Vina"
).split()
BENGALI = ("আশা বীণা মালতী কাজল ফরিদা চম্পা ডলি এলা গীতা হাসি রেখা শান্তা নূর পারুল রূপা সাবিনা তারা উমা ঊষা বীনা").split()
CALLED = date(2026, 11, 23)
SYMBOLS = ("umbrella", "fish", "candle", "key", "sailboat")
PAPERS = {
    (1, 2): 3,
    (1, 3): 5,
    (1, 2, 4): 4,
    (1, 4): 3,
    (1, 5): 1,
    (1,): 5,
    (2, 3): 9,
    (2, 1): 5,
    (3, 4): 6,
    (3,): 5,
    (4, 3): 5,
    (4, 1): 4,
    (5, 3): 4,
    (5, 4): 2,
    (): 1,
}
"""Sixty-two papers of a ranked vote for three seats."""


@dataclass
class Work:
    """All that the pages are handed, for one signed-in person."""

    book: Book
    who: SignedIn
    vault_tile: tuple[str, str] = ("flower", "marigold")
    vault_read_only: bool = False

    def __post_init__(self) -> None:
        self.clock = self.book.clock
        self.people = PeopleQueries(self.book.read, self.who, self.clock)
        self.decisions = DecisionQueries(self.book.read, self.who)
        self.audit = AuditQueries(self.book.read, self.who, self.book.vault.vault_id)
        self.copies = CopiesService(self.book.uow, self.who)
        self.elections = ElectionOffice(
            self.book.uow, self.book.read, self.clock, self.who, Cupboard()
        )


class Society:
    """Bakul Society and the ways through its elections, as the secretary takes them."""

    def __init__(self, book: Book, names: Sequence[str] = NAMES) -> None:
        self.book, self.names = book, list(names)
        more = [f"{name} {last}" for last in ("B", "C", "D") for name in self.names]
        self.set_day(CALLED)
        self.person = add_people(book, [*self.names, *more])
        self.group = add_group(book, "BKL", "Bakul Society", "cbo")
        join(book, self.group, self.person)
        self.office = add_offices(
            book, self.group, ("president", "President", 1), ("member", "Committee member", 7)
        )
        self.work = self.desk()

    def desk(self, *roles: Role, person: int = 18) -> Work:
        """The desk of the person with that number."""
        who = SignedIn(
            self.book.vault.slot_id, self.id_of(person), frozenset(roles or (Role.SECRETARY,))
        )
        return Work(self.book, who)

    def id_of(self, number: int) -> str:
        """The person with that number in the register."""
        return self.person[self.names[number - 1]]

    def set_day(self, day: date, hour: int = 10) -> None:
        """Put the clock on a day."""
        self.book.clock.set(datetime(day.year, day.month, day.day, hour, tzinfo=UTC))

    @property
    def today(self) -> date:
        return self.book.clock.today()

    def called(self, *posts: PostEntry, title: str = "Committee election", **more: object) -> str:
        """An election called today with helpers: 11 runs it, 12 and 13 count with her."""
        office, today = self.work.elections, self.today
        days = {
            "roll_date": today,
            "nominations_open": today,
            "nominations_close": today + timedelta(days=7),
            "withdrawals_until": today + timedelta(days=8),
            "polling_on": today + timedelta(days=14),
            "place": "Community room, 2nd floor",
        }
        chosen = posts or (PostEntry("Committee", self.office["member"], 3),)
        ref = office.calling.call(CallElection(self.group, title, chosen, **{**days, **more})).id
        scrutineers = (self.id_of(12), self.id_of(13))
        helpers = AppointHelpers(ref, self.id_of(11), scrutineers, "BKL/2026/004")
        office.calling.appoint(helpers)
        return ref

    def post(self, election: str, no: int = 1) -> str:
        """Id of a post."""
        return self.work.elections.reading.whole(election).posts[no - 1].id

    def opened(self, *posts: PostEntry, names: int = 5, **more: object) -> str:
        """Nominations open, with the first five members nominated for the first post."""
        ref = self.called(*posts, **more)
        office = self.work.elections
        office.calling.open_nominations(StepElection(ref, read_out=True))
        for number in range(1, names + 1):
            office.nominations.nominate(
                Nominate(
                    self.post(ref),
                    self.id_of(number),
                    self.id_of(14),
                    self.id_of(15),
                    self.today,
                    "thumb",
                    SYMBOLS[number - 1],
                )
            )
        return ref

    def looked_at(self, election: str) -> None:
        """Nominations closed, all accepted, symbols given, papers printed, roll frozen."""
        office = self.work.elections
        self.set_day(self.today + timedelta(days=8))
        office.nominations.close_nominations(StepElection(election))
        for post in office.reading.whole(election).posts:
            for candidate in post.candidates:
                office.nominations.decide(DecideNomination(candidate.id, True, "looked at"))
        office.nominations.settle_contests(StepElection(election))
        for post in office.reading.whole(election).posts:
            office.nominations.give_symbols(GiveSymbols(post.id))
            office.nominations.note_printed(NotePrinted(post.id, 90, 10))
        office.roll.freeze(FreezeRoll(election))

    def polling(self, *posts: PostEntry, voters: int = 0, **more: object) -> str:
        """The vote goes on; so many have voted."""
        ref = self.opened(*posts, **more)
        self.looked_at(ref)
        office = self.work.elections
        self.set_day(self.today + timedelta(days=6))
        office.roll.open_polling(StepElection(ref))
        for line in office.reading.roll(ref).lines[:voters]:
            office.roll.tick(TickVoter(line.entry_id))
        return ref

    def ranked(self) -> PostEntry:
        """Three seats by a ranked vote."""
        return PostEntry("Committee", self.office["member"], 3, "stv_scottish_wigm")

    def counting(self, *posts: PostEntry, voters: int = 0, **more: object) -> str:
        """The vote is closed."""
        ref = self.polling(*posts, voters=voters, **more)
        self.work.elections.roll.close_polling(StepElection(ref))
        return ref

    def sheet(self, election: str, totals: dict[int, int], **more: object) -> str:
        """A count sheet of the first post, by 14 and 15."""
        facts = {"box": "A", "counters": (self.id_of(14), self.id_of(15)), **more}
        command = RecordSheet(self.post(election), totals=totals, **facts)
        return self.work.elections.counting.record_sheet(command).id

    def reckoned(self, election: str) -> None:
        """The result of the first post."""
        self.work.elections.counting.count(CountPost(self.post(election)))

    def counted(self, marks: int = 2) -> str:
        """The ranked election of the picture: counted, two marks of three."""
        ref = self.counting(self.ranked(), title="Committee election")
        ballots = tuple(BallotCount(choices, n) for choices, n in PAPERS.items())
        self.sheet(ref, {}, ballots=ballots, invalid=1, unreturned=1)
        self.reckoned(ref)
        for number in (11, 12, 13)[:marks]:
            self.work.elections.results.mark(MarkResult(ref, self.id_of(number)))
        return ref

    def tied(self, *, recounted: bool = False) -> str:
        """Equal votes across the last seat."""
        ref = self.counting(title="Branch committee")
        totals = {1: 25, 2: 20, 3: 12, 4: 12, 5: 9}
        first = self.sheet(ref, totals, valid=40, blank=1)
        self.reckoned(ref)
        if recounted:
            others = (self.id_of(16), self.id_of(17))
            self.sheet(
                ref, totals, valid=40, blank=1, replaces=first, recount=True, counters=others
            )
            self.reckoned(ref)
        return ref

    def declared(self) -> str:
        """Declared, objections still possible."""
        from governance.elections.commands import DeclareElection

        ref = self.counted(marks=3)
        self.work.elections.results.declare(DeclareElection(ref))
        return ref
