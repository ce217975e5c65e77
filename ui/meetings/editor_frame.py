"""The frame of the minutes editor: agenda at the left, the point in the middle, seats at the right.

Below 1200 px the three parts stand under tabs. What the parts do is the page's affair.
"""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from sr_board import i18n
from sr_board.access.roles import Action
from ui import theme
from ui.buttons import Button, ChoicePair, Kind
from ui.desk import Desk
from ui.live import say
from ui.meetings.agenda_card import AgendaCard
from ui.meetings.editor_presenter import EditorPresenter, Sitting
from ui.meetings.item_sheet import ItemSheet
from ui.meetings.room_card import RoomCard
from ui.meetings.times import clock_words, day_words
from ui.page import Page

__all__ = ["EditorFrame"]


class EditorFrame(Page):
    """The parts and where they stand."""

    scrolls = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("Minutes"))
        self.sitting: Sitting | None = None
        self.may = desk.may(Action.MEETINGS_WRITE)
        self.may_mark = desk.may(Action.ATTENDANCE_WRITE)
        self._build()
        self._build_foot()
        self._show_tab("item")

    def _build(self) -> None:
        self.close_button = Button(
            lambda: say("Close the meeting"), icon="door-exit", on=self.go_close
        )
        self.beside_title.addWidget(self.close_button)
        self.guidance_beside_title()
        self.agenda = AgendaCard()
        self.sheet = ItemSheet()
        self.room = RoomCard()
        self.middle = QWidget()
        self._middle = QVBoxLayout(self.middle)
        self._middle.setContentsMargins(0, 0, 0, 0)
        self._middle.setSpacing(12)
        area = QScrollArea()
        area.setFrameShape(QFrame.Shape.NoFrame)
        area.setWidgetResizable(True)
        area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.sheet.setObjectName("scrolled")
        area.setWidget(self.sheet)
        self._middle.addWidget(area, 1)
        self.tabs = ChoicePair(
            [
                ("item", lambda: say("This point")),
                ("agenda", lambda: say("Agenda")),
                ("room", self._room_words),
            ],
            "item",
            name=lambda: say("Part of the page"),
        )
        self.tabs.chosen.connect(self._show_tab)
        self.tabs.hide()
        self.put(self.tabs)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addWidget(self.agenda)
        row.addWidget(self.middle, 1)
        row.addWidget(self.room)
        self.put(row, 1)

    def _build_foot(self) -> None:
        self.aloud = self.foot.helper(
            Button(lambda: say("Read aloud"), Kind.QUIET, icon="volume", on=self.read_aloud)
        )
        self.off_button = self.foot.beside(Button(self._off_words, on=self.put_off))
        self.off_button.hide()
        self.next_button = self.foot.beside(
            Button(lambda: say("Next point"), key="Ctrl+N", on=self.next_point)
        )
        self.next_button.show_key(False)
        self.main = self.foot.set_main(
            Button(lambda: say("Next point"), Kind.MAIN, key="Ctrl+Return", on=self.go_on)
        )
        self.sheet.vote.end_at(self.main)

    def _show_title(self, sitting: Sitting) -> None:
        record = sitting.whole.record
        offset = record.offset_minutes
        at = record.opened_at or record.planned_at

        def facts() -> str:
            parts = [day_words(at, offset)]
            if record.chair is not None:
                parts.append(say("{name} presides", name=record.chair.name))
            parts.append(say("since {time}", time=clock_words(at, offset)))
            return "  ·  ".join(parts)

        self.set_title(lambda: say("Meeting {number}, minutes", number=record.number), facts)
        self.close_button.tell(
            (lambda: say("Close the meeting"))
            if sitting.running
            else (lambda: say("To the minutes"))
        )
        self.close_button.setVisible(self.may or not sitting.running)

    def _room_words(self) -> str:
        sitting = self.sitting
        if sitting is None:
            return say("Who is here")
        return say("Who is here: {here} of {roll}", here=sitting.here, roll=sitting.roll)

    # -- what the page does ------------------------------------------------------------------

    def _off_words(self) -> str:
        if self.sitting is None:
            return say("Put it off")
        day = i18n.current().date(EditorPresenter.next_day(self.sitting), "day")
        return say("Move to {date}", date=day)

    def put_off(self) -> None:
        """Too few are here."""
        raise NotImplementedError

    def go_close(self) -> None:
        """Close the meeting."""
        raise NotImplementedError

    def read_aloud(self) -> None:
        """Show the text in large type."""
        raise NotImplementedError

    def next_point(self) -> None:
        """Go to the next point."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The main button."""
        raise NotImplementedError

    # -- the place of the parts --------------------------------------------------------------

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        if narrow:
            self.column.insertWidget(1, self.notices)
            self.column.addWidget(self.foot)
        else:
            self._middle.insertWidget(0, self.notices)
            self._middle.addWidget(self.foot)
        self.sheet.narrow = narrow
        self.tabs.setVisible(narrow)
        self.relook()
        self._show_tab(self.tabs.value())

    def relook(self) -> None:
        """Take the widths of the side columns from the scale in force."""
        wide = not self.narrow
        self.agenda.setFixedWidth(theme.px(224)) if wide else self._free(self.agenda)
        self.room.setFixedWidth(theme.px(304)) if wide else self._free(self.room)

    @staticmethod
    def _free(widget: QWidget) -> None:
        widget.setMinimumWidth(0)
        widget.setMaximumWidth(16_777_215)

    def _show_tab(self, tab: str) -> None:
        wide = not self.narrow
        self.agenda.setVisible(wide or tab == "agenda")
        self.middle.setVisible(wide or tab == "item")
        self.room.setVisible(wide or tab == "room")
