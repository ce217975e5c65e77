"""Inline notices: a strip, an icon, the bold fact and one plain line what to do.

`for_error` turns an error's key into words through `sr_board.wording`, so that screens, papers and
the command line say the same. A notice is never a dialog and never blocks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from sr_board.base.errors import Fault, SRBoardError
from ui import shapes, theme
from ui.buttons import Button, Kind
from ui.cards import IconMark
from ui.labels import Label
from ui.live import Text, say, speak
from ui.wording import words_for

__all__ = ["Notice", "NoticeStack", "for_error"]

_ICONS = {
    "due": "alert-triangle",
    "over": "alert-square",
    "info": "info-circle",
    "ok": "circle-check",
    "guard": "shield-lock",
}


class Notice(QWidget):
    """One notice. `kind`: due, over, info, ok or guard. At most two buttons."""

    def __init__(
        self,
        kind: str,
        fact: Text,
        line: Text = "",
        *,
        icon: str = "",
        buttons: Sequence[tuple[Text, Callable[[], object]]] = (),
        extra: QWidget | None = None,
    ) -> None:
        super().__init__()
        self.kind = kind
        row = QHBoxLayout(self)
        row.setContentsMargins(22, 11, 16, 11)
        row.setSpacing(14)
        self._mark = IconMark(icon or _ICONS[kind], kind, 24)
        row.addWidget(self._mark, 0, Qt.AlignmentFlag.AlignTop)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.fact = Label(fact, "strong", kind, wrap=True)
        self.line = Label(line, "body", "ink", wrap=True)
        if not speak(line):  # showing it here, without a parent, would open a window
            self.line.hide()
        words.addWidget(self.fact)
        words.addWidget(self.line)
        row.addLayout(words, 1)
        for text, act in list(buttons)[:2]:
            row.addWidget(Button(text, Kind.SECONDARY, on=act))
        if extra is not None:
            row.addWidget(extra)
        policy = QSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self.setAccessibleName(f"{speak(fact)} {speak(line)}")

    def text(self) -> str:
        """Fact and line as one text (for readers and tests)."""
        return f"{self.fact.text()} {self.line.text()}".strip()

    def retranslate(self) -> None:
        """Say the words to readers again."""
        self.setAccessibleName(self.text())

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        rect = QRectF(self.rect())
        ground = theme.colour(f"{self.kind}soft")
        fill = theme.colour(f"{self.kind}fill")
        strong_edge = theme.look().border > 1
        edge = fill if strong_edge else ground
        shapes.draw_sheet(painter, rect, ground=ground, edge=edge, raised=False)
        shapes.draw_strip(painter, rect, fill)
        painter.end()


def for_error(
    error: SRBoardError, *, buttons: Sequence[tuple[Text, Callable[[], object]]] = ()
) -> Notice:
    """The notice that says an error: the fact, and what to do next."""
    if error.key == "not-allowed":
        kind = "guard"
    elif error.fault is Fault.PERSON:
        kind = "due"
    else:
        kind = "over"
    return Notice(kind, lambda: words_for(error)[0], lambda: words_for(error)[1], buttons=buttons)


class NoticeStack(QWidget):
    """Where a page shows its notices; a notice replaces the one with the same name.

    Hidden while empty, so that it takes no room.
    """

    def __init__(self) -> None:
        super().__init__()
        self._shown: dict[str, Notice] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(8)
        self.hide()

    def show_notice(self, notice: Notice, name: str = "main") -> Notice:
        """Show `notice` in the place called `name`."""
        self.drop(name)
        self._shown[name] = notice
        self.column.addWidget(notice)
        self.show()
        return notice

    def show_error(self, error: SRBoardError, name: str = "main") -> Notice:
        """Show the words of an error."""
        return self.show_notice(for_error(error), name)

    def show_saved(
        self, fact: Text | None = None, undo: Callable[[], object] | None = None
    ) -> Notice:
        """Say "Saved", with Undo where it can be undone."""
        buttons = [(lambda: say("Undo"), undo)] if undo is not None else []
        return self.show_notice(Notice("ok", fact or (lambda: say("Saved.")), buttons=buttons))

    def drop(self, name: str = "main") -> None:
        """Take the notice of that name away."""
        old = self._shown.pop(name, None)
        if old is not None:
            self.column.removeWidget(old)
            old.hide()
            old.deleteLater()
        if not self._shown:
            self.hide()

    def clear(self) -> None:
        """Take all notices away."""
        for name in list(self._shown):
            self.drop(name)

    def current(self, name: str = "main") -> Notice | None:
        """The notice shown under that name."""
        return self._shown.get(name)
