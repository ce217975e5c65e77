"""A guard against hanging. What is quick, and how quick, is measured in tests/bench."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass


@dataclass
class Spent:
    """Seconds of the processor that a block used; whatever else the machine did does not count."""

    seconds: float = 0.0


@contextmanager
def processor_time() -> Iterator[Spent]:
    """Counts what the block uses. A test demands a few times of that at most: a loop that grows
    with the square of its rows does not pass, a busy machine does."""
    spent, before = Spent(), time.process_time()
    yield spent
    spent.seconds = time.process_time() - before
