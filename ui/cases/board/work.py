"""What the pages of the board are handed by the program."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

from ui.settings.work import CopyWork

if TYPE_CHECKING:
    from sr_board.base.clock import Clock
    from sr_board.cases.desk import CasesDesk

__all__ = ["BoardWork"]


class BoardWork(CopyWork, Protocol):
    """The attributes that these pages use."""

    @property
    def clock(self) -> Clock:
        """Today."""
        ...

    @property
    def cases(self) -> CasesDesk:
        """The board and its files."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...
