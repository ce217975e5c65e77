"""Buttons: main, secondary, quiet, danger, and the pair of choices. They paint themselves.

A screen has one main button, named by its verb. Key hints are printed on the button and work while
it is visible. An icon stands only beside a word.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from enum import Enum
from functools import partial

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QFontMetricsF,
    QKeyEvent,
    QKeySequence,
    QPainter,
    QPaintEvent,
    QPen,
)
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSizePolicy, QWidget

from ui import icons, shapes, theme
from ui.live import Text, speak

__all__ = ["Button", "ChoicePair", "Kind"]


_HELD = ~Qt.KeyboardModifier.KeypadModifier  # the Enter of the number keys counts as plain


class Kind(Enum):
    """What a button is for: it decides its colours."""

    MAIN = "main"
    SECONDARY = "secondary"
    QUIET = "quiet"
    DANGER = "danger"
    CHOICE = "choice"


class Button(QPushButton):
    """A button that paints itself: word, optional icon before or after, optional key hint.

    `key` is a shortcut such as "Ctrl+Return"; `ring_radius` tells the focus ring its curve.
    """

    ring_radius = 8

    def __init__(
        self,
        text: Text,
        kind: Kind = Kind.SECONDARY,
        *,
        icon: str = "",
        after: str = "",
        key: str = "",
        tall: bool = False,
        on: Callable[[], object] | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.kind = kind
        self.flush = False  # a quiet button at the start of a row: its icon stands at the edge
        self._words: Text = text
        self._icon, self._after, self._key, self._tall = icon, after, key, tall
        self._show_key = bool(key)
        self._busy: Text | None = None
        self._turn = 0
        self._spin = QTimer(self, interval=80)
        self._spin.timeout.connect(self._step)
        self.setAutoDefault(False)
        self.setCheckable(kind is Kind.CHOICE)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = QSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        if on is not None:
            self.clicked.connect(lambda _checked=False: on())
        self.retranslate()

    # -- keys -----------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter presses, as Space does. An Enter held down since the last field does not."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & _HELD:
            if not event.isAutoRepeat():
                self.click()
            return
        super().keyPressEvent(event)

    # -- words ----------------------------------------------------------------------------

    def tell(self, text: Text) -> None:
        """Show other words."""
        self._words = text
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        words = speak(self._busy if self._busy is not None else self._words)
        self.setText(words.replace("&", "&&"))
        self.setAccessibleName(words)
        if self._key:  # setText resets it
            self.setShortcut(QKeySequence(self._key))
        self.updateGeometry()
        self.update()

    def words(self) -> str:
        """What the button says now."""
        return speak(self._busy if self._busy is not None else self._words)

    def show_key(self, on: bool) -> None:
        """Print the key hint or leave it out (narrow windows); the key works either way."""
        self._show_key = on and bool(self._key)
        self.updateGeometry()
        self.update()

    def set_busy(self, words: Text | None) -> None:
        """Show a turning stitch and `words` while work runs; None ends it."""
        self._busy = words
        self.setEnabled(words is None)
        if words is None:
            self._spin.stop()
        else:
            self._spin.start()
        self.retranslate()

    def _step(self) -> None:
        self._turn = (self._turn + 30) % 360
        self.update()

    # -- size -----------------------------------------------------------------------------

    @property
    def _role(self) -> str:
        bold = self.kind in (Kind.MAIN, Kind.DANGER) or self.isChecked()
        return "strong" if bold else "body"

    def _text_width(self) -> float:
        # Bold is measured for choices too, so that choosing does not move the neighbours.
        role = "strong" if self.kind is Kind.CHOICE else self._role
        words = self.words()
        return QFontMetricsF(theme.font(role, words)).horizontalAdvance(words)

    def _extras(self) -> float:
        width = 0.0
        if self._icon or self._busy is not None:
            width += theme.px(20) + 8
        if self.kind is Kind.CHOICE and not self._icon:
            width += theme.px(20) + 8
        if self._after:
            width += theme.px(20) + 9
        if self._show_key:
            width += shapes.key_hint_size(shapes.key_hint_text(self._key))[0] + 10
        return width

    @property
    def _pad(self) -> int:
        return 10 if self.kind is Kind.QUIET else 19

    def _height(self) -> int:
        grand = 52 if self._tall else (48 if theme.look().script in ("telu", "knda") else 44)
        return theme.px(grand)

    def sizeHint(self) -> QSize:
        return QSize(round(self._text_width() + self._extras() + 2 * self._pad + 1), self._height())

    def minimumSizeHint(self) -> QSize:
        width = self._text_width()
        if " " in self.words() and width > theme.px(150):
            width = max(theme.px(120), width * 0.62)
        return QSize(round(width + self._extras() + 2 * self._pad + 1), self._height())

    def heightForWidth(self, width: int) -> int:
        if width >= self.sizeHint().width():
            return self._height()
        return max(self._height(), 2 * theme.line_height("body") + 12)

    # -- painting -------------------------------------------------------------------------

    def _colours(self) -> tuple[QColor | None, QColor | None, QColor, float]:
        """(ground, edge, ink, border) in the state the button is in."""
        border = float(theme.look().border)
        c = theme.colour
        over = self.underMouse()
        if not self.isEnabled():
            bare = self.kind is Kind.QUIET
            return (None if bare else c("sunk")), (None if bare else c("line")), c("soft"), border
        if self.kind is Kind.MAIN:
            ground = c("actionhi") if over or self.isDown() else c("action")
            return ground, ground, c("onaction"), 0
        if self.kind is Kind.QUIET:
            return (c("actsoft") if over else None), None, c("action"), 0
        if self.kind is Kind.DANGER:
            return (c("oversoft") if over else c("surface")), c("overfill"), c("over"), 1.5
        if self.isChecked():
            return c("actsoft"), c("action"), c("action"), max(border, 1.2)
        return (c("actsoft") if over else c("surface")), c("edge"), c("action"), border

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        ground, edge, ink, border = self._colours()
        inset = border / 2
        body = QRectF(self.rect()).adjusted(inset, inset, -inset, -inset)
        painter.setPen(QPen(edge, border) if edge is not None and border else Qt.PenStyle.NoPen)
        painter.setBrush(ground if ground is not None else Qt.BrushStyle.NoBrush)
        painter.drawRoundedRect(body, 8, 8)
        if self.isDown():
            painter.translate(0, 1)
        self._paint_row(painter, ink, self.kind is Kind.MAIN)
        painter.end()

    def _paint_row(self, painter: QPainter, ink: QColor, filled: bool) -> None:
        words = self.words()
        face = theme.font(self._role, words)
        extras = self._extras()
        avail = self.width() - extras - 2 * self._pad + 2
        text_width = min(QFontMetricsF(face).horizontalAdvance(words) + 2, avail)
        x = (self.width() - extras - text_width) / 2
        if self.kind is Kind.QUIET:
            x = min(x, 0.0 if self.flush else float(self._pad))
        x = self._paint_before(painter, ink, x)
        drop = {"beng": 1, "deva": 1, "telu": 2, "knda": 2}.get(theme.look().script, 0)
        place = QRectF(x, drop, text_width, self.height())
        if text_width < avail or " " not in words:
            shapes.draw_text(painter, place, words, self._role, ink, side=0)
        else:
            painter.setFont(face)
            painter.setPen(ink)
            flags = Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap
            painter.drawText(place, int(flags), words)
        x += text_width
        if self._after:
            side = theme.px(20)
            place = QRectF(x + 9, (self.height() - side) / 2, side, side)
            icons.draw_icon(painter, self._after, place, ink)
            x += side + 9
        if self._show_key:
            hint = shapes.key_hint_text(self._key)
            width, height = shapes.key_hint_size(hint)
            edge = QColor(ink) if filled else theme.colour("edge" if self.isEnabled() else "line")
            edge.setAlphaF(0.7 if filled else 1)
            place = QRectF(x + 10, (self.height() - height) / 2, width, height)
            shapes.draw_key_hint(painter, hint, place, ink, edge)

    def _paint_before(self, painter: QPainter, ink: QColor, x: float) -> float:
        side = theme.px(20)
        place = QRectF(x, (self.height() - side) / 2, side, side)
        if self._busy is not None:
            painter.setPen(shapes.sewn_pen(ink, 2.2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawArc(place.adjusted(2, 2, -2, -2), -self._turn * 16, 270 * 16)
            return x + side + 8
        name = self._icon
        if self.kind is Kind.CHOICE and not name:
            if not self.isChecked():
                return x + (side + 8) / 2
            name = "check"
        if not name:
            return x
        icons.draw_icon(painter, name, place, ink)
        return x + side + 8


class ChoicePair(QWidget):
    """Two (or a few) buttons of which one is chosen. Arrow keys move, Space or Enter chooses.

    `chosen` fires with the key of the choice when a person changes it.
    """

    chosen = Signal(str)

    def __init__(
        self,
        choices: Sequence[tuple[str, Text]],
        value: str = "",
        *,
        name: Text = "",
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._name = name
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(8)
        self.buttons: dict[str, Button] = {}
        for key, text in choices:
            button = Button(text, Kind.CHOICE, on=partial(self._choose, key))
            self.buttons[key] = button
            row.addWidget(button)
        row.addStretch(1)
        self.set_value(value)
        self.retranslate()

    def value(self) -> str:
        """Key of the choice; empty when nothing is chosen yet."""
        return next((k for k, b in self.buttons.items() if b.isChecked()), "")

    def set_value(self, value: str) -> None:
        """Choose without firing."""
        for key, button in self.buttons.items():
            button.setChecked(key == value)
            button.update()

    def retranslate(self) -> None:
        """Say the group's name to readers."""
        self.setAccessibleName(speak(self._name))

    def _choose(self, key: str) -> None:
        self.set_value(key)
        self.chosen.emit(key)
