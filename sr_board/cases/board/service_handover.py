"""The chair's or the secretary's office at the board goes to another member, with the files.

Every file that chair or secretary can open is looked at before the office changes: a recused
newcomer gets nothing of it, everything else is sealed anew to her and away from who leaves. It is
not finished while a file would be left without anybody who may open the identity. Source: domain
paper, section 3.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, replace

from sqlalchemy import select

from sr_board.access.roles import Action
from sr_board.access.two_person import require_second
from sr_board.base.errors import InputInvalid, NotAllowed, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.cases.board.board_facts import members_of
from sr_board.cases.board.office_papers import pass_on
from sr_board.cases.board.sitting_traces import points_by_case, reseal_points
from sr_board.cases.case_file import CaseFile
from sr_board.cases.entry import CaseEntry, CaseService
from sr_board.cases.files.service_team import recusals, renew
from sr_board.cases.keepers import officers_of, restricted_slots
from sr_board.cases.models import BoardMember, Envelope
from sr_board.cases.rules.composition import MemberStanding, standing
from sr_board.cases.sealing.ring import Ring
from sr_board.cases.vocabulary import BoardOffice
from sr_board.vault.users import SecondSigner

__all__ = ["BoardHandoverService", "HandOver"]


@dataclass(frozen=True)
class HandOver:
    """`member_id` takes the office; who holds it now becomes a member without office."""

    board_id: str
    office: BoardOffice
    member_id: str


class BoardHandoverService(CaseService):
    """Offices of the board."""

    def hand_over(self, command: HandOver, second: SecondSigner) -> Done:
        """Two sign: chair or secretary, and another member of the board, whose own keys open what
        the first may not. Returns the member's id.

        Raises NotAllowed "board-officers-only", NotFound "board-member-unknown", RuleBroken
        "handover-not-able", "office-restricted", "handover-no-identity-holder", what
        `require_second` raises.
        """
        if command.office is BoardOffice.NONE:
            raise InputInvalid("choice-unknown", field="office")
        with self.work(Action.BOARD_WORK) as (uow, entry):
            station = entry.station
            if not (station.chair or station.secretary) or station.board_id != command.board_id:
                raise NotAllowed("board-officers-only")
            with self._room.book() as book:
                require_second(book, self._room.who, second, Action.BOARD_WORK)
            incoming = _incoming(entry, command)
            leaving = _holders(entry, command)
            gone = frozenset(str(row.slot_id) for row in leaving if row.slot_id)
            for row in leaving:
                row.office = str(BoardOffice.NONE)
            incoming.office = str(command.office)
            uow.session.flush()
            done = _reseal(entry, frozenset())
            beside = CaseEntry(uow.session, replace(self._room, keys=second, ring=Ring()))
            _reseal(beside, done)
            for holder in (entry, beside):
                pass_on(holder, gone, str(incoming.slot_id))
            uow.record("board.register", subject=f"board_member/{incoming.id}", second=second)
            return Done(incoming.id, frozenset({"board", "cases"}), uow.commit())


def _incoming(entry: CaseEntry, command: HandOver) -> BoardMember:
    """Somebody on a seat, in her term, with an account, the code accepted, without an office; on
    no restricted seat, as chair and secretary read whole files."""
    row = entry.session.get(BoardMember, command.member_id)
    if row is None or row.board_id != command.board_id:
        raise NotFound("board-member-unknown", what="member")
    fact = next(one for one in members_of(entry.session, row.board_id) if one.id == row.id)
    serves = standing(fact, entry.clock.today()) is MemberStanding.SERVING
    free = fact.office is BoardOffice.NONE and fact.seat_id is not None
    if not (serves and free and fact.slot_id):
        raise RuleBroken("handover-not-able")
    if fact.slot_id in restricted_slots(entry.session, entry.clock.today()):
        raise RuleBroken("office-restricted")
    return row


def _holders(entry: CaseEntry, command: HandOver) -> tuple[BoardMember, ...]:
    question = select(BoardMember).where(
        BoardMember.board_id == command.board_id,
        BoardMember.office == str(command.office),
        BoardMember.ended_on.is_(None),
    )
    return tuple(entry.session.scalars(question))


def _reseal(entry: CaseEntry, done: frozenset[str]) -> frozenset[str]:
    """New keys for every file that this holder can open and that was not done yet; their ids."""
    ids = frozenset(one.case_id for one in entry.readable()) - done
    points = points_by_case(entry)
    kept: dict[str, list[Envelope]] = defaultdict(list)
    homes = entry.homes()
    for envelope, record in recusals(entry):
        kept[homes.get(record.case_id, record.case_id)].append(envelope)
    for case_id in sorted(ids):
        file = entry.open(case_id)
        _renewed(entry, file)
        file.happened("office_handed_over")
        _recusals_anew(entry, file, kept[case_id])
        if case_id in points:
            reseal_points(entry, points[case_id], entry.envelopes.recipients(file.envelope))
        file.write_summary()
        entry.session.flush()
        entry.forget(file)  # or every flush would look at every file again
    return ids


def _recusals_anew(entry: CaseEntry, file: CaseFile, kept: list[Envelope]) -> None:
    """The recusals of a file go to who holds the offices now."""
    if not kept:
        return
    roster = entry.room.vault.header.act.roster
    out = frozenset(slot for slot in roster if file.barred(slot))
    today = entry.clock.today()
    offices = officers_of(entry.session, file.head.board_id, out, today)
    for envelope in kept:
        entry.envelopes.renew(envelope, offices.values())


def _renewed(entry: CaseEntry, file: CaseFile) -> None:
    try:
        renew(entry, file)
    except RuleBroken:  # nobody would be left who can open the identity
        raise RuleBroken("handover-no-identity-holder", code=file.code) from None
