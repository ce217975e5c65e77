"""Fields: label above, box of at least 44 px, help or error below. Line, text and number here.

A field shows what is wrong and never judges itself: the presenter sets the error. Enter goes to
the next field and never saves. `key` is the field's name in the command, so that an error that
names a field finds it.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QMimeData, QRectF, QSize, Qt, Signal
from PySide6.QtGui import (
    QFocusEvent,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QPaintEvent,
)
from PySide6.QtWidgets import QLineEdit, QPlainTextEdit, QSizePolicy, QVBoxLayout, QWidget

from sr_board.base.text import ascii_digits
from ui import icons, theme
from ui.labels import Label
from ui.live import Text, own_digits, speak

__all__ = [
    "Field",
    "LineBox",
    "LineField",
    "NumberField",
    "TextField",
    "follow_digits",
]

_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


def follow_digits(line: QLineEdit) -> None:
    """Write what stands in a box of figures in the digits that the screen shows now."""
    shown = own_digits(ascii_digits(line.text()))
    if shown != line.text():
        place = line.cursorPosition()
        line.setText(shown)
        line.setCursorPosition(place)


def _copies(event: QKeyEvent) -> bool:
    """Whether a key would copy or cut."""
    keys = QKeySequence.StandardKey
    return event.matches(keys.Copy) or event.matches(keys.Cut)


class LineBox(QLineEdit):
    """One line of text in a box high enough for lower conjuncts, with an optional icon before."""

    ring_radius = 8
    entered = Signal()

    def __init__(self, parent: QWidget | None = None, *, tall: bool = False) -> None:
        super().__init__(parent)
        self._tall = tall
        self._icon = ""
        self._private = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.relook)
        self.relook()

    def keep_private(self) -> None:
        """Nothing of it goes onto the clipboard: no copying, no menu, no marking with the mouse
        that the next window could paste."""
        self._private = True
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if not self._private or not self.hasSelectedText():
            super().mouseReleaseEvent(event)
            return
        start, length = self.selectionStart(), self.selectionLength()
        self.deselect()  # what is marked when the mouse is let go would be pasted elsewhere
        super().mouseReleaseEvent(event)
        self.setSelection(start, length)

    def set_icon(self, name: str) -> None:
        """Show an icon at the start of the box."""
        self._icon = name
        self.setTextMargins(theme.px(20) + 10, 0, 0, 0)

    def relook(self) -> None:
        """Take the face that suits what is typed."""
        wanted = theme.font("body", self.text())
        if wanted != self.font():
            self.setFont(wanted)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(220), theme.px(52 if self._tall else 44))

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(70), theme.px(52 if self._tall else 44))

    def focusInEvent(self, event: QFocusEvent) -> None:
        super().focusInEvent(event)
        reasons = Qt.FocusReason
        if event.reason() in (reasons.OtherFocusReason, reasons.ActiveWindowFocusReason):
            self.end(False)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._private and _copies(event):
            return
        if event.key() in _ENTER:
            # Ctrl+Enter belongs to the main button; plain Enter never saves.
            event.setAccepted(not event.modifiers() & Qt.KeyboardModifier.ControlModifier)
            if event.isAccepted():
                self.entered.emit()
            return
        super().keyPressEvent(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if self._icon:
            painter = QPainter(self)
            side = theme.px(20)
            place = QRectF(14, (self.height() - side) / 2, side, side)
            icons.draw_icon(painter, self._icon, place, theme.colour("soft"))
            painter.end()


class TextBox(QPlainTextEdit):
    """Several lines of text. Enter is a new line here, Tab leaves."""

    ring_radius = 8
    entered = Signal()

    def __init__(self, rows: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows = rows
        self._private = False
        self.setTabChangesFocus(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.MinimumExpanding)
        self.textChanged.connect(self.relook)
        self.relook()

    def keep_private(self) -> None:
        """Nothing of it goes onto the clipboard or into another window."""
        self._private = True
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.NoContextMenu)

    def createMimeDataFromSelection(self) -> QMimeData:
        """What would be copied, dragged, or pasted with the middle button: nothing when private."""
        return QMimeData() if self._private else super().createMimeDataFromSelection()

    def show_rows(self, rows: int) -> None:
        """Show so many lines at once."""
        self._rows = rows
        self.updateGeometry()

    def relook(self) -> None:
        """Take the face that suits what is typed."""
        wanted = theme.font("body", self.toPlainText()[:400])
        if wanted != self.font():
            self.setFont(wanted)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(300), self._rows * theme.line_height("body") + 28)

    def minimumSizeHint(self) -> QSize:
        return QSize(theme.px(160), min(self._rows, 3) * theme.line_height("body") + 28)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._private and _copies(event):
            return
        if event.key() in _ENTER and event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class ErrorLine(QWidget):
    """Help in soft ink, or what is wrong with its icon."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._wrong = False
        self.line = Label("", "second", "soft", wrap=True)
        self._box = QVBoxLayout(self)
        self._box.setContentsMargins(0, 0, 0, 0)
        self._box.addWidget(self.line)

    def show_text(self, text: Text | None, wrong: bool) -> None:
        """Show help or an error; None or no words hide the line."""
        self._wrong = wrong
        self.line.tell(text or "", "over" if wrong else "soft")
        self._box.setContentsMargins(theme.px(24) if wrong else 0, 0, 0, 0)
        self.setVisible(bool(speak(text)))
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self._wrong:
            return
        painter = QPainter(self)
        side = theme.px(18)
        top = (theme.line_height("second") - side) / 2
        icons.draw_icon(painter, "alert-square", QRectF(0, top, side, side), theme.colour("over"))
        painter.end()


