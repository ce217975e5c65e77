"""The directory of services: whom to call, at night too, and when somebody last checked it.

Domain paper, section 14. Open to everybody who may notice somebody. It starts with the services
of the law pack; what the board checks itself stands first.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.base.text import clean_line
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.models import ServiceEntry
from sr_board.cases.packs.service import PackService
from sr_board.cases.packs.standing import standing_pack
from sr_board.cases.rules.directory import check_stay, is_stale
from sr_board.cases.vocabulary import ReferralKind, Takes

__all__ = ["DIRECTORY", "DirectoryService", "SaveService", "ServiceRow"]

DIRECTORY = frozenset({"directory"})
"""The kind of data that changes with the directory."""
_MOST_IN_LIST = 12


@dataclass(frozen=True)
class SaveService:
    """A service as written on the page. `id`: empty for a new one. It counts as checked today."""

    kind: ReferralKind
    name: str
    phone: str = ""
    hours: str = ""
    duty_phones: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    takes: frozenset[Takes] = frozenset()
    ladder: tuple[str, ...] = ()
    max_stay_days: int | None = None
    cost: str = ""
    id: str = ""


@dataclass(frozen=True)
class ServiceRow:
    """A service. `verified_on` None: it comes from the law pack and nobody checked it here.
    `stale`: to be checked again."""

    id: str
    kind: ReferralKind
    name: str
    phone: str
    hours: str
    duty_phones: tuple[str, ...]
    languages: tuple[str, ...]
    takes: frozenset[Takes]
    ladder: tuple[str, ...]
    max_stay_days: int | None
    cost: str
    verified_on: date | None
    stale: bool


class DirectoryService(CaseService, CaseQueries):
    """Services that stand in the directory, and keeping them fresh."""

    def all(self) -> tuple[ServiceRow, ...]:
        """Every service in use, by kind and name. Raises NotAllowed."""
        with self.look(Action.CASES_NOTICE) as entry:
            today = entry.clock.today()
            question = select(ServiceEntry).where(ServiceEntry.ended_on.is_(None))
            own = [_row(one, today) for one in entry.session.scalars(question)]
            known = set(entry.session.scalars(select(ServiceEntry.kind)))
            shipped = [one for one in _of_pack(entry) if one.kind not in known]
            order = list(ReferralKind)
            return tuple(sorted((*own, *shipped), key=lambda s: (order.index(s.kind), s.name)))

    def one(self, service_id: str) -> ServiceRow:
        """One service. Raises NotFound "service-unknown"."""
        found = next((row for row in self.all() if row.id == service_id), None)
        if found is None:
            raise NotFound("service-unknown", what="service")
        return found

    def save(self, command: SaveService) -> Done:
        """Write a service down, checked today. Raises NotFound "service-unknown", InputInvalid
        "service-stay", "service-list-long", and for fields; NotAllowed "directory-restricted"."""
        check_stay(command.max_stay_days)
        fields = _cleaned(command)
        with self.work(Action.CASES_WORK) as (uow, entry):
            _check_writes(entry)
            today = entry.clock.today()
            row = self._found(entry, command.id) if command.id else None
            if row is None:
                row = ServiceEntry(
                    id=new_id(),
                    recorded_at=entry.now,
                    recorded_by=entry.account_id,
                    **fields,
                    verified_on=today,
                    ended_on=None,
                )
                entry.session.add(row)
            else:
                for name, value in (fields | {"verified_on": today}).items():
                    setattr(row, name, value)
            uow.record("directory.changed", subject=f"service/{row.id}")
            return Done(row.id, DIRECTORY, uow.commit())

    def checked(self, service_id: str) -> Done:
        """Somebody called: it is as it stands here. Raises NotFound "service-unknown", NotAllowed
        "directory-restricted"."""
        with self.work(Action.CASES_WORK) as (uow, entry):
            _check_writes(entry)
            row = self._found(entry, service_id)
            row.verified_on = entry.clock.today()
            uow.record("directory.changed", subject=f"service/{row.id}")
            return Done(row.id, DIRECTORY, uow.commit())

    def end(self, service_id: str) -> Done:
        """It does not exist any more; letters that went there stay. Raises NotFound, NotAllowed
        "directory-restricted"."""
        with self.work(Action.CASES_WORK) as (uow, entry):
            _check_writes(entry)
            row = self._found(entry, service_id)
            row.ended_on = entry.clock.today()
            uow.record("directory.changed", subject=f"service/{row.id}")
            return Done(row.id, DIRECTORY, uow.commit())

    @staticmethod
    def _found(entry: CaseEntry, service_id: str) -> ServiceEntry:
        row = entry.session.get(ServiceEntry, service_id)
        if row is None or row.ended_on is not None:
            raise NotFound("service-unknown", what="service")
        return row


def _check_writes(entry: CaseEntry) -> None:
    """A restricted seat (police, councillor, panchayat) reads the directory and changes nothing:
    whom to call at night is not hers to turn."""
    if entry.station.restricted:
        raise NotAllowed("directory-restricted")


def _cleaned(command: SaveService) -> dict[str, Any]:
    return {
        "kind": str(command.kind),
        "name": clean_line(command.name, field="name", most=160, required=True),
        "phone": clean_line(command.phone, field="phone", most=60),
        "hours": clean_line(command.hours, field="hours", most=120),
        "duty_phones": _list(command.duty_phones, "duty_phones"),
        "languages": _list(command.languages, "languages"),
        "takes": json.dumps(sorted(map(str, command.takes))),
        "ladder": _list(command.ladder, "ladder"),
        "max_stay_days": command.max_stay_days,
        "cost": clean_line(command.cost, field="cost", most=120),
    }


def _list(lines: Iterable[str], field: str) -> str:
    kept = [line for one in lines if (line := clean_line(one, field=field, most=120))]
    if len(kept) > _MOST_IN_LIST:
        raise InputInvalid("service-list-long", field=field, most=_MOST_IN_LIST)
    return json.dumps(kept, ensure_ascii=False)


def _row(row: ServiceEntry, today: date) -> ServiceRow:
    return ServiceRow(
        row.id,
        ReferralKind(row.kind),
        row.name,
        row.phone,
        row.hours,
        tuple(json.loads(row.duty_phones)),
        tuple(json.loads(row.languages)),
        frozenset(map(Takes, json.loads(row.takes))),
        tuple(json.loads(row.ladder)),
        row.max_stay_days,
        row.cost,
        row.verified_on,
        is_stale(row.verified_on, today),
    )


def _of_pack(entry: CaseEntry) -> list[ServiceRow]:
    """Services that the law pack starts with; a line of it that makes no sense is left out."""
    pack = standing_pack(entry.session, PackService.pack_id(entry))
    section = pack.content.get("services")
    lines = section.get("list", []) if isinstance(section, dict) else []
    found = []
    for line in lines if isinstance(lines, list) else []:
        kind = line.get("kind") if isinstance(line, dict) else None
        if kind in tuple(ReferralKind):
            found.append(_shipped(ReferralKind(kind), line))
    return found


def _shipped(kind: ReferralKind, line: dict[str, Any]) -> ServiceRow:
    days = line.get("max_stay_days")
    return ServiceRow(
        id=f"pack/{kind}",
        kind=kind,
        name=str(line.get("name", "")),
        phone=str(line.get("phone", "")),
        hours="",
        duty_phones=(),
        languages=(),
        takes=frozenset(),
        ladder=(),
        max_stay_days=days if isinstance(days, int) else None,
        cost="",
        verified_on=None,
        stale=True,
    )
