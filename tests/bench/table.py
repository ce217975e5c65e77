"""One table of figures: what was measured, the figure, the aim, and whether it was met."""

from __future__ import annotations

import os
import platform
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

__all__ = ["Figure", "Watch", "machine", "median_ms", "show", "watch"]


@dataclass(frozen=True)
class Figure:
    """One line. `met` is None where there is no aim."""

    what: str
    figure: str
    aim: str = ""
    met: bool | None = None


class Watch:
    """Seconds since the block began; stands still after its end."""

    seconds: float = 0.0


@contextmanager
def watch() -> Iterator[Watch]:
    """Time a block."""
    taken = Watch()
    began = time.perf_counter()
    try:
        yield taken
    finally:
        taken.seconds = time.perf_counter() - began


def median_ms(act: Callable[[], object], times: int) -> tuple[float, float]:
    """Median and worst of some runs, in milliseconds."""
    taken = []
    for _ in range(times):
        with watch() as clock:
            act()
        taken.append(clock.seconds * 1000)
    return statistics.median(taken), max(taken)


def machine() -> str:
    """The machine as it is, load of other programs included."""
    model = platform.processor() or platform.machine()
    info = Path("/proc/cpuinfo")
    if info.exists():
        names = [line for line in info.read_text().splitlines() if line.startswith("model name")]
        model = names[0].split(":", 1)[1].strip() if names else model
    load = (
        ", ".join(f"{value:.1f}" for value in os.getloadavg()) if hasattr(os, "getloadavg") else "?"
    )
    memory = psutil.virtual_memory().total / 2**30
    return (
        f"{model}, {os.cpu_count()} processors, {memory:.0f} GB memory, {platform.system()} "
        f"{platform.release()}, Python {platform.python_version()}; load at the start {load}"
    )


def show(title: str, figures: Sequence[Figure]) -> bool:
    """Print the table; True when every aim was met."""
    print(f"\n{title}")
    wide = max(len(f.what) for f in figures)
    for f in figures:
        mark = {True: "met", False: "NOT MET", None: ""}[f.met]
        aim = f"  aim {f.aim}" if f.aim else ""
        print(f"  {f.what:{wide}}  {f.figure}{aim}  {mark}".rstrip(), flush=True)
    return all(f.met is not False for f in figures)
