"""Proxies, declared interests and turns to speak. Each method is one act and one commit.

Rights: MEETINGS_WRITE (secretary, chair); for turns ATTENDANCE_WRITE, which a helper has as well
for the groups she belongs to.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.attachments import AttachmentStore
from governance.commands_room import (
    CountTurn,
    DeclareConflict,
    GiveProxy,
    RevokeProxy,
    TakeBackConflict,
)
from governance.entry import Entry
from governance.entry_course import item_of, keep_pictures
from governance.entry_interests import declare, receive_proxy, revoke_proxy, take_back
from governance.models import Conflict, SpeakerTurns
from governance.roll import own_groups
from governance.rules.meetings import Work
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound
from sr_board.base.results import Done
from sr_board.store.uow import UowFactory

__all__ = ["RoomService"]

CHANGED = frozenset({"meetings", "breaches"})


class RoomService:
    """What members bring into the room besides themselves."""

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

    def give_proxy(self, command: GiveProxy) -> Done:
        """A slip came in. It is kept, accepted or refused with its code. Returns its id.

        Raises NotFound, InputInvalid "proxy-to-herself", "time-in-future", "scan-too-large".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id, Work.AGENDA)
            pictures = () if command.picture is None else (command.picture,)
            kept = keep_pictures(uow.session, self._attachments, pictures)
            row = receive_proxy(
                entry,
                meeting,
                command.giver_id,
                command.holder_id,
                command.item_ids,
                command.received_at,
                next(iter(kept), None),
            )
            uow.record("proxy.received", subject=f"meeting/{meeting.id}")
            return Done(row.id, CHANGED, uow.commit())

    def revoke_proxy(self, command: RevokeProxy) -> Done:
        """She takes her slip back. Raises RuleBroken "proxy-revoked"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = revoke_proxy(entry, command.proxy_id, command.at)
            meeting = entry.meeting(row.meeting_id, Work.AGENDA)
            uow.record("proxy.revoked", subject=f"meeting/{meeting.id}")
            return Done(row.id, CHANGED, uow.commit())

    def declare_conflict(self, command: DeclareConflict) -> Done:
        """A person has an interest of her own in a point. Returns the declaration's id.

        Raises NotFound, RuleBroken "conflict-already-declared".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            item, meeting = item_of(entry, command.item_id, Work.AGENDA)
            row = declare(
                entry,
                meeting,
                item,
                command.person_id,
                command.kind,
                command.at,
                left_room=command.left_room,
            )
            uow.record("conflict.declared", subject=f"meeting/{meeting.id}")
            return Done(row.id, CHANGED, uow.commit())

    def take_back_conflict(self, command: TakeBackConflict) -> Done:
        """The declaration was a slip. Raises RuleBroken "motion-already-voted"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            row = uow.session.get(Conflict, command.conflict_id)
            if row is None:
                raise NotFound("meeting-unknown", what="conflict")
            item, meeting = item_of(entry, row.item_id, Work.AGENDA)
            take_back(entry, row, item, meeting)
            uow.record("conflict.taken_back", subject=f"meeting/{meeting.id}")
            return Done(meeting.id, CHANGED, uow.commit())

    def count_turn(self, command: CountTurn) -> Done:
        """Somebody spoke to a point. Raises NotFound, InputInvalid "count-negative"."""
        require(self._who, Action.ATTENDANCE_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            item, meeting = item_of(entry, command.item_id, Work.RECORD)
            if not self._who.may(Action.MEETINGS_WRITE) and meeting.group_id not in own_groups(
                uow.session, self._who.person_id
            ):
                raise NotFound("meeting-unknown", what="item")
            entry.check_persons((command.person_id,))
            row = uow.session.scalars(
                select(SpeakerTurns).where(
                    SpeakerTurns.item_id == item.id, SpeakerTurns.person_id == command.person_id
                )
            ).one_or_none()
            if row is None:
                row = SpeakerTurns(
                    **entry.new(), item_id=item.id, person_id=command.person_id, turns=0
                )
                uow.session.add(row)
            row.turns += command.by
            if row.turns < 0:
                raise InputInvalid("count-negative", field="by")
            uow.record("speaker.counted", subject=f"meeting/{meeting.id}")
            return Done(row.id, frozenset({"meetings"}), uow.commit())
