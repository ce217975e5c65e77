"""The page: heading, one line of guidance, notices, the work (scrolling), a fixed button row.

How to write one stands in docs/desktop.md. A page holds widgets only; what they show comes from a
presenter, and no page asks about money, law or roles itself.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLayout, QScrollArea, QVBoxLayout, QWidget

from sr_board.base.errors import SRBoardError
from sr_board.base.results import Done
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.form import Form
from ui.jobs import Job, Progress
from ui.labels import Label, heading
from ui.live import Text, say, speak
from ui.notices import NoticeStack
from ui.tab_order import order_by_layout

__all__ = ["ButtonRow", "Page"]


class ButtonRow(QWidget):
    """The row at the foot: helpers left, a reason in words, the one main button right."""

    def __init__(self) -> None:
        super().__init__()
        self.main: Button | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(8)
        self._row = row = QHBoxLayout()
        row.setSpacing(12)
        self._left = QHBoxLayout()
        self._left.setSpacing(12)
        self._right = QHBoxLayout()
        self._right.setSpacing(12)
        self.reason = Label("", "body", "soft", wrap=True, right=True)
        self.reason.hide()
        row.addLayout(self._left)
        row.addWidget(self.reason, 1)
        row.addStretch(0)
        row.addLayout(self._right)
        self._column.addLayout(row)
        self.hide()

    def helper(self, button: Button) -> Button:
        """Add a button at the left; a quiet one at the start stands with its icon at the edge."""
        if self._left.count() == 0 and button.kind is Kind.QUIET:
            button.flush = True
        self._left.addWidget(button)
        self.show()
        return button

    def beside(self, button: Button) -> Button:
        """Add a secondary button beside the main one."""
        self._right.insertWidget(self._right.count() - (1 if self.main else 0), button)
        self.show()
        return button

    def set_main(self, button: Button) -> Button:
        """Put the one main button at the right."""
        self.main = button
        self._right.addWidget(button)
        self.show()
        return button

    def say_reason(self, text: Text) -> None:
        """Words beside the main button: why it is off, or what it will do."""
        self.reason.tell(text)
        self.reason.setVisible(bool(speak(text)))

    def set_narrow(self, narrow: bool) -> None:
        """In a narrow window the words stand above the buttons."""
        if narrow:
            self._column.insertWidget(0, self.reason)
        else:
            self._row.insertWidget(1, self.reason, 1)
        self._row.setStretch(self._row.count() - 2, 1 if narrow else 0)
        if self.main is not None:
            self.main.show_key(not narrow)


class Page(QWidget):
    """Base of all pages.

    Class attributes: `listens`, the kinds of data that make `refresh()` run; `scrolls`, False when
    the work scrolls itself (a table that fills the page); `keeps_place`, True when who comes back
    stands where she was, not at the top.
    """

    listens: frozenset[str] = frozenset()
    scrolls = True
    keeps_place = False
    appeared = Signal(object)
    """The page is shown; with the place it was shown for."""

    def __init__(self, desk: Desk, title: Text, guidance: Text = "") -> None:
        super().__init__()
        self.desk = desk
        self.narrow = False
        self.asides: list[QWidget] = []  # parts that never get the keyboard by themselves
        self._arriving = False
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(24, 20, 24, 16)
        self.column.setSpacing(12)
        self._make_head(title, guidance)
        self.notices = NoticeStack()
        self.column.addWidget(self.notices)
        self.above = QVBoxLayout()
        self.column.addLayout(self.above)
        self.work = QVBoxLayout()
        self.work.setSpacing(12)
        self._make_work()
        self.foot = ButtonRow()
        self.column.addWidget(self.foot)

    def _make_head(self, title: Text, guidance: Text) -> None:
        row = QHBoxLayout()
        row.setSpacing(12)
        words = QVBoxLayout()
        words.setSpacing(2)
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.guidance = Label(guidance, "body", "soft", wrap=True)
        if not speak(guidance):  # showing it here, without a parent, would open a window
            self.guidance.hide()
        words.addWidget(self.title)
        words.addWidget(self.guidance)
        self.beside_title = QHBoxLayout()
        self.beside_title.setSpacing(12)
        row.addLayout(words, 1)
        row.addLayout(self.beside_title)
        row.setAlignment(self.beside_title, Qt.AlignmentFlag.AlignTop)
        self._head, self._head_words = row, words
        self.column.addLayout(row)

    def _make_work(self) -> None:
        if not self.scrolls:
            self.column.addLayout(self.work, 1)
            return
        holder = QWidget()
        holder.setObjectName("scrolled")
        holder.setLayout(self.work)
        self.work.setContentsMargins(0, 4, 0, 8)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder)
        self.column.addWidget(self.area, 1)

    # -- for page writers -------------------------------------------------------------------

    def guidance_beside_title(self) -> None:
        """Heading and guidance in one row, where the work below needs the height."""
        self._head_words.removeWidget(self.guidance)
        self._head.insertWidget(1, self.guidance, 1)
        self._head.setStretch(0, 0)
        self.title.setWordWrap(False)

    def put(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Add a widget or a layout to the work."""
        if isinstance(thing, QWidget):
            self.work.addWidget(thing, stretch)
        else:
            self.work.addLayout(thing, stretch)

    def set_title(self, title: Text, guidance: Text | None = None) -> None:
        """Show another heading (and guidance)."""
        self.title.tell(title)
        if guidance is not None:
            self.guidance.tell(guidance)
            self.guidance.setVisible(bool(speak(guidance)))

    def read(
        self, work: Callable[[], Any], show: Callable[[Any], object], *, words: Text = ""
    ) -> Job:
        """Run a query off the screen and show its rows; an error becomes a notice."""
        return self.desk.jobs.run(
            work,
            partial(self._put_up, show),
            self.show_error,
            owner=self,
            words=words or (lambda: say("Reading")),
        )

    def _put_up(self, show: Callable[[Any], object], found: Any) -> None:
        """Who has just come stands at the top and at the first thing to do."""
        at = self._scrolled_to() if self.keeps_place else 0
        show(found)
        if self._arriving:
            QTimer.singleShot(0, self, partial(self._come_to_rest, at))

    def catch_keyboard(self) -> None:
        """The part with the keyboard goes away: hold it until the new rows stand, and stay at this
        place of the page."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)
        QTimer.singleShot(0, self, partial(self._give_keyboard, self._scrolled_to()))

    def _give_keyboard(self, place: int) -> None:
        if self.hasFocus() and not self._arriving:
            self._come_to_rest(place)

    def _scrolled_to(self) -> int:
        return self.area.verticalScrollBar().value() if self.scrolls else 0

    def _come_to_rest(self, place: int) -> None:
        self._arriving = False
        if self.scrolls:
            self.work.activate()  # new parts have their places before one of them is gone to
        if self.isVisible():
            self.take_focus()
        if self.scrolls:
            self.area.verticalScrollBar().setValue(place)

    def write(
        self,
        work: Callable[[], Done],
        done: Callable[[Done], object] | None = None,
        *,
        words: Text | None = None,
        form: Form | None = None,
    ) -> Job:
        """Run a command: the main button is busy, then pages hear what changed, then `done`.

        An error is put at its field when `form` has it, otherwise it becomes a notice.
        """
        busy: Text = words or (lambda: say("Saving"))
        self._set_busy(busy)
        self.desk.writing.emit()

        def settle(result: Done) -> None:
            self._set_busy(None)
            self.desk.written.emit()
            self.desk.announce(result.changed)
            if done is not None:
                done(result)

        def fail(error: SRBoardError) -> None:
            self._set_busy(None)
            self.desk.refused.emit()
            if form is None or not form.show_error(error):
                self.show_error(error)

        return self.desk.jobs.run(work, settle, fail, owner=self, words=busy)

    def run_long(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object],
        *,
        words: Text,
        cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """Run work that takes seconds: a bar with `words` and Cancel appears at the foot."""
        self._set_busy(words)

        def settle(result: Any) -> None:
            self._set_busy(None)
            done(result)

        def fail(error: SRBoardError) -> None:
            self._set_busy(None)
            self.show_error(error)

        def stop() -> None:
            self._set_busy(None)
            if cancelled is not None:
                cancelled()

        return self.desk.jobs.run_long(work, settle, fail, owner=self, words=words, cancelled=stop)

    def show_error(self, error: SRBoardError) -> None:
        """Say an error in place."""
        self.notices.show_error(error)

    def _set_busy(self, words: Text | None) -> None:
        if self.foot.main is not None:
            self.foot.main.set_busy(words)

    # -- what a page may override -----------------------------------------------------------

    def arrive(self, **place: object) -> None:
        """The page is shown; `place` says which object (an id). Called before `refresh`."""

    def refresh(self) -> None:
        """Ask the presenter again and show it. Called when shown, and when data changed."""

    def take_focus(self) -> None:
        """Give the keyboard to the first thing in the work, else to a button of the foot."""
        order = order_by_layout(self)
        able = [w for w in order if w.isVisible() and w.isEnabled()]
        head = _in_layout(self.beside_title)
        out = [self.foot, *self.asides]
        work = [w for w in able if w not in head and not any(one.isAncestorOf(w) for one in out)]
        foot = [w for w in able if self.foot.isAncestorOf(w)]
        first = next(iter([*work, self.foot.main or next(iter(foot), None)]))
        if first is not None:
            first.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self._arriving = True  # what is still being read gets the keyboard when it stands

    def leave(self) -> None:
        """Another page is shown now."""

    def draft(self) -> dict[str, object] | None:
        """What is typed and not saved, as plain data; None when there is nothing to keep."""
        return None

    def restore(self, draft: dict[str, object]) -> None:
        """Put a draft back into the fields."""

    def set_narrow(self, narrow: bool) -> None:
        """The window crossed 1200 px: put columns under one another (call super)."""
        self.narrow = narrow
        side = 20 if narrow else 24
        self.column.setContentsMargins(side, 12 if narrow else 20, side, 12 if narrow else 16)
        self.foot.set_narrow(narrow)

    # -- for the frame ----------------------------------------------------------------------

    def appear(self, place: dict[str, object]) -> None:
        """The frame shows this page."""
        self._arriving = True
        self.arrive(**place)
        self.refresh()
        # Its parts are shown by then.
        at = self._scrolled_to() if self.keeps_place else 0
        QTimer.singleShot(0, self, partial(self._come_to_rest, at))
        self.appeared.emit(place)

    def hear(self, kinds: frozenset[str]) -> None:
        """Data of these kinds changed."""
        if not self.listens & kinds:
            return
        if self.isVisible():  # hidden pages refresh when they are shown
            self.refresh()


def _in_layout(layout: QLayout) -> list[QWidget]:
    items = (layout.itemAt(at) for at in range(layout.count()))
    found = (item.widget() for item in items if item is not None)
    return [widget for widget in found if widget is not None]
