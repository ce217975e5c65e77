"""Which registers are offered to whom. No Qt."""

from __future__ import annotations

from governance.registers.table import RegisterTable
from sr_board import i18n
from sr_board.cases.registers import CASE_REGISTERS, by_day
from sr_board.i18n import Translator
from ui.cases.board.work import BoardWork
from ui.live import Text, say

__all__ = ["CaseRegistersPresenter"]


class CaseRegistersPresenter:
    """Reads registers."""

    def __init__(self, work: BoardWork) -> None:
        self._work = work

    def choices(self) -> list[tuple[object, Text]]:
        """Registers that she may read, for a field."""
        station = self._work.cases.board.station()
        officer = station.chair or station.secretary
        return [
            (key, lambda w=one.word: say(w))
            for key, one in CASE_REGISTERS.items()
            if officer or not one.officers
        ]

    def table(self, key: str, newest_first: bool, tr: Translator | None = None) -> RegisterTable:
        """One register, sorted by its days."""
        made = CASE_REGISTERS[key].build(self._work.cases, tr or i18n.current())
        return by_day(made, newest_first=newest_first)
