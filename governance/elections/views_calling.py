"""What the form of a call shows of the rules and of other elections."""

from __future__ import annotations

from dataclasses import dataclass

from governance.elections.frozen import kept_for
from governance.rules.parameters import RuleSet

__all__ = ["CallingFacts"]


@dataclass(frozen=True)
class CallingFacts:
    """`rules`: those in force today.

    `centres`: (id, title, group) of elections above, whose roll is still open, to which delegates
    can be sent. `annulled`: (id, title) of elections that this one can replace.
    """

    rules: RuleSet
    centres: tuple[tuple[str, str, str], ...]
    annulled: tuple[tuple[str, str], ...]

    def keeps(self, seats: int, method: str) -> bool:
        """Whether seats of such a post are kept. `method` "": as the rules say."""
        return bool(kept_for(self.rules, seats, method))