class Field(QWidget):
    """Base of all fields. `changed` fires when a person changes the value.

    Subclasses give `box` (the widget that takes the keyboard), `value()` and `set_value()`.
    """

    changed = Signal()

    def __init__(
        self, label: Text, box: QWidget, *, key: str = "", help: Text | None = None
    ) -> None:
        super().__init__()
        self.key = key
        self.box = box
        self.follow: Callable[[], None] | None = None
        self._label_words, self._help = label, help
        self._error: Text | None = None
        self.label = Label("", "body")
        self.label.setBuddy(box)
        self.below = ErrorLine()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(5)
        self.column.addWidget(self.label)
        self.column.addWidget(box)
        self.column.addWidget(self.below)
        self.setFocusProxy(box)
        entered = getattr(box, "entered", None)
        if entered is not None:
            entered.connect(self.go_on)
        self.retranslate()

    def value(self) -> object:
        """What the field holds."""
        raise NotImplementedError

    def set_value(self, value: object) -> None:
        """Put a value in without firing `changed`."""
        raise NotImplementedError

    def go_on(self) -> None:
        """Go to the next field (a form sets the way), never save."""
        if self.follow is not None:
            self.follow()
        else:
            self.box.focusNextChild()

    def error(self) -> str:
        """The words of the error shown, or nothing."""
        return speak(self._error)

    def set_error(self, text: Text | None) -> None:
        """Mark the field as wrong and say why; None clears it."""
        self._error = text
        self.box.setProperty("wrong", text is not None)
        self.box.style().unpolish(self.box)
        self.box.style().polish(self.box)
        self._show_below()

    def set_help(self, text: Text | None) -> None:
        """Show other help (for example what was understood)."""
        self._help = text
        self._show_below()

    def set_read_only(self, on: bool) -> None:
        """Show the value without letting it change."""
        if isinstance(self.box, QLineEdit | QPlainTextEdit):
            self.box.setReadOnly(on)
            self.box.style().unpolish(self.box)
            self.box.style().polish(self.box)
        else:
            self.box.setEnabled(not on)

    def retranslate(self) -> None:
        """Say label, help and error again."""
        words = speak(self._label_words)
        self.label.tell(self._label_words)
        self.label.setVisible(bool(words))
        self.box.setAccessibleName(words)
        self._show_below()

    def _show_below(self) -> None:
        wrong = self._error is not None
        text = self._error if wrong else self._help
        self.below.show_text(text, wrong)
        self.box.setAccessibleDescription(speak(text))


class LineField(Field):
    """One line of text."""

    def __init__(
        self,
        label: Text,
        *,
        key: str = "",
        help: Text | None = None,
        placeholder: Text = "",
        most: int = 200,
        icon: str = "",
    ) -> None:
        self._placeholder = placeholder
        self.line = LineBox()
        self.line.setMaxLength(most)
        if icon:
            self.line.set_icon(icon)
        super().__init__(label, self.line, key=key, help=help)
        self.line.textEdited.connect(lambda _t: self.changed.emit())

    def value(self) -> str:
        """The text as typed."""
        return self.line.text()

    def set_value(self, value: object) -> None:
        self.line.setText("" if value is None else str(value))
        self.line.setCursorPosition(0)

    def retranslate(self) -> None:
        self.line.setPlaceholderText(speak(self._placeholder))
        super().retranslate()


class TextField(Field):
    """Several lines of text; `rows` is how many are seen at once."""

    def __init__(
        self,
        label: Text,
        *,
        key: str = "",
        help: Text | None = None,
        placeholder: Text = "",
        rows: int = 4,
    ) -> None:
        self._placeholder = placeholder
        self.text = TextBox(rows)
        self._quiet = False
        super().__init__(label, self.text, key=key, help=help)
        self.text.textChanged.connect(self._typed)

    def _typed(self) -> None:
        if not self._quiet:
            self.changed.emit()

    def value(self) -> str:
        """The text as typed."""
        return self.text.toPlainText()

    def set_value(self, value: object) -> None:
        self._quiet = True
        self.text.setPlainText("" if value is None else str(value))
        self._quiet = False

    def set_read_only(self, on: bool) -> None:
        self.text.setProperty("readOnly", on)
        super().set_read_only(on)

    def retranslate(self) -> None:
        self.text.setPlaceholderText(speak(self._placeholder))
        super().retranslate()


class NumberField(LineField):
    """A whole number, typed in the digits of any script, right-aligned."""

    def __init__(
        self, label: Text, *, key: str = "", help: Text | None = None, digits: int = 9
    ) -> None:
        super().__init__(label, key=key, help=help, most=digits + 4)
        self.line.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        self.line.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)

    def set_value(self, value: object) -> None:
        super().set_value(own_digits(value))

    def retranslate(self) -> None:
        super().retranslate()
        follow_digits(self.line)

    def number(self) -> int | None:
        """The number, or None when the box is empty or holds something else."""
        bare = ascii_digits(self.line.text()).replace(",", "").replace("\u00a0", "").strip()
        return int(bare) if bare.isdigit() else None

    def is_wrong(self) -> bool:
        """True when something is typed that is not a whole number."""
        return bool(self.line.text().strip()) and self.number() is None
