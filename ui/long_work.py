"""Long work: a bar of 10 px, words such as "62 of 100 pages", and Cancel."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, QTimer
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from ui import theme
from ui.buttons import Button
from ui.cards import Card
from ui.jobs import Job
from ui.labels import Label, second
from ui.live import Text, say

__all__ = ["LongWork"]


class _Bar(QWidget):
    """The bar; without a total a piece of it wanders."""

    def __init__(self) -> None:
        super().__init__()
        self.done, self.total, self.turn = 0, 0, 0
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        return QSize(theme.px(200), 10)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        rect = QRectF(self.rect())
        painter.setBrush(theme.colour("sunk"))
        painter.drawRoundedRect(rect, 5, 5)
        painter.setBrush(theme.colour("action"))
        if self.total:
            width = max(10.0, rect.width() * min(1.0, self.done / self.total))
            painter.drawRoundedRect(QRectF(0, 0, width, rect.height()), 5, 5)
        else:
            piece = rect.width() * 0.25
            x = (rect.width() - piece) * abs((self.turn % 200) - 100) / 100
            painter.drawRoundedRect(QRectF(x, 0, piece, rect.height()), 5, 5)
        painter.end()


class LongWork(Card):
    """Shows one job that takes longer than a second; hidden otherwise."""

    def __init__(self, stop: Text | None = None) -> None:
        """`stop`: what the button says instead of Cancel."""
        super().__init__()
        self._job: Job | None = None
        self._stop_words: Text = stop or (lambda: say("Cancel"))
        self._tick = QTimer(self, interval=100)
        self._tick.timeout.connect(self._look)
        self.words = Label("", "strong")
        self.count = second("")
        self.bar = _Bar()
        self.cancel = Button(self._stop_words, on=self._stop)
        row = QHBoxLayout()
        left = QVBoxLayout()
        left.setSpacing(8)
        top = QHBoxLayout()
        top.addWidget(self.words, 1)
        top.addWidget(self.count)
        left.addLayout(top)
        left.addWidget(self.bar)
        row.addLayout(left, 1)
        row.setSpacing(20)
        row.addWidget(self.cancel, 0, Qt.AlignmentFlag.AlignVCenter)
        self.add(row)
        self.hide()

    def show_job(self, job: Job | None) -> None:
        """Show this job; None hides the bar."""
        self._job = job
        self.setVisible(job is not None)
        if job is None:
            self._tick.stop()
            return
        self.words.tell(job.words)
        self.cancel.setVisible(job.progress is not None)
        self.cancel.setEnabled(True)
        self.cancel.tell(self._stop_words)
        self._look()
        self._tick.start()

    def show_count(self, done: int, total: int) -> None:
        """Show how far it is (also used for pictures of this part)."""
        self.bar.done, self.bar.total = done, total
        self.bar.turn += 4
        self.count.tell((lambda: say("{done} of {total}", done=done, total=total)) if total else "")
        self.bar.update()

    def _look(self) -> None:
        if self._job is None:
            return
        progress = self._job.progress
        self.show_count(progress.done if progress else 0, progress.total if progress else 0)

    def _stop(self) -> None:
        if self._job is not None and self._job.progress is not None:
            self._job.progress.cancel()
            self.cancel.setEnabled(False)
            self.cancel.tell(lambda: say("Stopping"))
