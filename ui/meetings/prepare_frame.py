"""The parts of preparing a meeting and where they stand. What they do is the page's affair."""

from __future__ import annotations

from PySide6.QtWidgets import QBoxLayout, QGridLayout, QVBoxLayout

from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.live import say
from ui.meetings.agenda_rows import AgendaRows
from ui.meetings.call_presenter import CallPresenter
from ui.meetings.notice_card import NoticeCard
from ui.page import Page

__all__ = ["PrepareFrame"]


class PrepareFrame(Page):
    """Date, notice, papers and beginning at the left, the agenda at the right."""

    def __init__(self, desk: Desk, presenter: CallPresenter) -> None:
        super().__init__(desk, lambda: say("Prepare the meeting"))
        self.presenter = presenter
        self.may = desk.may(Action.MEETINGS_WRITE)
        self.sheet = Button(
            lambda: say("Attendance sheet"),
            icon="printer",
            on=lambda: self.print_paper("attendance"),
        )
        self.beside_title.addWidget(self.sheet)  # first: a part alone is a window when shown
        self.sheet.setVisible(self.may)
        when = self._build_when()
        self.notice = NoticeCard(self.presenter.channels())
        self._build_papers()
        self._build_begin()
        self.agenda = AgendaRows()
        self.what = Card(lambda: say("Agenda"))
        self.what.add(self.agenda)
        self.what.body.addStretch(1)
        left = QVBoxLayout()
        left.setSpacing(12)
        for card in (when, self.notice, self.papers, self.begin):
            left.addWidget(card)
        left.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addLayout(left, 2)
        self._split.addWidget(self.what, 3)
        self.put(self._split)
        self.work.addStretch(1)
        for part in (self.begin, self.papers):
            part.setVisible(self.may)
        self._build_foot()

    def _build_when(self) -> Card:
        self.day = DateField(lambda: say("Day"), key="planned_at")
        self.at = TimeField(lambda: say("Time"), key="time")
        self.place = LineField(lambda: say("Place"), key="place")
        self.form = Form()
        self.form.add(self.day, self.at, stretches=(3, 2))
        self.form.add(self.place)
        when = Card(lambda: say("When and where"))
        when.add(self.form)
        return when

    def _build_papers(self) -> None:
        self.papers = Card(lambda: say("Papers to give out"))
        grid = QGridLayout()
        grid.setSpacing(4)
        for place, (kind, words) in enumerate(
            (
                ("notice", lambda: say("Notice")),
                ("attendance", lambda: say("Attendance sheet")),
                ("proxy", lambda: say("Slip: vote for me")),
                ("conflict", lambda: say("Form: own interest")),
            )
        ):
            button = Button(
                words, Kind.QUIET, icon="printer", on=lambda k=kind: self.print_paper(k)
            )
            grid.addWidget(button, place // 2, place % 2)
        self.papers.add(grid)

    def _build_begin(self) -> None:
        self.chair = ChoiceField(lambda: say("Who leads it"), key="chair_id")
        self.opened = TimeField(lambda: say("Opened at"), key="opened_at")
        self.reason = LineField(
            lambda: say("Why the board sits without the notice its rules want"),
            key="reason",
            most=400,
        )
        self.reason.hide()
        self.opening = Form()
        self.opening.add(self.chair, self.opened, stretches=(3, 2))
        self.opening.add(self.reason)
        self.begin = Card(lambda: say("The meeting begins"))
        self.begin.add(self.opening)

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Back"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        if not self.may:
            return
        self.drop = self.foot.helper(
            Button(lambda: say("Cancel the meeting"), Kind.QUIET, icon="ban", on=self.ask_reason)
        )
        self.keep = self.foot.beside(
            Button(lambda: say("Save the changes"), key="Ctrl+S", on=self.save)
        )
        self.open_button = self.foot.set_main(
            Button(lambda: say("Open the meeting"), Kind.MAIN, key="Ctrl+Return", on=self.open)
        )
        self.opening.end_at(self.open_button)
        self.agenda.left.connect(self.keep.setFocus)
        self.form.end_at(self.agenda.rows[0].title.box)

    # -- what the page does ------------------------------------------------------------------

    def print_paper(self, kind: str) -> None:
        """See a paper of this meeting."""
        raise NotImplementedError

    def ask_reason(self) -> None:
        """Ask why it is cancelled."""
        raise NotImplementedError

    def save(self) -> None:
        """Write date, place and agenda."""
        raise NotImplementedError

    def open(self) -> None:
        """Open the meeting."""
        raise NotImplementedError

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)
        self.agenda.set_narrow(narrow)
        if self.may:
            self.keep.show_key(not narrow)
