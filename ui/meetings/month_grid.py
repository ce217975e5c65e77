"""A month as a grid of days with the meetings on them. Arrows go from day to day, Enter opens.

Each meeting says its state by shape; a day that a recurring meeting falls on and nobody called yet
is an empty ring. The grid knows no rule and opens nothing itself.
"""

from __future__ import annotations

import calendar
from collections.abc import Sequence
from datetime import date, timedelta

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from governance.views_calendar import CalendarRow
from governance.words import MEETING_TYPES
from sr_board import i18n
from ui import shapes, theme
from ui.live import say
from ui.meetings.states import meeting_state
from ui.meetings.times import clock_words
from ui.state import State

__all__ = ["MonthGrid"]

_DAYS = 7
_STEPS = {
    Qt.Key.Key_Left: -1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -_DAYS,
    Qt.Key.Key_Down: _DAYS,
}


class MonthGrid(QWidget):
    """`opened` (day) when Enter or a double click asks for a day; `moved` when the arrows or a
    click leave for another day."""

    ring_radius = 12
    opened = Signal(object)
    moved = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.day = date(2000, 1, 1)
        self._today = self.day
        self._rows: dict[date, list[CalendarRow]] = {}
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_month(self, day: date, rows: Sequence[CalendarRow], today: date) -> None:
        """Show the month of `day`, which is the day stood on."""
        self.day, self._today = day, today
        self._rows = {}
        for row in rows:
            self._rows.setdefault(row.day, []).append(row)
        self.retranslate()

    def rows_of(self, day: date) -> list[CalendarRow]:
        """What is on a day."""
        return self._rows.get(day, [])

    def retranslate(self) -> None:
        """Say the day stood on, and what is on it, to readers."""
        words = [i18n.current().date(self.day, "weekday")]
        words += [self._words(row) for row in self.rows_of(self.day)]
        self.setAccessibleName(say("Month"))
        self.setAccessibleDescription(". ".join(words))
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(700), theme.px(430))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(420), theme.px(300))

    # -- the days ----------------------------------------------------------------------------

    def _first(self) -> date:
        first = self.day.replace(day=1)
        return first - timedelta(days=first.weekday())

    def _weeks(self) -> int:
        last = self.day.replace(day=calendar.monthrange(self.day.year, self.day.month)[1])
        return (last - self._first()).days // _DAYS + 1

    def _cell(self, place: int) -> QRectF:
        head = theme.line_height("second") + 8
        wide = self.width() / _DAYS
        high = (self.height() - head) / self._weeks()
        week, weekday = divmod(place, _DAYS)
        return QRectF(weekday * wide, head + week * high, wide, high)

    def _day_at(self, point: QPointF) -> date | None:
        for place in range(self._weeks() * _DAYS):
            if self._cell(place).contains(point):
                return self._first() + timedelta(days=place)
        return None

    # -- painting ----------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, c = self._first(), theme.colour
        shapes.draw_sheet(painter, QRectF(self.rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius=12)
        for weekday in range(_DAYS):
            cell = self._cell(weekday)
            place = QRectF(cell.left() + 8, 2, cell.width() - 12, theme.line_height("second"))
            word = _weekday(first + timedelta(days=weekday))
            shapes.draw_text(painter, place, word, "head", c("soft"))
        for number in range(self._weeks() * _DAYS):
            self._paint_day(painter, self._cell(number), first + timedelta(days=number))
        painter.end()

    def _paint_day(self, painter: QPainter, cell: QRectF, day: date) -> None:
        c = theme.colour
        painter.setPen(QPen(c("line"), theme.look().border))
        painter.drawLine(cell.topLeft(), cell.topRight())
        if day == self.day:
            painter.setPen(QPen(c("action"), 1.4))
            painter.setBrush(c("sel"))
            painter.drawRoundedRect(cell.adjusted(2, 2, -2, -2), 8, 8)
            painter.setBrush(Qt.BrushStyle.NoBrush)
        inside = day.month == self.day.month
        number = i18n.current().digits(str(day.day))
        role = "strong" if day == self._today else "body"
        high = theme.line_height("body", number)
        place = QRectF(cell.left() + 8, cell.top() + 3, cell.width() - 12, high)
        shapes.draw_text(painter, place, number, role, c("ink" if inside else "edge"))
        top, low = cell.top() + 3 + high, theme.line_height("second")
        rows = self.rows_of(day)
        fits = max(1, int((cell.bottom() - top - 2) // low))
        shown = rows if len(rows) <= fits else rows[: max(0, fits - 1)]
        alone = len(rows) == 1 and fits > 1
        for row in shown:
            place = QRectF(cell.left() + 8, top, cell.width() - 12, low)
            self._paint_row(painter, place, row, named=not alone)
            top += low
        if alone:
            place = QRectF(cell.left() + 8, top, cell.width() - 12, low)
            shapes.draw_text(painter, place, _whose(rows[0]), "second", c("soft"))
        if len(shown) < len(rows):
            more = say("{n} more", n=len(rows) - len(shown))
            place = QRectF(cell.left() + 8, top, cell.width() - 12, low)
            shapes.draw_text(painter, place, more, "second", c("soft"))

    def _paint_row(
        self, painter: QPainter, place: QRectF, row: CalendarRow, *, named: bool
    ) -> None:
        size = theme.px(10)
        state = _state(row)
        shapes.draw_state(
            painter, state, QPointF(place.left() + size / 2, place.center().y()), size
        )
        words = QRectF(
            place.left() + size + 5, place.top(), place.width() - size - 5, place.height()
        )
        text = clock_words(row.at, row.offset_minutes)
        whole = f"{text} {_whose(row)}"
        if named and shapes.fits(whole, "second", words.width()):
            text = whole
        shapes.draw_text(painter, words, text, "second", theme.colour("ink"))

    @staticmethod
    def _words(row: CalendarRow) -> str:
        return say(
            "{time}, {type}, {group}: {state}",
            time=clock_words(row.at, row.offset_minutes),
            type=say(MEETING_TYPES[row.type]),
            group=_whose(row),
            state=meeting_state(row.status)[1] if row.status else say("not called yet"),
        )

    # -- keys and mouse ----------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in _STEPS:
            self.moved.emit(self.day + timedelta(days=_STEPS[key]))
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.opened.emit(self.day)
        else:
            super().keyPressEvent(event)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        day = self._day_at(event.position())
        if day is not None:
            self.moved.emit(day)

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.opened.emit(self.day)


def _whose(row: CalendarRow) -> str:
    return row.committee_name or row.group_name


def _state(row: CalendarRow) -> State:
    return meeting_state(row.status)[0] if row.status else State.NOT_YET


def _weekday(day: date) -> str:
    from babel.dates import format_date

    return format_date(day, "EEE", locale=i18n.current().language.locale)
