"""The frame: rail, top bar, the stack of pages. It knows no area; places come from the register."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from ui import theme
from ui.curtain import Curtain, keep_private
from ui.desk import Desk
from ui.hidden import Hidden
from ui.jobs import Job, Jobs
from ui.long_work import LongWork
from ui.notices import NoticeStack
from ui.page import Page
from ui.rail import Rail
from ui.registry import Place, Register
from ui.top_bar import Signed, TopBar

__all__ = ["NARROW_BELOW", "MainWindow"]

NARROW_BELOW = 1200


def _local_now() -> datetime:
    return datetime.now().astimezone()


class MainWindow(QWidget):
    """Shows pages. `lock_asked` and `closing` tell the integrator; it never locks by itself."""

    lock_asked = Signal()
    closing = Signal()
    shown = Signal(bool)

    def __init__(
        self,
        desk: Desk,
        register: Register,
        signed: Signed,
        *,
        now: Callable[[], datetime] = _local_now,
        hide_locks: bool = True,
    ) -> None:
        super().__init__()
        self.desk, self.signed, self._now = desk, signed, now
        self._hide_locks = hide_locks
        self._places = register.allowed(desk)
        self._pages: dict[str, Page] = {}
        self._here = ""
        self._narrow: bool | None = None
        self.setWindowTitle(signed.vault_name)
        self.setMinimumSize(QSize(800, 560))
        self._build()
        self.rail.show_places([p for p in self._places.values() if p.in_rail])
        self.top.show_signed(signed)
        self._connect()

    def _build(self) -> None:
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        self.rail = Rail()
        row.addWidget(self.rail)
        right = QVBoxLayout()
        right.setSpacing(0)
        row.addLayout(right, 1)
        self.top = TopBar()
        right.addWidget(self.top)
        self.bars = NoticeStack()
        self.bars.column.setContentsMargins(24, 12, 24, 0)
        right.addWidget(self.bars)
        self.stack = QStackedWidget()
        right.addWidget(self.stack, 1)
        self.long_work = LongWork()
        foot = QHBoxLayout()
        foot.setContentsMargins(24, 0, 24, 12)
        foot.addWidget(self.long_work)
        self._foot = QWidget()
        self._foot.setLayout(foot)
        self._foot.hide()
        right.addWidget(self._foot)
        self.hidden = Hidden(self)

    def _connect(self) -> None:
        self.rail.chosen.connect(self.show_page)
        self.top.hide_asked.connect(self.hide_all)
        self.top.lock_asked.connect(self.lock_asked)
        self.hidden.left.connect(self._unhide)
        self.desk.went.connect(lambda key, place: self.show_page(key, **place))
        self.desk.changed.connect(self._hear)
        self.desk.writing.connect(self.top.show_writing)
        self.desk.written.connect(lambda: self.top.show_saved(self._now()))
        self.desk.refused.connect(self.top.show_refused)
        if isinstance(self.desk.jobs, Jobs):
            self.desk.jobs.long.connect(self._show_long)
            self.desk.jobs.lost.connect(self._show_lost)
        for number, key in enumerate(list(self.rail.items)[:9], start=1):
            shortcut = QShortcut(QKeySequence(f"Alt+{number}"), self)
            shortcut.activated.connect(lambda k=key: self.show_page(k))

    # -- pages ----------------------------------------------------------------------------

    def show_page(self, key: str, **place: object) -> None:
        """Show a page; one the person may not see, or that does not exist, is not shown."""
        entry = self._places.get(key)
        if entry is None:
            return
        here = self._pages.get(self._here)
        if here is not None and self._here != key:
            here.leave()
        page = self.page(key)
        self._here = key
        self.stack.setCurrentWidget(page)
        self.rail.mark(key if entry.in_rail else entry.under)
        self.shown.emit(entry.guarded)
        page.appear(place)
        if entry.guarded:
            keep_private(page)

    def page(self, key: str) -> Page:
        """The page of a place, made on first need."""
        if key not in self._pages:
            page = self._places[key].make(self.desk)
            page.set_narrow(bool(self._narrow))
            self._pages[key] = page
            if self._places[key].guarded:
                Curtain(page)
            self.stack.addWidget(page)
        return self._pages[key]

    def pages(self) -> dict[str, Page]:
        """The pages made so far, by key (for the keeper of drafts)."""
        return dict(self._pages)

    def places(self) -> dict[str, Place]:
        """The places this person may see, by key."""
        return dict(self._places)

    @property
    def here(self) -> str:
        """Key of the page shown."""
        return self._here

    def _hear(self, kinds: frozenset[str]) -> None:
        for page in list(self._pages.values()):  # hearing may open another page
            page.hear(kinds)

    def _show_long(self, job: Job | None) -> None:
        self.long_work.show_job(job)
        self._foot.setVisible(job is not None)

    def _show_lost(self, error: object) -> None:
        page = self._pages.get(self._here)
        if page is not None:
            page.show_error(error)  # type: ignore[arg-type]

    # -- hiding ---------------------------------------------------------------------------

    def hide_all(self) -> None:
        """F12: nothing but the vault's tile and name, at once; then the vault locks.

        Without `hide_locks` the same key shows the work again.
        """
        if self.hidden.isVisible():
            self._unhide()
            return
        self.hidden.cover(self.signed.vault_name, self.signed.vault_symbol)
        if self._hide_locks:
            QTimer.singleShot(0, self, self.lock_asked.emit)  # the cover is drawn first

    def _unhide(self) -> None:
        if self._hide_locks:  # what was hidden comes back by way of the passphrase only
            self.lock_asked.emit()
            return
        self.hidden.uncover()
        page = self._pages.get(self._here)
        if page is not None:
            page.take_focus()

    # -- window ---------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def relook(self) -> None:
        """Larger letters need the narrow arrangement earlier."""
        self._arrange()

    def _arrange(self) -> None:
        narrow = self.width() < theme.px(NARROW_BELOW)
        if narrow != self._narrow:
            self._narrow = narrow
            self.rail.set_narrow(narrow)
            self.top.set_narrow(narrow)
            for page in self._pages.values():
                page.set_narrow(narrow)

    def closeEvent(self, event: QCloseEvent) -> None:
        self.closing.emit()
        super().closeEvent(event)
