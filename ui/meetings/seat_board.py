"""Who is here: a board of tiles by number. A click, Space, Enter or the number typed turns a seat.

A tile says its state three times: shape, word, ground. The board knows no rule; it says which seat
was turned, and the page asks the service.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import ClassVar

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from governance.views import SeatRow, SeatState
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui import icons, shapes, theme
from ui.live import say
from ui.meetings.states import seat_state

__all__ = ["SeatBoard", "SeatTile"]

_WAIT_MS = 900
"""How long a number may still grow while it is typed."""


class SeatTile(QAbstractButton):
    """One member's tile. `stood_on` fires when the keyboard comes to it."""

    ring_radius = 10
    stood_on = Signal()

    def __init__(self, seat: SeatRow) -> None:
        super().__init__()
        self.seat = seat
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.show_seat(seat)

    def show_seat(self, seat: SeatRow) -> None:
        """Show where she is now."""
        self.seat = seat
        self.retranslate()

    def retranslate(self) -> None:
        """Say number, name and state to readers."""
        word = seat_state(self.seat.state)[1]
        self.setAccessibleName(
            say(
                "{number} {name}: {state}",
                number="" if self.seat.number is None else self.seat.number,
                name=self.seat.name,
                state=word,
            ).strip()
        )
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        low = theme.line_height("body", self.seat.name) + theme.line_height("second")
        return QSize(theme.px(82), 5 + theme.px(28) + 2 + low + 4)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(70), self.sizeHint().height())

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        self.stood_on.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.click()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c, here = theme.colour, self.seat.state is SeatState.HERE
        border = max(theme.look().border, 1)
        pen = QPen(c("okfill" if here else "edge"), border + (0.4 if here else 0))
        if not here:
            pen.setStyle(Qt.PenStyle.CustomDashLine)
            pen.setDashPattern([3, 2.4])
        painter.setPen(pen)
        over = self.underMouse() and self.isEnabled()
        painter.setBrush(c("oksoft" if here else "actsoft" if over else "surface"))
        inset = border / 2 + 0.5
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), 10, 10)
        side = float(theme.px(28))
        opacity = 1.0 if here else 0.55
        tile = f"{self.seat.symbol}/{self.seat.hue}"
        icons.draw_tile(painter, tile, QRectF(9, 7, side, side), opacity)
        self._paint_words(painter, side, here)
        painter.end()

    def _paint_words(self, painter: QPainter, side: float, here: bool) -> None:
        soft = theme.colour("soft")
        if self.seat.number is not None:
            number = i18n.current().digits(str(self.seat.number))
            place = QRectF(9 + side, 6, self.width() - side - 18, theme.line_height("second"))
            shapes.draw_text(painter, place, number, "head", soft, side=1)
        name = self.seat.name
        role = "strong" if here else "body"
        high = theme.line_height("body", name)
        top = 6 + side + 3
        place = QRectF(9, top, self.width() - 14, high)
        shapes.draw_text(painter, place, name, role, theme.colour("ink" if here else "soft"))
        state, word = seat_state(self.seat.state)
        low = theme.line_height("second", word)
        size = theme.px(11)
        middle = top + high + low / 2
        shapes.draw_state(painter, state, QPointF(9 + size / 2, middle), size)
        place = QRectF(9 + size + 6, top + high, self.width() - size - 18, low)
        shapes.draw_text(
            painter, place, word, "second", shapes.state_colour(state) if here else soft
        )


class SeatBoard(QWidget):
    """All tiles. `turned` (person id) asks to turn a seat, `typing` shows the number so far."""

    turned = Signal(str)
    picked = Signal(str)
    typing = Signal(str)
    unknown = Signal(str)

    _STEPS: ClassVar[dict[Qt.Key, int]] = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}

    def __init__(self) -> None:
        super().__init__()
        self.tiles: dict[str, SeatTile] = {}
        self._typed = ""
        self._columns = 3
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.end_number)
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(5, 3, 5, 3)
        self.grid.setHorizontalSpacing(5)
        self.grid.setVerticalSpacing(4)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Minimum)
        self.setSizePolicy(policy)

    def show_seats(self, seats: Sequence[SeatRow], *, may: bool) -> None:
        """Show these seats; tiles that stay are kept, so that the keyboard stays too."""
        if [s.person_id for s in seats] != list(self.tiles):
            for tile in self.tiles.values():
                self.grid.removeWidget(tile)
                tile.hide()
                tile.deleteLater()
            self.tiles = {}
            for seat in seats:
                tile = SeatTile(seat)
                tile.clicked.connect(lambda _c=False, p=seat.person_id: self.turned.emit(p))
                tile.stood_on.connect(lambda p=seat.person_id: self.picked.emit(p))
                self.tiles[seat.person_id] = tile
            self._lay_out()
        for seat in seats:
            self.tiles[seat.person_id].show_seat(seat)
            self.tiles[seat.person_id].setEnabled(may)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, (self.width() - 5) // (theme.px(82) + 5))
        if columns != self._columns:
            self._columns = columns
            self._lay_out()

    def _lay_out(self) -> None:
        for place, tile in enumerate(self.tiles.values()):
            self.grid.removeWidget(tile)
            self.grid.addWidget(tile, place // self._columns, place % self._columns)
        for column in range(self.grid.columnCount()):
            self.grid.setColumnStretch(column, 1 if column < self._columns else 0)
        self.grid.setRowStretch(len(self.tiles) // self._columns + 1, 1)

    # -- keys ------------------------------------------------------------------------------

    def type_digit(self, text: str) -> bool:
        """Take a digit of a number; False when `text` is no digit. A number that cannot grow any
        more turns its seat at once, another one on Enter or after a moment."""
        digit = ascii_digits(text)
        if len(digit) != 1 or not digit.isdigit() or not self.tiles:
            return False
        self._typed += digit
        self.typing.emit(i18n.current().digits(self._typed))
        numbers = [str(t.seat.number) for t in self.tiles.values() if t.seat.number is not None]
        longer = [n for n in numbers if n.startswith(self._typed) and n != self._typed]
        if longer:
            self._wait.start()
        else:
            self.end_number()
        return True

    def end_number(self) -> None:
        """The number typed is complete: turn that seat."""
        self._wait.stop()
        typed, self._typed = self._typed, ""
        self.typing.emit("")
        if not typed:
            return
        for person, tile in self.tiles.items():
            if tile.seat.number == int(typed):
                if tile.isEnabled():
                    self.picked.emit(person)
                    self.turned.emit(person)
                return
        self.unknown.emit(typed)

    def is_typing(self) -> bool:
        """True while a number may still grow."""
        return bool(self._typed)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        tiles = list(self.tiles.values())
        here = next((i for i, t in enumerate(tiles) if t.hasFocus()), -1)
        steps = {
            **self._STEPS,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        if event.key() in steps and here >= 0:
            there = here + steps[Qt.Key(event.key())]
            if 0 <= there < len(tiles):
                tiles[there].setFocus(Qt.FocusReason.TabFocusReason)
            return
        super().keyPressEvent(event)
