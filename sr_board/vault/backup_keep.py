"""Which backups to keep: 7 daily, 4 weekly, 12 monthly, and never lose the newest verified one.

Pure rule. Newer means a higher generation, not a later date: the clock of a laptop goes wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date

__all__ = ["DAILY", "MONTHLY", "WEEKLY", "KeptBackup", "to_delete"]

DAILY = 7
WEEKLY = 4
MONTHLY = 12


@dataclass(frozen=True)
class KeptBackup:
    """One backup file as the rule sees it. `day`: the local day it was made."""

    name: str
    generation: int
    day: date
    verified: bool


def to_delete(backups: Iterable[KeptBackup]) -> frozenset[str]:
    """Names of the backups that may go.

    Going from the newest generation to the oldest, the first backup of each new day is kept until
    there are 7 days, of each new week until 4, of each new month until 12. Backups that did not
    verify fill no place; they go as soon as a verified one of a generation as high exists.
    """
    ordered = sorted(backups, key=lambda b: (b.generation, b.day, b.name), reverse=True)
    sound = [backup for backup in ordered if backup.verified]
    kept = {backup.name for backup in sound[:1]}
    kept |= _first_of(sound, lambda day: day.toordinal(), DAILY)
    kept |= _first_of(sound, lambda day: day.isocalendar()[:2], WEEKLY)
    kept |= _first_of(sound, lambda day: (day.year, day.month), MONTHLY)
    newest = sound[0].generation if sound else -1
    kept |= {b.name for b in ordered if not b.verified and b.generation > newest}
    return frozenset(backup.name for backup in ordered) - kept


def _first_of(
    ordered: Iterable[KeptBackup], period: Callable[[date], object], most: int
) -> set[str]:
    """The first backup of each of the first `most` periods met."""
    met: set[object] = set()
    kept: set[str] = set()
    for backup in ordered:
        mark = period(backup.day)
        if mark not in met and len(met) < most:
            met.add(mark)
            kept.add(backup.name)
    return kept
