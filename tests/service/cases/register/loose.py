"""A case file that lies open in memory, for entries that are tried without a key."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import Session

from sr_board.access.check import require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.ids import new_id
from sr_board.cases.models import Envelope, KeyWrap
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, Record
from sr_board.cases.room import CasesRoom
from sr_board.cases.station import Station, station_of
from sr_board.cases.vocabulary import CaseSource, CaseState, Risk, SubjectKind, Track
from sr_board.store.uow import UnitOfWork

R = TypeVar("R", bound=Record)


@dataclass
class LooseFile:
    """Records by id, and what happened."""

    head: CaseHead
    records: dict[str, Record] = field(default_factory=dict)
    happenings: list[tuple[str, str]] = field(default_factory=list)

    @property
    def case_id(self) -> str:
        return self.head.id

    @property
    def code(self) -> str:
        return self.head.code

    @property
    def team(self) -> tuple[str, ...]:
        return self.head.team

    def all(self, kind: type[R]) -> tuple[R, ...]:
        return tuple(one for one in self.records.values() if isinstance(one, kind))

    def get(self, kind: type[R], id: str) -> R:
        found = self.records.get(id)
        if not isinstance(found, kind):
            raise NotFound("record-unknown", what="record")
        return found

    def put(self, record: Record) -> None:
        self.records[record.id] = record

    def happened(self, what: str, *, about: str = "", role: str = "", remark: str = "") -> None:
        self.happenings.append((what, about))


@dataclass
class LooseEntry:
    """An act of somebody."""

    session: Session
    clock: Clock
    station: Station

    @property
    def now(self) -> datetime:
        return self.clock.now()

    @property
    def account_id(self) -> str:
        return self.station.slot_id

    def stamp(self) -> dict[str, Any]:
        return {"id": new_id(), "by": self.account_id, "at": self.now}


def file_of(board: str, now: datetime, **changed: object) -> LooseFile:
    """A newcomer's file on no track yet."""
    head = CaseHead(
        id=new_id(),
        by="a",
        at=now,
        code="SRB-KOL-26-0147-B",
        board_id=board,
        site="North lanes",
        subject_kind=SubjectKind.NEWCOMER,
        track=Track.UNDETERMINED,
        state=CaseState.SCREENING,
        risk=Risk.HIGH,
        source=CaseSource.PEER,
        noticed=When(now),
        pack="in@1",
        fact_token="t",
    )
    return LooseFile(replace(head, **changed))  # type: ignore[arg-type]


@dataclass
class LooseEnvelopes:
    """Envelopes with real rows; what is in them lies open in this test's own vault."""

    session: Session
    slot_id: str

    def seal_new(self, purpose: str, slots: Iterable[str], content: bytes) -> str:
        made = Envelope(id=new_id(), purpose=purpose, case_id=None, generation=1)
        self.session.add(made)
        self.session.flush()
        for slot in sorted(set(slots)):
            self.session.add(
                KeyWrap(envelope_id=made.id, slot_id=slot, generation=1, sealed=content)
            )
        self.session.flush()
        return made.id

    def open_envelope(self, envelope_id: str) -> bytes | None:
        wrap = self.session.get(KeyWrap, (envelope_id, self.slot_id))
        return wrap.sealed if wrap is not None else None

    def destroy(self, envelope_id: str) -> None:
        question = select(KeyWrap).where(KeyWrap.envelope_id == envelope_id)
        for wrap in self.session.scalars(question):
            self.session.delete(wrap)


@dataclass
class Drawer:
    """Files, who may read them, and who is recused."""

    files: dict[str, LooseFile] = field(default_factory=dict)
    readers: dict[str, set[str]] = field(default_factory=dict)
    recused: dict[str, frozenset[str]] = field(default_factory=dict)

    def put(self, file: LooseFile, *slots: str) -> str:
        self.files[file.case_id] = file
        self.readers[file.case_id] = set(slots)
        return file.case_id


@dataclass
class LooseAct(LooseEntry):
    """An act on the files of a drawer."""

    drawer: Drawer
    person_id: str

    @property
    def envelopes(self) -> LooseEnvelopes:
        return LooseEnvelopes(self.session, self.account_id)

    def open(self, case_id: str) -> LooseFile:
        if case_id not in self.readable():
            raise NotFound("no-such-case", what="case")
        return self.drawer.files[case_id]

    def readable(self) -> tuple[str, ...]:
        mine = self.account_id
        return tuple(
            case
            for case, slots in self.drawer.readers.items()
            if mine in slots and mine not in self.recused(case)
        )

    def recused(self, case_id: str) -> frozenset[str]:
        return self.drawer.recused.get(case_id, frozenset())


@dataclass
class LooseDoor:
    """The way to a drawer for somebody."""

    room: CasesRoom
    drawer: Drawer

    @contextmanager
    def work(self, action: Action) -> Iterator[tuple[UnitOfWork, LooseAct]]:
        require(self.room.who, action)
        with self.room.uow() as uow:
            yield uow, self._act(uow.session)

    @contextmanager
    def look(self, action: Action) -> Iterator[LooseAct]:
        require(self.room.who, action)
        with self.room.read() as session:
            yield self._act(session)

    def _act(self, session: Session) -> LooseAct:
        who = self.room.who
        station = station_of(session, who, self.room.clock)
        return LooseAct(session, self.room.clock, station, self.drawer, who.person_id)
