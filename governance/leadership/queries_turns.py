"""Reading turns: whose turn it is, kept proposals, who retires, lots. Right: LEADERS_READ.

Reasons name members' attendance and dues; helpers see the order only.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.leadership.decisions import serials
from governance.leadership.facts import office_of
from governance.leadership.models import LotRecord, RotationDecision, RotationProposal
from governance.leadership.staggering import staggered
from governance.leadership.term_lines import name_lines
from governance.leadership.turn_content import lines_of, persons_in
from governance.leadership.turns import turn_on
from governance.leadership.views_turns import LotView, StaggeredView, TurnView
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action, Role
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.people.models import Office
from sr_board.store.uow import ReadFactory

__all__ = ["TurnQueries"]


class TurnQueries:
    """Turns, retirements, lots."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def look(self, office_id: str, on: date | None = None) -> TurnView:
        """The proposal as of now, not kept. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        today = self._clock.today()
        with self._read() as session:
            return self._seen(turn_on(session, office_id, on or today, today)[0])

    def kept(self, proposal_id: str) -> TurnView:
        """A proposal as it was kept. Raises NotAllowed, NotFound "turn-unknown"."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            row = session.get(RotationProposal, proposal_id)
            if row is None:
                raise NotFound("turn-unknown", what="proposal")
            return self._seen(_kept(session, row))

    def proposals(self, group_id: str) -> tuple[TurnView, ...]:
        """Kept proposals of a group, the newest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            group_of(session, group_id)
            rows = session.scalars(
                select(RotationProposal)
                .where(RotationProposal.group_id == group_id)
                .order_by(RotationProposal.recorded_at.desc(), RotationProposal.id)
            ).all()
            return tuple(self._seen(_kept(session, row)) for row in rows)

    def retiring(self, group_id: str, on: date | None = None) -> StaggeredView:
        """Who retires at a general meeting. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            return staggered(session, group_id, on or self._clock.today())

    def lots(self, group_id: str) -> tuple[LotView, ...]:
        """Lots of a group, the newest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            group_of(session, group_id)
            rows = session.scalars(
                select(LotRecord)
                .where(LotRecord.group_id == group_id)
                .order_by(LotRecord.day.desc(), LotRecord.recorded_at.desc(), LotRecord.id)
            ).all()
            return tuple(_lot(session, row) for row in rows)

    def lot(self, lot_id: str) -> LotView:
        """One lot. Raises NotAllowed, NotFound "lot-unknown"."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            row = session.get(LotRecord, lot_id)
            if row is None:
                raise NotFound("lot-unknown", what="lot")
            return _lot(session, row)

    def _seen(self, view: TurnView) -> TurnView:
        if self._who.roles <= {Role.HELPER}:
            return replace(view, refused=(), each_rule=())
        return view


def _kept(session: Session, row: RotationProposal) -> TurnView:
    office = office_of(session, row.office_id)
    decision = session.scalars(
        select(RotationDecision).where(RotationDecision.proposal_id == row.id)
    ).one_or_none()
    persons = set(persons_in(row.content)) | ({decision.person_id} if decision else set())
    who = name_lines(session, row.group_id, persons)
    return TurnView(
        proposal_id=row.id,
        group_id=row.group_id,
        group_name=group_of(session, row.group_id).name,
        office_id=office.id,
        office_key=office.key,
        office_title=office.title,
        on=row.on_day,
        kept=row.kept,
        lot_id=row.lot_id,
        decided=who.get(decision.person_id) if decision else None,
        decided_reason=decision.reason if decision else "",
        decided_serial=serials(session, [decision.resolution_id])[decision.resolution_id]
        if decision
        else "",
        **lines_of(row.content, who),
    )


def _lot(session: Session, row: LotRecord) -> LotView:
    tied, drawn = row.tied.split(), row.drawn.split()
    who = name_lines(session, row.group_id, [*tied, row.witness_one, row.witness_two])
    office = session.get(Office, row.office_id) if row.office_id else None
    return LotView(
        row.id,
        group_of(session, row.group_id).name,
        office.title if office else "",
        row.purpose,
        row.day,
        tuple(sorted((who[ref] for ref in tied), key=lambda w: (w.name, w.id))),
        tuple(who[ref] for ref in drawn),
        row.chits_each,
        row.chits_shown,
        row.drawer,
        (who[row.witness_one], who[row.witness_two]),
        row.scan_sha256,
    )
