"""A case file that lies open in memory, for entries that are tried without a key."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any, TypeVar

from sqlalchemy.orm import Session

from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.base.ids import new_id
from sr_board.cases.moments import When
from sr_board.cases.records import CaseHead, Record
from sr_board.cases.station import Station
from sr_board.cases.vocabulary import CaseSource, CaseState, Risk, SubjectKind, Track

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

    def get(self, kind: type[R], record_id: str, /) -> R:
        found = self.records.get(record_id)
        if not isinstance(found, kind):
            raise NotFound("record-unknown", what="record")
        return found

    def put(self, record: Record) -> None:
        self.records[record.id] = record

    def happened(self, what: str, *, about: str = "", role: str = "", remark: str = "") -> str:
        self.happenings.append((what, about))
        return str(len(self.happenings))


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

    def origin(self) -> dict[str, Any]:
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
