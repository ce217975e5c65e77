"""Work off the screen: one writer thread runs callables, results come back to the screen's thread.

Work over 0.3 s shows a busy sign, over 1 s a bar with words and (if it can be) Cancel. The work
never touches a widget; `done` and `failed` run in the screen's thread and only while the owner
lives.
"""

from __future__ import annotations

import queue
import threading
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Protocol

from PySide6.QtCore import QObject, Qt, QTimer, Signal
from shiboken6 import isValid

from sr_board.base.errors import SRBoardError
from ui.garbage import Garbage
from ui.live import Text

__all__ = ["Cancelled", "DirectJobs", "Job", "JobRunner", "Jobs", "Progress"]

BUSY_MS = 300
LONG_MS = 1000

Failed = Callable[[SRBoardError], object]


class Cancelled(Exception):
    """Raised inside work by `Progress.step` after a person pressed Cancel."""


class Progress:
    """How far a piece of work is. Work calls `step`; the screen reads and may cancel."""

    def __init__(self) -> None:
        self.done = 0
        self.total = 0
        self._stop = threading.Event()

    def step(self, done: int, total: int) -> None:
        """Say how far the work is. Raises Cancelled when it shall stop."""
        self.done, self.total = done, total
        if self._stop.is_set():
            raise Cancelled

    def cancel(self) -> None:
        """Ask the work to stop at its next step."""
        self._stop.set()

    @property
    def cancelled(self) -> bool:
        """True after Cancel was pressed."""
        return self._stop.is_set()


@dataclass(eq=False)
class Job:
    """One piece of work on its way."""

    work: Callable[[], Any]
    done: Callable[[Any], object] | None
    failed: Failed | None
    owner: QObject | None
    words: Text
    progress: Progress | None
    cancelled: Callable[[], object] | None = None
    finished: bool = False


class JobRunner(Protocol):
    """What pages need of jobs."""

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
    ) -> Job:
        """Run `work()` in the writer thread, then `done(result)` or `failed(error)` here."""
        ...

    def run_long(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
        cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """As `run`, for work that reports its progress and can be cancelled."""
        ...


def _as_error(problem: BaseException) -> SRBoardError:
    return problem if isinstance(problem, SRBoardError) else SRBoardError("unexpected")


class Jobs(QObject):
    """The one writer thread. `busy` and `long` tell the frame what to show; None ends it.

    `lost` gets errors that no `failed` takes.
    """

    busy = Signal(object)
    long = Signal(object)
    lost = Signal(object)
    _back = Signal(object, object, object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._queue: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
        self._thread: threading.Thread | None = None
        self._open: list[Job] = []
        self._garbage: Garbage | None = None
        self._back.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
    ) -> Job:
        """Run `work()` in the writer thread, then `done(result)` or `failed(error)` here."""
        return self._put(Job(work, done, failed, owner, words, None))

    def run_long(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
        cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """As `run`, for work that reports its progress and can be cancelled."""
        progress = Progress()
        job = Job(lambda: work(progress), done, failed, owner, words, progress, cancelled)
        return self._put(job)

    def idle(self) -> bool:
        """True when nothing is under way."""
        return not self._open

    def close(self) -> None:
        """Finish what is queued and end the thread."""
        if self._thread is not None:
            self._queue.put(None)
            self._thread.join()
            self._thread = None
        if self._garbage is not None:
            self._garbage.end()
            self._garbage = None

    def _put(self, job: Job) -> Job:
        if self._thread is None:
            self._garbage = Garbage(self)
            self._thread = threading.Thread(target=self._loop, name="writer", daemon=True)
            self._thread.start()
        self._open.append(job)
        self._queue.put(job)
        QTimer.singleShot(BUSY_MS, self, lambda: self._still(job, self.busy))
        QTimer.singleShot(LONG_MS, self, lambda: self._still(job, self.long))
        return job

    def _still(self, job: Job, signal: Any) -> None:
        if not job.finished:
            signal.emit(job)

    def _loop(self) -> None:
        """Nothing of a job stays in this thread: whoever holds it last lets go of its page."""
        while (job := self._queue.get()) is not None:
            result: Any = None
            problem: BaseException | None = None
            try:
                result = job.work()
            except BaseException as error:
                problem = error
            if not isValid(self):
                return
            self._back.emit(job, result, problem)
            del job, result, problem

    def _deliver(self, job: Job, result: Any, problem: BaseException | None) -> None:
        job.finished = True
        self._open.remove(job)
        if not self._open:
            self.busy.emit(None)
            self.long.emit(None)
        _settle(job, result, problem, self.lost.emit)


def _settle(
    job: Job, result: Any, problem: BaseException | None, lost: Callable[[SRBoardError], object]
) -> None:
    if job.owner is not None and not isValid(job.owner):
        return
    if problem is None:
        if job.done is not None:
            job.done(result)
    elif isinstance(problem, Cancelled):
        if job.cancelled is not None:
            job.cancelled()
    elif job.failed is not None:
        job.failed(_as_error(problem))
    else:
        lost(_as_error(problem))


class DirectJobs:
    """Runs work at once in the caller's thread: for tests of presenters and for pictures."""

    def run(
        self,
        work: Callable[[], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
    ) -> Job:
        """Run `work()` now."""
        return self._now(Job(work, done, failed, owner, words, None))

    def run_long(
        self,
        work: Callable[[Progress], Any],
        done: Callable[[Any], object] | None = None,
        failed: Failed | None = None,
        *,
        owner: QObject | None = None,
        words: Text = "",
        cancelled: Callable[[], object] | None = None,
    ) -> Job:
        """Run `work(progress)` now."""
        progress = Progress()
        job = Job(lambda: work(progress), done, failed, owner, words, progress, cancelled)
        return self._now(job)

    def _now(self, job: Job) -> Job:
        result, problem = None, None
        try:
            result = job.work()
        except (SRBoardError, Cancelled) as error:
            problem = error
        job.finished = True
        _settle(job, result, problem, _raise)
        return job


def _raise(error: SRBoardError) -> None:
    raise error
