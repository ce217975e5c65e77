"""The last screen: a backup is made before the program ends. It can be skipped."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from sr_board.base.errors import SRBoardError
from ui import theme
from ui.jobs import Job
from ui.labels import Label
from ui.live import say
from ui.long_work import LongWork
from ui.notices import NoticeStack, for_error
from ui.tiles import SymbolTile

__all__ = ["LeavingScreen"]


class LeavingScreen(QWidget):
    """The vault's tile and name, a bar, and Skip. Shows nothing of what was open."""

    def __init__(self, name: str, symbol: str) -> None:
        super().__init__()
        self.setWindowTitle(name)
        column = QVBoxLayout(self)
        column.setContentsMargins(24, 24, 24, 24)
        column.setSpacing(16)
        column.addStretch(2)
        column.addWidget(SymbolTile(symbol, 64), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addWidget(Label(name, "heading"), 0, Qt.AlignmentFlag.AlignHCenter)
        column.addSpacing(8)
        self.bar = LongWork(lambda: say("Skip"))
        self.notices = NoticeStack()
        for part in (self.bar, self.notices):
            part.setMaximumWidth(theme.px(640))
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part, 100)
            row.addStretch(1)
            column.addLayout(row)
        column.addStretch(3)

    def show_job(self, job: Job) -> None:
        """Show how far the backup is."""
        self.notices.clear()
        self.bar.show_job(job)
        self.bar.cancel.setFocus()

    def show_failure(
        self, error: SRBoardError, again: Callable[[], object], leave: Callable[[], object]
    ) -> None:
        """Say why there is no backup, and what can be done."""
        self.bar.show_job(None)
        notice = for_error(
            error,
            buttons=[
                (lambda: say("Try again"), again),
                (lambda: say("Close without a backup"), leave),
            ],
        )
        self.notices.show_notice(notice)
