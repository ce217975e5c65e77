"""Work runs in one other thread; results, errors and cancelling come back to the screen."""

from __future__ import annotations

import gc
import threading
import time

import pytest
from PySide6.QtCore import QObject

from sr_board.base.errors import NotFound, SRBoardError
from ui.jobs import DirectJobs, Jobs, Progress


@pytest.fixture
def jobs(qtbot):  # type: ignore[no-untyped-def]
    """A writer thread, ended after the test."""
    made = Jobs()
    yield made
    made.close()


def test_results_come_back_to_this_thread(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    seen: list[object] = []
    jobs.run(
        lambda: threading.current_thread().name,
        lambda name: seen.append((name, threading.current_thread() is threading.main_thread())),
    )
    qtbot.waitUntil(lambda: bool(seen))
    assert seen == [("writer", True)]
    assert jobs.idle()


def test_work_runs_in_the_order_given_in_one_thread(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    order: list[int] = []
    threads: set[int] = set()
    for n in range(20):
        jobs.run(lambda n=n: (order.append(n), threads.add(threading.get_ident())))
    qtbot.waitUntil(jobs.idle)
    assert order == list(range(20))
    assert len(threads) == 1


def test_errors_come_back_and_strange_ones_show_no_data(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    seen: list[SRBoardError] = []

    def not_there() -> None:
        raise NotFound(what="person")

    def broken() -> None:
        raise ValueError("Asha")

    jobs.run(not_there, failed=seen.append)
    jobs.run(broken, failed=seen.append)
    qtbot.waitUntil(lambda: len(seen) == 2)
    assert [error.key for error in seen] == ["not-found", "unexpected"]
    assert "Asha" not in repr(seen[1])


def test_an_error_nobody_takes_is_not_lost(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    def broken() -> None:
        raise NotFound()

    with qtbot.waitSignal(jobs.lost) as caught:
        jobs.run(broken)
    assert caught.args[0].key == "not-found"


def test_nothing_is_delivered_to_a_page_that_is_gone(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    import shiboken6

    owner, seen, go = QObject(), [], threading.Event()
    jobs.run(go.wait, seen.append, owner=owner)
    shiboken6.delete(owner)
    go.set()
    qtbot.waitUntil(jobs.idle)
    assert seen == []


def test_slow_work_shows_busy_and_quick_work_does_not(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    shown: list[object] = []
    jobs.busy.connect(shown.append)
    jobs.run(lambda: None)
    qtbot.waitUntil(jobs.idle)
    assert not any(shown)
    with qtbot.waitSignal(jobs.busy, timeout=3000) as caught:
        jobs.run(lambda: time.sleep(0.45))
    assert caught.args[0] is not None
    qtbot.waitUntil(jobs.idle)


def test_long_work_can_be_cancelled(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    seen: list[str] = []

    def work(progress: Progress) -> None:
        for n in range(10_000):
            progress.step(n, 10_000)
            time.sleep(0.002)

    job = jobs.run_long(
        work,
        lambda _r: seen.append("done"),
        lambda _e: seen.append("failed"),
        cancelled=lambda: seen.append("cancelled"),
    )
    qtbot.waitUntil(lambda: job.progress is not None and job.progress.done > 3)
    assert job.progress is not None
    job.progress.cancel()
    qtbot.waitUntil(jobs.idle)
    assert seen == ["cancelled"]


def test_direct_work_raises_what_nobody_takes() -> None:
    def broken() -> None:
        raise NotFound()

    with pytest.raises(NotFound):
        DirectJobs().run(broken)


class Part:
    """Something of the screen; notes in which thread it goes."""

    def __init__(self, gone: list[str]) -> None:
        self.gone = gone
        self.circle: object = None

    def __del__(self) -> None:
        self.gone.append(threading.current_thread().name)


def test_circles_are_collected_in_this_thread_only(jobs: Jobs, qtbot) -> None:  # type: ignore[no-untyped-def]
    gone: list[str] = []

    def busy() -> int:
        return len([{n: [n]} for n in range(20_000)])

    jobs.run(lambda: None)
    for _ in range(3):
        part = Part(gone)
        part.circle = part
        del part
        jobs.run(busy)
    qtbot.waitUntil(jobs.idle)
    assert not gc.isenabled()
    assert "writer" not in gone
    jobs._garbage.tick()
    gc.collect()
    assert gone == ["MainThread"] * 3
    jobs.close()
    assert gc.isenabled()
