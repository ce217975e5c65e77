"""Minutes from draft to signature, approval and correction. Each method is one act and one commit.

Rights: MEETINGS_WRITE for the draft; MINUTES_SIGN (chair, or the secretary who records the chair's
mark) for reading, signing, approval and corrections. After signing nothing here edits anything.
"""

from __future__ import annotations

import hashlib

from sqlalchemy.orm import Session

from governance.attachments import SCAN_MAX_BYTES, AttachmentStore
from governance.checking import Sitting
from governance.commands import (
    ApproveMinutes,
    ComposeMinutes,
    CorrectMinutes,
    EditParagraph,
    MarkGiven,
    ReadAloud,
    SignMinutes,
)
from governance.entry import Entry
from governance.entry_course import item_of
from governance.entry_minutes import approve, correct, state_of
from governance.entry_room import Room
from governance.findings import record_on_minutes
from governance.models import Meeting, Minutes, MinutesMark
from governance.record import canonical, digest_of
from governance.record_loading import load_record
from governance.rules.meetings import MeetingStatus, Work, check_move, present_ever
from governance.rules.minutes import (
    Mark,
    MarkCapacity,
    MinutesState,
    check_compose,
    check_read_aloud,
    check_sign,
    check_unsigned,
)
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.base.text import clean_text
from sr_board.store.uow import UowFactory

__all__ = ["LANGUAGES", "MinutesService"]

LANGUAGES = ("en", "bn", "hi", "te", "kn")
"""Languages in which minutes are read aloud."""
CHANGED = frozenset({"meetings", "minutes", "breaches"})


