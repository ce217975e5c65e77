"""Screens before the vault is open that go page by page: picture, thread of knots, page, buttons.

Back always works. What the pages ask and what the last button does is the subclass's.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sr_board.base.errors import SRBoardError
from ui.buttons import Button, Kind
from ui.flower import StitchedFlower
from ui.jobs import JobRunner, Progress
from ui.labels import Label, heading
from ui.live import Text, say
from ui.long_work import LongWork
from ui.notices import NoticeStack, for_error
from ui.tab_order import order_by_layout
from ui.thread import Knot, StepThread
from ui.wording import words_for

__all__ = ["StepPage", "StepsScreen"]


class StepPage(QWidget):
    """One page: heading, one line of guidance, the work. `forward` asks the screen to go on (the
    same as its main button)."""

    forward = Signal()

    def __init__(self, title: Text, guidance: Text) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(8, 8, 8, 8)
        self.column.setSpacing(12)
        self.title = heading(title)
        self.title.setWordWrap(True)
        self.guidance = Label(guidance, "body", "soft", wrap=True)
        self.notices = NoticeStack()
        self.column.addWidget(self.title)
        self.column.addWidget(self.guidance)
        self.column.addWidget(self.notices)

    def put(self, thing: QWidget | QLayout, stretch: int = 0) -> None:
        """Add to the work."""
        if isinstance(thing, QWidget):
            self.column.addWidget(thing, stretch)
        else:
            self.column.addLayout(thing, stretch)

    def next_words(self) -> str:
        """What the main button says on this page."""
        return say("Go on")

    def enter(self) -> None:
        """The page is shown."""

    def take(self) -> bool:
        """Give the answers to the presenter and check them; False stays here, nothing is wrong.

        Raises SRBoardError for what is missing.
        """
        return True

    def show_field_error(self, field: str, text: Text) -> bool:
        """Mark the field an error names; False when this page does not have it."""
        return False

    def start(self) -> QWidget | None:
        """The part that gets the keyboard."""
        return None


class StepsScreen(QWidget):
    """Signals: `made` (workplace), `left` (Back on the first page, when there is an unlock screen
    to go back to).

    Subclasses call `put_steps` at the end of `__init__`, and give `finish`.
    """

    made = Signal(object)
    left = Signal()

    def __init__(self, jobs: JobRunner, *, can_leave: bool) -> None:
        super().__init__()
        self._jobs, self._can_leave = jobs, can_leave
        self._steps: list[StepPage] = []
        self._knots: list[Knot] = []
        self.setWindowTitle("SR Board")
        self.setMinimumSize(800, 560)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.art = StitchedFlower(0.0)
        row.addWidget(self.art)
        self._right = QVBoxLayout()
        row.addLayout(self._right, 1)
        self._build()

    def _build(self) -> None:
        self._right.setContentsMargins(48, 32, 48, 28)
        self._right.setSpacing(20)
        self.way = StepThread()
        top = QHBoxLayout()
        top.setContentsMargins(8, 0, 8, 0)
        top.addWidget(self.way)
        self._right.addLayout(top)
        self.stack = QStackedWidget()
        self._right.addWidget(self.stack, 1)
        self.long_work = LongWork()
        self._right.addWidget(self.long_work)
        row = QHBoxLayout()
        row.setContentsMargins(8, 0, 8, 0)
        self.back = Button(lambda: say("Back"), icon="arrow-left", tall=True, on=self.go_back)
        self.main = Button(
            self._main_words,
            Kind.MAIN,
            after="arrow-right",
            key="Ctrl+Return",
            tall=True,
            on=self.go_on,
        )
        self.main.show_key(False)
        row.addWidget(self.back)
        row.addStretch(1)
        row.addWidget(self.main)
        self._right.addLayout(row)

    def put_steps(self, steps: Sequence[StepPage], knots: Sequence[Text]) -> None:
        """The pages in order, each with the word of its knot; the first one is shown."""
        self._steps, self._knots = list(steps), [Knot(word) for word in knots]
        for step in self._steps:
            step.forward.connect(self.go_on)
            self.stack.addWidget(_scrolling(step))
        self.show_step(0)

    # -- the way --------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """Index of the page shown."""
        return self.stack.currentIndex()

    @property
    def step(self) -> StepPage:
        """The page shown."""
        return self._steps[self.at]

    def _main_words(self) -> str:
        return self.step.next_words() if self._steps else ""

    def show_step(self, index: int) -> None:
        """Show a page."""
        self.stack.setCurrentIndex(index)
        self.step.enter()
        self.way.show_steps(index, self._knots)
        self.main.retranslate()
        self.back.setEnabled(index > 0 or self._can_leave)
        QTimer.singleShot(0, self, self._start)

    def _start(self) -> None:
        order_by_layout(self)
        first = self.step.start() or self.main
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def go_back(self) -> None:
        """The page before; what is typed stays."""
        if self.at == 0:
            self.left.emit()
        else:
            self.show_step(self.at - 1)

    def go_on(self) -> None:
        """Check this page and go on; on the last one finish."""
        step = self.step
        step.notices.drop("wrong")
        try:
            stay = not step.take()
        except SRBoardError as error:
            self.refuse(error)
            return
        if stay:
            return
        if self.at + 1 < len(self._steps):
            self.show_step(self.at + 1)
        else:
            self.finish()

    def refuse(self, error: SRBoardError) -> None:
        """Say what is wrong, at its field where this page has it."""
        field = str(error.params.get("field", ""))
        said = self.step.show_field_error(field, lambda: " ".join(words_for(error)))
        if not said:
            self.step.notices.show_notice(for_error(error), "wrong")

    # -- the end --------------------------------------------------------------------------

    def finish(self) -> None:
        """The main button of the last page."""
        raise NotImplementedError

    def run(self, work: Callable[[Progress], object], words: Text) -> None:
        """Run what opens the vault; `made` fires with what it returns."""
        self.back.setEnabled(False)
        self._jobs.run_long(
            work, self._made, self._failed, owner=self, words=words, cancelled=self.idle
        )

    def idle(self) -> None:
        """Nothing is under way any more."""
        self.main.set_busy(None)
        self.back.setEnabled(True)

    def forget(self) -> None:
        """Drop what was typed and is secret."""

    def _made(self, workplace: object) -> None:
        self.idle()
        self.forget()
        self.made.emit(workplace)

    def _failed(self, error: SRBoardError) -> None:
        self.idle()
        self.failed(error)

    def failed(self, error: SRBoardError) -> None:
        """Say in place why it did not go."""
        self.step.notices.show_notice(for_error(error), "wrong")

    # -- size -----------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= 1200
        self.art.setFixedWidth(round(self.width() * (0.3075 if wide else 0.16)))
        side = 48 if wide else 24
        self._right.setContentsMargins(side, 32 if wide else 20, side, 28 if wide else 16)


def _scrolling(step: StepPage) -> QScrollArea:
    """The page in its own scroll area, so that each is as tall as it needs."""
    step.setObjectName("scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area
