"""The head of a paper: the group's name beside the vault's tile."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from sr_board.papers import Letterhead

__all__ = ["head_of"]


class _HasTile(Protocol):
    @property
    def vault_tile(self) -> tuple[str, str]: ...


def head_of(work: _HasTile, name: str) -> Letterhead:
    """The letterhead of a group. Imports the maker of pages, so call it off the screen."""
    from sr_board.papers import Letterhead, Tile

    return Letterhead(name, Tile(*work.vault_tile))
