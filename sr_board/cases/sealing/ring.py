"""Keys and summaries that were already opened, in memory until the vault is locked."""

from __future__ import annotations

import threading
from dataclasses import dataclass, field

from sr_board.cases.rules.laptop_clock import SeenClock
from sr_board.cases.summary import CaseSummary

__all__ = ["Known", "Ring"]


@dataclass(frozen=True)
class Known:
    """What is known of one case: generation of its key, revision of its summary, the summary."""

    generation: int
    rev: int
    summary: CaseSummary


@dataclass
class Ring:
    """Opened keys by (envelope, generation), summaries by envelope. `fresh`: learnt since the
    cache in the vault was last written. `clock`: what the acts up to `clock_n` tell of the
    laptop's clock. `listed`: her cases as they were after act `listed_n`; every change of a case or
    of who may open it is an act, so that they stand while no other was written."""

    keys: dict[tuple[str, int], bytes] = field(default_factory=dict, repr=False)
    known: dict[str, Known] = field(default_factory=dict, repr=False)
    loaded: bool = False
    fresh: int = 0
    clock: SeenClock = field(default_factory=SeenClock)
    clock_n: int = 0
    listed: tuple[CaseSummary, ...] = field(default=(), repr=False)
    listed_n: int = -1
    lock: threading.RLock = field(default_factory=threading.RLock, repr=False)

    def forget(self, envelope_id: str) -> None:
        """Drop what is known under an envelope."""
        with self.lock:
            self.known.pop(envelope_id, None)
            self.listed_n = -1
            for held in [held for held in self.keys if held[0] == envelope_id]:
                del self.keys[held]
