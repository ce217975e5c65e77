"""A database without the room that deleted rows took: what was destroyed leaves no trace of its
size, and the file gets smaller. The rows themselves are overwritten when they are deleted."""

from __future__ import annotations

from sr_board.vault.faults import VaultReadOnly, translated
from sr_board.vault.opened import OpenVault

__all__ = ["compact"]


def compact(vault: OpenVault, compartment: str) -> None:
    """Rewrite a database in place, in one transaction of its own; nobody may be writing.

    SQLite builds the new pages in memory (`temp_store`) under the same key; no file is made beside
    the journal. Raises VaultReadOnly, CompartmentClosed, DatabaseBusy, DiskFull.
    """
    if vault.read_only:
        raise VaultReadOnly()
    connection = vault.connect(compartment)
    try:
        with translated(compartment=compartment):
            # It attaches the new pages to itself, which the connections of the program never may.
            connection.set_authorizer(None)
            connection.execute("VACUUM")
    finally:
        connection.close()
