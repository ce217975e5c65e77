"""The parts of the sheet of a point and where they stand. What they do is the sheet's affair."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import TextField
from ui.labels import Label
from ui.live import say
from ui.meetings.approval_box import ApprovalBox
from ui.meetings.dissent_box import DissentBox
from ui.meetings.interest_box import InterestBox
from ui.meetings.speakers_box import SpeakersBox
from ui.meetings.task_list import TaskForm, TaskList
from ui.meetings.vote_form import VoteForm
from ui.notices import NoticeStack
from ui.state import State, StateMark

__all__ = ["ItemFrame"]


class ItemFrame(QWidget):
    """Decision cards above; below them the sheet: title, boxes, text, vote, tasks, buttons.

    `changed` fires when the main button may need another word.
    """

    changed = Signal()
    change_wanted = Signal()
    rules_wanted = Signal()
    withdrawn = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(12)
        self._cards = QVBoxLayout()
        self._cards.setSpacing(12)
        column.addLayout(self._cards)
        self.sheet = Card()
        self._build_head()
        self._build_body()
        column.addWidget(self.sheet)
        column.addStretch(1)

    def _build_head(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        self.title = Label("", "card", wrap=True)
        self.kind = StateMark(State.NOT_YET, "")
        row.addWidget(self.title, 1)
        row.addWidget(self.kind)
        self.sheet.add(row)

    def _build_body(self) -> None:
        self.said = TextField(lambda: say("What was said"), key="text", rows=3)
        self.said.changed.connect(self.changed)
        self.rule = NoticeStack()
        self.interests = InterestBox()
        self.speakers = SpeakersBox()
        self.dissent = DissentBox()
        self.approval = ApprovalBox()
        self.vote = VoteForm()
        self.vote.changed.connect(self.vote_changed)
        self.tasks = TaskList()
        self.task_form = TaskForm()
        self.task_form.hide()
        self._build_buttons()
        rows = QVBoxLayout()
        rows.setSpacing(0)
        for buttons in (
            (self.put_motion, self.put_change, self.put_rules, self.withdraw),
            (self.put_interest, self.put_task),
            (self.put_speakers, self.put_dissent),
        ):
            row = QHBoxLayout()
            row.setSpacing(4)
            for button in buttons:
                row.addWidget(button)
            row.addStretch(1)
            rows.addLayout(row)
        parts = (self.rule, self.interests, self.approval, self.said, self.speakers, self.vote)
        for part in (*parts, self.dissent, self.tasks, self.task_form):
            self.sheet.add(part)
        self.sheet.add(rows)

    def _build_buttons(self) -> None:
        self.put_motion = Button(
            lambda: say("Put a motion"), Kind.QUIET, icon="hand-stop", on=self.open_vote
        )
        self.put_change = Button(
            lambda: say("Change its words first"),
            Kind.QUIET,
            icon="pencil",
            on=self.change_wanted.emit,
        )
        self.put_rules = Button(
            lambda: say("Which rules it changes"),
            Kind.QUIET,
            icon="book",
            on=self.rules_wanted.emit,
        )
        self.withdraw = Button(
            lambda: say("Taken back by who moved it"),
            Kind.QUIET,
            icon="arrow-back-up",
            on=self.take_back,
        )
        self.put_interest = Button(
            lambda: say("An interest of her own"),
            Kind.QUIET,
            icon="ban",
            on=self.open_interest,
        )
        self.put_speakers = Button(
            lambda: say("Who speaks"), Kind.QUIET, icon="users", on=self.open_speakers
        )
        self.put_dissent = Button(
            lambda: say("Write down who is against it"),
            Kind.QUIET,
            icon="pencil",
            on=self.open_dissent,
        )
        self.put_task = Button(
            lambda: say("Add something to do"), Kind.QUIET, icon="plus", on=self.open_task
        )

    # -- what the sheet does -------------------------------------------------------------------

    def vote_changed(self) -> None:
        """Something was typed about the vote."""
        raise NotImplementedError

    def open_vote(self) -> None:
        """Show the fields of a motion."""
        raise NotImplementedError

    def take_back(self) -> None:
        """Who moved it takes the motion back."""
        raise NotImplementedError

    def open_interest(self) -> None:
        """Ask who has an interest of her own."""
        raise NotImplementedError

    def open_speakers(self) -> None:
        """Tick whoever speaks."""
        raise NotImplementedError

    def open_dissent(self) -> None:
        """Ask who wants her dissent written."""
        raise NotImplementedError

    def open_task(self) -> None:
        """Show the form for something to do."""
        raise NotImplementedError
