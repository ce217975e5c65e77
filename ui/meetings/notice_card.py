"""How members were told of a meeting: what is noted already, and a form to note one more."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime, time
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QFileDialog, QVBoxLayout

from governance.record import NoticeLine
from governance.words import CHANNELS
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import LineField, TextField
from ui.fields_choice import ChoiceField
from ui.fields_time import DateField, TimeField
from ui.form import Form
from ui.labels import second, strong
from ui.live import Text, say, say_n
from ui.meetings.pictures import Told
from ui.meetings.times import clock_words, day_words
from ui.state import State, StateMark

__all__ = ["NoticeCard"]


class NoticeCard(Card):
    """`noted` fires when the person wants the form written; ask `typed()`."""

    noted = Signal()

    def __init__(self, channels: Sequence[tuple[object, Text]]) -> None:
        self.mark = StateMark(State.NOT_YET, lambda: say("not told yet"))
        super().__init__(lambda: say("Members told"), aside=self.mark)
        self._lines = QVBoxLayout()
        self._lines.setSpacing(4)
        self.add(self._lines)
        self._build_form(channels)
        self.note = Button(lambda: say("Note that members were told"), icon="send", on=self._note)
        self.form.end_at(self.note)
        self.open_form = Button(
            lambda: say("Note how members were told"),
            Kind.SECONDARY,
            icon="send",
            on=self.show_form,
        )
        self.add(self.open_form)
        self.add(self.form)
        self.add(self.note)
        self.form.hide()
        self.note.hide()

    def _build_form(self, channels: Sequence[tuple[object, Text]]) -> None:
        self.day = DateField(lambda: say("Day"), key="sent_at")
        self.at = TimeField(lambda: say("Time"))
        self.channel = ChoiceField(lambda: say("How"), channels, key="channel")
        self.told = LineField(
            lambda: say("Who was told"),
            key="told",
            placeholder=lambda: say("All members, or who was not reached"),
        )
        self.proof = LineField(
            lambda: say("What shows it"),
            key="proof",
            placeholder=lambda: say("Call list, photo of the poster, two witnesses"),
        )
        self.changes = TextField(
            lambda: say("New words of our rules that went with it"),
            key="text_of_changes",
            rows=2,
            help=lambda: say("Only when rules are to be changed: all the new words."),
        )
        self.changes.hide()
        self.pictures: list[Path] = []
        self.picture = Button(
            lambda: say("Add a photo that shows it"), Kind.QUIET, icon="camera", on=self.pick
        )
        self.kept = second("", wrap=True)
        self.kept.hide()
        self.form = Form()
        self.form.add(self.day, self.at, stretches=(3, 2))
        self.form.add(self.channel)
        self.form.add(self.told)
        self.form.add(self.proof)
        self.form.add(self.changes)
        self.form.add_widget(self.picture)
        self.form.add_widget(self.kept)
        self.choose: Callable[[], str] = self._choose_file

    def show_form(self) -> None:
        """Open the form."""
        self.form.show()
        self.note.show()
        self.open_form.hide()
        self.form.start()

    def pick(self) -> None:
        """Choose a photo; it is read when the notice is noted, and kept encrypted."""
        name = self.choose()
        if name:
            self.pictures.append(Path(name))
            count = len(self.pictures)
            self.kept.tell(
                lambda: say_n(
                    "{n} photo is chosen. It will be kept encrypted; delete it from the phone "
                    "afterwards.",
                    "{n} photos are chosen. They will be kept encrypted; delete them from the "
                    "phone afterwards.",
                    count,
                )
            )
            self.kept.show()

    def _choose_file(self) -> str:
        name, _ = QFileDialog.getOpenFileName(
            self, say("Choose the picture"), "", say("Pictures (*.jpg *.jpeg *.png *.pdf)")
        )
        return name

    def ask_changes(self, ask: bool) -> None:
        """Whether a point of the agenda changes the rules, so that its words have to go out."""
        self.changes.setVisible(ask)

    def offer(self, now: datetime) -> None:
        """Today and now stand in the empty form."""
        if not self.day.value():
            self.day.set_day(now.date())
            self.at.set_moment(now.time())

    def show_notices(
        self, notices: Sequence[NoticeLine], offset: int, *, may: bool, counts: bool
    ) -> None:
        """Show what is noted. `counts`: a planned meeting of which nobody was told is due."""
        while self._lines.count():
            item = self._lines.takeAt(0)
            widget = item.widget() if item is not None else None
            if widget is not None:
                widget.hide()
                widget.deleteLater()
        for notice in notices:
            self._lines.addWidget(strong(lambda n=notice: _sent(n, offset), wrap=True))
            for words in (notice.told, notice.proof):
                if words:
                    self._lines.addWidget(second(words, wrap=True))
        told = bool(notices)
        if told:
            self.mark.show_state(State.OK, lambda: say("told"))
        else:
            state = State.DUE if counts else State.NOT_YET
            self.mark.show_state(state, lambda: say("not told yet"))
        self.form.hide()
        self.note.hide()
        self.open_form.setVisible(may)

    def typed(self) -> Told | None:
        """What is typed; None when something is missing (and marked)."""
        self.form.clear_errors()
        day, at, channel = self.day.day(), self.at.moment(), self.channel.value()
        if day is None:
            self.form.set_error("sent_at", lambda: say("Write the day on which they were told."))
            return None
        if channel is None:
            self.form.set_error("channel", lambda: say("Choose how they were told."))
            return None
        return Told(
            day,
            at or time(12),
            str(channel),
            self.told.value(),
            self.proof.value(),
            self.changes.value().strip(),
            tuple(self.pictures),
        )

    def clear_form(self) -> None:
        """It is noted: the form is empty for the next."""
        self.pictures.clear()
        self.kept.hide()
        for field in (self.told, self.proof, self.changes):
            field.set_value("")

    def _note(self) -> None:
        self.noted.emit()


def _sent(notice: NoticeLine, offset: int) -> str:
    return say(
        "{date}, {time}, {channel}",
        date=day_words(notice.sent_at, offset),
        time=clock_words(notice.sent_at, offset),
        channel=say(CHANNELS[notice.channel]),
    )
