"""One member's seat: when she came and left, an apology, who leads. Opened over the board."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import time

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.views import SeatRow, SeatState
from ui.buttons import Button, Kind
from ui.fields_choice import ChoiceField
from ui.fields_time import TimeField
from ui.form import Form
from ui.labels import Label
from ui.live import Text, say
from ui.meetings.seat_choice import named
from ui.meetings.states import seat_state
from ui.meetings.times import local
from ui.state import State, StateMark
from ui.tiles import SymbolTile

__all__ = ["SeatPanel"]


class SeatPanel(QWidget):
    """`timed`, `apologised`, `leads`, `taken_back` and `gave` (her slip: to whom, for which point
    or "") ask the page to write; `closed` goes back."""

    timed = Signal(object, object)
    apologised = Signal()
    leads = Signal()
    taken_back = Signal()
    closed = Signal()
    guest_came = Signal()
    gave = Signal(str, str)

    def __init__(self) -> None:
        super().__init__()
        self.seat: SeatRow | None = None
        column = QVBoxLayout(self)
        column.setContentsMargins(6, 6, 6, 6)
        column.setSpacing(10)
        head = QHBoxLayout()
        head.setSpacing(12)
        self.tile = SymbolTile("", 40)
        self.name = Label("", "card", wrap=True)
        head.addWidget(self.tile)
        head.addWidget(self.name, 1)
        column.addLayout(head)
        self.mark = StateMark(State.NOT_YET, "")
        column.addWidget(self.mark)
        self._build_times(column)
        self._build_acts(column)

    def _build_times(self, column: QVBoxLayout) -> None:
        self.came = TimeField(lambda: say("Came"), key="came")
        self.left_at = TimeField(
            lambda: say("Left"), key="left", help=lambda: say("Empty: she stayed to the end.")
        )
        self.form = Form()
        self.form.add(self.came)
        self.form.add(self.left_at)
        column.addWidget(self.form)
        self.save = Button(lambda: say("Write these times"), icon="clock", on=self._save)
        self.form.end_at(self.save)
        column.addWidget(self.save)

    def _build_acts(self, column: QVBoxLayout) -> None:
        self.apology = Button(
            lambda: say("She sent an apology"), icon="phone", on=self.apologised.emit
        )
        self.lead = Button(lambda: say("She leads the meeting"), icon="gavel", on=self.leads.emit)
        self.back = Button(
            lambda: say("Take back her mark"), icon="arrow-back-up", on=self.taken_back.emit
        )
        for button in (self.apology, self.lead, self.back):
            column.addWidget(button)
        self.point = ChoiceField(lambda: say("Her slip counts for"))
        column.addWidget(self.point)
        self.holder = ChoiceField(
            lambda: say("Her slip says who votes for her"), placeholder=lambda: say("nobody")
        )
        self.holder.changed.connect(self._give)
        column.addWidget(self.holder)
        column.addWidget(
            Button(
                lambda: say("A guest came"),
                Kind.QUIET,
                icon="user-plus",
                on=self.guest_came.emit,
            )
        )
        column.addStretch(1)
        column.addWidget(
            Button(
                lambda: say("Back to all seats"),
                Kind.QUIET,
                icon="arrow-left",
                on=self.closed.emit,
            )
        )

    def show_seat(self, seat: SeatRow, offset: int, *, may_lead: bool) -> None:
        """Show her seat."""
        self.seat = seat
        self.tile.show_symbol(f"{seat.symbol}/{seat.hue}")
        self.name.tell(lambda: named(seat.number, seat.name))
        self.mark.show_state(seat_state(seat.state)[0], lambda: seat_state(seat.state)[1])
        self.came.set_moment(local(seat.came, offset).time() if seat.came else None)
        self.left_at.set_moment(local(seat.left, offset).time() if seat.left else None)
        self.form.clear_errors()
        self.apology.setVisible(seat.state is SeatState.AWAY)
        self.back.setVisible(seat.state is not SeatState.AWAY)
        self.lead.setVisible(may_lead and seat.state is SeatState.HERE)

    def offer_holders(
        self,
        people: Sequence[tuple[object, Text]],
        points: Sequence[tuple[object, Text]] = (),
    ) -> None:
        """Who can vote for her: those who are here; at all points or at one of them. Only for
        somebody who is not here."""
        away = self.seat is not None and self.seat.voting and self.seat.state is not SeatState.HERE
        self.holder.set_choices(people)
        self.holder.set_value(None)
        self.holder.setVisible(away and bool(people))
        self.point.set_choices([("", lambda: say("the whole meeting")), *points])
        self.point.set_value(self.point.value() or "")
        self.point.setVisible(away and bool(people))

    def _give(self) -> None:
        holder = self.holder.value()
        if holder is not None:
            self.gave.emit(str(holder), str(self.point.value() or ""))

    def start(self) -> None:
        """Give the keyboard to the first time."""
        self.form.start()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.closed.emit()
            return
        super().keyPressEvent(event)

    def _save(self) -> None:
        self.form.clear_errors()
        for field in (self.came, self.left_at):
            if field.is_wrong():
                self.form.set_error(
                    field.key, lambda: say("Write the time as on the clock, for example 16:05.")
                )
                return
        came: time | None = self.came.moment()
        if came is None:
            self.form.set_error("came", lambda: say("Write when she came."))
            return
        self.timed.emit(came, self.left_at.moment())
