"""What the pages of savings are handed by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ui.settings.work import CopyWork

if TYPE_CHECKING:
    from finance.desk import MoneyDesk
    from sr_board.base.clock import Clock

__all__ = ["SavingsWork"]


class SavingsWork(CopyWork, Protocol):
    """The attributes that these pages use, and those by which a second person proves herself."""

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...
