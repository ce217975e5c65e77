"""Who is on duty when, and whose training as a screener holds."""

from __future__ import annotations

from datetime import datetime, timedelta
from functools import partial
from typing import Any

from sr_board.base.results import Done
from sr_board.cases.board.board_commands import EndDuty, NoteTraining, PutOnDuty
from sr_board.cases.board.board_views import DutyRow, TrainingRow
from sr_board.cases.vocabulary import RosterCapacity, Side
from sr_board.cases.words.board import CAPACITIES, SIDES
from ui.buttons import Button, Kind
from ui.cards import Card, Row
from ui.cases.board.parts import BoardForm, choices, day, person_choices, person_tile
from ui.cases.board.presenter import BoardPresenter, RosterSeen
from ui.desk import Desk
from ui.empty import Empty
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.live import Text, say
from ui.meetings.times import clock_words, day_words, local, moment_of
from ui.page import Page
from ui.shapes import State

__all__ = ["DutyPage", "OnDutyPage", "TrainingPage"]

_SHOWN = 12


class DutyPage(Page):
    """The roster and the trainings."""

    listens = frozenset({"board"})

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            lambda: say("Duty and training"),
            lambda: say(
                "Who is on duty may act at once together with a second person, and takes new files."
            ),
        )
        self.presenter = presenter
        self.duty = Card(lambda: say("Duty"), tight=True)
        self.training = Card(lambda: say("Training of screeners"), tight=True)
        self.put(self.duty)
        self.put(self.training)
        self.work.addStretch(1)
        self.foot.helper(
            Button(
                lambda: say("The board"),
                Kind.QUIET,
                icon="arrow-left",
                on=partial(desk.go, "cases-board"),
            )
        )
        self.train = self.foot.beside(
            Button(lambda: say("Note a training"), on=partial(desk.go, "cases-board-training"))
        )
        self.main = self.foot.set_main(
            Button(
                lambda: say("Put somebody on duty"),
                Kind.MAIN,
                key="Ctrl+Return",
                on=partial(desk.go, "cases-board-on-duty"),
            )
        )

    def refresh(self) -> None:
        self.read(self.presenter.roster, self.show_roster)

    def show_roster(self, found: RosterSeen) -> None:
        """Show both lists."""
        writes = found.board.may_write
        self.main.setVisible(writes)
        self.train.setVisible(writes)
        self.duty.clear()
        self.training.clear()
        for turn in found.duty[:_SHOWN]:
            self.duty.add_line()
            self.duty.add(self._turn(turn, writes))
        if not found.duty:
            self.duty.add(Empty("clock", lambda: say("Nobody stands in the roster.")))
        for row in found.training[:_SHOWN]:
            self.training.add_line()
            self.training.add(_training(row))
        if not found.training:
            self.training.add(Empty("book", lambda: say("No training is noted.")))

    def _turn(self, turn: DutyRow, writes: bool) -> Row:
        offset = self.presenter.offset

        def line() -> str:
            return say(
                "{capacity}, {side}; {since} to {until}",
                capacity=say(CAPACITIES[turn.capacity]),
                side=say(SIDES[Side.COMMUNITY if turn.community else Side.OUTSIDE]),
                since=_moment(turn.since, offset),
                until=_moment(turn.ended_at or turn.until, offset),
            )

        end = (lambda: say("End it now"), partial(self._end, turn.id))
        return Row(
            turn.person.name if turn.person else (lambda: say("not in the register")),
            line,
            symbol=person_tile(turn.person),
            state=self._state(turn),
            button=end if writes and turn.now else None,
        )

    def _state(self, turn: DutyRow) -> tuple[State, Text]:
        if turn.now:
            return State.OK, lambda: say("on duty")
        if turn.ended_at is None and turn.since > self.presenter.now:
            return State.NOT_YET, lambda: say("to come")
        return State.AWAY, lambda: say("over")

    def _end(self, turn_id: str) -> None:
        board = self.presenter.desk.duty_work
        self.write(lambda: board.end_duty(EndDuty(turn_id)))


def _moment(moment: datetime, offset: int) -> str:
    return say("{day}, {time}", day=day_words(moment, offset), time=clock_words(moment, offset))


