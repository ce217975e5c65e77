"""A meeting that was held on paper, typed in one pass: what was typed as one command. No Qt."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, time, timedelta

from governance.commands import (
    AttendanceEntry,
    PaperAction,
    PaperItem,
    PaperMeeting,
    PaperNotice,
    VoteEntry,
)
from governance.rules.votes import VoteMethod
from governance.views import MeetingFilter
from sr_board.base.errors import InputInvalid
from sr_board.base.results import Done
from sr_board.people.rows import GroupRow, MembersWanted
from sr_board.people.rules.kinds import MemberClass, MemberStatus
from ui.meetings.attendance_text import OnRoll, read_numbers
from ui.meetings.times import here_now, local, moment_of
from ui.meetings.work import MeetingsWork

__all__ = ["FinishedPresenter", "Head", "Paged", "TypedItem", "TypedTask", "Usual"]

_PAGE = 500
_LAST = 5
_WEEK, _YEAR = 7, 366


@dataclass(frozen=True)
class Paged:
    """Groups to choose from, and today."""

    groups: tuple[GroupRow, ...]
    today: date


@dataclass(frozen=True)
class Usual:
    """What the group's last meeting lets one expect of the next: day, times, place, points."""

    day: date
    opened: time
    closed: time
    place: str
    type: str
    points: tuple[str, ...]
    every: int


@dataclass(frozen=True)
class Head:
    """The head of the form as typed."""

    group_id: str
    type: str
    day: date
    opened: time
    closed: time
    place: str
    chair: str
    told_on: date | None
    channel: str
    missing: str
    apologies: str
    guests: str


@dataclass(frozen=True)
class TypedItem:
    """A point as typed. Without figures a decision was agreed by all.

    `movers`: the numbers of who proposed and who seconded. `kind`: which majority it needs.
    """

    title: str
    text: str = ""
    decision: str = ""
    votes: tuple[int | None, int | None, int | None] = (None, None, None)
    movers: str = ""
    kind: str = "ordinary"


@dataclass(frozen=True)
class TypedTask:
    """A thing to do as typed; `who` is a number."""

    text: str
    who: str
    due: date | None


