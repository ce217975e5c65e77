"""Everything about case files for the person who opened the vault: one door for skins."""

from __future__ import annotations

from sr_board.cases.desk_board import BoardDesk
from sr_board.cases.room import CasesRoom

__all__ = ["CasesDesk"]


class CasesDesk(BoardDesk):
    """Services and queries of the board and its files, each made when it is first asked for."""

    def __init__(self, room: CasesRoom) -> None:
        super().__init__(room)
