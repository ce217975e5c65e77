"""What every act on a case starts with: who, when, which cases she may read, and making one.

Access is looked up before anything is matched; a case that does not exist and one that is not
hers are the same question to the database and the same answer. Commits nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TypedDict

from sqlalchemy import event, select
from sqlalchemy.orm import Session

from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import fold
from sr_board.cases.case_file import CaseFile
from sr_board.cases.keepers import officers_of, restricted_slots
from sr_board.cases.keeping.laptop import seen_clock
from sr_board.cases.models import CaseFileRow, Envelope, KeyWrap
from sr_board.cases.moments import When
from sr_board.cases.readable import Readable
from sr_board.cases.records import CaseHead, Record
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.laptop_clock import ClockDoubt, SeenClock, doubt_now
from sr_board.cases.sealing.envelopes import Envelopes
from sr_board.cases.station import Station, officers, station_of
from sr_board.cases.summary import CaseSummary
from sr_board.cases.vocabulary import BoardOffice
from sr_board.store.uow import UnitOfWork
from sr_board.vault.users import SecondSigner

__all__ = ["CASES", "CaseEntry", "CaseQueries", "CaseService", "Origin"]


class Origin(TypedDict):
    """What every record begins with."""

    id: str
    by: str
    at: datetime


CASES = frozenset({"cases"})
"""The kind of data that changes with every act on a case."""


@dataclass
class CaseEntry:
    """One short transaction on the cases, for one person."""

    session: Session
    room: CasesRoom
    reading: bool = False
    """Nothing is written in this transaction."""

    def __post_init__(self) -> None:
        self.envelopes = Envelopes(self.session, self.room)
        self._open: dict[str, CaseFile] = {}
        event.listen(self.session, "before_flush", self._summarise)

    @property
    def clock(self) -> Clock:
        """The program's clock."""
        return self.room.clock

    @property
    def who(self) -> SignedIn:
        """Who is at work."""
        return self.room.who

    @property
    def account_id(self) -> str:
        """Her account."""
        return self.room.who.account_id

    @cached_property
    def now(self) -> datetime:
        """The moment of the act, aware, UTC."""
        return self.room.clock.now()

    @cached_property
    def station(self) -> Station:
        """Her seat, office, training and duty."""
        return station_of(self.session, self.room.who, self.room.clock)

    def moment(self) -> When:
        """This moment, exact, with the offset in force here."""
        return When(self.now, self.room.clock.offset_minutes(), suspect=self.suspect)

    @cached_property
    def seen_clock(self) -> SeenClock:
        """What the acts tell of the laptop's clock. A chain that cannot be read stops nothing."""
        try:
            return seen_clock(self.session, self.room.ring)
        except Exception:
            return SeenClock()

    @cached_property
    def suspect(self) -> bool:
        """Whether the laptop's clock is in doubt: new entries carry the mark."""
        return doubt_now(self.seen_clock, self.now) is not ClockDoubt.NONE

    def origin(self) -> Origin:
        """Identifier and origin of a new record."""
        return {"id": new_id(), "by": self.account_id, "at": self.now}

    def done(self, uow: UnitOfWork, file: CaseFile, second: SecondSigner | None = None) -> Done:
        """End an act on a case: neutral words in the audit trail, commit."""
        uow.record("case.work", subject=f"case/{file.case_id}", second=second)
        return Done(file.case_id, CASES, uow.commit())

    def officers(self, board_id: str) -> dict[BoardOffice, str]:
        """Accounts of the board's chair and secretary."""
        return officers(self.session, board_id)

    def offices(self, file: CaseFile) -> dict[BoardOffice, str]:
        """Chair and secretary for a case: the acting ones where one of them is recused."""
        known = self.room.vault.header.act.roster
        out = frozenset(slot for slot in known if file.barred(slot))
        return officers_of(self.session, file.head.board_id, out, self.clock.today())

    # -- files ----------------------------------------------------------------------------------

    def create(
        self,
        head: CaseHead,
        records: Iterable[Record] = (),
        *,
        team: Iterable[str],
        out: frozenset[str] = frozenset(),
    ) -> CaseFile:
        """A new case with its two keys. The case key goes to the team, the chair and the secretary
        of the board, the identity's to the team and the chair, never to a restricted seat: who sits
        there writes down what she knows and does not read the identity afterwards. `out`: accounts
        recused from a file that is parted from another; its code is in use already."""
        members = frozenset(team) - out
        offices = self.officers(head.board_id)
        if out & set(offices.values()):
            offices = officers_of(self.session, head.board_id, out, self.clock.today())
        if self.session.get(CaseFileRow, head.id) is None:
            self.session.add(CaseFileRow(id=head.id, code=head.code, board_id=head.board_id))
        body = self.envelopes.new("case", members | set(offices.values()), head.id)
        chair = {slot for office, slot in offices.items() if office is BoardOffice.CHAIR}
        never = restricted_slots(self.session, self.clock.today())
        identity = self.envelopes.new("identity", (members | chair) - never, head.id)
        key = self.room.ring.keys[body.id, body.generation]
        file = self._file(body, key, identity, {})
        file.put(head)
        for record in records:
            file.put(record)
        return file

    def open(self, case_id: str) -> CaseFile:
        """A case she may read. Raises NotFound "no-such-case" for every other, real or not."""
        if case_id in self._open:
            return self._open[case_id]
        body, key = self._body(Envelope.case_id == case_id)
        identity = self.envelopes.of_case(str(body.case_id), "identity")
        return self._file(body, key, identity, self.envelopes.records(body, key))

    def case_id_of(self, code: str) -> str:
        """The case of a code whose check character was already found right.

        That of a file joined with another is that of the other. Raises NotFound "no-such-case" for
        an unknown one and for one that is not hers alike.
        """
        try:
            body, _ = self._body(
                Envelope.case_id
                == select(CaseFileRow.id).where(CaseFileRow.code == code).scalar_subquery()
            )
        except NotFound:
            for one in self.readable():
                if any(code == joined for _, joined in one.joined):
                    return one.case_id
            raise
        return str(body.case_id)

    def homes(self) -> dict[str, str]:
        """Cases that were joined with another, and the case they lie in, as far as she may read."""
        return {joined: one.case_id for one in self.readable() for joined, _ in one.joined}

    def home_of(self, case_id: str) -> str:
        """Where a case lies now: in its own file, or in one it was joined with."""
        return self.homes().get(case_id, case_id)

    def readable(self) -> tuple[CaseSummary, ...]:
        """Every case she may read, the newest change first."""
        return Readable(self.session, self.room, self.envelopes, reading=self.reading).all()

    def search(self, words: str) -> tuple[CaseSummary, ...]:
        """The cases among those she may read that hold all the words."""
        wanted = fold(words).split()
        found = Readable(self.session, self.room, self.envelopes, reading=self.reading)
        return found.holding(wanted) if wanted else ()

    def after_commit(self, act: Callable[[], None]) -> None:
        """Do something once this transaction is on the disk (remove an old file)."""
        event.listen(self.session, "after_commit", lambda _: act(), once=True)

    def forget(self, file: CaseFile) -> None:
        """The file is being destroyed: nothing of it is written any more."""
        self._open.pop(file.case_id, None)

    # -- inside ---------------------------------------------------------------------------------

    def _body(self, which: object) -> tuple[Envelope, bytes]:
        question = (
            select(Envelope, KeyWrap)
            .join(KeyWrap, KeyWrap.envelope_id == Envelope.id)
            .where(
                which,  # type: ignore[arg-type]
                Envelope.purpose == "case",
                KeyWrap.slot_id == self.room.holder.slot_id,
                KeyWrap.generation == Envelope.generation,
            )
        )
        found = self.session.execute(question).first()
        key = self.envelopes.key(found[0]) if found is not None else None
        if found is None or key is None:
            raise NotFound("no-such-case", what="case")
        return found[0], key

    def _file(
        self,
        body: Envelope,
        key: bytes,
        identity: Envelope | None,
        records: dict[str, Record],
    ) -> CaseFile:
        file = CaseFile(
            envelopes=self.envelopes,
            envelope=body,
            key=key,
            identity_envelope=identity,
            vault=self.room.vault,
            account_id=self.account_id,
            now=self.now,
            offset_minutes=self.room.clock.offset_minutes(),
            suspect=self.suspect,
            role=self._role(),
            records=records,
        )
        self._open[str(body.case_id)] = file
        return file

    def _role(self) -> str:
        if self.station.office is not BoardOffice.NONE:
            return str(self.station.office)
        return "member" if self.station.member_id else "peer"

    def _summarise(self, *_: object) -> None:
        for file in self._open.values():
            file.write_summary()


class CaseService:
    """Base of the services of case files."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    @contextmanager
    def work(self, action: Action = Action.CASES_WORK) -> Iterator[tuple[UnitOfWork, CaseEntry]]:
        """A unit of work on the cases, after the right was checked."""
        require(self._room.who, action)
        with self._room.uow() as uow:
            yield uow, CaseEntry(uow.session, self._room)


class CaseQueries:
    """Base of the queries of case files."""

    def __init__(self, room: CasesRoom) -> None:
        self._room = room

    @contextmanager
    def look(self, action: Action = Action.CASES_WORK) -> Iterator[CaseEntry]:
        """A short read, after the right was checked."""
        require(self._room.who, action)
        with self._room.read() as session:
            yield CaseEntry(session, self._room, reading=True)
