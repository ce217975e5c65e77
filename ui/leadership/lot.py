"""Chits that were drawn by hand: the order of names is written down, the program never draws."""

from __future__ import annotations

from governance.leadership.commands import DrawLots
from governance.leadership.views_turns import TurnView
from sr_board.base.text import ascii_digits
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField
from ui.labels import Label
from ui.leadership.presenter import Choices, LeadersPresenter, member_choices, name_of
from ui.leadership.small_form import LeaderForm
from ui.live import say

__all__ = ["LotPage"]


class LotPage(LeaderForm):
    """The record of a lot for one office."""

    def __init__(self, desk: Desk, presenter: LeadersPresenter) -> None:
        super().__init__(
            desk,
            presenter,
            lambda: say("Write down the lot"),
            lambda: say("Draw every chit before all eyes, then write the whole order."),
            lambda: say("Keep the record"),
        )
        self.names = Label("", "body", wrap=True)
        self.order = LineField(
            lambda: say("Numbers in the order they were drawn"),
            key="drawn",
            help=lambda: say("The numbers that stand before the names, such as 2 1 3."),
        )
        self.day = DateField(lambda: say("Day"), key="day")
        self.drawer = LineField(lambda: say("Drawn by"), key="drawer")
        self.one = ChoiceField(lambda: say("First witness"), key="witness_one")
        self.two = ChoiceField(lambda: say("Second witness"), key="witness_two")
        self.form.add_widget(self.names)
        self.form.add(self.order, self.day)
        self.form.add(self.drawer)
        self.form.add(self.one, self.two)
        self.finish()
        self._tied: tuple[str, ...] = ()

    def fill(self, choices: Choices, new: bool) -> None:
        for field in (self.one, self.two):
            field.set_choices(member_choices(choices.members))
        office = str(self.place.get("office", ""))
        self.read(lambda: self.presenter.office.turns.look(office), self.show_turn)
        if new:
            self.day.set_day(self.presenter.today)
            self.order.set_value("")

    def show_turn(self, view: TurnView) -> None:
        """Number the names that are equal."""
        self._tied = tuple(who.id for who in view.tied)
        lines = [
            say("{number}. {name}", number=number, name=name_of(who))
            for number, who in enumerate(view.tied, start=1)
        ]
        self.names.tell("\n".join(lines))

    def save(self) -> None:
        self.form.clear_errors()
        parts = ascii_digits(self.order.value()).replace(",", " ").split()
        numbers = [int(part) for part in parts if part.isdigit()]
        if sorted(numbers) != list(range(1, len(self._tied) + 1)):
            self.wrong(self.order, lambda: say("Write every number once."))
            return
        day = self.day.day()
        if day is None:
            self.wrong(self.day, lambda: say("Write the day as day/month/year."))
            return
        command = DrawLots(
            self.group_id,
            "rotation",
            day,
            self._tied,
            tuple(self._tied[number - 1] for number in numbers),
            self.drawer.value(),
            str(self.one.value() or ""),
            str(self.two.value() or ""),
            office_id=str(self.place.get("office", "")),
        )
        draw = self.presenter.office.turn_work.draw
        self.send(lambda: draw(command), lambda: say("The lot is written down."))
