"""A member says for herself that she takes no part, from the brief in her hand.

She cannot open the file, so chair or secretary give the file new keys afterwards; until then she
counts as recused already. Right: BOARD_READ for her own word, BOARD_WORK to confirm.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import timedelta, timezone

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.base.errors import NotFound, RuleBroken
from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import seat_numbers
from sr_board.cases.board.decision_views import RecusalRow, brief_of
from sr_board.cases.board.records_board import BriefRecord
from sr_board.cases.entry import CaseEntry, CaseQueries, CaseService
from sr_board.cases.files.service_team import Recuse, TeamService, recusals
from sr_board.cases.keepers import officers_of
from sr_board.cases.models import (
    CaseFileRow,
    Envelope,
    Seat,
    Sitting,
    SittingBrief,
)
from sr_board.cases.records import Recusal
from sr_board.cases.room import CasesRoom
from sr_board.cases.rules.briefs import BriefField
from sr_board.cases.rules.recusal import Declared
from sr_board.cases.sealing.keeping import open_envelope, seal_new
from sr_board.cases.vocabulary import RecusalGround

__all__ = ["ConfirmRecusals", "DeclareFromBrief", "RecusalQueries", "RecusalService"]


@dataclass(frozen=True)
class DeclareFromBrief:
    """The reader of a brief takes no part in what it is about."""

    brief_id: str
    ground: RecusalGround


@dataclass(frozen=True)
class ConfirmRecusals:
    """Chair or secretary carry out what members declared on a file: new keys."""

    case_id: str


class RecusalQueries:
    """The register of recusals: sealed to chair and secretary, so nobody else finds a line."""

    def __init__(self, room: CasesRoom) -> None:
        self._room, self._cases = room, CaseQueries(room)

    def all(self) -> tuple[RecusalRow, ...]:
        """Recusals, the latest first. Raises NotAllowed."""
        with self._cases.look(Action.BOARD_READ) as entry:
            zone = timezone(timedelta(minutes=entry.clock.offset_minutes()))
            seats = _seat_numbers(entry)
            homes, rows = entry.homes(), []
            for _, record in reversed(recusals(entry)):
                if not record.ground:  # a possible link that was looked at
                    continue
                try:
                    file = entry.open(homes.get(record.case_id, record.case_id))
                except NotFound:
                    continue
                waits = bool(record.member) and not file.barred(record.member)
                rows.append(
                    RecusalRow(
                        file.case_id,
                        file.code,
                        seats.get(record.seat) or seats.get(record.member) or 0,
                        record.ground,
                        record.declared,
                        record.at.astimezone(zone).date(),
                        record.lifted_at.astimezone(zone).date() if record.lifted_at else None,
                        waits and record.lifted_at is None,
                    )
                )
            return tuple(rows)


def _seat_numbers(entry: CaseEntry) -> dict[str, int]:
    """Numbers of seats, by seat and by the account of who sits or sat on it."""
    numbers = {seat.id: seat.number for seat in entry.session.scalars(select(Seat))}
    return numbers | seat_numbers(entry.session)


class RecusalService:
    """Recusals by a member's own word."""

    def __init__(self, room: CasesRoom) -> None:
        self._room, self._cases = room, CaseService(room)

    def declare(self, command: DeclareFromBrief) -> Done:
        """Her brief is gone at once, and chair and secretary are told.

        Raises NotAllowed, NotFound "brief-unknown".
        """
        with self._cases.work(Action.BOARD_READ) as (uow, entry):
            row, file = self._brief(entry, command.brief_id)
            today = entry.clock.today()
            out = frozenset({entry.account_id})
            offices = officers_of(uow.session, file.board_id, out, today)
            record = Recusal(
                id=new_id(),
                by=entry.account_id,
                at=entry.now,
                case_id=file.id,
                member=entry.account_id,
                seat=entry.station.seat_id,
                ground=str(command.ground),
                declared=str(Declared.SELF),
            )
            seal_new(entry, "recusal", offices.values(), record)
            entry.envelopes.take_away(row, entry.account_id)
            uow.record("board.sitting", subject="recusal")
            return Done(record.id, frozenset({"board"}), uow.commit())

    def confirm(self, command: ConfirmRecusals) -> Done:
        """Everybody who declared herself recused from a file is kept out of it by new keys.

        Raises NotAllowed, NotFound "no-such-case", RuleBroken "recusal-none-waits".
        """
        with self._cases.work(Action.BOARD_WORK) as (_, entry):
            file = entry.open(command.case_id)
            waiting = [
                record
                for _, record in recusals(entry, *file.cases)
                if record.member and record.lifted_at is None and not file.barred(record.member)
            ]
        if not waiting:
            raise RuleBroken("recusal-none-waits")
        team = TeamService(self._room)
        done = Done(command.case_id)
        for record in waiting:
            done = team.recuse(
                Recuse(
                    command.case_id,
                    RecusalGround(record.ground),
                    slot_id=record.member,
                    seat_id=record.seat,
                    declared=record.declared,
                )
            )
        return replace(done, changed=done.changed | {"board"})

    @staticmethod
    def _brief(entry: CaseEntry, brief_id: str) -> tuple[Envelope, CaseFileRow]:
        """The envelope of a brief of hers, and the clear row of its file."""
        brief = entry.session.get(SittingBrief, brief_id)
        found = open_envelope(entry, brief.envelope_id) if brief is not None else None
        kept = found[0] if found else None
        if brief is None or not isinstance(kept, BriefRecord):
            raise NotFound("brief-unknown", what="brief")
        sitting = entry.session.get(Sitting, brief.sitting_id)
        assert sitting is not None
        code = brief_of(brief.id, kept, sitting.number, entry.now).of(BriefField.CODE)
        row = entry.session.scalars(select(CaseFileRow).where(CaseFileRow.code == code)).one()
        envelope = entry.session.get(Envelope, brief.envelope_id)
        assert envelope is not None
        return envelope, row
