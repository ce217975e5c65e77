"""Numbers on the screen: each as it stands now, and as it would be printed. Nothing to copy."""

from __future__ import annotations

from collections.abc import Iterable

from PySide6.QtWidgets import QGridLayout, QWidget

from sr_board import i18n
from sr_board.cases.rules.returns import Return
from sr_board.cases.rules.suppression import HIDDEN
from sr_board.cases.rules.year_tables import NUMBER, YearTable
from sr_board.cases.words.figures import TABLE_WORDS, column_words, row_words, shown_words
from sr_board.cases.words.law import COLUMN_WORDS
from ui.cards import Card
from ui.labels import Label, second
from ui.live import Text, say

__all__ = ["ReturnNumbers", "cell_words", "show_table"]


def cell_words(shown: int | str) -> str:
    """A printed cell: a number, <5, or hidden."""
    if isinstance(shown, int):
        return i18n.current().integer(shown)
    return say("hidden") if shown == HIDDEN else i18n.current().digits(shown)


class _NowAndPrinted(QWidget):
    """Lines of words with the number of now and the printed one."""

    def __init__(self, lines: Iterable[tuple[Text, int, int | str]]) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(28)
        grid.setColumnStretch(3, 1)
        grid.addWidget(second(lambda: say("Now")), 0, 1)
        grid.addWidget(second(lambda: say("Printed")), 0, 2)
        for row, (words, true, shown) in enumerate(lines, 1):
            grid.addWidget(Label(words, "body"), row, 0)
            grid.addWidget(Label(i18n.current().integer(true), "body", right=True), row, 1)
            grid.addWidget(Label(lambda s=shown: cell_words(s), "body", right=True), row, 2)


class ReturnNumbers(_NowAndPrinted):
    """Each column of the return."""

    def __init__(self, found: Return) -> None:
        super().__init__(
            (lambda n=name: say(COLUMN_WORDS[n]), found.true[name], shown)
            for name, shown in found.shown.items()
        )


class _Crossed(QWidget):
    """A table with several columns; where the printed cell differs it stands behind the number."""

    def __init__(self, table: YearTable) -> None:
        super().__init__()
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(20)
        columns = list(dict.fromkeys(cell.column for cell in table.cells))
        rows = list(dict.fromkeys(cell.row for cell in table.cells))
        grid.setColumnStretch(0, 1)
        for at, column in enumerate(columns, 1):
            head = Label(
                lambda c=column: column_words(c, i18n.current()), "second", "soft", wrap=True
            )
            grid.addWidget(head, 0, at)
        for at, row in enumerate(rows, 1):
            words = Label(lambda r=row: row_words(table.key, r, i18n.current()), "body")
            grid.addWidget(words, at, 0)
        for cell in table.cells:
            true = i18n.current().integer(cell.true)
            text = true if cell.shown == cell.true else f"{true} · {cell_words(cell.shown)}"
            line, place = rows.index(cell.row) + 1, columns.index(cell.column) + 1
            grid.addWidget(Label(text, "body"), line, place)


def show_table(table: YearTable) -> Card:
    """A table of a year in a card of its own."""
    card = Card(lambda: say(TABLE_WORDS[table.key][0]))
    if not table.cells:
        card.add(second(lambda: say("Nothing to count.")))
        return card
    if table.withheld:
        card.add(second(lambda: say("Withheld in print: a small number would show."), wrap=True))
    if any(cell.column != NUMBER for cell in table.cells):
        card.add(_Crossed(table))
        if any(cell.shown != cell.true for cell in table.cells):
            card.add(second(lambda: say("After the dot: as it would be printed."), wrap=True))
        return card
    card.add(
        _NowAndPrinted(
            (lambda r=cell.row: row_words(table.key, r, i18n.current()), cell.true, cell.shown)
            for cell in table.cells
        )
    )
    for row, text in table.shares:
        card.add(
            second(
                lambda r=row, t=text: say(
                    "{what}: {share}",
                    what=row_words(table.key, r, i18n.current()),
                    share=shown_words(t, i18n.current()),
                )
            )
        )
    return card
