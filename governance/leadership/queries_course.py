"""Reading recalls and hand-overs: what waits, and each one whole. Right: LEADERS_READ.

Who marked a petition is seen by those who check it; a hand-over's money by those who write it and
by the auditor.
"""

from __future__ import annotations

from dataclasses import replace

from governance.leadership.handovers import handover_view, handovers_waiting, signed_handovers
from governance.leadership.recalls import petition_form, recall_view, recalls_of
from governance.leadership.views import (
    HandoverView,
    HandoverWaiting,
    PetitionForm,
    RecallView,
)
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.store.uow import ReadFactory

__all__ = ["HandoverQueries", "RecallQueries"]


class RecallQueries:
    """Petitions."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def of_group(self, group_id: str) -> tuple[RecallView, ...]:
        """Petitions of a group, the newest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            group_of(session, group_id)
            rows = recalls_of(session, group_id, self._clock.today())
            return tuple(self._seen(row) for row in rows)

    def one(self, recall_id: str) -> RecallView:
        """One petition. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            return self._seen(recall_view(session, recall_id, self._clock.today()))

    def form(self, term_id: str) -> PetitionForm:
        """The head of the petition's form. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            return petition_form(session, term_id, self._clock.today())

    def _seen(self, row: RecallView) -> RecallView:
        checks = self._who.may(Action.MEETINGS_WRITE) or self._who.may(Action.BREACHES_READ)
        return row if checks else replace(row, lines=())


class HandoverQueries:
    """Hand-overs."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def waiting(self, group_id: str) -> tuple[HandoverWaiting, ...]:
        """Hand-overs that are due or begun, the oldest first. Raises NotAllowed, NotFound."""
        require(self._who, Action.LEADERS_READ)
        with self._read() as session:
            group_of(session, group_id)
            return handovers_waiting(session, group_id, self._clock.today())

    def signed(self, group_id: str) -> tuple[HandoverView, ...]:
        """Signed certificates, the newest first. Raises NotAllowed, NotFound."""
        self._money()
        with self._read() as session:
            group_of(session, group_id)
            return signed_handovers(session, group_id, self._clock.today())

    def one(self, handover_id: str) -> HandoverView:
        """One hand-over; a signed one as it was signed. Raises NotAllowed, NotFound."""
        self._money()
        with self._read() as session:
            return handover_view(session, handover_id, self._clock.today())

    def _money(self) -> None:
        require(self._who, Action.LEADERS_READ)
        if not self._who.may(Action.BREACHES_READ):
            require(self._who, Action.HANDOVER_WRITE)
