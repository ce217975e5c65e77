"""Who spoke to a point, how often: those who did not yet are named, so that they are asked."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from governance.views_checks import TurnsRow
from sr_board import i18n
from ui.buttons import Button, Kind
from ui.labels import second
from ui.live import say
from ui.meetings.seat_choice import person_named
from ui.tiles import TileBoard, TileChoice

__all__ = ["SpeakersBox"]

_QUIET_MOST = 6
"""So many quiet members are named; of more it is told how many."""


class SpeakersBox(QWidget):
    """`wanted` asks for the turns, `spoke` (person, 1 or -1) asks the page to write one."""

    wanted = Signal()
    spoke = Signal(str, int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: tuple[TurnsRow, ...] = ()
        self.symbols: Mapping[str, str] = {}
        self._last = ""
        self.quiet = second("", wrap=True)
        self.board = TileBoard(columns=0, numbers=False, small=True)
        self.board.chosen.connect(self._spoke)
        self.back = Button(
            lambda: say("Take the last one back"),
            Kind.QUIET,
            icon="arrow-back-up",
            on=self._take_back,
        )
        self.away = Button(lambda: say("Put away"), Kind.QUIET, icon="x", on=self.fold)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(
            second(lambda: say("Press whoever speaks. Ask those who have not."), wrap=True)
        )
        column.addWidget(self.board)
        column.addWidget(self.quiet)
        row = QHBoxLayout()
        row.addWidget(self.back)
        row.addWidget(self.away)
        row.addStretch(1)
        column.addLayout(row)
        self.hide()

    def open(self) -> None:
        """Show it and ask for the turns."""
        self.show()
        self.wanted.emit()

    def fold(self) -> None:
        """Put it away; what was counted stays."""
        self._last = ""
        self.hide()

    def show_turns(self, rows: Sequence[TurnsRow]) -> None:
        """One tile for each member in the room, by number, with how often she spoke."""
        self.rows = tuple(
            sorted(rows, key=lambda r: (r.person.number is None, r.person.number or 0))
        )
        tr = i18n.current()
        self.board.set_choices(
            [
                TileChoice(
                    row.person.id,
                    f"{person_named(row.person)}  ·  {tr.integer(row.turns)}"
                    if row.turns
                    else person_named(row.person),
                    self.symbols.get(row.person.id, ""),
                )
                for row in self.rows
            ]
        )
        quiet = [row.person.name for row in self.rows if not row.turns]
        spoken = len(rows) - len(quiet)
        few = 0 < len(quiet) <= _QUIET_MOST and spoken
        self.quiet.tell(
            (lambda: say("Not heard yet: {names}", names=tr.join(quiet)))
            if few
            else (lambda: say("{n} of {all} have spoken.", n=spoken, all=len(rows)))
        )
        self.back.setVisible(bool(self._last))

    def _spoke(self, person: str) -> None:
        self._last = person
        self.spoke.emit(person, 1)

    def _take_back(self) -> None:
        person, self._last = self._last, ""
        self.spoke.emit(person, -1)
