"""The calendar: a month with all meetings, who has to meet by when, and meetings that come back."""

from __future__ import annotations

from datetime import date, time, timedelta

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.views_calendar import CallByRow, SeriesRow
from sr_board import i18n
from sr_board.access.roles import Action
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.desk import Desk
from ui.fields import LineField, NumberField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.labels import second
from ui.live import Text, say
from ui.meetings.calendar_presenter import (
    CalendarPresenter,
    Month,
    call_by_words,
    series_words,
    unit_choices,
)
from ui.meetings.call_presenter import CallPresenter
from ui.meetings.month_grid import MonthGrid
from ui.page import Page
from ui.state import State

__all__ = ["CalendarPage"]


class CalendarPage(Page):
    """One month, and what has to come."""

    listens = frozenset({"meetings", "groups"})

    def __init__(self, desk: Desk, presenter: CalendarPresenter) -> None:
        super().__init__(desk, lambda: say("Calendar"))
        self.presenter = presenter
        self.month: Month | None = None
        self.may = desk.may(Action.MEETINGS_WRITE)
        self.grid = MonthGrid()
        self.grid.moved.connect(self.go_to)
        self.grid.opened.connect(self.open_day)
        self.must = Card(lambda: say("To be held"))
        self._must = QVBoxLayout()
        self.must.add(self._must)
        self.comes = Card(lambda: say("Comes back"))
        self._comes = QVBoxLayout()
        self.comes.add(self._comes)
        self._build_form()
        side = QVBoxLayout()
        side.setSpacing(12)
        for card in (self.must, self.comes):
            side.addWidget(card)
        side.addStretch(1)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._split.addWidget(self.grid, 3)
        self._split.addLayout(side, 2)
        self.put(self._split, 1)
        self._build_foot()

    def _build_form(self) -> None:
        types = CallPresenter.types()
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        self.type = ChoiceField(lambda: say("Kind of meeting"), types, key="type")
        self.every = NumberField(lambda: say("Every"), key="every", digits=2)
        self.unit = ChoiceField(lambda: say("of"), unit_choices(), key="unit")
        self.since = DateField(lambda: say("First on"), key="since")
        self.at = TimeField(lambda: say("Time"), key="time")
        self.place = LineField(lambda: say("Place"), key="place")
        self.form = Form(gap=8)
        self.form.add(self.group, self.type)
        self.form.add(self.every, self.unit)
        self.form.add(self.since, self.at, stretches=(3, 2))
        self.form.add(self.place)
        self.plan = Button(lambda: say("It comes back"), icon="refresh", on=self.plan_series)
        self.form.end_at(self.plan)
        self.open_form = Button(
            lambda: say("A meeting that comes back"), Kind.QUIET, icon="plus", on=self.show_form
        )
        self.comes.add(self.form)
        self.comes.add(self.plan)
        self.comes.add(self.open_form)
        self.fold()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Meetings"),
                Kind.QUIET,
                icon="arrow-left",
                on=lambda: self.desk.go("meetings"),
            )
        )
        self.foot.helper(
            Button(
                lambda: say("Committees"),
                Kind.QUIET,
                icon="users",
                on=lambda: self.desk.go("committees"),
            )
        )
        row = QHBoxLayout()
        row.setSpacing(8)
        for words, icon, months in (
            (lambda: say("Month before"), "chevron-left", -1),
            (lambda: say("Month after"), "chevron-right", 1),
        ):
            row.addWidget(
                Button(words, Kind.QUIET, icon=icon, on=lambda step=months: self.step(step))
            )
        self.beside_title.addLayout(row)
        self.foot.set_main(
            Button(
                lambda: say("Open the day"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=lambda: self.open_day(self.grid.day),
            )
        )
        self.foot.beside(Button(lambda: say("Print or save"), icon="printer", on=self.print_month))

    # -- showing -----------------------------------------------------------------------------

    def refresh(self) -> None:
        day = self.grid.day if self.month is not None else self.presenter.today()
        self.read(lambda: self.presenter.load(day), lambda month: self.show_month(month, day))

    def show_month(self, month: Month, day: date) -> None:
        """Show a month, standing on a day."""
        self.month = month
        self.grid.show_month(day, month.rows, month.today)
        self.set_title(
            lambda: i18n.current().date(month.first, "month"),
            lambda: say("Arrows go from day to day. Enter opens a meeting, or calls one."),
        )
        self._fill(self._must, [self._must_row(row) for row in month.call_by])
        self._fill(self._comes, [self._series_row(row) for row in month.series])
        groups: list[tuple[object, Text]] = [(g.group_id, g.name) for g in month.groups]
        kept = self.group.value()
        self.group.set_choices(groups)
        self.group.set_value(kept or (groups[0][0] if groups else None))
        self.since.set_near(month.today)
        self.open_form.setVisible(self.may and self.form.isHidden())

    @staticmethod
    def _fill(column: QVBoxLayout, widgets: list[QWidget]) -> None:
        while column.count():
            item = column.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for widget in widgets or [second(lambda: say("Nothing."))]:
            column.addWidget(widget)

    def _must_row(self, row: CallByRow) -> QWidget:
        fact, line, state = call_by_words(row)
        button = None
        if self.may and row.meeting_id is None:
            button = (lambda: say("Call"), lambda: self.desk.go("meeting-call"))
        word = {
            State.OVER: say("late"),
            State.DUE: say("soon"),
            State.OK: say("in time"),
        }[state]
        mark = (state, word)
        return Row(fact, line, icon="calendar", state=mark, button=button, stacked=True)

    def _series_row(self, row: SeriesRow) -> QWidget:
        fact, line = series_words(row)
        button = (lambda: say("Call next"), lambda: self.call_next(row.id)) if self.may else None
        return Row(fact, line, icon="refresh", button=button, stacked=True)

    # -- acts --------------------------------------------------------------------------------

    def go_to(self, day: date) -> None:
        """Stand on another day; another month is read."""
        month = self.month
        if month is not None and day.replace(day=1) == month.first:
            self.grid.show_month(day, month.rows, month.today)
            return
        self.read(lambda: self.presenter.load(day), lambda found: self.show_month(found, day))

    def step(self, months: int) -> None:
        """The month before (-1) or after (1)."""
        first = self.grid.day.replace(day=1)
        self.go_to(first - timedelta(days=1) if months < 0 else first + timedelta(days=31))

    def open_day(self, day: date) -> None:
        """Open the meeting of the day, call the one that comes back, or call a new one."""
        rows = self.grid.rows_of(day)
        meeting = next((row for row in rows if row.meeting_id is not None), None)
        series = next((row for row in rows if row.series_id is not None), None)
        if meeting is not None:
            planned = meeting.status in ("draft", "noticed", "cancelled")
            page = "meeting" if meeting.status == "open" else "minutes"
            self.desk.go("meeting-prepare" if planned else page, id=meeting.meeting_id)
        elif series is not None and series.series_id and self.may:
            self.call_next(series.series_id)
        elif self.may:
            self.desk.go("meeting-call", day=day.isoformat())

    def call_next(self, series_id: str) -> None:
        """Call the next meeting of a series and prepare it."""
        self.write(
            lambda: self.presenter.call_next(series_id),
            lambda done: self.desk.go("meeting-prepare", id=done.id),
        )

    def show_form(self) -> None:
        """Ask what comes back, and when."""
        self.form.show()
        self.plan.show()
        self.open_form.hide()
        if not self.every.value():
            self.every.set_value("1")
            self.unit.set_value("week")
        self.form.start()

    def fold(self) -> None:
        """Put the form away."""
        self.form.hide()
        self.plan.hide()

    def plan_series(self) -> None:
        """Write what comes back."""
        self.form.clear_errors()
        since, at, every = self.since.day(), self.at.moment(), self.every.number()
        group, type_, unit = self.group.value(), self.type.value(), self.unit.value()
        if group is None or type_ is None:
            self.form.set_error("type", lambda: say("Choose the group and the kind of meeting."))
        elif not every:
            self.form.set_error("every", lambda: say("Write a number, for example 1."))
        elif since is None:
            self.form.set_error("since", lambda: say("Write the day, for example 24/11/2026."))
        else:
            clock, place = at or time(16), self.place.value()
            self.write(
                lambda: self.presenter.plan(
                    str(group), str(type_), every, str(unit or "week"), since, clock, place
                ),
                lambda _d: self.fold(),
                form=self.form,
            )

    def print_month(self) -> None:
        """See the month as a paper; it is printed or saved there, as a calendar too."""
        self.desk.go("paper", kind="calendar", id=self.grid.day.strftime("%Y-%m"))

    def take_focus(self) -> None:
        self.grid.setFocus()

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)
