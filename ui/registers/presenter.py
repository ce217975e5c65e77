"""What the pages of registers and figures show. No Qt; runs off the screen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from governance.registers.build import REGISTERS
from governance.registers.table import RegisterTable, RegisterWanted
from governance.statistics.queries import Figures, FiguresWanted
from sr_board import i18n
from sr_board.people.rows import GroupRow
from ui.live import Text, say
from ui.meetings.times import here_now
from ui.registers.periods import days_of
from ui.registers.work import RegistersWork

__all__ = ["Asked", "FiguresPresenter", "RegistersPresenter", "paper_id", "wanted_of"]


@dataclass(frozen=True)
class Asked:
    """What the person chose: register, group (None: all) and period."""

    register: str = "decisions"
    group_id: str | None = None
    period: str = "year"


def paper_id(asked: Asked) -> str:
    """The choice as the id of a paper: "register.group.period"."""
    return ".".join((asked.register, asked.group_id or "", asked.period))


def asked_of(ref: str) -> Asked:
    """The choice in the id of a paper."""
    register, group, period = ref.split(".")
    return Asked(register, group or None, period)


def wanted_of(asked: Asked, today: date) -> RegisterWanted:
    """The choice as a query needs it."""
    return RegisterWanted(asked.group_id, *days_of(asked.period, today))


class RegistersPresenter:
    """One register as a table."""

    def __init__(self, work: RegistersWork) -> None:
        self._work = work

    def choices(self) -> list[tuple[str, Text]]:
        """Registers she may see, with their names."""
        return [
            (each.key, lambda w=each.word: say(w))
            for each in REGISTERS.values()
            if self._work.who.may(each.right)
        ]

    def groups(self) -> Sequence[GroupRow]:
        """All groups."""
        return self._work.people.groups()

    def today(self) -> date:
        """The day here."""
        return here_now(self._work.clock).date()

    @staticmethod
    def of_one_group(register: str) -> bool:
        """Whether a register needs a group to be chosen."""
        return REGISTERS[register].one_group

    def table(self, asked: Asked) -> RegisterTable:
        """The register in the language of the screen."""
        build = REGISTERS[asked.register].build
        return build(self._work, wanted_of(asked, self.today()), i18n.current())


class FiguresPresenter:
    """The figures of a period."""

    def __init__(self, work: RegistersWork) -> None:
        self._work = work

    def groups(self) -> Sequence[GroupRow]:
        """All groups."""
        return self._work.people.groups()

    def load(self, group_id: str | None, period: str) -> Figures:
        """The figures, from the first day there is when the period has no beginning."""
        today = here_now(self._work.clock).date()
        since, until = days_of(period, today)
        wanted = FiguresWanted(since or date(1950, 1, 1), until or today, group_id)
        return self._work.statistics.figures(wanted)
