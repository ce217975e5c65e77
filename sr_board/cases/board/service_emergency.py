"""Acts of two before the board can sit. Never in the way of a report.

Right: CASES_WORK, and the file open to her. Source: domain paper, section 11.
"""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import or_, select

from sr_board.access.roles import Action
from sr_board.base.errors import RuleBroken
from sr_board.base.results import Done
from sr_board.cases.board import emergency_entries
from sr_board.cases.board.decision_commands import RecordEmergency
from sr_board.cases.models import BoardMember, DutyTurn
from sr_board.cases.ports import Act, Door

__all__ = ["EmergencyService"]


class EmergencyService:
    """Writing such acts down; the board answers by a decision."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def record(self, command: RecordEmergency) -> Done:
        """What two did, to be ratified within 72 hours. Returns the act's id.

        Raises NotAllowed, NotFound "no-such-case", InputInvalid, RuleBroken "emergency-needs-two",
        "emergency-community-missing", "emergency-recused"; their words say that a report goes
        ahead alone.
        """
        with self._door.work(Action.CASES_WORK) as (uow, act):
            file = act.open(command.case_id)
            if _recused(act, file.case_id) & set(command.others):
                raise RuleBroken("emergency-recused")
            told = replace(command, when=act.told(command.when))
            made = emergency_entries.record(act, file, told, act.person_id)
            uow.record("case.work", subject=f"case/{file.case_id}")
            return Done(made.id, frozenset({"cases", "board"}), uow.commit())


def _recused(act: Act, case_id: str) -> set[str]:
    """Persons who take no part in the file, by account or by seat, members and rostered ones."""
    slots, seats = act.recused(case_id), act.recused_seats(case_id)
    members = select(BoardMember.person_id).where(
        or_(
            BoardMember.slot_id.in_(slots),
            BoardMember.seat_id.in_(seats) & BoardMember.ended_on.is_(None),
        )
    )
    turns = select(DutyTurn.person_id).where(DutyTurn.slot_id.in_(slots))
    return {*act.session.scalars(members), *act.session.scalars(turns)}
