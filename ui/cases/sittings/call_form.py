"""A sitting is called: when, where, and whether it is for somebody's protection."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from sr_board.base.results import Done
from sr_board.cases.board.sitting_commands import CallSitting
from ui.buttons import ChoicePair
from ui.cases.board.parts import BoardForm
from ui.cases.sittings.presenter import SittingsPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_time import DateField, TimeField
from ui.live import say
from ui.meetings.times import local, moment_of

__all__ = ["CallPage"]


class CallPage(BoardForm):
    """The call with its notice of this moment."""

    back_key = "cases-sittings"

    def __init__(self, desk: Desk, presenter: SittingsPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Call a sitting"),
            lambda: say("The notice counts from now. What it deals with is written afterwards."),
            lambda: say("Call it"),
        )
        self.day = DateField(lambda: say("Day"), key="starts_at")
        self.time = TimeField(lambda: say("Time"), key="time")
        self.where = LineField(lambda: say("Where"), key="place", most=120)
        self.kind = ChoicePair(
            [
                ("usual", lambda: say("A usual sitting")),
                ("protective", lambda: say("For somebody's protection")),
            ]
        )
        self.reason = TextField(
            lambda: say("Why the notice is short (if it is)"), key="short_reason", rows=2
        )
        self.form.add(self.day, self.time)
        self.form.add(self.where)
        self.form.add_widget(self.kind)
        self.form.add(self.reason)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.board()

    def fill(self, found: Any) -> None:
        self.view = found
        here = local(self.presenter.now, self.presenter.offset)
        hours = found.settings.notice_hours
        self.set_title(
            lambda: say("Call a sitting"),
            lambda: say(
                "The constitution asks for {hours} hours of notice; a sitting for somebody's "
                "protection is never too short.",
                hours=hours,
            ),
        )
        self.day.set_day((here + timedelta(hours=hours + 24)).date())
        self.time.set_value("")
        self.where.set_value("")
        self.reason.set_value("")
        self.kind.set_value("usual")

    def wishes(self) -> bool:
        typed, at = self.day.day(), self.time.moment()
        if typed is None:
            self.form.set_error("starts_at", lambda: say("Write the day, for example 24/11/2026."))
            return False
        if at is None:
            self.form.set_error("time", lambda: say("Write the time, for example 14:30."))
            return False
        assert self.view is not None
        self.wish = CallSitting(
            self.view.id,
            moment_of(typed, at, self.presenter.offset),
            self.where.value(),
            self.kind.value() == "protective",
            self.reason.value(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.sitting_work.call(self.wish, self.second)

    def done(self, done: Done) -> None:
        self.desk.go("cases-sitting", id=done.id)
