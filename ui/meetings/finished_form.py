"""The fields of a finished meeting and where they stand. What they do is the page's affair."""

from __future__ import annotations

from governance.words import CHANNELS, MEETING_TYPES
from ui.cards import Card
from ui.desk import Desk
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.meetings.finished_rows import ItemRows, TaskRows
from ui.page import Page

__all__ = ["FinishedForm"]


class FinishedForm(Page):
    """Head, room, points and tasks."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(
            desk,
            lambda: say("Write down a finished meeting"),
            lambda: say("From the minute book, in one pass. Enter goes on, Ctrl+Enter writes it."),
        )
        self._build_head()
        self._build_room()
        self._build_rest()

    def _build_head(self) -> None:
        self.day = DateField(lambda: say("Day"), key="planned_at")
        self.opened = TimeField(lambda: say("From"), key="opened_at")
        self.closed = TimeField(lambda: say("To"), key="closed_at")
        self.place = LineField(lambda: say("Place"), key="place")
        self.group = ChoiceField(lambda: say("Group"), key="group_id")
        types: list[tuple[object, Text]] = [
            (code, lambda w=word: say(w)) for code, word in MEETING_TYPES.items()
        ]
        self.type = ChoiceField(lambda: say("Kind of meeting"), types, key="type")
        self.told_on = DateField(lambda: say("Members told on"), key="sent_at")
        channels: list[tuple[object, Text]] = [
            (code, lambda w=word: say(w)) for code, word in CHANNELS.items()
        ]
        self.channel = ChoiceField(lambda: say("How"), channels, key="channel")
        self.channel.set_value("word")
        self.form = Form()
        self.form.add(self.day, self.opened, self.closed, self.place, stretches=(4, 2, 2, 5))
        self.form.add(self.group, self.type, self.told_on, self.channel, stretches=(4, 4, 3, 4))
        card = Card(lambda: say("When and where"))
        card.add(self.form)
        self.put(card)

    def _build_room(self) -> None:
        self.chair = LineField(lambda: say("Led by (number)"), key="chair", most=12)
        self.missing = LineField(
            lambda: say("All here except"), key="missing", placeholder=lambda: say("numbers: 4 10")
        )
        self.apologies = LineField(
            lambda: say("Of these sent an apology"),
            key="apologies",
            placeholder=lambda: say("numbers: 8"),
        )
        self.guests = LineField(
            lambda: say("Guests"), key="guests", placeholder=lambda: say("names, with commas")
        )
        self.room = Form()
        self.room.add(self.chair, self.missing, self.apologies, self.guests, stretches=(2, 3, 3, 3))
        self.heard = Label("", "body", "soft", wrap=True)
        card = Card(lambda: say("Who came"))
        card.add(self.room)
        card.add(self.heard)
        self.put(card)

    def _build_rest(self) -> None:
        self.items, self.tasks = ItemRows(), TaskRows()
        points = Card(lambda: say("What was discussed and decided"))
        points.add(
            Label(
                lambda: say("Without figures a decision counts as agreed by all."),
                "second",
                "soft",
                wrap=True,
            )
        )
        points.add(self.items)
        todo = Card(lambda: say("To do"))
        todo.add(self.tasks)
        self.put(points)
        self.put(todo)
        self.work.addStretch(1)
        self.form.end_at(self.chair.box)
