"""The frame of the sheet's page: heading, thread, the work of the step, what is always in sight.

What its buttons do is the page's affair.
"""

from __future__ import annotations

from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout

from ui import theme
from ui.buttons import Button, Kind
from ui.desk import Desk
from ui.live import say
from ui.money.sheet.aloud_step import AloudStep
from ui.money.sheet.attendance_step import AttendanceStep
from ui.money.sheet.bank_step import BankStep
from ui.money.sheet.count_step import CountStep
from ui.money.sheet.money_step import MoneyStep
from ui.money.sheet.payments_step import PaymentsStep
from ui.money.sheet.recall_step import RecallStep
from ui.money.sheet.requests_step import RequestsStep
from ui.money.sheet.side import FootStrip, NoteCard, SidePanel
from ui.money.sheet.sign_step import SignStep
from ui.money.sheet.sitting import STEPS, Sitting
from ui.money.sheet.step import Step
from ui.money.sheet.words import next_word, step_word
from ui.page import Page
from ui.second_person import SecondPersonPanel
from ui.thread import Knot, StepThread

__all__ = ["SheetFrame"]

_SAVE_MS = 250


class SheetFrame(Page):
    """The parts and where they stand."""

    scrolls = False

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk, lambda: say("Collection"))
        self.sitting: Sitting | None = None
        self._save_soon = QTimer(self, singleShot=True, interval=_SAVE_MS)
        self._head_buttons()
        self.way = StepThread([Knot(lambda s=s: self._step_word(s)) for s in STEPS])
        self.column.insertWidget(1, self.way)
        self.money, self.requests, self.payments = MoneyStep(), RequestsStep(), PaymentsStep()
        self.aloud, self.sign = AloudStep(), SignStep()
        self.steps: dict[str, Step] = {
            "recall": RecallStep(),
            "attendance": AttendanceStep(),
            "money": self.money,
            "requests": self.requests,
            "payments": self.payments,
            "bank": BankStep(),
            "count": CountStep(),
            "aloud": self.aloud,
            "sign": self.sign,
        }
        self._lay_out()

    def _head_buttons(self) -> None:
        self.back = Button(
            lambda: say("Back"), Kind.QUIET, icon="arrow-left", key="Alt+Left", on=self.go_back
        )
        self.back.show_key(False)
        self.title.setMinimumHeight(theme.px(44))
        self.undo_button = Button(
            lambda: say("Undo"), Kind.QUIET, icon="arrow-back-up", key="Ctrl+Z", on=self.undo
        )
        self.all_paid = Button(
            lambda: say("All paid as due"), icon="checks", key="F5", on=self.pay_all
        )
        self.beside_title.addWidget(self.back)
        self.beside_title.addWidget(self.undo_button)
        self.beside_title.addWidget(self.all_paid)

    def _lay_out(self) -> None:
        self.stack = QStackedWidget()
        for step in self.steps.values():
            self.stack.addWidget(step)
        self.note = NoteCard()
        self.panel = SecondPersonPanel(self.desk.jobs)
        self.side, self.strip = SidePanel(self.note), FootStrip()
        self.main = Button(
            self._main_words, Kind.MAIN, after="arrow-right", key="Ctrl+Return", on=self.go_on
        )
        self.foot.main = self.main
        left = QVBoxLayout()
        left.setSpacing(8)
        left.addWidget(self.panel, 0, Qt.AlignmentFlag.AlignTop)
        left.addWidget(self.stack, 1)
        row = QHBoxLayout()
        row.setSpacing(16)
        row.addLayout(left, 1)
        row.addWidget(self.side)
        self.put(row, 1)
        self.note_place = QVBoxLayout()
        self.column.addLayout(self.note_place)
        self.column.addWidget(self.strip)
        self._place_main()

    def _place_main(self) -> None:
        if self.narrow:
            self.strip.foot.addWidget(self.main)
            self.note_place.addWidget(self.note)
        else:
            self.side.foot.addWidget(self.main)
            self.side.cards.insertWidget(2, self.note)
        self.note.set_narrow(self.narrow)
        self.side.setVisible(not self.narrow)
        self.strip.setVisible(self.narrow)

    def _step_word(self, step: str) -> str:
        return step_word(step, short=self.narrow)

    def _main_words(self) -> str:
        if self.sitting is not None and not self.sitting.open:
            return say("Back to the sheets") if self.step == "sign" else say("Go on")
        return next_word(self.step)

    @property
    def step(self) -> str:
        """Where the meeting stands."""
        return STEPS[self.sitting.content.step] if self.sitting else STEPS[0]

    def set_narrow(self, narrow: bool) -> None:
        super().set_narrow(narrow)
        side = 20 if narrow else 24
        self.column.setContentsMargins(side, 8 if narrow else 10, side, 12)
        self.column.setSpacing(8)
        self.main.show_key(not narrow)
        for button in (self.undo_button, self.all_paid):
            button.show_key(True)
        self._place_main()
        self.way.retranslate()
        for step in self.steps.values():
            step.set_narrow(narrow)

    # -- what the page does ------------------------------------------------------------------

    def undo(self) -> None:
        """Take the last change back."""
        raise NotImplementedError

    def pay_all(self) -> None:
        """All who are here paid as due."""
        raise NotImplementedError

    def go_back(self) -> None:
        """One step back."""
        raise NotImplementedError

    def go_on(self) -> None:
        """The main button."""
        raise NotImplementedError
