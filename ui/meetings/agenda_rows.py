"""Points of an agenda as rows to type into: add, take off, move. Enter goes on and adds a row.

Knows no meeting: it holds titles, kinds and, for points that are stored already, their ids.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QObject, QRectF, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from governance.commands import AgendaEntry
from governance.words import ITEM_KINDS
from sr_board import i18n
from ui import theme
from ui.buttons import Button, Kind
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.labels import Label
from ui.live import say

__all__ = ["AgendaRows", "Point"]


@dataclass(frozen=True)
class Point:
    """One point; `item_id` is None while it is not stored. `entry`: why the program proposed it."""

    title: str
    kind: str = "info"
    item_id: str | None = None
    entry: AgendaEntry | None = None


class _PointRow(QWidget):
    """Number, title, kind. `standing_on` fires when the keyboard comes in."""

    standing_on = Signal()

    def __init__(self, point: Point) -> None:
        super().__init__()
        self.item_id, self.entry = point.item_id, point.entry
        self.here = False
        self.number = Label("", "strong", right=True)
        self.number.setFixedWidth(theme.px(28))
        self.title = LineField("", placeholder=lambda: say("What it is about"), most=200)
        self.kind = ChoiceField("", [(k, lambda w=w: say(w)) for k, w in ITEM_KINDS.items()])
        self.kind.box.setAccessibleName(say("Kind of point"))
        self.title.set_value(point.title)
        self.kind.set_value(point.kind)
        self.kind.setFixedWidth(theme.px(190))
        row = QHBoxLayout(self)
        row.setContentsMargins(8, 6, 8, 6)
        row.setSpacing(12)
        row.addWidget(self.number)
        row.addWidget(self.title, 1)
        row.addWidget(self.kind)
        for box in (self.title.box, self.kind.box):
            box.installEventFilter(self)

    def point(self) -> Point:
        """What stands in the row."""
        title, kind = self.title.value().strip(), str(self.kind.value() or "info")
        return Point(title, kind, self.item_id, self.entry)

    def show_number(self, number: int) -> None:
        """Say where the row stands."""
        self.number.tell(lambda: i18n.current().digits(str(number)))
        self.title.box.setAccessibleName(say("Point {number}", number=number))

    def mark(self, here: bool) -> None:
        """Show whether the buttons below act on this row."""
        self.here = here
        self.update()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FocusIn:
            self.standing_on.emit()
        return False

    def paintEvent(self, _event: QPaintEvent) -> None:
        if not self.here:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(theme.colour("sel"))
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        painter.end()


class AgendaRows(QWidget):
    """The rows and the buttons that act on the row with the keyboard.

    `changed` fires when a person changes anything; `left` when Enter is pressed on an empty last
    row: the agenda is complete.
    """

    changed = Signal()
    left = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[_PointRow] = []
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        self._list = QVBoxLayout()
        self._list.setSpacing(0)
        column.addLayout(self._list)
        column.addSpacing(8)
        grid = QGridLayout()
        grid.setHorizontalSpacing(4)
        self.buttons = [
            Button(lambda: say("Add a point"), Kind.QUIET, icon="plus", on=self.add_after),
            Button(lambda: say("Move up"), Kind.QUIET, key="Alt+Up", on=lambda: self.move_row(-1)),
            Button(
                lambda: say("Move down"), Kind.QUIET, key="Alt+Down", on=lambda: self.move_row(1)
            ),
            Button(lambda: say("Take off"), Kind.QUIET, icon="x", on=self.take_off),
        ]
        for place, button in enumerate(self.buttons):
            grid.addWidget(button, 0, place, Qt.AlignmentFlag.AlignLeft)
        grid.setColumnStretch(len(self.buttons), 1)
        self._grid = grid
        column.addLayout(grid)
        self.show_points(())

    # -- filling and reading --------------------------------------------------------------

    def show_points(self, points: Sequence[Point]) -> None:
        """Show these points; one empty row stands where there is none."""
        for row in self.rows:
            self._list.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = []
        for point in points or (Point(""),):
            self._insert(len(self.rows), point)
        self._settle(0)

    def points(self) -> tuple[Point, ...]:
        """Points with a title, in their order."""
        return tuple(row.point() for row in self.rows if row.point().title)

    def start(self) -> None:
        """Give the keyboard to the first empty title, else the first row."""
        row = next((r for r in self.rows if not r.title.value()), self.rows[0])
        row.title.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def set_narrow(self, narrow: bool) -> None:
        """Put the buttons in two rows where there is no room for one."""
        for place, button in enumerate(self.buttons):
            self._grid.removeWidget(button)
            button.show_key(not narrow)
            row, column = divmod(place, 2) if narrow else (0, place)
            self._grid.addWidget(button, row, column, Qt.AlignmentFlag.AlignLeft)

    # -- acts ------------------------------------------------------------------------------

    def add_after(self) -> None:
        """Put an empty row after the one the person stands on."""
        place = self._here() + 1
        self._insert(place, Point(""))
        self._settle(place)
        self.rows[place].title.box.setFocus(Qt.FocusReason.OtherFocusReason)

    def move_row(self, step: int) -> None:
        """Move the row up (-1) or down (1)."""
        here = self._here()
        there = here + step
        if not 0 <= there < len(self.rows):
            return
        row = self.rows.pop(here)
        self.rows.insert(there, row)
        self._list.removeWidget(row)
        self._list.insertWidget(there, row)
        self._settle(there)
        self.changed.emit()

    def take_off(self) -> None:
        """Take the row off the agenda."""
        here = self._here()
        row = self.rows.pop(here)
        self._list.removeWidget(row)
        row.hide()
        row.deleteLater()
        if not self.rows:
            self._insert(0, Point(""))
        self._settle(min(here, len(self.rows) - 1))
        self.rows[self._here()].title.box.setFocus(Qt.FocusReason.OtherFocusReason)
        self.changed.emit()

    # -- inside ----------------------------------------------------------------------------

    def _here(self) -> int:
        return next((i for i, row in enumerate(self.rows) if row.here), len(self.rows) - 1)

    def _insert(self, place: int, point: Point) -> None:
        row = _PointRow(point)
        row.standing_on.connect(lambda r=row: self._settle(self.rows.index(r)))
        row.title.changed.connect(self.changed)
        row.kind.changed.connect(self.changed)
        row.title.follow = lambda r=row: self._from_title(r)
        row.kind.follow = lambda r=row: self._from_kind(r)
        self.rows.insert(place, row)
        self._list.insertWidget(place, row)

    def _from_title(self, row: _PointRow) -> None:
        if row is self.rows[-1] and not row.title.value().strip():
            self.left.emit()
        else:
            row.kind.box.setFocus(Qt.FocusReason.TabFocusReason)

    def _from_kind(self, row: _PointRow) -> None:
        at = self.rows.index(row)
        if at + 1 < len(self.rows):
            self.rows[at + 1].title.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.add_after()

    def _settle(self, here: int) -> None:
        for place, row in enumerate(self.rows):
            row.show_number(place + 1)
            row.mark(place == here)
