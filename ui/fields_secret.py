"""The passphrase field: hidden letters, Show, and which keyboard is in force.

What is typed here is never put into a draft, a log or the clipboard.
"""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, QRectF, QSize, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from ui import icons, theme
from ui.buttons import Button, Kind
from ui.fields import Field, LineBox
from ui.labels import Label
from ui.live import Text, say

__all__ = ["PassphraseField"]


class _SecretBox(LineBox):
    """The box: a key before, Show or Hide after."""

    def __init__(self) -> None:
        super().__init__(tall=True)
        self.set_icon("key")
        self.setEchoMode(QLineEdit.EchoMode.Password)
        self.setMaxLength(1024)
        hints = Qt.InputMethodHint
        self.setInputMethodHints(
            hints.ImhHiddenText | hints.ImhSensitiveData | hints.ImhNoPredictiveText
        )
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)
        self.inside = Button(
            lambda: say("Hide") if self.shown() else say("Show"), Kind.QUIET, after="eye"
        )
        self.inside.setParent(self)
        self.inside.clicked.connect(self._turn)
        self.textChanged.connect(self.relook)

    def shown(self) -> bool:
        """True while the letters can be read."""
        return self.echoMode() == QLineEdit.EchoMode.Normal

    def _turn(self) -> None:
        modes = QLineEdit.EchoMode
        self.setEchoMode(modes.Password if self.shown() else modes.Normal)
        self.inside.retranslate()
        self._place()
        self.setFocus()

    def relook(self) -> None:
        super().relook()
        if hasattr(self, "inside"):
            self._place()

    def _place(self) -> None:
        size = self.inside.sizeHint()
        high = min(size.height(), self.height() - 4)
        self.inside.setGeometry(
            self.width() - size.width() - 3, (self.height() - high) // 2, size.width(), high
        )
        self.setTextMargins(theme.px(20) + 10, 0, size.width() - 6, 0)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place()

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(240), theme.px(52))


class _KeyboardLine(QWidget):
    """The keyboard in force and whether capital letters are on, as far as it is known."""

    def __init__(self, box: QLineEdit) -> None:
        super().__init__()
        self._caps: bool | None = None
        self._line = Label(self._words, "second", "soft", wrap=True, parent=self)
        box.installEventFilter(self)
        method = QGuiApplication.inputMethod()
        method.localeChanged.connect(self._line.retranslate)

    def _words(self) -> str:
        locale = QGuiApplication.inputMethod().locale()
        language = locale.nativeLanguageName() or "English"
        land = locale.nativeTerritoryName()
        name = f"{language} ({land})" if land else language
        if self._caps is None:
            return say("You are typing in {keyboard}.", keyboard=name)
        if self._caps:
            return say("You are typing in {keyboard}. CAPITAL letters are on.", keyboard=name)
        return say("You are typing in {keyboard}. Capital letters are off.", keyboard=name)

    def eventFilter(self, _box: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            self._notice(event)
        return False

    def _notice(self, event: QKeyEvent) -> None:
        letter = event.text()
        if len(letter) != 1 or not letter.isalpha() or letter.upper() == letter.lower():
            return
        shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
        caps = letter.isupper() != shift
        if caps != self._caps:
            self._caps = caps
            self._line.retranslate()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), theme.line_height("second"))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(120), theme.line_height("second"))

    def resizeEvent(self, _event: QResizeEvent) -> None:
        left = theme.px(28)
        width = self.width() - left
        high = max(theme.line_height("second"), self._line.heightForWidth(width))
        self._line.setGeometry(left, 0, width, high)
        if high > self.height():
            self.setMinimumHeight(high)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        side = theme.px(19)
        top = (theme.line_height("second") - side) / 2
        icons.draw_icon(painter, "keyboard", QRectF(0, top, side, side), theme.colour("soft"))
        painter.end()


class PassphraseField(Field):
    """A passphrase. `keyboard` shows the hint about the keyboard below."""

    def __init__(
        self, label: Text, *, key: str = "", help: Text | None = None, keyboard: bool = True
    ) -> None:
        self.secret = _SecretBox()
        super().__init__(label, self.secret, key=key, help=help)
        if keyboard:
            self.column.insertWidget(2, _KeyboardLine(self.secret))
        self.secret.textEdited.connect(lambda _t: self.changed.emit())

    def value(self) -> str:
        """What is typed."""
        return self.secret.text()

    def set_value(self, value: object) -> None:
        self.secret.setText("" if value is None else str(value))

    def clear(self) -> None:
        """Empty the box and its undo memory."""
        self.secret.clear()

    def retranslate(self) -> None:
        super().retranslate()
        self.secret.inside.retranslate()
