"""The agenda as a thread from top to bottom, with a row to add a point."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea

from governance.words import ITEM_KINDS
from ui.buttons import Button, Kind
from ui.cards import Card
from ui.fields import LineField
from ui.fields_choice import ChoiceField
from ui.live import say
from ui.thread import AgendaThread

__all__ = ["AgendaCard"]


class AgendaCard(Card):
    """`chosen` (place) goes to a point, `wanted` (title, kind) adds one after the present one."""

    chosen = Signal(int)
    wanted = Signal(str, str)

    def __init__(self) -> None:
        super().__init__(lambda: say("Agenda"))
        self.body.setContentsMargins(13, 0, 11, 12)
        self.thread_ = AgendaThread()
        self.thread_.chosen.connect(self.chosen)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.thread_.setObjectName("scrolled")
        area.setWidget(self.thread_)
        area.setAlignment(Qt.AlignmentFlag.AlignTop)
        self._area = area
        self.add(area, 1)
        self.title = LineField("", placeholder=lambda: say("What it is about"))
        self.kind = ChoiceField("", [(k, lambda w=w: say(w)) for k, w in ITEM_KINDS.items()])
        self.title.box.setAccessibleName(say("Title of the new point"))
        self.kind.box.setAccessibleName(say("Kind of point"))
        self.title.follow = self._titled
        self.kind.follow = self._take
        self.open_button = Button(
            lambda: say("Add item"), Kind.QUIET, icon="plus", on=self.open_row
        )
        self.add_button = Button(lambda: say("Add to the agenda"), icon="plus", on=self._take)
        for part in (self.title, self.kind, self.add_button):
            part.hide()
            self.add(part)
        self.add(self.open_button)

    def keep_in_sight(self, place: int, count: int) -> None:
        """Scroll so that the present point is seen."""
        if count:
            step = self.thread_.sizeHint().height() // count
            self._area.ensureVisible(0, step * place + step // 2, 0, step)

    def allow(self, may: bool) -> None:
        """Whether points may be added."""
        self.open_button.setVisible(may and self.title.isHidden())

    def open_row(self) -> None:
        """Ask for the title of a new point."""
        self.open_button.hide()
        for part in (self.title, self.kind, self.add_button):
            part.show()
        self.kind.set_value("motion")
        self.title.box.setFocus()

    def _titled(self) -> None:
        if self.title.value().strip():
            self.kind.box.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self._close()

    def _take(self) -> None:
        title, kind = self.title.value().strip(), str(self.kind.value() or "info")
        self._close()
        if title:
            self.wanted.emit(title, kind)

    def _close(self) -> None:
        self.title.set_value("")
        for part in (self.title, self.kind, self.add_button):
            part.hide()
        self.open_button.show()
