"""The field that finds a person: type part of her name, choose her tile."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QTimer

from sr_board.people.rows import PersonRow
from ui.fields import Field, LineBox
from ui.live import Text, say, speak
from ui.members.words import tile_of
from ui.tiles import TileBoard, TileChoice

__all__ = ["PersonField"]

_WAIT_MS = 150
_SHOWN = 6

Find = Callable[[str, Callable[[Sequence[PersonRow]], None]], object]
"""find(text, deliver): looks for persons off the screen and delivers them here."""


class PersonField(Field):
    """`value()` is the id of the person, None until one is chosen.

    Enter in the box chooses the only match, or goes to the tiles.
    """

    def __init__(self, label: Text, find: Find, *, key: str = "", help: Text | None = None) -> None:
        self.line = LineBox()
        self.line.set_icon("search")
        self._find = find
        self._own_help = help
        self._chosen: PersonRow | None = None
        self._found: dict[str, PersonRow] = {}
        super().__init__(label, self.line, key=key, help=help)
        self.board = TileBoard(columns=0, small=True)
        self.board.chosen.connect(self._choose)
        self.board.hide()
        self.column.addWidget(self.board)
        self._wait = QTimer(self, singleShot=True, interval=_WAIT_MS)
        self._wait.timeout.connect(self.look)
        self.line.textEdited.connect(self._typed)

    def value(self) -> str | None:
        return self._chosen.person_id if self._chosen else None

    def set_value(self, value: object) -> None:
        """None (or "") empties the field; a person shows her."""
        self._chosen = value if isinstance(value, PersonRow) else None
        self.line.setText(self._chosen.name if self._chosen else "")
        self.board.set_choices([])
        self.board.hide()
        self.set_help(self._own_help)

    def _typed(self) -> None:
        self._chosen = None
        self._wait.start()

    def look(self) -> None:
        """Ask for persons that match what is typed."""
        text = self.line.text()
        if not text.strip():
            self.board.hide()
            return
        self._find(text, lambda rows: self._show(text, rows))

    def _show(self, text: str, rows: Sequence[PersonRow]) -> None:
        if text != self.line.text():  # she typed on
            return
        self._found = {row.person_id: row for row in rows[:_SHOWN]}
        self.board.set_choices(
            [TileChoice(ref, row.name, tile_of(row)) for ref, row in self._found.items()]
        )
        self.board.setVisible(bool(self._found))
        self.set_help(None if self._found else (lambda: say("Nobody is found.")))

    def _choose(self, ref: str) -> None:
        self.set_value(self._found[ref])
        self.set_error(None)
        self.changed.emit()
        super().go_on()

    def go_on(self) -> None:
        tiles = list(self.board.tiles.values()) if self.board.isVisible() else []
        if self._chosen is None and len(tiles) == 1:
            self.board.choose(tiles[0].choice.key)
        elif self._chosen is None and tiles:
            tiles[0].setFocus()
        else:
            super().go_on()

    def retranslate(self) -> None:
        self.line.setPlaceholderText(speak(lambda: say("Find a name")))
        super().retranslate()
