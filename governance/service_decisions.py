"""Motions, votes, what becomes of resolutions, and action items. One act, one commit.

Rights: MEETINGS_WRITE (secretary, chair); ACTIONS_OWN lets the owner of an item say it is done.
"""

from __future__ import annotations

from sqlalchemy.orm import Session

from governance.commands import (
    AddAction,
    DropAction,
    FinishAction,
    PutMotion,
    SetResolutionStatus,
    TakeVote,
    WithdrawMotion,
)
from governance.entry import Entry, choice
from governance.entry_course import item_of
from governance.entry_decisions import action_state, agree_action
from governance.entry_votes import put, vote, withdraw
from governance.findings import find_rescinding
from governance.models import ActionItem, Motion, Resolution
from governance.rules.actions import check_done, check_drop
from governance.rules.meetings import Work
from governance.rules.resolutions import ResolutionStatus, check_change
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text, fold
from sr_board.store.uow import UowFactory

__all__ = ["DecisionService"]


CHANGED = frozenset({"meetings", "breaches"})


class DecisionService:
    """What the meeting decides and what somebody is to do about it."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def put_motion(self, command: PutMotion) -> Done:
        """Words are put before the meeting. Returns the motion's id."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            item, meeting = item_of(entry, command.item_id, Work.RECORD)
            motion = put(entry, item, command)
            uow.record("motion.put", subject=f"meeting/{meeting.id}")
            return Done(motion.id, frozenset({"meetings"}), uow.commit())

    def withdraw_motion(self, command: WithdrawMotion) -> Done:
        """The mover takes her motion back. Raises RuleBroken "motion-already-voted"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            motion = self._motion(uow.session, command.motion_id)
            _, meeting = item_of(entry, motion.item_id, Work.RECORD)
            withdraw(entry, motion, entry.now)
            uow.record("motion.withdrawn", subject=f"meeting/{meeting.id}")
            return Done(motion.id, frozenset({"meetings"}), uow.commit())

    @staticmethod
    def _motion(session: Session, motion_id: str) -> Motion:
        row = session.get(Motion, motion_id)
        if row is None:
            raise NotFound("meeting-unknown", what="motion")
        return row

    def take_vote(self, command: TakeVote) -> Done:
        """The vote is read out and the decision gets its serial. Returns the resolution's id, for
        an amendment that of the motion.

        After closing a time must be given. Raises RuleBroken "count-exceeds-present" (H3),
        "motion-already-voted", "amendment-first", "consensus-objection", "nobody-present",
        InputInvalid. What the rules in force find wanting is written down and never refused.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            motion = self._motion(uow.session, command.motion_id)
            item, meeting = item_of(entry, motion.item_id, Work.RECORD)
            if command.at is None and meeting.closed_at is not None:
                raise InputInvalid("text-missing", field="at")
            at = command.at or entry.now
            opened, closed = meeting.opened_at or at, meeting.closed_at or entry.now
            if not opened <= at.replace(second=0, microsecond=0) <= closed:
                raise InputInvalid("outside-sitting", field="at")
            voted = vote(entry, meeting, motion, command, at)
            if voted.resolution is None:
                uow.record("motion.amendment_decided", subject=f"meeting/{meeting.id}")
                return Done(motion.id, CHANGED, uow.commit())
            item.done = True
            uow.record("resolution.recorded", subject=f"resolution/{voted.resolution.id}")
            return Done(voted.resolution.id, CHANGED | {"resolutions"}, uow.commit())

    def set_resolution_status(self, command: SetResolutionStatus) -> Done:
        """A decision became void, rescinded or carried out; its serial stays.

        A decision is taken back by a later one that names its serial; a smaller majority than the
        first one had is written down. Raises RuleBroken "resolution-step-refused",
        "rescinding-needs-later", "rescinding-names-no-serial".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            row = self._resolution(uow.session, command.resolution_id)
            to = choice(ResolutionStatus, command.status, "status")
            reason = clean_text(command.reason, field="reason", most=2000)
            check_change(ResolutionStatus(row.status), to, reason)
            if to is ResolutionStatus.RESCINDED:
                later = self._check_later(uow.session, row, command.by_resolution_id)
                find_rescinding(self._entry(uow.session), row, later)
                row.rescinded_by = command.by_resolution_id
            row.status, row.status_reason = to.value, reason
            uow.record(f"resolution.{to.value}", subject=f"resolution/{row.id}")
            return Done(row.id, CHANGED | {"resolutions"}, uow.commit())

    @staticmethod
    def _resolution(session: Session, resolution_id: str) -> Resolution:
        row = session.get(Resolution, resolution_id)
        if row is None:
            raise NotFound("meeting-unknown", what="resolution")
        return row

    def _check_later(self, session: Session, row: Resolution, by: str | None) -> Resolution:
        if by is None or by == row.id:
            raise RuleBroken("rescinding-needs-later")
        later = self._resolution(session, by)
        fits = later.group_id == row.group_id and later.status == ResolutionStatus.PASSED
        order = (later.decided_on, later.seq) > (row.decided_on, row.seq)  # one day, one year
        if not fits or not order:
            raise RuleBroken("rescinding-needs-later")
        if fold(row.serial) not in fold(later.text):
            raise RuleBroken("rescinding-names-no-serial", serial=row.serial)
        return later

    def add_action(self, command: AddAction) -> Done:
        """Something one person will do. Returns its id."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.RECORD)
            action = agree_action(
                entry, meeting, command.owner_id, command.text, command.due, command.item_id
            )
            uow.record("action.agreed", subject=f"action/{action.id}")
            return Done(action.id, frozenset({"meetings", "actions"}), uow.commit())

    def finish_action(self, command: FinishAction) -> Done:
        """It is done. The owner may say so herself; others need to be secretary or chair."""
        require(self._who, Action.ACTIONS_OWN)
        with self._uow() as uow:
            row = self._action(uow.session, command.action_id)
            done_on = command.done_on or self._clock.today()
            check_done(action_state(row), done_on, self._clock.today())
            row.done_on = done_on
            uow.record("action.done", subject=f"action/{row.id}")
            return Done(row.id, frozenset({"actions"}), uow.commit())

    def drop_action(self, command: DropAction) -> Done:
        """It will not be done. Raises RuleBroken "action-not-open", InputInvalid "text-missing"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            row = self._action(uow.session, command.action_id)
            reason = clean_text(command.reason, field="reason", most=2000)
            check_drop(action_state(row), reason)
            row.dropped_on, row.dropped_reason = self._clock.today(), reason
            uow.record("action.dropped", subject=f"action/{row.id}")
            return Done(row.id, frozenset({"actions"}), uow.commit())

    def _action(self, session: Session, action_id: str) -> ActionItem:
        row = session.get(ActionItem, action_id)
        if row is None:
            raise NotFound("action-unknown", what="action")
        if row.owner_id != self._who.person_id:
            require(self._who, Action.MEETINGS_WRITE)
        return row
