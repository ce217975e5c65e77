"""What the form of a call is filled from: kept seats by the rules, centres, elections annulled.

Right: ELECTIONS_READ.
"""

from __future__ import annotations

from sqlalchemy import select

from governance.constitution.in_force import rules_in_force
from governance.constitution.loading import chain_of
from governance.elections.models import Election
from governance.elections.views_calling import CallingFacts
from governance.roll import group_names
from governance.rules.election_steps import ElectionState
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["CallingQueries"]

_BEFORE_THE_ROLL = (ElectionState.CALLED, ElectionState.NOMINATIONS, ElectionState.SCRUTINY)


class CallingQueries:
    """What the signed-in person is offered when she calls an election."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def facts(self, group_id: str) -> CallingFacts:
        """For an election of this group, today. Raises NotFound "group-not-found"."""
        require(self._who, Action.ELECTIONS_READ)
        with self._read() as session:
            rules = rules_in_force(session, group_id, self._clock.today())
            above = chain_of(session, group_id)[1:]
            centres = session.scalars(
                select(Election)
                .where(
                    Election.group_id.in_(above),
                    Election.state.in_([state.value for state in _BEFORE_THE_ROLL]),
                    Election.roll_frozen_on.is_(None),
                )
                .order_by(Election.polling_on, Election.id)
            ).all()
            replaced = select(Election.follows).where(Election.follows.is_not(None))
            annulled = session.scalars(
                select(Election)
                .where(
                    Election.group_id == group_id,
                    Election.state == ElectionState.ANNULLED.value,
                    Election.id.not_in(replaced),
                )
                .order_by(Election.polling_on.desc(), Election.id)
            ).all()
            names = group_names(session, {row.group_id for row in centres})
            return CallingFacts(
                rules,
                centres=tuple((row.id, row.title, names[row.group_id]) for row in centres),
                annulled=tuple((row.id, row.title) for row in annulled),
            )
