"""What the pages of Settings need of an open workplace."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, Protocol

from finance.desk import MoneyDesk
from governance.queries import MeetingQueries
from sr_board.access.accounts import AccountQueries
from sr_board.access.book_shares import BookShares
from sr_board.access.books import BooksService
from sr_board.access.check import SignedIn
from sr_board.access.copies import CopiesService
from sr_board.access.users import UsersService
from sr_board.audit.queries import AuditQueries
from sr_board.audit.safekeeping import SafeKeeping
from sr_board.base.clock import Clock
from sr_board.cases.drafts import DraftsApart
from sr_board.people.holders import Holders
from sr_board.people.queries import PeopleQueries
from sr_board.vault.opened import OpenVault
from sr_board.vault.shares import PaperShare
from sr_board.vault.users import SecondSigner

__all__ = ["CopyWork", "LookedInto", "SettingsWork"]


class CopyWork(Protocol):
    """The workplace of a backup that is looked into."""

    who: SignedIn
    vault: OpenVault

    @property
    def people(self) -> PeopleQueries:
        """Its register."""
        ...

    @property
    def meetings(self) -> MeetingQueries:
        """Its meetings."""
        ...

    @property
    def audit(self) -> AuditQueries:
        """Its audit trail."""
        ...

    @property
    def holders(self) -> Holders:
        """Names of its users."""
        ...


class LookedInto(Protocol):
    """A backup opened beside the vault."""

    @property
    def work(self) -> CopyWork:
        """Its workplace."""
        ...

    def close(self) -> None:
        """Close and remove the copy."""
        ...


class SettingsWork(CopyWork, Protocol):
    """The workplace itself."""

    clock: Clock

    @property
    def accounts(self) -> AccountQueries:
        """Who can open the vault."""
        ...

    @property
    def users(self) -> UsersService:
        """Users and their offices."""
        ...

    @property
    def book_shares(self) -> BookShares:
        """Paper shares of the book."""
        ...

    @property
    def drafts(self) -> DraftsApart:
        """Her unsaved typing."""
        ...

    @property
    def copies(self) -> CopiesService:
        """Copies that leave the vault."""
        ...

    @property
    def vault_read_only(self) -> bool:
        """True when nothing can be written."""
        ...

    @property
    def vault_tile(self) -> tuple[str, str]:
        """Symbol and hue of the vault."""
        ...

    @property
    def books_limits(self) -> BooksService:
        """Whose books of money each user may open."""
        ...

    @property
    def money(self) -> MoneyDesk:
        """The books."""
        ...

    @property
    def keeping(self) -> SafeKeeping:
        """Backups and checks."""
        ...

    def look_into(
        self, backup: Path, passphrase: str, progress: Callable[[int], None] | None = None
    ) -> LookedInto:
        """Open a backup beside the vault, to read only."""
        ...

    def put_in_place(self, copy: Any, second: SecondSigner) -> object:
        """Close the vault and put the copy in its place."""
        ...

    def recover_cases(self, shares: tuple[PaperShare, ...]) -> int:
        """Let her into the case files by their paper shares; into how many."""
        ...
