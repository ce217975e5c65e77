"""Reading what a meeting is checked against, while it is planned and held. Nothing is written.

Right: MEETINGS_READ, and only of meetings whose room she may see; slips and interests only for who
reads the minutes.
"""

from __future__ import annotations

from datetime import datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from governance.agenda import drawn_up
from governance.checking import Sitting
from governance.checks_loading import (
    item_checks,
    majority_checks,
    motion_checks,
    notice_check,
    quorum_check,
    vote_findings_of,
)
from governance.commands import AgendaEntry
from governance.constitution.models import Constitution
from governance.electorate import voters_on
from governance.entry_ending import urgent
from governance.findings import held_before, meeting_findings
from governance.models import AgendaItem, Conflict, Meeting, Proxy, ProxyItem, SpeakerTurns
from governance.presiding import lead_turn
from governance.roll import names_of, register_names
from governance.rules.case_words import Revealing, revealing
from governance.rules.frequency import call_by, hold_by
from governance.rules.meetings import MeetingStatus, MeetingType, local_date
from governance.rules.requisition import marks_to_call
from governance.sights import Sights
from governance.views_checks import (
    CallAdvice,
    ConflictView,
    MeetingChecks,
    ProxyView,
    TurnsRow,
)
from sr_board.access.check import SignedIn, require
from sr_board.access.roles import Action
from sr_board.base.clock import Clock
from sr_board.base.errors import NotFound
from sr_board.i18n import current
from sr_board.store.uow import ReadFactory

__all__ = ["ChecksQueries"]


