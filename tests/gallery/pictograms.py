"""Pictures of rules and symbols of ballots, all on one sheet."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from governance import pictograms as g
from governance.rules.symbols import BALLOT_SYMBOLS
from sr_board.base.picture import Picture
from ui.icons import symbol_word
from ui.labels import second
from ui.pictograms import PictureView
from ui.tiles import SymbolTile

__all__ = ["pictogram_sheet", "symbol_sheet"]

_PICTURES: dict[str, Callable[[], Picture]] = {
    "2/3": lambda: g.people(2, 3),
    "> 1/2": lambda: g.people(1, 2, more=True),
    "9/10": lambda: g.people(9, 10),
    "hands 3/4": lambda: g.hands(3, 4),
    "30": lambda: g.calendar("30"),
    "week": lambda: g.rhythm(1, "week"),
    "month": lambda: g.rhythm(1, "month"),
    "quarter": lambda: g.rhythm(3, "month"),
    "year": lambda: g.rhythm(1, "year"),
    "21 days": lambda: g.told_before(21),
    "24 h": lambda: g.told_before(0, 24, "24"),
    "told": lambda: g.channels(["message-circle", "file-text", "phone"]),
    "18": lambda: g.of_age("18"),
    "leave": g.free_to_leave,
    "36 months": lambda: g.chair_with_years(36, 2),
    "turns": g.turns,
    "ballot": g.ballot,
    "kept": lambda: g.kept_seats(2),
    "2 of 3": lambda: g.keys_together(2, 3),
    "recall": lambda: g.recall(1, 3),
    "change": lambda: g.rules_change(3, 4),
    "list": g.secret_list,
}


def _grid(cells: list[QWidget], columns: int) -> QWidget:
    sheet = QWidget()
    grid = QGridLayout(sheet)
    for place, cell in enumerate(cells):
        grid.addWidget(cell, place // columns, place % columns)
    return sheet


def _cell(picture: QWidget, word: str) -> QWidget:
    cell = QWidget()
    column = QVBoxLayout(cell)
    column.addWidget(picture)
    column.addWidget(second(word))
    return cell


def pictogram_sheet() -> QWidget:
    """All pictures of rules."""
    return _grid([_cell(PictureView(make(), word), word) for word, make in _PICTURES.items()], 6)


def symbol_sheet() -> QWidget:
    """All symbols of ballots with their words."""
    cells = [_cell(SymbolTile(key, 64), symbol_word(key)) for key in BALLOT_SYMBOLS]
    return _grid(cells, 9)
