"""The bar with the next clock of a file: a ring of what is left, hours in large figures, until
when. It stands on every page of a file, and its sentence says the same in words."""

from __future__ import annotations

from datetime import datetime, timedelta

from PySide6.QtCore import QElapsedTimer, QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.cases.summary import CaseSummary, RunningClock
from sr_board.cases.vocabulary import ClockNature
from ui import icons, theme
from ui.buttons import Button
from ui.cards import Card
from ui.cases.files.presenter import Left, clock_state, due_words, left_words, rule_words
from ui.labels import Label
from ui.live import say
from ui.main_window import NARROW_BELOW
from ui.minutes import Minutes
from ui.shapes import State

__all__ = ["ClockBar", "Ring"]

_TICKS = 24


class Ring(QWidget):
    """Twenty-four strokes around a shield; those in colour are what is left."""

    def __init__(self) -> None:
        super().__init__()
        self._gone, self._over, self._calm = 0.0, False, False
        self._side = 72
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_left(self, left: Left, *, calm: bool = False) -> None:
        """Show how much is gone; `calm` while there is time and no duty by law."""
        self._gone, self._over, self._calm = left.gone, left.minutes < 0, calm
        self.update()

    def take_side(self, side: int) -> None:
        """Be so wide and high, before the size of letters is counted in."""
        self._side = side
        self.updateGeometry()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        side = min(self.width(), self.height())
        painter.translate(QPointF(self.width() / 2, self.height() / 2))
        left = round(_TICKS * (1 - self._gone))
        for tick in range(_TICKS):
            live = tick < left and not self._over
            here = "action" if self._calm else "duefill"
            tone = theme.colour("overfill" if self._over else here if live else "line")
            pen = QPen(tone, theme.px(3 if live or self._over else 2))
            pen.setCapStyle(Qt.PenCapStyle.RoundCap)
            painter.setPen(pen)
            painter.drawLine(QPointF(0, -side * 0.47), QPointF(0, -side * 0.36))
            painter.rotate(360 / _TICKS)
        painter.resetTransform()
        mark = side * 0.34
        place = QRectF((self.width() - mark) / 2, (self.height() - mark) / 2, mark, mark)
        mood = "over" if self._over else "action" if self._calm else "due"
        icons.draw_icon(painter, "shield", place, theme.colour(mood))
        painter.end()


class ClockBar(Card):
    """The next clock, and one button. It goes on by itself while it is on the screen.

    In a narrow window it is low, so that a form has its room: figure and words side by side, one
    other clock instead of three. `tall`: the file's own page, where it keeps its height.
    """

    def __init__(self, *, tall: bool = False) -> None:
        super().__init__(kind="strip:duefill")
        self._tall, self.low = tall, False
        row = QHBoxLayout()
        row.setSpacing(18)
        self.ring = Ring()
        self.figure = Label("", "figure", "due", wrap=True)
        self.line = Label("", "body", wrap=True)
        self.more = Label("", "second", "soft", wrap=True)
        lines = QVBoxLayout()
        lines.setSpacing(2)
        lines.addWidget(self.line)
        lines.addWidget(self.more)
        self.words = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self.words.setSpacing(2)
        self.words.addWidget(self.figure)
        self.words.addLayout(lines, 1)
        row.addWidget(self.ring)
        row.addLayout(self.words, 1)
        self.place = QHBoxLayout()
        row.addLayout(self.place)
        self.add(row)
        self.button: Button | None = None
        self._clocks: tuple[RunningClock, ...] = ()
        self._clock: RunningClock | None = None
        self._read_at: datetime | None = None
        self._since = QElapsedTimer()
        self.minutes = Minutes(self, self.renew)
        self.hide()  # until a file with a running clock is shown

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Low in a narrow window."""
        low = not self._tall and self.window().width() < theme.px(NARROW_BELOW)
        if low == self.low:
            return
        self.low = low
        way = QBoxLayout.Direction
        self.ring.take_side(40 if low else 72)
        self.figure.play("strong" if low else "figure")
        self.figure.setWordWrap(not low)
        self.words.setDirection(way.LeftToRight if low else way.TopToBottom)
        self.words.setSpacing(16 if low else 2)
        self.body.setContentsMargins(*((15, 6, 15, 5) if low else (19, 16, 19, 16)))
        self.renew()

    def set_button(self, button: Button | None) -> None:
        """Put the button of the next step at the right."""
        if self.button is not None:
            self.place.removeWidget(self.button)
            self.button.hide()
            self.button.deleteLater()
        self.button = button
        if button is not None:
            self.place.addWidget(button)

    def show_case(self, summary: CaseSummary, now: datetime) -> None:
        """Show the earliest clock; hidden when none runs."""
        self._clocks, self._clock, self._read_at = summary.clocks, summary.next_clock, now
        self._since.start()
        self._fit()
        self.setVisible(bool(summary.clocks))
        self._draw(now)

    def renew(self) -> None:
        """Say what is left now."""
        if self._read_at is not None:
            self._draw(self._read_at + timedelta(milliseconds=self._since.elapsed()))

    def _draw(self, now: datetime) -> None:
        clock = self._clock
        if clock is None:
            return
        left = Left.of(clock, now)
        over = left.minutes < 0
        calm = not over and _calm(clock, now)
        self.ring.show_left(left, calm=calm)
        self.set_kind(f"strip:{'overfill' if over else 'action' if calm else 'duefill'}")
        self.figure.tell(
            lambda: _figure(left, calm=calm), "over" if over else "ink" if calm else "due"
        )
        self.line.tell(lambda: _until(clock, now))
        others = [one for one in self._clocks if one.id != clock.id]
        if self.low:  # one line: another duty by law before the rest
            others.sort(key=lambda one: one.nature is not ClockNature.STATUTORY)
        self.more.tell(lambda: _others(others[: 1 if self.low else 3], now))
        self.more.setVisible(bool(others))
        self.setAccessibleName(f"{_figure(left, calm=calm)}. {_until(clock, now)}")


def _calm(clock: RunningClock, now: datetime) -> bool:
    """No duty by law, and more than half of its time is left."""
    return clock.nature is not ClockNature.STATUTORY and (
        clock_state(clock, now)[0] is State.NOT_YET
    )


def _figure(left: Left, *, calm: bool) -> str:
    time = left_words(left.minutes)
    if calm:
        return say("○ {time} left", time=time)
    return say("■ {time} past", time=time) if left.minutes < 0 else say("▲ {time} left", time=time)


def _until(clock: RunningClock, now: datetime) -> str:
    tr = i18n.current()
    until = say("{rule}: until {due}", rule=rule_words(clock.rule_id), due=due_words(clock, now))
    if not clock.journey_minutes:
        return until
    return say(
        "{until}, with {n} minutes for the journey",
        until=until,
        n=tr.integer(clock.journey_minutes),
    )


def _others(clocks: list[RunningClock], now: datetime) -> str:
    told = [
        say("{rule}: {left}", rule=rule_words(one.rule_id), left=clock_state(one, now)[1])
        for one in clocks
    ]
    return " · ".join(told)
