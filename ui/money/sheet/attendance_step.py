"""Attendance: a board of tiles. The number of a member turns her mark; "+" turns it further."""

from __future__ import annotations

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QInputMethodEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPaintEvent,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from finance.rules.sheet import Mark
from sr_board import i18n
from sr_board.base.text import ascii_digits
from ui import icons, shapes, theme
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.labels import Label, strong
from ui.live import say
from ui.money.sheet.sitting import RowShown
from ui.money.sheet.step import Step
from ui.money.sheet.words import mark_word

__all__ = ["AttendanceStep", "MarkBoard"]

_WAIT_MS = 900
_WIDE = 148
_HIGH = 82
_GAP = 8


class MarkBoard(QWidget):
    """All members as tiles. `turned` (person id) asks for her next mark, `everybody` for all
    present, `typing` shows the number so far, `ended` is Enter."""

    own_ring = True
    turned = Signal(str)
    everybody = Signal()
    typing = Signal(str)
    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[RowShown] = []
        self.current = 0
        self.may = True
        self._typed = ""
        self._columns = 5
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.end_number)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def show_rows(self, rows: list[RowShown], *, may: bool) -> None:
        """Show these members."""
        self.rows, self.may = rows, may
        self.current = min(self.current, max(0, len(rows) - 1))
        self._tell()
        self.updateGeometry()
        self.update()

    def retranslate(self) -> None:
        """Say where we are again."""
        self._tell()
        self.update()

    def _tell(self) -> None:
        self.setAccessibleName(say("Who is here"))
        if self.rows:
            row = self.rows[self.current]
            self.setAccessibleDescription(f"{row.member.name}: {mark_word(row.mark)[1]}")

    # -- size ----------------------------------------------------------------------------------

    def _tile_height(self) -> int:
        low = theme.line_height("body") + theme.line_height("second")
        return max(theme.px(_HIGH), low + 16)

    def sizeHint(self) -> QSize:
        lines = -(-len(self.rows) // self._columns) if self.rows else 1
        return QSize(theme.px(_WIDE) * 4, lines * (self._tile_height() + _GAP) + 6)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(_WIDE) * 2, self.sizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        columns = max(1, (self.width() + _GAP) // (theme.px(_WIDE) + _GAP))
        if columns != self._columns:
            self._columns = columns
            self.updateGeometry()

    def _place(self, index: int) -> QRectF:
        width = (self.width() - 6 - _GAP * (self._columns - 1)) / self._columns
        row, column = divmod(index, self._columns)
        high = self._tile_height()
        return QRectF(3 + column * (width + _GAP), 3 + row * (high + _GAP), width, high)

    # -- painting --------------------------------------------------------------------------------

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        for index, row in enumerate(self.rows):
            self._paint_tile(painter, self._place(index), row)
        if self.hasFocus() and self.rows:
            painter.setPen(QPen(theme.colour("focus"), 2.5))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            place = self._place(self.current).adjusted(-1.5, -1.5, 1.5, 1.5)
            painter.drawRoundedRect(place, 12, 12)
        painter.end()

    def _paint_tile(self, painter: QPainter, rect: QRectF, row: RowShown) -> None:
        c, here = theme.colour, row.mark.here
        pen = QPen(c("okfill" if row.mark is Mark.PRESENT else "edge"), 1.2)
        if row.mark is Mark.LATE:
            pen.setColor(c("duefill"))
        if not here:
            pen.setStyle(Qt.PenStyle.DashLine)
        painter.setPen(pen)
        ground = {Mark.PRESENT: "oksoft", Mark.LATE: "duesoft"}.get(row.mark, "surface")
        painter.setBrush(c(ground))
        painter.drawRoundedRect(rect.adjusted(0.6, 0.6, -0.6, -0.6), 10, 10)
        side, low = float(theme.px(40)), theme.line_height("second")
        over = rect.center().y() - (side + low) / 2
        tile = QRectF(rect.left() + 10, over, side, side)
        icons.draw_tile(painter, row.member.symbol, tile, 1.0 if here else 0.55)
        number = i18n.current().digits(str(row.member.number or ""))
        below = QRectF(rect.left() + 10, over + side + 1, side, low)
        shapes.draw_text(painter, below, number, "head", c("soft"), side=0)
        left = rect.left() + side + theme.px(19)
        high = theme.line_height("body", row.member.name)
        top = rect.center().y() - (high + low) / 2
        place = QRectF(left, top, rect.right() - left - 6, high)
        tint = c("ink" if here else "soft")
        shapes.draw_text(painter, place, row.member.name, "strong" if here else "body", tint)
        state, word = mark_word(row.mark)
        size = theme.px(11)
        shapes.draw_state(painter, state, QPointF(left + size / 2, top + high + low / 2), size)
        place = QRectF(left + size + 6, top + high, rect.right() - left - size - 8, low)
        shapes.draw_text(painter, place, word, "second", shapes.state_colour(state))

    # -- keys and mouse ----------------------------------------------------------------------------

    def mousePressEvent(self, event: QMouseEvent) -> None:
        for index in range(len(self.rows)):
            if self._place(index).contains(event.position()):
                self._stand(index)
                self._turn()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        key = event.key()
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
        elif key in steps:
            self._stand(self.current + steps[Qt.Key(key)])
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._enter()
        elif not self._text(event.text()):
            event.ignore()

    def inputMethodEvent(self, event: QInputMethodEvent) -> None:
        for letter in event.commitString():
            self._text(letter)

    def _enter(self) -> None:
        if self._typed:
            self.end_number()
        else:
            self.ended.emit()

    def _text(self, text: str) -> bool:
        if text in ("+", " "):
            self.end_number()
            self._turn()
            return True
        if text == "*":
            self.everybody.emit()
            return True
        digit = ascii_digits(text)
        if len(digit) != 1 or not digit.isdigit() or not self.rows:
            return False
        self._typed += digit
        self.typing.emit(i18n.current().digits(self._typed))
        numbers = [str(row.member.number) for row in self.rows]
        if any(n.startswith(self._typed) and n != self._typed for n in numbers):
            self._wait.start()
        else:
            self.end_number()
        return True

    def end_number(self) -> None:
        """The number is complete: stand there and turn her mark."""
        self._wait.stop()
        typed, self._typed = self._typed, ""
        self.typing.emit("")
        for index, row in enumerate(self.rows):
            if typed and row.member.number == int(typed):
                self._stand(index)
                self._turn()
                return

    def _stand(self, index: int) -> None:
        if 0 <= index < len(self.rows):
            self.current = index
            self._tell()
            self.update()

    def _turn(self) -> None:
        if self.may and self.rows:
            self.turned.emit(self.rows[self.current].member.person_id)


class AttendanceStep(Step):
    """Step 2."""

    def __init__(self) -> None:
        super().__init__()
        card = Card()
        row = QHBoxLayout()
        self.count = strong("")
        row.addWidget(self.count, 1)
        self.all_here = Button(
            lambda: say("Everybody is here"), Kind.QUIET, icon="checks", on=self._everybody
        )
        row.addWidget(self.all_here)
        card.add(row)
        self.hint = Label("", "second", "soft", wrap=True)
        card.add(self.hint)
        self.board = MarkBoard()
        self.board.turned.connect(self._turned)
        self.board.everybody.connect(self._everybody)
        self.board.ended.connect(self.ended)
        self.board.typing.connect(self._typing)
        card.add(self.board)
        self.work.addWidget(card)
        self.work.addStretch(1)

    def again(self) -> None:
        sitting = self.sitting
        if sitting is None:
            return
        rows = sitting.rows()
        self.board.show_rows(rows, may=sitting.open)
        self.count.tell(lambda: say("{here} of {all} are here", here=sitting.here(), all=len(rows)))
        self._typing("")
        self.all_here.setVisible(sitting.open)

    def _typing(self, number: str) -> None:
        sitting = self.sitting
        if number:
            self.hint.tell(lambda: say("Number {number} …", number=number))
        elif sitting is not None and sitting.view.from_minutes:
            self.hint.tell(lambda: say("Taken from the meeting. Change what is not so."))
        else:
            self.hint.tell(
                lambda: say(
                    "Type a member's number: late. Once more: on leave, then away. "
                    "Enter when all is right."
                )
            )

    def start(self) -> None:
        self.board.setFocus(Qt.FocusReason.OtherFocusReason)

    def _turned(self, person_id: str) -> None:
        if self.sitting is not None:
            self.sitting.turn(person_id)

    def _everybody(self) -> None:
        if self.sitting is not None:
            self.sitting.all_present()
