"""Forms of the plan: a step, a step done, something to do, follow-ups, how she is."""

from __future__ import annotations

from datetime import datetime, time, timedelta
from typing import Any

from sr_board.base.ids import new_id
from sr_board.base.results import Done
from sr_board.cases.files.service_plan import (
    AddNeed,
    AddTask,
    EndNeed,
    FollowedUp,
    PlanFollowUps,
)
from sr_board.cases.rules.clocks import FOLLOW_UP_DAYS
from sr_board.cases.vocabulary import FollowUpMode, Situation, Track
from sr_board.cases.words.support import FOLLOW_MODES, SITUATIONS
from ui.cases.board.parts import choices
from ui.cases.files.forms import StepPage
from ui.cases.files.presenter import FilesPresenter
from ui.desk import Desk
from ui.fields import LineField, TextField
from ui.fields_choice import CheckLine, ChoiceField
from ui.fields_time import DateField
from ui.labels import strong
from ui.live import say, say_n
from ui.meetings.times import moment_of

__all__ = ["FollowUpsPage", "FollowedUpPage", "NeedDonePage", "NeedPage", "TaskPage"]

_NOON = time(12, 0)


class NeedPage(StepPage):
    """A step of the plan."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A step of the plan"),
            lambda: say("Ask her what she wants. Her own destination counts; home is not assumed."),
            lambda: say("Write the step down"),
        )
        self.need = LineField(lambda: say("What she needs"), key="need", most=300)
        self.wished = LineField(lambda: say("What she wants"), key="wish", most=300)
        self.step = LineField(lambda: say("What is done"), key="step", most=300)
        self.until = DateField(lambda: say("Until"), key="due")
        self.again = DateField(lambda: say("Look at it again on"), key="review_on")
        self.form.add(self.need)
        self.form.add(self.wished)
        self.form.add(self.step)
        self.form.add(self.until, self.again)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.row_id = new_id()
        for field in (self.need, self.wished, self.step):
            field.set_value("")
        self.until.set_day(None)
        self.again.set_day(None)

    def wishes(self) -> bool:
        self.wish = AddNeed(
            self.case_id,
            self.need.value(),
            self.step.value(),
            self.wished.value(),
            due=self.until.day(),
            review_on=self.again.day(),
            id=self.row_id,
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.plan.add_need(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-plan", id=self.case_id)


class NeedDonePage(StepPage):
    """A step is done."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("A step is done"),
            lambda: say("Say in a few words what came of it for her."),
            lambda: say("It is done"),
        )
        self.outcome = TextField(lambda: say("What came of it"), key="outcome", rows=3)
        self.form.add(self.outcome)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.outcome.set_value("")

    def wishes(self) -> bool:
        self.wish = EndNeed(self.case_id, str(self.place["need"]), self.outcome.value())
        return True

    def act(self) -> Done:
        return self.presenter.desk.plan.end_need(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-plan", id=self.case_id)


class TaskPage(StepPage):
    """Something to do on this file."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Something to do"),
            lambda: say("Short, without a name."),
            lambda: say("Put it on the list"),
        )
        self.text = LineField(lambda: say("What"), key="text", most=300)
        self.until = DateField(lambda: say("Until"), key="due_at")
        self.contact = ChoiceField(lambda: say("Does it reach her, and how"), key="contact")
        self.contact.set_choices(
            [("", lambda: say("It does not reach her")), *choices(FOLLOW_MODES)]
        )
        self.form.add(self.text)
        self.form.add(self.until, self.contact)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.row_id = new_id()
        self.text.set_value("")
        self.until.set_day(None)
        self.contact.set_value("")

    def wishes(self) -> bool:
        day = self.until.day()
        due = moment_of(day, _NOON, self.presenter.offset) if day is not None else None
        mode = str(self.contact.value() or "")
        contact = FollowUpMode(mode) if mode else None
        self.wish = AddTask(self.case_id, self.text.value(), due, id=self.row_id, contact=contact)
        return True

    def act(self) -> Done:
        return self.presenter.desk.plan.add_task(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-plan", id=self.case_id)


class FollowUpsPage(StepPage):
    """When somebody asks her how she is."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Plan follow-ups"),
            lambda: say(
                "Only with her yes, at dates that she chose, and by the way she allowed. A child: "
                "as the authority permits."
            ),
            lambda: say("Plan them"),
        )
        self.mode = ChoiceField(lambda: say("How"), choices(FOLLOW_MODES), key="mode")
        self.permit = LineField(
            lambda: say("Number of the authority's paper that permits it"), key="permit", most=60
        )
        self.own = DateField(lambda: say("Another date that she chose"), key="dates")
        self.ticks = {days: CheckLine(lambda n=days: _after(n)) for days in FOLLOW_UP_DAYS}
        self.form.add(self.mode)
        self.form.add(self.permit)
        self.form.add_widget(strong(lambda: say("The dates she chose")))
        for tick in self.ticks.values():
            self.form.add_widget(tick)
        self.form.add(self.own)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.permit.setVisible(view.head.track is Track.CHILD)
        self.mode.set_value(None)
        self.permit.set_value("")
        self.own.set_day(None)
        for tick in self.ticks.values():
            tick.setChecked(False)

    def wishes(self) -> bool:
        if self.mode.value() is None:
            self.form.set_error("mode", lambda: say("Choose how."))
            return False
        dates = [self._at(days) for days, tick in self.ticks.items() if tick.isChecked()]
        day = self.own.day()
        if day is not None:
            dates.append(moment_of(day, _NOON, self.presenter.offset))
        self.wish = PlanFollowUps(
            self.case_id, FollowUpMode(str(self.mode.value())), tuple(dates), self.permit.value()
        )
        return True

    def _at(self, days: int) -> datetime:
        day = self.presenter.today + timedelta(days=days)
        return moment_of(day, _NOON, self.presenter.offset)

    def act(self) -> Done:
        return self.presenter.desk.plan.plan_follow_ups(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-plan", id=self.case_id)


class FollowedUpPage(StepPage):
    """How she is."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("How she is"),
            lambda: say("In danger, or back where she did not want to be: support begins again."),
            lambda: say("Write it down"),
        )
        self.mode = ChoiceField(lambda: say("How"), choices(FOLLOW_MODES), key="mode")
        self.found = ChoiceField(lambda: say("How she is"), choices(SITUATIONS), key="situation")
        self.by_her = CheckLine(lambda: say("She came or called herself"))
        self.safe = CheckLine(lambda: say("Reaching her this way was safe"))
        self.needs = TextField(lambda: say("What she needs"), key="needs", rows=2)
        self.permit = LineField(
            lambda: say("Number of the authority's paper that permits it"), key="permit", most=60
        )
        self.form.add(self.day, self.time)
        self.form.add(self.mode, self.found)
        self.form.add_widget(self.by_her)
        self.form.add_widget(self.safe)
        self.form.add(self.permit)
        self.form.add(self.needs)
        self.finish()

    def fill_more(self, view: Any) -> None:
        self.row_id = str(self.place.get("planned") or new_id())
        self.permit.setVisible(view.head.track is Track.CHILD)
        self.mode.set_value(self.place.get("mode"))
        self.found.set_value(None)
        self.by_her.setChecked(False)
        self.safe.setChecked(False)
        self.needs.set_value("")
        self.permit.set_value("")

    def wishes(self) -> bool:
        for field, words in (
            (self.mode, lambda: say("Choose how.")),
            (self.found, lambda: say("Choose how she is.")),
        ):
            if field.value() is None:
                self.form.set_error(field.key, words)
                return False
        when = self.moment()
        if when is None:
            return False
        self.wish = FollowedUp(
            self.case_id,
            FollowUpMode(str(self.mode.value())),
            when,
            Situation(str(self.found.value())),
            self.safe.isChecked(),
            self.needs.value(),
            self.row_id,
            self.permit.value(),
            self.by_her.isChecked(),
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.plan.followed_up(self.wish)

    def done(self, done: Done) -> None:
        self.desk.go("cases-plan", id=self.case_id)


def _after(days: int) -> str:
    if days == 365:
        return say("After a year")
    return say_n("After {n} day", "After {n} days", days)
