"""The meetings of the invented collective, from the call to the signed minutes.

Uses the public services only.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from governance.commands import (
    AddAction,
    AgendaEntry,
    AttendanceEntry,
    CallMeeting,
    ChangeItem,
    CloseMeeting,
    ComposeMinutes,
    EditParagraph,
    MarkApology,
    MarkArrival,
    MarkDeparture,
    MarkGiven,
    MarkGuest,
    OpenMeeting,
    PaperAction,
    PaperItem,
    PaperMeeting,
    PaperNotice,
    PutMotion,
    ReadAloud,
    RecordNotice,
    SignMinutes,
    TakeVote,
)
from governance.rules.minutes import MarkCapacity, MarkKind
from governance.rules.votes import VoteMethod
from sr_board.composition import Workplace
from sr_board.people.rows import MemberRow, MembersWanted
from sr_board.sample.collective import Sample

__all__ = ["SampleMeeting"]

_LAST_WEEK = 9
"""So many came last week: fewer than the rules of the group ask for."""
_ABSENT = 2
"""The last members of the group do not come: one sent word, one did not."""


@dataclass
class SampleMeeting:
    """Records two meetings of one group: last week's from the minute book, today's live."""

    place: Workplace
    sample: Sample
    group_id: str

    def __post_init__(self) -> None:
        self.now = self.place.clock.now().replace(second=0, microsecond=0)
        page = self.place.people.members(MembersWanted(self.group_id))
        self.members: tuple[MemberRow, ...] = page.rows
        self.meeting = ""

    def _person(self, place: int) -> str:
        return self.members[place].person.person_id

    def _ago(self, minutes: int) -> datetime:
        return self.now - timedelta(minutes=minutes)

    def last_week(self) -> None:
        """A meeting typed in from the minute book, with a task that is still open."""
        text, opened = self.sample.text, self._ago(7 * 24 * 60 + 70)
        self.place.paper_meetings.record(
            PaperMeeting(
                self.group_id,
                "shg",
                opened,
                opened + timedelta(minutes=45),
                self._person(0),
                text("place"),
                notice=PaperNotice(opened - timedelta(days=3), "word", text("told")),
                attendance=tuple(
                    AttendanceEntry(row.person.person_id) for row in self.members[:_LAST_WEEK]
                ),
                items=(PaperItem(text("last_point"), text=text("last_text")),),
                actions=(
                    PaperAction(
                        self._person(2),
                        text("last_action"),
                        (opened + timedelta(days=14)).date(),
                        1,
                    ),
                ),
            )
        )

    def hold(self) -> str:
        """Call, tell, open, who is here, three points with votes, tasks, close. Returns the id."""
        text, work = self.sample.text, self.place.meeting_work
        agenda = (
            AgendaEntry(text("savings"), "motion", standing=True),
            AgendaEntry(text("class"), "motion"),
            AgendaEntry(text("lamp"), "motion"),
        )
        call = CallMeeting(self.group_id, "shg", self._ago(70), text("place"), agenda=agenda)
        self.meeting = work.call(call).id
        told = RecordNotice(self.meeting, self._ago(3 * 24 * 60), "word", text("told"))
        work.record_notice(told)
        work.open(OpenMeeting(self.meeting, self._ago(68), self._person(0)))
        self._who_is_here()
        items = [item.id for item in self.place.meetings.whole(self.meeting).record.items]
        self._decide(items)
        day = self.place.clock.today()
        for owner, key, days, item in ((4, "lamp_action", 6, 2), (1, "class_action", 2, 1)):
            due = day + timedelta(days=days)
            action = AddAction(self.meeting, self._person(owner), text(key), due, items[item])
            self.place.decision_work.add_action(action)
        work.close(CloseMeeting(self.meeting, self._ago(8)))
        return self.meeting

    def _who_is_here(self) -> None:
        room = self.place.attendance
        for place in range(1, len(self.members) - _ABSENT - 1):
            mark = "thumb" if place % 4 == 0 else "tick"
            room.arrive(MarkArrival(self.meeting, self._person(place), self._ago(66), mark))
        late = len(self.members) - _ABSENT - 1
        room.arrive(MarkArrival(self.meeting, self._person(late), self._ago(45)))
        room.apologise(MarkApology(self.meeting, self._person(len(self.members) - 1)))
        room.welcome_guest(MarkGuest(self.meeting, self.sample.text("guest"), self._ago(60)))
        room.depart(MarkDeparture(self.meeting, self._person(3), self._ago(20)))

    def _decide(self, items: list[str]) -> None:
        """Three motions: by hands, agreed by all, and one more count after somebody left."""
        here = len(self.members) - _ABSENT
        votes = (
            ("savings", VoteMethod.HANDS, here - 4, 2, 1, 55),
            ("class", VoteMethod.CONSENSUS, None, None, None, 35),
            ("lamp", VoteMethod.HANDS, here - 2, 0, 1, 15),
        )
        for item, (key, method, yes, no, aside, ago) in zip(items, votes, strict=True):
            spoken = ChangeItem(item, text=self.sample.text(f"{key}_text"))
            self.place.meeting_work.change_item(spoken)
            motion = PutMotion(
                item,
                self.sample.text(f"{key}_motion"),
                proposer_id=self._person(1),
                seconder_id=self._person(5),
            )
            put = self.place.decision_work.put_motion(motion).id
            agreed = True if method is VoteMethod.CONSENSUS else None
            vote = TakeVote(put, method, yes, no, aside, agreed, at=self._ago(ago))
            self.place.decision_work.take_vote(vote)

    def minute(self) -> None:
        """Draft, opening and closing words, read aloud, signed by four."""
        minutes, text = self.place.minutes, self.sample.text
        minutes.compose(ComposeMinutes(self.meeting))
        for part in ("opening", "closing"):
            minutes.edit(EditParagraph(self.meeting, part, text(part)))
        today = self.place.clock.today()
        language = self.sample.language
        minutes.read_aloud(ReadAloud(self.meeting, self._person(1), language, today, True))
        marks = (
            MarkGiven(self._person(0), MarkCapacity.CHAIR),
            MarkGiven(self._person(1), MarkCapacity.SECRETARY),
            MarkGiven(self._person(2), MarkCapacity.MEMBER, MarkKind.THUMB),
            MarkGiven(self._person(5), MarkCapacity.MEMBER),
        )
        minutes.sign(SignMinutes(self.meeting, marks))
