"""Which registers are offered to whom. No Qt."""

from __future__ import annotations

from governance.registers.table import RegisterTable
from sr_board import i18n
from sr_board.cases.registers.building import CASE_REGISTERS, by_day
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

    def years(self) -> list[tuple[object, Text]]:
        """This year, the nine before it, and all, for a field."""
        last = self._work.clock.today().year
        shown = [
            (str(n), lambda n=n: i18n.current().digits(str(n))) for n in range(last, last - 10, -1)
        ]
        return [*shown, ("", lambda: say("All years"))]

    @staticmethod
    def by_year(key: str) -> bool:
        """Whether a register is asked for by years."""
        return CASE_REGISTERS[key].of_year is not None

    def table(
        self, key: str, newest_first: bool, tr: Translator | None = None, *, year: str = ""
    ) -> RegisterTable:
        """One register, sorted by its days. `year`: empty for all."""
        register, words = CASE_REGISTERS[key], tr or i18n.current()
        if register.of_year is not None:
            made = register.of_year(self._work.cases, words, int(year) if year else None)
        else:
            made = register.build(self._work.cases, words)
        return by_day(made, newest_first=newest_first)
