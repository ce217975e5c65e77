"""The first step of an import: which group, which file (chosen or dropped), and earlier imports."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.people.rows import BatchRow, GroupRow
from ui import shapes, theme
from ui.cards import Card, Row
from ui.empty import Empty
from ui.fields_choice import ChoiceField
from ui.live import Text, say, say_n
from ui.members.list_presenter import group_choices
from ui.state import State

__all__ = ["ImportStart", "dropped_file"]


def dropped_file(event: QDropEvent) -> Path | None:
    """The one file that lies on the pointer."""
    urls = event.mimeData().urls()
    if len(urls) == 1 and urls[0].isLocalFile():
        return Path(urls[0].toLocalFile())
    return None


class _Place(QWidget):
    """Where a file may be dropped: a dashed sheet."""

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        shapes.draw_sheet(
            painter, QRectF(self.rect()), edge=theme.colour("edge"), raised=False, dashed=True
        )
        painter.end()


class ImportStart(QScrollArea):
    """`dropped` fires with a path, `back` with a batch to take back."""

    dropped = Signal(object)
    back = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setAcceptDrops(True)
        holder = QWidget()
        holder.setObjectName("scrolled")
        column = QVBoxLayout(holder)
        column.setContentsMargins(0, 0, 8, 4)
        column.setSpacing(12)
        self.group = ChoiceField(
            lambda: say("Into which group?"),
            key="group",
            help=lambda: say("Rows that name a group of their own go there instead."),
        )
        choose = Card()
        choose.add(self.group)
        column.addWidget(choose)
        place = _Place()
        inner = QVBoxLayout(place)
        inner.addWidget(
            Empty(
                "file-spreadsheet",
                lambda: say(
                    "Drop the register here: a spreadsheet (XLSX) or a CSV file, as you keep it."
                ),
            )
        )
        column.addWidget(place)
        self.earlier = Card(lambda: say("Earlier imports"), tight=True)
        column.addWidget(self.earlier)
        column.addStretch(1)
        self.setWidget(holder)

    def show_start(
        self, groups: Sequence[GroupRow], batches: Sequence[BatchRow], group: object
    ) -> None:
        """Offer the groups and list what was taken over before."""
        self.group.set_choices(group_choices(groups))
        only = groups[0].group_id if len(groups) == 1 else None
        if self.group.value() is None or group:
            self.group.set_value(group or only)
        self.earlier.clear()
        self.earlier.setVisible(bool(batches))
        for batch in batches[:20]:
            self.earlier.add_line()
            self.earlier.add(self._batch(batch))

    def _batch(self, batch: BatchRow) -> Row:
        state: tuple[State, Text] = (State.OK, lambda: say("in the register"))
        button: tuple[Text, Callable[[], object]] | None = (
            lambda: say("Take it back"),
            lambda: self.back.emit(batch),
        )
        if batch.reversed_at is not None:
            state, button = (State.AWAY, lambda: say("taken back")), None
        return Row(
            partial(_made_words, batch),
            partial(_left_words, batch),
            icon="file-spreadsheet",
            state=state,
            button=button,
        )

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if dropped_file(event) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        path = dropped_file(event)
        if path is not None:
            event.acceptProposedAction()
            self.dropped.emit(path)


def _made_words(batch: BatchRow) -> str:
    return say(
        "{when}: {added} taken over, {changed} changed",
        when=i18n.current().moment(batch.made_at),
        added=batch.added,
        changed=batch.changed,
    )


def _left_words(batch: BatchRow) -> str:
    return say_n(
        "{n} row was left for later.",
        "{n} rows were left for later.",
        batch.asked + batch.left_out,
    )