def _training(row: TrainingRow) -> Row:
    valid: tuple[State, Text] = (State.OK, lambda: say("holds"))
    over: tuple[State, Text] = (State.DUE, lambda: say("to be repeated"))
    return Row(
        row.person.name if row.person else (lambda: say("not in the register")),
        lambda: say(
            "{topic}; {date}, holds until {until}",
            topic=row.topic,
            date=day(row.held_on),
            until=day(row.valid_until),
        ),
        symbol=person_tile(row.person),
        state=valid if row.valid else over,
    )


class OnDutyPage(BoardForm):
    """A turn of duty."""

    back_key = "cases-board-duty"

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Put somebody on duty"),
            lambda: say("She does not need a seat on the board."),
            lambda: say("Put her on duty"),
        )
        self.who = ChoiceField(lambda: say("Who"), key="person_id")
        self.capacity = ChoiceField(lambda: say("As"), choices(CAPACITIES), key="capacity")
        self.side = ChoiceField(lambda: say("Side"), choices(SIDES), key="community")
        self.since_day = DateField(lambda: say("From"), key="since")
        self.since_time = TimeField(lambda: say("Time"), key="since_time")
        self.until_day = DateField(lambda: say("Until"), key="until")
        self.until_time = TimeField(lambda: say("Time"), key="until_time")
        self.form.add(self.who)
        self.form.add(self.capacity, self.side)
        self.form.add(self.since_day, self.since_time)
        self.form.add(self.until_day, self.until_time)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.roster()

    def fill(self, found: Any) -> None:
        self.view = found.board
        self.who.set_choices(person_choices(found.persons))
        self.who.set_value(None)
        self.capacity.set_value(str(RosterCapacity.PEER))
        self.side.set_value("community")
        here = local(self.presenter.now, self.presenter.offset).replace(second=0, microsecond=0)
        for moment, date_field, time_field in (
            (here, self.since_day, self.since_time),
            (here + timedelta(hours=12), self.until_day, self.until_time),
        ):
            date_field.set_day(moment.date())
            time_field.set_moment(moment.time())

    def _moment(self, date_field: DateField, time_field: TimeField) -> datetime | None:
        typed, at = date_field.day(), time_field.moment()
        if typed is None:
            self.form.set_error(
                date_field.key, lambda: say("Write the day, for example 24/11/2026.")
            )
            return None
        if at is None:
            self.form.set_error(time_field.key, lambda: say("Write the time, for example 14:30."))
            return None
        return moment_of(typed, at, self.presenter.offset)

    def wishes(self) -> bool:
        person = self.person(self.who)
        since = self._moment(self.since_day, self.since_time)
        until = self._moment(self.until_day, self.until_time)
        if not person or since is None or until is None or self.view is None:
            return False
        self.wish = PutOnDuty(
            self.view.id,
            person,
            RosterCapacity(str(self.capacity.value())),
            since,
            until,
            self.side.value() == "community",
        )
        return True

    def act(self) -> Done:
        return self.presenter.desk.duty_work.put_on_duty(self.wish, self.second)


class TrainingPage(BoardForm):
    """A training of a screener."""

    back_key = "cases-board-duty"

    def __init__(self, desk: Desk, presenter: BoardPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Note a training"),
            lambda: say("It holds for two years unless you write another day."),
            lambda: say("Note it"),
        )
        self.who = ChoiceField(lambda: say("Who"), key="person_id")
        self.topic = LineField(lambda: say("About what"), key="topic", most=120)
        self.held_on = DateField(lambda: say("Day"), key="held_on")
        self.until = DateField(lambda: say("Holds until (if told)"), key="valid_until")
        self.form.add(self.who)
        self.form.add(self.topic)
        self.form.add(self.held_on, self.until)
        self.finish()

    def load(self, **place: Any) -> Any:
        return self.presenter.roster()

    def fill(self, found: Any) -> None:
        self.view = found.board
        self.who.set_choices(person_choices(found.persons))
        self.who.set_value(None)
        self.topic.set_value("")
        self.held_on.set_day(self.presenter.today)
        self.until.set_day(None)

    def wishes(self) -> bool:
        person, held = self.person(self.who), self.held_on.day()
        if held is None or self.until.is_wrong():
            wrong = "held_on" if held is None else "valid_until"
            self.form.set_error(wrong, lambda: say("Write the day, for example 24/11/2026."))
            return False
        if not person:
            return False
        self.wish = NoteTraining(person, self.topic.value(), held, self.until.day())
        return True

    def act(self) -> Done:
        return self.presenter.desk.duty_work.note_training(self.wish, self.second)
