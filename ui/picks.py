"""Answers to pick with number keys: one of a few, or all that hold. For forms filled in a hurry.

Every answer stands on the screen with its key; the key picks it from anywhere in the field: 1 to 9,
then 0 and the hyphen, as they follow on the keyboard.
Where one answer is picked the keyboard goes on to the next field by itself.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from PySide6.QtCore import QPointF, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QAbstractButton, QGridLayout, QSizePolicy, QWidget

from sr_board.base.text import ascii_digits
from ui import shapes, theme
from ui.fields import Field
from ui.live import Text, speak

__all__ = ["PickField", "PicksField"]

_BOARD_KEYS = {
    *(Qt.Key.Key_Return, Qt.Key.Key_Enter),
    *(Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Up, Qt.Key.Key_Down),
}
_KEYS = "1234567890-"
"""Keys of the answers, in their order; what comes after the eleventh has none."""
_MOST_WIDE = 330
_GAP = 8


class Pick(QAbstractButton):
    """One answer: its key ("" when it has none), its words, a tick when it is picked."""

    ring_radius = 8

    def __init__(self, text: Text, hint: str) -> None:
        super().__init__()
        self._words, self._hint = text, hint
        self.setCheckable(True)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.setAccessibleName(speak(self._words))
        self.updateGeometry()
        self.update()

    def _left(self) -> float:
        return 12 + (shapes.key_hint_size("9")[0] + 10 if self._hint else 0)

    def sizeHint(self) -> QSize:
        words = speak(self._words)
        wide = QFontMetricsF(theme.font("strong", words)).horizontalAdvance(words)
        whole = round(self._left() + wide + theme.px(22) + 18)
        return QSize(min(whole, theme.px(_MOST_WIDE)), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(110), theme.px(44))

    def enterEvent(self, event: object) -> None:
        self.update()

    def leaveEvent(self, event: object) -> None:
        self.update()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in _BOARD_KEYS:
            event.ignore()  # the field goes on or moves; Enter picks nothing by accident
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c, on = theme.colour, self.isChecked()
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            radius=8,
            ground=c("actsoft") if on or self.underMouse() else c("surface"),
            edge=c("action") if on else c("edge"),
            width=max(1.4, theme.look().border) if on else None,
            raised=False,
        )
        if self._hint:
            wide, high = shapes.key_hint_size("9")
            place = QRectF(12, (self.height() - high) / 2, wide, high)
            shapes.draw_key_hint(painter, self._hint, place, c("soft"), c("edge"))
        left, tick = self._left(), float(theme.px(18))
        room = self.width() - left - 10 - (tick + 6 if on else 0)
        place = QRectF(left, 0, room, self.height())
        shapes.draw_text(painter, place, speak(self._words), "strong" if on else "body", c("ink"))
        if on:
            shapes.draw_tick(
                painter, QPointF(self.width() - 10 - tick / 2, self.height() / 2), tick
            )
        painter.end()


class PickBoard(QWidget):
    """The answers in columns of one width, as many as fit."""

    ring_radius = 8
    entered = Signal()
    picked = Signal(str)

    def __init__(self, choices: Sequence[tuple[object, Text]], many: bool) -> None:
        super().__init__()
        self._many, self._columns = many, 0
        self.picks: dict[str, Pick] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(_GAP)
        for place, (key, words) in enumerate(choices):
            pick = Pick(words, _KEYS[place : place + 1])
            pick.clicked.connect(lambda _c=False, k=str(key): self._clicked(k))
            self.picks[str(key)] = pick
        first = next(iter(self.picks.values()))
        self.setFocusProxy(first)
        self._lay()

    def _wanted(self) -> int:
        widest = max(pick.sizeHint().width() for pick in self.picks.values())
        room = max(self.width(), widest)
        return max(1, (room + _GAP) // (widest + _GAP))

    def _lay(self) -> None:
        columns = self._wanted()
        if columns == self._columns:
            return
        for column in range(self._grid.columnCount()):
            self._grid.setColumnStretch(column, 0)
        self._columns = columns
        for index, pick in enumerate(self.picks.values()):
            self._grid.addWidget(pick, index // columns, index % columns)
        for column in range(columns):
            self._grid.setColumnStretch(column, 1)
        self.updateGeometry()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay()

    def retranslate(self) -> None:
        """Words got longer or shorter: the columns may change."""
        self._lay()

    def chosen(self) -> list[str]:
        """Keys of what is picked, in the order of the screen."""
        return [key for key, pick in self.picks.items() if pick.isChecked()]

    def set_chosen(self, keys: Iterable[str]) -> None:
        """Pick without firing."""
        wanted = set(keys)
        for key, pick in self.picks.items():
            pick.setChecked(key in wanted)
            pick.update()

    def _clicked(self, key: str) -> None:
        if not self._many:
            self.set_chosen([key])
        self.picked.emit(key)

    def press(self, key: str) -> bool:
        """Pick the answer of a key; False when there is none."""
        place, picks = _KEYS.find(key), list(self.picks.values())
        if len(key) != 1 or not 0 <= place < len(picks):
            return False
        pick = picks[place]
        pick.setFocus(Qt.FocusReason.ShortcutFocusReason)
        pick.click()
        if not self._many:
            self.entered.emit()
        return True

    def keyPressEvent(self, event: QKeyEvent) -> None:
        plain = not event.modifiers() & ~Qt.KeyboardModifier.KeypadModifier
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(plain)
            if plain:
                self.entered.emit()
            return
        if plain and self.press(ascii_digits(event.text())):
            return
        if not self._move(event.key()):
            super().keyPressEvent(event)

    def _move(self, key: int) -> bool:
        moves = {
            Qt.Key.Key_Left: -1,
            Qt.Key.Key_Right: 1,
            Qt.Key.Key_Up: -self._columns,
            Qt.Key.Key_Down: self._columns,
        }
        picks = list(self.picks.values())
        here = next((at for at, pick in enumerate(picks) if pick.hasFocus()), -1)
        if key not in moves or here < 0:
            return False
        there = here + moves[Qt.Key(key)]
        if 0 <= there < len(picks):
            picks[there].setFocus(Qt.FocusReason.TabFocusReason)
        return True


class PickField(Field):
    """One answer of a few. `value()` is its key, None while nothing is picked."""

    def __init__(
        self,
        label: Text,
        choices: Sequence[tuple[object, Text]],
        *,
        key: str = "",
        help: Text | None = None,
    ) -> None:
        self.board = PickBoard(choices, many=False)
        self._keys = {str(one): one for one, _ in choices}
        super().__init__(label, self.board, key=key, help=help)
        self.board.picked.connect(lambda _key: self.changed.emit())

    def value(self) -> object:
        """Key of the answer, None when nothing is picked."""
        chosen = self.board.chosen()
        return self._keys[chosen[0]] if chosen else None

    def set_value(self, value: object) -> None:
        self.board.set_chosen([] if value is None else [str(value)])


class PicksField(Field):
    """All answers that hold. `value()` is the list of their keys."""

    def __init__(
        self,
        label: Text,
        choices: Sequence[tuple[object, Text]],
        *,
        key: str = "",
        help: Text | None = None,
    ) -> None:
        self.board = PickBoard(choices, many=True)
        super().__init__(label, self.board, key=key, help=help)
        self.board.picked.connect(lambda _key: self.changed.emit())

    def value(self) -> list[str]:
        """Keys of all that is picked."""
        return self.board.chosen()

    def set_value(self, value: object) -> None:
        wanted = value if isinstance(value, Iterable) else ()
        self.board.set_chosen(str(one) for one in wanted)