class MinutesService:
    """The minutes of one meeting at a time."""

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

    def compose(self, command: ComposeMinutes) -> Done:
        """Draw up the draft from the record, or draw it up anew. Returns the minutes' id.

        When the record has changed since it was read aloud, the minutes are a draft again.
        Raises RuleBroken "meeting-not-closed", "minutes-signed".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting = entry.meeting(command.meeting_id)
            minutes = entry.minutes_of(meeting.id)
            check_compose(
                MeetingStatus(meeting.status), state_of(uow.session, minutes) if minutes else None
            )
            minutes = minutes or self._new(entry, meeting)
            _refresh(uow.session, meeting, minutes)
            uow.record("minutes.composed", subject=f"minutes/{minutes.id}")
            return Done(minutes.id, CHANGED, uow.commit())

    @staticmethod
    def _new(entry: Entry, meeting: Meeting) -> Minutes:
        minutes = Minutes(
            **entry.new(),
            meeting_id=meeting.id,
            state=MinutesState.DRAFT.value,
            opening="",
            closing="",
            content="",
            digest="",
            objections="",
        )
        entry.session.add(minutes)
        return minutes

    def edit(self, command: EditParagraph) -> Done:
        """Rewrite the opening, the closing, or what was said under a point, before signing.

        Raises RuleBroken "minutes-signed", "minutes-missing".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting, minutes = self._draft(entry, command.meeting_id)
            text = clean_text(command.text, field="text")
            if command.place == "opening":
                minutes.opening = text
            elif command.place == "closing":
                minutes.closing = text
            else:
                item, of = item_of(entry, command.place, Work.AGENDA)
                if of.id != meeting.id:
                    raise NotFound("meeting-unknown", what="item")
                item.text = text
            uow.session.flush()
            _refresh(uow.session, meeting, minutes)
            uow.record("minutes.edited", subject=f"minutes/{minutes.id}")
            return Done(minutes.id, CHANGED, uow.commit())

    def _draft(self, entry: Entry, meeting_id: str) -> tuple[Meeting, Minutes]:
        meeting = entry.meeting(meeting_id)
        minutes = entry.minutes_of(meeting.id)
        if minutes is None:
            raise RuleBroken("minutes-missing")
        check_unsigned(state_of(entry.session, minutes))
        return meeting, minutes

    def read_aloud(self, command: ReadAloud) -> Done:
        """Those present heard the record as it stands now, and agreed.

        Raises RuleBroken "reading-not-agreed", "minutes-signed", InputInvalid "date-impossible".
        """
        require(self._who, Action.MINUTES_SIGN)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting, minutes = self._draft(entry, command.meeting_id)
            check_read_aloud(
                MinutesState(minutes.state),
                agreed=command.agreed,
                read_on=command.read_on,
                meeting_day=meeting.day,
                today=entry.today,
            )
            if command.language not in LANGUAGES:
                raise InputInvalid("choice-unknown", field="language")
            entry.check_persons((command.reader_id,))
            _refresh(uow.session, meeting, minutes)
            minutes.reader_id, minutes.read_language = command.reader_id, command.language
            minutes.read_on = command.read_on
            minutes.objections = clean_text(command.objections, field="objections", most=4000)
            minutes.state = MinutesState.READ_ALOUD.value
            uow.record("minutes.read_aloud", subject=f"minutes/{minutes.id}")
            return Done(minutes.id, CHANGED, uow.commit())

    def sign(self, command: SignMinutes) -> Done:
        """Close the minutes with the marks on the sheet; the text that was read is final.

        Raises RuleBroken "chair-not-signed" (H1), "not-read-aloud", "changed-since-read",
        "minutes-signed", "chair-mark-other", "mark-not-present", InputInvalid "mark-twice",
        "scan-too-large".
        """
        require(self._who, Action.MINUTES_SIGN)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            meeting, minutes = self._draft(entry, command.meeting_id)
            read = MinutesState(minutes.state) is MinutesState.READ_ALOUD
            if command.not_read and not read:
                _refresh(uow.session, meeting, minutes)
            check_sign(
                MinutesState(minutes.state),
                [Mark(mark.person_id, mark.capacity, mark.kind) for mark in command.marks],
                read_digest=minutes.digest,
                digest_now=digest_of(canonical(load_record(uow.session, meeting))),
                not_read=command.not_read,
            )
            self._check_marks(entry, meeting, command.marks)
            for place, mark in enumerate(command.marks, start=1):
                uow.session.add(
                    MinutesMark(
                        **entry.new(),
                        minutes_id=minutes.id,
                        place=place,
                        capacity=mark.capacity.value,
                        person_id=mark.person_id,
                        kind=mark.kind.value,
                    )
                )
            if command.scan is not None:
                minutes.scan_id = self._keep(uow.session, command.scan)
                minutes.scan_sha256 = hashlib.sha256(command.scan).hexdigest()
            record_on_minutes(entry, Sitting(uow.session, meeting), minutes, read=read)
            minutes.signed_on, minutes.state = entry.today, MinutesState.SIGNED.value
            check_move(MeetingStatus(meeting.status), MeetingStatus.MINUTED)
            meeting.status = MeetingStatus.MINUTED.value
            uow.record("minutes.signed", subject=f"minutes/{minutes.id}")
            return Done(minutes.id, CHANGED, uow.commit())

    @staticmethod
    def _check_marks(entry: Entry, meeting: Meeting, marks: tuple[MarkGiven, ...]) -> None:
        for mark in marks:
            if mark.capacity is MarkCapacity.CHAIR and mark.person_id != meeting.chair_id:
                raise RuleBroken("chair-mark-other")
        there = present_ever(Room(entry, meeting).stays())
        if any(mark.person_id not in there for mark in marks):
            raise RuleBroken("mark-not-present")

    def _keep(self, session: Session, scan: bytes) -> str:
        if self._attachments is None:
            raise InputInvalid("scan-no-place", field="scan")
        if len(scan) > SCAN_MAX_BYTES:
            raise InputInvalid("scan-too-large", field="scan", most=SCAN_MAX_BYTES // 1024**2)
        return self._attachments.put(session, scan)

    def approve(self, command: ApproveMinutes) -> Done:
        """A later meeting of the same group approved the signed minutes, with or without
        corrections, under a point of its agenda.

        Raises RuleBroken "minutes-not-signed", "already-approved", "not-a-later-meeting".
        """
        require(self._who, Action.MINUTES_SIGN)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            minutes = approve(entry, command)
            uow.record("minutes.approved", subject=f"minutes/{minutes.id}")
            return Done(minutes.id, CHANGED, uow.commit())

    def correct(self, command: CorrectMinutes) -> Done:
        """Write a numbered note under signed minutes. Returns the note's id.

        Raises RuleBroken "minutes-not-signed", InputInvalid "correction-same",
        "item-number-unknown", NotFound.
        """
        require(self._who, Action.MINUTES_SIGN)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            minutes, note = correct(entry, command)
            uow.record("minutes.corrected", subject=f"minutes/{minutes.id}")
            return Done(note.id, CHANGED, uow.commit())


def _refresh(session: Session, meeting: Meeting, minutes: Minutes) -> None:
    session.flush()
    content = canonical(load_record(session, meeting))
    digest = digest_of(content)
    if digest == minutes.digest:
        return
    minutes.content, minutes.digest = content, digest
    minutes.state = MinutesState.DRAFT.value
    minutes.reader_id = minutes.read_language = minutes.read_on = None
    minutes.objections = ""
