"""Recall: from the petition over the roll to the vote of a special meeting. Right: MEETINGS_WRITE,
because it may be about the secretary herself, and then the chair writes.

One act, one commit. After the verdict nothing is changed any more.
"""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.breaches.recording import record_findings
from governance.constitution.in_force import rules_in_force
from governance.entry import Entry
from governance.leadership import checks
from governance.leadership.commands import (
    AskForRecall,
    CallRecall,
    DecideRecall,
    EndLeading,
    VerifyPetition,
)
from governance.leadership.decisions import check_group, decided
from governance.leadership.entry_terms import end_term
from governance.leadership.facts import term_of
from governance.leadership.models import Recall, RecallMark
from governance.models import Meeting, Notice
from governance.roll import roll_on
from governance.rules.meetings import local_date
from governance.rules.recall import marks_needed, next_petition_from
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import InputInvalid, NotFound, RuleBroken
from sr_board.base.results import Done
from sr_board.people.rules.kinds import EndReason
from sr_board.store.uow import UowFactory

__all__ = ["DROPPED", "LOST", "REMOVED", "RecallService"]

CHANGED = frozenset({"leaders", "recalls"})
DROPPED, LOST, REMOVED = "dropped", "lost", "removed"
MARKS_MOST = 5000


class RecallService:
    """Petitions to remove a leader."""

    def __init__(self, uow: UowFactory, clock: Clock, who: SignedIn) -> None:
        self._uow, self._clock, self._who = uow, clock, who

    def _entry(self, session: Session) -> Entry:
        return Entry(session, self._clock, self._who.account_id, self._who.person_id)

    def ask(self, command: AskForRecall) -> Done:
        """A petition was handed in. Returns its id.

        Raises NotAllowed, NotFound, RuleBroken "leader-not-serving", "recall-open",
        "recall-too-soon", InputInvalid "date-in-future", "petition-marks-out-of-range".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            term = term_of(uow.session, command.term_id)
            day = command.handed_in_on
            if day > entry.today:
                raise InputInvalid("date-in-future", field="handed_in_on")
            if not term.serves(day):
                raise RuleBroken("leader-not-serving")
            if not 1 <= command.petition_marks <= MARKS_MOST:
                raise InputInvalid(
                    "petition-marks-out-of-range", field="petition_marks", most=MARKS_MOST
                )
            self._check_earlier(uow.session, command)
            rules = rules_in_force(uow.session, term.office.group_id, day)
            roll = len(roll_on(uow.session, term.office.group_id, day))
            recall = Recall(
                **entry.new(),
                group_id=term.office.group_id,
                term_id=term.id,
                handed_in_on=day,
                petition_marks=command.petition_marks,
                roll=roll,
                needed=marks_needed(rules.recall, roll),
                notice_days=rules.recall.notice_days,
            )
            uow.session.add(recall)
            uow.record("recall.asked", subject=f"recall/{recall.id}")
            return Done(recall.id, CHANGED, uow.commit())

    @staticmethod
    def _check_earlier(session: Session, command: AskForRecall) -> None:
        rows = session.scalars(select(Recall).where(Recall.term_id == command.term_id)).all()
        if any(row.verdict is None for row in rows):
            raise RuleBroken("recall-open")
        limits = [row.no_new_before for row in rows if row.no_new_before is not None]
        if limits and command.handed_in_on < max(limits):
            raise RuleBroken("recall-too-soon", first=max(limits))

    def verify(self, command: VerifyPetition) -> Done:
        """Every line was held against the roll of the day it was handed in.

        Too few that count: the petition is dropped. Raises NotAllowed, NotFound, RuleBroken
        "recall-decided", "recall-verified", InputInvalid "petition-lines-differ".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            recall = self._recall(uow.session, command.recall_id)
            if recall.verified_marks is not None:
                raise RuleBroken("recall-verified")
            if len(command.lines) != recall.petition_marks:
                raise InputInvalid(
                    "petition-lines-differ",
                    field="lines",
                    have=len(command.lines),
                    need=recall.petition_marks,
                )
            self._check_day(command, recall, entry)
            entry.check_persons((command.verified_by, *command.lines))
            roll = {
                line.person_id
                for line in roll_on(uow.session, recall.group_id, recall.handed_in_on)
            }
            verdicts = checks.petition_verdicts(command.lines, roll)
            for line, (person, verdict) in enumerate(
                zip(command.lines, verdicts, strict=True), start=1
            ):
                uow.session.add(
                    RecallMark(
                        **entry.new(),
                        recall_id=recall.id,
                        line=line,
                        person_id=person,
                        verdict=verdict,
                    )
                )
            recall.verified_marks = sum(verdict == "counted" for verdict in verdicts)
            recall.verified_on, recall.verified_by = command.on, command.verified_by
            if recall.verified_marks < recall.needed:
                recall.verdict, recall.decided_on = DROPPED, command.on
            uow.record("recall.verified", subject=f"recall/{recall.id}")
            return Done(recall.id, CHANGED, uow.commit())

    @staticmethod
    def _check_day(command: VerifyPetition, recall: Recall, entry: Entry) -> None:
        if command.on > entry.today:
            raise InputInvalid("date-in-future", field="on")
        if command.on < recall.handed_in_on:
            raise InputInvalid("bank-day-before", field="on", first=recall.handed_in_on)

    def call(self, command: CallRecall) -> Done:
        """The special meeting for it. Raises NotAllowed, NotFound, RuleBroken "recall-decided",
        "recall-not-verified", "recall-other-meeting"."""
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            recall = self._recall(uow.session, command.recall_id)
            if recall.verified_marks is None:
                raise RuleBroken("recall-not-verified")
            meeting = entry.meeting(command.meeting_id)
            fits = meeting.group_id == recall.group_id and meeting.day >= recall.handed_in_on
            if not fits or meeting.status == "cancelled":
                raise RuleBroken("recall-other-meeting")
            recall.meeting_id = meeting.id
            uow.record("recall.called", subject=f"recall/{recall.id}")
            return Done(recall.id, CHANGED, uow.commit())

    def decide(self, command: DecideRecall) -> Done:
        """The meeting voted. Passed: her term ends that day. Lost: no new petition for a time.

        Raises NotAllowed, NotFound, RuleBroken "recall-decided", "recall-not-verified",
        "recall-not-called", "recall-other-meeting", "resolution-of-other-kind",
        "resolution-not-decided".
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._uow() as uow:
            entry = self._entry(uow.session)
            recall = self._recall(uow.session, command.recall_id)
            if recall.meeting_id is None:
                raise RuleBroken("recall-not-called")
            found = decided(uow.session, command.resolution_id)
            check_group(uow.session, found, recall.group_id)
            if found.meeting_id != recall.meeting_id:
                raise RuleBroken("recall-other-meeting")
            if found.kind != "recall":
                raise RuleBroken("resolution-of-other-kind", serial=found.serial)
            if not found.stands and found.status != "lost":
                raise RuleBroken("resolution-not-decided", serial=found.serial)
            rules = rules_in_force(uow.session, recall.group_id, found.decided_on)
            recall.heard, recall.resolution_id = command.heard, found.id
            recall.decided_on = found.decided_on
            if found.stands:
                self._remove(entry, recall, found.id)
            else:
                recall.no_new_before = next_petition_from(rules.recall, found.decided_on)
            recall.verdict = REMOVED if found.stands else LOST
            self._record_notice(entry, recall)
            uow.record("recall.decided", subject=f"recall/{recall.id}")
            return Done(recall.id, CHANGED | {"offices", "people"}, uow.commit())

    @staticmethod
    def _remove(entry: Entry, recall: Recall, resolution_id: str) -> None:
        assert recall.decided_on is not None
        end_term(
            entry,
            EndLeading(recall.term_id, recall.decided_on, EndReason.RECALLED, resolution_id),
        )

    @staticmethod
    def _record_notice(entry: Entry, recall: Recall) -> None:
        """Told too late for a vote on removing a leader: recorded with the meeting."""
        meeting = entry.session.get(Meeting, recall.meeting_id)
        assert meeting is not None
        rules = rules_in_force(entry.session, recall.group_id, meeting.day)
        sent = entry.session.scalars(
            select(Notice.sent_at).where(Notice.meeting_id == meeting.id).order_by(Notice.sent_at)
        ).first()
        told_on = local_date(sent, meeting.offset_minutes) if sent is not None else None
        finding = checks.recall_notice(rules, told_on, meeting.day)
        record_findings(
            entry,
            group_id=recall.group_id,
            object_kind="meeting",
            object_id=meeting.id,
            rules=rules,
            findings=() if finding is None else (finding,),
            on=entry.today,
            meeting_id=meeting.id,
        )

    @staticmethod
    def _recall(session: Session, recall_id: str) -> Recall:
        row = session.get(Recall, recall_id)
        if row is None:
            raise NotFound("recall-unknown", what="recall")
        if row.verdict is not None:
            raise RuleBroken("recall-decided")
        return row
