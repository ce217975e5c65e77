"""What the pages of the sheet are handed: the composition has these attributes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from finance.desk import MoneyDesk
    from sr_board.access.accounts import AccountQueries
    from sr_board.access.check import SignedIn
    from sr_board.access.copies import CopiesService
    from sr_board.base.clock import Clock
    from sr_board.people.holders import Holders
    from sr_board.vault.vault import OpenVault

__all__ = ["SheetWork"]


class SheetWork(Protocol):
    """Attributes used by the sheet."""

    @property
    def who(self) -> SignedIn:
        """The signed-in person."""
        ...

    @property
    def clock(self) -> Clock:
        """The time."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...

    @property
    def vault(self) -> OpenVault:
        """The open vault, for the second person's passphrase."""
        ...

    @property
    def vault_read_only(self) -> bool:
        """True when nothing can be written."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault, for the head of papers."""
        ...

    @property
    def holders(self) -> Holders:
        """Names of users."""
        ...

    @property
    def accounts(self) -> AccountQueries:
        """Users and whether they are closed."""
        ...

    @property
    def copies(self) -> CopiesService:
        """Copies that leave the vault."""
        ...
