"""A desk of constitutions: services, queries, and shortcuts to a draft and to an adoption."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

import pytest

from governance.commands import (
    AddItem,
    CallMeeting,
    CloseMeeting,
    MarkAllHere,
    OpenMeeting,
    PutMotion,
    RecordNotice,
    TakeVote,
)
from governance.constitution.commands import AdoptVersion, CirculateDraft, NextVersion, StartDraft
from governance.constitution.queries import ConstitutionQueries
from governance.constitution.queries_choosing import ChoosingQueries
from governance.constitution.service_adoption import AdoptionService
from governance.constitution.service_changes import ChangeService
from governance.constitution.service_drafts import ConstitutionService
from governance.constitution.service_laws import LawService
from governance.constitution.views import ConstitutionView
from governance.rules.votes import VoteMethod
from sr_board.access.check import SignedIn
from sr_board.access.roles import Role
from tests.service.governance.conftest import Collective, Desk


@dataclass
class Rulebook:
    """All services of constitutions for one signed-in person, in one collective."""

    collective: Collective
    who: SignedIn

    def __post_init__(self) -> None:
        book = self.collective.book
        parts = (book.uow, book.clock, self.who)
        self.drafts = ConstitutionService(*parts)
        self.adoption = AdoptionService(*parts)
        self.changes = ChangeService(*parts)
        self.laws = LawService(*parts)
        self.reading = ConstitutionQueries(book.read, self.who, book.clock)
        self.choosing = ChoosingQueries(book.read, self.who)
        self.desk = Desk(book, self.who)

    @property
    def today(self) -> date:
        return self.collective.book.clock.today()

    def days_later(self, days: int) -> date:
        """The clock goes on."""
        self.collective.book.clock.tick(days * 86_400)
        return self.today

    def started(self, group: str | None = None, template: str = "shg") -> str:
        """A draft from a template."""
        command = StartDraft(group or self.collective.group, template, "Kalighat")
        return self.drafts.start(command).id

    def motion(
        self,
        group: str | None = None,
        *,
        kind: str = "amend",
        told: datetime | None = None,
        words: str = "The new words.",
    ) -> tuple[str, str]:
        """A meeting in the room with a motion that is not voted on yet: meeting, motion.

        `told`: when members were told; `words`: of the change, that went out with the notice.
        """
        group = group or self.collective.group
        body = "board" if group == self.collective.board else "special"
        called = CallMeeting(group, body, self.collective.now, "Community room")
        meeting = self.desk.meetings.call(called).id
        if told is not None:
            self.desk.meetings.record_notice(
                RecordNotice(meeting, told, "paper", text_of_changes=words)
            )
        self.desk.meetings.open(OpenMeeting(meeting, chair_id=self.collective.person["Asha"]))
        self.desk.attendance.all_here(MarkAllHere(meeting))
        item = self.desk.meetings.add_item(AddItem(meeting, "Our rules", "motion")).id
        put = PutMotion(item, "We adopt these rules.", kind)
        return meeting, self.desk.decisions.put_motion(put).id

    def voted(self, meeting: str, motion: str, for_: int = 14, against: int = 1) -> str:
        """The vote, and the end of the meeting. Gives the resolution."""
        vote = TakeVote(motion, VoteMethod.HANDS, for_, against, 0)
        resolution = self.desk.decisions.take_vote(vote).id
        self.collective.book.clock.tick(3600)
        self.desk.meetings.close(CloseMeeting(meeting))
        return resolution

    def resolved(
        self,
        group: str | None = None,
        *,
        kind: str = "amend",
        notice: int = 30,
        words: str = "The new words.",
    ) -> str:
        """A passed resolution of a special meeting today, told so many days before."""
        told = self.collective.now - timedelta(days=notice)
        small = group == self.collective.board
        return self.voted(
            *self.motion(group, kind=kind, told=told, words=words),
            for_=2 if small else 14,
            against=0,
        )

    def adopted(self, draft: str | None = None, group: str | None = None) -> str:
        """A version that was sent round thirty days ago and adopted today."""
        draft = draft or self.started(group)
        self.adoption.circulate(CirculateDraft(draft, self.today))
        self.days_later(30)
        resolution = self.resolved(group)
        return self.adoption.adopt(AdoptVersion(draft, resolution, self.today)).id

    def next(self) -> str:
        """A draft of the next version."""
        return self.drafts.next_version(NextVersion(self.collective.group)).id

    def view(self, constitution: str) -> ConstitutionView:
        """A version whole."""
        return self.reading.whole(constitution)


def rulebook(collective: Collective, *roles: Role) -> Rulebook:
    """The desk of somebody with exactly these roles."""
    who = SignedIn(collective.book.vault.slot_id, collective.person["Rekha"], frozenset(roles))
    return Rulebook(collective, who)


@pytest.fixture
def rules(collective: Collective) -> Rulebook:
    """The secretary's desk."""
    return rulebook(collective, Role.SECRETARY)
