"""Leaders take office and leave it; members say whether they are willing.

Right: OFFICES_WRITE. Rules that are not met are recorded and shown, never in the way; two persons
in one seat are refused (hard stop H2).
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from governance.entry import Entry
from governance.leadership.checking import check_group
from governance.leadership.commands import (
    BeginLeading,
    CheckLeaders,
    EndLeading,
    SayWilling,
)
from governance.leadership.entry_terms import end_term, seat_person
from governance.leadership.facts import office_of
from governance.leadership.models import Willingness
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["LeadersService"]

CHANGED = frozenset({"leaders", "offices", "people"})


class LeadersService:
    """Terms of office with the rules around them."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def begin(self, command: BeginLeading) -> Done:
        """Returns the term's id. Raises NotAllowed and what `seat_person` raises."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            term = seat_person(self._entry(uow.session), command)
            uow.record("term.begun", subject=f"office_term/{term.id}")
            return Done(term.id, CHANGED, uow.commit())

    def end(self, command: EndLeading) -> Done:
        """Raises NotAllowed and what `end_term` raises."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            term = end_term(self._entry(uow.session), command)
            uow.record("term.ended", subject=f"office_term/{term.id}")
            return Done(term.id, CHANGED, uow.commit())

    def say_willing(self, command: SayWilling) -> Done:
        """Raises NotAllowed, NotFound."""
        require(self._who, Action.OFFICES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            office = office_of(uow.session, command.office_id)
            entry.check_persons((command.person_id,))
            row = Willingness(
                **entry.new(),
                office_id=office.id,
                person_id=command.person_id,
                willing=command.willing,
                said_on=entry.today,
            )
            uow.session.add(row)
            uow.record("leader.willing", subject=f"willingness/{row.id}")
            return Done(row.id, frozenset({"leaders"}), uow.commit())

    def check(self, command: CheckLeaders) -> Done:
        """Hold terms, mandates, hand-overs and the board against the rules as of today.

        What is found is recorded once; what was mended is closed. Running it again changes nothing.
        Raises NotAllowed, NotFound.
        """
        require(self._who, Action.BREACHES_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            group_of(uow.session, command.group_id)
            changed = check_group(entry, command.group_id)
            if not changed:
                return Done(command.group_id)
            uow.record("leaders.checked", subject=f"people_group/{command.group_id}")
            return Done(command.group_id, frozenset({"breaches"}), uow.commit())
