"""The desktop: one window that shows the door, the first run, the work, and the leaving screen.

Locking closes the workplace and replaces the process. What is opened and how, and which places
there are, is given from outside (`Program`); nothing here knows files, keys or areas.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from threading import Thread
from types import TracebackType
from typing import TYPE_CHECKING, Any, Protocol

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QSettings, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QIcon
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget
from shiboken6 import isValid

from sr_board.base.errors import SRBoardError
from sr_board.vault.process import code_of
from ui import icons, theme
from ui.autolock import IDLE_SECONDS, AutoLock
from ui.curtain import GUARDED_IDLE_SECONDS
from ui.first_run import FirstRunPresenter, FirstRunScreen, Founding
from ui.focus_ring import FocusRings
from ui.jobs import Jobs, Progress
from ui.leaving import LeavingScreen
from ui.live import say
from ui.notices import Notice, for_error
from ui.preferences import PreferencesFile
from ui.registry import Place
from ui.session import Session, Work
from ui.unlock import UnlockScreen
from ui.unlock_presenter import Door, Face, UnlockPresenter

if TYPE_CHECKING:
    from ui.shares.entry_screen import EntryScreen

__all__ = ["Desktop", "Program", "Shell", "run_desktop"]


class Program(Protocol):
    """What the composition gives to the desktop."""

    preferences: PreferencesFile

    @property
    def door(self) -> Door:
        """The way into vaults."""
        ...

    @property
    def founding(self) -> Founding:
        """The making of new ones."""
        ...

    def vault(self) -> str:
        """The vault to offer at the start; "" when there is none yet."""
        ...

    def copy_of(self, backup: str, progress: Progress) -> str:
        """Unpack a backup beside the vaults and return where. May raise SRBoardError."""
        ...

    def warm(self) -> None:
        """Load what is needed after unlock. Runs in a thread of its own."""
        ...

    def settle(self) -> None:
        """The first page is drawn: let go of what only the opening needed."""
        ...

    def places(self, work: Any, preferences: PreferencesFile) -> Sequence[Place]:
        """The places of an open workplace."""
        ...

    def backup_folder(self, vault: Path) -> Path:
        """Where backups go when nobody chose a place yet."""
        ...

    def practice_words(self, vault: Path) -> str:
        """The passphrase of a sample to practise with; "" for a vault in earnest."""
        ...

    def closed(self, vault: Path) -> None:
        """A workplace was closed (a copy that was only looked at can go)."""
        ...

    def replace(self, vault: str) -> None:
        """Become a fresh process at the unlock screen of this vault. Does not return."""
        ...


class Shell(QWidget):
    """The window. It shows one screen; `leaving` asks whether it may close."""

    leaving = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.may_close = False
        self.screen_shown: QWidget | None = None
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)

    def show_screen(self, screen: QWidget) -> None:
        """Put a screen into the window; the one before is done with.

        The old one leaves first: two screens at once would ask for twice the height, and the
        window would grow beyond a small laptop's screen and stay so.
        """
        old, self.screen_shown = self.screen_shown, screen
        if old is not None:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self._column.addWidget(screen)
        self.setWindowTitle(screen.windowTitle())
        screen.show()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self.may_close:
            event.accept()
            return
        event.ignore()
        self.leaving.emit()


class Desktop(QObject):
    """Holds the window and the jobs, and goes from one screen to the next."""

    ended = Signal()

    def __init__(self, app: QApplication, program: Program) -> None:
        super().__init__()
        self.program, self._app = program, app
        self.jobs = Jobs()
        self.shell = Shell()
        self.shell.leaving.connect(self.leave)
        self.session: Session | None = None
        self.watch: AutoLock | None = None
        self._warming: Thread | None = None

    # -- the doors ------------------------------------------------------------------------------

    def start(self) -> None:
        """Show the unlock screen of the vault, or the first run; then load the rest."""
        path = self.program.vault()
        if path:
            self.show_door(path)
        else:
            self.show_first_run()
        _place(self.shell, self._app)
        QTimer.singleShot(60, self, self._warm)

    def _warm(self) -> None:
        self._warming = Thread(target=self.program.warm, name="loading", daemon=True)
        self._warming.start()

    def show_door(self, path: str) -> UnlockScreen:
        """The unlock screen of the vault at `path`."""
        screen = UnlockScreen(UnlockPresenter(self.program.door, path), self.jobs)
        screen.opened.connect(self.enter)
        screen.new_asked.connect(self.show_first_run)
        screen.backup_asked.connect(self._open_backup)
        screen.shares_asked.connect(self.show_shares)
        screen.language_picked.connect(self._language)
        self.shell.show_screen(screen)
        return screen

    def show_shares(self, face: Face) -> EntryScreen:
        """The way in by paper shares. Left, or left alone for five minutes, it forgets all."""
        from ui.shares.entering import EnteringPresenter
        from ui.shares.entry_screen import EntryScreen

        screen = EntryScreen(EnteringPresenter(self.program.door, face), self.jobs)
        screen.left.connect(partial(self._leave_shares, screen, face))
        screen.made.connect(self._entered)
        self.shell.show_screen(screen)
        self._watch_shares(screen, face)
        return screen

    def _watch_shares(self, screen: EntryScreen, face: Face) -> None:
        self.watch = AutoLock(self._app, lambda: time.monotonic_ns() // 1_000_000)
        self.watch.due.connect(partial(self._leave_shares, screen, face))

    def _leave_shares(self, screen: EntryScreen, face: Face) -> None:
        """Back to the door; in a fresh process, when a share was typed. Never in the middle."""
        self._stop_watch()
        if screen.busy:
            self._watch_shares(screen, face)
        elif screen.touched:
            screen.forget()
            self._replace(Path(face.path))
        else:
            self.show_door(face.path)

    def _entered(self, work: Work) -> None:
        self._stop_watch()
        self.enter(work)
        if self.session is not None:
            self.session.tell_entered()

    def _stop_watch(self) -> None:
        if self.watch is not None:
            self.watch.stop()
            self.watch = None

    def show_first_run(self) -> FirstRunScreen:
        """The first run; Back on its first page leads to the unlock screen."""
        preferences = self.program.preferences
        presenter = FirstRunPresenter(self.program.founding, preferences.now.language)
        screen = FirstRunScreen(presenter, self.jobs, can_leave=True)
        screen.made.connect(self.enter)
        screen.left.connect(lambda: self.show_door(self.program.vault() or "."))
        screen.language_picked.connect(self._language)
        screen.size_picked.connect(lambda scale: preferences.change(scale=scale))
        self.shell.show_screen(screen)
        return screen

    def _language(self, code: str) -> None:
        self.program.preferences.change(language=code)

    def _open_backup(self, path: str) -> None:
        def failed(error: SRBoardError) -> None:
            if isinstance(self.shell.screen_shown, UnlockScreen):
                self.shell.screen_shown.notices.show_notice(for_error(error), "try")

        self.jobs.run_long(
            lambda progress: self.program.copy_of(path, progress),
            self.show_door,
            failed,
            owner=self.shell,
            words=lambda: say("Unpacking the backup"),
        )

    # -- the work -------------------------------------------------------------------------------

    def enter(self, work: Work) -> None:
        """Show the work of an opened vault."""
        places = self.program.places(work, self.program.preferences)
        self.session = Session(work, places, self.jobs)
        self.session.lock_asked.connect(self.lock)
        self.session.window.top.language.picked.connect(self._language)
        self.shell.show_screen(self.session.window)
        self.session.start()
        self._tell_practice(self.session)
        self.watch = AutoLock(self._app, lambda: time.monotonic_ns() // 1_000_000)
        self.watch.due.connect(self.lock)
        self.session.window.shown.connect(self._guard)
        QTimer.singleShot(700, self, self.program.settle)

    def _guard(self, guarded: bool) -> None:
        """Two minutes until the lock on guarded pages, five on all others."""
        if self.watch is not None:
            self.watch.set_seconds(GUARDED_IDLE_SECONDS if guarded else IDLE_SECONDS)

    def _tell_practice(self, session: Session) -> None:
        words = self.program.practice_words(session.work.vault.path)
        if words:
            notice = Notice(
                "info",
                lambda: say("This collective is made up. Try everything; nothing can go wrong."),
                lambda: say("If it locks, this passphrase opens it again: {words}", words=words),
                icon="puzzle",
            )
            session.tell(notice, "practice")

    def lock(self) -> None:
        """Hide everything, keep what is typed, close the vault, and start afresh."""
        if self.session is None:
            return
        session, self.session = self.session, None
        session.window.hide_all()
        session.settle()
        if self.watch is not None:
            self.watch.stop()
        path = session.work.vault.path
        again = lambda *_: self._replace(path)  # noqa: E731 - the same for both ends
        self.jobs.run(session.close, again, again)

    def _replace(self, path: Path) -> None:
        self.program.closed(path)
        self._let_go()
        self.program.replace(str(path) if path.exists() else "")

    # -- leaving --------------------------------------------------------------------------------

    def leave(self) -> None:
        """The window is to be closed: back up what changed, close the vault, end."""
        if self.session is None:
            self._end()
            return
        session = self.session
        self.session = None
        session.settle()
        if self.watch is not None:
            self.watch.stop()
        signed = session.window.signed
        screen = LeavingScreen(signed.vault_name, signed.vault_symbol)
        session.window.setParent(None)
        self.shell.show_screen(screen)
        self._back_up(session, screen)

    def _back_up(self, session: Session, screen: LeavingScreen) -> None:
        folder = self.program.backup_folder(session.work.vault.path)

        def work(progress: Progress) -> None:
            if session.needs_backup():
                session.back_up(folder, progress)

        close = lambda *_: self._close(session)  # noqa: E731 - the same for every end
        job = self.jobs.run_long(
            work,
            close,
            lambda error: screen.show_failure(error, lambda: self._back_up(session, screen), close),
            words=lambda: say("Making a backup"),
            cancelled=close,
        )
        screen.show_job(job)

    def _close(self, session: Session) -> None:
        path = session.work.vault.path

        def done(*_: object) -> None:
            self.program.closed(path)
            self._end()

        self.jobs.run(session.close, done, done)

    def _end(self) -> None:
        self.shell.may_close = True
        self.shell.close()
        self.ended.emit()

    # -- faults and the end -----------------------------------------------------------------------

    def tell_fault(
        self, kind: type[BaseException], _value: BaseException, trace: TracebackType | None
    ) -> None:
        """An error that nobody expected: its code is told, never its data."""
        code = code_of(kind, trace)
        sys.stderr.write(code + "\n")
        if self.session is None or issubclass(kind, KeyboardInterrupt):
            return
        fact: Callable[[], str] = lambda: say(  # noqa: E731 - words follow the language
            "Something went wrong here, and it is not your fault. Code: {code}", code=code
        )
        line: Callable[[], str] = lambda: say(  # noqa: E731
            "What was saved is safe. Try again; if it comes back, tell your trainer the code."
        )
        self.session.tell(Notice("over", fact, line), "fault")

    def _let_go(self) -> None:
        """Tear the windows down and end the threads, before the application object goes."""
        if self._warming is not None:
            self._warming.join()
        self.jobs.close()
        if not isValid(self.shell):
            return
        self.shell.may_close = True
        self.shell.hide()
        self.shell.deleteLater()
        QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    def tear_down(self) -> None:
        """After the event loop has ended."""
        self._let_go()


def _place(shell: Shell, app: QApplication) -> None:
    """Open the window as large as a small laptop's screen, or a good part of a larger one."""
    room = app.primaryScreen().availableGeometry()
    if room.width() <= 1400:
        shell.resize(min(room.width(), 1366), min(room.height(), 768))
        shell.showMaximized()
    else:
        shell.resize(1366, 820)
        shell.show()


def _leave_no_trace_of_folders() -> None:
    """Qt's file window would note the folders it showed in a file of its own; it may not."""
    if sys.platform.startswith("linux"):
        nowhere = "/dev/null"
        QSettings.setPath(QSettings.Format.NativeFormat, QSettings.Scope.UserScope, nowhere)


def run_desktop(program: Program) -> int:
    """Open the window and stay until it is closed; the exit code."""
    _leave_no_trace_of_folders()
    app = QApplication([sys.argv[0]])
    app.setApplicationName("sr-board")
    app.setDesktopFileName("sr-board")
    app.setQuitOnLastWindowClosed(False)
    theme.look().dress(app)
    program.preferences.apply()
    app.setWindowIcon(QIcon(icons.tile_pixmap("flower", 128)))
    rings = FocusRings(app)
    desktop = Desktop(app, program)
    sys.excepthook = desktop.tell_fault
    desktop.ended.connect(app.quit)
    desktop.start()
    code = app.exec()
    desktop.tear_down()
    rings.deleteLater()
    return code
