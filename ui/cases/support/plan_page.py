"""The plan of a file: what she needs, tasks, and when somebody asks her how she is."""

from __future__ import annotations

from functools import partial
from typing import Any

from sr_board.base.results import Done
from sr_board.cases.files.queries_files import CaseView
from sr_board.cases.files.service_plan import DeclineRecheck, EndTask
from sr_board.cases.records import CaseTask, FollowUp, PlanNeed
from sr_board.cases.words.support import FOLLOW_MODES, SITUATIONS, TASKS
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import day
from ui.cases.files.presenter import FilesPresenter
from ui.cases.support.lines_page import LinesPage
from ui.desk import Desk
from ui.live import say
from ui.meetings.times import clock_words, day_words
from ui.shapes import State

__all__ = ["PlanPage"]


class PlanPage(LinesPage):
    """Plan, tasks, follow-ups."""

    def __init__(self, desk: Desk, presenter: FilesPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Plan and follow-ups"),
            lambda: say("What she wants comes first. She is reached only as she allowed."),
        )
        self.plan = Card(lambda: say("The plan"), tight=True)
        self.tasks = Card(lambda: say("To do"), tight=True)
        self.visits = Card(lambda: say("How she is"), tight=True)
        for card in (self.plan, self.tasks, self.visits):
            self.put(card)
        self.work.addStretch(1)
        self._build_foot()

    def _build_foot(self) -> None:
        self.foot.helper(
            Button(
                lambda: say("Something to do"), Kind.QUIET, icon="plus", on=self.going("cases-task")
            )
        )
        self.declined = self.foot.helper(
            Button(
                lambda: say("She does not want to be asked again"),
                Kind.QUIET,
                icon="hand-stop",
                on=self._decline,
            )
        )
        self.foot.beside(
            Button(
                lambda: say("Plan follow-ups"), icon="calendar", on=self.going("cases-follow-ups")
            )
        )
        self.foot.beside(
            Button(lambda: say("How she is"), icon="message", on=self.going("cases-followed-up"))
        )
        self.foot.set_main(
            Button(
                lambda: say("A step of the plan"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=self.going("cases-need"),
            )
        )

    def show_file(self, view: Any) -> None:
        """Show the three lists."""
        self._view(view)

    def _view(self, view: CaseView) -> None:
        running = {one.rule_id for one in view.summary.clocks}
        self.declined.setVisible("recheck_willing" in running)
        self.fill(
            self.plan,
            [self._need(one) for one in view.all(PlanNeed)],
            "list",
            lambda: say("No step is planned yet."),
        )
        tasks = [one for one in view.all(CaseTask) if one.cancelled_at is None]
        self.fill(
            self.tasks,
            [self._task(one) for one in tasks],
            "checks",
            lambda: say("Nothing waits."),
        )
        self.fill(
            self.visits,
            [self._visit(one) for one in view.all(FollowUp)],
            "calendar",
            lambda: say("No follow-up yet."),
        )

    def _need(self, row: PlanNeed) -> Row:
        done = row.done_at is not None
        parts = [row.wish, row.step, row.outcome]
        return Row(
            row.need,
            " · ".join(part for part in parts if part),
            icon="circle-check" if done else "clock",
            state=(State.OK, lambda: say("done"))
            if done
            else (
                State.DUE,
                lambda: say("until {day}", day=day(row.due)) if row.due else say("now"),
            ),
            button=None
            if done
            else (lambda: say("It is done"), self.going("cases-need-done", need=row.id)),
        )

    def _task(self, row: CaseTask) -> Row:
        done = row.done_at is not None
        late = row.due_at is not None and row.due_at <= self.presenter.now
        state = State.OK if done else State.OVER if late else State.DUE
        return Row(
            (lambda: row.text) if row.kind == "own" else lambda: say(TASKS[row.kind]),
            "" if row.kind == "own" else row.text,
            icon="circle-check" if done else "clock",
            state=(state, lambda: say("done") if done else self._until(row)),
            button=None if done else (lambda: say("It is done"), partial(self._done, row.id)),
        )

    def _until(self, row: CaseTask) -> str:
        if row.due_at is None:
            return say("now")
        return say("until {day}", day=day_words(row.due_at, self.presenter.offset))

    def _visit(self, row: FollowUp) -> Row:
        offset = self.presenter.offset
        at = row.done.at if row.done is not None and row.done.at else row.due
        when = say("{day}, {time}", day=day_words(at, offset), time=clock_words(at, offset))

        def mode() -> str:
            return say(FOLLOW_MODES[row.mode])

        if row.done is not None:
            found = row.situation
            over = found in ("at_risk", "re_entered")
            return Row(
                lambda: say(SITUATIONS[found]) if found else "",
                lambda: " · ".join(part for part in (when, mode(), row.needs) if part),
                icon="circle-check",
                state=(State.OVER, lambda: say("in danger")) if over else None,
            )
        if row.cancelled_at is not None:
            return Row(mode, when, icon="minus", state=(State.AWAY, lambda: say("called off")))
        late = row.due <= self.presenter.now
        return Row(
            mode,
            when,
            icon="clock",
            state=(State.OVER, lambda: say("overdue"))
            if late
            else (State.NOT_YET, lambda: say("planned")),
            button=(
                lambda: say("How she is"),
                self.going("cases-followed-up", planned=row.id, mode=str(row.mode)),
            ),
        )

    def _done(self, task_id: str) -> None:
        self.write(lambda: self._end(task_id))

    def _end(self, task_id: str) -> Done:
        return self.presenter.desk.plan.end_task(EndTask(self.case_id, task_id))

    def _decline(self) -> None:
        self.write(lambda: self.presenter.desk.plan.decline_recheck(DeclineRecheck(self.case_id)))
