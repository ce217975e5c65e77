"""A guard against hanging. What is quick, and how quick, is measured in tests/bench."""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def never_hangs(seconds: float = 20) -> Iterator[None]:
    """The block may use so many seconds of the processor itself: whatever else the machine does
    meanwhile does not count, and a loop that grows with the square of its rows does not pass."""
    before = time.process_time()
    yield
    assert time.process_time() - before < seconds
