"""Changes of rules that a motion names: the key, the old value, the new value.

Rights: MEETINGS_WRITE to name them with the motion, CONSTITUTION_WRITE to put them into a draft.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.constitution.commands import FillFromResolution, NameChanges
from governance.constitution.entry_drafts import Draft, open_draft
from governance.constitution.entry_starting import copy_of_last
from governance.constitution.in_force import rules_in_force
from governance.constitution.loading import packed
from governance.constitution.models import MotionParamChange
from governance.entry import Entry
from governance.models import AgendaItem, Meeting, Motion, Resolution, VoteCount
from governance.rules.parameters import RuleSet, value_from_json, value_to_json
from governance.rules.resolutions import ResolutionStatus
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["ChangeService", "changes_of_motion"]


def changes_of_motion(session: Session, motion_id: str) -> tuple[MotionParamChange, ...]:
    """The rows of the changes that a motion names, by key."""
    query = select(MotionParamChange).where(MotionParamChange.motion_id == motion_id)
    return tuple(session.scalars(query.order_by(MotionParamChange.key)))


class ChangeService:
    """Typed changes of rules, from the motion to the draft of the next version."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def name_changes(self, command: NameChanges) -> Done:
        """Write what a motion changes, before it is voted on. Returns the motion's id.

        Raises RuleBroken "motion-already-voted", "resolution-not-amend", "change-names-nothing",
        "change-already-named"; InputInvalid for a key or value that is none; NotFound.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            motion, meeting = _motion(uow.session, command.motion_id)
            rules = rules_in_force(uow.session, meeting.group_id, meeting.day)
            named = {row.key for row in changes_of_motion(uow.session, motion.id)}
            if not command.changes:
                raise RuleBroken("change-names-nothing")
            for key, value in command.changes.items():
                if key in named:
                    raise RuleBroken("change-already-named")
                uow.session.add(_change(entry, motion, rules, key, value))
            uow.record("motion.changes_named", subject=f"meeting/{meeting.id}")
            return Done(motion.id, frozenset({"meetings"}), uow.commit())

    def fill_from_resolution(self, command: FillFromResolution) -> Done:
        """Put the named changes into the draft of the next version, made if there is none.

        Returns the draft's id. Raises RuleBroken "resolution-not-passed", "no-change-named",
        "nothing-adopted", "change-out-of-date"; NotFound.
        """
        require(self._who, Action.CONSTITUTION_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            resolution = uow.session.get(Resolution, command.resolution_id)
            if resolution is None:
                raise NotFound("meeting-unknown", what="resolution")
            if resolution.status not in (
                ResolutionStatus.PASSED.value,
                ResolutionStatus.CARRIED_OUT.value,
            ):
                raise RuleBroken("resolution-not-passed")
            changes = changes_of_motion(uow.session, resolution.motion_id)
            if not changes:
                raise RuleBroken("no-change-named")
            row = open_draft(uow.session, resolution.group_id)
            draft = Draft(entry, row or copy_of_last(entry, resolution.group_id))
            _check_old(draft, changes)
            values: Mapping[str, object] = {c.key: json.loads(c.new_value) for c in changes}
            draft.set_values(values, "typed", {c.key: resolution.serial for c in changes})
            uow.record("constitution.filled", subject=f"constitution/{draft.row.id}")
            return Done(draft.row.id, frozenset({"constitution"}), uow.commit())


def _motion(session: Session, motion_id: str) -> tuple[Motion, Meeting]:
    """A motion on a change of the rules that has no vote yet, and its meeting."""
    found = session.execute(
        select(Motion, Meeting, VoteCount.id)
        .join(AgendaItem, AgendaItem.id == Motion.item_id)
        .join(Meeting, Meeting.id == AgendaItem.meeting_id)
        .outerjoin(VoteCount, VoteCount.motion_id == Motion.id)
        .where(Motion.id == motion_id)
    ).one_or_none()
    if found is None:
        raise NotFound("meeting-unknown", what="motion")
    motion, meeting, voted = found
    if voted is not None:
        raise RuleBroken("motion-already-voted")
    if motion.decision_kind != "amend":
        raise RuleBroken("resolution-not-amend")
    return motion, meeting


def _change(
    entry: Entry, motion: Motion, rules: RuleSet, key: str, value: object
) -> MotionParamChange:
    new = value_to_json(key, value_from_json(key, value))
    old = value_to_json(key, rules.value(key))
    if new == old:
        raise InputInvalid("change-names-nothing", field=key)
    return MotionParamChange(
        **entry.new(),
        motion_id=motion.id,
        key=key,
        old_value=packed(old),
        new_value=packed(new),
    )


def _check_old(draft: Draft, changes: Sequence[MotionParamChange]) -> None:
    """The draft still says what the meeting changed, or already what it wants."""
    have = draft.params()
    for change in changes:
        row = have.get(change.key)
        if row is not None and row.value not in (change.old_value, change.new_value):
            raise RuleBroken("change-out-of-date")
