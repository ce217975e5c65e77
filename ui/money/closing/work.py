"""What the pages of closing, audit, export and grading are handed by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from finance.desk import MoneyDesk
    from sr_board.access.check import SignedIn
    from sr_board.base.clock import Clock

__all__ = ["ReportsWork"]


class ReportsWork(Protocol):
    """The attributes that these pages use."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...
