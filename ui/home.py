"""Today: what waits for this person, the next meeting, and who came lately.

The presenter (plain Python, given from outside) answers with frozen rows; this page only lays them
out. Rows name the place they lead to; areas need no change here to add their own.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QVBoxLayout, QWidget

from ui import theme
from ui.buttons import Button, Kind
from ui.cards import Card, Row, let_go
from ui.charts import BarChart, Bars
from ui.desk import Desk
from ui.empty import Empty
from ui.labels import Label, strong
from ui.live import Text, retell, say
from ui.minutes import Minutes
from ui.page import Page
from ui.state import State, StateMark

__all__ = ["Aside", "HomePage", "NextMeeting", "Today", "Waiting"]


_CHART_MOST = 320
"""Most pixels (at 100 %) the card with the attendance is high."""


@dataclass(frozen=True)
class Waiting:
    """One thing that waits: bold fact, soft line, state, and the button that leads there. `renew`
    says the state anew as time passes."""

    fact: Text
    line: Text
    icon: str
    state: State
    state_words: Text
    button: Text
    go: str
    place: Mapping[str, object] = field(default_factory=dict)
    renew: Callable[[], tuple[State, Text]] | None = None


@dataclass(frozen=True)
class NextMeeting:
    """The next meeting: time of day, day, room, who must come, and where the button leads."""

    time: Text
    day: Text
    room: Text = ""
    who: Text = ""
    notice: tuple[State, Text] | None = None
    button: Text = ""
    go: str = "meetings"
    place: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Aside:
    """A button beside the heading: its words, icon, and where it leads."""

    words: Text
    icon: str
    go: str


@dataclass(frozen=True)
class Today:
    """All that Today shows. `first` is what to offer when nothing waits: (words, key).
    `aside`: what is at hand whatever waits."""

    guidance: Text
    waiting: tuple[Waiting, ...] = ()
    meeting: NextMeeting | None = None
    attendance: Bars | None = None
    first: tuple[Text, str] | None = None
    aside: Aside | None = None


class HomePage(Page):
    """The page Today."""

    listens = frozenset(
        {"people", "meetings", "minutes", "offices", "groups", "users", "actions", "breaches"}
        | {"cases", "board", "shares"}
        | {"leaders", "handovers", "mandates", "recalls", "elections", "constitution", "sheet"}
    )

    def __init__(self, desk: Desk, today: Callable[[], Today]) -> None:
        """`today` runs off the screen and answers what to show."""
        super().__init__(desk, lambda: say("Today"))
        self._today = today
        self._aside: Aside | None = None
        self._ticking: list[tuple[Row, Callable[[], tuple[State, Text]]]] = []
        self.minutes = Minutes(self, self.renew)
        self._split = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._split.setSpacing(16)
        self._left, self._right = QVBoxLayout(), QVBoxLayout()
        for column in (self._left, self._right):
            column.setSpacing(14)
        self._split.addLayout(self._left, 65)
        self._split.addLayout(self._right, 35)
        self.put(self._split, 1)

    def refresh(self) -> None:
        self.read(self._today, self.show_today)

    def show_today(self, today: Today) -> None:
        """Lay out what the presenter answered."""
        self.set_title(lambda: say("Today"), today.guidance)
        self._show_aside(today.aside)
        self._ticking = []
        for column in (self._left, self._right):
            _empty(column)
        self._left.addWidget(self._waiting(today), 1)
        if today.meeting is not None:
            self._right.addWidget(self._meeting(today.meeting))
        if today.attendance is not None:
            card = Card(lambda: say("Who came"))
            card.add(BarChart(today.attendance), 1)
            # Alone in the column, two bars would stand as high as the window.
            card.setMaximumHeight(theme.px(_CHART_MOST))
            self._right.addWidget(card, 4)
        if today.meeting is not None or today.attendance is not None:
            self._right.addStretch(1)
        beside = today.meeting is not None or today.attendance is not None
        self._split.setStretch(1, 35 if beside else 0)

    def _show_aside(self, aside: Aside | None) -> None:
        """Put the button at hand beside the heading; the same one stays where it is."""
        if aside == self._aside:
            return
        self._aside = aside
        _empty(self.beside_title)
        if aside is not None:
            go = aside.go
            self.beside_title.addWidget(
                Button(aside.words, icon=aside.icon, on=lambda: self.desk.go(go))
            )

    def _waiting(self, today: Today) -> QWidget:
        card = Card((lambda: say("Waiting for you")) if today.waiting else None, tight=True)
        for row in today.waiting:
            card.add_line()
            card.add(self._row(row), 1)
        if not today.waiting:
            button = None
            if today.first is not None:
                words, key = today.first
                button = Button(words, Kind.MAIN, on=lambda: self.desk.go(key))
            card.add(Empty("sun", lambda: say("Nothing waits for you today."), button), 1)
        elif len(today.waiting) < 4:
            card.add(_Filler(), 4 - len(today.waiting))
        return card

    def renew(self) -> None:
        """Say anew what is left; the keyboard stays where it is."""
        for row, state in self._ticking:
            if row.mark is not None:
                row.mark.show_state(*state())
            retell(row)

    def _row(self, row: Waiting) -> Row:
        shown = Row(
            row.fact,
            row.line,
            icon=row.icon,
            state=(row.state, row.state_words),
            button=(row.button, lambda: self.desk.go(row.go, **row.place)),
        )
        if row.renew is not None:
            self._ticking.append((shown, row.renew))
        return shown

    def _meeting(self, meeting: NextMeeting) -> Card:
        mark = StateMark(*meeting.notice) if meeting.notice else None
        card = Card(lambda: say("Next meeting"), aside=mark)
        row = QHBoxLayout()
        row.setSpacing(12)
        row.addWidget(Label(meeting.time, "clock"))
        words = QVBoxLayout()
        words.setSpacing(0)
        day = strong(meeting.day, wrap=True)
        day.setAlignment(Qt.AlignmentFlag.AlignRight)
        words.addWidget(day)
        if meeting.room:
            words.addWidget(Label(meeting.room, "body", "soft", wrap=True, right=True))
        row.addLayout(words, 1)
        card.add(row)
        if meeting.who:
            card.add(Label(meeting.who, "body", "soft", wrap=True))
        if meeting.button:
            card.body.addSpacing(4)
            go = meeting.go
            button = Button(
                meeting.button, icon="armchair", on=lambda: self.desk.go(go, **meeting.place)
            )
            card.add(button)
        return card

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        self._split.setDirection(way)


class _Filler(QWidget):
    """Empty room, so that few rows do not grow tall."""


def _empty(column: QBoxLayout) -> None:
    while column.count():
        item = column.takeAt(0)
        widget = item.widget() if item is not None else None
        if widget is not None:
            let_go(widget)
            widget.hide()
            widget.setParent(None)
            widget.deleteLater()
