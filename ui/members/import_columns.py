"""What each column of a spreadsheet is taken to mean, and how to change that."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QScrollArea, QVBoxLayout, QWidget

from sr_board.base.errors import SRBoardError
from sr_board.people.exchange.headings import TAKEN, Meaning
from sr_board.people.exchange.proposal import Note, Proposal, ProposedColumn
from ui.cards import Card, Hairline
from ui.fields_choice import ChoiceField
from ui.labels import Label, second, strong
from ui.live import Text, say
from ui.members.words import meaning_word
from ui.state import State, StateMark
from ui.wording import words_for

__all__ = ["ColumnsPanel"]

_OFFERED = (
    Meaning.NAME,
    Meaning.NUMBER,
    Meaning.JOINED,
    Meaning.GROUP,
    Meaning.CLASS,
    Meaning.STATUS,
    Meaning.LEFT,
    Meaning.REASON,
    Meaning.PHONE,
    Meaning.LEGAL_NAME,
    Meaning.AGE,
    Meaning.BIRTH,
    Meaning.UNKNOWN,
)
_SURE = 80
"""Percent from which a meaning is shown as understood, not as a guess."""


class ColumnsPanel(QScrollArea):
    """One line for each column. `changed` fires with (column, meaning)."""

    changed = Signal(int, object)

    def __init__(self) -> None:
        super().__init__()
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.choices: dict[int, ChoiceField] = {}
        holder = QWidget()
        holder.setObjectName("scrolled")
        self._column = QVBoxLayout(holder)
        self._column.setContentsMargins(0, 0, 8, 4)
        self.setWidget(holder)
        self._card: Card | None = None

    def show_columns(self, proposal: Proposal) -> None:
        """Show the columns of a proposal; the chooser with the keyboard keeps it."""
        here = next((i for i, f in self.choices.items() if f.box.hasFocus()), None)
        if self._card is not None:
            self._card.hide()
            self._card.deleteLater()
            self._column.takeAt(0)
            self._column.takeAt(0)
        self._card = Card()
        self.choices = {}
        grid = QGridLayout()
        grid.setHorizontalSpacing(20)
        grid.setVerticalSpacing(8)
        for column, stretch in enumerate((3, 4, 4, 5)):
            grid.setColumnStretch(column, stretch)
        heads = (
            lambda: say("Heading in the file"),
            lambda: say("Stands there"),
            lambda: say("We take it as"),
            lambda: say("What happens"),
        )
        for place, words in enumerate(heads):
            grid.addWidget(Label(words, "head", "soft"), 0, place)
        for number, proposed in enumerate(proposal.columns, start=1):
            self._add(grid, 2 * number - 1, proposed)
        self._card.add(grid)
        self._column.addWidget(self._card)
        self._column.addStretch(1)
        if here in self.choices:
            self.choices[here].box.setFocus()

    def _add(self, grid: QGridLayout, row: int, column: ProposedColumn) -> None:
        index = column.index
        grid.addWidget(Hairline(), row, 0, 1, 4)
        heading: Text = column.heading or (
            lambda: say("column {number}, without a heading", number=index + 1)
        )
        grid.addWidget(strong(heading, wrap=True), row + 1, 0)
        samples = ", ".join(column.samples) or "–"
        grid.addWidget(Label(samples, "body", "soft", wrap=True), row + 1, 1)
        grid.addWidget(self._chooser(column), row + 1, 2)
        mark = QVBoxLayout()
        mark.setSpacing(2)
        state, words = _understood(column)
        mark.addWidget(StateMark(state, words))
        if column.note is not None:
            note = column.note
            mark.addWidget(second(lambda: _words(note), wrap=True))
        grid.addLayout(mark, row + 1, 3)

    def _chooser(self, column: ProposedColumn) -> ChoiceField:
        offered = list(_OFFERED)
        if column.meaning not in offered:
            offered.append(column.meaning)
        choice = ChoiceField("", [(m, partial(meaning_word, m)) for m in offered])
        choice.set_value(column.meaning)
        choice.box.setAccessibleName(
            say("Meaning of column {heading}", heading=column.heading or column.index + 1)
        )
        index = column.index
        choice.changed.connect(lambda: self.changed.emit(index, choice.value()))
        self.choices[index] = choice
        return choice


def _understood(column: ProposedColumn) -> tuple[State, Text]:
    if column.meaning in TAKEN:
        if column.confidence < _SURE:
            return State.DUE, lambda: say("a guess: please check")
        return State.OK, lambda: say("taken over")
    if column.meaning in (Meaning.AGE, Meaning.BIRTH):
        return State.AWAY, lambda: say("only looked at: members are 18 or older")
    return State.AWAY, lambda: say("not taken over")


def _words(note: Note) -> str:
    return words_for(SRBoardError(note.code, **note.params))[0]