class ChecksQueries:
    """Live figures of meetings for the signed-in person."""

    def __init__(self, read: ReadFactory, who: SignedIn, clock: Clock) -> None:
        self._read, self._who, self._clock = read, who, clock

    def meeting(self, meeting_id: str) -> MeetingChecks:
        """All checks of one meeting as they stand now. Raises NotFound "meeting-unknown"."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            meeting = self._seen(session, meeting_id)
            sitting = Sitting(session, meeting)
            now = self._clock.now()
            items = item_checks(sitting, now)
            ended = meeting.closed_at is not None
            late = sitting.start_moment()
            settled = ended or (late is not None and late <= now)
            findings = (
                *meeting_findings(sitting, ended=settled),
                *vote_findings_of(sitting),
            )
            version = sitting.rules.version
            found = session.get(Constitution, version) if version else None
            return MeetingChecks(
                meeting_id=meeting.id,
                group_id=meeting.group_id,
                day=meeting.day,
                version=version,
                version_no=None if found is None else found.version,
                notice=notice_check(sitting, now),
                quorum=quorum_check(sitting, now),
                items=items,
                motions=motion_checks(sitting),
                majorities=majority_checks(sitting.rules),
                findings=findings,
                reason_wanted=urgent(sitting, findings),
                lead=lead_turn(sitting),
            )

    def before_call(
        self, group_id: str, type_: str, planned_at: datetime, committee_id: str | None = None
    ) -> CallAdvice:
        """What the rules say before a meeting is called. Raises NotFound "meeting-unknown"."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            self._check_group(session, group_id)
            meeting = self._imagined(group_id, type_, planned_at, committee_id)
            sitting = Sitting(session, meeting)
            rules, last = sitting.rules, held_before(session, meeting)
            rule = rules.frequency(type_)
            due = hold_by(rule, last) if rule and last else None
            tell = call_by(rule, last, sitting.notice_rule) if rule and last else None
            voters = len(voters_on(session, group_id, type_, committee_id, meeting.day))
            request = rules.requisition(type_)
            now = self._clock.now()
            return CallAdvice(
                notice=notice_check(sitting, now),
                last_held=last,
                call_by=due,
                tell_by=tell,
                requisition_needed=marks_to_call(request, voters),
                requisition_by=self._clock.today() + timedelta(days=request.summon_days),
                findings=meeting_findings(sitting, ended=False),
                lead=lead_turn(sitting),
            )

    def agenda_for(
        self, group_id: str, type_: str, planned_at: datetime, committee_id: str | None = None
    ) -> tuple[AgendaEntry, ...]:
        """The agenda that a meeting called now would begin with; to be changed before it is."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            self._check_group(session, group_id)
            day = local_date(planned_at, self._clock.offset_minutes())
            return drawn_up(
                session, group_id, MeetingType(type_), committee_id, planned_at, day, current()
            )

    def proxies(self, meeting_id: str) -> tuple[ProxyView, ...]:
        """Slips in the order they came; empty for those who do not read the minutes."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            meeting, seen = Sights(session, self._who).meeting(session, meeting_id)
            if not seen.minutes:
                return ()
            rows = session.scalars(
                select(Proxy).where(Proxy.meeting_id == meeting.id).order_by(Proxy.received_no)
            ).all()
            people = {ref for row in rows for ref in (row.giver_id, row.holder_id)}
            names = names_of(session, meeting.group_id, people)
            points = session.execute(
                select(ProxyItem.proxy_id, AgendaItem.no)
                .join(AgendaItem, AgendaItem.id == ProxyItem.item_id)
                .where(ProxyItem.proxy_id.in_([row.id for row in rows]))
                .order_by(AgendaItem.no)
            ).all()
            return tuple(
                ProxyView(
                    row.id,
                    names[row.giver_id],
                    names[row.holder_id],
                    row.received_at,
                    row.accepted,
                    row.refusal_code,
                    row.revoked_at is not None,
                    tuple(no for proxy, no in points if proxy == row.id),
                )
                for row in rows
            )

    def conflicts(self, meeting_id: str) -> tuple[ConflictView, ...]:
        """Interests declared, by point; empty for those who do not read the minutes."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            meeting, seen = Sights(session, self._who).meeting(session, meeting_id)
            if not seen.minutes:
                return ()
            rows = session.execute(
                select(Conflict, AgendaItem.no)
                .join(AgendaItem, AgendaItem.id == Conflict.item_id)
                .where(AgendaItem.meeting_id == meeting.id)
                .order_by(AgendaItem.no, Conflict.declared_at, Conflict.id)
            ).all()
            names = names_of(session, meeting.group_id, [row.person_id for row, _ in rows])
            return tuple(
                ConflictView(
                    row.id,
                    row.item_id,
                    no,
                    names[row.person_id],
                    row.kind,
                    row.declared_at,
                    row.left_room,
                    row.voted,
                )
                for row, no in rows
            )

    def turns(self, item_id: str) -> tuple[TurnsRow, ...]:
        """How often each member in the room spoke to a point, the quiet ones first."""
        require(self._who, Action.MEETINGS_READ)
        with self._read() as session:
            item = session.get(AgendaItem, item_id)
            if item is None:
                raise NotFound("meeting-unknown", what="item")
            meeting = self._seen(session, item.meeting_id)
            spoken = dict(
                session.execute(
                    select(SpeakerTurns.person_id, SpeakerTurns.turns).where(
                        SpeakerTurns.item_id == item.id
                    )
                ).all()
            )
            moment = None if meeting.closed_at else self._clock.now()
            here = Sitting(session, meeting).inside(moment) | spoken.keys()
            names = names_of(session, meeting.group_id, here)
            rows = (TurnsRow(names[person], spoken.get(person, 0)) for person in here)
            return tuple(sorted(rows, key=lambda r: (r.turns, r.person.number or 0, r.person.name)))

    def revealing(self, group_id: str, text: str) -> Revealing:
        """What in a text on a board case would show who it is about: telephone numbers, names.

        Only whether and what kind; for the secretary to look at before she writes it down.
        """
        require(self._who, Action.MEETINGS_WRITE)
        with self._read() as session:
            self._check_group(session, group_id)
            return revealing(text, register_names(session))

    def _seen(self, session: Session, meeting_id: str) -> Meeting:
        meeting, seen = Sights(session, self._who).meeting(session, meeting_id)
        if not seen.room:
            raise NotFound("meeting-unknown", what="meeting")
        return meeting

    def _check_group(self, session: Session, group_id: str) -> None:
        if not Sights(session, self._who).of(group_id).heads:
            raise NotFound("group-not-found", what="group")

    def _imagined(
        self, group_id: str, type_: str, planned_at: datetime, committee_id: str | None
    ) -> Meeting:
        """A meeting that nobody has called, never added to a session."""
        return Meeting(
            id="",
            group_id=group_id,
            type=MeetingType(type_).value,
            committee_id=committee_id,
            planned_at=planned_at,
            offset_minutes=self._clock.offset_minutes(),
            status=MeetingStatus.DRAFT.value,
            put_off=False,
            recorded_at=self._clock.now(),
        )
