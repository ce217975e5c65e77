"""What an area reminds people of while another page is shown: a calm line, no sound, no dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ui.live import Text

__all__ = ["Ask", "Reminded", "Reminder"]


@dataclass(frozen=True)
class Reminder:
    """What somebody is reminded of. `key`: the same thing, reminded of again. `kind`: of the
    notice. `go`, `place`: where its button leads."""

    key: str
    kind: str
    fact: Text
    line: Text
    button: Text
    go: str
    place: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True)
class Reminded:
    """What is new since the area was asked last, the keys of all that still stands, and the kinds
    of data that changed by themselves as time passed."""

    new: tuple[Reminder, ...] = ()
    standing: frozenset[str] = frozenset()
    changed: frozenset[str] = frozenset()


Ask = Callable[[], Reminded]
"""Asked once a minute, off the screen."""
