"""Fields that choose: one of a list, yes or no, and the search box."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFontMetrics, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QAbstractButton, QComboBox, QListView, QSizePolicy, QWidget

from ui import icons, shapes, theme
from ui.fields import Field, LineField
from ui.live import Text, say, speak

__all__ = ["CheckLine", "ChoiceField", "SearchField"]


class ChoiceBox(QComboBox):
    """The box of a choice; paints itself, opens with Alt+Down or Space, letters jump."""

    ring_radius = 8
    entered = Signal()

    def __init__(self) -> None:
        super().__init__()
        view = QListView()
        view.setObjectName("choices")
        self.setView(view)
        self.setMaxVisibleItems(9)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def sizeHint(self) -> QSize:
        metrics = QFontMetrics(theme.font("body"))
        widest = max(
            (metrics.horizontalAdvance(self.itemText(i)) for i in range(self.count())), default=0
        )
        return QSize(min(max(widest + theme.px(66), theme.px(120)), theme.px(420)), theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(110), theme.px(44))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.isAccepted():
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def wheelEvent(self, event: object) -> None:
        """The wheel scrolls the page, it never changes a choice by accident."""
        event.ignore()  # type: ignore[attr-defined]

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        c = theme.colour
        wrong = bool(self.property("wrong"))
        edge = c("overfill") if wrong else c("edge" if self.isEnabled() else "line")
        shapes.draw_sheet(
            painter,
            QRectF(self.rect()),
            radius=8,
            ground=c("surface" if self.isEnabled() else "sunk"),
            edge=edge,
            width=2 if wrong else None,
            raised=False,
        )
        side = theme.px(20)
        right = self.width() - side - 12
        text = self.currentText()
        tone = "ink" if self.currentIndex() >= 0 else "soft"
        if self.currentIndex() < 0:
            text = self.placeholderText()
        shapes.draw_text(painter, QRectF(15, 0, right - 20, self.height()), text, "body", c(tone))
        place = QRectF(right, (self.height() - side) / 2, side, side)
        icons.draw_icon(painter, "chevron-down", place, c("action"))
        painter.end()


class ChoiceField(Field):
    """One of a list. `choices`: (key, words) pairs; `value()` is the key or None."""

    def __init__(
        self,
        label: Text,
        choices: Sequence[tuple[object, Text]] = (),
        *,
        key: str = "",
        help: Text | None = None,
        placeholder: Text = "",
    ) -> None:
        self.choice = ChoiceBox()
        self._choices: list[tuple[object, Text]] = []
        self._placeholder = placeholder or (lambda: say("Choose"))
        super().__init__(label, self.choice, key=key, help=help)
        self.set_choices(choices)
        self.choice.activated.connect(lambda _i: self.changed.emit())

    def set_choices(self, choices: Sequence[tuple[object, Text]]) -> None:
        """Offer other choices; the one chosen stays when it is still there."""
        kept = self.value()
        self._choices = list(choices)
        self.choice.clear()
        self.choice.addItems([speak(words) for _, words in self._choices])
        self.set_value(kept)

    def value(self) -> object:
        """Key of the choice, None when nothing is chosen."""
        index = self.choice.currentIndex()
        return self._choices[index][0] if 0 <= index < len(self._choices) else None

    def set_value(self, value: object) -> None:
        keys = [key for key, _ in self._choices]
        self.choice.setCurrentIndex(keys.index(value) if value in keys else -1)

    def retranslate(self) -> None:
        self.choice.setPlaceholderText(speak(self._placeholder))
        for index, (_, words) in enumerate(self._choices):
            self.choice.setItemText(index, speak(words))
        super().retranslate()


class CheckLine(QAbstractButton):
    """A box to tick with its words beside it; Space ticks, Enter goes on."""

    ring_radius = 8

    def __init__(self, text: Text, *, checked: bool = False, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._words = text
        self.setCheckable(True)
        self.setChecked(checked)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self.retranslate()

    def retranslate(self) -> None:
        """Say the words in the language in force."""
        self.setText(speak(self._words).replace("&", "&&"))
        self.setAccessibleName(speak(self._words))
        self.updateGeometry()

    def tell(self, text: Text) -> None:
        """Show other words."""
        self._words = text
        self.retranslate()

    def sizeHint(self) -> QSize:
        words = speak(self._words)
        width = QFontMetrics(theme.font("body", words)).horizontalAdvance(words)
        return QSize(width + theme.px(24) + 18, theme.px(44))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers():
            self.focusNextChild()
            return
        super().keyPressEvent(event)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        c = theme.colour
        side = theme.px(22)
        box = QRectF(4, (self.height() - side) / 2, side, side)
        on = self.isChecked()
        edge = c("action") if on else c("edge")
        painter.setPen(QPen(edge, 1.6))
        painter.setBrush(c("action") if on else c("surface"))
        painter.drawRoundedRect(box.adjusted(0.8, 0.8, -0.8, -0.8), 5, 5)
        if on:
            icons.draw_icon(painter, "check", box.adjusted(3, 3, -3, -3), c("onaction"))
        tone = c("ink" if self.isEnabled() else "soft")
        place = QRectF(side + 14, 0, self.width() - side - 14, self.height())
        shapes.draw_text(painter, place, speak(self._words), "body", tone)
        painter.end()


class SearchField(LineField):
    """The search box. `searched` fires with the text a moment after typing stops."""

    searched = Signal(str)

    def __init__(self, placeholder: Text, *, wait_ms: int = 120) -> None:
        super().__init__("", placeholder=placeholder, icon="search")
        self._wait = QTimer(self, singleShot=True, interval=wait_ms)
        self._wait.timeout.connect(lambda: self.searched.emit(self.value()))
        self.line.textChanged.connect(lambda _t: self._wait.start())

    def retranslate(self) -> None:
        super().retranslate()
        self.box.setAccessibleName(speak(self._placeholder))
