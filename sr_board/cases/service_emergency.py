"""Acts of two before the board can sit. Never in the way of a report.

Right: CASES_WORK, and the file open to her. Source: domain paper, section 11.
"""

from __future__ import annotations

from sr_board.access.roles import Action
from sr_board.base.results import Done
from sr_board.cases import emergency_entries
from sr_board.cases.decision_commands import RecordEmergency
from sr_board.cases.ports import Door

__all__ = ["EmergencyService"]


class EmergencyService:
    """Writing such acts down; the board answers by a decision."""

    def __init__(self, door: Door) -> None:
        self._door = door

    def record(self, command: RecordEmergency) -> Done:
        """What two did, to be ratified within 72 hours. Returns the act's id.

        Raises NotAllowed, NotFound "no-such-case", InputInvalid, RuleBroken "emergency-needs-two",
        "emergency-community-missing"; their words say that a report goes ahead alone.
        """
        with self._door.work(Action.CASES_WORK) as (uow, act):
            file = act.open(command.case_id)
            made = emergency_entries.record(act, file, command, act.person_id)
            uow.record("case.work", subject=f"case/{file.case_id}")
            return Done(made.id, frozenset({"cases", "board"}), uow.commit())
