"""What a person must be told about a vault that opened all the same.

A caution is no error: the vault is open, often to read only. Words stand in
`sr_board.wording.vault` under its key.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Caution", "OlderCopy"]


@dataclass(frozen=True)
class Caution:
    """`key` and `params` for the words; `read_only`: the vault must not be written because of it.

    Keys: "opened-read-only-folder", "opened-newer", "header-copy-used".
    """

    key: str
    params: Mapping[str, object] = field(default_factory=dict)
    read_only: bool = True


@dataclass(frozen=True)
class OlderCopy(Caution):
    """This machine has seen a later state than the one in the folder, or another twin of it.

    Keys: "older-vault" (`generations` changes of users or files are missing), "older-database"
    (`compartment`, `missing` events, `have`, `seen`), "vault-twin" (the same number, another
    content).
    """
