"""Whose turn it is: the ranked proposal is kept, chits are recorded, the meeting decides.

Right: OFFICES_WRITE. The proposal never decides; who departs from its order says why.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import AttachmentStore
from governance.entry import Entry
from governance.leadership.commands import (
    BeginLeading,
    DecideTurn,
    DrawLots,
    EndLeading,
    ProposeTurn,
    RetireThird,
)
from governance.leadership.decisions import passed
from governance.leadership.entry_terms import end_term, seat_person
from governance.leadership.facts import office_of
from governance.leadership.models import LotRecord, RotationDecision, RotationProposal
from governance.leadership.pictures import keep_picture
from governance.leadership.staggering import staggered
from governance.leadership.turn_content import content_of, first_of
from governance.leadership.turns import turn_on
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_line, clean_text
from sr_board.people.rules.kinds import EndReason, HowSeated
from sr_board.store.uow import UowFactory

__all__ = ["PURPOSES", "RotationService"]

CHANGED = frozenset({"leaders"})
PURPOSES = ("rotation", "staggered")
CHITS_MOST = 20


class RotationService:
    """Turns in an office."""

    def __init__(
        self,
        uow: UowFactory,
        clock: Clock,
        who: SignedIn,
        attachments: AttachmentStore | None = None,
    ) -> None:
        self._uow, self._clock, self._who = uow, clock, who
        self._attachments = attachments

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def propose(self, command: ProposeTurn) -> Done:
        """Keep the proposal as it stands now. Returns its id. Raises NotAllowed, NotFound."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            office_of(uow.session, command.office_id)
            view, digest = turn_on(uow.session, command.office_id, command.on, entry.today)
            row = RotationProposal(
                **entry.new(),
                group_id=view.group_id,
                office_id=view.office_id,
                on_day=view.on,
                kept=view.kept,
                content=content_of(view),
                inputs_digest=digest,
                lot_id=view.lot_id,
            )
            uow.session.add(row)
            uow.record("rotation.proposed", subject=f"rotation_proposal/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    def draw(self, command: DrawLots) -> Done:
        """Record chits that were drawn. The program never draws. Returns the record's id.

        Raises NotAllowed, NotFound, InputInvalid "lot-names-differ", "lot-too-few",
        "date-in-future", "chits-out-of-range", "lot-witness-drawn".
        """
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group_of(uow.session, command.group_id)
            self._check_lot(entry, command)
            scan_id, digest = keep_picture(uow.session, self._attachments, command.scan)
            row = LotRecord(
                **entry.new(),
                group_id=command.group_id,
                office_id=command.office_id,
                purpose=command.purpose,
                day=command.day,
                tied=" ".join(sorted(command.tied)),
                drawn=" ".join(command.drawn),
                chits_each=command.chits_each,
                chits_shown=command.chits_shown,
                drawer=clean_line(command.drawer, field="drawer", required=True),
                witness_one=command.witness_one,
                witness_two=command.witness_two,
                scan_id=scan_id,
                scan_sha256=digest,
            )
            uow.session.add(row)
            uow.record("lot.drawn", subject=f"lot_record/{row.id}")
            return Done(row.id, CHANGED, uow.commit())

    @staticmethod
    def _check_lot(entry: Entry, command: DrawLots) -> None:
        if command.purpose not in PURPOSES:
            raise InputInvalid("choice-unknown", field="purpose")
        if command.day > entry.today:
            raise InputInvalid("date-in-future", field="day")
        if len(command.tied) < 2:
            raise InputInvalid("lot-too-few", field="tied")
        if sorted(command.tied) != sorted(command.drawn) or len(set(command.tied)) != len(
            command.tied
        ):
            raise InputInvalid("lot-names-differ", field="drawn")
        if not 1 <= command.chits_each <= CHITS_MOST:
            raise InputInvalid("chits-out-of-range", field="chits_each", most=CHITS_MOST)
        witnesses = {command.witness_one, command.witness_two}
        if len(witnesses) != 2 or witnesses & set(command.tied):
            raise InputInvalid("lot-witness-drawn", field="witness_one")
        entry.check_persons((*command.tied, *witnesses))
        if command.office_id is not None:
            office_of(entry.session, command.office_id)

    def decide(self, command: DecideTurn) -> Done:
        """The meeting took a person: her term is made. Returns the term's id.

        Raises NotAllowed, NotFound, RuleBroken "turn-decided", "turn-reason-missing",
        "resolution-does-not-stand", and what `seat_person` raises.
        """
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            proposal = uow.session.get(RotationProposal, command.proposal_id)
            if proposal is None:
                raise NotFound("turn-unknown", what="proposal")
            before = select(RotationDecision.id).where(RotationDecision.proposal_id == proposal.id)
            if uow.session.scalars(before).first() is not None:
                raise RuleBroken("turn-decided")
            reason = clean_text(command.reason, field="reason", most=2000)
            if first_of(proposal.content) != command.person_id and not reason:
                raise RuleBroken("turn-reason-missing")
            passed(uow.session, command.resolution_id, proposal.group_id)
            term = seat_person(
                entry,
                BeginLeading(
                    proposal.office_id,
                    command.person_id,
                    HowSeated.ROTA,
                    command.started,
                    command.seat_no,
                    resolution_id=command.resolution_id,
                ),
            )
            uow.session.add(
                RotationDecision(
                    **entry.new(),
                    proposal_id=proposal.id,
                    person_id=command.person_id,
                    resolution_id=command.resolution_id,
                    reason=reason,
                    term_id=term.id,
                )
            )
            uow.record("rotation.decided", subject=f"rotation_proposal/{proposal.id}")
            return Done(term.id, CHANGED | {"offices", "people"}, uow.commit())

    def retire(self, command: RetireThird) -> Done:
        """End the terms of those whose places change at this general meeting.

        Raises NotAllowed, RuleBroken "lot-needed" (equal ones have not drawn), "nobody-retires".
        """
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group_of(uow.session, command.group_id)
            plan = staggered(uow.session, command.group_id, command.on, command.lot_id)
            if not plan.ready:
                raise RuleBroken("lot-needed")
            if not plan.chosen:
                raise RuleBroken("nobody-retires")
            for line in plan.chosen:
                end_term(
                    entry,
                    EndLeading(line.term_id, command.on, EndReason.EXPIRED, command.resolution_id),
                )
            uow.record("leaders.retired", subject=f"people_group/{command.group_id}")
            return Done(command.group_id, CHANGED, uow.commit())
