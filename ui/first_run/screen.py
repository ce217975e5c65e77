"""The frame of first run: stitched picture, thread of five knots, page, Back and the main button.

Back always works. Nothing is written before the last button.
"""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent, QResizeEvent
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from sr_board.base.errors import SRBoardError
from ui.buttons import Button, Kind
from ui.first_run.beginning import BeginningStep
from ui.first_run.collective import CollectiveStep
from ui.first_run.language import LanguageStep
from ui.first_run.passphrases import PassphrasesStep
from ui.first_run.persons import PersonsStep
from ui.first_run.presenter import FirstRunPresenter
from ui.first_run.step import Step
from ui.flower import StitchedFlower
from ui.jobs import JobRunner, Progress
from ui.live import say
from ui.long_work import LongWork
from ui.notices import for_error
from ui.tab_order import order_by_layout
from ui.thread import Knot, StepThread
from ui.wording import words_for

__all__ = ["FirstRunScreen"]


class FirstRunScreen(QWidget):
    """Signals: `made` (workplace), `language_picked` (code), `size_picked` (per cent), `left`
    (Back on the first page, when there is an unlock screen to go back to)."""

    made = Signal(object)
    language_picked = Signal(str)
    size_picked = Signal(int)
    left = Signal()

    def __init__(
        self, presenter: FirstRunPresenter, jobs: JobRunner, *, can_leave: bool = False
    ) -> None:
        super().__init__()
        self.presenter, self._jobs, self._can_leave = presenter, jobs, can_leave
        self.setWindowTitle("SR Board")
        self.setMinimumSize(800, 560)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.art = StitchedFlower(0.0)
        row.addWidget(self.art)
        self._right = QVBoxLayout()
        row.addLayout(self._right, 1)
        self._steps: list[Step] = []
        self._build()
        self._make_steps()
        self.show_step(0)

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

    def _make_steps(self) -> None:
        language = LanguageStep(self.presenter)
        language.picked.connect(self.language_picked)
        language.sized.connect(self.size_picked)
        self.beginning = BeginningStep(self.presenter)
        self.beginning.practise.clicked.connect(lambda _c=False: self.practise())
        self._steps = [
            language,
            CollectiveStep(self.presenter),
            PersonsStep(self.presenter),
            PassphrasesStep(self.presenter),
            self.beginning,
        ]
        for step in self._steps:
            step.forward.connect(self.go_on)
            self.stack.addWidget(_scrolling(step))

    # -- the way --------------------------------------------------------------------------

    @property
    def at(self) -> int:
        """Index of the page shown."""
        return self.stack.currentIndex()

    @property
    def step(self) -> Step:
        """The page shown."""
        return self._steps[self.at]

    def _main_words(self) -> str:
        return self.step.next_words() if self._steps else ""

    def _knots(self) -> list[Knot]:
        return [
            Knot(lambda: say("Language")),
            Knot(lambda: say("Collective")),
            Knot(lambda: say("Offices")),
            Knot(lambda: say("Passphrase")),
            Knot(lambda: say("Start")),
        ]

    def show_step(self, index: int) -> None:
        """Show a page."""
        self.stack.setCurrentIndex(index)
        self.step.enter()
        self.way.show_steps(index, self._knots())
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
        """Check this page and go on; on the last one make the vault."""
        step = self.step
        step.notices.drop("wrong")
        try:
            stay = not step.take()
        except SRBoardError as error:
            self._refuse(error)
            return
        if stay:
            return
        if self.at + 1 < len(self._steps):
            self.show_step(self.at + 1)
        else:
            self._make()

    def _refuse(self, error: SRBoardError) -> None:
        field = str(error.params.get("field", ""))
        said = self.step.show_field_error(field, lambda: " ".join(words_for(error)))
        if not said:
            self.step.notices.show_notice(for_error(error), "wrong")

    # -- making ---------------------------------------------------------------------------

    def _make(self) -> None:
        try:
            work = self.presenter.founding()
        except SRBoardError as error:
            self._refuse(error)
            return
        self.main.set_busy(lambda: say("Making the vault"))
        self.beginning.practise.setEnabled(False)
        self._run(work)

    def practise(self) -> None:
        """Make a sample collective instead."""
        self.beginning.practise.set_busy(lambda: say("Making the sample collective"))
        self.main.setEnabled(False)
        self._run(self.presenter.practising())

    def _run(self, work: Callable[[Progress], object]) -> None:
        self.back.setEnabled(False)
        self._jobs.run_long(
            work,
            self._made,
            self._failed,
            owner=self,
            words=lambda: say("Making the vault"),
            cancelled=self._idle,
        )

    def _idle(self) -> None:
        self.main.set_busy(None)
        self.beginning.practise.set_busy(None)
        self.back.setEnabled(True)

    def _made(self, workplace: object) -> None:
        self._idle()
        self.presenter.forget()
        self.made.emit(workplace)

    def _failed(self, error: SRBoardError) -> None:
        self._idle()
        self.step.notices.show_notice(for_error(error), "wrong")

    # -- keys and size --------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = self.step
        if (
            isinstance(step, LanguageStep)
            and event.text().isdigit()
            and step.board.press_number(int(event.text()))
        ):
            return
        super().keyPressEvent(event)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        wide = self.width() >= 1200
        self.art.setFixedWidth(round(self.width() * (0.3075 if wide else 0.16)))
        side = 48 if wide else 24
        self._right.setContentsMargins(side, 32 if wide else 20, side, 28 if wide else 16)


def _scrolling(step: Step) -> QScrollArea:
    """The page in its own scroll area, so that each is as tall as it needs."""
    step.setObjectName("scrolled")
    area = QScrollArea()
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setWidgetResizable(True)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidget(step)
    return area
