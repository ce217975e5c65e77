"""Fixtures: the collective in a real vault, and a window with the pages of constitutions."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta

import pytest
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

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
from governance.constitution.commands import AdoptVersion, CirculateDraft, StartDraft
from governance.constitution.office import Rulebook
from governance.rules.votes import VoteMethod
from sr_board.access.roles import Role
from tests.conftest import Book
from tests.ui.meetings.collective import Collective, Work
from ui.constitution import places
from ui.desk import Desk
from ui.jobs import DirectJobs
from ui.main_window import MainWindow
from ui.meetings import places as meeting_places
from ui.registry import Register
from ui.top_bar import Signed

Open = Callable[..., MainWindow]


class RuledCollective(Collective):
    """Bakul Samiti, with ways to rules of its own."""

    def work_with_rules(self, *roles: Role) -> Work:
        """All services of somebody, those of constitutions too."""
        work = self.work(*(roles or (Role.SECRETARY,)))
        work.rulebook = Rulebook(self.book.uow, self.book.read, self.book.clock, work.who)
        return work

    def drafted(self, template: str = "shg") -> str:
        """A draft from a template."""
        work = self.work_with_rules()
        return work.rulebook.drafts.start(StartDraft(self.group, template, "Kalighat")).id

    def resolved(self) -> str:
        """A meeting today, told a month before, that passed a change of the rules."""
        work = self.work_with_rules()
        meeting = work.meeting_work.call(CallMeeting(self.group, "special", self.now)).id
        told = self.now - timedelta(days=30)
        work.meeting_work.record_notice(RecordNotice(meeting, told, "paper"))
        work.meeting_work.open(OpenMeeting(meeting, chair_id=next(iter(self.person.values()))))
        work.attendance.all_here(MarkAllHere(meeting))
        item = work.meeting_work.add_item(AddItem(meeting, "Our rules", "motion")).id
        motion = work.decision_work.put_motion(PutMotion(item, "We adopt these rules.", "amend")).id
        vote = TakeVote(motion, VoteMethod.HANDS, 14, 1, 0)
        resolution = work.decision_work.take_vote(vote).id
        self.book.clock.tick(3600)
        work.meeting_work.close(CloseMeeting(meeting))
        return resolution

    def adopted(self, draft: str | None = None) -> str:
        """Rules of its own, sent round and adopted a month later."""
        work, draft = self.work_with_rules(), draft or self.drafted()
        work.rulebook.adoption.circulate(CirculateDraft(draft, self.book.clock.today()))
        self.book.clock.tick(30 * 86_400)
        resolution = self.resolved()
        day = self.book.clock.today()
        return work.rulebook.adoption.adopt(AdoptVersion(draft, resolution, day)).id


@pytest.fixture
def collective(book: Book) -> RuledCollective:
    """Bakul Samiti without rules of its own."""
    made = RuledCollective(book)
    made.set_clock(16, 0)
    return made


@pytest.fixture
def window(qtbot: QtBot, collective: RuledCollective) -> Open:
    """Opens the main window for somebody: `window(Role.SECRETARY)`."""

    def open_window(*roles: Role, width: int = 1366, height: int = 768) -> MainWindow:
        work = collective.work_with_rules(*roles)
        desk = Desk(DirectJobs(), work.who.may)
        signed = Signed("Bakul Samiti", "flower", "Rekha", "feather", "Secretary")
        made = MainWindow(
            desk,
            Register([*places(work), *meeting_places(work)]),
            signed,
            now=lambda: collective.now,
        )
        qtbot.addWidget(made)
        made.resize(width, height)
        made.show()
        made.activateWindow()
        QTest.qWaitForWindowActive(made)  # shortcuts work in the active window only
        return made

    return open_window
