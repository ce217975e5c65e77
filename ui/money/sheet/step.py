"""What all steps of the sheet share: show a sitting, show it again, take the keyboard."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from ui.money.sheet.sitting import Sitting

__all__ = ["Step"]


class Step(QWidget):
    """One step. `ended` fires when the keyboard has come to its end: the main button is next.

    What a step shows goes into `work`, which scrolls where the window is low.
    """

    ended = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.sitting: Sitting | None = None
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        holder = QWidget()
        holder.setObjectName("scrolled")
        self.work = QVBoxLayout(holder)
        self.work.setContentsMargins(3, 3, 3, 3)
        self.work.setSpacing(12)
        self.area = QScrollArea()
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setWidgetResizable(True)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setWidget(holder)
        outer.addWidget(self.area)

    def show_sitting(self, sitting: Sitting) -> None:
        """Another sheet, or the same one read again."""
        self.sitting = sitting
        self.again()

    def again(self) -> None:
        """Something changed."""

    def start(self) -> None:
        """Take the keyboard, and show the beginning."""
        self.area.verticalScrollBar().setValue(0)
        self.ended.emit()

    def finish(self) -> bool:
        """The meeting goes on: take what is half typed. False when the step must stay for it."""
        return True

    def set_narrow(self, narrow: bool) -> None:
        """The window crossed 1200 px."""
