"""What the pages of constitutions are handed: the rulebook, the clock, who is signed in.

The program's composition has these attributes; tests hand in the same. Holds no behaviour.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from governance.constitution.office import Rulebook
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

__all__ = ["ConstitutionWork"]


class ConstitutionWork(Protocol):
    """The attributes that pages and papers of constitutions use."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def rulebook(self) -> Rulebook:
        """Queries and services of constitutions."""
        ...
