"""The invented collective to practise with: for the demo, and for the first run of the desktop.

Everything is made through the public services, as a person would make it.
"""

from __future__ import annotations

from pathlib import Path
from typing import Protocol

from sr_board.base.clock import Clock, SystemClock
from sr_board.composition import Workplace
from sr_board.sample.beginning import STEPS, Beginning
from sr_board.sample.board import CHAIR, PEER
from sr_board.sample.collective import Sample, load_sample
from sr_board.vault.keys import KdfParameters

__all__ = ["STEPS", "Beginning", "Sample", "load_sample", "practise"]


class Steps(Protocol):
    """Hears how far the making is; may raise to stop it."""

    def step(self, done: int, total: int) -> None: ...


def practise(
    place: Path,
    language: str,
    progress: Steps,
    *,
    clock: Clock | None = None,
    state_dir: Path | None = None,
) -> Workplace:
    """Make the sample collective in a vault at `place` and return it open for its secretary.

    The locks have the lightest strength that is allowed. Raises VaultExists, DiskFull and the
    like; then nothing stands at `place`.
    """
    import shutil

    clock = clock or SystemClock()
    making = Beginning(load_sample(language), clock)
    progress.step(0, STEPS)
    workplace = making.found(place, KdfParameters.floor(), state_dir)
    try:
        for done, step in enumerate(making.steps(), 1):
            progress.step(done, STEPS)
            step(workplace)
        later = ((2, making.keep_books), (CHAIR, making.seat_board), (PEER, making.work_at_night))
        for done, (user, step) in enumerate(later, STEPS - len(later)):
            progress.step(done, STEPS)
            workplace.close()
            workplace = making.open_for(user, place, state_dir)
            step(workplace)
        workplace.close()
        workplace = making.open_for(0, place, state_dir)
    except BaseException:
        workplace.close()
        shutil.rmtree(place, ignore_errors=True)
        raise
    progress.step(STEPS, STEPS)
    return workplace
