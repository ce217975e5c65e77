"""Reading bank mandates: what stands at the bank, the register, the extract for the bank.

Right: MANDATES_WRITE, BREACHES_READ (auditor, chair) or the right to write; others see only that a
leader signs at the bank.
"""

from __future__ import annotations

from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.leadership.bank import bank_work, mandate_views
from governance.leadership.decisions import Decided, decided
from governance.leadership.views import BankExtract, BankWork, MandateState, MandateView
from governance.models import Meeting, Resolution, VoteCount
from governance.roll import group_of
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.store.uow import ReadFactory

__all__ = ["MandateQueries", "may_read_mandates"]


def may_read_mandates(who: SignedIn) -> bool:
    """Secretary and treasurer write them; chair and auditor read them."""
    return who.may(Action.MANDATES_WRITE) or who.may(Action.BREACHES_READ)


class MandateQueries:
    """What the signed-in person may see of bank mandates."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def _require(self) -> None:
        require(self._who, Action.LEADERS_READ)
        if not may_read_mandates(self._who):
            require(self._who, Action.MANDATES_WRITE)

    def work(self, group_id: str, on: date | None = None) -> tuple[BankWork, ...]:
        """What is to be done for each account. Raises NotAllowed, NotFound."""
        self._require()
        with self._read() as session:
            group_of(session, group_id)
            return bank_work(session, group_id, on or self._clock.today())

    def register(self, group_id: str) -> tuple[MandateView, ...]:
        """All mandates, the newest first. Raises NotAllowed, NotFound."""
        self._require()
        with self._read() as session:
            group_of(session, group_id)
            return mandate_views(session, group_id, self._clock.today())

    def extract(self, group_id: str, mandate_id: str) -> BankExtract:
        """What the extract for the bank says. Raises NotAllowed, NotFound "mandate-unknown"."""
        self._require()
        with self._read() as session:
            group = group_of(session, group_id)
            views = mandate_views(session, group_id, self._clock.today())
            view = next((v for v in views if v.id == mandate_id), None)
            if view is None:
                raise NotFound("mandate-unknown", what="mandate")
            return _extract(session, group.name, view, views)


def _extract(
    session: Session, group_name: str, view: MandateView, views: tuple[MandateView, ...]
) -> BankExtract:
    before = next(
        (
            v
            for v in views
            if v.account == view.account
            and v.id != view.id
            and v.state in (MandateState.IN_FORCE, MandateState.REPLACED)
            and v.decided_on <= view.decided_on
        ),
        None,
    )
    old = {line.who.id: line.who for line in before.signatories} if before else {}
    resolution = decided(session, view.resolution_id) if view.resolution_id else None
    number, present, roll = _meeting(session, resolution)
    return BankExtract(
        group_name,
        view,
        resolution.text if resolution else "",
        number,
        view.decided_on,
        present,
        roll,
        tuple(who for ref, who in old.items() if ref not in view.signing),
        frozenset(old) & view.signing,
        view.decided_on,
    )


def _meeting(
    session: Session, resolution: Decided | None
) -> tuple[int | None, int | None, int | None]:
    """Number of the meeting, and how many were in the room of how many at the vote."""
    if resolution is None:
        return None, None, None
    row = session.execute(
        select(Meeting.number, VoteCount.present_then, VoteCount.roll_then)
        .join(Resolution, Resolution.meeting_id == Meeting.id)
        .outerjoin(VoteCount, VoteCount.motion_id == Resolution.motion_id)
        .where(Resolution.id == resolution.id)
    ).one()
    return row[0], row[1], row[2]
