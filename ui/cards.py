"""Cards: white sheets with a heading, hairlines between rows, and the row that waits for someone.

A card is never clickable as a whole; only a tile is.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import (
    QApplication,
    QHBoxLayout,
    QLayout,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from ui import icons, shapes, theme
from ui.buttons import Button
from ui.labels import Label, second, strong
from ui.live import Text, speak
from ui.state import State, StateMark

__all__ = ["Card", "Hairline", "IconMark", "Row", "let_go", "pair", "quiet"]


class Hairline(QWidget):
    """A line between two things."""

    def __init__(self) -> None:
        super().__init__()
        self.setFixedHeight(1)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), theme.colour("line"))
        painter.end()


class IconMark(QWidget):
    """An icon beside its word."""

    def __init__(self, name: str, colour: str = "action", side: int = 26) -> None:
        super().__init__()
        self._name, self._colour, self._side = name, colour, side
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_icon(self, name: str, colour: str) -> None:
        """Show another icon or colour."""
        self._name, self._colour = name, colour
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(theme.px(self._side), theme.px(self._side))

    def minimumSizeHint(self) -> QSize:
        return self.sizeHint()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(0, 0, self.width(), self.width())
        icons.draw_icon(painter, self._name, rect, theme.colour(self._colour))
        painter.end()


def _widgets_of(layout: QLayout) -> Iterator[QWidget]:
    """Widgets of a layout, also those in layouts within it."""
    items = [layout.itemAt(place) for place in range(layout.count())]
    for item in (one for one in items if one is not None):
        widget, inner = item.widget(), item.layout()
        if widget is not None:
            yield widget
        elif inner is not None:
            yield from _widgets_of(inner)


def _show(widget: QWidget) -> None:
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_ExplicitShowHide):
        widget.show()


class Card(QWidget):
    """A sheet. Put things into `body`; `heading` is optional, `aside` stands at its right.

    `kind`: "sheet" (white), "total" (the panel of a sum, tinted, no shadow), "strip:<meaning>"
    (white with an accent strip, such as "strip:duefill"), "guard" (what is not possible: tinted,
    with strip and shield), "none" (nothing drawn).
    """

    def __init__(
        self,
        heading: Text | None = None,
        *,
        aside: QWidget | None = None,
        kind: str = "sheet",
        tight: bool = False,
    ) -> None:
        super().__init__()
        self._kind = kind
        outer = QVBoxLayout(self)
        outer.setContentsMargins(1, 1, 1, 3)
        outer.setSpacing(0)
        self.head: Label | None = None
        if heading is not None:
            row = QHBoxLayout()
            row.setContentsMargins(19, 12, 19, 10)
            row.setSpacing(12)
            guards = kind == "guard"
            self.head = Label(heading, "card", "guard" if guards else "ink")
            if guards:
                row.addWidget(IconMark("shield-lock", "guard"))
            row.addWidget(self.head, 1)
            if aside is not None:
                row.addWidget(aside)
            outer.addLayout(row)
        self.body = QVBoxLayout()
        top = 0 if heading is not None else 16
        self.body.setContentsMargins(*((0, 0, 0, 0) if tight else (19, top, 19, 16)))
        self.body.setSpacing(0 if tight else 8)
        outer.addLayout(self.body, 1)

    def add(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Put a widget or a layout at the end of the card.

        It is shown at once: Qt would show it later, and draw a card in between that is too low.
        """
        if isinstance(thing, QWidget):
            self.body.addWidget(thing, stretch)
            _show(thing)
        else:
            self.body.addLayout(thing, stretch)
            for widget in _widgets_of(thing):
                _show(widget)

    def add_line(self) -> None:
        """Draw a hairline here."""
        self.body.addWidget(Hairline())

    def clear(self) -> None:
        """Take everything out of the body."""
        for widget in list(_widgets_of(self.body)):
            let_go(widget)
            widget.hide()
            widget.deleteLater()
        while self.body.count():
            self.body.takeAt(0)

    def set_kind(self, kind: str) -> None:
        """Change what the sheet looks like."""
        self._kind = kind
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._kind == "none":
            return
        painter = QPainter(self)
        rect = QRectF(self.rect())
        tint = {"total": "actsoft", "guard": "guardsoft"}.get(self._kind)
        if tint is not None:
            edge = theme.colour("line" if theme.look().border > 1 else tint)
            shapes.draw_sheet(painter, rect, ground=theme.colour(tint), edge=edge, raised=False)
        else:
            shapes.draw_sheet(painter, rect)
        strip = "guardfill" if self._kind == "guard" else self._kind.partition("strip:")[2]
        if strip:
            shapes.draw_strip(painter, rect.adjusted(0, 0, 0, -2), theme.colour(strip))
        painter.end()


class Row(QWidget):
    """A row of a card, at least 64 high: icon, bold fact, soft line, state, one button.

    `stacked`: state and button stand below the words, for a card at the side.
    """

    def __init__(
        self,
        fact: Text,
        line: Text = "",
        *,
        icon: str = "",
        symbol: QWidget | None = None,
        state: tuple[State, Text] | None = None,
        button: tuple[Text, Callable[[], object]] | None = None,
        stacked: bool = False,
    ) -> None:
        super().__init__()
        row = QHBoxLayout(self)
        row.setContentsMargins(0 if stacked else 20, 10, 0 if stacked else 16, 10)
        row.setSpacing(14)
        mark = symbol or (IconMark(icon) if icon else None)
        if mark is not None:
            row.addWidget(mark)
        words = _words(fact, line)
        row.addLayout(words, 10)
        if stacked:
            row = QHBoxLayout()
            row.setSpacing(14)
            words.addSpacing(6)
            words.addLayout(row)
        self.mark = StateMark(*state) if state else None
        if self.mark is not None:
            holder = QHBoxLayout()
            holder.addWidget(self.mark)
            holder.addStretch(1)
            row.addLayout(holder, 4)
        self.button: Button | None = None
        if button is not None:
            self.button = Button(button[0], on=button[1])
            self.button.setMinimumWidth(theme.px(156))
            row.addWidget(self.button, 0, Qt.AlignmentFlag.AlignVCenter)
        self.setMinimumHeight(theme.px(64))


def _words(fact: Text, line: Text) -> QVBoxLayout:
    words = QVBoxLayout()
    words.setSpacing(0)
    words.addStretch(1)
    words.addWidget(strong(fact, wrap=True))
    if speak(line):
        words.addWidget(Label(line, "body", "soft", wrap=True))
    words.addStretch(1)
    return words


def quiet(text: Text) -> Label:
    """One soft line in a card without margins of its own, where rows would stand."""
    label = Label(text, "body", "soft", wrap=True)
    label.setContentsMargins(20, 4, 16, 14)
    return label


def let_go(widget: QWidget) -> None:
    """The keyboard leaves a part that is about to go. Qt would hand it on to the next part in line
    and scroll there; the page takes it instead, and gives it anew when the rows stand."""
    held = QApplication.focusWidget()
    if held is None or not (held is widget or widget.isAncestorOf(held)):
        return
    walk = widget.parentWidget()
    while walk is not None:
        catch = getattr(walk, "catch_keyboard", None)
        if catch is not None:
            catch()
            return
        walk = walk.parentWidget()


def pair(label: Text, value: Text) -> QHBoxLayout:
    """A soft label at the left and a value at the right."""
    row = QHBoxLayout()
    row.addWidget(second(label), 1)
    row.addWidget(Label(value, "body", right=True))
    return row