class FinishedPresenter:
    """From the form to the command."""

    def __init__(self, work: MeetingsWork) -> None:
        self._work = work

    def offer(self) -> Paged:
        """Living groups."""
        groups = tuple(g for g in self._work.people.groups() if g.status.value != "dissolved")
        return Paged(groups, here_now(self._work.clock).date())

    def usual(self, group_id: str) -> Usual | None:
        """What stands in the form before anything is typed; None before the first meeting."""
        held = [
            row
            for row in self._work.meetings.page(MeetingFilter(group_id, limit=_LAST)).rows
            if row.opened_at is not None and row.closed_at is not None
        ]
        if not held:
            return None
        last = held[0]
        assert last.opened_at is not None
        assert last.closed_at is not None
        opened = local(last.opened_at, last.offset_minutes)
        every = _WEEK
        if len(held) > 1 and held[1].opened_at is not None:
            before = local(held[1].opened_at, held[1].offset_minutes)
            every = max(1, min((opened.date() - before.date()).days, _YEAR))
        today = here_now(self._work.clock).date()
        items = self._work.meetings.whole(last.id).record.items
        return Usual(
            day=min(opened.date() + timedelta(days=every), today),
            opened=opened.time(),
            closed=local(last.closed_at, last.offset_minutes).time(),
            place=last.place,
            type=last.type,
            points=tuple(item.title for item in items),
            every=every,
        )

    def roll(self, group_id: str, day: date | None) -> tuple[OnRoll, ...]:
        """Members with a vote, by number: full members who had joined by that day."""
        found: list[OnRoll] = []
        offset, total = 0, 1
        while offset < total:
            page = self._work.people.members(MembersWanted(group_id, offset=offset, limit=_PAGE))
            total, offset = page.total, offset + _PAGE
            for row in page.rows:
                joined = row.joined is None or day is None or row.joined <= day
                votes = row.member_class in (None, MemberClass.FULL)
                if votes and joined and row.status is not MemberStatus.SUSPENDED:
                    person = row.person
                    found.append(OnRoll(person.person_id, row.number, person.name, person.symbol))
        return tuple(found)

    def record(
        self,
        head: Head,
        roll: Sequence[OnRoll],
        items: Sequence[TypedItem],
        tasks: Sequence[TypedTask],
    ) -> Done:
        """Write the meeting."""
        return self._work.paper_meetings.record(self.command(head, roll, items, tasks))

    def command(
        self,
        head: Head,
        roll: Sequence[OnRoll],
        items: Sequence[TypedItem],
        tasks: Sequence[TypedTask],
    ) -> PaperMeeting:
        """What was typed as one command. Raises InputInvalid with the field that is wrong."""
        offset = self._work.clock.offset_minutes()
        chair = read_numbers(head.chair, roll, field="chair")
        if len(chair) != 1:
            raise InputInvalid("numbers-unclear", field="chair", text=head.chair.strip())
        notice = None
        if head.told_on is not None:
            notice = PaperNotice(moment_of(head.told_on, time(), offset), head.channel)
        return PaperMeeting(
            group_id=head.group_id,
            type=head.type,
            opened_at=moment_of(head.day, head.opened, offset),
            closed_at=moment_of(head.day, head.closed, offset),
            chair_id=chair[0].person_id,
            place=head.place,
            notice=notice,
            attendance=self._attendance(head, roll),
            guests=tuple(g.strip() for g in head.guests.split(",") if g.strip()),
            items=tuple(PaperItem(i.title, _kind(i), i.text) for i in items),
            votes=tuple(_vote(no, i, roll) for no, i in enumerate(items, 1) if _decided(no, i)),
            actions=tuple(self._task(no, t, roll) for no, t in enumerate(tasks, 1)),
        )

    @staticmethod
    def _attendance(head: Head, roll: Sequence[OnRoll]) -> tuple[AttendanceEntry, ...]:
        apologies = {m.person_id for m in read_numbers(head.apologies, roll, field="apologies")}
        missing = {m.person_id for m in read_numbers(head.missing, roll, field="missing")}
        return tuple(
            AttendanceEntry(m.person_id, "apology" if m.person_id in apologies else "present")
            for m in roll
            if m.person_id in apologies or m.person_id not in missing
        )

    @staticmethod
    def _task(no: int, task: TypedTask, roll: Sequence[OnRoll]) -> PaperAction:
        owners = read_numbers(task.who, roll, field="tasks")
        if not task.text.strip() or len(owners) != 1 or task.due is None:
            raise InputInvalid("task-half-written", field="tasks", number=no)
        return PaperAction(owners[0].person_id, task.text, task.due)


def _kind(item: TypedItem) -> str:
    return "motion" if item.decision.strip() else "info"


def _decided(no: int, item: TypedItem) -> bool:
    if item.decision.strip():
        return True
    if any(vote is not None for vote in item.votes):
        raise InputInvalid("decision-half-written", field="items", number=no)
    return False


def _vote(no: int, item: TypedItem, roll: Sequence[OnRoll]) -> VoteEntry:
    yes, against, abstain = item.votes
    proposer, seconder = _movers(item, roll)
    figures = [vote for vote in item.votes if vote is not None]
    return VoteEntry(
        no,
        item.decision,
        VoteMethod.HANDS if figures else VoteMethod.CONSENSUS,
        yes or 0 if figures else None,
        against or 0 if figures else None,
        abstain or 0 if figures else None,
        agreed=None if figures else True,
        decision_kind=item.kind,
        proposer_id=proposer,
        seconder_id=seconder,
    )


def _movers(item: TypedItem, roll: Sequence[OnRoll]) -> tuple[str | None, str | None]:
    """Who proposed and who seconded: numbers in that order."""
    words = [word for word in re.split(r"[\s,;]+", item.movers.strip()) if word]
    if len(words) > 2:
        raise InputInvalid("numbers-unclear", field="items", text=item.movers.strip())
    found = [read_numbers(word, roll, field="items") for word in words]
    if any(len(each) != 1 for each in found):
        raise InputInvalid("numbers-unclear", field="items", text=item.movers.strip())
    persons = [each[0].person_id for each in found]
    return (persons[0] if persons else None, persons[1] if len(persons) > 1 else None)
